use libm::expm1;

/// Schulman (2020): three estimates of KL(π ‖ π_ref) from a sample of π, as functions of log π − log π_ref
/// at the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KlEstimator {
    /// log(π/π_ref).
    K1,
    /// Half its square.
    K2,
    /// r − 1 − log r, where r = π_ref/π.
    K3,
}

impl KlEstimator {
    /// All three.
    pub const ALL: [Self; 3] = [Self::K1, Self::K2, Self::K3];

    /// The estimate. K2 and K3 are never negative, near nought neither.
    ///
    /// ```
    /// use reweight::kl_estimators::KlEstimator::{K1, K2, K3};
    /// let log_ratio = libm::log(0.6 / 0.5);
    /// let [k1, k2, k3] = [K1, K2, K3].map(|k| k.estimate(log_ratio));
    /// assert!((k1 - 0.1823).abs() < 1e-4);
    /// assert!((k2 - 0.0166).abs() < 1e-4);
    /// assert!((k3 - 0.0157).abs() < 1e-4);
    /// ```
    // ANCHOR: estimate
    pub fn estimate(self, log_ratio: f64) -> f64 {
        match self {
            Self::K1 => log_ratio,
            Self::K2 => 0.5 * log_ratio * log_ratio,
            Self::K3 => expm1(-log_ratio) + log_ratio,
        }
    }

    /// Its slope in log π: as a loss it moves the sample's own log-probability by so much.
    pub fn slope(self, log_ratio: f64) -> f64 {
        match self {
            Self::K1 => 1.0,
            Self::K2 => log_ratio,
            Self::K3 => -expm1(-log_ratio),
        }
    }
    // ANCHOR_END: estimate

    /// The estimate as `verl` 0.9.1 has it: k₃ sees no log ratio beyond ±20 and is cut off at 10, so one
    /// token that π finds far less likely than π_ref counts 10 at most and, as a loss, no longer pulls.
    ///
    /// ```
    /// use reweight::kl_estimators::KlEstimator::K3;
    /// assert!(K3.estimate(-4.0) > 49.0);
    /// assert_eq!(K3.cut_off(-4.0), 10.0);
    /// ```
    pub fn cut_off(self, log_ratio: f64) -> f64 {
        match self {
            Self::K1 | Self::K2 => self.estimate(log_ratio),
            Self::K3 => self.estimate(log_ratio.clamp(-20.0, 20.0)).min(10.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use KlEstimator::{K1, K2, K3};
    use reweight::divergence::kl_of_masses;
    use reweight::softmax_bandit::Policy;

    const THETA: [f64; 4] = [0.3, -1.0, 0.7, 0.2];
    const REFERENCE: [f64; 4] = [0.1, 0.4, 0.2, 0.3];

    /// Sums over the vocabulary: E of f(log π − log π_ref), or of f times the score.
    fn mean(f: impl Fn(f64) -> f64) -> (f64, Vec<f64>) {
        let policy = Policy::softmax(&THETA).unwrap();
        let (mut sum, mut slope) = (0.0, vec![0.0; 4]);
        for (a, p) in policy.probabilities().iter().enumerate() {
            let value = f(libm::log(*p) - libm::log(REFERENCE[a]));
            sum += p * value;
            let score = policy.score(a);
            slope.iter_mut().zip(score).for_each(|(s, x)| *s += p * value * x);
        }
        (sum, slope)
    }

    /// The slopes of KL(π ‖ π_ref) and of KL(π_ref ‖ π), by finite differences.
    fn slopes() -> [Vec<f64>; 2] {
        let at = |i: usize, h: f64| {
            let mut theta = THETA;
            theta[i] += h;
            let p = Policy::softmax(&theta).unwrap();
            let p = p.probabilities();
            [kl_of_masses(p, &REFERENCE), kl_of_masses(&REFERENCE, p)]
        };
        [0, 1].map(|way| {
            let slope = |i| (at(i, 1e-5)[way] - at(i, -1e-5)[way]) / 2e-5;
            (0..4).map(slope).collect()
        })
    }

    fn close(ours: &[f64], other: &[f64]) {
        for (a, b) in ours.iter().zip(other) {
            assert!((a - b).abs() < 1e-9, "{a} {b}");
        }
    }

    #[test]
    fn over_the_vocabulary_k1_and_k3_sum_to_the_divergence_and_k2_does_not() {
        let policy = Policy::softmax(&THETA).unwrap();
        let kl = kl_of_masses(policy.probabilities(), &REFERENCE);
        let sum = |k: KlEstimator| mean(|x| k.estimate(x)).0;
        assert!((sum(K1) - kl).abs() < 1e-14);
        assert!((sum(K3) - kl).abs() < 1e-14);
        assert!((sum(K2) - kl).abs() > 0.01);
    }

    #[test]
    fn as_a_loss_k1_pulls_nowhere_k2_the_right_way_and_k3_towards_the_other_direction()
     {
        let [forward, backward] = slopes();
        let pull = |k: KlEstimator| mean(|x| k.slope(x)).1;
        close(&pull(K1), &[0.0; 4]);
        close(&pull(K2), &forward);
        close(&pull(K3), &backward);
    }

    #[test]
    fn in_the_reward_k1_is_right_and_k3_pulls_by_the_difference_of_both_directions()
    {
        let [forward, backward] = slopes();
        let pull = |k: KlEstimator| mean(|x| k.estimate(x)).1;
        close(&pull(K1), &forward);
        let difference: Vec<f64> =
            forward.iter().zip(&backward).map(|(f, b)| f - b).collect();
        close(&pull(K3), &difference);
    }

    #[test]
    fn as_a_loss_k2_does_not_see_that_a_token_leads_to_others() {
        // Two flips, the second only after heads and from nine to one against even odds.
        let second = 0.9 * libm::log(1.8) + 0.1 * libm::log(0.2);
        let divergence = |odds: f64| {
            let p = 1.0 / (1.0 + libm::exp(-odds));
            let first =
                p * libm::log(2.0 * p) + (1.0 - p) * libm::log(2.0 - 2.0 * p);
            first + p * second
        };
        let odds = libm::log(9.0);
        let exact = (divergence(odds + 1e-5) - divergence(odds - 1e-5)) / 2e-5;
        let k2 = 0.09 * (K2.slope(libm::log(1.8)) - K2.slope(libm::log(0.2)));
        assert!((exact - k2 - 0.09 * second).abs() < 1e-9, "{exact} {k2}");
    }

    #[test]
    fn near_the_reference_k3_is_half_the_square_and_never_negative() {
        for i in 0..=320 {
            let size = libm::exp10(-0.05 * f64::from(i));
            for x in [size, -size] {
                let k3 = K3.estimate(x);
                assert!(k3 >= 0.0, "{x}: {k3}");
                // The sum of two numbers of size |x| is as exact as they are.
                let rounding = 2.0 * f64::EPSILON * size;
                if size < 1e-4 {
                    let series = 0.5 * x * x * (1.0 - x / 3.0 + x * x / 12.0);
                    assert!((k3 - series).abs() <= rounding, "{x}: {k3}");
                    let slope = x - 0.5 * x * x;
                    let off = (K3.slope(x) / slope - 1.0).abs();
                    assert!(off < 0.2 * x * x + 4.0 * f64::EPSILON, "{x}: {off}");
                }
            }
        }
        assert_eq!(K3.estimate(0.0), 0.0);
    }

    #[test]
    fn slopes_are_slopes() {
        for k in KlEstimator::ALL {
            for x in [-1.2, 0.0, 0.4] {
                let finite = (k.estimate(x + 1e-6) - k.estimate(x - 1e-6)) / 2e-6;
                assert!((k.slope(x) - finite).abs() < 1e-8);
            }
        }
    }
}
