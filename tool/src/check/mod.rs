//! `cargo course check`: what can be said about the book without compiling a listing.

mod anchors;
mod built;
mod digits;
mod drawings;
mod headings;
mod lengths;
mod main_line;
mod spelling;
mod summary;
mod tracked;
mod widgets;
mod wording;

use crate::complaint::Complaint;
use crate::exercises;
use crate::preprocess::{paths, volume};
use crate::prose::Prose;
use crate::source::Source;
use anyhow::{Result, bail};
use mdbook_driver::MDBook;
use std::path::Path;

/// Checks everything and prints what is wrong, then the table of chapters.
pub fn run(root: &Path) -> Result<()> {
    let report = report(root, Spelling::Checked)?;
    for told in &report.complaints {
        eprintln!("{told}");
    }
    println!("{}", report.summary);
    match report.complaints.len() {
        0 => Ok(()),
        1 => bail!("one complaint, see above"),
        n => bail!("{n} complaints, see above"),
    }
}

/// Whether spelling is checked too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// By `typos`, if it is installed.
    Checked,
    /// Not here.
    Skipped,
}

/// What a check found.
pub struct Report {
    /// What is wrong.
    pub complaints: Vec<String>,
    /// A line for each chapter.
    pub summary: String,
}

/// Checks everything.
pub fn report(root: &Path, spelling: Spelling) -> Result<Report> {
    let book = MDBook::load(root)?;
    let leaves = volume::leaves(&book.book);
    let mut all = Vec::new();
    let trails = paths::read(&book.config, root, &leaves, &mut all)?;
    let main_line = main_line::pages(&trails);
    all.extend(anchors::check(root, &leaves));
    all.extend(drawings::check(root, &leaves));
    all.extend(widgets::check(root, &leaves));
    all.extend(lengths::check(root, &leaves));
    for leaf in &leaves {
        let file = leaf.file();
        let source = Source::file(&file, &leaf.text);
        let prose = &leaf.prose;
        let text = Text { source, prose };
        all.extend(headings::check(&text));
        all.extend(check_text(&text));
    }
    for name in exercises::names(root) {
        if let Ok(exercise) = exercises::read(root, &name) {
            for source in exercise.words() {
                let prose = &Prose::of(source.text);
                all.extend(check_text(&Text { source, prose }));
            }
        }
    }
    all.extend(main_line::check(&leaves, &main_line));
    all.extend(tracked::check(root)?);
    if spelling == Spelling::Checked {
        all.extend(spelling::check(root)?);
    }
    let mut complaints = Vec::new();
    match built::check(root, &leaves) {
        Ok(found) => all.extend(found),
        // The build's own complaints come as one text.
        Err(e) => complaints.push(format!("{e:#}")),
    }
    all.sort();
    all.dedup();
    complaints.splice(0..0, all.iter().map(Complaint::to_string));
    Ok(Report { complaints, summary: summary::table(root, &leaves, &main_line) })
}

/// A text to be read for its words: a page, or the problem of an exercise.
struct Text<'t> {
    source: Source<'t>,
    prose: &'t Prose,
}

fn check_text(text: &Text) -> Vec<Complaint> {
    let mut complaints = digits::check(text);
    complaints.extend(wording::check(text));
    complaints
}

/// What a check says of a page `src/page.md`.
#[cfg(test)]
fn told(page: &str, check: fn(&Text) -> Vec<Complaint>) -> Vec<String> {
    let mut complaints = check(&Text {
        source: Source::file(Path::new("src/page.md"), page),
        prose: &Prose::of(page),
    });
    complaints.sort();
    complaints.iter().map(Complaint::to_string).collect()
}

/// What was told, each up to these words.
#[cfg(test)]
fn up_to<'t>(words: &str, told: &'t [String]) -> Vec<&'t str> {
    let start = |told: &'t String| told.split(words).next().unwrap_or_default();
    told.iter().map(start).collect()
}
