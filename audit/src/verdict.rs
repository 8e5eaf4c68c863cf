//! What the numbers mean, in words for somebody who has to decide something.

use crate::audit::Audit;
use reweight::psis::draws_needed;
use reweight_style::{count, fixed, percent, significant};

/// A row that carries this share of the weight *is* the estimate.
const DOMINATES: f64 = 0.5;
/// Below this many rows a tail of five cannot be told from the rest.
const ROWS_FOR_A_TAIL: u64 = 25;
/// Below this effective size a normal interval is hardly one.
const SMALL: f64 = 100.0;
/// Below this many effective rewards the bell curve is a poor one: the estimate is skewed like the
/// count of a rare event.
const FEW_REWARDS: f64 = 30.0;
/// How many standard errors from one a mean weight may be.
const STRAY: f64 = 4.0;

/// What k̂ says about this many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All weights are the same: there is no tail.
    Equal,
    /// Nothing could be fitted: too few rows in the tail, or ties.
    NoTail,
    /// k̂ is not above the threshold: no warning, and no proof.
    NotAbove,
    /// k̂ is above the threshold and below one: too few rows.
    Above,
    /// k̂ is at least one: the fitted tail has no mean.
    AboveOne,
}

impl Verdict {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal_weights",
            Self::NoTail => "no_tail",
            Self::NotAbove => "not_above_threshold",
            Self::Above => "above_threshold",
            Self::AboveOne => "above_one",
        }
    }
}

/// Where the mean weight is, seen from the one that it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeanWeight {
    /// One is within four of its standard errors.
    NearOne,
    /// It is clearly less.
    Below,
    /// It is clearly more.
    Over,
}

impl MeanWeight {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::NearOne => "near_one",
            Self::Below => "below_one",
            Self::Over => "above_one",
        }
    }

    /// What it can mean.
    pub fn meaning(self, audit: &Audit) -> &'static str {
        match self {
            Self::NearOne if audit.mean_weight.standard_error > 0.25 => {
                "It should be near 1. It is within four standard errors of it, but they are so large that this says little."
            }
            Self::NearOne => {
                "It should be near 1, and is within four standard errors of it."
            }
            Self::Below => {
                "It should be near 1. Clearly less means that weight is missing: the target does things which \
                 the log hardly ever shows, or never, or a probability is wrong. (If the log weights lack a \
                 common constant, this number and IPS mean nothing, and SNIPS alone counts.)"
            }
            Self::Over => {
                "It should be near 1. Clearly more means that a probability of the behaviour is too small, \
                 one of the target too large, or that rows were dropped. (If the log weights lack a common \
                 constant, this number and IPS mean nothing, and SNIPS alone counts.)"
            }
        }
    }
}

impl Audit {
    /// What k̂ says.
    pub fn verdict(&self) -> Verdict {
        match self.tail.k_hat() {
            _ if self.constant => Verdict::Equal,
            None => Verdict::NoTail,
            Some(k) if k >= 1.0 => Verdict::AboveOne,
            Some(_) if self.tail.warns(self.rows) => Verdict::Above,
            Some(_) => Verdict::NotAbove,
        }
    }

    /// Where the mean weight is.
    pub fn mean_weight_is(&self) -> MeanWeight {
        let mean = &self.mean_weight;
        let off = mean.value - 1.0;
        if off.abs() <= (STRAY * mean.standard_error).max(1e-6) {
            MeanWeight::NearOne
        } else if off < 0.0 {
            MeanWeight::Below
        } else {
            MeanWeight::Over
        }
    }

    /// Whether all rows with a weight earned the same, as far as a sum can tell.
    pub fn is_one_reward(&self) -> bool {
        self.snips.standard_error <= 1e-12 * self.snips.value.abs()
    }

    /// The verdict as sentences.
    pub fn verdict_in_words(&self) -> String {
        let threshold = fixed(self.k_threshold.max(0.0), 2);
        let rows = count_of(self.rows);
        match self.verdict() {
            Verdict::Equal => {
                "All weights are equal, so there is no tail to judge.".into()
            }
            Verdict::NoTail if self.tail.length < 5 => {
                "The tail has fewer than five weights, which no k\u{302} can be fitted to.".into()
            }
            Verdict::NoTail => format!(
                "No k\u{302} fits the {} largest weights: too many of them are tied.",
                count_of(self.tail.length as u64)
            ),
            Verdict::NotAbove => format!(
                "k\u{302} is not above {threshold}, the threshold at {rows} rows: no warning. A low k\u{302} \
                 does not prove that nothing heavier is to come; it sees the weights that were drawn, \
                 and no others."
            ),
            Verdict::Above => format!(
                "k\u{302} is above {threshold}, the threshold at {rows} rows: the tail is too heavy for so few. \
                 One of this shape asks for about {} rows.",
                significant(draws_needed(self.tail.k_hat().unwrap_or(0.0)), 2)
            ),
            Verdict::AboveOne => format!(
                "k\u{302} is above {threshold}, the threshold at {rows} rows, and not below 1: the shape of a \
                 tail without a mean. Weights do have one, so the sample speaks: its tail is too heavy for these rows, \
                 or made of few different weights. It cannot say how many rows would do."
            ),
        }
    }

    /// What to do next, in one sentence.
    pub fn next(&self) -> String {
        let (verdict, share) = (self.verdict(), percent(self.largest_share, 2));
        let line = count_of(self.largest_line);
        if self.rows < ROWS_FOR_A_TAIL {
            return format!(
                "Collect more rows: {} are too few to judge their own tail, and an interval from them is a guess.",
                self.rows
            );
        }
        if self.is_one_reward() {
            return "Collect more rows: every row that counts earned the same, so nothing is known of how rewards \
                    vary, and an interval of no width is none.".into();
        }
        if verdict == Verdict::Equal && self.mean_weight_is() == MeanWeight::NearOne
        {
            return "Take the plain average of the rewards: on these rows the target and the behaviour agree.".into();
        }
        if self.largest_share >= DOMINATES {
            return format!(
                "Look at line {line}, which alone carries {share} of the weight: if its probabilities are wrong, \
                 mend them; if they are right, this log can hardly answer the question, so ask about a policy \
                 nearer to the one that logged, or log anew with more exploration."
            );
        }
        let cause = match self.mean_weight_is() {
            MeanWeight::NearOne => None,
            MeanWeight::Below => {
                Some("a target that does what the log hardly ever shows")
            }
            MeanWeight::Over => Some("rows that were dropped"),
        };
        if let Some(cause) = cause {
            return format!(
                "Before you read an estimate, find out why the weights average {} and not 1: a wrong probability, or {cause}.",
                significant(self.mean_weight.value, 3)
            );
        }
        match verdict {
            Verdict::Above | Verdict::AboveOne => format!(
                "Trust neither interval: begin with the heaviest row (line {line}, {share} of the weight), and then \
                 clip the weights and report the share that was cut off, ask about a policy nearer to the one that logged, \
                 or log with more exploration."
            ),
            _ if self.ess < SMALL => format!(
                "Collect more rows before you decide: the weights leave you with about {} rows' worth.",
                fixed(self.ess, 0)
            ),
            _ if self.ess_for_rewards.is_some_and(|ess| ess < FEW_REWARDS) => format!(
                "Collect more rows before you decide: the estimates rest on about {} rewarded rows' worth, too few \
                 for a textbook interval.",
                fixed(self.ess_for_rewards.unwrap_or(0.0), 0)
            ),
            Verdict::NoTail => {
                "Read the heaviest rows yourself, for k\u{302} could not: with ties or zeros in the tail the \
                 effective sample size is the better guide.".into()
            }
            Verdict::Equal | Verdict::NotAbove => {
                "Report SNIPS with its interval, and ESS beside it.".into()
            }
        }
    }
}

/// A count with commas.
pub(crate) fn count_of(n: u64) -> String {
    usize::try_from(n).map_or_else(|_| n.to_string(), count)
}
