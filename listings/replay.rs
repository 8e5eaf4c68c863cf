use libm::{exp, log, sqrt};
use rand::Rng;
use rand_distr::{Distribution, StandardNormal};
use reweight::mixture_regression::{Row, fit};
use std::f64::consts::PI;

/// log p − log Σ cₖ qₖ, from the log probability of one action under the target and under *every*
/// policy in the buffer, the one that played it among them. +∞ if none of them could have.
// ANCHOR: mixture_log_weight
pub fn mixture_log_weight(log_p: f64, log_qs: &[f64], shares: &[f64]) -> f64 {
    let largest = log_qs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return f64::INFINITY; // no share of anybody: this cannot be in the log
    }
    let part = |(lq, share): (&f64, &f64)| share * exp(lq - largest);
    log_p - largest - log(log_qs.iter().zip(shares).map(part).sum())
}
// ANCHOR_END: mixture_log_weight

/// What cannot be a buffer.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ReplayError {
    /// A buffer remembers somebody.
    #[error("no policy has filled the buffer")]
    Empty,
    /// Means are finite, and near enough for e^{d²} to be a number.
    #[error("policy {0} is {1} away from the target")]
    Far(usize, f64),
}

/// A replay buffer that several versions of a Gaussian policy filled in equal parts, each with spread
/// one and a mean of its own; the target is the next version. The reward of an action is a bump of
/// height one around the best action.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    means: Vec<f64>,
    target: f64,
    best: f64,
}

/// How the draws are combined: the shares of the answer at each action, policy by policy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Combine {
    /// Each policy's draws by their own ratio, then a plain average of the estimates.
    Separate,
    /// The power heuristic; the balance heuristic at one.
    Power(i32),
    /// The draws of the newest policy alone.
    Newest,
}

impl Replay {
    /// The old means, oldest first, the target's, and the best action.
    ///
    /// # Errors
    /// [`ReplayError`] if there is no policy, or one is further than 12 from the target.
    pub fn new(
        means: Vec<f64>,
        target: f64,
        best: f64,
    ) -> Result<Self, ReplayError> {
        if means.is_empty() {
            return Err(ReplayError::Empty);
        }
        let gaps = means.iter().chain([&best]).map(|mean| (target - mean).abs());
        for (policy, gap) in gaps.enumerate() {
            if gap.is_nan() || gap > 12.0 {
                return Err(ReplayError::Far(policy, gap));
            }
        }
        Ok(Self { means, target, best })
    }

    /// A policy that has learned its way from 0 to 3/2 in three steps, is about to be 2, and would do
    /// best at 3.
    pub fn four_stale_policies() -> Self {
        Self { means: vec![0.0, 0.5, 1.0, 1.5], target: 2.0, best: 3.0 }
    }

    /// The means of the old policies.
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// r(a), at most one.
    pub fn reward(&self, action: f64) -> f64 {
        let off = action - self.best;
        exp(-0.5 * off * off)
    }

    /// J of a policy with this mean, e^{−(m − best)²/4}/√2.
    pub fn value_of(&self, mean: f64) -> f64 {
        let off = mean - self.best;
        exp(-0.25 * off * off) / sqrt(2.0)
    }

    /// J of the target.
    pub fn value(&self) -> f64 {
        self.value_of(self.target)
    }

    /// The log probability of an action under each old policy, which is what has to be stored.
    pub fn log_qs(&self, action: f64) -> Vec<f64> {
        self.means.iter().map(|&mean| log_density(action - mean)).collect()
    }

    /// The log weight of an action by the ratio to one policy.
    pub fn own_log_weight(&self, policy: usize, action: f64) -> f64 {
        log_density(action - self.target) - log_density(action - self.means[policy])
    }

    /// The log weight of an action by the ratio to the mixture, whoever played it.
    pub fn log_weight(&self, action: f64) -> f64 {
        let shares = vec![1.0 / self.means.len() as f64; self.means.len()];
        let log_p = log_density(action - self.target);
        mixture_log_weight(log_p, &self.log_qs(action), &shares)
    }

    /// `each` actions of every policy, oldest first.
    pub fn draw(&self, each: usize, rng: &mut impl Rng) -> Vec<Vec<f64>> {
        let mut play = |mean: f64| -> Vec<f64> {
            (0..each).map(|_| mean + normal(rng)).collect()
        };
        self.means.iter().map(|&mean| play(mean)).collect()
    }

    /// The share of the answer that a policy gives at an action.
    pub fn answer(&self, how: Combine, policy: usize, action: f64) -> f64 {
        let count = self.means.len();
        match how {
            Combine::Separate => 1.0 / count as f64,
            Combine::Newest => f64::from(u8::from(policy + 1 == count)),
            Combine::Power(beta) => {
                let logs = self.log_qs(action);
                let raised = |lq: &f64| exp(f64::from(beta) * (lq - logs[policy]));
                1.0 / logs.iter().map(raised).sum::<f64>()
            }
        }
    }

    /// The estimate from a log of [`Self::draw`]: Σᵢ of the means of hᵢ p r / qᵢ.
    pub fn estimate(&self, how: Combine, log: &[Vec<f64>]) -> f64 {
        let term = |policy: usize, action: f64| {
            self.answer(how, policy, action)
                * exp(self.own_log_weight(policy, action))
                * self.reward(action)
        };
        let mean = |(policy, actions): (usize, &Vec<f64>)| {
            let terms = actions.iter().map(|&action| term(policy, action));
            terms.sum::<f64>() / actions.len().max(1) as f64
        };
        log.iter().enumerate().map(mean).sum()
    }

    /// N times the variance of that estimate, exactly.
    pub fn variance(&self, how: Combine) -> f64 {
        let part = |policy: usize| {
            // hᵢ p r / qᵢ under qᵢ.
            let term = |action: f64| {
                let w = exp(self.own_log_weight(policy, action));
                self.answer(how, policy, action) * w * self.reward(action)
            };
            let under_q =
                |action: f64| exp(log_density(action - self.means[policy]));
            let mean = self.integrate(|a| under_q(a) * term(a));
            self.integrate(|a| under_q(a) * term(a) * term(a)) - mean * mean
        };
        let count = self.means.len();
        count as f64 * (0..count).map(part).sum::<f64>()
    }

    /// `E_q̄[w²]` under the mixture; the limit of ESS/N is one over it.
    pub fn second_moment(&self) -> f64 {
        self.integrate(|a| exp(log_density(a - self.target) + self.log_weight(a)))
    }

    /// The mean of the policies' own `E_q[w²]`, which is that of all draws together if each is
    /// weighed by its own ratio: Σ e^{d²} over their number.
    pub fn own_second_moment(&self) -> f64 {
        let square = |mean: &f64| exp((self.target - mean) * (self.target - mean));
        self.means.iter().map(square).sum::<f64>() / self.means.len() as f64
    }

    /// What the regression sees at an action: p r / q̄, and each qₖ / q̄.
    pub fn row(&self, action: f64) -> Row {
        let shift = self.log_weight(action) - log_density(action - self.target);
        Row {
            columns: self.log_qs(action).iter().map(|lq| exp(lq + shift)).collect(),
            y: exp(self.log_weight(action)) * self.reward(action),
            weight: 1.0,
        }
    }

    /// N times the variance that the regression's estimate tends to: what is left of p r / q̄ beside
    /// its best combination of the qₖ / q̄.
    pub fn regression_variance(&self) -> Option<f64> {
        let row = |action: f64| {
            let weight =
                exp(log_density(action - self.target) - self.log_weight(action));
            Row { weight, ..self.row(action) }
        };
        let rows: Vec<Row> = self.grid().map(row).collect();
        let beta = fit(&rows)?;
        let rest = |row: &Row| {
            let off = row.y - row.fitted(&beta);
            row.weight * off * off
        };
        Some(STEP * rows.iter().map(rest).sum::<f64>())
    }

    /// The trapezoid rule, which is exact to rounding for Gaussians at this step.
    fn integrate(&self, f: impl Fn(f64) -> f64) -> f64 {
        STEP * self.grid().map(f).sum::<f64>()
    }

    /// From ten spreads below to ten above everything that a product of two ratios can favour.
    fn grid(&self) -> impl Iterator<Item = f64> {
        let far = |worst: f64, mean: &f64| worst.max((self.target - mean).abs());
        let reach = 2.0 * self.means.iter().fold(0.0, far) + 10.0;
        let steps = (reach / STEP).ceil() as i32;
        let centre = self.target;
        (-steps..=steps).map(move |step| centre + STEP * f64::from(step))
    }
}

const STEP: f64 = 0.05;

fn normal(rng: &mut impl Rng) -> f64 {
    StandardNormal.sample(rng)
}

/// The log density of a Gaussian of spread one, `z` away from its mean.
fn log_density(z: f64) -> f64 {
    -0.5 * z * z - 0.5 * log(2.0 * PI)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_integrals_meet_the_closed_forms() {
        let replay = Replay::four_stale_policies();
        // w² q = e^{d²} N(2m − mᵢ, 1), and E r² = e^{−(t − best)²/3}/√3.
        let own = |mean: &f64| {
            let (d, tilt) = (2.0 - mean, 4.0 - mean);
            let square = exp(-(tilt - 3.0) * (tilt - 3.0) / 3.0) / sqrt(3.0);
            exp(d * d) * square - replay.value() * replay.value()
        };
        let separate = replay.means().iter().map(own).sum::<f64>() / 4.0;
        let got = replay.variance(Combine::Separate);
        assert!((got / separate - 1.0).abs() < 1e-12);
        let newest = 4.0 * own(&1.5);
        assert!((replay.variance(Combine::Newest) / newest - 1.0).abs() < 1e-12);
        let one = Replay::new(vec![0.5], 2.0, 3.0).unwrap();
        assert!((one.second_moment() / exp(2.25) - 1.0).abs() < 1e-12);
        assert!((one.variance(Combine::Power(1)) / own(&0.5) - 1.0).abs() < 1e-12);
        let value =
            replay.integrate(|a| exp(log_density(a - 2.0)) * replay.reward(a));
        assert!((value / replay.value() - 1.0).abs() < 1e-13);
    }

    #[test]
    fn each_way_is_unbiased_and_has_the_exact_variance() {
        let replay = Replay::four_stale_policies();
        let ways = [
            Combine::Separate,
            Combine::Power(1),
            Combine::Power(2),
            Combine::Newest,
        ];
        let logs: Vec<_> =
            (0..400).map(|id| replay.draw(50, &mut stream(1, id))).collect();
        for how in ways {
            let mean =
                logs.iter().map(|log| replay.estimate(how, log)).sum::<f64>();
            let error = sqrt(replay.variance(how) / 200.0 / 400.0);
            let z = (mean / 400.0 - replay.value()) / error;
            assert!(z.abs() < 4.0, "{how:?}: {z}");
        }
    }

    #[test]
    fn the_mixture_weight_is_at_most_that_many_times_the_ratio_to_any_one() {
        let replay = Replay::four_stale_policies();
        for step in -40..80 {
            let action = f64::from(step) * 0.1;
            for policy in 0..4 {
                let own = replay.own_log_weight(policy, action);
                assert!(replay.log_weight(action) <= own + log(4.0) + 1e-12);
            }
        }
    }

    #[test]
    fn no_policy_no_buffer_and_no_share_no_weight() {
        assert_eq!(Replay::new(vec![], 2.0, 3.0), Err(ReplayError::Empty));
        assert!(Replay::new(vec![0.0, f64::NAN], 2.0, 3.0).is_err());
        let never = [f64::NEG_INFINITY; 2];
        assert_eq!(mixture_log_weight(-1.0, &never, &[0.5, 0.5]), f64::INFINITY);
        let w = mixture_log_weight(-1.0, &[-1.0, f64::NEG_INFINITY], &[0.5, 0.5]);
        assert!((w - log(2.0)).abs() < 1e-15);
    }

    #[test]
    fn the_regression_meets_the_truth_and_its_variance() {
        let replay = Replay::four_stale_policies();
        let variance = replay.regression_variance().unwrap();
        assert!(variance < replay.variance(Combine::Power(1)) / 20.0);
        let estimate = |id| -> f64 {
            let log = replay.draw(250, &mut stream(1, id));
            let rows: Vec<Row> =
                log.iter().flatten().map(|&a| replay.row(a)).collect();
            fit(&rows).unwrap().iter().sum()
        };
        let mean = (0..100).map(estimate).sum::<f64>() / 100.0;
        let z = (mean - replay.value()) / sqrt(variance / 1000.0 / 100.0);
        assert!(z.abs() < 4.0, "{z}");
    }
}
