//! Builds the book whole, or not at all.

use crate::{load, log};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The folder of the finished book.
pub const FOLDER: &str = "book";

/// Builds into `folder`, which holds a whole book if and only if this succeeds.
pub fn build_into(root: &Path, folder: &Path) -> Result<()> {
    log::strict(|| {
        let mut book = load(root)?;
        book.config.set("build.build-dir", folder)?;
        book.build()
    })
}

/// Builds and throws the result away.
pub fn try_build(root: &Path) -> Result<()> {
    let folder = tempfile::tempdir().context("making a temporary folder")?;
    build_into(root, folder.path())
}

/// Brings `book/` up to date: a finished build beside it takes its place, so that a failing one
/// leaves the old book as it was.
pub fn publish(root: &Path) -> Result<()> {
    let (new, old) = (root.join(".book-new"), root.join(".book-old"));
    let book = root.join(FOLDER);
    remove(&new)?;
    // The program was ended between the two renames below.
    if old.exists() && !book.exists() {
        rename(&old, &book)?;
    }
    remove(&old)?;
    build_into(root, &new).inspect_err(|_| drop(remove(&new)))?;
    if book.exists() {
        rename(&book, &old)?;
    }
    rename(&new, &book).inspect_err(|_| drop(fs::rename(&old, &book)))?;
    remove(&old)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| {
        format!(
            "{} cannot take the name {}; is a program using it?",
            from.display(),
            to.display()
        )
    })
}
