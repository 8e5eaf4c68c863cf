//! # Beyond the hill
//!
//! In the corridor $J(p) = -2(2 - p)/(p(1 - p))$, and from a $p$ below $2 - \sqrt 2$ the surrogate promises more the further you go.
//! Up to which $p'$ is the new policy at least no worse than the old one? Guessing that the hill has equal slopes gives the
//! version handed out. (Set $J(p') = J(p)$: a quadratic, one of whose roots you know.)

// ANCHOR: problem
/// The other probability of going right that is worth as much as `p`.
pub fn as_bad_as(p: f64) -> f64 {
    // ANCHOR: solution
    2.0 * (1.0 - p) / (2.0 - p)
    // ANCHOR_END: solution
    // HANDOUT: 2.0 * reweight::corridor::best() - p
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn both_are_worth_the_same() {
    use reweight::corridor::value;
    for p in [0.1, 0.3, 0.5, 0.7] {
        let other = as_bad_as(p);
        assert!((value(other) / value(p) - 1.0).abs() < 1e-12, "{other} for {p}");
    }
}

#[test]
fn from_three_tenths_the_surrogate_still_promises_more_there() {
    use reweight::corridor::{aliased, corridor};
    let edge = as_bad_as(0.3);
    assert!((edge - 14.0 / 17.0).abs() < 1e-12);
    let old = aliased(0.3).unwrap();
    let here = reweight::surrogate::Surrogate::new(&corridor().unwrap(), &old).unwrap();
    assert!(here.value(&aliased(edge).unwrap()).unwrap() > 20.0);
}
// ANCHOR_END: tests
