//! The table that explains truth tables: the Gaussian pair at a small gap.

use libm::sqrt;
use rand_distr::{Distribution, StandardNormal};
use reweight::gaussian_shift::{GaussianShift, Integrand, upper_tail};
use reweight::log_weights::LogWeights;
use reweight::ordinary::ordinary;
use reweight::streams::stream;
use reweight_style::{Done, Numbers, Row, TruthTable, count};
use statrs::distribution::Normal;

const GAP: f64 = 0.5;
const DRAWS: usize = 10_000;
const SEED: u64 = 1;

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let mut rng = stream(SEED, 0);
    let xs: Vec<f64> =
        (0..DRAWS).map(|_| StandardNormal.sample(&mut rng)).collect();
    let weights =
        LogWeights::between(&Normal::new(GAP, 1.0)?, &Normal::standard(), &xs)?;

    let mut table = TruthTable::new();
    type Question = (&'static str, Integrand, fn(f64) -> f64);
    let rows: [Question; 3] = [
        ("the mean of $x$", Integrand::X, |x| x),
        ("the mean of $x^2$", Integrand::Square, |x| x * x),
        ("the chance of $x > 1$", Integrand::Above(1.0), |x| f64::from(x > 1.0)),
    ];
    for (what, integrand, f) in rows {
        let values: Vec<f64> = xs.iter().map(|&x| f(x)).collect();
        table.row(&Row {
            what,
            estimate: ordinary(&weights, &values)?.value,
            standard_error: sqrt(pair.ordinary_variance(integrand) / DRAWS as f64),
            exact: pair.mean(integrand),
            decimals: 4,
        });
    }
    table.save("truth_table_example")?;

    let odds = (1.0 / (2.0 * upper_tail(4.0))).round();
    Numbers::new()
        .put("truth_example_draws", count(DRAWS))
        .put(
            "truth_four_sigma_odds",
            count((odds / 1_000.0).round() as usize * 1_000),
        )
        .save("truth_table_example")
}
