//! Pareto-smoothed importance sampling on fixed log weights, as several packages do it.
//!
//! R's `loo` follows the paper, and so do we: the group of results that it belongs to is held to our
//! k̂ and to each of our smoothed weights. It refuses weights of zero, which we do not. The others cut
//! the tail elsewhere: where their rule is known and has one outcome, the groups without `loo` are
//! held to our fit of *their* tail.

use libm::{exp, floor, log, sqrt};
use reweight::ess::{
    ess, ess_of_skewness, ess_of_variance, largest_share, perplexity,
};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::psis::{k_threshold, smooth, tail_length};

use super::walk::{Object, Outcome};

/// Recomputes a file of the family.
pub fn check(document: &mut Object) -> Outcome {
    document.context(&["reading", "version_differences"]);
    document.each("cases", case)
}

/// One batch of log weights.
fn case(case: &mut Object) -> Outcome {
    case.context(&["id", "note", "warnings"]);
    let (logs, r_eff) = (case.given_list("log_weights")?, case.given("r_eff")?);
    let finite = logs.iter().all(|lw| lw.is_finite());
    let w = LogWeights::new(logs)?;
    let n = w.len() as u64;
    case.check("n", n as f64);
    case.check("tail_len_ceil_rule", tail_length(n, r_eff) as f64);
    case.check("khat_threshold", k_threshold(n));
    case.inside("ess", |row| sizes(row, &w))?;

    let refused = case.given_names("errors")?;
    if finite && refused.iter().any(|package| is_loo(package)) {
        return Err("loo refused what we did not".into());
    }
    let mut groups = Vec::new();
    case.each("results", |row| {
        let by = row.given_texts("by")?;
        match expected(&by, &w, r_eff)? {
            Some(expected) => expected.check(row),
            None => row.context(&["khat", "smoothed_log_weights_normalised"]),
        }
        groups.push(by);
        Ok(())
    })?;
    let mut stated = case.given_lists_of_texts("agreeing_groups")?;
    groups.sort();
    stated.sort();
    if groups != stated {
        return Err(format!("the results are of {groups:?}").into());
    }
    let answered = groups.concat();
    match refused.iter().find(|package| answered.contains(package)) {
        Some(package) => Err(format!("{package} answered and refused").into()),
        None => Ok(()),
    }
}

/// The ways to count what the weights are worth.
fn sizes(row: &mut Object, w: &LogWeights) -> Outcome {
    let (n, kong) = (w.len() as f64, ess(w)?);
    row.check("ess_kong", kong);
    row.check("ess_max", 1.0 / largest_share(w)?);
    row.check("ess_perplexity", perplexity(w)?);
    row.check("ess_owen_var", ess_of_variance(w)?);
    row.check("ess_owen_skew", ess_of_skewness(w)?);
    // Kong's formula, solved for it.
    row.check_sum("cv2_population", n / kong - 1.0, n / kong);
    let total: f64 = w.relative()?.iter().sum();
    row.check("log_mean_weight", w.largest() + log(total / n));
    Ok(())
}

/// What a group of packages must have found.
struct Expected {
    k_hat: f64,
    /// The smoothed weights, unless it is open which of two equal ones comes first.
    smoothed: Option<LogWeights>,
}

impl Expected {
    /// Our fit of a tail of this length.
    fn of(w: &LogWeights, length: usize) -> Result<Self, WeightError> {
        let (tail, smoothed) = smooth(w, length)?;
        let k_hat = tail.k_hat().unwrap_or(f64::INFINITY);
        Ok(Self { k_hat, smoothed: Some(smoothed) })
    }

    /// Compares a group's results.
    fn check(&self, row: &mut Object) {
        row.check("khat", self.k_hat);
        let Some(smoothed) = &self.smoothed else {
            row.context(&["smoothed_log_weights_normalised"]);
            return;
        };
        let largest = smoothed.largest();
        let shares = smoothed.logs().iter().map(|lw| exp(lw - largest));
        let total = largest + log(shares.sum());
        let normalised: Vec<f64> =
            smoothed.logs().iter().map(|lw| lw - total).collect();
        row.check("smoothed_log_weights_normalised", &normalised);
    }
}

/// R's package, of whatever version.
fn is_loo(package: &str) -> bool {
    package.starts_with("loo")
}

/// What the packages of one group must have found, if one of them has a rule that we know.
fn expected(
    by: &[String],
    w: &LogWeights,
    r_eff: f64,
) -> Result<Option<Expected>, WeightError> {
    let n = w.len() as u64;
    let length = tail_length(n, r_eff) as usize;
    if by.iter().any(|package| is_loo(package)) {
        return Expected::of(w, length).map(Some);
    }
    let mut ascending = w.logs().to_vec();
    ascending.sort_by(f64::total_cmp);
    if by.iter().any(|package| package.starts_with("arviz_0.")) {
        // What is strictly above the cutoff; weights that are not above the smallest number are none.
        let below = ascending.len().checked_sub(length + 1);
        let cutoff = below.map_or(f64::NEG_INFINITY, |place| ascending[place]);
        let least = w.largest() + log(f64::MIN_POSITIVE);
        let above = ascending.partition_point(|lw| *lw <= cutoff.max(least));
        return open_order(w, &ascending[above..]);
    }
    if by.iter().any(|package| package.starts_with("arviz_stats_")) {
        let n = n as f64;
        let length =
            if n * r_eff > 225.0 { 3.0 * sqrt(n / r_eff) } else { n / 5.0 };
        let length = floor(length) as usize;
        if length < ascending.len() {
            let (rest, tail) = ascending.split_at(ascending.len() - length);
            let quarter = tail.get(((length + 2) / 4).saturating_sub(1));
            // From the first quarter on, the tail must differ from the cutoff and from its own least.
            let apart =
                |lw: &f64| exp(lw - w.largest()) > exp(tail[0] - w.largest());
            if rest.last().is_some_and(|lw| lw.is_finite())
                && quarter.is_some_and(apart)
            {
                return open_order(w, tail);
            }
        }
    }
    Ok(None)
}

/// Our fit of this tail, if it has one; equal weights in it may come in any order.
fn open_order(
    w: &LogWeights,
    tail: &[f64],
) -> Result<Option<Expected>, WeightError> {
    let mut expected = Expected::of(w, tail.len())?;
    if tail.is_sorted_by(|a, b| a < b) {
        return Ok(Some(expected));
    }
    expected.smoothed = None;
    // Nothing but equal weights: packages differ in what they make of them.
    Ok(expected.k_hat.is_finite().then_some(expected))
}
