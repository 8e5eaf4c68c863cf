//! `f_trpo`: the exact values, visits and gradient of tabular softmax policies. Steps and bounds are
//! still to come.

use reweight::clipped_world::ClippedWorld;
use reweight::mdp::{Mdp, Outcome as After, Policy};

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
            "off_policy_gradients",
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
    ppo_paths(case, &world, &theta)
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
            let [least, largest] = climb.ratios(&new);
            row.check_sum("objective", climb.value(&new), size);
            row.check("ratio_min", least);
            row.check("ratio_max", largest);
            row.check_sum("mean_kl_old_new", climb.kl(&new), 1.0);
            row.check_sum("fraction_outside", climb.outside(&new), 1.0);
            let most = size / (1.0 - world.gamma());
            row.check_sum("eta", world.value(&new)?, most);
            Ok(())
        })
    })
}

fn table(rows: &[Vec<f64>]) -> Computed {
    Computed::List(rows.iter().map(Computed::from).collect())
}
