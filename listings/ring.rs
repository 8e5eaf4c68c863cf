use libm::{cos, exp, log};
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};
use reweight::trajectory_variance::{TwoPolicies, TwoPoliciesError};

/// The states.
const STATES: usize = 8;
/// How often a step goes the other way.
const SLIP: f64 = 0.1;

/// Eight states in a ring, which no episode leaves. Action 0 goes back and action 1 goes on; one step in
/// ten goes the other way. Arriving in the first state pays one. The behaviour tosses a fair coin; the
/// target leans towards the first state, by `lean` times a cosine, so that its ratios differ from state
/// to state.
///
/// ```
/// use reweight::ring::Ring;
/// let ring = Ring::new(0.0).unwrap();
/// assert_eq!(ring.two_policies(50).unwrap().weights().unwrap().second(), 1.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    world: Mdp,
    target: Policy,
    behaviour: Policy,
}

/// What one step costs, by several reckonings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepCost {
    /// The mean over the behaviour's visits of KL(π‖b) in a state.
    pub kl: f64,
    /// c, by which log `E_b[ρ²]` grows from one step to the next in the long run.
    pub growth: f64,
    /// log(1 + χ²) with χ² the mean over the behaviour's visits: the growth if every state had it.
    pub if_alike: f64,
}

impl Ring {
    /// The ring and a target that leans so much.
    ///
    /// # Errors
    /// [`MdpError`] if `lean` is not finite.
    pub fn new(lean: f64) -> Result<Self, MdpError> {
        let step = |s: usize, by: usize| (s + by) % STATES;
        let arrive = |chance, s| {
            let reward = if s == 0 { 1.0 } else { 0.0 };
            Outcome { chance, reward, next: Some(s) }
        };
        let act = |s, by, other| {
            let (there, slipped) = (step(s, by), step(s, other));
            vec![arrive(1.0 - SLIP, there), arrive(SLIP, slipped)]
        };
        let state = |s| vec![act(s, STATES - 1, 1), act(s, 1, STATES - 1)];
        let mut start = vec![0.0; STATES];
        start[0] = 1.0;
        let world = Mdp::new((0..STATES).map(state).collect(), start, 1.0)?;
        let angle =
            |s: usize| 2.0 * std::f64::consts::PI * s as f64 / STATES as f64;
        let theta: Vec<Vec<f64>> =
            (0..STATES).map(|s| vec![0.0, lean * cos(angle(s))]).collect();
        let target = Policy::softmax(&theta)?;
        let behaviour = Policy::uniform(STATES, 2)?;
        Ok(Self { world, target, behaviour })
    }

    /// The world.
    pub fn world(&self) -> &Mdp {
        &self.world
    }

    /// The target.
    pub fn target(&self) -> &Policy {
        &self.target
    }

    /// The behaviour.
    pub fn behaviour(&self) -> &Policy {
        &self.behaviour
    }

    /// Both policies, for so many steps.
    ///
    /// # Errors
    /// None: the behaviour does everything.
    pub fn two_policies(
        &self,
        steps: u32,
    ) -> Result<TwoPolicies<'_>, TwoPoliciesError> {
        let (target, behaviour) = (&self.target, &self.behaviour);
        TwoPolicies::new(&self.world, target, behaviour, Some(steps))
    }

    /// What one step costs. The behaviour visits all states alike in the long run.
    ///
    /// # Errors
    /// None.
    pub fn step_cost(&self) -> Result<StepCost, TwoPoliciesError> {
        let (mut kl, mut squares) = (0.0, 0.0);
        for s in 0..STATES {
            for (pi, b) in self.target.row(s).iter().zip(self.behaviour.row(s)) {
                // An action whose probability has run out of digits has no share in the sum.
                if *pi > 0.0 {
                    kl += pi * log(pi / b) / STATES as f64;
                }
                squares += pi * pi / b / STATES as f64;
            }
        }
        // An even number apart: a ring of eight has even and odd places.
        let second =
            |steps| self.two_policies(steps)?.weights().map(|w| w.second());
        let growth = log(second(402)? / second(400)?) / 2.0;
        Ok(StepCost { kl, growth, if_alike: log(squares) })
    }
}

impl StepCost {
    /// exp(2 KL T), the rule for small steps.
    pub fn rule(&self, steps: u32) -> f64 {
        exp(2.0 * self.kl * f64::from(steps))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::fabs;

    #[test]
    fn for_small_ratios_the_growth_is_twice_the_divergence() {
        let off = |lean| {
            let cost = Ring::new(lean).unwrap().step_cost().unwrap();
            fabs(cost.growth / (2.0 * cost.kl) - 1.0)
        };
        assert!(off(0.01) < 1e-4);
        assert!(off(0.02) < 4.1 * off(0.01));
        assert!(off(2.0) > 0.1);
    }

    #[test]
    fn states_that_differ_make_the_growth_differ_from_the_average() {
        for lean in [0.5, 1.0, 2.0] {
            let cost = Ring::new(lean).unwrap().step_cost().unwrap();
            assert!(fabs(cost.growth / cost.if_alike - 1.0) > 1e-3);
        }
    }

    #[test]
    fn a_target_that_is_sure_of_itself_has_a_finite_cost() {
        let cost = Ring::new(800.0).unwrap().step_cost().unwrap();
        // Two in eight states still toss a coin, as the behaviour does.
        assert!(fabs(cost.kl - 0.75 * log(2.0)) < 1e-9, "{}", cost.kl);
    }

    #[test]
    fn the_second_moment_is_the_one_over_all_paths() {
        let ring = Ring::new(1.0).unwrap();
        // (state, chance, weight) of every path of five steps.
        let mut paths = vec![(0, 1.0, 1.0)];
        for _ in 0..5 {
            let mut next = Vec::new();
            for (s, chance, weight) in paths {
                for a in 0..2 {
                    let b = ring.behaviour.probability(s, a);
                    let weight = weight * ring.target.probability(s, a) / b;
                    for outcome in ring.world.outcomes(s, a) {
                        let chance = chance * b * outcome.chance;
                        let after = outcome.next.unwrap();
                        next.push((after, chance, weight));
                    }
                }
            }
            paths = next;
        }
        let square: f64 = paths.iter().map(|(_, p, w)| p * w * w).sum();
        let exact = ring.two_policies(5).unwrap().weights().unwrap().second();
        assert!(fabs(exact / square - 1.0) < 1e-12);
    }
}
