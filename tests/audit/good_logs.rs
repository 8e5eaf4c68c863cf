//! Logs of other shapes than ours.

use super::{audit, audit_as, logs};
use flate2::Compression;
use flate2::write::GzEncoder;
use reweight_audit::audit::Audit;
use reweight_audit::drawing;
use reweight_audit::input::Input;
use reweight_audit::largest::{KEPT, most_rows};
use reweight_audit::rows::{Format, Target, Weights};
use reweight_audit::verdict::{MeanWeight, Verdict};
use std::io::{Cursor, Write};

const FIVE: &str = "reward,behaviour_probability,target_probability
1,0.5,0.25
0,0.25,0.5
0,1,0
2.5,0.125,0.25
-1,1e-1,0.1
";

/// The same numbers, however they are written.
#[track_caller]
fn assert_is_five(log: &[u8]) {
    let (a, b) = (audit(log).unwrap(), audit(FIVE.as_bytes()).unwrap());
    assert_eq!((a.ips, a.snips, a.mean_weight), (b.ips, b.snips, b.mean_weight));
    assert_eq!((a.rows, a.zeros, a.ess), (b.rows, b.zeros, b.ess));
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text).unwrap();
    packer.finish().unwrap()
}

#[test]
fn five_rows_by_hand() {
    // Weights ½, 2, 0, 2, 1.
    let audit = audit(FIVE.as_bytes()).unwrap();
    assert!((audit.ips.value - 4.5 / 5.0).abs() < 1e-15);
    assert!((audit.snips.value - 4.5 / 5.5).abs() < 1e-15);
    assert!((audit.ess - 5.5 * 5.5 / 9.25).abs() < 1e-12);
    assert!((audit.mean_weight.value - 1.1).abs() < 1e-15);
    assert_eq!((audit.zeros, audit.largest_line), (1, 3));
    assert_eq!(audit.verdict(), Verdict::NoTail);
    assert!(audit.next().starts_with("Collect more rows"));
}

#[test]
fn it_may_be_written_in_many_ways() {
    let crlf = FIVE.replace('\n', "\r\n");
    assert_is_five(crlf.as_bytes());
    assert_is_five(format!("\u{feff}{crlf}\r\n\r\n").as_bytes());
    assert_is_five(FIVE.trim_end().as_bytes());
    assert_is_five(FIVE.replace('\n', "\n\n").as_bytes());
    assert_is_five(FIVE.replace(',', " ,\t ").as_bytes());
    assert_is_five(
        FIVE.replace("0.25", "\"0.25\"").replace('\n', "\r\n").as_bytes(),
    );
    assert_is_five(FIVE.replace("reward", "\"reward\"").as_bytes());
    assert_is_five(
        FIVE.replace("0.5", "+5.0E-1").replace("2.5", "2.50").as_bytes(),
    );
    let with_more =
        FIVE.replace("\n", ",\"a note, with\na second line and an é\"\n");
    assert_is_five(with_more.as_bytes());
}

#[test]
fn the_line_of_the_heaviest_row_is_that_of_the_file() {
    let line = |log: &str| audit(log.as_bytes()).unwrap().largest_line;
    assert_eq!(line(FIVE), 3);
    assert_eq!(line(&FIVE.replace('\n', "\r\n")), 3);
    assert_eq!(line(&FIVE.replace('\n', "\n\n")), 5);
    assert_eq!(line(&FIVE.replace('\n', "\r\n\r\n")), 5);
    assert_eq!(line(&FIVE.replace("\n", ",\"two\nlines\"\n")), 5);
    let last = FIVE.replace("-1,1e-1,0.1", "-1,0.01,0.1");
    assert_eq!(line(&last), 6);
    assert_eq!(line(last.trim_end()), 6);
}

#[test]
fn packed_once_or_in_several_members() {
    assert_is_five(&packed(FIVE.as_bytes()));
    let (start, end) = FIVE.as_bytes().split_at(60);
    assert_is_five(&[packed(start), packed(b""), packed(end)].concat());
}

#[test]
fn tab_separated_with_log_weights_alone() {
    let log = "t\tlw\n1\t0\n0\t-inf\n3\t-1e3\n";
    let format = Format {
        delimiter: b'\t',
        reward: "t".into(),
        weights: Weights::Logs("lw".into()),
    };
    let audit = audit_as(log.as_bytes(), &format).unwrap();
    assert_eq!((audit.rows, audit.zeros), (3, 1));
    assert_eq!(audit.snips.value, 1.0);
}

#[test]
fn weights_as_they_are_and_a_target_that_is_the_same_everywhere() {
    let log = "w,reward\n2,1\n0,5\n1,0\n";
    let weights = Weights::Plain("w".into());
    let format = Format { weights, ..Format::default() };
    let audit_of = audit_as(log.as_bytes(), &format).unwrap();
    assert!((audit_of.ips.value - 2.0 / 3.0).abs() < 1e-15);
    let log = "behaviour_probability,reward\n0.25,1\n1,5\n0.5,0\n";
    let weights = Weights::Ratio {
        behaviour: "behaviour_probability".into(),
        target: Target::Constant(0.5),
    };
    let format = Format { weights, ..Format::default() };
    let audit_of = audit_as(log.as_bytes(), &format).unwrap();
    assert!((audit_of.ips.value - 4.5 / 3.0).abs() < 1e-15);
}

#[test]
fn a_named_source_settles_which_of_two_is_used() {
    let log = "reward,behaviour_probability,target_probability,log_weight\n1,0.5,0.5,-inf\n0,0.5,1,0\n";
    assert!(audit(log.as_bytes()).is_err());
    let by_logs = audit_as(log.as_bytes(), &logs()).unwrap();
    assert_eq!(by_logs.snips.value, 0.0);
}

#[test]
fn weights_that_are_all_one_are_no_cause_for_alarm() {
    let mut log = String::from("reward,log_weight\n");
    (0..100).for_each(|i| log += &format!("{},0\n", i % 2));
    let audit = audit(log.as_bytes()).unwrap();
    assert_eq!((audit.ess, audit.verdict()), (100.0, Verdict::Equal));
    assert_eq!(audit.mean_weight_is(), MeanWeight::NearOne);
    assert_eq!(audit.ips.value, 0.5);
    assert!(audit.next().starts_with("Take the plain average"));
}

#[test]
fn a_picture_of_weights_beyond_all_measure_is_drawn_at_once() {
    let mut log = String::from("reward,log_weight\n1,0\n");
    (0..50).for_each(|i| log += &format!("0,{}e{}\n", -i, 6 * i));
    let svg = drawing::svg(&audit(log.as_bytes()).unwrap(), "<&\u{1}>");
    assert!(svg.contains("in &lt;&amp;&gt;</title>"), "{svg}");
    assert!(svg.len() < 30_000 && !svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn an_interval_of_no_width_is_no_certainty() {
    let mut log = String::from("reward,log_weight\n");
    (0..100).for_each(|i| log += &format!("0,{}\n", i % 7));
    let audit = audit(log.as_bytes()).unwrap();
    assert_eq!(audit.ips.interval(), (0.0, 0.0));
    assert!(audit.next().contains("earned the same"), "{}", audit.next());
}

#[test]
fn what_to_do_next_follows_from_the_worst_that_was_seen() {
    let log = |weight: &dyn Fn(u32) -> f64| {
        let mut log = String::from("reward,log_weight\n");
        (0..1_000).for_each(|i| {
            log += &format!("{},{:?}\n", i % 2, libm::log(weight(i)));
        });
        audit(log.as_bytes()).unwrap()
    };
    let level = |i: u32| (f64::from(i) + 0.5) / 1_000.0;
    let light = log(&|i| 2.0 * level(i));
    assert_eq!(light.verdict(), Verdict::NotAbove);
    assert!(light.next().starts_with("Report SNIPS"), "{}", light.next());
    assert!(light.verdict_in_words().contains("does not prove"));
    let rewarded = light.ess_for_rewards.unwrap();
    assert!(rewarded > 300.0 && rewarded < light.ess, "{rewarded}");
    // P(w > x) = (3x)^(−10/9): k = 0.9, and no mean from k = 1 on.
    let heavy = log(&|i| 0.33 * libm::pow(level(i), -0.75));
    assert_eq!(heavy.verdict(), Verdict::Above);
    assert!(heavy.next().starts_with("Trust neither"), "{}", heavy.next());
    assert!(heavy.verdict_in_words().contains("asks for about"));
    let heavier = log(&|i| 0.02 * libm::pow(level(i), -1.2));
    assert_eq!(heavier.verdict(), Verdict::AboveOne);
    let wrong = log(&|i| 4.0 * level(i));
    assert_eq!(wrong.mean_weight_is(), MeanWeight::Over);
    assert!(wrong.next().starts_with("Before you read"), "{}", wrong.next());
    let holed = log(&|i| level(i));
    assert_eq!(holed.mean_weight_is(), MeanWeight::Below);
    let one = log(&|i| if i == 500 { 600.0 } else { 0.4 });
    assert!(one.next().starts_with("Look at line 502, which"), "{}", one.next());
}

#[test]
fn weights_that_differ_by_rounding_alone_are_equal() {
    let mut log = String::from("reward,behaviour_probability,target_probability\n");
    (1..=90).for_each(|i| {
        let p = f64::from(i) / 100.0;
        log += &format!("{},{p:?},{:?}\n", i % 2, p * 1.1 / 1.1);
    });
    assert_eq!(audit(log.as_bytes()).unwrap().verdict(), Verdict::Equal);
}

#[test]
fn a_light_tail_does_not_make_a_rare_reward_frequent() {
    let mut log = String::from("reward,log_weight\n");
    (0..10_000_u32).for_each(|i| {
        let weight = 2.0 * (f64::from(i * 7919 % 10_000) + 0.5) / 10_000.0;
        log += &format!("{},{:?}\n", u32::from(i % 1_000 == 0), libm::log(weight));
    });
    let audit = audit(log.as_bytes()).unwrap();
    assert_eq!(audit.verdict(), Verdict::NotAbove);
    assert!(audit.ess > 7_000.0 && audit.ess_for_rewards.unwrap() <= 10.0);
    assert!(audit.next().contains("rewarded rows' worth"), "{}", audit.next());
}

#[test]
fn the_kept_weights_are_enough_for_a_hundred_thousand_million_rows() {
    use reweight::psis::tail_length;
    const MOST: u64 = most_rows(KEPT);
    const { assert!(MOST > 100_000_000_000) };
    assert!(tail_length(MOST, 1.0) < KEPT as u64);
    assert!(tail_length(MOST + 1, 1.0) >= KEPT as u64);
}

#[test]
fn beyond_what_the_kept_weights_are_enough_for_there_is_no_report() {
    let log = |rows: u32| {
        let mut log = String::from("reward,log_weight\n");
        let weight = |i: u32| f64::from(i * 7_919 % 401) / 90.0;
        (0..rows).for_each(|i| log += &format!("{},{}\n", i % 2, weight(i)));
        Input::new(Cursor::new(log.into_bytes())).unwrap()
    };
    let few = Audit::read_keeping(log(400), &logs(), 61).unwrap();
    let all = Audit::read(log(400), &logs()).unwrap();
    assert_eq!((few.tail, few.ips, few.ess), (all.tail, all.ips, all.ess));
    assert!(few.tail.k_hat().is_some());
    let told = Audit::read_keeping(log(401), &logs(), 61).unwrap_err().to_string();
    assert!(told.starts_with("line 402: the log has more than 400 rows"), "{told}");
}

#[test]
fn the_picture_has_no_nan_where_weights_are_beyond_what_a_label_can_name() {
    for log in ["-1e308", "-1e300", "-1e12", "-3e9", "700"] {
        let row = format!("1,{log}\n0,{log}\n");
        let text = format!("reward,log_weight\n{}", row.repeat(20));
        let svg = drawing::svg(&audit(text.as_bytes()).unwrap(), "log");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{log}: {svg}");
        assert!(svg.contains("<circle") && svg.len() < 30_000, "{log}");
    }
}
