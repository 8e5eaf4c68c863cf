use libm::{exp, log};
use rand::Rng;
use reweight::environment::StepError;
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::streams::stream;
use reweight::trajectory::{Step, Trajectory};

/// What can be wrong with a batch of episodes, or with learning from it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum ReuseError {
    /// The world, the policy, or both.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// An episode that could not be played.
    #[error(transparent)]
    Step(#[from] StepError),
    /// A mean over no episode is none.
    #[error("the batch has no episode with a step")]
    Empty,
    /// Products of ratios can outgrow every number.
    #[error("the slope in state {state} is {value}")]
    Overflow { state: usize, value: f64 },
    /// So can what is promised.
    #[error("the promise is {0}")]
    Promise(f64),
}

/// What a step counts by when the policy that learns from it is no longer the one that took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// By one, as if nothing had changed.
    None,
    /// By its own ratio π_θ(a|s) / π_old(a|s).
    Ratio,
    /// By the product of its episode's ratios up to it.
    Products,
}

/// A step, and what it is credited with.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Credit {
    state: usize,
    action: usize,
    /// γᵗ.
    discount: f64,
    /// γᵗ δₜ with δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ).
    surprise: f64,
    /// γᵗ (Gₜ − V(sₜ)), the sum of this and all later surprises.
    credit: f64,
}

/// Whole episodes of one policy, each step with the exact V of that policy as its baseline. An
/// episode that was truncated is credited with V where it was left.
///
/// ```
/// use reweight::{batch_reuse::{Batch, Correction}, four_by_three::{GAMMA, world}};
/// use reweight::{mdp::Policy, streams::stream};
/// let world = world(GAMMA).unwrap();
/// let old = Policy::uniform(9, 4).unwrap();
/// let batch = Batch::play(&world, &old, 8, 100, &mut stream(1, 0)).unwrap();
/// // Towards the policy that played it, all ratios are one.
/// let slope = |correction| batch.slope(&old, correction).unwrap();
/// assert_eq!(slope(Correction::None), slope(Correction::Ratio));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    old: Policy,
    episodes: Vec<Vec<Credit>>,
}

impl Batch {
    /// Plays so many episodes; each is truncated after `limit` steps.
    ///
    /// # Errors
    /// [`ReuseError`] if the policy is one for another world, or there is no episode.
    pub fn play(
        world: &Mdp,
        policy: &Policy,
        episodes: usize,
        limit: u32,
        rng: &mut impl Rng,
    ) -> Result<Self, ReuseError> {
        world.check(policy)?;
        let mut walk = world.walk(Some(limit));
        let play = |_| Trajectory::play(&mut walk, policy, rng);
        let played: Vec<_> = (0..episodes).map(play).collect::<Result<_, _>>()?;
        Self::of(world, policy, &played)
    }

    /// Takes episodes that `policy` played.
    ///
    /// # Errors
    /// [`ReuseError`] if there is none, or a step cannot be the policy's own.
    pub fn of(
        world: &Mdp,
        policy: &Policy,
        played: &[Trajectory],
    ) -> Result<Self, ReuseError> {
        if played.is_empty() || played.iter().any(|one| one.steps.is_empty()) {
            return Err(ReuseError::Empty);
        }
        let v = world.values(policy)?;
        let credited = |one: &Trajectory| {
            one.log_ratios(policy, policy)?;
            known(one, v.len())?;
            let (gamma, mut credits) = (world.gamma(), Vec::new());
            let mut discount = 1.0;
            for (t, &Step { state, action, reward }) in one.steps.iter().enumerate()
            {
                let next = one.steps.get(t + 1).map(|step| step.state);
                let later = next.or(one.left_in).map_or(0.0, |next| v[next]);
                let surprise = discount * (reward + gamma * later - v[state]);
                let credit = 0.0; // below
                credits.push(Credit { state, action, discount, surprise, credit });
                discount *= gamma;
            }
            let mut later = 0.0;
            for credit in credits.iter_mut().rev() {
                later += credit.surprise;
                credit.credit = later;
            }
            Ok(credits)
        };
        let episodes =
            played.iter().map(credited).collect::<Result<_, ReuseError>>()?;
        Ok(Self { old: policy.clone(), episodes })
    }

    /// The same steps, each credited with what its action is worth on average, γᵗ A(s, a) of the policy
    /// that played: all luck is taken out, but for which states came up.
    ///
    /// # Errors
    /// [`ReuseError`] if the batch is not from this world.
    pub fn judged_exactly(mut self, world: &Mdp) -> Result<Self, ReuseError> {
        let advantages = world.advantages(&self.old)?;
        for step in self.episodes.iter_mut().flatten() {
            let worth = step.discount * advantages[step.state][step.action];
            (step.surprise, step.credit) = (worth, worth);
        }
        Ok(self)
    }

    /// The policy that played it.
    pub fn old(&self) -> &Policy {
        &self.old
    }

    /// How many steps it has.
    pub fn steps(&self) -> usize {
        self.episodes.iter().map(Vec::len).sum()
    }

    /// log π(a|s) − log π_old(a|s) for every state and action. Where π_old never acts so, no step of
    /// the batch asks for it.
    fn log_ratios(&self, policy: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
        self.old.same_shape(policy)?;
        let rows = (0..self.old.states())
            .map(|s| policy.row(s).iter().zip(self.old.row(s)));
        Ok(rows.map(|row| row.map(|(p, q)| log(*p) - log(*q)).collect()).collect())
    }

    /// The log ratio of each step, episode after episode.
    ///
    /// # Errors
    /// [`ReuseError`] if the policy is one for another world.
    pub fn step_log_ratios(&self, policy: &Policy) -> Result<Vec<f64>, ReuseError> {
        let logs = self.log_ratios(policy)?;
        let steps = self.episodes.iter().flatten();
        Ok(steps.map(|step| logs[step.state][step.action]).collect())
    }

    /// The log of the product of all ratios of each episode.
    ///
    /// # Errors
    /// As [`Self::step_log_ratios`].
    pub fn episode_log_ratios(
        &self,
        policy: &Policy,
    ) -> Result<Vec<f64>, ReuseError> {
        let logs = self.log_ratios(policy)?;
        let whole = |steps: &Vec<Credit>| {
            steps.iter().map(|step| logs[step.state][step.action]).sum()
        };
        Ok(self.episodes.iter().map(whole).collect())
    }

    /// What each step of an episode adds to the slope, times ∇ log π(a|s).
    fn pushes(
        steps: &[Credit],
        logs: &[Vec<f64>],
        correction: Correction,
    ) -> Vec<f64> {
        let log_ratio = |step: &Credit| logs[step.state][step.action];
        match correction {
            Correction::None => steps.iter().map(|step| step.credit).collect(),
            Correction::Ratio => steps
                .iter()
                .map(|step| exp(log_ratio(step)) * step.credit)
                .collect(),
            Correction::Products => {
                let mut product = 0.0;
                let weighed = |step: &Credit| {
                    product += log_ratio(step);
                    exp(product) * step.surprise
                };
                let mut pushes: Vec<f64> = steps.iter().map(weighed).collect();
                // A step's ratio stands in every later product.
                let mut later = 0.0;
                for push in pushes.iter_mut().rev() {
                    later += *push;
                    *push = later;
                }
                pushes
            }
        }
    }

    /// The slope at `policy` of what the batch says of J, in the parameters of a softmax: the mean
    /// over episodes of Σₜ cₜ ∇ log π(aₜ|sₜ). Without a ratio, cₜ = γᵗ (Gₜ − V(sₜ)), which is
    /// REINFORCE with a baseline (Williams 1992; Sutton and Barto 2018, section 13.4); with one, ρₜ
    /// times that; with products, Σᵤ ρ₀…ρᵤ γᵘ δᵤ over all u ≥ t, whose mean is the gradient of J at
    /// every policy (per-decision importance sampling, Precup, Sutton and Singh 2000, with V as a
    /// control variate).
    ///
    /// # Errors
    /// [`ReuseError`] if the policy is one for another world, or the products outgrow all numbers.
    pub fn slope(
        &self,
        policy: &Policy,
        correction: Correction,
    ) -> Result<Vec<Vec<f64>>, ReuseError> {
        let logs = self.log_ratios(policy)?;
        self.gather(policy, |steps| Self::pushes(steps, &logs, correction))
    }

    /// The mean over episodes of Σₜ push(ρₜ, cₜ) ∇ log π(aₜ|sₜ), where cₜ is γᵗ (Gₜ − V(sₜ)), or what the
    /// step was credited with instead.
    ///
    /// # Errors
    /// As [`Self::slope`].
    pub fn slope_by(
        &self,
        policy: &Policy,
        push: impl Fn(f64, f64) -> f64,
    ) -> Result<Vec<Vec<f64>>, ReuseError> {
        let logs = self.log_ratios(policy)?;
        self.gather(policy, |steps| {
            let each = steps.iter();
            each.map(|s| push(exp(logs[s.state][s.action]), s.credit)).collect()
        })
    }

    fn gather(
        &self,
        policy: &Policy,
        pushes: impl Fn(&[Credit]) -> Vec<f64>,
    ) -> Result<Vec<Vec<f64>>, ReuseError> {
        let mut slope = vec![vec![0.0; policy.actions()]; policy.states()];
        for steps in &self.episodes {
            for (step, push) in steps.iter().zip(pushes(steps)) {
                slope[step.state][step.action] += push / self.episodes.len() as f64;
            }
        }
        // ∇ log π(a|s) is 1 at the action taken, minus π(·|s).
        for (state, row) in slope.iter_mut().enumerate() {
            let value: f64 = row.iter().sum();
            if !value.is_finite() {
                return Err(ReuseError::Overflow { state, value });
            }
            for (entry, p) in row.iter_mut().zip(policy.row(state)) {
                *entry -= p * value;
            }
        }
        Ok(slope)
    }

    /// How much better than its own policy another one is, as the batch has it: the mean over
    /// episodes of Σₜ (ρ₀…ρₜ − 1) γᵗ δₜ with products, which is right on average, and of
    /// Σₜ (ρₜ − 1) γᵗ (Gₜ − V(sₜ)) otherwise, the surrogate.
    ///
    /// # Errors
    /// As [`Self::slope`].
    pub fn promise(
        &self,
        policy: &Policy,
        correction: Correction,
    ) -> Result<f64, ReuseError> {
        let logs = self.log_ratios(policy)?;
        let mut promise = 0.0;
        for steps in &self.episodes {
            let mut product = 0.0;
            for step in steps {
                let ratio = logs[step.state][step.action];
                product += ratio;
                promise += match correction {
                    Correction::Products => (exp(product) - 1.0) * step.surprise,
                    _ => (exp(ratio) - 1.0) * step.credit,
                };
            }
        }
        if !promise.is_finite() {
            return Err(ReuseError::Promise(promise));
        }
        Ok(promise / self.episodes.len() as f64)
    }

    /// The mean over episodes of Σₜ gain(ρₜ, cₜ), with cₜ as in [`Self::slope_by`].
    ///
    /// # Errors
    /// As [`Self::slope`].
    pub fn promise_by(
        &self,
        policy: &Policy,
        gain: impl Fn(f64, f64) -> f64,
    ) -> Result<f64, ReuseError> {
        let logs = self.log_ratios(policy)?;
        let steps = self.episodes.iter().flatten();
        let gain = |s: &Credit| gain(exp(logs[s.state][s.action]), s.credit);
        let promise: f64 = steps.map(gain).sum();
        if !promise.is_finite() {
            return Err(ReuseError::Promise(promise));
        }
        Ok(promise / self.episodes.len() as f64)
    }
}

/// Checks that an episode was paid in numbers, and left in one of so many states.
fn known(one: &Trajectory, states: usize) -> Result<(), ReuseError> {
    let bad = one.steps.iter().position(|step| !step.reward.is_finite());
    if let Some(index) = bad {
        let (what, value) = ("the reward of step", one.steps[index].reward);
        return Err(MdpError::NotFinite { what, index, value }.into());
    }
    match one.left_in.filter(|state| *state >= states) {
        None => Ok(()),
        Some(state) => {
            let (step, action) = (one.steps.len(), 0);
            Err(MdpError::NoStep { step, state, action }.into())
        }
    }
}

/// What is done with each batch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reuse {
    /// What a step counts by.
    pub correction: Correction,
    /// How often the batch is used.
    pub uses: usize,
    /// η.
    pub step_size: f64,
}

impl Reuse {
    /// Climbs the batch's slope, so many steps θ ← θ + η ∇, and gives the policy it came to.
    ///
    /// # Errors
    /// As [`Batch::slope`]; θ is then where the last step left it.
    // ANCHOR: learn
    pub fn learn(
        &self,
        theta: &mut [Vec<f64>],
        batch: &Batch,
    ) -> Result<Policy, ReuseError> {
        let mut policy = Policy::softmax(theta)?;
        for _ in 0..self.uses {
            let slope = batch.slope(&policy, self.correction)?;
            let rows = theta.iter_mut().zip(&slope);
            for (t, g) in rows.flat_map(|(t, g)| t.iter_mut().zip(g)) {
                *t += self.step_size * g;
            }
            policy = Policy::softmax(theta)?;
        }
        Ok(policy)
    }
    // ANCHOR_END: learn
}

/// Episodes in each batch of a [`Learner`].
pub const EPISODES: usize = 8;
/// Where it stops an episode.
pub const LIMIT: u32 = 100;

/// A softmax with a parameter for each state and action, all zero at first, that learns from batch
/// after batch. Batch k of a seed comes from `stream(seed, k)`, whatever is done with it: the first
/// batch is the same for all, and every learner of a seed meets the same uniform numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Learner {
    reuse: Reuse,
    seed: u64,
    batches: u64,
    theta: Vec<Vec<f64>>,
    policy: Policy,
}

impl Learner {
    /// Before its first batch.
    ///
    /// # Errors
    /// None in a world, which has a state and an action.
    pub fn new(world: &Mdp, reuse: Reuse, seed: u64) -> Result<Self, ReuseError> {
        let theta = vec![vec![0.0; world.actions()]; world.states()];
        let policy = Policy::softmax(&theta)?;
        Ok(Self { reuse, seed, batches: 0, theta, policy })
    }

    /// The policy that will play the next batch.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// θ(s, a), a row for each state.
    pub fn theta(&self) -> &[Vec<f64>] {
        &self.theta
    }

    /// Plays a batch of [`EPISODES`] and learns from it.
    ///
    /// # Errors
    /// As [`Reuse::learn`].
    pub fn go_on(&mut self, world: &Mdp) -> Result<Batch, ReuseError> {
        let mut rng = stream(self.seed, self.batches);
        let batch = Batch::play(world, &self.policy, EPISODES, LIMIT, &mut rng)?;
        self.policy = self.reuse.learn(&mut self.theta, &batch)?;
        self.batches += 1;
        Ok(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::mdp::Outcome;

    /// Three states without a way back: every episode ends within three steps.
    fn stairs() -> Mdp {
        let to = |chance, reward, next| Outcome { chance, reward, next };
        let outcomes = vec![
            vec![
                vec![to(0.7, 0.5, Some(1)), to(0.3, -1.0, Some(2))],
                vec![to(0.4, 1.0, None), to(0.6, 0.0, Some(2))],
            ],
            vec![
                vec![to(0.5, 2.0, Some(2)), to(0.5, -3.0, None)],
                vec![to(1.0, 0.25, Some(2))],
            ],
            vec![
                vec![to(1.0, 1.0, None)],
                vec![to(0.2, 4.0, None), to(0.8, -1.0, None)],
            ],
        ];
        Mdp::new(outcomes, vec![0.8, 0.2, 0.0], 0.9).unwrap()
    }

    fn policies() -> [Policy; 2] {
        let rows = |theta: [[f64; 2]; 3]| {
            Policy::softmax(&theta.map(|row| row.to_vec())).unwrap()
        };
        let old = rows([[0.2, -0.1], [0.0, 0.5], [-0.3, 0.3]]);
        [old, rows([[1.0, -0.6], [-0.4, 0.9], [0.8, -0.8]])]
    }

    /// Every episode there is, with its probability.
    fn all(world: &Mdp, policy: &Policy) -> Vec<(f64, Trajectory)> {
        let starts = world.start().iter().enumerate();
        let mut open: Vec<(f64, Vec<Step>, usize)> =
            starts.map(|(s, p)| (*p, Vec::new(), s)).collect();
        let mut done = Vec::new();
        while let Some((chance, steps, state)) = open.pop() {
            for action in 0..world.actions() {
                for o in world.outcomes(state, action) {
                    let p = chance * policy.probability(state, action) * o.chance;
                    let mut steps = steps.clone();
                    steps.push(Step { state, action, reward: o.reward });
                    match o.next {
                        Some(next) => open.push((p, steps, next)),
                        None => done.push((p, Trajectory { steps, left_in: None })),
                    }
                }
            }
        }
        done
    }

    /// The exact mean of what a batch of one episode says.
    fn mean<T>(said: impl Fn(&Batch) -> T, mut add: impl FnMut(f64, T)) {
        let (world, [old, _]) = (stairs(), policies());
        for (chance, one) in all(&world, &old) {
            add(chance, said(&Batch::of(&world, &old, &[one]).unwrap()));
        }
    }

    /// How far the mean slope at a policy is from the gradient there.
    fn off(policy: &Policy, correction: Correction) -> f64 {
        let mut sum = vec![vec![0.0; 2]; 3];
        mean(
            |batch| batch.slope(policy, correction).unwrap(),
            |chance, slope| {
                for (sum, x) in sum.iter_mut().zip(slope) {
                    sum.iter_mut().zip(x).for_each(|(sum, x)| *sum += chance * x);
                }
            },
        );
        let truth = stairs().gradient(policy).unwrap();
        let errors = sum.iter().flatten().zip(truth.iter().flatten());
        errors.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn the_first_use_is_unbiased_and_later_ones_only_with_products() {
        let [old, new] = policies();
        for correction in
            [Correction::None, Correction::Ratio, Correction::Products]
        {
            assert!(off(&old, correction) < 1e-14, "{correction:?}");
        }
        assert!(off(&new, Correction::Products) < 1e-14);
        assert!(off(&new, Correction::Ratio) > 0.03);
        assert!(off(&new, Correction::None) > 0.03);
    }

    #[test]
    fn products_promise_the_difference_and_ratios_the_surrogate() {
        let (world, [old, new]) = (stairs(), policies());
        let promised = |correction| {
            let mut sum = 0.0;
            mean(
                |batch| batch.promise(&new, correction).unwrap(),
                |chance, promise| sum += chance * promise,
            );
            sum
        };
        let gain = world.value(&new).unwrap() - world.value(&old).unwrap();
        assert!((promised(Correction::Products) - gain).abs() < 1e-14);
        let (visits, advantages) =
            (world.visits(&old).unwrap(), world.advantages(&old).unwrap());
        let mut surrogate = 0.0;
        for (s, row) in advantages.iter().enumerate() {
            for (a, advantage) in row.iter().enumerate() {
                surrogate += visits[s] * new.probability(s, a) * advantage;
            }
        }
        assert!((promised(Correction::Ratio) - surrogate).abs() < 1e-14);
        assert!((surrogate - gain).abs() > 0.05);
    }

    #[test]
    fn judged_exactly_only_the_luck_goes() {
        let (world, [old, new]) = (stairs(), policies());
        let judged = |batch: &Batch| batch.clone().judged_exactly(&world).unwrap();
        for correction in
            [Correction::None, Correction::Ratio, Correction::Products]
        {
            let (mut noisy, mut exact) = ([0.0; 2], [0.0; 2]);
            mean(
                |batch| {
                    [batch.clone(), judged(batch)].map(|batch| {
                        let slope = batch.slope(&new, correction).unwrap();
                        (batch.promise(&new, correction).unwrap(), slope[0][1])
                    })
                },
                |chance, [a, b]| {
                    noisy = [noisy[0] + chance * a.0, noisy[1] + chance * a.1];
                    exact = [exact[0] + chance * b.0, exact[1] + chance * b.1];
                },
            );
            for (noisy, exact) in noisy.iter().zip(exact) {
                assert!((noisy - exact).abs() < 1e-14, "{correction:?}");
            }
        }
        let one = Batch::play(&world, &old, 5, 9, &mut stream(1, 0)).unwrap();
        assert_ne!(judged(&one), one);
        assert_eq!(judged(&judged(&one)), judged(&one));
    }

    #[test]
    fn a_rule_of_ones_own_may_be_an_old_one() {
        let (world, [old, new]) = (stairs(), policies());
        let batch = Batch::play(&world, &old, 5, 9, &mut stream(1, 0)).unwrap();
        let slope = batch.slope_by(&new, |ratio, credit| ratio * credit).unwrap();
        assert_eq!(slope, batch.slope(&new, Correction::Ratio).unwrap());
        let promise = batch.promise_by(&new, |r, credit| (r - 1.0) * credit);
        let ours = batch.promise(&new, Correction::Ratio).unwrap();
        assert!((promise.unwrap() - ours).abs() < 1e-15);
        assert!(batch.promise_by(&new, |_, _| f64::NAN).is_err());
        assert!(batch.slope_by(&new, |_, _| f64::INFINITY).is_err());
    }

    #[test]
    fn at_its_own_policy_the_slope_is_reinforce_with_a_baseline() {
        let world = world(GAMMA).unwrap();
        let theta: Vec<Vec<f64>> =
            (0..9).map(|s| vec![0.1 * f64::from(s), 0.0, -0.2, 0.3]).collect();
        let policy = Policy::softmax(&theta).unwrap();
        let v = world.values(&policy).unwrap();
        let mut rng = stream(1, 0);
        let mut walk = world.walk(Some(100));
        let played: Vec<Trajectory> = (0..3)
            .map(|_| Trajectory::play(&mut walk, &policy, &mut rng).unwrap())
            .collect();
        assert!(played.iter().all(|one| one.left_in.is_none()));
        let mut slope = vec![vec![0.0; 4]; 9];
        for one in &played {
            let mut discount = 1.0;
            for (step, g) in one.steps.iter().zip(one.returns(GAMMA)) {
                let score = policy.at(step.state).score(step.action);
                for (entry, score) in slope[step.state].iter_mut().zip(score) {
                    *entry += discount * (g - v[step.state]) * score / 3.0;
                }
                discount *= GAMMA;
            }
        }
        let batch = Batch::of(&world, &policy, &played).unwrap();
        assert_eq!(
            batch,
            Batch::play(&world, &policy, 3, 100, &mut stream(1, 0)).unwrap()
        );
        for correction in
            [Correction::None, Correction::Ratio, Correction::Products]
        {
            let ours = batch.slope(&policy, correction).unwrap();
            for (a, b) in ours.iter().flatten().zip(slope.iter().flatten()) {
                assert!((a - b).abs() < 1e-12, "{correction:?}: {a} for {b}");
            }
            assert_eq!(batch.promise(&policy, correction).unwrap(), 0.0);
        }
    }

    #[test]
    fn a_truncated_episode_is_credited_with_the_value_where_it_was_left() {
        let world = world(GAMMA).unwrap();
        let policy = Policy::uniform(9, 4).unwrap();
        let v = world.values(&policy).unwrap();
        let step = Step { state: 5, action: 0, reward: -0.04 };
        let one = Trajectory { steps: vec![step], left_in: Some(3) };
        let batch = Batch::of(&world, &policy, &[one]).unwrap();
        let credit = -0.04 + GAMMA * v[3] - v[5];
        let slope = batch.slope(&policy, Correction::None).unwrap();
        assert_eq!(slope[5][0], credit - 0.25 * credit);
        assert_eq!(batch.steps(), 1);
    }

    #[test]
    fn ratios_of_steps_and_of_episodes_are_those_of_the_trajectories() {
        let (world, [old, new]) = (stairs(), policies());
        for (_, one) in all(&world, &old) {
            let logs = one.log_ratios(&new, &old).unwrap();
            let batch = Batch::of(&world, &old, &[one]).unwrap();
            assert_eq!(batch.step_log_ratios(&new).unwrap(), logs);
            let whole = batch.episode_log_ratios(&new).unwrap();
            assert_eq!(whole, [logs.iter().sum::<f64>()]);
        }
    }

    #[test]
    fn learning_climbs_the_slope_and_the_first_step_needs_no_correction() {
        let world = world(GAMMA).unwrap();
        let old = Policy::uniform(9, 4).unwrap();
        let batch = Batch::play(&world, &old, 8, 100, &mut stream(1, 0)).unwrap();
        let after = |correction, uses| {
            let mut theta = vec![vec![0.0; 4]; 9];
            let reuse = Reuse { correction, uses, step_size: 0.3 };
            let policy = reuse.learn(&mut theta, &batch).unwrap();
            assert_eq!(policy, Policy::softmax(&theta).unwrap());
            policy
        };
        assert_eq!(after(Correction::None, 0), old);
        assert_eq!(after(Correction::None, 1), after(Correction::Ratio, 1));
        assert_ne!(after(Correction::None, 2), after(Correction::Ratio, 2));
        assert_ne!(after(Correction::Ratio, 2), after(Correction::Products, 2));
        // A small step uphill is a gain, and promised.
        let reuse =
            Reuse { correction: Correction::Ratio, uses: 4, step_size: 0.01 };
        let new = reuse.learn(&mut vec![vec![0.0; 4]; 9], &batch).unwrap();
        assert!(batch.promise(&new, Correction::Ratio).unwrap() > 0.0);
        assert!(world.value(&new).unwrap() > world.value(&old).unwrap());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (world, [old, _]) = (stairs(), policies());
        let said = |error: ReuseError| error.to_string();
        let none = Batch::of(&world, &old, &[]).unwrap_err();
        assert_eq!(said(none), "the batch has no episode with a step");
        let other = Policy::uniform(2, 2).unwrap();
        let wrong =
            Batch::play(&world, &other, 1, 9, &mut stream(1, 0)).unwrap_err();
        assert_eq!(said(wrong), "the policy's list of states has 2 entries, not 3");
        let batch = Batch::play(&world, &old, 1, 9, &mut stream(1, 0)).unwrap();
        assert!(batch.slope(&other, Correction::None).is_err());
        assert!(batch.promise(&other, Correction::Ratio).is_err());
        let lost = Step { state: 3, action: 0, reward: 0.0 };
        let lost = Trajectory { steps: vec![lost], left_in: None };
        assert!(Batch::of(&world, &old, &[lost]).is_err());
        let step = Step { state: 0, action: 0, reward: 0.0 };
        let left = Trajectory { steps: vec![step], left_in: Some(7) };
        let error = Batch::of(&world, &old, &[left]).unwrap_err();
        assert_eq!(said(error), "step 1: no policy for action 0 in state 7");
        let steps = vec![step, Step { reward: f64::NAN, ..step }];
        let unpaid = Trajectory { steps, left_in: None };
        let error = Batch::of(&world, &old, &[unpaid]).unwrap_err();
        assert_eq!(said(error), "the reward of step 1 is NaN");
        // A policy that did almost nothing of what it did: the products have no number.
        let rare = vec![vec![1e-300, 1.0]; 3];
        let rare = Policy::new(rare).unwrap();
        let steps = [0, 1, 2].map(|state| Step { state, action: 0, reward: 1.0 });
        let one = Trajectory { steps: steps.to_vec(), left_in: None };
        let batch = Batch::of(&world, &rare, &[one]).unwrap();
        let sure = Policy::new(vec![vec![1.0, 0.0]; 3]).unwrap();
        let error = batch.slope(&sure, Correction::Products).unwrap_err();
        assert!(said(error).starts_with("the slope in state 0 is "), "no overflow");
        let error = batch.promise(&sure, Correction::Products).unwrap_err();
        assert!(said(error).starts_with("the promise is "));
    }
}
