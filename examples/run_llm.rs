//! The model of brackets learns by a handful of published rules, and from engines that round, with J
//! exact after every update.

use reweight::group_advantage::Judge;
use reweight::group_learner::{Rollouts, Settings, TRUNK};
use reweight::inference_engine::Engine;
use reweight::ratio_rules::{Aggregate, Level, Objective, Outside};
use reweight::rollout_weights::Correction;
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 40;
const UPDATES: u64 = 80;
const EVERY: usize = 4;

fn main() -> Done {
    let mut table =
        Table::new(&["arm", "seed", "update", "j", "length", "largest"]);
    for (arm, settings) in arms().into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let curve = settings.curve(UPDATES, seed)?;
            for (update, point) in curve.iter().enumerate().step_by(EVERY) {
                table.row([
                    arm.to_string(),
                    seed.to_string(),
                    update.to_string(),
                    point.j.to_string(),
                    point.length.to_string(),
                    point.largest.to_string(),
                ]);
            }
        }
    }
    save_experiment("llm", &table)
}

/// In the order of their numbers.
fn arms() -> Vec<Settings> {
    use Aggregate::{SeqMeanTokenMean, SeqMeanTokenSum, TokenMean};
    let rule = |level, outside, aggregate| Settings {
        objective: Objective { level, outside, aggregate },
        ..TRUNK
    };
    let clip = |low, high| Outside::Clip { low, high, most: Some(3.0) };
    let band = |low, high| Outside::Clip { low, high, most: None };
    let cispo = Outside::Weight { low: 1.0, high: 0.28 };
    let ppo = rule(Level::Token, clip(0.2, 0.2), TokenMean);
    let answers = rule(Level::Token, clip(0.2, 0.2), SeqMeanTokenMean);
    let gspo =
        |low, high| rule(Level::GeometricMean, band(low, high), SeqMeanTokenMean);
    let mut arms = vec![
        Settings { uses: 1, ..TRUNK },
        TRUNK,
        rule(Level::Product, Outside::Count, SeqMeanTokenSum),
        rule(Level::Token, cispo, TokenMean),
        ppo,
        rule(Level::Token, clip(0.2, 0.28), TokenMean),
        answers,
        Settings { judge: Judge::Grpo, ..answers },
        gspo(0.1, 0.1),
        gspo(3e-4, 4e-4),
    ];
    for level in [20.0, 400.0] {
        let engine = Some(Engine { bits: 8, level });
        let tis = Correction::Truncate { most: 2.0 };
        let ice = Correction::Keep { least: 0.5, most: 2.0 };
        for rollouts in [
            Rollouts::Ignored,
            Rollouts::Weighted(Level::Token, tis),
            Rollouts::Weighted(Level::Token, ice),
            Rollouts::Direct,
        ] {
            arms.push(Settings { engine, rollouts, ..ppo });
        }
    }
    // What becomes of the rules that nothing stops, if the grader never errs.
    let free = [arms[1], arms[2], arms[3]];
    arms.extend(free.map(|arm| Settings { errs: 0.0, ..arm }));
    // The same with fewer uses, and with shorter steps.
    arms.extend(free.map(|arm| Settings { uses: 8, ..arm }));
    arms.extend(free.map(|arm| Settings { uses: 4, ..arm }));
    arms.extend(free.map(|arm| Settings { rate: 0.03, ..arm }));
    // Sixteen steps on a batch, each on other answers of it.
    let five =
        rule(Level::Token, Outside::Weight { low: 1.0, high: 4.0 }, TokenMean);
    for arm in [free[0], free[1], free[2], five, ppo, answers] {
        arms.push(Settings { uses: 1, slices: 16, groups: 32, ..arm });
    }
    arms
}
