//! How often the textbook interval holds the truth: the table, from the committed experiment.

use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight_style::{
    Done, Numbers, Table, count, experiment, fixed, percent, significant,
};

const BATCHES: usize = 100_000;

fn main() -> Done {
    let run = experiment("coverage")?;
    let share = |column: &str, i: usize| {
        format!("{}\u{a0}%", fixed(100.0 * run[column][i], 1))
    };
    let mut table = Table::new(&[
        "$d$",
        "truth",
        "estimate",
        "reported",
        "true",
        "coverage",
        "self-normalised",
    ]);
    let mut numbers = Numbers::new();
    numbers.put("coverage_batches", count(BATCHES));
    for (i, &gap) in run["gap"].iter().enumerate() {
        let pair = GaussianShift::new(gap, 1.0)?;
        table.row([
            fixed(gap, 0),
            fixed(pair.mean(Integrand::Square), 0),
            fixed(run["median"][i], 2),
            fixed(run["reported"][i], 2),
            significant(pair.ordinary_sd(Integrand::Square, 1000), 4),
            share("coverage", i),
            share("self_normalised_coverage", i),
        ]);
        let d = fixed(gap, 0);
        numbers
            .put(&format!("coverage_{d}"), percent(run["coverage"][i], 2))
            .put(
                &format!("coverage_self_{d}"),
                percent(run["self_normalised_coverage"][i], 2),
            )
            .put(&format!("coverage_below_{d}"), percent(run["below"][i], 2))
            .put(&format!("coverage_median_{d}"), fixed(run["median"][i], 1))
            .put(&format!("coverage_reported_{d}"), fixed(run["reported"][i], 1));
    }
    let shares = ["coverage_se", "self_normalised_coverage_se"];
    let worst =
        shares.iter().flat_map(|c| &run[*c]).fold(0.0, |a: f64, &b| a.max(b));
    numbers.put("coverage_worst_error", fixed(100.0 * worst, 2));
    // The row of gap three.
    let times = |share: f64| count((share * BATCHES as f64).round() as usize);
    numbers.put("coverage_misses_3", times(1.0 - run["coverage"][2]));
    let (missed, short) = (times(1.0 - run["coverage"][2]), times(run["short"][2]));
    let how_often = if short == missed {
        "every time".to_owned()
    } else {
        format!("{short} times")
    };
    numbers.put("coverage_all_short_3", how_often);
    table.save("coverage")?;
    numbers.save("coverage")
}
