//! TRPO's learning run: the first updates of each committed arm, learnt again bit for bit.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use reweight::actor_critic::{Schedule, VANILLA};
use reweight::batch_learner::curve;
use reweight::cartpole::CartPole;
use reweight::trpo::{Settings, TRPO, step};

/// The rows of one arm and all seeds, as they are written.
fn rows(arm: usize) -> Vec<BTreeMap<String, String>> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let path = root.join("src/generated/runs/trpo_cartpole.csv");
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells = header.iter().zip(line.split(','));
        cells.map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    let own = |row: &BTreeMap<String, String>| row["arm"] == arm.to_string();
    lines.map(row).filter(own).collect()
}

#[test]
fn trpo_begins_as_committed_and_never_passes_its_radius() {
    let schedule = Schedule { total: 4_000, every: 2_000, episodes: 20 };
    for (arm, delta) in [0.003, 0.01].into_iter().enumerate() {
        let settings = Settings { delta, ..TRPO };
        let pole = CartPole::default();
        let points = curve(&pole, VANILLA, schedule, 1, |pair, batch| {
            let (policy, _) = pair.policy_and_adam();
            step(policy, batch, &settings).map(|_taken| ())
        });
        let (points, rows) = (points.unwrap(), rows(arm));
        assert_eq!(points.len(), 3);
        let first = rows.iter().filter(|row| row["seed"] == "1");
        for (row, point) in first.zip(points) {
            assert_eq!(row["steps"], point.steps.to_string());
            assert_eq!(row["mean_return"], point.mean_return.to_string());
            let ratios = point.moved.iter().map(|m| m.largest_ratio);
            let most = ratios.fold(0.0, f64::max);
            assert_eq!(row["ratio_most"], most.to_string(), "arm {arm}");
        }
        for row in rows {
            assert!(row["kl_most"].parse::<f64>().unwrap() <= delta + 1e-12);
        }
    }
}
