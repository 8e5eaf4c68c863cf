//! # All that the largest share tells
//!
//! The heaviest of $N$ weights carries the share $m$ of the total. Between which two values must the effective sample size lie?
//! The lower bound need not be attained for every $m$; the upper one should be.
//!
//! Put in the real log's share ({{#value obd_largest_long}} of {{#value obd_rows}} rows) and compare with the reading on the page. What did the other {{#value obd_others}} rows
//! have to say in it?

// ANCHOR: problem
/// (least, largest) effective sample size of `n` ≥ 2 weights whose
/// heaviest carries the share `m`.
pub fn between(m: f64, n: usize) -> (f64, f64) {
    // ANCHOR: solution
    // Σ s² ≤ m Σ s = m, and Σ s² is least when the rest share alike.
    let rest = (1.0 - m) * (1.0 - m) / (n - 1) as f64;
    (1.0 / m, 1.0 / (m * m + rest))
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn every_batch_lies_between_and_equal_weights_touch_both() {
    use rand::RngExt;
    let mut rng = reweight::streams::stream(1, 0);
    for n in 2..200 {
        let w: Vec<f64> = (0..n).map(|_| 1.0 / (1.0 - rng.random::<f64>())).collect();
        let total: f64 = w.iter().sum();
        let m = w.iter().copied().fold(0.0, f64::max) / total;
        let ess = total * total / w.iter().map(|w| w * w).sum::<f64>();
        let (least, largest) = between(m, n);
        assert!(least <= ess * (1.0 + 1e-12) && ess <= largest * (1.0 + 1e-12));
    }
    let (least, largest) = between(0.125, 8);
    assert!((least - 8.0).abs() < 1e-12 && (largest - 8.0).abs() < 1e-12);
}

#[test]
fn one_heavy_row_and_equal_others_attain_the_upper_bound() {
    let (m, others) = (0.7, 0.3 / 9.0);
    let ess = 1.0 / (m * m + 9.0 * others * others);
    assert!((between(m, 10).1 - ess).abs() < 1e-12);
}

#[test]
fn the_reading_of_the_real_log_is_its_upper_bound_to_three_digits() {
    use reweight::bandit_log::{Campaign::Women, to_uniform};
    use reweight::ess;
    let log = Women.log("bts").unwrap();
    let w = to_uniform(&log, Women.items()).unwrap();
    let read = ess::ess(&w).unwrap();
    let (least, largest) = between(ess::largest_share(&w).unwrap(), w.len());
    assert!(least < read && read <= largest && largest - read < 2e-3);
}
// ANCHOR_END: tests
