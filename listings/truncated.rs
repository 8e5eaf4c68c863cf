use libm::{exp, log, sqrt};
use reweight::gaussian_shift::{GaussianShift, ShiftError, upper_tail};
use reweight::log_weights::{LogWeights, WeightError};
use std::f64::consts::PI;

/// What cannot be truncated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TruncationError {
    /// A level τ must be above zero; it may be infinite.
    #[error("the level τ is {0}; it must be above zero")]
    Level(f64),
    /// The weights have no mean to take a level from.
    #[error(transparent)]
    Weights(#[from] WeightError),
    /// The Gaussian pair is none.
    #[error(transparent)]
    Pair(#[from] ShiftError),
}

/// A level τ that can be cut at.
fn level(tau: f64) -> Result<f64, TruncationError> {
    if tau > 0.0 { Ok(tau) } else { Err(TruncationError::Level(tau)) }
}

/// Truncated weights, min(w, τ).
///
/// ```
/// use reweight::{log_weights::LogWeights, truncated::truncate};
/// let w = LogWeights::new(vec![0.0, 3.0]).unwrap();
/// let cut = truncate(&w, 2.0).unwrap();
/// assert_eq!(cut.logs(), [0.0, 2.0_f64.ln()]);
/// ```
///
/// # Errors
/// [`TruncationError::Level`] if `tau` is not above zero.
// ANCHOR: truncate
pub fn truncate(w: &LogWeights, tau: f64) -> Result<LogWeights, TruncationError> {
    let most = log(level(tau)?);
    let cut = w.logs().iter().map(|lw| lw.min(most)).collect();
    Ok(LogWeights::new(cut)?)
}
// ANCHOR_END: truncate

/// The level of Ionides (2008), τ = √N · w̄: it rises with N, so that the bias goes; slowly enough for
/// no single weight to matter in the end. If the weights are known up to a factor, so is τ.
///
/// # Errors
/// [`WeightError::AllZero`] or [`WeightError::Overflow`]: weights without a mean to cut at.
pub fn rising_level(w: &LogWeights) -> Result<f64, TruncationError> {
    w.relative()?;
    level(sqrt(w.len() as f64) * w.mean()?)
}

/// The estimate of `E_p[x²]` by weights min(w, τ) on the Gaussian pair q = N(0, 1), p = N(d, 1), in
/// closed form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TruncatedShift {
    d: f64,
    tau: f64,
}

impl TruncatedShift {
    /// A gap `d` and a level `tau`, which may be infinite.
    ///
    /// # Errors
    /// [`TruncationError`]: a gap that makes no pair, or a level that is not above zero.
    pub fn new(d: f64, tau: f64) -> Result<Self, TruncationError> {
        GaussianShift::new(d, 1.0)?;
        // x² does not tell left from right.
        Ok(Self { d: d.abs(), tau: level(tau)? })
    }

    /// Where w = exp(d x − d²/2) reaches τ.
    fn edge(&self) -> f64 {
        let above = log(self.tau);
        if self.d == 0.0 {
            return if above < 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
        }
        above / self.d + 0.5 * self.d
    }

    /// `E_q[min(w, τ)]`.
    pub fn mean_weight(&self) -> f64 {
        self.mixed(0, 1)
    }

    /// `E_q[min(w, τ)]² / E_q[min(w, τ)²]`, the limit of ESS/N.
    pub fn ess_fraction(&self) -> f64 {
        self.mean_weight() * self.mean_weight() / self.mixed(0, 2)
    }

    /// `E_q[min(w, τ) x²]` − μ: what is cut off, all of it beyond the edge.
    // ANCHOR: bias
    pub fn bias(&self) -> f64 {
        let edge = self.edge();
        times(self.tau, beyond(0.0, edge, 2)) - beyond(self.d, edge, 2)
    }
    // ANCHOR_END: bias

    /// Var(min(w, τ) x²): the variance of one term.
    pub fn variance(&self) -> f64 {
        let mean = self.mixed(2, 1);
        self.mixed(4, 2) - mean * mean
    }

    /// The root of the mean squared error of `n` draws: bias² and variance / n.
    pub fn rmse(&self, n: f64) -> f64 {
        let bias = self.bias();
        sqrt(bias * bias + self.variance() / n)
    }

    /// `E_q[min(w, τ)ʲ xᵏ]` for even k: below the edge wʲ q is exp(½ j (j − 1) d²) times N(jd, 1), above
    /// it the weight is τ.
    fn mixed(&self, k: usize, j: i32) -> f64 {
        let (edge, order) = (self.edge(), f64::from(j));
        let factor = exp(0.5 * order * (order - 1.0) * self.d * self.d);
        // Below an edge is beyond its mirror image, for even k.
        let below = beyond(-order * self.d, -edge, k);
        let power = if j == 1 { self.tau } else { self.tau * self.tau };
        times(factor, below) + times(power, beyond(0.0, edge, k))
    }
}

/// A product that is zero if the second factor is.
fn times(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a * b }
}

/// E[xᵏ; x > c] of N(m, 1), by Mⱼ = E[zʲ; z > a] = aʲ⁻¹ φ(a) + (j − 1) Mⱼ₋₂ for the standard normal z
/// and a = c − m.
fn beyond(m: f64, c: f64, k: usize) -> f64 {
    let a = c - m;
    let density = exp(-0.5 * a * a) / sqrt(2.0 * PI);
    let mut moments = [upper_tail(a), density, 0.0, 0.0, 0.0];
    let mut power = density;
    for j in 2..=k {
        power = times(a, power);
        moments[j] = power + (j as f64 - 1.0) * moments[j - 2];
    }
    // Horner's rule on the binomial expansion of (m + z)ᵏ.
    let (mut sum, mut choose, mut of_m) = (0.0, 1.0, 1.0);
    for j in (0..=k).rev() {
        sum += choose * of_m * moments[j];
        of_m *= m;
        choose *= j as f64 / (k - j + 1) as f64;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::gaussian_shift::Integrand;

    #[test]
    fn without_a_level_it_is_the_ordinary_estimate() {
        for d in [-2.0, 0.0, 0.5, 3.0] {
            let cut = TruncatedShift::new(d, f64::INFINITY).unwrap();
            let pair = GaussianShift::new(d, 1.0).unwrap();
            let variance = pair.ordinary_variance(Integrand::Square);
            assert!((cut.variance() / variance - 1.0).abs() < 1e-12, "{d}");
            assert!((cut.ess_fraction() / pair.ess_fraction() - 1.0).abs() < 1e-12);
            assert_eq!(cut.bias(), 0.0);
            assert!((cut.mean_weight() - 1.0).abs() < 1e-15);
        }
    }

    #[test]
    fn a_level_below_every_weight_returns_a_constant_times_the_behaviours_mean() {
        let cut = TruncatedShift::new(0.0, 0.25).unwrap();
        assert!((cut.bias() + 0.75).abs() < 1e-15);
        assert!((cut.variance() - 2.0 / 16.0).abs() < 1e-15);
        assert_eq!(cut.ess_fraction(), 1.0);
    }

    #[test]
    fn bias_and_variance_are_those_of_two_hundred_thousand_draws() {
        use rand_distr::StandardNormal;
        use reweight::batch::Batch;
        use reweight::ordinary::ordinary;
        use reweight::streams::stream;
        let (d, tau, n) = (1.5, 6.0, 200_000);
        let cut = TruncatedShift::new(d, tau).unwrap();
        let pair = GaussianShift::new(d, 1.0).unwrap();
        let log_w = |x| pair.log_weight(x);
        let batch = Batch::draw(&StandardNormal, n, log_w, &mut stream(1, 0));
        let batch = batch.unwrap();
        let w = truncate(&batch.weights, tau).unwrap();
        let squares = batch.values(|x| x * x);
        let estimate = ordinary(&w, &squares).unwrap();
        let expected = pair.mean(Integrand::Square) + cut.bias();
        let error = sqrt(cut.variance() / n as f64);
        assert!((estimate.value - expected).abs() < 4.0 * error);
        assert!((estimate.standard_error / error - 1.0).abs() < 0.05);
        let mean = w.mean().unwrap();
        assert!((mean - cut.mean_weight()).abs() < 0.02, "{mean}");
    }

    #[test]
    fn the_rising_level_knows_no_unit() {
        let w = LogWeights::new(vec![0.0, 1.0, 2.0, 3.0]).unwrap();
        let tau = rising_level(&w).unwrap();
        assert!((tau - 2.0 * w.mean().unwrap()).abs() < 1e-12);
        let far: Vec<f64> = w.logs().iter().map(|lw| lw - 7.0).collect();
        let far = rising_level(&LogWeights::new(far).unwrap()).unwrap();
        assert!((far / tau * exp(7.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_cut_at_is_named() {
        let w = LogWeights::new(vec![0.0]).unwrap();
        for tau in [0.0, -1.0, f64::NAN] {
            assert!(matches!(truncate(&w, tau), Err(TruncationError::Level(_))));
            assert!(TruncatedShift::new(1.0, tau).is_err());
        }
        let says = truncate(&w, -1.0).unwrap_err().to_string();
        assert_eq!(says, "the level τ is -1; it must be above zero");
        assert!(TruncatedShift::new(f64::NAN, 1.0).is_err());
        let none = LogWeights::new(vec![f64::NEG_INFINITY; 2]).unwrap();
        let error = WeightError::AllZero { count: 2 };
        assert_eq!(rising_level(&none), Err(TruncationError::Weights(error)));
    }
}
