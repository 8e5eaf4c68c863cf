//! The one preprocessor. It runs before mdBook's `links`, so that every complaint names the line
//! that its author wrote.

mod carried;
mod exercises;
mod figures;
mod numbers;
mod page;
pub(crate) mod paths;
mod stuck;
mod tables;
pub(crate) mod volume;
mod widgets;

use crate::complaint::{Complaint, verdict};
use crate::figures::stems;
use crate::math::Math;
use crate::source::Source;
use anyhow::Result;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext, parse_input};
use page::Page;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use volume::Volume;

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
        let leaves = volume::leaves(&book);
        let volume = Volume {
            trails: paths::read(&ctx.config, &ctx.root, &leaves, &mut complaints)?,
            repository: ctx.config.get("output.html.git-repository-url")?,
            leaves,
        };
        let mut pages = BTreeMap::new();
        let mut shown = BTreeMap::new();
        for (i, leaf) in volume.leaves.iter().enumerate() {
            let mut page = Page {
                shelf: &shelf,
                volume: &volume,
                folder: leaf.folder(),
                shown: &mut shown,
                complaints: &mut complaints,
            };
            let mut additions = volume.stuck_links(i);
            additions.extend(volume.signposts(i, &mut page));
            let file = leaf.file();
            let made = page.render(&Source::file(&file, &leaf.text), additions);
            pages.insert(leaf.path.clone(), made);
        }
        verdict(complaints)?;
        if ctx.renderer == "test" {
            // mdBook gives rustdoc no way to find other crates than `-L` and `extern crate`,
            // so the blocks are tested here, and mdBook's own pass finds them done.
            crate::doctest::test_book(&ctx.root, &book)?;
            pages.clear();
        }
        book.for_each_chapter_mut(|chapter| {
            let made = chapter.source_path.as_ref().and_then(|p| pages.remove(p));
            chapter.content = made.unwrap_or_default();
        });
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
        stems(&self.generated(""), extension)
    }
}
