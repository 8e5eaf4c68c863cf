use reweight::brackets::{BracketError, Model};

/// What can be wrong with an engine.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum EngineError {
    /// A double has 53 significant bits.
    #[error("{0} significant bits, of 1 to 53")]
    Bits(u32),
    /// The nearest number may lie beyond all of them.
    #[error("{value} is too large for {bits} significant bits")]
    Overflow { value: f64, bits: u32 },
    /// The model, before or after it was rounded.
    #[error(transparent)]
    Model(#[from] BracketError),
}

/// x with so many significant bits, the nearest such number, ties to the even one; what is no finite
/// number stays what it is. A `bf16` has 8: the
/// numbers from 16 to 32 are an eighth apart in it.
///
/// ```
/// use reweight::inference_engine::rounded;
/// assert_eq!(rounded(20.07, 8).unwrap(), 20.125);
/// assert_eq!(rounded(-1.0, 8).unwrap(), -1.0);
/// ```
///
/// # Errors
/// [`EngineError::Bits`] for no bit, or more than a double has; [`EngineError::Overflow`] if the largest
/// number of so many bits is still too small.
pub fn rounded(x: f64, bits: u32) -> Result<f64, EngineError> {
    if !(1..=53).contains(&bits) {
        return Err(EngineError::Bits(bits));
    }
    if bits == 53 || !x.is_finite() {
        return Ok(x);
    }
    let drop = 53 - bits;
    let raw = x.to_bits();
    let (half, odd) = ((1 << (drop - 1)) - 1, raw >> drop & 1);
    let nearest = f64::from_bits((raw + half + odd) >> drop << drop);
    if nearest.is_finite() {
        Ok(nearest)
    } else {
        Err(EngineError::Overflow { value: x, bits })
    }
}

/// An engine: the weights it is given are the learner's, and it rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Engine {
    /// Significant bits of a logit.
    pub bits: u32,
    /// Where the logits lie. A softmax does not care; rounding does.
    pub level: f64,
}

impl Engine {
    /// The model that the engine samples from, when it is given the learner's.
    ///
    /// ```
    /// use reweight::{brackets::Model, inference_engine::Engine};
    /// let learner = Model::new([[0.3, -0.2, 0.05]; 6]).unwrap();
    /// let engine = Engine { bits: 8, level: 20.0 }.serve(&learner).unwrap();
    /// assert_eq!(engine.logits()[0], [20.25, 19.75, 20.0]);
    /// ```
    ///
    /// # Errors
    /// [`EngineError`] if bits or level make no model of it.
    // ANCHOR: serve
    pub fn serve(self, learner: &Model) -> Result<Model, EngineError> {
        let mut logits = *learner.logits();
        for logit in logits.iter_mut().flatten() {
            *logit = rounded(*logit + self.level, self.bits)?;
        }
        Ok(Model::new(logits)?)
    }
    // ANCHOR_END: serve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_eight_bits_are_kept_and_others_go_to_the_nearest() {
        for (x, y) in [
            (0.0, 0.0),
            (1.0, 1.0),
            (255.0, 255.0),
            (257.0, 256.0),
            (259.0, 260.0),
            (-257.1, -258.0),
            (31.99, 32.0),
        ] {
            assert_eq!(rounded(x, 8).unwrap(), y);
        }
        assert_eq!(rounded(0.1, 53).unwrap(), 0.1);
        assert_eq!(rounded(f64::from(0.1_f32), 24).unwrap(), f64::from(0.1_f32));
        assert_eq!(rounded(0.1, 24).unwrap(), f64::from(0.1_f32));
        let error = rounded(1.0, 54).unwrap_err().to_string();
        assert_eq!(error, "54 significant bits, of 1 to 53");
        for x in [f64::MAX, -f64::MAX] {
            let overflow = EngineError::Overflow { value: x, bits: 8 };
            assert_eq!(rounded(x, 8), Err(overflow));
        }
        assert_eq!(rounded(f64::MAX, 53).unwrap(), f64::MAX);
    }

    #[test]
    fn an_engine_that_does_not_round_is_the_learner() {
        let learner = Model::new([[0.5, -0.25, 2.0]; 6]).unwrap();
        let same = Engine { bits: 53, level: 0.0 }.serve(&learner).unwrap();
        assert_eq!(same, learner);
        let lost = Engine { bits: 8, level: f64::INFINITY }.serve(&learner);
        assert!(lost.is_err());
    }
}
