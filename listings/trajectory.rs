use libm::log;
use rand::Rng;
use reweight::environment::{End, Environment, StepError};
use reweight::mdp::{MdpError, Policy};

/// One decision, and what it paid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// sₜ, the state in which it was made.
    pub state: usize,
    /// aₜ.
    pub action: usize,
    /// rₜ.
    pub reward: f64,
}

/// What one episode leaves behind: s₀, a₀, r₀, s₁, a₁, r₁, …
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// Its decisions, in order.
    pub steps: Vec<Step>,
    /// The state in which it was left, if it was truncated.
    pub left_in: Option<usize>,
}

impl Trajectory {
    /// Plays one episode.
    ///
    /// # Errors
    /// [`StepError`] if the policy takes an action that the environment does not have.
    ///
    /// # Panics
    /// If the environment shows a state for which the policy has no row.
    pub fn play(
        environment: &mut impl Environment<Observation = usize>,
        policy: &Policy,
        rng: &mut impl Rng,
    ) -> Result<Self, StepError> {
        let mut state = environment.reset(rng);
        let mut steps = Vec::new();
        loop {
            let action = policy.draw(state, rng);
            let after = environment.step(action, rng)?;
            steps.push(Step { state, action, reward: after.reward });
            state = after.observation;
            if let Some(end) = after.end {
                let left_in = (end == End::Truncated).then_some(state);
                return Ok(Self { steps, left_in });
            }
        }
    }

    /// G = Σₜ γᵗ rₜ.
    pub fn discounted_return(&self, gamma: f64) -> f64 {
        self.returns(gamma).first().copied().unwrap_or(0.0)
    }

    /// Gₜ = rₜ + γ Gₜ₊₁, the return from each step on.
    pub fn returns(&self, gamma: f64) -> Vec<f64> {
        let mut later = 0.0;
        let back = |step: &Step| {
            later = step.reward + gamma * later;
            later
        };
        let mut returns: Vec<f64> = self.steps.iter().rev().map(back).collect();
        returns.reverse();
        returns
    }

    /// log ρₜ = log π(aₜ|sₜ) − log b(aₜ|sₜ), step by step: −∞ where the target never does what was
    /// done.
    ///
    /// # Errors
    /// [`MdpError`] if the behaviour never does it either, or a policy does not know the state.
    pub fn log_ratios(
        &self,
        target: &Policy,
        behaviour: &Policy,
    ) -> Result<Vec<f64>, MdpError> {
        let ratio = |(step, &Step { state, action, .. }): (usize, &Step)| {
            let knows = |policy: &Policy| {
                state < policy.states() && action < policy.actions()
            };
            if !knows(target) || !knows(behaviour) {
                return Err(MdpError::NoStep { step, state, action });
            }
            let b = behaviour.probability(state, action);
            if b == 0.0 {
                return Err(MdpError::Hole { step, state, action });
            }
            Ok(log(target.probability(state, action)) - log(b))
        };
        self.steps.iter().enumerate().map(ratio).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::mdp::{Mdp, Outcome};
    use reweight::streams::stream;

    /// A coin that is flipped until it shows heads; tails pay one.
    fn flips() -> Mdp {
        let outcome = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
        let sides = vec![vec![outcome(0.0, None), outcome(1.0, Some(0))]];
        Mdp::new(sides, vec![1.0], 0.5).unwrap()
    }

    #[test]
    fn an_episode_is_played_to_its_end_and_returns_from_each_step() {
        let (flips, fair) = (flips(), Policy::uniform(1, 2).unwrap());
        for id in 0..50 {
            let mut rng = stream(1, id);
            let one = Trajectory::play(&mut flips.walk(None), &fair, &mut rng);
            let one = one.unwrap();
            let tails = one.steps.len() - 1;
            assert!(one.steps[..tails].iter().all(|step| step.action == 1));
            assert_eq!((one.steps[tails].action, one.left_in), (0, None));
            let halves: f64 = (0..tails).map(|t| 1.0 / f64::from(1_u32 << t)).sum();
            assert_eq!(one.discounted_return(0.5), halves);
            let returns = one.returns(1.0);
            assert_eq!(returns[0], tails as f64);
            assert_eq!(returns[tails], 0.0);
        }
    }

    #[test]
    fn a_truncated_episode_says_where_it_was_left() {
        let (flips, tails) = (flips(), Policy::new(vec![vec![0.0, 1.0]]).unwrap());
        let mut walk = flips.walk(Some(3));
        let one = Trajectory::play(&mut walk, &tails, &mut stream(1, 0)).unwrap();
        assert_eq!((one.steps.len(), one.left_in), (3, Some(0)));
    }

    #[test]
    fn ratios_are_logarithms_and_holes_are_named() {
        let flips = flips();
        let policy =
            |heads: f64| Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
        let (fair, bent) = (policy(0.5), policy(0.6));
        let one = Trajectory::play(&mut flips.walk(None), &fair, &mut stream(1, 0));
        let one = one.unwrap();
        let logs = one.log_ratios(&bent, &fair).unwrap();
        let (last, tails) = logs.split_last().unwrap();
        assert!((last - log(1.2)).abs() < 1e-15);
        assert!(tails.iter().all(|ratio| (ratio - log(0.8)).abs() < 1e-15));
        let never = one.log_ratios(&policy(0.0), &fair).unwrap();
        assert_eq!(never.last(), Some(&f64::NEG_INFINITY));
        let hole = one.log_ratios(&fair, &policy(0.0)).unwrap_err().to_string();
        let step = one.steps.len() - 1;
        let said =
            format!("step {step}: the behaviour never takes action 0 in state 0");
        assert_eq!(hole, said);
        let lost = Step { state: 7, action: 0, reward: 0.0 };
        let lost = Trajectory { steps: vec![lost], left_in: None };
        assert!(lost.log_ratios(&bent, &fair).is_err());
    }
}
