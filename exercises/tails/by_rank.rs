//! # The tail of tied weights
//!
//! A colleague's tail is "everything above the cutoff", the cutoff being the largest weight that is not among the $m$ heaviest. With
//! continuous weights that is the same as the $m$ heaviest. Weights of a few actions repeat, and then it is not: the version
//! handed out loses weights, and of equal weights it keeps none.
//!
//! Return the $m$ heaviest by rank, in ascending order, but no weight of zero.

// ANCHOR: problem
/// The heaviest `m` of the weights that are above zero, ascending; all of
/// those if there are no more than `m`.
pub fn tail(weights: &[f64], m: usize) -> Vec<f64> {
    let mut sorted = weights.to_vec();
    sorted.sort_by(f64::total_cmp);
    // ANCHOR: solution
    sorted.retain(|w| *w > 0.0);
    let rest = sorted.len().saturating_sub(m);
    sorted.split_off(rest)
    // ANCHOR_END: solution
    // HANDOUT: let cutoff = sorted[sorted.len() - m - 1];
    // HANDOUT: sorted.retain(|w| *w > cutoff);
    // HANDOUT: sorted
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn two_actions_make_two_weights_and_the_tail_keeps_its_length() {
    let weights = [0.8, 1.2, 1.2, 0.8, 1.2, 1.2];
    assert_eq!(tail(&weights, 2), [1.2, 1.2]);
    assert_eq!(tail(&weights, 5), [0.8, 1.2, 1.2, 1.2, 1.2]);
}

#[test]
fn zeros_are_in_no_tail_and_a_short_tail_is_all_there_is() {
    assert_eq!(tail(&[0.0, 3.0, 0.0, 1.0, 3.0], 4), [1.0, 3.0, 3.0]);
    assert_eq!(tail(&[2.0, 2.0], 1), [2.0]);
}

#[test]
fn it_is_as_long_as_the_listings_tail_of_a_hundred_flips() {
    use rand::Rng;
    use reweight::{log_weights::LogWeights, psis};
    let mut rng = reweight::streams::stream(1, 0);
    let heads: Vec<u32> = (0..400).map(|_| rng.next_u64().count_ones()).collect();
    let weights: Vec<f64> = heads.iter().map(|&h| libm::pow(1.5, f64::from(h) - 38.0)).collect();
    let w = LogWeights::new(weights.iter().map(|w| libm::log(*w)).collect()).unwrap();
    assert_eq!(tail(&weights, 60).len(), psis::tail(&w).unwrap().length);
}
// ANCHOR_END: tests
