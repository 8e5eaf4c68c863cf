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
/// Lower ends of the bands of ESS/N.
const BANDS: [f64; 6] = [0.98, 0.9, 0.6, 0.3, 0.1, 0.0];

fn main() -> Done {
    let world = world(GAMMA)?;
    let mut curves =
        Table::new(&["arm", "seed", "steps", "j", "hit", "later", "below"]);
    let mut falls = Table::new(&[
        "arm", "seed", "update", "before", "after", "ess", "mean", "k_hat", "kl",
    ]);
    let mut bands = Table::new(&["arm", "band", "updates"]);
    let mut gauges =
        Table::new(&["arm", "gauge", "q05", "q50", "q95", "least", "most"]);
    for (arm, settings) in arms().into_iter().enumerate() {
        let mut all: Vec<Update> = Vec::new();
        let mut errors = Vec::new();
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
                    let k_hat =
                        ratios.k_hat.map_or("none".into(), |k| format!("{k:.3}"));
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
                before = update.value;
                all.push(update);
            }
        }
        let band = |u: &Update| {
            BANDS.iter().position(|low| u.panel.ratios.ess >= *low).unwrap_or(5)
        };
        for number in 0..BANDS.len() {
            let there = all.iter().filter(|u| band(u) == number).count();
            bands.row([arm, number, there].map(|n| n.to_string()));
        }
        type Gauge = fn(&Update) -> f64;
        let read: [(&str, Gauge); 7] = [
            ("ess", |u| u.panel.ratios.ess),
            ("mean", |u| u.panel.ratios.mean),
            ("largest", |u| u.panel.ratios.largest),
            ("outside", |u| u.panel.ratios.outside),
            ("kl", |u| u.panel.kl_old_new),
            ("entropy", |u| u.panel.entropy),
            ("no_k_hat", |u| f64::from(u8::from(u.panel.ratios.k_hat.is_none()))),
        ];
        let mut row = |name: &str, mut of: Vec<f64>| {
            of.sort_by(f64::total_cmp);
            let at = |share: f64| {
                of[((share * of.len() as f64) as usize).min(of.len() - 1)]
            };
            let mean = of.iter().sum::<f64>() / of.len() as f64;
            let middle = if name == "no_k_hat" { mean } else { at(0.5) };
            let mut cells = vec![arm.to_string(), name.to_owned()];
            let numbers = [at(0.05), middle, at(0.95), at(0.0), at(1.0)];
            cells.extend(numbers.map(|x| format!("{x:.6e}")));
            gauges.row(cells);
        };
        for (name, gauge) in read {
            row(name, all.iter().map(gauge).collect());
        }
        row("earned_off", errors.iter().map(|e| e.abs()).collect());
    }
    save_experiment("five_learners", &curves)?;
    save_experiment("five_learners_falls", &falls)?;
    save_experiment("five_learners_bands", &bands)?;
    save_experiment("five_learners_gauges", &gauges)
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
