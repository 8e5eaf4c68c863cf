//! The same batches of CartPole, used by K steps in which the ratio is left out; and, for comparison, by
//! a single long step, which reuses nothing.

use reweight::actor_critic::{Schedule, Settings, VANILLA};
use reweight::batch_learner::{Point, climb, curve};
use reweight::cartpole::CartPole;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 10;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut header = vec!["arm", "seed", "steps", "mean_return"];
    header.extend(Point::COLUMNS);
    let mut table = Table::new(&header);
    let arms = [(4, 0.003), (8, 0.003), (16, 0.003), (32, 0.003)];
    let arms = arms.into_iter().chain([(1, 0.03), (1, 0.1)]);
    for (arm, (uses, policy_rate)) in arms.enumerate() {
        let settings = Settings { policy_rate, ..VANILLA };
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            let points = curve(&pole, settings, schedule, seed, |pair, batch| {
                climb(pair, batch, uses, |_, a| a)
            });
            for point in points? {
                let head = [arm.to_string(), seed.to_string()];
                let head = head.into_iter().chain([point.steps.to_string()]);
                let cells = [vec![point.mean_return], point.summary().to_vec()];
                let cells = cells.concat();
                table.row(head.chain(cells.iter().map(f64::to_string)));
            }
        }
    }
    save_experiment("cartpole_no_ratio", &table)
}
