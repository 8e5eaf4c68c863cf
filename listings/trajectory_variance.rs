use libm::fabs;
use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// Two policies in one finite world, and what estimates of the target's value from episodes of the
/// behaviour are worth: exact moments of the contribution of *one* episode, by dynamic programming
/// from the back. Divide a variance by N for an estimate from N episodes. Episodes stop after `steps`
/// steps, or, with none, when the world ends them.
///
/// ```
/// use reweight::mdp::{Mdp, Outcome, Policy};
/// use reweight::trajectory_variance::TwoPolicies;
/// // Heads or tails, twice; only heads pays.
/// let flip = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
/// let coin = |next| vec![flip(1.0, next), flip(0.0, next)];
/// let twice = Mdp::new(vec![coin(Some(1)), coin(None)], vec![1.0, 0.0], 1.0).unwrap();
/// let (bent, fair) = (Policy::new(vec![vec![0.6, 0.4]; 2]), Policy::uniform(2, 2));
/// let (bent, fair) = (bent.unwrap(), fair.unwrap());
/// let two = TwoPolicies::new(&twice, &bent, &fair, None).unwrap();
/// assert!((two.ois().unwrap().mean - 1.2).abs() < 1e-12);
/// assert!((two.weights().unwrap().second() - 1.04 * 1.04).abs() < 1e-12);
/// assert!(two.pdis().unwrap().variance < two.ois().unwrap().variance);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct TwoPolicies<'a> {
    world: &'a Mdp,
    target: &'a Policy,
    behaviour: &'a Policy,
    steps: Option<u32>,
}

/// The mean and the variance of what one episode contributes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance, which may be infinite.
    pub variance: f64,
}

impl Moments {
    /// From a difference of sums, whose last digits may cancel below zero, and which over many steps may
    /// grow beyond all numbers.
    fn of(mean: f64, variance: f64) -> Self {
        let beyond = variance.is_nan() || variance == f64::INFINITY;
        let variance = if beyond { f64::INFINITY } else { variance.max(0.0) };
        Self { mean, variance }
    }

    /// The second moment.
    pub fn second(&self) -> f64 {
        self.variance + self.mean * self.mean
    }
}

/// What can be wrong with two policies in a world.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum TwoPoliciesError {
    /// A policy for another world, or episodes that need not end.
    #[error(transparent)]
    World(#[from] MdpError),
    /// The support condition: b > 0 wherever π > 0.
    #[error(
        "in state {state} the target takes action {action}, and the behaviour never"
    )]
    Hole { state: usize, action: usize },
}

/// A change that is none.
const NOTHING: f64 = 1e-15;

impl<'a> TwoPolicies<'a> {
    /// A world, the target that is asked about, the behaviour that acts, and how long an episode is.
    ///
    /// # Errors
    /// [`TwoPoliciesError`] if a policy is one for another world, or the target does in a state that
    /// it can get to what the behaviour never does.
    pub fn new(
        world: &'a Mdp,
        target: &'a Policy,
        behaviour: &'a Policy,
        steps: Option<u32>,
    ) -> Result<Self, TwoPoliciesError> {
        world.check(target)?;
        world.check(behaviour)?;
        let two = Self { world, target, behaviour, steps };
        for (state, _) in two.reached().iter().enumerate().filter(|(_, r)| **r) {
            let acts = target.row(state).iter().zip(behaviour.row(state));
            let mut acts = acts.enumerate();
            if let Some((action, _)) =
                acts.find(|(_, (pi, b))| **pi > 0.0 && **b == 0.0)
            {
                return Err(TwoPoliciesError::Hole { state, action });
            }
        }
        Ok(two)
    }

    /// What may happen in a state: how probable it is under the behaviour, its ratio, its outcome.
    fn happens(&self, s: usize) -> impl Iterator<Item = (f64, f64, &Outcome)> {
        let acts = self.behaviour.row(s).iter().zip(self.target.row(s)).enumerate();
        let acts = acts.filter(|(_, (b, _))| **b > 0.0);
        acts.flat_map(move |(a, (b, pi))| {
            let outcomes = self.world.outcomes(s, a).iter();
            outcomes.map(move |o| (b * o.chance, pi / b, o))
        })
    }

    /// One step back: what an episode that begins in `s` comes to, if `after` says what it comes to
    /// from the next state on and `end` what it comes to once it has ended.
    fn back<const K: usize>(
        &self,
        s: usize,
        after: &[[f64; K]],
        end: &[f64; K],
        step: &impl Fn(f64, f64, &[f64; K]) -> [f64; K],
    ) -> [f64; K] {
        let mut sum = [0.0; K];
        for (chance, ratio, outcome) in self.happens(s) {
            let next = outcome.next.map_or(end, |next| &after[next]);
            let parts = step(ratio, outcome.reward, next);
            for (sum, part) in sum.iter_mut().zip(parts) {
                *sum += chance * part;
            }
        }
        sum
    }

    /// From the back to the first state: `step` is linear in its last argument, and each entry needs
    /// no later one.
    fn backwards<const K: usize>(
        &self,
        end: [f64; K],
        step: impl Fn(f64, f64, &[f64; K]) -> [f64; K],
    ) -> Result<[f64; K], TwoPoliciesError> {
        let states = self.world.states();
        let mut all = vec![end; states];
        if let Some(steps) = self.steps {
            for _ in 0..steps {
                let now = |s| self.back(s, &all, &end, &step);
                all = (0..states).map(now).collect();
            }
        } else {
            all = self.for_ever(&end, &step)?;
        }
        Ok(self.at_start(&all))
    }

    /// The mean over the first states.
    fn at_start<const K: usize>(&self, all: &[[f64; K]]) -> [f64; K] {
        let mut sum = [0.0; K];
        for (chance, entry) in self.world.start().iter().zip(all) {
            for (sum, entry) in sum.iter_mut().zip(entry) {
                *sum += chance * entry;
            }
        }
        sum
    }

    /// The fixed point of one step back, entry by entry: linear equations, whose coefficients are
    /// what the step makes of a one, beyond what it makes of nothing.
    fn for_ever<const K: usize>(
        &self,
        end: &[f64; K],
        step: &impl Fn(f64, f64, &[f64; K]) -> [f64; K],
    ) -> Result<Vec<[f64; K]>, TwoPoliciesError> {
        let states = self.world.states();
        let mut all = vec![[0.0; K]; states];
        for entry in 0..K {
            let known = |s| self.back(s, &all, end, step)[entry];
            let constants: Vec<f64> = (0..states).map(known).collect();
            let mut equations = vec![vec![0.0; states]; states];
            for (s, row) in equations.iter_mut().enumerate() {
                row[s] += 1.0;
                for (chance, ratio, outcome) in self.happens(s) {
                    let Some(next) = outcome.next else { continue };
                    let mut one = [0.0; K];
                    let constant = step(ratio, outcome.reward, &one)[entry];
                    one[entry] = 1.0;
                    let with = step(ratio, outcome.reward, &one)[entry];
                    row[next] -= chance * (with - constant);
                }
            }
            let solved = solve(equations, constants).map_err(MdpError::Endless)?;
            for (row, value) in all.iter_mut().zip(solved) {
                row[entry] = value;
            }
        }
        Ok(all)
    }

    /// Whether Σₜ dᵗ `E_b[ρ²_{0:t}]` is finite. The matrix K of one step's squared weights is not
    /// negative, so its powers sum up exactly if (I − dK) x = 1 has a solution above zero. Only
    /// some states count.
    fn settles(&self, discount: f64, counts: &[bool]) -> bool {
        if self.steps.is_some() {
            return true;
        }
        let states = self.world.states();
        // ANCHOR: settles
        let mut equations = vec![vec![0.0; states]; states];
        for s in 0..states {
            equations[s][s] += 1.0;
            for (chance, ratio, outcome) in self.happens(s).filter(|_| counts[s]) {
                if let Some(next) = outcome.next {
                    equations[s][next] -= discount * chance * ratio * ratio;
                }
            }
        }
        let solution = solve(equations, vec![1.0; states]);
        solution.is_ok_and(|x| x.iter().all(|x| *x > 0.0))
        // ANCHOR_END: settles
    }

    /// The states that an episode with a weight above zero can visit.
    fn reached(&self) -> Vec<bool> {
        self.spread(self.world.start().iter().map(|p| *p > 0.0).collect())
    }

    /// Those that it can visit once something has been earned.
    fn after_a_reward(&self) -> Vec<bool> {
        let reached = self.reached();
        let mut after = vec![false; reached.len()];
        for s in (0..reached.len()).filter(|&s| reached[s]) {
            for (chance, ratio, outcome) in self.happens(s) {
                let counts = chance * ratio > 0.0 && outcome.reward != 0.0;
                if let Some(next) = outcome.next.filter(|_| counts) {
                    after[next] = true;
                }
            }
        }
        self.spread(after)
    }

    /// Some states, and all to which a weight above zero leads from them.
    fn spread(&self, mut reached: Vec<bool>) -> Vec<bool> {
        let mut todo: Vec<usize> =
            (0..reached.len()).filter(|&s| reached[s]).collect();
        while let Some(s) = todo.pop() {
            for (chance, ratio, outcome) in self.happens(s) {
                let Some(next) = outcome.next else { continue };
                if chance * ratio > 0.0 && !reached[next] {
                    reached[next] = true;
                    todo.push(next);
                }
            }
        }
        reached
    }

    /// The states among those from which there is still something to earn.
    fn paid(&self) -> Vec<bool> {
        let states = self.world.states();
        let mut paid = vec![false; states];
        let earns = |s: usize, paid: &[bool]| {
            self.happens(s).any(|(chance, ratio, outcome)| {
                let later = outcome.next.is_some_and(|next| paid[next]);
                chance * ratio > 0.0 && (outcome.reward != 0.0 || later)
            })
        };
        // A reward is at most as many steps away as there are states.
        for _ in 0..states {
            paid = (0..states).map(|s| paid[s] || earns(s, &paid)).collect();
        }
        paid.iter().zip(self.reached()).map(|(p, r)| *p && r).collect()
    }

    /// The moments of ρ, the product of all ratios, whose mean is one. The second moment is infinite
    /// if the squared weights of a loop grow faster than episodes leave it.
    ///
    /// # Errors
    /// [`TwoPoliciesError::World`] if episodes need not end.
    pub fn weights(&self) -> Result<Moments, TwoPoliciesError> {
        let [mean] = self.backwards([1.0], |ratio, _, [w]| [ratio * w])?;
        if !self.settles(1.0, &self.reached()) {
            return Ok(Moments { mean, variance: f64::INFINITY });
        }
        let [second] =
            self.backwards([1.0], |ratio, _, [w]| [ratio * ratio * w])?;
        Ok(Moments::of(mean, second - mean * mean))
    }

    /// The target's value: J, or what is left of it after so many steps.
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn value(&self) -> Result<f64, TwoPoliciesError> {
        let gamma = self.world.gamma();
        let [value] =
            self.backwards([0.0], |ratio, r, [v]| [ratio * (r + gamma * v)])?;
        Ok(value)
    }

    /// `E_b[ρ²]`, `E_b[ρ²G]` and `E_b[ρ²G²]`.
    // ANCHOR: whole
    fn squares(&self) -> Result<[f64; 3], TwoPoliciesError> {
        let gamma = self.world.gamma();
        self.backwards([1.0, 0.0, 0.0], |ratio, r, [one, g, gg]| {
            // G = r + γG', with everything times ρ².
            let squared = ratio * ratio;
            [
                squared * one,
                squared * (r * one + gamma * g),
                squared * (r * r * one + 2.0 * r * gamma * g + gamma * gamma * gg),
            ]
        })
    }
    // ANCHOR_END: whole

    /// The moments of ρG, of which ordinary importance sampling is the mean. Infinite if what has been
    /// earned is still multiplied by squared weights that grow faster than episodes end, or if these
    /// outgrow γ² before there is anything to earn (rewards that cancel to the last digit are not looked
    /// for). Where the only reward is the last, it is per-decision importance sampling.
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn ois(&self) -> Result<Moments, TwoPoliciesError> {
        let (mean, gamma) = (self.value()?, self.world.gamma());
        let finite = self.settles(1.0, &self.after_a_reward())
            && self.settles(gamma * gamma, &self.paid());
        if !finite {
            return Ok(Moments { mean, variance: f64::INFINITY });
        }
        let [_, _, second] = self.squares()?;
        Ok(Moments::of(mean, second - mean * mean))
    }

    /// What weighted importance sampling tends to, and N times its variance in the limit,
    /// `E_b[ρ²(G − v)²]`.
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn wis(&self) -> Result<Moments, TwoPoliciesError> {
        let mean = self.value()?;
        if !self.settles(1.0, &self.reached()) {
            return Ok(Moments { mean, variance: f64::INFINITY });
        }
        let [one, g, gg] = self.squares()?;
        Ok(Moments::of(mean, gg - 2.0 * mean * g + mean * mean * one))
    }

    /// N times the bias of weighted importance sampling in the limit, −`E_b[ρ²(G − v)]`; none if the
    /// weights have no second moment.
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn wis_bias(&self) -> Result<Option<f64>, TwoPoliciesError> {
        if !self.settles(1.0, &self.reached()) {
            return Ok(None);
        }
        let [one, g, _] = self.squares()?;
        let bias = self.value()? * one - g;
        Ok(bias.is_finite().then_some(bias))
    }

    /// The moments of Σ γᵗ `ρ_{0:t}` rₜ, of which per-decision importance sampling is the mean.
    /// Infinite if γ² does not hold the squared weights down where there is still something to earn (rewards
    /// that cancel to the last digit are not looked for).
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn pdis(&self) -> Result<Moments, TwoPoliciesError> {
        let gamma = self.world.gamma();
        if !self.settles(gamma * gamma, &self.paid()) {
            let mean = self.value()?;
            return Ok(Moments { mean, variance: f64::INFINITY });
        }
        // ANCHOR: per_decision
        let [mean, second] = self.backwards([0.0, 0.0], |ratio, r, [x, xx]| {
            // X = ρ (r + γX').
            let squares = r * r + 2.0 * r * gamma * x + gamma * gamma * xx;
            [ratio * (r + gamma * x), ratio * ratio * squares]
        })?;
        // ANCHOR_END: per_decision
        Ok(Moments::of(mean, second - mean * mean))
    }

    /// What weighted per-decision importance sampling tends to, and N times its variance in the limit:
    /// the second moment of Σ γᵗ `ρ_{0:t}` (rₜ − `E_π[rₜ]`), in which an episode that has ended keeps its
    /// last weight. Without a last step, to fifteen digits, or after a million steps.
    ///
    /// # Errors
    /// As [`Self::weights`].
    pub fn wpdis(&self) -> Result<Moments, TwoPoliciesError> {
        let gamma = self.world.gamma();
        let mean = self.value()?;
        if let Some(steps) = self.steps {
            return Ok(Moments { mean, variance: self.wpdis_within(steps) });
        }
        if !self.settles(gamma * gamma, &self.reached()) {
            return Ok(Moments { mean, variance: f64::INFINITY });
        }
        let mut steps = 64;
        let mut last = self.wpdis_within(steps);
        loop {
            steps *= 2;
            let variance = self.wpdis_within(steps);
            let moved = fabs(variance - last);
            if moved <= NOTHING * variance || steps >= 1 << 20 {
                return Ok(Moments { mean, variance });
            }
            last = variance;
        }
    }

    /// The same, of the first `steps` steps.
    fn wpdis_within(&self, steps: u32) -> f64 {
        let gamma = self.world.gamma();
        // What an ended episode still strays by, and its square.
        let mut end = [0.0; 2];
        let mut all = vec![end; self.world.states()];
        for mean in self.rewards_by_step(steps).into_iter().rev() {
            let step = |ratio: f64, r: f64, [x, xx]: &[f64; 2]| {
                let off = r - mean;
                let squares =
                    off * off + 2.0 * off * gamma * x + gamma * gamma * xx;
                [ratio * (off + gamma * x), ratio * ratio * squares]
            };
            let now = |s| self.back(s, &all, &end, &step);
            all = (0..all.len()).map(now).collect();
            let off = gamma * end[0] - mean;
            end = [off, off * off];
        }
        self.at_start(&all)[1]
    }

    /// `E_π[rₜ]` = `E_b[ρ_{0:t} rₜ]`, step by step.
    fn rewards_by_step(&self, steps: u32) -> Vec<f64> {
        let mut here = self.world.start().to_vec();
        let step = |_| {
            let mut next = vec![0.0; here.len()];
            let mut paid = 0.0;
            for (s, mass) in here.iter().enumerate() {
                for (chance, ratio, outcome) in self.happens(s) {
                    let mass = mass * chance * ratio;
                    paid += mass * outcome.reward;
                    if let Some(s) = outcome.next {
                        next[s] += mass;
                    }
                }
            }
            here = next;
            paid
        };
        (0..steps).map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::sqrt;

    /// Three states, two actions, rewards that depend on where it goes, and no pattern.
    fn world(gamma: f64, ends: f64) -> Mdp {
        let act = |first: f64, r: f64, next: [usize; 2]| {
            let goes = 1.0 - ends;
            vec![
                Outcome { chance: goes * first, reward: r, next: Some(next[0]) },
                Outcome {
                    chance: goes * (1.0 - first),
                    reward: r - 0.5,
                    next: Some(next[1]),
                },
                Outcome { chance: ends, reward: -r, next: None },
            ]
        };
        let states = vec![
            vec![act(0.3, 1.0, [1, 2]), act(0.6, -0.4, [0, 2])],
            vec![act(0.5, 0.2, [2, 0]), act(0.9, 0.7, [1, 0])],
            vec![act(0.1, -1.0, [0, 1]), act(0.7, 2.0, [2, 0])],
        ];
        Mdp::new(states, vec![0.5, 0.2, 0.3], gamma).unwrap()
    }

    fn policies() -> (Policy, Policy) {
        let target = vec![vec![0.7, 0.3], vec![0.2, 0.8], vec![0.6, 0.4]];
        let behaviour = vec![vec![0.5, 0.5], vec![0.4, 0.6], vec![0.5, 0.5]];
        (Policy::new(target).unwrap(), Policy::new(behaviour).unwrap())
    }

    /// One way that an episode can go: how probable it is under the behaviour and under the target,
    /// dynamics and all, and its ratios and rewards.
    #[derive(Clone, Default)]
    struct Path {
        chance: f64,
        under_target: f64,
        ratios: Vec<f64>,
        rewards: Vec<f64>,
    }

    /// Every way that an episode of at most `steps` steps can go.
    fn paths(world: &Mdp, pi: &Policy, b: &Policy, steps: u32) -> Vec<Path> {
        let mut done = Vec::new();
        let mut going: Vec<(usize, Path)> = Vec::new();
        for (s, &chance) in world.start().iter().enumerate() {
            let under_target = chance;
            going.push((s, Path { chance, under_target, ..Path::default() }));
        }
        for _ in 0..steps {
            let mut next = Vec::new();
            for (s, path) in going {
                for a in 0..world.actions() {
                    for outcome in world.outcomes(s, a) {
                        let mut path = path.clone();
                        let acts = [b, pi].map(|p| p.probability(s, a));
                        path.chance *= acts[0] * outcome.chance;
                        path.under_target *= acts[1] * outcome.chance;
                        path.ratios.push(acts[1] / acts[0]);
                        path.rewards.push(outcome.reward);
                        match outcome.next {
                            Some(s) => next.push((s, path)),
                            None => done.push(path),
                        }
                    }
                }
            }
            going = next;
        }
        done.extend(going.into_iter().map(|(_, path)| path));
        done
    }

    impl Path {
        fn weight(&self) -> f64 {
            self.ratios.iter().product()
        }

        fn up_to(&self, t: usize) -> f64 {
            self.ratios.iter().take(t + 1).product()
        }

        fn paid(&self, t: usize, gamma: f64) -> f64 {
            let discount: f64 = (0..t).map(|_| gamma).product();
            discount * self.rewards.get(t).copied().unwrap_or(0.0)
        }

        fn value(&self, gamma: f64) -> f64 {
            (0..self.rewards.len()).map(|t| self.paid(t, gamma)).sum()
        }
    }

    fn mean(paths: &[Path], of: impl Fn(&Path) -> f64) -> f64 {
        paths.iter().map(|path| path.chance * of(path)).sum()
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-11 * (1.0 + b.abs())
    }

    #[test]
    fn the_dynamics_cancel_path_by_path() {
        let (world, (pi, b)) = (world(0.9, 0.1), policies());
        let all = paths(&world, &pi, &b, 4);
        assert!(all.len() > 1000);
        for path in &all {
            assert!(near(path.under_target, path.chance * path.weight()));
        }
        assert!(near(mean(&all, |_| 1.0), 1.0));
        assert!(near(mean(&all, Path::weight), 1.0));
    }

    #[test]
    fn every_moment_is_the_one_over_all_paths() {
        for (gamma, ends, steps) in
            [(1.0, 0.0, 1), (1.0, 0.2, 2), (0.8, 0.1, 4), (0.9, 0.0, 5)]
        {
            let (world, (pi, b)) = (world(gamma, ends), policies());
            let two = TwoPolicies::new(&world, &pi, &b, Some(steps)).unwrap();
            let all = paths(&world, &pi, &b, steps);
            let truth: f64 =
                all.iter().map(|p| p.under_target * p.value(gamma)).sum();
            let squared =
                |of: &dyn Fn(&Path) -> f64| mean(&all, |path| of(path) * of(path));
            let weights = two.weights().unwrap();
            assert!(near(weights.second(), squared(&Path::weight)));

            let whole = |path: &Path| path.weight() * path.value(gamma);
            let ois = two.ois().unwrap();
            assert!(near(ois.mean, truth) && near(ois.mean, mean(&all, whole)));
            assert!(near(ois.second(), squared(&whole)));

            let stray = |path: &Path| path.weight() * (path.value(gamma) - truth);
            assert!(near(two.wis().unwrap().variance, squared(&stray)));
            let lean = mean(&all, |path| -path.weight() * stray(path));
            assert!(near(two.wis_bias().unwrap().unwrap(), lean));

            let times = 0..steps as usize;
            let each = |path: &Path| {
                let at = |t| path.up_to(t) * path.paid(t, gamma);
                times.clone().map(at).sum()
            };
            let pdis = two.pdis().unwrap();
            assert!(near(pdis.mean, truth) && near(pdis.mean, mean(&all, each)));
            assert!(near(pdis.second(), squared(&each)));

            let paid: Vec<f64> = times
                .clone()
                .map(|t| mean(&all, |p| p.up_to(t) * p.paid(t, gamma)))
                .collect();
            let stray = |path: &Path| {
                let at = |t: usize| path.up_to(t) * (path.paid(t, gamma) - paid[t]);
                times.clone().map(at).sum()
            };
            assert!(near(two.wpdis().unwrap().variance, squared(&stray)));
        }
    }

    #[test]
    fn episodes_that_end_are_the_limit_of_ones_that_are_cut() {
        let (world, (pi, b)) = (world(0.9, 0.3), policies());
        let whole = TwoPolicies::new(&world, &pi, &b, None).unwrap();
        let cut = TwoPolicies::new(&world, &pi, &b, Some(400)).unwrap();
        assert!(near(whole.value().unwrap(), world.value(&pi).unwrap()));
        let of = [TwoPolicies::ois, TwoPolicies::wis, TwoPolicies::pdis];
        for of in of.into_iter().chain([TwoPolicies::wpdis, TwoPolicies::weights]) {
            let (whole, cut) = (of(&whole).unwrap(), of(&cut).unwrap());
            assert!(near(whole.variance, cut.variance) && cut.variance > 0.0);
        }
        let leans = [whole, cut].map(|two| two.wis_bias().unwrap().unwrap());
        assert!(near(leans[0], leans[1]));
    }

    #[test]
    fn what_outgrows_all_numbers_is_infinite_and_what_cancels_is_nought() {
        let ring = reweight::ring::Ring::new(3.0).unwrap();
        let two = ring.two_policies(20_000).unwrap();
        for moments in [two.weights(), two.ois(), two.wis(), two.pdis()] {
            assert_eq!(moments.unwrap().variance, f64::INFINITY);
        }
        assert_eq!(two.wis_bias(), Ok(None));
        let (world, (pi, _)) = (world(0.9, 0.3), policies());
        let same = TwoPolicies::new(&world, &pi, &pi, None).unwrap();
        assert!(same.weights().unwrap().variance >= 0.0);
    }

    #[test]
    fn one_reward_at_the_end_fades_with_the_discount_whatever_the_weights_do() {
        // Example 5.5 with a discount: E[(ρG)²] = Σ (1 − ℓ)/b (γ²ℓ/b)ⁿ, while E[ρ²] is infinite.
        for (gamma, finite) in [(0.7, true), (0.8, false)] {
            let ends = |chance, reward| Outcome { chance, reward, next: None };
            let back = Outcome { chance: 0.9, reward: 0.0, next: Some(0) };
            let sides = vec![vec![back, ends(0.1, 1.0)], vec![ends(1.0, 0.0)]];
            let world = Mdp::new(vec![sides], vec![1.0], gamma).unwrap();
            let left = Policy::new(vec![vec![1.0, 0.0]]).unwrap();
            let coin = Policy::uniform(1, 2).unwrap();
            let two = TwoPolicies::new(&world, &left, &coin, None).unwrap();
            assert_eq!(two.weights().unwrap().variance, f64::INFINITY);
            let (ois, pdis) = (two.ois().unwrap(), two.pdis().unwrap());
            assert_eq!(ois.variance.is_finite(), finite);
            assert_eq!(pdis.variance.is_finite(), finite);
            if finite {
                let second = 0.2 / (1.0 - gamma * gamma * 1.8);
                let variance = second - ois.mean * ois.mean;
                assert!((ois.variance - variance).abs() < 1e-12);
                assert!((pdis.variance - variance).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_rarer_end_takes_the_ordinary_variance_away_and_leaves_the_per_decision_one()
     {
        let (world, (pi, b)) = (world(0.9, 0.02), policies());
        let two = TwoPolicies::new(&world, &pi, &b, None).unwrap();
        assert_eq!(two.weights().unwrap().variance, f64::INFINITY);
        assert_eq!(two.ois().unwrap().variance, f64::INFINITY);
        assert_eq!(two.wis().unwrap().variance, f64::INFINITY);
        assert_eq!(two.wis_bias().unwrap(), None);
        let pdis = two.pdis().unwrap();
        assert!(pdis.variance.is_finite() && pdis.variance > 0.0);
        assert!(two.wpdis().unwrap().variance.is_finite());
        // Cut ever later, it grows without end.
        let cut = |steps| {
            let two = TwoPolicies::new(&world, &pi, &b, Some(steps)).unwrap();
            two.ois().unwrap().variance
        };
        assert!(cut(400) > 10.0 * cut(200) && cut(800) > 100.0 * cut(400));
    }

    #[test]
    fn four_estimates_from_one_episode_meet_their_exact_moments() {
        use reweight::per_trajectory::{ois, pdis};
        use reweight::streams::stream;
        use reweight::trajectory::Trajectory;
        let (world, (pi, b)) = (world(0.9, 0.3), policies());
        let two = TwoPolicies::new(&world, &pi, &b, None).unwrap();
        let (mut ratios, mut rewards) = (Vec::new(), Vec::new());
        for id in 0..20_000 {
            let rng = &mut stream(1, id);
            let run = Trajectory::play(&mut world.walk(None), &b, rng).unwrap();
            ratios.push(run.log_ratios(&pi, &b).unwrap());
            rewards.push(run.steps.iter().map(|step| step.reward).collect());
        }
        let n = ratios.len() as f64;
        for (of, exact) in [(ois(&ratios, &rewards, 0.9), two.ois())]
            .into_iter()
            .chain([(pdis(&ratios, &rewards, 0.9), two.pdis())])
        {
            let (got, exact) = (of.unwrap().value, exact.unwrap());
            assert!((got - exact.mean).abs() < 4.0 * sqrt(exact.variance / n));
        }
    }

    #[test]
    fn a_loop_without_rewards_costs_the_whole_product_and_not_the_first_reward() {
        let on = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
        let around = vec![
            Outcome { chance: 0.95, reward: 0.0, next: Some(1) },
            Outcome { chance: 0.05, reward: 0.0, next: None },
        ];
        let first = vec![on(1.0, Some(1)), on(2.0, Some(1))];
        let states = vec![first, vec![around.clone(), around]];
        let world = Mdp::new(states, vec![1.0, 0.0], 1.0).unwrap();
        let pi = Policy::new(vec![vec![0.8, 0.2]; 2]).unwrap();
        let b = Policy::uniform(2, 2).unwrap();
        let two = TwoPolicies::new(&world, &pi, &b, None).unwrap();
        assert_eq!(two.ois().unwrap().variance, f64::INFINITY);
        let pdis = two.pdis().unwrap();
        // ρr is 1.6 or 0.8.
        assert!(near(pdis.mean, 1.2) && near(pdis.variance, 0.16));
    }

    #[test]
    fn what_the_behaviour_never_does_is_named() {
        let world = world(0.9, 0.1);
        let (pi, _) = policies();
        let rows = vec![vec![0.5, 0.5], vec![1.0, 0.0], vec![0.5, 0.5]];
        let b = Policy::new(rows).unwrap();
        let error = TwoPolicies::new(&world, &pi, &b, None).unwrap_err();
        let says = "in state 1 the target takes action 1, and the behaviour never";
        assert_eq!(error.to_string(), says);
        let other = Policy::uniform(2, 2).unwrap();
        assert!(TwoPolicies::new(&world, &pi, &other, None).is_err());
    }
}
