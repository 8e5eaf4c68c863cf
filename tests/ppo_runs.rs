//! The runs of the chapter on clipping: the start of each, learnt again bit for bit.

mod committed_runs;

use committed_runs::rows;
use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Point, curve};
use reweight::cartpole::CartPole;
use reweight::ppo::{PPO, Settings, ppo};
use reweight::streams::stream;

#[test]
fn ppo_and_its_early_stop_begin_on_cartpole_as_committed() {
    let epochs = |epochs| Settings { epochs, ..PPO };
    let stop =
        Settings { epsilon: f64::INFINITY, epochs: 32, stop_at: Some(0.02), ..PPO };
    let schedule = Schedule { total: 2_000, every: 2_000, episodes: 20 };
    for (name, arm, settings) in [
        ("ppo_cartpole", 0, epochs(4)),
        ("ppo_cartpole_long", 0, epochs(64)),
        ("ppo_cartpole_long", 1, stop),
    ] {
        let (pole, mut rng) = (CartPole::default(), stream(1, 1 << 50));
        let points = curve(&pole, VANILLA, schedule, 1, |pair, batch| {
            let (policy, adam) = (&mut pair.policy, &mut pair.policy_adam);
            ppo(policy, adam, batch, &settings, &mut rng)?;
            Ok(())
        });
        let points = points.unwrap();
        assert!(points.len() > 1);
        let here = [("arm", &*arm.to_string()), ("seed", "1")];
        let rows = rows(name, &here, points.len());
        for (row, point) in rows.iter().zip(points) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
            for (column, x) in Point::COLUMNS.into_iter().zip(point.summary()) {
                assert_eq!(
                    row[column],
                    x.to_string(),
                    "{name}, arm {arm}, {column}"
                );
            }
        }
    }
}
