use libm::exp;
use reweight::log_weights::{LogWeights, WeightError};

/// The ordinary estimate as the samples come in: (1/n) Σ_{i≤n} wᵢ fᵢ for n = 1, …, N.
///
/// ```
/// use reweight::{log_weights::LogWeights, running_mean::running_mean};
/// let w = LogWeights::new(vec![0.0; 3]).unwrap();
/// assert_eq!(running_mean(&w, &[3.0, 1.0, 2.0]).unwrap(), [3.0, 2.0, 2.0]);
/// ```
///
/// # Errors
/// [`WeightError`] if the lengths differ, a value is not finite, or the sum overflows.
// ANCHOR: running_mean
pub fn running_mean(w: &LogWeights, f: &[f64]) -> Result<Vec<f64>, WeightError> {
    w.fit(f)?;
    let largest = w.largest();
    let mut sum = 0.0;
    let mut means = Vec::with_capacity(f.len());
    for (n, (lw, f)) in (1..).zip(w.logs().iter().zip(f)) {
        sum += exp(*lw) * f;
        means.push(sum / f64::from(n));
    }
    if sum.is_finite() { Ok(means) } else { Err(WeightError::Overflow { largest }) }
}
// ANCHOR_END: running_mean

/// One sample that moved a running mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jump {
    /// Which sample it was, counted from 1.
    pub at: usize,
    /// The running mean before it.
    pub before: f64,
    /// The running mean after it.
    pub after: f64,
}

/// The first sample after the `settled`th that multiplies the running mean by more than `factor`.
pub fn first_jump(means: &[f64], settled: usize, factor: f64) -> Option<Jump> {
    (settled.max(1)..means.len())
        .map(|n| Jump { at: n + 1, before: means[n - 1], after: means[n] })
        .find(|jump| jump.after > factor * jump.before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::ordinary::ordinary;

    #[test]
    fn the_last_running_mean_is_the_ordinary_estimate() {
        let w = LogWeights::new(vec![0.3, -2.0, 1.1, -0.4]).unwrap();
        let f = [1.0, 4.0, 0.5, 2.0];
        let means = running_mean(&w, &f).unwrap();
        let last = ordinary(&w, &f).unwrap().value;
        assert!((means[3] - last).abs() < 1e-15 && means.len() == 4);
    }

    #[test]
    fn one_heavy_sample_is_named_with_what_it_did() {
        let means = [9.0, 1.0, 1.0, 1.1, 7.0, 50.0];
        let jump = first_jump(&means, 3, 5.0).unwrap();
        assert_eq!((jump.at, jump.before, jump.after), (5, 1.1, 7.0));
        assert_eq!(first_jump(&means, 3, 50.0), None);
        assert_eq!(first_jump(&[], 0, 2.0), None);
    }

    #[test]
    fn an_overflow_is_an_error() {
        let w = LogWeights::new(vec![0.0, 800.0]).unwrap();
        let error = running_mean(&w, &[1.0, 1.0]).unwrap_err();
        assert_eq!(error, WeightError::Overflow { largest: 800.0 });
    }
}
