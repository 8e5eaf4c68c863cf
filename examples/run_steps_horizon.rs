//! The ring rehearsed: two hundred logs for each length of episode, each estimated in seven ways.

use libm::sqrt;
use reweight::ring_rehearsal::RingRehearsal;
use reweight_style::{Done, Table, save_experiment};

const STEPS: [usize; 4] = [8, 16, 32, 64];
const EPISODES: usize = 200;
const LOGS: u64 = 200;
const NAMES: [&str; 7] =
    ["pdis", "wpdis", "dr", "wdr", "visits", "counted", "model"];

fn main() -> Done {
    let mut header: Vec<String> =
        ["steps", "n", "logs", "truth"].map(String::from).to_vec();
    for name in NAMES {
        header.push(format!("{name}_mean"));
        header.push(format!("{name}_sd"));
    }
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(&names);
    for (block, steps) in (0_u64..).zip(STEPS) {
        let ring = RingRehearsal::new(1.0, steps)?;
        let said: Vec<[f64; 7]> = (0..LOGS)
            .map(|i| ring.estimates(EPISODES, block * 1_000 + i))
            .collect::<Result<_, _>>()?;
        let mut row = vec![steps as f64, EPISODES as f64, LOGS as f64, ring.truth];
        for column in 0..NAMES.len() {
            let values: Vec<f64> = said.iter().map(|all| all[column]).collect();
            let mean = values.iter().sum::<f64>() / LOGS as f64;
            let squares = values.iter().map(|x| (x - mean) * (x - mean));
            row.push(mean);
            row.push(sqrt(squares.sum::<f64>() / (LOGS - 1) as f64));
        }
        table.row(row.iter().map(f64::to_string));
    }
    save_experiment("steps_horizon", &table)
}
