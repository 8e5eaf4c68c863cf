//! TRPO on CartPole with two radii: the learner of Part II, in which nothing but the policy's update is
//! another.

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Moved, curve};
use reweight::cartpole::CartPole;
use reweight::trpo::{Settings, TRPO, step};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 10;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut table = Table::new(&[
        "arm",
        "seed",
        "steps",
        "mean_return",
        "updates",
        "kept",
        "ess_mean",
        "ess_least",
        "ratio_mean",
        "ratio_most",
        "kl_mean",
        "kl_most",
        "entropy",
    ]);
    for (arm, delta) in [0.003, 0.01].into_iter().enumerate() {
        let settings = Settings { delta, ..TRPO };
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            let points = curve(&pole, VANILLA, schedule, seed, |pair, batch| {
                let (policy, _) = pair.policy_and_adam();
                step(policy, batch, &settings).map(|_taken| ())
            });
            for point in points? {
                let head = [arm.to_string(), seed.to_string()];
                let head = head.into_iter().chain([point.steps.to_string()]);
                let cells = [vec![point.mean_return], moved(&point.moved)];
                let cells = cells.concat();
                table.row(head.chain(cells.iter().map(f64::to_string)));
            }
        }
    }
    save_experiment("trpo_cartpole", &table)
}

/// The updates since the last evaluation: how many there are, how many left the policy alone, and how
/// far they went.
fn moved(updates: &[Moved]) -> Vec<f64> {
    let n = updates.len().max(1) as f64;
    let mean = |of: fn(&Moved) -> f64| updates.iter().map(of).sum::<f64>() / n;
    let most = |of: fn(&Moved) -> f64| updates.iter().map(of).fold(0.0, f64::max);
    let ess = updates.iter().map(|m| m.ess_share);
    let kept = updates.iter().filter(|m| m.kl == 0.0).count();
    vec![
        updates.len() as f64,
        kept as f64,
        mean(|m| m.ess_share),
        ess.fold(1.0, f64::min),
        mean(|m| m.largest_ratio),
        most(|m| m.largest_ratio),
        mean(|m| m.kl),
        most(|m| m.kl),
        updates.last().map_or(0.0, |m| m.entropy),
    ]
}
