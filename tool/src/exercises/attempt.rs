//! `cargo course exercise NAME`: the learner's own copy, and the hidden tests run on it.

use super::trial::{self, End};
use super::{Exercise, Problem, names, read};
use crate::complaint::{nearest, verdict};
use crate::preprocess::Numbers;
use anyhow::{Result, bail};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints every exercise: its name, whether it was begun, and what it is called.
pub fn list(root: &Path) -> Result<()> {
    let mut lines = String::new();
    for name in names(root) {
        if let Ok(exercise) = read(root, &name) {
            let begun = root.join("attempts").join(format!("{name}.rs")).is_file();
            let mark = if begun { "begun" } else { "" };
            lines.push_str(&format!("{name:<42} {mark:<6} {}\n", exercise.title));
        }
    }
    let more =
        "`cargo course exercise NAME` sets one out in attempts/ and tests it.";
    // Whoever reads only the head of a list has had enough of it: that is no error.
    drop(writeln!(std::io::stdout(), "{lines}\n{more}"));
    Ok(())
}

/// Writes `attempts/CHAPTER/NAME.rs` if it is not there, and tests it.
pub fn attempt(root: &Path, name: &str) -> Result<()> {
    let exercise = match read(root, name.trim_end_matches(".rs")) {
        Ok(exercise) => exercise,
        Err(Problem::Unknown(_)) => {
            let all = names(root);
            let near = nearest(name, all.iter().map(String::as_str), "");
            let near = format!("{near} `cargo course exercise` lists them");
            bail!("no exercise `{name}`; {}", near.trim_start());
        }
        Err(Problem::Malformed(complaints)) => {
            return verdict(complaints);
        }
    };
    let shown = PathBuf::from("attempts").join(format!("{}.rs", exercise.name));
    let file = root.join(&shown);
    if file.is_file() {
        println!("Testing {}", shown.display());
    } else {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let numbers = Numbers::read(root, &mut Vec::new())?;
        std::fs::write(&file, numbers.in_plain_text(&exercise.for_learner()))?;
        println!(
            "Wrote {}: solve it there, then give this command again.",
            shown.display()
        );
    }
    test(root, &exercise, &shown)
}

fn test(root: &Path, exercise: &Exercise, shown: &Path) -> Result<()> {
    let target = root.join("target");
    std::fs::create_dir_all(&target)?;
    let folder = tempfile::Builder::new().prefix("attempt-").tempdir_in(&target)?;
    let text = std::fs::read_to_string(root.join(shown))?;
    std::fs::write(folder.path().join("tests.rs"), exercise.tests())?;
    let crate_root = folder.path().join("attempt.rs");
    std::fs::write(&crate_root, format!("{text}\ninclude!(\"tests.rs\");\n"))?;
    let prefix = folder.path().to_string_lossy().into_owned();
    let results = trial::run(root, &crate_root, |said| {
        let said = said.replace(&prefix, "").replace('\\', "/");
        let said = said.replace("/attempt.rs", &shown.to_string_lossy());
        said.replace("/tests.rs", &exercise.file.to_string_lossy())
    })?;
    let mut failed = 0;
    for (name, end) in &results {
        match end {
            End::Passed => println!("  passed  {name}"),
            End::Failed(words) => {
                failed += 1;
                println!(
                    "  FAILED  {name}\n          {}",
                    words.replace('\n', "\n          ")
                );
            }
            End::Skipped => println!("  skipped {name}"),
        }
    }
    if failed > 0 {
        bail!(
            "{failed} of {} tests fail: go on in {}",
            results.len(),
            shown.display()
        );
    }
    if results.is_empty() {
        bail!("no test came to an end");
    }
    println!("Solved.");
    Ok(())
}
