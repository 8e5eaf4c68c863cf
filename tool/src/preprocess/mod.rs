//! The one preprocessor. It runs before mdBook's `links`, so that every complaint names the line
//! that its author wrote.

mod directive;
mod exercises;
mod figures;
mod numbers;
mod page;
mod tables;

use crate::complaint::{Complaint, verdict};
use crate::math::Math;
use crate::source::Source;
use anyhow::Result;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, parse_input};
use page::Page;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use numbers::Numbers;

/// The preprocessor `course`.
pub struct Course;

impl Preprocessor for Course {
    fn name(&self) -> &str {
        "course"
    }

    fn run(&self, ctx: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let mut complaints = Vec::new();
        let shelf = Shelf::read(&ctx.root, &mut complaints)?;
        let testing = ctx.renderer == "test";
        let mut shown = BTreeMap::new();
        book.for_each_chapter_mut(|chapter| {
            let Some(path) = chapter.source_path.clone() else {
                return;
            };
            let file = Path::new("src").join(&path);
            let mut page = Page {
                shelf: &shelf,
                folder: path.parent().unwrap_or(Path::new("")),
                shown: &mut shown,
                complaints: &mut complaints,
            };
            let made = page.render(&Source::file(&file, &chapter.content));
            if !testing {
                chapter.content = made;
            }
        });
        verdict(complaints)?;
        if testing {
            // mdBook gives rustdoc no way to find other crates than `-L` and `extern crate`,
            // so the blocks are tested here, and mdBook's own pass finds them done.
            crate::doctest::test_book(&ctx.root, &book)?;
            book.for_each_chapter_mut(|chapter| chapter.content.clear());
        }
        Ok(book)
    }
}

/// Runs as a command of a plain `mdbook`.
pub fn over_stdio() -> Result<()> {
    let (ctx, book) = parse_input(std::io::stdin())?;
    if ctx.renderer == "test" {
        crate::figures::check(&ctx.root)?;
    }
    let book = Course.run(&ctx, book)?;
    serde_json::to_writer(std::io::stdout(), &book)?;
    Ok(())
}

/// What a page may quote.
pub struct Shelf {
    /// The book's root.
    pub root: PathBuf,
    /// The numbers.
    pub numbers: Numbers,
    /// The formulas' commands.
    pub math: Math,
}

impl Shelf {
    /// Takes stock.
    pub fn read(root: &Path, complaints: &mut Vec<Complaint>) -> Result<Self> {
        Ok(Self {
            root: root.to_path_buf(),
            numbers: Numbers::read(root, complaints)?,
            math: Math::new()?,
        })
    }

    /// A file of `src/generated`.
    pub fn generated(&self, name: &str) -> PathBuf {
        self.root.join("src/generated").join(name)
    }

    /// The names of all generated files with an extension.
    pub fn names(&self, extension: &str) -> Vec<String> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.generated(""))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = entry.path();
            if path.extension().is_some_and(|e| e == extension)
                && let Some(stem) = path.file_stem()
            {
                names.push(stem.to_string_lossy().into_owned());
            }
        }
        names.sort();
        names
    }
}
