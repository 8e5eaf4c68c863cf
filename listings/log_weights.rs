use libm::{exp, log};
use statrs::distribution::Continuous;

/// What can be wrong with a batch of weights, with the place where it is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum WeightError {
    /// A batch without a sample has no mean.
    #[error("the batch is empty")]
    Empty,
    /// One sample has a value but no spread.
    #[error("one sample has no standard error")]
    Single,
    /// Weights may be zero (a log weight of −∞); they may not be NaN or infinite.
    #[error("log weight {index} is {value}")]
    BadWeight { index: usize, value: f64 },
    /// Every sample lies where the target has no probability.
    #[error("all {count} weights are zero")]
    AllZero { count: usize },
    /// Wherever a sample has weight, f is zero.
    #[error("w·f is zero in all {count} samples")]
    Vanishes { count: usize },
    /// Each weight belongs to one value of f.
    #[error("{weights} weights for {values} values")]
    Length { weights: usize, values: usize },
    /// The integrand must be finite wherever it was sampled.
    #[error("value {index} is {value}")]
    BadValue { index: usize, value: f64 },
    /// The result is too large for a floating-point number.
    #[error("the weighted sum overflows: the largest log weight is {largest}")]
    Overflow { largest: f64 },
}

/// The importance weights w(xᵢ) = p(xᵢ) / q(xᵢ) of a batch, kept as logarithms.
///
/// ```
/// use reweight::log_weights::{LogWeights, WeightError};
/// let w = LogWeights::new(vec![0.0, -1000.0]).unwrap();
/// assert_eq!(w.len(), 2);
/// let error = LogWeights::new(vec![0.0, f64::NAN]).unwrap_err();
/// assert_eq!(error.to_string(), "log weight 1 is NaN");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LogWeights(Vec<f64>);

impl LogWeights {
    /// Takes log weights as they are; −∞ is a weight of zero.
    ///
    /// # Errors
    /// [`WeightError`] if there is none, or one is NaN or +∞.
    pub fn new(logs: Vec<f64>) -> Result<Self, WeightError> {
        if logs.is_empty() {
            return Err(WeightError::Empty);
        }
        for (index, &value) in logs.iter().enumerate() {
            if value.is_nan() || value == f64::INFINITY {
                return Err(WeightError::BadWeight { index, value });
            }
        }
        Ok(Self(logs))
    }

    /// The log weights log p(xᵢ) − log q(xᵢ) of points drawn from `q`, towards `p`.
    ///
    /// # Errors
    /// [`WeightError`] if there is no point, or a ratio is NaN or infinite.
    pub fn between<D: Continuous<f64, f64>>(
        p: &D,
        q: &D,
        xs: &[f64],
    ) -> Result<Self, WeightError> {
        Self::new(xs.iter().map(|&x| p.ln_pdf(x) - q.ln_pdf(x)).collect())
    }

    /// The largest log weight.
    pub fn largest(&self) -> f64 {
        self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    /// Each weight as a share of the largest, so that no exponential overflows.
    ///
    /// # Errors
    /// [`WeightError::AllZero`] if there is no weight to compare with.
    // ANCHOR: relative
    pub fn relative(&self) -> Result<Vec<f64>, WeightError> {
        let largest = self.largest();
        if largest == f64::NEG_INFINITY {
            return Err(WeightError::AllZero { count: self.len() });
        }
        Ok(self.0.iter().map(|lw| exp(lw - largest)).collect())
    }
    // ANCHOR_END: relative

    /// The log weights.
    pub fn logs(&self) -> &[f64] {
        &self.0
    }

    /// How many weights there are: at least one.
    #[expect(clippy::len_without_is_empty, reason = "a batch is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The mean weight, whose expectation is the target's mass on the behaviour's support: one where
    /// there is no hole. Zero if all weights are, or the mean is below the smallest number.
    ///
    /// # Errors
    /// [`WeightError::Overflow`] if it is above the largest.
    pub fn mean(&self) -> Result<f64, WeightError> {
        let Ok(shares) = self.relative() else {
            return Ok(0.0);
        };
        let (largest, total) = (self.largest(), shares.iter().sum::<f64>());
        let mean = exp(largest + log(total / self.len() as f64));
        if mean.is_finite() {
            Ok(mean)
        } else {
            Err(WeightError::Overflow { largest })
        }
    }

    /// Checks that `values` fits these weights: one finite value for each.
    ///
    /// # Errors
    /// [`WeightError::Length`] or [`WeightError::BadValue`].
    pub fn fit(&self, values: &[f64]) -> Result<(), WeightError> {
        if values.len() != self.len() {
            let (weights, values) = (self.len(), values.len());
            return Err(WeightError::Length { weights, values });
        }
        match values.iter().position(|f| !f.is_finite()) {
            Some(index) => {
                Err(WeightError::BadValue { index, value: values[index] })
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_far_below_the_smallest_number_still_compare() {
        let w = LogWeights::new(vec![-1000.0, -1000.0 - std::f64::consts::LN_2]);
        let shares = w.unwrap().relative().unwrap();
        assert!((shares[0] - 1.0).abs() < 1e-12 && (shares[1] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn the_mean_weight_survives_large_logarithms() {
        let w = LogWeights::new(vec![700.0, f64::NEG_INFINITY]).unwrap();
        assert!(
            (log(w.mean().unwrap()) - (700.0 - std::f64::consts::LN_2)).abs()
                < 1e-9
        );
        let zero = LogWeights::new(vec![f64::NEG_INFINITY; 3]).unwrap();
        assert_eq!(zero.mean(), Ok(0.0));
        let huge = LogWeights::new(vec![800.0, 0.0]).unwrap();
        assert_eq!(huge.mean(), Err(WeightError::Overflow { largest: 800.0 }));
        assert_eq!(zero.relative(), Err(WeightError::AllZero { count: 3 }));
    }

    #[test]
    fn bad_batches_are_named() {
        assert_eq!(LogWeights::new(vec![]), Err(WeightError::Empty));
        let infinite = LogWeights::new(vec![0.0, 0.0, f64::INFINITY]).unwrap_err();
        assert_eq!(infinite.to_string(), "log weight 2 is inf");
        let w = LogWeights::new(vec![0.0, 0.0]).unwrap();
        let short = w.fit(&[1.0]).unwrap_err();
        assert_eq!(short.to_string(), "2 weights for 1 values");
        assert_eq!(
            w.fit(&[1.0, f64::NAN]).unwrap_err().to_string(),
            "value 1 is NaN"
        );
    }
}
