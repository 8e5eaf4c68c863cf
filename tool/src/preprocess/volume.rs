//! All pages of the book at once, for what a page has to know of the others.

use super::paths::Trail;
use crate::prose::Prose;
use mdbook_preprocessor::book::Book;
use std::path::{Component, Path, PathBuf};

/// The pages as they were written, in order.
pub struct Volume {
    /// Each page.
    pub leaves: Vec<Leaf>,
    /// The paths through them.
    pub trails: Vec<Trail>,
    /// Where readers may write to, from book.toml.
    pub repository: Option<String>,
}

/// A page as it was written.
pub struct Leaf {
    /// What SUMMARY.md calls it.
    pub name: String,
    /// Its file, from `src`.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The text taken apart.
    pub prose: Prose,
}

impl Leaf {
    /// Takes a page apart.
    pub fn new(name: &str, path: &Path, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            path: path.to_path_buf(),
            prose: Prose::of(text),
            text: text.to_owned(),
        }
    }

    /// Its file, from the book's root.
    pub fn file(&self) -> PathBuf {
        Path::new("src").join(&self.path)
    }

    /// Its folder, from `src`.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// The pages of a book.
pub fn leaves(book: &Book) -> Vec<Leaf> {
    let pages = book.chapters().filter_map(|chapter| {
        let path = chapter.source_path.as_deref()?;
        Some(Leaf::new(&chapter.name, path, &chapter.content))
    });
    pages.collect()
}

/// A link from a folder to a file, both from `src`.
pub fn link(folder: &Path, file: &Path) -> String {
    let parts = |path: &Path| -> Vec<String> {
        let normal = path.components().filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        });
        normal.collect()
    };
    let (from, to) = (parts(folder), parts(file));
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut link = vec!["..".to_owned(); from.len() - same];
    link.extend_from_slice(&to[same..]);
    link.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_from_folder_to_file() {
        let link = |a: &str, b: &str| link(Path::new(a), Path::new(b));
        assert_eq!(link("", "a/b.md"), "a/b.md");
        assert_eq!(link("a", "a/b.md"), "b.md");
        assert_eq!(link("back", "a/b.md"), "../a/b.md");
        assert_eq!(link("a", "preface.md"), "../preface.md");
    }
}
