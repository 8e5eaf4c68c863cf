//! # From w to twice w
//!
//! Two states are worth $w$ and $2w$. From the first the world goes to the second and pays nothing; only that transition is ever replayed. Write the
//! update of semi-gradient TD: the parameter moves by $\alpha$ times the error times the slope of the value that is *updated*. The version handed out takes the
//! slope of the wrong state.
//!
//! By which factor does $w$ grow in one update, and for which $\gamma$ does it grow at all? No ratio is wrong here: there is one action.

// ANCHOR: problem
/// w after one update.
pub fn update(w: f64, alpha: f64, gamma: f64) -> f64 {
    let (value, next) = (w, 2.0 * w);
    let delta = gamma * next - value;
    // ANCHOR: solution
    let slope = 1.0;
    // ANCHOR_END: solution
    // HANDOUT: let slope = -2.0;
    w + alpha * delta * slope
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn it_grows_by_one_plus_alpha_times_two_gamma_minus_one() {
    for gamma in [0.3, 0.5, 0.9, 0.99] {
        let grown = update(3.0, 0.1, gamma) / 3.0;
        assert!((grown - 1.0 - 0.1 * (2.0 * gamma - 1.0)).abs() < 1e-14);
    }
}

#[test]
fn a_thousand_correct_updates_take_one_to_beyond_ten_to_the_thirty() {
    let w = (0..1_000).fold(1.0, |w, _| update(w, 0.1, 0.9));
    assert!(w > 1e30);
}
// ANCHOR_END: tests
