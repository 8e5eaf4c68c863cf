//! V-trace on CartPole, with rollouts that are 128 updates old, at two step sizes; and at the larger one
//! what else can be done with them.

use reweight::actor_critic::{A2C, Schedule, Settings};
use reweight::asynchronous::{Lag, Stale, curve};
use reweight::cartpole::CartPole;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 4_000, episodes: 20 };
    let mut table = Table::new(&["arm", "seed", "steps", "mean_return", "kl"]);
    let arms = [
        (0.001, Stale::DataWithCutRatios),
        (0.003, Stale::DataWithCutRatios),
        (0.003, Stale::DataWithRatios),
        (0.003, Stale::Gradient),
    ];
    for (arm, (policy_rate, stale)) in arms.into_iter().enumerate() {
        let settings = Settings {
            actors: 8,
            steps: 20,
            policy_rate,
            critic_rate: 3.0 * policy_rate,
            ..A2C
        };
        for seed in 1..=SEEDS {
            let (pole, how) = (CartPole::default(), (stale, Lag::Of(128)));
            for point in curve(&pole, settings, how, schedule, seed)? {
                let n = point.late.len().max(1) as f64;
                let kl: f64 = point.late.iter().map(|late| late.kl).sum();
                table.row([
                    arm.to_string(),
                    seed.to_string(),
                    point.steps.to_string(),
                    point.mean_return.to_string(),
                    (kl / n).to_string(),
                ]);
            }
        }
    }
    save_experiment("traces_lag", &table)
}
