use libm::log;
use rand::Rng;
use rand_distr::{Distribution, Exp1};
use reweight::log_weights::{LogWeights, WeightError};

/// What can be wrong with a network of tasks or with its tilt.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum PertError {
    /// A set of finished tasks is one 32-bit number.
    #[error("{0} tasks; there must be 1 to 32")]
    Tasks(usize),
    /// Each task has a list of parents and a mean duration.
    #[error("{parents} lists of parents for {means} mean durations")]
    Length { parents: usize, means: usize },
    /// Tasks are numbered so that parents come first: no task waits for itself.
    #[error("task {task} waits for task {parent}, which does not come before it")]
    Parent { task: usize, parent: usize },
    /// Durations are exponential with a positive mean.
    #[error("the mean duration of task {task} is {value}")]
    Mean { task: usize, value: f64 },
    /// A tilt multiplies each mean duration by a positive factor.
    #[error("the tilt of task {task} is {value}")]
    Tilt { task: usize, value: f64 },
    /// One factor for each task.
    #[error("{factors} factors for {tasks} tasks")]
    Factors { factors: usize, tasks: usize },
    /// A tilt names tasks by their number.
    #[error("there is no task {task}: {tasks} tasks are numbered from 0")]
    NoTask { task: usize, tasks: usize },
    /// One duration for each task.
    #[error("{durations} durations for {tasks} tasks")]
    Durations { durations: usize, tasks: usize },
    /// Whatever happens takes a time.
    #[error("the duration of task {task} is {value}")]
    Duration { task: usize, value: f64 },
    /// What is late is late for something.
    #[error("the deadline is {0}; it must be finite")]
    Deadline(f64),
    /// The simulated weights make no batch.
    #[error(transparent)]
    Weights(#[from] WeightError),
}

/// A project: each task starts when its parents are done, and lasts an exponential time.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    parents: Vec<Vec<usize>>,
    means: Vec<f64>,
}

impl Network {
    /// When the last task ends, if the tasks last this long.
    ///
    /// # Errors
    /// [`PertError::Durations`] or [`PertError::Duration`] if there is not one finite duration of at
    /// least zero for each task.
    pub fn completion_time(&self, durations: &[f64]) -> Result<f64, PertError> {
        if durations.len() != self.tasks() {
            let (durations, tasks) = (durations.len(), self.tasks());
            return Err(PertError::Durations { durations, tasks });
        }
        let bad = |x: &f64| !(x.is_finite() && *x >= 0.0);
        if let Some(task) = durations.iter().position(bad) {
            return Err(PertError::Duration { task, value: durations[task] });
        }
        let mut ends: Vec<f64> = Vec::with_capacity(durations.len());
        for (parents, duration) in self.parents.iter().zip(durations) {
            let start = parents.iter().map(|&p| ends[p]).fold(0.0, f64::max);
            ends.push(start + duration);
        }
        Ok(ends.into_iter().fold(0.0, f64::max))
    }

    /// A network of tasks, numbered from 0, parents before children.
    ///
    /// # Errors
    /// [`PertError`]
    pub fn new(
        parents: Vec<Vec<usize>>,
        means: Vec<f64>,
    ) -> Result<Self, PertError> {
        if parents.is_empty() || parents.len() > 32 {
            return Err(PertError::Tasks(parents.len()));
        }
        for (task, mine) in parents.iter().enumerate() {
            if let Some(&parent) = mine.iter().find(|&&p| p >= task) {
                return Err(PertError::Parent { task, parent });
            }
        }
        let network = Self { parents, means: vec![] };
        network.lasting(means)
    }

    /// The ten tasks of Owen, section 9.4, whose Table 9.2 we have from Lemhadri (2020). Tasks are
    /// numbered from 0 here.
    pub fn owen() -> Self {
        let parents: [&[usize]; 10] =
            [&[], &[0], &[0], &[1], &[1], &[2], &[2], &[2], &[4, 5, 6], &[3, 7, 8]];
        Self {
            parents: parents.iter().map(|p| p.to_vec()).collect(),
            means: vec![4.0, 4.0, 2.0, 5.0, 2.0, 3.0, 2.0, 3.0, 2.0, 2.0],
        }
    }

    /// The same tasks with other mean durations.
    ///
    /// # Errors
    /// [`PertError`]
    pub fn lasting(&self, means: Vec<f64>) -> Result<Self, PertError> {
        if means.len() != self.parents.len() {
            let (parents, means) = (self.parents.len(), means.len());
            return Err(PertError::Length { parents, means });
        }
        let bad = |x: &f64| !(x.is_finite() && *x > 0.0);
        if let Some(task) = means.iter().position(bad) {
            return Err(PertError::Mean { task, value: means[task] });
        }
        Ok(Self { parents: self.parents.clone(), means })
    }

    /// A tilt that makes the mean durations of these tasks `kappa` times as long.
    ///
    /// # Errors
    /// [`PertError`] if a task does not exist or the factor is not positive.
    pub fn tilt(&self, tasks: &[usize], kappa: f64) -> Result<Vec<f64>, PertError> {
        let mut tilt = vec![1.0; self.tasks()];
        for &task in tasks {
            let none = PertError::NoTask { task, tasks: self.tasks() };
            *tilt.get_mut(task).ok_or(none)? = kappa;
        }
        self.fits(&tilt)?;
        Ok(tilt)
    }

    /// How many tasks there are.
    pub fn tasks(&self) -> usize {
        self.means.len()
    }

    /// What each task waits for.
    pub fn parents(&self) -> &[Vec<usize>] {
        &self.parents
    }

    /// The mean durations.
    pub fn means(&self) -> &[f64] {
        &self.means
    }

    /// Checks that a tilt fits: one positive factor for each task.
    ///
    /// # Errors
    /// [`PertError::Factors`] or [`PertError::Tilt`].
    pub fn fits(&self, tilt: &[f64]) -> Result<(), PertError> {
        if tilt.len() != self.tasks() {
            let (factors, tasks) = (tilt.len(), self.tasks());
            return Err(PertError::Factors { factors, tasks });
        }
        let bad = |x: &f64| !(x.is_finite() && *x > 0.0);
        match tilt.iter().position(bad) {
            Some(task) => Err(PertError::Tilt { task, value: tilt[task] }),
            None => Ok(()),
        }
    }

    /// Runs the project `n` times with the mean of task i stretched by the factor κᵢ, and returns
    /// the log weights back to the true durations beside the completion times. A stretched task
    /// of true mean θ that took x has w = κ exp(−(1 − 1/κ) x / θ).
    ///
    /// # Errors
    /// [`PertError`] if the tilt does not fit, or `n` is 0.
    pub fn simulate(
        &self,
        tilt: &[f64],
        n: usize,
        rng: &mut impl Rng,
    ) -> Result<(LogWeights, Vec<f64>), PertError> {
        self.fits(tilt)?;
        let (mut logs, mut ends) = (Vec::with_capacity(n), Vec::with_capacity(n));
        for _ in 0..n {
            let (log_w, end) = stretched(self, tilt, rng)?;
            logs.push(log_w);
            ends.push(end);
        }
        Ok((LogWeights::new(logs)?, ends))
    }
}

/// One run with stretched tasks: its log weight, and when it ends.
// ANCHOR: stretched
fn stretched(
    project: &Network,
    kappa: &[f64],
    rng: &mut impl Rng,
) -> Result<(f64, f64), PertError> {
    let (mut log_w, mut durations) = (0.0, Vec::new());
    for (theta, kappa) in project.means().iter().zip(kappa) {
        let unit: f64 = Exp1.sample(rng);
        durations.push(kappa * theta * unit);
        log_w += log(*kappa) - (kappa - 1.0) * unit; // log p(x) − log q(x)
    }
    Ok((log_w, project.completion_time(&durations)?))
}
// ANCHOR_END: stretched

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_critical_path_of_the_means_is_tasks_1_2_4_10() {
        let n = Network::owen();
        assert_eq!(n.completion_time(n.means()), Ok(4.0 + 4.0 + 5.0 + 2.0));
    }

    #[test]
    fn without_a_tilt_every_weight_is_one() {
        let n = Network::owen();
        let (w, ends) = n.simulate(&[1.0; 10], 50, &mut stream(1, 0)).unwrap();
        assert!(w.logs().iter().all(|&lw| lw == 0.0) && ends.len() == 50);
    }

    #[test]
    fn bad_networks_and_tilts_are_named() {
        let say = |e: PertError| e.to_string();
        let waits =
            Network::new(vec![vec![], vec![1]], vec![1.0, 1.0]).unwrap_err();
        assert_eq!(
            say(waits),
            "task 1 waits for task 1, which does not come before it"
        );
        let zero = Network::new(vec![vec![]], vec![0.0]).unwrap_err();
        assert_eq!(say(zero), "the mean duration of task 0 is 0");
        let none = Network::new(vec![], vec![]).unwrap_err();
        assert_eq!(say(none), "0 tasks; there must be 1 to 32");
        let many = Network::new(vec![vec![]; 33], vec![1.0; 33]).unwrap_err();
        assert_eq!(say(many), "33 tasks; there must be 1 to 32");
        let lacks = Network::new(vec![vec![]; 2], vec![1.0]).unwrap_err();
        assert_eq!(say(lacks), "2 lists of parents for 1 mean durations");
        let n = Network::owen();
        assert_eq!(say(n.fits(&[1.0; 9]).unwrap_err()), "9 factors for 10 tasks");
        assert_eq!(
            say(n.tilt(&[2], -1.0).unwrap_err()),
            "the tilt of task 2 is -1"
        );
        assert_eq!(
            say(n.tilt(&[10], 2.0).unwrap_err()),
            "there is no task 10: 10 tasks are numbered from 0"
        );
        let short = n.completion_time(&[1.0; 9]).unwrap_err();
        assert_eq!(say(short), "9 durations for 10 tasks");
        let mut durations = [1.0; 10];
        durations[3] = f64::NAN;
        let nan = n.completion_time(&durations).unwrap_err();
        assert_eq!(say(nan), "the duration of task 3 is NaN");
        assert!(n.simulate(&[1.0; 10], 0, &mut stream(1, 0)).is_err());
    }
}
