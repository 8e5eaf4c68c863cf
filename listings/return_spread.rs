use libm::sqrt;
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// The standard deviation of the return from each state (Sobel 1982): E[G²|s] solves the equations
/// of a value in a world that pays r² + 2 γ r V(s') and discounts with γ².
///
/// ```
/// use reweight::{cliff::Cliff, mdp::Policy, return_spread::return_spread};
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// let aimless = Policy::uniform(48, 4).unwrap();
/// assert!(return_spread(&world, &aimless).unwrap()[36] > 10_000.0);
/// ```
///
/// # Errors
/// As [`Mdp::values`].
pub fn return_spread(world: &Mdp, policy: &Policy) -> Result<Vec<f64>, MdpError> {
    let (v, gamma) = (world.values(policy)?, world.gamma());
    let squared = |o: &Outcome| {
        let later = o.next.map_or(0.0, |next| v[next]);
        let reward = o.reward * (o.reward + 2.0 * gamma * later);
        Outcome { reward, ..*o }
    };
    let row = |s: usize| {
        let all = |a| world.outcomes(s, a).iter().map(squared).collect();
        (0..world.actions()).map(all).collect()
    };
    let rows = (0..world.states()).map(row).collect();
    let squares = Mdp::new(rows, world.start().to_vec(), gamma * gamma)?;
    let moments = squares.values(policy)?;
    // Rounding may leave a little less than nothing.
    let spread = |(square, v): (f64, &f64)| sqrt((square - v * v).max(0.0));
    Ok(moments.into_iter().zip(&v).map(spread).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_geometric_number_of_steps_has_its_textbook_spread() {
        // One is paid on every step, and an episode goes on with probability 0.9.
        let outcome = |chance, next| Outcome { chance, reward: 1.0, next };
        let steps = vec![vec![vec![outcome(0.9, Some(0)), outcome(0.1, None)]]];
        let world = Mdp::new(steps, vec![1.0], 1.0).unwrap();
        let one = Policy::uniform(1, 1).unwrap();
        let spread = return_spread(&world, &one).unwrap()[0];
        assert!((spread - sqrt(0.9) / 0.1).abs() < 1e-10);
    }

    #[test]
    fn two_rewards_of_a_coin_scatter_as_by_hand() {
        // Heads pays two and ends, tails pays one and flips once more: 2, 1 + 2γ, 1 + γ.
        let outcome = |reward, next| vec![Outcome { chance: 1.0, reward, next }];
        let first = vec![outcome(2.0, None), outcome(1.0, Some(1))];
        let second = vec![outcome(2.0, None), outcome(1.0, None)];
        let world = Mdp::new(vec![first, second], vec![1.0, 0.0], 0.5).unwrap();
        let fair = Policy::uniform(2, 2).unwrap();
        let spread = return_spread(&world, &fair).unwrap();
        // 2 half of the time, else 2 or 1.5.
        let mean = 2.0 * 0.5 + 2.0 * 0.25 + 1.5 * 0.25;
        let square: f64 = 4.0 * 0.75 + 2.25 * 0.25;
        assert!((spread[0] - sqrt(square - mean * mean)).abs() < 1e-14);
        assert!((spread[1] - 0.5).abs() < 1e-15);
    }
}
