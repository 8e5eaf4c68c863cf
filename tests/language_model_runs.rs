//! The learning runs of the chapter on language models: a prefix of a few committed ones, learnt again
//! bit for bit.

use std::fs;
use std::path::PathBuf;

use reweight::group_advantage::Judge;
use reweight::group_learner::{Rollouts, Settings, TRUNK};
use reweight::inference_engine::Engine;
use reweight::ratio_rules::{Aggregate, Level, Objective, Outside};
use reweight::rollout_weights::Correction;

/// The committed update, J, length and largest ratio of an arm and a seed.
fn committed(arm: usize, seed: u64) -> Vec<[String; 4]> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = fs::read_to_string(root.join("src/generated/runs/llm.csv")).unwrap();
    let start = format!("{arm},{seed},");
    let cells = |line: &str| {
        let cells: Vec<String> =
            line.strip_prefix(&start)?.split(',').map(str::to_owned).collect();
        cells.try_into().ok()
    };
    text.lines().filter_map(cells).collect()
}

#[test]
fn rules_and_engines_begin_as_committed() {
    let clip = Outside::Clip { low: 0.2, high: 0.2, most: Some(3.0) };
    let rule = |level, outside, aggregate| Settings {
        objective: Objective { level, outside, aggregate },
        ..TRUNK
    };
    let ppo = rule(Level::Token, clip, Aggregate::TokenMean);
    let answers = rule(Level::Token, clip, Aggregate::SeqMeanTokenMean);
    let band = Outside::Clip { low: 3e-4, high: 4e-4, most: None };
    let cispo = Outside::Weight { low: 1.0, high: 0.28 };
    let product = rule(Level::Product, Outside::Count, Aggregate::SeqMeanTokenSum);
    let capped = rule(Level::Token, cispo, Aggregate::TokenMean);
    let tis = Correction::Truncate { most: 2.0 };
    let arms = [
        (0, Settings { uses: 1, ..TRUNK }),
        (2, product),
        (3, capped),
        (7, Settings { judge: Judge::Grpo, ..answers }),
        (9, rule(Level::GeometricMean, band, Aggregate::SeqMeanTokenMean)),
        (
            15,
            Settings {
                engine: Some(Engine { bits: 8, level: 400.0 }),
                rollouts: Rollouts::Weighted(Level::Token, tis),
                ..ppo
            },
        ),
        (28, Settings { rate: 0.03, ..product }),
        (32, Settings { uses: 1, slices: 16, groups: 32, ..capped }),
    ];
    for (arm, settings) in arms {
        for seed in [1, 2] {
            let curve = settings.curve(8, seed).unwrap();
            let rows = committed(arm, seed);
            assert!(rows.len() > 3, "arm {arm}");
            for row in rows.iter().take(3) {
                let point = curve[row[0].parse::<usize>().unwrap()];
                let ours = [point.j, point.length, point.largest];
                assert_eq!(row[1..], ours.map(|x| x.to_string()), "arm {arm}");
            }
        }
    }
}
