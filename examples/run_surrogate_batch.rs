//! One batch in the four-by-three world, 256 steps of Adam on it: what it promises, what the policy is
//! truly worth, how unequal the weights have become; quantiles over two hundred batches.
//! `surrogate_batch` draws from it.

use reweight::four_by_three::{GAMMA, world};
use reweight::one_batch::{
    Advantages, Look, OneBatch, RATE, Rule, Settings, half_trained,
};
use reweight::streams::stream;
use reweight_style::{Done, Table, midpoint_quantile, save_experiment};

const BATCHES: u64 = 200;
const MARKS: [usize; 25] = [
    0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 112, 128,
    160, 192, 224, 256,
];
/// Episodes in the batch, what is climbed, and whether the advantages are exact.
const ARMS: [(usize, Rule, bool); 16] = [
    (8, Rule::Ratio, false),
    (8, Rule::Clip(0.2), false),
    (8, Rule::NoRatio, false),
    (8, Rule::Products, false),
    (8, Rule::Ratio, true),
    (8, Rule::Clip(0.2), true),
    (8, Rule::NoRatio, true),
    (8, Rule::Products, true),
    (2, Rule::Ratio, false),
    (32, Rule::Ratio, false),
    (128, Rule::Ratio, false),
    (2, Rule::Clip(0.2), false),
    (32, Rule::Clip(0.2), false),
    (128, Rule::Clip(0.2), false),
    (2, Rule::Ratio, true),
    (32, Rule::Ratio, true),
];

/// What one batch comes to, at every mark.
fn climb(
    settings: Settings,
    seed: u64,
) -> Result<Vec<Look>, Box<dyn std::error::Error>> {
    let world = world(GAMMA)?;
    let theta = half_trained(&world)?;
    let mut one = OneBatch::play(&world, &theta, settings, &mut stream(seed, 0))?;
    let mut looks = Vec::new();
    let mut done = 0;
    for mark in MARKS {
        while done < mark {
            one.step()?;
            done += 1;
        }
        looks.push(one.look()?);
    }
    Ok(looks)
}

fn main() -> Done {
    let world = world(GAMMA)?;
    let old =
        world.value(&reweight::mdp::Policy::softmax(&half_trained(&world)?)?)?;
    let mut table = Table::new(&[
        "arm",
        "episodes",
        "exact",
        "steps",
        "promised25",
        "promised",
        "promised75",
        "surrogate",
        "j05",
        "j25",
        "j",
        "j75",
        "j95",
        "worse",
        "ess25",
        "ess",
        "ess75",
        "largest",
        "kl",
    ]);
    for (arm, (episodes, rule, exact)) in ARMS.into_iter().enumerate() {
        let advantages =
            if exact { Advantages::Exact } else { Advantages::Sampled };
        let settings = Settings { episodes, advantages, rule, rate: RATE };
        let all: Vec<Vec<Look>> = (1..=BATCHES)
            .map(|seed| climb(settings, seed))
            .collect::<Result<_, _>>()?;
        for (i, steps) in MARKS.into_iter().enumerate() {
            let column = |of: fn(&Look) -> f64| {
                let mut column: Vec<f64> =
                    all.iter().map(|looks| of(&looks[i])).collect();
                column.sort_by(f64::total_cmp);
                column
            };
            let (promised, j) = (column(|l| l.promised), column(|l| l.value));
            let ess = column(|l| l.ess);
            let middle = |of| midpoint_quantile(&column(of), 0.5);
            let worse = j.iter().filter(|j| **j < old - 1e-12).count();
            let row = [
                arm as f64,
                episodes as f64,
                f64::from(u8::from(exact)),
                steps as f64,
                midpoint_quantile(&promised, 0.25),
                midpoint_quantile(&promised, 0.5),
                midpoint_quantile(&promised, 0.75),
                middle(|l| l.surrogate),
                midpoint_quantile(&j, 0.05),
                midpoint_quantile(&j, 0.25),
                midpoint_quantile(&j, 0.5),
                midpoint_quantile(&j, 0.75),
                midpoint_quantile(&j, 0.95),
                worse as f64 / BATCHES as f64,
                midpoint_quantile(&ess, 0.25),
                midpoint_quantile(&ess, 0.5),
                midpoint_quantile(&ess, 0.75),
                middle(|l| l.largest),
                middle(|l| l.kl),
            ];
            table.row(row.iter().map(f64::to_string));
        }
    }
    save_experiment("surrogate_batch", &table)
}
