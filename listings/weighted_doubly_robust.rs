use libm::exp;
use reweight::judged_log::{Judged, JudgedError, JudgedLog};

/// What an episode weighs once it is over, where others still run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// It keeps its last product, and stays in the total by which weights are divided: an episode that
    /// is over has been reweighted as much as it ever will be.
    Keeps,
    /// It leaves the total, as a ratio of nought over nought that is read as nought.
    Leaves,
}

/// w(t, i) = ρ₀⋯ρₜ of episode i over the total of all, step by step. Where every product is zero, so
/// is every weight.
// ANCHOR: weights
pub fn normalised(log: &JudgedLog, finished: Finished) -> Vec<Vec<f64>> {
    let mut products = vec![0.0; log.episodes().len()];
    let step = |t: usize| {
        for (product, episode) in products.iter_mut().zip(log.episodes()) {
            match (episode.get(t), finished) {
                (Some(step), _) => *product += step.log_ratio,
                (None, Finished::Keeps) => {}
                (None, Finished::Leaves) => *product = f64::NEG_INFINITY,
            }
        }
        let largest = products.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if largest == f64::NEG_INFINITY {
            return vec![0.0; products.len()];
        }
        let shares: Vec<f64> =
            products.iter().map(|product| exp(product - largest)).collect();
        let total: f64 = shares.iter().sum();
        shares.iter().map(|share| share / total).collect()
    };
    (0..log.longest()).map(step).collect()
}
// ANCHOR_END: weights

/// The *weighted doubly robust* estimate (Thomas and Brunskill 2016): at each step the weights of all
/// episodes sum to one.
///
/// ```
/// use reweight::judged_log::{Judged, JudgedLog};
/// use reweight::weighted_doubly_robust::{Finished, weighted_doubly_robust};
/// let step = |ratio: f64| Judged {
///     log_ratio: ratio.ln(), reward: 3.0, predicted: 0.0, value: 0.0,
/// };
/// let log = JudgedLog::new(vec![vec![step(1.2)], vec![step(9.0)]], 1.0).unwrap();
/// // A constant reward comes back exactly, whatever the ratios are.
/// assert_eq!(weighted_doubly_robust(&log, Finished::Keeps).unwrap(), 3.0);
/// ```
///
/// # Errors
/// [`JudgedError::Overflow`].
pub fn weighted_doubly_robust(
    log: &JudgedLog,
    finished: Finished,
) -> Result<f64, JudgedError> {
    Ok(corrected(log, finished, &[log.longest()])?[0].iter().sum())
}

/// Estimates that trust the log for so many steps and the model from there on: for each number in
/// `steps`, what each episode adds to the estimate. Zero steps are the direct method, as many as the
/// longest episode has are [`weighted_doubly_robust`].
///
/// # Errors
/// [`JudgedError::TooFar`] for more steps than there are, [`JudgedError::Overflow`].
pub fn corrected(
    log: &JudgedLog,
    finished: Finished,
    steps: &[usize],
) -> Result<Vec<Vec<f64>>, JudgedError> {
    let longest = log.longest();
    if let Some(index) = steps.iter().position(|&steps| steps > longest) {
        let steps = steps[index];
        return Err(JudgedError::TooFar { index, steps, longest });
    }
    let weights = normalised(log, finished);
    let n = log.episodes().len() as f64;
    let each = |&steps: &usize| {
        let add = |(i, episode): (usize, &Vec<Judged>)| {
            let before =
                |t: usize| if t == 0 { 1.0 / n } else { weights[t - 1][i] };
            let at = |t: usize| weights[t][i];
            contribution(episode, log.gamma(), steps, before, at)
        };
        let terms: Vec<f64> = log.episodes().iter().enumerate().map(add).collect();
        match terms.iter().position(|term| !term.is_finite()) {
            Some(episode) => Err(JudgedError::Overflow { episode }),
            None => Ok(terms),
        }
    };
    steps.iter().map(each).collect()
}

/// Σ γᵗ [w(t−1) V̂(sₜ) + w(t) (rₜ − q̂(sₜ, aₜ))] over the first `steps` steps, and then
/// γᵗ w(t−1) V̂(sₜ) once more: from there on the model has the word.
fn contribution(
    episode: &[Judged],
    gamma: f64,
    steps: usize,
    before: impl Fn(usize) -> f64,
    at: impl Fn(usize) -> f64,
) -> f64 {
    let (mut sum, mut discount) = (0.0, 1.0);
    for (t, step) in episode.iter().enumerate() {
        sum += discount * before(t) * step.value;
        if t == steps {
            break;
        }
        sum += discount * at(t) * (step.reward - step.predicted);
        discount *= gamma;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::log;
    use reweight::doubly_robust_sequential::{direct_method, doubly_robust};

    fn step(ratio: f64, reward: f64) -> Judged {
        Judged { log_ratio: log(ratio), reward, predicted: 0.3, value: 0.7 }
    }

    fn uneven() -> JudgedLog {
        let short = vec![step(2.0, 1.0)];
        let long = vec![step(0.5, 1.0), step(1.5, -1.0), step(1.0, 2.0)];
        JudgedLog::new(vec![short, long], 0.9).unwrap()
    }

    #[test]
    fn weights_sum_to_one_and_the_finished_keep_or_leave() {
        let kept = normalised(&uneven(), Finished::Keeps);
        let want =
            [[0.8, 0.2], [2.0 / 2.75, 0.75 / 2.75], [2.0 / 2.75, 0.75 / 2.75]];
        let left = normalised(&uneven(), Finished::Leaves);
        for ((kept, want), left) in kept.iter().zip(want).zip(left).skip(1) {
            assert!((kept[0] - want[0]).abs() < 1e-15);
            assert!((kept[1] - want[1]).abs() < 1e-15);
            assert_eq!(left, [0.0, 1.0]);
        }
    }

    #[test]
    fn equal_ratios_make_it_doubly_robust_and_no_step_the_direct_method() {
        let episode = vec![step(1.0, 1.0), step(1.0, 5.0)];
        let other = vec![step(1.0, -2.0), step(1.0, 4.0)];
        let log = JudgedLog::new(vec![episode, other], 0.9).unwrap();
        let wdr = weighted_doubly_robust(&log, Finished::Keeps).unwrap();
        assert!((wdr - doubly_robust(&log).unwrap().value).abs() < 1e-15);
        let none = &corrected(&log, Finished::Keeps, &[0]).unwrap()[0];
        let dm = direct_method(&log).unwrap().value;
        assert!((none.iter().sum::<f64>() - dm).abs() < 1e-15);
    }

    #[test]
    fn where_no_weight_is_left_the_model_has_the_word() {
        let never = Judged { log_ratio: f64::NEG_INFINITY, ..step(1.0, 9.0) };
        let log = JudgedLog::new(vec![vec![never]; 3], 1.0).unwrap();
        let wdr = weighted_doubly_robust(&log, Finished::Keeps).unwrap();
        assert!((wdr - 0.7).abs() < 1e-15);
    }

    #[test]
    fn it_loses_where_heavy_episodes_pay_the_least() {
        // Each flip's ratio times its pay is one: doubly robust is exact, whatever was flipped.
        let flip = |ratio: f64| {
            vec![Judged { predicted: 0.0, value: 0.0, ..step(ratio, 1.0 / ratio) }]
        };
        for (heads, wdr) in [(0, 1.25), (1, 1.0), (2, 1.0 / 1.2)] {
            let ratio = |i: usize| if i < heads { 1.2 } else { 0.8 };
            let log = (0..2).map(|i| flip(ratio(i))).collect();
            let log = JudgedLog::new(log, 1.0).unwrap();
            let dr = doubly_robust(&log).unwrap();
            assert!((dr.value - 1.0).abs() < 1e-15 && dr.standard_error < 1e-15);
            let weighted = weighted_doubly_robust(&log, Finished::Keeps).unwrap();
            assert!((weighted - wdr).abs() < 1e-15);
        }
    }

    #[test]
    fn a_product_beyond_all_numbers_is_still_a_share() {
        let huge = vec![step(1e200, 1.0); 5];
        let log = JudgedLog::new(vec![huge.clone(), huge], 1.0).unwrap();
        let weights = normalised(&log, Finished::Keeps);
        assert_eq!(weights[4], [0.5, 0.5]);
        assert!(corrected(&log, Finished::Keeps, &[6]).is_err());
    }
}
