//! What can be wrong with a log, and where. The header is line 1.

use crate::rows::shown;
use std::io;
use std::path::PathBuf;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what the fields are")]
pub enum AuditError {
    /// The file is not there, or not ours to read.
    #[error("{} cannot be opened: {source}", path.display())]
    Open { path: PathBuf, source: io::Error },
    /// The stream broke: a disk, a pipe, a gzip stream that is cut short.
    #[error("line {line}: the log cannot be read on: {source}")]
    Read { line: u64, source: io::Error },
    /// There is nothing at all.
    #[error("the log is empty: there is no header")]
    Empty,
    /// There is a header and nothing else.
    #[error("the log has a header and no rows")]
    NoRows,
    /// One row has no spread.
    #[error("line {line}: the log has one row; a standard error needs two")]
    OneRow { line: u64 },
    /// A column that is needed is not in the header.
    #[error(
        "line {line}: there is no column `{column}`, only {}; \
         {flag} NAME says what it is called here{}",
        list(there),
        split(there)
    )]
    MissingColumn {
        line: u64,
        column: String,
        there: Vec<String>,
        flag: &'static str,
    },
    /// A column that is needed is there twice.
    #[error("line {line}: two columns are called `{column}`")]
    TwiceColumn { line: u64, column: String },
    /// The header offers two sources of weights.
    #[error(
        "line {line}: there are both `{target}` and `{log_weight}`; \
         choose with --target {target} or with --log-weight {log_weight}"
    )]
    TwoSources { line: u64, target: String, log_weight: String },
    /// A row of another width than the header.
    #[error("line {line}: a row of {cells} where the header has {columns}{}", missing(*cells, column))]
    Ragged { line: u64, cells: usize, columns: usize, column: String },
    /// A cell that goes on to the end of the log.
    #[error(
        "line {line}: the row that begins here has a quotation mark that nothing closes"
    )]
    OpenQuote { line: u64 },
    /// Bytes that are no text.
    #[error("line {line}, column {column}: this is not UTF-8")]
    NotUtf8 { line: u64, column: String },
    /// A cell that should be a number.
    #[error("line {line}, column `{column}`: `{text}` is not a number")]
    NotANumber { line: u64, column: String, text: String },
    /// A number beyond what a floating-point number holds, or written as infinite.
    #[error("line {line}, column `{column}`: `{text}` is not finite")]
    NotFinite { line: u64, column: String, text: String },
    /// The behaviour did this, so it was possible.
    #[error(
        "line {line}, column `{column}`: the behaviour's probability is {text}; \
         it must be above 0 and at most 1"
    )]
    Behaviour { line: u64, column: String, text: String },
    /// The target's probability may be 0, which makes a weight of 0.
    #[error(
        "line {line}, column `{column}`: the target's probability is {text}; \
         it must be from 0 to 1"
    )]
    Target { line: u64, column: String, text: String },
    /// A weight below 0, infinite or undefined.
    #[error(
        "line {line}, column `{column}`: the weight is {text}; \
         it must be a finite number from 0 on"
    )]
    Weight { line: u64, column: String, text: String },
    /// A log weight may be −∞, which is a weight of 0.
    #[error(
        "line {line}, column `{column}`: the log weight is {text}; \
         it must be finite, or -inf for a weight of 0"
    )]
    LogWeight { line: u64, column: String, text: String },
    /// The target never does what was done.
    #[error(
        "all {rows} weights are zero, from line {first} on: \
         the target never does what was logged"
    )]
    AllZero { rows: u64, first: u64 },
    /// A sum is beyond the largest floating-point number.
    #[error(
        "line {line}, column `{column}`: the sums overflow; \
         the largest {} is {largest:?}", what.name()
    )]
    Overflow { line: u64, column: String, what: Summand, largest: f64 },
    /// Beyond this many rows the kept weights are fewer than the tail.
    #[error(
        "line {line}: the log has more than {most} rows, \
         beyond which k\u{302} would not be exact"
    )]
    TooLong { line: u64, most: u64 },
    /// The picture cannot be written where it was asked for.
    #[error("{} cannot be written: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// What was added up when it became too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summand {
    /// The weights.
    LogWeight,
    /// The rewards, as far from zero as they go.
    Reward,
}

impl Summand {
    fn name(self) -> &'static str {
        match self {
            Self::LogWeight => "log weight",
            Self::Reward => "reward in size",
        }
    }
}

/// The names, as a sentence lists them.
fn list(names: &[String]) -> String {
    const MOST: usize = 12;
    let shown: Vec<_> = names
        .iter()
        .take(MOST)
        .map(|name| format!("`{}`", shown(name.as_bytes())))
        .collect();
    let rest = names.len().saturating_sub(MOST);
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    shown.join(", ") + &rest
}

/// What to try where the header seems to be a single cell.
fn split(names: &[String]) -> &'static str {
    let alone = names.len() == 1;
    if alone { ", or --delimiter what stands between the cells" } else { "" }
}

/// What a short row lacks.
fn missing(cells: usize, column: &str) -> String {
    match column {
        "" => format!("; cell {cells} belongs to no column"),
        _ => format!("; column `{column}` is missing"),
    }
}
