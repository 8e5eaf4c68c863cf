//! `{{#include file:anchor}}` and `{{#rustdoc_include file:anchor}}`, as mdBook's `links` reads
//! them, but with a complaint where that one leaves a hole in the page.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// What an include asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Include {
    /// The file, as a path from the book's root.
    pub file: PathBuf,
    /// Which part of it.
    pub part: Part,
    /// Whether the rest of the file comes along in hidden lines (`rustdoc_include`).
    pub hidden: bool,
}

/// A part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The whole of it.
    Whole,
    /// The lines between two anchors.
    Anchor(String),
    /// Lines, from 0, the end exclusive.
    Lines(usize, usize),
}

/// A line on its way to a page: its number in the file, from 1, and its text.
pub type Line<'a> = (usize, &'a str);

impl Include {
    /// Reads the directive's argument. `folder` is that of the page, from the root.
    pub fn parse(argument: &str, folder: &Path, hidden: bool) -> Self {
        let argument = argument.split_whitespace().next().unwrap_or_default();
        let (file, part) = argument.split_once(':').unwrap_or((argument, ""));
        let mut bounds = part.splitn(3, ':');
        let first = bounds.next().unwrap_or_default();
        let start = first.parse::<usize>().ok().map(|n| n.saturating_sub(1));
        let part = match (start, bounds.next()) {
            (None, None) if first.is_empty() => Part::Whole,
            (None, _) if !first.is_empty() => Part::Anchor(first.to_owned()),
            (Some(start), None) => Part::Lines(start, start + 1),
            (start, Some(end)) => {
                Part::Lines(start.unwrap_or(0), end.parse().unwrap_or(usize::MAX))
            }
            (None, None) => Part::Whole,
        };
        Self { file: normal(&folder.join(file)), part, hidden }
    }

    /// The lines that the page shows.
    pub fn shown<'t>(&self, text: &'t str) -> Vec<Line<'t>> {
        let numbered = text.lines().enumerate().map(|(i, line)| (i + 1, line));
        match &self.part {
            Part::Whole => numbered.collect(),
            Part::Lines(start, end) => {
                numbered.filter(|(n, _)| (start + 1..=*end).contains(n)).collect()
            }
            Part::Anchor(name) => {
                let mut inside = false;
                let mut lines = Vec::new();
                for (n, line) in numbered {
                    match mark(line) {
                        Some(Mark::Start(found)) if found == name => inside = true,
                        Some(Mark::End(found)) if found == name && inside => break,
                        Some(_) => {}
                        None if inside => lines.push((n, line)),
                        None => {}
                    }
                }
                lines
            }
        }
    }

    /// All lines that the compiler gets: a `rustdoc_include` takes the file's other lines along.
    pub fn compiled<'t>(&self, text: &'t str) -> Vec<Line<'t>> {
        if !self.hidden {
            return self.shown(text);
        }
        let numbered = text.lines().enumerate().map(|(i, line)| (i + 1, line));
        numbered.filter(|(_, line)| mark(line).is_none()).collect()
    }
}

/// A line that is an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'a> {
    /// `ANCHOR: name`
    Start(&'a str),
    /// `ANCHOR_END: name`
    End(&'a str),
}

/// The anchor that a line is, if it is one.
pub fn mark(line: &str) -> Option<Mark<'_>> {
    let named = |word: &str| {
        let rest = line.split_once(word)?.1.trim_start();
        let ends = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'));
        let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
        (!name.is_empty()).then_some(name)
    };
    let end = named("ANCHOR_END:").map(Mark::End);
    end.or_else(|| named("ANCHOR:").map(Mark::Start))
}

/// The anchors of a file: name to its first line, and what is wrong with them, by line.
pub fn anchors(text: &str) -> (BTreeMap<&str, usize>, Vec<(usize, String)>) {
    let mut found = BTreeMap::new();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut faults = Vec::new();
    for (i, line) in text.lines().enumerate() {
        match mark(line) {
            Some(Mark::Start(name)) => {
                if found.insert(name, i + 1).is_some() {
                    faults.push((i + 1, format!("a second anchor `{name}`")));
                }
                open.push((name, i + 1));
            }
            Some(Mark::End(name)) => {
                match open.iter().rposition(|(opened, _)| *opened == name) {
                    Some(at) => drop(open.remove(at)),
                    None => {
                        faults.push((
                            i + 1,
                            format!("`{name}` ends without a start"),
                        ));
                    }
                }
            }
            None => {}
        }
    }
    for (name, line) in open {
        faults.push((line, format!("the anchor `{name}` has no end")));
    }
    (found, faults)
}

/// A path without `.` and `..`, where that is possible.
pub fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if out.file_name().is_some_and(|n| n != "..") => {
                out.pop();
            }
            Component::CurDir => {}
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "use a;\n// ANCHOR: one\nfn one() {\n    // ANCHOR: two\n    two\n    // ANCHOR_END: two\n}\n// ANCHOR_END: one\nfn rest() {}\n";

    fn shown(argument: &str) -> Vec<Line<'static>> {
        Include::parse(argument, Path::new("src"), false).shown(FILE)
    }

    #[test]
    fn parts_are_the_lines_that_mdbook_takes() {
        assert_eq!(
            shown("a.rs:one"),
            [(3, "fn one() {"), (5, "    two"), (7, "}")]
        );
        assert_eq!(shown("a.rs:two"), [(5, "    two")]);
        assert_eq!(shown("a.rs:none"), []);
        assert_eq!(shown("a.rs:1"), [(1, "use a;")]);
        assert_eq!(shown("a.rs:9:"), [(9, "fn rest() {}")]);
        assert_eq!(shown("a.rs::1"), [(1, "use a;")]);
        assert_eq!(shown("a.rs").len(), 9);
    }

    #[test]
    fn paths_start_at_the_root() {
        let include =
            Include::parse("../../listings/a.rs:x", Path::new("src/part"), true);
        assert_eq!(include.file, Path::new("listings/a.rs"));
        assert_eq!(include.part, Part::Anchor("x".into()));
        assert_eq!(include.compiled(FILE).len(), 5);
    }

    #[test]
    fn doubled_and_unclosed_anchors_are_found() {
        assert!(anchors(FILE).1.is_empty());
        let text =
            "// ANCHOR: a\n// ANCHOR: a\n// ANCHOR_END: a\n// ANCHOR_END: b\n";
        let lines: Vec<usize> = anchors(text).1.iter().map(|(l, _)| *l).collect();
        assert_eq!(lines, [2, 4, 1]);
    }
}
