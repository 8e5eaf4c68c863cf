//! Five learners in the four-by-three world at equal samples, and four more beside them: J exactly
//! after every update, the gauges of every update, and every fall.

use reweight::five_learners::{Learner, Update};
use reweight::five_runs::{BAR, arms};
use reweight::four_by_three::{GAMMA, world};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;
const STEPS: usize = 20_000;
/// Between two looks, in steps.
const EVERY: usize = 500;
const FLOOR: f64 = 0.5;
/// Falls of J by more than this are listed.
const LISTED: f64 = 0.1;
/// Lower ends of the bands of ESS/N, and of KL(π_old‖π_θ).
const ESS: [f64; 6] = [0.98, 0.9, 0.6, 0.3, 0.1, 0.0];
const KL: [f64; 6] = [0.3, 0.1, 0.03, 0.01, 0.001, 0.0];
/// The five are compared; the others stand beside them.
const FIVE: usize = 5;
const PPO: usize = 4;

/// What is written down of every arm.
struct Written {
    curves: Table,
    falls: Table,
    bands: Table,
    gauges: Table,
}

/// All updates of an arm, those of all seeds; what J lost by each, and how far what its batch earned was
/// from J.
#[derive(Default)]
struct Updates {
    all: Vec<Update>,
    lost: Vec<f64>,
    errors: Vec<f64>,
}

fn main() -> Done {
    let world = world(GAMMA)?;
    let mut written = Written {
        curves: Table::new(&["arm", "seed", "steps", "j", "hit", "later", "below"]),
        falls: Table::new(&[
            "arm", "seed", "update", "before", "after", "ess", "mean", "k_hat",
            "kl",
        ]),
        bands: Table::new(&["arm", "gauge", "from", "updates", "falls"]),
        gauges: Table::new(&["arm", "gauge", "q05", "q50", "q95", "least", "most"]),
    };
    let mut five = Vec::new();
    for (arm, settings) in arms().into_iter().enumerate() {
        let mut updates = Updates::default();
        for seed in 1..=SEEDS {
            let learner = Learner::new(&world, settings, seed)?;
            learn(
                learner,
                [arm.to_string(), seed.to_string()],
                &mut updates,
                &mut written,
            )?;
        }
        bands(arm, &updates, &mut written.bands);
        quantiles(arm, &updates, &mut written.gauges);
        if arm < FIVE {
            five.push(updates);
        }
    }
    save_experiment("five_learners_order", &order(&five))?;
    save_experiment("five_learners", &written.curves)?;
    save_experiment("five_learners_falls", &written.falls)?;
    save_experiment("five_learners_bands", &written.bands)?;
    save_experiment("five_learners_gauges", &written.gauges)
}

/// Learns to the end, and writes down a look at J from time to time and every fall.
fn learn(
    mut learner: Learner,
    [arm, seed]: [String; 2],
    updates: &mut Updates,
    written: &mut Written,
) -> Done {
    let mut before = learner.value()?;
    let (mut looks, mut hit, mut held) = (0, 0, (0, 0));
    for number in 1.. {
        if hit > 0 {
            held.0 += 1;
            held.1 += usize::from(before < FLOOR);
        } else if before >= BAR {
            hit = learner.steps();
        }
        if learner.steps() >= looks * EVERY {
            looks += 1;
            written.curves.row([
                arm.clone(),
                seed.clone(),
                learner.steps().to_string(),
                before.to_string(),
                hit.to_string(),
                held.0.to_string(),
                held.1.to_string(),
            ]);
        }
        if learner.steps() >= STEPS {
            break;
        }
        let update = learner.update()?;
        let ratios = &update.panel.ratios;
        if before - update.value > LISTED {
            let k_hat = ratios.k_hat.unwrap_or(f64::INFINITY);
            written.falls.row([
                arm.clone(),
                seed.clone(),
                number.to_string(),
                format!("{before:.4}"),
                format!("{:.4}", update.value),
                format!("{:.5}", ratios.ess),
                format!("{:.5}", ratios.mean),
                format!("{k_hat:.3}"),
                format!("{:.3e}", update.panel.kl_old_new),
            ]);
        }
        updates.errors.push(update.earned - before);
        updates.lost.push(before - update.value);
        before = update.value;
        updates.all.push(update);
    }
    Ok(())
}

/// How many updates read what, and how many of them were falls.
fn bands(arm: usize, updates: &Updates, table: &mut Table) {
    for (gauge, ends) in [ESS, KL].into_iter().enumerate() {
        for (number, low) in ends.iter().enumerate() {
            let high = if number == 0 { f64::INFINITY } else { ends[number - 1] };
            let read = |u: &Update| match gauge {
                0 => u.panel.ratios.ess,
                _ => u.panel.kl_old_new,
            };
            let pairs = updates.all.iter().zip(&updates.lost);
            let there = pairs.filter(|(u, _)| (*low..high).contains(&read(u)));
            let fell = there.clone().filter(|(_, lost)| **lost > LISTED).count();
            table.row([
                arm.to_string(),
                gauge.to_string(),
                low.to_string(),
                there.count().to_string(),
                fell.to_string(),
            ]);
        }
    }
}

/// What the gauges read, over all updates, and last how wrong the batches were.
fn quantiles(arm: usize, updates: &Updates, table: &mut Table) {
    type Gauge = fn(&Update) -> f64;
    let read: [Gauge; 7] = [
        |u| u.panel.ratios.ess,
        |u| u.panel.ratios.mean,
        |u| u.panel.ratios.largest,
        |u| u.panel.ratios.outside,
        |u| u.panel.kl_old_new,
        |u| u.panel.entropy,
        |u| f64::from(u8::from(u.panel.ratios.k_hat.is_none())),
    ];
    let mut row = |gauge: usize, mut of: Vec<f64>| {
        of.sort_by(f64::total_cmp);
        let at =
            |share: f64| of[((share * of.len() as f64) as usize).min(of.len() - 1)];
        let mean = of.iter().sum::<f64>() / of.len() as f64;
        let middle = if gauge == 6 { mean } else { at(0.5) };
        let mut cells = vec![arm.to_string(), gauge.to_string()];
        let numbers = [at(0.05), middle, at(0.95), at(0.0), at(1.0)];
        cells.extend(numbers.map(|x| format!("{x:.6e}")));
        table.row(cells);
    };
    for (number, gauge) in read.into_iter().enumerate() {
        row(number, updates.all.iter().map(gauge).collect());
    }
    row(7, updates.errors.iter().map(|e| e.abs()).collect());
}

/// How often each gauge reads worse of a fall than of any other update: of all arms together, and within
/// PPO's runs alone.
fn order(arms: &[Updates]) -> Table {
    let (five, ppo) = (worse(arms), worse(&arms[PPO..=PPO]));
    let mut order = Table::new(&["gauge", "worse", "ppo"]);
    for (gauge, (five, ppo)) in five.into_iter().zip(ppo).enumerate() {
        order.row([gauge.to_string(), format!("{five:.4}"), format!("{ppo:.4}")]);
    }
    order
}

/// The same, gauge by gauge.
fn worse(arms: &[Updates]) -> Vec<f64> {
    let reads = |u: &Update| {
        let r = &u.panel.ratios;
        [
            -r.ess,
            r.largest,
            (r.mean - 1.0).abs(),
            r.outside,
            u.panel.kl_old_new,
            u.panel.kl_new_old,
        ]
    };
    let (mut fell, mut stood) = (Vec::new(), Vec::new());
    for arm in arms {
        for (u, lost) in arm.all.iter().zip(&arm.lost) {
            if *lost > LISTED {
                fell.push(reads(u));
            } else {
                stood.push(reads(u));
            }
        }
    }
    let one = |all: &[[f64; 6]], g: usize| all.iter().map(|r| r[g]).collect();
    (0..6).map(|g| above(one(&fell, g), one(&stood, g))).collect()
}

/// How often one of the first is above one of the second, ties counting half.
fn above(above: Vec<f64>, mut below: Vec<f64>) -> f64 {
    below.sort_by(f64::total_cmp);
    let beaten = |x: &f64| {
        let less = below.partition_point(|y| y < x);
        let no_more = below.partition_point(|y| y <= x);
        0.5 * (less + no_more) as f64
    };
    let pairs = (above.len() * below.len()) as f64;
    above.iter().map(beaten).sum::<f64>() / pairs
}
