use reweight::mdp::{MdpError, Policy};
use reweight::trajectory::Trajectory;

/// One decision of a logged episode, as the target and a model see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// log ρₜ, −∞ where the target never does what was done.
    pub log_ratio: f64,
    /// rₜ.
    pub reward: f64,
    /// q̂(sₜ, aₜ): what the model predicted of what was done.
    pub predicted: f64,
    /// V̂(sₜ) = Σ π(a|sₜ) q̂(sₜ, a): what it says the target earns from here on.
    pub value: f64,
}

/// What cannot be a log of episodes, or cannot be judged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum JudgedError {
    /// A mean of no episodes.
    #[error("the log is empty")]
    Empty,
    /// One episode has a value but no spread.
    #[error("one episode has no standard error")]
    Single,
    /// Without a step there is no state to value.
    #[error("episode {episode} has no step")]
    NoStep { episode: usize },
    /// All but the ratios are finite; a log ratio may be −∞.
    #[error("episode {episode}, step {step}: {what} is {value}")]
    BadNumber { episode: usize, step: usize, what: &'static str, value: f64 },
    /// An episode that was cut off: what would have followed is not in the log.
    #[error("episode {episode} was cut off in state {state}")]
    Cut { episode: usize, state: usize },
    /// γ lies in [0, 1].
    #[error("the discount is {0}, not in [0, 1]")]
    Discount(f64),
    /// What an episode says is too large for a floating-point number.
    #[error("episode {episode} overflows")]
    Overflow { episode: usize },
    /// A policy or a model of another world.
    #[error("episode {episode}: {error}")]
    World { episode: usize, error: MdpError },
    /// A model has a row for each state and an entry for each action.
    #[error("the model has no entry for action {action} in state {state}")]
    NoModel { state: usize, action: usize },
    /// A blend of nothing.
    #[error("there is no candidate to blend")]
    NoCandidate,
    /// More steps than the longest episode has.
    #[error("candidate {index} goes {steps} steps, of at most {longest}")]
    TooFar { index: usize, steps: usize, longest: usize },
    /// An interval needs logs to come from, and a share of them to hold.
    #[error("{resamples} resamples have no middle {level}")]
    Resamples { resamples: usize, level: f64 },
    /// Ends that are no numbers, or in the wrong order.
    #[error("the interval runs from {low} to {high}")]
    Interval { low: f64, high: f64 },
}

/// Whole episodes and their discount γ.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedLog {
    episodes: Vec<Vec<Judged>>,
    gamma: f64,
}

impl JudgedLog {
    /// Episodes as they are.
    ///
    /// ```
    /// use reweight::judged_log::{Judged, JudgedLog};
    /// let flip = Judged { log_ratio: 0.0, reward: 2.0, predicted: 0.0, value: 0.0 };
    /// assert!(JudgedLog::new(vec![vec![flip]], 1.0).is_ok());
    /// let bad = Judged { reward: f64::NAN, ..flip };
    /// let error = JudgedLog::new(vec![vec![flip], vec![flip, bad]], 1.0).unwrap_err();
    /// assert_eq!(error.to_string(), "episode 1, step 1: the reward is NaN");
    /// ```
    ///
    /// # Errors
    /// [`JudgedError`]: no episode, one without a step, a number that is none, a discount outside
    /// [0, 1].
    pub fn new(
        episodes: Vec<Vec<Judged>>,
        gamma: f64,
    ) -> Result<Self, JudgedError> {
        if episodes.is_empty() {
            return Err(JudgedError::Empty);
        }
        if !(0.0..=1.0).contains(&gamma) {
            return Err(JudgedError::Discount(gamma));
        }
        for (episode, steps) in episodes.iter().enumerate() {
            if steps.is_empty() {
                return Err(JudgedError::NoStep { episode });
            }
            for (step, judged) in steps.iter().enumerate() {
                if let Some((what, value)) = judged.wrong() {
                    let bad = JudgedError::BadNumber { episode, step, what, value };
                    return Err(bad);
                }
            }
        }
        Ok(Self { episodes, gamma })
    }

    /// Trajectories of `behaviour` beside a model q̂(s, a).
    ///
    /// # Errors
    /// [`JudgedError`]: as [`Self::new`], an episode that was cut off, a state or an action that the
    /// policies or the model do not know, an action that the behaviour never takes.
    pub fn judge(
        log: &[Trajectory],
        target: &Policy,
        behaviour: &Policy,
        q: &[Vec<f64>],
        gamma: f64,
    ) -> Result<Self, JudgedError> {
        let episode = |(episode, one): (usize, &Trajectory)| {
            whole(episode, one)?;
            let ratios = one.log_ratios(target, behaviour);
            let ratios =
                ratios.map_err(|error| JudgedError::World { episode, error })?;
            let steps = one.steps.iter().zip(ratios);
            let judge = |(step, log_ratio): (&_, f64)| {
                let &reweight::trajectory::Step { state, action, reward } = step;
                let (predicted, value) = predict(q, target, state, action)?;
                Ok(Judged { log_ratio, reward, predicted, value })
            };
            steps.map(judge).collect::<Result<_, _>>()
        };
        let episodes = log.iter().enumerate().map(episode);
        Self::new(episodes.collect::<Result<_, _>>()?, gamma)
    }

    /// The episodes.
    pub fn episodes(&self) -> &[Vec<Judged>] {
        &self.episodes
    }

    /// γ.
    pub fn gamma(&self) -> f64 {
        self.gamma
    }

    /// How many steps the longest episode has.
    pub fn longest(&self) -> usize {
        self.episodes.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The same log without a model: one that says zero everywhere.
    pub fn without_model(&self) -> Self {
        let bare = |step: &Judged| Judged { predicted: 0.0, value: 0.0, ..*step };
        let episodes = self.episodes.iter();
        let episodes = episodes.map(|steps| steps.iter().map(bare).collect());
        Self { episodes: episodes.collect(), gamma: self.gamma }
    }

    /// The ratios alone, as logarithms.
    pub fn log_ratios(&self) -> Vec<Vec<f64>> {
        self.column(|step| step.log_ratio)
    }

    /// The rewards alone.
    pub fn rewards(&self) -> Vec<Vec<f64>> {
        self.column(|step| step.reward)
    }

    fn column(&self, of: impl Fn(&Judged) -> f64) -> Vec<Vec<f64>> {
        let episodes = self.episodes.iter();
        episodes.map(|steps| steps.iter().map(&of).collect()).collect()
    }

    /// The episodes at these places, in their order; a place may come twice.
    ///
    /// # Panics
    /// If there is no such place.
    pub fn resampled(&self, places: &[usize]) -> Self {
        let episodes = places.iter().map(|&i| self.episodes[i].clone()).collect();
        Self { episodes, gamma: self.gamma }
    }
}

impl Judged {
    /// What is no number, if anything.
    fn wrong(&self) -> Option<(&'static str, f64)> {
        if self.log_ratio.is_nan() || self.log_ratio == f64::INFINITY {
            return Some(("the log ratio", self.log_ratio));
        }
        let rest = [
            ("the reward", self.reward),
            ("the prediction", self.predicted),
            ("the model's value", self.value),
        ];
        rest.into_iter().find(|(_, x)| !x.is_finite())
    }
}

/// Checks that an episode came to its end.
///
/// # Errors
/// [`JudgedError::Cut`] if it was cut off.
pub fn whole(episode: usize, one: &Trajectory) -> Result<(), JudgedError> {
    match one.left_in {
        Some(state) => Err(JudgedError::Cut { episode, state }),
        None => Ok(()),
    }
}

/// Checks that every reward of an episode is a number.
///
/// # Errors
/// [`JudgedError::BadNumber`] if one is none.
pub fn paid(episode: usize, one: &Trajectory) -> Result<(), JudgedError> {
    match one.steps.iter().position(|step| !step.reward.is_finite()) {
        None => Ok(()),
        Some(step) => {
            let (what, value) = ("the reward", one.steps[step].reward);
            Err(JudgedError::BadNumber { episode, step, what, value })
        }
    }
}

/// q̂(s, a) and V̂(s).
fn predict(
    q: &[Vec<f64>],
    target: &Policy,
    state: usize,
    action: usize,
) -> Result<(f64, f64), JudgedError> {
    let row = q.get(state).filter(|row| row.len() == target.actions());
    let row = row.ok_or(JudgedError::NoModel { state, action })?;
    let value = row.iter().zip(target.row(state)).map(|(q, p)| p * q).sum();
    Ok((row[action], value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::trajectory::Step;

    fn coin() -> (Policy, Policy) {
        let policy =
            |heads: f64| Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
        (policy(0.6), policy(0.5))
    }

    fn flip(action: usize, left_in: Option<usize>) -> Trajectory {
        let steps = vec![Step { state: 0, action, reward: 2.0 - action as f64 }];
        Trajectory { steps, left_in }
    }

    #[test]
    fn a_flip_is_judged_by_the_models_word_on_both_sides() {
        let (bent, fair) = coin();
        let log = [flip(0, None), flip(1, None)];
        let log =
            JudgedLog::judge(&log, &bent, &fair, &[vec![2.0, 1.0]], 1.0).unwrap();
        let [heads, tails] = log.episodes() else { panic!("two flips") };
        assert!((heads[0].value - 1.6).abs() < 1e-15);
        assert_eq!((heads[0].predicted, tails[0].predicted), (2.0, 1.0));
        assert!((libm::exp(tails[0].log_ratio) - 0.8).abs() < 1e-15);
        assert_eq!(log.without_model().episodes()[0][0].value, 0.0);
        assert_eq!(log.resampled(&[1, 1]).rewards(), [[1.0], [1.0]]);
    }

    #[test]
    fn what_is_no_log_is_named() {
        let (bent, fair) = coin();
        let says = |log: &[Trajectory], q: &[Vec<f64>]| {
            JudgedLog::judge(log, &bent, &fair, q, 1.0).unwrap_err().to_string()
        };
        let q = [vec![2.0, 1.0]];
        assert_eq!(says(&[], &q), "the log is empty");
        let none = Trajectory { steps: vec![], left_in: None };
        assert_eq!(says(&[flip(0, None), none], &q), "episode 1 has no step");
        assert_eq!(says(&[flip(0, Some(0))], &q), {
            "episode 0 was cut off in state 0"
        });
        assert_eq!(says(&[flip(1, None)], &[]), {
            "the model has no entry for action 1 in state 0"
        });
        let mut lost = flip(0, None);
        lost.steps[0].state = 3;
        assert_eq!(says(&[lost], &q), {
            "episode 0: step 0: no policy for action 0 in state 3"
        });
        let log = JudgedLog::judge(&[flip(0, None)], &bent, &fair, &q, 1.5);
        assert_eq!(log.unwrap_err(), JudgedError::Discount(1.5));
    }
}
