//! CSV files as HTML tables.

use super::page::Page;
use crate::complaint::{Complaint, nearest};
use crate::directive::Directive;
use crate::markdown::inert;
use crate::source::Source;
use std::path::{Path, PathBuf};

/// `{{#table NAME | caption}}`.
pub fn render(page: &mut Page, source: &Source, d: &Directive) -> String {
    let (name, caption) = page.captioned(source, d);
    let path = page.shelf.generated(&format!("{name}.csv"));
    if name.is_empty() || !path.is_file() {
        let names = page.shelf.names("csv");
        let names = names.iter().map(String::as_str);
        let otherwise = format!(
            "let an example write `{name}.csv`, then `cargo course figures`"
        );
        let todo = nearest(name, names, &otherwise);
        let what = format!("no table `{name}`");
        page.complaints.push(source.complain(d.range.start, what, todo));
        return String::new();
    }
    from_csv(page, &path, name, &caption)
}

/// The table of a CSV file in one line of HTML, or nothing and a complaint.
pub fn from_csv(page: &mut Page, path: &Path, name: &str, caption: &str) -> String {
    let file = Path::new("src/generated").join(format!("{name}.csv"));
    match read(path) {
        Ok(table) => html(page, &file, &table, name, caption),
        Err(e) => {
            let line = e.position().map_or(0, |p| p.line() as usize);
            page.complaints.push(Complaint::line(
                &file,
                line,
                format!("not a table: {e}"),
                "let its example write it with the crate `csv`",
            ));
            String::new()
        }
    }
}

/// Lines of cells; the first is the head. Each with its line in the file.
type Table = Vec<(usize, csv::StringRecord)>;

fn read(path: &Path) -> csv::Result<Table> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_path(path)?;
    reader
        .records()
        .map(|record| {
            let record = record?;
            let line = record.position().map_or(0, |p| p.line() as usize);
            Ok((line, record))
        })
        .collect()
}

fn html(
    page: &mut Page,
    file: &PathBuf,
    table: &Table,
    name: &str,
    caption: &str,
) -> String {
    let Some(((head_line, head), rows)) = table.split_first() else {
        return String::new();
    };
    let numeric: Vec<bool> = (0..head.len())
        .map(|i| {
            let mut cells =
                rows.iter().filter_map(|(_, row)| row.get(i)).peekable();
            cells.peek().is_some()
                && cells.all(|c| c.is_empty() || looks_numeric(c))
        })
        .collect();
    let class = if head.iter().any(|cell| cell.trim() == "z") {
        "data truth"
    } else {
        "data"
    };
    let mut cell = |line: usize, text: &str| {
        page.inline(&Source {
            file,
            first_line: line,
            margin: 0,
            text: text.trim(),
        })
    };
    let align = |i: usize| if numeric[i] { r#" class="number""# } else { "" };
    let mut out = format!(
        r#"<div class="table-wrapper" role="region" tabindex="0" aria-label="Table {}">"#,
        inert(&name.replace('_', " "))
    );
    out += &format!(r#"<table class="{class}">"#);
    if !caption.is_empty() {
        out += &format!("<caption>{caption}</caption>");
    }
    out += "<thead><tr>";
    for (i, text) in head.iter().enumerate() {
        let text = cell(*head_line, text);
        out += &format!(r#"<th scope="col"{}>{text}</th>"#, align(i));
    }
    out += "</tr></thead><tbody>";
    for (line, row) in rows {
        out += "<tr>";
        for (i, text) in row.iter().enumerate() {
            let text = cell(*line, text);
            if i == 0 && !numeric[0] {
                out += &format!(r#"<th scope="row">{text}</th>"#);
            } else {
                out += &format!("<td{}>{text}</td>", align(i));
            }
        }
        out += "</tr>";
    }
    out + "</tbody></table></div>"
}

/// Whether a cell is a number as printed, or a dash for none.
fn looks_numeric(cell: &str) -> bool {
    const SIGNS: &str = "+-−–—±.,:/%()[]×^{}⁰¹²³⁴⁵⁶⁷⁸⁹⁻∞<>≤≥≈ \u{a0}\u{202f}$e";
    let cell = cell.trim().trim_start_matches("{{#value");
    let digits = cell.chars().any(|c| c.is_ascii_digit());
    let only = |c: char| c.is_ascii_digit() || SIGNS.contains(c);
    matches!(cell, "—" | "–" | "∞" | "NaN" | "inf")
        || (digits && cell.chars().all(only))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["1", "−0.25", "12\u{a0}%", "1,000", "3 × 10⁻⁴", "—", "1/2"]
        {
            assert!(looks_numeric(number), "{number}");
        }
        for word in ["", "A3C", "gap 3", "e", "π"] {
            assert!(!looks_numeric(word), "{word}");
        }
    }
}
