use libm::sqrt;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::Estimate;

/// Self-normalised importance sampling, Σ wᵢ fᵢ / Σ wᵢ (Owen, section 9.2): a weighted mean of
/// the values seen, so it never leaves their range; consistent, and biased by
/// −`E_q[w² (f − μ)]` / N to first order. The reported standard error is the delta method's,
/// √(Σ wᵢ² (fᵢ − μ̂)²) / Σ wᵢ.
///
/// ```
/// use reweight::{log_weights::LogWeights, self_normalised::self_normalised};
/// let w = LogWeights::new(vec![-700.0, -700.0]).unwrap();
/// assert_eq!(self_normalised(&w, &[7.0, 7.0]).unwrap().value, 7.0);
/// ```
///
/// # Errors
/// [`WeightError`]: as for the ordinary estimate, and if all weights are zero.
// ANCHOR: self_normalised
pub fn self_normalised(w: &LogWeights, f: &[f64]) -> Result<Estimate, WeightError> {
    w.fit(f)?;
    let shares = w.relative()?;
    let total: f64 = shares.iter().sum();
    let mean = shares.iter().zip(f).map(|(w, f)| w * f).sum::<f64>() / total;
    let squares: f64 =
        shares.iter().zip(f).map(|(w, f)| w * w * (f - mean) * (f - mean)).sum();
    Estimate::checked(mean, sqrt(squares) / total, w)
}
// ANCHOR_END: self_normalised

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_factor_of_the_weights_cancels() {
        let f = [1.0, 5.0, 2.0];
        let near = LogWeights::new(vec![0.0, -1.0, 1.0]).unwrap();
        let far = LogWeights::new(vec![-900.0, -901.0, -899.0]).unwrap();
        let (a, b) = (self_normalised(&near, &f), self_normalised(&far, &f));
        assert!(
            (a.clone().unwrap().value - b.clone().unwrap().value).abs() < 1e-12
        );
        assert!(
            (a.unwrap().standard_error - b.unwrap().standard_error).abs() < 1e-12
        );
    }

    #[test]
    fn a_constant_is_returned_exactly_and_without_error() {
        let w = LogWeights::new(vec![0.3, -2.0, 1.0]).unwrap();
        let e = self_normalised(&w, &[7.0; 3]).unwrap();
        assert!((e.value - 7.0).abs() < 1e-12 && e.standard_error < 1e-12);
    }

    #[test]
    fn self_normalised_is_biased_by_minus_three_d2_exp_d2_over_n() {
        use rand_distr::StandardNormal;
        use reweight::batch::Batch;
        use reweight::coverage::Repeats;
        use reweight::gaussian_shift::{GaussianShift, Integrand};
        use reweight::streams::stream;
        let (n, batches, f) = (100, 40_000, Integrand::Square);
        let pair = GaussianShift::new(0.5, 1.0).unwrap();
        let repeats = Repeats::run(batches, |id| {
            let log_w = |x| pair.log_weight(x);
            let batch = Batch::draw(&StandardNormal, n, log_w, &mut stream(1, id));
            batch?.self_normalised(|x| x * x)
        });
        let lean = repeats.unwrap().mean_and_spread().0 - pair.mean(f);
        let bias = pair.self_normalised_bias(f).unwrap() / n as f64;
        assert!((bias + 0.75 * libm::exp(0.25) / n as f64).abs() < 1e-15);
        let variance = pair.self_normalised_variance(f) / n as f64;
        let error = sqrt(variance / batches as f64);
        assert!((lean - bias).abs() < 4.0 * error, "{lean} beside {bias}");
        assert!(lean < -4.0 * error, "the bias is seen, not only allowed");
    }

    #[test]
    fn no_weight_at_all_is_an_error() {
        let w = LogWeights::new(vec![f64::NEG_INFINITY; 2]).unwrap();
        let error = self_normalised(&w, &[1.0, 2.0]).unwrap_err();
        assert_eq!(error, WeightError::AllZero { count: 2 });
    }
}
