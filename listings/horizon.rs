use libm::{exp, log1p, pow, sqrt};
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
        let roots: Vec<f64> =
            weights(p, q)?.iter().map(|w| pow(*w, 1.0 / t)).collect();
        Ok(Self {
            steps: t,
            log_second_moment: log1p(chi_squared(p, q)?),
            kl: kl(p, q)?,
            log_mean,
            log_sd,
            geometric: pow(expectation(q, &roots)?, t),
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::coin;

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

    #[test]
    fn the_log_weight_scatters_like_a_random_walk() {
        assert!((flips(900).log_sd() / flips(9).log_sd() - 10.0).abs() < 1e-12);
        assert!((flips(50).kl() / flips(1).kl() - 50.0).abs() < 1e-12);
    }
}
