//! # Late on purpose
//!
//! Simulate the late project yourself. Task $i$ truly lasts an exponential time of mean $\theta_i$; you draw it with mean
//! $\kappa_i \theta_i$. Mend the log weight of a run that is handed out (its weights do not average one), and write the limit of
//! $\ESS/N$ in closed form.

// ANCHOR: problem
/// The log weight of one run, from its durations, their true means, and
/// how much each was stretched.
pub fn log_weight(durations: &[f64], means: &[f64], stretch: &[f64]) -> f64 {
    let mut log_w = 0.0;
    for ((x, theta), kappa) in durations.iter().zip(means).zip(stretch) {
        // ANCHOR: solution
        // p = e^{−x/θ} / θ over q = e^{−x/(κθ)} / (κθ): the constants leave a κ behind.
        log_w += libm::log(*kappa) - (1.0 - 1.0 / kappa) * x / theta;
        // ANCHOR_END: solution
        // HANDOUT: log_w += -(1.0 - 1.0 / kappa) * x / theta;
    }
    log_w
}

/// The limit of ESS/N, 1 / E_q[w²], for stretches above ½.
pub fn share_left(stretch: &[f64]) -> f64 {
    // ANCHOR: solution
    stretch.iter().map(|k| (2.0 * k - 1.0) / (k * k)).product()
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn the_chance_of_being_late_is_met_within_four_standard_errors() {
    use rand_distr::{Distribution, Exp1};
    use reweight::pert::Network;
    let network = Network::owen();
    let stretch = network.tilt(&[0, 1, 3, 9], 4.0).unwrap();
    let exact = reweight::pert_exact::price(&network, &stretch, 70.0).unwrap();
    let truth = reweight::pert_exact::late(&network, 70.0).unwrap();
    let (n, mut sum) = (20_000, 0.0);
    let mut rng = reweight::streams::stream(1, 0);
    for _ in 0..n {
        let drawn = network.means().iter().zip(&stretch);
        let x: Vec<f64> = drawn
            .map(|(theta, kappa)| {
                let unit: f64 = Exp1.sample(&mut rng);
                theta * kappa * unit
            })
            .collect();
        if network.completion_time(&x).unwrap() > 70.0 {
            sum += libm::exp(log_weight(&x, network.means(), &stretch));
        }
    }
    let error = libm::sqrt(exact.variance / f64::from(n));
    assert!((sum / f64::from(n) - truth).abs() < 4.0 * error);
}

#[test]
fn four_tasks_at_four_times_their_length_leave_one_run_in_twenty_seven() {
    assert!((share_left(&[4.0; 4]) - 0.036_636_352_539_062_51).abs() < 1e-12);
}
// ANCHOR_END: tests
