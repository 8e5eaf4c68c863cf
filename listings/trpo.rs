use reweight::actor_critic::{LearnError, softmax};
use reweight::batch_learner::Batch;
use reweight::network::{Network, NetworkError, Tape};

/// How far, and how carefully.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// δ, the most that the mean KL(old‖new) of the batch may be, in nats.
    pub delta: f64,
    /// λ, added to the diagonal of the Fisher matrix, which is singular.
    pub damping: f64,
    /// The most steps of the conjugate gradient.
    pub solver_steps: u32,
    /// By how much a step that is refused is shortened.
    pub shrink: f64,
    /// How often, before the old policy is kept.
    pub backtracks: u32,
}

/// TRPO as this course runs it.
pub const TRPO: Settings = Settings {
    delta: 0.01,
    damping: 0.01,
    solver_steps: 10,
    shrink: 0.8,
    backtracks: 15,
};

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taken {
    /// How often the step was shortened; none if no length would do, and the policy was left alone.
    pub backtracks: Option<u32>,
    /// (1/N) Σ (ρᵢ − 1) Âᵢ: what the batch promises.
    pub surrogate: f64,
    /// The mean KL(old‖new) of the batch.
    pub kl: f64,
}

/// F v, the mean over the batch of Jᵀ(diag π − ππᵀ)J v, where J is the slope of the network's outputs
/// in its parameters: once along v, once back. No matrix is ever written down. The batch has gone
/// forward on this tape, and `chances` are its π(·|s), row by row. F is the second derivative of the
/// mean KL in either direction, at the policy itself.
///
/// # Errors
/// [`NetworkError`] if a shape is not the network's, or a number is not finite.
// ANCHOR: product
pub fn fisher_times(
    policy: &Network,
    tape: &mut Tape,
    chances: &[f64],
    direction: &[f64],
    product: &mut [f64],
) -> Result<(), NetworkError> {
    let width = policy.outputs();
    let rows = (chances.len() / width) as f64;
    let mut speeds = policy.along(tape, direction)?.to_vec();
    let (given, wanted) = (chances.len(), speeds.len());
    if given != wanted {
        return Err(NetworkError::Shape { what: "chances", given, wanted });
    }
    let each = speeds.chunks_exact_mut(width);
    for (u, pi) in each.zip(chances.chunks_exact(width)) {
        let mean = dot(pi, u);
        u.iter_mut().zip(pi).for_each(|(u, p)| *u = p * (*u - mean) / rows);
    }
    policy.backward(tape, &speeds, product)
}
// ANCHOR_END: product

/// x with A x = b, for a symmetric A that is nowhere negative and is known only by its products
/// (Hestenes and Stiefel 1952): exact after as many steps as A has different eigenvalues, but for
/// rounding. It stops after `most` steps, when the residual is 10⁻¹⁰ of b, or where a product is none to
/// go on with: negative, or not a number.
///
/// ```
/// use reweight::trpo::conjugate_gradient;
/// let twice = |v: &[f64], out: &mut [f64]| -> Result<(), ()> {
///     out.iter_mut().zip(v).for_each(|(o, v)| *o = 2.0 * v);
///     Ok(())
/// };
/// assert_eq!(conjugate_gradient(twice, &[1.0, 3.0], 5).unwrap(), [0.5, 1.5]);
/// ```
///
/// # Errors
/// As `times`.
// ANCHOR: solver
pub fn conjugate_gradient<E>(
    mut times: impl FnMut(&[f64], &mut [f64]) -> Result<(), E>,
    b: &[f64],
    most: u32,
) -> Result<Vec<f64>, E> {
    let (mut x, mut residual, mut way) =
        (vec![0.0; b.len()], b.to_vec(), b.to_vec());
    let mut bent = vec![0.0; b.len()];
    let (start, mut square) = (dot(b, b), dot(b, b));
    for _ in 0..most {
        if square <= 1e-20 * start {
            break;
        }
        times(&way, &mut bent)?;
        let stretch = square / dot(&way, &bent);
        if !(stretch > 0.0 && stretch.is_finite()) {
            break;
        }
        add(&mut x, stretch, &way);
        add(&mut residual, -stretch, &bent);
        let next = dot(&residual, &residual);
        let keep = next / square;
        way.iter_mut().zip(&residual).for_each(|(w, r)| *w = r + keep * *w);
        square = next;
    }
    Ok(x)
}
// ANCHOR_END: solver

/// One step of trust region policy optimisation (Schulman and others 2015): the natural gradient of
/// the batch's surrogate by conjugate gradients, to the length at which the mean KL would be δ, were it
/// a parabola; then shorter, until the surrogate gains and the mean KL(old‖new) is at most δ. The
/// policy must be the one that made the batch; it may be any network with a softmax behind it.
///
/// ```
/// use reweight::actor_critic::{Learner, VANILLA};
/// use reweight::batch_learner::update;
/// use reweight::cartpole::CartPole;
/// use reweight::trpo::{TRPO, step};
/// let mut learner = Learner::new(CartPole::default(), VANILLA, 1).unwrap();
/// let moved = update(&mut learner, |pair, batch| {
///     step(pair.policy_and_adam().0, batch, &TRPO).map(|_taken| ())
/// });
/// assert!(moved.unwrap().kl <= TRPO.delta);
/// ```
///
/// # Errors
/// [`LearnError`] if a setting is none, or a number on the way is not finite.
// ANCHOR: step
pub fn step(
    policy: &mut Network,
    batch: &Batch,
    settings: &Settings,
) -> Result<Taken, LearnError> {
    check(settings)?;
    let x = direction(policy, batch, settings)?;
    let old = policy.parameters().to_vec();
    let mut tape = policy.tape();
    let mut stretch = length(policy, batch, settings, &x)?;
    for backtracks in 0..=settings.backtracks {
        let new = policy.parameters_mut();
        new.copy_from_slice(&old);
        add(new, stretch, &x);
        match look(policy, batch, &mut tape) {
            Ok((surrogate, kl)) if surrogate > 0.0 && kl <= settings.delta => {
                let backtracks = Some(backtracks);
                return Ok(Taken { backtracks, surrogate, kl });
            }
            // Too far, or so far that there are no numbers.
            Ok(_) | Err(NetworkError::NotFinite { .. }) => {}
            Err(error) => {
                policy.parameters_mut().copy_from_slice(&old);
                return Err(error.into());
            }
        }
        stretch *= settings.shrink;
    }
    policy.parameters_mut().copy_from_slice(&old);
    Ok(Taken { backtracks: None, surrogate: 0.0, kl: 0.0 })
}
// ANCHOR_END: step

/// x = (F + λI)⁻¹ g, or as near as the solver comes; g is the slope of the surrogate.
///
/// # Errors
/// [`LearnError`] as [`step`].
pub fn direction(
    policy: &Network,
    batch: &Batch,
    settings: &Settings,
) -> Result<Vec<f64>, LearnError> {
    let mut tape = policy.tape();
    let mut gradient = vec![0.0; policy.parameters().len()];
    batch.slope(policy, &mut tape, |ratio, a| ratio * a, &mut gradient)?;
    // The slope is that of a loss.
    gradient.iter_mut().for_each(|g| *g = -*g);
    let most = settings.solver_steps;
    batch.outputs(policy, &mut tape)?;
    let times = |v: &[f64], product: &mut [f64]| {
        damped_times(policy, batch, &mut tape, settings.damping, v, product)
    };
    Ok(conjugate_gradient(times, &gradient, most)?)
}

/// √(2δ / xᵀ(F + λI)x); nought if the slope is.
fn length(
    policy: &Network,
    batch: &Batch,
    settings: &Settings,
    x: &[f64],
) -> Result<f64, LearnError> {
    let (mut tape, mut bent) = (policy.tape(), vec![0.0; x.len()]);
    batch.outputs(policy, &mut tape)?;
    damped_times(policy, batch, &mut tape, settings.damping, x, &mut bent)?;
    let square = dot(x, &bent);
    Ok(if square > 0.0 { (2.0 * settings.delta / square).sqrt() } else { 0.0 })
}

/// (F + λI) v at the policy that made the batch, which has gone forward on this tape.
fn damped_times(
    policy: &Network,
    batch: &Batch,
    tape: &mut Tape,
    damping: f64,
    v: &[f64],
    product: &mut [f64],
) -> Result<(), NetworkError> {
    fisher_times(policy, tape, batch.old_policies(), v, product)?;
    add(product, damping, v);
    Ok(())
}

/// The batch's surrogate, less what it is for the old policy, and its mean KL(old‖new).
fn look(
    policy: &Network,
    batch: &Batch,
    tape: &mut Tape,
) -> Result<(f64, f64), NetworkError> {
    let outputs = batch.outputs(policy, tape)?;
    let width = policy.outputs();
    let (mut chances, mut surrogate, mut kl) = (vec![0.0; width], 0.0, 0.0);
    let olds = batch.old_policies().chunks_exact(width);
    let known = batch.actions().iter().zip(batch.advantages());
    for ((row, old), (&action, advantage)) in
        outputs.chunks_exact(width).zip(olds).zip(known)
    {
        softmax(row, &mut chances);
        surrogate += (chances[action] / old[action] - 1.0) * advantage;
        kl += reweight::divergence::kl_of_masses(old, &chances);
    }
    let n = batch.steps().max(1) as f64;
    Ok((surrogate / n, kl / n))
}

fn check(settings: &Settings) -> Result<(), LearnError> {
    let Settings { delta, damping, shrink, .. } = *settings;
    let is = |good: bool, what, value| match good {
        true => Ok(()),
        false => Err(LearnError::Setting { what, value }),
    };
    is(delta > 0.0 && delta.is_finite(), "the radius δ", delta)?;
    is(damping >= 0.0 && damping.is_finite(), "the damping λ", damping)?;
    is(shrink > 0.0 && shrink < 1.0, "the factor of a shorter step", shrink)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// sums += factor · terms.
fn add(sums: &mut [f64], factor: f64, terms: &[f64]) {
    sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum += factor * term);
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::RngExt;
    use reweight::linear::solve;
    use reweight::network::Activation;
    use reweight::streams::stream;

    fn example() -> (Network, Batch) {
        let mut rng = stream(1, 0);
        let mut net =
            Network::new(&[3, 4, 3], Activation::Algebraic, 1.0, &mut rng).unwrap();
        let mut uniform = || rng.random::<f64>() - 0.5;
        net.parameters_mut().iter_mut().for_each(|p| *p += 0.3 * uniform());
        let x = (0..60).map(|_| uniform()).collect();
        let actions = (0..20).map(|i| i % 3).collect();
        let advantages = (0..20).map(|_| uniform()).collect();
        let batch = Batch::new(&net, x, actions, advantages).unwrap();
        (net, batch)
    }

    /// F v, by [`fisher_times`].
    fn product(net: &Network, batch: &Batch, v: &[f64]) -> Vec<f64> {
        let (mut tape, mut out) = (net.tape(), vec![0.0; v.len()]);
        net.forward(batch.observations(), &mut tape).unwrap();
        fisher_times(net, &mut tape, batch.old_policies(), v, &mut out).unwrap();
        out
    }

    /// The slope of the mean KL(old‖new) at parameters off by h v.
    fn kl_slope(net: &Network, batch: &Batch, v: &[f64], h: f64) -> Vec<f64> {
        let (mut net, width) = (net.clone(), net.outputs());
        add(net.parameters_mut(), h, v);
        let (mut tape, mut slope) = (net.tape(), vec![0.0; v.len()]);
        let mut out =
            net.forward(batch.observations(), &mut tape).unwrap().to_vec();
        let mut p = vec![0.0; width];
        let olds = batch.old_policies().chunks(width);
        for (row, old) in out.chunks_mut(width).zip(olds) {
            softmax(row, &mut p);
            for ((z, p), old) in row.iter_mut().zip(&p).zip(old) {
                *z = (p - old) / batch.steps() as f64;
            }
        }
        net.backward(&mut tape, &out, &mut slope).unwrap();
        slope
    }

    /// F, column by column.
    fn dense(net: &Network, batch: &Batch) -> Vec<Vec<f64>> {
        let n = net.parameters().len();
        let unit = |i: usize| {
            let mut v = vec![0.0; n];
            v[i] = 1.0;
            product(net, batch, &v)
        };
        (0..n).map(unit).collect()
    }

    #[test]
    fn the_product_is_the_finite_difference_of_the_slope_of_the_kl() {
        let (net, batch) = example();
        let mut rng = stream(1, 1);
        let v: Vec<f64> = (0..net.parameters().len())
            .map(|_| rng.random::<f64>() - 0.5)
            .collect();
        let h = 1e-5;
        let (up, down) =
            (kl_slope(&net, &batch, &v, h), kl_slope(&net, &batch, &v, -h));
        for ((f, up), down) in product(&net, &batch, &v).iter().zip(up).zip(down) {
            assert!((f - (up - down) / (2.0 * h)).abs() < 1e-9);
        }
    }

    #[test]
    fn its_matrix_is_symmetric_and_nowhere_negative() {
        let (net, batch) = example();
        let fisher = dense(&net, &batch);
        for (i, row) in fisher.iter().enumerate() {
            assert!(row[i] >= -1e-15);
            for (j, f) in row.iter().enumerate() {
                assert!((f - fisher[j][i]).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn the_direction_is_the_exact_solution_with_the_dense_matrix() {
        let (net, batch) = example();
        let settings = Settings { solver_steps: 100, ..TRPO };
        let x = direction(&net, &batch, &settings).unwrap();
        let mut matrix = dense(&net, &batch);
        matrix.iter_mut().enumerate().for_each(|(i, row)| row[i] += TRPO.damping);
        let mut slope = vec![0.0; x.len()];
        let credit = |ratio: f64, a: f64| ratio * a;
        batch.slope(&net, &mut net.tape(), credit, &mut slope).unwrap();
        slope.iter_mut().for_each(|s| *s = -*s);
        for (x, exact) in x.iter().zip(solve(matrix, slope).unwrap()) {
            assert!((x - exact).abs() < 1e-8 * (1.0 + exact.abs()));
        }
    }

    #[test]
    fn three_equations_take_three_steps() {
        let a = [[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]];
        let times = |v: &[f64], out: &mut [f64]| -> Result<(), ()> {
            out.iter_mut().zip(&a).for_each(|(o, row)| *o = dot(row, v));
            Ok(())
        };
        let b = [1.0, 2.0, 3.0];
        let exact = solve(a.map(|row| row.to_vec()).to_vec(), b.to_vec()).unwrap();
        let off = |steps| -> f64 {
            let x = conjugate_gradient(times, &b, steps).unwrap();
            x.iter().zip(&exact).map(|(x, e)| (x - e).abs()).sum()
        };
        assert!(off(3) < 1e-14 && off(2) > 1e-3 && off(1) > off(2));
    }

    /// A table as a network without a hidden layer: one input for each state, and biases.
    #[test]
    fn a_table_takes_the_natural_step_whether_or_not_there_are_biases() {
        let mut net =
            Network::new(&[4, 3], Activation::Relu, 1.0, &mut stream(1, 2))
                .unwrap();
        let x: Vec<f64> = (0..48).map(|i| f64::from(i / 4 / 3 == i % 4)).collect();
        let actions: Vec<usize> = (0..12).map(|i| i % 3).collect();
        let advantages: Vec<f64> =
            (0..12).map(|i| f64::from((5 * i + 2) % 7) - 3.0).collect();
        let batch = Batch::new(&net, x, actions, advantages).unwrap();
        let settings = Settings { damping: 1e-9, solver_steps: 60, ..TRPO };
        let way = direction(&net, &batch, &settings).unwrap();
        let mut tape = net.tape();
        net.forward(batch.observations(), &mut tape).unwrap();
        let speeds = net.along(&mut tape, &way).unwrap();
        // Each action was taken once in each state, so that the slope of state s is that of
        // Σ π(a|s) c(a), c = A/(3 π_old): the natural step is c, but for a constant.
        for (s, rows) in speeds.chunks(9).enumerate() {
            let credit = |a: usize| {
                batch.advantages()[3 * s + a] / batch.old()[3 * s + a] / 3.0
            };
            for a in 1..3 {
                let wanted = credit(a) - credit(0);
                assert!((rows[a] - rows[0] - wanted).abs() < 1e-5, "{s} {a}");
            }
        }
        // Rank 4 × (3 − 1) of fifteen parameters: a null direction for each state and for each
        // action, since a bias can be taken back by the weights.
        let mut matrix = dense(&net, &batch);
        assert!(solve(matrix.clone(), vec![1.0; 15]).is_err());
        let mut rank = 0;
        for i in 0..15 {
            let (above, below) = matrix.split_at_mut(i + 1);
            let top = &above[i];
            if top[i] > 1e-12 {
                rank += 1;
                for row in below {
                    let factor = row[i] / top[i];
                    add(row, -factor, top);
                }
            }
        }
        assert_eq!(rank, 8);
        let taken = step(&mut net, &batch, &TRPO).unwrap();
        assert!(taken.backtracks.is_some() && taken.kl <= TRPO.delta);
    }

    #[test]
    fn a_step_gains_within_the_radius_or_is_none() {
        let (mut net, batch) = example();
        let before = net.clone();
        let taken = step(&mut net, &batch, &TRPO).unwrap();
        assert!(taken.surrogate > 0.0 && taken.kl <= TRPO.delta);
        assert!(taken.kl > 0.3 * TRPO.delta);
        let moved = batch.moved(&net, &mut net.tape()).unwrap();
        assert!((moved.kl - taken.kl).abs() < 1e-15);
        // Nothing to gain: the policy is left alone.
        let (x, actions) = (batch.observations(), batch.actions());
        let (x, actions) = (x.to_vec(), actions.to_vec());
        let idle = Batch::new(&before, x, actions, vec![0.0; 20]).unwrap();
        let mut same = before.clone();
        assert_eq!(step(&mut same, &idle, &TRPO).unwrap().backtracks, None);
        assert_eq!(same, before);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let (mut net, batch) = example();
        let mut with = |settings| step(&mut net, &batch, &settings).unwrap_err();
        let error = with(Settings { delta: 0.0, ..TRPO }).to_string();
        assert_eq!(error, "the radius δ is 0");
        assert!(
            with(Settings { shrink: 1.0, ..TRPO }).to_string().contains("is 1")
        );
        let error = with(Settings { damping: f64::NAN, ..TRPO }).to_string();
        assert_eq!(error, "the damping λ is NaN");
        let mut product = vec![0.0; net.parameters().len()];
        let (mut tape, v) = (net.tape(), product.clone());
        net.forward(batch.observations(), &mut tape).unwrap();
        let few = &batch.old_policies()[..6];
        let error = fisher_times(&net, &mut tape, few, &v, &mut product);
        let said = error.unwrap_err().to_string();
        assert_eq!(said, "6 chances where there are 60");
        let mut other =
            Network::new(&[3, 2], Activation::Relu, 1.0, &mut stream(1, 3))
                .unwrap();
        let error = step(&mut other, &batch, &TRPO).unwrap_err();
        assert_eq!(error.to_string(), "40 outputs where there are 60");
    }

    #[test]
    fn steps_that_leave_all_numbers_leave_the_policy_alone() {
        let (mut net, batch) = example();
        let before = net.clone();
        let far = Settings { delta: f64::MAX, ..TRPO };
        let taken = step(&mut net, &batch, &far).unwrap();
        assert_eq!(taken.backtracks, None);
        assert_eq!(net, before);
    }

    #[test]
    fn no_nan_comes_out_of_the_solver() {
        for product in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
            let times = |_: &[f64], out: &mut [f64]| -> Result<(), ()> {
                out.fill(product);
                Ok(())
            };
            let x = conjugate_gradient(times, &[1.0, 2.0], 5).unwrap();
            assert_eq!(x, [0.0; 2], "{product}");
        }
        let same = |v: &[f64], out: &mut [f64]| -> Result<(), ()> {
            out.copy_from_slice(v);
            Ok(())
        };
        for b in [1e200, f64::NAN] {
            assert_eq!(conjugate_gradient(same, &[b; 2], 5).unwrap(), [0.0; 2]);
        }
    }
}
