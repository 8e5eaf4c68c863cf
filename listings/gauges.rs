use libm::{exp, expm1};
use reweight::divergence::kl_of_masses;
use reweight::ess::ess;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::psis::tail;

/// What can be wrong with the steps that a panel is read from.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum GaugeError {
    /// The ratios.
    #[error(transparent)]
    Weights(#[from] WeightError),
    /// ε is the half-width of a band around one.
    #[error("the band's half-width is {0}; it must be above 0 and finite")]
    Band(f64),
    /// Both policies choose among the same actions, and the step took one of them.
    #[error("step {step}: action {action}, of {old} old and {new} new ones")]
    Action { step: usize, action: usize, old: usize, new: usize },
    /// Each row is a distribution.
    #[error(
        "step {step}: π_{policy} gives action {action} the probability {value}"
    )]
    Chance { step: usize, policy: &'static str, action: usize, value: f64 },
    /// So its probabilities add up to one.
    #[error("step {step}: the probabilities of π_{policy} add up to {sum}")]
    Sum { step: usize, policy: &'static str, sum: f64 },
    /// What was done could be done.
    #[error("step {step}: π_old never takes action {action}")]
    Never { step: usize, action: usize },
}

/// What the ratios of one batch say by themselves: all that is needed is the log-probability of each
/// action, when it was taken and now. ρ = π_θ(a|s) / π_old(a|s), one for each step.
///
/// ```
/// use reweight::{gauges::Ratios, log_weights::LogWeights};
/// let coin = LogWeights::new(vec![1.2_f64.ln(), 0.8_f64.ln()]).unwrap();
/// let read = Ratios::of(&coin, 0.1).unwrap();
/// assert!((read.ess - 25.0 / 26.0).abs() < 1e-15 && (read.mean - 1.0).abs() < 1e-15);
/// assert_eq!((read.outside, read.k_hat), (1.0, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
// ANCHOR: ratios
pub struct Ratios {
    /// ESS/N.
    pub ess: f64,
    /// k̂ of the largest; `None` where no tail can be fitted.
    pub k_hat: Option<f64>,
    /// The mean ratio, which is one on average.
    pub mean: f64,
    /// The largest.
    pub largest: f64,
    /// The share outside 1 ± ε.
    pub outside: f64,
    /// KL(π_old‖π_θ), estimated by the mean of ρ − 1 − log ρ.
    pub kl_old_new: f64,
    /// KL(π_θ‖π_old), estimated by the mean of ρ log ρ − (ρ − 1).
    pub kl_new_old: f64,
}
// ANCHOR_END: ratios

impl Ratios {
    /// Reads the gauges. Both estimates of a divergence are means of terms that are never negative,
    /// and unbiased where the old policy does whatever the new one does: to log ρ and ρ log ρ they
    /// add ρ − 1, whose mean is nought (Schulman 2020 calls the first k3). A ratio of zero makes the
    /// first infinite, which it is.
    ///
    /// # Errors
    /// [`GaugeError`] if all ratios are zero, one outgrows all numbers, or ε is no half-width.
    // ANCHOR: read
    pub fn of(logs: &LogWeights, epsilon: f64) -> Result<Self, GaugeError> {
        if !(epsilon > 0.0 && epsilon.is_finite()) {
            return Err(GaugeError::Band(epsilon));
        }
        let n = logs.len() as f64;
        let mean = |f: fn(f64, f64) -> f64| {
            let terms = logs.logs().iter().map(|&log| f(exp(log), log));
            terms.sum::<f64>() / n
        };
        let outside = |log: &&f64| (exp(**log) - 1.0).abs() > epsilon;
        Ok(Self {
            ess: ess(logs)? / n,
            k_hat: tail(logs)?.k_hat(),
            mean: logs.mean()?,
            largest: exp(logs.largest()),
            outside: logs.logs().iter().filter(outside).count() as f64 / n,
            kl_old_new: mean(|_, log| expm1(log) - log),
            kl_new_old: mean(surplus),
        })
    }
    // ANCHOR_END: read
}

/// ρ log ρ − (ρ − 1), which near one is a small difference: ρ is taken out of it. It is one where ρ is
/// zero, and to every digit where 1/ρ would outgrow all numbers.
fn surplus(ratio: f64, log: f64) -> f64 {
    if log < -700.0 { 1.0 } else { ratio * (expm1(-log) + log) }
}

/// A step of a batch: what both policies made of the state, and what was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen<'a> {
    /// π_old(·|s), which drew the action.
    pub old: &'a [f64],
    /// π_θ(·|s).
    pub new: &'a [f64],
    /// The action.
    pub action: usize,
}

/// The panel of one update: what the ratios say, and what the two policies say in the states that
/// the old one visited, without an estimate.
///
/// ```
/// use reweight::gauges::{Panel, Seen};
/// let (old, new) = ([0.5, 0.5], [0.6, 0.4]);
/// let steps = [0, 1].map(|action| Seen { old: &old, new: &new, action });
/// let panel = Panel::of(&steps, 0.2).unwrap();
/// assert!((panel.kl_new_old - 0.020135513550688863).abs() < 1e-15);
/// assert!((panel.ratios.mean - 1.0).abs() < 1e-15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// What the ratios say.
    pub ratios: Ratios,
    /// KL(π_old‖π_θ), the mean over the batch's states.
    pub kl_old_new: f64,
    /// KL(π_θ‖π_old), likewise.
    pub kl_new_old: f64,
    /// The entropy of π_θ in those states, in nats.
    pub entropy: f64,
}

impl Panel {
    /// Reads the panel: Σₐ π_old log(π_old/π_θ), Σₐ π_θ log(π_θ/π_old) and −Σₐ π_θ log π_θ, each a
    /// mean over the steps. A divergence is infinite where one policy never does what the other does.
    ///
    /// # Errors
    /// [`GaugeError`] names the step that cannot be, or what is wrong with the ratios.
    // ANCHOR: see
    pub fn of(steps: &[Seen], epsilon: f64) -> Result<Self, GaugeError> {
        let mut logs = Vec::with_capacity(steps.len());
        let mut sums = [0.0; 3];
        for (step, seen) in steps.iter().enumerate() {
            let Seen { old, new, action } = *seen;
            seen.check(step)?;
            logs.push(libm::log(new[action]) - libm::log(old[action]));
            sums[0] += kl_of_masses(old, new);
            sums[1] += kl_of_masses(new, old);
            sums[2] += entropy(new);
        }
        let ratios = Ratios::of(&LogWeights::new(logs)?, epsilon)?;
        let [kl_old_new, kl_new_old, entropy] =
            sums.map(|sum| sum / steps.len() as f64);
        Ok(Self { ratios, kl_old_new, kl_new_old, entropy })
    }
    // ANCHOR_END: see
}

impl Seen<'_> {
    /// Checks that step number `step` can be.
    fn check(&self, step: usize) -> Result<(), GaugeError> {
        let Self { old, new, action } = *self;
        if old.len() != new.len() || action >= old.len() {
            let (old, new) = (old.len(), new.len());
            return Err(GaugeError::Action { step, action, old, new });
        }
        for (policy, row) in [("old", old), ("θ", new)] {
            let bad = |p: &f64| !(0.0..=1.0 + 1e-9).contains(p);
            if let Some(action) = row.iter().position(bad) {
                let value = row[action];
                return Err(GaugeError::Chance { step, policy, action, value });
            }
            let sum: f64 = row.iter().sum();
            if (sum - 1.0).abs() > 1e-9 {
                return Err(GaugeError::Sum { step, policy, sum });
            }
        }
        if old[action] == 0.0 {
            return Err(GaugeError::Never { step, action });
        }
        Ok(())
    }
}

/// −Σ p log p, in nats: log n when all n are alike, nought when one is certain.
///
/// ```
/// use reweight::gauges::entropy;
/// assert_eq!(entropy(&[0.0, 1.0]), 0.0);
/// assert!((entropy(&[0.25; 4]) - 4_f64.ln()).abs() < 1e-15);
/// ```
pub fn entropy(masses: &[f64]) -> f64 {
    let some = masses.iter().filter(|p| **p > 0.0);
    // Subtracted from nought, so that no entropy is −0.
    some.fold(0.0, |sum, p| sum - p * libm::log(*p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    /// Every action of a few states as often as the old policy takes it.
    const OLD: [[f64; 4]; 2] = [[0.4, 0.3, 0.2, 0.1], [0.1, 0.1, 0.2, 0.6]];
    const NEW: [[f64; 4]; 2] = [[0.1, 0.2, 0.3, 0.4], [0.3, 0.1, 0.1, 0.5]];

    fn as_often() -> Vec<Seen<'static>> {
        let mut steps = Vec::new();
        for (old, new) in OLD.iter().zip(&NEW) {
            for (action, p) in old.iter().enumerate() {
                let times = libm::round(10.0 * p) as usize;
                steps.extend(std::iter::repeat_n(Seen { old, new, action }, times));
            }
        }
        steps
    }

    #[test]
    fn on_a_batch_that_is_the_old_policy_the_estimates_are_the_divergences() {
        let panel = Panel::of(&as_often(), 0.2).unwrap();
        let read = panel.ratios;
        assert!((read.kl_old_new - panel.kl_old_new).abs() < 1e-14);
        assert!((read.kl_new_old - panel.kl_new_old).abs() < 1e-14);
        assert!((read.mean - 1.0).abs() < 1e-14);
        let mut second = 0.0;
        for (p, q) in NEW.iter().flatten().zip(OLD.iter().flatten()) {
            second += 0.5 * p * p / q;
        }
        assert!((read.ess - 1.0 / second).abs() < 1e-14);
        assert!((read.largest - 4.0).abs() < 1e-14);
        // Ratios ¼, ⅔, 3/2, 4 and 3, 1, ½, ⅚: what is inside was drawn one time in two and six.
        assert!((read.outside - 13.0 / 20.0).abs() < 1e-15);
        let away = |p: &[f64], q: &[f64]| kl_of_masses(p, q);
        let mean = |f: &dyn Fn(usize) -> f64| 0.5 * (f(0) + f(1));
        let there = mean(&|s| away(&OLD[s], &NEW[s]));
        let back = mean(&|s| away(&NEW[s], &OLD[s]));
        assert!((panel.kl_old_new - there).abs() < 1e-14);
        assert!((panel.kl_new_old - back).abs() < 1e-14);
        assert!((panel.entropy - mean(&|s| entropy(&NEW[s]))).abs() < 1e-14);
    }

    #[test]
    fn the_estimates_are_right_on_average_within_four_exact_standard_errors() {
        let (old, new) = (&OLD[0], &NEW[0]);
        let mut rng = stream(1, 0);
        let steps: Vec<Seen> = (0..20_000)
            .map(|_| Seen { old, new, action: draw(old, &mut rng) })
            .collect();
        let read = Panel::of(&steps, 0.2).unwrap();
        let there = |r: f64| r - 1.0 - libm::log(r);
        let back = |r: f64| surplus(r, libm::log(r));
        let z = |estimate: f64, truth: f64, f: &dyn Fn(f64) -> f64| {
            let pairs = old.iter().zip(new);
            let square: f64 = pairs.map(|(q, p)| q * f(p / q) * f(p / q)).sum();
            let variance = (square - truth * truth) / steps.len() as f64;
            ((estimate - truth) / libm::sqrt(variance)).abs()
        };
        assert!(z(read.ratios.kl_old_new, read.kl_old_new, &there) < 4.0);
        assert!(z(read.ratios.kl_new_old, read.kl_new_old, &back) < 4.0);
        assert!(z(read.ratios.mean, 1.0, &|r| r) < 4.0);
    }

    #[test]
    fn near_one_the_terms_of_both_estimates_are_half_a_square_and_never_negative() {
        for i in 0..=320 {
            let size = libm::exp10(-0.05 * f64::from(i));
            for log in [size, -size] {
                let read = Ratios::of(&LogWeights::new(vec![log]).unwrap(), 0.2);
                let read = read.unwrap();
                for kl in [read.kl_old_new, read.kl_new_old] {
                    assert!(kl >= 0.0, "{log}: {kl}");
                    let off = (kl - 0.5 * log * log).abs();
                    let more = log.abs() * log * log + 4.0 * f64::EPSILON * size;
                    assert!(size > 0.1 || off <= more, "{log}: {kl}");
                }
            }
        }
        for log in [-699.0, -701.0, -744.0, f64::NEG_INFINITY] {
            assert_eq!(surplus(exp(log), log), 1.0);
        }
    }

    fn draw(row: &[f64], rng: &mut impl rand::Rng) -> usize {
        use rand::RngExt;
        let mut left: f64 = rng.random();
        let found = row.iter().position(|p| {
            left -= p;
            left < 0.0
        });
        found.unwrap_or(row.len() - 1)
    }

    #[test]
    fn a_policy_that_did_not_move_reads_one_everywhere_dead_or_alive() {
        for row in [[0.25; 4], [1.0, 0.0, 0.0, 0.0]] {
            let seen = Seen { old: &row, new: &row, action: 0 };
            let panel = Panel::of(&[seen; 12], 0.2).unwrap();
            assert_eq!((panel.ratios.ess, panel.ratios.mean), (1.0, 1.0));
            assert_eq!((panel.ratios.largest, panel.ratios.outside), (1.0, 0.0));
            assert_eq!((panel.kl_old_new, panel.kl_new_old), (0.0, 0.0));
            assert_eq!(panel.ratios.k_hat, None);
        }
        // Only one gauge tells them apart.
        assert!(entropy(&[0.25; 4]) > 1.38 && entropy(&[1.0, 0.0]) == 0.0);
    }

    #[test]
    fn an_action_given_up_costs_the_old_policy_everything_and_the_new_one_nothing()
    {
        let (old, new) = ([0.5, 0.5], [1.0, 0.0]);
        let steps = [0, 1].map(|action| Seen { old: &old, new: &new, action });
        let panel = Panel::of(&steps, 0.2).unwrap();
        assert_eq!(panel.kl_old_new, f64::INFINITY);
        assert_eq!(panel.ratios.kl_old_new, f64::INFINITY);
        assert!((panel.kl_new_old - libm::log(2.0)).abs() < 1e-15);
        assert!((panel.ratios.kl_new_old - libm::log(2.0)).abs() < 1e-15);
    }

    #[test]
    fn the_heaviest_ratios_have_a_tail() {
        let logs = (1..=400).map(|i| -0.9 * libm::log(f64::from(i))).collect();
        let logs = LogWeights::new(logs).unwrap();
        let read = Ratios::of(&logs, 0.2).unwrap();
        assert_eq!(read.k_hat, tail(&logs).unwrap().k_hat());
        assert!(read.k_hat.unwrap() > 0.6, "{:?}", read.k_hat);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let said = |steps: &[Seen], epsilon| {
            Panel::of(steps, epsilon).unwrap_err().to_string()
        };
        let fair = [0.5, 0.5];
        let fine = Seen { old: &fair, new: &fair, action: 0 };
        assert_eq!(said(&[], 0.2), "the batch is empty");
        for epsilon in [0.0, -0.1, f64::NAN, f64::INFINITY] {
            assert!(said(&[fine], epsilon).starts_with("the band's half-width is"));
        }
        let third = Seen { action: 2, ..fine };
        assert_eq!(
            said(&[fine, third], 0.2),
            "step 1: action 2, of 2 old and 2 new ones"
        );
        for (row, words) in [
            (vec![f64::NAN, 1.0], "step 0: π_θ gives action 0 the probability NaN"),
            (vec![2.0, -1.0], "step 0: π_θ gives action 0 the probability 2"),
            (vec![0.5, 0.4], "step 0: the probabilities of π_θ add up to 0.9"),
            (vec![1.0], "step 0: action 0, of 2 old and 1 new ones"),
        ] {
            assert_eq!(said(&[Seen { new: &row, ..fine }], 0.2), words);
        }
        let sure = Seen { old: &[0.0, 1.0], ..fine };
        assert_eq!(said(&[sure], 0.2), "step 0: π_old never takes action 0");
        let gone = Seen { new: &[0.0, 1.0], ..fine };
        assert_eq!(said(&[gone], 0.2), "all 1 weights are zero");
        let rare = [1e-320, 1.0];
        let huge = Seen { old: &rare, ..fine };
        assert!(said(&[huge], 0.2).contains("overflows"));
        let outgrown = LogWeights::new(vec![800.0, 0.0]).unwrap();
        assert!(Ratios::of(&outgrown, 0.2).is_err());
    }
}
