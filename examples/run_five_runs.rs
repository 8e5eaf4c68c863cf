//! The five recorded runs of the dashboard's game, and how often the rule that keeps its answers says
//! the same of other seeds.

use reweight::five_runs::{Line, RUNS, diagnose, record};
use reweight::four_by_three::{GAMMA, world};
use reweight_style::{Done, Table, save_experiment};

const SEEDS: u64 = 20;

fn main() -> Done {
    let world = world(GAMMA)?;
    // Whole numbers, for the game carries them to the page.
    let header = [
        "run",
        "update",
        "first",
        "ess",
        "largest",
        "outside",
        "kl_millionths",
        "entropy",
        "earned",
        "before",
        "after",
    ];
    let mut lines = Table::new(&header);
    let mut verdicts = Table::new(&["run", "seed", "verdict", "before", "after"]);
    for (number, run) in RUNS.into_iter().enumerate() {
        for seed in 1..=SEEDS {
            let seen = record(&world, run, seed)?;
            let ends = seen.first().map_or(0.0, |line| line.before);
            let end = seen.last().map_or(0.0, |line| line.after);
            verdicts.row([
                (number + 1).to_string(),
                seed.to_string(),
                (diagnose(&seen) as usize).to_string(),
                format!("{ends:.3}"),
                format!("{end:.3}"),
            ]);
            if seed == number as u64 + 1 {
                for (i, line) in seen.iter().enumerate() {
                    let mut cells = vec![number + 1, run.from + i]
                        .into_iter()
                        .map(|n| n.to_string())
                        .collect::<Vec<_>>();
                    cells.extend(whole(line).map(|n| n.to_string()));
                    lines.row(cells);
                }
            }
        }
    }
    save_experiment("five_runs", &lines)?;
    save_experiment("five_runs_verdicts", &verdicts)
}

/// In thousandths, but for KL.
fn whole(line: &Line) -> [i64; 9] {
    let thousandths = |x: f64| libm::round(1e3 * x) as i64;
    [
        thousandths(line.first),
        thousandths(line.ess),
        thousandths(line.largest),
        thousandths(line.outside),
        libm::round(1e6 * line.kl) as i64,
        thousandths(line.entropy),
        thousandths(line.earned),
        thousandths(line.before),
        thousandths(line.after),
    ]
}
