use reweight::softmax_bandit::{Bandit, BanditError, Policy};

/// PPO's objective for one sample, min(ρA, clip(ρ, 1−ε, 1+ε) A) (Schulman et al. 2017,
/// equation 7): the surrogate ρA, but no pay for going further than the band.
///
/// ```
/// use reweight::clipped::clipped;
/// assert_eq!(clipped(1.5, 2.0, 0.2), 2.4); // no pay beyond 1 + ε for a good action
/// assert_eq!(clipped(1.5, -2.0, 0.2), -3.0); // but the full price for a bad one
/// ```
///
/// # Panics
/// If ε is negative or NaN. A ratio or an advantage that is NaN stays NaN.
// ANCHOR: clipped
pub fn clipped(ratio: f64, advantage: f64, epsilon: f64) -> f64 {
    let kept = ratio.clamp(1.0 - epsilon, 1.0 + epsilon);
    (ratio * advantage).min(kept * advantage)
}
// ANCHOR_END: clipped

/// Its slope in ρ: A, or nothing once the ratio has left the band on the side that pays; NaN where
/// an argument is.
pub fn clipped_slope(ratio: f64, advantage: f64, epsilon: f64) -> f64 {
    let too_far = (advantage > 0.0 && ratio > 1.0 + epsilon)
        || (advantage < 0.0 && ratio < 1.0 - epsilon);
    if ratio.is_nan() {
        ratio
    } else if too_far {
        0.0
    } else {
        advantage
    }
}

/// The exact objective of a bandit, Σ π_old(a) min(ρA, clip(ρ, 1−ε, 1+ε) A) with A = r − J(π_old).
///
/// # Errors
/// [`BanditError::Arms`] if the policies and the bandit do not have the same arms.
///
/// # Panics
/// If ε is negative or NaN.
pub fn clipped_objective(
    bandit: &Bandit,
    old: &Policy,
    new: &Policy,
    epsilon: f64,
) -> Result<f64, BanditError> {
    new.same_arms(bandit.rewards().len())?;
    let j_old = bandit.value(old)?;
    let pairs = new.probabilities().iter().zip(old.probabilities());
    let terms = pairs.zip(bandit.rewards());
    Ok(terms.map(|((p, q), r)| q * clipped(p / q, r - j_old, epsilon)).sum())
}

/// The parameters after `steps` gradient steps of size `eta` on the exact clipped objective
/// Σ π_old(a) min(ρA, clip(ρ)A) of a softmax policy in a bandit, all on the same π_old.
///
/// # Errors
/// [`BanditError`] if shapes differ or a number is not finite.
pub fn clipped_ascent(
    bandit: &Bandit,
    start: &[f64],
    epsilon: f64,
    eta: f64,
    steps: usize,
) -> Result<Vec<f64>, BanditError> {
    let old = Policy::softmax(start)?;
    let j_old = bandit.value(&old)?;
    let mut theta = start.to_vec();
    for _ in 0..steps {
        let new = Policy::softmax(&theta)?;
        let pairs = new.probabilities().iter().zip(old.probabilities());
        // π_old ρ = π_θ, and ∂π_θ(a)/∂θₖ = π_θ(a) (1{a = k} − π_θ(k)).
        let pull: Vec<f64> = pairs
            .zip(bandit.rewards())
            .map(|((p, q), r)| p * clipped_slope(p / q, r - j_old, epsilon))
            .collect();
        let total: f64 = pull.iter().sum();
        for ((t, pull), p) in theta.iter_mut().zip(&pull).zip(new.probabilities()) {
            *t += eta * (pull - p * total);
        }
    }
    Policy::softmax(&theta)?;
    Ok(theta)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_the_slope_and_dies_on_the_paying_side_only() {
        for advantage in [-2.0, 1.5] {
            for ratio in [0.5, 0.9, 1.0, 1.1, 1.7] {
                let f = |r| clipped(r, advantage, 0.2);
                let slope = (f(ratio + 1e-6) - f(ratio - 1e-6)) / 2e-6;
                let exact = clipped_slope(ratio, advantage, 0.2);
                assert!((slope - exact).abs() < 1e-6, "{advantage} {ratio}");
            }
        }
        assert_eq!(clipped_slope(1.3, 1.0, 0.2), 0.0);
        assert_eq!(clipped_slope(1.3, -1.0, 0.2), -1.0);
        assert_eq!(clipped_slope(0.7, -1.0, 0.2), 0.0);
        assert_eq!(clipped_slope(0.7, 1.0, 0.2), 1.0);
    }

    #[test]
    fn it_never_promises_more_than_the_surrogate() {
        for ratio in [0.1, 0.8, 1.0, 1.2, 5.0] {
            for advantage in [-1.0, 0.0, 1.0] {
                let plain = ratio * advantage;
                assert!(clipped(ratio, advantage, 0.2) <= plain);
                assert_eq!(clipped(ratio, advantage, 1e9), plain);
            }
        }
    }

    #[test]
    fn nan_stays_nan() {
        assert!(clipped(f64::NAN, 1.0, 0.2).is_nan());
        assert!(clipped(1.0, f64::NAN, 0.2).is_nan());
        assert!(clipped_slope(f64::NAN, 1.0, 0.2).is_nan());
    }

    #[test]
    fn the_first_step_is_the_plain_policy_gradient() {
        let bandit = Bandit::new(vec![1.0, 0.0, 2.0]).unwrap();
        let start = [0.0, 0.5, -0.5];
        let clipped = clipped_ascent(&bandit, &start, 0.2, 0.3, 1).unwrap();
        let plain = bandit.ascend(&start, 0.3, 1).unwrap();
        for (a, b) in clipped.iter().zip(&plain) {
            assert!((a - b).abs() < 1e-15);
        }
    }
}
