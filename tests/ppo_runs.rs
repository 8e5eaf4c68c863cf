//! The runs of the chapter on clipping: the start of each, learnt again bit for bit.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::curve;
use reweight::cartpole::CartPole;
use reweight::ppo::{PPO, Settings, ppo};
use reweight::streams::stream;

/// The rows of an experiment that belong to one arm and the first seed, as they are written.
fn rows(name: &str, arm: usize) -> Vec<BTreeMap<String, String>> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let path = root.join(format!("src/generated/runs/{name}.csv"));
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells = header.iter().zip(line.split(','));
        cells.map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    let first = |row: &BTreeMap<String, String>| {
        row["arm"] == arm.to_string() && row["seed"] == "1"
    };
    lines.map(row).filter(first).collect()
}

#[test]
fn ppo_and_its_early_stop_begin_on_cartpole_as_committed() {
    let epochs = |epochs| Settings { epochs, ..PPO };
    let stop =
        Settings { epsilon: f64::INFINITY, epochs: 32, stop_at: Some(0.02), ..PPO };
    let schedule = Schedule { total: 2_000, every: 2_000, episodes: 20 };
    for (name, arm, settings) in [
        ("ppo_cartpole", 0, epochs(4)),
        ("ppo_cartpole_long", 0, epochs(64)),
        ("ppo_cartpole_long", 1, stop),
    ] {
        let (pole, mut rng) = (CartPole::default(), stream(1, 1 << 50));
        let points = curve(&pole, VANILLA, schedule, 1, |pair, batch| {
            let (policy, adam) = (&mut pair.policy, &mut pair.policy_adam);
            ppo(policy, adam, batch, &settings, &mut rng)?;
            Ok(())
        });
        let points = points.unwrap();
        assert!(points.len() > 1);
        for (row, point) in rows(name, arm).iter().zip(points) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
            let most = point.moved.iter().map(|moved| moved.largest_ratio);
            let most = most.fold(0.0, f64::max).to_string();
            assert_eq!(row["ratio_most"], most, "{name}, arm {arm}");
        }
    }
}
