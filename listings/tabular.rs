use rand::{Rng, RngExt};
use reweight::environment::{End, Transition};

/// What no learner can be set to.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{what} is {value}, not in {range}")]
pub struct SettingError {
    /// Which setting.
    pub what: &'static str,
    /// What it was to be.
    pub value: f64,
    /// What it may be.
    pub range: &'static str,
}

/// How a tabular learner learns and explores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Learning {
    alpha: f64,
    epsilon: f64,
    gamma: f64,
}

impl Learning {
    /// The step size α, the share ε of random actions, the discount γ.
    ///
    /// # Errors
    /// [`SettingError`] if α is not in (0, 1], or ε or γ is not in [0, 1].
    pub fn new(alpha: f64, epsilon: f64, gamma: f64) -> Result<Self, SettingError> {
        let settings =
            [("the step size α", alpha), ("ε", epsilon), ("the discount γ", gamma)];
        for (what, value) in settings {
            if !(0.0..=1.0).contains(&value) {
                return Err(SettingError { what, value, range: "[0, 1]" });
            }
        }
        if alpha == 0.0 {
            let (what, range) = ("the step size α", "(0, 1]");
            return Err(SettingError { what, value: alpha, range });
        }
        Ok(Self { alpha, epsilon, gamma })
    }

    /// α.
    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    /// ε.
    pub fn epsilon(&self) -> f64 {
        self.epsilon
    }

    /// What the next state's value counts: γ, and nothing after the end. An episode that was only
    /// truncated would have gone on.
    pub fn discount(&self, end: Option<End>) -> f64 {
        if end == Some(End::Terminal) { 0.0 } else { self.gamma }
    }
}

/// What an episode came to while a learner played it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Played {
    /// The sum of its rewards, none discounted.
    pub reward: f64,
    /// The number of its steps.
    pub steps: u32,
}

impl Played {
    /// One more step.
    pub fn add<O>(&mut self, after: &Transition<O>) {
        self.reward += after.reward;
        self.steps += 1;
    }
}

// ANCHOR: chance
/// π(a) of the ε-greedy policy for one state's values: ε over all actions, the rest
/// over the largest.
pub fn chance(q: &[f64], epsilon: f64, action: usize) -> f64 {
    let most = largest(q);
    let ties = q.iter().filter(|q| **q == most).count() as f64;
    let greedy = if q[action] == most { (1.0 - epsilon) / ties } else { 0.0 };
    epsilon / q.len() as f64 + greedy
}
// ANCHOR_END: chance

/// An action of the ε-greedy policy, from one uniform number.
///
/// ```
/// use reweight::{streams::stream, tabular::choose};
/// assert_eq!(choose(&[0.0, 2.0, 1.0], 0.0, &mut stream(1, 0)), 1);
/// ```
pub fn choose(q: &[f64], epsilon: f64, rng: &mut impl Rng) -> usize {
    let mut left = rng.random::<f64>();
    for action in 0..q.len() {
        left -= chance(q, epsilon, action);
        if left < 0.0 {
            return action;
        }
    }
    // Rounding may leave a last crumb; it goes to the first of the best.
    first_best(q)
}

/// max Q(s, ·).
pub fn largest(q: &[f64]) -> f64 {
    q.iter().fold(f64::NEG_INFINITY, |most, q| most.max(*q))
}

/// The first action of the largest value.
pub fn first_best(q: &[f64]) -> usize {
    let most = largest(q);
    q.iter().position(|q| *q == most).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_chances_are_those_of_the_policy_with_ties_split() {
        use reweight::mdp::{Policy, Ties};
        for row in [vec![1.0, 3.0, 3.0, -2.0], vec![0.0; 4], vec![2.0, 1.0]] {
            let policy = Policy::epsilon_greedy(
                std::slice::from_ref(&row),
                0.3,
                Ties::Split,
            )
            .unwrap();
            for action in 0..row.len() {
                let ours = chance(&row, 0.3, action);
                assert!((ours - policy.probability(0, action)).abs() < 1e-15);
            }
        }
    }

    #[test]
    fn actions_are_chosen_as_often_as_their_chances_say() {
        let (q, n, mut rng) = ([1.0, 3.0, 3.0, -2.0], 100_000, stream(1, 0));
        let mut counts = [0.0; 4];
        for _ in 0..n {
            counts[choose(&q, 0.2, &mut rng)] += 1.0;
        }
        for (action, count) in counts.iter().enumerate() {
            let p = chance(&q, 0.2, action);
            let z = (count - f64::from(n) * p)
                / libm::sqrt(f64::from(n) * p * (1.0 - p));
            assert!(z.abs() < 4.0, "{action}: {z}");
        }
    }

    #[test]
    fn settings_are_in_range_and_only_the_end_ends() {
        let says = |alpha, epsilon, gamma| {
            Learning::new(alpha, epsilon, gamma).unwrap_err().to_string()
        };
        assert_eq!(says(0.0, 0.1, 1.0), "the step size α is 0, not in (0, 1]");
        assert_eq!(says(0.5, 1.1, 1.0), "ε is 1.1, not in [0, 1]");
        assert_eq!(
            says(0.5, 0.1, f64::NAN),
            "the discount γ is NaN, not in [0, 1]"
        );
        let learning = Learning::new(0.5, 0.1, 0.9).unwrap();
        assert_eq!(learning.discount(Some(End::Terminal)), 0.0);
        assert_eq!(learning.discount(Some(End::Truncated)), 0.9);
        assert_eq!(learning.discount(None), 0.9);
    }
}
