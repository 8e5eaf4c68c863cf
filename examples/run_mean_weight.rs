//! Experiment: the mean weight of many logs, where the old policy left a hole and where it left none.

use rand::Rng;
use rand_distr::{Distribution, StandardNormal};
use reweight::batch::Batch;
use reweight::coverage::Repeats;
use reweight::gaussian_shift::{Gaussian, Integrand};
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::streams::stream;
use reweight_style::{Done, Table, save_experiment};

const LOGS: u64 = 20_000;
const DRAWS: usize = 1_000;
/// The actuator's limit, put where the hole leaves the mean weight that a gap of 3 reads.
const LIMIT: f64 = 1.62;

/// The old policy N(0, 1) on an actuator that refuses actions beyond the limit: they are drawn again.
struct Limited;

impl Distribution<f64> for Limited {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> f64 {
        loop {
            let x = StandardNormal.sample(rng);
            if x <= LIMIT {
                return x;
            }
        }
    }
}

/// A situation: its name, the target's mean, whether the old policy has a hole, the exact
/// expectation of the mean weight and of the squared weight.
struct Situation {
    name: f64,
    d: f64,
    hole: bool,
    mean: f64,
    square: f64,
}

fn below_limit(mean: f64) -> f64 {
    let variance = 1.0;
    1.0 - Gaussian { mean, variance }.mean_of(Integrand::Above(LIMIT))
}

fn situations() -> [Situation; 3] {
    let kept = below_limit(0.0);
    let full = |d: f64| Situation {
        name: d,
        d,
        hole: false,
        mean: 1.0,
        square: libm::exp(d * d),
    };
    let hole = Situation {
        name: 0.0,
        d: 1.0,
        hole: true,
        mean: below_limit(1.0),
        square: kept * libm::exp(1.0) * below_limit(2.0),
    };
    [hole, full(2.0), full(3.0)]
}

/// One log: its mean weight, and its estimate of E x² under the target.
fn log(of: &Situation, id: u64) -> Result<(Estimate, Estimate), WeightError> {
    // Seeds 1, 2 and 3 in the order of the situations, a stream for each log.
    let rng = &mut stream(of.name.max(1.0) as u64, id);
    let shift = |x: f64| of.d * x - of.d * of.d / 2.0;
    let batch = if of.hole {
        let kept = libm::log(below_limit(0.0));
        Batch::draw(&Limited, DRAWS, |x| shift(x) + kept, rng)
    } else {
        Batch::draw(&StandardNormal, DRAWS, shift, rng)
    }?;
    Ok((batch.ordinary(|_| 1.0)?, batch.ordinary(|x| x * x)?))
}

fn main() -> Done {
    let mut levels = vec![];
    let mut summary = Table::new(&[
        "situation",
        "expected",
        "exact_sd",
        "mean",
        "median",
        "median_se",
        "below_one_by_its_interval",
        "square_covered",
        "square_covered_se",
    ]);
    for situation in &situations() {
        let mut squares = vec![];
        let weights = Repeats::run(LOGS, |id| {
            let (weight, square) = log(situation, id)?;
            squares.push(square);
            Ok(weight)
        })?;
        let squares = Repeats::run(LOGS, |id| Ok(squares[id as usize]))?;
        let alarmed = |e: &&Estimate| e.interval().1 < 1.0;
        let alarms = weights.reports().iter().filter(alarmed).count();
        let variance = situation.square - situation.mean * situation.mean;
        let median = weights.values().median();
        let truth = situation.d * situation.d + 1.0;
        let covered = squares.coverage(truth);
        summary.row(
            [
                situation.name,
                situation.mean,
                libm::sqrt(variance / DRAWS as f64),
                weights.mean_and_spread().0,
                median.value,
                median.standard_error,
                alarms as f64 / LOGS as f64,
                covered.value,
                covered.standard_error,
            ]
            .map(|x| format!("{x:.6}")),
        );
        levels.push(weights.values());
    }
    // A thousand quantiles of the mean weight draw its histogram.
    let mut quantiles = Table::new(&["level", "hole", "gap_2", "gap_3"]);
    for i in 0..1000 {
        let level = (f64::from(i) + 0.5) / 1000.0;
        let mut row = vec![format!("{level:.4}")];
        row.extend(levels.iter().map(|l| format!("{:.5}", l.quantile(level))));
        quantiles.row(row);
    }
    save_experiment("mean_weight", &quantiles)?;
    save_experiment("mean_weight_summary", &summary)
}
