//! One batch of CartPole, used by K steps of Adam on the surrogate Σ ρÂ: the learner of Part II, in which
//! nothing but the policy's update is another.

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Moved, climb, curve};
use reweight::cartpole::CartPole;
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
    ]);
    for (arm, uses) in [1, 4, 8, 16, 32].into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            let points = curve(&pole, VANILLA, schedule, seed, |pair, batch| {
                climb(pair, batch, uses, |ratio, a| ratio * a)
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
    save_experiment("cartpole_reuse", &table)
}

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
