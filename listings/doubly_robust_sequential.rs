use libm::{exp, sqrt};
use reweight::judged_log::{Judged, JudgedError, JudgedLog};
use reweight::ordinary::Estimate;

/// What one episode says the target is worth: V̂(s) + ρ (r + γ ⟨what the rest says⟩ − q̂(s, a)), from
/// its end to its beginning (Jiang and Li 2016).
// ANCHOR: term
pub fn doubly_robust_term(episode: &[Judged], gamma: f64) -> f64 {
    let step = |later: f64, s: &Judged| {
        let surprise = s.reward + gamma * later - s.predicted;
        s.value + exp(s.log_ratio) * surprise
    };
    episode.iter().rev().fold(0.0, step)
}
// ANCHOR_END: term

/// The *doubly robust* estimate of many steps: the mean of what the episodes say. Unbiased if the
/// ratios are right and the model has not seen the episodes that it judges; without a model (one that
/// says zero) it is per-decision importance sampling.
///
/// ```
/// use reweight::doubly_robust_sequential::doubly_robust;
/// use reweight::judged_log::{Judged, JudgedLog};
/// let step = |ratio: f64| Judged {
///     log_ratio: ratio.ln(), reward: 1.0, predicted: 1.0, value: 1.0,
/// };
/// // The model is right on every step: the ratios do not matter.
/// let log = JudgedLog::new(vec![vec![step(1.2)], vec![step(0.8)]], 1.0).unwrap();
/// assert_eq!(doubly_robust(&log).unwrap().value, 1.0);
/// ```
///
/// # Errors
/// [`JudgedError`]: one episode alone, or an overflow.
pub fn doubly_robust(log: &JudgedLog) -> Result<Estimate, JudgedError> {
    let term = |episode: &Vec<Judged>| doubly_robust_term(episode, log.gamma());
    mean(log.episodes().iter().map(term).collect())
}

/// The *direct method*: the model's word on the first states. Its standard error says how much those
/// differ, and nothing of the model's own error.
///
/// # Errors
/// [`JudgedError`]: one episode alone, or an overflow.
pub fn direct_method(log: &JudgedLog) -> Result<Estimate, JudgedError> {
    mean(log.episodes().iter().map(|episode| episode[0].value).collect())
}

/// The mean of what the episodes say, and the standard error of it that they report.
///
/// # Errors
/// [`JudgedError`]: one episode alone, or one that says no number.
pub fn mean(terms: Vec<f64>) -> Result<Estimate, JudgedError> {
    if let Some(episode) = terms.iter().position(|term| !term.is_finite()) {
        return Err(JudgedError::Overflow { episode });
    }
    if terms.is_empty() {
        return Err(JudgedError::Empty);
    }
    if terms.len() < 2 {
        return Err(JudgedError::Single);
    }
    let n = terms.len() as f64;
    let value = terms.iter().sum::<f64>() / n;
    let squares: f64 = terms.iter().map(|t| (t - value) * (t - value)).sum();
    let standard_error = sqrt(squares / (n - 1.0) / n);
    if !standard_error.is_finite() {
        return Err(JudgedError::Overflow { episode: 0 });
    }
    Ok(Estimate { value, standard_error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::log;

    fn step(ratio: f64, reward: f64, predicted: f64, value: f64) -> Judged {
        Judged { log_ratio: log(ratio), reward, predicted, value }
    }

    #[test]
    fn without_a_model_it_is_per_decision_importance_sampling() {
        let (gamma, steps) = (0.9, [(1.5, 2.0), (0.5, -1.0), (2.0, 3.0)]);
        let episode: Vec<Judged> =
            steps.iter().map(|&(ratio, r)| step(ratio, r, 0.0, 0.0)).collect();
        let per_decision = 1.5 * 2.0 - 0.9 * 0.75 + 0.81 * 1.5 * 3.0;
        assert!((doubly_robust_term(&episode, gamma) - per_decision).abs() < 1e-12);
    }

    #[test]
    fn one_step_is_the_bandits_doubly_robust() {
        let one = doubly_robust_term(&[step(1.2, 2.0, 1.7, 1.5)], 0.9);
        assert!((one - (1.5 + 1.2 * 0.3)).abs() < 1e-15);
    }

    #[test]
    fn an_episode_that_overflows_is_named_and_nothing_is_nan() {
        let huge = step(1e200, 1.0, 0.0, 0.0);
        let fine = vec![step(1.0, 1.0, 0.0, 0.0)];
        let log = vec![fine.clone(), vec![huge; 3]];
        let log = JudgedLog::new(log, 1.0).unwrap();
        let overflow = JudgedError::Overflow { episode: 1 };
        assert_eq!(doubly_robust(&log), Err(overflow));
        assert_eq!(direct_method(&log).unwrap().value, 0.0);
        let one = JudgedLog::new(vec![fine], 1.0).unwrap();
        assert_eq!(doubly_robust(&one), Err(JudgedError::Single));
    }
}
