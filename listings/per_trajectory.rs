use libm::{exp, sqrt};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::{Estimate, ordinary};
use reweight::self_normalised::self_normalised;

/// What can be wrong with a batch of trajectories, with the place where it is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum TrajectoryError {
    /// Each trajectory has its ratios and its rewards.
    #[error("{ratios} lists of ratios for {rewards} lists of rewards")]
    Trajectories { ratios: usize, rewards: usize },
    /// Each step has one of each.
    #[error("trajectory {trajectory} has {ratios} ratios for {rewards} rewards")]
    Steps { trajectory: usize, ratios: usize, rewards: usize },
    /// A ratio may be zero (its logarithm −∞), but neither NaN nor infinite.
    #[error("trajectory {trajectory}, step {step}: the log ratio is {value}")]
    Ratio { trajectory: usize, step: usize, value: f64 },
    /// A reward must be finite.
    #[error("trajectory {trajectory}, step {step}: the reward is {value}")]
    Reward { trajectory: usize, step: usize, value: f64 },
    /// A discount lies between none and all.
    #[error("the discount is {0}, not in [0, 1]")]
    Discount(f64),
    /// From some step on, no trajectory has any weight left.
    #[error("at step {step} all {count} weights are zero")]
    NoWeight { step: usize, count: usize },
    /// What the weights of whole trajectories do not allow.
    #[error(transparent)]
    Weights(#[from] WeightError),
}

/// A batch of trajectories: `products[i][t]` is log `ρ_{0:t}` of the i-th, `rewards[i][t]` its γᵗ rₜ.
struct Runs {
    products: Vec<Vec<f64>>,
    rewards: Vec<Vec<f64>>,
}

impl Runs {
    /// The log ratios log π(aₜ|sₜ) − log b(aₜ|sₜ) of each step, and the rewards that followed.
    fn new(
        log_ratios: &[Vec<f64>],
        rewards: &[Vec<f64>],
        gamma: f64,
    ) -> Result<Self, TrajectoryError> {
        if log_ratios.len() != rewards.len() {
            let (ratios, rewards) = (log_ratios.len(), rewards.len());
            return Err(TrajectoryError::Trajectories { ratios, rewards });
        }
        if !(0.0..=1.0).contains(&gamma) {
            return Err(TrajectoryError::Discount(gamma));
        }
        for (trajectory, (logs, paid)) in log_ratios.iter().zip(rewards).enumerate()
        {
            check(trajectory, logs, paid)?;
        }
        let products = log_ratios.iter().map(|logs| running_sums(logs));
        let discounted = rewards.iter().map(|paid| discounted(paid, gamma));
        Ok(Self { products: products.collect(), rewards: discounted.collect() })
    }

    /// How many trajectories there are.
    fn len(&self) -> usize {
        self.products.len()
    }

    /// The weights up to step t; a trajectory that has ended keeps its last one, and one without a
    /// step has weight one.
    fn weights_at(&self, t: usize) -> Result<LogWeights, WeightError> {
        let up_to = |run: &Vec<f64>| match run.get(t).or(run.last()) {
            Some(&log) => log,
            None => 0.0,
        };
        LogWeights::new(self.products.iter().map(up_to).collect())
    }

    /// What each trajectory was paid at step t, discounted; one that has ended gets nothing.
    fn rewards_at(&self, t: usize) -> Vec<f64> {
        let paid = |run: &Vec<f64>| run.get(t).copied().unwrap_or(0.0);
        self.rewards.iter().map(paid).collect()
    }

    /// The steps of the longest trajectory.
    fn longest(&self) -> usize {
        self.products.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The weights of whole trajectories.
    fn weights(&self) -> Result<LogWeights, WeightError> {
        self.weights_at(self.longest())
    }

    /// G = Σ γᵗ rₜ of each.
    fn returns(&self) -> Vec<f64> {
        self.rewards.iter().map(|run| run.iter().sum()).collect()
    }
}

/// Refuses steps that no trajectory can have.
fn check(
    trajectory: usize,
    logs: &[f64],
    paid: &[f64],
) -> Result<(), TrajectoryError> {
    let (ratios, rewards) = (logs.len(), paid.len());
    if ratios != rewards {
        return Err(TrajectoryError::Steps { trajectory, ratios, rewards });
    }
    for (step, (&log, &reward)) in logs.iter().zip(paid).enumerate() {
        if log.is_nan() || log == f64::INFINITY {
            return Err(TrajectoryError::Ratio { trajectory, step, value: log });
        }
        if !reward.is_finite() {
            let value = reward;
            return Err(TrajectoryError::Reward { trajectory, step, value });
        }
    }
    Ok(())
}

/// log `ρ_{0:t}` for each t: products of ratios are sums of their logarithms.
// ANCHOR: products
pub fn running_sums(log_ratios: &[f64]) -> Vec<f64> {
    let mut product = 0.0;
    let step = |log_ratio: &f64| {
        product += log_ratio;
        product
    };
    log_ratios.iter().map(step).collect()
}
// ANCHOR_END: products

/// γᵗ rₜ for each t.
fn discounted(rewards: &[f64], gamma: f64) -> Vec<f64> {
    let mut discount = 1.0;
    let step = |reward: &f64| {
        let now = discount * reward;
        discount *= gamma;
        now
    };
    rewards.iter().map(step).collect()
}

/// Ordinary importance sampling over trajectories, (1/N) Σ ρⁱ Gⁱ, with ρ the product of all ratios of
/// a trajectory and G its discounted return (Precup, Sutton and Singh 2000; Sutton and Barto 2018,
/// section 5.5): unbiased if the behaviour does whatever the target does. `log_ratios[i][t]` is
/// log π(aₜ|sₜ) − log b(aₜ|sₜ), −∞ where the target never does it.
///
/// ```
/// use reweight::per_trajectory::{ois, wis};
/// let (up, down) = (1.2_f64.ln(), 0.8_f64.ln());
/// let (ratios, rewards) = ([vec![up, up], vec![down]], [vec![0.0, 1.0], vec![2.0]]);
/// let ordinary = ois(&ratios, &rewards, 1.0).unwrap();
/// assert!((ordinary.value - (1.44 * 1.0 + 0.8 * 2.0) / 2.0).abs() < 1e-12);
/// let weighted = wis(&ratios, &rewards, 1.0).unwrap();
/// assert!((weighted.value - (1.44 * 1.0 + 0.8 * 2.0) / (1.44 + 0.8)).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`TrajectoryError`] for a batch that cannot be, or of fewer than two trajectories, and for an
/// overflow.
// ANCHOR: ois
pub fn ois(
    log_ratios: &[Vec<f64>],
    rewards: &[Vec<f64>],
    gamma: f64,
) -> Result<Estimate, TrajectoryError> {
    let runs = Runs::new(log_ratios, rewards, gamma)?;
    Ok(ordinary(&runs.weights()?, &runs.returns())?)
}
// ANCHOR_END: ois

/// Weighted importance sampling, Σ ρⁱ Gⁱ / Σ ρⁱ: a weighted mean of the returns seen.
///
/// # Errors
/// As [`ois`], and if all weights are zero.
// ANCHOR: wis
pub fn wis(
    log_ratios: &[Vec<f64>],
    rewards: &[Vec<f64>],
    gamma: f64,
) -> Result<Estimate, TrajectoryError> {
    let runs = Runs::new(log_ratios, rewards, gamma)?;
    Ok(self_normalised(&runs.weights()?, &runs.returns())?)
}
// ANCHOR_END: wis

/// Per-decision importance sampling, (1/N) Σᵢ Σₜ γᵗ `ρ_{0:t}` rₜ: a reward pays for the ratios up to
/// its own step and for none that come after (Precup, Sutton and Singh 2000). Unbiased where [`ois`]
/// is.
///
/// ```
/// use reweight::per_trajectory::pdis;
/// let (ratios, rewards) = ([vec![0.5, -9.0], vec![-0.5]], [vec![1.0, 0.0], vec![0.0]]);
/// let early = pdis(&ratios, &rewards, 1.0).unwrap();
/// assert!((early.value - 0.5 * 0.5_f64.exp()).abs() < 1e-12);
/// ```
///
/// # Errors
/// As [`ois`].
pub fn pdis(
    log_ratios: &[Vec<f64>],
    rewards: &[Vec<f64>],
    gamma: f64,
) -> Result<Estimate, TrajectoryError> {
    let runs = Runs::new(log_ratios, rewards, gamma)?;
    let products = runs.products.iter().flatten().copied();
    let largest = products.fold(0.0, f64::max);
    // ANCHOR: pdis
    let each = |(products, rewards): (&Vec<f64>, &Vec<f64>)| {
        let steps = products.iter().zip(rewards);
        steps.map(|(log, reward)| exp(log - largest) * reward).sum()
    };
    let sums: Vec<f64> =
        runs.products.iter().zip(&runs.rewards).map(each).collect();
    // ANCHOR_END: pdis
    // The common factor, as one weight for all.
    let scale = LogWeights::new(vec![largest; runs.len()])?;
    Ok(ordinary(&scale, &sums)?)
}

/// Weighted per-decision importance sampling, Σₜ γᵗ (Σᵢ `ρⁱ_{0:t}` rⁱₜ) / (Σᵢ `ρⁱ_{0:t}`): at every step
/// a weighted mean of the rewards seen. Trajectories that have ended are paid zero and keep their last
/// weight in the sum below the line; leaving them out would ask what a *surviving* trajectory is paid.
/// Consistent, not unbiased. The reported standard error is the delta method's.
///
/// ```
/// use reweight::per_trajectory::wpdis;
/// // The second has ended when the first is paid; it counts all the same.
/// let (ratios, rewards) = ([vec![0.0, 0.0], vec![0.0]], [vec![0.0, 1.0], vec![0.0]]);
/// assert_eq!(wpdis(&ratios, &rewards, 1.0).unwrap().value, 0.5);
/// ```
///
/// # Errors
/// As [`wis`].
pub fn wpdis(
    log_ratios: &[Vec<f64>],
    rewards: &[Vec<f64>],
    gamma: f64,
) -> Result<Estimate, TrajectoryError> {
    let runs = Runs::new(log_ratios, rewards, gamma)?;
    let (mut value, mut strays) = (0.0, vec![0.0; runs.len()]);
    // ANCHOR: wpdis
    for t in 0..runs.longest() {
        let (shares, paid) = (shares_at(&runs, t)?, runs.rewards_at(t));
        let mean: f64 = shares.iter().zip(&paid).map(|(w, r)| w * r).sum();
        value += mean;
        for (stray, (w, r)) in strays.iter_mut().zip(shares.iter().zip(&paid)) {
            *stray += w * (r - mean);
        }
    }
    // ANCHOR_END: wpdis
    let squares: f64 = strays.iter().map(|stray| stray * stray).sum();
    Ok(Estimate::checked(value, sqrt(squares), &runs.weights()?)?)
}

/// The weights at step t as shares of their sum.
fn shares_at(runs: &Runs, t: usize) -> Result<Vec<f64>, TrajectoryError> {
    let none = TrajectoryError::NoWeight { step: t, count: runs.len() };
    let relative = runs.weights_at(t)?.relative().map_err(|_| none)?;
    let total: f64 = relative.iter().sum();
    Ok(relative.iter().map(|w| w / total).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: f64 = f64::NEG_INFINITY;

    type Batch = (Vec<Vec<f64>>, Vec<Vec<f64>>);

    /// Three trajectories of different lengths, one of which the target never takes to its end.
    fn batch() -> Batch {
        let ratios =
            vec![vec![0.2, -0.4, 0.7], vec![-0.1], vec![0.3, NEVER, 0.1, 0.2]];
        let rewards =
            vec![vec![1.0, -2.0, 0.5], vec![3.0], vec![-1.0, 4.0, 2.0, 1.0]];
        (ratios, rewards)
    }

    /// The four estimates as their definitions say, by products of ratios and with no logarithm.
    fn by_definition((ratios, rewards): &Batch, gamma: f64) -> [f64; 4] {
        let n = ratios.len() as f64;
        let product = |i: usize, t: usize| -> f64 {
            let until = ratios[i].len().min(t + 1);
            ratios[i][..until].iter().map(|log| exp(*log)).product()
        };
        let reward = |i: usize, t: usize| {
            let discount = (0..t).map(|_| gamma).product::<f64>();
            discount * rewards[i].get(t).copied().unwrap_or(0.0)
        };
        let (mut ois, mut weight, mut pdis) = (0.0, 0.0, 0.0);
        for i in 0..ratios.len() {
            let g: f64 = (0..9).map(|t| reward(i, t)).sum();
            ois += product(i, 9) * g;
            weight += product(i, 9);
            pdis += (0..9).map(|t| product(i, t) * reward(i, t)).sum::<f64>();
        }
        let each = 0..ratios.len();
        let wpdis = (0..9).map(|t| {
            let top: f64 = each.clone().map(|i| product(i, t) * reward(i, t)).sum();
            top / each.clone().map(|i| product(i, t)).sum::<f64>()
        });
        [ois / n, ois / weight, pdis / n, wpdis.sum()]
    }

    #[test]
    fn the_four_are_what_their_definitions_say() {
        let (ratios, rewards) = batch();
        for gamma in [1.0, 0.8, 0.0] {
            let want = by_definition(&(ratios.clone(), rewards.clone()), gamma);
            for (of, want) in [ois, wis, pdis, wpdis].iter().zip(want) {
                let got = of(&ratios, &rewards, gamma).unwrap().value;
                assert!((got - want).abs() < 1e-12, "{got} beside {want}");
            }
        }
    }

    #[test]
    fn without_a_change_of_policy_all_four_are_the_mean_return() {
        let (mut ratios, rewards) = batch();
        for run in &mut ratios {
            run.fill(0.0);
        }
        let mean = (-0.5 + 3.0 + 6.0) / 3.0;
        for of in [ois, wis, pdis, wpdis] {
            let got = of(&ratios, &rewards, 1.0).unwrap();
            assert!((got.value - mean).abs() < 1e-12);
        }
        // The delta method's error is then the sample's own, but for n − 1.
        let plain = ois(&ratios, &rewards, 1.0).unwrap().standard_error;
        let delta = wpdis(&ratios, &rewards, 1.0).unwrap().standard_error;
        assert!((delta - plain * sqrt(2.0 / 3.0)).abs() < 1e-12);
    }

    #[test]
    fn a_common_factor_leaves_the_weighted_ones_alone() {
        let (ratios, rewards) = batch();
        let mut far = ratios.clone();
        for run in &mut far {
            run[0] -= 2000.0;
        }
        for of in [wis, wpdis] {
            let [near, far] =
                [&ratios, &far].map(|ratios| of(ratios, &rewards, 0.9).unwrap());
            assert!((near.value - far.value).abs() < 1e-9);
            assert!((near.standard_error - far.standard_error).abs() < 1e-9);
        }
        assert_eq!(pdis(&far, &rewards, 0.9).unwrap().value, 0.0);
    }

    #[test]
    fn a_bad_batch_is_named_by_trajectory_and_step() {
        let (ratios, rewards) = batch();
        let says = |ratios: &[Vec<f64>], rewards: &[Vec<f64>], gamma| {
            pdis(ratios, rewards, gamma).unwrap_err().to_string()
        };
        assert_eq!(
            says(&ratios[..2], &rewards, 1.0),
            "2 lists of ratios for 3 lists of rewards"
        );
        assert_eq!(
            says(&ratios, &rewards, 1.5),
            "the discount is 1.5, not in [0, 1]"
        );
        let mut bad = ratios.clone();
        bad[2][3] = f64::NAN;
        assert_eq!(
            says(&bad, &rewards, 1.0),
            "trajectory 2, step 3: the log ratio is NaN"
        );
        bad[0].pop();
        assert_eq!(
            says(&bad, &rewards, 1.0),
            "trajectory 0 has 2 ratios for 3 rewards"
        );
        let mut unpaid = rewards.clone();
        unpaid[1][0] = f64::INFINITY;
        assert_eq!(
            says(&ratios, &unpaid, 1.0),
            "trajectory 1, step 0: the reward is inf"
        );
        assert_eq!(says(&[], &[], 1.0), "the batch is empty");
        assert_eq!(
            says(&ratios[..1], &rewards[..1], 1.0),
            "one sample has no standard error"
        );
        let huge = vec![vec![800.0], vec![0.0]];
        let paid = vec![vec![1.0], vec![1.0]];
        assert!(says(&huge, &paid, 1.0).contains("overflows"));
    }

    #[test]
    fn no_weight_left_is_an_error_of_the_weighted_ones() {
        let ratios = vec![vec![0.0, NEVER], vec![0.1, NEVER]];
        let rewards = vec![vec![1.0, 1.0], vec![2.0, 2.0]];
        let error = wpdis(&ratios, &rewards, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "at step 1 all 2 weights are zero");
        let error = wis(&ratios, &rewards, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "all 2 weights are zero");
        assert_eq!(ois(&ratios, &rewards, 1.0).unwrap().value, 0.0);
    }
}
