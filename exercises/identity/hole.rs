//! # A hole in the log
//!
//! Write the two numbers that a log of `q` tends to when it is reweighted to `p`: the reweighted mean of `f`, and the mean
//! weight. Where `q` is zero no sample ever comes, and the version handed out does not know what to do there. Mend it.
//!
//! Then use it on the four-sided die of this chapter, and on a payoff that lives outside the hole. Which of the two numbers
//! warns you, and does it know whether the hole matters to your `f`?

// ANCHOR: problem
/// (E_q[w f], E_q[w]) with w = p / q.
pub fn tends_to(p: &[f64], q: &[f64], f: &[f64]) -> (f64, f64) {
    let mut mean = 0.0;
    let mut weight = 0.0;
    for ((&p, &q), &f) in p.iter().zip(q).zip(f) {
        // ANCHOR: solution
        // A point that is never drawn adds nothing, whatever its weight would have been.
        if q > 0.0 {
            let w = p / q;
            mean += q * w * f;
            weight += q * w;
        }
        // ANCHOR_END: solution
        // HANDOUT: let w = p / q;
        // HANDOUT: mean += q * w * f;
        // HANDOUT: weight += q * w;
    }
    (mean, weight)
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn half_of_the_target_is_out_of_reach() {
    let (p, q) = ([0.25; 4], [0.5, 0.5, 0.0, 0.0]);
    assert_eq!(tends_to(&p, &q, &[1.0, 2.0, 3.0, 4.0]), (0.75, 0.5));
}

#[test]
fn a_payoff_outside_the_hole_is_read_off_exactly_and_the_mean_weight_warns_all_the_same() {
    let (p, q) = ([0.25; 4], [0.5, 0.5, 0.0, 0.0]);
    assert_eq!(tends_to(&p, &q, &[1.0, 0.0, 0.0, 0.0]), (0.25, 0.5));
}
// ANCHOR_END: tests
