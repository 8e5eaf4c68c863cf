use reweight::finite::{Finite, FiniteError, Number};
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

#[cfg(test)]
mod tests {
    use super::*;
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
