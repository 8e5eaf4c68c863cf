//! The rehearsal of many steps: two hundred logs of the four-by-three world for each behaviour and each
//! number of episodes, each log estimated in fourteen ways.

use libm::sqrt;
use reweight::counted_model::{CountedModel, cross_fitted};
use reweight::doubly_robust_sequential::{direct_method, doubly_robust};
use reweight::four_by_three::GAMMA;
use reweight::judged_log::JudgedLog;
use reweight::magic::{bootstrap_interval, magic};
use reweight::marginalised::counted;
use reweight::per_trajectory::{ois, pdis, wis, wpdis};
use reweight::rehearsal_world::{COLUMNS, EVERY_CELL, Rehearsal};
use reweight::streams::stream;
use reweight::weighted_doubly_robust::{Finished, weighted_doubly_robust};
use reweight_style::{Done, Table, save_experiment};

/// (share of steps astray, episodes in a log).
const SETTINGS: [(f64, usize); 10] = [
    (0.2, 200),
    (0.3, 200),
    (0.4, 200),
    (0.5, 200),
    (0.6, 200),
    (0.7, 200),
    (0.8, 200),
    (0.9, 200),
    (0.5, 50),
    (0.5, 800),
];
const LOGS: u64 = 200;
const RESAMPLES: usize = 100;
/// For how many steps MAGIC's candidates trust the log, and then for all of them.
const STEPS: [usize; 5] = [0, 1, 2, 4, 8];
const NAMES: [&str; 14] = [
    "ois",
    "wis",
    "pdis",
    "wpdis",
    "dm",
    "dm_column",
    "dr",
    "dr_column",
    "wdr",
    "wdr_column",
    "magic",
    "magic_column",
    "counted",
    "counted_column",
];

type Any<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Done {
    let mut header: Vec<String> =
        ["astray", "n", "logs", "truth"].map(String::from).to_vec();
    for name in NAMES {
        header.push(format!("{name}_mean"));
        header.push(format!("{name}_sd"));
    }
    header.push("dr_held".to_owned());
    header.push("model_share".to_owned());
    header.push("model_share_column".to_owned());
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(&names);
    for (block, (astray, n)) in (0_u64..).zip(SETTINGS) {
        let rehearsal = Rehearsal::new(astray)?;
        let said: Vec<[f64; 17]> = (0..LOGS)
            .map(|i| estimates(&rehearsal, n, block * 1_000 + i))
            .collect::<Any<_>>()?;
        let mut row = vec![astray, n as f64, LOGS as f64, rehearsal.truth];
        for column in 0..17 {
            let values: Vec<f64> = said.iter().map(|all| all[column]).collect();
            let mean = values.iter().sum::<f64>() / LOGS as f64;
            row.push(mean);
            if column < NAMES.len() {
                let squares = values.iter().map(|x| (x - mean) * (x - mean));
                row.push(sqrt(squares.sum::<f64>() / (LOGS - 1) as f64));
            }
        }
        table.row(row.iter().map(f64::to_string));
    }
    save_experiment("many_steps", &table)
}

/// Every estimate of one log, whether the interval of doubly robust held the truth, and what share
/// MAGIC gave to each model alone.
fn estimates(rehearsal: &Rehearsal, n: usize, id: u64) -> Any<[f64; 17]> {
    let Rehearsal { target, behaviour, truth, .. } = rehearsal;
    let log = rehearsal.log(n, id)?;
    let keeps = Finished::Keeps;
    let fit =
        |looks: &[usize]| cross_fitted(&log, looks, [target, behaviour], GAMMA, 2);
    let direct = |looks: &[usize]| -> Any<f64> {
        let model = CountedModel::fit(&log, looks, 4, GAMMA)?;
        let q = model.action_values(target)?;
        let log = JudgedLog::judge(&log, target, behaviour, &q, GAMMA)?;
        Ok(direct_method(&log)?.value)
    };
    let blend = |log: &JudgedLog, part: u64| -> Any<(f64, f64)> {
        let longest = log.longest();
        let mut steps = STEPS.to_vec();
        steps.push(longest);
        steps.retain(|steps| *steps <= longest);
        let mut rng = stream(2 + part, id);
        let interval = bootstrap_interval(log, keeps, RESAMPLES, 0.9, &mut rng)?;
        let blend = magic(log, keeps, &steps, interval)?;
        Ok((blend.value, blend.shares[0]))
    };
    let (cells, columns) = (fit(&EVERY_CELL)?, fit(&COLUMNS)?);
    let (ratios, rewards) = (cells.log_ratios(), cells.rewards());
    let robust = doubly_robust(&cells)?;
    let (with, without) = (blend(&cells, 0)?, blend(&columns, 1)?);
    let count = |looks| counted(&log, looks, target, behaviour, GAMMA);
    Ok([
        ois(&ratios, &rewards, GAMMA)?.value,
        wis(&ratios, &rewards, GAMMA)?.value,
        pdis(&ratios, &rewards, GAMMA)?.value,
        wpdis(&ratios, &rewards, GAMMA)?.value,
        direct(&EVERY_CELL)?,
        direct(&COLUMNS)?,
        robust.value,
        doubly_robust(&columns)?.value,
        weighted_doubly_robust(&cells, keeps)?,
        weighted_doubly_robust(&columns, keeps)?,
        with.0,
        without.0,
        count(&EVERY_CELL)?.value,
        count(&COLUMNS)?.value,
        if robust.holds(*truth) { 1.0 } else { 0.0 },
        with.1,
        without.1,
    ])
}
