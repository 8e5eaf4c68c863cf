use libm::sqrt;
use reweight::batch_reuse::Correction;
use reweight::linear::solve;
use reweight::mdp::{Mdp, MdpError, Policy};

/// Why two slopes cannot be laid beside each other.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum BesideError {
    /// Both are those of one world.
    #[error("state {state}: the slope has {given} entries, not {wanted}")]
    Actions { state: usize, given: usize, wanted: usize },
    /// With as many states.
    #[error("the slope has {given} states, not {wanted}")]
    States { given: usize, wanted: usize },
    /// A mean over no episode is none.
    #[error("there is no episode")]
    Empty,
    /// Lengths are told in lengths of the slope.
    #[error("the slope of J is {0} long: nothing can be told in lengths of it")]
    Flat(f64),
}

/// What one episode of the old policy says of the slope of J at the new one, on average, and how
/// much it varies. Each entry belongs to a parameter of a softmax with one for each state and action.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The mean, a row for each state.
    pub mean: Vec<Vec<f64>>,
    /// The variance, added up over the entries: infinite if products of ratios grow faster than
    /// episodes end.
    pub variance: f64,
}

impl Said {
    /// The length of the difference between the mean and the slope of J, and the standard deviation of
    /// a mean of so many episodes, both in lengths of that slope.
    ///
    /// # Errors
    /// [`BesideError`] if the slope has another shape or no length, or there is no episode.
    pub fn beside(
        &self,
        truth: &[Vec<f64>],
        episodes: usize,
    ) -> Result<(f64, f64), BesideError> {
        let (given, wanted) = (truth.len(), self.mean.len());
        if given != wanted {
            return Err(BesideError::States { given, wanted });
        }
        for (state, (row, own)) in truth.iter().zip(&self.mean).enumerate() {
            let (given, wanted) = (row.len(), own.len());
            if given != wanted {
                return Err(BesideError::Actions { state, given, wanted });
            }
        }
        if episodes == 0 {
            return Err(BesideError::Empty);
        }
        let pairs = self.mean.iter().flatten().zip(truth.iter().flatten());
        let off: f64 = pairs.map(|(a, b)| (a - b) * (a - b)).sum();
        let length = sqrt(square_of(truth));
        if !(length > 0.0 && length.is_finite()) {
            return Err(BesideError::Flat(length));
        }
        let spread = sqrt(self.variance / episodes as f64);
        Ok((sqrt(off) / length, spread / length))
    }
}

/// The exact moments of [`Batch::slope`](reweight::batch_reuse::Batch::slope) for a batch of one
/// episode that nobody cuts off: one step in front of the rest, as in
/// [`trace_variance`](reweight::whole_episodes::trace_variance).
///
/// With δ = r + γV(s') − V(s) and V the old policy's, an episode's credit is H = c (δ + γH') and its
/// slope g = p H ∇ log π + c γ g', where c is ρ with products and else one, and p is ρ with a ratio
/// and else one. So the means of H², H g and ‖g‖² follow from those of the next state, by equations
/// in γ² `E[c² P]`.
///
/// ```
/// use reweight::batch_reuse::Correction;
/// use reweight::flip_again::{coin, flip_again};
/// use reweight::old_data_slope::said;
/// let (game, fair, bent) = (flip_again().unwrap(), coin(0.5).unwrap(), coin(0.6).unwrap());
/// let truth = game.gradient(&bent).unwrap();
/// let right = said(&game, &fair, &bent, Correction::Products).unwrap();
/// assert!(right.beside(&truth, 1).unwrap().0 < 1e-12);
/// let one = said(&game, &fair, &bent, Correction::Ratio).unwrap();
/// assert!(one.beside(&truth, 1).unwrap().0 > 0.1);
/// ```
///
/// # Errors
/// [`MdpError`] if a policy is one for another world, does what the old one never does, or J is
/// infinite.
pub fn said(
    mdp: &Mdp,
    old: &Policy,
    new: &Policy,
    correction: Correction,
) -> Result<Said, MdpError> {
    mdp.check(new)?;
    let steps = Steps::of(mdp, old, new, correction)?;
    let (states, actions) = (mdp.states(), mdp.actions());
    let from_start = |x: &[f64]| -> f64 {
        mdp.start().iter().zip(x).map(|(chance, x)| chance * x).sum()
    };
    let credit = steps.first(|step, _| step.carry * step.surprise)?;
    let slope_entry = |place: usize, k: usize| {
        steps.first(|step, next| {
            let later = next.map_or(0.0, |next| credit[next]);
            let credit = step.carry * (step.surprise + mdp.gamma() * later);
            if step.state == place {
                step.push * credit * step.score(k)
            } else {
                0.0
            }
        })
    };
    let mut slopes = Vec::new();
    for place in 0..states {
        for k in 0..actions {
            slopes.push(slope_entry(place, k)?);
        }
    }
    let rows = slopes.chunks(actions);
    let mean: Vec<Vec<f64>> =
        rows.map(|row| row.iter().map(|x| from_start(x)).collect()).collect();
    if !steps.fade()? {
        return Ok(Said { mean, variance: f64::INFINITY });
    }
    let squares = steps.second(|step, next| {
        let later = next.map_or(0.0, |next| credit[next]);
        step.surprise * (step.surprise + 2.0 * mdp.gamma() * later)
    })?;
    // H² of a step, over c².
    let square = |step: &Step, next: Option<usize>| {
        let (mean, of_square) =
            next.map_or((0.0, 0.0), |next| (credit[next], squares[next]));
        let gamma = mdp.gamma();
        let cross = 2.0 * gamma * step.surprise * mean;
        step.surprise * step.surprise + cross + gamma * gamma * of_square
    };
    let mut products = Vec::new();
    for place in 0..states {
        for k in 0..actions {
            let slope = &slopes[place * actions + k];
            products.push(steps.second(|step, next| {
                let own = if step.state == place {
                    step.push * square(step, next) * step.score(k)
                } else {
                    0.0
                };
                let later = next.map_or(0.0, |next| slope[next]);
                own + mdp.gamma() * step.surprise * later
            })?);
        }
    }
    let lengths = steps.second(|step, next| {
        let size: f64 = (0..actions).map(|k| step.score(k) * step.score(k)).sum();
        let cross = |k: usize| {
            let place = step.state * actions + k;
            let (slope, product) = next.map_or((0.0, 0.0), |next| {
                (slopes[place][next], products[place][next])
            });
            step.score(k) * (step.surprise * slope + mdp.gamma() * product)
        };
        let cross: f64 = (0..actions).map(cross).sum();
        step.push * step.push * square(step, next) * size
            + 2.0 * mdp.gamma() * step.push * cross
    })?;
    let variance = (from_start(&lengths) - square_of(&mean)).max(0.0);
    Ok(Said { mean, variance })
}

fn square_of(rows: &[Vec<f64>]) -> f64 {
    rows.iter().flatten().map(|x| x * x).sum()
}

/// One thing that may happen.
struct Step<'a> {
    state: usize,
    action: usize,
    /// Under the old policy.
    chance: f64,
    next: Option<usize>,
    surprise: f64,
    push: f64,
    carry: f64,
    /// π(·|s) of the new policy.
    row: &'a [f64],
}

impl Step<'_> {
    /// ∂ log π(a|s) / ∂θ(s, k).
    fn score(&self, k: usize) -> f64 {
        f64::from(u8::from(k == self.action)) - self.row[k]
    }
}

/// All that may happen, and what the future is discounted by.
struct Steps<'a> {
    all: Vec<Step<'a>>,
    states: usize,
    gamma: f64,
}

impl<'a> Steps<'a> {
    fn of(
        mdp: &Mdp,
        old: &Policy,
        new: &'a Policy,
        correction: Correction,
    ) -> Result<Self, MdpError> {
        let (v, gamma) = (mdp.values(old)?, mdp.gamma());
        let mut all = Vec::new();
        for state in 0..mdp.states() {
            let row = new.row(state);
            for (action, b) in old.row(state).iter().enumerate() {
                if *b == 0.0 {
                    if row[action] > 0.0 {
                        return Err(MdpError::Never { state, action });
                    }
                    continue;
                }
                let ratio = row[action] / b;
                let (push, carry) = match correction {
                    Correction::None => (1.0, 1.0),
                    Correction::Ratio => (ratio, 1.0),
                    Correction::Products => (1.0, ratio),
                };
                for o in mdp.outcomes(state, action) {
                    let later = o.next.map_or(0.0, |next| v[next]);
                    let surprise = o.reward + gamma * later - v[state];
                    let (chance, next) = (b * o.chance, o.next);
                    all.push(Step {
                        state,
                        action,
                        chance,
                        next,
                        surprise,
                        push,
                        carry,
                        row,
                    });
                }
            }
        }
        Ok(Self { all, states: mdp.states(), gamma })
    }

    /// x(s) = E[term + γ c x(s')].
    fn first(
        &self,
        term: impl Fn(&Step, Option<usize>) -> f64,
    ) -> Result<Vec<f64>, MdpError> {
        self.solve(|step| self.gamma * step.carry, |step| term(step, step.next))
    }

    /// x(s) = E[c² (term + γ² x(s'))].
    fn second(
        &self,
        term: impl Fn(&Step, Option<usize>) -> f64,
    ) -> Result<Vec<f64>, MdpError> {
        let square = |step: &Step| step.carry * step.carry;
        self.solve(
            |step| self.gamma * self.gamma * square(step),
            |step| square(step) * term(step, step.next),
        )
    }

    /// Whether second moments fade from step to step. Ones, added up with the weights of a second
    /// moment, have a sum of at least one everywhere exactly if they do.
    fn fade(&self) -> Result<bool, MdpError> {
        let discount =
            |step: &Step| self.gamma * self.gamma * step.carry * step.carry;
        match self.solve(discount, |_| 1.0) {
            Ok(sums) => Ok(sums.iter().all(|sum| *sum >= 1.0)),
            Err(MdpError::Endless(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// x(s) = E[term + weight x(s')].
    fn solve(
        &self,
        weight: impl Fn(&Step) -> f64,
        term: impl Fn(&Step) -> f64,
    ) -> Result<Vec<f64>, MdpError> {
        let mut equations = vec![vec![0.0; self.states]; self.states];
        let mut means = vec![0.0; self.states];
        for (s, row) in equations.iter_mut().enumerate() {
            row[s] = 1.0;
        }
        for step in &self.all {
            means[step.state] += step.chance * term(step);
            if let Some(next) = step.next {
                equations[step.state][next] -= step.chance * weight(step);
            }
        }
        Ok(solve(equations, means)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::batch_reuse::Batch;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::mdp::Outcome;
    use reweight::trajectory::{Step, Trajectory};
    use reweight::whole_episodes::trace_variance;

    const ALL: [Correction; 3] =
        [Correction::None, Correction::Ratio, Correction::Products];

    /// Three states without a way back: every episode ends within three steps.
    fn stairs() -> (Mdp, [Policy; 2]) {
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
        let rows = |theta: [[f64; 2]; 3]| {
            Policy::softmax(&theta.map(|row| row.to_vec())).unwrap()
        };
        let old = rows([[0.2, -0.1], [0.0, 0.5], [-0.3, 0.3]]);
        let new = rows([[1.0, -0.6], [-0.4, 0.9], [0.8, -0.8]]);
        (Mdp::new(outcomes, vec![0.8, 0.2, 0.0], 0.9).unwrap(), [old, new])
    }

    /// Mean and variance over every episode there is.
    fn enumerated(correction: Correction) -> Said {
        let (world, [old, new]) = stairs();
        let starts = world.start().iter().enumerate();
        let mut open: Vec<(f64, Vec<Step>, usize)> =
            starts.map(|(s, p)| (*p, Vec::new(), s)).collect();
        let (mut mean, mut second) = (vec![vec![0.0; 2]; 3], 0.0);
        while let Some((chance, steps, state)) = open.pop() {
            for action in 0..2 {
                for o in world.outcomes(state, action) {
                    let p = chance * old.probability(state, action) * o.chance;
                    let mut steps = steps.clone();
                    steps.push(Step { state, action, reward: o.reward });
                    if let Some(next) = o.next {
                        open.push((p, steps, next));
                        continue;
                    }
                    let one = Trajectory { steps, left_in: None };
                    let batch = Batch::of(&world, &old, &[one]).unwrap();
                    let slope = batch.slope(&new, correction).unwrap();
                    second += p * square_of(&slope);
                    for (sum, x) in mean.iter_mut().zip(slope) {
                        sum.iter_mut().zip(x).for_each(|(sum, x)| *sum += p * x);
                    }
                }
            }
        }
        let variance = second - square_of(&mean);
        Said { mean, variance }
    }

    #[test]
    fn the_equations_are_the_sum_over_all_episodes() {
        let (world, [old, new]) = stairs();
        for correction in ALL {
            let (ours, sum) = (
                said(&world, &old, &new, correction).unwrap(),
                enumerated(correction),
            );
            assert!((ours.variance / sum.variance - 1.0).abs() < 1e-12);
            for (a, b) in ours.mean.iter().flatten().zip(sum.mean.iter().flatten())
            {
                assert!((a - b).abs() < 1e-13, "{correction:?}");
            }
        }
    }

    #[test]
    fn at_the_old_policy_all_are_reinforce_with_the_exact_baseline() {
        let world = world(GAMMA).unwrap();
        let old = Policy::uniform(9, 4).unwrap();
        let v = world.values(&old).unwrap();
        let known = trace_variance(&world, &old, &v).unwrap();
        let truth = world.gradient(&old).unwrap();
        for correction in ALL {
            let ours = said(&world, &old, &old, correction).unwrap();
            assert!((ours.variance / known - 1.0).abs() < 1e-9, "{correction:?}");
            assert!(ours.beside(&truth, 1).unwrap().0 < 1e-10);
        }
    }

    #[test]
    fn only_products_are_right_elsewhere_and_their_variance_can_be_infinite() {
        let world = world(GAMMA).unwrap();
        let old = Policy::uniform(9, 4).unwrap();
        let at = |size: f64| {
            let theta: Vec<Vec<f64>> = (0..9)
                .map(|s| (0..4).map(|a| size * ((s + a) % 4) as f64).collect())
                .collect();
            Policy::softmax(&theta).unwrap()
        };
        let new = at(0.1);
        let truth = world.gradient(&new).unwrap();
        let of = |correction| said(&world, &old, &new, correction).unwrap();
        assert!(of(Correction::Products).beside(&truth, 8).unwrap().0 < 1e-10);
        assert!(of(Correction::Products).variance.is_finite());
        assert!(of(Correction::Ratio).beside(&truth, 8).unwrap().0 > 0.01);
        assert!(of(Correction::None).beside(&truth, 8).unwrap().0 > 0.01);
        let (far, wild) = (at(3.0), Correction::Products);
        let wild = said(&world, &old, &far, wild).unwrap();
        assert_eq!(wild.variance, f64::INFINITY);
        let tame = said(&world, &old, &far, Correction::Ratio).unwrap();
        assert!(tame.variance.is_finite());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (world, [old, new]) = stairs();
        let sure = Policy::new(vec![vec![1.0, 0.0]; 3]).unwrap();
        let error = said(&world, &sure, &new, Correction::None).unwrap_err();
        assert_eq!(error, MdpError::Never { state: 0, action: 1 });
        let other = Policy::uniform(2, 2).unwrap();
        assert!(said(&world, &old, &other, Correction::Ratio).is_err());
        assert!(said(&world, &other, &old, Correction::Ratio).is_err());
    }

    #[test]
    fn beside_a_slope_of_no_length_or_another_world_nothing_is_told() {
        let (world, [old, new]) = stairs();
        let ours = said(&world, &old, &new, Correction::Ratio).unwrap();
        let truth = world.gradient(&new).unwrap();
        let wrong = |truth: &[Vec<f64>], n| ours.beside(truth, n).unwrap_err();
        assert_eq!(wrong(&truth, 0), BesideError::Empty);
        assert_eq!(wrong(&vec![vec![0.0; 2]; 3], 1), BesideError::Flat(0.0));
        let endless = vec![vec![f64::INFINITY; 2]; 3];
        assert_eq!(wrong(&endless, 1), BesideError::Flat(f64::INFINITY));
        let states = BesideError::States { given: 1, wanted: 3 };
        assert_eq!(wrong(&[vec![1.0]], 1), states);
        let narrow = [vec![1.0; 2], vec![1.0], vec![1.0; 2]];
        let actions = BesideError::Actions { state: 1, given: 1, wanted: 2 };
        assert_eq!(wrong(&narrow, 1), actions);
        let words = "state 1: the slope has 1 entries, not 2";
        assert_eq!(actions.to_string(), words);
    }
}
