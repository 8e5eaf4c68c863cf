//! What 4,000 batches report at each gap: quantiles of both estimates and of the errors they claim.

use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const BATCHES: u64 = 4000;
/// The spread that a reader sees who repeats a batch this often.
const SEEN: usize = 100;

fn main() -> Done {
    let mut table = Table::new(&[
        "samples",
        "gap",
        "low",
        "median",
        "high",
        "reported_low",
        "reported",
        "reported_high",
        "spread_of_100",
        "self_low",
        "self_median",
        "self_high",
        "self_mean",
        "self_spread",
        "self_coverage",
        "coverage",
    ]);
    for (block, samples) in [200, 1000].into_iter().enumerate() {
        for step in 0..=24_u32 {
            let gap = f64::from(step) / 4.0;
            let pair = GaussianShift::new(gap, 1.0)?;
            let truth = pair.mean(Integrand::Square);
            let setting = 25 * block as u64 + u64::from(step);
            let (ordinary, normalised) = both(&pair, samples, setting)?;
            let (value, claim, own) = (
                ordinary.values(),
                ordinary.standard_errors(),
                normalised.values(),
            );
            let (mean, spread) = normalised.mean_and_spread();
            let row = [
                samples as f64,
                gap,
                value.quantile(0.05),
                value.quantile(0.5),
                value.quantile(0.95),
                claim.quantile(0.05),
                claim.quantile(0.5),
                claim.quantile(0.95),
                seen_spread(&ordinary)?,
                own.quantile(0.05),
                own.quantile(0.5),
                own.quantile(0.95),
                mean,
                spread,
                normalised.coverage(truth).value,
                ordinary.coverage(truth).value,
            ];
            table.row(row.map(|x| x.to_string()));
        }
    }
    save_experiment("silence", &table)
}

/// Both estimates of every batch.
fn both(
    pair: &GaussianShift,
    samples: usize,
    setting: u64,
) -> Result<(Repeats, Repeats), WeightError> {
    let mut normalised = Vec::new();
    let ordinary = Repeats::run(BATCHES, |i| {
        let mut rng = stream(2, setting * BATCHES + i);
        let log_w = |x| pair.log_weight(x);
        let batch = Batch::draw(&StandardNormal, samples, log_w, &mut rng)?;
        normalised.push(batch.self_normalised(|x| x * x)?);
        batch.ordinary(|x| x * x)
    })?;
    let normalised = Repeats::run(BATCHES, |i| Ok(normalised[i as usize]))?;
    Ok((ordinary, normalised))
}

/// The median, over groups of a hundred batches, of the spread within the group.
fn seen_spread(repeats: &Repeats) -> Result<f64, WeightError> {
    let spreads: Vec<Estimate> = repeats
        .reports()
        .chunks_exact(SEEN)
        .map(|group| {
            let group = Repeats::run(SEEN as u64, |i| Ok(group[i as usize]))?;
            let (value, standard_error) = group.mean_and_spread();
            Ok(Estimate { value, standard_error })
        })
        .collect::<Result<_, WeightError>>()?;
    let groups = Repeats::run(spreads.len() as u64, |i| Ok(spreads[i as usize]))?;
    Ok(groups.standard_errors().quantile(0.5))
}
