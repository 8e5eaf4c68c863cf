//! # Around the loop
//!
//! In the loop of example {{#const 5.5}} an episode of $n$ lefts has probability $b^n \ell^{n-1}(1 - \ell)$ and weight $b^{-n}$. How much of the
//! mean *square* comes from episodes of at most so many steps? The version handed out weighs once, and gets the part of the mean.

// ANCHOR: problem
/// The part of E_b[(ρG)²] from episodes of at most `longest` steps; the behaviour goes left
/// with probability `left`, and left comes back with probability `again`.
pub fn square_within(left: f64, again: f64, longest: u32) -> f64 {
    // ANCHOR: solution
    // bⁿ ℓⁿ⁻¹ (1 − ℓ) b⁻²ⁿ: each further step brings a factor ℓ/b.
    let (first, growth) = ((1.0 - again) / left, again / left);
    // ANCHOR_END: solution
    // HANDOUT: let _ = left;
    // HANDOUT: let (first, growth) = (1.0 - again, again);
    let (mut term, mut sum) = (first, 0.0);
    for _ in 0..longest {
        sum += term;
        term *= growth;
    }
    sum
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_books_loop_grows_as_a_quarter_of_a_power() {
    let mut power = 1.0;
    for longest in 1..=20 {
        power *= 1.8;
        let exact = 0.25 * (power - 1.0);
        assert!((square_within(0.5, 0.9, longest) / exact - 1.0).abs() < 1e-12);
    }
}

#[test]
fn a_behaviour_that_goes_left_more_often_than_it_loops_has_a_limit() {
    // (1 − ℓ)/(b − ℓ)
    assert!((square_within(0.95, 0.9, 2_000) - 2.0).abs() < 1e-9);
}
// ANCHOR_END: tests
