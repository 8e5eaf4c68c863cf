//! # A heap of unequal parts
//!
//! The weight of one flip in a heap, when coin `i` was flipped `flips[i]` times and shows heads with probability `heads[i]`.
//! The version handed out was tried on {{#const ten}} flips of each coin and found right. Then someone added
//! {{#const twenty}} flips of the first. Mend it, and check that the mean weight over the heap is one again.

// ANCHOR: problem
/// The weights (of heads, of tails) towards a coin that shows heads with probability `target`.
pub fn heap_weights(target: f64, heads: &[f64], flips: &[f64]) -> (f64, f64) {
    // ANCHOR: solution
    let all: f64 = flips.iter().sum();
    let mixed: f64 = heads.iter().zip(flips).map(|(h, n)| h * n / all).sum();
    // ANCHOR_END: solution
    // HANDOUT: let all = flips.len() as f64;
    // HANDOUT: let mixed: f64 = heads.iter().map(|h| h / all).sum();
    (target / mixed, (1.0 - target) / (1.0 - mixed))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn thirty_flips_of_one_and_ten_of_the_other_look_like_three_heads_in_four() {
    let (heads, tails) = heap_weights(0.6, &[0.9, 0.3], &[30.0, 10.0]);
    assert!((heads - 0.8).abs() < 1e-12 && (tails - 1.6).abs() < 1e-12);
}

#[test]
fn a_coin_that_was_flipped_once_among_a_hundred_hardly_counts() {
    let (heads, tails) = heap_weights(0.6, &[1.0, 0.596], &[1.0, 100.0]);
    assert!((heads - 1.0).abs() < 1e-4 && (tails - 1.0).abs() < 1e-4);
}
// ANCHOR_END: tests
