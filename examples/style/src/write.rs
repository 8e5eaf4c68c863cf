//! Files, whole or not at all: numbers as JSON, tables as CSV, experiments under `runs/`.

use crate::{Done, fixed, progress, significant};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder given as the first argument, or the book's.
pub(crate) fn folder() -> PathBuf {
    std::env::args_os().nth(1).map_or_else(generated, PathBuf::from)
}

/// The book's own folder. Under `cargo run` it is the package's, wherever in it that was typed;
/// a program that the course's tool starts has the tool's package there, and the root around it.
fn generated() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.filter(|folder| folder.join("examples").is_dir());
    root.unwrap_or_default().join("src/generated")
}

/// Whether a page could print this: no NaN, as this crate or the language writes it.
fn is_defined(text: &str) -> bool {
    !text.contains("undefined") && !text.contains("NaN")
}

/// Writes to a neighbour first and renames it, so that no reader meets half a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Done {
    let parent = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent)?;
    let mut file = tempfile::NamedTempFile::new_in(parent)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// The numbers that sentences quote: `{{#value key}}`.
#[derive(Default)]
pub struct Numbers(BTreeMap<String, String>);

impl Numbers {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a number as it is to be printed.
    ///
    /// # Panics
    /// If the key is there already: two numbers of one name are a slip of the author's. If the
    /// number is a NaN.
    pub fn put(&mut self, key: &str, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        assert!(is_defined(&text), "the number `{key}` is {text}");
        let old = self.0.insert(key.to_owned(), text);
        assert!(old.is_none(), "the number `{key}` is written twice");
        self
    }

    /// Writes `NAME.json`.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&self, name: &str) -> Done {
        let mut text = serde_json::to_string_pretty(&self.0)?;
        text.push('\n');
        write(&folder().join(format!("{name}.json")), text.as_bytes())
    }
}

/// Rows of text under a header; a cell is inline Markdown.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    ///
    /// # Panics
    /// If a column has no name: who does not see the table hears nothing of it.
    #[must_use]
    pub fn new(header: &[&str]) -> Self {
        assert!(!header.contains(&""), "a column without a name: {header:?}");
        Self {
            header: header.iter().map(|&h| h.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If the row is longer or shorter than the header, or holds a NaN.
    pub fn row<S: Into<String>>(
        &mut self,
        cells: impl IntoIterator<Item = S>,
    ) -> &mut Self {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        assert_eq!(
            cells.len(),
            self.header.len(),
            "a row of another width: {cells:?}"
        );
        let undefined = cells.iter().position(|cell| !is_defined(cell));
        let column = undefined.map(|i| self.header[i].as_str());
        assert_eq!(column, None, "a column's number is a NaN: {cells:?}");
        self.rows.push(cells);
        progress::tell(self.rows.len());
        self
    }

    /// Writes `NAME.csv`.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&self, name: &str) -> Done {
        write(&folder().join(format!("{name}.csv")), &self.bytes()?)
    }

    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(&self.header)?;
        for row in &self.rows {
            csv.write_record(row)?;
        }
        Ok(csv.into_inner()?)
    }
}

/// A run beside the truth: what was estimated, how surely, what is exact, how far apart they are.
pub struct TruthTable(Table);

/// One line of a [`TruthTable`].
pub struct Row<'a> {
    /// What is estimated, in Markdown.
    pub what: &'a str,
    /// The Monte Carlo estimate.
    pub estimate: f64,
    /// Its standard error from the *exact* variance.
    pub standard_error: f64,
    /// The closed form.
    pub exact: f64,
    /// Decimals to print.
    pub decimals: usize,
}

impl Default for TruthTable {
    fn default() -> Self {
        Self::new()
    }
}

impl TruthTable {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        let header = ["quantity", "estimate", "standard error", "closed form", "z"];
        Self(Table::new(&header))
    }

    /// Adds a line; its z is (estimate − closed form) / standard error.
    ///
    /// # Panics
    /// If |z| ≥ 4: such a table must not be printed.
    pub fn row(&mut self, row: &Row) -> &mut Self {
        let z = (row.estimate - row.exact) / row.standard_error;
        assert!(z.abs() < 4.0, "{}: z = {z}", row.what);
        self.0.row([
            row.what.to_owned(),
            fixed(row.estimate, row.decimals),
            significant(row.standard_error, 2),
            fixed(row.exact, row.decimals),
            fixed(z, 1),
        ]);
        self
    }

    /// Writes `NAME.csv`.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save(&self, name: &str) -> Done {
        self.0.save(name)
    }
}

/// Writes a piece of a page, `NAME.html`.
///
/// # Errors
/// If the file cannot be written.
pub fn save_html(name: &str, html: &str) -> Done {
    write(&folder().join(format!("{name}.html")), format!("{html}\n").as_bytes())
}

/// Writes the results of an experiment as `runs/NAME.csv`.
///
/// # Errors
/// If the file cannot be written.
pub fn save_experiment(name: &str, table: &Table) -> Done {
    let path = folder().join("runs").join(format!("{name}.csv"));
    write(&path, &table.bytes()?)
}

/// Reads the committed results of an experiment: column name to values.
///
/// # Errors
/// If the file is missing or a cell is no number; the message names the line.
pub fn experiment(
    name: &str,
) -> Result<BTreeMap<String, Vec<f64>>, Box<dyn std::error::Error>> {
    let path = generated().join("runs").join(format!("{name}.csv"));
    let at = path.display();
    let mut csv = csv::Reader::from_path(&path)
        .map_err(|e| format!("{at}: {e}; `cargo course runs {name}` makes it"))?;
    let header = csv.headers()?.clone();
    let mut columns: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (line, record) in csv.records().enumerate() {
        for (column, cell) in header.iter().zip(record?.iter()) {
            let number = cell
                .parse()
                .map_err(|_| format!("{at}:{}: `{cell}` is no number", line + 2))?;
            columns.entry(column.to_owned()).or_default().push(number);
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "the number `share` is undefined")]
    fn a_number_that_is_none_is_not_printed() {
        Numbers::new().put("share", crate::percent(f64::NAN, 2));
    }

    #[test]
    #[should_panic(expected = "Some(\"z\")")]
    fn a_table_holds_no_nan() {
        Table::new(&["d", "z"]).row([1.0, f64::NAN].map(|x| x.to_string()));
    }
}
