use libm::{exp, log};
use reweight::finite::{Finite, FiniteError, Number};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::multiple_proposals::mixture;

/// α p + (1 − α) q: the behaviour with a share α of the target mixed in (Hesterberg 1995). The weight
/// p / (α p + (1 − α) q) is at most 1/α, also where q alone has a hole.
///
/// ```
/// use reweight::defensive::defensive;
/// use reweight::divergence::largest_weight;
/// use reweight::finite::die_with_a_hole;
/// let die = die_with_a_hole().in_floats();
/// let safe = defensive(&die.target, &die.behaviour, 0.1).unwrap();
/// assert!(largest_weight(&die.target, &safe).unwrap() < 10.0 + 1e-12);
/// ```
///
/// # Errors
/// [`FiniteError`] if the two live on different points, or α is not from 0 to 1.
pub fn defensive<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    alpha: T,
) -> Result<Finite<T>, FiniteError> {
    let shares = Finite::new(vec![alpha, T::one() - alpha])?;
    mixture(&[p.clone(), q.clone()], &shares)
}

/// What cannot be defended.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DefenceError {
    /// A share lies between nothing and all.
    #[error("the share α is {0}; it must be from 0 to 1")]
    Share(f64),
    /// What is wrong with the weights.
    #[error(transparent)]
    Weights(#[from] WeightError),
}

/// The weights of the same points towards the same target, had they been drawn from the mixture
/// α p + (1 − α) q: p / (α p + (1 − α) q) = 1 / (α + (1 − α) / w).
///
/// ```
/// use reweight::{defensive::defended, log_weights::LogWeights};
/// let w = LogWeights::new(vec![0.0, 50.0]).unwrap();
/// let safe = defended(&w, 0.1).unwrap();
/// assert!(safe.logs()[0].abs() < 1e-12 && (safe.logs()[1] - 10_f64.ln()).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`DefenceError::Share`] if α is not from 0 to 1.
// ANCHOR: defended
pub fn defended(w: &LogWeights, alpha: f64) -> Result<LogWeights, DefenceError> {
    if !(0.0..=1.0).contains(&alpha) {
        return Err(DefenceError::Share(alpha));
    }
    let defend = |lw: &f64| -log(alpha + (1.0 - alpha) * exp(-lw));
    Ok(LogWeights::new(w.logs().iter().map(defend).collect())?)
}
// ANCHOR_END: defended

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_where_nothing_was_wrong_is_one_over_the_rest() {
        let (p, q) = (vec![0.5, 0.3, 0.2], vec![0.2, 0.3, 0.5]);
        let (p, q) = (Finite::new(p).unwrap(), Finite::new(q).unwrap());
        let old: f64 = second_moment_on_support(&p, &q).unwrap();
        for alpha in [0.0, 0.1, 0.5, 0.9] {
            let safe = defensive(&p, &q, alpha).unwrap();
            let square: f64 = second_moment_on_support(&p, &safe).unwrap();
            assert!(square <= old / (1.0 - alpha) + 1e-12, "{alpha}");
        }
    }

    #[test]
    fn a_defended_weight_is_that_of_the_mixture() {
        let coin = LogWeights::new(vec![log(1.2), log(0.8)]).unwrap();
        let half = defended(&coin, 0.5).unwrap();
        for (lw, w) in half.logs().iter().zip([0.6 / 0.55, 0.4 / 0.45]) {
            assert!((exp(*lw) - w).abs() < 1e-12);
        }
    }

    #[test]
    fn none_is_the_old_weight_and_all_of_it_is_one() {
        let w = LogWeights::new(vec![3.0, -900.0, f64::NEG_INFINITY]).unwrap();
        let none = defended(&w, 0.0).unwrap();
        assert!((none.logs()[0] - 3.0).abs() < 1e-12);
        assert_eq!(none.logs()[2], f64::NEG_INFINITY);
        let all = defended(&LogWeights::new(vec![3.0]).unwrap(), 1.0).unwrap();
        assert_eq!(all.logs(), [0.0]);
        for alpha in [-0.1, 1.1, f64::NAN] {
            assert!(matches!(defended(&w, alpha), Err(DefenceError::Share(_))));
        }
    }
    use reweight::divergence::second_moment_on_support;
    use reweight::finite::{Fraction, die_with_a_hole, mean_weight, weights};

    #[test]
    fn no_weight_exceeds_one_over_the_share_and_a_hole_attains_it() {
        let die = die_with_a_hole();
        for tenths in 1..=10 {
            let alpha = Fraction::new(tenths, 10);
            let safe = defensive(&die.target, &die.behaviour, alpha).unwrap();
            let w = weights(&die.target, &safe).unwrap();
            assert_eq!(*w.iter().max().unwrap(), alpha.recip());
            assert_eq!(mean_weight(&die.target, &safe), Ok(Fraction::ONE));
            let square = second_moment_on_support(&die.target, &safe).unwrap();
            assert!(square <= alpha.recip());
        }
    }

    #[test]
    fn a_share_lies_between_none_and_all() {
        let die = die_with_a_hole();
        let mixed = defensive(&die.target, &die.behaviour, Fraction::new(6, 5));
        assert_eq!(mixed.unwrap_err().to_string(), "mass 1 is -1/5");
        assert_eq!(
            defensive(&die.target, &die.behaviour, Fraction::ZERO).unwrap(),
            die.behaviour
        );
    }
}
