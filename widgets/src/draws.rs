//! Points of π_old, kept from one frame to the next: moving a policy reweights them.

use rand_distr::{Distribution, StandardNormal};
use reweight::streams::stream;

/// Batches of standard normals, one after another. Batch `k` comes from `stream(seed, k)`.
#[derive(Debug, Default)]
pub struct Draws {
    seed: u64,
    n: usize,
    xs: Vec<f64>,
}

impl Draws {
    /// So many batches of `n`; those that are there already stay. `most` is room for all the points
    /// there may ever be, made once: a module's memory grows and never shrinks.
    pub fn hold(&mut self, seed: u64, n: usize, batches: usize, most: usize) {
        if (self.seed, self.n) != (seed, n) {
            self.xs.clear();
            (self.seed, self.n) = (seed, n);
        }
        self.xs.reserve_exact(most.saturating_sub(self.xs.len()));
        for k in self.xs.len() / n..batches {
            let mut rng = stream(seed, k as u64);
            let normals =
                Distribution::<f64>::sample_iter(StandardNormal, &mut rng);
            self.xs.extend(normals.take(n));
        }
    }

    /// One of the batches that are held.
    #[must_use]
    pub fn batch(&self, k: usize) -> &[f64] {
        &self.xs[k * self.n..][..self.n]
    }
}
