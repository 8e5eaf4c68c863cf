use libm::{cos, sin};
use rand::{Rng, RngExt};
use reweight::environment::{End, Environment, StepError, Transition};

/// A pole hinged on a cart, to be kept upright by pushing the cart left or right (Barto, Sutton and
/// Anderson, 1983), as `CartPole-v1` of Gymnasium has it: a reward of 1 for every step; over when
/// the pole leans by more than 12° or the cart is 2.4 m from the middle; cut off after 500 steps.
///
/// One sees x, its speed, the angle θ, its speed (metres, radians, seconds). Action 0 pushes left,
/// 1 right. A start is uniform on ±0.05 in each of the four, from four uniform numbers.
///
/// ```
/// use reweight::{cartpole::CartPole, environment::Environment, streams::stream};
/// let (mut pole, mut rng) = (CartPole::default(), stream(1, 0));
/// pole.reset(&mut rng);
/// let mut steps = 1;
/// while pole.step(1, &mut rng).unwrap().end.is_none() {
///     steps += 1;
/// }
/// assert!((8..12).contains(&steps));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CartPole {
    state: [f64; 4],
    /// Steps so far; none while no episode is running.
    steps: Option<u32>,
}

/// When an episode is cut off.
pub const LIMIT: u32 = 500;

const GRAVITY: f64 = 9.8;
const POLE_MASS: f64 = 0.1;
const TOTAL_MASS: f64 = 1.0 + POLE_MASS;
/// Half the pole's length, as far as its centre of mass.
const LENGTH: f64 = 0.5;
const FORCE: f64 = 10.0;
/// Seconds between two steps.
const TAU: f64 = 0.02;
const FARTHEST: f64 = 2.4;
const STEEPEST: f64 = 12.0 * 2.0 * std::f64::consts::PI / 360.0;

/// The state after a push, by Euler's method: positions move with the speeds before it.
///
/// ```
/// use reweight::cartpole::after;
/// let state = after([0.01, -0.02, 0.03, 0.04], 1);
/// assert_eq!(state[0], 0.01 - 0.02 * 0.02);
/// ```
pub fn after([x, speed, angle, turn]: [f64; 4], action: usize) -> [f64; 4] {
    let force = if action == 1 { FORCE } else { -FORCE };
    let (cos, sin) = (cos(angle), sin(angle));
    let push = (force + POLE_MASS * LENGTH * (turn * turn) * sin) / TOTAL_MASS;
    let inertia = LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS);
    let angular = (GRAVITY * sin - cos * push) / inertia;
    let linear = push - POLE_MASS * LENGTH * angular * cos / TOTAL_MASS;
    [
        x + TAU * speed,
        speed + TAU * linear,
        angle + TAU * turn,
        turn + TAU * angular,
    ]
}

/// A state that is none.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("entry {entry} of the state is {value}")]
pub struct Nowhere {
    /// Which entry.
    pub entry: usize,
    /// What it is.
    pub value: f64,
}

impl CartPole {
    /// Where cart and pole are.
    pub fn state(&self) -> [f64; 4] {
        self.state
    }

    /// Begins an episode in `state`.
    ///
    /// # Errors
    /// [`Nowhere`] if an entry is not finite; then nothing is changed.
    pub fn reset_to(&mut self, state: [f64; 4]) -> Result<(), Nowhere> {
        if let Some(entry) = state.iter().position(|x| !x.is_finite()) {
            return Err(Nowhere { entry, value: state[entry] });
        }
        (self.state, self.steps) = (state, Some(0));
        Ok(())
    }
}

impl Environment for CartPole {
    type Observation = [f64; 4];

    fn actions(&self) -> usize {
        2
    }

    fn reset(&mut self, rng: &mut impl Rng) -> [f64; 4] {
        let start = [0; 4].map(|_| 0.1 * rng.random::<f64>() - 0.05);
        (self.state, self.steps) = (start, Some(0));
        start
    }

    fn step(
        &mut self,
        action: usize,
        _: &mut impl Rng,
    ) -> Result<Transition<[f64; 4]>, StepError> {
        if action > 1 {
            return Err(StepError::NoAction { action, actions: 2 });
        }
        let steps = self.steps.ok_or(StepError::NotRunning)? + 1;
        self.state = after(self.state, action);
        let fell = self.state[0].abs() > FARTHEST || self.state[2].abs() > STEEPEST;
        let cut = (steps == LIMIT).then_some(End::Truncated);
        let end = if fell { Some(End::Terminal) } else { cut };
        self.steps = end.is_none().then_some(steps);
        Ok(Transition { observation: self.state, reward: 1.0, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    /// Pushes towards the side to which the pole is about to fall: this balances for long.
    fn push(state: [f64; 4]) -> usize {
        usize::from(state[2] + 0.5 * state[3] + 0.05 * state[1] > 0.0)
    }

    #[test]
    fn a_balanced_pole_is_cut_off_and_not_over() {
        let (mut pole, mut rng) = (CartPole::default(), stream(1, 0));
        let (mut state, mut total) = (pole.reset(&mut rng), 0.0);
        loop {
            let seen = pole.step(push(state), &mut rng).unwrap();
            (state, total) = (seen.observation, total + seen.reward);
            if let Some(end) = seen.end {
                assert_eq!(end, End::Truncated);
                break;
            }
        }
        assert_eq!(total, 500.0);
        assert_eq!(pole.step(0, &mut rng), Err(StepError::NotRunning));
    }

    #[test]
    fn a_pole_that_leans_too_far_is_over_even_at_the_last_step() {
        let (mut pole, mut rng) = (CartPole::default(), stream(1, 0));
        pole.reset_to([0.0, 0.0, 0.209, 1.0]).unwrap();
        pole.steps = Some(LIMIT - 1);
        let seen = pole.step(0, &mut rng).unwrap();
        assert_eq!(seen.end, Some(End::Terminal));
        pole.reset_to([2.39, 1.0, 0.0, 0.0]).unwrap();
        let before = pole.clone();
        assert_eq!(pole.step(0, &mut rng).unwrap().end, Some(End::Terminal));
        pole = before.clone();
        let error = pole.reset_to([0.0, f64::NAN, 0.0, 0.0]).unwrap_err();
        assert_eq!(error.to_string(), "entry 1 of the state is NaN");
        assert_eq!(pole.state(), before.state());
    }

    #[test]
    fn mirrored_states_and_pushes_stay_mirrored_to_the_bit() {
        let (mut left, mut right) = ([0.01, -0.02, 0.03, 0.04], [0.0; 4]);
        (0..4).for_each(|i| right[i] = -left[i]);
        for action in [0, 1, 1, 0, 1] {
            (left, right) = (after(left, action), after(right, 1 - action));
            assert!((0..4).all(|i| right[i] == -left[i]));
        }
    }

    #[test]
    fn there_are_two_actions() {
        let (mut pole, mut rng) = (CartPole::default(), stream(1, 0));
        assert_eq!(pole.step(0, &mut rng), Err(StepError::NotRunning));
        pole.reset(&mut rng);
        let none = StepError::NoAction { action: 2, actions: 2 };
        assert_eq!(pole.step(2, &mut rng), Err(none));
        assert!(pole.state().iter().all(|x| x.abs() <= 0.05));
    }
}
