//! From numbers to places in a picture.

use libm::log;

/// A linear or logarithmic map of a range to pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
    logarithmic: bool,
}

impl Scale {
    /// `from..to` onto the pixels `start..end`.
    #[must_use]
    pub fn linear([from, to]: [f64; 2], [start, end]: [f64; 2]) -> Self {
        Self { from, to, start, end, logarithmic: false }
    }

    /// The same with equal room for equal factors.
    #[must_use]
    pub fn log([from, to]: [f64; 2], [start, end]: [f64; 2]) -> Self {
        Self { from: log(from), to: log(to), start, end, logarithmic: true }
    }

    /// The place of `x`; at most one length of the scale beyond its ends.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        let x = if self.logarithmic { log(x.max(f64::MIN_POSITIVE)) } else { x };
        let share = (x - self.from) / (self.to - self.from);
        self.start + share.clamp(-1.0, 2.0) * (self.end - self.start)
    }

    /// The place of `x`, held within the ends.
    #[must_use]
    pub fn within(&self, x: f64) -> f64 {
        let (low, high) = (self.start.min(self.end), self.start.max(self.end));
        self.at(x).clamp(low, high)
    }

    /// Where it ends, in pixels.
    #[must_use]
    pub fn ends(&self) -> [f64; 2] {
        [self.start, self.end]
    }
}
