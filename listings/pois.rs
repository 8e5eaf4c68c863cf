use libm::sqrt;

/// What no bound can be computed from.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PoisError {
    /// A mean of squares whose mean is one is at least one; it may be infinite.
    #[error("the second moment of the weights is {0}, below one")]
    SecondMoment(f64),
    /// |f| has a largest value.
    #[error("the largest |f| is {0}, not a finite number of at least zero")]
    Largest(f64),
    /// A promise is broken with some probability.
    #[error("the risk is {0}, not in (0, 1)")]
    Risk(f64),
    /// Nothing is learned from no draw.
    #[error("there is no draw")]
    NoDraw,
}

/// What N draws from the behaviour can promise about the target when nothing is known of f but
/// |f| ≤ ‖f‖∞, and of the weights but `E_q[w²]` (Metelli, Papini, Faccio and Restelli 2018, *Policy
/// optimization via importance sampling*).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    largest: f64,
    second_moment: f64,
    draws: f64,
}

impl Promise {
    /// ‖f‖∞, d₂ = `E_q[w²]` and N.
    ///
    /// # Errors
    /// [`PoisError`] if one of them is impossible.
    pub fn new(
        largest: f64,
        second_moment: f64,
        draws: u64,
    ) -> Result<Self, PoisError> {
        if !(largest >= 0.0 && largest.is_finite()) {
            return Err(PoisError::Largest(largest));
        }
        // Up to rounding.
        if second_moment.is_nan() || second_moment < 1.0 - 1e-12 {
            return Err(PoisError::SecondMoment(second_moment));
        }
        if draws == 0 {
            return Err(PoisError::NoDraw);
        }
        Ok(Self { largest, second_moment, draws: draws as f64 })
    }

    /// N/d₂, the effective sample size that the weights' second moment leaves in the limit.
    pub fn ess(&self) -> f64 {
        self.draws / self.second_moment
    }

    /// ‖f‖∞² d₂ / N, which the variance of the ordinary estimate does not exceed.
    pub fn variance_bound(&self) -> f64 {
        self.largest * self.largest * self.second_moment / self.draws
    }

    /// ‖f‖∞ √((1 − δ) d₂ / (δN)): by Cantelli's inequality the new policy is worth at least the
    /// estimate less this, in all but a share δ of the logs.
    ///
    /// ```
    /// use reweight::pois::Promise;
    /// let coin = Promise::new(2.0, 1.04, 1000).unwrap();
    /// assert!((coin.margin(0.05).unwrap() - 0.281140).abs() < 1e-6);
    /// ```
    ///
    /// # Errors
    /// [`PoisError::Risk`] unless δ lies between 0 and 1.
    // ANCHOR: margin
    pub fn margin(&self, risk: f64) -> Result<f64, PoisError> {
        if !(risk > 0.0 && risk < 1.0) {
            return Err(PoisError::Risk(risk));
        }
        Ok(sqrt((1.0 - risk) / risk * self.variance_bound()))
    }
    // ANCHOR_END: margin
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::finite::{coin, ordinary_variance};

    #[test]
    fn the_coins_variance_is_below_the_bound_and_far_below() {
        let coin = coin().in_floats();
        let (p, q, f) = (&coin.target, &coin.behaviour, &coin.payoff);
        let truth = ordinary_variance(p, q, f).unwrap();
        let bound = Promise::new(2.0, 1.04, 1).unwrap().variance_bound();
        // 2.4² / 2 + 0.8² / 2 − 1.6² against 4 · 1.04.
        assert!((truth - 0.64).abs() < 1e-12 && (bound - 4.16).abs() < 1e-12);
    }

    #[test]
    fn cantelli_is_met_with_equality_by_two_points() {
        // Mean 0, a share δ of −√((1−δ)/δ): the margin of a variance of one is reached.
        for risk in [0.05, 0.3, 0.9] {
            let far = sqrt((1.0 - risk) / risk);
            let near = risk * far / (1.0 - risk);
            let variance = risk * far * far + (1.0 - risk) * near * near;
            assert!((variance - 1.0).abs() < 1e-12);
            let one = Promise::new(1.0, 1.0, 1).unwrap();
            assert!((one.margin(risk).unwrap() - far).abs() < 1e-12);
        }
    }

    #[test]
    fn impossible_inputs_are_named() {
        assert_eq!(Promise::new(1.0, 0.5, 9), Err(PoisError::SecondMoment(0.5)));
        assert_eq!(Promise::new(1.0, 2.0, 0), Err(PoisError::NoDraw));
        let wild = Promise::new(1.0, f64::INFINITY, 9).unwrap();
        assert_eq!(wild.ess(), 0.0);
        assert_eq!(wild.margin(0.05), Ok(f64::INFINITY));
        assert_eq!(wild.margin(0.0), Err(PoisError::Risk(0.0)));
        assert!(Promise::new(f64::NAN, 2.0, 9).is_err());
    }
}
