//! From a log to what it can say.

use crate::error::{AuditError, Summand};
use crate::input::Input;
use crate::largest::{KEPT, Largest, most_rows};
use crate::moments::{Sums, Totals};
use crate::rows::{Format, Row, Rows};
use crate::weight::Weight;
use reweight::ordinary::Estimate;
use reweight::psis::{Tail, k_threshold, tail_length};

/// What a log says about the target, and what to believe of it.
#[derive(Debug, Clone)]
pub struct Audit {
    /// How many rows there are: N.
    pub rows: u64,
    /// How many of them have a weight of zero.
    pub zeros: u64,
    /// Σ w f / N, the inverse-propensity score.
    pub ips: Estimate,
    /// Σ w f / Σ w, the same with weights that sum to one.
    pub snips: Estimate,
    /// Σ w / N, which should be near one.
    pub mean_weight: Estimate,
    /// Kong's effective sample size.
    pub ess: f64,
    /// The same for what the rows earn; `None` where that is nothing, or too large to be squared.
    pub ess_for_rewards: Option<f64>,
    /// The share of all weight that one row carries.
    pub largest_share: f64,
    /// The line on which that row begins.
    pub largest_line: u64,
    /// Whether all weights are the same, up to the rounding of whoever computed them.
    pub constant: bool,
    /// The largest weights and what fits them; it has a k̂, if anything does.
    pub tail: Tail,
    /// The k̂ above which this many rows are too few.
    pub k_threshold: f64,
    /// The largest weights: all of them, or 2²⁰.
    pub heaviest: Largest,
}

impl Audit {
    /// Reads a log to its end.
    ///
    /// # Errors
    /// [`AuditError`], with the line.
    pub fn read(input: Input, format: &Format) -> Result<Self, AuditError> {
        Self::read_keeping(input, format, KEPT)
    }

    /// The same with so many of the largest weights kept, which limits the length of the log.
    ///
    /// # Errors
    /// [`AuditError`], with the line.
    pub fn read_keeping(
        input: Input,
        format: &Format,
        kept: usize,
    ) -> Result<Self, AuditError> {
        let mut rows = Rows::new(input, format)?;
        let mut pass = Pass::keeping(kept);
        while let Some(row) = rows.next_row()? {
            pass.take(row, &rows)?;
        }
        pass.conclude(&rows)
    }
}

/// What is remembered of the rows read so far.
struct Pass {
    sums: Sums,
    heaviest: Largest,
    /// The most rows that these are enough for.
    most: u64,
    /// The largest weight, the largest reward in size, and their lines.
    largest: (Weight, u64),
    reward: (f64, u64),
    first: (Weight, u64),
    constant: bool,
}

impl Pass {
    fn keeping(kept: usize) -> Self {
        Self {
            sums: Sums::default(),
            heaviest: Largest::new(kept),
            most: most_rows(kept),
            largest: (Weight::ZERO, 0),
            reward: (-1.0, 0),
            first: (Weight::ZERO, 0),
            constant: true,
        }
    }

    fn take(&mut self, row: Row, rows: &Rows) -> Result<(), AuditError> {
        if row.weight.exceeds(self.largest.0) {
            self.largest = (row.weight, rows.line());
        }
        if row.reward.abs() > self.reward.0 {
            self.reward = (row.reward.abs(), rows.line());
        }
        let before = self.sums.rows();
        if before == 0 {
            self.first = (row.weight, rows.line());
        }
        if before == self.most {
            return Err(AuditError::TooLong { line: rows.line(), most: self.most });
        }
        self.constant = self.constant && row.weight.is_nearly(self.first.0);
        self.heaviest.add(row.weight);
        self.sums.add(row.weight, row.reward);
        Ok(())
    }

    fn conclude(self, rows: &Rows) -> Result<Audit, AuditError> {
        let (n, first) = (self.sums.rows(), self.first.1);
        match n {
            0 => return Err(AuditError::NoRows),
            1 => return Err(AuditError::OneRow { line: first }),
            _ => {}
        }
        let too_large = |what: Summand| {
            let (column, (largest, line)) = match what {
                Summand::LogWeight => {
                    let (weight, line) = self.largest;
                    (rows.weight_column(), (weight.log(), line))
                }
                Summand::Reward => (rows.reward_column(), self.reward),
            };
            AuditError::Overflow { line, column: column.to_owned(), what, largest }
        };
        let Some(totals) = self.sums.totals() else {
            return Err(AuditError::AllZero { rows: n, first });
        };
        let mean_weight =
            totals.mean_weight().ok_or_else(|| too_large(Summand::LogWeight))?;
        let estimate = |of: fn(&Totals) -> Option<Estimate>| {
            of(&totals).ok_or_else(|| too_large(Summand::Reward))
        };
        let mut heaviest = self.heaviest;
        let due = usize::try_from(tail_length(n, 1.0) + 1).unwrap_or(usize::MAX);
        let tail = Tail::of_largest(&heaviest.ascending(due), n)
            .map_err(|_| too_large(Summand::LogWeight))?;
        Ok(Audit {
            rows: n,
            zeros: totals.zeros,
            ips: estimate(Totals::ordinary)?,
            snips: estimate(Totals::self_normalised)?,
            mean_weight,
            ess: totals.ess(),
            ess_for_rewards: totals.ess_for_rewards(),
            largest_share: totals.largest_share(),
            largest_line: self.largest.1,
            constant: self.constant,
            tail,
            k_threshold: k_threshold(n),
            heaviest,
        })
    }
}
