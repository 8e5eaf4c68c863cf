//! # What a draw is worth
//!
//! A colleague computes "efficiency" as below. It takes an `f` and does not use it. Make it the true efficiency of the
//! self-normalised mean, $\Var_p(f) / \E_q[w^2 (f - \mu)^2]$.
//!
//! Then look for values of `f` on the four faces that make the old rolls worth *more* than fresh ones, and for some that make
//! them worth *less* than the colleague says. The tests hold one of each.

// ANCHOR: problem
/// What a draw from `q` is worth in draws from `p`, for this `f`.
/// Every point has q > 0.
pub fn worth(p: &[f64], q: &[f64], f: &[f64]) -> f64 {
    // ANCHOR: solution
    let mean: f64 = p.iter().zip(f).map(|(p, f)| p * f).sum();
    let (mut fresh, mut old) = (0.0, 0.0);
    for ((p, q), f) in p.iter().zip(q).zip(f) {
        let square = (f - mean) * (f - mean);
        fresh += p * square;
        old += p * (p / q) * square; // w² q = w p
    }
    fresh / old
    // ANCHOR_END: solution
    // HANDOUT: let _ = f;
    // HANDOUT: 1.0 / p.iter().zip(q).map(|(p, q)| p * (p / q)).sum::<f64>()
}
// ANCHOR_END: problem

// ANCHOR: tests
#[cfg(test)]
const DIE: ([f64; 4], [f64; 4]) = ([0.25; 4], [0.125, 0.125, 0.375, 0.375]);

#[test]
fn a_fair_flip_is_worth_twenty_five_twenty_fourths_of_a_bent_one() {
    let flip = worth(&[0.6, 0.4], &[0.5, 0.5], &[2.0, 1.0]);
    assert!((flip - 25.0 / 24.0).abs() < 1e-12);
}

#[test]
fn a_face_that_was_rolled_often_is_known_better_than_from_fresh_rolls() {
    let four = worth(&DIE.0, &DIE.1, &[0.0, 0.0, 0.0, 1.0]);
    assert!((four - 9.0 / 8.0).abs() < 1e-12);
}

#[test]
fn a_face_that_was_rolled_seldom_is_known_worse_than_the_weights_say() {
    let one = worth(&DIE.0, &DIE.1, &[1.0, 0.0, 0.0, 0.0]);
    assert!((one - 9.0 / 16.0).abs() < 1e-12);
}
// ANCHOR_END: tests
