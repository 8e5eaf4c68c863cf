use libm::{exp, lgamma, log, log1p, sqrt};

/// What can be wrong with a group of answers to one prompt.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum GroupError {
    /// Comparing takes two.
    #[error("a group of {0} has nothing to compare with")]
    Small(usize),
    /// Rewards are finite numbers.
    #[error("reward {index} is {value}")]
    Reward { index: usize, value: f64 },
    /// So are their sum, their spread and what is made of them.
    #[error("the rewards are too large: a sum, a spread or an advantage is {0}")]
    Overflow(f64),
    /// A chance lies strictly between nought and one.
    #[error("the chance of a right answer is {0}")]
    Chance(f64),
}

/// How an answer is judged by the others of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judge {
    /// GRPO (Shao et al. 2024): the reward minus the group's mean, over the group's standard deviation.
    Grpo,
    /// Dr. GRPO (Liu et al. 2025): minus the group's mean.
    Mean,
    /// RLOO (Ahmadian et al. 2024): minus the mean of the *others*, which is G/(G − 1) times the same.
    LeaveOneOut,
}

impl Judge {
    /// The advantage of each answer. The standard deviation divides by G − 1, and 10⁻⁶ is added to it.
    ///
    /// ```
    /// use reweight::group_advantage::Judge;
    /// let group = [1.0, 0.0, 0.0, 1.0];
    /// assert_eq!(Judge::Mean.advantages(&group).unwrap(), [0.5, -0.5, -0.5, 0.5]);
    /// ```
    ///
    /// # Errors
    /// [`GroupError`] for less than two answers, or if a reward, or what comes of it, is not finite.
    // ANCHOR: judge
    pub fn advantages(self, rewards: &[f64]) -> Result<Vec<f64>, GroupError> {
        let mean = mean(rewards)?;
        let above = rewards.iter().map(|r| r - mean);
        let others = rewards.len() as f64 - 1.0;
        let scale = match self {
            Self::Mean => 1.0,
            Self::LeaveOneOut => rewards.len() as f64 / others,
            Self::Grpo => {
                let square: f64 = above.clone().map(|a| a * a).sum();
                1.0 / (sqrt(finite(square)? / others) + 1e-6)
            }
        };
        above.map(|a| finite(scale * a)).collect()
    }
    // ANCHOR_END: judge

    /// E`[g]`/∇p for answers that are right with chance `p` and groups of `size`: g is the mean of
    /// A ∇ log π over the group, and p the chance that it should climb. One means unbiased.
    ///
    /// Of k right answers out of G, g has k A₁/p − (G − k) A₀/(1 − p), over G, of ∇p on average: given
    /// that an answer is right, the mean of its score is ∇p/p, and −∇p/(1 − p) given that it is wrong.
    ///
    /// ```
    /// use reweight::group_advantage::Judge;
    /// assert!((Judge::Mean.gain(0.3, 8).unwrap() - 7.0 / 8.0).abs() < 1e-14);
    /// assert!((Judge::LeaveOneOut.gain(0.3, 8).unwrap() - 1.0).abs() < 1e-14);
    /// ```
    ///
    /// # Errors
    /// [`GroupError`] for less than two answers, or a chance outside of (0, 1).
    pub fn gain(self, p: f64, size: usize) -> Result<f64, GroupError> {
        if !(p > 0.0 && p < 1.0) {
            return Err(GroupError::Chance(p));
        }
        let g = size as f64;
        let mut sum = 0.0;
        for k in 0..=size {
            let right = k as f64;
            let rewards: Vec<f64> =
                (0..size).map(|i| if i < k { 1.0 } else { 0.0 }).collect();
            let a = self.advantages(&rewards)?;
            let chance = log_binomial(size, k, p);
            if k > 0 {
                sum += right * a[0] * exp(chance - log(p)) / g;
            }
            if k < size {
                sum -= (g - right) * a[size - 1] * exp(chance - log1p(-p)) / g;
            }
        }
        Ok(sum)
    }
}

/// The logarithm of the chance of k successes out of n: the ways alone outgrow every number from n = 1030
/// on.
fn log_binomial(n: usize, k: usize, p: f64) -> f64 {
    let factorial = |n: usize| lgamma(n as f64 + 1.0);
    let ways = factorial(n) - factorial(k) - factorial(n - k);
    ways + k as f64 * log(p) + (n - k) as f64 * log1p(-p)
}

fn finite(x: f64) -> Result<f64, GroupError> {
    if x.is_finite() { Ok(x) } else { Err(GroupError::Overflow(x)) }
}

fn mean(rewards: &[f64]) -> Result<f64, GroupError> {
    if rewards.len() < 2 {
        return Err(GroupError::Small(rewards.len()));
    }
    match rewards.iter().position(|r| !r.is_finite()) {
        Some(index) => Err(GroupError::Reward { index, value: rewards[index] }),
        None => Ok(finite(rewards.iter().sum())? / rewards.len() as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leave_one_out_subtracts_the_mean_of_the_others() {
        let rewards = [1.0, 0.5, -2.0, 3.0];
        let ours = Judge::LeaveOneOut.advantages(&rewards).unwrap();
        for (i, a) in ours.iter().enumerate() {
            let others: f64 =
                (0..4).filter(|j| *j != i).map(|j| rewards[j]).sum::<f64>() / 3.0;
            assert!((a - (rewards[i] - others)).abs() < 1e-15);
        }
    }

    #[test]
    fn a_group_of_eight_overstates_the_gradient_by_chance_of_being_right() {
        let gain = |p| Judge::Grpo.gain(p, 8).unwrap();
        assert!((gain(0.5) - 1.74).abs() < 0.005, "{}", gain(0.5));
        assert!((gain(0.01) - 2.44).abs() < 0.005, "{}", gain(0.01));
        assert!((gain(0.3) - gain(0.7)).abs() < 1e-12);
        for p in [0.01, 0.5] {
            let of = |judge: Judge| judge.gain(p, 8).unwrap();
            assert!((of(Judge::Mean) - 0.875).abs() < 1e-13);
            assert!((of(Judge::LeaveOneOut) - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn in_large_groups_the_gain_is_one_over_the_spread_of_a_reward() {
        let gain = Judge::Grpo.gain(0.3, 600).unwrap();
        assert!((gain * sqrt(0.21) - 1.0).abs() < 2e-3, "{gain}");
        // More ways than a double can count.
        for size in [1_030, 1_100] {
            let gain = Judge::Grpo.gain(0.5, size).unwrap();
            assert!((gain * 0.5 - 1.0).abs() < 1e-3, "{gain}");
            let gain = Judge::LeaveOneOut.gain(0.5, size).unwrap();
            assert!((gain - 1.0).abs() < 1e-10, "{gain}");
        }
    }

    #[test]
    fn a_right_answer_may_be_as_rare_as_numbers_can_say() {
        for p in [f64::MIN_POSITIVE, 1e-320] {
            let gain = Judge::LeaveOneOut.gain(p, 8).unwrap();
            assert!((gain - 1.0).abs() < 1e-9, "{gain}");
        }
    }

    #[test]
    fn the_gain_is_that_of_all_groups_of_a_coin() {
        // One flip is an answer; its score in the log-odds is r − p, and ∇p is p (1 − p).
        let (p, size) = (0.35, 5);
        for judge in [Judge::Grpo, Judge::Mean, Judge::LeaveOneOut] {
            let mut mean = 0.0;
            for group in 0..1_u32 << size {
                let rewards: Vec<f64> =
                    (0..size).map(|i| f64::from(group >> i & 1)).collect();
                let chance: f64 = rewards
                    .iter()
                    .map(|r| if *r == 1.0 { p } else { 1.0 - p })
                    .product();
                let a = judge.advantages(&rewards).unwrap();
                let g: f64 = a.iter().zip(&rewards).map(|(a, r)| a * (r - p)).sum();
                mean += chance * g / f64::from(size);
            }
            let gain = judge.gain(p, size as usize).unwrap();
            assert!((mean / (p * (1.0 - p)) - gain).abs() < 1e-13);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |error: GroupError| error.to_string();
        let one = Judge::Mean.advantages(&[1.0]).unwrap_err();
        assert_eq!(said(one), "a group of 1 has nothing to compare with");
        let nan = Judge::Grpo.advantages(&[1.0, f64::NAN]).unwrap_err();
        assert_eq!(said(nan), "reward 1 is NaN");
        for judge in [Judge::Grpo, Judge::Mean, Judge::LeaveOneOut] {
            let large = judge.advantages(&[1e308, 1e308, 0.0]).unwrap_err();
            assert!(said(large).starts_with("the rewards are too large"));
            let apart = judge.advantages(&[1.7e308, -1.7e308, -1.7e308]);
            assert!(apart.is_err());
        }
        let wide = Judge::Grpo.advantages(&[1e200, 0.0]).unwrap_err();
        assert_eq!(wide, GroupError::Overflow(f64::INFINITY));
        let sure = Judge::Mean.gain(1.0, 8).unwrap_err();
        assert_eq!(said(sure), "the chance of a right answer is 1");
    }
}
