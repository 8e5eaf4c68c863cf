use reweight::divergence::kl_of_masses;
use reweight::improvement_bounds::{BoundError, OldPolicy};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::surrogate::Surrogate;

/// Which way to go from a softmax policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// ∇J: d(s) π(a|s) A(s, a).
    Gradient,
    /// F⁺∇J, the natural gradient. With a parameter for each state and action it is A(s, a), up to a
    /// constant in each state, which changes no policy: F has a block d(s) (diag π − ππᵀ) for each
    /// state, and that times A is d(s) π(a|s) A(s, a).
    NaturalGradient,
    /// The action that the old policy's Q calls best; of several, the first.
    Greedy,
}

/// Softmax policies on a line: the parameters θ + t·u.
///
/// ```
/// use reweight::{four_by_three::{GAMMA, world}, policy_line::{Line, Origin, Towards}};
/// let world = world(GAMMA).unwrap();
/// let line = Line::new(&world, vec![vec![0.0; 4]; 9], Towards::Greedy).unwrap();
/// let origin = Origin::new(&world, &line.at(0.0).unwrap()).unwrap();
/// let ratio = |t| {
///     let place = origin.look(&line.at(t).unwrap()).unwrap();
///     place.surrogate / place.gain
/// };
/// // Near the old policy L is J, to first order; far away it promises twice too much.
/// assert!((ratio(0.01) - 1.0).abs() < 0.01 && ratio(5.0) > 2.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    theta: Vec<Vec<f64>>,
    way: Vec<Vec<f64>>,
}

impl Line {
    /// The line from θ(s, a) one of these ways, of which the largest entry is one.
    ///
    /// # Errors
    /// [`MdpError`] if θ is none for this world, or the world has no finite truths of it.
    pub fn new(
        world: &Mdp,
        theta: Vec<Vec<f64>>,
        towards: Towards,
    ) -> Result<Self, MdpError> {
        let policy = Policy::softmax(&theta)?;
        let way = match towards {
            Towards::Gradient => world.gradient(&policy)?,
            Towards::NaturalGradient => world.advantages(&policy)?,
            Towards::Greedy => {
                let q = world.action_values(&world.values(&policy)?)?;
                let greedy = Policy::greedy(&q)?;
                (0..world.states()).map(|s| greedy.row(s).to_vec()).collect()
            }
        };
        Self::along(theta, way)
    }

    /// The line from θ(s, a) along any u(s, a), scaled so that its largest entry is one. A u of zeros
    /// stays and leads nowhere.
    ///
    /// # Errors
    /// [`MdpError`] if the two differ in shape, or something is not finite.
    pub fn along(
        theta: Vec<Vec<f64>>,
        mut way: Vec<Vec<f64>>,
    ) -> Result<Self, MdpError> {
        // A softmax of either: what is no number is named by its state.
        let (from, to) = (Policy::softmax(&theta)?, Policy::softmax(&way)?);
        for (what, given, wanted) in [
            ("the direction's list of states", to.states(), from.states()),
            ("the direction's list of actions", to.actions(), from.actions()),
        ] {
            if given != wanted {
                return Err(MdpError::Length { what, given, wanted });
            }
        }
        let sizes = way.iter().flatten().map(|u| u.abs());
        let largest = sizes.fold(0.0, f64::max);
        if largest > 0.0 {
            way.iter_mut().flatten().for_each(|u| *u /= largest);
        }
        Ok(Self { theta, way })
    }

    /// The policy at θ + t·u.
    ///
    /// # Errors
    /// [`MdpError::Policy`] if a parameter there is not finite.
    pub fn at(&self, t: f64) -> Result<Policy, MdpError> {
        let row = |(theta, way): (&Vec<f64>, &Vec<f64>)| -> Vec<f64> {
            theta.iter().zip(way).map(|(theta, u)| theta + t * u).collect()
        };
        let rows: Vec<_> = self.theta.iter().zip(&self.way).map(row).collect();
        Policy::softmax(&rows)
    }
}

/// The old policy, with all that does not change along a line solved once.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin<'a> {
    world: &'a Mdp,
    value: f64,
    surrogate: Surrogate,
    bounds: Option<OldPolicy<'a>>,
}

/// A new policy: what the old one's data say of it, and what is the case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// J − J_old.
    pub gain: f64,
    /// L = Σ d_old(s) Σ π(a|s) A_old(s, a).
    pub surrogate: f64,
    /// KL(π_old ‖ π) in nats, averaged over the old policy's discounted steps; infinite where π never
    /// does what π_old does.
    pub mean_kl: f64,
    /// The largest of all states.
    pub largest_kl: f64,
    /// `1/E[ρ²]` over the same steps: what each is worth in a long batch.
    pub ess: f64,
    /// The least Σ π(a|s) A_old(s, a) of all states. Where it is not negative the new policy is nowhere
    /// worse than the old one: the policy improvement theorem (Sutton and Barto 2018, section 4.2).
    pub least_advantage: f64,
    /// What the theorems promise; none where nothing is discounted.
    pub bounds: Option<Bounds>,
}

/// Lower bounds of J − J_old, of `improvement_bounds`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Schulman and others (2015), from the largest total variation.
    pub schulman_tv: f64,
    /// The same from the largest KL(π_old ‖ π).
    pub schulman_kl: f64,
    /// Achiam and others (2017), from the mean total variation.
    pub achiam: f64,
}

impl<'a> Origin<'a> {
    /// Solves the old policy's equations.
    ///
    /// # Errors
    /// [`MdpError`] if the policy is one for another world, or its J is infinite.
    pub fn new(world: &'a Mdp, old: &Policy) -> Result<Self, MdpError> {
        let bounds = match OldPolicy::new(world, old) {
            Ok(bounds) => Some(bounds),
            Err(BoundError::Mdp(error)) => return Err(error),
            Err(_) => None,
        };
        let (value, surrogate) = (world.value(old)?, Surrogate::new(world, old)?);
        Ok(Self { world, value, surrogate, bounds })
    }

    /// J of the old policy.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// Looks at a new policy.
    ///
    /// # Errors
    /// [`MdpError`] if it is one for another world, or its J is infinite.
    pub fn look(&self, new: &Policy) -> Result<Place, MdpError> {
        let Self { world, value, ref surrogate, ref bounds } = *self;
        let gain = world.value(new)? - value;
        let (mut largest_kl, mut least) = (0.0, f64::INFINITY);
        for (s, advantages) in surrogate.advantages().iter().enumerate() {
            let kl = kl_of_masses(surrogate.old().row(s), new.row(s));
            largest_kl = f64::max(largest_kl, kl);
            let pairs = advantages.iter().zip(new.row(s));
            least = f64::min(least, pairs.map(|(a, p)| p * a).sum());
        }
        // Both policies are ones for this world: a step has bounds.
        let step = bounds.as_ref().and_then(|old| old.step(new).ok());
        Ok(Place {
            gain,
            surrogate: surrogate.value(new)?,
            mean_kl: surrogate.kl(new)?,
            largest_kl,
            ess: surrogate.ess(new)?,
            least_advantage: least,
            bounds: step.map(|step| Bounds {
                schulman_tv: step.schulman_tv,
                schulman_kl: step.schulman_kl,
                achiam: step.achiam,
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::corridor::{aliased, corridor, value};
    use reweight::four_by_three::{GAMMA, world};
    use reweight::linear::solve;
    use reweight::one_batch::half_trained;

    const WAYS: [Towards; 3] =
        [Towards::Gradient, Towards::NaturalGradient, Towards::Greedy];

    #[test]
    fn at_the_old_policy_l_and_j_touch_in_value_and_slope() {
        let world = world(GAMMA).unwrap();
        for towards in WAYS {
            let theta = half_trained(&world).unwrap();
            let line = Line::new(&world, theta, towards).unwrap();
            let origin = Origin::new(&world, &line.at(0.0).unwrap()).unwrap();
            let look = |t| origin.look(&line.at(t).unwrap()).unwrap();
            let here = look(0.0);
            assert!(here.gain == 0.0 && here.surrogate.abs() < 1e-14);
            assert!((here.ess - 1.0).abs() < 1e-14 && here.mean_kl < 1e-15);
            let slope =
                |of: fn(&Place) -> f64| (of(&look(1e-4)) - of(&look(-1e-4))) / 2e-4;
            let [promised, true_one] =
                [slope(|place| place.surrogate), slope(|place| place.gain)];
            assert!((promised - true_one).abs() < 1e-6 * true_one, "{towards:?}");
            // And part with the square of the step.
            let off = |t| look(t).surrogate - look(t).gain;
            assert!((off(0.02) / off(0.01) - 4.0).abs() < 0.1, "{towards:?}");
        }
    }

    #[test]
    fn bounds_hold_all_along_and_certify_a_tiny_step_alone() {
        let world = world(GAMMA).unwrap();
        for towards in WAYS {
            let theta = half_trained(&world).unwrap();
            let line = Line::new(&world, theta, towards).unwrap();
            let origin = Origin::new(&world, &line.at(0.0).unwrap()).unwrap();
            for i in -30..=120 {
                let t = f64::from(i) / 10.0;
                let place = origin.look(&line.at(t).unwrap()).unwrap();
                let bounds = place.bounds.unwrap();
                for bound in [bounds.schulman_tv, bounds.schulman_kl, bounds.achiam]
                {
                    assert!(bound <= place.gain + 1e-9, "{towards:?} {t}");
                    assert!(i == 0 || bound < 0.0, "{towards:?} {t}");
                }
            }
            let tiny = origin.look(&line.at(1e-4).unwrap()).unwrap();
            assert!(tiny.bounds.unwrap().schulman_tv > 0.0, "{towards:?}");
        }
    }

    #[test]
    fn no_step_that_leans_to_the_better_action_everywhere_is_a_loss() {
        let world = world(GAMMA).unwrap();
        for towards in WAYS {
            let theta = half_trained(&world).unwrap();
            let line = Line::new(&world, theta, towards).unwrap();
            let origin = Origin::new(&world, &line.at(0.0).unwrap()).unwrap();
            let mut last = 0.0;
            for i in 1..=150 {
                let new = line.at(f64::from(i) / 10.0).unwrap();
                let place = origin.look(&new).unwrap();
                assert!(place.least_advantage > -1e-12 && place.gain > 0.0);
                // L loves it more and more, and promises too much.
                assert!(place.surrogate > place.gain && place.surrogate > last);
                last = place.surrogate;
            }
            assert!(last > 2.0, "{towards:?}");
        }
    }

    #[test]
    fn in_the_corridor_l_is_straight_and_loves_what_j_hates() {
        let world = corridor().unwrap();
        let origin = Origin::new(&world, &aliased(0.3).unwrap()).unwrap();
        let look = |p| origin.look(&aliased(p).unwrap()).unwrap();
        let slope = look(0.4).surrogate / 0.1;
        for percent in 5..=95 {
            let p = f64::from(percent) / 100.0;
            let place = look(p);
            assert!((place.surrogate - slope * (p - 0.3)).abs() < 1e-10);
            assert!((place.gain - (value(p) - value(0.3))).abs() < 1e-9);
            assert_eq!(place.bounds, None);
        }
        let bold = look(0.9);
        assert!(bold.surrogate > 20.0 && bold.gain < -8.0);
        // One cell where both actions are pushed alike is the catch.
        assert!(bold.least_advantage < -1.0);
    }

    #[test]
    fn the_natural_gradient_solves_the_fisher_equations() {
        let world = world(GAMMA).unwrap();
        let theta = half_trained(&world).unwrap();
        let pi = Policy::softmax(&theta).unwrap();
        let line = Line::new(&world, theta, Towards::NaturalGradient).unwrap();
        let (slope, visits) =
            (world.gradient(&pi).unwrap(), world.visits(&pi).unwrap());
        let scale = world.advantages(&pi).unwrap()[0][0] / line.way[0][0];
        for (s, slope) in slope.iter().enumerate() {
            // F plus the square of the mean parameter, whose push is nought: no longer singular.
            let fisher = |a: usize| {
                let entry = |b: usize| {
                    let same = f64::from(u8::from(a == b));
                    let (p, q) = (pi.probability(s, a), pi.probability(s, b));
                    visits[s] * p * (same - q) + 1.0
                };
                (0..4).map(entry).collect()
            };
            let exact = solve((0..4).map(fisher).collect(), slope.clone()).unwrap();
            let off = |a: usize| scale * line.way[s][a] - exact[a];
            let spread = (0..4).map(|a| off(a) - off(0));
            assert!(spread.fold(0.0, |m: f64, x| m.max(x.abs())) < 1e-9);
        }
    }

    #[test]
    fn a_direction_is_scaled_and_what_is_wrong_with_it_is_named() {
        let theta = vec![vec![0.0, 1.0]; 2];
        let way = vec![vec![1.0, -4.0], vec![0.0, 2.0]];
        let line = Line::along(theta.clone(), way).unwrap();
        let there = Policy::softmax(&[vec![0.5, -1.0], vec![0.0, 2.0]]).unwrap();
        assert_eq!(line.at(2.0).unwrap(), there);
        let still = Line::along(theta.clone(), vec![vec![0.0; 2]; 2]).unwrap();
        assert_eq!(still.at(9.0).unwrap(), still.at(0.0).unwrap());
        let said = |way| Line::along(theta.clone(), way).unwrap_err().to_string();
        assert_eq!(
            said(vec![vec![1.0, 2.0]]),
            "the direction's list of states has 1 entries, not 2"
        );
        assert_eq!(
            said(vec![vec![1.0]; 2]),
            "the direction's list of actions has 1 entries, not 2"
        );
        let lost = said(vec![vec![0.0, 1.0], vec![f64::NAN, 0.0]]);
        assert!(lost.starts_with("the policy in state 1"), "{lost}");
        let world = corridor().unwrap();
        let sure = aliased(1.0).unwrap();
        assert!(Origin::new(&world, &sure).is_err());
        let origin = Origin::new(&world, &aliased(0.5).unwrap()).unwrap();
        assert!(origin.look(&sure).is_err());
        assert!(origin.look(&Policy::uniform(9, 4).unwrap()).is_err());
    }
}
