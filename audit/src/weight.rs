//! A weight that neither overflows nor costs a logarithm where none is needed.

use libm::{exp, log};

/// The weight `times` · e^`log`. A ratio of probabilities is kept as it is, with a `log` of 0; what
/// comes as a logarithm stays one, with `times` 1, or 0 for a weight of zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    times: f64,
    log: f64,
}

impl Weight {
    /// A weight of zero.
    pub const ZERO: Self = Self { times: 0.0, log: 0.0 };

    /// The ratio of two numbers that are finite and not negative, the second not zero.
    pub fn ratio(above: f64, below: f64) -> Self {
        let times = above / below;
        if times.is_normal() || above == 0.0 {
            Self { times, log: 0.0 }
        } else {
            Self::of_log(log(above) - log(below))
        }
    }

    /// A weight by its logarithm, which is below +∞.
    pub fn of_log(log: f64) -> Self {
        if log == f64::NEG_INFINITY { Self::ZERO } else { Self { times: 1.0, log } }
    }

    /// Its logarithm.
    pub fn log(self) -> f64 {
        if self.times == 1.0 { self.log } else { self.log + log(self.times) }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.times == 0.0
    }

    /// The ratio that it is kept as, if it is.
    pub fn as_ratio(self) -> Option<f64> {
        (self.log == 0.0).then_some(self.times)
    }

    /// Whether it is larger than another.
    pub fn exceeds(self, other: Self) -> bool {
        if self.log == other.log {
            self.times > other.times
        } else {
            self.log() > other.log()
        }
    }

    /// Whether it is another to twelve digits.
    pub fn is_nearly(self, other: Self) -> bool {
        self == other || (self.log() - other.log()).abs() < 1e-12
    }

    /// Itself as a share of another that is not zero.
    pub fn over(self, other: Self) -> f64 {
        if self.log == other.log {
            self.times / other.times
        } else if self.is_zero() {
            0.0
        } else {
            exp(self.log() - other.log())
        }
    }
}
