//! # The best behaviour is not always perfect
//!
//! Under $q \propto p\,|f|$ the variance is $(\E_p|f|)^2 - (\E_p f)^2$. For a payoff that never changes its sign that is
//! zero. Somebody concluded that the least possible variance is always zero. Mend their function for $f(x) = x$ under
//! $p = \N(m, 1)$. You need $\E_p\lvert x\rvert = \sqrt{2/\pi}\,e^{-m^2/2} + m\,\operatorname{erf}(m/\sqrt 2)$.

// ANCHOR: problem
/// The least variance of one term w(x)·x over all behaviours, for the target N(m, 1).
pub fn least_variance(m: f64) -> f64 {
    // ANCHOR: solution
    let flat = libm::sqrt(std::f64::consts::FRAC_2_PI) * libm::exp(-m * m / 2.0);
    let size = flat + m * libm::erf(m / std::f64::consts::SQRT_2);
    size * size - m * m
    // ANCHOR_END: solution
    // HANDOUT: let (mean_size, mean) = (m.abs(), m);
    // HANDOUT: mean_size * mean_size - mean * mean
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn one_step_from_zero_a_third_of_a_unit_of_variance_is_left() {
    assert!((least_variance(1.0) - 0.3610).abs() < 5e-5);
}

#[test]
fn at_zero_it_is_two_over_pi() {
    assert!((least_variance(0.0) - std::f64::consts::FRAC_2_PI).abs() < 1e-12);
}

#[test]
fn it_sinks_to_zero_only_where_x_hardly_ever_changes_its_sign() {
    let far = [0.5, 1.0, 2.0, 3.0].map(least_variance);
    assert!(far.windows(2).all(|w| w[1] < w[0]) && far[3] > 0.0);
}
// ANCHOR_END: tests
