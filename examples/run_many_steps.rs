//! The rehearsal of many steps: two hundred logs of the four-by-three world for each behaviour and each
//! number of episodes, each log estimated in fourteen ways.

use libm::sqrt;
use reweight::rehearsal_world::Rehearsal;
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
            .map(|i| rehearsal.estimates(n, block * 1_000 + i))
            .collect::<Result<_, _>>()?;
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
