use reweight::five_learners::{FiveError, Learner, Rule, Settings, Update};
use reweight::mdp::Mdp;

/// What can be wrong with a record.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RunError {
    /// The learner.
    #[error(transparent)]
    Learner(#[from] FiveError),
    /// The first update is number one.
    #[error("the run is watched from update 0; the first is 1")]
    From,
}

/// What a panel, and then the truth, say of a learner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is wrong with it.
    Healthy,
    /// It goes so far with a batch that J falls.
    TooFar,
    /// It is nearly certain of everything, and that is not the best there is.
    Dead,
    /// Its batches are somebody else's.
    Late,
    /// It goes the wrong way, in small and careful steps.
    Downhill,
}

/// One update as the game records it: what a reader sees of it, and what is hidden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The largest ratio before the first step.
    pub first: f64,
    /// ESS/N after the last.
    pub ess: f64,
    /// The largest ratio.
    pub largest: f64,
    /// The share outside the band.
    pub outside: f64,
    /// KL(π_old‖π_θ).
    pub kl: f64,
    /// The entropy.
    pub entropy: f64,
    /// What the batch earned.
    pub earned: f64,
    /// J before the update. Hidden.
    pub before: f64,
    /// J after it. Hidden.
    pub after: f64,
}

impl Line {
    fn of(update: &Update, before: f64) -> Self {
        let (panel, ratios) = (&update.panel, &update.panel.ratios);
        Self {
            first: update.first.largest,
            ess: ratios.ess,
            largest: ratios.largest,
            outside: ratios.outside,
            kl: panel.kl_old_new,
            entropy: panel.entropy,
            earned: update.earned,
            before,
            after: update.value,
        }
    }
}

/// J of the best policy, to the digits that are told.
pub const BEST: f64 = 0.66;
/// J at which the world counts as solved, a little below [`BEST`].
pub const BAR: f64 = 0.6;
/// An update that takes more than this from J is a fall.
pub const FALL: f64 = 0.2;
/// It is one that went too far if no more than this is left of ESS/N.
pub const LEFT: f64 = 0.9;
/// In nats: whoever has less, in half of the updates, is certain. Fair dice of four have 1.39.
pub const CERTAIN: f64 = 0.05;

/// What is the matter, from the record and the exact J: the answer key of the game. The first that
/// holds: a ratio that is not one before the first step; certainty without a solution; a fall after
/// an update that left little of the batch; an end below the beginning; or nothing.
// ANCHOR: diagnose
pub fn diagnose(lines: &[Line]) -> Verdict {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Verdict::Healthy;
    };
    let certain = lines.iter().filter(|l| l.entropy < CERTAIN).count();
    let fell = |l: &Line| l.ess < LEFT && l.before - l.after > FALL;
    if lines.iter().any(|l| l.first > 1.0) {
        Verdict::Late
    } else if 2 * certain > lines.len() && last.after < BAR {
        Verdict::Dead
    } else if lines.iter().any(fell) {
        Verdict::TooFar
    } else if last.after < first.before {
        Verdict::Downhill
    } else {
        Verdict::Healthy
    }
}
// ANCHOR_END: diagnose

/// A learner of the game and the first update that is shown of it, counted from one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// What it does.
    pub settings: Settings,
    /// From where on it is watched.
    pub from: usize,
}

/// How long.
pub const UPDATES: usize = 40;

/// The five, each with a seed of its own, 1 to 5: the ratio with 64 uses a batch; 32 uses without a
/// ratio, watched later; PPO with eight uses; the same with data sixteen updates old; the same with
/// the credits' sign wrong.
pub const RUNS: [Run; 5] = {
    let ppo = Settings::of(Rule::Clipped(8, 0.2));
    let from = 1;
    [
        Run { settings: Settings::of(Rule::Ratio(64)), from },
        Run { settings: Settings::of(Rule::Uncorrected(32)), from: 81 },
        Run { settings: ppo, from },
        Run { settings: Settings { lag: 16, ..ppo }, from },
        Run { settings: Settings { downhill: true, ..ppo }, from },
    ]
};

/// Records a run: [`UPDATES`] lines.
///
/// ```
/// use reweight::five_runs::{RUNS, UPDATES, Verdict, diagnose, record};
/// use reweight::four_by_three::{GAMMA, world};
/// let lines = record(&world(GAMMA).unwrap(), RUNS[2], 3).unwrap();
/// assert_eq!((lines.len(), diagnose(&lines)), (UPDATES, Verdict::Healthy));
/// ```
///
/// # Errors
/// [`RunError`] if the run is watched from update 0, or as [`Learner::update`].
pub fn record(world: &Mdp, run: Run, seed: u64) -> Result<Vec<Line>, RunError> {
    if run.from == 0 {
        return Err(RunError::From);
    }
    let mut learner = Learner::new(world, run.settings, seed)?;
    let mut lines = Vec::with_capacity(UPDATES);
    for update in 1..run.from + UPDATES {
        let before = learner.value()?;
        let seen = learner.update()?;
        if update >= run.from {
            lines.push(Line::of(&seen, before));
        }
    }
    Ok(lines)
}

/// The arms of the experiment `five_learners`: the five that the page compares, then the same with
/// eight uses and with a longer step.
pub fn arms() -> [Settings; 9] {
    let of = Settings::of;
    [
        of(Rule::Uncorrected(1)),
        of(Rule::Uncorrected(32)),
        of(Rule::Ratio(32)),
        of(Rule::Region(0.01)),
        of(Rule::Clipped(32, 0.2)),
        of(Rule::Uncorrected(8)),
        of(Rule::Ratio(8)),
        of(Rule::Clipped(8, 0.2)),
        Settings { rate: 0.3, ..of(Rule::Uncorrected(1)) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, START, world};

    #[test]
    fn the_best_j_that_is_told_is_that_of_the_best_policy() {
        let best = world(GAMMA).unwrap().best_values().unwrap()[START];
        assert!((best - BEST).abs() < 0.005, "{best}");
    }

    #[test]
    fn nobody_is_watched_from_before_the_first_update() {
        let early = Run { from: 0, ..RUNS[2] };
        let error = record(&world(GAMMA).unwrap(), early, 1).unwrap_err();
        assert_eq!(error, RunError::From);
    }

    /// A learner that rises slowly, with nothing to be seen.
    fn fine() -> Vec<Line> {
        let line = |i: usize| Line {
            first: 1.0,
            ess: 0.99,
            largest: 1.2,
            outside: 0.1,
            kl: 0.005,
            entropy: 1.0,
            earned: 0.0,
            before: 0.01 * i as f64,
            after: 0.01 * (i + 1) as f64,
        };
        (0..UPDATES).map(line).collect()
    }

    #[test]
    fn each_fault_is_told_by_what_it_breaks_and_the_first_to_hold_is_named() {
        let told = |change: &dyn Fn(&mut Vec<Line>)| {
            let mut lines = fine();
            change(&mut lines);
            diagnose(&lines)
        };
        let certain = |lines: &mut Vec<Line>| {
            lines.iter_mut().for_each(|l| l.entropy = 0.01);
        };
        let falls = |lines: &mut Vec<Line>| {
            (lines[9].ess, lines[9].before) = (0.5, 2.0);
        };
        assert_eq!(told(&|_| ()), Verdict::Healthy);
        assert_eq!(told(&certain), Verdict::Dead);
        assert_eq!(told(&falls), Verdict::TooFar);
        assert_eq!(told(&|l| l[0].before = 1.0), Verdict::Downhill);
        assert_eq!(told(&|l| l[3].first = 1.001), Verdict::Late);
        // Certain and solved is no death; a fall that left the batch whole went not too far.
        let solved = told(&|l| {
            certain(l);
            l[UPDATES - 1].after = 0.65;
        });
        assert_eq!(solved, Verdict::Healthy);
        assert_eq!(told(&|l| l[9].before = 2.0), Verdict::Healthy);
        let all = told(&|l| {
            certain(l);
            falls(l);
            l[3].first = 1.5;
        });
        assert_eq!(all, Verdict::Late);
        let two = told(&|l| {
            certain(l);
            falls(l);
        });
        assert_eq!(two, Verdict::Dead);
        assert_eq!(diagnose(&[]), Verdict::Healthy);
    }
}
