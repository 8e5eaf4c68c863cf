use rand::{Rng, RngExt};
use reweight::environment::{End, Environment, StepError, Transition};
use reweight::linear::{Singular, solve};
use reweight::softmax_bandit::{BanditError, Policy as Row};

/// What can be wrong with a finite world, a policy in it, or the two together.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum MdpError {
    /// A world has a state and an action.
    #[error("there is no state, or no action")]
    Empty,
    /// As many entries as there are states, or actions.
    #[error("{what} has {given} entries, not {wanted}")]
    Length { what: &'static str, given: usize, wanted: usize },
    /// Probabilities are not negative and add up to one.
    #[error("the chances of action {action} in state {state} are none")]
    Chances { state: usize, action: usize },
    /// So are those of the first state.
    #[error("the chances of the first state are none")]
    Start,
    /// A successor is a state.
    #[error("action {action} in state {state} leads to {next}, which is no state")]
    NoState { state: usize, action: usize, next: usize },
    /// Rewards and values are finite.
    #[error("{what} {index} is {value}")]
    NotFinite { what: &'static str, index: usize, value: f64 },
    /// γ lies in [0, 1].
    #[error("the discount is {0}, not in [0, 1]")]
    Discount(f64),
    /// A policy's row.
    #[error("the policy in state {state}: {error}")]
    Policy { state: usize, error: BanditError },
    /// ε lies in [0, 1].
    #[error("ε is {0}, not in [0, 1]")]
    Epsilon(f64),
    /// Without a discount, each state must lead to an end.
    #[error(
        "under this policy an episode may never end, and nothing is discounted"
    )]
    Endless(#[from] Singular),
    /// The behaviour never does what was done, so the log is not its own.
    #[error(
        "step {step}: the behaviour never takes action {action} in state {state}"
    )]
    Hole { step: usize, state: usize, action: usize },
    /// Nor does it where no step is spoken of.
    #[error("the behaviour never takes action {action} in state {state}")]
    Never { state: usize, action: usize },
    /// A step names a state and an action of the policies.
    #[error("step {step}: no policy for action {action} in state {state}")]
    NoStep { step: usize, state: usize, action: usize },
}

/// What may follow an action.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// With which probability.
    pub chance: f64,
    /// The reward that comes with it.
    pub reward: f64,
    /// The next state; none if the episode ends.
    pub next: Option<usize>,
}

/// A world with finitely many states and actions (a Markov decision process), whose every truth is a
/// sum or the solution of linear equations (Sutton and Barto 2018, chapters 3 and 4). States and
/// actions are numbered from zero; J, V and Q are discounted sums of rewards.
///
/// ```
/// use reweight::mdp::{Mdp, Outcome, Policy};
/// // Heads pays two, tails one, and the episode ends after heads.
/// let ends = Outcome { chance: 1.0, reward: 2.0, next: None };
/// let goes_on = Outcome { chance: 1.0, reward: 1.0, next: Some(0) };
/// let flips = Mdp::new(vec![vec![vec![ends], vec![goes_on]]], vec![1.0], 1.0).unwrap();
/// // One tail is expected before the first head.
/// assert_eq!(flips.value(&Policy::uniform(1, 2).unwrap()).unwrap(), 3.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Mdp {
    outcomes: Vec<Vec<Vec<Outcome>>>,
    start: Vec<f64>,
    gamma: f64,
}

impl Mdp {
    /// `outcomes[s][a]`, the chances of the first state, and the discount γ.
    ///
    /// # Errors
    /// [`MdpError`] if they do not fit one another, or something is no chance or no number.
    pub fn new(
        outcomes: Vec<Vec<Vec<Outcome>>>,
        start: Vec<f64>,
        gamma: f64,
    ) -> Result<Self, MdpError> {
        let states = outcomes.len();
        let wanted = outcomes.first().map_or(0, Vec::len);
        if wanted == 0 {
            return Err(MdpError::Empty);
        }
        for (state, actions) in outcomes.iter().enumerate() {
            fits("a state's list of actions", actions.len(), wanted)?;
            for (action, all) in actions.iter().enumerate() {
                check_outcomes(state, action, all, states)?;
            }
        }
        fits("the chances of the first state", start.len(), states)?;
        if !are_chances(start.iter().copied()) {
            return Err(MdpError::Start);
        }
        if !(0.0..=1.0).contains(&gamma) {
            return Err(MdpError::Discount(gamma));
        }
        Ok(Self { outcomes, start, gamma })
    }

    /// The number of states.
    pub fn states(&self) -> usize {
        self.outcomes.len()
    }

    /// The number of actions, the same in every state.
    pub fn actions(&self) -> usize {
        self.outcomes[0].len()
    }

    /// γ.
    pub fn gamma(&self) -> f64 {
        self.gamma
    }

    /// The chances of the first state.
    pub fn start(&self) -> &[f64] {
        &self.start
    }

    /// What may follow an action.
    ///
    /// # Panics
    /// If there is no such state or action.
    pub fn outcomes(&self, state: usize, action: usize) -> &[Outcome] {
        &self.outcomes[state][action]
    }

    /// r(s, a), the mean reward of an action.
    ///
    /// # Panics
    /// If there is no such state or action.
    pub fn reward(&self, state: usize, action: usize) -> f64 {
        self.outcomes(state, action).iter().map(|o| o.chance * o.reward).sum()
    }

    /// Q(s, a) = Σ P(s', r | s, a) (r + γ V(s')), with a V of zero after the end.
    ///
    /// # Errors
    /// [`MdpError`] if there is not one finite value for each state.
    pub fn action_values(&self, v: &[f64]) -> Result<Vec<Vec<f64>>, MdpError> {
        fits("the list of values", v.len(), self.states())?;
        finite("value", v)?;
        let worth = |o: &Outcome| {
            o.chance * (o.reward + self.gamma * o.next.map_or(0.0, |next| v[next]))
        };
        let row = |actions: &Vec<Vec<Outcome>>| {
            actions.iter().map(|all| all.iter().map(worth).sum()).collect()
        };
        Ok(self.outcomes.iter().map(row).collect())
    }

    /// V(s) of a policy: the solution of V = r_π + γ P_π V.
    ///
    /// # Errors
    /// [`MdpError`] if the policy is one for another world, or V is infinite.
    pub fn values(&self, pi: &Policy) -> Result<Vec<f64>, MdpError> {
        self.check(pi)?;
        let states = 0..self.states();
        let reward = |s: usize| {
            pi.row(s).iter().enumerate().map(|(a, p)| p * self.reward(s, a)).sum()
        };
        let equations = self.equations(pi);
        Ok(solve(equations, states.map(reward).collect())?)
    }

    /// A(s, a) = Q(s, a) − V(s) of a policy.
    ///
    /// # Errors
    /// As [`Self::values`].
    pub fn advantages(&self, pi: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
        let v = self.values(pi)?;
        let mut q = self.action_values(&v)?;
        for (q, v) in q.iter_mut().zip(v) {
            q.iter_mut().for_each(|q| *q -= v);
        }
        Ok(q)
    }

    /// d(s) = Σₜ γᵗ P(sₜ = s), the discounted number of visits: not normalised, it adds up to the
    /// discounted length of an episode.
    ///
    /// # Errors
    /// As [`Self::values`].
    pub fn visits(&self, pi: &Policy) -> Result<Vec<f64>, MdpError> {
        self.check(pi)?;
        let rows = self.equations(pi);
        let column = |j: usize| rows.iter().map(|row| row[j]).collect();
        let transposed = (0..self.states()).map(column).collect();
        Ok(solve(transposed, self.start.clone())?)
    }

    /// J, the value of the first state.
    ///
    /// # Errors
    /// As [`Self::values`].
    pub fn value(&self, pi: &Policy) -> Result<f64, MdpError> {
        let v = self.values(pi)?;
        Ok(self.start.iter().zip(v).map(|(chance, v)| chance * v).sum())
    }

    /// The slope of J in the parameters of a softmax with one for each state and action: d(s) π(a|s)
    /// A(s, a) (Sutton, McAllester, Singh and Mansour 2000).
    ///
    /// # Errors
    /// As [`Self::values`].
    pub fn gradient(&self, pi: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
        let (visits, mut slope) = (self.visits(pi)?, self.advantages(pi)?);
        for (s, row) in slope.iter_mut().enumerate() {
            for (a, p) in row.iter_mut().zip(pi.row(s)) {
                *a *= visits[s] * p;
            }
        }
        Ok(slope)
    }

    /// V*, the values of the best policy, by policy iteration (Howard 1960) from the uniform one.
    ///
    /// # Errors
    /// As [`Self::values`], if the uniform policy's are infinite.
    pub fn best_values(&self) -> Result<Vec<f64>, MdpError> {
        let mut pi = Policy::uniform(self.states(), self.actions())?;
        loop {
            let v = self.values(&pi)?;
            let q = self.action_values(&v)?;
            // A change that rounding alone could have made is none.
            let best = |row: &Vec<f64>| row.iter().fold(f64::MIN, |a, b| a.max(*b));
            let better = |(row, v): (&Vec<f64>, &f64)| {
                best(row) > v + 1e-12 * (1.0 + v.abs())
            };
            if !q.iter().zip(&v).any(better) {
                return Ok(v);
            }
            pi = Policy::greedy(&q)?;
        }
    }

    /// The world to walk in; after `limit` steps, if there is one, an episode is truncated; no
    /// episode has less than one step.
    pub fn walk(&self, limit: Option<u32>) -> Walk<'_> {
        Walk { mdp: self, state: None, steps: 0, limit }
    }

    /// I − γ P_π, row by row.
    fn equations(&self, pi: &Policy) -> Vec<Vec<f64>> {
        let states = self.states();
        let mut rows = vec![vec![0.0; states]; states];
        for (s, row) in rows.iter_mut().enumerate() {
            row[s] = 1.0;
            for (all, p) in self.outcomes[s].iter().zip(pi.row(s)) {
                for Outcome { chance, next, .. } in all {
                    if let Some(next) = next {
                        row[*next] -= self.gamma * p * chance;
                    }
                }
            }
        }
        rows
    }

    /// Checks that a policy is one for this world.
    ///
    /// # Errors
    /// [`MdpError::Length`] if it has other states or actions.
    pub fn check(&self, pi: &Policy) -> Result<(), MdpError> {
        pi.fits(self.states(), self.actions())
    }
}

fn fits(what: &'static str, given: usize, wanted: usize) -> Result<(), MdpError> {
    if given == wanted {
        return Ok(());
    }
    Err(MdpError::Length { what, given, wanted })
}

fn finite(what: &'static str, numbers: &[f64]) -> Result<(), MdpError> {
    match numbers.iter().position(|x| !x.is_finite()) {
        Some(index) => {
            Err(MdpError::NotFinite { what, index, value: numbers[index] })
        }
        None => Ok(()),
    }
}

fn are_chances(mut chances: impl Iterator<Item = f64>) -> bool {
    let sum = chances.try_fold(0.0, |sum, p| (p >= 0.0).then_some(sum + p));
    sum.is_some_and(|sum| (sum - 1.0).abs() < 1e-9)
}

fn check_outcomes(
    state: usize,
    action: usize,
    all: &[Outcome],
    states: usize,
) -> Result<(), MdpError> {
    if !are_chances(all.iter().map(|outcome| outcome.chance)) {
        return Err(MdpError::Chances { state, action });
    }
    let lost = all.iter().filter_map(|o| o.next).find(|&next| next >= states);
    if let Some(next) = lost {
        return Err(MdpError::NoState { state, action, next });
    }
    let rewards: Vec<f64> = all.iter().map(|outcome| outcome.reward).collect();
    finite("the reward of an outcome", &rewards)
}

/// Which of several best actions a greedy policy takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// The first.
    First,
    /// Each as often as the others.
    Split,
}

/// π(a|s): the probabilities of the actions, state by state.
///
/// ```
/// use reweight::mdp::{Policy, Ties};
/// let q = [vec![1.0, 3.0, 3.0]];
/// let split = Policy::epsilon_greedy(&q, 0.3, Ties::Split).unwrap();
/// assert!((split.probability(0, 1) - 0.45).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Policy(Vec<Row>);

impl Policy {
    /// Probabilities as they are, a row for each state.
    ///
    /// # Errors
    /// [`MdpError`] if there is no row, a row is no distribution, or two differ in length.
    pub fn new(rows: Vec<Vec<f64>>) -> Result<Self, MdpError> {
        Self::of(rows.into_iter().map(Row::new))
    }

    /// Every action as often as the others.
    ///
    /// # Errors
    /// [`MdpError`] if there is no state or no action.
    pub fn uniform(states: usize, actions: usize) -> Result<Self, MdpError> {
        Self::of((0..states).map(|_| Row::uniform(actions)))
    }

    /// π(a|s) = exp θ(s, a) / Σ exp θ(s, ·).
    ///
    /// # Errors
    /// [`MdpError`] if there is no row, two differ in length, or a parameter is not finite.
    pub fn softmax(theta: &[Vec<f64>]) -> Result<Self, MdpError> {
        Self::of(theta.iter().map(|row| Row::softmax(row)))
    }

    /// Always an action of the largest value; of several, the first.
    ///
    /// # Errors
    /// As [`Self::epsilon_greedy`].
    pub fn greedy(q: &[Vec<f64>]) -> Result<Self, MdpError> {
        Self::epsilon_greedy(q, 0.0, Ties::First)
    }

    /// With probability ε any action, else one of the largest value.
    ///
    /// # Errors
    /// [`MdpError`] if a value is not finite, rows differ in length, or ε is not in [0, 1].
    pub fn epsilon_greedy(
        q: &[Vec<f64>],
        epsilon: f64,
        ties: Ties,
    ) -> Result<Self, MdpError> {
        if !(0.0..=1.0).contains(&epsilon) {
            return Err(MdpError::Epsilon(epsilon));
        }
        let row = |q: &Vec<f64>| {
            finite("value", q)?;
            let most = q.iter().fold(f64::NEG_INFINITY, |a, b| a.max(*b));
            let mut best: Vec<usize> =
                (0..q.len()).filter(|&a| q[a] == most).collect();
            if ties == Ties::First {
                best.truncate(1);
            }
            let mut row = vec![epsilon / q.len() as f64; q.len()];
            for &a in &best {
                row[a] += (1.0 - epsilon) / best.len() as f64;
            }
            Ok(row)
        };
        Self::new(q.iter().map(row).collect::<Result<_, MdpError>>()?)
    }

    fn of(
        rows: impl Iterator<Item = Result<Row, BanditError>>,
    ) -> Result<Self, MdpError> {
        let named = |(state, row): (usize, Result<Row, BanditError>)| {
            row.map_err(|error| MdpError::Policy { state, error })
        };
        let rows: Vec<Row> =
            rows.enumerate().map(named).collect::<Result<_, _>>()?;
        let wanted = rows.first().ok_or(MdpError::Empty)?.probabilities().len();
        for row in &rows {
            fits("a row of the policy", row.probabilities().len(), wanted)?;
        }
        Ok(Self(rows))
    }

    /// The number of states.
    pub fn states(&self) -> usize {
        self.0.len()
    }

    /// The number of actions.
    pub fn actions(&self) -> usize {
        self.0[0].probabilities().len()
    }

    /// Checks that another policy is one for the same states and actions.
    ///
    /// # Errors
    /// [`MdpError::Length`] if it is not.
    pub fn same_shape(&self, other: &Self) -> Result<(), MdpError> {
        other.fits(self.states(), self.actions())
    }

    fn fits(&self, states: usize, actions: usize) -> Result<(), MdpError> {
        fits("the policy's list of states", self.states(), states)?;
        fits("the policy's list of actions", self.actions(), actions)
    }

    /// π(·|s).
    ///
    /// # Panics
    /// If there is no such state.
    pub fn row(&self, state: usize) -> &[f64] {
        self.0[state].probabilities()
    }

    /// π(·|s) as the policy of a bandit, with its scores and divergences.
    ///
    /// # Panics
    /// If there is no such state.
    pub fn at(&self, state: usize) -> &Row {
        &self.0[state]
    }

    /// π(a|s).
    ///
    /// # Panics
    /// If there is no such state or action.
    pub fn probability(&self, state: usize, action: usize) -> f64 {
        self.row(state)[action]
    }

    /// Draws an action, by one uniform number.
    ///
    /// # Panics
    /// If there is no such state.
    pub fn draw(&self, state: usize, rng: &mut impl Rng) -> usize {
        self.0[state].sample(rng)
    }
}

/// An [`Mdp`] to walk in. A reset draws one uniform number, and so does each step.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    mdp: &'a Mdp,
    state: Option<usize>,
    steps: u32,
    limit: Option<u32>,
}

impl Environment for Walk<'_> {
    type Observation = usize;

    fn actions(&self) -> usize {
        self.mdp.actions()
    }

    fn reset(&mut self, rng: &mut impl Rng) -> usize {
        let state = pick(self.mdp.start.iter().copied(), rng);
        self.state = Some(state);
        self.steps = 0;
        state
    }

    /// After the end, what is observed is the state that was left.
    fn step(
        &mut self,
        action: usize,
        rng: &mut impl Rng,
    ) -> Result<Transition<usize>, StepError> {
        let actions = self.actions();
        if action >= actions {
            return Err(StepError::NoAction { action, actions });
        }
        let state = self.state.ok_or(StepError::NotRunning)?;
        let all = self.mdp.outcomes(state, action);
        let Outcome { reward, next, .. } =
            all[pick(all.iter().map(|outcome| outcome.chance), rng)];
        self.steps += 1;
        let end = match next {
            None => Some(End::Terminal),
            Some(_) if self.limit.is_some_and(|most| self.steps >= most) => {
                Some(End::Truncated)
            }
            Some(_) => None,
        };
        self.state = next.filter(|_| end.is_none());
        Ok(Transition { observation: next.unwrap_or(state), reward, end })
    }
}

/// The number of one of several chances that add up to one.
fn pick(chances: impl Iterator<Item = f64>, rng: &mut impl Rng) -> usize {
    let mut left = rng.random::<f64>();
    // Rounding can leave a crumb after the last chance: it belongs to the last that there is.
    let mut last = 0;
    for (i, chance) in chances.enumerate() {
        left -= chance;
        if left < 0.0 {
            return i;
        }
        if chance > 0.0 {
            last = i;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    fn to(next: usize, chance: f64, reward: f64) -> Outcome {
        Outcome { chance, reward, next: Some(next) }
    }

    fn end(chance: f64, reward: f64) -> Outcome {
        Outcome { chance, reward, next: None }
    }

    /// Two states, two actions, every kind of outcome.
    fn tiny(gamma: f64) -> Mdp {
        let outcomes = vec![
            vec![
                vec![to(1, 0.5, 1.0), to(0, 0.25, -1.0), end(0.25, 2.0)],
                vec![to(1, 1.0, 0.5)],
            ],
            vec![
                vec![to(0, 0.3, 0.0), end(0.7, 3.0)],
                vec![to(1, 0.6, -0.2), end(0.4, 0.0)],
            ],
        ];
        Mdp::new(outcomes, vec![0.75, 0.25], gamma).unwrap()
    }

    fn mixed() -> Policy {
        Policy::softmax(&[vec![0.3, -0.2], vec![-1.0, 0.4]]).unwrap()
    }

    /// Σ over all paths of at most so many more steps: (value, discounted visits).
    fn by_enumeration(mdp: &Mdp, pi: &Policy, steps: u32) -> (f64, Vec<f64>) {
        let (mut mass, mut value) = (mdp.start().to_vec(), 0.0);
        let mut visits = vec![0.0; mdp.states()];
        for _ in 0..steps {
            let mut after = vec![0.0; mdp.states()];
            for s in 0..mdp.states() {
                visits[s] += mass[s];
                for a in 0..mdp.actions() {
                    for o in mdp.outcomes(s, a) {
                        let chance = mass[s] * pi.probability(s, a) * o.chance;
                        value += chance * o.reward;
                        if let Some(next) = o.next {
                            after[next] += mdp.gamma() * chance;
                        }
                    }
                }
            }
            mass = after;
        }
        (value, visits)
    }

    #[test]
    fn value_and_visits_are_sums_over_all_paths() {
        for gamma in [0.0, 0.9, 1.0] {
            let (mdp, pi) = (tiny(gamma), mixed());
            let (value, visits) = by_enumeration(&mdp, &pi, 400);
            assert!((mdp.value(&pi).unwrap() - value).abs() < 1e-12);
            for (exact, summed) in mdp.visits(&pi).unwrap().iter().zip(visits) {
                assert!((exact - summed).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_value() {
        let (mdp, theta) = (tiny(0.9), [vec![0.3, -0.2], vec![-1.0, 0.4]]);
        let slope = mdp.gradient(&mixed()).unwrap();
        for s in 0..2 {
            for a in 0..2 {
                let at = |step: f64| {
                    let mut theta = theta.clone();
                    theta[s][a] += step;
                    mdp.value(&Policy::softmax(&theta).unwrap()).unwrap()
                };
                let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
                assert!((slope[s][a] - numeric).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn advantages_average_to_zero_and_the_best_values_are_greedy_for_themselves() {
        let (mdp, pi) = (tiny(0.9), mixed());
        for (s, row) in mdp.advantages(&pi).unwrap().iter().enumerate() {
            let mean: f64 = row.iter().zip(pi.row(s)).map(|(a, p)| a * p).sum();
            assert!(mean.abs() < 1e-14);
        }
        let best = mdp.best_values().unwrap();
        for (row, v) in mdp.action_values(&best).unwrap().iter().zip(&best) {
            let most = row.iter().fold(f64::MIN, |a, b| a.max(*b));
            assert!((most - v).abs() < 1e-12);
        }
        let mean = |v: &[f64]| 0.75 * v[0] + 0.25 * v[1];
        assert!(mean(&best) > mdp.value(&pi).unwrap());
    }

    #[test]
    fn a_walk_earns_what_the_policy_is_worth() {
        let (mdp, pi) = (tiny(1.0), mixed());
        let (mut sum, mut square, n) = (0.0, 0.0, 20_000);
        for id in 0..n {
            let (mut rng, mut walk) = (stream(1, id), mdp.walk(None));
            let (mut state, mut earned) = (walk.reset(&mut rng), 0.0);
            loop {
                let action = pi.draw(state, &mut rng);
                let step = walk.step(action, &mut rng).unwrap();
                earned += step.reward;
                state = step.observation;
                if step.end.is_some() {
                    break;
                }
            }
            sum += earned;
            square += earned * earned;
        }
        let (n, truth) = (n as f64, mdp.value(&pi).unwrap());
        // E[G²] from G = r + G': its own linear equations.
        let v = mdp.values(&pi).unwrap();
        let mut side = vec![0.0; 2];
        for (s, side) in side.iter_mut().enumerate() {
            for (a, p) in pi.row(s).iter().enumerate() {
                for o in mdp.outcomes(s, a) {
                    let later = o.next.map_or(0.0, |next| v[next]);
                    *side += p * o.chance * o.reward * (o.reward + 2.0 * later);
                }
            }
        }
        let moments = solve(mdp.equations(&pi), side).unwrap();
        let exact = 0.75 * moments[0] + 0.25 * moments[1];
        let error = libm::sqrt((exact - truth * truth) / n);
        let z = (sum / n - truth) / error;
        assert!(z.abs() < 4.0, "z = {z}");
        assert!((square / n / exact - 1.0).abs() < 0.1);
    }

    #[test]
    fn a_limit_truncates_and_says_so() {
        let mdp = tiny(1.0);
        let (mut rng, mut walk) = (stream(1, 0), mdp.walk(Some(1)));
        let mut ends = [0, 0];
        for _ in 0..200 {
            let _ = walk.reset(&mut rng);
            match walk.step(0, &mut rng).unwrap().end {
                Some(End::Terminal) => ends[0] += 1,
                Some(End::Truncated) => ends[1] += 1,
                None => panic!("one step is all there is"),
            }
            assert_eq!(walk.step(0, &mut rng), Err(StepError::NotRunning));
        }
        assert!(ends[0] > 20 && ends[1] > 20);
        let fifth = walk.step(4, &mut rng).unwrap_err().to_string();
        assert_eq!(fifth, "there is no action 4: 2 actions are numbered from 0");
    }

    #[test]
    fn greedy_policies_break_ties_as_told() {
        let q = [vec![1.0, 3.0, 3.0]];
        assert_eq!(Policy::greedy(&q).unwrap().row(0), [0.0, 1.0, 0.0]);
        let split = Policy::epsilon_greedy(&q, 0.0, Ties::Split).unwrap();
        assert_eq!(split.row(0), [0.0, 0.5, 0.5]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |world: Result<Mdp, MdpError>| world.unwrap_err().to_string();
        let one = |all| Mdp::new(vec![vec![all]], vec![1.0], 0.9);
        assert_eq!(
            said(Mdp::new(vec![], vec![], 0.9)),
            "there is no state, or no action"
        );
        let short = "the chances of action 0 in state 0 are none";
        assert_eq!(said(one(vec![end(0.9, 0.0)])), short);
        assert_eq!(said(one(vec![end(f64::NAN, 0.0)])), short);
        let lost = "action 0 in state 0 leads to 3, which is no state";
        assert_eq!(said(one(vec![to(3, 1.0, 0.0)])), lost);
        let endless = "the reward of an outcome 0 is inf";
        assert_eq!(said(one(vec![end(1.0, f64::INFINITY)])), endless);
        let ending = || vec![vec![vec![end(1.0, 0.0)]]];
        let more = said(Mdp::new(ending(), vec![1.0], 1.1));
        assert_eq!(more, "the discount is 1.1, not in [0, 1]");
        let start = said(Mdp::new(ending(), vec![0.5], 0.9));
        assert_eq!(start, "the chances of the first state are none");
        let loops = Mdp::new(vec![vec![vec![to(0, 1.0, 1.0)]]], vec![1.0], 1.0);
        let never = loops.unwrap().value(&Policy::uniform(1, 1).unwrap());
        assert!(matches!(never, Err(MdpError::Endless(_))));
        let other = tiny(0.9).value(&Policy::uniform(2, 3).unwrap()).unwrap_err();
        assert_eq!(
            other.to_string(),
            "the policy's list of actions has 3 entries, not 2"
        );
        let row = Policy::new(vec![vec![0.5, 0.4]]).unwrap_err().to_string();
        assert_eq!(row, "the policy in state 0: the probabilities add up to 0.9");
        assert!(Policy::new(vec![vec![1.0], vec![0.5, 0.5]]).is_err());
        assert_eq!(Policy::new(vec![]), Err(MdpError::Empty));
        assert!(Policy::epsilon_greedy(&[vec![0.0]], 1.5, Ties::First).is_err());
        assert!(Policy::greedy(&[vec![f64::NAN]]).is_err());
    }
}
