//! TRPO's step in the four-by-three world: exactly, and from batches of episodes.

use reweight::batch_learner::Batch;
use reweight::four_by_three::{GAMMA, START, world};
use reweight::improvement_bounds::{OldPolicy, Step};
use reweight::mdp::{Mdp, Policy};
use reweight::natural_gradient::Natural;
use reweight::network::{Activation, Network};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight::trpo::{Settings, TRPO, step};
use reweight_style::{
    Done, Numbers, Table, count, fixed, percent, quantile, scientific, significant,
};

const STATES: usize = 9;
const ACTIONS: usize = 4;
const BATCHES: u64 = 200;
const RADII: [(f64, &str); 3] = [(0.001, "0.001"), (0.01, "0.01"), (0.1, "0.1")];

fn main() -> Done {
    let world = world(GAMMA)?;
    let mut numbers = Numbers::new();
    natural(&world, &mut numbers)?;
    exact(&world, &mut numbers)?;
    climbs(&world, &mut numbers)?;
    sampled(&world, &mut numbers)?;
    numbers.save("trust_step")
}

/// The policy from which steps are taken: the uniform one after a few exact steps.
fn old(world: &Mdp) -> Result<Vec<Vec<f64>>, Box<dyn std::error::Error>> {
    let mut theta = vec![vec![0.0; ACTIONS]; STATES];
    for _ in 0..5 {
        theta = next(world, &theta, 0.01)?.ok_or("no step")?.0;
    }
    Ok(theta)
}

type Moved = Option<(Vec<Vec<f64>>, u32)>;

fn next(
    world: &Mdp,
    theta: &[Vec<f64>],
    delta: f64,
) -> Result<Moved, Box<dyn std::error::Error>> {
    let taken = Natural::new(world, theta)?.trust_region(delta, 0.8, 30)?;
    Ok(taken.map(|taken| {
        let rows = taken.theta.chunks(ACTIONS).map(<[f64]>::to_vec).collect();
        (rows, taken.backtracks)
    }))
}

/// F⁺g and the advantage, where actions have unequal chances; each less its state's constant.
fn natural(world: &Mdp, numbers: &mut Numbers) -> Done {
    let natural = Natural::new(world, &old(world)?)?;
    let x = natural.direction()?;
    let length: f64 = natural.old().visits().iter().sum();
    let mut off = 0.0_f64;
    for (x, a) in x.chunks(ACTIONS).zip(natural.old().advantages()) {
        let mean = |row: &[f64]| row.iter().sum::<f64>() / ACTIONS as f64;
        let (x_mean, a_mean) = (mean(x), mean(a));
        for (x, a) in x.iter().zip(a) {
            off = off.max(((x - x_mean) / length - (a - a_mean)).abs());
        }
    }
    numbers
        .put("trust_natural_off", scientific(off, 1))
        .put("trust_natural_entries", x.len().to_string())
        .put("trust_natural_null", STATES.to_string())
        .put("trust_natural_length", fixed(length, 0));
    Ok(())
}

/// One exact step of each radius.
fn exact(world: &Mdp, numbers: &mut Numbers) -> Done {
    let theta = old(world)?;
    let natural = Natural::new(world, &theta)?;
    let mut table = Table::new(&[
        "$\\delta$",
        "mean KL",
        "largest KL",
        "$L$",
        "gain",
        "bound",
        "ESS/N",
    ]);
    for (delta, name) in RADII {
        let x = natural.direction()?;
        let beta = natural.length(&x, delta)?;
        let full = natural.old().step(&natural.policy_at(&x, beta)?)?;
        let taken = natural.trust_region(delta, 0.8, 30)?.ok_or("no step")?;
        let rows: Vec<Vec<f64>> =
            taken.theta.chunks(ACTIONS).map(<[f64]>::to_vec).collect();
        let (ratio, ess) = ratios(&theta, &rows, natural.old())?;
        let step = taken.step;
        table.row([
            name.to_owned(),
            significant(step.mean_kl, 3),
            significant(step.largest_kl, 2),
            fixed(step.surrogate, 3),
            fixed(step.gain, 3),
            significant(step.achiam, 2),
            percent(ess, 3),
        ]);
        if delta == 0.01 {
            numbers
                .put("trust_exact_full", significant(full.mean_kl, 4))
                .put("trust_exact_backtracks", taken.backtracks.to_string())
                .put("trust_exact_kl", significant(step.mean_kl, 3))
                .put("trust_exact_largest_kl", significant(step.largest_kl, 2))
                .put(
                    "trust_exact_kl_times",
                    fixed(step.largest_kl / step.mean_kl, 0),
                )
                .put("trust_exact_l", fixed(step.surrogate, 3))
                .put("trust_exact_gain", fixed(step.gain, 3))
                .put("trust_exact_achiam", significant(step.achiam, 2))
                .put("trust_exact_schulman", significant(step.schulman_kl, 2))
                .put("trust_exact_ratio", fixed(ratio, 2))
                .put("trust_exact_ess", percent(ess, 3));
        }
    }
    table.save("trust_step_exact")
}

/// The largest ratio, and 1/E ρ² over the old policy's steps.
fn ratios(
    theta: &[Vec<f64>],
    moved: &[Vec<f64>],
    old: &OldPolicy,
) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    let (before, after) = (Policy::softmax(theta)?, Policy::softmax(moved)?);
    let (mut largest, mut square) = (0.0_f64, 0.0);
    let total: f64 = old.visits().iter().sum();
    for (s, d) in old.visits().iter().enumerate() {
        for (q, p) in before.row(s).iter().zip(after.row(s)) {
            largest = largest.max(p / q);
            square += d / total * p * p / q;
        }
    }
    Ok((largest, 1.0 / square))
}

/// Exact steps until J is 0.6, and whether J ever fell.
fn climbs(world: &Mdp, numbers: &mut Numbers) -> Done {
    let best = world.best_values()?[START];
    for (delta, key) in [(0.01, "01"), (0.1, "1"), (1.0, "one")] {
        let mut theta = vec![vec![0.0; ACTIONS]; STATES];
        let mut j = world.value(&Policy::softmax(&theta)?)?;
        let (mut steps, mut fell) = (0, 0);
        while j < 0.6 && steps < 2_000 {
            let Some((moved, _)) = next(world, &theta, delta)? else { break };
            let now = world.value(&Policy::softmax(&moved)?)?;
            fell += usize::from(now < j);
            (theta, j, steps) = (moved, now, steps + 1);
        }
        numbers
            .put(&format!("trust_climb_{key}"), count(steps))
            .put(&format!("trust_climb_{key}_fell"), fell.to_string())
            .put(&format!("trust_climb_{key}_j"), fixed(j, 2));
    }
    // The first step with a promise, at the stretch where it promises most.
    let theta = vec![vec![0.0; ACTIONS]; STATES];
    let natural = Natural::new(world, &theta)?;
    let x = natural.direction()?;
    let way = 0.6 - natural.old().value();
    let promises: [fn(&Step) -> f64; 3] =
        [|s| s.achiam, |s| s.schulman_tv, |s| s.schulman_kl];
    for (key, promise) in ["achiam", "tv", "kl"].into_iter().zip(promises) {
        let (mut most, mut gain, mut kl) = (0.0, 0.0, 0.0);
        for i in 0..200 {
            let delta = libm::exp(-28.0 + 0.1 * f64::from(i));
            let beta = natural.length(&x, delta)?;
            let step = natural.old().step(&natural.policy_at(&x, beta)?)?;
            if promise(&step) > most {
                (most, gain, kl) = (promise(&step), step.gain, step.mean_kl);
            }
        }
        numbers
            .put(&format!("trust_certified_{key}"), scientific(kl, 1))
            .put(&format!("trust_certified_{key}_promise"), scientific(most, 1))
            .put(&format!("trust_certified_{key}_gain"), scientific(gain, 1))
            .put(
                &format!("trust_certified_{key}_steps"),
                count((way / gain).round() as usize),
            );
    }
    numbers.put("trust_best", fixed(best, 2));
    Ok(())
}

/// Steps on batches of episodes, whose advantages are returns minus the exact V: how many of them leave
/// J lower than it was.
fn sampled(world: &Mdp, numbers: &mut Numbers) -> Done {
    let theta = old(world)?;
    let before = Policy::softmax(&theta)?;
    let (v, j) = (world.values(&before)?, world.value(&before)?);
    let mut net =
        Network::new(&[STATES, ACTIONS], Activation::Relu, 1.0, &mut stream(1, 0))?;
    let at = net.parameters_mut();
    at.fill(0.0);
    at[..STATES * ACTIONS].copy_from_slice(&theta.concat());
    let mut table = Table::new(&[
        "episodes",
        "mean KL",
        "$\\hat L$",
        "$L$",
        "gain",
        "quartiles",
        "worse",
        "largest $\\rho$",
    ]);
    numbers.put("trust_sampled_j", fixed(j, 2));
    for (arm, episodes) in [2_u64, 8, 32].into_iter().enumerate() {
        let (mut gains, mut kls, mut promises) = (vec![], vec![], vec![]);
        let (mut ratios, mut surrogates) = (vec![], vec![]);
        for id in 0..BATCHES {
            let mut rng = stream(3 + arm as u64, id);
            let (mut seen, mut actions, mut advantages) = (vec![], vec![], vec![]);
            for _ in 0..episodes {
                let one =
                    Trajectory::play(&mut world.walk(None), &before, &mut rng)?;
                for (step, g) in one.steps.iter().zip(one.returns(GAMMA)) {
                    let mut row = [0.0; STATES];
                    row[step.state] = 1.0;
                    seen.extend(row);
                    actions.push(step.action);
                    advantages.push(g - v[step.state]);
                }
            }
            let batch = Batch::new(&net, seen, actions, advantages)?;
            let mut policy = net.clone();
            let settings = Settings { damping: 1e-3, ..TRPO };
            let taken = step(&mut policy, &batch, &settings)?;
            let moved = batch.moved(&policy, &mut policy.tape())?;
            let (weights, biases) = policy.parameters().split_at(STATES * ACTIONS);
            let row =
                |row: &[f64]| row.iter().zip(biases).map(|(w, b)| w + b).collect();
            let rows: Vec<Vec<f64>> = weights.chunks(ACTIONS).map(row).collect();
            let exact = OldPolicy::new(world, &before)?;
            let exact = exact.step(&Policy::softmax(&rows)?)?;
            surrogates.push(exact.surrogate);
            gains.push(exact.gain);
            kls.push(taken.kl);
            // The batch's mean is per step, J per episode.
            promises.push(taken.surrogate * batch.steps() as f64 / episodes as f64);
            ratios.push(moved.largest_ratio);
        }
        let worse = gains.iter().filter(|gain| **gain < 0.0).count();
        let share = percent(worse as f64 / BATCHES as f64, 2);
        let most = kls.iter().copied().fold(0.0, f64::max);
        table.row([
            episodes.to_string(),
            significant(quantile(&kls, 0.5), 2),
            fixed(quantile(&promises, 0.5), 3),
            fixed(quantile(&surrogates, 0.5), 3),
            fixed(quantile(&gains, 0.5), 3),
            format!(
                "{}–{}",
                fixed(quantile(&gains, 0.25), 3),
                fixed(quantile(&gains, 0.75), 3)
            ),
            share.clone(),
            fixed(quantile(&ratios, 0.5), 2),
        ]);
        numbers
            .put(&format!("trust_sampled_{episodes}_worse"), share)
            .put(
                &format!("trust_sampled_{episodes}_promise"),
                fixed(quantile(&promises, 0.5), 2),
            )
            .put(
                &format!("trust_sampled_{episodes}_l"),
                fixed(quantile(&surrogates, 0.5), 2),
            )
            .put(
                &format!("trust_sampled_{episodes}_gain"),
                fixed(quantile(&gains, 0.5), 2),
            )
            .put(&format!("trust_sampled_{episodes}_kl"), significant(most, 2));
    }
    numbers.put("trust_sampled_batches", BATCHES.to_string());
    table.save("trust_step_sampled")
}
