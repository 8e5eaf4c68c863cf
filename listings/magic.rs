use libm::exp;
use rand::{Rng, RngExt};
use reweight::judged_log::{Judged, JudgedError, JudgedLog};
use reweight::per_trajectory::running_sums;
use reweight::weighted_doubly_robust::{
    Finished, corrected, weighted_doubly_robust,
};

/// A blend of estimates that trust the log for different numbers of steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Magic {
    /// The blended estimate.
    pub value: f64,
    /// The candidates, in the order of their steps.
    pub candidates: Vec<f64>,
    /// The share of each: not negative, and one in all.
    pub shares: Vec<f64>,
    /// What the blend takes for its mean square error.
    pub error: f64,
}

/// MAGIC, *model and guided importance sampling combined* (Thomas and Brunskill 2016): the candidates
/// that trust the log for `steps` steps, blended so that the estimated mean square error is least. A
/// candidate's bias is taken to be its distance from `interval`, which ought to hold the value.
///
/// ```
/// use reweight::judged_log::{Judged, JudgedLog};
/// use reweight::{magic::magic, weighted_doubly_robust::Finished};
/// let step = |r: f64| Judged { log_ratio: 0.0, reward: r, predicted: 2.0, value: 2.0 };
/// let log = vec![vec![step(1.9)], vec![step(2.3)]];
/// let log = JudgedLog::new(log, 1.0).unwrap();
/// // The model's 2.0 lies in the interval and never varies; the log's 2.1 does.
/// let blend = magic(&log, Finished::Keeps, &[0, 1], (1.9, 2.3)).unwrap();
/// assert_eq!((blend.value, blend.shares[0]), (2.0, 1.0));
/// ```
///
/// # Errors
/// [`JudgedError`]: one episode alone, no candidate or one with too many steps, an interval whose ends
/// are no numbers or in the wrong order, an overflow.
pub fn magic(
    log: &JudgedLog,
    finished: Finished,
    steps: &[usize],
    interval: (f64, f64),
) -> Result<Magic, JudgedError> {
    let terms = corrected(log, finished, steps)?;
    let mut errors = covariances(&terms)?;
    let candidates: Vec<f64> =
        terms.iter().map(|terms| terms.iter().sum()).collect();
    // ANCHOR: error
    let biases = distances(&candidates, interval)?;
    for (row, one) in errors.iter_mut().zip(&biases) {
        for (error, other) in row.iter_mut().zip(&biases) {
            *error += one * other;
        }
    }
    let shares = least(&errors);
    // ANCHOR_END: error
    let value = shares.iter().zip(&candidates).map(|(x, g)| x * g).sum();
    let error = quadratic(&errors, &shares);
    if !error.is_finite() {
        return Err(JudgedError::Overflow { episode: 0 });
    }
    Ok(Magic { value, candidates, shares, error })
}

/// How far each candidate is from the interval, below or above; zero inside.
fn distances(
    candidates: &[f64],
    (low, high): (f64, f64),
) -> Result<Vec<f64>, JudgedError> {
    if !(low <= high && low.is_finite() && high.is_finite()) {
        return Err(JudgedError::Interval { low, high });
    }
    Ok(candidates.iter().map(|g| g - g.clamp(low, high)).collect())
}

/// The covariances of sums of n terms: n times those of their terms (over n − 1).
fn covariances(terms: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, JudgedError> {
    let Some(first) = terms.first() else {
        return Err(JudgedError::NoCandidate);
    };
    if first.len() < 2 {
        return Err(JudgedError::Single);
    }
    let n = first.len() as f64;
    let centred = |terms: &Vec<f64>| {
        let mean = terms.iter().sum::<f64>() / n;
        terms.iter().map(|term| term - mean).collect()
    };
    let all: Vec<Vec<f64>> = terms.iter().map(centred).collect();
    let dot = |a: &[f64], b: &[f64]| {
        a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() * n / (n - 1.0)
    };
    Ok(all.iter().map(|a| all.iter().map(|b| dot(a, b)).collect()).collect())
}

/// xᵀ A x.
fn quadratic(a: &[Vec<f64>], x: &[f64]) -> f64 {
    let row = |row: &Vec<f64>| row.iter().zip(x).map(|(a, x)| a * x).sum::<f64>();
    a.iter().zip(x).map(|(a, x)| row(a) * x).sum()
}

/// How often shares may change hands; far more than any blend of a few candidates takes.
const ROUNDS: usize = 100_000;

/// The shares x ≥ 0 with Σ x = 1 for which xᵀ A x is least. Again and again the candidate with the
/// steepest slope hands to the one with the flattest what brings both to the lowest point between
/// them, until no handing over could save a part in 10¹². Of equals, the first.
pub fn least(a: &[Vec<f64>]) -> Vec<f64> {
    let n = a.len();
    let mut x = vec![1.0 / n as f64; n];
    for _ in 0..ROUNDS {
        let slope: Vec<f64> = a
            .iter()
            .map(|row| row.iter().zip(&x).map(|(a, x)| a * x).sum())
            .collect();
        let to = (0..n).min_by(|&i, &j| slope[i].total_cmp(&slope[j]));
        let from = (0..n).filter(|&i| x[i] > 0.0).rev();
        let from = from.max_by(|&i, &j| slope[i].total_cmp(&slope[j]));
        let (Some(to), Some(from)) = (to, from) else { break };
        let gap = slope[from] - slope[to];
        if gap <= 1e-12 * quadratic(a, &x) {
            break;
        }
        let bend = a[to][to] - 2.0 * a[to][from] + a[from][from];
        let most = x[from];
        let hand = if bend > 0.0 { (gap / bend).min(most) } else { most };
        x[to] += hand;
        x[from] = if hand == most { 0.0 } else { most - hand };
    }
    x
}

/// An interval for the value, to measure the candidates by: the middle `level` of the weighted doubly
/// robust estimates of `resamples` logs, each drawn episode by episode from this one with replacement,
/// and as wide as it takes to hold this log's own.
///
/// # Errors
/// [`JudgedError`]: an overflow, a level outside (0, 1) or no resample.
pub fn bootstrap_interval(
    log: &JudgedLog,
    finished: Finished,
    resamples: usize,
    level: f64,
    rng: &mut impl Rng,
) -> Result<(f64, f64), JudgedError> {
    if !(0.0 < level && level < 1.0) || resamples == 0 {
        return Err(JudgedError::Resamples { resamples, level });
    }
    let (own, n) = (weighted_doubly_robust(log, finished)?, log.episodes().len());
    let (scaled, mut drawn) = (Scaled::new(log, finished), Vec::new());
    for _ in 0..resamples {
        let draw = |_| (rng.random::<f64>() * n as f64) as usize;
        let places: Vec<usize> = (0..n).map(draw).collect();
        let fast = scaled.as_ref().map(|log| log.estimate(&times(&places, n)));
        drawn.push(match fast.filter(|value| value.is_finite()) {
            Some(value) => value,
            None => weighted_doubly_robust(&log.resampled(&places), finished)?,
        });
    }
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn[(share * (resamples - 1) as f64).round() as usize];
    let outside = (1.0 - level) / 2.0;
    Ok((at(outside).min(own), at(1.0 - outside).max(own)))
}

/// How often each of n episodes was drawn.
fn times(places: &[usize], n: usize) -> Vec<f64> {
    let mut times = vec![0.0; n];
    places.iter().for_each(|&place| times[place] += 1.0);
    times
}

/// What two products may differ by, as logarithms, and still be shares of one another.
const SPAN: f64 = 700.0;

/// A log made ready for many resamples: no exponential is taken twice.
struct Scaled {
    finished: Finished,
    /// For each step: its product over the largest of that step, γᵗ (r − q̂) and γᵗ V̂.
    episodes: Vec<Vec<(f64, f64, f64)>>,
    /// The largest product of the step before over the largest of this one.
    fades: Vec<f64>,
}

impl Scaled {
    /// None if the products span more than floats do.
    fn new(log: &JudgedLog, finished: Finished) -> Option<Self> {
        let longest = log.longest();
        let mut largest = vec![f64::NEG_INFINITY; longest];
        let products: Vec<Vec<f64>> =
            log.log_ratios().iter().map(|logs| running_sums(logs)).collect();
        let finite = || products.iter().flatten().filter(|log| log.is_finite());
        let (least, most) = (
            finite().fold(0.0, |a: f64, b| a.min(*b)),
            finite().fold(0.0, |a: f64, b| a.max(*b)),
        );
        if most - least > SPAN {
            return None;
        }
        for products in &products {
            for (t, most) in largest.iter_mut().enumerate() {
                let last = products.last().filter(|_| finished == Finished::Keeps);
                let product = products.get(t).or(last);
                *most = product.copied().unwrap_or(f64::NEG_INFINITY).max(*most);
            }
        }
        let share = |log: f64, most: f64| {
            if log == f64::NEG_INFINITY { 0.0 } else { exp(log - most) }
        };
        let episode = |(steps, products): (&Vec<Judged>, &Vec<f64>)| {
            let mut discount = 1.0;
            let scale = |(t, (s, product)): (usize, (&Judged, &f64))| {
                let now = discount;
                discount *= log.gamma();
                let share = share(*product, largest[t]);
                (share, now * (s.reward - s.predicted), now * s.value)
            };
            steps.iter().zip(products).enumerate().map(scale).collect()
        };
        let episodes = log.episodes().iter().zip(&products).map(episode);
        let mut fades = vec![1.0; longest];
        for t in 1..longest {
            fades[t] = share(largest[t - 1], largest[t]);
        }
        Some(Self { finished, episodes: episodes.collect(), fades })
    }

    /// The weighted doubly robust estimate of a log that has each episode so many `times`.
    fn estimate(&self, times: &[f64]) -> f64 {
        let longest = self.fades.len();
        let (mut totals, mut ended) = (vec![0.0; longest], vec![0.0; longest + 1]);
        for (times, steps) in times.iter().zip(&self.episodes) {
            for (total, (share, ..)) in totals.iter_mut().zip(steps) {
                *total += times * share;
            }
            if let (Finished::Keeps, Some((share, ..))) =
                (self.finished, steps.last())
            {
                ended[steps.len()] += times * share;
            }
        }
        let mut kept = 0.0;
        for t in 1..longest {
            kept = (kept + ended[t]) * self.fades[t];
            totals[t] += kept;
        }
        let (n, mut sum) = (times.iter().sum::<f64>(), 0.0);
        for (times, steps) in times.iter().zip(&self.episodes) {
            let mut before = times / n;
            for ((share, residual, value), total) in steps.iter().zip(&totals) {
                sum += before * value;
                before = if *total > 0.0 { times * share / total } else { 0.0 };
                sum += before * residual;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::linear::solve;
    use reweight::streams::stream;

    /// A random positive definite matrix.
    fn matrix(n: usize, id: u64) -> Vec<Vec<f64>> {
        let mut rng = stream(1, id);
        let mut row = || (0..n).map(|_| rng.random::<f64>() - 0.3).collect();
        let b: Vec<Vec<f64>> = (0..n).map(|_| row()).collect();
        let dot = |i: usize, j: usize| (0..n).map(|k| b[i][k] * b[j][k]).sum();
        (0..n).map(|i| (0..n).map(|j| dot(i, j)).collect()).collect()
    }

    #[test]
    fn no_other_shares_are_better() {
        for id in 0..40 {
            let n = 2 + (id as usize) % 5;
            let a = matrix(n, id);
            let x = least(&a);
            assert!((x.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert!(x.iter().all(|&x| x >= 0.0));
            let best = quadratic(&a, &x);
            // Optimal: no vertex lies downhill.
            for row in &a {
                let slope: f64 = row.iter().zip(&x).map(|(a, x)| a * x).sum();
                assert!(slope >= best * (1.0 - 1e-9), "{id}: {slope} {best}");
            }
        }
    }

    #[test]
    fn inside_the_simplex_it_is_the_solution_of_linear_equations() {
        let a = vec![vec![2.0, 0.5, 0.3], vec![0.5, 1.0, 0.1], vec![0.3, 0.1, 3.0]];
        let y = solve(a.clone(), vec![1.0; 3]).unwrap();
        let total: f64 = y.iter().sum();
        for (x, y) in least(&a).iter().zip(y) {
            assert!((x - y / total).abs() < 1e-9);
        }
    }

    #[test]
    fn equal_candidates_share_nothing_twice_and_one_takes_all() {
        assert_eq!(least(&[vec![3.0]]), [1.0]);
        let same = least(&[vec![1.0, 1.0], vec![1.0, 1.0]]);
        assert_eq!(same.iter().sum::<f64>(), 1.0);
        assert_eq!(least(&[vec![0.0, 0.0], vec![0.0, 4.0]]), [1.0, 0.0]);
    }

    fn log() -> JudgedLog {
        let step = |i: u32| Judged {
            log_ratio: 0.1 * f64::from(i % 7) - 0.3,
            reward: f64::from(i % 5),
            predicted: 9.0,
            value: 9.0,
        };
        let episodes = (0..40).map(|i| vec![step(i), step(i + 3)]);
        JudgedLog::new(episodes.collect(), 1.0).unwrap()
    }

    #[test]
    fn a_model_far_outside_the_interval_gets_little() {
        let log = log();
        let interval =
            bootstrap_interval(&log, Finished::Keeps, 200, 0.9, &mut stream(1, 0));
        let (low, high) = interval.unwrap();
        let own = weighted_doubly_robust(&log, Finished::Keeps).unwrap();
        assert!(low <= own && own <= high && high < 9.0);
        let blend = magic(&log, Finished::Keeps, &[0, 1, 2], (low, high)).unwrap();
        assert!(blend.shares[0] < 0.1 && blend.shares[2] > 0.5);
        // The blend is between its candidates, and claims no more error than the best of them.
        assert!(blend.candidates[2] <= blend.value);
        assert!(blend.value <= blend.candidates[0]);
    }

    #[test]
    fn a_resample_by_counts_is_the_resampled_log() {
        let step = |i: u32, t: u32| Judged {
            log_ratio: match (i, t) {
                (3, 1) => f64::NEG_INFINITY,
                _ => 0.3 * f64::from((i * 5 + t * 3) % 7) - 0.9,
            },
            reward: f64::from((i + t) % 5),
            predicted: 0.1 * f64::from(i),
            value: 0.2 * f64::from(t) - 0.3,
        };
        let episode = |i: u32| (0..1 + i % 4).map(|t| step(i, t)).collect();
        let log = JudgedLog::new((0..11).map(episode).collect(), 0.9).unwrap();
        for finished in [Finished::Keeps, Finished::Leaves] {
            let scaled = Scaled::new(&log, finished).unwrap();
            for id in 0..20 {
                let mut rng = stream(1, id);
                let places: Vec<usize> = (0..11)
                    .map(|_| (rng.random::<f64>() * 11.0) as usize)
                    .collect();
                let times = times(&places, 11);
                let slow = log.resampled(&places);
                let slow = weighted_doubly_robust(&slow, finished).unwrap();
                let fast = scaled.estimate(&times);
                assert!((slow - fast).abs() < 1e-12, "{slow} {fast}");
            }
        }
    }

    #[test]
    fn products_that_span_more_than_floats_do_are_resampled_the_slow_way() {
        let step = |log_ratio| Judged {
            log_ratio,
            reward: 7.0,
            predicted: 0.0,
            value: 0.0,
        };
        let episodes = vec![vec![step(900.0), step(-880.0)], vec![step(0.0)]];
        let log = JudgedLog::new(episodes, 1.0).unwrap();
        let keeps = Finished::Keeps;
        assert!(Scaled::new(&log, keeps).is_none());
        let own = weighted_doubly_robust(&log, keeps).unwrap();
        let (low, high) =
            bootstrap_interval(&log, keeps, 50, 0.9, &mut stream(1, 0)).unwrap();
        // One episode alone says 7 or 14, and so does any mixture of the two.
        assert!(6.9 < low && low <= own && own <= high && high < 14.1);
    }

    #[test]
    fn what_cannot_be_blended_is_an_error() {
        let (log, keeps) = (log(), Finished::Keeps);
        let none = magic(&log, keeps, &[], (0.0, 1.0)).unwrap_err();
        assert_eq!(none.to_string(), "there is no candidate to blend");
        assert!(magic(&log, keeps, &[9], (0.0, 1.0)).is_err());
        let huge = |reward| {
            vec![Judged { log_ratio: 0.0, reward, predicted: 0.0, value: 0.0 }]
        };
        let wild = JudgedLog::new(vec![huge(1e160), huge(-3e160)], 1.0).unwrap();
        assert!(magic(&wild, keeps, &[0, 1], (0.0, 1.0)).is_err());
        assert!(magic(&log, keeps, &[0], (1.0, 0.0)).is_err());
        assert!(magic(&log, keeps, &[0], (f64::NAN, 0.0)).is_err());
        let one = log.resampled(&[0]);
        assert_eq!(magic(&one, keeps, &[0], (0.0, 1.0)), Err(JudgedError::Single));
        let rng = &mut stream(1, 0);
        let none = bootstrap_interval(&log, keeps, 0, 0.9, rng).unwrap_err();
        assert_eq!(none.to_string(), "0 resamples have no middle 0.9");
        assert!(bootstrap_interval(&log, keeps, 9, 1.0, rng).is_err());
    }
}
