use num_rational::Ratio;
use num_traits::Num;
use rand::{Rng, RngExt};
use std::fmt::Display;

/// An exact fraction.
pub type Fraction = Ratio<i64>;

/// What a mass, a weight or a payoff is counted in: exact fractions for a proof, floats for a run.
/// A fraction whose numerator or denominator outgrows an `i64` panics in a debug build and wraps in
/// a release, as integer arithmetic does: fractions are for problems of a few points.
pub trait Number: Num + Copy + PartialOrd + Display {
    /// Neither NaN nor infinite.
    fn is_finite(self) -> bool;
    /// Whether a sum of masses is one: to the last digit, or up to rounding.
    fn is_whole(self) -> bool;
    /// So many draws, to divide by.
    fn count(n: u32) -> Self;
}

impl Number for Fraction {
    fn is_finite(self) -> bool {
        true
    }

    fn is_whole(self) -> bool {
        self == Self::ONE
    }

    fn count(n: u32) -> Self {
        Self::from_integer(n.into())
    }
}

impl Number for f64 {
    fn is_finite(self) -> bool {
        f64::is_finite(self)
    }

    fn is_whole(self) -> bool {
        (self - 1.0).abs() < 1e-9
    }

    fn count(n: u32) -> Self {
        n.into()
    }
}

/// What can be wrong with distributions on finitely many points.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum FiniteError {
    /// A mass is at least zero and finite.
    #[error("mass {point} is {value}")]
    BadMass { point: usize, value: String },
    /// Masses sum to one.
    #[error("the masses sum to {total}, not to 1")]
    Total { total: String },
    /// Two distributions, or a distribution and a function, live on the same points.
    #[error("{given} values for {points} points")]
    Length { points: usize, given: usize },
    /// A value of f, or a weight times it, must be finite.
    #[error("value {point} is {value}")]
    BadValue { point: usize, value: String },
    /// A product over no steps has no mean per step.
    #[error("a trajectory has at least one step")]
    NoStep,
    /// Nothing was left to divide by.
    #[error("no mass is left to divide by: {what}")]
    NoMass { what: &'static str },
}

/// A distribution on finitely many points: masses of at least zero that sum to one.
///
/// ```
/// use reweight::finite::{Finite, Fraction};
/// assert!(Finite::new(vec![Fraction::new(3, 5), Fraction::new(2, 5)]).is_ok());
/// let error = Finite::new(vec![0.6, 0.5]).unwrap_err();
/// assert_eq!(error.to_string(), "the masses sum to 1.1, not to 1");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Finite<T>(Vec<T>);

impl<T: Number> Finite<T> {
    /// Takes masses as they are.
    ///
    /// # Errors
    /// [`FiniteError::BadMass`] or [`FiniteError::Total`].
    pub fn new(masses: Vec<T>) -> Result<Self, FiniteError> {
        let mut total = T::zero();
        for (point, &mass) in masses.iter().enumerate() {
            if !mass.is_finite() || mass < T::zero() {
                let value = mass.to_string();
                return Err(FiniteError::BadMass { point, value });
            }
            total = total + mass;
        }
        if !total.is_whole() {
            let total = total.to_string();
            return Err(FiniteError::Total { total });
        }
        Ok(Self(masses))
    }

    /// The masses, point by point.
    pub fn masses(&self) -> &[T] {
        &self.0
    }

    /// Checks that `values` holds one finite value for each point.
    ///
    /// # Errors
    /// [`FiniteError`] if it does not.
    pub fn fits(&self, values: &[T]) -> Result<(), FiniteError> {
        let (points, given) = (self.0.len(), values.len());
        if points != given {
            return Err(FiniteError::Length { points, given });
        }
        match values.iter().position(|v| !v.is_finite()) {
            Some(point) => {
                let value = values[point].to_string();
                Err(FiniteError::BadValue { point, value })
            }
            None => Ok(()),
        }
    }
}

/// `E_p[f]` = Σ p(x) f(x).
///
/// # Errors
/// [`FiniteError`] if `f` does not fit the points.
pub fn expectation<T: Number>(p: &Finite<T>, f: &[T]) -> Result<T, FiniteError> {
    p.fits(f)?;
    let terms = p.0.iter().zip(f).map(|(&p, &f)| p * f);
    Ok(terms.fold(T::zero(), |sum, term| sum + term))
}

/// The weights w(x) = p(x) / q(x), zero where `q` is: this is where a hole hides.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
// ANCHOR: weights
pub fn weights<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
) -> Result<Vec<T>, FiniteError> {
    q.fits(&p.0)?;
    // A point that q never draws comes with no sample, so with no weight.
    let weight = |(&p, &q): (&T, &T)| if q.is_zero() { q } else { p / q };
    Ok(p.0.iter().zip(&q.0).map(weight).collect())
}
// ANCHOR_END: weights

/// `E_q[w f]` = Σ q(x) w(x) f(x): what the reweighted mean of draws from `q` tends to.
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another.
// ANCHOR: reweighted
pub fn reweighted<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    p.fits(f)?;
    let w = weights(p, q)?;
    let wf: Vec<T> = w.iter().zip(f).map(|(&w, &f)| w * f).collect();
    expectation(q, &wf)
}
// ANCHOR_END: reweighted

/// Whether q > 0 wherever p·f ≠ 0, so that the reweighted mean is unbiased for this f.
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another.
pub fn reaches<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<bool, FiniteError> {
    p.fits(f)?;
    q.fits(f)?;
    let mut points = p.0.iter().zip(&q.0).zip(f);
    Ok(points.all(|((&p, q), &f)| (p * f).is_zero() || !q.is_zero()))
}

/// `E_q[w]`, the target's mass on the behaviour's support: one where there is no hole.
///
/// # Errors
/// [`FiniteError`] if the two live on different points.
pub fn mean_weight<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
) -> Result<T, FiniteError> {
    expectation(q, &weights(p, q)?)
}

/// `E_q[w² f²]`, the second moment of one term w f.
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another.
pub fn second_moment<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    p.fits(f)?;
    let w = weights(p, q)?;
    let squares = w.iter().zip(f).map(|(&w, &f)| w * f * w * f);
    expectation(q, &squares.collect::<Vec<T>>())
}

/// The variance of one term w f of the ordinary estimate; that of the estimate is this over N.
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another.
pub fn ordinary_variance<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    let mean = reweighted(p, q, f)?;
    Ok(second_moment(p, q, f)? - mean * mean)
}

/// `E_q[w f]` / `E_q[w]`: what the self-normalised mean tends to. It is `E_p[f]` if q > 0 wherever
/// p > 0, else the target's mean on the part of the points that `q` draws.
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another, or `q` draws no point of `p`.
pub fn self_normalised<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    let seen = mean_weight(p, q)?;
    if seen.is_zero() {
        let what = "the behaviour draws no point of the target";
        return Err(FiniteError::NoMass { what });
    }
    Ok(reweighted(p, q, f)? / seen)
}

/// N times the variance of the self-normalised estimate as N grows (the delta method's),
/// `E_q[w² (f − m)²]` / `E_q[w]`² about its limit m.
///
/// # Errors
/// [`FiniteError`]: as for [`self_normalised`].
pub fn self_normalised_variance<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    let (seen, limit) = (mean_weight(p, q)?, self_normalised(p, q, f)?);
    let centred: Vec<T> = f.iter().map(|&f| f - limit).collect();
    Ok(second_moment(p, q, &centred)? / (seen * seen))
}

/// The distribution q ∝ p·|f|, under which the ordinary estimate varies least (Kahn and Marshall
/// 1953). Its normaliser is E_p|f|, which is what we set out to learn.
///
/// # Errors
/// [`FiniteError`] if `f` does not fit, or is zero wherever `p` is not.
pub fn best_proposal<T: Number>(
    p: &Finite<T>,
    f: &[T],
) -> Result<Finite<T>, FiniteError> {
    let size = |&f: &T| if f < T::zero() { T::zero() - f } else { f };
    let sizes: Vec<T> = f.iter().map(size).collect();
    let mean = expectation(p, &sizes)?;
    if mean.is_zero() {
        let what = "f is zero wherever the target is not";
        return Err(FiniteError::NoMass { what });
    }
    let share = |(&p, &size)| p * size / mean;
    Ok(Finite(p.0.iter().zip(&sizes).map(share).collect()))
}

impl Finite<f64> {
    /// Draws a point, by one uniform number.
    pub fn draw(&self, rng: &mut impl Rng) -> usize {
        let mut left = rng.random::<f64>();
        let inside = |&mass: &f64| {
            left -= mass;
            left < 0.0
        };
        // Rounding can leave a crumb after the last mass: it belongs to the last point with any.
        self.0.iter().position(inside).unwrap_or_else(|| {
            self.0.iter().rposition(|&mass| mass > 0.0).unwrap_or(0)
        })
    }
}

/// A question: a target, the behaviour that made the log, and a payoff, on the same points.
#[derive(Debug, Clone, PartialEq)]
pub struct Question<T> {
    /// The policy that we ask about: p, π_θ.
    pub target: Finite<T>,
    /// The policy that the data came from: q, π_old.
    pub behaviour: Finite<T>,
    /// What each point pays.
    pub payoff: Vec<T>,
}

/// The coin of this course, (heads, tails): a fair one was flipped, we ask about one that lands
/// heads three times in five. Heads pays two, tails one.
pub fn coin() -> Question<Fraction> {
    Question::counted([3, 2], [1, 1], [2, 1])
}

/// A die with four faces that pays what it shows. The one that was rolled favours three and four.
pub fn die() -> Question<Fraction> {
    Question::counted([1; 4], [1, 1, 3, 3], [1, 2, 3, 4])
}

/// The same die, asked about from the rolls of one that never shows three or four.
pub fn die_with_a_hole() -> Question<Fraction> {
    Question::counted([1; 4], [1, 1, 0, 0], [1, 2, 3, 4])
}

impl Question<Fraction> {
    /// Masses as counts over their sum.
    fn counted<const N: usize>(p: [i64; N], q: [i64; N], f: [i64; N]) -> Self {
        let share = |counts: [i64; N]| {
            let total = counts.iter().sum();
            Finite(counts.iter().map(|&n| Fraction::new(n, total)).collect())
        };
        let payoff = f.iter().map(|&f| Fraction::from_integer(f)).collect();
        Self { target: share(p), behaviour: share(q), payoff }
    }

    /// The same question in floats, for runs.
    pub fn in_floats(&self) -> Question<f64> {
        let floats = |exact: &[Fraction]| exact.iter().map(float).collect();
        Question {
            target: Finite(floats(&self.target.0)),
            behaviour: Finite(floats(&self.behaviour.0)),
            payoff: floats(&self.payoff),
        }
    }
}

/// A fraction as a float: the nearest one while numerator and denominator stay below 2⁵³.
pub fn float(exact: &Fraction) -> f64 {
    *exact.numer() as f64 / *exact.denom() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(n: i64, d: i64) -> Fraction {
        Fraction::new(n, d)
    }

    fn ones(n: usize) -> Vec<Fraction> {
        vec![of(1, 1); n]
    }

    #[test]
    fn the_coin_is_read_off_exactly() {
        let Question { target: p, behaviour: q, payoff: f } = coin();
        assert_eq!(weights(&p, &q).unwrap(), [of(6, 5), of(4, 5)]);
        assert_eq!(expectation(&q, &f).unwrap(), of(3, 2));
        assert_eq!(reweighted(&p, &q, &f), expectation(&p, &f));
        assert_eq!(second_moment(&p, &q, &ones(2)).unwrap(), of(26, 25));
    }

    #[test]
    fn a_hole_takes_its_share_of_the_truth_and_of_the_mean_weight() {
        let q = die_with_a_hole();
        let (p, q, f) = (q.target, q.behaviour, q.payoff);
        assert_eq!(reaches(&p, &q, &f), Ok(false));
        assert_eq!(reweighted(&p, &q, &f).unwrap(), of(3, 4));
        assert_eq!(mean_weight(&p, &q).unwrap(), of(1, 2));
        assert_eq!(self_normalised(&p, &q, &f).unwrap(), of(3, 2));
        assert_eq!(ordinary_variance(&p, &q, &f).unwrap(), of(1, 16));
    }

    #[test]
    fn the_same_hole_is_harmless_to_a_payoff_outside_it_unless_we_normalise() {
        let q = die_with_a_hole();
        let one = [of(1, 1), of(0, 1), of(0, 1), of(0, 1)];
        assert_eq!(reaches(&q.target, &q.behaviour, &one), Ok(true));
        let (p, q) = (q.target, q.behaviour);
        assert_eq!(reweighted(&p, &q, &one).unwrap(), of(1, 4));
        assert_eq!(self_normalised(&p, &q, &one).unwrap(), of(1, 2));
    }

    #[test]
    fn the_best_proposal_leaves_no_variance_where_f_keeps_its_sign() {
        for Question { target, payoff, .. } in [coin(), die()] {
            let q = best_proposal(&target, &payoff).unwrap();
            let variance = ordinary_variance(&target, &q, &payoff).unwrap();
            assert_eq!(variance, of(0, 1));
        }
        let f = [of(1, 1), of(-1, 1)];
        let q = best_proposal(&coin().target, &f).unwrap();
        // (E|f|)² − μ² = 1 − 1/25.
        assert_eq!(ordinary_variance(&coin().target, &q, &f).unwrap(), of(24, 25));
    }

    #[test]
    fn no_other_proposal_beats_the_best_one() {
        let f = [0.0, 1.0, -2.0, 0.5];
        let p = Finite::new(vec![0.1, 0.2, 0.3, 0.4]).unwrap();
        let best = best_proposal(&p, &f).unwrap();
        let least = ordinary_variance(&p, &best, &f).unwrap();
        for q in [[0.25; 4], [0.1, 0.2, 0.3, 0.4], [0.01, 0.22, 0.55, 0.22]] {
            let q = Finite::new(q.to_vec()).unwrap();
            assert!(least < ordinary_variance(&p, &q, &f).unwrap());
        }
    }

    #[test]
    fn floats_and_fractions_agree() {
        let exact = die();
        let near = exact.in_floats();
        let wide = |f: fn(&_, &_, &[f64]) -> _| -> Result<f64, FiniteError> {
            f(&near.target, &near.behaviour, &near.payoff)
        };
        let variance = self_normalised_variance(
            &exact.target,
            &exact.behaviour,
            &exact.payoff,
        );
        let gap =
            wide(self_normalised_variance).unwrap() - float(&variance.unwrap());
        assert!(gap.abs() < 1e-12);
        assert!((wide(ordinary_variance).unwrap() - 5.0 / 12.0).abs() < 1e-12);
    }

    #[test]
    fn a_draw_follows_the_masses_and_never_enters_a_hole() {
        let p = Finite::new(vec![0.0, 0.25, 0.75, 0.0]).unwrap();
        let mut rng = reweight::streams::stream(1, 0);
        let mut seen = [0.0; 4];
        for _ in 0..10_000 {
            seen[p.draw(&mut rng)] += 1.0;
        }
        assert_eq!((seen[0], seen[3]), (0.0, 0.0));
        let z = (seen[1] - 2500.0) / libm::sqrt(10_000.0 * 0.25 * 0.75);
        assert!(z.abs() < 4.0, "z = {z}");
    }

    #[test]
    fn bad_input_is_named() {
        let told =
            |masses: &[f64]| Finite::new(masses.to_vec()).unwrap_err().to_string();
        assert_eq!(told(&[1.5, -0.5]), "mass 1 is -0.5");
        assert_eq!(told(&[f64::NAN, 1.0]), "mass 0 is NaN");
        assert_eq!(told(&[]), "the masses sum to 0, not to 1");
        let half = Finite::new(vec![0.5, 0.5]).unwrap();
        let sure = Finite::new(vec![1.0]).unwrap();
        let short = weights(&sure, &half).unwrap_err();
        assert_eq!(short.to_string(), "1 values for 2 points");
        let infinite = expectation(&half, &[1.0, f64::INFINITY]).unwrap_err();
        assert_eq!(infinite.to_string(), "value 1 is inf");
        assert!(best_proposal(&half, &[0.0, 0.0]).is_err());
        let (left, right) = (
            Finite::new(vec![1.0, 0.0]).unwrap(),
            Finite::new(vec![0.0, 1.0]).unwrap(),
        );
        assert!(self_normalised(&left, &right, &[1.0, 2.0]).is_err());
    }
}
