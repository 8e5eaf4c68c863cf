//! Closed forms and linear solves, in named parts, each of which may be absent.

use std::error::Error;

use libm::hypot;
use reweight::divergence::{
    kl, largest_weight, renyi_two, second_moment_on_support, total_variation,
};
use reweight::finite::{Finite, expectation, ordinary_variance};
use reweight::gaussian_shift::GaussianShift;
use reweight::mdp::{Mdp, Outcome as Next, Policy as Policies};
use reweight::n_step::uncorrected;
use reweight::pois::Promise;
use reweight::psis::{draws_needed, k_threshold};
use reweight::reinforce::{optimal_baseline, optimal_behaviour, trace_variance};
use reweight::softmax_bandit::{Bandit, Policy};
use reweight::stale_gradient::{cosine, relative_error, stale_gradient};

use reweight::truncated_target::{least_kept, truncated_target};
use reweight::truncation_correction::{
    correction, truncated_mean, truncated_variance,
};

use super::walk::{Computed, Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.part("kl_direction", kl_direction)?;
    document.part("reinforce_bandit", reinforce_bandit)?;
    document.part("pois_bound", pois_bound)?;
    if document.has("psis_thresholds") {
        document.inside("psis_thresholds", psis_thresholds)?;
    }
    document.part("vtrace_and_nstep", vtrace_and_nstep)?;
    document.part("truncation_bias_correction", truncation_bias_correction)
}

/// Two policies, near in one direction and far in another.
fn kl_direction(case: &mut Object) -> Outcome {
    let old = Finite::new(case.given_list("old")?)?;
    let new = Finite::new(case.given_list("new")?)?;
    // Terms of the size of a probability cancel.
    case.check_sum("kl_old_new", kl(&old, &new)?, 1.0);
    case.check_sum("kl_new_old", kl(&new, &old)?, 1.0);
    case.check_sum("renyi2_new_old", renyi_two(&new, &old)?, 1.0);
    case.check_sum("tv", total_variation(&new, &old)?, 1.0);
    case.check("E_old_rho2", second_moment_on_support(&new, &old)?);
    case.check("ess_over_n", 1.0 / second_moment_on_support(&new, &old)?);
    case.check("max_ratio", largest_weight(&new, &old)?);
    Ok(())
}

/// What N draws can promise when two Gaussians of spread one are a distance apart.
fn pois_bound(case: &mut Object) -> Outcome {
    let pair = GaussianShift::new(case.given("d")?, 1.0)?;
    let n = case.given_count("N")?;
    let d2 = pair.second_moment();
    let promise = Promise::new(case.given("f_sup_norm")?, d2, n.into())?;
    case.check("d2", d2);
    case.check("ess", promise.ess());
    case.check("variance_bound", promise.variance_bound());
    let risk = case.given("delta")?;
    case.check("cantelli_margin", promise.margin(risk)?);
    Ok(())
}

/// The draws that a tail of some shape asks for, and the shape above which some draws are too few.
fn psis_thresholds(part: &mut Object) -> Outcome {
    part.each("khat_threshold", |row| {
        let n = row.given_count("S")?;
        row.check("value", k_threshold(n.into()));
        Ok(())
    })?;
    part.each("min_sample_size", |row| {
        let k = row.given("khat")?;
        row.check("S_min", draws_needed(k));
        Ok(())
    })
}

/// Where n-step evaluation of one policy settles on another's steps, when no ratio corrects it.
fn vtrace_and_nstep(case: &mut Object) -> Outcome {
    let world = world(case)?;
    let pi = Policies::new(case.given_rows("pi")?)?;
    let mu = Policies::new(case.given_rows("mu")?)?;
    // Rewards of either sign cancel in values up to 1/(1 − γ) times as large.
    let reward = (0..world.states())
        .flat_map(|s| (0..world.actions()).map(move |a| (s, a)))
        .fold(0.0, |r: f64, (s, a)| r.max(world.reward(s, a).abs()));
    let size = 10.0 * reward / (1.0 - world.gamma());
    let v = world.values(&pi)?;
    case.check_sum("V_pi", &v, size);
    case.check_sum("V_mu", &world.values(&mu)?, size);
    let q = world.action_values(&v)?;
    case.each("rows", |row| {
        let most = row.given("rho_bar")?;
        let between = truncated_target(&pi, &mu, most)?;
        let rows = (0..world.states()).map(|s| Computed::from(between.row(s)));
        row.check("pi_rho_bar", Computed::List(rows.collect()));
        row.check_sum("V_fixed_point", &world.values(&between)?, size);
        let beta = least_kept(&pi, &mu, most)?;
        row.check("beta_min_E_rho", beta);
        let factor = 1.0 - (1.0 - world.gamma()) * beta;
        row.check("contraction_bound_1_minus_(1-gamma)beta", factor);
        Ok(())
    })?;
    case.each("uncorrected_n_step", |row| {
        let n = row.given_count("n")? as usize;
        let table = uncorrected(&world, &pi, &mu, n)?;
        let rows: Vec<Computed> = table.iter().map(Computed::from).collect();
        row.check_sum("Q_fixed_point", Computed::List(rows), size);
        let pairs = table.iter().flatten().zip(q.iter().flatten());
        let bias = pairs.fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
        row.check_sum("max_abs_bias_vs_Q_pi", bias, size);
        Ok(())
    })
}

/// What truncated weights leave out, and the average under the target that gives it back.
fn truncation_bias_correction(case: &mut Object) -> Outcome {
    let pi = Finite::new(case.given_list("pi")?)?;
    let mu = Finite::new(case.given_list("mu")?)?;
    let (f, c) = (case.given_list("f")?, case.given("c")?);
    // Values of either sign cancel, in squares too.
    let size = f.iter().fold(0.0, |size: f64, f| size.max(f.abs()));
    let square = size * size * second_moment_on_support(&pi, &mu)?;
    case.check_sum("truncated_term", truncated_mean(&pi, &mu, &f, c)?, size);
    case.check_sum("bias_correction_term", correction(&pi, &mu, &f, c)?, size);
    case.check_sum("E_pi_f", expectation(&pi, &f)?, size);
    case.check_sum("var_full_is", ordinary_variance(&pi, &mu, &f)?, square);
    let variance = truncated_variance(&pi, &mu, &f, c)?;
    case.check_sum("var_truncated_term", variance, square);
    Ok(())
}

/// The world whose transitions `P[s][a][s']` and mean rewards `R[s][a]` a case gives.
fn world(case: &mut Object) -> Result<Mdp, Box<dyn Error>> {
    let rewards = case.given_rows("R")?;
    let chances = case.given_tables("P")?;
    if chances.len() != rewards.len() {
        return Err("P and R differ in their states".into());
    }
    let mut outcomes = vec![];
    for (chances, rewards) in chances.iter().zip(&rewards) {
        if chances.len() != rewards.len() {
            return Err("P and R differ in their actions".into());
        }
        let after = |(chances, &reward): (&Vec<f64>, &f64)| {
            let states = chances.iter().enumerate();
            states
                .map(|(next, &chance)| Next { chance, reward, next: Some(next) })
                .collect::<Vec<_>>()
        };
        outcomes.push(chances.iter().zip(rewards).map(after).collect());
    }
    let states = rewards.len();
    let start = vec![1.0 / states as f64; states];
    Ok(Mdp::new(outcomes, start, case.given("gamma")?)?)
}

/// A softmax policy on a bandit: its gradient, what one sample of it scatters, and what a stale
/// batch says of it.
fn reinforce_bandit(case: &mut Object) -> Outcome {
    let theta = case.given_list("theta")?;
    let bandit = Bandit::new(case.given_list("reward")?)?;
    let policy = Policy::softmax(&theta)?;
    let j = bandit.value(&policy)?;
    // Rewards of either sign cancel in J and in the gradient, their squares in the variances.
    let reward = bandit.rewards().iter().fold(0.0, |r: f64, x| r.max(x.abs()));
    case.check("pi", policy.probabilities());
    case.check_sum("J", j, reward);
    case.check_sum("gradient", &bandit.gradient(&policy)?, reward);

    case.each("on_policy", |row| {
        let b = baseline(row, &bandit, &policy)?;
        row.check_sum("b", b, reward);
        let variance = trace_variance(&bandit, &policy, &policy, b)?;
        row.check_sum("trace_variance", variance, reward * reward);
        Ok(())
    })?;
    case.each("off_policy_is", |row| {
        let b = baseline(row, &bandit, &policy)?;
        let q = match row.given_text("behaviour")? {
            "uniform" => Policy::uniform(theta.len())?,
            best if best.starts_with("optimal") => {
                let q = optimal_behaviour(&bandit, &policy, b)?;
                row.check("q", q.probabilities());
                q
            }
            _ => Policy::new(row.given_list("q")?)?,
        };
        let variance = trace_variance(&bandit, &policy, &q, b)?;
        row.check_sum("trace_variance", variance, reward * reward);
        Ok(())
    })?;
    for (field, step) in case.beginning_with("stale_lr") {
        let step: f64 = step.parse()?;
        case.each(&field, |row| {
            let lag = row.given_count("lag")? as usize;
            let new = Policy::softmax(&bandit.ascend(&theta, step, lag)?)?;
            let truth = bandit.gradient(&new)?;
            let stale = stale_gradient(&bandit, &policy, &new, j)?;
            row.check_sum("true_gradient", &truth, reward);
            row.check_sum("uncorrected", &stale, reward);
            row.check_sum("cos", cosine(&stale, &truth)?, 1.0);
            let length = truth.iter().fold(0.0, |length, g| hypot(length, *g));
            let error = relative_error(&stale, &truth)?;
            row.check_sum("relative_error", error, reward / length);
            row.check("E_old_rho2", new.second_moment(&policy)?);
            row.check_sum("kl_old_new", policy.kl(&new)?, 1.0);
            Ok(())
        })?;
    }
    Ok(())
}

/// The baseline that a row names.
fn baseline(
    row: &mut Object,
    bandit: &Bandit,
    policy: &Policy,
) -> Result<f64, Box<dyn Error>> {
    match row.given_text("baseline")? {
        "none" => Ok(0.0),
        "value_J" => Ok(bandit.value(policy)?),
        "optimal_constant" => Ok(optimal_baseline(bandit, policy)?),
        other => Err(format!("no baseline is called {other}").into()),
    }
}
