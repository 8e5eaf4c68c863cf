//! The heaviest weights of a log, however long it is.

use crate::weight::Weight;
use libm::log;

/// How many are kept: enough for a log of more than 10¹¹ rows.
pub const KEPT: usize = 1 << 20;

/// The longest log of which `kept` weights hold the tail, at most 3√N of them, and the one below it.
pub const fn most_rows(kept: usize) -> u64 {
    let tail = kept.saturating_sub(1) as u64 / 3;
    tail * tail
}

/// The largest of the weights that were added.
///
/// Twice as many as are asked for fit in; when it is full, the smaller half goes. That costs a
/// constant time for each weight, where a heap would take a logarithm.
#[derive(Debug, Clone)]
pub struct Largest {
    most: usize,
    /// Ratios as long as all weights are, which spares most rows a logarithm; else logarithms.
    kept: Vec<f64>,
    as_logs: bool,
    /// What is no larger need not be kept: as many as are asked for are no smaller.
    floor: Option<f64>,
}

impl Largest {
    /// Will keep this many.
    pub fn new(most: usize) -> Self {
        Self { most: most.max(1), kept: Vec::new(), as_logs: false, floor: None }
    }

    /// Adds a weight.
    pub fn add(&mut self, weight: Weight) {
        let key = match weight.as_ratio() {
            Some(ratio) if !self.as_logs => ratio,
            _ => {
                self.take_logs();
                weight.log()
            }
        };
        if self.floor.is_some_and(|floor| key <= floor) {
            return;
        }
        self.kept.push(key);
        if self.kept.len() == 2 * self.most {
            self.cut();
        }
    }

    /// Turns the ratios into logarithms, once.
    fn take_logs(&mut self) {
        if !self.as_logs {
            self.as_logs = true;
            self.kept.iter_mut().chain(&mut self.floor).for_each(|x| *x = log(*x));
        }
    }

    /// Drops all but those asked for.
    fn cut(&mut self) {
        self.floor = self.select(self.most).last().copied();
        self.kept.truncate(self.most);
    }

    /// The largest so many, or all that there are; the smallest of them comes last.
    fn select(&mut self, count: usize) -> &[f64] {
        let count = count.min(self.kept.len());
        if let Some(last) = count.checked_sub(1) {
            let descending = |a: &f64, b: &f64| b.total_cmp(a);
            self.kept.select_nth_unstable_by(last, descending);
        }
        &self.kept[..count]
    }

    /// The logarithms of the largest so many, or of all that are kept, ascending.
    pub fn ascending(&mut self, count: usize) -> Vec<f64> {
        let as_logs = self.as_logs;
        let largest = self.select(count.min(self.most));
        let log_of = |&key: &f64| if as_logs { key } else { log(key) };
        let mut logs: Vec<f64> = largest.iter().map(log_of).collect();
        logs.sort_unstable_by(f64::total_cmp);
        logs
    }
}
