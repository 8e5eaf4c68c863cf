use libm::sqrt;
use reweight::log_weights::WeightError;
use reweight::ordinary::Estimate;

/// What the same experiment reported, done again and again: the view that one batch never has.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeats(Vec<Estimate>);

impl Repeats {
    /// Runs `experiment` for the batches 0, 1, …, `count` − 1.
    ///
    /// # Errors
    /// What an experiment returns, and [`WeightError::Empty`] if there is none.
    pub fn run(
        count: u64,
        experiment: impl FnMut(u64) -> Result<Estimate, WeightError>,
    ) -> Result<Self, WeightError> {
        let reports: Vec<_> =
            (0..count).map(experiment).collect::<Result<_, _>>()?;
        if reports.is_empty() {
            return Err(WeightError::Empty);
        }
        Ok(Self(reports))
    }

    /// How often the reported 95 % interval held the truth, and the standard error of that share.
    ///
    /// ```
    /// use reweight::{coverage::Repeats, ordinary::Estimate};
    /// let report = |i| Ok(Estimate { value: i as f64, standard_error: 1.0 });
    /// let repeats = Repeats::run(4, report).unwrap(); // 0, 1, 2 and 3, each ± 1.96
    /// assert_eq!(repeats.coverage(0.0).value, 0.5);
    /// ```
    // ANCHOR: coverage
    pub fn coverage(&self, truth: f64) -> Estimate {
        self.share(|report| report.holds(truth))
    }
    // ANCHOR_END: coverage

    /// How many of the estimates fall short of the truth, as a share.
    pub fn below(&self, truth: f64) -> Estimate {
        self.share(|report| report.value < truth)
    }

    /// The share of the repeats whose report is `good`, and its binomial standard error.
    pub fn share(&self, good: impl Fn(&Estimate) -> bool) -> Estimate {
        let n = self.0.len() as f64;
        let share = self.0.iter().filter(|report| good(report)).count() as f64 / n;
        Estimate { value: share, standard_error: sqrt(share * (1.0 - share) / n) }
    }

    /// What each repeat reported, in order.
    pub fn reports(&self) -> &[Estimate] {
        &self.0
    }

    /// The estimates, sorted.
    pub fn values(&self) -> Sorted {
        Sorted::from(self.0.iter().map(|r| r.value))
    }

    /// The reported standard errors, sorted.
    pub fn standard_errors(&self) -> Sorted {
        Sorted::from(self.0.iter().map(|r| r.standard_error))
    }

    /// The mean of the estimates and their standard deviation: the spread that a standard error
    /// promises to be, as far as this many repeats can show it.
    pub fn mean_and_spread(&self) -> (f64, f64) {
        let n = self.0.len() as f64;
        let mean = self.0.iter().map(|r| r.value).sum::<f64>() / n;
        let square = |r: &Estimate| (r.value - mean) * (r.value - mean);
        let squares: f64 = self.0.iter().map(square).sum();
        (mean, sqrt(squares / (n - 1.0).max(1.0)))
    }
}

/// Numbers in ascending order: at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorted(Vec<f64>);

impl Sorted {
    /// Sorts them.
    ///
    /// # Errors
    /// [`WeightError::Empty`] if there is none.
    pub fn of(numbers: impl Iterator<Item = f64>) -> Result<Self, WeightError> {
        let sorted = Self::from(numbers);
        if sorted.0.is_empty() { Err(WeightError::Empty) } else { Ok(sorted) }
    }

    fn from(numbers: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        Self(sorted)
    }

    /// The value below which the share `level` lies, between two neighbours by proportion. A level
    /// outside 0 to 1 is taken for the nearer end, and NaN for 0.
    pub fn quantile(&self, level: f64) -> f64 {
        let level = if level.is_nan() { 0.0 } else { level.clamp(0.0, 1.0) };
        let place = level * (self.0.len() - 1) as f64;
        let below = place.floor() as usize;
        let above = (below + 1).min(self.0.len() - 1);
        self.0[below] + (place - place.floor()) * (self.0[above] - self.0[below])
    }

    /// The median and its standard error: half the way between the quantiles that lie one binomial
    /// standard deviation, 1/(2√n), to either side of it.
    pub fn median(&self) -> Estimate {
        let step = 0.5 / sqrt(self.0.len() as f64);
        Estimate {
            value: self.quantile(0.5),
            standard_error: (self.quantile(0.5 + step) - self.quantile(0.5 - step))
                / 2.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_distr::StandardNormal;
    use reweight::batch::Batch;
    use reweight::streams::stream;

    fn counting(n: u64) -> Repeats {
        let report = |i: u64| Ok(Estimate { value: i as f64, standard_error: 1.0 });
        Repeats::run(n, report).unwrap()
    }

    #[test]
    fn quantiles_meet_the_ends_and_halve_the_middle() {
        let values = counting(5).values();
        assert_eq!(values.quantile(0.0), 0.0);
        assert_eq!(values.quantile(0.5), 2.0);
        assert_eq!(values.quantile(0.6), 2.4);
        assert_eq!(values.quantile(7.0), 4.0);
        assert_eq!(values.quantile(-1.0), 0.0);
        assert_eq!(values.quantile(f64::NAN), 0.0);
        assert_eq!(counting(1).values().median().value, 0.0);
    }

    #[test]
    fn shares_below_and_moments_are_what_they_say() {
        let repeats = counting(4);
        assert_eq!(repeats.below(1.5).value, 0.5);
        let (mean, spread) = repeats.mean_and_spread();
        assert!(
            (mean - 1.5).abs() < 1e-15 && (spread - sqrt(5.0 / 3.0)).abs() < 1e-15
        );
        assert_eq!(repeats.reports().len(), 4);
    }

    #[test]
    fn no_repeat_is_an_error_and_a_failing_one_is_passed_on() {
        let fail = |_| Err(WeightError::AllZero { count: 3 });
        assert_eq!(Repeats::run(0, fail), Err(WeightError::Empty));
        assert_eq!(Repeats::run(1, fail), Err(WeightError::AllZero { count: 3 }));
    }

    #[test]
    fn the_textbook_interval_covers_95_percent_where_the_policies_agree() {
        // No gap, f(x) = x: the textbook case. 0.95 ± 4 standard errors of 2,000 repeats.
        let plain = |id| {
            let batch =
                Batch::draw(&StandardNormal, 200, |_| 0.0, &mut stream(1, id));
            batch?.ordinary(|x| x)
        };
        let share = Repeats::run(2000, plain).unwrap().coverage(0.0).value;
        assert!((share - 0.95).abs() < 4.0 * sqrt(0.95 * 0.05 / 2000.0), "{share}");
    }
}
