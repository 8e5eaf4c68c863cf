//! # To first order
//!
//! The surrogate has the value and the slope of what it stands in for, so halving a small step quarters its error: the *order* of the
//! error, $\log_2$ of the error at $h$ over the error at $h/2$, is two. The version handed out finds about nought at every $p$.
//! Which number does $L$ stand in for? And what becomes of the order in a bandit?

use libm::{fabs, log2};
use reweight::corridor::{aliased, corridor, value};
use reweight::mdp::MdpError;
use reweight::surrogate::Surrogate;

// ANCHOR: problem
/// The order of the surrogate's error in the corridor, from a step of `h` away from `p`.
pub fn order(p: f64, h: f64) -> Result<f64, MdpError> {
    let here = Surrogate::new(&corridor()?, &aliased(p)?)?;
    let error = |h: f64| -> Result<f64, MdpError> {
        let promised = here.value(&aliased(p + h)?)?;
        // ANCHOR: solution
        let truth = value(p + h) - value(p);
        // ANCHOR_END: solution
        // HANDOUT: let truth = value(p + h);
        Ok(fabs(promised - truth))
    };
    Ok(log2(error(h)? / error(h / 2.0)?))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_error_is_of_second_order() {
    for p in [0.2, 0.3, 0.5, 0.8] {
        assert!((order(p, 1e-3).unwrap() - 2.0).abs() < 0.02, "at {p}");
    }
}

#[test]
fn so_it_is_backwards() {
    assert!((order(0.5, -1e-3).unwrap() - 2.0).abs() < 0.02);
}
// ANCHOR_END: tests
