//! Estimates of a policy's value from episodes of another, and their exact variances:
//! `listings/per_trajectory.rs`, `doubly_robust_sequential.rs`, `weighted_doubly_robust.rs`,
//! `trajectory_variance.rs`, `backward_variance.rs`.

use std::error::Error;

use libm::exp;
use reweight::backward_variance::{Backward, step_ratios};
use reweight::doubly_robust_sequential::{direct_method, doubly_robust};
use reweight::ess::ess;
use reweight::finite_horizon::{clocked, with_clock};
use reweight::judged_log::{Judged, JudgedLog};
use reweight::log_weights::LogWeights;
use reweight::mdp::{Mdp, Outcome, Policy};
use reweight::per_trajectory::{ois, pdis, wis, wpdis};
use reweight::trajectory::{Step, Trajectory};
use reweight::trajectory_variance::TwoPolicies;
use reweight::weighted_doubly_robust::{
    Finished, corrected, weighted_doubly_robust,
};

use super::eigenvalues::real_parts;
use super::walk::{Computed, Object, Outcome as Checked};

/// Tables of numbers.
type Table = Vec<Vec<f64>>;

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Checked {
    // In words; `cobs` follows it.
    document.context(&["convention", "convention_trap"]);
    document.each("cases", case)
}

/// A world with two policies and a model; with a clock if there is a horizon.
struct World {
    /// Without the clock.
    plain: Mdp,
    clocked: Mdp,
    target: Policy,
    behaviour: Policy,
    clocked_target: Policy,
    clocked_behaviour: Policy,
    /// As the clock has it, a row for each time and state.
    q_hat: Table,
    horizon: Option<u32>,
    end: Option<usize>,
    states: usize,
}

impl World {
    fn read(case: &mut Object) -> Result<Self, Box<dyn Error>> {
        let states = case.given_count("n_states")? as usize;
        let actions = case.given_count("n_actions")? as usize;
        let gamma = case.given("gamma")?;
        let horizon = case.given_count_or_none("horizon")?;
        let end = case.given_count_or_none("absorbing_state")?;
        let end = end.map(|state| state as usize);
        let noise = case.given("reward_noise")?;
        let (p, r) = (case.given_tables("P")?, case.given_rows("R")?);
        if p.len() != states || p.iter().any(|rows| rows.len() != actions) {
            return Err("P has another shape".into());
        }
        let outcomes = |s: usize, a: usize| -> Option<Vec<Outcome>> {
            let reward = *r.get(s)?.get(a)?;
            let next =
                p[s][a].iter().enumerate().filter(|(_, chance)| **chance > 0.0);
            let noisy = next.flat_map(|(next, chance)| {
                let next = (Some(next) != end).then_some(next);
                let half = 0.5 * chance;
                [reward - noise, reward + noise].map(|reward| Outcome {
                    chance: half,
                    reward,
                    next,
                })
            });
            Some(noisy.collect())
        };
        let row = |s| (0..actions).map(|a| outcomes(s, a)).collect::<Option<_>>();
        let all: Option<Vec<_>> = (0..states).map(row).collect();
        let all = all.ok_or("R has another shape")?;
        let plain = Mdp::new(all, case.given_list("d0")?, gamma)?;
        let target = Policy::new(case.given_rows("pi")?)?;
        let behaviour = Policy::new(case.given_rows("b")?)?;
        let (with, q_hat) = match horizon {
            Some(steps) => {
                let q = case.given_tables("q_hat")?;
                if q.len() != steps as usize {
                    return Err("q_hat has another horizon".into());
                }
                (Some(steps as usize), q.concat())
            }
            None => (None, case.given_rows("q_hat")?),
        };
        let (clock, clocked_target, clocked_behaviour) = match with {
            Some(steps) => (
                with_clock(&plain, steps)?,
                clocked(&target, steps)?,
                clocked(&behaviour, steps)?,
            ),
            None => (plain.clone(), target.clone(), behaviour.clone()),
        };
        Ok(Self {
            plain,
            clocked: clock,
            target,
            behaviour,
            clocked_target,
            clocked_behaviour,
            q_hat,
            horizon,
            end,
            states,
        })
    }

    /// The row of a state at a time.
    fn row(&self, t: usize, state: usize) -> usize {
        match self.horizon {
            Some(_) => t * self.states + state,
            None => state,
        }
    }

    /// Values as a file has them: with a horizon, one table for each time.
    fn check_q(&self, case: &mut Object, q: &[Vec<f64>]) {
        let table = |rows: &[Vec<f64>]| -> Vec<Computed> {
            rows.iter().map(Computed::from).collect()
        };
        match self.horizon {
            Some(_) => {
                let tables = q.chunks(self.states);
                let tables: Vec<Computed> =
                    tables.map(|rows| Computed::from(&table(rows))).collect();
                case.check("Q_pi", &tables);
            }
            None => case.check("Q_pi", &table(q)),
        }
    }
}

fn case(case: &mut Object) -> Checked {
    case.context(&["id"]);
    let world = World::read(case)?;
    let mut v = world.clocked.values(&world.clocked_target)?;
    let mut q = world.clocked.action_values(&v)?;
    if let Some(end) = world.end {
        // After the end there is nothing; a file may say so.
        v[end] = 0.0;
        q[end].fill(0.0);
    }
    case.check("V_pi", &v[..world.states]);
    world.check_q(case, &q);
    case.inside("exact", |exact| check_exact(exact, &world))?;

    let log = read_log(case, &world)?;
    let judged = judge(&log, &world)?;
    let weights = products(&judged)?;
    let sizes: Vec<f64> = weights.iter().map(ess).collect::<Result<_, _>>()?;
    case.check("ess_by_step", &sizes);
    case.check("ess_final", *sizes.last().ok_or("no step")?);
    if case.has("estimates") {
        case.inside("estimates", |of| estimates(of, &judged))?;
    }
    if case.has("estimates_scope_rl") {
        case.inside("estimates_scope_rl", |of| scope_rl(of, &judged, &weights))?;
    }
    if case.has("estimates_cobs") {
        case.inside("estimates_cobs", |of| cobs(of, &judged))?;
    }
    without_a_model(&judged)
}

fn check_exact(exact: &mut Object, world: &World) -> Checked {
    let (mdp, pi, b) =
        (&world.clocked, &world.clocked_target, &world.clocked_behaviour);
    exact.check("value", mdp.value(pi)?);
    let two = TwoPolicies::new(
        &world.plain,
        &world.target,
        &world.behaviour,
        world.horizon,
    )?;
    let (whole, decisions) = (two.ois()?.variance, two.pdis()?.variance);
    exact.check("E_rho2", two.weights()?.second());
    exact.check("var_ois", whole);
    exact.check("var_pdis", decisions);
    let ratios = step_ratios(pi, b)?;
    // Two roads to one number.
    let again = Backward::per_decision(&ratios).moments(mdp, b)?.variance;
    let same = again == decisions || (again / decisions - 1.0).abs() < 1e-9;
    if !same {
        return Err(format!("var_pdis: {again} beside {decisions}").into());
    }
    let robust = Backward::doubly_robust(&ratios, pi, &world.q_hat)?;
    exact.check("var_dr", robust.moments(mdp, b)?.variance);
    let plain = Backward::plain(mdp).moments(mdp, b)?;
    if exact.has("value_of_b") {
        exact.check("value_of_b", plain.mean);
    }
    if exact.has("var_on_policy_return_under_b") {
        exact.check("var_on_policy_return_under_b", plain.variance);
    }
    for (field, finite) in [
        ("var_ois_finite", whole.is_finite()),
        ("var_pdis_finite", decisions.is_finite()),
    ] {
        if exact.has(field) {
            exact.check(field, finite);
        }
    }
    if exact.has("spectral_radius_rho2") {
        exact.check("spectral_radius_rho2", growth(world)?);
    }
    Ok(())
}

/// By how much the mean square of the weights of unfinished episodes grows from step to step in the long
/// run: the largest eigenvalue of Σ b ρ² P between the states that do not end.
fn growth(world: &World) -> Result<f64, Box<dyn Error>> {
    let states: Vec<usize> =
        (0..world.states).filter(|s| Some(*s) != world.end).collect();
    let ratios = step_ratios(&world.target, &world.behaviour)?;
    let mut matrix = vec![vec![0.0; states.len()]; states.len()];
    for (i, &s) in states.iter().enumerate() {
        for (a, b) in world.behaviour.row(s).iter().enumerate() {
            for outcome in world.plain.outcomes(s, a) {
                let place = states.iter().position(|s| Some(*s) == outcome.next);
                if let Some(j) = place {
                    let ratio = ratios[s][a];
                    matrix[i][j] += b * ratio * ratio * outcome.chance;
                }
            }
        }
    }
    let parts = real_parts(&matrix).ok_or("the eigenvalues were not found")?;
    Ok(parts.into_iter().fold(0.0, f64::max))
}

/// The trajectories, cut from end to end.
fn read_log(
    case: &mut Object,
    world: &World,
) -> Result<Vec<Trajectory>, Box<dyn Error>> {
    let count = |numbers: Vec<f64>| numbers.into_iter().map(|x| x as usize);
    let lengths: Vec<usize> = count(case.given_list("lengths")?).collect();
    let n = case.given_count("n_trajectories")? as usize;
    let states = count(case.given_list("states")?);
    let actions = count(case.given_list("actions")?);
    let rewards = case.given_list("rewards")?;
    let total: usize = lengths.iter().sum();
    let (s, a) = (states.len(), actions.len());
    if lengths.len() != n || [s, a, rewards.len()] != [total; 3] {
        return Err(format!("{total} steps of {n} trajectories: {s}, {a}").into());
    }
    let long = |&length: &usize| world.horizon.is_some_and(|t| length > t as usize);
    if let Some(length) = lengths.iter().find(|length| long(length)) {
        return Err(format!("{length} steps are beyond the horizon").into());
    }
    let mut steps = states
        .zip(actions)
        .zip(rewards)
        .map(|((state, action), reward)| Step { state, action, reward });
    let cut = |&length: &usize| Trajectory {
        steps: steps.by_ref().take(length).collect(),
        left_in: None,
    };
    Ok(lengths.iter().map(cut).collect())
}

/// Each trajectory beside the file's model.
fn judge(log: &[Trajectory], world: &World) -> Result<JudgedLog, Box<dyn Error>> {
    let episode = |one: &Trajectory| {
        let ratios = one.log_ratios(&world.target, &world.behaviour)?;
        let steps = one.steps.iter().zip(ratios).enumerate();
        let judge = |(t, (step, log_ratio)): (usize, (&Step, f64))| {
            let q = &world.q_hat[world.row(t, step.state)];
            let pi = world.target.row(step.state);
            let value = q.iter().zip(pi).map(|(q, p)| p * q).sum();
            let (reward, predicted) = (step.reward, q[step.action]);
            Judged { log_ratio, reward, predicted, value }
        };
        Ok(steps.map(judge).collect())
    };
    let episodes: Result<_, Box<dyn Error>> = log.iter().map(episode).collect();
    Ok(JudgedLog::new(episodes?, world.plain.gamma())?)
}

/// The products of ratios up to each step; a finished episode keeps its last.
fn products(log: &JudgedLog) -> Result<Vec<LogWeights>, Box<dyn Error>> {
    let mut products = vec![0.0; log.episodes().len()];
    let mut all = Vec::new();
    for t in 0..log.longest() {
        for (product, episode) in products.iter_mut().zip(log.episodes()) {
            *product += episode.get(t).map_or(0.0, |step| step.log_ratio);
        }
        all.push(LogWeights::new(products.clone())?);
    }
    Ok(all)
}

fn estimates(of: &mut Object, log: &JudgedLog) -> Checked {
    let (ratios, rewards, gamma) = (log.log_ratios(), log.rewards(), log.gamma());
    of.check("OIS", ois(&ratios, &rewards, gamma)?.value);
    of.check("WIS", wis(&ratios, &rewards, gamma)?.value);
    of.check("PDIS", pdis(&ratios, &rewards, gamma)?.value);
    of.check("WPDIS", wpdis(&ratios, &rewards, gamma)?.value);
    of.check("DM", direct_method(log)?.value);
    of.check("DR", doubly_robust(log)?.value);
    of.check("WDR", weighted_doubly_robust(log, Finished::Keeps)?);
    Ok(())
}

/// SCOPE-RL divides by the mean weight of a step plus 1e-10.
fn scope_rl(of: &mut Object, log: &JudgedLog, weights: &[LogWeights]) -> Checked {
    let (ratios, rewards, gamma) = (log.log_ratios(), log.rewards(), log.gamma());
    of.check("OIS", ois(&ratios, &rewards, gamma)?.value);
    of.check("PDIS", pdis(&ratios, &rewards, gamma)?.value);
    of.check("DM", direct_method(log)?.value);
    of.check("DR", doubly_robust(log)?.value);
    let share = |mean: f64| mean / (mean + 1e-10);
    let means: Vec<f64> =
        weights.iter().map(LogWeights::mean).collect::<Result<_, _>>()?;
    let last = *means.last().ok_or("no step")?;
    of.check("WIS", wis(&ratios, &rewards, gamma)?.value * share(last));
    // Written out as double sums.
    let n = log.episodes().len() as f64;
    let (mut per_decision, mut robust) = (0.0, 0.0);
    for (i, episode) in log.episodes().iter().enumerate() {
        let (mut before, mut discount) = (1.0 / n, 1.0);
        for (t, step) in episode.iter().enumerate() {
            let weight = exp(weights[t].logs()[i]) / n / (means[t] + 1e-10);
            per_decision += discount * weight * step.reward;
            let residual = step.reward - step.predicted;
            robust += discount * (weight * residual + before * step.value);
            (before, discount) = (weight, discount * gamma);
        }
    }
    of.check("WPDIS", per_decision);
    of.check("WDR", robust);
    Ok(())
}

/// COBS lets finished episodes leave the normaliser of its weighted doubly robust, and passes over an
/// episode that returned nothing in its doubly robust.
fn cobs(of: &mut Object, log: &JudgedLog) -> Checked {
    let (ratios, rewards, gamma) = (log.log_ratios(), log.rewards(), log.gamma());
    of.check("OIS", ois(&ratios, &rewards, gamma)?.value);
    of.check("WIS", wis(&ratios, &rewards, gamma)?.value);
    of.check("PDIS", pdis(&ratios, &rewards, gamma)?.value);
    of.check("WPDIS", wpdis(&ratios, &rewards, gamma)?.value);
    let pays = |i: &usize| {
        let back = |later: f64, step: &Judged| step.reward + gamma * later;
        log.episodes()[*i].iter().rev().fold(0.0, back).abs() > 1e-6
    };
    let paid: Vec<usize> = (0..log.episodes().len()).filter(pays).collect();
    let passed_over = doubly_robust(&log.resampled(&paid))?.value;
    of.check_either("DR", doubly_robust(log)?.value, passed_over);
    let leaves = Finished::Leaves;
    of.check("WDR", weighted_doubly_robust(log, leaves)?);
    for (field, rest) in of.beginning_with("MAGIC_wdr_") {
        blended(of, &field, &rest, log)?;
    }
    Ok(())
}

/// COBS's MAGIC is wherever SciPy's optimiser stopped, at a tolerance as large as the objective: in one
/// case the plain mean of its candidates, after two steps. No other program can arrive there, so the
/// number is context; that it lies among the candidates is checked.
fn blended(of: &mut Object, field: &str, rest: &str, log: &JudgedLog) -> Checked {
    let Some(Ok(count)) = rest.strip_suffix("steps_point").map(str::parse::<usize>)
    else {
        return Ok(()); // stays unconsumed, and is reported
    };
    let longest = log.longest();
    let interval = longest / (count.max(2) - 1);
    let between = (1..count.max(2) - 1).map(|i| (i * interval + 1).min(longest));
    let steps: Vec<usize> = [longest, 0].into_iter().chain(between).collect();
    let candidates =
        corrected(log, Finished::Leaves, &steps[..count.min(steps.len())])?;
    let sums: Vec<f64> =
        candidates.iter().map(|terms| terms.iter().sum()).collect();
    let low = sums.iter().copied().fold(f64::INFINITY, f64::min);
    let high = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let blend = of.given(field)?;
    let room = 1e-6 * (1.0 + blend.abs());
    if blend < low - room || high + room < blend {
        return Err(format!("{field} is {blend}, outside {low} to {high}").into());
    }
    Ok(())
}

/// Doubly robust with a model that says nothing is per-decision importance sampling.
fn without_a_model(log: &JudgedLog) -> Checked {
    let bare = doubly_robust(&log.without_model())?.value;
    let other = pdis(&log.log_ratios(), &log.rewards(), log.gamma())?.value;
    let near = (bare - other).abs() <= 1e-10 * (1.0 + other.abs());
    if near { Ok(()) } else { Err(format!("DR {bare} beside PDIS {other}").into()) }
}
