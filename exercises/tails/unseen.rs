//! # What lies beyond the heaviest draw
//!
//! $q = \N(0, 1)$ was sampled, $p = \N(d, 1)$ is asked about, and the largest draw was $c$. Which share of the mean weight
//! $\E_q[w]$ lies beyond $c$, and which share of the mean square $\E_q[w^2]$? The version handed out counts draws, not weight.
//!
//! The largest of a thousand draws is about {{#const 3.2}}. At which gap is half of the mean weight beyond it, and at which half of
//! the mean square?

use reweight::gaussian_shift::upper_tail;

// ANCHOR: problem
/// (share of the mean weight, share of the mean square) beyond `c`.
pub fn unseen(d: f64, c: f64) -> (f64, f64) {
    // ANCHOR: solution
    // w q is p, and w² q is in proportion to N(2d, 1).
    (upper_tail(c - d), upper_tail(c - 2.0 * d))
    // ANCHOR_END: solution
    // HANDOUT: let _ = d;
    // HANDOUT: (upper_tail(c), upper_tail(c))
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn it_is_what_a_fine_sum_over_the_line_gives() {
    let (d, c, step) = (1.5, 2.5, 1e-3);
    let (mut all, mut beyond) = ([0.0; 2], [0.0; 2]);
    for i in -12_000..15_000_i32 {
        // The middle of each step, so that c is an edge.
        let x = (f64::from(i) + 0.5) * step;
        let (q, w) = (libm::exp(-0.5 * x * x), libm::exp(d * x - 0.5 * d * d));
        for (place, term) in [q * w, q * w * w].into_iter().enumerate() {
            all[place] += term;
            if x > c {
                beyond[place] += term;
            }
        }
    }
    let (mean, square) = unseen(d, c);
    assert!((mean - beyond[0] / all[0]).abs() < 1e-6);
    assert!((square - beyond[1] / all[1]).abs() < 1e-6);
}

#[test]
fn half_is_unseen_where_the_draws_end_at_the_gap_and_at_twice_the_gap() {
    assert!((unseen(3.2, 3.2).0 - 0.5).abs() < 1e-12);
    assert!((unseen(1.6, 3.2).1 - 0.5).abs() < 1e-12);
}
// ANCHOR_END: tests
