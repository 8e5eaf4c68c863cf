use reweight::backward_variance::{Backward, Moments};
use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};
use reweight::traces::{Chosen, Levels, Trace, TraceError};

/// Why there is no operator.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OperatorError {
    /// A policy is one for another world.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// The traces are cut off where there is no level, or λ is no share.
    #[error(transparent)]
    Trace(#[from] TraceError),
}

/// What traces make of values in a finite world, in expectation: the operators whose fixed points are
/// learned, and the exact spread of one target.
#[derive(Debug, Clone)]
pub struct Operator<'a> {
    world: &'a Mdp,
    target: &'a Policy,
    behaviour: &'a Policy,
    /// p and c of each action, zero where the behaviour never takes it.
    pay: Vec<Vec<f64>>,
    carry: Vec<Vec<f64>>,
}

impl<'a> Operator<'a> {
    /// Traces for action values: p and c are the same.
    ///
    /// # Errors
    /// [`OperatorError`] if a policy is one for another world, or the trace has a setting that is none.
    pub fn of(
        world: &'a Mdp,
        (target, behaviour): (&'a Policy, &'a Policy),
        trace: Trace,
    ) -> Result<Self, OperatorError> {
        trace.check()?;
        let c = |chosen| trace.carries(chosen);
        Ok(Self::new(world, (target, behaviour), c, c)?)
    }

    /// V-trace, for values of states.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub fn v_trace(
        world: &'a Mdp,
        (target, behaviour): (&'a Policy, &'a Policy),
        levels: Levels,
    ) -> Result<Self, OperatorError> {
        levels.check()?;
        let p = |chosen: Chosen| chosen.ratio().min(levels.ratio);
        let c = |chosen: Chosen| chosen.ratio().min(levels.trace);
        Ok(Self::new(world, (target, behaviour), p, c)?)
    }

    fn new(
        world: &'a Mdp,
        (target, behaviour): (&'a Policy, &'a Policy),
        pays: impl Fn(Chosen) -> f64,
        carries: impl Fn(Chosen) -> f64,
    ) -> Result<Self, MdpError> {
        world.check(target)?;
        world.check(behaviour)?;
        let of = |rate: &dyn Fn(Chosen) -> f64| -> Vec<Vec<f64>> {
            let one = |(target, behaviour): (&f64, &f64)| {
                let (target, behaviour) = (*target, *behaviour);
                let taken = behaviour > 0.0;
                if taken { rate(Chosen { target, behaviour }) } else { 0.0 }
            };
            let row = |s: usize| {
                let pairs = target.row(s).iter().zip(behaviour.row(s));
                pairs.map(one).collect()
            };
            (0..world.states()).map(row).collect()
        };
        let (pay, carry) = (of(&pays), of(&carries));
        Ok(Self { world, target, behaviour, pay, carry })
    }

    /// D(s) = `E_μ`[p δ + γ c D(s')], for the mean surprise δ of each action.
    fn collect(&self, surprises: &[Vec<f64>]) -> Result<Vec<f64>, MdpError> {
        let n = self.world.states();
        let (mut rows, mut paid) = (vec![vec![0.0; n]; n], vec![0.0; n]);
        for s in 0..n {
            rows[s][s] = 1.0;
            for (a, mu) in self.behaviour.row(s).iter().enumerate() {
                paid[s] += mu * self.pay[s][a] * surprises[s][a];
                let through = mu * self.carry[s][a] * self.world.gamma();
                for outcome in self.world.outcomes(s, a) {
                    if let Some(next) = outcome.next {
                        rows[s][next] -= through * outcome.chance;
                    }
                }
            }
        }
        Ok(solve(rows, paid)?)
    }

    /// One application to values of states: V + D, with δ = r + γ V(s') − V(s).
    ///
    /// # Errors
    /// [`MdpError`] if there is not one finite value for each state.
    // ANCHOR: values
    pub fn on_values(&self, v: &[f64]) -> Result<Vec<f64>, MdpError> {
        let mut surprises = self.world.action_values(v)?;
        for (row, v) in surprises.iter_mut().zip(v) {
            row.iter_mut().for_each(|q| *q -= v);
        }
        let sums = self.collect(&surprises)?;
        Ok(sums.iter().zip(v).map(|(d, v)| v + d).collect())
    }
    // ANCHOR_END: values

    /// One application to action values: Q + δ + γ `E[D(s')]`, with δ = r + γ `E_π` Q(s', ·) − Q.
    ///
    /// # Errors
    /// [`MdpError`] if there is not one finite value for each state and action.
    pub fn on_action_values(
        &self,
        q: &[Vec<f64>],
    ) -> Result<Vec<Vec<f64>>, MdpError> {
        let v = self.means(q)?;
        let one_step = self.world.action_values(&v)?;
        let mut surprises = one_step.clone();
        for (row, q) in surprises.iter_mut().zip(q) {
            row.iter_mut().zip(q).for_each(|(x, q)| *x -= q);
        }
        let sums = self.collect(&surprises)?;
        // γ E[D(s')] is what a reward-free step to D is worth.
        let later = self.world.action_values(&sums)?;
        let mut after = one_step;
        for (s, row) in after.iter_mut().enumerate() {
            for (a, x) in row.iter_mut().enumerate() {
                *x += later[s][a] - self.world.reward(s, a);
            }
        }
        Ok(after)
    }

    /// `E_π` Q(s, ·).
    fn means(&self, q: &[Vec<f64>]) -> Result<Vec<f64>, MdpError> {
        let (given, wanted) = (q.len(), self.world.states());
        if given != wanted {
            let what = "the list of action values";
            return Err(MdpError::Length { what, given, wanted });
        }
        let wanted = self.world.actions();
        if let Some(given) = q.iter().map(Vec::len).find(|n| *n != wanted) {
            let what = "a row of action values";
            return Err(MdpError::Length { what, given, wanted });
        }
        let mean = |(s, row): (usize, &Vec<f64>)| {
            let pairs = row.iter().zip(self.target.row(s));
            pairs.map(|(q, p)| q * p).sum()
        };
        Ok(q.iter().enumerate().map(mean).collect())
    }

    /// By how much one application to values of states can at most stretch the largest error: the
    /// sup-norm of its linear part. Below one it is a contraction in that norm.
    ///
    /// # Errors
    /// [`MdpError::Endless`] if traces carry so much that what they collect has no finite sum.
    pub fn factor_on_values(&self) -> Result<f64, MdpError> {
        stretch(self.world.states(), |v| self.on_values(v))
    }

    /// The same for action values.
    ///
    /// # Errors
    /// As [`Self::factor_on_values`].
    pub fn factor_on_action_values(&self) -> Result<f64, MdpError> {
        let actions = self.world.actions();
        stretch(self.world.states() * actions, |flat| {
            let q: Vec<Vec<f64>> =
                flat.chunks(actions).map(<[f64]>::to_vec).collect();
            Ok(self.on_action_values(&q)?.concat())
        })
    }

    /// Mean and variance of V-trace's target for one state, from one episode of the behaviour.
    ///
    /// # Errors
    /// [`MdpError`] if there is not one finite value for each state.
    pub fn target_of_values(
        &self,
        state: usize,
        v: &[f64],
    ) -> Result<Moments, MdpError> {
        let taken = |s: usize| vec![v[s]; self.world.actions()];
        self.world.action_values(v)?;
        let off: Vec<Vec<f64>> = (0..v.len()).map(taken).collect();
        self.moments(state, v, &off)
    }

    /// Mean and variance of what one episode says of V(s) with action values: `E_π` Q(s, ·) + D(s).
    ///
    /// # Errors
    /// [`MdpError`] if there is not one finite value for each state and action.
    pub fn target_of_action_values(
        &self,
        state: usize,
        q: &[Vec<f64>],
    ) -> Result<Moments, MdpError> {
        self.moments(state, &self.means(q)?, q)
    }

    /// D is a reweighted return of the surprises, whose moments are known.
    fn moments(
        &self,
        state: usize,
        after: &[f64],
        off: &[Vec<f64>],
    ) -> Result<Moments, MdpError> {
        let (n, gamma) = (self.world.states(), self.world.gamma());
        let outcome = |s: usize, a: usize, o: &Outcome| {
            let next = o.next.map_or(0.0, |next| after[next]);
            let reward = o.reward + gamma * next - off[s][a];
            Outcome { chance: o.chance, reward, next: o.next }
        };
        let action = |s: usize, a: usize| -> Vec<Outcome> {
            let all = self.world.outcomes(s, a).iter();
            all.map(|o| outcome(s, a, o)).collect()
        };
        let row = |s| (0..self.world.actions()).map(|a| action(s, a)).collect();
        let outcomes = (0..n).map(row).collect();
        let start = (0..n).map(|s| if s == state { 1.0 } else { 0.0 }).collect();
        let surprises = Mdp::new(outcomes, start, gamma)?;
        let sum = Backward::traced(self.pay.clone(), self.carry.clone());
        let Moments { mean, variance } = sum.moments(&surprises, self.behaviour)?;
        Ok(Moments { mean: mean + after[state], variance })
    }
}

/// The largest sum of a row of |J|, where J is the linear part of an affine map, column by column.
fn stretch(
    n: usize,
    apply: impl Fn(&[f64]) -> Result<Vec<f64>, MdpError>,
) -> Result<f64, MdpError> {
    let still = apply(&vec![0.0; n])?;
    let mut sums = vec![0.0; n];
    for j in 0..n {
        let mut unit = vec![0.0; n];
        unit[j] = 1.0;
        let moved = apply(&unit)?;
        for (sum, (x, y)) in sums.iter_mut().zip(moved.iter().zip(&still)) {
            *sum += (x - y).abs();
        }
    }
    Ok(sums.into_iter().fold(0.0, f64::max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::advantages::Judged;
    use reweight::four_by_three::{GAMMA, START};
    use reweight::rehearsal_world::Rehearsal;
    use reweight::streams::stream;
    use reweight::traces::v_trace;
    use reweight::trajectory::Trajectory;
    use reweight::truncated_target::{least_kept, truncated_target};

    fn largest(a: &[f64], b: &[f64]) -> f64 {
        let gaps = a.iter().zip(b).map(|(a, b)| (a - b).abs());
        gaps.fold(0.0, f64::max)
    }

    fn uniform() -> (Mdp, Policy, Policy) {
        let rehearsal = Rehearsal::new(1.0).unwrap();
        (rehearsal.world, rehearsal.target, rehearsal.behaviour)
    }

    #[test]
    fn v_trace_stands_still_at_the_values_of_the_policy_that_its_ratio_level_names()
    {
        let (world, target, behaviour) = uniform();
        for ratio in [0.05, 0.5, 1.0, 2.0, f64::INFINITY] {
            let between = truncated_target(&target, &behaviour, ratio).unwrap();
            let fixed = world.values(&between).unwrap();
            for trace in [0.0, 0.5, 1.0, f64::INFINITY] {
                let levels = Levels { ratio, trace };
                let pair = (&target, &behaviour);
                let operator = Operator::v_trace(&world, pair, levels).unwrap();
                let after = operator.on_values(&fixed).unwrap();
                assert!(largest(&after, &fixed) < 1e-12);
                // Espeholt and others: with c̄ ≤ ρ̄ the factor is at most 1 − (1 − γ) β.
                let factor = operator.factor_on_values().unwrap();
                let beta = least_kept(&target, &behaviour, ratio).unwrap();
                let promised = 1.0 - (1.0 - GAMMA) * beta;
                assert!(trace > ratio || factor <= promised + 1e-12);
            }
        }
    }

    #[test]
    fn every_trace_stands_still_at_the_targets_own_action_values() {
        let (world, target, behaviour) = uniform();
        let q = world.action_values(&world.values(&target).unwrap()).unwrap();
        for trace in [
            Trace::Importance,
            Trace::TreeBackup,
            Trace::QLambda(0.7),
            Trace::Retrace(0.7),
            Trace::Retrace(1.0),
            Trace::VTrace { most: 2.0, lambda: 1.0 },
        ] {
            let pair = (&target, &behaviour);
            let operator = Operator::of(&world, pair, trace).unwrap();
            let after = operator.on_action_values(&q).unwrap();
            assert!(largest(&after.concat(), &q.concat()) < 1e-12);
            let factor = operator.factor_on_action_values().unwrap();
            match trace {
                // One application is enough.
                Trace::Importance => assert!(factor < 1e-10),
                // c μ is nowhere above π.
                Trace::TreeBackup | Trace::Retrace(_) => assert!(factor <= GAMMA),
                _ => {}
            }
        }
    }

    #[test]
    fn where_the_right_values_are_put_in_no_target_is_biased() {
        let (world, target, behaviour) = uniform();
        let v = world.values(&target).unwrap();
        let q = world.action_values(&v).unwrap();
        let pair = (&target, &behaviour);
        for trace in [Trace::TreeBackup, Trace::Retrace(1.0), Trace::QLambda(0.5)] {
            let operator = Operator::of(&world, pair, trace).unwrap();
            let one = operator.target_of_action_values(START, &q).unwrap();
            assert!((one.mean - v[START]).abs() < 1e-12);
        }
        let whole = Levels { ratio: f64::INFINITY, trace: 1.0 };
        let operator = Operator::v_trace(&world, pair, whole).unwrap();
        let one = operator.target_of_values(START, &v).unwrap();
        assert!((one.mean - v[START]).abs() < 1e-12);
    }

    #[test]
    fn sampled_targets_have_the_exact_mean() {
        let (world, target, behaviour) = uniform();
        let v = vec![0.2; world.states()];
        let (levels, pair) =
            (Levels { ratio: 1.0, trace: 1.0 }, (&target, &behaviour));
        let operator = Operator::v_trace(&world, pair, levels).unwrap();
        let exact = operator.target_of_values(START, &v).unwrap();
        let after = operator.on_values(&v).unwrap();
        assert!((exact.mean - after[START]).abs() < 1e-12);
        let (mut walk, mut rng) = (world.walk(None), stream(1, 0));
        let (n, mut sum) = (4_000, 0.0);
        for _ in 0..n {
            let seen = Trajectory::play(&mut walk, &behaviour, &mut rng).unwrap();
            let steps = &seen.steps;
            let rewards: Vec<f64> = steps.iter().map(|s| s.reward).collect();
            let mut next_values = vec![0.2; steps.len()];
            next_values[steps.len() - 1] = 0.0;
            let mut last = vec![false; steps.len()];
            last[steps.len() - 1] = true;
            let judged = Judged {
                rewards: &rewards,
                values: &vec![0.2; steps.len()],
                next_values: &next_values,
                last: &last,
            };
            let chosen = |s: &reweight::trajectory::Step| Chosen {
                target: target.probability(s.state, s.action),
                behaviour: behaviour.probability(s.state, s.action),
            };
            let chosen: Vec<Chosen> = steps.iter().map(chosen).collect();
            sum += v_trace(&judged, &chosen, GAMMA, levels, 1.0).unwrap()[0];
        }
        let n = f64::from(n);
        let z = (sum / n - exact.mean) / (exact.variance / n).sqrt();
        assert!(z.abs() < 4.0, "{z}");
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let (world, target, behaviour) = uniform();
        let small = Policy::uniform(2, 4).unwrap();
        let pair = (&small, &behaviour);
        assert!(Operator::of(&world, pair, Trace::Importance).is_err());
        let pair = (&target, &behaviour);
        for (trace, said) in [
            (Trace::QLambda(50.0), "λ is 50, not in [0, 1]"),
            (Trace::QLambda(f64::NAN), "λ is NaN, not in [0, 1]"),
            (
                Trace::VTrace { most: -1.0, lambda: 1.0 },
                "c̄ is -1, which is no level to cut off at",
            ),
        ] {
            let error = Operator::of(&world, pair, trace).unwrap_err();
            assert_eq!(error.to_string(), said);
        }
        let whole = Levels { ratio: 1.0, trace: 1.0 };
        for (levels, name) in [
            (Levels { ratio: f64::NAN, ..whole }, "ρ̄"),
            (Levels { trace: f64::NAN, ..whole }, "c̄"),
        ] {
            let error = Operator::v_trace(&world, pair, levels).unwrap_err();
            let said = format!("{name} is NaN, which is no level to cut off at");
            assert_eq!(error.to_string(), said);
        }
        let operator = Operator::of(&world, pair, Trace::Importance).unwrap();
        assert!(operator.on_values(&[0.0]).is_err());
        assert!(operator.on_action_values(&[vec![0.0; 4]]).is_err());
        assert!(operator.on_action_values(&vec![vec![0.0]; 9]).is_err());
        assert!(operator.target_of_values(START, &[0.0]).is_err());
    }
}
