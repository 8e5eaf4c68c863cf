use rand::Rng;

/// Why an episode stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It is over: nothing follows, and what follows is worth nothing.
    Terminal,
    /// We stopped looking: a learner still has to value the state in which it was left.
    Truncated,
}

/// What an action brings.
#[derive(Debug, Clone, PartialEq)]
pub struct Transition<O> {
    /// What is seen next. After the end, whatever the environment shows there.
    pub observation: O,
    /// The reward.
    pub reward: f64,
    /// Whether the episode stops here, and why.
    pub end: Option<End>,
}

/// What cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum StepError {
    /// Actions are numbered.
    #[error("there is no action {action}: {actions} actions are numbered from 0")]
    NoAction { action: usize, actions: usize },
    /// Before `reset`, and after the end.
    #[error("no episode is running")]
    NotRunning,
}

/// What a policy plays with. Whatever is random comes from the generator that is handed in, so an
/// episode is a function of the policy, the actions and the stream.
pub trait Environment {
    /// What a policy sees: the number of a state, or a list of numbers.
    type Observation: Clone;

    /// How many actions there are, in every state.
    fn actions(&self) -> usize;

    /// Begins an episode.
    fn reset(&mut self, rng: &mut impl Rng) -> Self::Observation;

    /// Does `action`.
    ///
    /// # Errors
    /// [`StepError`] if there is no such action, or no episode is running.
    fn step(
        &mut self,
        action: usize,
        rng: &mut impl Rng,
    ) -> Result<Transition<Self::Observation>, StepError>;
}
