//! A hundred learners in the four-by-three world for each thing to do with a batch: the exact J of their
//! policies after ten, twenty and sixty batches of eight episodes. `batch_reuse` draws from it.

use reweight::batch_reuse::{Correction, Learner, Reuse};
use reweight::four_by_three::{GAMMA, world};
use reweight_style::{Done, Table, save_experiment};

/// As in the widget.
const BATCHES: usize = 60;
const SEEDS: u64 = 100;
const MARKS: [usize; 3] = [10, 20, BATCHES];

fn main() -> Done {
    let world = world(GAMMA)?;
    let corrections = [Correction::None, Correction::Ratio, Correction::Products];
    let mut table = Table::new(&[
        "uses",
        "correction",
        "eta",
        "seed",
        "j10",
        "j20",
        "j60",
        "least",
        "steps",
    ]);
    let mut arms = vec![(1, 0, 0.3), (1, 0, 1.0), (1, 0, 0.1)];
    for uses in [2, 4, 8, 16, 32, 64] {
        arms.extend((0..corrections.len()).map(|i| (uses, i, 0.3)));
    }
    for (uses, i, step_size) in arms {
        let reuse = Reuse { correction: corrections[i], uses, step_size };
        for seed in 1..=SEEDS {
            let mut learner = Learner::new(&world, reuse, seed)?;
            let mut row = vec![uses as f64, i as f64, step_size, seed as f64];
            let (mut least, mut steps) = (f64::INFINITY, 0);
            for batch in 1..=BATCHES {
                steps += learner.go_on(&world)?.steps();
                let j = world.value(learner.policy())?;
                least = least.min(j);
                if MARKS.contains(&batch) {
                    row.push(j);
                }
            }
            row.extend([least, steps as f64]);
            table.row(row.iter().map(f64::to_string));
        }
    }
    save_experiment("batch_reuse", &table)
}
