use reweight::intervals::{IntervalError, risk};
use reweight::log_weights::WeightError;

/// How many gamblers there are. Number j always stakes the share 2⁻ʲ of what is left to it.
const GAMBLERS: usize = 20;

/// Whether twenty gamblers who bet against "the mean is `claim`, or less" ever own 1/`error` times
/// what they brought. If the claim is true, each bet is fair or worse, and the chance is at most
/// `error` (Ville 1939), whatever the number of rows and however one row may depend on those before.
/// Values need no upper bound (Waudby-Smith, Wu, Ramdas, Karampatziakis and Mineiro 2022).
// ANCHOR: refutes
fn refutes(values: &[f64], claim: f64, error: f64) -> bool {
    let mut purses = [1.0; GAMBLERS];
    values.iter().any(|value| {
        let (mut stake, mut total) = (1.0, 0.0);
        for purse in &mut purses {
            *purse *= 1.0 + stake * (value / claim - 1.0);
            total += *purse;
            stake /= 2.0;
        }
        total >= GAMBLERS as f64 / error
    })
}
// ANCHOR_END: refutes

/// The largest claim that the gamblers refute: a lower bound on the mean of values of at least zero,
/// wrong with a chance of at most `error`.
///
/// ```
/// use reweight::betting::lower;
/// let low = lower(&[1.0; 1000], 0.025).unwrap();
/// assert!(low > 0.99 && low < 1.0);
/// ```
///
/// # Errors
/// [`IntervalError`] if a value is negative or not finite, there is none, or `error` is not between 0
/// and 1.
pub fn lower(values: &[f64], error: f64) -> Result<f64, IntervalError> {
    check(values)?;
    let error = risk(error)?;
    // No gambler gains from values that do not exceed the claim.
    let mut claims = (0.0, values.iter().copied().fold(0.0, f64::max));
    for _ in 0..60 {
        let middle = 0.5 * (claims.0 + claims.1);
        if middle > 0.0 && refutes(values, middle, error) {
            claims.0 = middle;
        } else {
            claims.1 = middle;
        }
    }
    Ok(claims.0)
}

/// The betting interval for the mean of values between 0 and `bound`: the same gamblers bet on the
/// values and, for the upper end, on what is missing to the bound.
///
/// # Errors
/// [`IntervalError`] if a value lies outside.
pub fn interval(
    values: &[f64],
    bound: f64,
    error: f64,
) -> Result<(f64, f64), IntervalError> {
    let missing: Vec<f64> = values.iter().map(|value| bound - value).collect();
    let low = lower(values, error / 2.0)?;
    Ok((low, bound - lower(&missing, error / 2.0)?))
}

/// The betting interval for a target's mean reward, for rewards between 0 and 1 and weights without
/// a bound: `E[w r]` from below, and from above `1 − E[w (1 − r)]`, since `E[w]` is one or less. Should the
/// lower end come out above the upper one, no value is left: the weights are wrong, or the log is one of
/// the few that mislead.
///
/// ```
/// use reweight::betting::off_policy;
/// let (low, high) = off_policy(&[1.2, 0.8], &[1.0, 0.0], 0.05).unwrap();
/// assert!(low < 0.1 && high > 0.9); // two flips say nothing
/// ```
///
/// # Errors
/// [`IntervalError`] if the lengths differ, a weight is negative or not finite, or a reward outside 0
/// to 1.
// ANCHOR: off_policy
pub fn off_policy(
    weights: &[f64],
    rewards: &[f64],
    error: f64,
) -> Result<(f64, f64), IntervalError> {
    rewarded(weights, rewards)?;
    let pairs = || weights.iter().zip(rewards);
    let earned: Vec<f64> = pairs().map(|(w, r)| w * r).collect();
    let missed: Vec<f64> = pairs().map(|(w, r)| w * (1.0 - r)).collect();
    let low = lower(&earned, error / 2.0)?;
    Ok((low, 1.0 - lower(&missed, error / 2.0)?))
}
// ANCHOR_END: off_policy

fn check(values: &[f64]) -> Result<(), WeightError> {
    match values.iter().position(|v| !(0.0..f64::INFINITY).contains(v)) {
        Some(index) => Err(WeightError::BadValue { index, value: values[index] }),
        None if values.is_empty() => Err(WeightError::Empty),
        None => Ok(()),
    }
}

fn rewarded(weights: &[f64], rewards: &[f64]) -> Result<(), WeightError> {
    if weights.len() != rewards.len() {
        let (weights, values) = (weights.len(), rewards.len());
        return Err(WeightError::Length { weights, values });
    }
    match rewards.iter().position(|r| !(0.0..=1.0).contains(r)) {
        Some(index) => Err(WeightError::BadValue { index, value: rewards[index] }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_is_between_the_claims_that_are_refuted_and_those_that_are_not() {
        let values: Vec<f64> =
            (0..4000).map(|i| f64::from(u8::from(i % 10 == 0))).collect();
        let low = lower(&values, 0.025).unwrap();
        assert!(refutes(&values, 0.999 * low, 0.025));
        assert!(!refutes(&values, 1.001 * low, 0.025));
        assert!(low > 0.08 && low < 0.1, "{low}");
    }

    #[test]
    fn a_value_without_bound_costs_the_gamblers_nothing_from_below() {
        // The bomb is worth a fortune to whoever bet that the mean is larger.
        let mut values = vec![1.0; 2000];
        let plain = lower(&values, 0.025).unwrap();
        values.push(1e9);
        assert!(lower(&values, 0.025).unwrap() > plain);
    }

    #[test]
    fn an_interval_of_rewards_is_turned_over_with_them() {
        let values: Vec<f64> =
            (0..2000).map(|i| f64::from(u8::from(i % 3 == 0))).collect();
        let turned: Vec<f64> = values.iter().map(|v| 1.0 - v).collect();
        let (low, high) = interval(&values, 1.0, 0.05).unwrap();
        let (other_low, other_high) = interval(&turned, 1.0, 0.05).unwrap();
        assert!((low - (1.0 - other_high)).abs() < 1e-12);
        assert!((high - (1.0 - other_low)).abs() < 1e-12);
        assert!(low < 1.0 / 3.0 && high > 1.0 / 3.0 && high - low < 0.12);
        let ones = vec![1.0; values.len()];
        assert_eq!(off_policy(&ones, &values, 0.05), Ok((low, high)));
    }

    #[test]
    fn nothing_seen_refutes_nothing_and_what_cannot_be_is_named() {
        assert_eq!(lower(&[0.0; 50], 0.05), Ok(0.0));
        let negative = lower(&[1.0, -1.0], 0.05);
        assert_eq!(
            negative,
            Err(WeightError::BadValue { index: 1, value: -1.0 }.into())
        );
        assert!(lower(&[f64::NAN], 0.05).is_err());
        assert_eq!(lower(&[], 0.05), Err(WeightError::Empty.into()));
        let (low, high) = off_policy(&[2.0; 500], &[1.0; 500], 0.05).unwrap();
        assert!(low > 1.9 && high <= 1.0, "weights of mean two are refuted");
        assert!(off_policy(&[1.0], &[], 0.05).is_err());
        assert!(off_policy(&[1.0], &[1.5], 0.05).is_err());
        assert!(interval(&[2.0], 1.0, 0.05).is_err());
        assert!(interval(&[0.5], f64::NAN, 0.05).is_err());
        for error in [0.0, -0.05, f64::NAN] {
            assert!(off_policy(&[1.0], &[0.5], error).is_err());
        }
    }
}
