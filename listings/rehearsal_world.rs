use reweight::backward_variance::{Backward, step_ratios};
use reweight::counted_model::{CountedModel, cross_fitted};
use reweight::doubly_robust_sequential::{direct_method, doubly_robust};
use reweight::environment::StepError;
use reweight::four_by_three::{GAMMA, world};
use reweight::judged_log::{JudgedError, JudgedLog};
use reweight::magic::{bootstrap_interval, magic};
use reweight::marginalised::{counted, undiscounted, visit_ratios};
use reweight::mdp::{Mdp, MdpError, Policy, Ties};
use reweight::per_trajectory::{TrajectoryError, ois, pdis, wis, wpdis};
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight::weighted_doubly_robust::{Finished, weighted_doubly_robust};

/// What a model sees of each state of the four-by-three world that tells all of them apart.
pub const EVERY_CELL: [usize; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/// What one sees that tells columns apart, and not rows.
pub const COLUMNS: [usize; 9] = [0, 1, 2, 0, 2, 0, 1, 2, 3];

/// How many resampled logs MAGIC's interval takes.
const RESAMPLES: usize = 100;
/// For how many steps MAGIC's candidates trust the log, and then for all of them.
const STEPS: [usize; 5] = [0, 1, 2, 4, 8];

/// What a log may be too small for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum RehearsalError {
    #[error(transparent)]
    World(#[from] MdpError),
    #[error(transparent)]
    Step(#[from] StepError),
    #[error(transparent)]
    Log(#[from] JudgedError),
    #[error(transparent)]
    Ratios(#[from] TrajectoryError),
}

/// A four-by-three world to rehearse in: a target whose J is known, and a behaviour that keeps the log.
/// Both do what is best, but for a share ε of their steps, which goes to any action.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsal {
    /// The world.
    pub world: Mdp,
    /// The policy that is asked about, one step in ten astray.
    pub target: Policy,
    /// The policy that keeps the log.
    pub behaviour: Policy,
    /// J of the target.
    pub truth: f64,
    best: Vec<Vec<f64>>,
}

impl Rehearsal {
    /// A behaviour that goes astray in a share `astray` of its steps.
    ///
    /// ```
    /// use reweight::rehearsal_world::Rehearsal;
    /// let same = Rehearsal::new(0.1).unwrap();
    /// assert_eq!(same.target, same.behaviour);
    /// ```
    ///
    /// # Errors
    /// [`MdpError::Epsilon`] if the share is not one.
    pub fn new(astray: f64) -> Result<Self, MdpError> {
        let world = world(GAMMA)?;
        let best = world.action_values(&world.best_values()?)?;
        let target = Policy::epsilon_greedy(&best, 0.1, Ties::First)?;
        let behaviour = Policy::epsilon_greedy(&best, astray, Ties::First)?;
        let truth = world.value(&target)?;
        Ok(Self { world, target, behaviour, truth, best })
    }

    /// The `id`-th log of `n` episodes.
    ///
    /// # Errors
    /// [`StepError`]: none that these policies can meet.
    pub fn log(&self, n: usize, id: u64) -> Result<Vec<Trajectory>, StepError> {
        let mut rng = stream(1, id);
        let mut walk = self.world.walk(None);
        let play = |_| Trajectory::play(&mut walk, &self.behaviour, &mut rng);
        (0..n).map(play).collect()
    }

    /// Q of the target: a model without a fault.
    ///
    /// # Errors
    /// [`MdpError`]: none in this world.
    pub fn right(&self) -> Result<Vec<Vec<f64>>, MdpError> {
        self.world.action_values(&self.world.values(&self.target)?)
    }

    /// Q of a policy without an aim, each action as often as the others: a model left over from a log
    /// in which nobody knew anything yet.
    ///
    /// # Errors
    /// [`MdpError`]: none in this world.
    pub fn left_over(&self) -> Result<Vec<Vec<f64>>, MdpError> {
        let aimless = Policy::uniform(self.world.states(), self.world.actions())?;
        self.world.action_values(&self.world.values(&aimless)?)
    }

    /// Q of the best policy: a model of another target.
    pub fn best(&self) -> &[Vec<f64>] {
        &self.best
    }

    /// The variance of what one episode says, doubly robust with a model.
    ///
    /// # Errors
    /// [`MdpError::Length`] if the model is one for another world.
    pub fn doubly_robust(&self, q: &[Vec<f64>]) -> Result<f64, MdpError> {
        let ratios = step_ratios(&self.target, &self.behaviour)?;
        let exact = Backward::doubly_robust(&ratios, &self.target, q)?;
        Ok(exact.moments(&self.world, &self.behaviour)?.variance)
    }

    /// The same, marginalised, with the visit ratios known.
    ///
    /// # Errors
    /// [`MdpError`]: none in this world.
    pub fn marginalised(&self) -> Result<f64, MdpError> {
        let ratios = step_ratios(&self.target, &self.behaviour)?;
        let visits = visit_ratios(&self.world, &self.target, &self.behaviour)?;
        let exact = Backward::marginalised(&visits, &ratios);
        let plain = undiscounted(&self.world)?;
        Ok(exact.moments(&plain, &self.behaviour)?.variance)
    }

    /// Every estimate of the `id`-th log of `n` episodes: OIS, WIS, PDIS, WPDIS, the direct method, doubly
    /// robust, weighted doubly robust, MAGIC and marginalised from counts, from the direct method on each
    /// with every cell and then with columns alone. Then whether the interval of doubly robust held the
    /// truth, and what share MAGIC gave to each model alone.
    ///
    /// # Errors
    /// [`RehearsalError`] for fewer than two episodes, or a log in which no weight is left.
    pub fn estimates(
        &self,
        n: usize,
        id: u64,
    ) -> Result<[f64; 17], RehearsalError> {
        let Rehearsal { target, behaviour, truth, .. } = self;
        let log = self.log(n, id)?;
        let keeps = Finished::Keeps;
        let fit = |looks: &[usize]| {
            cross_fitted(&log, looks, [target, behaviour], GAMMA, 2)
        };
        let direct = |looks: &[usize]| -> Result<f64, RehearsalError> {
            let model = CountedModel::fit(&log, looks, 4, GAMMA)?;
            let q = model.action_values(target)?;
            let log = JudgedLog::judge(&log, target, behaviour, &q, GAMMA)?;
            Ok(direct_method(&log)?.value)
        };
        let blend =
            |log: &JudgedLog, part: u64| -> Result<(f64, f64), RehearsalError> {
                let longest = log.longest();
                let mut steps = STEPS.to_vec();
                steps.push(longest);
                steps.retain(|steps| *steps <= longest);
                let mut rng = stream(2 + part, id);
                let interval =
                    bootstrap_interval(log, keeps, RESAMPLES, 0.9, &mut rng)?;
                let blend = magic(log, keeps, &steps, interval)?;
                Ok((blend.value, blend.shares[0]))
            };
        let (cells, columns) = (fit(&EVERY_CELL)?, fit(&COLUMNS)?);
        let (ratios, rewards) = (cells.log_ratios(), cells.rewards());
        let robust = doubly_robust(&cells)?;
        let (with, without) = (blend(&cells, 0)?, blend(&columns, 1)?);
        let count = |looks| counted(&log, looks, target, behaviour, GAMMA);
        Ok([
            ois(&ratios, &rewards, GAMMA)?.value,
            wis(&ratios, &rewards, GAMMA)?.value,
            pdis(&ratios, &rewards, GAMMA)?.value,
            wpdis(&ratios, &rewards, GAMMA)?.value,
            direct(&EVERY_CELL)?,
            direct(&COLUMNS)?,
            robust.value,
            doubly_robust(&columns)?.value,
            weighted_doubly_robust(&cells, keeps)?,
            weighted_doubly_robust(&columns, keeps)?,
            with.0,
            without.0,
            count(&EVERY_CELL)?.value,
            count(&COLUMNS)?.value,
            if robust.holds(*truth) { 1.0 } else { 0.0 },
            with.1,
            without.1,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_model_does_not_stop_the_products() {
        let variance = |astray: f64| {
            let rehearsal = Rehearsal::new(astray).unwrap();
            rehearsal.doubly_robust(&rehearsal.right().unwrap()).unwrap()
        };
        assert!(variance(0.3) < variance(0.5));
        assert_eq!(variance(0.9), f64::INFINITY);
        let marginal = Rehearsal::new(0.9).unwrap().marginalised().unwrap();
        assert!(marginal.is_finite());
    }

    #[test]
    fn a_model_of_another_policy_can_be_worse_than_none() {
        let rehearsal = Rehearsal::new(0.5).unwrap();
        let none = vec![vec![0.0; 4]; 9];
        let none = rehearsal.doubly_robust(&none).unwrap();
        let with = |q: &[Vec<f64>]| rehearsal.doubly_robust(q).unwrap();
        assert!(with(&rehearsal.left_over().unwrap()) > none);
        assert!(with(rehearsal.best()) < none);
        assert!(with(&rehearsal.right().unwrap()) < with(rehearsal.best()));
    }

    #[test]
    fn logs_are_the_same_each_time_and_differ_from_one_another() {
        let rehearsal = Rehearsal::new(0.5).unwrap();
        let log = rehearsal.log(20, 3).unwrap();
        assert_eq!(log, rehearsal.log(20, 3).unwrap());
        assert_ne!(log, rehearsal.log(20, 4).unwrap());
        assert!(Rehearsal::new(1.5).is_err());
    }
}
