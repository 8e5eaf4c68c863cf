use libm::{exp, log, log1p, sqrt};
use reweight::divergence::{chi_squared, kl, log_ratio_under_q};
use reweight::finite::{Finite, FiniteError, expectation, weights};

/// The weight of a trajectory of T independent steps, ρ = ρ₁ρ₂⋯ρ_T, where `p` is asked about and
/// every step was drawn from `q`. What is small for one step is raised to the power T.
///
/// ```
/// use reweight::{finite::coin, horizon::Horizon};
/// let coin = coin().in_floats();
/// let flips = Horizon::new(&coin.target, &coin.behaviour, 1000).unwrap();
/// assert!((flips.second_moment() / 1.0798e17 - 1.0).abs() < 1e-4);
/// assert!((flips.ess_fraction() - 9.26e-18).abs() < 1e-20);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Horizon {
    steps: f64,
    /// log `E_q[ρₜ²]`.
    log_second_moment: f64,
    kl: f64,
    log_mean: f64,
    log_sd: f64,
    geometric: f64,
    geometric_second_moment: f64,
}

impl Horizon {
    /// A trajectory of `steps` steps.
    ///
    /// # Errors
    /// [`FiniteError`] if `p` and `q` live on different points, or there is no step.
    pub fn new(
        p: &Finite<f64>,
        q: &Finite<f64>,
        steps: u32,
    ) -> Result<Self, FiniteError> {
        if steps == 0 {
            return Err(FiniteError::NoStep);
        }
        let (log_mean, log_sd) = log_ratio_under_q(p, q)?;
        let t = f64::from(steps);
        let w = weights(p, q)?;
        // `E_q[ρ^(power/T)]`: of independent steps, the product of theirs.
        let geometric = |power: f64| {
            let roots = w.iter().map(|w| exp(power / t * log(*w)));
            let step = expectation(q, &roots.collect::<Vec<_>>())?;
            Ok(exp(t * log(step)))
        };
        Ok(Self {
            steps: t,
            log_second_moment: log1p(chi_squared(p, q)?),
            kl: kl(p, q)?,
            log_mean,
            log_sd,
            geometric: geometric(1.0)?,
            geometric_second_moment: geometric(2.0)?,
        })
    }

    /// `E_q[ρ²]`, one step's to the power T.
    pub fn second_moment(&self) -> f64 {
        exp(self.steps * self.log_second_moment)
    }

    /// 1/`E_q[ρ²]`, the limit of ESS/N.
    pub fn ess_fraction(&self) -> f64 {
        exp(-self.steps * self.log_second_moment)
    }

    /// `E_q[log ρ]` = −T · KL(q‖p): where a typical trajectory's log weight drifts.
    pub fn log_mean(&self) -> f64 {
        self.steps * self.log_mean
    }

    /// The standard deviation of log ρ under q, √T times one step's.
    pub fn log_sd(&self) -> f64 {
        sqrt(self.steps) * self.log_sd
    }

    /// KL(p‖q) of the whole trajectory, T times one step's.
    pub fn kl(&self) -> f64 {
        self.steps * self.kl
    }

    /// exp KL(p‖q): how many trajectories it takes, on the log scale, before the weights begin to
    /// settle (Chatterjee and Diaconis 2018).
    pub fn samples_needed(&self) -> f64 {
        exp(self.kl())
    }

    /// exp `E_q[log ρₜ]`: what the geometric mean ρ^(1/T) of a long trajectory tends to.
    pub fn typical_geometric_mean(&self) -> f64 {
        exp(self.log_mean)
    }

    /// `E_q[ρ^(1/T)]` = (`E_q[ρₜ^(1/T)]`)^T: at most one, so the geometric mean, which is GSPO's
    /// weight, is biased where ρ itself is not.
    pub fn mean_geometric_mean(&self) -> f64 {
        self.geometric
    }

    /// E²/`E_q[ρ^(2/T)]` with E = `E_q[ρ^(1/T)]`, the limit of ESS/N of the geometric mean: one as T
    /// grows, where that of ρ goes to zero.
    pub fn geometric_ess_fraction(&self) -> f64 {
        self.geometric * self.geometric / self.geometric_second_moment
    }

    /// `E_q[ρ̄²]` of the per-decision weight ρ̄ = (ρ₁ + ρ₁ρ₂ + ⋯ + ρ₁⋯ρ_T) / T, which a reward of one
    /// at every step meets when no reward pays for ratios that come after it. The products up to
    /// steps s and t share the first m = min(s, t) ratios and `E_q[ρ₁⋯ρ_s ρ₁⋯ρ_t]` = `E_q[ρₜ²]`^m;
    /// 2 (T − m) + 1 pairs have that minimum.
    ///
    /// ```
    /// use reweight::{finite::coin, horizon::Horizon};
    /// let coin = coin().in_floats();
    /// let two = Horizon::new(&coin.target, &coin.behaviour, 2).unwrap();
    /// assert!((two.per_decision_second_moment() - 4.2016 / 4.0).abs() < 1e-15);
    /// ```
    pub fn per_decision_second_moment(&self) -> f64 {
        let step = exp(self.log_second_moment);
        let (mut power, mut pairs, mut sum) = (1.0, 2.0 * self.steps - 1.0, 0.0);
        while pairs > 0.0 {
            power *= step;
            sum += pairs * power;
            pairs -= 2.0;
        }
        sum / (self.steps * self.steps)
    }

    /// 1/`E_q[ρ̄²]`, the limit of ESS/N of the per-decision weight, whose mean is one.
    pub fn per_decision_ess_fraction(&self) -> f64 {
        1.0 / self.per_decision_second_moment()
    }
}

/// The policy q ρₜ^(1/T) over its total: the one that the geometric mean of T ratios, self-normalised,
/// reweights to. It is `p` for one step and tends to `q`.
///
/// # Errors
/// [`FiniteError`] if `p` and `q` live on different points or share none, or there is no step.
pub fn geometric_target(
    p: &Finite<f64>,
    q: &Finite<f64>,
    steps: u32,
) -> Result<Finite<f64>, FiniteError> {
    if steps == 0 {
        return Err(FiniteError::NoStep);
    }
    let pairs = q.masses().iter().zip(weights(p, q)?);
    let masses: Vec<f64> =
        pairs.map(|(q, w)| q * exp(log(w) / f64::from(steps))).collect();
    let total: f64 = masses.iter().sum();
    if total == 0.0 {
        let what = "the behaviour draws no point of the target";
        return Err(FiniteError::NoMass { what });
    }
    Finite::new(masses.iter().map(|mass| mass / total).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use libm::pow;
    use reweight::finite::{Fraction, coin, float};

    #[test]
    fn a_trajectory_has_a_step() {
        let coin = coin().in_floats();
        let none = Horizon::new(&coin.target, &coin.behaviour, 0).unwrap_err();
        assert_eq!(none.to_string(), "a trajectory has at least one step");
    }

    fn flips(steps: u32) -> Horizon {
        let coin = coin().in_floats();
        Horizon::new(&coin.target, &coin.behaviour, steps).unwrap()
    }

    #[test]
    fn a_thousand_flips_cost_what_one_does_to_the_thousandth_power() {
        let one = flips(1);
        assert!((one.second_moment() - 1.04).abs() < 1e-15);
        assert!((one.ess_fraction() * 1.04 - 1.0).abs() < 1e-15);
        for t in [10, 100, 1000] {
            let many = flips(t);
            let power = pow(1.04, f64::from(t));
            assert!((many.second_moment() / power - 1.0).abs() < 1e-12);
            assert!((many.log_mean() / one.log_mean() - f64::from(t)).abs() < 1e-9);
            assert!(many.samples_needed() < many.second_moment());
        }
    }

    #[test]
    fn the_geometric_mean_is_unbiased_for_one_step_alone() {
        assert!((flips(1).mean_geometric_mean() - 1.0).abs() < 1e-15);
        let (hundred, typical) = (flips(100), flips(1).typical_geometric_mean());
        assert!((typical - sqrt(0.96)).abs() < 1e-15);
        assert!(hundred.mean_geometric_mean() > typical);
        assert!(hundred.mean_geometric_mean() - typical < 2.1e-4);
    }

    /// Every path of the coin, each as the ratios along it.
    fn paths(steps: u32) -> impl Iterator<Item = Vec<Fraction>> {
        let ratio =
            |path: u32, t: u32| Fraction::new([4, 6][(path >> t & 1) as usize], 5);
        (0..1 << steps)
            .map(move |path| (0..steps).map(|t| ratio(path, t)).collect())
    }

    /// The products up to each step.
    fn products(ratios: &[Fraction]) -> Vec<Fraction> {
        let mut product = Fraction::from_integer(1);
        ratios
            .iter()
            .map(|ratio| {
                product *= ratio;
                product
            })
            .collect()
    }

    #[test]
    fn the_per_decision_second_moment_is_that_over_all_paths() {
        for steps in 1..=6_u32 {
            let mean = |products: Vec<Fraction>| {
                products.iter().sum::<Fraction>() / i64::from(steps)
            };
            let all: Vec<Fraction> =
                paths(steps).map(|path| mean(products(&path))).collect();
            let count = i64::from(1_u32 << steps);
            let first = all.iter().sum::<Fraction>() / count;
            assert_eq!(first, Fraction::from_integer(1));
            let second = all.iter().map(|a| a * a).sum::<Fraction>() / count;
            let closed = flips(steps).per_decision_second_moment();
            assert!((closed / float(&second) - 1.0).abs() < 1e-13, "{steps}");
        }
    }

    #[test]
    fn per_decision_saves_a_factor_and_not_the_exponent() {
        let saved =
            |t| flips(t).second_moment() / flips(t).per_decision_second_moment();
        assert!((saved(1) - 1.0).abs() < 1e-15);
        // T² (1 − 1/c)² / (1 + 1/c) in the limit, with c = 26/25: T² over 1,326.
        assert!((saved(1000) * 1326.0 / 1e6 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_geometric_means_moments_are_those_over_all_paths() {
        for steps in [1, 2, 5, 12] {
            let [mut first, mut second] = [0.0; 2];
            for path in paths(steps) {
                let product: f64 = path.iter().map(float).product();
                let root = pow(product, 1.0 / f64::from(steps));
                first += root / f64::from(1_u32 << steps);
                second += root * root / f64::from(1_u32 << steps);
            }
            let closed = flips(steps);
            assert!((closed.mean_geometric_mean() / first - 1.0).abs() < 1e-13);
            let ess = first * first / second;
            assert!((closed.geometric_ess_fraction() / ess - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn the_geometric_mean_reweights_to_a_policy_that_is_nearly_the_old_one() {
        let heads = |steps| {
            let coin = coin().in_floats();
            let p = geometric_target(&coin.target, &coin.behaviour, steps);
            p.unwrap().masses()[0]
        };
        assert!((heads(1) - 0.6).abs() < 1e-15);
        // ½ + log(3/2) / 4T for a large T.
        assert!((heads(1000) - 0.5 - libm::log(1.5) / 4000.0).abs() < 1e-9);
        for steps in [2, 7] {
            // E[ρ^(1/T) × the share of heads] over E[ρ^(1/T)], path by path.
            let (mut sum, mut total) = (0.0, 0.0);
            for path in paths(steps) {
                let product: f64 = path.iter().map(float).product();
                let weight = pow(product, 1.0 / f64::from(steps));
                let many = path.iter().filter(|r| **r > Fraction::from_integer(1));
                sum += weight * many.count() as f64 / f64::from(steps);
                total += weight;
            }
            assert!((sum / total - heads(steps)).abs() < 1e-14);
        }
    }

    #[test]
    fn the_log_weight_scatters_like_a_random_walk() {
        assert!((flips(900).log_sd() / flips(9).log_sd() - 10.0).abs() < 1e-12);
        assert!((flips(50).kl() / flips(1).kl() - 50.0).abs() < 1e-12);
    }
}
