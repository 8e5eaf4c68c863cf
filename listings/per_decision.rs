use num_traits::pow;
use reweight::divergence::second_moment_on_support;
use reweight::finite::{Finite, FiniteError, Number, mean_weight};

/// Steps that pay the same whatever is done, `rewards[t]` at step t, discounted by γ; every action is
/// drawn from the behaviour. What is left to vary is the weights alone.
#[derive(Debug, Clone, PartialEq)]
pub struct FixedRewards<T> {
    rewards: Vec<T>,
    gamma: T,
    /// `E_b[ρ]` of one step, one unless there is a hole.
    mean: T,
    /// `E_b[ρ²]` of one step.
    square: T,
}

impl<T: Number> FixedRewards<T> {
    /// Rewards, a discount, and the two policies of every step.
    ///
    /// # Errors
    /// [`FiniteError`] if the policies live on different points, or a reward or the discount is not
    /// finite.
    pub fn new(
        pi: &Finite<T>,
        b: &Finite<T>,
        rewards: Vec<T>,
        gamma: T,
    ) -> Result<Self, FiniteError> {
        let numbers = rewards.iter().chain([&gamma]);
        if let Some((point, bad)) =
            numbers.enumerate().find(|(_, number)| !number.is_finite())
        {
            let value = bad.to_string();
            return Err(FiniteError::BadValue { point, value });
        }
        let mean = mean_weight(pi, b)?;
        let square = second_moment_on_support(pi, b)?;
        Ok(Self { rewards, gamma, mean, square })
    }

    /// G = Σ γᵗ rₜ, which every episode returns.
    pub fn value(&self) -> T {
        let back = |later: T, &r: &T| r + self.gamma * later;
        self.rewards.iter().rev().fold(T::zero(), back)
    }

    /// The mean and the second moment of ρ₀⋯ρ_{T−1} G, where the whole weight pays for everything.
    pub fn whole(&self) -> (T, T) {
        let (g, t) = (self.value(), self.rewards.len());
        (g * pow(self.mean, t), g * g * pow(self.square, t))
    }

    /// The mean and the second moment of Σ γᵗ ρ₀⋯ρₜ rₜ, where a reward pays for the ratios up to it
    /// (Precup, Sutton and Singh 2000). From the back: what is still to come is ρ (r + γ Y), with Y
    /// what comes after.
    ///
    /// ```
    /// use reweight::finite::{Fraction, coin};
    /// use reweight::per_decision::FixedRewards;
    /// let (coin, one) = (coin(), Fraction::from_integer(1));
    /// let pays = vec![one, -one];
    /// let steps = FixedRewards::new(&coin.target, &coin.behaviour, pays, one).unwrap();
    /// assert_eq!(steps.whole().1, Fraction::from_integer(0));
    /// assert_eq!(steps.per_decision().1, Fraction::new(26, 625));
    /// ```
    pub fn per_decision(&self) -> (T, T) {
        let back = |(mean, square): (T, T), &r: &T| {
            let (gamma, two) = (self.gamma, T::one() + T::one());
            let squares = r * r + two * r * gamma * mean + gamma * gamma * square;
            (self.mean * (r + gamma * mean), self.square * squares)
        };
        self.rewards.iter().rev().fold((T::zero(), T::zero()), back)
    }
}

/// What is left of a second moment once the squared mean is taken away.
pub fn variance<T: Number>((mean, square): (T, T)) -> T {
    square - mean * mean
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::{Fraction, coin, weights};

    fn of(n: i64, d: i64) -> Fraction {
        Fraction::new(n, d)
    }

    #[test]
    fn both_are_the_moments_over_all_paths() {
        let coin = coin();
        let (pi, b) = (&coin.target, &coin.behaviour);
        let w = weights(pi, b).unwrap();
        for pays in [vec![of(1, 1), of(-1, 1)], vec![of(2, 1), of(1, 2), of(-1, 3)]]
        {
            let gamma = of(4, 5);
            let (mut whole, mut each) = ([of(0, 1); 2], [of(0, 1); 2]);
            for path in 0..1_usize << pays.len() {
                let (mut rho, mut discount) = (of(1, 1), of(1, 1));
                let (mut g, mut sum) = (of(0, 1), of(0, 1));
                for (t, r) in pays.iter().enumerate() {
                    rho *= w[path >> t & 1];
                    g += discount * r;
                    sum += discount * rho * r;
                    discount *= gamma;
                }
                let chance = of(1, 1 << pays.len());
                for (moments, value) in [(&mut whole, rho * g), (&mut each, sum)] {
                    moments[0] += chance * value;
                    moments[1] += chance * value * value;
                }
            }
            let steps = FixedRewards::new(pi, b, pays, gamma).unwrap();
            assert_eq!(steps.whole(), whole.into());
            assert_eq!(steps.per_decision(), each.into());
        }
    }

    #[test]
    fn per_decision_loses_where_a_later_reward_takes_back_an_earlier_one() {
        let coin = coin();
        let (pi, b, one) = (&coin.target, &coin.behaviour, of(1, 1));
        let steps = FixedRewards::new(pi, b, vec![one, -one], one).unwrap();
        assert_eq!(variance(steps.whole()), of(0, 1));
        // M (M − 1) with M = E[ρ²] = 26/25.
        assert_eq!(variance(steps.per_decision()), of(26, 25) * of(1, 25));
    }

    #[test]
    fn what_is_no_number_is_named() {
        let coin = coin().in_floats();
        let bad = vec![1.0, f64::NAN];
        let error = FixedRewards::new(&coin.target, &coin.behaviour, bad, 1.0);
        assert_eq!(error.unwrap_err().to_string(), "value 1 is NaN");
    }
}
