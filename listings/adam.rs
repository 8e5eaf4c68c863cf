/// Adam (Kingma and Ba, 2015): gradient descent whose step in each parameter is measured in the
/// gradient's own recent size, so that a gradient twice as long steps no further.
///
/// ```
/// use reweight::adam::Adam;
/// let mut adam = Adam::new(2, 0.1).unwrap();
/// let mut parameters = [1.0, 1.0];
/// adam.step(&mut parameters, &[1000.0, -0.5]).unwrap();
/// assert!((parameters[0] - 0.9).abs() < 1e-8);
/// assert!((parameters[1] - 1.1).abs() < 1e-8);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Adam {
    rate: f64,
    /// Running means of the gradient and of its square, before their correction.
    first: Vec<f64>,
    second: Vec<f64>,
    /// β₁ᵗ and β₂ᵗ: what is missing in those means because they began at nought.
    missing: (f64, f64),
}

/// β₁, β₂ and ε of the paper.
const BETA: (f64, f64) = (0.9, 0.999);
const EPSILON: f64 = 1e-8;

/// What Adam cannot do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum AdamError {
    /// A rate is positive and finite.
    #[error("the rate is {0}")]
    Rate(f64),
    /// Parameters and gradient have the length it was made for.
    #[error("{given} {what} where there are {wanted}")]
    Shape { what: &'static str, given: usize, wanted: usize },
    /// Gradients are finite.
    #[error("entry {index} of the gradient is {value}")]
    NotFinite { index: usize, value: f64 },
}

impl Adam {
    /// For so many parameters, with a learning rate.
    ///
    /// # Errors
    /// [`AdamError::Rate`] unless the rate is positive and finite.
    pub fn new(parameters: usize, rate: f64) -> Result<Self, AdamError> {
        if !(rate > 0.0 && rate.is_finite()) {
            return Err(AdamError::Rate(rate));
        }
        let zeros = vec![0.0; parameters];
        let (first, second) = (zeros.clone(), zeros);
        Ok(Self { rate, first, second, missing: (1.0, 1.0) })
    }

    /// One step *down* the gradient.
    ///
    /// # Errors
    /// [`AdamError`] if a length is another, or an entry is not finite; then nothing is changed.
    pub fn step(
        &mut self,
        parameters: &mut [f64],
        gradient: &[f64],
    ) -> Result<(), AdamError> {
        self.check(parameters, gradient)?;
        self.missing.0 *= BETA.0;
        self.missing.1 *= BETA.1;
        let (whole, whole_square) = (1.0 - self.missing.0, 1.0 - self.missing.1);
        let means = self.first.iter_mut().zip(&mut self.second);
        for ((theta, g), (m, v)) in parameters.iter_mut().zip(gradient).zip(means) {
            *m = BETA.0 * *m + (1.0 - BETA.0) * g;
            *v = BETA.1 * *v + (1.0 - BETA.1) * (g * g);
            let size = (*v / whole_square).sqrt();
            *theta -= self.rate * (*m / whole) / (size + EPSILON);
        }
        Ok(())
    }

    fn check(&self, parameters: &[f64], gradient: &[f64]) -> Result<(), AdamError> {
        let wanted = self.first.len();
        for (what, given) in [
            ("parameters", parameters.len()),
            ("entries of the gradient", gradient.len()),
        ] {
            if given != wanted {
                return Err(AdamError::Shape { what, given, wanted });
            }
        }
        // A square beyond all numbers would stop that parameter for ever.
        match gradient.iter().position(|g| !(g * g).is_finite()) {
            None => Ok(()),
            Some(index) => {
                let value = gradient[index];
                Err(AdamError::NotFinite { index, value })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_means_are_their_sums_over_all_gradients_so_far() {
        let gradients = [1.0, -0.5, 0.25, 3.0, 0.0, -2.0];
        let mut adam = Adam::new(1, 0.01).unwrap();
        let mut theta = [0.3];
        let mut expected = 0.3;
        for t in 0..gradients.len() {
            adam.step(&mut theta, &gradients[t..=t]).unwrap();
            // m = (1 − β₁) Σ β₁^(t−i) gᵢ / (1 − β₁^t), and so for the squares.
            let mean = |beta: f64, of: fn(f64) -> f64| {
                let (mut above, mut below, mut weight) = (0.0, 0.0, 1.0);
                for g in gradients[..=t].iter().rev() {
                    above += weight * of(*g);
                    below += weight;
                    weight *= beta;
                }
                above / below
            };
            let (m, v) = (mean(0.9, |g| g), mean(0.999, |g| g * g));
            expected -= 0.01 * m / (v.sqrt() + 1e-8);
            assert!((theta[0] - expected).abs() < 1e-14);
        }
    }

    #[test]
    fn a_constant_gradient_of_any_size_steps_by_the_rate() {
        for size in [1e-3, 1.0, 1e6] {
            let mut adam = Adam::new(1, 0.01).unwrap();
            let mut theta = [0.0];
            (0..100).for_each(|_| adam.step(&mut theta, &[-size]).unwrap());
            let exact = size / (size + 1e-8);
            assert!((theta[0] - exact).abs() < 1e-12, "{}", theta[0] - exact);
        }
    }

    #[test]
    fn what_is_wrong_is_named_and_changes_nothing() {
        let said = |e: AdamError| e.to_string();
        assert_eq!(said(Adam::new(1, 0.0).unwrap_err()), "the rate is 0");
        assert!(Adam::new(1, f64::NAN).is_err());
        let mut adam = Adam::new(2, 0.1).unwrap();
        let (before, mut theta) = (adam.clone(), [1.0, 2.0]);
        let short = adam.step(&mut theta, &[1.0]).unwrap_err();
        assert_eq!(said(short), "1 entries of the gradient where there are 2");
        assert!(adam.step(&mut theta[..1], &[1.0, 1.0]).is_err());
        let nan = adam.step(&mut theta, &[1.0, f64::NAN]).unwrap_err();
        assert_eq!(said(nan), "entry 1 of the gradient is NaN");
        assert!(adam.step(&mut theta, &[1e200, 0.0]).is_err());
        assert_eq!((adam, theta), (before, [1.0, 2.0]));
    }
}
