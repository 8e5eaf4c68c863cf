//! One batch of CartPole, used by K steps of Adam on the surrogate Σ ρÂ: the learner of Part II, in which
//! nothing but the policy's update is another.

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::{Point, climb, curve};
use reweight::cartpole::CartPole;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 10;

fn main() -> Done {
    let schedule = Schedule { total: 100_000, every: 2_000, episodes: 20 };
    let mut header = vec!["arm", "seed", "steps", "mean_return"];
    header.extend(Point::COLUMNS);
    let mut table = Table::new(&header);
    for (arm, uses) in [1, 4, 8, 16, 32].into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let pole = CartPole::default();
            let points = curve(&pole, VANILLA, schedule, seed, |pair, batch| {
                climb(pair, batch, uses, |ratio, a| ratio * a)
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
    save_experiment("cartpole_reuse", &table)
}
