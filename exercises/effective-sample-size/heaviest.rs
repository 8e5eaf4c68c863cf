//! # Delete the heaviest row
//!
//! Take the row with the largest weight out of the log and estimate again. Return the ordinary estimate, the self-normalised one
//! and the mean weight of what is left.
//!
//! Before you run it on the real log: which of the two estimates moves, and which way? Then say why neither of them may be
//! reported: what would you have deleted, had that row been clicked?

// ANCHOR: problem
/// (ordinary, self-normalised, mean weight) without the heaviest row; on a
/// tie, without the first of them.
pub fn without_the_heaviest(weights: &[f64], clicks: &[f64]) -> (f64, f64, f64) {
    // ANCHOR: solution
    let mut heaviest = 0;
    for (row, weight) in weights.iter().enumerate() {
        if *weight > weights[heaviest] {
            heaviest = row;
        }
    }
    let (mut sum, mut total) = (0.0, 0.0);
    for (row, (w, f)) in weights.iter().zip(clicks).enumerate() {
        if row != heaviest {
            sum += w * f;
            total += w;
        }
    }
    let n = (weights.len() - 1) as f64;
    (sum / n, sum / total, total / n)
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn four_rows_by_hand() {
    let (ordinary, own, mean) = without_the_heaviest(&[1.0, 90.0, 2.0, 1.0], &[0.0, 1.0, 1.0, 1.0]);
    assert!((ordinary - 1.0).abs() < 1e-12);
    assert!((own - 0.75).abs() < 1e-12);
    assert!((mean - 4.0 / 3.0).abs() < 1e-12);
}

#[test]
fn the_ordinary_estimate_stays_and_the_self_normalised_one_triples() {
    use reweight::bandit_log::Campaign::Women;
    let log = Women.log("bts").unwrap();
    let weights: Vec<f64> = log.iter().map(|row| 1.0 / 46.0 / row.propensity).collect();
    let clicks = reweight::bandit_log::clicks(&log);
    let (ordinary, own, mean) = without_the_heaviest(&weights, &clicks);
    assert!((ordinary - 0.007_438_321_374).abs() < 1e-11);
    assert!((own - 0.007_745_241_963).abs() < 1e-11);
    assert!((mean - 0.960_373_014_721).abs() < 1e-11);
}
// ANCHOR_END: tests
