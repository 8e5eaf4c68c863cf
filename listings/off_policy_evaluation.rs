use libm::{exp, log, sqrt};
use reweight::log_weights::{LogWeights, WeightError};
use reweight::ordinary::Estimate;
use reweight::self_normalised::self_normalised;

/// What the residual of a row, its reward less the model's, is multiplied by.
///
/// ```
/// use reweight::off_policy_evaluation::Correction;
/// assert_eq!(Correction::Clipped(3.0).of(7.0), 3.0);
/// assert_eq!(Correction::Switch(3.0).of(7.0), 0.0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Correction {
    /// By nothing: the model alone, the *direct method*.
    None,
    /// By the weight: IPS without a model, *doubly robust* with one (Dudík, Langford and Li 2011).
    Full,
    /// By the weight, or by τ if that is less.
    Clipped(f64),
    /// By the weight up to τ, else by nothing (after Wang, Agarwal and Dudík 2017, as the Open
    /// Bandit Pipeline has it).
    Switch(f64),
    /// By λ w / (w² + λ): the weight while it is small, nothing when it is huge (Su et al. 2020).
    Shrunk(f64),
    /// By w / (1 − λ + λ w), which never passes 1/λ (Metelli, Russo and Restelli 2021).
    SubGaussian(f64),
}

/// What no estimate can be made with.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum CorrectionError {
    /// A level or a strength that cannot be one.
    #[error("{name} is {value}")]
    Parameter { name: &'static str, value: f64 },
    /// What is wrong with the log.
    #[error(transparent)]
    Weights(#[from] WeightError),
}

/// A weight came out of a logarithm: one that equals τ may be this much above it.
const ROUNDING: f64 = 1e-12;

impl Correction {
    /// What is left of the weight `w`.
    // ANCHOR: correction
    pub fn of(self, w: f64) -> f64 {
        match self {
            Correction::None => 0.0,
            Correction::Switch(tau) if w > tau * (1.0 + ROUNDING) => 0.0,
            Correction::Full | Correction::Switch(_) => w,
            Correction::Clipped(tau) => w.min(tau),
            Correction::Shrunk(lambda) => lambda * w / (w * w + lambda),
            Correction::SubGaussian(lambda) => w / (1.0 - lambda + lambda * w),
        }
    }
    // ANCHOR_END: correction

    /// Itself, if its parameter can be one.
    ///
    /// # Errors
    /// [`CorrectionError::Parameter`] for a τ below 0, a λ of [`Self::Shrunk`] that is not above 0 and
    /// finite, or one of [`Self::SubGaussian`] that is not from 0 to below 1.
    fn checked(self) -> Result<Self, CorrectionError> {
        let (name, value, good) = match self {
            Correction::None | Correction::Full => return Ok(self),
            Correction::Clipped(tau) | Correction::Switch(tau) => {
                ("τ", tau, tau >= 0.0)
            }
            Correction::Shrunk(lambda) => {
                ("λ", lambda, lambda > 0.0 && lambda.is_finite())
            }
            Correction::SubGaussian(lambda) => {
                ("λ", lambda, (0.0..1.0).contains(&lambda))
            }
        };
        if good {
            Ok(self)
        } else {
            Err(CorrectionError::Parameter { name, value })
        }
    }
}

/// A log and what a model says of it, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    w: LogWeights,
    rewards: Vec<f64>,
    predicted: Vec<f64>,
    values: Vec<f64>,
}

impl Logged {
    /// A log without a model: the model says zero everywhere.
    ///
    /// # Errors
    /// [`WeightError`] if there is not one finite reward for each weight.
    pub fn new(w: LogWeights, rewards: Vec<f64>) -> Result<Self, WeightError> {
        w.fit(&rewards)?;
        let zero = vec![0.0; w.len()];
        Ok(Self { w, rewards, predicted: zero.clone(), values: zero })
    }

    /// The same log beside a model of the reward: what it predicted for the action that was taken,
    /// q̂(x, a), and what it says the target would earn there, V̂(x) = Σ π(a|x) q̂(x, a).
    ///
    /// # Errors
    /// [`WeightError`] if there is not one finite number of each for each row.
    pub fn with_model(
        self,
        predicted: Vec<f64>,
        values: Vec<f64>,
    ) -> Result<Self, WeightError> {
        self.w.fit(&predicted)?;
        self.w.fit(&values)?;
        Ok(Self { predicted, values, ..self })
    }

    /// The weights.
    pub fn weights(&self) -> &LogWeights {
        &self.w
    }

    /// The rewards.
    pub fn rewards(&self) -> &[f64] {
        &self.rewards
    }

    /// What each row says the target is worth: V̂(x) + g(w) (r − q̂(x, a)).
    ///
    /// # Errors
    /// [`CorrectionError`]: a parameter that cannot be one, or [`WeightError::Overflow`] if a term is
    /// not a finite number.
    // ANCHOR: terms
    pub fn terms(&self, g: Correction) -> Result<Vec<f64>, CorrectionError> {
        let g = g.checked()?;
        let rows = self.w.logs().iter().zip(self.residuals()).zip(&self.values);
        let term = |((log_w, residual), value): ((&f64, f64), &f64)| {
            value + g.of(exp(*log_w)) * residual
        };
        Ok(finite(rows.map(term).collect(), &self.w)?)
    }
    // ANCHOR_END: terms

    /// What the model got wrong: r − q̂(x, a).
    fn residuals(&self) -> Vec<f64> {
        self.rewards.iter().zip(&self.predicted).map(|(r, q)| r - q).collect()
    }

    /// The mean of the terms, and the standard error that they report.
    ///
    /// ```
    /// use reweight::log_weights::LogWeights;
    /// use reweight::off_policy_evaluation::{Correction, Logged};
    /// let w = LogWeights::new(vec![1.2_f64.ln(), 0.8_f64.ln()]).unwrap();
    /// let flips = Logged::new(w, vec![1.0, 0.0]).unwrap();
    /// let heads = flips.estimate(Correction::Full).unwrap();
    /// assert!((heads.value - 0.6).abs() < 1e-12);
    /// ```
    ///
    /// # Errors
    /// [`CorrectionError`]: as for [`Logged::terms`], or one row alone.
    pub fn estimate(&self, g: Correction) -> Result<Estimate, CorrectionError> {
        let (mean, spread) = moments(&self.terms(g)?);
        Ok(Estimate::checked(mean, spread / sqrt(self.w.len() as f64), &self.w)?)
    }

    /// Σ V̂ / N + Σ w (r − q̂) / Σ w, whose weights sum to one: SNIPS without a model (Swaminathan
    /// and Joachims 2015), self-normalised doubly robust with one. The standard error is the delta
    /// method's.
    ///
    /// # Errors
    /// [`WeightError`]: as for [`self_normalised`].
    pub fn normalised(&self) -> Result<Estimate, WeightError> {
        let residuals = self.residuals();
        let lift = self_normalised(&self.w, &residuals)?.value;
        let (shares, n) = (self.w.relative()?, self.w.len() as f64);
        let each = n / shares.iter().sum::<f64>();
        let influence: Vec<f64> = (self.values.iter())
            .zip(shares.iter().zip(&residuals))
            .map(|(value, (w, residual))| value + each * w * (residual - lift))
            .collect();
        let (mean, spread) = moments(&influence); // the second part sums to 0
        Estimate::checked(mean + lift, spread / sqrt(n), &self.w)
    }
}

/// The mean, and the standard deviation (over N − 1).
fn moments(terms: &[f64]) -> (f64, f64) {
    let n = terms.len() as f64;
    let mean = terms.iter().sum::<f64>() / n;
    let squares: f64 = terms.iter().map(|t| (t - mean) * (t - mean)).sum();
    (mean, sqrt(squares / (n - 1.0).max(1.0)))
}

/// The terms, if a weight did not make one infinite.
fn finite(terms: Vec<f64>, w: &LogWeights) -> Result<Vec<f64>, WeightError> {
    if terms.iter().all(|term| term.is_finite()) {
        Ok(terms)
    } else {
        Err(WeightError::Overflow { largest: w.largest() })
    }
}

/// What can be wrong with a log that comes with whole policies, one row of probabilities for each
/// logged row.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum PolicyError {
    #[error("{rows} rows of {what} for {given} logged rows")]
    Rows { what: &'static str, rows: usize, given: usize },
    #[error("row {row}: {what} has no entry for action {action}")]
    Action { row: usize, what: &'static str, action: usize },
    #[error(
        "row {row}: the probability of action {action} under {what} is {value}"
    )]
    Probability { row: usize, what: &'static str, action: usize, value: f64 },
    #[error(transparent)]
    Weight(#[from] WeightError),
}

/// A log in which every row comes with both policies and with the model, action by action.
#[derive(Debug, Clone, PartialEq)]
pub struct WithPolicies {
    /// The target's probabilities, row by row.
    pub target: Vec<Vec<f64>>,
    /// The logging policy's.
    pub behaviour: Vec<Vec<f64>>,
    /// The model's predictions q̂.
    pub model: Vec<Vec<f64>>,
    /// What was done, counted from 0.
    pub actions: Vec<usize>,
    /// What it earned.
    pub rewards: Vec<f64>,
}

impl WithPolicies {
    /// Reduces each row to its weight, its reward, q̂ of what was done, and V̂.
    ///
    /// # Errors
    /// [`PolicyError`], with the row.
    pub fn reduce(&self) -> Result<Logged, PolicyError> {
        let given = self.actions.len();
        for (what, table) in [
            ("the target", &self.target),
            ("the behaviour", &self.behaviour),
            ("the model", &self.model),
        ] {
            if table.len() != given {
                return Err(PolicyError::Rows { what, rows: table.len(), given });
            }
        }
        let (mut logs, mut predicted, mut values) = (vec![], vec![], vec![]);
        for (row, &action) in self.actions.iter().enumerate() {
            let p = probability(&self.target, "the target", row, action)?;
            let q = probability(&self.behaviour, "the behaviour", row, action)?;
            if q == 0.0 {
                let what = "the behaviour";
                return Err(PolicyError::Probability {
                    row,
                    what,
                    action,
                    value: q,
                });
            }
            logs.push(log(p) - log(q));
            predicted.push(entry(&self.model, "the model", row, action)?);
            let mut value = 0.0;
            for other in 0..self.target[row].len() {
                let p = probability(&self.target, "the target", row, other)?;
                value += p * entry(&self.model, "the model", row, other)?;
            }
            values.push(value);
        }
        let logged = Logged::new(LogWeights::new(logs)?, self.rewards.clone())?;
        Ok(logged.with_model(predicted, values)?)
    }
}

/// What a table says of an action.
fn entry(
    table: &[Vec<f64>],
    what: &'static str,
    row: usize,
    action: usize,
) -> Result<f64, PolicyError> {
    let entry = table[row].get(action).copied();
    entry.ok_or(PolicyError::Action { row, what, action })
}

/// The same, if it is a probability.
fn probability(
    table: &[Vec<f64>],
    what: &'static str,
    row: usize,
    action: usize,
) -> Result<f64, PolicyError> {
    let value = entry(table, what, row, action)?;
    if (0.0..=1.0 + 1e-9).contains(&value) {
        Ok(value)
    } else {
        Err(PolicyError::Probability { row, what, action, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reweight::ordinary::ordinary;

    const SHAPES: [Correction; 6] = [
        Correction::None,
        Correction::Full,
        Correction::Clipped(3.0),
        Correction::Switch(3.0),
        Correction::Shrunk(5.0),
        Correction::SubGaussian(0.1),
    ];

    fn weights(w: &[f64]) -> LogWeights {
        LogWeights::new(w.iter().map(|&w| log(w)).collect()).unwrap()
    }

    #[test]
    fn without_a_model_they_are_the_estimates_of_part_one() {
        let (w, f) = (weights(&[1.2, 0.8, 9.0, 0.0]), [2.0, 1.0, 0.0, 5.0]);
        let log = Logged::new(w.clone(), f.to_vec()).unwrap();
        let (a, b) = (log.estimate(Correction::Full), ordinary(&w, &f));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert!((a.value - b.value).abs() < 1e-15);
        assert!((a.standard_error - b.standard_error).abs() < 1e-15);
        let (a, b) = (log.normalised().unwrap(), self_normalised(&w, &f).unwrap());
        assert!((a.value - b.value).abs() < 1e-15);
        // The two delta methods differ by N against N − 1.
        let ratio = a.standard_error / b.standard_error;
        assert!((ratio * ratio - 4.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_model_that_is_right_on_every_row_leaves_no_weight_to_matter() {
        let r = vec![1.0, 2.0, 3.0];
        let log = Logged::new(weights(&[1e6, 0.1, 0.0]), r.clone()).unwrap();
        let log = log.with_model(r, vec![2.0, 2.0, 5.0]).unwrap();
        for g in SHAPES {
            assert_eq!(log.estimate(g).unwrap().value, 3.0);
        }
        assert_eq!(log.normalised().unwrap().value, 3.0);
    }

    #[test]
    fn no_correction_exceeds_the_weight_and_small_weights_are_left_alone() {
        for g in SHAPES {
            for w in [0.0_f64, 1e-6, 0.5, 1.0, 1e3, 1e200] {
                assert!((0.0..=w.max(1.0)).contains(&g.of(w)), "{g:?} {w}");
            }
        }
        for g in &SHAPES[1..5] {
            assert!((g.of(1e-6) - 1e-6).abs() < 1e-15);
        }
    }

    #[test]
    fn a_weight_of_tau_is_kept_though_its_logarithm_was_rounded() {
        for tau in [3.0, 5.0, 7.0, 10.0, 1000.0] {
            let w = exp(log(tau));
            assert_eq!(Correction::Switch(tau).of(w), w);
            assert_eq!(Correction::Switch(tau).of(1.000_001 * tau), 0.0);
        }
    }

    #[test]
    fn an_overflow_or_a_bad_parameter_is_an_error_and_never_nan() {
        let huge = LogWeights::new(vec![800.0, 0.0]).unwrap();
        let log = Logged::new(huge, vec![1.0, 1.0]).unwrap();
        let overflow = WeightError::Overflow { largest: 800.0 };
        assert_eq!(log.estimate(Correction::Full), Err(overflow.into()));
        assert_eq!(log.estimate(Correction::Clipped(2.0)).unwrap().value, 1.5);
        let zero = Logged::new(weights(&[0.0, 1.0]), vec![1.0, 1.0]).unwrap();
        for (g, what, value) in [
            (Correction::Clipped(f64::NAN), "τ", "NaN"),
            (Correction::Switch(-1.0), "τ", "-1"),
            (Correction::Shrunk(0.0), "λ", "0"),
            (Correction::SubGaussian(1.5), "λ", "1.5"),
        ] {
            let says = zero.estimate(g).unwrap_err().to_string();
            assert_eq!(says, format!("{what} is {value}"));
        }
        let one = Logged::new(weights(&[1.0]), vec![1.0]).unwrap();
        assert_eq!(one.estimate(Correction::Full), Err(WeightError::Single.into()));
        assert!(one.with_model(vec![f64::NAN], vec![0.0]).is_err());
    }

    #[test]
    fn a_row_that_cannot_be_is_named() {
        let good = WithPolicies {
            target: vec![vec![0.6, 0.4]],
            behaviour: vec![vec![0.5, 0.5]],
            model: vec![vec![2.0, 1.0]],
            actions: vec![0],
            rewards: vec![2.0],
        };
        let logged = good.reduce().unwrap();
        assert!((exp(logged.weights().logs()[0]) - 1.2).abs() < 1e-15);
        let says = |change: fn(&mut WithPolicies)| {
            let mut bad = good.clone();
            change(&mut bad);
            bad.reduce().unwrap_err().to_string()
        };
        assert_eq!(
            says(|p| p.actions[0] = 2),
            "row 0: the target has no entry for action 2"
        );
        assert_eq!(
            says(|p| p.behaviour[0][0] = 0.0),
            "row 0: the probability of action 0 under the behaviour is 0"
        );
        assert_eq!(
            says(|p| p.target[0][1] = -0.1),
            "row 0: the probability of action 1 under the target is -0.1"
        );
        assert_eq!(
            says(|p| p.model.clear()),
            "0 rows of the model for 1 logged rows"
        );
        assert_eq!(says(|p| p.model[0].truncate(1)), {
            "row 0: the model has no entry for action 1"
        });
        assert_eq!(says(|p| p.rewards[0] = f64::NAN), "value 0 is NaN");
    }
}
