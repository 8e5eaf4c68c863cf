//! DQN on CartPole without its slow copy, and with rewards of one, against which Huber's slope is small.

use reweight::cartpole::CartPole;
use reweight::dqn::{Settings, curve};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;
const THOUSANDS: u32 = 30;
/// How far the copy goes towards the network after each update, and the scale of the rewards.
const ARMS: [(f64, f64); 2] = [(1.0, 0.05), (0.02, 1.0)];

fn main() -> Done {
    let mut table = Table::new(&["tau", "reward", "seed", "step", "mean"]);
    for (tau, reward) in ARMS {
        for seed in 1..=SEEDS {
            let settings = Settings { tau, reward, ..Settings::cartpole() };
            let means = curve::<CartPole, 4>(settings, seed, THOUSANDS)?;
            for (k, mean) in means.iter().enumerate() {
                table.row([
                    tau.to_string(),
                    reward.to_string(),
                    seed.to_string(),
                    ((k + 1) * 1_000).to_string(),
                    mean.to_string(),
                ]);
            }
        }
    }
    save_experiment("dqn_target", &table)
}
