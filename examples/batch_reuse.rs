//! What a batch is worth, used once and used again: the committed learners of `run_batch_reuse`, and
//! the very first batch of each seed, looked into.

use reweight::batch_reuse::{Batch, Correction, EPISODES, LIMIT, Reuse};
use reweight::ess::ess;
use reweight::four_by_three::{GAMMA, START, world};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::mdp::{Mdp, Policy};
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, Table, count, experiment, fixed, midpoint_quantile, percent,
    significant,
};
use std::collections::BTreeMap;

const BATCHES: usize = 60;
const NAMES: [&str; 3] = ["none", "ratio", "products"];
/// Worse than this, a learner has not learnt: the best policy has 0.66.
const LOST: f64 = 0.1;

/// As many seeds as there are learners.
const FIRSTS: u64 = 100;

type Columns = BTreeMap<String, Vec<f64>>;

/// What the learners of one arm came to.
struct Arm {
    js: Vec<f64>,
    tens: Vec<f64>,
    steps: Vec<f64>,
}

impl Arm {
    fn of(runs: &Columns, uses: usize, correction: usize, step: f64) -> Self {
        let is = |name: &str, i: usize, x: f64| runs[name][i] == x;
        let rows: Vec<usize> = (0..runs["seed"].len())
            .filter(|&i| is("uses", i, uses as f64) && is("eta", i, step))
            .filter(|&i| is("correction", i, correction as f64))
            .collect();
        let column = |name: &str| {
            let mut column: Vec<f64> =
                rows.iter().map(|&i| runs[name][i]).collect();
            column.sort_by(f64::total_cmp);
            column
        };
        Self { js: column("j60"), tens: column("j10"), steps: column("steps") }
    }

    fn lost(&self) -> usize {
        self.js.iter().filter(|j| **j < LOST).count()
    }
}

/// What one batch promises after so many uses, what it brings, and how many of its episodes count.
fn first(
    world: &Mdp,
    reuse: Reuse,
    seed: u64,
) -> Result<[f64; 3], Box<dyn std::error::Error>> {
    let mut theta = vec![vec![0.0; world.actions()]; world.states()];
    let old = Policy::softmax(&theta)?;
    let batch = Batch::play(world, &old, EPISODES, LIMIT, &mut stream(seed, 0))?;
    let new = reuse.learn(&mut theta, &batch)?;
    let promise = batch.promise(&new, reuse.correction)?;
    let whole = match ess(&LogWeights::new(batch.episode_log_ratios(&new)?)?) {
        // The new policy would play none of them: they are worth nothing to it.
        Err(WeightError::AllZero { .. }) => 0.0,
        worth => worth?,
    };
    Ok([promise, world.value(&new)? - world.value(&old)?, whole])
}

fn main() -> Done {
    let runs = experiment("batch_reuse")?;
    let world = world(GAMMA)?;
    let uniform = Policy::uniform(world.states(), world.actions())?;
    let mut numbers = Numbers::new();
    numbers
        .put("batch_reuse_batches", count(BATCHES))
        .put("batch_reuse_episodes", count(EPISODES))
        .put("batch_reuse_lost_below", fixed(LOST, 1))
        .put("batch_reuse_best", fixed(world.best_values()?[START], 2))
        .put("batch_reuse_uniform", fixed(world.value(&uniform)?, 2));
    let mut table = Table::new(&[
        "uses",
        "a step counts by",
        "η",
        "J after ten batches: median",
        "J after sixty: median",
        "lower quartile",
        "upper quartile",
        "J below 0.1",
        "steps in the world: median",
    ]);
    let mut arms = vec![(1, 0, 0.1), (1, 0, 0.3), (1, 0, 1.0)];
    for uses in [2, 4, 8, 16, 32, 64] {
        arms.extend((0..3).map(|correction| (uses, correction, 0.3)));
    }
    for (uses, correction, step) in arms {
        let arm = Arm::of(&runs, uses, correction, step);
        let [median, low, high] = [0.5, 0.25, 0.75]
            .map(|share| fixed(midpoint_quantile(&arm.js, share), 2));
        let ten = fixed(midpoint_quantile(&arm.tens, 0.5), 2);
        let steps = count(midpoint_quantile(&arm.steps, 0.5) as usize);
        let by = match uses {
            1 => "one",
            _ => ["one: no ratio", "its ratio", "products"][correction],
        };
        table.row([
            count(uses),
            by.to_owned(),
            significant(step, 1),
            ten.clone(),
            median.clone(),
            low,
            high,
            format!("{} of {}", arm.lost(), arm.js.len()),
            steps.clone(),
        ]);
        let key = match (uses, step) {
            (1, 0.3) => "once".to_owned(),
            (1, 1.0) => "once_long".to_owned(),
            (1, _) => "once_short".to_owned(),
            _ => format!("{}_{uses}", NAMES[correction]),
        };
        let seeds = arm.js.len();
        if key == "once" {
            numbers.put("batch_reuse_seeds", count(seeds));
        }
        let lost = arm.lost() as f64 / seeds as f64;
        numbers
            .put(&format!("batch_reuse_{key}"), median)
            .put(&format!("batch_reuse_{key}_ten"), ten)
            .put(&format!("batch_reuse_{key}_steps"), steps)
            .put(&format!("batch_reuse_{key}_lost"), percent(lost, 2));
    }
    table.save("batch_reuse_table")?;
    for (name, correction) in
        [("ratio", Correction::Ratio), ("products", Correction::Products)]
    {
        for uses in [3, 16] {
            let reuse = Reuse { correction, uses, step_size: 0.3 };
            let firsts: Vec<[f64; 3]> = (1..=FIRSTS)
                .map(|seed| first(&world, reuse, seed))
                .collect::<Result<_, _>>()?;
            for (i, what) in ["promise", "gain", "ess"].into_iter().enumerate() {
                let mut all: Vec<f64> = firsts.iter().map(|one| one[i]).collect();
                all.sort_by(f64::total_cmp);
                let median = significant(midpoint_quantile(&all, 0.5), 2);
                numbers.put(
                    &format!("batch_reuse_first_{name}_{uses}_{what}"),
                    median,
                );
            }
        }
    }
    numbers.save("batch_reuse")
}
