use libm::{ceil, exp, log, log10, pow, sqrt};
use reweight::generalised_pareto::GeneralisedPareto;
use reweight::log_weights::{LogWeights, WeightError};

/// How many of the largest of `n` weights are the tail: ⌈min(n/5, 3 √(n / r_eff))⌉ (Vehtari et al.
/// 2024). Draws that depend on each other have `r_eff` = ESS of the chain / n; independent ones 1.
///
/// ```
/// use reweight::psis::tail_length;
/// assert_eq!((tail_length(100, 1.0), tail_length(400, 1.0)), (20, 60));
/// ```
// ANCHOR: tail_length
pub fn tail_length(n: u64, r_eff: f64) -> u64 {
    let n = n as f64;
    ceil((n / 5.0).min(3.0 * sqrt(n / r_eff))) as u64
}
// ANCHOR_END: tail_length

/// The largest weights of a batch and the distribution that fits them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tail {
    /// How many weights are in the tail. A weight of zero is in none.
    pub length: usize,
    /// The largest log weight that is not in the tail; −∞ if there is none, or it is zero.
    pub cutoff: f64,
    /// The largest log weight of all.
    pub largest: f64,
    /// What fits the excess of the tail's weights over the cutoff's, in units of the largest weight.
    /// `None` where nothing does: fewer than five weights, all of them the same, or tied with the
    /// cutoff up to a quarter. (R's `loo` reports a k̂ of infinity there.)
    pub pareto: Option<GeneralisedPareto>,
}

impl Tail {
    /// The tail of `n` independent draws, of which the `tail_length(n, 1.0) + 1` largest log weights
    /// are enough, in any order: what a tool needs that reads a log once.
    ///
    /// ```
    /// use reweight::psis::Tail;
    /// let largest: Vec<f64> = (0..=60).map(|i| f64::from(i) / 20.0).collect();
    /// let tail = Tail::of_largest(&largest, 400).unwrap();
    /// assert_eq!((tail.length, tail.cutoff), (60, 0.0));
    /// ```
    ///
    /// # Errors
    /// [`WeightError`]: a log weight that is NaN or +∞, weights that are all zero, and
    /// [`WeightError::Length`] if there are too few or more than `n`.
    pub fn of_largest(logs: &[f64], n: u64) -> Result<Self, WeightError> {
        let w = LogWeights::new(logs.to_vec())?;
        let (length, n) = (tail_length(n, 1.0) as usize, n as usize);
        if w.len() > n || w.len() < n.min(length + 1) {
            return Err(WeightError::Length { weights: w.len(), values: n });
        }
        let mut ascending = shifted(&w)?;
        ascending.sort_by(f64::total_cmp);
        Ok(Self::fit(&ascending, length, w.largest()))
    }

    /// The tail of ascending log weights of which the last is zero, `largest` having been taken off.
    // ANCHOR: fit
    fn fit(ascending: &[f64], length: usize, largest: f64) -> Self {
        let zeros = ascending.partition_point(|lw| *lw == f64::NEG_INFINITY);
        let length = length.min(ascending.len() - zeros);
        let (rest, tail) = ascending.split_at(ascending.len() - length);
        let cutoff = rest.last().map_or(f64::NEG_INFINITY, |lw| *lw);
        let excess: Vec<f64> =
            tail.iter().map(|lw| exp(*lw) - exp(cutoff)).collect();
        let varied = length >= 5 && tail[0] < -f64::EPSILON / 100.0;
        let pareto = varied.then(|| GeneralisedPareto::fit(&excess)).flatten();
        Self { length, cutoff: cutoff + largest, largest, pareto }
    }
    // ANCHOR_END: fit

    /// The estimated shape k̂. `None` where nothing could be fitted.
    pub fn k_hat(&self) -> Option<f64> {
        self.pareto.map(|pareto| pareto.shape)
    }

    /// Whether k̂ warns: it is above the threshold of `n` draws, or there is none.
    pub fn warns(&self, n: u64) -> bool {
        !self.k_hat().is_some_and(|k| k <= k_threshold(n))
    }

    /// The log weights that the tail's would be, were they spread as evenly as the fit: the quantiles
    /// at (j − ½)/M, smallest first, none above the largest weight seen. Empty without a fit.
    // ANCHOR: smoothed
    pub fn smoothed(&self) -> Vec<f64> {
        let Some(pareto) = self.pareto else {
            return Vec::new();
        };
        let (m, floor) = (self.length, exp(self.cutoff - self.largest));
        let levels = (0..m).map(|j| (j as f64 + 0.5) / m as f64);
        levels
            .map(|level| log(floor + pareto.quantile(level)).min(0.0))
            .map(|lw| lw + self.largest)
            .collect()
    }
    // ANCHOR_END: smoothed
}

/// The tail of a batch of independent draws.
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn tail(w: &LogWeights) -> Result<Tail, WeightError> {
    Tail::of_largest(w.logs(), w.len() as u64)
}

/// Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry 2024): the tail, and
/// the weights with their tail replaced by the quantiles of what fits it. Without a fit they stay
/// as they are.
///
/// ```
/// use reweight::{log_weights::LogWeights, psis::psis};
/// let w = LogWeights::new((1..=100).map(|i| -2.0 * f64::from(i).ln()).collect()).unwrap();
/// let (tail, smoothed) = psis(&w).unwrap();
/// assert!(tail.warns(100) && smoothed.largest() <= w.largest());
/// ```
///
/// # Errors
/// [`WeightError::AllZero`] if no weight is left.
pub fn psis(w: &LogWeights) -> Result<(Tail, LogWeights), WeightError> {
    smooth(w, tail_length(w.len() as u64, 1.0) as usize)
}

/// The same with a tail of `length` weights, which draws that depend on each other ask for.
///
/// # Errors
/// As [`psis`].
pub fn smooth(
    w: &LogWeights,
    length: usize,
) -> Result<(Tail, LogWeights), WeightError> {
    let shifted = shifted(w)?;
    let mut order: Vec<usize> = (0..w.len()).collect();
    order.sort_by(|&i, &j| shifted[i].total_cmp(&shifted[j]));
    let ascending: Vec<f64> = order.iter().map(|&i| shifted[i]).collect();
    let tail = Tail::fit(&ascending, length, w.largest());
    let mut logs = w.logs().to_vec();
    let ranks = order[w.len() - tail.length..].iter();
    for (&i, lw) in ranks.zip(tail.smoothed()) {
        logs[i] = lw;
    }
    Ok((tail, LogWeights::new(logs)?))
}

/// The log weights minus the largest; equal ones keep their order when they are sorted.
fn shifted(w: &LogWeights) -> Result<Vec<f64>, WeightError> {
    let largest = w.largest();
    if largest == f64::NEG_INFINITY {
        return Err(WeightError::AllZero { count: w.len() });
    }
    // A zero with a sign would come before one without.
    Ok(w.logs().iter().map(|lw| lw - largest + 0.0).collect())
}

/// The k̂ above which `n` draws are too few to rely on: min(1 − 1/log₁₀ n, 0.7) (Vehtari et al. 2024).
// ANCHOR: k_threshold
pub fn k_threshold(n: u64) -> f64 {
    (1.0 - 1.0 / log10(n as f64)).min(0.7)
}
// ANCHOR_END: k_threshold

/// How many draws a tail of shape `k` asks for: 10^(1/(1 − k)), without end from k = 1 on. A lighter
/// tail than k = 0 asks for no fewer than that.
pub fn draws_needed(k: f64) -> f64 {
    if k >= 1.0 {
        return f64::INFINITY;
    }
    pow(10.0, 1.0 / (1.0 - k.max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logs(n: u32) -> Vec<f64> {
        // Every weight once, in no order: 7919 is prime.
        (0..n).map(|i| f64::from(i * 7919 % n) / 30.0).collect()
    }

    #[test]
    fn the_largest_weights_are_enough() {
        let w = LogWeights::new(logs(400)).unwrap();
        let mut largest = w.logs().to_vec();
        largest.sort_by(|a, b| b.total_cmp(a));
        largest.truncate(61);
        let few = Tail::of_largest(&largest, 400).unwrap();
        assert_eq!(few, tail(&w).unwrap());
        let error = Tail::of_largest(&largest[..60], 400).unwrap_err();
        assert_eq!(error, WeightError::Length { weights: 60, values: 400 });
        assert!(Tail::of_largest(&largest, 60).is_err());
    }

    #[test]
    fn only_the_tail_changes_and_it_keeps_its_order() {
        let w = LogWeights::new(logs(300)).unwrap();
        let (tail, smoothed) = psis(&w).unwrap();
        for (old, new) in w.logs().iter().zip(smoothed.logs()) {
            assert!(*old > tail.cutoff || old == new);
            assert!(*old <= tail.cutoff || *new >= tail.cutoff);
        }
        let mut pairs: Vec<_> = w.logs().iter().zip(smoothed.logs()).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(b.0));
        assert!(pairs.is_sorted_by(|a, b| a.1 <= b.1));
    }

    #[test]
    fn where_nothing_can_be_fitted_the_weights_stay_and_it_warns() {
        for logs in [vec![0.0; 50], vec![3.0, 1.0, 2.0], vec![0.5]] {
            let w = LogWeights::new(logs).unwrap();
            let (tail, smoothed) = psis(&w).unwrap();
            assert_eq!((tail.k_hat(), &smoothed), (None, &w));
            assert!(tail.warns(w.len() as u64));
        }
        let none = LogWeights::new(vec![f64::NEG_INFINITY; 30]).unwrap();
        assert_eq!(psis(&none), Err(WeightError::AllZero { count: 30 }));
        assert_eq!(tail(&none), Err(WeightError::AllZero { count: 30 }));
    }

    #[test]
    fn a_common_factor_changes_the_unit_alone() {
        let w = LogWeights::new(logs(300)).unwrap();
        let far = w.logs().iter().map(|lw| lw - 1e4).collect();
        let near = tail(&w).unwrap().k_hat().unwrap();
        let far = tail(&LogWeights::new(far).unwrap()).unwrap();
        assert!((far.k_hat().unwrap() - near).abs() < 1e-9);
    }

    #[test]
    fn a_weight_of_zero_is_in_no_tail() {
        let mut logs = vec![f64::NEG_INFINITY; 90];
        logs.extend((0..10).map(f64::from));
        let (tail, smoothed) = psis(&LogWeights::new(logs).unwrap()).unwrap();
        assert_eq!((tail.length, tail.cutoff), (10, f64::NEG_INFINITY));
        assert!(tail.pareto.is_some());
        assert_eq!(smoothed.logs()[89], f64::NEG_INFINITY);
    }

    #[test]
    fn the_threshold_and_the_draws_needed_are_one_rule() {
        for n in [20, 100, 1000, 2000] {
            let back = draws_needed(k_threshold(n));
            assert!((back / n as f64 - 1.0).abs() < 1e-9, "{n}: {back}");
        }
        assert_eq!(k_threshold(3000), 0.7);
        assert_eq!(draws_needed(1.0), f64::INFINITY);
    }
}
