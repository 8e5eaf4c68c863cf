use libm::sqrt;

/// What is no problem with a linear value function.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum TriadError {
    /// There is a state, with a feature.
    #[error("there is no state, or no feature")]
    Empty,
    /// As many features in every state, and one share of visits and one successor for each state.
    #[error("{what} has {given} entries, not {wanted}")]
    Length { what: &'static str, given: usize, wanted: usize },
    /// A successor is a state.
    #[error("state {state} is followed by {next}, which is no state")]
    NoState { state: usize, next: usize },
    /// γ lies in [0, 1].
    #[error("the discount is {0}, not in [0, 1]")]
    Discount(f64),
    /// Features, visits, the discount, the step and the parameters are finite, and so is what comes of
    /// them.
    #[error("{what} {index} is {value}")]
    NotFinite { what: &'static str, index: usize, value: f64 },
}

/// A linear value function v(s) = φ(s)·w where all rewards are zero, so that every true value is.
/// State s is updated in a share d(s) of the updates, whoever decides that; under the target it is
/// followed by `next[s]`. Where only one action leads there, its ratio does not appear below: in the
/// mean over the behaviour's actions it has done its work.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearValue {
    features: Vec<Vec<f64>>,
    visits: Vec<f64>,
    next: Vec<usize>,
    gamma: f64,
}

impl LinearValue {
    /// The features of each state, the share of updates in each, its successor, the discount.
    ///
    /// # Errors
    /// [`TriadError`] if they do not fit one another, or something is not finite.
    pub fn new(
        features: Vec<Vec<f64>>,
        visits: Vec<f64>,
        next: Vec<usize>,
        gamma: f64,
    ) -> Result<Self, TriadError> {
        let states = features.len();
        let wanted = features.first().map_or(0, Vec::len);
        if wanted == 0 {
            return Err(TriadError::Empty);
        }
        for row in &features {
            fits("a row of features", row, wanted)?;
        }
        fits("the visits", &visits, states)?;
        fits("the discount", &[gamma], 1)?;
        if !(0.0..=1.0).contains(&gamma) {
            return Err(TriadError::Discount(gamma));
        }
        if next.len() != states {
            let (what, given) = ("the successors", next.len());
            return Err(TriadError::Length { what, given, wanted: states });
        }
        if let Some(state) = next.iter().position(|&next| next >= states) {
            return Err(TriadError::NoState { state, next: next[state] });
        }
        Ok(Self { features, visits, next, gamma })
    }

    /// Baird's counterexample (1995), as in Sutton and Barto (2018, section 11.2), for any features:
    /// the behaviour updates every state equally often, the target always goes to the last.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn baird(features: Vec<Vec<f64>>, gamma: f64) -> Result<Self, TriadError> {
        let states = features.len();
        let visits = vec![1.0 / states as f64; states];
        Self::new(features, visits, vec![states.saturating_sub(1); states], gamma)
    }

    /// Two states worth w and 2w, of which only the first is ever updated.
    ///
    /// ```
    /// use reweight::deadly_triad::LinearValue;
    /// let pair = LinearValue::w_to_2w(0.9).unwrap();
    /// let grown = pair.path(&[1.0], 0.1, 100).unwrap();
    /// assert!((grown[0] / 1.08_f64.powi(100) - 1.0).abs() < 1e-12);
    /// ```
    ///
    /// # Errors
    /// [`TriadError`] if the discount is none.
    pub fn w_to_2w(gamma: f64) -> Result<Self, TriadError> {
        Self::new(vec![vec![1.0], vec![2.0]], vec![1.0, 0.0], vec![1, 1], gamma)
    }

    /// φ(s), state by state.
    pub fn features(&self) -> &[Vec<f64>] {
        &self.features
    }

    /// d(s), the share of updates in each state.
    pub fn visits(&self) -> &[f64] {
        &self.visits
    }

    /// The successor of each state under the target.
    pub fn next(&self) -> &[usize] {
        &self.next
    }

    /// γ.
    pub fn gamma(&self) -> f64 {
        self.gamma
    }

    /// The root of the mean squared error of the values, over all states alike. The truth is zero, so it
    /// is the size of the values themselves.
    ///
    /// # Errors
    /// [`TriadError`] if `w` does not fit the features, or the error is too large for a number.
    pub fn error(&self, w: &[f64]) -> Result<f64, TriadError> {
        fits("the parameters", w, self.features[0].len())?;
        let value = |row: &Vec<f64>| row.iter().zip(w).map(|(x, w)| x * w).sum();
        let values: Vec<f64> = self.features.iter().map(value).collect();
        let error = norm(&values) / sqrt(values.len() as f64);
        fits("the error", &[error], 1)?;
        Ok(error)
    }

    /// The same problem, updated in other shares: they need not add up to one.
    ///
    /// # Errors
    /// [`TriadError`] if there is not one finite share for each state.
    pub fn updated_in(&self, visits: Vec<f64>) -> Result<Self, TriadError> {
        fits("the visits", &visits, self.visits.len())?;
        Ok(Self { visits, ..self.clone() })
    }

    /// The same problem, updated where the target itself would be in the long run: in the last state,
    /// if that is where all successors lead.
    pub fn where_the_target_is(&self) -> Self {
        let mut visits = vec![0.0; self.visits.len()];
        // After as many steps as there are states, a deterministic walk is in its cycle.
        let mut state = 0;
        for _ in &visits {
            state = self.next[state];
        }
        let (first, mut cycle) = (state, vec![]);
        loop {
            cycle.push(state);
            state = self.next[state];
            if state == first {
                break;
            }
        }
        for &state in &cycle {
            visits[state] = 1.0 / cycle.len() as f64;
        }
        Self { visits, ..self.clone() }
    }

    // ANCHOR: matrix
    /// A = Σ d(s) φ(s) (φ(s) − γ φ(s′))ᵀ. The expected update is w ← w − α A w, so an
    /// eigenvalue with a negative real part makes w grow, however small α is.
    pub fn matrix(&self) -> Vec<Vec<f64>> {
        let d = self.features[0].len();
        let mut matrix = vec![vec![0.0; d]; d];
        for ((here, &share), &next) in
            self.features.iter().zip(&self.visits).zip(&self.next)
        {
            let there = &self.features[next];
            for (row, i) in matrix.iter_mut().zip(here) {
                for ((entry, j), k) in row.iter_mut().zip(here).zip(there) {
                    *entry += share * i * (j - self.gamma * k);
                }
            }
        }
        matrix
    }
    // ANCHOR_END: matrix

    /// The parameters after `steps` expected updates of semi-gradient TD(0) with step size α.
    ///
    /// # Errors
    /// [`TriadError`] if `w` does not fit the features, or what results is not finite.
    pub fn path(
        &self,
        w: &[f64],
        alpha: f64,
        steps: usize,
    ) -> Result<Vec<f64>, TriadError> {
        fits("the parameters", w, self.features[0].len())?;
        fits("the step", &[alpha], 1)?;
        let (matrix, mut w) = (self.matrix(), w.to_vec());
        for _ in 0..steps {
            let change = |row: &Vec<f64>| -> f64 {
                row.iter().zip(&w).map(|(a, w)| a * w).sum()
            };
            let changes: Vec<f64> = matrix.iter().map(change).collect();
            w = w.iter().zip(changes).map(|(w, c)| w - alpha * c).collect();
        }
        fits("the parameter", &w, w.len())?;
        Ok(w)
    }
}

/// ‖w‖.
pub fn norm(w: &[f64]) -> f64 {
    sqrt(w.iter().map(|w| w * w).sum())
}

/// Baird's own features: six states worth 2wᵢ + w₈, the seventh w₇ + 2w₈.
pub fn baird_features() -> Vec<Vec<f64>> {
    let mut features = vec![vec![0.0; 8]; 7];
    for (state, row) in features.iter_mut().enumerate() {
        row[state] = if state < 6 { 2.0 } else { 1.0 };
        row[7] = if state < 6 { 1.0 } else { 2.0 };
    }
    features
}

/// Where Sutton and Barto's figures start: w₇ is ten, the others one.
pub const BAIRD_START: [f64; 8] = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 10.0, 1.0];

/// Checks that there are as many numbers as wanted, all finite.
fn fits(
    what: &'static str,
    numbers: &[f64],
    wanted: usize,
) -> Result<(), TriadError> {
    let given = numbers.len();
    if given != wanted {
        return Err(TriadError::Length { what, given, wanted });
    }
    match numbers.iter().position(|x| !x.is_finite()) {
        Some(index) => {
            let value = numbers[index];
            Err(TriadError::NotFinite { what, index, value })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baird_diverges_in_expectation_and_where_the_target_is_it_does_not() {
        let baird = LinearValue::baird(baird_features(), 0.99).unwrap();
        let length = |value: &LinearValue, steps| {
            norm(&value.path(&BAIRD_START, 0.01, steps).unwrap())
        };
        assert!(length(&baird, 1000) > 40.0 * length(&baird, 0));
        let there = baird.where_the_target_is();
        assert_eq!(there.visits, [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
        assert!(length(&there, 1000) < length(&there, 0));
    }

    #[test]
    fn one_expected_update_is_the_mean_of_the_seven_single_ones() {
        let (gamma, alpha) = (0.9, 0.01);
        let baird = LinearValue::baird(baird_features(), gamma).unwrap();
        let value = |s: usize| -> f64 {
            baird_features()[s].iter().zip(BAIRD_START).map(|(x, w)| x * w).sum()
        };
        let mut mean = BAIRD_START.to_vec();
        for (state, row) in baird_features().iter().enumerate() {
            let error = gamma * value(6) - value(state);
            for (w, x) in mean.iter_mut().zip(row) {
                *w += alpha * error * x / 7.0;
            }
        }
        for (a, b) in baird.path(&BAIRD_START, alpha, 1).unwrap().iter().zip(mean) {
            assert!((a - b).abs() < 1e-14);
        }
    }

    #[test]
    fn w_to_2w_grows_exactly_where_gamma_is_above_one_half() {
        for (gamma, growth) in [(0.4, 0.98), (0.5, 1.0), (0.9, 1.08)] {
            let pair = LinearValue::w_to_2w(gamma).unwrap();
            let w = pair.path(&[3.0], 0.1, 1).unwrap()[0];
            assert!((w / 3.0 - growth).abs() < 1e-15);
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let one = vec![vec![1.0]];
        let lost = LinearValue::new(one.clone(), vec![1.0], vec![1], 0.9);
        let says = "state 0 is followed by 1, which is no state";
        assert_eq!(lost.unwrap_err().to_string(), says);
        assert_eq!(LinearValue::baird(vec![], 0.9), Err(TriadError::Empty));
        let long = LinearValue::baird(one, 0.9).unwrap();
        let error = long.path(&[1.0, 1.0], 0.1, 1).unwrap_err();
        assert_eq!(error.to_string(), "the parameters has 2 entries, not 1");
        let wild = LinearValue::w_to_2w(0.9).unwrap();
        assert!(wild.path(&[1.0], 1e300, 3).is_err());
        let error = wild.error(&[1e308]).unwrap_err();
        assert_eq!(error.to_string(), "the error 0 is inf");
        for gamma in [1.5, -0.1] {
            let far = LinearValue::w_to_2w(gamma).unwrap_err();
            assert_eq!(far, TriadError::Discount(gamma));
        }
        assert!(LinearValue::w_to_2w(f64::NAN).is_err());
    }
}
