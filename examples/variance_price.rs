//! What reweighting costs, in closed form: the coin, the Gaussian pair, and the samples to buy.

use libm::pow;
use reweight::gaussian_shift::{GaussianShift, Integrand};
use reweight_style::{Done, Numbers, Table, count, fixed, percent, significant};

const SQUARE: Integrand = Integrand::Square;
/// The standard error that the table pays for.
const WANTED: f64 = 0.1;

fn main() -> Done {
    // E_old[ρ²] of one flip: heads weigh 1.2, tails 0.8, each half the time.
    let flip = (1.2 * 1.2 + 0.8 * 0.8) / 2.0;
    let mut table = Table::new(&[
        "gap $d$",
        "truth",
        "variance of one term",
        "draws of $\\pold$",
        "draws of $\\pnew$",
    ]);
    for gap in 0..=4 {
        let pair = GaussianShift::new(gap.into(), 1.0)?;
        let variance = pair.ordinary_variance(SQUARE);
        let needed = |variance: f64| (variance / (WANTED * WANTED) - 1e-9).ceil();
        let many = needed(variance);
        let printed =
            if many < 1e7 { count(many as usize) } else { significant(many, 3) };
        table.row([
            gap.to_string(),
            fixed(pair.mean(SQUARE), 0),
            significant(variance, 6),
            printed,
            count(needed(pair.target_variance(SQUARE)) as usize),
        ]);
    }
    table.save("variance_price")?;

    let one = GaussianShift::new(1.0, 1.0)?;
    let three = GaussianShift::new(3.0, 1.0)?;
    let wide = GaussianShift::new(0.0, 1.4)?;
    let bias = one.self_normalised_bias(SQUARE).ok_or("no bias")?;
    let at_three = three.self_normalised_bias(SQUARE).ok_or("no bias")?;
    // As many heads as tails: the median product is (1.2 · 0.8)^(n/2).
    let typical = pow(1.2 * 0.8, 500.0);
    Numbers::new()
        .put("variance_price_typical", significant(typical, 2))
        .put("variance_price_flip", fixed(flip, 2))
        .put("variance_price_flip_cost", percent(flip - 1.0, 1))
        .put("variance_price_hundred", significant(pow(flip, 100.0), 3))
        .put("variance_price_thousand", significant(pow(flip, 1000.0), 3))
        .put("variance_price_one", fixed(one.ordinary_variance(SQUARE), 0))
        .put("variance_price_one_exact", fixed(one.ordinary_variance(SQUARE), 3))
        .put(
            "variance_price_three",
            significant(three.ordinary_variance(SQUARE), 3),
        )
        .put(
            "variance_price_self_one",
            fixed(one.self_normalised_variance(SQUARE), 1),
        )
        .put(
            "variance_price_self_one_exact",
            fixed(one.self_normalised_variance(SQUARE), 4),
        )
        .put(
            "variance_price_self_three",
            significant(three.self_normalised_variance(SQUARE), 2),
        )
        .put("variance_price_bias_one", fixed(bias, 2))
        .put("variance_price_bias_three_of_200", fixed(at_three / 200.0, 0))
        .put("variance_price_wide", fixed(wide.second_moment(), 2))
        .save("variance_price")
}
