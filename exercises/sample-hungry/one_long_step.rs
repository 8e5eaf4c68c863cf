//! # Many uses, one step
//!
//! A batch of plays is used `times` times with step size `eta`, without correction, with the mean
//! payoff of the batch as its baseline. Find the parameters it ends at *without a loop over the
//! uses*. You will need no softmax either: show why first, from the formula for the score.

// ANCHOR: problem
/// Where θ ends after `times` uses of `plays`, pairs of an arm and its payoff.
pub fn after(theta: &[f64], plays: &[(usize, f64)], eta: f64, times: u32) -> Vec<f64> {
    // ANCHOR: solution
    let n = plays.len() as f64;
    let b = plays.iter().map(|(_, r)| r).sum::<f64>() / n;
    let mut end = theta.to_vec();
    for (arm, r) in plays {
        // The credits add up to zero, so the score's second part, −π, adds nothing.
        end[*arm] += f64::from(times) * eta * (r - b) / n;
    }
    end
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
/// The long way: a softmax and a gradient for every use.
fn step_by_step(theta: &[f64], plays: &[(usize, f64)], eta: f64, times: u32) -> Vec<f64> {
    let n = plays.len() as f64;
    let b = plays.iter().map(|(_, r)| r).sum::<f64>() / n;
    let mut theta = theta.to_vec();
    for _ in 0..times {
        let total: f64 = theta.iter().map(|t| t.exp()).sum();
        let pi: Vec<f64> = theta.iter().map(|t| t.exp() / total).collect();
        for (arm, r) in plays {
            for k in 0..theta.len() {
                let score = f64::from(u8::from(k == *arm)) - pi[k];
                theta[k] += eta * (r - b) * score / n;
            }
        }
    }
    theta
}

#[test]
fn the_short_way_ends_where_the_long_way_ends() {
    let plays = [(0, 1.0), (1, -2.0), (1, 0.5), (2, 7.0), (0, 1.0)];
    for times in [1, 8, 64] {
        let short = after(&[0.0, 0.5, -0.5], &plays, 0.3, times);
        let long = step_by_step(&[0.0, 0.5, -0.5], &plays, 0.3, times);
        for (s, l) in short.iter().zip(&long) {
            assert!((s - l).abs() < 1e-9, "{short:?} and {long:?}");
        }
    }
}

#[test]
fn eight_uses_are_one_step_eight_times_as_long() {
    let plays = [(0, 2.0), (1, 1.0), (0, 2.0)];
    let (many, long) = (after(&[0.0, 0.0], &plays, 0.1, 8), after(&[0.0, 0.0], &plays, 0.8, 1));
    assert!((many[0] - long[0]).abs() < 1e-12 && many[0] > 0.0);
}
// ANCHOR_END: tests
