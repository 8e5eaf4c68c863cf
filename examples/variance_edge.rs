//! Beyond the edge: a wider target at no gap, where the ordinary estimate has no variance.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::streams::stream;
use reweight_style::{Done, Numbers, fixed, percent};

fn main() -> Done {
    let pair = GaussianShift::new(0.0, 1.5)?;
    let repeats = Repeats::run(4000, |id| {
        let log_w = |x| pair.log_weight(x);
        let batch = Batch::draw(&StandardNormal, 1000, log_w, &mut stream(4, id));
        batch?.ordinary(|x| x * x)
    })?;
    let truth = pair.mean(Integrand::Square);
    Numbers::new()
        .put("variance_edge_coverage", percent(repeats.coverage(truth).value, 2))
        .put("variance_edge_truth", fixed(truth, 2))
        .put("variance_edge_median", fixed(repeats.values().quantile(0.5), 2))
        .put(
            "variance_edge_reported",
            fixed(repeats.standard_errors().quantile(0.5), 2),
        )
        .save("variance_edge")
}
