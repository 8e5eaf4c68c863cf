/// Bounds that are none.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum CorrectionError {
    /// The most that a token counts is above nought; infinity truncates nothing.
    #[error("a token counts {0} at most; it must be above 0")]
    Most(f64),
    /// An interval of ratios begins at nought or above, and does not end before.
    #[error("ratios from {least} to {most} are no interval")]
    Interval { least: f64, most: f64 },
}

/// What is done with π_old/π_rollout, the learner's probability over that of the engine which sampled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Correction {
    /// Truncated importance sampling (Yao et al. 2025): min(ratio, most).
    Truncate {
        /// The most that a token counts.
        most: f64,
    },
    /// IcePop, as `verl` has it: the ratio inside of an interval, nothing outside.
    Keep {
        /// Where it begins, itself included.
        least: f64,
        /// Where it ends, itself included.
        most: f64,
    },
}

impl Correction {
    /// Whether its bounds are bounds.
    ///
    /// # Errors
    /// [`CorrectionError`] if not.
    pub fn check(self) -> Result<(), CorrectionError> {
        match self {
            Self::Truncate { most } if most > 0.0 => Ok(()),
            Self::Truncate { most } => Err(CorrectionError::Most(most)),
            Self::Keep { least, most } if 0.0 <= least && least <= most => Ok(()),
            Self::Keep { least, most } => {
                Err(CorrectionError::Interval { least, most })
            }
        }
    }

    /// The weight, a constant to the gradient. A ratio that is NaN has the weight NaN.
    ///
    /// ```
    /// use reweight::rollout_weights::Correction;
    /// let tis = Correction::Truncate { most: 2.0 };
    /// let ice = Correction::Keep { least: 0.5, most: 2.0 };
    /// assert_eq!([0.4, 1.5, 3.0].map(|r| tis.weight(r)), [0.4, 1.5, 2.0]);
    /// assert_eq!([0.4, 1.5, 3.0].map(|r| ice.weight(r)), [0.0, 1.5, 0.0]);
    /// ```
    // ANCHOR: weight
    pub fn weight(self, ratio: f64) -> f64 {
        match self {
            _ if ratio.is_nan() => ratio,
            Self::Truncate { most } => ratio.min(most),
            Self::Keep { least, most } if least <= ratio && ratio <= most => ratio,
            Self::Keep { .. } => 0.0,
        }
    }
    // ANCHOR_END: weight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_are_none_are_named() {
        let said = |c: Correction| c.check().unwrap_err().to_string();
        for most in [f64::NAN, -1.0, 0.0] {
            let wanted =
                format!("a token counts {most} at most; it must be above 0");
            assert_eq!(said(Correction::Truncate { most }), wanted);
        }
        for (least, most) in
            [(f64::NAN, 2.0), (0.5, f64::NAN), (2.0, 0.5), (-1.0, 2.0)]
        {
            let wanted = format!("ratios from {least} to {most} are no interval");
            assert_eq!(said(Correction::Keep { least, most }), wanted);
        }
        assert_eq!(Correction::Truncate { most: f64::INFINITY }.check(), Ok(()));
        assert_eq!(Correction::Keep { least: 0.0, most: 2.0 }.check(), Ok(()));
    }

    #[test]
    fn the_ends_belong_to_the_interval_and_nan_stays_nan() {
        let ice = Correction::Keep { least: 0.5, most: 2.0 };
        assert_eq!([0.5, 2.0].map(|r| ice.weight(r)), [0.5, 2.0]);
        assert!(ice.weight(f64::NAN).is_nan());
        assert!(Correction::Truncate { most: 2.0 }.weight(f64::NAN).is_nan());
        assert_eq!(Correction::Truncate { most: 2.0 }.weight(f64::INFINITY), 2.0);
    }
}
