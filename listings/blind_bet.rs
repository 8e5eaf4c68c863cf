use rand::{Rng, RngExt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::gaussian_shift::{GaussianShift, Integrand, ShiftError};
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;

/// Draws in a batch.
pub const DRAWS: usize = 1_000;
/// The hidden gap is one of this many multiples of one half, each as likely.
pub const GAPS: u32 = 8;

/// Why a round could not be played.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BetError {
    /// The target is no Gaussian.
    #[error(transparent)]
    Target(#[from] ShiftError),
    /// The batch has no estimate.
    #[error(transparent)]
    Batch(#[from] WeightError),
}

/// One round of the bet: what is hidden, what is true, and what the batch says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    /// The distance d between the behaviour N(0, 1) and the target N(d, 1).
    pub gap: f64,
    /// `E_p[x²]` = 1 + d².
    pub truth: f64,
    /// The ordinary estimate of it from [`DRAWS`] reweighted draws.
    pub estimate: Estimate,
}

impl Round {
    /// Hides a gap, draws a batch from N(0, 1) and reweights it to N(d, 1).
    ///
    /// # Errors
    /// [`BetError`] if the batch has no finite estimate.
    pub fn play(rng: &mut impl Rng) -> Result<Self, BetError> {
        let gap = f64::from(rng.random_range(1..=GAPS)) / 2.0;
        let pair = GaussianShift::new(gap, 1.0)?;
        let batch =
            Batch::draw(&StandardNormal, DRAWS, |x| pair.log_weight(x), rng)?;
        let estimate = batch.ordinary(|x| x * x)?;
        let truth = pair.mean(Integrand::Square);
        Ok(Self { gap, truth, estimate })
    }

    /// Whether the reported interval holds the truth.
    pub fn holds(&self) -> bool {
        self.estimate.holds(self.truth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn a_small_gap_is_estimated_within_four_exact_standard_errors() {
        let mut small = 0;
        for id in 0..40 {
            let round = Round::play(&mut stream(7, id)).unwrap();
            let pair = GaussianShift::new(round.gap, 1.0).unwrap();
            assert_eq!(round.truth, pair.mean(Integrand::Square));
            // Beyond a gap of one the estimate is skewed, and no multiple of its standard
            // deviation says much.
            if round.gap <= 1.0 {
                let variance = pair.ordinary_variance(Integrand::Square);
                let z = (round.estimate.value - round.truth)
                    / libm::sqrt(variance / DRAWS as f64);
                assert!(z.abs() < 4.0, "gap {}: z = {z}", round.gap);
                small += 1;
            }
        }
        assert!(small > 0);
    }

    #[test]
    fn an_interval_holds_its_own_estimate() {
        let estimate = Estimate { value: 2.0, standard_error: 0.1 };
        assert!(Round { gap: 1.0, truth: 2.0, estimate }.holds());
        assert!(!Round { gap: 1.5, truth: 3.25, estimate }.holds());
    }
}
