//! # Two levels
//!
//! Write V-trace's recursion. The version handed out pays each surprise at the rate at which the trace lets later ones through; while ρ̄
//! and c̄ are equal nobody will notice.

// ANCHOR: problem
/// Targets for the states of one whole episode: surprises δ, ratios ρ, values V.
pub fn targets(
    (surprises, ratios, values): (&[f64], &[f64], &[f64]),
    gamma: f64,
    (rho_bar, c_bar): (f64, f64),
) -> Vec<f64> {
    let (mut later, mut targets) = (0.0, values.to_vec());
    for t in (0..values.len()).rev() {
        let (rho, delta) = (ratios[t], surprises[t]);
        // ANCHOR: solution
        later = rho.min(rho_bar) * delta + gamma * rho.min(c_bar) * later;
        // ANCHOR_END: solution
        // HANDOUT: later = rho.min(c_bar.min(rho_bar)) * (delta + gamma * later);
        targets[t] += later;
    }
    targets
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn without_a_trace_one_step_is_paid_in_full() {
    let seen = (&[1.0, 5.0][..], &[2.0, 0.5][..], &[0.0, 0.0][..]);
    assert_eq!(targets(seen, 1.0, (4.0, 0.0)), [2.0, 2.5]);
}

#[test]
fn as_the_listing_has_it() {
    use reweight::advantages::Judged;
    use reweight::traces::{Chosen, Levels, v_trace};
    let seen = Judged {
        rewards: &[1.0, 2.0, -1.0],
        values: &[0.5, 0.2, 0.1],
        next_values: &[0.2, 0.1, 0.0],
        last: &[false, false, true],
    };
    let chosen = [(0.9, 0.3), (0.2, 0.4), (0.8, 0.4)];
    let chosen = chosen.map(|(target, behaviour)| Chosen { target, behaviour });
    let levels = Levels { ratio: 2.0, trace: 1.0 };
    let theirs = v_trace(&seen, &chosen, 0.9, levels, 1.0).unwrap();
    let surprise = |t: usize| seen.rewards[t] + 0.9 * seen.next_values[t] - seen.values[t];
    let surprises: Vec<f64> = (0..3).map(surprise).collect();
    let ratios: Vec<f64> = chosen.iter().map(|c| c.ratio()).collect();
    let ours = targets((&surprises, &ratios, seen.values), 0.9, (2.0, 1.0));
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() < 1e-14);
    }
}
// ANCHOR_END: tests
