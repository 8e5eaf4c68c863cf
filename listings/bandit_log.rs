use csv::StringRecord;
use libm::log;
use reweight::log_weights::{LogWeights, WeightError};
use reweight::thompson::{Belief, Places};
use serde::Deserialize;
use std::io::Read;
use std::path::{Path, PathBuf};

/// One line of the log: which item was shown, whether it was clicked, and how probable it was,
/// under the policy that chose it, that this item would be shown there.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Impression {
    /// The item, counted from 0.
    pub item_id: usize,
    /// Its place on the page: 1 left, 2 centre, 3 right.
    pub position: usize,
    /// 1 if it was clicked, else 0.
    pub click: u8,
    /// The logging policy's probability of what it did.
    #[serde(rename = "propensity_score")]
    pub propensity: f64,
}

/// What can be wrong with a log. `line` counts the file's lines; the header is line 1.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum LogError {
    #[error("the log has no column `{column}`")]
    MissingColumn { column: &'static str },
    #[error(
        "line {line}: `{text}` in column `{column}` is not a number of its kind"
    )]
    NotANumber { line: u64, column: String, text: String },
    #[error(
        "line {line}: the propensity is {value}; it must be above 0 and at most 1"
    )]
    Propensity { line: u64, value: f64 },
    #[error("line {line}: the click is {value}; it must be 0 or 1")]
    Click { line: u64, value: u8 },
    #[error("line {line}: item {item} is out of range; there are {items}")]
    Item { line: u64, item: usize, items: usize },
    #[error("line {line}: the position is {value}; it must be 1, 2 or 3")]
    Position { line: u64, value: usize },
    #[error("the log has no rows")]
    Empty,
    #[error("{path} cannot be opened")]
    Open { path: PathBuf, source: std::io::Error },
    #[error("the log cannot be read")]
    Csv(#[from] csv::Error),
}

const COLUMNS: [&str; 4] = ["item_id", "position", "click", "propensity_score"];

/// Reads a log of `items` items, and stops at the first row that cannot be right.
///
/// ```
/// use reweight::bandit_log::read;
/// let rows = "item_id,position,click,propensity_score\n0,1,1,0.5\n1,3,0,0\n";
/// let error = read(rows.as_bytes(), 2).unwrap_err().to_string();
/// assert_eq!(error, "line 3: the propensity is 0; it must be above 0 and at most 1");
/// ```
///
/// # Errors
/// [`LogError`], with the line.
pub fn read(file: impl Read, items: usize) -> Result<Vec<Impression>, LogError> {
    let mut csv = csv::Reader::from_reader(file);
    let header = csv.headers()?.clone();
    for column in COLUMNS {
        if !header.iter().any(|name| name == column) {
            return Err(LogError::MissingColumn { column });
        }
    }
    let mut rows = Vec::new();
    for record in csv.records() {
        rows.push(row(&header, &record?, items)?);
    }
    if rows.is_empty() { Err(LogError::Empty) } else { Ok(rows) }
}

/// One row, if it can be true.
// ANCHOR: row
fn row(
    header: &StringRecord,
    record: &StringRecord,
    items: usize,
) -> Result<Impression, LogError> {
    let line = record.position().map_or(0, csv::Position::line);
    let row: Impression = record
        .deserialize(Some(header))
        .map_err(|error| not_a_number(&error, line, header, record))?;
    row.check(line, items)
}
// ANCHOR_END: row

impl Impression {
    /// The row itself, if its values can be true.
    fn check(self, line: u64, items: usize) -> Result<Self, LogError> {
        // Written so that a NaN is refused as well.
        if !(self.propensity > 0.0 && self.propensity <= 1.0) {
            return Err(LogError::Propensity { line, value: self.propensity });
        }
        if self.click > 1 {
            return Err(LogError::Click { line, value: self.click });
        }
        if self.item_id >= items {
            return Err(LogError::Item { line, item: self.item_id, items });
        }
        if !(1..=POSITIONS).contains(&self.position) {
            return Err(LogError::Position { line, value: self.position });
        }
        Ok(self)
    }
}

/// Names the cell that did not parse.
fn not_a_number(
    error: &csv::Error,
    line: u64,
    header: &StringRecord,
    record: &StringRecord,
) -> LogError {
    let cell = match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => {
            err.field().map_or(0, |i| i as usize)
        }
        _ => 0,
    };
    let text = |row: &StringRecord| row.get(cell).unwrap_or_default().to_owned();
    LogError::NotANumber { line, column: text(header), text: text(record) }
}

/// Reads a log from a file.
///
/// # Errors
/// [`LogError`]
pub fn open(path: &Path, items: usize) -> Result<Vec<Impression>, LogError> {
    let file = std::fs::File::open(path)
        .map_err(|source| LogError::Open { path: path.to_owned(), source })?;
    read(file, items)
}

/// How many items a page shows.
pub const POSITIONS: usize = 3;

/// A campaign of the shop, with its own items and its own policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Campaign {
    /// Everything the shop sells.
    All,
    /// Women's fashion.
    Women,
}

impl Campaign {
    /// How many items there are to choose from.
    pub fn items(self) -> usize {
        match self {
            Campaign::All => 80,
            Campaign::Women => 46,
        }
    }

    /// The campaign as the files name it.
    pub fn name(self) -> &'static str {
        match self {
            Campaign::All => "all",
            Campaign::Women => "women",
        }
    }

    /// The course's cut of the Open Bandit Dataset: what the policy `bts` (Bernoulli Thompson
    /// sampling) or `random` (uniform) showed.
    ///
    /// # Errors
    /// [`LogError`]
    pub fn log(self, policy: &str) -> Result<Vec<Impression>, LogError> {
        open(&data(&format!("{policy}-{}.csv", self.name())), self.items())
    }

    /// What the Thompson policy believed of each item when the month began.
    ///
    /// # Errors
    /// [`LogError`]
    pub fn beliefs(self) -> Result<Vec<Belief>, LogError> {
        let path = data("bts-prior.csv");
        let file = std::fs::File::open(&path)
            .map_err(|source| LogError::Open { path, source })?;
        let rows: Vec<Prior> = csv::Reader::from_reader(file)
            .deserialize()
            .collect::<Result<_, _>>()?;
        let own = rows.iter().filter(|row| row.campaign == self.name());
        Ok(own.map(|row| Belief { alpha: row.alpha, beta: row.beta }).collect())
    }
}

/// One line of the file of beliefs, where the items of a campaign stand in order.
#[derive(Deserialize)]
struct Prior {
    campaign: String,
    alpha: f64,
    beta: f64,
}

/// A file of the Open Bandit Dataset, from the course's root.
fn data(file: &str) -> PathBuf {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let data = package.map(|folder| folder.join(OBD)).filter(|data| data.is_dir());
    data.unwrap_or_else(|| PathBuf::from(OBD)).join(file)
}

/// The logs, from the course's root.
const OBD: &str = "data/obd";

/// The weights from the logging policy to the one that shows each of `items` items equally often,
/// w = (1/items) / propensity.
///
/// # Errors
/// [`WeightError::Empty`] if there is no row.
// ANCHOR: to_uniform
pub fn to_uniform(
    rows: &[Impression],
    items: usize,
) -> Result<LogWeights, WeightError> {
    let log_uniform = -log(items as f64);
    let weight = |row: &Impression| log_uniform - log(row.propensity);
    LogWeights::new(rows.iter().map(weight).collect())
}
// ANCHOR_END: to_uniform

/// The weights from the logging policy to one with these probabilities.
///
/// # Errors
/// [`WeightError::Empty`] if there is no row, and [`WeightError::BadWeight`] with the row whose item
/// or position the target does not know.
pub fn to_policy(
    rows: &[Impression],
    target: &Places,
) -> Result<LogWeights, WeightError> {
    let chance = |row: &Impression| {
        target.get(row.item_id)?.get(row.position.checked_sub(1)?).copied()
    };
    let weight = |row: &Impression| {
        log(chance(row).unwrap_or(f64::NAN)) - log(row.propensity)
    };
    LogWeights::new(rows.iter().map(weight).collect())
}

/// The policy that shows each of `items` items equally often.
pub fn uniform(items: usize) -> Places {
    vec![[1.0 / items as f64; POSITIONS]; items]
}

/// The clicks, as values to average.
pub fn clicks(rows: &[Impression]) -> Vec<f64> {
    rows.iter().map(|row| f64::from(row.click)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(rows: &str) -> String {
        let text = format!("item_id,position,click,propensity_score\n{rows}");
        read(text.as_bytes(), 46).unwrap_err().to_string()
    }

    #[test]
    fn a_bad_row_is_named_by_its_line_in_the_file() {
        let good = "0,1,0,0.5\n";
        assert!(
            says(&format!("{good}0,1,0,1e-400\n"))
                .starts_with("line 3: the propensity is 0")
        );
        assert!(says("0,1,0,1.5\n").contains("the propensity is 1.5"));
        assert!(says("0,1,0,NaN\n").contains("the propensity is NaN"));
        assert!(says("0,1,0,-0.1\n").contains("the propensity is -0.1"));
        assert_eq!(
            says("0,1,2,0.5\n"),
            "line 2: the click is 2; it must be 0 or 1"
        );
        assert_eq!(
            says("46,1,0,0.5\n"),
            "line 2: item 46 is out of range; there are 46"
        );
        let text = says(&format!("{good}{good}0,1,0,half\n"));
        assert_eq!(
            text,
            "line 4: `half` in column `propensity_score` is not a number of its kind"
        );
        assert_eq!(
            says("0,4,0,0.5\n"),
            "line 2: the position is 4; it must be 1, 2 or 3"
        );
        assert!(says("-1,1,0,0.5\n").contains("`-1` in column `item_id`"));
        assert!(says("0,1,,0.5\n").contains("`` in column `click`"));
    }

    #[test]
    fn a_log_that_is_no_log_is_named() {
        assert_eq!(says(""), "the log has no rows");
        let text =
            read("item_id,position,click\n0,1,1\n".as_bytes(), 2).unwrap_err();
        assert_eq!(text.to_string(), "the log has no column `propensity_score`");
        assert!(says("0,1,0\n").contains("cannot be read"));
        let gone = open(Path::new("no/such.csv"), 2).unwrap_err();
        assert_eq!(gone.to_string(), "no/such.csv cannot be opened");
        // The cause follows in the chain, and is said once.
        assert!(std::error::Error::source(&gone).is_some());
    }

    #[test]
    fn a_row_that_the_target_does_not_know_has_no_weight() {
        let row = |item_id, position| Impression {
            item_id,
            position,
            click: 0,
            propensity: 0.5,
        };
        for bad in [row(2, 1), row(0, 0), row(0, 4)] {
            let error = to_policy(&[row(1, 3), bad], &uniform(2)).unwrap_err();
            assert_eq!(error.to_string(), "log weight 1 is NaN");
        }
    }

    #[test]
    fn the_four_logs_are_whole() {
        for campaign in [Campaign::All, Campaign::Women] {
            for policy in ["bts", "random"] {
                let log = campaign.log(policy).unwrap();
                assert_eq!(log.len(), 10_000);
                let items = campaign.items();
                let w = to_uniform(&log, items).unwrap();
                assert_eq!(
                    to_policy(&log, &uniform(items)).unwrap().len(),
                    w.len()
                );
            }
            assert_eq!(campaign.beliefs().unwrap().len(), campaign.items());
        }
    }
}
