use reweight::mdp::{Mdp, MdpError, Outcome, Policy};

/// States of the star, the last in its middle.
pub const STATES: usize = 7;
/// Leads to one of the other six, each as often as the others.
pub const DASHED: usize = 0;
/// Leads to the middle.
pub const SOLID: usize = 1;

/// Baird's star (1995), as in Sutton and Barto (2018, figure 11.1): whatever the state, *dashed* leads to
/// one of six states and *solid* to the seventh. No step pays anything and none ends, so that every
/// value is zero, and the trouble is the value function's alone ([`reweight::deadly_triad`]).
///
/// ```
/// use reweight::star::{behaviour, world};
/// let values = world(0.99).unwrap().values(&behaviour().unwrap()).unwrap();
/// assert!(values.iter().all(|v| *v == 0.0));
/// ```
///
/// # Errors
/// [`MdpError::Discount`] if γ is not in [0, 1].
pub fn world(gamma: f64) -> Result<Mdp, MdpError> {
    let middle = STATES - 1;
    let to = |next, chance| Outcome { chance, reward: 0.0, next: Some(next) };
    let dashed = (0..middle).map(|next| to(next, 1.0 / middle as f64)).collect();
    let state = vec![dashed, vec![to(middle, 1.0)]];
    Mdp::new(vec![state; STATES], vec![1.0 / STATES as f64; STATES], gamma)
}

/// The target: always solid.
///
/// # Errors
/// None.
pub fn target() -> Result<Policy, MdpError> {
    Policy::new(vec![vec![0.0, 1.0]; STATES])
}

/// The behaviour: solid one time in seven, so that it is in every state equally often.
///
/// # Errors
/// None.
pub fn behaviour() -> Result<Policy, MdpError> {
    let solid = 1.0 / STATES as f64;
    Policy::new(vec![vec![1.0 - solid, solid]; STATES])
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::deadly_triad::{LinearValue, baird_features};
    use reweight::environment::Environment;
    use reweight::streams::stream;

    #[test]
    fn its_expected_update_with_ratios_is_the_matrix_of_the_triad() {
        let (gamma, features) = (0.99, baird_features());
        let (world, pi, b) = (world(gamma).unwrap(), target(), behaviour());
        let (pi, b) = (pi.unwrap(), b.unwrap());
        let value = LinearValue::baird(features.clone(), gamma).unwrap();
        let wanted = value.matrix();
        // E[ρ δ φ] over states visited alike: −A w, column by column.
        for (column, unit) in (0..8).map(|i| (i, unit(i))) {
            let v = |s: usize| dot(&features[s], &unit);
            let mut mean = [0.0; 8];
            for (s, row) in features.iter().enumerate() {
                for a in [DASHED, SOLID] {
                    let (p, q) = (pi.probability(s, a), b.probability(s, a));
                    for outcome in world.outcomes(s, a) {
                        let next = outcome.next.unwrap();
                        let surprise = outcome.reward + gamma * v(next) - v(s);
                        let weight = q * (p / q) * outcome.chance * surprise;
                        for (m, x) in mean.iter_mut().zip(row) {
                            *m += weight * x / STATES as f64;
                        }
                    }
                }
            }
            for (m, row) in mean.iter().zip(&wanted) {
                assert!((m + row[column]).abs() < 1e-14);
            }
        }
    }

    fn unit(i: usize) -> Vec<f64> {
        (0..8).map(|k| f64::from(u8::from(k == i))).collect()
    }

    fn dot(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn the_behaviour_is_in_every_state_equally_often() {
        let (world, b) = (world(0.99).unwrap(), behaviour().unwrap());
        let (mut walk, mut rng) = (world.walk(None), stream(1, 0));
        let (mut state, n) = (walk.reset(&mut rng), 70_000);
        let mut seen = [0.0; STATES];
        for _ in 0..n {
            let action = b.draw(state, &mut rng);
            state = walk.step(action, &mut rng).unwrap().observation;
            seen[state] += 1.0;
        }
        // The next state does not depend on this one: a draw from seven.
        let (n, share) = (f64::from(n), 1.0 / STATES as f64);
        for count in seen {
            let error = libm::sqrt(n * share * (1.0 - share));
            assert!(((count - n * share) / error).abs() < 4.0);
        }
    }
}
