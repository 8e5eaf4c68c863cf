//! Beyond the edge: what 100,000 batches report where the ordinary estimate has no variance.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const BATCHES: u64 = 100_000;
const SAMPLES: usize = 1000;
const SPREAD: f64 = 1.5;

fn main() -> Done {
    let pair = GaussianShift::new(0.0, SPREAD)?;
    let repeats = Repeats::run(BATCHES, |id| {
        let log_w = |x| pair.log_weight(x);
        Batch::draw(&StandardNormal, SAMPLES, log_w, &mut stream(4, id))?
            .ordinary(|x| x * x)
    })?;
    let coverage = repeats.coverage(pair.mean(Integrand::Square));
    let mut table = Table::new(&[
        "spread",
        "batches",
        "median",
        "reported",
        "coverage",
        "coverage_se",
    ]);
    let row = [
        SPREAD,
        BATCHES as f64,
        repeats.values().quantile(0.5),
        repeats.standard_errors().quantile(0.5),
        coverage.value,
        coverage.standard_error,
    ];
    table.row(row.map(|x| x.to_string()));
    save_experiment("variance_edge", &table)
}
