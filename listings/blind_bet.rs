use rand::{Rng, RngExt};
use rand_distr::StandardNormal;
use reweight::batch::Batch;
use reweight::gaussian_shift::{GaussianShift, Integrand, ShiftError};
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;
use reweight::streams::stream;

/// Draws in a batch.
pub const DRAWS: usize = 1_000;
/// Rounds in a game.
pub const ROUNDS: u32 = 10;
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
        Self::with_batch(rng).map(|(round, _)| round)
    }

    /// The same, with the batch that the estimate is made of.
    ///
    /// # Errors
    /// As [`Round::play`].
    pub fn with_batch(rng: &mut impl Rng) -> Result<(Self, Batch), BetError> {
        let gap = f64::from(rng.random_range(1..=GAPS)) / 2.0;
        let pair = GaussianShift::new(gap, 1.0)?;
        let batch =
            Batch::draw(&StandardNormal, DRAWS, |x| pair.log_weight(x), rng)?;
        let estimate = batch.ordinary(|x| x * x)?;
        let truth = pair.mean(Integrand::Square);
        Ok((Self { gap, truth, estimate }, batch))
    }

    /// Whether the reported interval holds the truth.
    pub fn holds(&self) -> bool {
        self.estimate.holds(self.truth)
    }
}

/// A round of a game, both numbered from 0, and its batch. Each has a stream of its own, so that any
/// can be played again alone.
///
/// ```
/// use reweight::blind_bet::{game, round};
/// let (again, batch) = round(7, 2).unwrap();
/// assert_eq!(again, game(7).unwrap()[2]);
/// assert_eq!(batch.xs.len(), 1000);
/// ```
///
/// # Errors
/// As [`Round::play`].
pub fn round(game: u32, number: u32) -> Result<(Round, Batch), BetError> {
    let id = u64::from(game) * u64::from(ROUNDS) + u64::from(number);
    Round::with_batch(&mut stream(1, id))
}

/// The rounds of a game.
///
/// # Errors
/// As [`Round::play`].
pub fn game(number: u32) -> Result<Vec<Round>, BetError> {
    (0..ROUNDS).map(|n| round(number, n).map(|(round, _)| round)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
