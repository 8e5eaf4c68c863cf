//! The cliff: what policies earn on it, exactly, and what learners earn while they learn.

use std::error::Error;

use libm::sqrt;
use reweight::cliff::Cliff;
use reweight::epsilon_soft::best;
use reweight::mdp::{Mdp, Policy, Ties};
use reweight::ordinary::Estimate;
use reweight::streams::stream;
use reweight::tabular::{Learning, Played};
use reweight::{expected_sarsa, q_learning, sarsa};

use super::walk::{Computed, Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.context(&["checks"]);
    // The simulations do not say how large their cliff was: as large as the cases'.
    let mut sizes = vec![];
    document.part("cases", |case| {
        let epsilon = case.given("epsilon")?;
        let size =
            (case.given_count("H")? as usize, case.given_count("W")? as usize);
        sizes.push((epsilon, size));
        exact(case, Cliff::new(size.0, size.1)?, epsilon)
    })?;
    document.part("monte_carlo", |row| {
        let epsilon = row.given("epsilon")?;
        let same = |(e, size): &(f64, (usize, usize))| {
            (e.total_cmp(&epsilon).is_eq()).then_some(*size)
        };
        let size = sizes.iter().find_map(same).or(sizes.first().map(|s| s.1));
        let (rows, columns) = size.unwrap_or((4, 12));
        simulated(row, Cliff::new(rows, columns)?, epsilon)
    })
}

/// Everything that linear equations decide.
fn exact(case: &mut Object, cliff: Cliff, epsilon: f64) -> Outcome {
    case.context(&["id"]);
    case.check("start", cliff.start() as f64);
    case.check("goal", cliff.goal() as f64);
    let world = cliff.world()?;
    let values = world.best_values()?;
    let q = world.action_values(&values)?;
    let largest = largest(&values);
    case.check_sum("V_star", &shown(&cliff, &values), largest);
    let greedy = Policy::greedy(&q)?;
    let earned = world.value(&greedy)?;
    case.check_sum("optimal_return", earned, largest);
    case.check("optimal_path", path(&cliff, &greedy)?);
    for (field, rule) in case.beginning_with("eps_greedy_of_Qstar_") {
        let ties = match rule.as_str() {
            "uniform" => Ties::Split,
            "first_URDL" => Ties::First,
            // Another rule stays unconsumed, and is reported.
            _ => continue,
        };
        let policy = Policy::epsilon_greedy(&q, epsilon, ties)?;
        case.inside(&field, |part| online(part, &cliff, &policy))?;
    }
    if case.has("best_eps_soft") {
        case.inside("best_eps_soft", |part| {
            part.context(&["iterations"]);
            let soft = best(&world, epsilon)?;
            online(part, &cliff, &soft.policy)?;
            let size = self::largest(&soft.values);
            part.check_sum("V", &shown(&cliff, &soft.values), size);
            let greedy = Policy::greedy(&world.action_values(&soft.values)?)?;
            part.check("greedy_path", path(&cliff, &greedy)?);
            part.check_sum("greedy_path_return", world.value(&greedy)?, size);
            Ok(())
        })?;
    }
    Ok(())
}

/// What a policy earns while it plays.
fn online(part: &mut Object, cliff: &Cliff, policy: &Policy) -> Outcome {
    let online = cliff.online(policy)?;
    // A fall is a hundred times a step, and the falls are few.
    part.check_sum("mean_return", online.mean, 100.0 * online.length);
    part.check_sum("sd_return", online.sd, 1e4 * online.length);
    part.check_sum("mean_length", online.length, 10.0 * online.length);
    part.check_sum("falls_per_episode", online.falls, online.length);
    Ok(())
}

/// The values as the files show them: nought where nobody stands.
fn shown(cliff: &Cliff, values: &[f64]) -> Vec<f64> {
    let nobody = |cell: &usize| cliff.is_cliff(*cell) || *cell == cliff.goal();
    let value = |(cell, v): (usize, &f64)| if nobody(&cell) { 0.0 } else { *v };
    values.iter().enumerate().map(value).collect()
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most: f64, v| most.max(v.abs()))
}

/// The cells on the way, as numbers.
fn path(cliff: &Cliff, policy: &Policy) -> Result<Computed, Box<dyn Error>> {
    let cells = cliff.path(policy)?.ok_or("the policy never arrives")?;
    let numbers = cells.into_iter().map(|cell| Computed::from(cell as f64));
    Ok(Computed::List(numbers.collect()))
}

/// Steps that one row may cost us.
const BUDGET: f64 = 1.5e6;
/// Fewer runs than these have no standard error to speak of.
const LEAST_RUNS: usize = 8;

/// The mean return of learners while they learn, early, late and overall, from runs of our own.
fn simulated(row: &mut Object, cliff: Cliff, epsilon: f64) -> Outcome {
    let algorithm = row.given_text("algo")?.to_owned();
    let learn = Learning::new(row.given("alpha")?, epsilon, 1.0)?;
    let episodes = row.given_count("episodes")? as usize;
    let theirs = row.given_count("runs")? as usize;
    let world = cliff.world()?;
    let one = one_run(&world, &algorithm, &learn, episodes, 0)?;
    let steps: f64 = one.iter().map(|played| f64::from(played.steps)).sum();
    let runs =
        ((BUDGET / steps) as usize).clamp(LEAST_RUNS, theirs.max(LEAST_RUNS));
    let mut means = [vec![], vec![], vec![]];
    let fields = ["first100", "last100", "all"];
    for id in 0..runs {
        let all = one_run(&world, &algorithm, &learn, episodes, id as u64)?;
        let hundred = episodes.min(100);
        let parts = [&all[..hundred], &all[episodes - hundred..], &all[..]];
        for (means, part) in means.iter_mut().zip(parts) {
            let sum = part.iter().fold(0.0, |sum, played| sum + played.reward);
            means.push(sum / part.len() as f64);
        }
    }
    for (field, means) in fields.iter().zip(means) {
        let se = row.given(&format!("se_{field}"))?;
        row.check_simulated(&format!("mean_{field}"), se, estimate(&means));
    }
    Ok(())
}

/// The mean of what the runs came to.
fn estimate(means: &[f64]) -> Estimate {
    let n = means.len() as f64;
    let value = means.iter().fold(0.0, |sum, x| sum + x) / n;
    let squares = means.iter().fold(0.0, |sum, x| sum + (x - value) * (x - value));
    Estimate { value, standard_error: sqrt(squares / (n - 1.0) / n) }
}

/// A learner's episodes, from a table of zeros.
fn one_run(
    world: &Mdp,
    algorithm: &str,
    learn: &Learning,
    episodes: usize,
    id: u64,
) -> Result<Vec<Played>, Box<dyn Error>> {
    let mut q = vec![vec![0.0; world.actions()]; world.states()];
    let (mut walk, mut rng) = (world.walk(None), stream(1, id));
    let mut all = Vec::with_capacity(episodes);
    for _ in 0..episodes {
        all.push(match algorithm {
            "sarsa" => sarsa::episode(&mut walk, &mut q, learn, &mut rng)?,
            "expected_sarsa" => {
                expected_sarsa::episode(&mut walk, &mut q, learn, &mut rng)?
            }
            "q" => q_learning::episode(&mut walk, &mut q, learn, &mut rng)?,
            other => return Err(format!("no learner is called {other}").into()),
        });
    }
    Ok(all)
}
