//! CartPole learnt by PPO: four, eight, sixteen and thirty-two steps on each batch. The learner and
//! everything but the policy's update are those of the plain surrogate's runs.

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Moved, curve};
use reweight::cartpole::CartPole;
use reweight::ppo::{PPO, Settings, ppo};
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 10;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut table = Table::new(&[
        "arm",
        "seed",
        "steps",
        "mean_return",
        "ess_mean",
        "ess_least",
        "ratio_most",
        "kl_mean",
        "outside_mean",
        "entropy",
        "epochs_mean",
    ]);
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
                cells.extend(moved(&point.moved));
                cells.push(epochs / point.moved.len().max(1) as f64);
                table.row(head.chain(cells.iter().map(f64::to_string)));
            }
        }
    }
    save_experiment("ppo_cartpole", &table)
}

/// No actor and no evaluation has this stream.
const SHUFFLES: u64 = 1 << 50;

/// The updates since the last evaluation, in six numbers.
fn moved(updates: &[Moved]) -> Vec<f64> {
    let n = updates.len().max(1) as f64;
    let mean = |of: fn(&Moved) -> f64| updates.iter().map(of).sum::<f64>() / n;
    let ess = updates.iter().map(|m| m.ess_share);
    let ratio = updates.iter().map(|m| m.largest_ratio);
    vec![
        mean(|m| m.ess_share),
        ess.fold(1.0, f64::min),
        ratio.fold(0.0, f64::max),
        mean(|m| m.kl),
        mean(|m| m.outside),
        updates.last().map_or(0.0, |m| m.entropy),
    ]
}
