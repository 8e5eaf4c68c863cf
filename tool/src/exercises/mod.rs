//! Exercises: problem, solution and hidden tests in one file of `exercises/CHAPTER/`.

mod attempt;
mod file;
mod prove;
mod trial;

pub use attempt::{attempt, list};
pub use file::{Exercise, Version};
pub use prove::{prove, prove_folder};

use crate::complaint::{Complaint, nearest};
use std::path::{Path, PathBuf};

/// The names of all exercises, `chapter/name`, in order.
pub fn names(root: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for chapter in entries(&root.join("exercises")) {
        for path in entries(&chapter) {
            if path.extension().is_some_and(|e| e == "rs")
                && let (Some(chapter), Some(name)) =
                    (chapter.file_name(), path.file_stem())
            {
                let parts = [chapter.to_string_lossy(), name.to_string_lossy()];
                all.push(parts.join("/"));
            }
        }
    }
    all.sort();
    all
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    found.map(|entry| entry.path()).collect()
}

/// One exercise; else what is wrong.
pub fn read(root: &Path, name: &str) -> Result<Exercise, Problem> {
    let file = root.join("exercises").join(format!("{name}.rs"));
    let unknown = |_| {
        let names = names(root);
        let otherwise = format!("write `exercises/{name}.rs`");
        Problem::Unknown(nearest(
            name,
            names.iter().map(String::as_str),
            &otherwise,
        ))
    };
    let text = std::fs::read_to_string(file).map_err(unknown)?;
    Exercise::parse(name, &text).map_err(Problem::Malformed)
}

/// Why an exercise cannot be read.
#[derive(Debug)]
pub enum Problem {
    /// There is none of that name; what to do.
    Unknown(String),
    /// Its file breaks the format.
    Malformed(Vec<Complaint>),
}
