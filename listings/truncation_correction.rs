use reweight::finite::{Finite, FiniteError, Number, expectation, weights};

/// `E_μ[min(c, ρ) f]`: what a mean reweighted with truncated weights tends to.
///
/// # Errors
/// [`FiniteError`] if `pi`, `mu` and `f` do not fit one another.
pub fn truncated_mean<T: Number>(
    pi: &Finite<T>,
    mu: &Finite<T>,
    f: &[T],
    c: T,
) -> Result<T, FiniteError> {
    expectation(mu, &truncated_terms(pi, mu, f, c)?)
}

/// The variance of one term min(c, ρ) f under μ.
///
/// # Errors
/// As [`truncated_mean`].
pub fn truncated_variance<T: Number>(
    pi: &Finite<T>,
    mu: &Finite<T>,
    f: &[T],
    c: T,
) -> Result<T, FiniteError> {
    let terms = truncated_terms(pi, mu, f, c)?;
    let squares: Vec<T> = terms.iter().map(|&term| term * term).collect();
    let mean = expectation(mu, &terms)?;
    Ok(expectation(mu, &squares)? - mean * mean)
}

fn truncated_terms<T: Number>(
    pi: &Finite<T>,
    mu: &Finite<T>,
    f: &[T],
    c: T,
) -> Result<Vec<T>, FiniteError> {
    mu.fits(f)?;
    let cut = |w: T| if w > c { c } else { w };
    let w = weights(pi, mu)?;
    Ok(w.iter().zip(f).map(|(&w, &f)| cut(w) * f).collect())
}

/// `E_π[(1 − c/ρ)₊ f]`, what truncation at c takes away: an average under the *target*, whose factor is
/// below one wherever the weight is large (Wang and others 2017, equation 4, which calls it a bias
/// correction). It needs f at actions that were not taken, so a model of f.
///
/// ```
/// use reweight::finite::{Fraction, coin, expectation};
/// use reweight::truncation_correction::{correction, truncated_mean};
/// let (coin, one) = (coin(), Fraction::from_integer(1));
/// let (pi, mu, f) = (&coin.target, &coin.behaviour, &coin.payoff);
/// let both = truncated_mean(pi, mu, f, one).unwrap() + correction(pi, mu, f, one).unwrap();
/// assert_eq!(both, expectation(pi, f).unwrap());
/// ```
///
/// # Errors
/// As [`truncated_mean`].
// ANCHOR: correction
pub fn correction<T: Number>(
    pi: &Finite<T>,
    mu: &Finite<T>,
    f: &[T],
    c: T,
) -> Result<T, FiniteError> {
    pi.fits(f)?;
    let lost = |w: T| if w > c { T::one() - c / w } else { T::zero() };
    let (w, q) = (weights(pi, mu)?, mu.masses());
    // What the behaviour never does has an infinite ratio: all of it is taken away.
    let share = |i: usize| if q[i].is_zero() { T::one() } else { lost(w[i]) };
    let terms: Vec<T> = f.iter().enumerate().map(|(i, &f)| share(i) * f).collect();
    expectation(pi, &terms)
}
// ANCHOR_END: correction

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::{Fraction, coin, die, ordinary_variance};

    #[test]
    fn what_is_cut_off_comes_back_from_the_target_exactly() {
        for question in [coin(), die()] {
            let (pi, mu, f) =
                (&question.target, &question.behaviour, &question.payoff);
            for (n, d) in [(1, 10), (4, 5), (1, 1), (11, 10), (3, 1)] {
                let c = Fraction::new(n, d);
                let kept = truncated_mean(pi, mu, f, c).unwrap();
                let back = correction(pi, mu, f, c).unwrap();
                assert_eq!(kept + back, expectation(pi, f).unwrap());
            }
        }
    }

    #[test]
    fn above_the_largest_weight_nothing_is_cut_off() {
        let die = die();
        let (pi, mu, f) = (&die.target, &die.behaviour, &die.payoff);
        let c = Fraction::from_integer(3);
        assert_eq!(correction(pi, mu, f, c), Ok(Fraction::from_integer(0)));
        let variance = truncated_variance(pi, mu, f, c);
        assert_eq!(variance, ordinary_variance(pi, mu, f));
    }

    #[test]
    fn what_the_behaviour_never_does_comes_back_whole() {
        let half = Fraction::new(1, 2);
        let pi = Finite::new(vec![half, half]).unwrap();
        let one = Fraction::from_integer(1);
        let mu = Finite::new(vec![one, one - one]).unwrap();
        let f = [one, one + one];
        let kept = truncated_mean(&pi, &mu, &f, one).unwrap();
        let back = correction(&pi, &mu, &f, one).unwrap();
        assert_eq!(kept + back, expectation(&pi, &f).unwrap());
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let die = die().in_floats();
        let (pi, mu) = (&die.target, &die.behaviour);
        assert!(truncated_mean(pi, mu, &[1.0], 1.0).is_err());
        assert!(correction(pi, mu, &[1.0, f64::NAN, 0.0, 0.0], 1.0).is_err());
    }
}
