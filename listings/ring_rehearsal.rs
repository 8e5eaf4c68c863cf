use reweight::counted_model::CountedModel;
use reweight::doubly_robust_sequential::{direct_method, doubly_robust};
use reweight::environment::StepError;
use reweight::finite_horizon::{clocked, with_clock};
use reweight::judged_log::JudgedLog;
use reweight::marginalised::{counted, marginalised, visit_ratios};
use reweight::mdp::{Mdp, MdpError, Policy};
use reweight::per_trajectory::{pdis, wpdis};
use reweight::rehearsal_world::RehearsalError;
use reweight::ring::Ring;
use reweight::streams::stream;
use reweight::trajectory::Trajectory;
use reweight::weighted_doubly_robust::{Finished, weighted_doubly_robust};

/// The ring with a clock, to rehearse a horizon in: everything about it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct RingRehearsal {
    /// The ring, with a clock that stops it.
    pub world: Mdp,
    /// The policy that leans towards the pay.
    pub target: Policy,
    /// The fair coin.
    pub behaviour: Policy,
    /// Q of the target.
    pub q: Vec<Vec<f64>>,
    /// The ratios of the visits.
    pub visits: Vec<f64>,
    /// J of the target.
    pub truth: f64,
}

impl RingRehearsal {
    /// A ring of so many `steps`, with a target that leans by so much.
    ///
    /// ```
    /// use reweight::ring_rehearsal::RingRehearsal;
    /// let ring = RingRehearsal::new(1.0, 8).unwrap();
    /// assert_eq!(ring.world.states(), 64);
    /// ```
    ///
    /// # Errors
    /// [`MdpError`] for no step, or a lean that is no number.
    pub fn new(lean: f64, steps: usize) -> Result<Self, MdpError> {
        let ring = Ring::new(lean)?;
        let world = with_clock(ring.world(), steps)?;
        let target = clocked(ring.target(), steps)?;
        let behaviour = clocked(ring.behaviour(), steps)?;
        let q = world.action_values(&world.values(&target)?)?;
        let visits = visit_ratios(&world, &target, &behaviour)?;
        let truth = world.value(&target)?;
        Ok(Self { world, target, behaviour, q, visits, truth })
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

    /// PDIS, WPDIS, doubly robust and weighted doubly robust with the right model, marginalised with the
    /// visits known and counted, and with the propensities counted as well, which is the direct method of
    /// a counted model: of the `id`-th log of `n` episodes.
    ///
    /// # Errors
    /// [`RehearsalError`] for fewer than two episodes.
    pub fn estimates(&self, n: usize, id: u64) -> Result<[f64; 7], RehearsalError> {
        let (log, pi, b) = (self.log(n, id)?, &self.target, &self.behaviour);
        let judged = JudgedLog::judge(&log, pi, b, &self.q, 1.0)?;
        let (ratios, rewards) = (judged.log_ratios(), judged.rewards());
        let looks: Vec<usize> = (0..self.world.states()).collect();
        let model = CountedModel::fit(&log, &looks, 2, 1.0)?;
        let model = model.action_values(pi)?;
        let direct = JudgedLog::judge(&log, pi, b, &model, 1.0)?;
        Ok([
            pdis(&ratios, &rewards, 1.0)?.value,
            wpdis(&ratios, &rewards, 1.0)?.value,
            doubly_robust(&judged)?.value,
            weighted_doubly_robust(&judged, Finished::Keeps)?,
            marginalised(&log, pi, b, &self.visits)?.value,
            counted(&log, &looks, pi, b, 1.0)?.value,
            direct_method(&direct)?.value,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_two_steps_all_agree_on_average() {
        let ring = RingRehearsal::new(1.0, 2).unwrap();
        let mean = |column: usize| {
            let each = (0..50).map(|id| ring.estimates(400, id).unwrap()[column]);
            each.sum::<f64>() / 50.0
        };
        for column in 0..7 {
            // The largest variance of one episode is below 0.3, so the error of the mean below 0.004.
            assert!((mean(column) - ring.truth).abs() < 0.016, "{column}");
        }
        assert!(RingRehearsal::new(1.0, 0).is_err());
    }
}
