//! # Fresh or stale?
//!
//! A stale batch of `n` samples has a squared bias and a variance per sample; a fresh sample has a
//! variance and no bias. How many fresh samples would have the same mean squared error as the whole
//! stale batch? Let `n` grow, and you have the figure of the chapter.

// ANCHOR: problem
/// The number of fresh samples that `n` stale ones are worth.
pub fn worth(n: f64, stale_variance: f64, bias_square: f64, fresh_variance: f64) -> f64 {
    // ANCHOR: solution
    fresh_variance / (bias_square + stale_variance / n)
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn without_bias_a_stale_sample_is_as_good_as_its_variance() {
    assert!((worth(100.0, 1.0, 0.0, 1.0) - 100.0).abs() < 1e-9);
    assert!((worth(100.0, 4.0, 0.0, 1.0) - 25.0).abs() < 1e-9);
}

#[test]
fn a_small_batch_hardly_feels_the_bias_and_a_large_one_feels_nothing_else() {
    let at = |n| worth(n, 0.25, 0.001, 0.25);
    assert!(at(10.0) > 9.0);
    assert!(at(1e9) > 249.0 && at(1e9) < 250.0);
}

#[test]
fn the_second_use_never_gains_more_than_its_samples() {
    for n in [1.0, 50.0, 1e6] {
        assert!(worth(n, 0.25, 0.001, 0.25) < n);
    }
}
// ANCHOR_END: tests
