use rand::Rng;
use reweight::environment::{Environment, StepError};
use reweight::tabular::{Learning, Played, chance, choose};

// ANCHOR: td_error
/// δ = r + γ Σ π(a′|s′) Q(s′, a′) − Q(s, a), for any π (van Seijen and others 2009).
/// `discount` is γ, or zero if nothing follows.
pub fn td_error(
    here: f64,
    reward: f64,
    discount: f64,
    next: &[f64],
    pi: &[f64],
) -> f64 {
    let value: f64 = next.iter().zip(pi).map(|(q, p)| p * q).sum();
    reward + discount * value - here
}
// ANCHOR_END: td_error

/// Plays an episode ε-greedily and learns Q of that policy on the way, without drawing the next action
/// for the target.
///
/// ```
/// use reweight::{cliff::Cliff, expected_sarsa, streams::stream, tabular::Learning};
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// let (mut q, mut rng) = (vec![vec![0.0; 4]; 48], stream(1, 0));
/// let learn = Learning::new(0.5, 0.1, 1.0).unwrap();
/// let first =
///     expected_sarsa::episode(&mut world.walk(None), &mut q, &learn, &mut rng);
/// assert!(first.unwrap().reward < -100.0);
/// ```
///
/// # Errors
/// [`StepError`] if the environment has fewer actions than the table.
///
/// # Panics
/// If it shows a state for which the table has no row.
pub fn episode(
    world: &mut impl Environment<Observation = usize>,
    q: &mut [Vec<f64>],
    learn: &Learning,
    rng: &mut impl Rng,
) -> Result<Played, StepError> {
    let (mut played, mut pi) = (Played::default(), Vec::new());
    let mut s = world.reset(rng);
    loop {
        let a = choose(&q[s], learn.epsilon(), rng);
        let after = world.step(a, rng)?;
        let next = after.observation;
        pi.clear();
        let actions = 0..q[next].len();
        pi.extend(actions.map(|b| chance(&q[next], learn.epsilon(), b)));
        let discount = learn.discount(after.end);
        let delta = td_error(q[s][a], after.reward, discount, &q[next], &pi);
        q[s][a] += learn.alpha() * delta;
        played.add(&after);
        if after.end.is_some() {
            return Ok(played);
        }
        s = next;
    }
}
