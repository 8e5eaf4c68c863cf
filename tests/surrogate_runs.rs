//! The run of the chapter on the surrogate: the first steps of all two hundred batches, climbed again,
//! bit for bit.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use reweight::four_by_three::{GAMMA, world};
use reweight::one_batch::{
    Advantages, OneBatch, RATE, Rule, Settings, half_trained,
};
use reweight::streams::stream;

/// The rows of the committed run, as they are written.
fn rows() -> Vec<BTreeMap<String, String>> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let path = root.join("src/generated/runs/surrogate_batch.csv");
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells = header.iter().zip(line.split(','));
        cells.map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

#[test]
fn climbs_on_one_batch_begin_as_committed() {
    let (world, rows) = (world(GAMMA).unwrap(), rows());
    let theta = half_trained(&world).unwrap();
    let clip = Rule::Clip(0.2);
    let mut rules = vec![Rule::Ratio, clip, Rule::NoRatio, Rule::Products];
    rules.extend(rules.clone());
    for (arm, rule) in rules.into_iter().enumerate() {
        let advantages =
            if arm < 4 { Advantages::Sampled } else { Advantages::Exact };
        let settings = Settings { episodes: 8, advantages, rule, rate: RATE };
        let mut climbs: Vec<OneBatch> = (1..=200)
            .map(|seed| {
                let mut rng = stream(seed, 0);
                OneBatch::play(&world, &theta, settings, &mut rng).unwrap()
            })
            .collect();
        for steps in 1..=3 {
            climbs.iter_mut().for_each(|one| one.step().unwrap());
            let looks: Vec<_> =
                climbs.iter().map(|one| one.look().unwrap()).collect();
            let middle = |mut column: Vec<f64>| {
                column.sort_by(f64::total_cmp);
                (column[99] + column[100]) / 2.0
            };
            let is = |row: &BTreeMap<String, String>, what: &str, x: usize| {
                row[what] == x.to_string()
            };
            let row = rows
                .iter()
                .find(|row| is(row, "arm", arm) && is(row, "steps", steps))
                .unwrap();
            for (name, column) in [
                ("promised", looks.iter().map(|l| l.promised).collect()),
                ("surrogate", looks.iter().map(|l| l.surrogate).collect()),
                ("j", looks.iter().map(|l| l.value).collect()),
                ("ess", looks.iter().map(|l| l.ess).collect()),
                ("largest", looks.iter().map(|l| l.largest).collect()),
                ("kl", looks.iter().map(|l| l.kl).collect::<Vec<f64>>()),
            ] {
                assert_eq!(row[name], middle(column).to_string(), "{name} {arm}");
            }
        }
    }
}
