//! PPO's clipped ascent, held against the recorded paths of `f_trpo` wherever there is one state:
//! there the surrogate is J itself, and the bandit's listing is the whole algorithm.

use reweight::clipped::{clipped_ascent, clipped_objective};
use reweight::softmax_bandit::{Bandit, Policy};
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .map(|x| x.as_f64().expect("a number"))
        .collect()
}

#[test]
fn clipped_ascent_retraces_the_reference_paths_of_one_state() {
    let text = std::fs::read_to_string("tests/reference/f_trpo.json").unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let mut compared = 0;
    for case in file["cases"].as_array().unwrap() {
        if case["theta"].as_array().unwrap().len() != 1 {
            continue;
        }
        let bandit = Bandit::new(numbers(&case["R"][0])).unwrap();
        let theta = numbers(&case["theta"][0]);
        let old = Policy::softmax(&theta).unwrap();
        for run in case["ppo_paths"].as_array().unwrap() {
            let (epsilon, eta) =
                (run["epsilon"].as_f64().unwrap(), run["lr"].as_f64().unwrap());
            for row in run["path"].as_array().unwrap() {
                let k = row["k"].as_u64().unwrap() as usize;
                let end = clipped_ascent(&bandit, &theta, epsilon, eta, k).unwrap();
                let new = Policy::softmax(&end).unwrap();
                let ratios = new.ratios(&old).unwrap();
                let objective =
                    clipped_objective(&bandit, &old, &new, epsilon).unwrap();
                let pairs = [
                    ("ratio_max", ratios.iter().copied().fold(0.0, f64::max)),
                    (
                        "ratio_min",
                        ratios.iter().copied().fold(f64::INFINITY, f64::min),
                    ),
                    ("objective", objective),
                    ("mean_kl_old_new", old.kl(&new).unwrap()),
                    ("eta", bandit.value(&new).unwrap()),
                ];
                for (field, got) in pairs {
                    let want = row[field].as_f64().unwrap();
                    let off = (got - want).abs();
                    assert!(
                        off <= 1e-12 + 1e-8 * want.abs(),
                        "{field} at {k}: {got}, {want}"
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 0, "no case of one state");
}
