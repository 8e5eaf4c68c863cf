//! Everything that the estimates need of a log, added up in one pass.
//!
//! A block of rows at a time is summed as the listings sum a batch: weights as shares of the largest,
//! then squares about the mean, so nothing cancels and no exponential overflows. Blocks are joined by
//! the formula of Chan, Golub and LeVeque (1979), in which every term is positive.

use crate::weight::Weight;
use libm::{exp, log, sqrt};
use reweight::ordinary::Estimate;

/// Rows in a block: enough to make joining cheap, few enough to stay in the cache.
const BLOCK: usize = 1024;

/// What a mean is made of: rows that count v each, their mean x, and the squares about it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Moments {
    /// Σ v
    weight: f64,
    /// Σ v x / Σ v
    mean: f64,
    /// Σ v (x − mean)²
    squares: f64,
}

impl Moments {
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
#[derive(Debug)]
pub struct Sums {
    waiting: Vec<(Weight, f64)>,
    rows: u64,
    zeros: u64,
    /// The largest weight so far; the sums below are of weights relative to it.
    largest: Weight,
    /// w f, each row counting once.
    products: Moments,
    /// f, each row counting w; the squares are nobody's business.
    values: Moments,
    /// f, each row counting w².
    squared: Moments,
    /// Σ w |f|
    sizes: f64,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            waiting: Vec::with_capacity(BLOCK),
            rows: 0,
            zeros: 0,
            largest: Weight::ZERO,
            products: Moments::default(),
            values: Moments::default(),
            squared: Moments::default(),
            sizes: 0.0,
        }
    }
}

impl Sums {
    /// Adds a row whose value is finite.
    pub fn add(&mut self, weight: Weight, value: f64) {
        self.waiting.push((weight, value));
        if self.waiting.len() == BLOCK {
            self.settle();
        }
    }

    /// Adds the block that waits.
    fn settle(&mut self) {
        let block = std::mem::take(&mut self.waiting);
        let larger = |a: Weight, b: Weight| if b.exceeds(a) { b } else { a };
        let top = block.iter().map(|row| row.0).fold(self.largest, larger);
        if top != self.largest {
            self.rescale(top);
        }
        let relative = |&(w, f): &(Weight, f64)| {
            (if w.is_zero() { 0.0 } else { w.over(top) }, f)
        };
        let rows: Vec<(f64, f64)> = block.iter().map(relative).collect();
        self.rows += block.len() as u64;
        self.zeros += block.iter().filter(|row| row.0.is_zero()).count() as u64;
        self.join(&rows);
        self.waiting = block;
        self.waiting.clear();
    }

    /// Adds rows of relative weights and values: their sums first, then the squares about the means.
    fn join(&mut self, rows: &[(f64, f64)]) {
        let n = rows.len() as f64;
        let (mut w1, mut w2, mut w1f, mut w2f) = (0.0, 0.0, 0.0, 0.0);
        for (w, f) in rows {
            w1 += w;
            w2 += w * w;
            w1f += w * f;
            w2f += w * w * f;
            self.sizes += w * f.abs();
        }
        let (product, value) = (w1f / n, w2f / w2);
        let (mut off_product, mut off_value) = (0.0, 0.0);
        for (w, f) in rows {
            off_product += (w * f - product) * (w * f - product);
            off_value += w * w * (f - value) * (f - value);
        }
        let moments = |weight, mean, squares| Moments { weight, mean, squares };
        self.products.join(moments(n, product, off_product));
        self.values.join(moments(w1, w1f / w1, 0.0));
        self.squared.join(moments(w2, value, off_value));
    }

    /// Makes the sums relative to a new largest weight.
    fn rescale(&mut self, top: Weight) {
        let factor = self.largest.over(top);
        self.products.mean *= factor;
        self.products.squares *= factor * factor;
        self.values.weigh(factor);
        self.squared.weigh(factor * factor);
        self.sizes *= factor;
        self.largest = top;
    }

    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.rows + self.waiting.len() as u64
    }

    /// The sums, if there are two rows and one weight.
    pub fn totals(mut self) -> Option<Totals> {
        self.settle();
        (self.rows > 1 && !self.largest.is_zero()).then(|| Totals {
            rows: self.rows,
            zeros: self.zeros,
            largest: self.largest.log(),
            products: self.products,
            values: self.values,
            squared: self.squared,
            sizes: self.sizes,
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
    sizes: f64,
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

    /// The same for what the rows earn, (Σ w |f|)² / Σ (w f)²: `reweight::ess::ess_for`. `None` if all
    /// of them earn nothing, or the squares overflow.
    pub fn ess_for_rewards(&self) -> Option<f64> {
        let Moments { weight, mean, squares } = self.products;
        let ess = self.sizes * self.sizes / (squares + weight * mean * mean);
        (ess.is_finite() && ess >= 1.0 - 1e-9).then_some(ess)
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
    let estimate = Estimate { value, standard_error };
    let (low, high) = estimate.interval();
    (low.is_finite() && high.is_finite()).then_some(estimate)
}
