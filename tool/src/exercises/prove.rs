//! The proof that every exercise can be failed and can be solved.

use super::trial::{self, End, Results};
use super::{Exercise, Problem, Version, names, read};
use crate::complaint::{Complaint, verdict};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The modules of the generated crate, each with one version of every exercise.
const VERSIONS: [(&str, Version); 2] =
    [("handed_out", Version::HandedOut), ("solved", Version::Solved)];

/// Fails unless every test of every exercise fails as handed out and passes solved.
pub fn prove(root: &Path) -> Result<()> {
    prove_folder(root, root)
}

/// The same for the folder `exercises` of another place, with the crates of this one.
pub fn prove_folder(root: &Path, place: &Path) -> Result<()> {
    let mut complaints = Vec::new();
    let mut all = Vec::new();
    for name in names(place) {
        match read(place, &name) {
            Ok(exercise) => all.push(exercise),
            Err(Problem::Malformed(told)) => complaints.extend(told),
            Err(Problem::Unknown(_)) => {}
        }
    }
    verdict(complaints)?;
    if all.is_empty() {
        return Ok(());
    }
    let target = root.join("target");
    std::fs::create_dir_all(&target)?;
    let folder =
        tempfile::Builder::new().prefix("exercises-").tempdir_in(&target)?;
    let crate_root = write_crate(folder.path(), &all)?;
    let prefix = folder.path().to_string_lossy().into_owned();
    let results =
        trial::run(root, &crate_root, |said| in_book(said, &prefix, &all))?;
    verdict(judge(&all, &results))
}

/// One crate of both versions of all exercises.
fn write_crate(folder: &Path, all: &[Exercise]) -> Result<std::path::PathBuf> {
    let mut text = String::new();
    for (module, version) in VERSIONS {
        let mut chapters: BTreeMap<&str, Vec<(&str, &Exercise)>> = BTreeMap::new();
        for exercise in all {
            if let Some((chapter, name)) = exercise.name.split_once('/') {
                chapters.entry(chapter).or_default().push((name, exercise));
            }
        }
        writeln!(text, "mod {module} {{")?;
        for (chapter, exercises) in chapters {
            let chapter = identifier(chapter);
            writeln!(text, "    mod {chapter} {{")?;
            for (name, exercise) in exercises {
                let name = identifier(name);
                let file = folder.join(module).join(&chapter);
                std::fs::create_dir_all(&file)?;
                let file = file.join(format!("{name}.rs"));
                std::fs::write(&file, exercise.code(version))
                    .with_context(|| file.display().to_string())?;
                writeln!(text, "        mod {name};")?;
            }
            writeln!(text, "    }}")?;
        }
        writeln!(text, "}}")?;
    }
    let file = folder.join("exercises.rs");
    std::fs::write(&file, text)?;
    Ok(file)
}

/// A file's name as a module's.
fn identifier(name: &str) -> String {
    name.replace('-', "_")
}

/// The compiler's words with the exercises' own files in them.
fn in_book(said: &str, prefix: &str, all: &[Exercise]) -> String {
    let mut said = said.replace(prefix, "").replace('\\', "/");
    for (module, _) in VERSIONS {
        for exercise in all {
            let made = format!("/{module}/{}.rs", identifier(&exercise.name));
            let file = exercise.file.to_string_lossy().replace('\\', "/");
            let told = format!("({}) {file}", module.replace('_', " "));
            said = said.replace(&made, &told);
        }
    }
    said
}

/// What the results say against the exercises.
fn judge(all: &[Exercise], results: &Results) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for exercise in all {
        let path = identifier(&exercise.name).replace('/', "::");
        for (module, version) in VERSIONS {
            let prefix = format!("{module}::{path}::");
            let own: Vec<_> = results
                .iter()
                .filter_map(|(name, end)| Some((name.strip_prefix(&prefix)?, end)))
                .collect();
            if own.is_empty() {
                complaints.push(Complaint::file(
                    &exercise.file,
                    "none of its tests came to an end",
                    "mark each with #[test], and let none abort the run",
                ));
            }
            for (test, end) in own {
                let short = test.rsplit("::").next().unwrap_or(test);
                let (what, todo) = match (version, end) {
                    (Version::HandedOut, End::Failed(_))
                    | (Version::Solved, End::Passed) => continue,
                    (Version::HandedOut, End::Passed) => (
                        format!("the test `{test}` passes as handed out"),
                        "let it ask for what the problem wants found".to_owned(),
                    ),
                    (Version::Solved, End::Failed(words)) => (
                        format!("the test `{test}` fails on the solution"),
                        words.replace('\n', "\n    "),
                    ),
                    (_, End::Skipped) => (
                        format!("the test `{test}` is not run"),
                        "take `#[ignore]` away".to_owned(),
                    ),
                };
                let line = exercise.line_of_test(short);
                complaints.push(Complaint::line(&exercise.file, line, what, todo));
            }
        }
    }
    complaints
}
