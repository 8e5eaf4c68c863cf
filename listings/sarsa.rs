use rand::Rng;
use reweight::environment::{Environment, StepError};
use reweight::tabular::{Learning, Played, choose};

// ANCHOR: td_error
/// δ = r + γ Q(s′, a′) − Q(s, a), with the a′ that was taken (Rummery and Niranjan
/// 1994). `discount` is γ, or zero if nothing follows.
pub fn td_error(
    here: f64,
    reward: f64,
    discount: f64,
    next: &[f64],
    taken: usize,
) -> f64 {
    reward + discount * next[taken] - here
}
// ANCHOR_END: td_error

/// Plays an episode ε-greedily and learns Q of that policy on the way.
///
/// ```
/// use reweight::{cliff::Cliff, sarsa, streams::stream, tabular::Learning};
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// let (mut q, mut rng) = (vec![vec![0.0; 4]; 48], stream(1, 0));
/// let learn = Learning::new(0.5, 0.1, 1.0).unwrap();
/// let first = sarsa::episode(&mut world.walk(None), &mut q, &learn, &mut rng);
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
    let mut played = Played::default();
    let mut s = world.reset(rng);
    let mut a = choose(&q[s], learn.epsilon(), rng);
    // ANCHOR: episode
    loop {
        let after = world.step(a, rng)?;
        let next = after.observation;
        let b = choose(&q[next], learn.epsilon(), rng);
        let discount = learn.discount(after.end);
        let delta = td_error(q[s][a], after.reward, discount, &q[next], b);
        q[s][a] += learn.alpha() * delta;
        played.add(&after);
        if after.end.is_some() {
            return Ok(played);
        }
        (s, a) = (next, b);
    }
    // ANCHOR_END: episode
}
