use libm::{exp, log, sqrt};
use reweight::pert::{Network, PertError};
use std::collections::BTreeMap;

/// The project as a Markov chain: a state is the set of finished tasks, one bit each. A running
/// task of mean θ finishes at rate 1/θ, however long it has run: durations are exponential.
struct Chain {
    /// Where each state goes, and how fast; state 0 is the start, the last one the end.
    moves: Vec<Vec<(usize, f64)>>,
}

impl Chain {
    fn new(network: &Network) -> Self {
        let mut places = BTreeMap::from([(0_u32, 0_usize)]);
        let mut waiting = vec![0_u32];
        while let Some(done) = waiting.pop() {
            for task in running(network, done) {
                let next = done | 1 << task;
                if places.insert(next, 0).is_none() {
                    waiting.push(next);
                }
            }
        }
        // A set comes after its subsets, so every move goes forward.
        for (index, place) in places.values_mut().enumerate() {
            *place = index;
        }
        let moves = places.keys().map(|&done| {
            let go = |task: usize| {
                (places[&(done | 1 << task)], 1.0 / network.means()[task])
            };
            running(network, done).map(go).collect()
        });
        Self { moves: moves.collect() }
    }

    fn leaving(&self, state: usize) -> f64 {
        self.moves[state].iter().map(|(_, rate)| rate).sum()
    }
}

/// The tasks whose parents are done and that are not done themselves.
fn running(network: &Network, done: u32) -> impl Iterator<Item = usize> {
    let is_done = move |task: usize| done >> task & 1 == 1;
    let parents = network.parents();
    (0..network.tasks())
        .filter(move |&t| !is_done(t) && parents[t].iter().all(|&p| is_done(p)))
}

/// How many sets of finished tasks the project can pass through.
pub fn states(network: &Network) -> usize {
    Chain::new(network).moves.len()
}

/// The mean completion time: the mean stay in a state, plus the mean time left from where it goes.
pub fn mean_completion(network: &Network) -> f64 {
    let chain = Chain::new(network);
    let mut left = vec![0.0; chain.moves.len()];
    for state in (0..chain.moves.len() - 1).rev() {
        let after: f64 =
            chain.moves[state].iter().map(|&(to, rate)| rate * left[to]).sum();
        left[state] = (1.0 + after) / chain.leaving(state);
    }
    left[0]
}

/// P(the project takes longer than t), exact up to rounding, by uniformisation: events come as a
/// Poisson process of the fastest state's rate Λ, and each moves the chain or does nothing. Every
/// term is positive, so a probability of 10⁻⁵ has as many good digits as one of ½.
///
/// ```
/// use reweight::{pert::Network, pert_exact::late};
/// let one_task = Network::new(vec![vec![]], vec![2.0]).unwrap();
/// assert!((late(&one_task, 6.0).unwrap() - (-3_f64).exp()).abs() < 1e-15);
/// ```
///
/// It takes about Λt steps.
///
/// # Errors
/// [`PertError::Deadline`] if t is not finite.
// ANCHOR: late
pub fn late(network: &Network, t: f64) -> Result<f64, PertError> {
    if !t.is_finite() {
        return Err(PertError::Deadline(t));
    }
    let chain = Chain::new(network);
    let end = chain.moves.len() - 1;
    let fastest = (0..end).map(|s| chain.leaving(s)).fold(0.0, f64::max);
    let events = fastest * t;
    if events <= 0.0 {
        return Ok(1.0);
    }
    let mut at = vec![0.0; end + 1]; // where the chain is after k events
    at[0] = 1.0;
    let (mut late, mut log_poisson) = (0.0, -events);
    for k in 1..=(events + 12.0 * sqrt(events) + 60.0) as u64 {
        late += exp(log_poisson) * at[..end].iter().sum::<f64>();
        log_poisson += log(events / k as f64);
        for state in (0..end).rev() {
            let here = at[state];
            at[state] *= 1.0 - chain.leaving(state) / fastest;
            for &(to, rate) in &chain.moves[state] {
                at[to] += here * rate / fastest;
            }
        }
    }
    Ok(late)
}
// ANCHOR_END: late

/// What a tilt costs and buys, exactly, for one run of the tilted project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Price {
    /// `E_q[w²]` = ∏ κᵢ² / (2κᵢ − 1), infinite unless every κ > 1/2. Its reciprocal is ESS/n.
    pub second_moment: f64,
    /// How often the tilted project is late.
    pub late_under_q: f64,
    /// `E_q[w² 1{late}]`, what the variance is made of.
    pub late_second_moment: f64,
    /// The variance of w · 1{late}; divide by n.
    pub variance: f64,
    /// Var_p(1{late}) / `E_q[w² (1{late} − P)²]`: a tilted run's worth in plain runs, self-normalised.
    /// Zero if the second moment is infinite, or being late is certain and there is nothing to learn.
    pub efficiency: f64,
}

/// The price of the tilt κ for P(late than t). With w² q = (κ²/(2κ − 1)) · an exponential
/// density of mean θ κ/(2κ − 1), task by task, `E_q[w² 1{late}]` is a constant times the
/// probability that a project with *those* durations is late.
///
/// # Errors
/// [`PertError`] if the tilt does not fit the network, or t is not finite.
pub fn price(network: &Network, tilt: &[f64], t: f64) -> Result<Price, PertError> {
    network.fits(tilt)?;
    let stretch = |by: &dyn Fn(f64) -> f64| {
        let means = network.means().iter().zip(tilt);
        network.lasting(means.map(|(theta, &kappa)| theta * by(kappa)).collect())
    };
    let p = late(network, t)?;
    let late_under_q = late(&stretch(&|kappa| kappa)?, t)?;
    let finite = tilt.iter().all(|&kappa| kappa > 0.5);
    let (second_moment, late_second_moment) = if finite {
        let constant: f64 = tilt.iter().map(|k| k * k / (2.0 * k - 1.0)).product();
        let squared = stretch(&|kappa| kappa / (2.0 * kappa - 1.0))?;
        (constant, constant * late(&squared, t)?)
    } else {
        (f64::INFINITY, f64::INFINITY)
    };
    // E_q[w² (1{late} − P)²], expanded; where a moment is infinite this is ∞ − ∞ for P > ½.
    let around = late_second_moment * (1.0 - 2.0 * p) + p * p * second_moment;
    Ok(Price {
        second_moment,
        late_under_q,
        late_second_moment,
        variance: late_second_moment - p * p,
        efficiency: if finite && around > 0.0 {
            p * (1.0 - p) / around
        } else {
            0.0
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tasks_in_a_row_take_a_gamma_time() {
        let row = Network::new(vec![vec![], vec![0]], vec![1.0, 1.0]).unwrap();
        // P(Gamma(2) > t) = (1 + t) e^{−t}
        for t in [0.5, 3.0, 40.0] {
            let exact = (1.0 + t) * exp(-t);
            assert!((late(&row, t).unwrap() / exact - 1.0).abs() < 1e-12);
        }
        assert_eq!(states(&row), 3);
        assert!((mean_completion(&row) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn two_tasks_side_by_side_take_the_longer_of_two() {
        let pair = Network::new(vec![vec![], vec![]], vec![1.0, 2.0]).unwrap();
        let t = 5.0;
        let exact = 1.0 - (1.0 - exp(-t)) * (1.0 - exp(-t / 2.0));
        assert!((late(&pair, t).unwrap() / exact - 1.0).abs() < 1e-12);
        assert!((mean_completion(&pair) - (1.0 + 2.0 - 2.0 / 3.0)).abs() < 1e-12);
        assert_eq!(late(&pair, 0.0), Ok(1.0));
    }

    #[test]
    fn the_second_moment_of_one_tilted_task_is_its_integral() {
        let one = Network::new(vec![vec![]], vec![1.0]).unwrap();
        let (kappa, t) = (3.0, 4.0);
        let price = price(&one, &[kappa], t).unwrap();
        // ∫ₜ^∞ p²/q dx with p = e^{−x}, q = e^{−x/κ}/κ
        let rate = 2.0 - 1.0 / kappa;
        let exact = kappa * exp(-rate * t) / rate;
        assert!((price.late_second_moment / exact - 1.0).abs() < 1e-12);
        assert!((price.second_moment - 9.0 / 5.0).abs() < 1e-12);
        assert!((price.late_under_q - exp(-t / kappa)).abs() < 1e-12);
    }

    #[test]
    fn no_tilt_costs_nothing_and_buys_nothing() {
        let n = Network::owen();
        let same = price(&n, &[1.0; 10], 30.0).unwrap();
        assert!((same.efficiency - 1.0).abs() < 1e-12);
        assert!((same.second_moment - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_task_cut_to_half_its_length_has_infinite_variance() {
        let n = Network::owen();
        let tilt = n.tilt(&[3], 0.5).unwrap();
        let price = price(&n, &tilt, 70.0).unwrap();
        assert_eq!(price.variance, f64::INFINITY);
        assert_eq!(price.efficiency, 0.0);
    }

    #[test]
    fn a_deadline_that_is_no_number_or_never_comes_is_refused() {
        let n = Network::owen();
        let told = |t| late(&n, t).unwrap_err().to_string();
        assert_eq!(told(f64::NAN), "the deadline is NaN; it must be finite");
        assert_eq!(told(f64::INFINITY), "the deadline is inf; it must be finite");
        assert!(price(&n, &[1.0; 10], f64::NAN).is_err());
    }

    #[test]
    fn a_project_that_is_likely_or_sure_to_be_late_has_a_price_too() {
        let n = Network::owen();
        for (kappa, t) in [(0.5, 1.0), (0.5, -1.0), (2.0, 0.0)] {
            let price = price(&n, &[kappa; 10], t).unwrap();
            assert_eq!(price.efficiency, 0.0, "{kappa} {t}");
            assert!(!price.variance.is_nan());
        }
    }

    #[test]
    fn owens_project_is_late_three_times_in_a_hundred_thousand() {
        let n = Network::owen();
        assert_eq!(states(&n), 51);
        assert!(
            (late(&n, 70.0).unwrap() / 3.211_525_481_460_1e-5 - 1.0).abs() < 1e-11
        );
        assert!((mean_completion(&n) / 18.210_065_914_056_685 - 1.0).abs() < 1e-12);
    }
}
