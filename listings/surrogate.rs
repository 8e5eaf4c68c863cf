use reweight::mdp::{Mdp, MdpError, Policy};

/// J(π) − J(π_old) = Σ d_π(s) Σ π(a|s) A_old(s, a), the performance-difference lemma (Kakade and
/// Langford 2002): the old advantages, added up where the *new* policy goes. d counts discounted
/// visits and is not normalised.
///
/// ```
/// use reweight::flip_again::{coin, flip_again};
/// use reweight::surrogate::{Surrogate, difference};
/// let (game, fair, bent) = (flip_again().unwrap(), coin(0.5).unwrap(), coin(0.6).unwrap());
/// // Three flips' pay becomes eight thirds; the surrogate says two fifths less.
/// assert!((difference(&game, &fair, &bent).unwrap() + 1.0 / 3.0).abs() < 1e-12);
/// let surrogate = Surrogate::new(&game, &fair).unwrap();
/// assert!((surrogate.value(&bent).unwrap() + 0.4).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`MdpError`] if a policy is one for another world, or its J is infinite.
// ANCHOR: difference
pub fn difference(mdp: &Mdp, old: &Policy, new: &Policy) -> Result<f64, MdpError> {
    Ok(along(&mdp.visits(new)?, new, &mdp.advantages(old)?))
}

/// Σ d(s) Σ π(a|s) A(s, a).
fn along(d: &[f64], pi: &Policy, advantages: &[Vec<f64>]) -> f64 {
    let gain = |(s, row): (usize, &Vec<f64>)| {
        let means = row.iter().zip(pi.row(s)).map(|(a, p)| p * a);
        d[s] * means.sum::<f64>()
    };
    advantages.iter().enumerate().map(gain).sum()
}
// ANCHOR_END: difference

/// What is known of the old policy, exactly: where it goes, and what its actions are worth there.
///
/// The surrogate is L(θ) = Σ d_old(s) Σ π_θ(a|s) A_old(s, a), which is the sum of ρA over the old
/// policy's discounted steps wherever π_old > 0. It is nought at π_old and a model of J − J(π_old),
/// with its slope there (Kakade and Langford 2002; Schulman and others 2015, section 2). No factor
/// 1 − γ: d is not normalised.
#[derive(Debug, Clone, PartialEq)]
pub struct Surrogate {
    old: Policy,
    visits: Vec<f64>,
    advantages: Vec<Vec<f64>>,
}

impl Surrogate {
    /// Solves the old policy's equations, once.
    ///
    /// # Errors
    /// [`MdpError`] if the policy is one for another world, or its J is infinite.
    pub fn new(mdp: &Mdp, old: &Policy) -> Result<Self, MdpError> {
        let (visits, advantages) = (mdp.visits(old)?, mdp.advantages(old)?);
        Ok(Self { old: old.clone(), visits, advantages })
    }

    /// π_old.
    pub fn old(&self) -> &Policy {
        &self.old
    }

    /// d_old(s), not normalised.
    pub fn visits(&self) -> &[f64] {
        &self.visits
    }

    /// A_old(s, a).
    pub fn advantages(&self) -> &[Vec<f64>] {
        &self.advantages
    }

    /// L, in the units of J.
    ///
    /// # Errors
    /// [`MdpError::Length`] if the policy is one for another world.
    // ANCHOR: value
    pub fn value(&self, new: &Policy) -> Result<f64, MdpError> {
        self.old.same_shape(new)?;
        Ok(along(&self.visits, new, &self.advantages))
    }
    // ANCHOR_END: value

    /// Its slope in the parameters of a softmax with one for each state and action,
    /// d_old(s) π(a|s) (A_old(s, a) − Σ π A_old). It is the mean of ρ ∇ log π A over old data.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn slope(&self, new: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
        self.old.same_shape(new)?;
        let row = |(s, advantages): (usize, &Vec<f64>)| {
            let pairs = || advantages.iter().zip(new.row(s));
            let mean: f64 = pairs().map(|(a, p)| p * a).sum();
            pairs().map(|(a, p)| self.visits[s] * p * (a - mean)).collect()
        };
        Ok(self.advantages.iter().enumerate().map(row).collect())
    }

    /// The mean of ∇ log π A over old data *without* a ratio: d_old(s) (π_old(a|s) A_old(s, a) −
    /// π(a|s) Σ π_old A_old). The last sum is nought: whatever π has become, this is the slope of J at
    /// π_old.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn slope_without_ratio(
        &self,
        new: &Policy,
    ) -> Result<Vec<Vec<f64>>, MdpError> {
        self.old.same_shape(new)?;
        let row = |(s, advantages): (usize, &Vec<f64>)| {
            let pairs = || advantages.iter().zip(self.old.row(s));
            let mean: f64 = pairs().map(|(a, b)| b * a).sum();
            let entries = pairs().zip(new.row(s));
            let entry = |((a, b), p): ((&f64, &f64), &f64)| b * a - p * mean;
            entries.map(|both| self.visits[s] * entry(both)).collect()
        };
        Ok(self.advantages.iter().enumerate().map(row).collect())
    }

    /// KL(π_old ‖ π), averaged over the steps of the old policy, discounted. Infinite where the new
    /// policy never does what the old one does.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn kl(&self, new: &Policy) -> Result<f64, MdpError> {
        self.mean(new, |s| self.old.at(s).kl(new.at(s)))
    }

    /// What a step of the old policy is worth, in steps of the new one, by Kong's formula in the limit
    /// of many: `1 / E_old[ρ²]`, over the same steps.
    ///
    /// # Errors
    /// As [`Self::value`].
    pub fn ess(&self, new: &Policy) -> Result<f64, MdpError> {
        let second = |s: usize| new.at(s).second_moment(self.old.at(s));
        Ok(1.0 / self.mean(new, second)?)
    }

    /// Σ d_old(s) f(s) / Σ d_old(s). A state that is never visited counts for nothing.
    fn mean(
        &self,
        new: &Policy,
        f: impl Fn(usize) -> Result<f64, reweight::softmax_bandit::BanditError>,
    ) -> Result<f64, MdpError> {
        self.old.same_shape(new)?;
        let (mut sum, mut steps) = (0.0, 0.0);
        for (state, d) in self.visits.iter().enumerate().filter(|(_, d)| **d > 0.0)
        {
            let here =
                f(state).map_err(|error| MdpError::Policy { state, error })?;
            sum += d * here;
            steps += d;
        }
        Ok(sum / steps)
    }
}

/// The slope that Degris, White and Sutton (2012) climb: the old policy's visits, and the *new* one's
/// advantages, d_old(s) π(a|s) A_π(s, a). Their objective is Σ d_old(s) V_π(s); this leaves out how
/// A_π changes with θ.
///
/// # Errors
/// As [`difference`].
pub fn excursion_slope(
    mdp: &Mdp,
    old: &Policy,
    new: &Policy,
) -> Result<Vec<Vec<f64>>, MdpError> {
    let (visits, mut slope) = (mdp.visits(old)?, mdp.advantages(new)?);
    for (s, row) in slope.iter_mut().enumerate() {
        for (a, p) in row.iter_mut().zip(new.row(s)) {
            *a *= visits[s] * p;
        }
    }
    Ok(slope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::mdp::Outcome;
    use reweight::streams::stream;
    use reweight::{corridor, flip_again};

    /// A world and two policies drawn at random. Every action may end the episode, unless nothing does
    /// and γ < 1.
    fn drawn(id: u64, gamma: f64) -> (Mdp, [Policy; 2]) {
        let mut rng = stream(1, id);
        let (states, actions) = (2 + id as usize % 4, 2 + id as usize % 3);
        let mut outcomes = Vec::new();
        for _ in 0..states {
            let mut row = Vec::new();
            for _ in 0..actions {
                let mut chances: Vec<f64> =
                    (0..=states).map(|_| rng.random::<f64>()).collect();
                if gamma < 1.0 {
                    chances[states] = 0.0;
                }
                let total: f64 = chances.iter().sum();
                let to = |(next, chance): (usize, &f64)| Outcome {
                    chance: chance / total,
                    reward: rng.random::<f64>() - 0.5,
                    next: (next < states).then_some(next),
                };
                row.push(chances.iter().enumerate().map(to).collect());
            }
            outcomes.push(row);
        }
        let mut start = vec![0.0; states];
        start[0] = 0.75;
        start[1] = 0.25;
        let mut policy = || {
            let mut row =
                || (0..actions).map(|_| 3.0 * rng.random::<f64>()).collect();
            let theta: Vec<Vec<f64>> = (0..states).map(|_| row()).collect();
            Policy::softmax(&theta).unwrap()
        };
        let both = [policy(), policy()];
        (Mdp::new(outcomes, start, gamma).unwrap(), both)
    }

    fn four_by_three() -> (Mdp, [Policy; 2]) {
        let theta = |size: f64| -> Vec<Vec<f64>> {
            let entry = |s: usize, a: usize| size * ((s * 4 + a) % 7) as f64;
            (0..9).map(|s| (0..4).map(|a| entry(s, a)).collect()).collect()
        };
        let both = [0.1, -0.3].map(|size| Policy::softmax(&theta(size)).unwrap());
        (world(GAMMA).unwrap(), both)
    }

    fn off(a: &[Vec<f64>], b: &[Vec<f64>]) -> f64 {
        let pairs = a.iter().flatten().zip(b.iter().flatten());
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn the_lemma_holds_to_1e_10_in_every_world() {
        let mut worlds = vec![four_by_three()];
        worlds.extend((0..12).map(|id| drawn(id, if id < 6 { 0.9 } else { 1.0 })));
        let cells = [0.3, 0.9].map(|p| corridor::aliased(p).unwrap());
        worlds.push((corridor::corridor().unwrap(), cells));
        let coins = [0.5, 0.6].map(|p| flip_again::coin(p).unwrap());
        worlds.push((flip_again::flip_again().unwrap(), coins));
        for (world, [old, new]) in worlds {
            for (old, new) in [(&old, &new), (&new, &old), (&old, &old)] {
                let gain = world.value(new).unwrap() - world.value(old).unwrap();
                let sum = difference(&world, old, new).unwrap();
                assert!((sum - gain).abs() < 1e-10 * (1.0 + gain.abs()), "{sum}");
            }
        }
    }

    #[test]
    fn at_the_old_policy_it_is_nought_and_has_the_slope_of_j() {
        let mut worlds = vec![four_by_three()];
        worlds.extend((0..6).map(|id| drawn(id, 0.9)));
        for (world, [old, new]) in worlds {
            let here = Surrogate::new(&world, &old).unwrap();
            assert!(here.value(&old).unwrap().abs() < 1e-12);
            let exact = world.gradient(&old).unwrap();
            assert!(off(&here.slope(&old).unwrap(), &exact) < 1e-12);
            let excursion = excursion_slope(&world, &old, &old).unwrap();
            assert!(off(&excursion, &exact) < 1e-15);
            // Elsewhere all of them are something else.
            let truth = world.gradient(&new).unwrap();
            assert!(off(&here.slope(&new).unwrap(), &truth) > 1e-4);
            let excursion = excursion_slope(&world, &old, &new).unwrap();
            assert!(off(&excursion, &truth) > 1e-4);
        }
    }

    #[test]
    fn without_a_ratio_the_slope_never_moves() {
        let (world, [old, new]) = four_by_three();
        let here = Surrogate::new(&world, &old).unwrap();
        let stuck = here.slope_without_ratio(&new).unwrap();
        assert!(off(&stuck, &world.gradient(&old).unwrap()) < 1e-13);
    }

    #[test]
    fn its_slope_is_that_of_finite_differences() {
        let world = world(GAMMA).unwrap();
        let theta: Vec<Vec<f64>> =
            (0..9).map(|s| vec![0.2 * f64::from(s), 0.0, -0.4, 0.3]).collect();
        let old = Policy::uniform(9, 4).unwrap();
        let here = Surrogate::new(&world, &old).unwrap();
        let slope = here.slope(&Policy::softmax(&theta).unwrap()).unwrap();
        for (s, row) in slope.iter().enumerate() {
            for (a, exact) in row.iter().enumerate() {
                let at = |h: f64| {
                    let mut theta = theta.clone();
                    theta[s][a] += h;
                    here.value(&Policy::softmax(&theta).unwrap()).unwrap()
                };
                let numeric = (at(1e-5) - at(-1e-5)) / 2e-5;
                assert!((numeric - exact).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_error_is_quadratic() {
        let (world, [old, _]) = four_by_three();
        let here = Surrogate::new(&world, &old).unwrap();
        let error = |h: f64| {
            let row = |s: usize| {
                let bent = old.row(s).iter().enumerate().map(|(a, p)| {
                    libm::log(*p) + h * (((s * 5 + a * 3) % 4) as f64 - 1.5)
                });
                bent.collect()
            };
            let theta: Vec<Vec<f64>> = (0..9).map(row).collect();
            let new = Policy::softmax(&theta).unwrap();
            let gain = world.value(&new).unwrap() - world.value(&old).unwrap();
            (here.value(&new).unwrap() - gain).abs()
        };
        for h in [1e-1, 1e-2, 1e-3] {
            let slope = libm::log(error(h) / error(h / 2.0)) / libm::log(2.0);
            assert!((slope - 2.0).abs() < 3.0 * h, "{slope} at {h}");
        }
    }

    #[test]
    fn in_a_bandit_it_is_exact_and_one_state_is_not_enough() {
        let pays = |reward| vec![Outcome { chance: 1.0, reward, next: None }];
        let arms = vec![vec![pays(1.0), pays(0.0), pays(2.0)]];
        let bandit = Mdp::new(arms, vec![1.0], 1.0).unwrap();
        let old = Policy::uniform(1, 3).unwrap();
        let here = Surrogate::new(&bandit, &old).unwrap();
        for id in 0..5 {
            let mut rng = stream(1, id);
            let row = (0..3).map(|_| 4.0 * rng.random::<f64>()).collect();
            let new = Policy::softmax(&[row]).unwrap();
            let gain = bandit.value(&new).unwrap() - bandit.value(&old).unwrap();
            assert!((here.value(&new).unwrap() - gain).abs() < 1e-14);
            let slope = here.slope(&new).unwrap();
            assert!(off(&slope, &bandit.gradient(&new).unwrap()) < 1e-14);
        }
        // A coin that is flipped again has one state, and a bent coin is there less often.
        let (game, fair) =
            (flip_again::flip_again().unwrap(), flip_again::coin(0.5).unwrap());
        let here = Surrogate::new(&game, &fair).unwrap();
        let promised = here.value(&flip_again::coin(0.4).unwrap()).unwrap();
        assert!((promised - 0.4).abs() < 1e-12);
        assert!((flip_again::value(0.4).unwrap() - 3.5).abs() < 1e-12);
    }

    #[test]
    fn in_the_corridor_it_is_a_line_and_j_is_not() {
        let world = corridor::corridor().unwrap();
        let at = |p| corridor::aliased(p).unwrap();
        let here = Surrogate::new(&world, &at(0.3)).unwrap();
        // J′(p) = 2 (p² − 4p + 2) / (p(1 − p))² at 0.3.
        let slope = 2.0 * (0.09 - 1.2 + 2.0) / (0.21 * 0.21);
        for p in [0.0, 0.1, 0.5, 0.9, 1.0] {
            let promised = here.value(&at(p)).unwrap();
            assert!((promised - slope * (p - 0.3)).abs() < 1e-10, "{p}");
        }
        // A positive return is promised where every step costs one; J falls.
        let promised = here.value(&at(0.9)).unwrap();
        assert!(corridor::value(0.3) + promised > 8.0);
        assert!(corridor::value(0.9) < corridor::value(0.3) - 8.0);
    }

    #[test]
    fn kl_and_ess_are_means_over_the_old_steps() {
        let (world, [old, new]) = four_by_three();
        let here = Surrogate::new(&world, &old).unwrap();
        assert_eq!(here.kl(&old).unwrap(), 0.0);
        assert!((here.ess(&old).unwrap() - 1.0).abs() < 1e-15);
        let d = world.visits(&old).unwrap();
        let (mut kl, mut second) = (0.0, 0.0);
        for (s, d) in d.iter().enumerate() {
            for (p, b) in new.row(s).iter().zip(old.row(s)) {
                kl += d * b * libm::log(b / p);
                second += d * p * p / b;
            }
        }
        let steps: f64 = d.iter().sum();
        assert!((here.kl(&new).unwrap() - kl / steps).abs() < 1e-12);
        assert!((here.ess(&new).unwrap() - steps / second).abs() < 1e-12);
        // A hole, and a wrong shape.
        let sure = Policy::greedy(&vec![vec![1.0, 0.0, 0.0, 0.0]; 9]).unwrap();
        assert_eq!(here.kl(&sure).unwrap(), f64::INFINITY);
        assert_eq!(Surrogate::new(&world, &sure).unwrap().ess(&old).unwrap(), 0.0);
        let other = Policy::uniform(2, 4).unwrap();
        let said = "the policy's list of states has 2 entries, not 9";
        assert_eq!(here.value(&other).unwrap_err().to_string(), said);
        assert!(here.slope(&other).is_err() && here.kl(&other).is_err());
        assert!(difference(&world, &old, &other).is_err());
        assert!(excursion_slope(&world, &old, &other).is_err());
    }
}
