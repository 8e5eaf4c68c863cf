//! What holds for every log: `cargo test -p reweight-audit`. The same is held in `tests/audit/` for
//! random logs, without proptest, on every bare `cargo test`.

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use reweight::ess::{ess, largest_share};
use reweight::log_weights::LogWeights;
use reweight::ordinary::{Estimate, ordinary};
use reweight::psis::tail;
use reweight::self_normalised::self_normalised;
use reweight_audit::audit::Audit;
use reweight_audit::decimal::number;
use reweight_audit::error::AuditError;
use reweight_audit::input::Input;
use reweight_audit::rows::{Format, Target, Weights};
use reweight_audit::{drawing, report};
use std::io::{Cursor, Write};

/// A log weight and a reward.
type Row = (f64, f64);

fn audit(bytes: Vec<u8>, format: &Format) -> Result<Audit, AuditError> {
    let broken = |source| AuditError::Read { line: 1, source };
    Audit::read(Input::new(Cursor::new(bytes)).map_err(broken)?, format)
}

fn written(rows: &[Row]) -> Vec<u8> {
    let mut text = String::from("reward,log_weight\n");
    for (log, reward) in rows {
        text += &format!("{reward:?},{log:?}\n");
    }
    text.into_bytes()
}

fn audit_rows(rows: &[Row]) -> Audit {
    audit(written(rows), &Format::default()).expect("a good log")
}

fn log_weight() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -20.0..20.0,
        2 => -600.0..300.0,
        1 => Just(0.0),
        1 => Just(f64::NEG_INFINITY),
    ]
}

fn reward() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1.0), -5.0..5.0, 1e5..1.01e5, -1e30..1e30]
}

/// At least two rows, one of them with a weight; sometimes more than a block of them.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let some = || (log_weight(), reward());
    let sizes = prop_oneof![9 => 2..60_usize, 1 => 1_000..2_500_usize];
    let rows = sizes.prop_flat_map(move |n| prop::collection::vec(some(), n));
    rows.prop_filter("a weight", |rows| rows.iter().any(|row| row.0.is_finite()))
}

/// Ten digits, or ten of what the sums were made of where they cancel.
fn same(a: f64, b: f64, size: f64) -> Result<(), TestCaseError> {
    let off = (a - b).abs();
    prop_assert!(off <= 1e-10 * a.abs().max(b.abs()).max(size), "{a} beside {b}");
    Ok(())
}

fn same_estimates(
    a: Estimate,
    b: Estimate,
    size: f64,
) -> Result<(), TestCaseError> {
    same(a.value, b.value, size)?;
    same(a.standard_error, b.standard_error, size)
}

/// The largest |f|, and the largest |w f| over n.
fn sizes(rows: &[Row]) -> (f64, f64) {
    let size = rows.iter().fold(0.0, |a: f64, row| a.max(row.1.abs()));
    let product = |row: &Row| libm::exp(row.0) * row.1.abs();
    let products = rows.iter().map(product).fold(0.0, f64::max);
    (size, products / rows.len() as f64)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn one_pass_gives_the_numbers_of_the_listings(rows in rows()) {
        let (logs, rewards): (Vec<f64>, Vec<f64>) = rows.iter().copied().unzip();
        let w = LogWeights::new(logs).unwrap();
        let audit = audit_rows(&rows);
        let (size, product) = sizes(&rows);
        same_estimates(audit.ips, ordinary(&w, &rewards).unwrap(), product)?;
        same_estimates(audit.snips, self_normalised(&w, &rewards).unwrap(), size)?;
        same(audit.mean_weight.value, w.mean().unwrap(), 0.0)?;
        same(audit.ess, ess(&w).unwrap(), 0.0)?;
        same(audit.largest_share, largest_share(&w).unwrap(), 0.0)?;
        prop_assert_eq!(audit.tail, tail(&w).unwrap());
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(rows in rows()) {
        let mut backwards = rows.clone();
        backwards.reverse();
        let (mut a, mut b) = (audit_rows(&rows), audit_rows(&backwards));
        let (size, product) = sizes(&rows);
        same_estimates(a.ips, b.ips, product)?;
        same_estimates(a.snips, b.snips, size)?;
        same(a.ess, b.ess, 0.0)?;
        prop_assert_eq!(a.tail, b.tail);
        let n = rows.len();
        prop_assert_eq!(a.heaviest.ascending(n), b.heaviest.ascending(n));
    }

    #[test]
    fn a_common_factor_changes_ips_alone(rows in rows(), by in -90.0..90.0) {
        let moved: Vec<Row> = rows.iter().map(|&(l, f)| (l + by, f)).collect();
        let (a, b) = (audit_rows(&rows), audit_rows(&moved));
        let (size, _) = sizes(&rows);
        same_estimates(a.snips, b.snips, size)?;
        same(a.ess, b.ess, 0.0)?;
        let factor = libm::exp(by);
        same(a.mean_weight.value * factor, b.mean_weight.value, 0.0)?;
    }

    #[test]
    fn a_snips_estimate_stays_among_the_rewards_and_ess_among_the_counts(rows in rows()) {
        let audit = audit_rows(&rows);
        let heavy = || rows.iter().filter(|row| row.0.is_finite()).map(|row| row.1);
        let low = heavy().fold(f64::INFINITY, f64::min);
        let high = heavy().fold(f64::NEG_INFINITY, f64::max);
        let slack = 1e-12 * low.abs().max(high.abs());
        prop_assert!((low - slack..=high + slack).contains(&audit.snips.value));
        let n = rows.len() as f64;
        prop_assert!((1.0 - 1e-12..=n * (1.0 + 1e-12)).contains(&audit.ess));
        let share = audit.largest_share;
        prop_assert!(share * audit.ess <= 1.0 / share * (1.0 + 1e-12));
    }

    #[test]
    fn what_is_packed_in_pieces_is_the_same_log(rows in rows(), cut in 0.0..1.0) {
        let text = written(&rows);
        let at = (cut * text.len() as f64) as usize;
        let mut packed = Vec::new();
        for part in [&text[..at], &text[at..]] {
            let mut packer = GzEncoder::new(&mut packed, Compression::fast());
            packer.write_all(part).unwrap();
        }
        let audit = audit(packed, &Format::default()).unwrap();
        prop_assert_eq!(format!("{audit:?}"), format!("{:?}", audit_rows(&rows)));
    }

    #[test]
    fn a_number_comes_back_to_the_bit(x in any::<f64>()) {
        for text in [format!("{x:?}"), format!("{x}"), format!("{x:e}")] {
            let back = number(text.as_bytes(), 0..text.len()).unwrap();
            prop_assert!(back.to_bits() == x.to_bits() || x.is_nan() && back.is_nan());
        }
    }

    #[test]
    fn a_short_text_is_a_number_to_both_parsers_or_to_none(text in "[ ]?[-+]?[0-9]{0,12}[.e]?[0-9]{0,9}[ x]?") {
        let theirs = text.trim().parse::<f64>().ok();
        prop_assert_eq!(number(text.as_bytes(), 0..text.len()).map(f64::to_bits), theirs.map(f64::to_bits));
    }

    #[test]
    fn one_bad_cell_is_named_by_its_line(rows in rows(), at in any::<prop::sample::Index>()) {
        let at = at.index(rows.len());
        let mut text = String::from("reward,log_weight\n");
        for (i, (log, reward)) in rows.iter().enumerate() {
            let reward = if i == at { "x".into() } else { format!("{reward:?}") };
            text += &format!("{reward},{log:?}\n");
        }
        let told = audit(text.into_bytes(), &Format::default()).unwrap_err().to_string();
        let line = at + 2;
        prop_assert_eq!(told, format!("line {line}, column `reward`: `x` is not a number"));
    }

    #[test]
    fn any_text_gives_a_report_or_a_reason(text in "(reward|log_weight|[0-9.,;\"\r\n\t -]|NaN|-inf|é){0,80}") {
        for weights in [
            Weights::Usual,
            Weights::Plain("log_weight".into()),
            Weights::Ratio { behaviour: "log_weight".into(), target: Target::Constant(0.5) },
        ] {
            let format = Format { weights, ..Format::default() };
            let log = format!("reward,log_weight\n{text}").into_bytes();
            match audit(log, &format) {
                Ok(audit) => {
                    let told = report::text(&audit, "log") + &drawing::svg(&audit, "log");
                    prop_assert!(!told.contains("NaN") && !told.contains("undefined"));
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
}
