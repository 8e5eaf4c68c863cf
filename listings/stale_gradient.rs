use libm::sqrt;
use reweight::reinforce::trace_variance;
use reweight::softmax_bandit::{Bandit, BanditError, Policy, finite};

/// The mean of (rᵢ − b) ∇ log π(aᵢ) over a batch, whoever played it.
///
/// All that is left of the batch is the credit of each arm: the sum of rᵢ − b
/// over the samples that played it, divided by the size of the batch.
///
/// # Errors
/// [`BanditError`] if the policy has another number of arms, or a credit or the
/// result is not finite.
// ANCHOR: uncorrected
pub fn uncorrected(
    credit: &[f64],
    policy: &Policy,
) -> Result<Vec<f64>, BanditError> {
    policy.same_arms(credit.len())?;
    finite("credit", credit)?;
    let total: f64 = credit.iter().sum();
    let arms = credit.iter().zip(policy.probabilities());
    let gradient: Vec<f64> = arms.map(|(c, p)| c - p * total).collect();
    finite("the gradient's entry", &gradient)?;
    Ok(gradient)
}
// ANCHOR_END: uncorrected

/// What infinitely many samples of the old policy say about the new one if
/// nothing corrects them: π_old (r − b) − π_new (J_old − b).
///
/// ```
/// use reweight::softmax_bandit::{Bandit, Policy};
/// use reweight::stale_gradient::stale_gradient;
/// let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
/// let old = Policy::uniform(2).unwrap();
/// let new = Policy::new(vec![0.6, 0.4]).unwrap();
/// // The truth is (0.24, −0.24).
/// let stale = stale_gradient(&coin, &old, &new, 1.5).unwrap();
/// assert_eq!(stale, [0.25, -0.25]);
/// ```
///
/// # Errors
/// [`BanditError`] if shapes differ or `b` is not finite.
pub fn stale_gradient(
    bandit: &Bandit,
    old: &Policy,
    new: &Policy,
    b: f64,
) -> Result<Vec<f64>, BanditError> {
    if !b.is_finite() {
        return Err(BanditError::Baseline(b));
    }
    old.same_arms(bandit.rewards().len())?;
    let arms = old.probabilities().iter().zip(bandit.rewards());
    let credit: Vec<f64> = arms.map(|(p, r)| p * (r - b)).collect();
    uncorrected(&credit, new)
}

/// The parameters after `times` gradient steps on one batch, given by the
/// credit of each arm, without any correction.
///
/// # Errors
/// [`BanditError`] if shapes differ or a number is, or becomes, infinite.
pub fn reuse(
    theta: &[f64],
    credit: &[f64],
    eta: f64,
    times: usize,
) -> Result<Vec<f64>, BanditError> {
    let mut theta = theta.to_vec();
    for _ in 0..times {
        let gradient = uncorrected(credit, &Policy::softmax(&theta)?)?;
        for (t, g) in theta.iter_mut().zip(&gradient) {
            *t += eta * g;
        }
    }
    finite("parameter", &theta)?;
    Ok(theta)
}

/// The cosine of the angle between two gradients: 1 same way, 0 across, −1
/// opposite.
///
/// # Errors
/// [`BanditError`] if the shapes differ, a number is not finite or one of the
/// gradients is zero.
pub fn cosine(a: &[f64], b: &[f64]) -> Result<f64, BanditError> {
    same_length(a, b)?;
    // Of their length the angle knows nothing, and squares of it may overflow.
    let (a, b) = (over(a, largest(a)?), over(b, largest(b)?));
    let product: f64 = a.iter().zip(&b).map(|(a, b)| a * b).sum();
    Ok(product / (norm(&a) * norm(&b)))
}

/// ‖a − truth‖ / ‖truth‖.
///
/// # Errors
/// [`BanditError`] if the shapes differ, a number is not finite or the truth is
/// zero.
pub fn relative_error(a: &[f64], truth: &[f64]) -> Result<f64, BanditError> {
    finite("the gradient's entry", a)?;
    let scale = largest(truth)?;
    let (a, truth) = (over(a, scale), over(truth, scale));
    Ok(distance(&a, &truth)? / norm(&truth))
}

/// How many fresh samples have the mean squared error of infinitely many stale
/// ones: the trace variance at the new policy over the squared bias. Both use
/// the baseline that their own policy would be given, J. Infinite if there is
/// no bias.
///
/// # Errors
/// [`BanditError`] if shapes differ.
// ANCHOR: worth
pub fn worth_in_fresh_samples(
    bandit: &Bandit,
    old: &Policy,
    new: &Policy,
) -> Result<f64, BanditError> {
    let stale = stale_gradient(bandit, old, new, bandit.value(old)?)?;
    let bias = distance(&stale, &bandit.gradient(new)?)?;
    if bias == 0.0 {
        return Ok(f64::INFINITY);
    }
    Ok(trace_variance(bandit, new, new, bandit.value(new)?)? / (bias * bias))
}
// ANCHOR_END: worth

fn same_length(a: &[f64], b: &[f64]) -> Result<(), BanditError> {
    if a.len() == b.len() {
        return Ok(());
    }
    let (given, arms) = (a.len(), b.len());
    Err(BanditError::Arms { given, arms })
}

/// The largest size of an entry, which is not zero.
fn largest(gradient: &[f64]) -> Result<f64, BanditError> {
    finite("the gradient's entry", gradient)?;
    let largest = gradient.iter().fold(0.0, |so_far: f64, x| so_far.max(x.abs()));
    if largest == 0.0 { Err(BanditError::ZeroGradient) } else { Ok(largest) }
}

fn over(gradient: &[f64], scale: f64) -> Vec<f64> {
    gradient.iter().map(|x| x / scale).collect()
}

fn norm(a: &[f64]) -> f64 {
    sqrt(a.iter().map(|x| x * x).sum())
}

fn distance(a: &[f64], b: &[f64]) -> Result<f64, BanditError> {
    same_length(a, b)?;
    Ok(sqrt(a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::reinforce::{batch_gradient, reinforce};
    use reweight::streams::stream;

    const THETA: [f64; 3] = [0.0, 0.5, -0.5];

    fn at_lag(eta: f64, lag: usize) -> (Bandit, Policy, Policy) {
        let bandit = Bandit::new(vec![1.0, 0.0, 2.0]).unwrap();
        let theta = bandit.ascend(&THETA, eta, lag).unwrap();
        let old = Policy::softmax(&THETA).unwrap();
        (bandit, old, Policy::softmax(&theta).unwrap())
    }

    #[test]
    fn the_closed_form_is_the_mean_of_the_uncorrected_estimate() {
        let (bandit, old, new) = at_lag(0.5, 5);
        for b in [0.0, 0.68, 2.0] {
            let closed = stale_gradient(&bandit, &old, &new, b).unwrap();
            let mut mean = [0.0; 3];
            for (arm, p) in old.probabilities().iter().enumerate() {
                let g = reinforce(&bandit, &new, arm, b).unwrap();
                for k in 0..3 {
                    mean[k] += p * g[k];
                }
            }
            for k in 0..3 {
                assert!((closed[k] - mean[k]).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn with_the_old_value_as_baseline_the_stale_gradient_never_moves() {
        let (bandit, old, new) = at_lag(0.5, 40);
        let stale =
            stale_gradient(&bandit, &old, &new, bandit.value(&old).unwrap());
        let before = bandit.gradient(&old).unwrap();
        assert!(relative_error(&stale.unwrap(), &before).unwrap() < 1e-12);
    }

    #[test]
    fn a_batch_with_its_own_mean_as_baseline_says_the_same_at_every_policy() {
        let (bandit, old, new) = at_lag(0.5, 10);
        let mut rng = stream(1, 0);
        let batch: Vec<usize> = (0..32).map(|_| old.sample(&mut rng)).collect();
        let total: f64 = batch.iter().map(|&a| bandit.rewards()[a]).sum();
        let mean = total / 32.0;
        let first = batch_gradient(&bandit, &old, &batch, mean).unwrap();
        let later = batch_gradient(&bandit, &new, &batch, mean).unwrap();
        assert!(relative_error(&later, &first).unwrap() < 1e-13);
    }

    #[test]
    fn k_uses_with_the_batch_mean_as_baseline_are_one_step_k_times_as_long() {
        // Arms 0 and 2 once, arm 1 twice, rewards 1, 2, 0, 0, their mean 0.75.
        let credit = [0.0625, -0.375, 0.3125];
        let eight = reuse(&THETA, &credit, 0.5, 8).unwrap();
        let one = reuse(&THETA, &credit, 4.0, 1).unwrap();
        assert!(relative_error(&eight, &one).unwrap() < 1e-14);
    }

    #[test]
    fn without_a_baseline_reuse_ends_in_the_reward_weighted_policy() {
        let (bandit, old, _) = at_lag(0.5, 0);
        let arms = old.probabilities().iter().zip(bandit.rewards());
        let credit: Vec<f64> = arms.map(|(p, r)| p * r).collect();
        let end = reuse(&THETA, &credit, 1.0, 2000).unwrap();
        let end = Policy::softmax(&end).unwrap();
        let j = bandit.value(&old).unwrap();
        for arm in [0, 2] {
            assert!((end.probabilities()[arm] - credit[arm] / j).abs() < 1e-3);
        }
    }

    #[test]
    fn the_cosine_after_forty_steps_depends_on_their_length() {
        let compare = |eta| {
            let (bandit, old, new) = at_lag(eta, 40);
            let j = bandit.value(&old).unwrap();
            let stale = stale_gradient(&bandit, &old, &new, j).unwrap();
            let truth = bandit.gradient(&new).unwrap();
            (cosine(&stale, &truth).unwrap(), old.kl(&new).unwrap())
        };
        let (long, short) = (compare(0.5), compare(0.05));
        assert!((long.0 - 0.682_690_658_535_441_5).abs() < 1e-9);
        assert!((long.1 - 2.406_920_344_854_441_4).abs() < 1e-9);
        assert!((short.0 - 0.94).abs() < 0.005);
    }

    #[test]
    fn a_fresh_batch_is_worth_infinitely_many_samples() {
        let (bandit, old, _) = at_lag(0.5, 0);
        let worth = worth_in_fresh_samples(&bandit, &old, &old).unwrap();
        assert!(worth > 1e20);
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(cosine(&[0.0], &[1.0]), Err(BanditError::ZeroGradient));
        assert_eq!(relative_error(&[1.0], &[0.0]), Err(BanditError::ZeroGradient));
        let error = cosine(&[1.0], &[1.0, 2.0]).unwrap_err();
        assert_eq!(error.to_string(), "1 entries for 2 arms");
        let (bandit, old, new) = at_lag(0.5, 1);
        let nan = stale_gradient(&bandit, &old, &new, f64::NAN).unwrap_err();
        assert_eq!(nan.to_string(), "the baseline is NaN");
    }

    #[test]
    fn what_is_not_finite_is_refused_and_what_is_huge_is_not() {
        let said = |e: BanditError| e.to_string();
        let nan = [0.5, f64::NAN, 0.5];
        let error = uncorrected(&nan, &Policy::uniform(3).unwrap()).unwrap_err();
        assert_eq!(said(error), "credit 1 is NaN");
        assert_eq!(
            said(reuse(&THETA, &nan, 0.5, 1).unwrap_err()),
            "credit 1 is NaN"
        );
        let far = reuse(&THETA, &[1.0, 0.0, 0.0], f64::INFINITY, 1).unwrap_err();
        assert_eq!(said(far), "parameter 0 is inf");
        let sum = uncorrected(&[1.7e308; 2], &Policy::uniform(2).unwrap());
        assert_eq!(said(sum.unwrap_err()), "the gradient's entry 0 is -inf");
        assert_eq!(cosine(&[1e200, 0.0], &[1e200, 0.0]), Ok(1.0));
        assert_eq!(cosine(&[1e-200, 0.0], &[0.0, 1e-200]), Ok(0.0));
        assert!(cosine(&[1.0, f64::NAN], &[1.0, 0.0]).is_err());
        assert_eq!(relative_error(&[2e200], &[1e200]), Ok(1.0));
        assert!(relative_error(&[f64::INFINITY], &[1.0]).is_err());
    }
}
