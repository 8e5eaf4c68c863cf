//! What the tool says when something is wrong: where, what, and what to do about it.

use anyhow::{Result, bail};
use std::fmt;
use std::path::{Path, PathBuf};

/// One thing that is wrong with the book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file, from the book's root.
    pub file: PathBuf,
    /// Its line, from 1; 0 is the file as a whole.
    pub line: usize,
    /// The column, in characters from 1; 0 is the line as a whole.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

impl Complaint {
    /// A complaint about a file as a whole.
    pub fn file(
        file: &Path,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self::line(file, 0, what, todo)
    }

    /// A complaint about a line.
    pub fn line(
        file: &Path,
        line: usize,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self {
            file: file.to_path_buf(),
            line,
            column: 0,
            what: what.into(),
            todo: todo.into(),
        }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.to_string_lossy().replace('\\', "/"))?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.todo.is_empty() {
            write!(f, "\n    {}", self.todo)?;
        }
        Ok(())
    }
}

/// Fails with all complaints, in the order of their places, if there are any.
pub fn verdict(mut complaints: Vec<Complaint>) -> Result<()> {
    if complaints.is_empty() {
        return Ok(());
    }
    complaints.sort();
    complaints.dedup();
    let number = match complaints.len() {
        1 => "one complaint".to_owned(),
        n => format!("{n} complaints"),
    };
    let lines: Vec<String> = complaints.iter().map(Complaint::to_string).collect();
    bail!("{number} about the book\n{}", lines.join("\n"))
}

/// The name nearest to what was written, as a proposal: `did you mean …?`; else `otherwise`.
pub fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let best = names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .min();
    match best {
        Some((far, name)) if far <= 2 + written.chars().count() / 3 => {
            format!("did you mean `{name}`?")
        }
        _ => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_proposed_and_a_far_one_is_not() {
        let names = ["ess_at_gap_2", "coin_variance"];
        assert_eq!(
            nearest("ess_at_gap2", names, ""),
            "did you mean `ess_at_gap_2`?"
        );
        assert_eq!(nearest("kurtosis", names, "write it"), "write it");
    }

    #[test]
    fn all_complaints_are_told_in_order() {
        let b = Complaint::line(Path::new("b.md"), 3, "late", "mend it");
        let a = Complaint::file(Path::new("a.md"), "early", "");
        let told = verdict(vec![b, a]).unwrap_err().to_string();
        assert_eq!(
            told,
            "2 complaints about the book\na.md: early\nb.md:3: late\n    mend it"
        );
        assert!(verdict(Vec::new()).is_ok());
    }
}
