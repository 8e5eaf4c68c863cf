//! Learning curves on CartPole: the vanilla policy gradient with three step sizes, and A2C, whose
//! batches are tiny, in three ways.

use reweight::actor_critic::{A2C, Schedule, Settings, VANILLA, curve};
use reweight::cartpole::CartPole;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut table = Table::new(&["arm", "seed", "steps", "mean_return"]);
    let rate = |policy_rate| Settings { policy_rate, ..VANILLA };
    let arms = [
        VANILLA,
        rate(0.01),
        rate(0.03),
        A2C,
        Settings { lambda: 0.95, ..A2C },
        Settings { actors: 1, steps: 20, ..A2C },
    ];
    for (arm, settings) in arms.into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            for (steps, mean) in curve(&pole, settings, schedule, seed)? {
                table.row([
                    arm.to_string(),
                    seed.to_string(),
                    steps.to_string(),
                    mean.to_string(),
                ]);
            }
        }
    }
    save_experiment("pg_cartpole", &table)
}
