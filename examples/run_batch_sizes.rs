//! Samples until J reaches a target on the three-armed bandit, by batch size, number of uses of each
//! batch and step size. The first half of the seeds is for choosing a step size, the second for
//! reporting; `batch_sizes` does both.

use rand::RngExt;
use reweight::softmax_bandit::{Bandit, Policy};
use reweight::stale_gradient::reuse;
use reweight::streams::stream;
use reweight_style::{Done, Table, midpoint_quantile, save_experiment};

const REWARDS: [f64; 3] = [1.0, 0.0, 2.0];
const THETA: [f64; 3] = [0.0, 0.5, -0.5];
/// A sample pays its arm's reward, plus or minus this: heads or tails.
const NOISE: f64 = 5.0;
const TARGET: f64 = 1.9;
const BUDGET: usize = 16_384;
const SEEDS: u64 = 800;
/// Batch size and number of uses of each batch.
const ARMS: [(usize, usize); 8] =
    [(1, 1), (4, 1), (16, 1), (64, 1), (256, 1), (256, 4), (256, 16), (256, 64)];

/// What one run came to.
struct Outcome {
    /// Samples until J first reached the target; infinite if it never did within the budget.
    hit: f64,
    /// Whether J was still there after twice as many.
    holds: bool,
}

fn run(
    bandit: &Bandit,
    (size, uses): (usize, usize),
    eta: f64,
    seed: u64,
) -> Result<Outcome, Box<dyn std::error::Error>> {
    let mut rng = stream(seed, 0);
    let (mut theta, mut drawn, mut hit) = (THETA.to_vec(), 0, None);
    let mut at_target = false;
    while drawn < hit.map_or(BUDGET, |hit| 2 * hit) {
        let policy = Policy::softmax(&theta)?;
        // A perfect critic: the exact J of the policy that plays the batch.
        let b = bandit.value(&policy)?;
        let mut credit = [0.0; 3];
        for _ in 0..size {
            let arm = policy.sample(&mut rng);
            let toss = if rng.random::<f64>() < 0.5 { NOISE } else { -NOISE };
            credit[arm] += (REWARDS[arm] + toss - b) / size as f64;
        }
        theta = reuse(&theta, &credit, eta, uses)?;
        drawn += size;
        at_target = bandit.value(&Policy::softmax(&theta)?)? >= TARGET;
        if hit.is_none() && at_target {
            hit = Some(drawn);
        }
    }
    let holds = hit.is_some() && at_target;
    let hit = hit.map_or(f64::INFINITY, |hit| hit as f64);
    Ok(Outcome { hit, holds })
}

fn main() -> Done {
    let bandit = Bandit::new(REWARDS.to_vec())?;
    let mut table = Table::new(&[
        "size", "uses", "eta", "half", "runs", "median", "low", "high", "reached",
        "holds",
    ]);
    for arm in ARMS {
        // The grid is in η × uses / batch size, a factor √2 from each to the next.
        for half_power in -18..=2 {
            let stride = libm::exp2(f64::from(half_power) / 2.0);
            let eta = stride * arm.0 as f64 / arm.1 as f64;
            for half in 0..2 {
                let seeds = 1 + half * SEEDS / 2..=(half + 1) * SEEDS / 2;
                let runs: Vec<Outcome> = seeds
                    .map(|seed| run(&bandit, arm, eta, seed))
                    .collect::<Result<_, _>>()?;
                let mut hits: Vec<f64> = runs.iter().map(|r| r.hit).collect();
                hits.sort_by(f64::total_cmp);
                let n = runs.len() as f64;
                let reached = hits.iter().filter(|h| h.is_finite()).count();
                let holds = runs.iter().filter(|r| r.holds).count();
                table.row([
                    arm.0.to_string(),
                    arm.1.to_string(),
                    eta.to_string(),
                    half.to_string(),
                    runs.len().to_string(),
                    midpoint_quantile(&hits, 0.5).to_string(),
                    midpoint_quantile(&hits, 0.25).to_string(),
                    midpoint_quantile(&hits, 0.75).to_string(),
                    (reached as f64 / n).to_string(),
                    (holds as f64 / n).to_string(),
                ]);
            }
        }
    }
    save_experiment("batch_sizes", &table)
}
