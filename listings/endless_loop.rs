use libm::log;
use num_traits::pow;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// What is no loop.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum LoopError {
    /// A behaviour that never goes left never draws what the target does.
    #[error("the behaviour goes left with probability {0}, not in (0, 1]")]
    Left(f64),
    /// A loop that never ends has no return.
    #[error("the loop goes on with probability {0}, not in [0, 1)")]
    Again(f64),
}

/// One state, two actions (Sutton and Barto 2018, example 5.5). *Left* pays nothing and comes back
/// with probability ℓ, else it ends the episode and pays one; *right* ends it and pays nothing. The
/// target always goes left, so its value is one; the behaviour goes left with probability b. The
/// weight of an episode of n lefts is (1/b)ⁿ; with a right in it, zero.
///
/// ```
/// use reweight::endless_loop::Loop;
/// let book = Loop::new(0.5, 0.9).unwrap();
/// assert_eq!(book.second_moment(), f64::INFINITY);
/// assert!((book.second_moment_within(10) - 0.25 * (1.8_f64.powi(10) - 1.0)).abs() < 1e-9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loop {
    left: f64,
    again: f64,
}

impl Loop {
    /// The behaviour's probability of left, and that of coming back.
    ///
    /// # Errors
    /// [`LoopError`] if the first is not in (0, 1], the second not in [0, 1).
    pub fn new(left: f64, again: f64) -> Result<Self, LoopError> {
        if !(left > 0.0 && left <= 1.0) {
            return Err(LoopError::Left(left));
        }
        if !(0.0..1.0).contains(&again) {
            return Err(LoopError::Again(again));
        }
        Ok(Self { left, again })
    }

    /// The loop as a finite world: action 0 is left, action 1 right.
    ///
    /// # Errors
    /// None: what could be wrong is refused by [`Self::new`].
    pub fn mdp(&self) -> Result<Mdp, MdpError> {
        let ends = |chance, reward| Outcome { chance, reward, next: None };
        let back = Outcome { chance: self.again, reward: 0.0, next: Some(0) };
        let left = vec![back, ends(1.0 - self.again, 1.0)];
        Mdp::new(vec![vec![left, vec![ends(1.0, 0.0)]]], vec![1.0], 1.0)
    }

    /// The target, always left.
    ///
    /// # Errors
    /// None.
    pub fn target(&self) -> Result<Policy, MdpError> {
        Policy::new(vec![vec![1.0, 0.0]])
    }

    /// The behaviour.
    ///
    /// # Errors
    /// None.
    pub fn behaviour(&self) -> Result<Policy, MdpError> {
        Policy::new(vec![vec![self.left, 1.0 - self.left]])
    }

    /// The target's value: it goes left until it is paid.
    pub fn value(&self) -> f64 {
        1.0
    }

    /// ρ of an episode of `n` lefts.
    pub fn weight(&self, n: usize) -> f64 {
        pow(1.0 / self.left, n)
    }

    /// The behaviour's probability of an episode of `n` lefts that ends in the payment, bⁿ ℓⁿ⁻¹ (1 − ℓ).
    pub fn chance(&self, n: usize) -> f64 {
        let paid = 1.0 - self.again;
        if n == 0 {
            return 0.0;
        }
        self.left * paid * pow(self.left * self.again, n - 1)
    }

    /// P(ρ > 0), the share of episodes that say anything.
    pub fn chance_of_any_weight(&self) -> f64 {
        self.left * (1.0 - self.again) / (1.0 - self.left * self.again)
    }

    /// By how much each further step multiplies its part of `E_b[ρ²]`, ℓ/b.
    pub fn growth(&self) -> f64 {
        self.again / self.left
    }

    /// `E_b[(ρG)²]`, infinite unless ℓ < b.
    pub fn second_moment(&self) -> f64 {
        if self.growth() >= 1.0 {
            return f64::INFINITY;
        }
        (1.0 - self.again) / (self.left - self.again)
    }

    /// Σ (1 − ℓ)/b · (ℓ/b)ⁿ⁻¹: the part of `E_b[(ρG)²]` from episodes of at most `longest` steps.
    pub fn second_moment_within(&self, longest: usize) -> f64 {
        let mut term = (1.0 - self.again) / self.left;
        let mut sum = 0.0;
        for _ in 0..longest {
            sum += term;
            term *= self.growth();
        }
        sum
    }

    /// 1 − ℓᴷ: the part of the mean `E_b[ρG]` = 1 from episodes of at most `longest` steps.
    pub fn mean_within(&self, longest: usize) -> f64 {
        1.0 - pow(self.again, longest)
    }

    /// α with P(ρ > x) between two multiples of x^(−α): log(1/bℓ) / log(1/b). The weights are powers
    /// of 1/b, so x^α P(ρ > x) never settles: it saws. Infinite where every weight is one.
    pub fn tail_index(&self) -> f64 {
        if self.left == 1.0 {
            return f64::INFINITY;
        }
        log(self.left * self.again) / log(self.left)
    }

    /// 1/α, the exponent of ρ's quantiles: the generalised Pareto shape that fits best, though none
    /// fits in the limit.
    pub fn tail_shape(&self) -> f64 {
        1.0 / self.tail_index()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_are_sums_over_the_lengths() {
        for (b, l) in [(0.5, 0.9), (0.5, 0.5), (0.7, 0.3), (1.0, 0.9)] {
            let one = Loop::new(b, l).unwrap();
            let (mut first, mut second, mut mass) = (0.0, 0.0, 0.0);
            for n in 1..=25 {
                let (chance, weight) = (one.chance(n), one.weight(n));
                mass += chance;
                first += chance * weight;
                second += chance * weight * weight;
                assert!((one.mean_within(n) - first).abs() < 1e-12);
                assert!((one.second_moment_within(n) / second - 1.0).abs() < 1e-12);
            }
            let rest = one.left * one.chance(26) / one.left / (1.0 - b * l);
            assert!((one.chance_of_any_weight() - mass - rest).abs() < 1e-12);
        }
    }

    #[test]
    fn the_variance_is_finite_exactly_where_the_loop_is_rarer_than_the_left() {
        let within = Loop::new(0.7, 0.3).unwrap();
        let gap = within.second_moment() - within.second_moment_within(100);
        assert!(gap.abs() < 1e-12);
        let edge = Loop::new(0.5, 0.5).unwrap();
        assert_eq!(edge.second_moment(), f64::INFINITY);
        assert!((edge.second_moment_within(100) - 100.0).abs() < 1e-12);
        assert!((edge.tail_index() - 2.0).abs() < 1e-15);
        assert_eq!(Loop::new(1.0, 0.5).unwrap().tail_index(), f64::INFINITY);
    }

    #[test]
    fn the_tail_saws_between_two_multiples_and_never_settles() {
        let book = Loop::new(0.5, 0.9).unwrap();
        let beyond = |n: usize| book.chance_of_any_weight() * pow(0.45, n);
        let at = |x: f64, n| libm::pow(x, book.tail_index()) * beyond(n);
        for n in [1, 5, 20] {
            // P(ρ > x) is the same from 2ⁿ to just below 2ⁿ⁺¹.
            let x = book.weight(n);
            assert!((at(x, n) - 1.0 / 11.0).abs() < 1e-12);
            assert!((at(2.0 * x, n) - 20.0 / 99.0).abs() < 1e-12);
        }
    }

    #[test]
    fn the_finite_world_has_the_same_moments() {
        use reweight::trajectory_variance::TwoPolicies;
        for (b, l) in [(0.5, 0.9), (0.5, 0.5), (0.7, 0.3), (0.95, 0.9)] {
            let one = Loop::new(b, l).unwrap();
            let (world, pi) = (one.mdp().unwrap(), one.target().unwrap());
            let behaviour = one.behaviour().unwrap();
            let two = TwoPolicies::new(&world, &pi, &behaviour, None).unwrap();
            assert!((two.value().unwrap() - one.value()).abs() < 1e-12);
            let (got, want) = (two.ois().unwrap().second(), one.second_moment());
            assert!(got == want || (got / want - 1.0).abs() < 1e-12, "{got}");
        }
    }

    #[test]
    fn what_is_no_loop_is_named() {
        assert_eq!(Loop::new(0.0, 0.9), Err(LoopError::Left(0.0)));
        let never = Loop::new(0.5, 1.0).unwrap_err().to_string();
        assert_eq!(never, "the loop goes on with probability 1, not in [0, 1)");
    }
}
