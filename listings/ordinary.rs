use libm::{exp, sqrt};
use reweight::log_weights::{LogWeights, WeightError};

/// An estimate of a mean and the standard error that the sample itself reports.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its reported standard error: an estimate too, and the first thing to go wrong.
    pub standard_error: f64,
}

impl Estimate {
    // ANCHOR: interval
    /// The textbook 95 % interval, value ± 1.96 standard errors.
    pub fn interval(&self) -> (f64, f64) {
        let half = 1.959_963_984_540_054 * self.standard_error;
        (self.value - half, self.value + half)
    }

    /// Whether the interval holds the truth.
    pub fn holds(&self, truth: f64) -> bool {
        let (low, high) = self.interval();
        low <= truth && truth <= high
    }
    // ANCHOR_END: interval
}

/// Ordinary importance sampling, (1/N) Σ wᵢ fᵢ (Owen, *Monte Carlo theory, methods and
/// examples*, section 9.1): unbiased if q > 0 wherever p·f ≠ 0. The reported standard error is the
/// sample standard deviation of wᵢ fᵢ over √N.
///
/// ```
/// use reweight::{log_weights::LogWeights, ordinary::ordinary};
/// let w = LogWeights::new(vec![1.2_f64.ln(), 0.8_f64.ln()]).unwrap();
/// let heads = ordinary(&w, &[1.0, 0.0]).unwrap();
/// assert!((heads.value - 0.6).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`WeightError`]: fewer than two samples, lengths that differ, a value that is not finite, an
/// overflow.
// ANCHOR: ordinary
pub fn ordinary(w: &LogWeights, f: &[f64]) -> Result<Estimate, WeightError> {
    w.fit(f)?;
    let Ok(shares) = w.relative() else {
        return Estimate::checked(0.0, 0.0, w); // every weight is zero
    };
    let (n, scale) = (f.len() as f64, exp(w.largest()));
    let terms: Vec<f64> = shares.iter().zip(f).map(|(w, f)| w * f).collect();
    let mean = terms.iter().sum::<f64>() / n;
    let squares: f64 = terms.iter().map(|t| (t - mean) * (t - mean)).sum();
    Estimate::checked(scale * mean, scale * sqrt(squares / (n - 1.0) / n), w)
}
// ANCHOR_END: ordinary

impl Estimate {
    /// An estimate whose parts are finite.
    ///
    /// # Errors
    /// [`WeightError::Overflow`] if they are not, [`WeightError::Single`] if one sample left
    /// nothing to measure a spread with.
    pub fn checked(
        value: f64,
        standard_error: f64,
        w: &LogWeights,
    ) -> Result<Self, WeightError> {
        if w.len() < 2 {
            return Err(WeightError::Single);
        }
        if !value.is_finite() || !standard_error.is_finite() {
            return Err(WeightError::Overflow { largest: w.largest() });
        }
        Ok(Self { value, standard_error })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(logs: &[f64]) -> LogWeights {
        LogWeights::new(logs.to_vec()).unwrap()
    }

    #[test]
    fn equal_weights_give_the_plain_mean_and_its_standard_error() {
        let e = ordinary(&weights(&[0.0; 4]), &[1.0, 2.0, 3.0, 4.0]).unwrap();
        assert!((e.value - 2.5).abs() < 1e-15);
        assert!((e.standard_error - sqrt(5.0 / 3.0 / 4.0)).abs() < 1e-15);
        let (low, high) = e.interval();
        assert!(low < 1.3 && high > 3.7);
    }

    #[test]
    fn weights_of_zero_mean_an_estimate_of_zero() {
        let e = ordinary(&weights(&[f64::NEG_INFINITY; 2]), &[1.0, 1.0]).unwrap();
        assert_eq!(e, Estimate { value: 0.0, standard_error: 0.0 });
    }

    #[test]
    fn one_sample_has_no_spread_and_a_huge_weight_overflows() {
        assert_eq!(ordinary(&weights(&[0.0]), &[1.0]), Err(WeightError::Single));
        let huge = ordinary(&weights(&[800.0, 0.0]), &[1.0, 1.0]);
        assert_eq!(huge, Err(WeightError::Overflow { largest: 800.0 }));
    }
}
