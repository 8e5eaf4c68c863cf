//! Remembers that `src/generated` is what the examples make. The same program with the same input
//! makes the same files, so what is proven of them holds until one of the three changes.

use super::gallery::Gallery;
use super::memory::take_in;
use super::{FOLDER, RUNS, read};
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Whether this very state was proven.
pub fn stands(root: &Path, gallery: &Gallery) -> Result<bool> {
    let known = fs::read_to_string(file(root)).unwrap_or_default();
    Ok(known == state(root, gallery)?)
}

/// Remembers this state as proven.
pub fn record(root: &Path, gallery: &Gallery) -> Result<()> {
    let file = file(root);
    fs::write(&file, state(root, gallery)?)
        .with_context(|| format!("{} cannot be written", file.display()))
}

fn file(root: &Path) -> PathBuf {
    crate::workshop(root).join("proved")
}

/// The program, what it may read, and what it made.
fn state(root: &Path, gallery: &Gallery) -> Result<String> {
    let mut state = DefaultHasher::new();
    gallery.stamp().hash(&mut state);
    take_in(&root.join("data"), &mut state)?;
    take_in(&root.join(FOLDER).join(RUNS), &mut state)?;
    read(&root.join(FOLDER))?.hash(&mut state);
    Ok(format!("{:016x}", state.finish()))
}
