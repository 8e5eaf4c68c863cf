//! TRPO's learning run: the first updates of each committed arm, learnt again bit for bit.

mod committed_runs;

use committed_runs::rows;
use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::curve;
use reweight::cartpole::CartPole;
use reweight::trpo::{Settings, TRPO, step};

#[test]
fn trpo_begins_as_committed_and_never_passes_its_radius() {
    let schedule = Schedule { total: 4_000, every: 2_000, episodes: 20 };
    for (arm, delta) in [0.003, 0.01].into_iter().enumerate() {
        let settings = Settings { delta, ..TRPO };
        let pole = CartPole::default();
        let points = curve(&pole, VANILLA, schedule, 1, |pair, batch| {
            let (policy, _) = pair.policy_and_adam();
            step(policy, batch, &settings).map(|_taken| ())
        });
        let points = points.unwrap();
        assert_eq!(points.len(), 3);
        let arm = &*arm.to_string();
        let first = [("arm", arm), ("seed", "1")];
        let first = rows("trpo_cartpole", &first, points.len());
        for (row, point) in first.iter().zip(points) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
            let ratios = point.moved.iter().map(|m| m.largest_ratio);
            let most = ratios.fold(0.0, f64::max);
            assert_eq!(row["ratio_most"], most.to_string(), "arm {arm}");
        }
        // Of all seeds.
        for row in rows("trpo_cartpole", &[("arm", arm)], 500) {
            assert!(row["kl_most"].parse::<f64>().unwrap() <= delta + 1e-12);
        }
    }
}
