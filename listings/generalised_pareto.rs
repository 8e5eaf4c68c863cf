use libm::{exp, expm1, floor, log, log1p, sqrt};

/// The generalised Pareto distribution of what exceeds a cutoff:
/// P(X > x) = (1 + k x / σ)^(−1/k) for x ≥ 0, and exp(−x / σ) where k = 0.
///
/// Its mean exists below k = 1, its variance below k = ½; below k = 0 it ends at −σ/k.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeneralisedPareto {
    /// The shape k.
    pub shape: f64,
    /// The scale σ > 0, in the unit of x.
    pub scale: f64,
}

impl GeneralisedPareto {
    /// The fit of Zhang and Stephens (2009), with the shape drawn towards ½ as if ten further values
    /// had asked for it: the one that Pareto-smoothed importance sampling is defined with.
    ///
    /// The profile likelihood is averaged over a grid of θ = −k/σ. `None` where that leads to no
    /// distribution: fewer than two values, or a first quarter of nothing but zeros.
    ///
    /// ```
    /// use reweight::generalised_pareto::GeneralisedPareto;
    /// let pareto = GeneralisedPareto { shape: 0.3, scale: 2.0 };
    /// let level = |i: u32| (f64::from(i) + 0.5) / 500.0;
    /// let xs: Vec<f64> = (0..500).map(|i| pareto.quantile(level(i))).collect();
    /// let fit = GeneralisedPareto::fit(&xs).unwrap();
    /// assert!((fit.shape - 0.3).abs() < 0.02 && (fit.scale - 2.0).abs() < 0.05);
    /// ```
    // ANCHOR: fit
    pub fn fit(ascending: &[f64]) -> Option<Self> {
        let (x, n) = (ascending, ascending.len() as f64);
        let (quarter, largest) =
            (x.get(((x.len() + 2) / 4).checked_sub(1)?)?, x.last()?);
        let size = 30.0 + floor(sqrt(n));
        let grid = (1..=size as u32).map(|j| {
            let step = 1.0 - sqrt(size / (f64::from(j) - 0.5));
            1.0 / largest + step / (3.0 * quarter)
        });
        let theta = average(grid.map(|theta| (theta, log_likelihood(x, theta))));
        let k = shape_given(x, theta);
        let shape = (n * k + 5.0) / (n + 10.0);
        Self { shape, scale: -k / theta }.checked()
    }
    // ANCHOR_END: fit

    /// Itself, if it is a distribution.
    fn checked(self) -> Option<Self> {
        let scale = self.scale > 0.0 && self.scale.is_finite();
        (self.shape.is_finite() && scale).then_some(self)
    }

    /// The value below which the share `level` lies.
    pub fn quantile(&self, level: f64) -> f64 {
        let exponential = -log1p(-level);
        if self.shape == 0.0 {
            return self.scale * exponential;
        }
        self.scale * expm1(self.shape * exponential) / self.shape
    }
}

/// The best k for a given θ = −k/σ: the mean of log(1 − θ xᵢ).
fn shape_given(x: &[f64], theta: f64) -> f64 {
    x.iter().map(|x| log1p(-theta * x)).sum::<f64>() / x.len() as f64
}

/// The log likelihood of θ, with k at its best.
fn log_likelihood(x: &[f64], theta: f64) -> f64 {
    let k = shape_given(x, theta);
    x.len() as f64 * (log(-theta / k) - k - 1.0)
}

/// The mean of the first entries, weighed by the exponentials of the second.
fn average(entries: impl Iterator<Item = (f64, f64)>) -> f64 {
    let entries: Vec<(f64, f64)> = entries.collect();
    let top = entries.iter().map(|e| e.1).fold(f64::NEG_INFINITY, f64::max);
    let weights = entries.iter().map(|e| exp(e.1 - top));
    let sum: f64 = weights.clone().zip(&entries).map(|(w, e)| w * e.0).sum();
    sum / weights.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_undo_the_distribution_function() {
        for shape in [-0.4, 0.0, 0.3, 1.2] {
            let pareto = GeneralisedPareto { shape, scale: 2.0 };
            for level in [0.0, 0.1, 0.5, 0.999] {
                let x = pareto.quantile(level);
                let beyond = match shape {
                    0.0 => exp(-x / 2.0),
                    k => exp(-log1p(k * x / 2.0) / k),
                };
                assert!((1.0 - beyond - level).abs() < 1e-12, "{shape} {level}");
            }
        }
        let near = GeneralisedPareto { shape: 1e-12, scale: 2.0 }.quantile(0.9);
        let zero = GeneralisedPareto { shape: 0.0, scale: 2.0 }.quantile(0.9);
        assert!((near - zero).abs() < 1e-9);
    }

    #[test]
    fn a_common_factor_changes_the_scale_alone() {
        let xs = [0.1, 0.2, 0.25, 0.7, 1.0, 3.0, 8.0];
        let far = xs.map(|x| 1e-200 * x);
        let (a, b) = (GeneralisedPareto::fit(&xs), GeneralisedPareto::fit(&far));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!((a.shape - b.shape).abs() < 1e-12);
        assert!((b.scale / a.scale * 1e200 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_fit_has_none() {
        for xs in [&[][..], &[1.0], &[0.0; 6], &[0.0, 0.0, 0.0, 0.0, 1.0, 2.0]] {
            assert_eq!(GeneralisedPareto::fit(xs), None, "{xs:?}");
        }
        assert_eq!(GeneralisedPareto::fit(&[1.0, f64::INFINITY]), None);
        assert_eq!(GeneralisedPareto::fit(&[f64::NAN, 1.0]), None);
    }
}
