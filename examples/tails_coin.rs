//! Four hundred runs of a hundred flips: weights that are bounded, and a tail that does not look it.

use libm::{exp, log};
use rand::Rng;
use reweight::ess::ess;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::psis::tail;
use reweight::streams::stream;
use reweight_style::{
    Done, Numbers, count, fixed, percent, scientific, significant,
};

const FLIPS: u32 = 100;
const RUNS: usize = 400;
const BATCHES: u64 = 2_000;

fn main() -> Done {
    let (mut k, mut sizes, mut most) = (Vec::new(), Vec::new(), Vec::new());
    for id in 0..BATCHES {
        let heads = runs(id);
        let w = weights(&heads)?;
        k.push(tail(&w)?.k_hat().unwrap_or(f64::INFINITY));
        sizes.push(ess(&w)?);
        most.push(f64::from(heads.iter().copied().max().unwrap_or(0)));
    }
    for column in [&mut k, &mut sizes, &mut most] {
        column.sort_by(f64::total_cmp);
    }
    let middle = BATCHES as usize / 2;
    let none = k.iter().filter(|k| k.is_infinite()).count() as f64;
    let record = most[middle] as u32;
    let (flips, moment) = (f64::from(FLIPS), exp(f64::from(FLIPS) * log(1.04)));
    Numbers::new()
        .put("tails_coin_flips", FLIPS.to_string())
        .put("tails_coin_runs", count(RUNS))
        .put("tails_coin_batches", count(BATCHES as usize))
        .put("tails_coin_cap", scientific(exp(flips * log(1.2)), 2))
        .put("tails_coin_moment", significant(moment, 2))
        .put("tails_coin_limit", fixed(RUNS as f64 / moment, 1))
        .put("tails_coin_ess", fixed(sizes[middle], 0))
        .put("tails_coin_k", fixed(k[middle], 2))
        .put("tails_coin_no_fit", percent(none / BATCHES as f64, 2))
        .put("tails_coin_record", record.to_string())
        .put("tails_coin_unseen", percent(beyond(record, 0.6), 2))
        // w² q is in proportion to the flips of a coin with 0.36 to 0.16.
        .put("tails_coin_unseen_square", percent(beyond(record, 9.0 / 13.0), 2))
        .save("tails_coin")
}

/// How many heads each run of a batch shows.
fn runs(id: u64) -> Vec<u32> {
    let mut rng = stream(1, id);
    let flips = |_| {
        // A fair flip is a bit.
        let rest = rng.next_u64() >> (128 - FLIPS);
        rng.next_u64().count_ones() + rest.count_ones()
    };
    (0..RUNS).map(flips).collect()
}

/// The weights of these runs.
fn weights(heads: &[u32]) -> Result<LogWeights, WeightError> {
    let log_w = |&heads: &u32| {
        f64::from(heads) * log(1.2) + f64::from(FLIPS - heads) * log(0.8)
    };
    LogWeights::new(heads.iter().map(log_w).collect())
}

/// The chance of more than `heads` heads from a coin that shows them with probability `p`.
fn beyond(heads: u32, p: f64) -> f64 {
    let odds = p / (1.0 - p);
    let mut mass = exp(f64::from(FLIPS) * log(1.0 - p));
    let mut sum = 0.0;
    for shown in 0..=FLIPS {
        if shown > heads {
            sum += mass;
        }
        mass *= odds * f64::from(FLIPS - shown) / f64::from(shown + 1);
    }
    sum
}
