//! How often does the textbook interval hold the truth? 100,000 batches of 1,000 samples at each gap.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::ordinary::Estimate;
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const BATCHES: u64 = 100_000;
const SAMPLES: usize = 1000;

fn main() -> Done {
    let mut table = Table::new(&[
        "gap",
        "coverage",
        "coverage_se",
        "below",
        "below_se",
        "median",
        "median_se",
        "reported",
        "reported_se",
        "self_normalised",
        "self_normalised_se",
        "self_normalised_coverage",
        "self_normalised_coverage_se",
        "short",
        "mean",
        "self_normalised_mean",
        "self_normalised_spread",
    ]);
    for gap in 1..=4_u32 {
        let pair = GaussianShift::new(gap.into(), 1.0)?;
        let truth = pair.mean(Integrand::Square);
        let mut normalised = Vec::new();
        let ordinary = Repeats::run(BATCHES, |i| {
            let mut rng = stream(1, u64::from(gap) * BATCHES + i);
            let log_w = |x| pair.log_weight(x);
            let batch = Batch::draw(&StandardNormal, SAMPLES, log_w, &mut rng)?;
            normalised.push(batch.self_normalised(|x| x * x)?);
            batch.ordinary(|x| x * x)
        })?;
        let normalised = Repeats::run(BATCHES, |i| Ok(normalised[i as usize]))?;
        let pairs = [
            ordinary.coverage(truth),
            ordinary.below(truth),
            ordinary.values().median(),
            ordinary.standard_errors().median(),
            normalised.values().median(),
            normalised.coverage(truth),
        ];
        let cells =
            pairs.iter().flat_map(|e: &Estimate| [e.value, e.standard_error]);
        let (own_mean, own_spread) = normalised.mean_and_spread();
        let short = ordinary.reports().iter().filter(|r| r.interval().1 < truth);
        let short = short.count() as f64 / BATCHES as f64;
        let mean = ordinary.mean_and_spread().0;
        let moments = [short, mean, own_mean, own_spread];
        let row = [f64::from(gap)].into_iter().chain(cells).chain(moments);
        table.row(row.map(|x| x.to_string()));
    }
    save_experiment("coverage", &table)
}
