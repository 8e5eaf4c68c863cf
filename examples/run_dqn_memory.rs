//! DQN on CartPole: with room for every transition, for the last batch, and for what has just happened.

use reweight::cartpole::CartPole;
use reweight::dqn::{Settings, curve};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;
const THOUSANDS: u32 = 30;
/// Transitions that the buffer holds. Learning comes every four steps, so of four nothing is old.
const ROOMS: [usize; 3] = [50_000, 64, 4];

fn main() -> Done {
    let mut table = Table::new(&["room", "seed", "step", "mean"]);
    for room in ROOMS {
        for seed in 1..=SEEDS {
            let settings = Settings { room, ..Settings::cartpole() };
            let means = curve::<CartPole, 4>(settings, seed, THOUSANDS)?;
            for (k, mean) in means.iter().enumerate() {
                table.row([
                    room.to_string(),
                    seed.to_string(),
                    ((k + 1) * 1_000).to_string(),
                    mean.to_string(),
                ]);
            }
        }
    }
    save_experiment("dqn_memory", &table)
}
