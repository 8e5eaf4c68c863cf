//! The chapter's formulas beside runs, each with the standard error that the exact variance gives.

use libm::{exp, sqrt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight::streams::stream;
use reweight_style::{Done, Numbers, Row, TruthTable, experiment, significant};

const SQUARE: Integrand = Integrand::Square;
const DRAWS: usize = 1_000_000;
/// What `run_coverage` drew at each gap: batches of 1,000.
const BATCHES: f64 = 100_000.0;
const SAMPLES: f64 = 1000.0;

fn main() -> Done {
    let mut table = TruthTable::new();
    small_gap(&mut table)?;
    let run = experiment("coverage")?;
    for (i, &gap) in run["gap"].iter().enumerate().take(3) {
        let pair = GaussianShift::new(gap, 1.0)?;
        table.row(&Row {
            what: &format!("mean of $x^2$, ordinary, $d = {gap}$"),
            estimate: run["mean"][i],
            standard_error: sqrt(
                pair.ordinary_variance(SQUARE) / SAMPLES / BATCHES,
            ),
            exact: pair.mean(SQUARE),
            decimals: 4,
        });
    }
    let pair = GaussianShift::new(1.0, 1.0)?;
    let variance = pair.self_normalised_variance(SQUARE);
    table.row(&Row {
        what: "$N \\cdot$ bias, self-normalised, $d = 1$",
        estimate: SAMPLES * (run["self_normalised_mean"][0] - pair.mean(SQUARE)),
        standard_error: sqrt(SAMPLES * variance / BATCHES),
        exact: pair.self_normalised_bias(SQUARE).ok_or("no bias")?,
        decimals: 3,
    });
    table.save("variance_truth")?;
    let three = GaussianShift::new(3.0, 1.0)?;
    let draws = SAMPLES * BATCHES;
    let error = sqrt(three.ordinary_variance(SQUARE) / draws);
    Numbers::new()
        .put("variance_truth_error_3", significant(error, 2))
        .put("variance_truth_skew_3", significant(skewness(&three, draws), 2))
        .save("variance_truth")
}

/// Second moments at half a step of gap, where a million draws can still measure them.
fn small_gap(table: &mut TruthTable) -> Done {
    let pair = GaussianShift::new(0.5, 1.0)?;
    let log_w = |x| pair.log_weight(x);
    let batch = Batch::draw(&StandardNormal, DRAWS, log_w, &mut stream(1, 0))?;
    let (mean, n) = (pair.mean(SQUARE), DRAWS as f64);
    let weights: Vec<f64> =
        batch.weights.logs().iter().map(|&lw| exp(lw)).collect();
    let average = |g: &dyn Fn(f64, f64) -> f64| -> f64 {
        batch.xs.iter().zip(&weights).map(|(&x, &w)| g(x, w)).sum::<f64>() / n
    };
    let m2 = pair.second_moment();
    table.row(&Row {
        what: "$\\E_q[w^2]$, $d = 0.5$",
        estimate: average(&|_, w| w * w),
        standard_error: sqrt((moment(&pair, 4, 0) - m2 * m2) / n),
        exact: m2,
        decimals: 4,
    });
    // The mean of (w x² − μ)², whose own variance needs the moments of w x² up to the fourth.
    let variance = pair.ordinary_variance(SQUARE);
    let raw = |k: u32| moment(&pair, k, 2 * k as usize);
    let fourth = raw(4) - 4.0 * mean * raw(3) + 6.0 * mean * mean * raw(2)
        - 3.0 * mean * mean * mean * mean;
    table.row(&Row {
        what: "$\\Var(w x^2)$, $d = 0.5$",
        estimate: average(&|x, w| (w * x * x - mean) * (w * x * x - mean)),
        standard_error: sqrt((fourth - variance * variance) / n),
        exact: variance,
        decimals: 4,
    });
    // E_q[w²(x² − μ)²] is a mean over draws as well; its square is w⁴ (x² − μ)⁴.
    let own = pair.self_normalised_variance(SQUARE);
    let m = |k: usize| moment(&pair, 4, k);
    let square = m(8) - 4.0 * mean * m(6) + 6.0 * mean * mean * m(4)
        - 4.0 * mean * mean * mean * m(2)
        + mean * mean * mean * mean * m(0);
    table.row(&Row {
        what: "$\\E_q[w^2 (x^2 - \\mu)^2]$, $d = 0.5$",
        estimate: average(&|x, w| w * w * (x * x - mean) * (x * x - mean)),
        standard_error: sqrt((square - own * own) / n),
        exact: own,
        decimals: 4,
    });
    Ok(())
}

/// The skewness of the mean of `draws` terms w x²: that of one term, over √N.
fn skewness(pair: &GaussianShift, draws: f64) -> f64 {
    let (mean, variance) = (pair.mean(SQUARE), pair.ordinary_variance(SQUARE));
    let third = moment(pair, 3, 6) - 3.0 * mean * moment(pair, 2, 4)
        + 2.0 * mean * mean * mean;
    third / (variance * sqrt(variance)) / sqrt(draws)
}

/// E_q[wᵏ xʲ] for s = 1: wᵏ q is exp(k(k − 1)d²/2) times N(kd, 1), whose moments recur.
fn moment(pair: &GaussianShift, k: u32, j: usize) -> f64 {
    let (k, d) = (f64::from(k), pair.mean(Integrand::X));
    let (mut before, mut now) = (0.0, 1.0);
    for i in 0..j {
        (before, now) = (now, k * d * now + i as f64 * before);
    }
    exp(k * (k - 1.0) * d * d / 2.0) * now
}
