use libm::{exp, expm1, log, sqrt};
use rand::Rng;
use rand_distr::{Distribution, StandardNormal};
use reweight::gaussian_shift::{GaussianShift, upper_tail};
use reweight::log_weights::{LogWeights, WeightError};

/// P(log w(Y) > x) for Y drawn from the target N(d, 1): there log w is N(d²/2, d²), and surely 0
/// if the two are the same.
fn log_weight_above(d: f64, x: f64) -> f64 {
    if d == 0.0 {
        return if x < 0.0 { 1.0 } else { 0.0 };
    }
    upper_tail((x - d * d / 2.0) / d.abs())
}

/// Chatterjee and Diaconis (2018), Theorem 1.1, first half, for f = 1 and w = p/q of the pair
/// N(d, 1), N(0, 1): with n = exp(KL + t) draws and t ≥ 0, E|mean w − 1| is at most
/// e^{−t/4} + 2 √P(log w(Y) > KL + t/2).
pub fn enough(d: f64, t: f64) -> f64 {
    exp(-t / 4.0) + 2.0 * sqrt(log_weight_above(d, d * d / 2.0 + t / 2.0))
}

/// The second half: with n = exp(KL − t) draws, P(mean w ≥ 1 − δ) is at most
/// e^{−t/2} + P(log w(Y) ≤ KL − t/2) / (1 − δ). A bound above 1 says nothing.
pub fn too_few(d: f64, t: f64, delta: f64) -> f64 {
    let typical = 1.0 - log_weight_above(d, d * d / 2.0 - t / 2.0);
    exp(-t / 2.0) + typical / (1.0 - delta)
}

/// How many draws bring the relative standard deviation of the mean weight down to `r`:
/// (e^{d²} − 1) / r², where the theorem's threshold is e^{d²/2}.
pub fn draws_for(d: f64, r: f64) -> f64 {
    expm1(d * d) / (r * r)
}

/// t = log n − KL, the distance from the threshold that the theorem speaks of.
pub fn distance(d: f64, n: usize) -> f64 {
    log(n as f64) - d * d / 2.0
}

/// The weights of `n` draws from N(0, 1) towards the pair's target.
///
/// # Errors
/// [`WeightError::Empty`] if `n` is 0.
pub fn weights(
    pair: &GaussianShift,
    n: usize,
    rng: &mut impl Rng,
) -> Result<LogWeights, WeightError> {
    let draw = |_| {
        let x: f64 = StandardNormal.sample(rng);
        pair.log_weight(x)
    };
    LogWeights::new((0..n).map(draw).collect())
}

/// E|mean w − 1| from many mean weights, and its standard error. Because E w = 1, what lies above
/// must balance what lies below, so E|m − 1| = 2 E max(1 − m, 0): a mean of numbers between 0 and
/// 2, which no heavy tail can spoil.
///
/// # Errors
/// [`WeightError::Single`] if there are fewer than two.
pub fn absolute_error(means: &[f64]) -> Result<(f64, f64), WeightError> {
    if means.len() < 2 {
        return Err(WeightError::Single);
    }
    let n = means.len() as f64;
    let short: Vec<f64> = means.iter().map(|m| 2.0 * (1.0 - m).max(0.0)).collect();
    let mean = short.iter().sum::<f64>() / n;
    let squares: f64 = short.iter().map(|s| (s - mean) * (s - mean)).sum();
    Ok((mean, sqrt(squares / (n - 1.0) / n)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_theorem_holds_where_we_can_measure_both_sides() {
        let d = 1.5;
        let pair = GaussianShift::new(d, 1.0).unwrap();
        for (id, n) in [(0, 1), (1, 4), (2, 30)] {
            let rng = &mut stream(7, id);
            let means: Vec<f64> = (0..4000)
                .map(|_| weights(&pair, n, rng).unwrap().mean().unwrap())
                .collect();
            let t = distance(d, n);
            let (error, se) = absolute_error(&means).unwrap();
            if t >= 0.0 {
                assert!(error - 4.0 * se < enough(d, t));
            } else {
                let half =
                    means.iter().filter(|&&m| m >= 0.5).count() as f64 / 4000.0;
                assert!(half < too_few(d, -t, 0.5) + 4.0 * sqrt(0.25 / 4000.0));
            }
        }
    }

    #[test]
    fn without_a_gap_the_bounds_are_their_limits() {
        for t in [0.0, 1.0, 5.0] {
            assert_eq!(enough(0.0, t), exp(-t / 4.0));
            let near = enough(1e-9, t);
            assert!((near - enough(0.0, t)).abs() < 1e-12 || t == 0.0);
        }
        assert_eq!(too_few(0.0, 2.0, 0.5), exp(-1.0));
        assert_eq!(too_few(1e-9, 2.0, 0.5), exp(-1.0));
    }

    #[test]
    fn one_weight_is_off_by_twice_the_total_variation() {
        // n = 1: E_q|w − 1| = ∫|p − q| = 2 TV.
        let pair = GaussianShift::new(2.0, 1.0).unwrap();
        let rng = &mut stream(1, 0);
        let means: Vec<f64> = (0..20_000)
            .map(|_| weights(&pair, 1, rng).unwrap().mean().unwrap())
            .collect();
        let (error, se) = absolute_error(&means).unwrap();
        assert!((error - 2.0 * pair.total_variation()).abs() < 4.0 * se);
    }

    #[test]
    fn fifty_per_cent_at_gap_three_takes_32_408_draws() {
        assert!((draws_for(3.0, 0.5) - 32_408.335_710_301_54).abs() < 1e-6);
        assert!((distance(3.0, 90) - -0.000_190_329_669_734_978_78).abs() < 1e-12);
        assert_eq!(absolute_error(&[1.0]), Err(WeightError::Single));
    }
}
