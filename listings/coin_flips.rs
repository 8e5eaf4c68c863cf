use libm::{exp, log, sqrt};
use rand::RngExt;
use reweight::finite::{Finite, FiniteError};
use reweight::horizon::{Horizon, geometric_target};
use reweight::streams::stream;

/// The weights of one trajectory while it goes on, each in its own way made of the ratios so far.
/// The product is kept as it is: a thousand flips of the coin stay within 10^±100.
///
/// ```
/// use reweight::coin_flips::Trajectory;
/// let mut run = Trajectory::default();
/// for ratio in [1.2, 0.8] {
///     run.step(ratio);
/// }
/// assert!((run.product() - 0.96).abs() < 1e-15);
/// assert!((run.per_decision() - (1.2 + 0.96) / 2.0).abs() < 1e-15);
/// assert!((run.geometric_mean() - 0.96_f64.sqrt()).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trajectory {
    steps: f64,
    product: f64,
    sum: f64,
}

impl Default for Trajectory {
    fn default() -> Self {
        Self { steps: 0.0, product: 1.0, sum: 0.0 }
    }
}

impl Trajectory {
    /// One more decision, whose ratio this is.
    pub fn step(&mut self, ratio: f64) {
        self.steps += 1.0;
        self.product *= ratio;
        self.sum += self.product;
    }

    /// ρ₁ρ₂⋯ρ_t: right on average, whatever the trajectory pays.
    pub fn product(&self) -> f64 {
        self.product
    }

    /// (ρ₁ + ρ₁ρ₂ + ⋯ + ρ₁⋯ρ_t) / t: a reward of one at each step, its mean told from this trajectory
    /// when each reward meets only the ratios up to its own step. One before the first.
    pub fn per_decision(&self) -> f64 {
        if self.steps == 0.0 { 1.0 } else { self.sum / self.steps }
    }

    /// (ρ₁ρ₂⋯ρ_t)^(1/t), GSPO's weight. One before the first step.
    pub fn geometric_mean(&self) -> f64 {
        if self.steps == 0.0 { 1.0 } else { exp(log(self.product) / self.steps) }
    }
}

/// How the ratios of a trajectory become its one weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighting {
    /// The product of all.
    Product,
    /// Each reward, of one at every step, meets the product of those up to its own.
    PerDecision,
    /// The geometric mean of all.
    GeometricMean,
}
use Weighting::{GeometricMean, PerDecision, Product};

impl Weighting {
    /// The weight of a trajectory so far.
    pub fn of(self, run: &Trajectory) -> f64 {
        match self {
            Product => run.product(),
            PerDecision => run.per_decision(),
            GeometricMean => run.geometric_mean(),
        }
    }

    /// Its mean over trajectories.
    pub fn mean(self, horizon: &Horizon) -> f64 {
        if self == GeometricMean { horizon.mean_geometric_mean() } else { 1.0 }
    }

    /// The limit of ESS/N of many trajectories' weights.
    pub fn ess_fraction(self, horizon: &Horizon) -> f64 {
        match self {
            Product => horizon.ess_fraction(),
            PerDecision => horizon.per_decision_ess_fraction(),
            GeometricMean => horizon.geometric_ess_fraction(),
        }
    }

    /// The standard deviation of one: ESS/N tends to mean² / (mean² + variance).
    pub fn standard_deviation(self, horizon: &Horizon) -> f64 {
        let relative = (1.0 / self.ess_fraction(horizon) - 1.0).max(0.0);
        self.mean(horizon) * sqrt(relative)
    }
}

/// The masses of heads and tails under π_θ and under π_old: the coin of
/// [`finite::coin`](reweight::finite::coin) without its fractions, which would weigh on what a page
/// has to load.
const NEW: [f64; 2] = [0.6, 0.4];
const OLD: [f64; 2] = [0.5, 0.5];

/// What so many steps of the coin do to the weight.
///
/// # Errors
/// [`FiniteError::NoStep`] if there is none.
pub fn horizon(flips: u32) -> Result<Horizon, FiniteError> {
    let (new, old) = (Finite::new(NEW.to_vec())?, Finite::new(OLD.to_vec())?);
    Horizon::new(&new, &old, flips)
}

/// The chance of heads of the coin to which the geometric mean, self-normalised, reweights.
///
/// # Errors
/// As for [`horizon`].
pub fn heads_by_geometric_mean(flips: u32) -> Result<f64, FiniteError> {
    let (new, old) = (Finite::new(NEW.to_vec())?, Finite::new(OLD.to_vec())?);
    Ok(geometric_target(&new, &old, flips)?.masses()[0])
}

/// The first so many flips of a run of the fair coin, whether each is heads: the same for a run and a
/// seed, however long the run and however many run beside it.
pub fn flips(flips: usize, seed: u64, run: u64) -> Vec<bool> {
    let rng = &mut stream(seed, run);
    (0..flips).map(|_| rng.random::<f64>() < OLD[0]).collect()
}

/// The ratio that a flip brings.
pub fn ratio(heads: bool) -> f64 {
    let side = usize::from(!heads);
    NEW[side] / OLD[side]
}

/// The laws of the number of heads in so many flips, of the fair coin and of the bent one. The weight
/// depends on that number alone, so every question about it is a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct CoinFlips {
    flips: f64,
    /// log of the ratio that heads and tails bring.
    log_ratio: [f64; 2],
    /// The masses of 0, 1, … heads under π_old.
    pub old: Vec<f64>,
    /// The same under π_θ.
    pub new: Vec<f64>,
}

impl CoinFlips {
    /// So many flips.
    pub fn new(flips: u32) -> Self {
        Self {
            flips: f64::from(flips),
            log_ratio: [log(NEW[0] / OLD[0]), log(NEW[1] / OLD[1])],
            old: binomial(flips, OLD[0]),
            new: binomial(flips, NEW[0]),
        }
    }

    /// The logarithm of the product if so many of the flips are heads. A fraction of a flip lies
    /// between its neighbours.
    pub fn log_weight(&self, heads: f64) -> f64 {
        let [up, down] = self.log_ratio;
        heads * up + (self.flips - heads) * down
    }

    /// The median product of the runs of π_old: of its two middles, if there are two, the geometric
    /// mean. The coin is fair, so as many runs have fewer heads than tails as have more.
    ///
    /// ```
    /// use reweight::coin_flips::CoinFlips;
    /// let median = CoinFlips::new(1000).median();
    /// assert!((median / 1.366_5e-9 - 1.0).abs() < 1e-4);
    /// ```
    pub fn median(&self) -> f64 {
        exp(self.log_weight(self.flips / 2.0))
    }

    /// The number of heads from which on half of the mean weight comes. `E_q[w 1{heads ≥ h}]` =
    /// `P_p(heads ≥ h)`: runs with at least so many carry at least half of the mean, and so do
    /// those with at most so many.
    pub fn half_of_the_mean(&self) -> usize {
        quantile(&self.new, 0.5)
    }

    /// The chance that a run of π_old has at least so many heads.
    pub fn at_least(&self, heads: usize) -> f64 {
        // The small ones first, that none is lost.
        self.old.iter().skip(heads).rev().sum()
    }

    /// The chance that a run of π_old has a product above one.
    pub fn above_one(&self) -> f64 {
        let [up, down] = self.log_ratio;
        self.at_least((self.flips * down / (down - up)) as usize + 1)
    }
}

/// The binomial masses of 0, 1, …, n heads, from the largest outwards so that none underflows that
/// matters.
///
/// ```
/// use reweight::coin_flips::binomial;
/// assert_eq!(binomial(2, 0.5), [0.25, 0.5, 0.25]);
/// ```
pub fn binomial(flips: u32, chance: f64) -> Vec<f64> {
    let n = flips as usize;
    let (odds, mode) =
        (chance / (1.0 - chance), (chance * (n + 1) as f64) as usize);
    let mut masses = vec![0.0; n + 1];
    let mode = mode.min(n);
    masses[mode] = 1.0;
    for h in mode + 1..=n {
        masses[h] = masses[h - 1] * odds * (n + 1 - h) as f64 / h as f64;
    }
    for h in (0..mode).rev() {
        masses[h] = masses[h + 1] / odds * (h + 1) as f64 / (n - h) as f64;
    }
    let total: f64 = masses.iter().sum();
    masses.iter().map(|mass| mass / total).collect()
}

/// The first point at or below which lies at least this much of the mass.
pub fn quantile(masses: &[f64], level: f64) -> usize {
    let mut left = level - 1e-12; // what rounding may have taken from an exact half
    let reached = |mass: &f64| {
        left -= mass;
        left <= 0.0
    };
    masses.iter().position(reached).unwrap_or(masses.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::pow;
    use reweight::finite::coin;

    /// Every one of the 2^T runs.
    fn runs(flips: u32) -> impl Iterator<Item = Trajectory> {
        (0..1_u32 << flips).map(move |path| {
            let mut run = Trajectory::default();
            for t in 0..flips {
                run.step(ratio(path >> t & 1 == 1));
            }
            run
        })
    }

    #[test]
    fn the_law_of_the_heads_is_that_of_all_runs() {
        for flips in 1..=12 {
            let (law, all) = (CoinFlips::new(flips), runs(flips));
            let mut all: Vec<f64> = all.map(|run| run.product()).collect();
            all.sort_by(f64::total_cmp);
            let n = all.len();
            let middle = sqrt(all[n / 2 - 1] * all[n / 2]);
            assert!((law.median() / middle - 1.0).abs() < 1e-12, "{flips}");
            let above = all.iter().filter(|w| **w > 1.0).count() as f64 / n as f64;
            assert!((law.above_one() - above).abs() < 1e-12, "{flips}");
            let h = law.half_of_the_mean();
            let edge = exp(law.log_weight(h as f64)) * (1.0 - 1e-9);
            let carried: f64 = all.iter().filter(|w| **w >= edge).sum();
            let runs = all.iter().filter(|w| **w >= edge).count();
            assert!(carried / n as f64 >= 0.5, "{flips}");
            assert!((law.at_least(h) - runs as f64 / n as f64).abs() < 1e-12);
        }
    }

    #[test]
    fn both_laws_have_the_moments_that_the_horizon_says() {
        for flips in [1, 10, 100, 1000] {
            let law = CoinFlips::new(flips);
            let h = horizon(flips).unwrap();
            let mean = |masses: &[f64], power: f64| -> f64 {
                let terms = masses.iter().enumerate();
                terms.map(|(k, m)| m * exp(power * law.log_weight(k as f64))).sum()
            };
            assert!((mean(&law.old, 1.0) - 1.0).abs() < 1e-9);
            assert!((mean(&law.old, 2.0) / h.second_moment() - 1.0).abs() < 1e-9);
            assert!((mean(&law.new, 1.0) / h.second_moment() - 1.0).abs() < 1e-9);
            let root = mean(&law.old, 1.0 / f64::from(flips));
            assert!((root / h.mean_geometric_mean() - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn after_a_thousand_flips_one_run_in_seven_billion_holds_up_half_of_the_mean() {
        let law = CoinFlips::new(1000);
        assert_eq!(law.half_of_the_mean(), 600);
        assert!((7.2e9 * law.at_least(600) - 1.0).abs() < 0.05);
        assert!((law.median() / pow(0.96, 500.0) - 1.0).abs() < 1e-10);
    }

    #[test]
    fn runs_are_fair_and_the_same_however_many_flips_are_asked_for() {
        let long = flips(1000, 1, 7);
        assert_eq!(flips(10, 1, 7), long[..10]);
        assert_ne!(flips(1000, 1, 8), long);
        let heads = |run| flips(1000, 1, run).into_iter().filter(|h| *h).count();
        let heads: usize = (0..200).map(heads).sum();
        let z = (heads as f64 - 1e5) / sqrt(200_000.0 / 4.0);
        assert!(z.abs() < 4.0, "{z}");
        // PPO's clip, with its edges.
        assert_eq!([true, false].map(ratio), [1.2, 0.8]);
    }

    #[test]
    fn the_coin_is_the_coin() {
        let coin = coin().in_floats();
        assert_eq!(coin.target.masses(), NEW);
        assert_eq!(coin.behaviour.masses(), OLD);
    }

    #[test]
    fn every_weighting_has_the_mean_and_the_spread_that_all_runs_have() {
        for weighting in [Product, PerDecision, GeometricMean] {
            let horizon = horizon(9).unwrap();
            let all: Vec<f64> = runs(9).map(|run| weighting.of(&run)).collect();
            let n = all.len() as f64;
            let mean = all.iter().sum::<f64>() / n;
            let off = all.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>();
            let exact = weighting.standard_deviation(&horizon);
            assert!((weighting.mean(&horizon) / mean - 1.0).abs() < 1e-12);
            assert!((exact / sqrt(off / n) - 1.0).abs() < 1e-9, "{weighting:?}");
        }
    }

    #[test]
    fn what_has_not_begun_weighs_one() {
        let none = Trajectory::default();
        let all = [none.product(), none.per_decision(), none.geometric_mean()];
        assert_eq!(all, [1.0; 3]);
        assert_eq!(binomial(0, 0.6), [1.0]);
    }
}
