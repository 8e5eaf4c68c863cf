use libm::{erf, erfc, exp, expm1, log, sqrt};
use std::f64::consts::{FRAC_1_SQRT_2, PI, SQRT_2};

/// What cannot be a pair of Gaussians.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ShiftError {
    /// The gap between the means must be a finite number, and so must d⁴, which the variance of x²
    /// is made of: below 10⁷⁷.
    #[error("the gap d is {0}; it and its fourth power must be finite")]
    Gap(f64),
    /// The target's spread must be positive and finite, and so must its variance, between 10⁻³⁰⁸ and
    /// 10³⁰⁸.
    #[error("the spread s is {0}; it and its square must be positive and finite")]
    Spread(f64),
}

/// The functions f whose moments have closed forms here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Integrand {
    /// f(x) = x.
    X,
    /// f(x) = x², the running example.
    Square,
    /// f(x) = 1 if x > c, else 0. A tail 39 standard deviations out is below the smallest number and
    /// counts as zero, however large the weights there.
    Above(f64),
}

/// A Gaussian, as mean and variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gaussian {
    /// Its mean.
    pub mean: f64,
    /// Its variance, not its standard deviation.
    pub variance: f64,
}

impl Gaussian {
    /// `E[f(x)]`.
    pub fn mean_of(&self, f: Integrand) -> f64 {
        match f {
            Integrand::X => self.mean,
            Integrand::Square => self.mean * self.mean + self.variance,
            Integrand::Above(c) => self.split(c).1,
        }
    }

    /// Var(f(x)).
    pub fn variance_of(&self, f: Integrand) -> f64 {
        let v = self.variance;
        match f {
            Integrand::X => v,
            Integrand::Square => 4.0 * self.mean * self.mean * v + 2.0 * v * v,
            Integrand::Above(c) => {
                let (below, above) = self.split(c);
                below * above
            }
        }
    }

    /// P(x ≤ c) and P(x > c), each to full relative precision.
    fn split(&self, c: f64) -> (f64, f64) {
        let z = (c - self.mean) / sqrt(self.variance);
        (upper_tail(-z), upper_tail(z))
    }

    /// E f here minus E f there; for indicators the smaller tails are compared, which keeps the
    /// digits when both means are nearly one.
    fn mean_beyond(&self, other: &Self, f: Integrand) -> f64 {
        match f {
            Integrand::Above(c) if c < other.mean => {
                other.split(c).0 - self.split(c).0
            }
            _ => self.mean_of(f) - other.mean_of(f),
        }
    }
}

/// The Gaussian pair: the behaviour q = N(0, 1) was sampled, the target p = N(d, s²) is asked
/// about, w = p/q. Variances are per sample: divide by N.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GaussianShift {
    d: f64,
    s: f64,
}

impl GaussianShift {
    /// A gap `d` between the means and a target spread `s`.
    ///
    /// # Errors
    /// [`ShiftError`] if d⁴ is not finite, or s not positive with a square that a number can hold.
    pub fn new(d: f64, s: f64) -> Result<Self, ShiftError> {
        if !(d * d * d * d).is_finite() {
            return Err(ShiftError::Gap(d));
        }
        if !(s > 0.0 && (s * s).is_normal()) {
            return Err(ShiftError::Spread(s));
        }
        Ok(Self { d, s })
    }

    /// The target p.
    pub fn target(&self) -> Gaussian {
        Gaussian { mean: self.d, variance: self.s * self.s }
    }

    /// The truth, μ = `E_p[f]`.
    pub fn mean(&self, f: Integrand) -> f64 {
        self.target().mean_of(f)
    }

    /// Var_p(f): what N samples of the target itself would leave, times N.
    pub fn target_variance(&self, f: Integrand) -> f64 {
        self.target().variance_of(f)
    }

    /// Whether `E_q[w²]` exists: s² < 2, twice the variance of q.
    pub fn has_finite_variance(&self) -> bool {
        below_two(self.s) > 0.0
    }

    /// log w(x) = log p(x) − log q(x).
    pub fn log_weight(&self, x: f64) -> f64 {
        let z = (x - self.d) / self.s;
        0.5 * (x * x - z * z) - log(self.s)
    }

    // ANCHOR: second_moment
    /// log `E_q[w²]` = d²/(2 − s²) − log(s √(2 − s²)), infinite from s² = 2
    /// on: the Rényi divergence of order two of p from q.
    pub fn log_second_moment(&self) -> f64 {
        let rest = below_two(self.s);
        if rest <= 0.0 {
            return f64::INFINITY;
        }
        self.d * self.d / rest - log(self.s) - 0.5 * log(rest)
    }

    /// `E_q[w²]`.
    pub fn second_moment(&self) -> f64 {
        exp(self.log_second_moment())
    }
    // ANCHOR_END: second_moment

    // ANCHOR: tilt
    /// The Gaussian proportional to w² q = p²/q, where the second moment is made: for s = 1 it
    /// sits at 2d, as far beyond the target as the target is from the data.
    pub fn tilt(&self) -> Option<Gaussian> {
        let rest = below_two(self.s);
        (rest > 0.0).then(|| Gaussian {
            mean: 2.0 * self.d / rest,
            variance: self.s * self.s / rest,
        })
    }
    // ANCHOR_END: tilt

    // ANCHOR: ordinary_variance
    /// `E_q[w²f²]` − μ²: the variance of one term of the ordinary estimate.
    pub fn ordinary_variance(&self, f: Integrand) -> f64 {
        let Some(tilt) = self.tilt() else {
            return f64::INFINITY;
        };
        let (truth, there) = (self.mean(f), tilt.mean_of(f));
        let square = tilt.variance_of(f) + there * there;
        self.moment_times(square) - truth * truth
    }
    // ANCHOR_END: ordinary_variance

    /// `E_q[w²(f − μ)²]`: N times the variance of the self-normalised estimate as N grows, by the
    /// delta method.
    pub fn self_normalised_variance(&self, f: Integrand) -> f64 {
        let Some(tilt) = self.tilt() else {
            return f64::INFINITY;
        };
        let off = tilt.mean_beyond(&self.target(), f);
        self.moment_times(tilt.variance_of(f) + off * off)
    }

    /// The true standard deviation of the ordinary estimate from `n` samples, √(Var/n): what a
    /// reported standard error is a guess at.
    pub fn ordinary_sd(&self, f: Integrand, n: usize) -> f64 {
        sqrt(self.ordinary_variance(f) / n as f64)
    }

    /// −`E_q[w²(f − μ)]`: N times the bias of the self-normalised estimate as N grows. `None` where
    /// the integral does not exist.
    pub fn self_normalised_bias(&self, f: Integrand) -> Option<f64> {
        let off = self.tilt()?.mean_beyond(&self.target(), f);
        Some(-self.moment_times(off.abs()).copysign(off))
    }

    /// `E_q[w²]` times a number of at least zero, also where the first is too large for a number and
    /// the product is not: from d = 27 on, at s = 1.
    fn moment_times(&self, x: f64) -> f64 {
        let moment = self.second_moment();
        if moment.is_finite() {
            moment * x
        } else if x == 0.0 {
            0.0
        } else {
            exp(self.log_second_moment() + log(x))
        }
    }

    /// 1/`E_q[w²]`, the limit of ESS/N; zero where the variance is infinite.
    pub fn ess_fraction(&self) -> f64 {
        exp(-self.log_second_moment())
    }

    /// Var_p(f) / `E_q[w²(f − μ)²]`: the share of the samples that the self-normalised estimate of
    /// *this* f is truly worth. Zero where both are too small or too large for a number.
    pub fn efficiency(&self, f: Integrand) -> f64 {
        let (fresh, paid) =
            (self.target_variance(f), self.self_normalised_variance(f));
        if fresh == paid && (fresh == 0.0 || fresh.is_infinite()) {
            return 0.0;
        }
        fresh / paid
    }

    /// KL(p‖q), in nats.
    pub fn kl(&self) -> f64 {
        0.5 * (self.s * self.s + self.d * self.d - 1.0) - log(self.s)
    }

    /// KL(q‖p), in nats.
    pub fn kl_reverse(&self) -> f64 {
        log(self.s) + (1.0 + self.d * self.d) / (2.0 * self.s * self.s) - 0.5
    }

    /// χ²(p‖q) = `E_q[w²]` − 1, the variance of one weight.
    pub fn chi_squared(&self) -> f64 {
        expm1(self.log_second_moment())
    }

    /// `E_p[(q/p)²]`, the second moment in the other direction: finite iff s² > 1/2.
    pub fn reverse_second_moment(&self) -> f64 {
        let (d, square) = (self.d, self.s * self.s);
        // 2 s² − 1, from 4 s² and 2.
        let rest = -0.5 * below_two(2.0 * self.s);
        if rest <= 0.0 {
            return f64::INFINITY;
        }
        square / sqrt(rest) * exp(d * d / rest)
    }

    /// max(0, 1 − 1/s²): for s ≥ 1 the tail shape k of the weights under q, ½ exactly where the
    /// variance ceases. For s < 1 the weights are bounded and the zero is the formula's, no shape.
    pub fn tail_shape(&self) -> f64 {
        (1.0 - 1.0 / (self.s * self.s)).max(0.0)
    }

    /// P(log w > t) under q: the share of draws that weigh more than eᵗ, for any finite t. The log
    /// weight is a parabola in x, for s = 1 a line: it is above t between two places, or beyond them.
    ///
    /// ```
    /// use reweight::gaussian_shift::{GaussianShift, upper_tail};
    /// let pair = GaussianShift::new(2.0, 1.0).unwrap(); // log w = 2 x − 2
    /// assert_eq!(pair.share_above(4.0), upper_tail(3.0));
    /// ```
    pub fn share_above(&self, t: f64) -> f64 {
        let (d, s) = (self.d, self.s);
        // log w − t = a x² + b x + c, all of it times s² where that is below one: none overflows.
        let (square, unit) = (s * s, (s * s).max(1.0));
        let (a, b) = (0.5 * (s - 1.0) * (s + 1.0) / unit, d / unit);
        let c = square / unit * (-log(s) - t) - 0.5 * d * b;
        let rest = b * b - 4.0 * a * c;
        if rest < 0.0 || (a == 0.0 && b == 0.0) {
            return if c > 0.0 { 1.0 } else { 0.0 };
        }
        // Neither place loses digits; the second one of a line is infinitely far.
        let far = -0.5 * (b + sqrt(rest).copysign(b));
        let (u, v) = (far / a, c / far);
        let (left, right) = (u.min(v), u.max(v));
        if a >= 0.0 {
            upper_tail(-left) + upper_tail(right)
        } else if left > 0.0 {
            upper_tail(left) - upper_tail(right)
        } else {
            upper_tail(-right) - upper_tail(-left)
        }
    }

    /// The total variation ½∫|p − q|: the difference of masses between the points where the
    /// densities cross.
    pub fn total_variation(&self) -> f64 {
        let (d, s) = (self.d.abs(), self.s);
        if s > 1.0 {
            // Seen from p, with its mean for zero and its spread for one, q is the narrow one.
            return Self { d: d / s, s: 1.0 / s }.total_variation();
        }
        // log p = log q where x = d + s z, at the roots of a z² − 2 s d z − c.
        let a = (1.0 - s) * (1.0 + s);
        if a == 0.0 {
            return erf(0.5 * d * FRAC_1_SQRT_2);
        }
        let c = d * d - 2.0 * log(s);
        let far = s * d + sqrt(d * d - 2.0 * a * log(s));
        let (u, v) = (far / a, -c / far);
        let inside = |at: &dyn Fn(f64) -> f64| {
            0.5 * (erf(at(u) * FRAC_1_SQRT_2) - erf(at(v) * FRAC_1_SQRT_2))
        };
        inside(&|z| z) - inside(&|z| d + s * z)
    }

    /// (E_p|x² − μ|)²: the least variance that *any* proposal gives the self-normalised estimate
    /// of x² (Owen, section 9.2; the best proposal is proportional to p|f − μ|).
    pub fn least_self_normalised_variance_of_square(&self) -> f64 {
        let (d, s) = (self.d, self.s);
        let root = sqrt(self.mean(Integrand::Square));
        // The mass terms cancel, because μ = d² + s²; densities at ±√μ remain.
        let edge = |z: f64| match density(z) {
            0.0 => 0.0,
            here => here * (2.0 * d * s + s * s * z),
        };
        let absolute = 2.0 * (edge((root - d) / s) - edge((-root - d) / s));
        absolute * absolute
    }
}

/// 2 − s², to full relative precision where s is nearly √2 as well: there s · s has been rounded,
/// and the difference is made of what was lost.
fn below_two(s: f64) -> f64 {
    if (s - SQRT_2).abs() > 0.25 {
        return 2.0 - s * s;
    }
    // The constant's own square is 2 + 2.7e-16.
    (SQRT_2 - s) * (SQRT_2 + s) - 2.734_323_463_064_769_3e-16
}

/// P(z > x) of the standard normal, with full relative precision in the tail.
pub fn upper_tail(x: f64) -> f64 {
    0.5 * erfc(x * FRAC_1_SQRT_2)
}

/// The standard normal density.
fn density(z: f64) -> f64 {
    exp(-0.5 * z * z) / sqrt(2.0 * PI)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variance_of_the_square_at_unit_spread_is_the_polynomial_times_exp_d2() {
        for d in [0.0, 0.5, 1.0, 2.0, 3.0, 4.0] {
            let d2: f64 = d * d;
            let polynomial = 16.0 * d2 * d2 + 24.0 * d2 + 3.0;
            let expected = exp(d2) * polynomial - (1.0 + d2) * (1.0 + d2);
            let pair = GaussianShift::new(d, 1.0).unwrap();
            let got = pair.ordinary_variance(Integrand::Square);
            assert!((got / expected - 1.0).abs() < 1e-12, "d = {d}: {got}");
        }
    }

    #[test]
    fn the_log_weight_is_the_difference_of_the_log_densities() {
        let pair = GaussianShift::new(1.5, 0.7).unwrap();
        let log_density = |x: f64, m: f64, s: f64| log(density((x - m) / s) / s);
        for x in [-2.0, 0.0, 0.3, 4.0] {
            let expected = log_density(x, 1.5, 0.7) - log_density(x, 0.0, 1.0);
            assert!((pair.log_weight(x) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn the_second_moment_is_infinite_from_twice_the_variance_on() {
        let edge = sqrt(2.0);
        let below = GaussianShift::new(1.0, edge - 1e-3).unwrap();
        let above = GaussianShift::new(1.0, edge + 1e-3).unwrap();
        assert!(below.second_moment().is_finite());
        assert_eq!(above.second_moment(), f64::INFINITY);
        assert_eq!(above.ess_fraction(), 0.0);
        assert_eq!(above.self_normalised_bias(Integrand::Square), None);
    }

    #[test]
    fn next_to_the_boundary_no_digit_is_lost() {
        // To 60 digits, for the floating-point number s: E_p[(q/p)²] = s² / √(2 s² − 1) at d = 0.
        let edge = GaussianShift::new(0.0, FRAC_1_SQRT_2).unwrap();
        let there = 42_762_201.694_459_4;
        assert!((edge.reverse_second_moment() / there - 1.0).abs() < 1e-13);
        let near = GaussianShift::new(0.0, 1.414_1).unwrap();
        let square = 39.458_345_393_506_57;
        assert!((near.second_moment() / square - 1.0).abs() < 1e-13);
    }

    #[test]
    fn a_moment_too_large_for_a_number_still_has_products() {
        let pair = GaussianShift::new(27.0, 1.0).unwrap();
        assert_eq!(pair.second_moment(), f64::INFINITY);
        let bias = pair.self_normalised_bias(Integrand::Above(-50.0)).unwrap();
        assert_eq!(bias, 0.0);
        // The tilt sits at 54, P(N(54, 1) > 60) is 10⁻⁹, and exp(27²) times that is a number.
        let above = Integrand::Above(60.0);
        let expected = exp(729.0 + log(upper_tail(6.0)));
        assert!((pair.ordinary_variance(above) / expected - 1.0).abs() < 1e-12);
        assert!(
            (pair.self_normalised_variance(above) / expected - 1.0).abs() < 1e-8
        );
        let bias = pair.self_normalised_bias(above).unwrap();
        assert!((bias / expected + 1.0).abs() < 1e-12);
        let far = GaussianShift::new(30.0, 1.0).unwrap();
        assert_eq!(far.ordinary_variance(Integrand::Above(100.0)), 0.0);
    }

    #[test]
    fn no_closed_form_is_ever_nan() {
        let numbers = [0.0, 1e-100, 0.5, 3.0, 27.0, 40.0, 1e3, 1e77];
        let spreads =
            [1e-150, 1e-9, 0.5, 1.0 - 1e-16, 1.0, SQRT_2, 1.5, 1e9, 1e150];
        for (d, s) in numbers.iter().flat_map(|&d| spreads.map(|s| (d, s))) {
            for d in [d, -d] {
                let pair = GaussianShift::new(d, s).unwrap();
                let least = pair.least_self_normalised_variance_of_square();
                let divergences =
                    [pair.kl(), pair.kl_reverse(), pair.chi_squared()];
                let others =
                    [least, pair.reverse_second_moment(), pair.tail_shape()];
                for t in [-1e9, -700.0, -1.0, 0.0, 1e-9, 3.0, 700.0, 1e9] {
                    let share = pair.share_above(t);
                    assert!((0.0..=1.0).contains(&share), "{d} {s} {t}: {share}");
                }
                let tv = pair.total_variation();
                assert!((0.0..=1.0).contains(&tv), "{d} {s}: {tv}");
                let bad = divergences.iter().chain(&others).find(|x| x.is_nan());
                assert_eq!(bad, None, "{d} {s}: {divergences:?} {others:?}");
                let above = numbers.iter().flat_map(|&c| [c, -c]);
                let above = above.map(Integrand::Above);
                for f in above.chain([Integrand::X, Integrand::Square]) {
                    let told = [
                        pair.mean(f),
                        pair.target_variance(f),
                        pair.ordinary_variance(f),
                        pair.self_normalised_variance(f),
                        pair.self_normalised_bias(f).unwrap_or(0.0),
                        pair.efficiency(f),
                    ];
                    let whole = told.iter().all(|x| !x.is_nan());
                    assert!(whole, "{d} {s} {f:?}: {told:?}");
                }
            }
        }
        let pair = GaussianShift::new(0.0, 1.0).unwrap();
        assert_eq!(pair.efficiency(Integrand::Above(40.0)), 0.0);
    }

    #[test]
    fn the_total_variation_of_a_narrow_or_wide_target_is_nearly_one() {
        for s in [1e-150, 1e-9, 1e9, 1e150] {
            for d in [0.0, 1.0, -1.0] {
                let pair = GaussianShift::new(d, s).unwrap();
                assert!(pair.total_variation() > 0.999_999, "{d} {s}");
            }
        }
    }

    #[test]
    fn the_share_above_a_weight_is_counted_and_its_area_is_the_mean_weight() {
        for (d, s) in [(0.0, 1.5), (2.0, 1.0), (1.0, 0.5), (-0.7, 1.2), (3.0, 0.9)]
        {
            let pair = GaussianShift::new(d, s).unwrap();
            // ∫ P(w > eᵗ) eᵗ dt = E_q[w] = 1.
            let ts = (-40_000..60_000).map(|i| 1e-3 * (f64::from(i) + 0.5));
            let area: f64 = ts.map(|t| 1e-3 * exp(t) * pair.share_above(t)).sum();
            assert!((area - 1.0).abs() < 1e-5, "{d} {s}: {area}");
            for t in [-1.0, 0.3, 1.1] {
                let xs = (-80_000..80_000).map(|i| 1e-4 * (f64::from(i) + 0.5));
                let above = xs.filter(|x| pair.log_weight(*x) > t);
                let counted: f64 = above.map(|x| 1e-4 * density(x)).sum();
                let share = pair.share_above(t);
                assert!((share - counted).abs() < 1e-4, "{d} {s} {t}: {share}");
            }
        }
    }

    #[test]
    fn far_out_the_weights_of_a_wide_target_fall_as_their_tail_shape_says() {
        let pair = GaussianShift::new(1.0, 1.5).unwrap();
        let fall = log(pair.share_above(250.0) / pair.share_above(251.0));
        assert!((1.0 / fall - pair.tail_shape()).abs() < 0.02, "{fall}");
    }

    #[test]
    fn one_policy_has_one_weight() {
        let same = GaussianShift::new(0.0, 1.0).unwrap();
        assert_eq!((same.share_above(-1e-9), same.share_above(0.0)), (1.0, 0.0));
    }

    #[test]
    fn bad_pairs_are_named() {
        let gap = GaussianShift::new(f64::NAN, 1.0).unwrap_err();
        assert_eq!(
            gap.to_string(),
            "the gap d is NaN; it and its fourth power must be finite"
        );
        for d in [f64::INFINITY, 1e80] {
            assert_eq!(GaussianShift::new(d, 1.0), Err(ShiftError::Gap(d)));
        }
        for s in [0.0, 1e-200, 1e-160, 1e200, f64::INFINITY] {
            assert_eq!(GaussianShift::new(0.0, s), Err(ShiftError::Spread(s)));
        }
        let spread = GaussianShift::new(0.0, -1.0).unwrap_err();
        assert!(spread.to_string().starts_with("the spread s is -1"));
    }
}
