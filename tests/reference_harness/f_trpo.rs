//! `f_trpo`: the exact values, visits, gradient and Fisher matrix of tabular softmax policies; natural
//! steps, and what theorems promise of a step.

use reweight::clipped_world::ClippedWorld;
use reweight::improvement_bounds::OldPolicy;
use reweight::mdp::{Mdp, Outcome as After, Policy};
use reweight::natural_gradient::Natural;
use reweight::stale_gradient::cosine;
use reweight::surrogate::{Surrogate, excursion_slope};

use super::walk::{Computed, Object, Outcome};

/// Checks the file.
pub fn check(document: &mut Object) -> Outcome {
    document.each("cases", |case| {
        case.context(&["id"]);
        exact(case)?;
        Ok(())
    })
}

fn exact(case: &mut Object) -> Outcome {
    let gamma = case.given("gamma")?;
    let rewards = case.given_rows("R")?;
    let chances = case.given_tables("P")?;
    let start = case.given_list("d0")?;
    let theta = case.given_rows("theta")?;
    if chances.len() != rewards.len() {
        return Err("P and R have different states".into());
    }
    let state = |(chances, rewards): (&Vec<Vec<f64>>, &Vec<f64>)| {
        let action = |(row, reward): (&Vec<f64>, &f64)| {
            let to = |(next, chance): (usize, &f64)| After {
                chance: *chance,
                reward: *reward,
                next: Some(next),
            };
            row.iter().enumerate().map(to).collect()
        };
        chances.iter().zip(rewards).map(action).collect()
    };
    let outcomes = chances.iter().zip(&rewards).map(state).collect();
    let world = Mdp::new(outcomes, start, gamma)?;
    let policy = Policy::softmax(&theta)?;
    let rows: Vec<Vec<f64>> =
        (0..policy.states()).map(|s| policy.row(s).to_vec()).collect();
    case.check("pi", table(&rows));
    // As large as the terms that cancel: rewards, added up for 1 / (1 − γ) steps.
    let most = rewards.iter().flatten().fold(0.0, |m: f64, r| m.max(r.abs()));
    let size = most / (1.0 - gamma);
    let values = world.values(&policy)?;
    case.check_sum("V", &values, size);
    case.check_sum("Q", table(&world.action_values(&values)?), size);
    case.check_sum("A", table(&world.advantages(&policy)?), size);
    case.check_sum("eta", world.value(&policy)?, size);
    let visits = world.visits(&policy)?;
    case.check_sum("visitation_unnormalised", &visits, 1.0 / (1.0 - gamma));
    let shares: Vec<f64> = visits.iter().map(|d| (1.0 - gamma) * d).collect();
    case.check_sum("d_normalised", &shares, 1.0);
    let slope = table(&world.gradient(&policy)?);
    case.check_sum("policy_gradient", slope, size / (1.0 - gamma));
    ppo_paths(case, &world, &theta)?;
    off_policy_gradients(case, &world, &policy, size / (1.0 - gamma))?;
    natural(case, &world, &theta, size)?;
    let old = OldPolicy::new(&world, &policy)?;
    case.each("improvement_bounds", |step| bounds(step, &old, size))?;
    let greedy = Policy::greedy(old.advantages())?;
    case.each("kakade_langford", |step| mixture(step, &old, &greedy, size))
}

/// Plain gradient steps on the exact clipped objective, as far as each row says.
fn ppo_paths(case: &mut Object, world: &Mdp, theta: &[Vec<f64>]) -> Outcome {
    let old = Policy::softmax(theta)?;
    let size = world.advantages(&old)?.concat();
    let size = size.iter().fold(0.0, |m: f64, a| m.max(a.abs()));
    case.each("ppo_paths", |run| {
        let (epsilon, eta) = (run.given("epsilon")?, run.given("lr")?);
        let climb = ClippedWorld::new(world, &old, epsilon)?;
        run.each("path", |row| {
            let steps = row.given_count("k")? as usize;
            let new = Policy::softmax(&climb.ascend(theta, eta, steps)?)?;
            let [least, largest] = climb.ratios(&new)?;
            row.check_sum("objective", climb.value(&new)?, size);
            row.check("ratio_min", least);
            row.check("ratio_max", largest);
            row.check_sum("mean_kl_old_new", climb.kl(&new)?, 1.0);
            row.check_sum("fraction_outside", climb.outside(&new)?, 1.0);
            let most = size / (1.0 - world.gamma());
            row.check_sum("eta", world.value(&new)?, most);
            Ok(())
        })
    })
}

/// The Fisher matrix, what it makes of the gradient, and steps of a given KL.
fn natural(
    case: &mut Object,
    world: &Mdp,
    theta: &[Vec<f64>],
    size: f64,
) -> Outcome {
    let natural = Natural::new(world, theta)?;
    let actions = world.actions();
    let rows = |flat: &[f64]| {
        let rows: Vec<Vec<f64>> =
            flat.chunks(actions).map(<[f64]>::to_vec).collect();
        table(&rows)
    };
    case.check_sum("fisher", table(&natural.fisher()), 1.0);
    // A rare action or state is a small pivot, by which rounding is divided.
    let policy = Policy::softmax(theta)?;
    let all = (0..policy.states()).flat_map(|s| policy.row(s));
    let rarest = all.fold(1.0, |least: f64, p| least.min(*p));
    let steps = size / (1.0 - world.gamma());
    let x = natural.direction()?;
    case.check_sum("natural_gradient_pinv", rows(&x), steps / rarest);
    let damping = case.given("damping")?;
    let damped = natural.damped(damping)?;
    case.check_sum("natural_gradient_damped", rows(&damped), steps / damping);
    case.each("trpo_steps", |row| {
        let delta = row.given("delta")?;
        let beta = natural.length(&x, delta)?;
        row.check("beta", beta);
        let largest = x.iter().fold(1.0, |most: f64, x| most.max(beta * x.abs()));
        let moved = natural.moved(&x, beta);
        row.check_sum("theta_full_step", rows(&moved?), largest / rarest);
        let full = natural.old().step(&natural.policy_at(&x, beta)?)?;
        let eta = natural.old().value();
        row.check_sum("mean_kl_old_new_full", full.mean_kl, 1.0);
        let back = natural.policy_at(&x, beta)?;
        let mean = back_kl(&natural, &policy, &back)?;
        row.check_sum("mean_kl_new_old_full", mean, 1.0);
        row.check_sum("max_kl_old_new_full", full.largest_kl, 1.0);
        row.check_sum("surrogate_full", eta + full.surrogate, steps);
        row.check_sum("eta_full", eta + full.gain, steps);
        for (field, factor) in row.beginning_with("backtracks_at_") {
            let taken = natural.trust_region(delta, factor.parse()?, 1_000)?;
            let taken = taken.ok_or("no step was accepted")?;
            row.check(&field, f64::from(taken.backtracks));
            let flat = rows(&taken.theta);
            row.check_sum("theta_accepted", flat, largest / rarest);
            row.check_sum("mean_kl_accepted", taken.step.mean_kl, 1.0);
            let surrogate = eta + taken.step.surrogate;
            row.check_sum("surrogate_accepted", surrogate, steps);
            row.check_sum("eta_accepted", eta + taken.step.gain, steps);
        }
        Ok(())
    })
}

/// The mean KL(new‖old) over the steps that the old policy plays.
fn back_kl(
    natural: &Natural,
    old: &Policy,
    new: &Policy,
) -> Result<f64, Box<dyn std::error::Error>> {
    let visits = natural.old().visits();
    let mut sum = 0.0;
    for (s, d) in visits.iter().enumerate() {
        sum += d * new.at(s).kl(old.at(s))?;
    }
    Ok(sum / visits.iter().sum::<f64>())
}

/// What the theorems say of a step to a given policy. They speak of the gain; the file adds η.
fn bounds(row: &mut Object, old: &OldPolicy, size: f64) -> Outcome {
    row.context(&["perturbation_scale"]);
    let new = Policy::new(row.given_rows("pi_new")?)?;
    let step = old.step(&new)?;
    let eta = old.value();
    row.check_sum("eta_new", eta + step.gain, size);
    row.check_sum("surrogate", eta + step.surrogate, size);
    row.check_sum("max_tv", step.largest_tv, 1.0);
    row.check_sum("mean_tv_d_old", step.mean_tv, 1.0);
    row.check_sum("max_kl_old_new", step.largest_kl, 1.0);
    row.check_sum("max_kl_new_old", step.largest_kl_back, 1.0);
    row.check_sum("mean_kl_old_new", step.mean_kl, 1.0);
    row.check_sum("epsilon_max_abs_adv", step.epsilon, size);
    row.check_sum("epsilon_achiam", step.epsilon_new, size);
    // As large as what is taken off, and as the roundings of ε or of a KL that are multiplied.
    let reach = step.visits_tv_bound.max(1.0);
    let terms = size * (1.0 + reach * reach) + step.epsilon * reach * reach;
    row.check_sum("trpo_lower_bound_tv", eta + step.schulman_tv, terms);
    row.check_sum("trpo_lower_bound_kl", eta + step.schulman_kl, terms);
    row.check_sum("achiam_lower", eta + step.achiam, terms);
    row.check_sum("achiam_upper", eta + step.achiam_upper, terms);
    row.check_sum("tv_between_visitations", step.visits_tv, 1.0);
    row.check_sum("visitation_tv_bound", step.visits_tv_bound, reach);
    Ok(())
}

/// What is promised of a share of the greedy policy.
fn mixture(
    row: &mut Object,
    old: &OldPolicy,
    greedy: &Policy,
    size: f64,
) -> Outcome {
    let mixture = old.mixture(greedy, row.given("alpha")?)?;
    let eta = old.value();
    row.check_sum("eta_new", eta + mixture.gain, size);
    row.check_sum("surrogate", eta + mixture.surrogate, size);
    row.check_sum("epsilon", mixture.epsilon, size);
    let terms = size + (mixture.surrogate - mixture.loose).abs();
    row.check_sum("lower_bound", eta + mixture.loose, terms);
    row.check_sum("lower_bound_tighter", eta + mixture.tight, terms);
    Ok(())
}

/// The slope of J elsewhere, and two that keep the old policy's states.
fn off_policy_gradients(
    case: &mut Object,
    world: &Mdp,
    old: &Policy,
    size: f64,
) -> Outcome {
    case.inside("off_policy_gradients", |part| {
        let new = Policy::softmax(&part.given_rows("theta_new")?)?;
        let truth = world.gradient(&new)?;
        let surrogate = Surrogate::new(world, old)?.slope(&new)?;
        let degris = excursion_slope(world, old, &new)?;
        for (field, slope) in [
            ("true_gradient", &truth),
            ("surrogate_gradient_old_states_old_adv", &surrogate),
            ("off_policy_pg_old_states_true_Q", &degris),
        ] {
            part.check_sum(field, table(slope), size);
        }
        // Nothing has no direction: numpy's 0/0.
        let to_truth =
            |slope: &[Vec<f64>]| cosine(&truth.concat(), &slope.concat());
        part.check("cos_true_surrogate", to_truth(&surrogate).unwrap_or(f64::NAN));
        part.check("cos_true_degris", to_truth(&degris).unwrap_or(f64::NAN));
        Ok(())
    })
}

fn table(rows: &[Vec<f64>]) -> Computed {
    Computed::List(rows.iter().map(Computed::from).collect())
}
