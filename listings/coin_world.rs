use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// Flips in a row as a finite world: `payoffs[t]` is what heads and what tails pay at flip t. State t is
/// the t-th flip, action 0 heads, action 1 tails.
///
/// # Errors
/// [`MdpError`] if there is no flip, or a payoff is not finite.
pub fn flips(payoffs: &[[f64; 2]]) -> Result<Mdp, MdpError> {
    let flip = |(t, pays): (usize, &[f64; 2])| {
        let next = (t + 1 < payoffs.len()).then_some(t + 1);
        let side = |&reward| vec![Outcome { chance: 1.0, reward, next }];
        pays.iter().map(side).collect()
    };
    let states = payoffs.iter().enumerate().map(flip).collect();
    let first = |t| if t == 0 { 1.0 } else { 0.0 };
    Mdp::new(states, (0..payoffs.len()).map(first).collect(), 1.0)
}

/// The bent coin and the fair one, flip by flip.
///
/// ```
/// use reweight::coin_world::{coins, flips};
/// use reweight::trajectory_variance::TwoPolicies;
/// let tails_pay = flips(&[[0.0, 1.0]; 3]).unwrap();
/// let (bent, fair) = coins(3).unwrap();
/// let two = TwoPolicies::new(&tails_pay, &bent, &fair, None).unwrap();
/// assert!((two.value().unwrap() - 1.2).abs() < 1e-12);
/// assert!(two.ois().unwrap().variance < two.wis().unwrap().variance);
/// ```
///
/// # Errors
/// [`MdpError`] if there is no flip.
pub fn coins(flips: usize) -> Result<(Policy, Policy), MdpError> {
    let bent = Policy::new(vec![vec![0.6, 0.4]; flips])?;
    Ok((bent, Policy::uniform(flips, 2)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::coin;
    use reweight::horizon::Horizon;
    use reweight::per_decision::{FixedRewards, variance};
    use reweight::trajectory_variance::TwoPolicies;

    #[test]
    fn its_moments_are_those_of_the_coin_multiplied() {
        let coin = coin().in_floats();
        let (pi, b) = (&coin.target, &coin.behaviour);
        for (t, pays) in [(1, vec![1.0]), (3, vec![2.0, -1.0, 0.5])] {
            let both: Vec<[f64; 2]> = pays.iter().map(|r| [*r; 2]).collect();
            let (world, (bent, fair)) = (flips(&both).unwrap(), coins(t).unwrap());
            let two = TwoPolicies::new(&world, &bent, &fair, None).unwrap();
            let square = two.weights().unwrap().second();
            let exact = Horizon::new(pi, b, t as u32).unwrap().second_moment();
            assert!((square / exact - 1.0).abs() < 1e-13);
            let fixed = FixedRewards::new(pi, b, pays, 1.0).unwrap();
            let [whole, each] = [fixed.whole(), fixed.per_decision()].map(variance);
            assert!((two.ois().unwrap().variance - whole).abs() < 1e-13);
            assert!((two.pdis().unwrap().variance - each).abs() < 1e-13);
        }
    }

    #[test]
    fn a_world_has_a_flip() {
        assert_eq!(flips(&[]), Err(MdpError::Empty));
        assert!(coins(0).is_err());
    }
}
