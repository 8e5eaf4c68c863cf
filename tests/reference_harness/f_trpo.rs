//! `f_trpo`: the exact values, visits and gradient of tabular softmax policies. Steps and bounds are
//! still to come.

use reweight::mdp::{Mdp, Outcome as After, Policy};
use reweight::stale_gradient::cosine;
use reweight::surrogate::{Surrogate, excursion_slope};

use super::walk::{Computed, Object, Outcome};

/// Checks the file.
pub fn check(document: &mut Object) -> Outcome {
    document.each("cases", |case| {
        case.context(&["id"]);
        exact(case)?;
        case.pending(&[
            "fisher",
            "natural_gradient_pinv",
            "damping",
            "natural_gradient_damped",
            "trpo_steps",
            "improvement_bounds",
            "kakade_langford",
            "ppo_paths",
        ]);
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
    off_policy_gradients(case, &world, &policy, size / (1.0 - gamma))?;
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
