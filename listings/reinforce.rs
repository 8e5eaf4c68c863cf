use libm::sqrt;
use reweight::softmax_bandit::{Bandit, BanditError, Policy};

/// REINFORCE from one sample (Williams, 1992): (r(a) − b) ∇ log π(a). Its mean
/// over a ∼ π is the gradient of J, whatever the constant b is.
///
/// ```
/// use reweight::{reinforce::reinforce, softmax_bandit::{Bandit, Policy}};
/// let coin = Bandit::new(vec![2.0, 1.0]).unwrap();
/// let fair = Policy::uniform(2).unwrap();
/// assert_eq!(reinforce(&coin, &fair, 0, 0.0).unwrap(), [1.0, -1.0]);
/// ```
///
/// # Errors
/// [`BanditError`] if the policy has another number of arms, `b` is not finite,
/// or there is no such arm.
// ANCHOR: reinforce
pub fn reinforce(
    bandit: &Bandit,
    policy: &Policy,
    arm: usize,
    b: f64,
) -> Result<Vec<f64>, BanditError> {
    check(bandit, policy, b)?;
    let advantage = bandit.reward(arm)? - b;
    Ok(policy.score(arm).iter().map(|s| advantage * s).collect())
}
// ANCHOR_END: reinforce

/// The mean of [`reinforce`] over a batch of arms, all played by `policy` or by
/// another one: this function does not ask, and that is the subject of the
/// chapter.
///
/// # Errors
/// [`BanditError`]: as there, and if the batch is empty.
pub fn batch_gradient(
    bandit: &Bandit,
    policy: &Policy,
    batch: &[usize],
    b: f64,
) -> Result<Vec<f64>, BanditError> {
    if batch.is_empty() {
        return Err(BanditError::Empty);
    }
    let mut mean = vec![0.0; policy.probabilities().len()];
    for &arm in batch {
        for (m, g) in mean.iter_mut().zip(reinforce(bandit, policy, arm, b)?) {
            *m += g / batch.len() as f64;
        }
    }
    Ok(mean)
}

/// The variance of ρ(a) (r(a) − b) ∇ log π(a), a ∼ q, added up over the
/// parameters, for ρ = π/q: one sample's. With q = π it is REINFORCE's own.
///
/// # Errors
/// [`BanditError`] if shapes differ, `b` is not finite, or q never plays an arm
/// that matters.
pub fn trace_variance(
    bandit: &Bandit,
    policy: &Policy,
    q: &Policy,
    b: f64,
) -> Result<f64, BanditError> {
    let size = term_sizes(bandit, policy, b)?;
    q.same_arms(size.len())?;
    let mut second_moment = 0.0;
    for (arm, (s, q)) in size.iter().zip(q.probabilities()).enumerate() {
        if *s > 0.0 && *q == 0.0 {
            return Err(BanditError::Hole { arm });
        }
        if *s > 0.0 {
            second_moment += s / q * s;
        }
    }
    let gradient = bandit.gradient(policy)?;
    Ok(second_moment - gradient.iter().map(|g| g * g).sum::<f64>())
}

/// The constant baseline of least trace variance on-policy: `E[r ‖∇ log π‖²]` /
/// `E[‖∇ log π‖²]`.
///
/// # Errors
/// [`BanditError`] if shapes differ, or the policy is certain and its scores
/// are all zero.
pub fn optimal_baseline(
    bandit: &Bandit,
    policy: &Policy,
) -> Result<f64, BanditError> {
    check(bandit, policy, 0.0)?;
    let (mut above, mut below) = (0.0, 0.0);
    for (arm, p) in policy.probabilities().iter().enumerate() {
        let weight = p * policy.score_square(arm);
        above += weight * bandit.rewards()[arm];
        below += weight;
    }
    if below == 0.0 {
        return Err(BanditError::ZeroGradient);
    }
    Ok(above / below)
}

/// The behaviour of least trace variance for a given baseline: q ∝ π |r − b| ‖∇
/// log π‖.
///
/// # Errors
/// [`BanditError`] if shapes differ, or every sample is zero and there is
/// nothing to reduce.
pub fn optimal_behaviour(
    bandit: &Bandit,
    policy: &Policy,
    b: f64,
) -> Result<Policy, BanditError> {
    let size = term_sizes(bandit, policy, b)?;
    let total: f64 = size.iter().sum();
    if total == 0.0 {
        return Err(BanditError::ZeroGradient);
    }
    Policy::new(size.iter().map(|s| s / total).collect())
}

/// π(a) |r(a) − b| ‖∇ log π(a)‖ for each arm: the length of its term in the
/// gradient's sum.
fn term_sizes(
    bandit: &Bandit,
    policy: &Policy,
    b: f64,
) -> Result<Vec<f64>, BanditError> {
    check(bandit, policy, b)?;
    let arms = policy.probabilities().iter().zip(bandit.rewards());
    Ok(arms
        .enumerate()
        .map(|(a, (p, r))| p * (r - b).abs() * sqrt(policy.score_square(a)))
        .collect())
}

fn check(bandit: &Bandit, policy: &Policy, b: f64) -> Result<(), BanditError> {
    if !b.is_finite() {
        return Err(BanditError::Baseline(b));
    }
    policy.same_arms(bandit.rewards().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    fn three() -> (Bandit, Policy) {
        let bandit = Bandit::new(vec![1.0, 0.0, 2.0]).unwrap();
        (bandit, Policy::softmax(&[0.0, 0.5, -0.5]).unwrap())
    }

    /// From the definition: E‖ρ g‖² − ‖E ρ g‖², arm by arm.
    fn by_definition(bandit: &Bandit, policy: &Policy, q: &Policy, b: f64) -> f64 {
        let (mut square, mut mean) = (0.0, vec![0.0; 3]);
        for (arm, (p, q)) in
            policy.probabilities().iter().zip(q.probabilities()).enumerate()
        {
            let g = reinforce(bandit, policy, arm, b).unwrap();
            for (m, g) in mean.iter_mut().zip(g) {
                let term = p / q * g;
                square += q * term * term;
                *m += q * term;
            }
        }
        square - mean.iter().map(|m| m * m).sum::<f64>()
    }

    #[test]
    fn the_trace_variance_is_its_definition() {
        let (bandit, policy) = three();
        let uniform = Policy::uniform(3).unwrap();
        for b in [0.0, 0.68, 1.0, -3.0] {
            for q in [&policy, &uniform] {
                let fast = trace_variance(&bandit, &policy, q, b).unwrap();
                let slow = by_definition(&bandit, &policy, q, b);
                assert!((fast - slow).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn no_baseline_beats_the_optimal_one() {
        let (bandit, policy) = three();
        let best = optimal_baseline(&bandit, &policy).unwrap();
        let at = |b| trace_variance(&bandit, &policy, &policy, b).unwrap();
        for step in [-1.0, -1e-3, 1e-3, 1.0] {
            assert!(at(best) < at(best + step));
        }
    }

    #[test]
    fn a_baseline_of_j_can_raise_the_variance() {
        let coin = Bandit::new(vec![1.0, 0.0]).unwrap();
        let policy = Policy::new(vec![0.9, 0.1]).unwrap();
        let at = |b| trace_variance(&coin, &policy, &policy, b).unwrap();
        assert!((at(0.0) - 0.0018).abs() < 1e-15);
        assert!((at(0.9) - 0.1152).abs() < 1e-15);
    }

    #[test]
    fn with_two_arms_the_optimal_baseline_leaves_no_variance() {
        let coin = Bandit::new(vec![1.0, 0.0]).unwrap();
        let policy = Policy::new(vec![0.6, 0.4]).unwrap();
        let b = optimal_baseline(&coin, &policy).unwrap();
        assert!((b - 0.4).abs() < 1e-15);
        assert!(trace_variance(&coin, &policy, &policy, b).unwrap().abs() < 1e-15);
    }

    #[test]
    fn the_best_behaviour_beats_on_policy() {
        let (bandit, policy) = three();
        let j = bandit.value(&policy).unwrap();
        let q = optimal_behaviour(&bandit, &policy, j).unwrap();
        let best = trace_variance(&bandit, &policy, &q, j).unwrap();
        assert!(best < trace_variance(&bandit, &policy, &policy, j).unwrap());
        // (E‖g‖)² − ‖∇J‖², the least that Cauchy and Schwarz allow.
        let total: f64 = term_sizes(&bandit, &policy, j).unwrap().iter().sum();
        let g = bandit.gradient(&policy).unwrap();
        let least = total * total - g.iter().map(|g| g * g).sum::<f64>();
        assert!((best - least).abs() < 1e-15);
    }

    #[test]
    fn a_batch_estimates_the_gradient_whatever_the_baseline() {
        let (bandit, policy) = three();
        let (mut rng, n) = (stream(1, 0), 20_000);
        let batch: Vec<usize> = (0..n).map(|_| policy.sample(&mut rng)).collect();
        let truth = bandit.gradient(&policy).unwrap();
        for b in [0.0, 0.68, 5.0] {
            let estimate = batch_gradient(&bandit, &policy, &batch, b).unwrap();
            for k in 0..3 {
                let arms = policy.probabilities().iter().enumerate();
                let square: f64 = arms
                    .map(|(a, p)| {
                        let g = reinforce(&bandit, &policy, a, b).unwrap()[k];
                        p * g * g
                    })
                    .sum();
                let se = sqrt((square - truth[k] * truth[k]) / n as f64);
                assert!(((estimate[k] - truth[k]) / se).abs() < 4.0);
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (bandit, policy) = three();
        let said = |e: BanditError| e.to_string();
        let nan = reinforce(&bandit, &policy, 0, f64::NAN).unwrap_err();
        assert_eq!(said(nan), "the baseline is NaN");
        assert_eq!(
            batch_gradient(&bandit, &policy, &[], 0.0),
            Err(BanditError::Empty)
        );
        let fourth = reinforce(&bandit, &policy, 3, 0.0).unwrap_err();
        assert_eq!(said(fourth), "there is no arm 3: 3 arms are numbered from 0");
        let never = Policy::new(vec![0.5, 0.5, 0.0]).unwrap();
        assert_eq!(
            trace_variance(&bandit, &policy, &never, 0.0),
            Err(BanditError::Hole { arm: 2 })
        );
        let sure = Policy::new(vec![1.0, 0.0, 0.0]).unwrap();
        let none = Err(BanditError::ZeroGradient);
        assert_eq!(optimal_baseline(&bandit, &sure), none);
        assert!(optimal_behaviour(&bandit, &sure, 1.0).is_err());
    }
}
