//! # What the clip may hide
//!
//! Rewards lie between zero and one. Someone clips the weights at τ, and reports the clipped mean with an interval around it. The
//! lower end is a fair lower bound for the target's value. The upper end is not one: what was cut off could all have been
//! rewarded.
//!
//! The weights average one in truth. So what is the most that can have been cut off? Return the pair (least, most) between which
//! the target's value lies, given the *true* means of $\min(w, \tau)\,r$ and of $\min(w, \tau)$.

// ANCHOR: problem
/// Bounds on the target's value from what is left after clipping.
pub fn after_the_cut(clipped_mean: f64, weight_left: f64) -> (f64, f64) {
    // ANCHOR: solution
    (clipped_mean, clipped_mean + (1.0 - weight_left))
    // ANCHOR_END: solution
    // HANDOUT: (clipped_mean / weight_left, clipped_mean / weight_left)
}
// ANCHOR_END: problem

// ANCHOR: tests
/// The mean of min(w, τ) r and of min(w, τ) over an action set: target p, behaviour q, reward r.
#[cfg(test)]
fn clipped(p: &[f64], q: &[f64], r: &[f64], tau: f64) -> (f64, f64) {
    let (mut mean, mut left) = (0.0, 0.0);
    for ((p, q), r) in p.iter().zip(q).zip(r) {
        let kept = q * (p / q).min(tau);
        mean += kept * r;
        left += kept;
    }
    (mean, left)
}

#[test]
fn the_coin_clipped_at_one() {
    // The bent coin: weights 1.2 and 0.8. A tenth of the weight goes.
    let (mean, left) = clipped(&[0.6, 0.4], &[0.5, 0.5], &[1.0, 0.0], 1.0);
    let (least, most) = after_the_cut(mean, left);
    assert!((least - 0.5).abs() < 1e-12 && (most - 0.6).abs() < 1e-12);
}

#[test]
fn either_end_can_be_the_truth() {
    let (p, q) = ([0.5, 0.3, 0.2], [0.98, 0.019, 0.001]);
    for (rewards, truth) in [([0.3, 1.0, 1.0], 0.65), ([0.3, 0.0, 0.0], 0.15)] {
        let (mean, left) = clipped(&p, &q, &rewards, 3.0);
        let (least, most) = after_the_cut(mean, left);
        assert!(least <= truth + 1e-12 && truth <= most + 1e-12);
        assert!((least - truth).abs() < 1e-9 || (most - truth).abs() < 1e-9);
    }
}

#[test]
fn the_gap_is_the_weight_that_was_cut_and_closes_with_the_clip() {
    let (p, q, r) = ([0.5, 0.3, 0.2], [0.98, 0.019, 0.001], [0.3, 0.2, 0.9]);
    let gap = |tau: f64| {
        let (mean, left) = clipped(&p, &q, &r, tau);
        let (least, most) = after_the_cut(mean, left);
        (most - least, 1.0 - left)
    };
    for tau in [1.0, 3.0, 30.0] {
        let (gap, cut) = gap(tau);
        assert!(cut > 0.0 && (gap - cut).abs() < 1e-12);
    }
    assert!(gap(30.0).0 < gap(3.0).0 && gap(200.0).0.abs() < 1e-12);
}
// ANCHOR_END: tests
