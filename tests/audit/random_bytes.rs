//! Whatever bytes come in, there is a report or an error with a place, and never a panic or a NaN.

use super::{audit, audit_as, logs};
use rand::{Rng, RngExt};
use reweight::streams::stream;
use reweight_audit::audit::Audit;
use reweight_audit::decimal::number;
use reweight_audit::{drawing, report};

/// Pieces that logs are made of, more or less.
const PIECES: [&str; 24] = [
    "reward",
    "log_weight",
    "behaviour_probability",
    "target_probability",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\"",
    "0",
    "1",
    "0.5",
    "-inf",
    "NaN",
    "1e308",
    "-1e-308",
    "800",
    "\t",
    " ",
    "\u{feff}",
    "é",
    "1e-320",
];

fn held(audit: &Audit) {
    for e in [audit.ips, audit.snips, audit.mean_weight] {
        assert!(e.value.is_finite() && e.standard_error.is_finite(), "{audit:?}");
        assert!(e.standard_error >= 0.0, "{audit:?}");
    }
    let n = audit.rows as f64;
    assert!(audit.ess > 0.99 && audit.ess < n * 1.000_001, "{audit:?}");
    assert!(audit.largest_share > 0.0 && audit.largest_share <= 1.0, "{audit:?}");
    let (text, svg) = (report::text(audit, "log"), drawing::svg(audit, "<log>"));
    let json = report::json(audit, "log").to_string();
    for made in [text, svg, json] {
        assert!(!made.contains("NaN") && !made.contains("undefined"), "{made}");
    }
}

/// Audits the bytes in two formats and holds what comes of it; whether any was a log.
fn survives(log: &[u8]) -> bool {
    let mut read = false;
    for outcome in [audit(log), audit_as(log, &logs())] {
        match outcome {
            Ok(audit) => {
                held(&audit);
                read = true;
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    read
}

fn pieces(rng: &mut impl Rng) -> Vec<u8> {
    let mut log = match rng.random_range(0..4_u8) {
        0 => String::new(),
        _ => String::from("reward,log_weight\n"),
    };
    for _ in 0..rng.random_range(0..60_u8) {
        log += PIECES[rng.random_range(0..PIECES.len())];
    }
    log.into_bytes()
}

#[test]
fn pieces_of_logs_in_any_order() {
    let mut rng = stream(1, 0);
    (0..1_500).for_each(|_| {
        survives(&pieces(&mut rng));
    });
}

#[test]
fn a_good_log_with_a_byte_changed_a_stretch_lost_or_doubled() {
    let mut rng = stream(1, 1);
    let mut good = String::from("reward,log_weight,note\n");
    (0..30).for_each(|i| good += &format!("{},{},\"n{i}\"\n", i % 3, i % 5 - 7));
    let mut read = 0;
    for _ in 0..1_000 {
        let mut log = good.clone().into_bytes();
        let at = rng.random_range(0..log.len());
        match rng.random_range(0..3_u8) {
            0 => log[at] = rng.random(),
            1 => drop(log.drain(at..(at + 9).min(good.len()))),
            _ => log.extend_from_within(at..),
        }
        read += usize::from(survives(&log));
    }
    assert!((100..950).contains(&read), "{read} of 1,000 were logs");
}

#[test]
fn noise_and_noise_that_begins_like_gzip() {
    let mut rng = stream(1, 2);
    for round in 0..1_000 {
        let mut log: Vec<u8> =
            (0..rng.random_range(0..200_u8)).map(|_| rng.random()).collect();
        if round % 2 == 0 && log.len() > 3 {
            log[..3].copy_from_slice(&[0x1f, 0x8b, 8]);
        }
        survives(&log);
    }
}

/// What the cell spells by itself, and the same behind other cells of its row, whose bytes are none of its.
fn in_a_row(cell: &[u8]) -> Option<f64> {
    let alone = number(cell, 0..cell.len());
    for before in ["7", "0.25", "123456789", "x,-"] {
        let row = [before.as_bytes(), cell, b"9.9"].concat();
        let (from, to) = (before.len(), before.len() + cell.len());
        let bits = number(&row, from..to).map(f64::to_bits);
        assert_eq!(bits, alone.map(f64::to_bits), "behind {before}");
    }
    alone
}

#[test]
fn short_decimals_are_read_as_the_language_reads_them() {
    let mut rng = stream(1, 3);
    let symbols = b"0123456789012345678901234567890123456789..-+e ";
    for _ in 0..40_000 {
        let cell: Vec<u8> = (0..rng.random_range(0..24_u8))
            .map(|_| symbols[rng.random_range(0..symbols.len())])
            .collect();
        let text = str::from_utf8(&cell).unwrap();
        let theirs = text.trim().parse::<f64>().ok();
        assert_eq!(
            in_a_row(&cell).map(f64::to_bits),
            theirs.map(f64::to_bits),
            "{text}"
        );
    }
    for _ in 0..40_000 {
        let x: f64 = rng.random::<f64>() * 2e3 - 1e3;
        let decimals = rng.random_range(0..21_usize);
        let text = format!("{x:.decimals$}");
        let theirs = text.parse::<f64>().unwrap();
        assert_eq!(in_a_row(text.as_bytes()), Some(theirs), "{text}");
    }
}
