//! The ring walked: the effective sample size of products of ratios, as batches report it.

use reweight::ess::{ess, largest_share};
use reweight::log_weights::LogWeights;
use reweight::per_trajectory::running_sums;
use reweight::ring::Ring;
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight_style::{Done, Table, save_experiment};

/// How far the targets lean.
const LEANS: [f64; 3] = [0.1, 0.25, 0.5];
/// After how many steps a batch is read.
const AT: [usize; 11] = [1, 10, 20, 50, 100, 200, 300, 400, 600, 800, 1_000];
const RUNS: u64 = 2_000;
const BATCHES: u64 = 5;

fn main() -> Done {
    let mut table =
        Table::new(&["lean", "steps", "batch", "ess", "mean_weight", "largest"]);
    for (which, lean) in (0_u64..).zip(LEANS) {
        let ring = Ring::new(lean)?;
        let (pi, b) = (ring.target(), ring.behaviour());
        for batch in 0..BATCHES {
            let mut logs = vec![Vec::new(); AT.len()];
            for run in 0..RUNS {
                let id = (which * BATCHES + batch) * RUNS + run;
                let mut walk = ring.world().walk(Some(1_000));
                let run = Trajectory::play(&mut walk, b, &mut stream(1, id))?;
                let products = running_sums(&run.log_ratios(pi, b)?);
                for (logs, at) in logs.iter_mut().zip(AT) {
                    logs.push(products[at - 1]);
                }
            }
            for (logs, at) in logs.into_iter().zip(AT) {
                let w = LogWeights::new(logs)?;
                let cells = [
                    lean,
                    at as f64,
                    batch as f64,
                    ess(&w)? / RUNS as f64,
                    w.mean()?,
                    largest_share(&w)?,
                ];
                table.row(cells.map(|x| x.to_string()));
            }
        }
    }
    save_experiment("ring", &table)
}
