use libm::{log, sqrt};
use rand::{Rng, RngExt};
use reweight::coverage::Sorted;
use reweight::log_weights::WeightError;

/// What no interval can be made of.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum IntervalError {
    /// An interval that may always miss, or never, is none.
    #[error("the chance of missing is {0}; it must lie between 0 and 1")]
    Risk(f64),
    /// What is wrong with the values.
    #[error(transparent)]
    Values(#[from] WeightError),
}

/// The percentile bootstrap's interval for Σ aᵢ / Σ bᵢ (Efron 1979): draw as many rows as there are,
/// with replacement, compute the ratio again, and cut off `error`/2 on either side. With all bᵢ = 1
/// it is for a mean, with bᵢ = wᵢ for the self-normalised estimate.
///
/// ```
/// use reweight::{intervals::bootstrap, streams::stream};
/// let (low, high) = bootstrap(&[3.0; 9], &[1.0; 9], 100, 0.05, &mut stream(1, 0)).unwrap();
/// assert_eq!((low, high), (3.0, 3.0));
/// ```
///
/// # Errors
/// [`IntervalError`] if the lengths differ, there is no row or no resample, a number is not finite, or
/// `error` is not between 0 and 1. A resample whose bᵢ are all zero is left out.
pub fn bootstrap(
    a: &[f64],
    b: &[f64],
    resamples: usize,
    error: f64,
    rng: &mut impl Rng,
) -> Result<(f64, f64), IntervalError> {
    check(a, b)?;
    let error = risk(error)?;
    let again = |_| {
        let (mut top, mut bottom) = (0.0, 0.0);
        for _ in 0..a.len() {
            let row = rng.random_range(0..a.len());
            top += a[row];
            bottom += b[row];
        }
        (bottom != 0.0).then(|| top / bottom)
    };
    let sorted = Sorted::of((0..resamples).filter_map(again))?;
    Ok((sorted.quantile(error / 2.0), sorted.quantile(1.0 - error / 2.0)))
}

/// A chance of missing, if it is one.
///
/// # Errors
/// [`IntervalError::Risk`] unless it lies between 0 and 1.
pub fn risk(error: f64) -> Result<f64, IntervalError> {
    if error > 0.0 && error < 1.0 {
        Ok(error)
    } else {
        Err(IntervalError::Risk(error))
    }
}

fn check(a: &[f64], b: &[f64]) -> Result<(), WeightError> {
    if a.len() != b.len() {
        return Err(WeightError::Length { weights: b.len(), values: a.len() });
    }
    for column in [a, b] {
        if let Some(index) = column.iter().position(|x| !x.is_finite()) {
            return Err(WeightError::BadValue { index, value: column[index] });
        }
    }
    if a.is_empty() { Err(WeightError::Empty) } else { Ok(()) }
}

/// The empirical Bernstein interval for the mean of independent values between 0 and `bound`
/// (Maurer and Pontil 2009, theorem 4, once for each side): mean ± √(2 V L / N) + 7 B L / (3 (N − 1)),
/// with V the sample variance and L = ln(4 / error). It holds at every N.
///
/// ```
/// use reweight::intervals::empirical_bernstein;
/// let (low, high) = empirical_bernstein(&[0.0, 1.0, 1.0, 0.0], 1.0, 0.05).unwrap();
/// assert!(low < 0.0 && high > 1.0); // four values say nothing
/// ```
///
/// # Errors
/// [`IntervalError`] if a value lies outside, there is only one, or `error` is not between 0 and 1.
// ANCHOR: bernstein
pub fn empirical_bernstein(
    values: &[f64],
    bound: f64,
    error: f64,
) -> Result<(f64, f64), IntervalError> {
    between(values, bound)?;
    let (n, l) = (values.len() as f64, log(4.0 / risk(error)?));
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    let variance = squares / (n - 1.0);
    let half = sqrt(2.0 * variance * l / n) + 7.0 * bound * l / (3.0 * (n - 1.0));
    Ok((mean - half, mean + half))
}
// ANCHOR_END: bernstein

/// Checks that there are two values or more, each between 0 and `bound`.
fn between(values: &[f64], bound: f64) -> Result<(), WeightError> {
    if values.len() < 2 {
        return Err(WeightError::Single);
    }
    match values.iter().position(|v| !(0.0..=bound).contains(v)) {
        Some(index) => Err(WeightError::BadValue { index, value: values[index] }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_distr::{Distribution, StandardUniform};
    use reweight::streams::stream;

    #[test]
    fn the_bootstrap_of_a_mean_is_as_wide_as_the_normal_interval() {
        let mut rng = stream(1, 0);
        let values: Vec<f64> =
            StandardUniform.sample_iter(&mut rng).take(2000).collect();
        let ones = vec![1.0; values.len()];
        let (low, high) = bootstrap(&values, &ones, 2000, 0.05, &mut rng).unwrap();
        let exact = 2.0 * 1.96 * sqrt(1.0 / 12.0 / 2000.0);
        assert!(((high - low) / exact - 1.0).abs() < 0.1);
    }

    #[test]
    fn a_ratio_keeps_its_constant_and_a_resample_without_weight_is_left_out() {
        let w = [0.5, 9.0, 0.0];
        let wr: Vec<f64> = w.iter().map(|w| 0.7 * w).collect();
        let (low, high) = bootstrap(&wr, &w, 500, 0.05, &mut stream(1, 0)).unwrap();
        assert!((low - 0.7).abs() < 1e-12 && (high - 0.7).abs() < 1e-12);
        let nothing = bootstrap(&[0.0], &[0.0], 9, 0.05, &mut stream(1, 0));
        assert_eq!(nothing, Err(WeightError::Empty.into()));
    }

    #[test]
    fn empirical_bernstein_keeps_its_promise_at_ten_rows() {
        // Coins of one in ten, ten flips: the exact chance of an interval that misses.
        let (n, p) = (10, 0.1_f64);
        let mut missed = 0.0;
        let mut chance = libm::pow(1.0 - p, 10.0);
        for hits in 0..=n {
            let mut flips = vec![1.0; hits];
            flips.resize(n, 0.0);
            let (low, high) = empirical_bernstein(&flips, 1.0, 0.05).unwrap();
            if !(low..=high).contains(&p) {
                missed += chance;
            }
            chance *= (n - hits) as f64 / (hits + 1) as f64 * p / (1.0 - p);
        }
        assert!(missed <= 0.05, "{missed}");
    }

    #[test]
    fn what_cannot_be_is_named() {
        let outside = empirical_bernstein(&[0.5, 2.0], 1.0, 0.05);
        assert_eq!(
            outside,
            Err(WeightError::BadValue { index: 1, value: 2.0 }.into())
        );
        assert!(empirical_bernstein(&[f64::NAN, 0.0], 1.0, 0.05).is_err());
        assert_eq!(
            empirical_bernstein(&[1.0], 1.0, 0.05),
            Err(WeightError::Single.into())
        );
        for error in [0.0, 1.0, -0.05, f64::NAN] {
            let says = empirical_bernstein(&[0.5, 0.2], 1.0, error).unwrap_err();
            assert_eq!(
                says.to_string(),
                format!(
                    "the chance of missing is {error}; it must lie between 0 and 1"
                )
            );
        }
        let mut rng = stream(1, 0);
        assert!(bootstrap(&[1.0], &[1.0], 9, 5.0, &mut rng).is_err());
        assert!(bootstrap(&[1.0], &[], 9, 0.05, &mut rng).is_err());
        assert!(bootstrap(&[f64::NAN], &[1.0], 9, 0.05, &mut rng).is_err());
        assert_eq!(
            bootstrap(&[1.0], &[1.0], 0, 0.05, &mut rng),
            Err(WeightError::Empty.into())
        );
    }
}
