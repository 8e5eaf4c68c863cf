use libm::sqrt;
use reweight::adam::Adam;
use reweight::clipped::clipped_slope;
use reweight::divergence::kl_of_masses;
use reweight::gauges::{GaugeError, Panel, Ratios, Seen};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::vanilla::{self, Batch, VANILLA, VanillaError};

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FiveError {
    /// In the trunk that all learners share.
    #[error(transparent)]
    Trunk(#[from] VanillaError),
    /// In a gauge.
    #[error(transparent)]
    Gauge(#[from] GaugeError),
    /// A trust region has a radius.
    #[error("δ is {0}; it must be above 0 and finite")]
    Radius(f64),
    /// A band has a half-width; infinity clips nothing.
    #[error("ε is {0}; it must be above 0")]
    Epsilon(f64),
}

impl From<MdpError> for FiveError {
    fn from(error: MdpError) -> Self {
        Self::Trunk(error.into())
    }
}

impl From<reweight::adam::AdamError> for FiveError {
    fn from(error: reweight::adam::AdamError) -> Self {
        Self::Trunk(error.into())
    }
}

/// What is done with a batch.
// ANCHOR: rule
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// So many steps of Adam, each action counted by one.
    Uncorrected(usize),
    /// By its ratio.
    Ratio(usize),
    /// By its ratio, unless it has left 1 ± ε on the side that pays.
    Clipped(usize, f64),
    /// One natural step, no further than a mean KL(π_old‖π_θ) of δ.
    Region(f64),
}
// ANCHOR_END: rule

/// A learner: what it does, and what may be wrong with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// What is done with a batch.
    pub rule: Rule,
    /// Adam's rate.
    pub rate: f64,
    /// The credits' sign is wrong: it climbs down.
    pub downhill: bool,
    /// The batch comes from the policy of so many updates ago.
    pub lag: usize,
}

impl Settings {
    /// Nothing wrong, with Adam's steps of 0.03.
    pub const fn of(rule: Rule) -> Self {
        Self { rule, rate: 0.03, downhill: false, lag: 0 }
    }
}

/// What is known of an update.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Update {
    /// Before the first step, when all ratios of a fresh batch are one.
    pub first: Ratios,
    /// After the last.
    pub panel: Panel,
    /// What the batch earned: the estimate of J before the update.
    pub earned: f64,
    /// J after it, exactly.
    pub value: f64,
}

/// The half-width of the band of the gauge, whether or not the learner clips.
pub const EPSILON: f64 = 0.2;

/// Learners of one trunk (that of [`vanilla`]: a softmax with a parameter for each state and action,
/// eight whole episodes a batch, a table as critic, normalised credits) that differ in what they do
/// with a batch. Learners of one seed meet the same uniform numbers.
///
/// ```
/// use reweight::five_learners::{Learner, Rule, Settings};
/// use reweight::four_by_three::{GAMMA, world};
/// let world = world(GAMMA).unwrap();
/// let ppo = Settings::of(Rule::Clipped(8, 0.2));
/// let mut learner = Learner::new(&world, ppo, 1).unwrap();
/// let update = learner.update().unwrap();
/// assert_eq!((update.first.ess, update.first.outside), (1.0, 0.0));
/// assert!(update.panel.ratios.ess < 1.0 && update.panel.kl_old_new > 0.0);
/// ```
#[derive(Debug, Clone)]
pub struct Learner<'a> {
    world: &'a Mdp,
    trunk: vanilla::Learner<'a>,
    settings: Settings,
    /// The policies of the last updates, the oldest first.
    past: Vec<Policy>,
}

impl<'a> Learner<'a> {
    /// A learner that begins with the uniform policy.
    ///
    /// # Errors
    /// [`FiveError`] if the rate, ε or δ is none.
    pub fn new(
        world: &'a Mdp,
        settings: Settings,
        seed: u64,
    ) -> Result<Self, FiveError> {
        if let Rule::Region(delta) = settings.rule
            && !(delta > 0.0 && delta.is_finite())
        {
            return Err(FiveError::Radius(delta));
        }
        if let Rule::Clipped(_, epsilon) = settings.rule
            && (epsilon.is_nan() || epsilon <= 0.0)
        {
            return Err(FiveError::Epsilon(epsilon));
        }
        let trunk = vanilla::Settings { rate: settings.rate, ..VANILLA };
        let trunk = vanilla::Learner::new(world, trunk, seed)?;
        let past = vec![trunk.policy()?];
        Ok(Self { world, trunk, settings, past })
    }

    /// Environment steps so far.
    pub fn steps(&self) -> usize {
        self.trunk.steps()
    }

    /// J of the policy as it stands, exactly.
    ///
    /// # Errors
    /// As [`Self::update`].
    pub fn value(&self) -> Result<f64, FiveError> {
        Ok(self.trunk.value()?)
    }

    /// A batch, what is done with it, and what the gauges say.
    ///
    /// # Errors
    /// [`FiveError`] if a number on the way is not finite.
    pub fn update(&mut self) -> Result<Update, FiveError> {
        let old = self.past[0].clone();
        let mut batch = self.trunk.batch(&old)?;
        let first = panel(&batch, &old, &self.trunk.policy()?)?.ratios;
        if self.settings.downhill {
            batch.credits.iter_mut().for_each(|credit| *credit = -*credit);
        }
        self.climb(&batch, &old)?;
        self.trunk.teach(&batch)?;
        let new = self.trunk.policy()?;
        let panel = panel(&batch, &old, &new)?;
        let value = self.world.value(&new)?;
        self.past.push(new);
        if self.past.len() > self.settings.lag + 1 {
            self.past.remove(0);
        }
        Ok(Update { first, panel, earned: batch.earned, value })
    }

    fn climb(&mut self, batch: &Batch, old: &Policy) -> Result<(), FiveError> {
        let (rule, actions) = (self.settings.rule, self.world.actions());
        let uses = match rule {
            Rule::Uncorrected(n) | Rule::Ratio(n) | Rule::Clipped(n, _) => n,
            Rule::Region(delta) => return self.natural_step(batch, old, delta),
        };
        for _ in 0..uses {
            let policy = self.trunk.policy()?;
            let up = slope(batch, &policy, rule, actions);
            let down: Vec<f64> = up.iter().map(|g| -g).collect();
            let (theta, adam): (&mut [f64], &mut Adam) = self.trunk.parts();
            adam.step(theta, &down)?;
        }
        Ok(())
    }

    /// TRPO's step in a table, where it needs no conjugate gradients. In each state the Fisher matrix
    /// of a softmax is ν(diag π − ππᵀ) with ν the state's share of the batch, and g/(νπ) is what it
    /// takes to g, the gradient (whose sum over the actions is nought): the natural gradient x. The
    /// length is √(2δ/gᵀx), halved until the surrogate rises and the mean KL is no more than δ; after ten
    /// halvings the policy is left alone.
    fn natural_step(
        &mut self,
        batch: &Batch,
        old: &Policy,
        delta: f64,
    ) -> Result<(), FiveError> {
        let actions = self.world.actions();
        let policy = self.trunk.policy()?;
        let g = slope(batch, &policy, Rule::Ratio(1), actions);
        let share = shares(batch, self.world.states());
        let natural: Vec<f64> = (0..g.len())
            .map(|i| {
                let (s, a) = (i / actions, i % actions);
                let there = share[s] * policy.probability(s, a);
                if there > 0.0 { g[i] / there } else { 0.0 }
            })
            .collect();
        let square: f64 = g.iter().zip(&natural).map(|(g, x)| g * x).sum();
        let start = self.trunk.parts().0.to_vec();
        let before = surrogate(batch, &policy);
        let mut length = sqrt(2.0 * delta / square);
        for _ in 0..HALVINGS {
            let theta = self.trunk.parts().0.iter_mut();
            for ((theta, start), x) in theta.zip(&start).zip(&natural) {
                *theta = start + length * x;
            }
            let kept = self.trunk.policy().is_ok_and(|new| {
                surrogate(batch, &new) > before
                    && mean_kl(old, &new, &share) <= delta
            });
            if kept {
                return Ok(());
            }
            length *= 0.5;
        }
        self.trunk.parts().0.copy_from_slice(&start);
        Ok(())
    }
}

/// How often a step is halved before it is given up.
const HALVINGS: usize = 10;

/// The slope of what the rule climbs, per step of the batch: γᵗ c ∇ log π(a|s), with c as the rule
/// has it.
fn slope(batch: &Batch, policy: &Policy, rule: Rule, actions: usize) -> Vec<f64> {
    let mut slope = vec![0.0; policy.states() * actions];
    let n = batch.moves.len() as f64;
    for (m, credit) in batch.moves.iter().zip(&batch.credits) {
        let ratio = policy.probability(m.state, m.action) / m.chance;
        let counted = match rule {
            Rule::Uncorrected(_) => *credit,
            Rule::Ratio(_) | Rule::Region(_) => ratio * credit,
            Rule::Clipped(_, epsilon) => {
                ratio * clipped_slope(ratio, *credit, epsilon)
            }
        };
        let weight = m.discount * counted / n;
        let score = policy.at(m.state).score(m.action);
        let row = slope[m.state * actions..].iter_mut();
        row.zip(score).for_each(|(entry, score)| *entry += weight * score);
    }
    slope
}

/// The mean of γᵗ ρ Â over the steps.
fn surrogate(batch: &Batch, policy: &Policy) -> f64 {
    let terms = batch.moves.iter().zip(&batch.credits).map(|(m, credit)| {
        m.discount * policy.probability(m.state, m.action) / m.chance * credit
    });
    terms.sum::<f64>() / batch.moves.len() as f64
}

/// The share of the batch's steps in each state.
fn shares(batch: &Batch, states: usize) -> Vec<f64> {
    let mut share = vec![0.0; states];
    for m in &batch.moves {
        share[m.state] += 1.0 / batch.moves.len() as f64;
    }
    share
}

fn mean_kl(old: &Policy, new: &Policy, share: &[f64]) -> f64 {
    let states = share.iter().enumerate().filter(|(_, share)| **share > 0.0);
    states.map(|(s, share)| share * kl_of_masses(old.row(s), new.row(s))).sum()
}

/// The panel of a batch that `old` played, now that the policy is `new`.
fn panel(batch: &Batch, old: &Policy, new: &Policy) -> Result<Panel, FiveError> {
    let seen = |m: &vanilla::Move| Seen {
        old: old.row(m.state),
        new: new.row(m.state),
        action: m.action,
    };
    let steps: Vec<Seen> = batch.moves.iter().map(seen).collect();
    Ok(Panel::of(&steps, EPSILON)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::vanilla::Reuse;

    fn after(settings: Settings, updates: usize) -> (Vec<f64>, Vec<Update>) {
        let world = world(GAMMA).unwrap();
        let mut learner = Learner::new(&world, settings, 1).unwrap();
        let seen = (0..updates).map(|_| learner.update().unwrap()).collect();
        (learner.trunk.theta().to_vec(), seen)
    }

    #[test]
    fn without_a_trick_they_are_the_vanilla_learner() {
        let world = world(GAMMA).unwrap();
        for (rule, uses, reuse) in [
            (Rule::Uncorrected(1), 1, Reuse::Uncorrected),
            (Rule::Ratio(1), 1, Reuse::Ratio),
            (Rule::Clipped(1, 0.2), 1, Reuse::Ratio),
            (Rule::Uncorrected(4), 4, Reuse::Uncorrected),
            (Rule::Ratio(4), 4, Reuse::Ratio),
            (Rule::Clipped(4, 1e9), 4, Reuse::Ratio),
        ] {
            let settings = vanilla::Settings { uses, reuse, ..VANILLA };
            let mut plain = vanilla::Learner::new(&world, settings, 1).unwrap();
            (0..4).for_each(|_| plain.update().unwrap());
            let ours = after(Settings::of(rule), 4).0;
            for (a, b) in ours.iter().zip(plain.theta()) {
                assert!((a - b).abs() < 1e-12, "{rule:?}: {a} for {b}");
            }
        }
    }

    #[test]
    fn the_natural_gradient_is_what_fisher_takes_to_the_gradient() {
        let world = world(GAMMA).unwrap();
        let mut trunk = vanilla::Learner::new(&world, VANILLA, 1).unwrap();
        (0..20).for_each(|_| trunk.update().unwrap());
        let policy = trunk.policy().unwrap();
        let batch = trunk.batch(&policy).unwrap();
        let g = slope(&batch, &policy, Rule::Ratio(1), 4);
        let share = shares(&batch, 9);
        for (s, share) in share.iter().enumerate().filter(|(_, s)| **s > 0.0) {
            let (row, g) = (policy.row(s), &g[4 * s..4 * s + 4]);
            let x: Vec<f64> =
                row.iter().zip(g).map(|(p, g)| g / (share * p)).collect();
            let mean: f64 = row.iter().zip(&x).map(|(p, x)| p * x).sum();
            for a in 0..4 {
                let back = share * row[a] * (x[a] - mean);
                assert!((back - g[a]).abs() < 1e-15, "{back} {}", g[a]);
            }
        }
    }

    #[test]
    fn a_trust_region_is_kept_and_the_surrogate_rises() {
        let seen = after(Settings::of(Rule::Region(0.01)), 60).1;
        for update in &seen {
            assert!(update.panel.kl_old_new <= 0.01 + 1e-15);
            assert!(update.panel.kl_old_new > 0.001);
        }
        assert!(seen[59].value > seen[0].value + 0.5);
    }

    #[test]
    fn a_fresh_batch_has_ratios_of_one_and_a_late_one_has_not() {
        let fresh = Settings::of(Rule::Clipped(8, 0.2));
        let late = Settings { lag: 4, ..fresh };
        for update in after(fresh, 8).1 {
            assert_eq!((update.first.largest, update.first.outside), (1.0, 0.0));
        }
        let seen = after(late, 8).1;
        assert_eq!(seen[0].first.largest, 1.0);
        assert!(seen[7].first.largest > 1.1, "{:?}", seen[7].first);
    }

    #[test]
    fn downhill_it_sinks() {
        let rule = Rule::Clipped(8, 0.2);
        let seen = after(Settings { downhill: true, ..Settings::of(rule) }, 20).1;
        assert!(seen[19].value < seen[0].value);
    }

    #[test]
    fn a_region_without_a_radius_or_a_clip_without_a_band_is_an_error() {
        let world = world(GAMMA).unwrap();
        for delta in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let settings = Settings::of(Rule::Region(delta));
            let error = Learner::new(&world, settings, 1).err().unwrap();
            assert!(error.to_string().starts_with("δ is "));
        }
        for epsilon in [0.0, -0.1, f64::NAN] {
            let settings = Settings::of(Rule::Clipped(8, epsilon));
            let error = Learner::new(&world, settings, 1).err().unwrap();
            let said = format!("ε is {epsilon}; it must be above 0");
            assert_eq!(error.to_string(), said);
        }
    }
}
