use libm::log;
use rand::Rng;
use rand_distr::{Distribution, Exp1};
use reweight::log_weights::{LogWeights, WeightError};

/// What can be wrong with a network of tasks or with its tilt.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum PertError {
    /// Each task has a list of parents and a mean duration; at most 32 tasks.
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
    pub fn completion_time(&self, durations: &[f64]) -> f64 {
        let mut ends: Vec<f64> = Vec::with_capacity(durations.len());
        for (parents, duration) in self.parents.iter().zip(durations) {
            let start = parents.iter().map(|&p| ends[p]).fold(0.0, f64::max);
            ends.push(start + duration);
        }
        ends.into_iter().fold(0.0, f64::max)
    }

    /// A network of tasks, numbered from 0, parents before children.
    ///
    /// # Errors
    /// [`PertError`]
    pub fn new(
        parents: Vec<Vec<usize>>,
        means: Vec<f64>,
    ) -> Result<Self, PertError> {
        if parents.len() != means.len() || means.is_empty() || means.len() > 32 {
            let (parents, means) = (parents.len(), means.len());
            return Err(PertError::Length { parents, means });
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
        let count = tilt.len();
        for &task in tasks {
            let place = tilt.get_mut(task);
            *place
                .ok_or(PertError::Factors { factors: task + 1, tasks: count })? =
                kappa;
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
            let (log_w, end) = stretched(self, tilt, rng);
            logs.push(log_w);
            ends.push(end);
        }
        Ok((LogWeights::new(logs)?, ends))
    }
}

/// One run with stretched tasks: its log weight, and when it ends.
// ANCHOR: stretched
fn stretched(project: &Network, kappa: &[f64], rng: &mut impl Rng) -> (f64, f64) {
    let (mut log_w, mut durations) = (0.0, Vec::new());
    for (theta, kappa) in project.means().iter().zip(kappa) {
        let unit: f64 = Exp1.sample(rng);
        durations.push(kappa * theta * unit);
        log_w += log(*kappa) - (kappa - 1.0) * unit; // log p(x) − log q(x)
    }
    (log_w, project.completion_time(&durations))
}
// ANCHOR_END: stretched

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::streams::stream;

    #[test]
    fn the_critical_path_of_the_means_is_tasks_1_2_4_10() {
        let n = Network::owen();
        assert_eq!(n.completion_time(n.means()), 4.0 + 4.0 + 5.0 + 2.0);
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
        assert!(Network::new(vec![], vec![]).is_err());
        let n = Network::owen();
        assert_eq!(say(n.fits(&[1.0; 9]).unwrap_err()), "9 factors for 10 tasks");
        assert_eq!(
            say(n.tilt(&[2], -1.0).unwrap_err()),
            "the tilt of task 2 is -1"
        );
        assert_eq!(say(n.tilt(&[10], 2.0).unwrap_err()), "11 factors for 10 tasks");
        assert!(n.simulate(&[1.0; 10], 0, &mut stream(1, 0)).is_err());
    }
}
