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

    case.check("Eq_w2", pair.second_moment());
    case.check("ess_over_n", pair.ess_fraction());
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
    case.check_sum("chi2_pq", pair.chi_squared(), terms);
    case.check_sum("kl_pq", pair.kl(), terms + s * s);
    case.check_sum("kl_qp", pair.kl_reverse(), terms / (s * s));
    case.check_sum("tv_pq", pair.total_variation(), 1.0);
    Ok(())
}

/// The truth of one f, and the price of estimating it.
fn moments(case: &mut Object, pair: &GaussianShift, name: &str, f: Integrand) {
    let second = pair.second_moment();
    let (mean, variance) = (pair.mean(f), pair.target_variance(f));
    case.check(&format!("Ep_{name}"), mean);
    case.check(&format!("Varp_{name}"), variance);
    case.check(&format!("var_is_{name}"), pair.ordinary_variance(f));
    case.check(
        &format!("var_snis_{name}"),
        pair.self_normalised_variance(f),
    );
    // E_q[w²f] and E_q[w²] μ cancel where f is the same on average at p and at the tilt.
    let terms = second * mean.abs();
    let bias = pair.self_normalised_bias(f);
    let terms = if bias.is_some() { terms } else { 0.0 };
    case.check_sum(&format!("bias_snis_times_n_{name}"), bias, terms);
    case.check(&format!("true_eff_{name}"), pair.efficiency(f));
}
