use reweight::improvement_bounds::{BoundError, OldPolicy, Step};
use reweight::linear::{Singular, solve};
use reweight::mdp::{Mdp, MdpError, Policy};

/// Why there is no natural step.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NaturalError {
    /// In the world or a policy.
    #[error(transparent)]
    Mdp(#[from] MdpError),
    /// In what the theorems say of a step.
    #[error(transparent)]
    Bound(#[from] BoundError),
    /// In the equations.
    #[error(transparent)]
    Singular(#[from] Singular),
    /// A radius, a damping or a factor that is none.
    #[error("{what} is {value}")]
    #[expect(missing_docs, reason = "the message says what the fields are")]
    Setting { what: &'static str, value: f64 },
}

/// A tabular softmax in a finite world, with the exact slope g of J and the exact Fisher matrix F of
/// its mean KL. Parameters are numbered state by state: s × actions + a.
///
/// ```
/// use reweight::{four_by_three::world, natural_gradient::Natural};
/// let world = world(0.9).unwrap();
/// let natural = Natural::new(&world, &vec![vec![0.0; 4]; 9]).unwrap();
/// let taken = natural.trust_region(0.01, 0.8, 20).unwrap().unwrap();
/// assert!(taken.step.mean_kl <= 0.01 && taken.step.gain > 0.0);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Natural<'a> {
    theta: Vec<f64>,
    policy: Policy,
    old: OldPolicy<'a>,
    shares: Vec<f64>,
    gradient: Vec<f64>,
}

/// A step that passed the line search.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The new parameters.
    pub theta: Vec<f64>,
    /// How often the full step was shortened.
    pub backtracks: u32,
    /// What the step is, and what the theorems say of it.
    pub step: Step,
}

impl<'a> Natural<'a> {
    /// Solves for g and F at these parameters, a row for each state.
    ///
    /// # Errors
    /// [`NaturalError`] if they are no policy for this world, or nothing is discounted.
    pub fn new(world: &'a Mdp, theta: &[Vec<f64>]) -> Result<Self, NaturalError> {
        let policy = Policy::softmax(theta)?;
        let old = OldPolicy::new(world, &policy)?;
        let total: f64 = old.visits().iter().sum();
        Ok(Self {
            theta: theta.concat(),
            shares: old.visits().iter().map(|d| d / total).collect(),
            gradient: world.gradient(&policy)?.concat(),
            policy,
            old,
        })
    }

    /// The old policy, and what the theorems ask of it.
    pub fn old(&self) -> &OldPolicy<'a> {
        &self.old
    }

    /// g, the slope of J.
    pub fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    /// F: for each state its share of the visits times diag π − π πᵀ, and nothing between states.
    /// ½ ΔᵀFΔ is the mean KL of a small step Δ, in either direction.
    // ANCHOR: fisher
    pub fn fisher(&self) -> Vec<Vec<f64>> {
        let actions = self.policy.actions();
        let mut fisher = vec![vec![0.0; self.theta.len()]; self.theta.len()];
        for (s, share) in self.shares.iter().enumerate() {
            let (pi, start) = (self.policy.row(s), s * actions);
            for a in 0..actions {
                for b in 0..actions {
                    let same = if a == b { pi[a] } else { 0.0 };
                    fisher[start + a][start + b] = share * (same - pi[a] * pi[b]);
                }
            }
        }
        fisher
    }
    // ANCHOR_END: fisher

    /// (F + λI)⁻¹ g.
    ///
    /// # Errors
    /// [`NaturalError`] if λ is not above nought.
    pub fn damped(&self, damping: f64) -> Result<Vec<f64>, NaturalError> {
        positive("the damping", damping)?;
        let mut matrix = self.fisher();
        for (i, row) in matrix.iter_mut().enumerate() {
            row[i] += damping;
        }
        Ok(solve(matrix, self.gradient.clone())?)
    }

    /// F⁺g, the natural gradient: of all x with F x = g the shortest. F cannot be inverted, for
    /// adding one number to all parameters of a state changes nothing: so each state has a null
    /// vector, which is added to F as 11ᵀ; x then has none of it.
    ///
    /// # Errors
    /// [`NaturalError`] if a probability is so small that F has no more directions.
    pub fn direction(&self) -> Result<Vec<f64>, NaturalError> {
        let actions = self.policy.actions();
        let mut matrix = self.fisher();
        for (s, share) in self.shares.iter().enumerate() {
            let block = s * actions..(s + 1) * actions;
            for a in block.clone() {
                if *share > 0.0 {
                    matrix[a][block.clone()].iter_mut().for_each(|x| *x += share);
                } else {
                    // Nobody comes here: no slope, no step.
                    matrix[a][a] = 1.0;
                }
            }
        }
        Ok(solve(matrix, self.gradient.clone())?)
    }

    /// β with ½ β²xᵀFx = δ for x = F⁺g: the length at which the mean KL is δ to second order, which is
    /// √(2δ / gᵀF⁺g). Nought where the slope is.
    ///
    /// # Errors
    /// [`NaturalError`] if δ is no radius, or x is not finite and as long as θ.
    pub fn length(&self, x: &[f64], delta: f64) -> Result<f64, NaturalError> {
        positive("the radius", delta)?;
        self.check(x)?;
        let along: f64 = self.gradient.iter().zip(x).map(|(g, x)| g * x).sum();
        Ok(if along > 0.0 { (2.0 * delta / along).sqrt() } else { 0.0 })
    }

    /// The policy that is a stretch of x away.
    ///
    /// # Errors
    /// [`NaturalError`] if x is not as long as θ, or a parameter is not finite.
    pub fn policy_at(
        &self,
        x: &[f64],
        stretch: f64,
    ) -> Result<Policy, NaturalError> {
        Ok(Policy::softmax(&self.rows(&self.moved(x, stretch)?))?)
    }

    /// θ + stretch · x.
    ///
    /// # Errors
    /// [`NaturalError`] if x is not finite and as long as θ.
    pub fn moved(&self, x: &[f64], stretch: f64) -> Result<Vec<f64>, NaturalError> {
        self.check(x)?;
        let pairs = self.theta.iter().zip(x);
        Ok(pairs.map(|(t, x)| t + stretch * x).collect())
    }

    /// A direction has a finite entry for each parameter.
    fn check(&self, x: &[f64]) -> Result<(), MdpError> {
        let (given, wanted) = (x.len(), self.theta.len());
        if given != wanted {
            let what = "the direction";
            return Err(MdpError::Length { what, given, wanted });
        }
        match x.iter().position(|x| !x.is_finite()) {
            Some(index) => {
                let (what, value) = ("entry of the direction", x[index]);
                Err(MdpError::NotFinite { what, index, value })
            }
            None => Ok(()),
        }
    }

    fn rows(&self, theta: &[f64]) -> Vec<Vec<f64>> {
        theta.chunks(self.policy.actions()).map(<[f64]>::to_vec).collect()
    }

    /// The natural step to a mean KL of δ, shortened by `shrink` at most `most` times, until the
    /// surrogate gains and the mean KL(old‖new) is no more than δ; none if it never is.
    ///
    /// # Errors
    /// [`NaturalError`] if a setting is none, or a parameter is not finite.
    pub fn trust_region(
        &self,
        delta: f64,
        shrink: f64,
        most: u32,
    ) -> Result<Option<Taken>, NaturalError> {
        if !(shrink > 0.0 && shrink < 1.0) {
            let what = "the factor of a shorter step";
            return Err(NaturalError::Setting { what, value: shrink });
        }
        let x = self.direction()?;
        let mut stretch = self.length(&x, delta)?;
        for backtracks in 0..=most {
            let step = self.old.step(&self.policy_at(&x, stretch)?)?;
            if step.surrogate > 0.0 && step.mean_kl <= delta {
                let theta = self.moved(&x, stretch)?;
                return Ok(Some(Taken { theta, backtracks, step }));
            }
            stretch *= shrink;
        }
        Ok(None)
    }
}

fn positive(what: &'static str, value: f64) -> Result<(), NaturalError> {
    if value > 0.0 && value.is_finite() {
        return Ok(());
    }
    Err(NaturalError::Setting { what, value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::four_by_three::world;
    use reweight::streams::stream;

    fn theta() -> Vec<Vec<f64>> {
        let mut rng = stream(1, 0);
        let mut row = || (0..4).map(|_| rng.random::<f64>() - 0.5).collect();
        (0..9).map(|_| row()).collect()
    }

    fn times(matrix: &[Vec<f64>], x: &[f64]) -> Vec<f64> {
        let row = |row: &Vec<f64>| row.iter().zip(x).map(|(m, x)| m * x).sum();
        matrix.iter().map(row).collect()
    }

    #[test]
    fn the_natural_gradient_is_the_advantage_but_for_a_constant_in_each_state() {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        let x = natural.direction().unwrap();
        // Visits add up to the length of an episode, in place of 1/(1 − γ).
        let length: f64 = natural.old().visits().iter().sum();
        for (x, a) in x.chunks(4).zip(natural.old().advantages()) {
            let mean = a.iter().sum::<f64>() / 4.0;
            for (x, a) in x.iter().zip(a) {
                assert!((x - length * (a - mean)).abs() < 1e-9);
            }
        }
        for (f, g) in times(&natural.fisher(), &x).iter().zip(natural.gradient()) {
            assert!((f - g).abs() < 1e-11);
        }
    }

    #[test]
    fn the_fisher_matrix_is_singular_once_for_each_state_and_damping_hardly_turns()
    {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        let fisher = natural.fisher();
        for s in 0..9 {
            let mut null = vec![0.0; 36];
            null[4 * s..4 * s + 4].fill(1.0);
            assert!(times(&fisher, &null).iter().all(|x| x.abs() < 1e-16));
        }
        // With one parameter of each state held, nothing is left that is null.
        let kept: Vec<usize> = (0..36).filter(|i| i % 4 > 0).collect();
        let rest =
            kept.iter().map(|i| kept.iter().map(|j| fisher[*i][*j]).collect());
        assert!(solve(rest.collect(), vec![1.0; 27]).is_ok());
        let (x, damped) = (natural.direction(), natural.damped(1e-9).unwrap());
        for (a, b) in x.unwrap().iter().zip(damped) {
            assert!((a - b).abs() < 1e-4 * (1.0 + a.abs()));
        }
    }

    #[test]
    fn half_of_delta_f_delta_is_either_kl_of_a_small_step() {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        let x = natural.direction().unwrap();
        let f: f64 =
            times(&natural.fisher(), &x).iter().zip(&x).map(|(f, x)| f * x).sum();
        let policy = natural.policy_at(&x, 1e-3).unwrap();
        let step = natural.old().step(&policy).unwrap();
        assert!((step.mean_kl / (0.5e-6 * f) - 1.0).abs() < 1e-2);
        let beta = natural.length(&x, 1e-6).unwrap();
        assert!((beta * beta * f / 2e-6 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn for_a_table_a_natural_step_gains_in_every_state_at_any_length() {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        let (x, mut last) = (natural.direction().unwrap(), 0.0);
        for stretch in [1e-3, 0.1, 1.0, 10.0, 100.0] {
            let policy = natural.policy_at(&x, stretch).unwrap();
            for (s, row) in natural.old().advantages().iter().enumerate() {
                let pairs = policy.row(s).iter().zip(row);
                assert!(pairs.map(|(p, a)| p * a).sum::<f64>() > 0.0);
            }
            let step = natural.old().step(&policy).unwrap();
            assert!(step.gain > 0.0 && step.mean_kl > last);
            last = step.mean_kl;
        }
    }

    #[test]
    fn an_accepted_step_is_within_the_radius() {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        for delta in [1e-4, 1e-2, 1.0] {
            let taken = natural.trust_region(delta, 0.8, 30).unwrap().unwrap();
            assert!(taken.step.mean_kl <= delta && taken.step.surrogate > 0.0);
            assert!(taken.step.mean_kl > 0.3 * delta);
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let world = world(0.9).unwrap();
        let natural = Natural::new(&world, &theta()).unwrap();
        let error = natural.damped(0.0).unwrap_err().to_string();
        assert_eq!(error, "the damping is 0");
        assert!(natural.trust_region(f64::NAN, 0.8, 1).is_err());
        let error = natural.trust_region(0.1, 1.0, 1).unwrap_err().to_string();
        assert_eq!(error, "the factor of a shorter step is 1");
        assert!(Natural::new(&world, &[vec![0.0]]).is_err());
        let mut x = natural.direction().unwrap();
        let short = "the direction has 35 entries, not 36";
        let few = &x[1..];
        for error in [
            natural.policy_at(few, 1.0).unwrap_err(),
            natural.moved(few, 1.0).unwrap_err(),
            natural.length(few, 0.1).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), short);
        }
        x[7] = f64::NAN;
        let error = natural.length(&x, 0.1).unwrap_err().to_string();
        assert_eq!(error, "entry of the direction 7 is NaN");
    }
}
