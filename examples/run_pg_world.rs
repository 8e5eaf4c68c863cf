//! REINFORCE and the vanilla policy gradient in the four-by-three world, with J exact after every
//! update: what is subtracted, how long the steps are, and how often a batch is used.

use reweight::four_by_three::{GAMMA, world};
use reweight::vanilla::{Baseline, Reuse, Settings, VANILLA, curve};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;

fn main() -> Done {
    let world = world(GAMMA)?;
    let mut table =
        Table::new(&["arm", "seed", "steps", "j", "hit", "later", "below"]);
    for (arm, settings) in arms().into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let scale = ((20_000, 500), (0.6, 0.5));
            for point in curve(&world, settings, scale.0, scale.1, seed)? {
                table.row([
                    arm.to_string(),
                    seed.to_string(),
                    point.steps.to_string(),
                    point.value.to_string(),
                    point.hit.unwrap_or(0).to_string(),
                    point.held.0.to_string(),
                    point.held.1.to_string(),
                ]);
            }
        }
    }
    save_experiment("pg_world", &table)
}

/// In the order of their numbers.
fn arms() -> Vec<Settings> {
    let of = |baseline, rate, uses, reuse| Settings {
        baseline,
        rate,
        uses,
        reuse,
        ..VANILLA
    };
    let (plain, ratio) = (Reuse::Uncorrected, Reuse::Ratio);
    vec![
        of(Baseline::None, 0.03, 1, plain),
        of(Baseline::Exact, 0.03, 1, plain),
        of(Baseline::Critic, 0.03, 1, plain),
        of(Baseline::Critic, 0.1, 1, plain),
        of(Baseline::Critic, 0.3, 1, plain),
        of(Baseline::Critic, 0.03, 8, plain),
        of(Baseline::Critic, 0.03, 32, plain),
        of(Baseline::Critic, 0.03, 8, ratio),
        of(Baseline::Critic, 0.03, 32, ratio),
    ]
}
