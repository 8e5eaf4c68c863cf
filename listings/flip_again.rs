use reweight::linear::Singular;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// The coin of this course, played until it shows heads: heads pays two and the game is over, tails
/// pays one and the coin is flipped again. One state, nothing discounted.
///
/// ```
/// use reweight::flip_again::{coin, flip_again, value};
/// let fair = coin(0.5).unwrap();
/// assert_eq!(flip_again().unwrap().value(&fair).unwrap(), 3.0);
/// assert_eq!(value(0.5).unwrap(), 3.0);
/// ```
///
/// # Errors
/// None for this table: the type is that of [`Mdp::new`].
// ANCHOR: game
pub fn flip_again() -> Result<Mdp, MdpError> {
    let pays = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
    let (heads, tails) = (pays(2.0, None), pays(1.0, Some(0)));
    Mdp::new(vec![vec![heads, tails]], vec![1.0], 1.0)
}
// ANCHOR_END: game

/// A coin that shows heads, action 0, with this probability.
///
/// # Errors
/// [`MdpError::Policy`] if it is none.
pub fn coin(heads: f64) -> Result<Policy, MdpError> {
    Policy::new(vec![vec![heads, 1.0 - heads]])
}

/// J in closed form: two for the heads, and (1 − p)/p tails before it.
///
/// # Errors
/// [`MdpError`] if p is no probability, or so small that the game never ends.
pub fn value(heads: f64) -> Result<f64, MdpError> {
    Ok(2.0 + tails(heads)?)
}

/// The slope of J in the log-odds of heads, in closed form: −1/p² times p(1 − p).
///
/// # Errors
/// As [`value`].
pub fn slope(heads: f64) -> Result<f64, MdpError> {
    Ok(-tails(heads)?)
}

/// (1 − p)/p, the mean number of tails before the heads.
fn tails(heads: f64) -> Result<f64, MdpError> {
    coin(heads)?;
    let tails = (1.0 - heads) / heads;
    if tails.is_finite() {
        return Ok(tails);
    }
    Err(Singular { column: 0 }.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::whole_episodes::{
        one_step_variance, optimal_baseline, trace_variance,
    };

    #[test]
    fn the_closed_forms_are_the_linear_solve() {
        let game = flip_again().unwrap();
        for p in [0.1, 0.5, 0.6, 0.9, 1.0] {
            let coin = coin(p).unwrap();
            assert!((game.value(&coin).unwrap() - value(p).unwrap()).abs() < 1e-12);
            let exact = game.gradient(&coin).unwrap()[0][0];
            assert!((exact - slope(p).unwrap()).abs() < 1e-12);
        }
        assert!(coin(1.1).is_err());
        let never = game.value(&coin(0.0).unwrap()).unwrap_err();
        assert_eq!(value(0.0), Err(never.clone()));
        assert_eq!(slope(0.0), Err(never));
        assert!(value(1e-320).is_err() && value(f64::NAN).is_err());
    }

    #[test]
    fn the_fair_coins_variances_are_whole_numbers() {
        let (game, fair) = (flip_again().unwrap(), coin(0.5).unwrap());
        let at = |b: f64| trace_variance(&game, &fair, &[b]).unwrap();
        for (b, exact) in [(0.0, 27.0), (3.0, 6.0), (5.0, 2.0)] {
            assert!((at(b) - exact).abs() < 1e-12);
        }
        let best = optimal_baseline(&game, &fair).unwrap()[0];
        assert!((best - 5.0).abs() < 1e-12);
        let critic = one_step_variance(&game, &fair).unwrap();
        assert!((critic - 1.0).abs() < 1e-12);
    }
}
