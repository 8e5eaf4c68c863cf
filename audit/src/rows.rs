//! The rows of a log: a log weight and a reward each, or what is wrong and where.

use crate::decimal::number;
use crate::error::AuditError;
use crate::input::Input;
use crate::weight::Weight;
use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder, Terminator};
use std::io;

/// What the columns are called unless somebody says otherwise.
pub const REWARD: &str = "reward";
/// See [`REWARD`].
pub const BEHAVIOUR: &str = "behaviour_probability";
/// See [`REWARD`].
pub const TARGET: &str = "target_probability";
/// See [`REWARD`].
pub const LOG_WEIGHT: &str = "log_weight";

/// Where the weights come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Weights {
    /// From whichever of the usual columns the header has.
    Usual,
    /// From two probabilities.
    Ratio {
        /// The column of the behaviour's.
        behaviour: String,
        /// The target's.
        target: Target,
    },
    /// From a column of log weights.
    Logs(String),
    /// From a column of weights.
    Plain(String),
}

/// Where the target's probabilities come from.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A column.
    Column(String),
    /// The same in every row, as with a uniform policy.
    Constant(f64),
}

/// How the log is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    /// What stands between two cells.
    pub delimiter: u8,
    /// The column of rewards.
    pub reward: String,
    /// The weights.
    pub weights: Weights,
}

impl Default for Format {
    fn default() -> Self {
        Self { delimiter: b',', reward: REWARD.into(), weights: Weights::Usual }
    }
}

/// One row of the log.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// How much more likely the target was to do what was done.
    pub weight: Weight,
    /// What was earned: any finite number.
    pub reward: f64,
}

/// [`Weights`] by position.
#[derive(Debug, Clone, Copy)]
enum Places {
    Ratio(usize, usize),
    /// The second is the target's probability.
    Constant(usize, f64),
    Logs(usize),
    Plain(usize),
}

/// What is wrong with a row, and in which of its cells.
#[derive(Debug, Clone, Copy)]
enum Fault {
    NotUtf8,
    Ragged,
    NotANumber(usize),
    NotFinite(usize),
    Behaviour(usize),
    Target(usize),
    Weight(usize),
    LogWeight(usize),
}

/// Reads a log row by row.
pub struct Rows {
    csv: Reader<Input>,
    header: Vec<String>,
    reward: usize,
    places: Places,
    /// Whether there are columns that nobody reads: in the others, what is a number is text.
    is_wider: bool,
    record: ByteRecord,
}

impl Rows {
    /// Reads the header.
    ///
    /// # Errors
    /// [`AuditError`], if the header lacks a column or cannot be read.
    pub fn new(input: Input, format: &Format) -> Result<Self, AuditError> {
        let csv = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(format.delimiter)
            // A carriage return before it is trimmed with the blanks; so lines are counted right.
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(1 << 16)
            .from_reader(input);
        let mut rows = Self {
            csv,
            header: Vec::new(),
            reward: 0,
            places: Places::Logs(0),
            is_wider: true,
            record: ByteRecord::new(),
        };
        if !rows.advance()? {
            return Err(AuditError::Empty);
        }
        rows.text().map_err(|fault| rows.complain(fault))?;
        let names = rows
            .record
            .iter()
            .map(|name| String::from_utf8_lossy(name.trim_ascii()).into_owned());
        rows.header = names.collect();
        rows.reward = rows.column(&format.reward, "--reward")?;
        rows.places = rows.places(&format.weights)?;
        let (one, other) = match rows.places {
            Places::Ratio(behaviour, target) => (behaviour, target),
            Places::Constant(at, _) | Places::Logs(at) | Places::Plain(at) => {
                (at, at)
            }
        };
        let read = |at: &usize| [rows.reward, one, other].contains(at);
        rows.is_wider = !(0..rows.header.len()).all(|at| read(&at));
        Ok(rows)
    }

    /// The next row.
    ///
    /// # Errors
    /// [`AuditError`], with the line and the column.
    pub fn next_row(&mut self) -> Result<Option<Row>, AuditError> {
        if !self.advance()? {
            return Ok(None);
        }
        self.row().map(Some).map_err(|fault| {
            // What is no text is no number either, and is called what it is.
            self.complain(self.text().err().unwrap_or(fault))
        })
    }

    /// The row just read, or what is wrong with it in few bytes: this is the loop that takes the time.
    fn row(&self) -> Result<Row, Fault> {
        if self.record.len() != self.header.len() {
            return self.text().and(Err(Fault::Ragged));
        }
        if self.is_wider {
            self.text()?;
        }
        let reward = self.number(self.reward)?;
        if !reward.is_finite() {
            return Err(Fault::NotFinite(self.reward));
        }
        Ok(Row { weight: self.weight()?, reward })
    }

    /// The line on which the row just read begins.
    pub fn line(&self) -> u64 {
        self.line_above(1)
    }

    /// The same, where so many line breaks ended it: one, or none at the end of the log.
    fn line_above(&self, breaks: u64) -> u64 {
        let within =
            self.record.as_slice().iter().filter(|&&byte| byte == b'\n').count();
        self.csv.position().line().saturating_sub(breaks + within as u64).max(1)
    }

    /// The column that the weights are read from, or the behaviour's of two.
    pub fn weight_column(&self) -> &str {
        let (Places::Ratio(at, _)
        | Places::Constant(at, _)
        | Places::Logs(at)
        | Places::Plain(at)) = self.places;
        self.header.get(at).map_or("", String::as_str)
    }

    /// The column of rewards.
    pub fn reward_column(&self) -> &str {
        &self.header[self.reward]
    }

    /// Reads the next record that is not blank.
    fn advance(&mut self) -> Result<bool, AuditError> {
        loop {
            let more = self.csv.read_byte_record(&mut self.record);
            self.csv.get_mut().row_is_whole();
            let more = more.map_err(|error| {
                let line = self.csv.position().line();
                let source = match error.into_kind() {
                    ErrorKind::Io(source) => source,
                    other => io::Error::other(format!("{other:?}")),
                };
                AuditError::Read { line, source }
            })?;
            if more && self.csv.get_ref().is_exhausted() {
                return Err(AuditError::OpenQuote { line: self.line_above(0) });
            }
            let blank = self.record.len() == 1
                && self.header.len() != 1
                && self.record.as_slice().trim_ascii().is_empty();
            if !more || !blank {
                return Ok(more);
            }
        }
    }

    /// Checks that the row is text throughout: where it is not, the file is damaged or is no CSV.
    fn text(&self) -> Result<(), Fault> {
        let text = self.record.as_slice();
        if text.is_ascii() || str::from_utf8(text).is_ok() {
            return Ok(());
        }
        Err(Fault::NotUtf8)
    }

    /// Where the column is; `flag` names it otherwise.
    fn column(&self, name: &str, flag: &'static str) -> Result<usize, AuditError> {
        let mut at = (0..self.header.len()).filter(|&i| self.header[i] == name);
        let line = self.line();
        match (at.next(), at.next()) {
            (Some(_), Some(_)) => {
                Err(AuditError::TwiceColumn { line, column: name.into() })
            }
            (Some(at), None) => Ok(at),
            (None, _) => Err(AuditError::MissingColumn {
                line,
                column: name.into(),
                there: self.header.clone(),
                flag,
            }),
        }
    }

    fn places(&self, weights: &Weights) -> Result<Places, AuditError> {
        let has = |name: &str| self.header.iter().any(|there| there == name);
        let logs = |name| Ok(Places::Logs(self.column(name, "--log-weight")?));
        let behaviour = |name| self.column(name, "--behaviour");
        let target = |name| self.column(name, "--target");
        match weights {
            Weights::Usual if has(LOG_WEIGHT) && has(TARGET) => {
                Err(AuditError::TwoSources {
                    line: self.line(),
                    target: TARGET.into(),
                    log_weight: LOG_WEIGHT.into(),
                })
            }
            Weights::Usual if has(LOG_WEIGHT) => logs(LOG_WEIGHT),
            Weights::Usual => {
                Ok(Places::Ratio(behaviour(BEHAVIOUR)?, target(TARGET)?))
            }
            Weights::Ratio { behaviour: name, target: Target::Column(other) } => {
                Ok(Places::Ratio(behaviour(name)?, target(other)?))
            }
            Weights::Ratio { behaviour: name, target: Target::Constant(p) } => {
                Ok(Places::Constant(behaviour(name)?, *p))
            }
            Weights::Logs(name) => logs(name),
            Weights::Plain(name) => {
                Ok(Places::Plain(self.column(name, "--weight")?))
            }
        }
    }

    fn weight(&self) -> Result<Weight, Fault> {
        match self.places {
            Places::Ratio(behaviour, target) => {
                let below = self.behaviour(behaviour)?;
                let above = self.number(target)?;
                let possible = (0.0..=1.0).contains(&above);
                let ratio = possible.then(|| Weight::ratio(above, below));
                ratio.ok_or(Fault::Target(target))
            }
            Places::Constant(behaviour, above) => {
                Ok(Weight::ratio(above, self.behaviour(behaviour)?))
            }
            Places::Logs(at) => {
                let log = self.number(at)?;
                let possible = log < f64::INFINITY;
                possible.then(|| Weight::of_log(log)).ok_or(Fault::LogWeight(at))
            }
            Places::Plain(at) => {
                let weight = self.number(at)?;
                let possible = (0.0..f64::INFINITY).contains(&weight);
                possible
                    .then(|| Weight::ratio(weight, 1.0))
                    .ok_or(Fault::Weight(at))
            }
        }
    }

    /// The behaviour's probability of what it did.
    fn behaviour(&self, at: usize) -> Result<f64, Fault> {
        let p = self.number(at)?;
        // A NaN is neither.
        if p > 0.0 && p <= 1.0 { Ok(p) } else { Err(Fault::Behaviour(at)) }
    }

    /// The number in a cell; NaN and infinities are numbers as yet.
    fn number(&self, at: usize) -> Result<f64, Fault> {
        let cell = self.record.range(at);
        cell.and_then(|cell| number(self.record.as_slice(), cell))
            .ok_or(Fault::NotANumber(at))
    }

    /// What is wrong, in words and with its place.
    #[cold]
    fn complain(&self, fault: Fault) -> AuditError {
        let line = self.line();
        let named = |at: usize| {
            (self.header[at].clone(), shown(self.record[at].trim_ascii()))
        };
        match fault {
            Fault::NotUtf8 => {
                let mut cells = self.record.iter();
                let at = cells.position(|cell| str::from_utf8(cell).is_err());
                let at = at.unwrap_or(0);
                let name = self.header.get(at).map(|name| format!("`{name}`"));
                let column = name.unwrap_or_else(|| (at + 1).to_string());
                AuditError::NotUtf8 { line, column }
            }
            Fault::Ragged => {
                let (cells, columns) = (self.record.len(), self.header.len());
                let column = self.header.get(cells).cloned().unwrap_or_default();
                AuditError::Ragged { line, cells, columns, column }
            }
            Fault::NotANumber(at) => {
                let (column, text) = named(at);
                AuditError::NotANumber { line, column, text }
            }
            Fault::NotFinite(at) => {
                let (column, text) = named(at);
                AuditError::NotFinite { line, column, text }
            }
            Fault::Behaviour(at) => {
                let (column, text) = named(at);
                AuditError::Behaviour { line, column, text }
            }
            Fault::Target(at) => {
                let (column, text) = named(at);
                AuditError::Target { line, column, text }
            }
            Fault::Weight(at) => {
                let (column, text) = named(at);
                AuditError::Weight { line, column, text }
            }
            Fault::LogWeight(at) => {
                let (column, text) = named(at);
                AuditError::LogWeight { line, column, text }
            }
        }
    }
}

/// A cell, or a column's name, as a message shows it: no control character reaches a terminal.
pub(crate) fn shown(cell: &[u8]) -> String {
    const MOST: usize = 40;
    let text = String::from_utf8_lossy(cell);
    let mut shown: String =
        text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().count() > MOST {
        shown.push('…');
    }
    shown
}
