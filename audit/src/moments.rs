//! Everything that the estimates need of a log, added up in one pass.
//!
//! A block of rows at a time is summed as the listings sum a batch: weights as shares of the largest,
//! then squares about the mean, so nothing cancels and no exponential overflows. Blocks are joined by
//! the formula of Chan, Golub and LeVeque (1979), in which every term is positive.

use libm::{exp, log, sqrt};
use reweight::ordinary::Estimate;

/// Rows in a block: enough to make joining cheap, few enough to stay in the cache.
const BLOCK: usize = 4096;

/// A weighted mean and the weighted squares about it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    /// Σ v
    pub weight: f64,
    /// Σ v x / Σ v
    pub mean: f64,
    /// Σ v (x − mean)²
    pub squares: f64,
}

impl Moments {
    /// Of pairs (v, x).
    fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let weight: f64 = pairs.clone().map(|(v, _)| v).sum();
        if weight == 0.0 {
            return Self::default();
        }
        let mean = pairs.clone().map(|(v, x)| v * x).sum::<f64>() / weight;
        let squares = pairs.map(|(v, x)| v * (x - mean) * (x - mean)).sum();
        Self { weight, mean, squares }
    }

    /// Joins those of other rows.
    fn join(&mut self, other: Self) {
        if other.weight == 0.0 {
            return;
        }
        let weight = self.weight + other.weight;
        let (part, off) = (other.weight / weight, other.mean - self.mean);
        self.squares += other.squares + off * off * part * self.weight;
        self.mean += off * part;
        self.weight = weight;
    }

    /// The same with every v multiplied.
    fn weigh(&mut self, factor: f64) {
        self.weight *= factor;
        self.squares *= factor;
    }
}

/// The running sums of a log.
#[derive(Debug, Default)]
pub struct Sums {
    waiting: Vec<(f64, f64)>,
    rows: u64,
    zeros: u64,
    /// The largest log weight so far; the sums below are of weights relative to it.
    largest: Option<f64>,
    /// w f, each row counting once.
    products: Moments,
    /// f, each row counting w.
    values: Moments,
    /// f, each row counting w².
    squared: Moments,
}

impl Sums {
    /// Adds a row; its log weight is below +∞ and its value finite.
    pub fn add(&mut self, log_weight: f64, value: f64) {
        self.waiting.push((log_weight, value));
        if self.waiting.len() == BLOCK {
            self.settle();
        }
    }

    /// Adds the block that waits.
    fn settle(&mut self) {
        let block = std::mem::take(&mut self.waiting);
        self.rows += block.len() as u64;
        let top = block.iter().map(|(l, _)| *l).fold(f64::NEG_INFINITY, f64::max);
        if self.largest.is_none_or(|largest| top > largest)
            && top > f64::NEG_INFINITY
        {
            self.rescale(top);
        }
        let largest = self.largest.unwrap_or(0.0);
        let rows: Vec<(f64, f64)> =
            block.iter().map(|&(l, f)| (exp(l - largest), f)).collect();
        self.zeros +=
            block.iter().filter(|(l, _)| *l == f64::NEG_INFINITY).count() as u64;
        self.products.join(Moments::of(rows.iter().map(|&(w, f)| (1.0, w * f))));
        self.values.join(Moments::of(rows.iter().copied()));
        self.squared.join(Moments::of(rows.iter().map(|&(w, f)| (w * w, f))));
        self.waiting = block;
        self.waiting.clear();
    }

    /// Makes the sums relative to a new largest log weight.
    fn rescale(&mut self, top: f64) {
        let factor = exp(self.largest.unwrap_or(top) - top);
        self.products.mean *= factor;
        self.products.squares *= factor * factor;
        self.values.weigh(factor);
        self.squared.weigh(factor * factor);
        self.largest = Some(top);
    }

    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.rows + self.waiting.len() as u64
    }

    /// The sums, if there are two rows and one weight.
    pub fn totals(mut self) -> Option<Totals> {
        self.settle();
        let largest = self.largest.filter(|_| self.rows > 1)?;
        Some(Totals {
            rows: self.rows,
            zeros: self.zeros,
            largest,
            products: self.products,
            values: self.values,
            squared: self.squared,
        })
    }
}

/// The sums of a whole log of at least two rows, one of them with a weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Totals {
    /// N
    pub rows: u64,
    /// How many weights are zero.
    pub zeros: u64,
    /// The largest log weight.
    pub largest: f64,
    products: Moments,
    values: Moments,
    squared: Moments,
}

impl Totals {
    /// Ordinary importance sampling, called IPS where logs are judged: `reweight::ordinary`.
    /// `None` if it overflows.
    pub fn ordinary(&self) -> Option<Estimate> {
        let n = self.rows as f64;
        let error = sqrt(self.products.squares / (n - 1.0) / n);
        finite(self.scaled(self.products.mean), self.scaled(error))
    }

    /// Self-normalised importance sampling, SNIPS: `reweight::self_normalised`.
    /// `None` if it overflows.
    pub fn self_normalised(&self) -> Option<Estimate> {
        let Moments { weight, mean, squares } = self.squared;
        let off = mean - self.values.mean;
        let squares = squares + weight * off * off;
        finite(self.values.mean, sqrt(squares) / self.values.weight)
    }

    /// The mean weight, with its standard error. `None` if it overflows.
    pub fn mean_weight(&self) -> Option<Estimate> {
        let n = self.rows as f64;
        let mean = self.scaled(self.values.weight / n);
        let spread = (n / self.ess() - 1.0).max(0.0);
        finite(mean, mean * sqrt(spread / (n - 1.0)))
    }

    /// Kong's effective sample size: `reweight::ess`.
    pub fn ess(&self) -> f64 {
        self.values.weight * self.values.weight / self.squared.weight
    }

    /// The share of all weight that the heaviest row carries.
    pub fn largest_share(&self) -> f64 {
        1.0 / self.values.weight
    }

    /// What was relative to the largest weight, as it is.
    fn scaled(&self, relative: f64) -> f64 {
        let scale = exp(self.largest);
        if scale.is_normal() {
            scale * relative
        } else {
            exp(self.largest + log(relative.abs())).copysign(relative)
        }
    }
}

fn finite(value: f64, standard_error: f64) -> Option<Estimate> {
    let whole = value.is_finite() && standard_error.is_finite();
    whole.then_some(Estimate { value, standard_error })
}
