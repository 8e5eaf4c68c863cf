use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// The short corridor (Sutton and Barto 2018, example 13.1): three cells in a row and an exit on the
/// right; every step costs one. Action 1 goes right and action 0 left, but in the middle cell they
/// are swapped. A left in the first cell stays there. Nothing is discounted.
///
/// ```
/// use reweight::corridor::{aliased, corridor, value};
/// let exact = corridor().unwrap().value(&aliased(0.4).unwrap()).unwrap();
/// assert!((exact - value(0.4)).abs() < 1e-12);
/// ```
///
/// # Errors
/// None for this table: the type is that of [`Mdp::new`].
pub fn corridor() -> Result<Mdp, MdpError> {
    let to = |next| vec![Outcome { chance: 1.0, reward: -1.0, next }];
    let cells = vec![
        vec![to(Some(0)), to(Some(1))],
        vec![to(Some(2)), to(Some(0))],
        vec![to(Some(1)), to(None)],
    ];
    Mdp::new(cells, vec![1.0, 0.0, 0.0], 1.0)
}

/// A policy that cannot tell the cells apart: right with probability `p` in each.
///
/// # Errors
/// [`MdpError::Policy`] if `p` is no probability.
pub fn aliased(p: f64) -> Result<Policy, MdpError> {
    Policy::new(vec![vec![1.0 - p, p]; 3])
}

/// J of [`aliased`] in closed form: −2(2 − p) / (p(1 − p)). Minus infinity at either end, where the
/// exit is never reached.
pub fn value(p: f64) -> f64 {
    -2.0 * (2.0 - p) / (p * (1.0 - p))
}

/// The best of these policies, p = 2 − √2.
pub fn best() -> f64 {
    2.0 - libm::sqrt(2.0)
}

/// The slope of J in the log-odds of going right, by the policy gradient theorem: cells that share a
/// parameter add up their d(s) π(a|s) A(s, a).
///
/// # Errors
/// [`MdpError`] if `p` is no probability, or the exit is never reached.
// ANCHOR: slope
pub fn slope(p: f64) -> Result<f64, MdpError> {
    let by_cell = corridor()?.gradient(&aliased(p)?)?;
    Ok(by_cell.iter().map(|actions| actions[1]).sum())
}
// ANCHOR_END: slope

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linear_solve_is_the_closed_form() {
        for percent in 1..100 {
            let p = f64::from(percent) / 100.0;
            let exact = corridor().unwrap().value(&aliased(p).unwrap()).unwrap();
            assert!((exact / value(p) - 1.0).abs() < 1e-11, "{p}");
        }
    }

    #[test]
    fn shared_parameters_add_up_their_slopes() {
        for p in [0.05, 0.3, 0.5, 0.9] {
            // dJ/dp = −2 (p² − 4p + 2)/(p(1 − p))², times −1; dp/d(log-odds) = p(1 − p).
            let closed = 2.0 * (p * p - 4.0 * p + 2.0) / (p * (1.0 - p));
            assert!((slope(p).unwrap() / closed - 1.0).abs() < 1e-11, "{p}");
        }
    }

    #[test]
    fn the_best_is_where_the_slope_is_nought() {
        assert!(slope(best()).unwrap().abs() < 1e-11);
        assert!((value(best()) + 6.0 + 4.0 * libm::sqrt(2.0)).abs() < 1e-12);
        assert!(value(0.58) < value(best()) && value(0.59) < value(best()));
    }

    #[test]
    fn who_never_tries_the_other_side_never_arrives() {
        assert!(matches!(slope(0.0), Err(MdpError::Endless(_))));
        assert_eq!(value(1.0), f64::NEG_INFINITY);
        assert!(aliased(1.5).is_err());
    }
}
