use libm::{exp, log};
use reweight::log_weights::{LogWeights, WeightError};

/// Kong's effective sample size, ESS = (Σ wᵢ)² / Σ wᵢ² (Kong 1992, *A note on importance sampling
/// using standardized weights*): N for equal weights, never below 1. It sees the weights alone.
///
/// ```
/// use reweight::{ess::ess, log_weights::LogWeights};
/// let w = LogWeights::new(vec![2_f64.ln(), 0.0, 0.0]).unwrap();
/// assert!((ess(&w).unwrap() - 16.0 / 6.0).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
// ANCHOR: ess
pub fn ess(w: &LogWeights) -> Result<f64, WeightError> {
    let shares = w.relative()?;
    let total: f64 = shares.iter().sum();
    let squares: f64 = shares.iter().map(|w| w * w).sum();
    Ok(total * total / squares)
}
// ANCHOR_END: ess

/// The same number as Kong wrote it, N / (1 + CV²), with CV² the squared coefficient of variation
/// of the weights: their variance (divided by N, not by N − 1) over their squared mean.
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn kong(w: &LogWeights) -> Result<f64, WeightError> {
    let (shares, n) = (w.relative()?, w.len() as f64);
    let mean = shares.iter().sum::<f64>() / n;
    let off: f64 = shares.iter().map(|w| (w - mean) * (w - mean)).sum();
    Ok(n / (1.0 + off / n / (mean * mean)))
}

/// The share of all weight that the heaviest sample carries. With m for that share,
/// 1/m ≤ ESS ≤ 1/m².
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn largest_share(w: &LogWeights) -> Result<f64, WeightError> {
    Ok(1.0 / w.relative()?.iter().sum::<f64>())
}

/// The effective sample size *for f*: Kong's formula for the weights wᵢ |fᵢ| (Owen, section 9.3).
/// For f = 1{event} it counts events, and is to be held against the N · P(event) of them that N
/// draws from the target would bring.
///
/// ```
/// use reweight::{ess::ess_for, log_weights::LogWeights};
/// let w = LogWeights::new(vec![9.0, 0.0, 0.0]).unwrap();
/// let two_hits = ess_for(&w, &[0.0, 1.0, 1.0]).unwrap();
/// assert!((two_hits - 2.0).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`WeightError`]: lengths that differ, a value that is not finite, or w·f zero throughout.
// ANCHOR: ess_for
pub fn ess_for(w: &LogWeights, f: &[f64]) -> Result<f64, WeightError> {
    w.fit(f)?;
    let terms = w.logs().iter().zip(f).map(|(lw, f)| lw + log(f.abs()));
    ess(&LogWeights::new(terms.collect())?)
        .map_err(|_| WeightError::Vanishes { count: f.len() })
}
// ANCHOR_END: ess_for

/// The effective sample size of the *standard error*, (Σ wᵢ²)² / Σ wᵢ⁴ (Owen, section 9.3): how many
/// draws the estimated variance of the estimate rests on. It is never above Kong's.
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn ess_of_variance(w: &LogWeights) -> Result<f64, WeightError> {
    let shares = w.relative()?;
    let squares: f64 = shares.iter().map(|w| w * w).sum();
    let fourths: f64 = shares.iter().map(|w| (w * w) * (w * w)).sum();
    Ok(squares * squares / fourths)
}

/// The effective sample size of the *skewness*, (Σ wᵢ²)³ / (Σ wᵢ³)² (Owen, section 9.3): how near the
/// estimate is to a normal law.
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn ess_of_skewness(w: &LogWeights) -> Result<f64, WeightError> {
    let shares = w.relative()?;
    let squares: f64 = shares.iter().map(|w| w * w).sum();
    let cubes: f64 = shares.iter().map(|w| w * w * w).sum();
    Ok(squares * squares * squares / (cubes * cubes))
}

/// The perplexity of the weights' shares, exp(−Σ sᵢ log sᵢ): another count between 1 and N.
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn perplexity(w: &LogWeights) -> Result<f64, WeightError> {
    let shares = w.relative()?;
    let (total, largest): (f64, f64) = (shares.iter().sum(), w.largest());
    let logs = w.logs().iter().map(|lw| lw - largest);
    // A share of zero counts for nothing, though its logarithm is infinite.
    let terms = shares.iter().zip(logs).filter(|(share, _)| **share > 0.0);
    let mean: f64 = terms.map(|(share, lw)| share * lw).sum::<f64>() / total;
    Ok(exp(log(total) - mean))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(weights: &[f64]) -> LogWeights {
        LogWeights::new(weights.iter().map(|&w| log(w)).collect()).unwrap()
    }

    #[test]
    fn kongs_two_formulas_are_one() {
        for weights in [vec![2.0, 1.0, 1.0], vec![1.0; 7], vec![0.0, 3.0, 1e-9]] {
            let w = of(&weights);
            let (a, b) = (ess(&w).unwrap(), kong(&w).unwrap());
            assert!((a - b).abs() < 1e-12 * a, "{a} {b}");
        }
    }

    #[test]
    fn it_lies_between_one_and_n_and_between_the_powers_of_the_largest_share() {
        for weights in [vec![5.0, 1.0, 1.0], vec![1.0; 4], vec![1.0, 0.0, 0.0]] {
            let w = of(&weights);
            let (n, m) = (ess(&w).unwrap(), largest_share(&w).unwrap());
            assert!((1.0..=weights.len() as f64).contains(&n));
            assert!(n >= 1.0 / m - 1e-12 && n <= 1.0 / (m * m) + 1e-12);
        }
    }

    #[test]
    fn every_count_is_n_for_equal_weights_and_one_for_a_single_one() {
        let counts = |w: LogWeights| {
            [perplexity(&w), ess_of_variance(&w), ess_of_skewness(&w)]
        };
        for (w, n) in [(of(&[3.0; 8]), 8.0), (of(&[0.0, 2.0, 0.0]), 1.0)] {
            for count in counts(w) {
                assert!((count.unwrap() - n).abs() < 1e-12);
            }
        }
        let none = of(&[0.0, 0.0]);
        for count in counts(none) {
            assert_eq!(count, Err(WeightError::AllZero { count: 2 }));
        }
        let w = of(&[2.0, 1.0, 1.0]);
        let (kong, owen) = (ess(&w).unwrap(), ess_of_variance(&w).unwrap());
        assert!(perplexity(&w).unwrap() > kong && kong > owen);
        assert!((owen - 36.0 / 18.0).abs() < 1e-12);
        let skew = ess_of_skewness(&w).unwrap();
        assert!((skew - 216.0 / 100.0).abs() < 1e-12);
    }

    #[test]
    fn a_common_factor_changes_nothing_even_a_huge_one() {
        let far: Vec<f64> = [2.0, 1.0, 1.0].map(|w| log(w) - 5000.0).to_vec();
        let n = ess(&LogWeights::new(far).unwrap()).unwrap();
        assert!((n - 16.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_weight_is_an_error() {
        let none = of(&[0.0, 0.0]);
        assert_eq!(ess(&none), Err(WeightError::AllZero { count: 2 }));
        assert_eq!(largest_share(&none), Err(WeightError::AllZero { count: 2 }));
        let never = ess_for(&of(&[1.0, 1.0]), &[0.0, 0.0]);
        assert_eq!(never, Err(WeightError::Vanishes { count: 2 }));
        assert!(ess_for(&of(&[1.0]), &[f64::NAN]).is_err());
    }

    #[test]
    fn the_sign_of_f_does_not_matter_and_a_constant_f_gives_kongs() {
        let w = of(&[2.0, 1.0, 1.0]);
        let (a, b) = (ess_for(&w, &[-3.0; 3]), ess(&w));
        assert!((a.unwrap() - b.unwrap()).abs() < 1e-12);
    }
}
