//! The committed tables of the experiments, read as they are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A row, by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// The rows of an experiment that have these cells. Fewer than `least` is a panic: what is compared with
/// nothing is not compared.
pub fn rows(name: &str, cells: &[(&str, &str)], least: usize) -> Vec<Row> {
    // Not `env!`: nothing is compiled anew in a clone that was moved.
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let path = root.join(format!("src/generated/runs/{name}.csv"));
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| -> Row {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), header.len(), "{name}: {line}");
        let pairs = header.iter().zip(cells);
        pairs.map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    let has = |row: &Row| cells.iter().all(|(column, cell)| row[*column] == *cell);
    let rows: Vec<Row> = lines.map(row).filter(has).collect();
    assert!(rows.len() >= least, "{name} has {} rows with {cells:?}", rows.len());
    rows
}
