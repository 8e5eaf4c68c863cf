//! A piece of Markdown that knows where it stands: in a chapter, an exercise or a table's cell.

use crate::complaint::Complaint;
use std::ops::Range;
use std::path::Path;

/// A text and its place in the book.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file it stands in, from the book's root.
    pub file: &'a Path,
    /// The line of the file in which the text begins, from 1.
    pub first_line: usize,
    /// Characters that stand before the text in each of its lines, as `//! ` does.
    pub margin: usize,
    /// The text.
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// A whole file.
    pub fn file(file: &'a Path, text: &'a str) -> Self {
        Self { file, first_line: 1, margin: 0, text }
    }

    /// The line of an offset, as the file counts.
    pub fn line(&self, offset: usize) -> usize {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        self.first_line + before.iter().filter(|b| **b == b'\n').count()
    }

    /// The column of an offset, in characters from 1.
    pub fn column(&self, offset: usize) -> usize {
        let before = &self.text[..offset.min(self.text.len())];
        let line = before.rsplit('\n').next().unwrap_or_default();
        self.margin + line.chars().count() + 1
    }

    /// A complaint about what stands at an offset.
    pub fn complain(
        &self,
        offset: usize,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) -> Complaint {
        Complaint {
            column: self.column(offset),
            ..Complaint::line(self.file, self.line(offset), what, todo)
        }
    }

    /// A part of the text, as a source of its own.
    pub fn part(&self, range: Range<usize>) -> Self {
        Self {
            file: self.file,
            first_line: self.line(range.start),
            margin: self.column(range.start) - 1,
            text: &self.text[range],
        }
    }

    /// The text of a range without the white space around it, and where that begins.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.start + text.len() - text.trim_start().len();
        start..(range.start + text.trim_end().len()).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_of_the_file() {
        let source = Source {
            file: Path::new("x.rs"),
            first_line: 3,
            margin: 4,
            text: "ab\nπ = 2",
        };
        let at = source.text.find('2').unwrap_or_default();
        assert_eq!((source.line(at), source.column(at)), (4, 9));
        assert_eq!(source.trimmed(2..5), 3..5);
    }
}
