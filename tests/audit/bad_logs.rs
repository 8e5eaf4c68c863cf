//! Whatever is wrong with a log is said with its line and its column.

use super::{audit, audit_as, logs};
use flate2::Compression;
use flate2::write::GzEncoder;
use reweight_audit::rows::{Format, Weights};
use std::io::Write;

/// Holds that the usual three columns with these rows are refused so.
#[track_caller]
fn assert_refused(rows: &str, told: &str) {
    let head = "reward,behaviour_probability,target_probability\n1,0.5,0.5\n";
    let error = audit((head.to_owned() + rows).as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), told);
}

/// Holds that these bytes are refused so.
#[track_caller]
fn assert_says(log: &[u8], told: &str) {
    assert_eq!(audit(log).unwrap_err().to_string(), told);
}

#[test]
fn a_cell_that_is_no_number_or_no_probability() {
    for text in ["", "x", "0,5", "1e", "0x1", "1 2", ".", "-", "1.2.3", "1x", "½"]
    {
        let cell = format!("\"{text}\"");
        assert_refused(
            &format!("{cell},1,1\n"),
            &format!("line 3, column `reward`: `{text}` is not a number"),
        );
    }
    for text in ["NaN", "inf", "-inf", "1e400"] {
        assert_refused(
            &format!("{text},1,1\n"),
            &format!("line 3, column `reward`: `{text}` is not finite"),
        );
    }
    for text in ["0", "-0", "0.0", "1e-400", "1.0000001", "-0.5", "NaN", "inf"] {
        assert_refused(
            &format!("0,0.5,1\n0,{text},1\n"),
            &format!(
                "line 4, column `behaviour_probability`: the behaviour's probability is {text}; \
                 it must be above 0 and at most 1"
            ),
        );
    }
    for text in ["-0.1", "1.5", "NaN", "inf", "-inf"] {
        assert_refused(
            &format!("0,0.5,{text}\n"),
            &format!(
                "line 3, column `target_probability`: the target's probability is {text}; \
                 it must be from 0 to 1"
            ),
        );
    }
    let long = "9".repeat(50) + "x";
    let told =
        format!("line 3, column `reward`: `{}…` is not a number", "9".repeat(40));
    assert_refused(&format!("{long},1,1\n"), &told);
}

#[test]
fn a_weight_that_is_none() {
    let refused = |cell: &str, format: &Format| {
        let log = format!("reward,log_weight\n0,1\n0,{cell}\n");
        audit_as(log.as_bytes(), format).unwrap_err().to_string()
    };
    for text in ["NaN", "inf", "+inf", "1e400"] {
        let told = format!(
            "line 3, column `log_weight`: the log weight is {text}; \
             it must be finite, or -inf for a weight of 0"
        );
        assert_eq!(refused(text, &logs()), told);
    }
    let weights = Weights::Plain("log_weight".into());
    let plain = Format { weights, ..Format::default() };
    for text in ["-1", "NaN", "inf", "1e400", "-1e-9"] {
        let told = format!(
            "line 3, column `log_weight`: the weight is {text}; \
             it must be a finite number from 0 on"
        );
        assert_eq!(refused(text, &plain), told);
    }
}

#[test]
fn a_row_of_another_width() {
    assert_refused(
        "1,1\n",
        "line 3: a row of 2 where the header has 3; column `target_probability` is missing",
    );
    assert_refused(
        "1,1,1\n1,1,1,1\n",
        "line 4: a row of 4 where the header has 3; cell 4 belongs to no column",
    );
    assert_refused(
        "1;1;1\n",
        "line 3: a row of 1 where the header has 3; column `behaviour_probability` is missing",
    );
}

#[test]
fn a_header_that_will_not_do() {
    let has = "reward,behaviour_probability,action\n1,1,1\n";
    assert_says(
        has.as_bytes(),
        "line 1: there is no column `target_probability`, only `reward`, \
         `behaviour_probability`, `action`; --target NAME says what it is called here",
    );
    assert_says(
        b"reward;log_weight\n1;1\n",
        "line 1: there is no column `reward`, only `reward;log_weight`; \
         --reward NAME says what it is called here, or --delimiter what stands between the cells",
    );
    // What a header is called reaches no terminal as it stands.
    assert_says(
        b"reward,\x1b[2J\n1,1\n",
        "line 1: there is no column `behaviour_probability`, only `reward`, \
         `\\u{1b}[2J`; --behaviour NAME says what it is called here",
    );
    let twice = "reward,log_weight,reward\n1,1,1\n";
    assert_says(twice.as_bytes(), "line 1: two columns are called `reward`");
    let both =
        "reward,behaviour_probability,target_probability,log_weight\n1,1,1,0\n";
    let told = audit(both.as_bytes()).unwrap_err().to_string();
    assert!(told.contains("line 1: there are both"), "{told}");
    // A column that nobody asks for may be there twice.
    assert!(audit(b"note,reward,log_weight,note\na,1,0,b\na,0,0,b\n").is_ok());
}

#[test]
fn a_log_without_rows_or_with_too_few() {
    assert_says(b"", "the log is empty: there is no header");
    assert_says(b"\n\r\n", "the log is empty: there is no header");
    assert_says(b"\xef\xbb\xbf", "the log is empty: there is no header");
    assert_says(b"reward,log_weight\n", "the log has a header and no rows");
    assert_says(b"reward,log_weight\r\n\r\n", "the log has a header and no rows");
    assert_says(
        b"reward,log_weight\n1,0\n",
        "line 2: the log has one row; a standard error needs two",
    );
    assert_says(
        b"reward,log_weight\n1,-inf\n\n1,-inf\n",
        "all 2 weights are zero, from line 2 on: the target never does what was logged",
    );
}

#[test]
fn a_sum_that_overflows() {
    assert_says(
        b"reward,log_weight\n1,0\n1,800\n",
        "line 3, column `log_weight`: the sums overflow; the largest log weight is 800.0",
    );
    assert_says(
        b"reward,log_weight\n1,0\n-1e308,700\n",
        "line 3, column `reward`: the sums overflow; the largest reward in size is 1e308",
    );
}

#[test]
fn bytes_that_are_no_text() {
    assert_says(
        b"reward,log_weight,who\n1,0,a\n1,0,\xff\n",
        "line 3, column `who`: this is not UTF-8",
    );
    assert_says(b"\xff\xfer\0e\0", "line 1, column 1: this is not UTF-8");
    assert_says(
        b"reward,log_weight\n1,0\n1\xc3,0\n",
        "line 3, column `reward`: this is not UTF-8",
    );
}

#[test]
fn gzip_that_is_cut_short_or_damaged() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    let mut text = String::from("reward,log_weight\n");
    (0..1_000).for_each(|i| text += &format!("{},{}\n", i % 3, i % 7));
    packer.write_all(text.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    assert!(audit(&packed).is_ok());
    for cut in 2..packed.len() {
        let told = audit(&packed[..cut]).unwrap_err().to_string();
        assert!(told.starts_with("line "), "{cut}: {told}");
        assert!(told.contains("cannot be read on"), "{cut}: {told}");
    }
    let mut damaged = packed.clone();
    let at = damaged.len() - 6;
    damaged[at] ^= 1;
    assert!(audit(&damaged).unwrap_err().to_string().contains("cannot be read on"));
    let trailing = [packed, b"more".to_vec()].concat();
    assert!(audit(&trailing).is_err());
}

#[test]
fn a_quotation_mark_left_open_does_not_fill_the_memory() {
    let mut log = b"reward,log_weight\n1,\"0\n".to_vec();
    log.resize(6 << 20, b'1');
    let told = audit(&log).unwrap_err().to_string();
    assert!(told.contains("a quotation mark left open"), "{told}");
}

#[test]
fn a_quotation_mark_left_open_is_told_on_the_line_where_its_row_begins() {
    let head = "reward,log_weight,note\n1,0,\"a\nb\"\n";
    for (rest, line) in [
        ("1,0,\"x", 4),
        ("1,0,\"x\n", 4),
        ("1,\"0\n1,0,y\n1,0,z\n", 4),
        ("1,0,y\n\n\"1,0,z\r\n", 6),
        ("1,0,\"y\nz\"\n1,0,\"\"\"", 6),
    ] {
        let told = audit((head.to_owned() + rest).as_bytes()).unwrap_err();
        let wanted = format!(
            "line {line}: the row that begins here has a quotation mark that nothing closes"
        );
        assert_eq!(told.to_string(), wanted, "{rest:?}");
    }
    assert!(
        audit(b"\"reward,log_weight\n")
            .unwrap_err()
            .to_string()
            .contains("line 1: the row")
    );
    let closed = head.to_owned() + "1,0,\"y\"";
    assert_eq!(audit(closed.as_bytes()).unwrap().rows, 2);
}

#[test]
fn an_interval_that_no_number_holds_is_an_overflow() {
    assert_says(
        b"reward,log_weight\n0,-600\n1,709.78\n1,709.78\n",
        "line 3, column `log_weight`: the sums overflow; the largest log weight is 709.78",
    );
}
