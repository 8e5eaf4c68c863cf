//! The Gaussian pair q = N(0, 1), p = N(d, s²): `listings/gaussian_shift.rs`.

use reweight::gaussian_shift::{GaussianShift, Integrand};

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.each("cases", case)
}

fn case(case: &mut Object) -> Outcome {
    let (d, s, c) = (case.given("d")?, case.given("s")?, case.given("c")?);
    let pair = GaussianShift::new(d, s)?;
    moments(case, &pair, "x", Integrand::X);
    moments(case, &pair, "x2", Integrand::Square);
    moments(case, &pair, "ind", Integrand::Above(c));

    let (second, sharp) = (pair.second_moment(), sharpness(&pair));
    case.check_sum("Eq_w2", second, second * sharp);
    let share = pair.ess_fraction();
    case.check_sum("ess_over_n", share, share * sharp);
    case.check("finite_variance", pair.has_finite_variance());
    case.check("tilt_mean", pair.tilt().map(|tilt| tilt.mean));
    case.check("tilt_var", pair.tilt().map(|tilt| tilt.variance));
    case.check("Ep_winv2", pair.reverse_second_moment());
    case.check_sum("pareto_k", pair.tail_shape(), 1.0);
    let least = pair.least_self_normalised_variance_of_square();
    case.check("var_snis_optimal_q_x2", least);

    // A divergence is a sum of terms that cancel as p approaches q.
    let terms = 1.0 + d * d;
    case.check_sum("log_Eq_w2", pair.log_second_moment(), terms);
    case.check_sum("renyi2_pq", pair.log_second_moment(), terms);
    case.check_sum("chi2_pq", pair.chi_squared(), second * sharp);
    case.check_sum("kl_pq", pair.kl(), terms + s * s);
    case.check_sum("kl_qp", pair.kl_reverse(), terms / (s * s));
    case.check_sum("tv_pq", pair.total_variation(), 1.0);
    Ok(())
}

/// How many roundings one of E_q[w²]'s exponent is worth in its exponential.
fn sharpness(pair: &GaussianShift) -> f64 {
    1.0 + pair.log_second_moment().abs()
}

/// The truth of one f, and the price of estimating it.
fn moments(case: &mut Object, pair: &GaussianShift, name: &str, f: Integrand) {
    let (mean, variance) = (pair.mean(f), pair.target_variance(f));
    case.check(&format!("Ep_{name}"), mean);
    case.check(&format!("Varp_{name}"), variance);

    let sharp = sharpness(pair);
    let ordinary = pair.ordinary_variance(f);
    let terms = (ordinary + mean * mean) * sharp;
    case.check_sum(&format!("var_is_{name}"), ordinary, terms);
    let normalised = pair.self_normalised_variance(f);
    case.check_sum(&format!("var_snis_{name}"), normalised, normalised * sharp);
    // E_q[w² f] and E_q[w²] μ cancel where f is the same on average at p and at the tilt.
    let terms = pair.second_moment() * mean.abs() * sharp;
    let bias = pair.self_normalised_bias(f);
    case.check_sum(&format!("bias_snis_times_n_{name}"), bias, terms);
    let efficiency = pair.efficiency(f);
    case.check_sum(&format!("true_eff_{name}"), efficiency, efficiency * sharp);
}
