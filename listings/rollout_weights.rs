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
    fn the_ends_belong_to_the_interval_and_nan_stays_nan() {
        let ice = Correction::Keep { least: 0.5, most: 2.0 };
        assert_eq!([0.5, 2.0].map(|r| ice.weight(r)), [0.5, 2.0]);
        assert!(ice.weight(f64::NAN).is_nan());
        assert!(Correction::Truncate { most: 2.0 }.weight(f64::NAN).is_nan());
        assert_eq!(Correction::Truncate { most: 2.0 }.weight(f64::INFINITY), 2.0);
    }
}
