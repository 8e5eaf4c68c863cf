//! `f_returns`: advantages, λ-returns, one-step errors, traces and PPO's clip on fixed sequences.

use std::error::Error;

use libm::exp;
use reweight::advantages::{Judged, gae, lambda_returns};
use reweight::clipped::{clipped, clipped_slope};
use reweight::traces::{
    Chosen, Levels, Trace, action_targets, v_trace, v_trace_credits,
};
use reweight::{expected_sarsa, q_learning, sarsa};

use super::walk::{Object, Outcome};

/// What a case says of its steps.
struct Sequence {
    gamma: f64,
    rewards: Vec<f64>,
    values: Vec<f64>,
    next_values: Vec<f64>,
    done: Vec<bool>,
}

impl Sequence {
    fn read(case: &mut Object) -> Result<Self, Box<dyn Error>> {
        let rewards = case.given_list("reward")?;
        let done = case.given_flags("done")?;
        let values = case.given_list("value")?;
        if values.len() != rewards.len() + 1 || done.len() != rewards.len() {
            return Err("value, reward and done do not fit".into());
        }
        let next = |(v, done): (&f64, &bool)| if *done { 0.0 } else { *v };
        let next_values = values[1..].iter().zip(&done).map(next).collect();
        let values = values[..rewards.len()].to_vec();
        let gamma = case.given("gamma")?;
        Ok(Self { gamma, rewards, values, next_values, done })
    }

    fn judged(&self) -> Judged<'_> {
        Judged {
            rewards: &self.rewards,
            values: &self.values,
            next_values: &self.next_values,
            last: &self.done,
        }
    }

    /// As large as the terms of a sum over the sequence.
    fn size(&self) -> f64 {
        let all = self.rewards.iter().chain(&self.values);
        all.map(|x| x.abs()).sum()
    }
}

/// Checks the file.
pub fn check(document: &mut Object) -> Outcome {
    document.context(&["checks", "agreement"]);
    document.each("cases", |case| {
        case.context(&["id"]);
        let steps = Sequence::read(case)?;
        ratios(case)?;
        let table = Table::read(case)?;
        case.inside("expected", |expected| {
            for (field, t) in expected.beginning_with("td_errors_t") {
                let t: usize = t.parse()?;
                expected.inside(&field, |errors| {
                    td_errors(errors, &steps, &table, t)
                })?;
            }
            targets(expected, &steps)?;
            traces_of_values(expected, &steps, &table)?;
            traces_of_action_values(expected, &steps, &table)
        })
    })
}

/// A table of values, a policy and what was done, step by step and once more at the end.
struct Table {
    q: Vec<Vec<f64>>,
    pi: Vec<Vec<f64>>,
    mu: Vec<Vec<f64>>,
    actions: Vec<usize>,
}

impl Table {
    fn read(case: &mut Object) -> Result<Self, Box<dyn Error>> {
        let (q, pi) = (case.given_rows("q")?, case.given_rows("pi")?);
        let mu = case.given_rows("mu")?;
        let actions = case.given_list("action")?;
        let actions: Vec<usize> = actions.iter().map(|a| *a as usize).collect();
        let lengths = [pi.len(), mu.len(), actions.len()];
        let fits = |t: usize| {
            let width = q[t].len();
            [pi[t].len(), mu[t].len()] == [width; 2] && actions[t] < width
        };
        if lengths != [q.len(); 3] || !(0..q.len()).all(fits) {
            return Err("q, pi, mu and action do not fit".into());
        }
        Ok(Self { q, pi, mu, actions })
    }

    /// How likely each of the first `steps` actions had been.
    fn chosen(&self, steps: usize) -> Vec<Chosen> {
        let of = |t: usize| {
            let a = self.actions[t];
            Chosen { target: self.pi[t][a], behaviour: self.mu[t][a] }
        };
        (0..steps.min(self.actions.len())).map(of).collect()
    }
}

/// The errors of three one-step targets at step t.
fn td_errors(
    errors: &mut Object,
    steps: &Sequence,
    table: &Table,
    t: usize,
) -> Outcome {
    let next = table.q.get(t + 1).ok_or("there is no next step")?;
    let reward = steps.rewards.get(t).ok_or("there is no such step")?;
    let here = table.q[t][table.actions[t]];
    let discount = if steps.done[t] { 0.0 } else { steps.gamma };
    let size =
        reward.abs() + here.abs() + next.iter().map(|q| q.abs()).sum::<f64>();
    let greedy = q_learning::td_error(here, *reward, discount, next);
    errors.check_sum("q_learning", greedy, size);
    let taken = table.actions[t + 1];
    let sampled = sarsa::td_error(here, *reward, discount, next, taken);
    errors.check_sum("sarsa", sampled, size);
    let pi = &table.pi[t + 1];
    let mean = expected_sarsa::td_error(here, *reward, discount, next, pi);
    errors.check_sum("expected_sarsa", mean, size);
    Ok(())
}

/// ρ of what was done.
fn ratios(case: &mut Object) -> Outcome {
    let (pi, mu) = (case.given_rows("pi")?, case.given_rows("mu")?);
    let actions = case.given_list("action")?;
    let ratio = |((pi, mu), action): ((&Vec<f64>, &Vec<f64>), &f64)| {
        let of = |row: &Vec<f64>| row.get(*action as usize).copied();
        Some(of(pi)? / of(mu)?)
    };
    let ratios = pi.iter().zip(&mu).zip(&actions).map(ratio);
    let ratios: Option<Vec<f64>> = ratios.collect();
    case.check("rho", &ratios.ok_or("an action without a probability")?);
    Ok(())
}

fn targets(expected: &mut Object, steps: &Sequence) -> Outcome {
    let (seen, gamma) = (steps.judged(), steps.gamma);
    for (field, lambda) in expected.beginning_with("gae_lam") {
        let advantages = gae(&seen, gamma, lambda.parse()?)?;
        expected.check_sum(&field, &advantages, steps.size());
    }
    expected.inside("lambda_returns", |by_lambda| {
        for (field, lambda) in by_lambda.beginning_with("") {
            // A name that is no number stays unconsumed, and is reported.
            let Ok(lambda) = lambda.parse() else { continue };
            let returns = lambda_returns(&seen, gamma, lambda)?;
            by_lambda.check_sum(&field, &returns, steps.size());
        }
        Ok(())
    })?;
    if expected.has("ppo_clip") {
        expected.inside("ppo_clip", |clip| {
            for (field, epsilon) in clip.beginning_with("") {
                let Ok(epsilon) = epsilon.parse() else { continue };
                clip.inside(&field, |case| ppo_clip(case, steps, epsilon))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// V-trace, with its levels and λ read off the field's name.
fn traces_of_values(
    expected: &mut Object,
    steps: &Sequence,
    table: &Table,
) -> Outcome {
    let (seen, gamma) = (steps.judged(), steps.gamma);
    let chosen = table.chosen(steps.rewards.len());
    // Every ratio may be met at once.
    let most: f64 = chosen.iter().map(|c| c.ratio().max(1.0)).product();
    for (field, levels) in expected.beginning_with("vtrace_rhobar") {
        let parts = levels.split_once("_cbar").and_then(|(ratio, rest)| {
            let (trace, lambda) = rest.split_once("_lam")?;
            let number = |text: &str| text.parse::<f64>().ok();
            Some((number(ratio)?, number(trace)?, number(lambda)?))
        });
        // A name of another shape stays unconsumed, and is reported.
        let Some((ratio, trace, lambda)) = parts else { continue };
        let levels = Levels { ratio, trace };
        let targets = v_trace(&seen, &chosen, gamma, levels, lambda)?;
        let credits = v_trace_credits(&seen, &chosen, gamma, ratio, &targets)?;
        expected.inside(&field, |case| {
            case.check_sum("targets", &targets, most * steps.size());
            // A file may leave the credit open.
            if case.has_number("pg_advantage") {
                case.check_sum("pg_advantage", &credits, most * steps.size());
            } else {
                case.context(&["pg_advantage"]);
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// The traces of action values, with λ read off the field's name.
fn traces_of_action_values(
    expected: &mut Object,
    steps: &Sequence,
    table: &Table,
) -> Outcome {
    let n = steps.rewards.len();
    if table.q.len() <= n {
        return Err("q does not go one step beyond the rewards".into());
    }
    let chosen = table.chosen(n);
    let values: Vec<f64> = (0..n).map(|t| table.q[t][table.actions[t]]).collect();
    let mean = |t: usize| -> f64 {
        table.q[t].iter().zip(&table.pi[t]).map(|(q, p)| q * p).sum()
    };
    let next = |t: usize| if steps.done[t] { 0.0 } else { mean(t + 1) };
    let next_values: Vec<f64> = (0..n).map(next).collect();
    let seen = Judged {
        rewards: &steps.rewards,
        values: &values,
        next_values: &next_values,
        last: &steps.done,
    };
    let mut traces: Vec<(String, Trace)> = Vec::new();
    for (stem, of) in [
        ("retrace_lam", Trace::Retrace as fn(f64) -> Trace),
        ("q_q_lambda", Trace::QLambda as fn(f64) -> Trace),
    ] {
        for (field, lambda) in expected.beginning_with(stem) {
            if let Ok(lambda) = lambda.parse() {
                traces.push((field, of(lambda)));
            }
        }
    }
    for (field, trace) in
        [("q_is", Trace::Importance), ("q_tree_backup", Trace::TreeBackup)]
    {
        if expected.has(field) {
            traces.push((field.to_owned(), trace));
        }
    }
    let most: f64 = chosen.iter().map(|c| c.ratio().max(1.0)).product();
    let size = |row: &Vec<f64>| row.iter().map(|q| q.abs()).sum::<f64>();
    let size = steps.size() + table.q.iter().map(size).sum::<f64>();
    for (field, trace) in traces {
        let targets = action_targets(&seen, &chosen, steps.gamma, trace)?;
        expected.check_sum(&field, &targets, most * size);
    }
    Ok(())
}

/// The loss is minus the objective's mean over the steps; its slope is taken in the log ratio.
fn ppo_clip(case: &mut Object, steps: &Sequence, epsilon: f64) -> Outcome {
    let log_ratios = case.given_list("log_ratio")?;
    let advantages = gae(&steps.judged(), steps.gamma, 0.95)?;
    case.check_sum("advantage", &advantages, steps.size());
    let n = log_ratios.len() as f64;
    let terms = log_ratios.iter().zip(&advantages);
    let loss = terms.clone().map(|(l, a)| clipped(exp(*l), *a, epsilon) / n);
    case.check_sum("loss", -loss.sum::<f64>(), steps.size());
    let slope =
        terms.map(|(l, a)| -exp(*l) * clipped_slope(exp(*l), *a, epsilon) / n);
    let slope: Vec<f64> = slope.collect();
    case.check_sum("grad_wrt_log_ratio", &slope, steps.size());
    Ok(())
}
