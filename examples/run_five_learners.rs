//! Five learners in the four-by-three world at equal samples, and four more beside them: J exactly
//! after every update, the gauges of every update, and every fall.

use reweight::five_learners::{Learner, Rule, Settings, Update};
use reweight::four_by_three::{GAMMA, world};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;
const STEPS: usize = 20_000;
/// Between two looks, in steps.
const EVERY: usize = 500;
const BAR: f64 = 0.6;
const FLOOR: f64 = 0.5;
/// Falls of J by more than this are listed.
const FALL: f64 = 0.1;
/// Lower ends of the bands of ESS/N, and of KL(π_old‖π_θ).
const ESS: [f64; 6] = [0.98, 0.9, 0.6, 0.3, 0.1, 0.0];
const KL: [f64; 6] = [0.3, 0.1, 0.03, 0.01, 0.001, 0.0];
/// The five are compared; the others stand beside them.
const FIVE: usize = 5;
const PPO: usize = 4;

fn main() -> Done {
    let world = world(GAMMA)?;
    let mut curves =
        Table::new(&["arm", "seed", "steps", "j", "hit", "later", "below"]);
    let mut falls = Table::new(&[
        "arm", "seed", "update", "before", "after", "ess", "mean", "k_hat", "kl",
    ]);
    let mut bands = Table::new(&["arm", "gauge", "from", "updates", "falls"]);
    let mut gauges =
        Table::new(&["arm", "gauge", "q05", "q50", "q95", "least", "most"]);
    let (mut fell, mut stood) = (Vec::new(), Vec::new());
    let mut within = [Vec::new(), Vec::new()];
    for (arm, settings) in arms().into_iter().enumerate() {
        let mut all: Vec<Update> = Vec::new();
        let (mut errors, mut lost) = (Vec::new(), Vec::new());
        for seed in 1..=SEEDS {
            let mut learner = Learner::new(&world, settings, seed)?;
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
                    curves.row([
                        arm.to_string(),
                        seed.to_string(),
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
                if before - update.value > FALL {
                    let k_hat = ratios.k_hat.unwrap_or(f64::INFINITY);
                    let k_hat = format!("{k_hat:.3}");
                    falls.row([
                        arm.to_string(),
                        seed.to_string(),
                        number.to_string(),
                        format!("{before:.4}"),
                        format!("{:.4}", update.value),
                        format!("{:.5}", ratios.ess),
                        format!("{:.5}", ratios.mean),
                        k_hat,
                        format!("{:.3e}", update.panel.kl_old_new),
                    ]);
                }
                errors.push(update.earned - before);
                lost.push(before - update.value);
                before = update.value;
                all.push(update);
            }
        }
        for (gauge, ends) in [ESS, KL].into_iter().enumerate() {
            for (number, low) in ends.iter().enumerate() {
                let high =
                    if number == 0 { f64::INFINITY } else { ends[number - 1] };
                let read = |u: &Update| match gauge {
                    0 => u.panel.ratios.ess,
                    _ => u.panel.kl_old_new,
                };
                let there = all
                    .iter()
                    .zip(&lost)
                    .filter(|(u, _)| (*low..high).contains(&read(u)));
                let fell = there.clone().filter(|(_, lost)| **lost > FALL).count();
                bands.row([
                    arm.to_string(),
                    gauge.to_string(),
                    low.to_string(),
                    there.count().to_string(),
                    fell.to_string(),
                ]);
            }
        }
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
            let at = |share: f64| {
                of[((share * of.len() as f64) as usize).min(of.len() - 1)]
            };
            let mean = of.iter().sum::<f64>() / of.len() as f64;
            let middle = if gauge == 6 { mean } else { at(0.5) };
            let mut cells = vec![arm.to_string(), gauge.to_string()];
            let numbers = [at(0.05), middle, at(0.95), at(0.0), at(1.0)];
            cells.extend(numbers.map(|x| format!("{x:.6e}")));
            gauges.row(cells);
        };
        for (number, gauge) in read.into_iter().enumerate() {
            row(number, all.iter().map(gauge).collect());
        }
        row(7, errors.iter().map(|e| e.abs()).collect());
        if arm < FIVE {
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
            for (u, lost) in all.iter().zip(&lost) {
                if arm == PPO {
                    within[usize::from(*lost <= FALL)].push(reads(u));
                }
                if *lost > FALL {
                    fell.push(reads(u))
                } else {
                    stood.push(reads(u))
                }
            }
        }
    }
    // Of all five together, and within PPO's runs alone.
    let mut order = Table::new(&["gauge", "worse", "ppo"]);
    for g in 0..6 {
        let one = |all: &Vec<[f64; 6]>| all.iter().map(|r| r[g]).collect();
        let five = worse(one(&fell), one(&stood));
        let ppo = worse(one(&within[0]), one(&within[1]));
        order.row([g.to_string(), format!("{five:.4}"), format!("{ppo:.4}")]);
    }
    save_experiment("five_learners_order", &order)?;
    save_experiment("five_learners", &curves)?;
    save_experiment("five_learners_falls", &falls)?;
    save_experiment("five_learners_bands", &bands)?;
    save_experiment("five_learners_gauges", &gauges)
}

/// How often one of the first is above one of the second, ties counting half.
fn worse(above: Vec<f64>, mut below: Vec<f64>) -> f64 {
    below.sort_by(f64::total_cmp);
    let beaten = |x: &f64| {
        let less = below.partition_point(|y| y < x);
        let no_more = below.partition_point(|y| y <= x);
        0.5 * (less + no_more) as f64
    };
    let pairs = (above.len() * below.len()) as f64;
    above.iter().map(beaten).sum::<f64>() / pairs
}

/// The five, then the same with eight uses and with a longer step.
fn arms() -> [Settings; 9] {
    let of = Settings::of;
    [
        of(Rule::Uncorrected(1)),
        of(Rule::Uncorrected(32)),
        of(Rule::Ratio(32)),
        of(Rule::Region(0.01)),
        of(Rule::Clipped(32, 0.2)),
        of(Rule::Uncorrected(8)),
        of(Rule::Ratio(8)),
        of(Rule::Clipped(8, 0.2)),
        Settings { rate: 0.3, ..of(Rule::Uncorrected(1)) },
    ]
}
