use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// ρ(s, a) = π(a|s) / b(a|s), zero where neither acts.
///
/// # Errors
/// [`MdpError`] if the policies differ in shape, or the target does what the behaviour never does.
pub fn step_ratios(
    target: &Policy,
    behaviour: &Policy,
) -> Result<Vec<Vec<f64>>, MdpError> {
    for (what, given, wanted) in [
        ("the target's list of states", target.states(), behaviour.states()),
        ("the target's list of actions", target.actions(), behaviour.actions()),
    ] {
        if given != wanted {
            return Err(MdpError::Length { what, given, wanted });
        }
    }
    let ratio = |s: usize, a: usize| match (
        target.probability(s, a),
        behaviour.probability(s, a),
    ) {
        (p, 0.0) if p > 0.0 => Err(MdpError::Never { state: s, action: a }),
        (_, 0.0) => Ok(0.0),
        (p, b) => Ok(p / b),
    };
    let row = |s| (0..target.actions()).map(|a| ratio(s, a)).collect();
    (0..target.states()).map(row).collect()
}

/// An estimate that an episode makes from its end to its beginning,
/// D = base(s) + pay(s, a) (r − model(s, a)) + carry(s, a) γ D', where D' is what the rest says and the
/// actions are the behaviour's.
#[derive(Debug, Clone, PartialEq)]
pub struct Backward {
    base: Vec<f64>,
    model: Vec<Vec<f64>>,
    pay: Vec<Vec<f64>>,
    carry: Vec<Vec<f64>>,
}

/// The mean and the variance of what one episode says. The variance may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance; that of a mean of n episodes is an nth of it.
    pub variance: f64,
}

impl Backward {
    /// The plain return: nothing is reweighted.
    pub fn plain(mdp: &Mdp) -> Self {
        let ones = vec![vec![1.0; mdp.actions()]; mdp.states()];
        Self::without_model(ones.clone(), ones)
    }

    /// Per-decision importance sampling: D = ρ (r + γ D').
    pub fn per_decision(ratios: &[Vec<f64>]) -> Self {
        Self::without_model(ratios.to_vec(), ratios.to_vec())
    }

    /// Doubly robust: D = V̂ + ρ (r + γ D' − q̂).
    ///
    /// # Errors
    /// [`MdpError::Length`] if the model is one for another world.
    pub fn doubly_robust(
        ratios: &[Vec<f64>],
        target: &Policy,
        q: &[Vec<f64>],
    ) -> Result<Self, MdpError> {
        let (given, wanted) = (q.len(), ratios.len());
        if given != wanted || target.states() != wanted {
            return Err(MdpError::Length { what: "the model", given, wanted });
        }
        let value = |(s, row): (usize, &Vec<f64>)| {
            row.iter().zip(target.row(s)).map(|(q, p)| q * p).sum()
        };
        let base = q.iter().enumerate().map(value).collect();
        let mut all = Self::per_decision(ratios);
        (all.base, all.model) = (base, q.to_vec());
        Ok(all)
    }

    /// Marginalised: D = w(s) ρ r + γ D', where w is the ratio of the visits.
    pub fn marginalised(visits: &[f64], ratios: &[Vec<f64>]) -> Self {
        let row = |(w, row): (&f64, &Vec<f64>)| row.iter().map(|r| w * r).collect();
        let pay: Vec<Vec<f64>> = visits.iter().zip(ratios).map(row).collect();
        let carry = pay.iter().map(|row| vec![1.0; row.len()]).collect();
        Self::without_model(pay, carry)
    }

    /// Traces: D = pay r + carry γ D', where what a step is paid and what it lets through may differ.
    pub fn traced(pay: Vec<Vec<f64>>, carry: Vec<Vec<f64>>) -> Self {
        Self::without_model(pay, carry)
    }

    fn without_model(pay: Vec<Vec<f64>>, carry: Vec<Vec<f64>>) -> Self {
        let zero = pay.iter().map(|row| vec![0.0; row.len()]).collect();
        Self { base: vec![0.0; pay.len()], model: zero, pay, carry }
    }

    /// The exact moments, by two systems of linear equations: of what is said from s on, the mean is
    /// U = base + E[pay (r − model) + carry γ U'], and the variance
    /// M = Var(pay (r − model) + carry γ U') + E[carry² γ² M'] (for doubly robust, Jiang and
    /// Li 2016).
    ///
    /// ```
    /// use reweight::backward_variance::{Backward, step_ratios};
    /// use reweight::mdp::{Mdp, Outcome, Policy};
    /// let pays = |reward| vec![Outcome { chance: 1.0, reward, next: None }];
    /// let coin = Mdp::new(vec![vec![pays(2.0), pays(1.0)]], vec![1.0], 1.0).unwrap();
    /// let policy = |heads: f64| Policy::new(vec![vec![heads, 1.0 - heads]]).unwrap();
    /// let ratios = step_ratios(&policy(0.6), &policy(0.5)).unwrap();
    /// let flip = Backward::per_decision(&ratios).moments(&coin, &policy(0.5)).unwrap();
    /// assert!((flip.mean - 1.6).abs() < 1e-12 && (flip.variance - 0.64).abs() < 1e-12);
    /// ```
    ///
    /// # Errors
    /// [`MdpError`] if the parts do not fit the world, or the mean is infinite.
    pub fn moments(
        &self,
        mdp: &Mdp,
        behaviour: &Policy,
    ) -> Result<Moments, MdpError> {
        mdp.check(behaviour)?;
        let (given, wanted) = (self.pay.len(), mdp.states());
        if given != wanted {
            return Err(MdpError::Length { what: "the estimate", given, wanted });
        }
        let rows = self.pay.iter().chain(&self.model).chain(&self.carry);
        let wanted = mdp.actions();
        if let Some(given) = rows.map(Vec::len).find(|given| *given != wanted) {
            let what = "a row of the estimate";
            return Err(MdpError::Length { what, given, wanted });
        }
        let wanted = mdp.states();
        let world = Carried { of: self, mdp, behaviour };
        let still: Vec<f64> = vec![0.0; wanted];
        let said: Vec<f64> =
            (0..wanted).map(|s| self.base[s] + world.mean(s, &still)).collect();
        let u = solve(world.equations(1), said)?;
        let news: Vec<f64> = (0..wanted).map(|s| world.spread(s, &u)).collect();
        let start = mdp.start();
        let mean: f64 = start.iter().zip(&u).map(|(p, u)| p * u).sum();
        let across = |(p, u): (&f64, &f64)| p * (u - mean) * (u - mean);
        let first: f64 = start.iter().zip(&u).map(across).sum();
        let within = world.carried(news)?;
        Ok(Moments { mean, variance: first + within })
    }
}

/// An estimate in its world.
struct Carried<'a> {
    of: &'a Backward,
    mdp: &'a Mdp,
    behaviour: &'a Policy,
}

impl Carried<'_> {
    /// Each action and outcome of a state: its chance, what it adds, and what is carried where.
    fn each(
        &self,
        s: usize,
    ) -> impl Iterator<Item = (f64, f64, f64, Option<usize>)> {
        let actions = self.behaviour.row(s).iter().enumerate();
        actions.filter(|(_, b)| **b > 0.0).flat_map(move |(a, b)| {
            let (pay, model) = (self.of.pay[s][a], self.of.model[s][a]);
            let carry = self.of.carry[s][a] * self.mdp.gamma();
            let outcome = move |o: &Outcome| {
                (b * o.chance, pay * (o.reward - model), carry, o.next)
            };
            self.mdp.outcomes(s, a).iter().map(outcome)
        })
    }

    /// E[pay (r − model) + carry γ U'] in a state.
    fn mean(&self, s: usize, u: &[f64]) -> f64 {
        let says = |(chance, adds, carry, next): (f64, f64, f64, Option<usize>)| {
            chance * (adds + carry * next.map_or(0.0, |next| u[next]))
        };
        self.each(s).map(says).sum()
    }

    /// Its variance; what rounding alone could have made is none.
    fn spread(&self, s: usize, u: &[f64]) -> f64 {
        let (mean, mut sum, mut scale) = (self.mean(s, u), 0.0, mean_scale(u));
        for (chance, adds, carry, next) in self.each(s) {
            let says = adds + carry * next.map_or(0.0, |next| u[next]);
            sum += chance * (says - mean) * (says - mean);
            scale = says.abs().max(scale);
        }
        if sum <= 1e-26 * scale * scale { 0.0 } else { sum }
    }

    /// I − E[(carry γ)^power], row by row.
    fn equations(&self, power: u32) -> Vec<Vec<f64>> {
        let states = self.mdp.states();
        let mut rows = vec![vec![0.0; states]; states];
        for (s, row) in rows.iter_mut().enumerate() {
            row[s] = 1.0;
            for (chance, _, carry, next) in self.each(s) {
                if let Some(next) = next {
                    row[next] -=
                        chance * if power == 2 { carry * carry } else { carry };
                }
            }
        }
        rows
    }

    /// Σ start · M, where M = news + E[carry² γ² M']: infinite if what is carried grows without end
    /// between states that are reached and have news, or lead to some.
    fn carried(&self, news: Vec<f64>) -> Result<f64, MdpError> {
        let matters = self.matters(&news);
        let rows = self.equations(2);
        let cut = |row: &Vec<f64>| matters.iter().map(|&j| row[j]).collect();
        let cut: Vec<Vec<f64>> = matters.iter().map(|&s| cut(&rows[s])).collect();
        // Off its diagonal the matrix is nowhere positive. Then its inverse has no negative entry, and
        // the sum over all steps is finite, exactly if some y > 0 makes it positive: y for ones.
        let Ok(growth) = solve(cut.clone(), vec![1.0; matters.len()]) else {
            return Ok(f64::INFINITY);
        };
        if growth.iter().any(|y| *y <= 0.0) {
            return Ok(f64::INFINITY);
        }
        let m = solve(cut, matters.iter().map(|&s| news[s]).collect())?;
        let start = self.mdp.start();
        Ok(matters.iter().zip(m).map(|(&s, m)| start[s] * m).sum())
    }

    /// The states that are reached with something carried, and lead to news.
    fn matters(&self, news: &[f64]) -> Vec<usize> {
        let states = self.mdp.states();
        let mut reached: Vec<bool> =
            self.mdp.start().iter().map(|p| *p > 0.0).collect();
        let mut leads: Vec<bool> = news.iter().map(|c| *c > 0.0).collect();
        for _ in 0..states {
            for s in 0..states {
                for (chance, _, carry, next) in self.each(s) {
                    let Some(next) = next.filter(|_| chance * carry != 0.0) else {
                        continue;
                    };
                    reached[next] |= reached[s];
                    leads[s] |= leads[next];
                }
            }
        }
        (0..states).filter(|&s| reached[s] && leads[s]).collect()
    }
}

/// The largest size of a value.
fn mean_scale(u: &[f64]) -> f64 {
    u.iter().fold(0.0, |most, u| u.abs().max(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::doubly_robust_sequential::doubly_robust_term;
    use reweight::finite_horizon::{clocked, with_clock};
    use reweight::judged_log::JudgedLog;
    use reweight::trajectory::{Step, Trajectory};

    /// Two states, two actions, noisy rewards, and an end after `steps`.
    fn tiny() -> Mdp {
        let two = |p: f64, r: [f64; 2], next: [Option<usize>; 2]| {
            let one =
                |i: usize, chance| Outcome { chance, reward: r[i], next: next[i] };
            vec![one(0, p), one(1, 1.0 - p)]
        };
        let first = vec![
            two(0.3, [1.0, -2.0], [Some(0), Some(1)]),
            two(0.9, [0.5, 4.0], [Some(1), None]),
        ];
        let second = vec![
            two(0.5, [-1.0, 2.0], [Some(0), Some(1)]),
            two(0.2, [0.0, 1.0], [None, Some(0)]),
        ];
        Mdp::new(vec![first, second], vec![0.7, 0.3], 0.9).unwrap()
    }

    fn policies() -> (Policy, Policy) {
        let policy = |p: f64, q: f64| {
            Policy::new(vec![vec![p, 1.0 - p], vec![q, 1.0 - q]]).unwrap()
        };
        (policy(0.8, 0.25), policy(0.4, 0.5))
    }

    /// Every episode of the clocked world, with its probability under the behaviour.
    fn all(mdp: &Mdp, b: &Policy) -> Vec<(f64, Trajectory)> {
        let mut open: Vec<(f64, usize, Vec<Step>)> = (mdp.start().iter())
            .enumerate()
            .map(|(s, p)| (*p, s, vec![]))
            .collect();
        let mut done = Vec::new();
        while let Some((p, state, steps)) = open.pop() {
            for action in 0..mdp.actions() {
                for o in mdp.outcomes(state, action) {
                    let p = p * b.probability(state, action) * o.chance;
                    let mut steps = steps.clone();
                    steps.push(Step { state, action, reward: o.reward });
                    match o.next {
                        Some(next) => open.push((p, next, steps)),
                        None => {
                            done.push((p, Trajectory { steps, left_in: None }));
                        }
                    }
                }
            }
        }
        done
    }

    #[test]
    fn the_recursions_are_the_moments_over_all_episodes() {
        const STEPS: usize = 4;
        let (pi, b) = policies();
        let mdp = with_clock(&tiny(), STEPS).unwrap();
        let (pi, b) = (clocked(&pi, STEPS).unwrap(), clocked(&b, STEPS).unwrap());
        let q: Vec<Vec<f64>> = (0..mdp.states())
            .map(|s| vec![0.3 * s as f64, 1.0 - 0.1 * s as f64])
            .collect();
        let zero = vec![vec![0.0; 2]; mdp.states()];
        let (probabilities, log): (Vec<f64>, Vec<Trajectory>) =
            all(&mdp, &b).into_iter().unzip();
        assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let ratios = step_ratios(&pi, &b).unwrap();
        let truth = mdp.value(&pi).unwrap();
        let marginal: Vec<f64> = {
            let (new, old) = (mdp.visits(&pi).unwrap(), mdp.visits(&b).unwrap());
            new.iter()
                .zip(old)
                .map(|(p, b)| if *p > 0.0 { p / b } else { 0.0 })
                .collect()
        };
        let over_all = |terms: Vec<f64>, exact: Moments| {
            let both = probabilities.iter().zip(&terms);
            let mean: f64 = both.clone().map(|(p, x)| p * x).sum();
            let square: f64 = both.map(|(p, x)| p * (x - mean) * (x - mean)).sum();
            assert!((mean - exact.mean).abs() < 1e-11);
            assert!((square - exact.variance).abs() < 1e-10 * square);
            assert!((mean - truth).abs() < 1e-11, "unbiased");
        };
        for q in [&q, &zero] {
            let judged = JudgedLog::judge(&log, &pi, &b, q, 0.9).unwrap();
            let terms =
                judged.episodes().iter().map(|e| doubly_robust_term(e, 0.9));
            let exact = Backward::doubly_robust(&ratios, &pi, q).unwrap();
            over_all(terms.collect(), exact.moments(&mdp, &b).unwrap());
        }
        let without = Backward::doubly_robust(&ratios, &pi, &zero).unwrap();
        assert_eq!(without, Backward::per_decision(&ratios));
        let term = |one: &Trajectory| {
            let mut discount = 1.0;
            let mut sum = 0.0;
            for s in &one.steps {
                let w = marginal[s.state] * ratios[s.state][s.action];
                sum += discount * w * s.reward;
                discount *= 0.9;
            }
            sum
        };
        let exact = Backward::marginalised(&marginal, &ratios);
        over_all(log.iter().map(term).collect(), exact.moments(&mdp, &b).unwrap());
    }

    #[test]
    fn the_right_model_leaves_what_the_world_itself_varies() {
        let (mdp, (pi, _)) = (tiny(), policies());
        let b = Policy::new(vec![vec![0.6, 0.4], vec![0.4, 0.6]]).unwrap();
        let q = mdp.action_values(&mdp.values(&pi).unwrap()).unwrap();
        let ratios = step_ratios(&pi, &b).unwrap();
        let moments = |q: &[Vec<f64>]| {
            let exact = Backward::doubly_robust(&ratios, &pi, q).unwrap();
            exact.moments(&mdp, &b).unwrap().variance
        };
        let right = moments(&q);
        assert!(right.is_finite() && right > 0.0);
        // Any other model is worse: it adds the variance of ρ (Q − q̂) over the actions.
        for shift in [-1.0, 0.5] {
            let mut other = q.clone();
            other[1][0] += shift;
            assert!(moments(&other) > right);
        }
        let plain = Backward::plain(&mdp).moments(&mdp, &pi).unwrap();
        assert!((plain.mean - mdp.value(&pi).unwrap()).abs() < 1e-12);
        let same = Backward::per_decision(&step_ratios(&pi, &pi).unwrap());
        let same = same.moments(&mdp, &pi).unwrap();
        assert!((same.variance - plain.variance).abs() < 1e-12);
    }

    #[test]
    fn a_variance_without_end_is_infinite_and_news_that_never_come_are_none() {
        // A loop that ends with one half under the behaviour, one tenth under the target.
        let loops = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
        let mdp = |ends: f64| {
            let state = vec![loops(0.0, Some(0)), loops(ends, None)];
            Mdp::new(vec![state], vec![1.0], 1.0).unwrap()
        };
        let policy = |p: f64| Policy::new(vec![vec![p, 1.0 - p]]).unwrap();
        let (pi, b) = (policy(0.9), policy(0.5));
        let exact = Backward::per_decision(&step_ratios(&pi, &b).unwrap());
        let moments = exact.moments(&mdp(1.0), &b).unwrap();
        assert!((moments.mean - 1.0).abs() < 1e-12);
        assert_eq!(moments.variance, f64::INFINITY);
        // Where nothing is ever paid, the same weights do no harm.
        assert_eq!(exact.moments(&mdp(0.0), &b).unwrap().variance, 0.0);
        let milder =
            Backward::per_decision(&step_ratios(&policy(0.6), &b).unwrap());
        let variance = milder.moments(&mdp(1.0), &b).unwrap().variance;
        // Σ (0.36/0.5)^k 0.16/0.5 − 1.
        assert!((variance - (0.32 / 0.28 - 1.0)).abs() < 1e-12);
    }

    #[test]
    fn parts_that_do_not_fit_are_errors() {
        let (mdp, (pi, b)) = (tiny(), policies());
        let never = Policy::new(vec![vec![1.0, 0.0]; 2]).unwrap();
        let hole = step_ratios(&pi, &never).unwrap_err().to_string();
        assert_eq!(hole, "the behaviour never takes action 1 in state 0");
        let ratios = step_ratios(&pi, &b).unwrap();
        assert!(Backward::doubly_robust(&ratios, &pi, &[]).is_err());
        let short = Backward::per_decision(&ratios[..1]);
        assert!(short.moments(&mdp, &b).is_err());
        let narrow = Backward::per_decision(&[vec![1.0], vec![1.0]]);
        let error = narrow.moments(&mdp, &b).unwrap_err().to_string();
        assert_eq!(error, "a row of the estimate has 1 entries, not 2");
        let one = Policy::uniform(1, 2).unwrap();
        assert!(step_ratios(&one, &b).is_err());
    }
}
