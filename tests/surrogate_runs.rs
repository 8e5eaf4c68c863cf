//! The run of the chapter on the surrogate: the first steps of all two hundred batches, climbed again,
//! bit for bit.

mod committed_runs;

use committed_runs::{Row, rows};
use reweight::four_by_three::{GAMMA, world};
use reweight::one_batch::{
    Advantages, OneBatch, RATE, Rule, Settings, half_trained,
};
use reweight::streams::stream;

#[test]
fn climbs_on_one_batch_begin_as_committed() {
    let (world, rows) = (world(GAMMA).unwrap(), rows("surrogate_batch", &[], 1));
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
            let is = |row: &Row, what: &str, x: usize| row[what] == x.to_string();
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
