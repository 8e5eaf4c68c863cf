use rand::Rng;
use reweight::environment::{Environment, StepError};
use reweight::tabular::{Learning, Played, choose, largest};

// ANCHOR: td_error
/// δ = r + γ max Q(s′, ·) − Q(s, a) (Watkins 1989).
/// `discount` is γ, or zero if nothing follows.
pub fn td_error(here: f64, reward: f64, discount: f64, next: &[f64]) -> f64 {
    reward + discount * largest(next) - here
}
// ANCHOR_END: td_error

/// Plays an episode ε-greedily and learns Q of the best policy on the way, whatever it plays itself.
///
/// ```
/// use reweight::{cliff::Cliff, q_learning, streams::stream, tabular::Learning};
/// let world = Cliff::new(4, 12).unwrap().world().unwrap();
/// let (mut q, mut rng) = (vec![vec![0.0; 4]; 48], stream(1, 0));
/// let learn = Learning::new(0.5, 0.1, 1.0).unwrap();
/// for _ in 0..2_000 {
///     q_learning::episode(&mut world.walk(None), &mut q, &learn, &mut rng).unwrap();
/// }
/// // From the start, up, and thirteen steps to the goal.
/// assert!((q[36][0] + 13.0).abs() < 1e-9);
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
    let (mut played, mut s) = (Played::default(), world.reset(rng));
    loop {
        let a = choose(&q[s], learn.epsilon(), rng);
        let after = world.step(a, rng)?;
        let next = after.observation;
        let discount = learn.discount(after.end);
        let delta = td_error(q[s][a], after.reward, discount, &q[next]);
        q[s][a] += learn.alpha() * delta;
        played.add(&after);
        if after.end.is_some() {
            return Ok(played);
        }
        s = next;
    }
}
