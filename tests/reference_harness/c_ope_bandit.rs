//! Estimates of a policy's value from a log: `listings/off_policy_evaluation.rs`.

use std::error::Error;

use libm::exp;
use reweight::ess::ess;
use reweight::off_policy_evaluation::{Correction, Logged, WithPolicies};

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    // In words; `laws` holds them against every case that they speak of.
    document.context(&["checks"]);
    document.each("cases", case)
}

fn case(case: &mut Object) -> Outcome {
    // The value is the mean over the contexts of expected rewards that the file does not hold.
    case.context(&["id", "true_value_given_contexts"]);
    let (tau, shrink, sub) =
        (case.given("tau")?, case.given("lambda_os")?, case.given("lambda_sub")?);
    let (n, actions) = (case.given_count("n")?, case.given_count("n_actions")?);
    let taken = case.given_list("action")?;
    let log = WithPolicies {
        target: case.given_rows("pi_e")?,
        behaviour: case.given_rows("pi_b")?,
        model: case.given_rows("q_hat")?,
        actions: taken.iter().map(|&action| action as usize).collect(),
        rewards: case.given_list("reward")?,
    };
    if taken.len() != n as usize {
        return Err(format!("{} actions for n = {n}", taken.len()).into());
    }
    if log.target.iter().any(|row| row.len() != actions as usize) {
        return Err(format!("a row has not {actions} actions").into());
    }
    let with = log.reduce()?;
    let without = Logged::new(with.weights().clone(), log.rewards.clone())?;
    let weights: Vec<f64> =
        with.weights().logs().iter().map(|lw| exp(*lw)).collect();
    case.check("weights", &weights);
    case.check("ess_kong", ess(with.weights())?);
    laws(&log, &without, &with)?;

    case.inside("estimates", |of| {
        let estimate = |log: &Logged, g| log.estimate(g).map(|e| e.value);
        of.check("IPW", estimate(&without, Correction::Full)?);
        let clipped = estimate(&without, Correction::Clipped(tau))?;
        of.check("IPW_clipped", clipped);
        of.check("SNIPW", without.normalised()?.value);
        of.check("DM", estimate(&with, Correction::None)?);
        of.check("DR", estimate(&with, Correction::Full)?);
        of.check("SNDR", with.normalised()?.value);
        of.check("SwitchDR", estimate(&with, Correction::Switch(tau))?);
        of.check("DRos", estimate(&with, Correction::Shrunk(shrink))?);
        let sub = Correction::SubGaussian(sub);
        of.check("SubGaussIPW", estimate(&without, sub)?);
        of.check("SubGaussDR", estimate(&with, sub)?);
        Ok(())
    })
}

/// What the file's `checks` say, wherever a case is of that kind.
fn laws(
    log: &WithPolicies,
    without: &Logged,
    with: &Logged,
) -> Result<(), Box<dyn Error>> {
    let near = |a: f64, b: f64, what: &str| {
        let same = (a - b).abs() <= 1e-12 * (1.0 + b.abs());
        if same { Ok(()) } else { Err(format!("{what}: {a} beside {b}")) }
    };
    let (ips, snips) = (without.estimate(Correction::Full)?, without.normalised()?);
    let rewards = &log.rewards;
    if rewards.iter().all(|r| *r == rewards[0]) {
        near(snips.value, rewards[0], "SNIPW of a constant reward")?;
    }
    if log.target == log.behaviour {
        let mean = rewards.iter().sum::<f64>() / rewards.len() as f64;
        near(ips.value, mean, "IPW on policy")?;
        near(snips.value, mean, "SNIPW on policy")?;
    }
    if log.model.iter().flatten().all(|q| *q == 0.0) {
        near(with.estimate(Correction::None)?.value, 0.0, "DM without a model")?;
        near(
            with.estimate(Correction::Full)?.value,
            ips.value,
            "DR without a model",
        )?;
        near(with.normalised()?.value, snips.value, "SNDR without a model")?;
    }
    Ok(())
}
