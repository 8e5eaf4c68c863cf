use libm::{exp, fabs, log, pow};
use reweight::mdp::{Mdp, MdpError, Policy};

/// An episode's weight and return, and how probable they are together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atom {
    /// ρ, the product of all ratios.
    pub rho: f64,
    /// G, the discounted return.
    pub g: f64,
    /// Their probability under the behaviour.
    pub chance: f64,
}

/// Why there is no finite law, or none of an episode.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum LawError {
    /// A policy for another world.
    #[error(transparent)]
    World(#[from] MdpError),
    /// A weight is above zero and finite, a return is finite, a chance lies in [0, 1].
    #[error("atom {index}: {what} is {value}")]
    Atom { index: usize, what: &'static str, value: f64 },
    /// Chances add up to one at most; the rest is the weight of zero.
    #[error("the chances add up to {0}")]
    Total(f64),
    /// Longer episodes than states: the world goes in circles.
    #[error("an episode can visit a state twice: give it a last step")]
    Circles,
}

/// The joint law of weight and return of one episode of the behaviour, those of weight zero left out,
/// in ascending order of weight, then of return. Without a last step the world must not go in circles.
/// Weights and returns that differ by rounding alone are one.
///
/// ```
/// use reweight::endless_loop::Loop;
/// use reweight::mdp::Policy;
/// use reweight::trajectory_law::joint_law;
/// let book = Loop::new(0.5, 0.9).unwrap();
/// let (left, fair) = (book.target().unwrap(), book.behaviour().unwrap());
/// let within_two = joint_law(&book.mdp().unwrap(), &left, &fair, Some(2)).unwrap();
/// // Paid after one left or after two, or not yet paid.
/// assert_eq!(within_two[0].rho, 2.0);
/// assert!((within_two[0].chance - 0.05).abs() < 1e-15);
/// ```
///
/// # Errors
/// [`LawError`] if a policy is one for another world, or there are more steps than states and no last
/// one.
pub fn joint_law(
    world: &Mdp,
    target: &Policy,
    behaviour: &Policy,
    steps: Option<u32>,
) -> Result<Vec<Atom>, LawError> {
    world.check(target)?;
    world.check(behaviour)?;
    let mut here: Vec<(usize, Atom)> = Vec::new();
    for (s, &chance) in world.start().iter().enumerate() {
        if chance > 0.0 {
            here.push((s, Atom { rho: 1.0, g: 0.0, chance }));
        }
    }
    let (mut done, mut discount, mut step) = (Vec::new(), 1.0, 0_u32);
    while !here.is_empty() && steps != Some(step) {
        if steps.is_none() && step as usize > world.states() {
            return Err(LawError::Circles);
        }
        let mut next = Vec::new();
        for (s, so_far) in here {
            for (a, b) in behaviour.row(s).iter().enumerate() {
                let rho = so_far.rho * target.probability(s, a) / b;
                if *b == 0.0 || rho == 0.0 {
                    continue;
                }
                for outcome in world.outcomes(s, a) {
                    let g = so_far.g + discount * outcome.reward;
                    let chance = so_far.chance * b * outcome.chance;
                    match outcome.next {
                        Some(s) => next.push((s, Atom { rho, g, chance })),
                        None => done.push((0, Atom { rho, g, chance })),
                    }
                }
            }
        }
        here = merged(next);
        discount *= world.gamma();
        step += 1;
    }
    done.extend(here.into_iter().map(|(_, atom)| (0, atom)));
    Ok(merged(done).into_iter().map(|(_, atom)| atom).collect())
}

/// Those of one place, one weight and one return as one.
fn merged(mut all: Vec<(usize, Atom)>) -> Vec<(usize, Atom)> {
    let same = |a: f64, b: f64| fabs(a - b) <= 1e-12 * (1.0 + fabs(b));
    // By place and weight first, so that rounding of the weight cannot part equal returns.
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.rho.total_cmp(&b.1.rho)));
    let mut last: Option<(usize, f64)> = None;
    for (place, atom) in &mut all {
        if let Some((at, rho)) = last
            && at == *place
            && same(rho, atom.rho)
        {
            atom.rho = rho;
        }
        last = Some((*place, atom.rho));
    }
    let key = |a: &(usize, Atom), b: &(usize, Atom)| {
        let places = a.0.cmp(&b.0).then(a.1.rho.total_cmp(&b.1.rho));
        places.then(a.1.g.total_cmp(&b.1.g))
    };
    all.sort_by(key);
    let mut merged: Vec<(usize, Atom)> = Vec::new();
    for (place, atom) in all {
        match merged.last_mut() {
            Some((at, last))
                if *at == place && last.rho == atom.rho && same(last.g, atom.g) =>
            {
                last.chance += atom.chance;
            }
            _ => merged.push((place, atom)),
        }
    }
    merged
}

/// Mean, mean square and all that of the weighted estimate Σ ρᵢ Gᵢ / Σ ρᵢ from `n` episodes, exactly
/// (to twelve digits or so), with an estimate of zero where all weights are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighted {
    /// Its mean.
    pub mean: f64,
    /// Its mean square.
    pub square: f64,
    /// The probability that every weight is zero.
    pub none: f64,
}

impl Weighted {
    /// From the law of one episode. 1/S = ∫ e^(−tS) dt and 1/S² = ∫ t e^(−tS) dt turn the mean of a
    /// fraction of two sums into an integral over products: with A = Σ ρᵢ Gᵢ and S = Σ ρᵢ,
    ///
    /// E\[A/S\] = ∫ n φ₁ φ₀ⁿ⁻¹ dt and E\[A²/S²\] = ∫ t (n φ₂ φ₀ⁿ⁻¹ + n(n−1) φ₁² φ₀ⁿ⁻²) dt,
    ///
    /// where φₖ(t) = `E_b[(ρG)ᵏ e^(−tρ)]`. The integral is a sum over equal steps of log t, which
    /// converges faster than any power of the step.
    ///
    /// ```
    /// use reweight::trajectory_law::{Atom, Weighted};
    /// // One episode in two has weight two; its return is one.
    /// let law = [Atom { rho: 2.0, g: 1.0, chance: 0.5 }];
    /// let three = Weighted::new(&law, 3).unwrap();
    /// assert!((three.mean - 7.0 / 8.0).abs() < 1e-12 && three.none == 0.125);
    /// assert!((three.error(1.0) - 1.0 / 8.0).abs() < 1e-12);
    /// ```
    ///
    /// # Errors
    /// [`LawError`] if the atoms are no law.
    pub fn new(law: &[Atom], n: u32) -> Result<Self, LawError> {
        let some = total(law)?;
        let zero = (1.0 - some).max(0.0);
        let n = f64::from(n);
        let none = pow(zero, n);
        if n * some <= 0.0 {
            return Ok(Self { mean: 0.0, square: 0.0, none });
        }
        let [least, most] = range(law);
        let (mut mean, mut square) = (0.0, 0.0);
        let first = log(1e-18 / (n * most));
        let last = log(50.0 / least);
        let count = ((last - first) / STEP) as u32;
        for i in 0..=count {
            let t = exp(first + STEP * f64::from(i));
            let [phi_0, phi_1, phi_2] = transforms(law, zero, t);
            let power = |k: f64| if k > 0.0 { exp(k * log(phi_0)) } else { 1.0 };
            mean += STEP * t * n * phi_1 * power(n - 1.0);
            let pairs = n * (n - 1.0) * phi_1 * phi_1 * power(n - 2.0);
            square += STEP * t * t * (n * phi_2 * power(n - 1.0) + pairs);
        }
        Ok(Self { mean, square, none })
    }

    /// Its mean squared error beside `truth`.
    pub fn error(&self, truth: f64) -> f64 {
        self.square - 2.0 * truth * self.mean + truth * truth
    }

    /// The mean squared error of the estimates that exist: those with a weight above zero. None if
    /// there are none.
    pub fn error_of_some(&self, truth: f64) -> Option<f64> {
        let some = 1.0 - self.none;
        let left = self.error(truth) - self.none * truth * truth;
        (some > 0.0).then(|| left / some)
    }
}

/// The probability of a weight above zero.
fn total(law: &[Atom]) -> Result<f64, LawError> {
    for (index, Atom { rho, g, chance }) in law.iter().enumerate() {
        let bad = |what, value: &f64| LawError::Atom { index, what, value: *value };
        // Beyond these, a square is no number any more.
        if !(1e-140..=1e140).contains(rho) {
            return Err(bad("the weight", rho));
        }
        if !g.is_finite() {
            return Err(bad("the return", g));
        }
        if !(0.0..=1.0).contains(chance) {
            return Err(bad("the chance", chance));
        }
    }
    let total = law.iter().map(|atom| atom.chance).sum();
    if total > 1.0 + 1e-9 { Err(LawError::Total(total)) } else { Ok(total) }
}

/// The step of log t: the error of such a sum is about exp(−π²/step).
const STEP: f64 = 0.2;

/// The least and the largest weight.
fn range(law: &[Atom]) -> [f64; 2] {
    let weights = || law.iter().map(|atom| atom.rho);
    [weights().fold(f64::INFINITY, f64::min), weights().fold(0.0, f64::max)]
}

/// φ₀, φ₁ and φ₂ at t.
fn transforms(law: &[Atom], zero: f64, t: f64) -> [f64; 3] {
    let mut sums = [zero, 0.0, 0.0];
    for Atom { rho, g, chance } in law {
        let term = chance * exp(-t * rho);
        sums[0] += term;
        sums[1] += term * rho * g;
        sums[2] += term * rho * g * rho * g;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::blackjack::Table;
    use reweight::trajectory_variance::TwoPolicies;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-11 * (1.0 + b.abs())
    }

    fn law() -> Vec<Atom> {
        let atom = |rho, g, chance| Atom { rho, g, chance };
        vec![
            atom(0.25, 2.0, 0.2),
            atom(0.5, -1.0, 0.3),
            atom(1.0, 0.5, 0.1),
            atom(9.0, -0.3, 0.04),
        ]
    }

    /// The same by going through all batches of n.
    fn by_hand(law: &[Atom], n: u32) -> Weighted {
        let some: f64 = law.iter().map(|atom| atom.chance).sum();
        let zero = Atom { rho: 0.0, g: 0.0, chance: 1.0 - some };
        let all: Vec<Atom> = law.iter().copied().chain([zero]).collect();
        let mut sum = Weighted { mean: 0.0, square: 0.0, none: 0.0 };
        for batch in 0..all.len().pow(n) {
            let draw = |i: u32| all[batch / all.len().pow(i) % all.len()];
            let (mut top, mut total, mut chance) = (0.0, 0.0, 1.0);
            for atom in (0..n).map(draw) {
                top += atom.rho * atom.g;
                total += atom.rho;
                chance *= atom.chance;
            }
            if total == 0.0 {
                sum.none += chance;
                continue;
            }
            sum.mean += chance * top / total;
            sum.square += chance * top / total * top / total;
        }
        sum
    }

    #[test]
    fn the_integral_is_the_mean_over_all_batches() {
        for n in 1..=5 {
            let (got, want) =
                (Weighted::new(&law(), n).unwrap(), by_hand(&law(), n));
            assert!(near(got.mean, want.mean) && near(got.square, want.square));
            assert!(near(got.none, want.none));
            let truth = -0.2;
            let some = (want.square - 2.0 * truth * want.mean) / (1.0 - want.none);
            let some = some + truth * truth;
            assert!(near(got.error_of_some(truth).unwrap(), some));
        }
    }

    #[test]
    fn many_episodes_reach_the_limit_of_the_delta_method() {
        // Weights of mean one, so that the truth is the weighted mean.
        let law = law();
        let mean: f64 = law.iter().map(|a| a.chance * a.rho).sum();
        let truth: f64 = law.iter().map(|a| a.chance * a.rho * a.g).sum();
        let truth = truth / mean;
        let stray = |a: &Atom| a.chance * a.rho * (a.g - truth) * a.rho;
        let spread: f64 = law.iter().map(|a| stray(a) * (a.g - truth)).sum();
        let lean: f64 = -law.iter().map(stray).sum::<f64>();
        let n = 1_000_000;
        let many = Weighted::new(&law, n).unwrap();
        let scale = f64::from(n) * mean * mean;
        let (error, bias) = (many.error(truth), many.mean - truth);
        assert!((error * scale / spread - 1.0).abs() < 1e-3);
        assert!((bias * scale / lean - 1.0).abs() < 1e-3);
    }

    #[test]
    fn the_laws_moments_are_the_ones_from_the_back() {
        let table = Table::new(13, true, 2).unwrap();
        let (world, pi) = (table.mdp(), table.stick_at(20).unwrap());
        let b = table.hit_with(0.5).unwrap();
        let law = joint_law(&world, &pi, &b, None).unwrap();
        let of = |f: &dyn Fn(&Atom) -> f64| -> f64 {
            law.iter().map(|atom| atom.chance * f(atom)).sum()
        };
        let two = TwoPolicies::new(&world, &pi, &b, None).unwrap();
        assert!(near(of(&|a| a.rho), 1.0));
        assert!(near(of(&|a| a.rho * a.g), two.value().unwrap()));
        let squares = of(&|a| a.rho * a.rho * a.g * a.g);
        assert!(near(squares, two.ois().unwrap().second()));
        let ascending =
            |pair: &[Atom]| (pair[0].rho, pair[0].g) < (pair[1].rho, pair[1].g);
        assert!(law.windows(2).all(ascending));
    }

    #[test]
    fn what_is_no_law_is_named() {
        let says = |bad: Atom| {
            let law = [law()[0], bad];
            Weighted::new(&law, 3).unwrap_err().to_string()
        };
        let atom = |rho, g, chance| Atom { rho, g, chance };
        assert_eq!(says(atom(0.0, 1.0, 0.1)), "atom 1: the weight is 0");
        assert_eq!(says(atom(1.0, f64::NAN, 0.1)), "atom 1: the return is NaN");
        assert_eq!(says(atom(1.0, 1.0, -0.1)), "atom 1: the chance is -0.1");
        assert!(says(atom(1.0, 1.0, 0.9)).starts_with("the chances add up to 1.1"));
        let nothing = Weighted { mean: 0.0, square: 0.0, none: 1.0 };
        assert_eq!(Weighted::new(&law(), 0), Ok(nothing));
        assert_eq!(Weighted::new(&[], 5), Ok(nothing));
        assert_eq!(nothing.error_of_some(0.3), None);
    }

    #[test]
    fn a_world_that_goes_in_circles_wants_a_last_step() {
        use reweight::endless_loop::Loop;
        let book = Loop::new(0.5, 0.9).unwrap();
        let (left, fair) = (book.target().unwrap(), book.behaviour().unwrap());
        let world = book.mdp().unwrap();
        let error = joint_law(&world, &left, &fair, None).unwrap_err();
        assert_eq!(error, LawError::Circles);
        let other = Policy::uniform(2, 2).unwrap();
        assert!(joint_law(&world, &other, &fair, Some(12)).is_err());
        let law = joint_law(&world, &left, &fair, Some(12)).unwrap();
        let paid = law.iter().filter(|atom| atom.g == 1.0);
        let square: f64 = paid.map(|atom| atom.chance * atom.rho * atom.rho).sum();
        assert!(near(square, book.second_moment_within(12)));
    }
}
