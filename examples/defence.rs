//! What a share of the target in the behaviour buys, by quadrature on the Gaussian pair.

use libm::{exp, sqrt};
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight_style::{
    Done, Numbers, Table, count, fixed, percent, plain, significant,
};
use std::f64::consts::PI;

const GAP: f64 = 2.0;

fn main() -> Done {
    let pair = GaussianShift::new(GAP, 1.0)?;
    let mean = pair.mean(Integrand::Square);
    let mut table = Table::new(&[
        "share α",
        "largest weight",
        "$\\E[w^2]$",
        "variance, ordinary",
        "variance, self-normalised",
    ]);
    table.row([
        "0".to_owned(),
        "∞".to_owned(),
        significant(pair.second_moment(), 3),
        count(pair.ordinary_variance(Integrand::Square).round() as usize),
        count(pair.self_normalised_variance(Integrand::Square).round() as usize),
    ]);
    let mut numbers = Numbers::new();
    for alpha in [0.01, 0.05, 0.1, 0.25, 0.5, 1.0] {
        let moment = |g: &dyn Fn(f64) -> f64| mixed(alpha, g);
        let square = moment(&|_| 1.0);
        let ordinary = moment(&|x| x * x * x * x) - mean * mean;
        let own = moment(&|x| (x * x - mean) * (x * x - mean));
        table.row([
            alpha.to_string(),
            significant(1.0 / alpha, 3),
            significant(square, 3),
            count(ordinary.round() as usize),
            count(own.round() as usize),
        ]);
        if (alpha - 0.1).abs() < 1e-9 {
            numbers
                .put("defence_share", percent(alpha, 2))
                .put("defence_cap", fixed(1.0 / alpha, 0))
                .put("defence_square", fixed(square, 1))
                .put("defence_ordinary", count(ordinary.round() as usize))
                .put("defence_own", count(own.round() as usize))
                .put(
                    "defence_gain",
                    significant(
                        pair.ordinary_variance(Integrand::Square) / ordinary,
                        2,
                    ),
                );
        }
    }
    numbers
        .put("defence_none_square", fixed(pair.second_moment(), 1))
        .put("defence_none", count(pair.ordinary_variance(Integrand::Square).round() as usize))
        .put(
            "defence_none_own",
            count(pair.self_normalised_variance(Integrand::Square).round() as usize),
        )
        .put("defence_all", plain(pair.target_variance(Integrand::Square), 0))
        .save("defence")?;
    table.save("defence_table")
}

/// ∫ p² g / (α p + (1 − α) q) dx = E[w² g] when x is drawn from the mixture: by the trapezoidal rule,
/// which is exact to the last digits for what is this smooth and gone at both ends.
fn mixed(alpha: f64, g: &dyn Fn(f64) -> f64) -> f64 {
    let density = |z: f64| exp(-0.5 * z * z) / sqrt(2.0 * PI);
    let step = 0.01;
    (-1200..=1600)
        .map(|i| f64::from(i) * step)
        .map(|x| {
            let (p, q) = (density(x - GAP), density(x));
            p * (p / (alpha * p + (1.0 - alpha) * q)) * g(x) * step
        })
        .sum()
}
