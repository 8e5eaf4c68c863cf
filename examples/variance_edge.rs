//! Beyond the edge: a wider target at no gap, where the ordinary estimate has no variance; the
//! numbers, from the committed experiment.

use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight_style::{Done, Numbers, count, experiment, fixed, percent};

fn main() -> Done {
    let run = experiment("variance_edge")?;
    let of = |column: &str| run[column][0];
    let pair = GaussianShift::new(0.0, of("spread"))?;
    Numbers::new()
        .put("variance_edge_batches", count(of("batches") as usize))
        .put("variance_edge_coverage", percent(of("coverage"), 3))
        .put("variance_edge_coverage_error", fixed(100.0 * of("coverage_se"), 2))
        .put("variance_edge_truth", fixed(pair.mean(Integrand::Square), 2))
        .put("variance_edge_median", fixed(of("median"), 2))
        .put("variance_edge_reported", fixed(of("reported"), 2))
        .save("variance_edge")
}
