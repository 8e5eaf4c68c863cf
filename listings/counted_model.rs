use reweight::judged_log::{JudgedError, JudgedLog, paid as are_paid, whole};
use reweight::mdp::{Mdp, MdpError, Outcome, Policy};
use reweight::trajectory::Trajectory;

/// A world as a log has seen it: how often each action in each state led where, and what it paid on
/// average. An action that nobody took is believed to end the episode and pay nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedModel {
    /// What each state looks like to the model.
    looks: Vec<usize>,
    world: Mdp,
}

impl CountedModel {
    /// Counts the steps of a log. `looks[s]` is what the model sees of state s: two states that look the
    /// same are one to it. Only whole episodes say how they end.
    ///
    /// ```
    /// use reweight::counted_model::CountedModel;
    /// use reweight::mdp::Policy;
    /// use reweight::trajectory::{Step, Trajectory};
    /// let flip = |action, reward| Trajectory {
    ///     steps: vec![Step { state: 0, action, reward }], left_in: None,
    /// };
    /// let log = [flip(0, 2.0), flip(1, 1.0), flip(1, 1.0)];
    /// let model = CountedModel::fit(&log, &[0], 2, 1.0).unwrap();
    /// let bent = Policy::new(vec![vec![0.6, 0.4]]).unwrap();
    /// assert_eq!(model.action_values(&bent).unwrap(), [[2.0, 1.0]]);
    /// ```
    ///
    /// # Errors
    /// [`JudgedError`]: no episode, one that was cut off, a state or an action that the model does not
    /// know, a discount outside [0, 1].
    pub fn fit(
        log: &[Trajectory],
        looks: &[usize],
        actions: usize,
        gamma: f64,
    ) -> Result<Self, JudgedError> {
        if log.is_empty() {
            return Err(JudgedError::Empty);
        }
        let seen = looks.iter().max().map_or(0, |most| most + 1);
        // How often each action led where, the end being the last place; and what it paid.
        let mut to = vec![vec![vec![0.0; seen + 1]; actions]; seen];
        let mut paid = vec![vec![0.0; actions]; seen];
        let mut first = vec![0.0; seen];
        for (episode, one) in log.iter().enumerate() {
            whole(episode, one)?;
            are_paid(episode, one)?;
            let mut places = Vec::with_capacity(one.steps.len());
            for step in &one.steps {
                let look = looks.get(step.state).filter(|_| step.action < actions);
                let (state, action) = (step.state, step.action);
                places.push(*look.ok_or(JudgedError::NoModel { state, action })?);
            }
            let start = places.first().ok_or(JudgedError::NoStep { episode })?;
            first[*start] += 1.0 / log.len() as f64;
            for (t, step) in one.steps.iter().enumerate() {
                let (s, a) = (places[t], step.action);
                to[s][a][places.get(t + 1).copied().unwrap_or(seen)] += 1.0;
                paid[s][a] += step.reward;
            }
        }
        let outcome = |s: usize, a: usize| outcomes(&to[s][a], paid[s][a]);
        let row = |s| (0..actions).map(|a| outcome(s, a)).collect();
        let world = Mdp::new((0..seen).map(row).collect(), first, gamma);
        let world =
            world.map_err(|error| JudgedError::World { episode: 0, error })?;
        Ok(Self { looks: looks.to_vec(), world })
    }

    /// q̂(s, a) of a policy that sees what the log's states are: for states that look the same, the policy
    /// is taken to do what it does in the first of them.
    ///
    /// # Errors
    /// [`MdpError`] if the policy is one for another world, or never ends there.
    pub fn action_values(&self, pi: &Policy) -> Result<Vec<Vec<f64>>, MdpError> {
        let (given, wanted) = (pi.states(), self.looks.len());
        if given != wanted {
            let what = "the policy's list of states";
            return Err(MdpError::Length { what, given, wanted });
        }
        let row = |look: usize| {
            let state = self.looks.iter().position(|l| *l == look);
            state.map_or_else(
                || vec![1.0 / pi.actions() as f64; pi.actions()],
                |state| pi.row(state).to_vec(),
            )
        };
        let pi = Policy::new((0..self.world.states()).map(row).collect())?;
        let q = self.world.action_values(&self.world.values(&pi)?)?;
        Ok(self.looks.iter().map(|look| q[*look].clone()).collect())
    }
}

/// A log in which every episode is judged by a model of the others: the episodes go into `folds` folds
/// in turn, and a fold's model is counted in the rest.
///
/// # Errors
/// [`JudgedError`]: as for [`CountedModel::fit`] and [`JudgedLog::judge`], or fewer episodes than folds.
pub fn cross_fitted(
    log: &[Trajectory],
    looks: &[usize],
    [target, behaviour]: [&Policy; 2],
    gamma: f64,
    folds: usize,
) -> Result<JudgedLog, JudgedError> {
    if folds < 2 || log.len() < folds {
        return Err(JudgedError::Single);
    }
    let mut judged = vec![Vec::new(); log.len()];
    for fold in 0..folds {
        let is_in = |i: &usize| i % folds == fold;
        let of = |keep: bool| (0..log.len()).filter(move |i| is_in(i) == keep);
        let pick = |keep: bool| of(keep).map(|i| log[i].clone()).collect();
        let (ours, others): (Vec<_>, Vec<_>) = (pick(true), pick(false));
        let model = CountedModel::fit(&others, looks, target.actions(), gamma)?;
        let q = model.action_values(target);
        let q = q.map_err(|error| JudgedError::World { episode: 0, error })?;
        let ours = JudgedLog::judge(&ours, target, behaviour, &q, gamma)?;
        for (i, episode) in of(true).zip(ours.episodes()) {
            judged[i] = episode.clone();
        }
    }
    JudgedLog::new(judged, gamma)
}

/// What followed an action, each as often as it was seen to.
fn outcomes(to: &[f64], paid: f64) -> Vec<Outcome> {
    let (total, end) = (to.iter().sum::<f64>(), to.len() - 1);
    if total == 0.0 {
        return vec![Outcome { chance: 1.0, reward: 0.0, next: None }];
    }
    let seen = to.iter().enumerate().filter(|(_, count)| **count > 0.0);
    let reward = paid / total;
    seen.map(|(place, count)| Outcome {
        chance: count / total,
        reward,
        next: (place < end).then_some(place),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::four_by_three::{GAMMA, world};
    use reweight::streams::stream;
    use reweight::trajectory::Step;

    #[test]
    fn enough_episodes_show_the_world() {
        let (world, pi) = (world(GAMMA).unwrap(), Policy::uniform(9, 4).unwrap());
        let play = |id| {
            Trajectory::play(&mut world.walk(None), &pi, &mut stream(1, id))
                .unwrap()
        };
        let log: Vec<Trajectory> = (0..4_000).map(play).collect();
        let looks: Vec<usize> = (0..9).collect();
        let model = CountedModel::fit(&log, &looks, 4, GAMMA).unwrap();
        let exact = world.action_values(&world.values(&pi).unwrap()).unwrap();
        let found = model.action_values(&pi).unwrap();
        for (found, exact) in found.iter().flatten().zip(exact.iter().flatten()) {
            assert!((found - exact).abs() < 0.15, "{found} {exact}");
        }
    }

    #[test]
    fn no_episode_is_judged_by_a_model_that_has_seen_it() {
        let pays = |reward| Trajectory {
            steps: vec![Step { state: 0, action: 0, reward }],
            left_in: None,
        };
        let pi = Policy::uniform(1, 1).unwrap();
        let log = [pays(1.0), pays(10.0), pays(3.0), pays(20.0)];
        let fit = |folds| cross_fitted(&log, &[0], [&pi, &pi], 1.0, folds);
        let two = fit(2).unwrap();
        let said: Vec<f64> = two.episodes().iter().map(|e| e[0].value).collect();
        assert_eq!(said, [15.0, 2.0, 15.0, 2.0]);
        assert_eq!(two.rewards(), [[1.0], [10.0], [3.0], [20.0]]);
        assert!(fit(1).is_err() && fit(5).is_err());
    }

    #[test]
    fn states_that_look_the_same_are_one() {
        let step = |state, reward| Step { state, action: 0, reward };
        let one = |state, reward| Trajectory {
            steps: vec![step(state, reward)],
            left_in: None,
        };
        let log = [one(0, 1.0), one(1, 3.0)];
        let pi = Policy::uniform(2, 1).unwrap();
        let q = |looks: &[usize]| {
            let model = CountedModel::fit(&log, looks, 1, 1.0).unwrap();
            model.action_values(&pi).unwrap()
        };
        assert_eq!(q(&[0, 1]), [[1.0], [3.0]]);
        assert_eq!(q(&[0, 0]), [[2.0], [2.0]]);
    }

    #[test]
    fn an_action_nobody_took_is_worth_nothing_and_strangers_are_named() {
        let step = Step { state: 0, action: 1, reward: -1.0 };
        let log = [Trajectory { steps: vec![step], left_in: None }];
        let model = CountedModel::fit(&log, &[0], 2, 1.0).unwrap();
        let pi = Policy::uniform(1, 2).unwrap();
        assert_eq!(model.action_values(&pi).unwrap(), [[0.0, -1.0]]);
        let error = CountedModel::fit(&log, &[0], 1, 1.0).unwrap_err();
        let says = "the model has no entry for action 1 in state 0";
        assert_eq!(error.to_string(), says);
        assert!(CountedModel::fit(&log, &[], 2, 1.0).is_err());
        let two = CountedModel::fit(&log, &[0, 1], 2, 1.0).unwrap();
        let error = two.action_values(&pi).unwrap_err().to_string();
        assert_eq!(error, "the policy's list of states has 1 entries, not 2");
        let mut unpaid = log.clone();
        unpaid[0].steps[0].reward = f64::INFINITY;
        let error = CountedModel::fit(&unpaid, &[0], 2, 1.0).unwrap_err();
        assert_eq!(error.to_string(), "episode 0, step 0: the reward is inf");
        assert!(CountedModel::fit(&[], &[0], 2, 1.0).is_err());
        let cut = Trajectory { left_in: Some(0), ..log[0].clone() };
        assert!(CountedModel::fit(&[cut], &[0], 2, 1.0).is_err());
    }
}
