//! `f_llm`: losses, slopes and weights of a group of answers, as `verl` computes them.

use std::error::Error;

use libm::exp;
use reweight::ess::ess;
use reweight::group_advantage::Judge;
use reweight::kl_estimators::KlEstimator;
use reweight::log_weights::LogWeights;
use reweight::ratio_rules::{Aggregate, Level, Loss, Objective, Outside, Row};
use reweight::rollout_weights::Correction;

use super::walk::{Object, Outcome};

/// `verl`'s dual clip, where a bad token stops to pull.
const DUAL: Option<f64> = Some(3.0);

/// What a case says of its answers, without the padding.
struct Group {
    mask: Vec<Vec<f64>>,
    old: Vec<Vec<f64>>,
    new: Vec<Vec<f64>>,
    rollout: Vec<Vec<f64>>,
    advantages: Vec<f64>,
}

impl Group {
    fn read(case: &mut Object) -> Result<Self, Box<dyn Error>> {
        let mask = case.given_rows("mask")?;
        let lengths = case.given_list("lengths")?;
        let count = |row: &Vec<f64>| row.iter().sum::<f64>();
        if mask.iter().map(count).collect::<Vec<_>>() != lengths {
            return Err("lengths and mask do not fit".into());
        }
        let mut read = |field: &str| -> Result<Vec<Vec<f64>>, Box<dyn Error>> {
            let rows = case.given_rows(field)?;
            let fits = rows.len() == mask.len()
                && rows
                    .iter()
                    .zip(&mask)
                    .all(|(row, mask)| row.len() == mask.len());
            if !fits {
                return Err(format!("{field} and mask do not fit").into());
            }
            let seen = |(row, mask): (&Vec<f64>, &Vec<f64>)| {
                let pairs = row.iter().zip(mask).filter(|(_, mask)| **mask > 0.0);
                pairs.map(|(x, _)| *x).collect()
            };
            Ok(rows.iter().zip(&mask).map(seen).collect())
        };
        let (old, new) = (read("old_log_prob")?, read("log_prob")?);
        let rollout = read("rollout_log_prob")?;
        let advantages = Judge::Grpo.advantages(&case.given_list("reward")?)?;
        if advantages.len() != mask.len() {
            return Err("reward and mask do not fit".into());
        }
        Ok(Self { mask, old, new, rollout, advantages })
    }

    /// Puts nought where the padding is.
    fn padded(&self, rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let pad = |(mask, row): (&Vec<f64>, &Vec<f64>)| {
            let mut row = row.iter();
            let entry = |m: &f64| {
                if *m > 0.0 { row.next().copied().unwrap_or(0.0) } else { 0.0 }
            };
            mask.iter().map(entry).collect()
        };
        self.mask.iter().zip(rows).map(pad).collect()
    }

    /// log one − log other, token by token.
    fn logs(one: &[Vec<f64>], other: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let row = |(one, other): (&Vec<f64>, &Vec<f64>)| {
            one.iter().zip(other).map(|(one, other)| one - other).collect()
        };
        one.iter().zip(other).map(row).collect()
    }

    /// log π_θ/π_old.
    fn log_ratios(&self) -> Vec<Vec<f64>> {
        Self::logs(&self.new, &self.old)
    }

    /// The ratio of each answer.
    fn answers(&self, level: Level) -> Vec<f64> {
        let logs = self.log_ratios();
        let of =
            |row: &Vec<f64>| level.log_ratios(row).first().map_or(1.0, |x| exp(*x));
        logs.iter().map(of).collect()
    }

    /// π_old/π_rollout at a level, after a correction.
    fn weights(&self, level: Level, correction: Correction) -> Vec<Vec<f64>> {
        let of = |row: &Vec<f64>| {
            let ratios = level.log_ratios(row).into_iter().map(exp);
            ratios.map(|ratio| correction.weight(ratio)).collect()
        };
        Self::logs(&self.old, &self.rollout).iter().map(of).collect()
    }

    fn loss(
        &self,
        objective: Objective,
        weights: &[Vec<f64>],
    ) -> Result<Loss, Box<dyn Error>> {
        let row = |i: usize| Row {
            old: self.old[i].clone(),
            new: self.new[i].clone(),
            advantage: self.advantages[i],
            weights: weights[i].clone(),
        };
        let rows: Vec<Row> = (0..self.old.len()).map(row).collect();
        let mut loss = objective.loss(&rows)?;
        if objective.aggregate == Aggregate::SeqMeanTokenMean {
            // `verl` divides by the length and 1e-8 more: seen where the answers' parts cancel.
            let of = |row: &Row| {
                let length = row.old.len() as f64;
                let alone = objective.loss(std::slice::from_ref(row))?.value;
                Ok::<f64, Box<dyn Error>>(alone * length / (length + 1e-8))
            };
            let kept: Vec<&Row> =
                rows.iter().filter(|r| !r.old.is_empty()).collect();
            let each = kept.iter().map(|row| of(row));
            let each = each.collect::<Result<Vec<f64>, _>>()?;
            loss.value = each.iter().sum::<f64>() / each.len() as f64;
        }
        Ok(loss)
    }

    /// As large as what a loss adds up, and divides by no more than there are tokens.
    fn size(&self) -> f64 {
        let ratios = self.log_ratios().into_iter().flatten().map(exp);
        let logs = self.new.iter().flatten().map(|x| x.abs());
        let advantages = self.advantages.iter().map(|a| a.abs());
        let largest = |x: &mut dyn Iterator<Item = f64>| x.fold(1.0, f64::max);
        largest(&mut { ratios })
            * largest(&mut { logs })
            * largest(&mut { advantages })
    }
}

/// Checks the file.
pub fn check(document: &mut Object) -> Outcome {
    document.context(&["note_epsilon"]);
    document.each("cases", |case| {
        case.context(&["id"]);
        let group = Group::read(case)?;
        let rewards = case.given_list("reward")?;
        for (field, judge) in [
            ("advantage_grpo", Judge::Grpo),
            ("advantage_rloo", Judge::LeaveOneOut),
            ("advantage_drgrpo", Judge::Mean),
        ] {
            case.check_sum(field, &judge.advantages(&rewards)?, 1.0);
        }
        case.check("sequence_ratio", &group.answers(Level::Product));
        case.check("gspo_ratio", &group.answers(Level::GeometricMean));
        let answers: Vec<f64> =
            group.log_ratios().iter().map(|row| row.iter().sum::<f64>()).collect();
        case.check("ess_sequence_ratios", ess(&LogWeights::new(answers)?)?);
        let tokens = group.log_ratios().concat();
        case.check("token_ratio_ess", ess(&LogWeights::new(tokens)?)?);
        case.inside("losses", |losses| {
            for (field, _) in losses.beginning_with("") {
                // A name that stands for no objective stays unconsumed, and is reported.
                let Ok((objective, weights)) = named(&group, &field) else {
                    continue;
                };
                let loss = group.loss(objective, &weights)?;
                losses
                    .inside(&field, |fields| check_loss(fields, &group, &loss))?;
            }
            Ok(())
        })?;
        case.inside("rollout_correction", |corrections| {
            for (field, _) in corrections.beginning_with("") {
                let Ok(weights) = group.weights_named(&field) else {
                    continue;
                };
                corrections.inside(&field, |fields| {
                    check_weights(fields, &group, &weights)
                })?;
            }
            Ok(())
        })?;
        case.inside("kl_estimates_new_vs_old", |estimates| {
            for (field, k) in ["k1", "k2", "k3"].into_iter().zip(KlEstimator::ALL) {
                let of = |row: Vec<f64>| row.into_iter().map(|x| k.cut_off(x));
                let rows: Vec<Vec<f64>> = group
                    .log_ratios()
                    .into_iter()
                    .map(|row| of(row).collect())
                    .collect();
                for_rows(estimates, field, &group.padded(&rows), 1.0);
            }
            Ok(())
        })
    })
}

/// Compares a list of lists.
fn for_rows(object: &mut Object, field: &str, rows: &[Vec<f64>], size: f64) {
    let lists: Vec<super::walk::Computed> =
        rows.iter().map(super::walk::Computed::from).collect();
    object.check_sum(field, super::walk::Computed::List(lists), size);
}

fn check_loss(fields: &mut Object, group: &Group, loss: &Loss) -> Outcome {
    fields.check_sum("loss", loss.value, group.size());
    for_rows(fields, "grad_log_prob", &group.padded(&loss.slopes), 0.0);
    if fields.has("clipfrac") {
        fields.check("clipfrac", loss.clipped);
    }
    if fields.has("k1_old_new") {
        let logs = group.log_ratios().concat();
        let mean = logs.iter().map(|x| -x).sum::<f64>() / logs.len() as f64;
        let size = logs.iter().map(|x| x.abs()).fold(0.0, f64::max);
        fields.check_sum("k1_old_new", mean, size);
    }
    Ok(())
}

fn check_weights(
    fields: &mut Object,
    group: &Group,
    weights: &[Vec<f64>],
) -> Outcome {
    for_rows(fields, "weights", &group.padded(weights), 0.0);
    let tokens = weights.concat();
    let n = tokens.len() as f64;
    fields.check("mean", tokens.iter().sum::<f64>() / n);
    let logs = LogWeights::new(tokens.iter().map(|w| libm::log(*w)).collect())?;
    fields.check("eff_sample_size", ess(&logs)? / n);
    Ok(())
}

/// The numbers in a name, and the words between them, `_` apart: `gspo_3e-4_4e-4`, `tis2`.
fn numbers(name: &str) -> (Vec<String>, Vec<f64>) {
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    for part in name.split('_') {
        let digit = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        match part[digit..].parse() {
            Ok(number) => {
                numbers.push(number);
                if digit > 0 {
                    words.push(part[..digit].to_owned());
                }
            }
            Err(_) => words.push(part.to_owned()),
        }
    }
    (words, numbers)
}

/// An objective, and a weight for each token.
type Weighed = (Objective, Vec<Vec<f64>>);

/// The objective that a name stands for, and its weights.
fn named(group: &Group, name: &str) -> Result<Weighed, Box<dyn Error>> {
    let (head, mode) = name.split_once('/').unwrap_or((name, ""));
    let (words, given) = numbers(head);
    let has = |word: &str| words.iter().any(|w| w == word);
    let unknown = || format!("no objective is called {name}");
    let pair = |given: &[f64]| match given {
        [low, high] => Ok((*low, *high)),
        [both] => Ok((*both, *both)),
        _ => Err(unknown()),
    };
    let ones: Vec<Vec<f64>> =
        group.old.iter().map(|row| vec![1.0; row.len()]).collect();
    let (mut level, mut weights) = (Level::Token, ones);
    let mut aggregate = Aggregate::TokenMean;
    let outside = if has("gspo") {
        level = Level::GeometricMean;
        aggregate = Aggregate::SeqMeanTokenMean;
        let (low, high) = pair(&given)?;
        Outside::Clip { low, high, most: None }
    } else if has("cispo") {
        // Without a lower edge, `nolow`, the ratio itself is never negative.
        match given[..] {
            [high] => Outside::Weight { low: 1.0, high },
            [high, low] => Outside::Weight { low, high },
            _ => return Err(unknown().into()),
        }
    } else if let Some((before, correction)) = head.split_once("_with_") {
        weights = group.weights_named(correction)?;
        let (_, given) = numbers(before);
        let edges = if given.is_empty() { vec![0.2] } else { given };
        let (low, high) = pair(&edges)?;
        Outside::Clip { low, high, most: DUAL }
    } else if has("ppo") || has("dapo") {
        let (low, high) = pair(&given)?;
        Outside::Clip { low, high, most: DUAL }
    } else {
        return Err(unknown().into());
    };
    match mode {
        "" => {}
        "token-mean" => aggregate = Aggregate::TokenMean,
        "seq-mean-token-mean" => aggregate = Aggregate::SeqMeanTokenMean,
        "seq-mean-token-sum" => aggregate = Aggregate::SeqMeanTokenSum,
        _ => return Err(unknown().into()),
    }
    Ok((Objective { level, outside, aggregate }, weights))
}

impl Group {
    /// The weights that a name like `token_tis2` or `sequence_icepop_0.5_2` stands for.
    fn weights_named(&self, name: &str) -> Result<Vec<Vec<f64>>, Box<dyn Error>> {
        let (words, given) = numbers(name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let level = match words[..] {
            ["token", _] => Level::Token,
            ["sequence", _] => Level::Product,
            _ => return Err(format!("no level of weights in {name}").into()),
        };
        let correction = match (words[1], &given[..]) {
            ("tis", [most]) => Correction::Truncate { most: *most },
            ("icepop", [least, most]) => {
                Correction::Keep { least: *least, most: *most }
            }
            _ => return Err(format!("no weights are called {name}").into()),
        };
        Ok(self.weights(level, correction))
    }
}
