use rand::Rng;
use rand_distr::Distribution;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::{Estimate, ordinary};
use reweight::self_normalised::self_normalised;

/// Yesterday's data: points drawn from the behaviour, and their weights towards the target.
///
/// ```
/// use rand_distr::StandardNormal;
/// use reweight::{batch::Batch, streams::stream};
/// // q = N(0, 1), p = N(1, 1): log w(x) = x − 1/2.
/// let batch = Batch::draw(&StandardNormal, 1000, |x| x - 0.5, &mut stream(1, 0));
/// let mean = batch.unwrap().self_normalised(|x| x).unwrap();
/// assert!((mean.value - 1.0).abs() < 4.0 * 0.06);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// The points, in the order in which they were drawn.
    pub xs: Vec<f64>,
    /// Their weights w(xᵢ) = p(xᵢ) / q(xᵢ).
    pub weights: LogWeights,
}

impl Batch {
    /// Draws `n` points from `q` and weighs each.
    ///
    /// # Errors
    /// [`WeightError`] if `n` is zero or a log weight is NaN or +∞.
    pub fn draw(
        q: &impl Distribution<f64>,
        n: usize,
        log_weight: impl Fn(f64) -> f64,
        rng: &mut impl Rng,
    ) -> Result<Self, WeightError> {
        let xs: Vec<f64> = (0..n).map(|_| q.sample(rng)).collect();
        let logs = xs.iter().map(|&x| log_weight(x)).collect();
        let weights = LogWeights::new(logs)?;
        Ok(Self { xs, weights })
    }

    /// The values of `f` at the points.
    pub fn values(&self, f: impl Fn(f64) -> f64) -> Vec<f64> {
        self.xs.iter().map(|&x| f(x)).collect()
    }

    /// The mean of `f` under the target: divide Σ wᵢ fᵢ by N.
    ///
    /// # Errors
    /// As [`ordinary`].
    pub fn ordinary(
        &self,
        f: impl Fn(f64) -> f64,
    ) -> Result<Estimate, WeightError> {
        ordinary(&self.weights, &self.values(f))
    }

    /// The mean of `f` under the target: divide Σ wᵢ fᵢ by Σ wᵢ.
    ///
    /// # Errors
    /// As [`self_normalised`].
    pub fn self_normalised(
        &self,
        f: impl Fn(f64) -> f64,
    ) -> Result<Estimate, WeightError> {
        self_normalised(&self.weights, &self.values(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_distr::StandardNormal;
    use reweight::streams::stream;

    #[test]
    fn a_batch_is_reproducible_and_weighs_every_point() {
        let draw =
            || Batch::draw(&StandardNormal, 5, |x| x - 0.5, &mut stream(1, 0));
        let batch = draw().unwrap();
        assert_eq!(batch, draw().unwrap());
        for (x, lw) in batch.xs.iter().zip(batch.weights.logs()) {
            assert_eq!(*lw, x - 0.5);
        }
    }

    #[test]
    fn an_empty_batch_is_an_error() {
        let none = Batch::draw(&StandardNormal, 0, |x| x, &mut stream(1, 0));
        assert_eq!(none, Err(WeightError::Empty));
    }
}
