use libm::sqrt;

/// What can be wrong with a rollout's numbers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum AdvantageError {
    /// Each list has an entry for each step.
    #[error("{given} {what} for {steps} steps")]
    Length { what: &'static str, given: usize, steps: usize },
    /// Rewards and values are finite, and so are the advantages.
    #[error("{what} {step} is {value}")]
    NotFinite { what: &'static str, step: usize, value: f64 },
    /// γ and λ lie in [0, 1].
    #[error("{what} is {value}, not in [0, 1]")]
    Share { what: &'static str, value: f64 },
    /// A batch's mean and spread are numbers.
    #[error("a batch of advantages has the mean {mean} and the spread {spread}")]
    Overflow { mean: f64, spread: f64 },
}

/// What a critic saw of each step: r, V(s), V(s'), and whether the next entry belongs to another
/// episode or rollout. V(s') is nought where s' is the end, and only there: where a rollout was cut
/// off, the critic's value stands in for what was cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged<'a> {
    /// r₀, r₁, …
    pub rewards: &'a [f64],
    /// V(s₀), V(s₁), …
    pub values: &'a [f64],
    /// V(s₁), V(s₂), …
    pub next_values: &'a [f64],
    /// Whether step t is the last of its piece.
    pub last: &'a [bool],
}

/// Generalised advantage estimates (Schulman, Moritz, Levine, Jordan and Abbeel 2016, eq. 16): Âₜ =
/// Σₖ (γλ)ᵏ δₜ₊ₖ with δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ), to the end of the piece. With λ = 1 it is the return
/// minus V, with λ = 0 one step of it.
///
/// ```
/// use reweight::advantages::{Judged, gae};
/// let seen = Judged {
///     rewards: &[1.0, 1.0],
///     values: &[0.5, 0.5],
///     next_values: &[0.5, 0.0],
///     last: &[false, true],
/// };
/// assert_eq!(gae(&seen, 1.0, 1.0).unwrap(), [1.5, 0.5]);
/// assert_eq!(gae(&seen, 1.0, 0.0).unwrap(), [1.0, 0.5]);
/// ```
///
/// # Errors
/// [`AdvantageError`] if the lists differ in length, a number is not finite, or γ or λ is not in
/// [0, 1].
// ANCHOR: gae
pub fn gae(
    seen: &Judged,
    gamma: f64,
    lambda: f64,
) -> Result<Vec<f64>, AdvantageError> {
    check(seen, gamma, lambda)?;
    let mut advantages = vec![0.0; seen.rewards.len()];
    let mut later = 0.0;
    for t in (0..advantages.len()).rev() {
        let surprise =
            seen.rewards[t] + gamma * seen.next_values[t] - seen.values[t];
        later = if seen.last[t] { 0.0 } else { gamma * lambda * later };
        later += surprise;
        advantages[t] = later;
    }
    finite("advantage", &advantages)?;
    Ok(advantages)
}
// ANCHOR_END: gae

/// λ-returns (Sutton and Barto 2018, eq. 12.3), which a critic learns from: Âₜ + V(sₜ).
///
/// # Errors
/// As [`gae`].
pub fn lambda_returns(
    seen: &Judged,
    gamma: f64,
    lambda: f64,
) -> Result<Vec<f64>, AdvantageError> {
    let mut returns = gae(seen, gamma, lambda)?;
    returns.iter_mut().zip(seen.values).for_each(|(a, v)| *a += v);
    finite("λ-return", &returns)?;
    Ok(returns)
}

/// Shifts and scales a batch of advantages to mean nought and, but for a crumb that keeps a constant
/// batch finite, standard deviation one.
///
/// # Errors
/// [`AdvantageError::Overflow`] if mean or spread are no finite numbers; then nothing is changed.
pub fn normalise(advantages: &mut [f64]) -> Result<(), AdvantageError> {
    if advantages.is_empty() {
        return Ok(());
    }
    let n = advantages.len() as f64;
    let mean = advantages.iter().sum::<f64>() / n;
    let square: f64 = advantages.iter().map(|a| (a - mean) * (a - mean)).sum();
    let scale = sqrt(square / n) + 1e-8;
    if !(mean.is_finite() && scale.is_finite()) {
        return Err(AdvantageError::Overflow { mean, spread: scale });
    }
    advantages.iter_mut().for_each(|a| *a = (*a - mean) / scale);
    Ok(())
}

fn finite(what: &'static str, numbers: &[f64]) -> Result<(), AdvantageError> {
    match numbers.iter().position(|x| !x.is_finite()) {
        Some(step) => {
            let value = numbers[step];
            Err(AdvantageError::NotFinite { what, step, value })
        }
        None => Ok(()),
    }
}

fn check(seen: &Judged, gamma: f64, lambda: f64) -> Result<(), AdvantageError> {
    let steps = seen.rewards.len();
    for (what, given) in [
        ("values", seen.values.len()),
        ("next values", seen.next_values.len()),
        ("ends", seen.last.len()),
    ] {
        if given != steps {
            return Err(AdvantageError::Length { what, given, steps });
        }
    }
    for (what, numbers) in [
        ("reward", seen.rewards),
        ("value", seen.values),
        ("next value", seen.next_values),
    ] {
        finite(what, numbers)?;
    }
    for (what, value) in [("γ", gamma), ("λ", lambda)] {
        if !(0.0..=1.0).contains(&value) {
            return Err(AdvantageError::Share { what, value });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REWARDS: [f64; 5] = [1.0, -0.5, 2.0, 0.25, -1.0];
    const VALUES: [f64; 5] = [0.3, 0.1, -0.4, 0.9, 0.2];
    /// The third step ends an episode; the fifth is cut off at a state worth 0.7.
    const SEEN: Judged = Judged {
        rewards: &REWARDS,
        values: &VALUES,
        next_values: &[0.1, -0.4, 0.0, 0.2, 0.7],
        last: &[false, false, true, false, true],
    };

    #[test]
    fn it_is_its_sum_of_surprises() {
        for (gamma, lambda) in [(0.9, 0.0), (0.9, 0.7), (1.0, 1.0)] {
            let fast = gae(&SEEN, gamma, lambda).unwrap();
            for (t, got) in fast.iter().enumerate() {
                let end = if t < 3 { 3 } else { 5 };
                let (mut sum, mut weight) = (0.0, 1.0);
                for k in t..end {
                    let next = gamma * SEEN.next_values[k];
                    sum += weight * (REWARDS[k] + next - VALUES[k]);
                    weight *= gamma * lambda;
                }
                assert!((got - sum).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn with_lambda_one_it_is_the_return_minus_the_value() {
        let got = gae(&SEEN, 0.9, 1.0).unwrap();
        let whole = 1.0 - 0.9 * 0.5 + 0.81 * 2.0;
        assert!((got[0] - (whole - 0.3)).abs() < 1e-15);
        let cut = 0.25 - 0.9 + 0.81 * 0.7;
        assert!((got[3] - (cut - 0.9)).abs() < 1e-15);
        let returns = lambda_returns(&SEEN, 0.9, 1.0).unwrap();
        assert!((returns[0] - whole).abs() < 1e-15);
    }

    #[test]
    fn a_normalised_batch_has_mean_nought_and_spread_one() {
        let mut batch = [3.0, -1.0, 4.0, 2.0];
        normalise(&mut batch).unwrap();
        assert!(batch.iter().sum::<f64>().abs() < 1e-15);
        let square: f64 = batch.iter().map(|a| a * a).sum();
        assert!((square / 4.0 - 1.0).abs() < 1e-7);
        let mut same = [5.0; 3];
        normalise(&mut same).unwrap();
        assert_eq!(same, [0.0; 3]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |seen: Judged, gamma, lambda| {
            gae(&seen, gamma, lambda).unwrap_err().to_string()
        };
        let short = Judged { values: &VALUES[..4], ..SEEN };
        assert_eq!(said(short, 0.9, 0.5), "4 values for 5 steps");
        let nan = Judged { rewards: &[0.0, f64::NAN, 0.0, 0.0, 0.0], ..SEEN };
        assert_eq!(said(nan, 0.9, 0.5), "reward 1 is NaN");
        assert_eq!(said(SEEN, 1.5, 0.5), "γ is 1.5, not in [0, 1]");
        assert_eq!(said(SEEN, 0.9, f64::NAN), "λ is NaN, not in [0, 1]");
    }

    #[test]
    fn what_overflows_is_an_error_and_no_number() {
        let huge = Judged { rewards: &[1e308; 5], last: &[false; 5], ..SEEN };
        let error = gae(&huge, 1.0, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "advantage 0 is inf");
        let mut batch = [1e308, 1e308, -1e308];
        let error = normalise(&mut batch).unwrap_err();
        assert!(error.to_string().starts_with("a batch of advantages has"));
        assert_eq!(batch, [1e308, 1e308, -1e308]);
        assert_eq!(normalise(&mut []), Ok(()));
    }
}
