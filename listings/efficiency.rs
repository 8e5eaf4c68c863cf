use reweight::finite::{
    Finite, FiniteError, Number, mean_weight, second_moment,
    self_normalised_variance,
};

/// What one draw from q is worth, counted in draws from p, to the self-normalised mean of f:
/// Var_p(f) / `E_q[w² (f − μ)²]`, the limit of the ratio of the two variances as N grows. Zero if
/// the behaviour misses a part of the target, which no number of draws makes up for.
///
/// ```
/// use reweight::{efficiency::efficiency, finite::{Fraction, coin}};
/// let coin = coin();
/// let worth = efficiency(&coin.target, &coin.behaviour, &coin.payoff);
/// assert_eq!(worth.unwrap(), Fraction::new(25, 24));
/// ```
///
/// # Errors
/// [`FiniteError`] if `p`, `q` and `f` do not fit one another, or f is constant under p.
// ANCHOR: efficiency
pub fn efficiency<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
    f: &[T],
) -> Result<T, FiniteError> {
    if !mean_weight(p, q)?.is_whole() {
        return Ok(T::zero());
    }
    let fresh = self_normalised_variance(p, p, f)?;
    if fresh.is_zero() {
        let what = "f is constant under the target";
        return Err(FiniteError::NoMass { what });
    }
    Ok(fresh / self_normalised_variance(p, q, f)?)
}
// ANCHOR_END: efficiency

/// What Kong's effective sample size says of the same draw, whatever f is: 1 / `E_q[w²]`.
///
/// ```
/// use reweight::{efficiency::ess_over_n, finite::{Fraction, coin}};
/// let coin = coin();
/// let says = ess_over_n(&coin.target, &coin.behaviour).unwrap();
/// assert_eq!(says, Fraction::new(25, 26));
/// ```
///
/// # Errors
/// [`FiniteError`] if the two live on different points, or q draws no point of p.
pub fn ess_over_n<T: Number>(
    p: &Finite<T>,
    q: &Finite<T>,
) -> Result<T, FiniteError> {
    let ones = vec![T::one(); p.masses().len()];
    let square = second_moment(p, q, &ones)?;
    if square.is_zero() {
        let what = "the behaviour draws no point of the target";
        return Err(FiniteError::NoMass { what });
    }
    Ok(T::one() / square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::{Fraction, coin, die, die_with_a_hole};

    #[test]
    fn kong_is_right_where_the_squared_deviation_is_the_same_everywhere() {
        let die = die();
        let f = [1, -1, 1, -1].map(Fraction::from_integer);
        let worth = efficiency(&die.target, &die.behaviour, &f);
        assert_eq!(worth, ess_over_n(&die.target, &die.behaviour));
    }

    #[test]
    fn the_fair_flip_is_the_best_there_is_for_a_mean_of_the_bent_coin() {
        let coin = coin();
        let best = efficiency(&coin.target, &coin.behaviour, &coin.payoff).unwrap();
        for heads in 1..100 {
            let q = [Fraction::new(heads, 100), Fraction::new(100 - heads, 100)];
            let q = Finite::new(q.to_vec()).unwrap();
            assert!(efficiency(&coin.target, &q, &coin.payoff).unwrap() <= best);
        }
    }

    #[test]
    fn a_hole_is_worth_nothing_and_a_constant_needs_no_draws() {
        let hole = die_with_a_hole();
        let worth = efficiency(&hole.target, &hole.behaviour, &hole.payoff);
        assert_eq!(worth, Ok(Fraction::from_integer(0)));
        let die = die().in_floats();
        let error = efficiency(&die.target, &die.behaviour, &[7.0; 4]).unwrap_err();
        assert!(error.to_string().contains("f is constant"));
    }
}
