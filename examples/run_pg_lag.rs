//! What it does to late actors' updates that they are late: A3C's old gradients as the lag comes from
//! more actors, and three ways to use a rollout that is 128 updates old.

use reweight::actor_critic::{A2C, Schedule, Settings};
use reweight::asynchronous::{Lag, Stale, curve};
use reweight::cartpole::CartPole;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 4_000, episodes: 20 };
    let mut table = Table::new(&[
        "arm",
        "seed",
        "steps",
        "mean_return",
        "lag",
        "kl",
        "ratio_median",
        "ratio_95",
        "ratio_most",
    ]);
    let arms = [
        (1, Stale::Gradient, Lag::AsItComes),
        (4, Stale::Gradient, Lag::AsItComes),
        (16, Stale::Gradient, Lag::AsItComes),
        (64, Stale::Gradient, Lag::AsItComes),
        (8, Stale::Gradient, Lag::Of(128)),
        (8, Stale::Data, Lag::Of(128)),
        (8, Stale::DataWithRatios, Lag::Of(128)),
    ];
    for (arm, (actors, stale, lag)) in arms.into_iter().enumerate() {
        let settings = Settings {
            actors,
            steps: 20,
            policy_rate: 0.001,
            critic_rate: 0.003,
            ..A2C
        };
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            for point in curve(&pole, settings, (stale, lag), schedule, seed)? {
                let n = point.late.len().max(1);
                let mean = |sum: f64| sum / n as f64;
                let mut ratios: Vec<f64> =
                    point.late.iter().map(|late| late.largest_ratio).collect();
                ratios.sort_by(f64::total_cmp);
                let at = |share: f64| {
                    let place = (share * ratios.len() as f64) as usize;
                    ratios.get(place).or(ratios.last()).copied().unwrap_or(1.0)
                };
                let lag = point.late.iter().map(|late| late.lag as f64).sum();
                let kl = point.late.iter().map(|late| late.kl).sum();
                let cells = [point.mean_return, mean(lag), mean(kl)];
                let quantiles = [at(0.5), at(0.95), at(1.0)];
                let head = [arm.to_string(), seed.to_string()];
                let head = head.into_iter().chain([point.steps.to_string()]);
                let cells = cells.into_iter().chain(quantiles);
                table.row(head.chain(cells.map(|x| x.to_string())));
            }
        }
    }
    save_experiment("pg_lag", &table)
}
