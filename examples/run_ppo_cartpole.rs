//! CartPole learnt by PPO: four, eight, sixteen and thirty-two steps on each batch. The learner and
//! everything but the policy's update are those of the plain surrogate's runs.

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Point, curve};
use reweight::cartpole::CartPole;
use reweight::ppo::{PPO, Settings, ppo};
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 10;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut header = vec!["arm", "seed", "steps", "mean_return"];
    header.extend(Point::COLUMNS);
    header.push("epochs_mean");
    let mut table = Table::new(&header);
    let arms = [4, 8, 16, 32].map(|epochs| Settings { epochs, ..PPO });
    for (arm, settings) in arms.iter().enumerate() {
        for seed in 1..=SEEDS {
            let (pole, mut rng) = (CartPole::default(), stream(seed, SHUFFLES));
            let (mut done, mut counted) = (Vec::new(), 0);
            let points = curve(&pole, VANILLA, schedule, seed, |pair, batch| {
                let (policy, adam) = (&mut pair.policy, &mut pair.policy_adam);
                done.push(ppo(policy, adam, batch, settings, &mut rng)?);
                Ok(())
            })?;
            for point in points {
                let epochs = &done[counted..counted + point.moved.len()];
                counted += point.moved.len();
                let epochs: f64 = epochs.iter().map(|n| *n as f64).sum();
                let head = [arm.to_string(), seed.to_string()];
                let head = head.into_iter().chain([point.steps.to_string()]);
                let mut cells = vec![point.mean_return];
                cells.extend(point.summary());
                cells.push(epochs / point.moved.len().max(1) as f64);
                table.row(head.chain(cells.iter().map(f64::to_string)));
            }
        }
    }
    save_experiment("ppo_cartpole", &table)
}

/// No actor and no evaluation has this stream.
const SHUFFLES: u64 = 1 << 50;
