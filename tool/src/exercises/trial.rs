//! Compiles a file with tests and says how each of them ended.

use crate::cargo::{Artifacts, Profile};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Test name to how it ended.
pub type Results = BTreeMap<String, End>;

/// How a test ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Well.
    Passed,
    /// Not well, with its words.
    Failed(String),
    /// It was not run.
    Skipped,
}

/// Compiles a crate root and runs its tests. The externs are the course's. `rename` gives
/// the generated files the names that their author knows.
pub fn run(
    root: &Path,
    crate_root: &Path,
    rename: impl Fn(&str) -> String,
) -> Result<Results> {
    let made = Artifacts::build(root, Profile::Dev)?;
    let program = crate_root.with_extension(std::env::consts::EXE_EXTENSION);
    let program = if program == crate_root {
        crate_root.with_extension("run")
    } else {
        program
    };
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command
        .current_dir(root)
        .args(["--test", "--edition=2024", "--crate-name=exercises"])
        .args(["--cap-lints=allow", "-Cdebuginfo=0"])
        .arg("-o")
        .arg(&program)
        .arg(crate_root);
    command.args(made.flags());
    let output = command.output().context("running rustc")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("an exercise does not compile\n{}", rename(said.trim_end()));
    }
    let output = Command::new(&program)
        .current_dir(root)
        .env("RUST_BACKTRACE", "0")
        .args(["--color=never", "--test-threads=2"])
        .output()
        .context("running the tests of the exercises")?;
    let said = rename(&String::from_utf8_lossy(&output.stdout));
    // A test that overflows the stack or leaves the program takes the ones after it along, and
    // what is silent must not count as passed.
    if !said.lines().any(|line| line.starts_with("test result: ")) {
        let why = rename(String::from_utf8_lossy(&output.stderr).trim_end());
        bail!(
            "the tests broke off ({}), so none of them counts\n{why}",
            output.status
        );
    }
    Ok(results(&said))
}

/// Reads the words of a test run.
fn results(said: &str) -> Results {
    let mut all = Results::new();
    for line in said.lines() {
        let Some((name, end)) =
            line.strip_prefix("test ").and_then(|line| line.rsplit_once(" ... "))
        else {
            continue;
        };
        let name = name.trim_end_matches(" - should panic");
        let end = match end {
            "ok" => End::Passed,
            "FAILED" => End::Failed(words_of(said, name)),
            _ => End::Skipped,
        };
        all.insert(name.to_owned(), end);
    }
    all
}

/// What a failed test said.
fn words_of(said: &str, test: &str) -> String {
    let head = format!("---- {test} stdout ----\n");
    let words = said.split_once(&head).map_or("", |(_, after)| after);
    let end = ["\n---- ", "\n\nfailures:"].map(|e| words.find(e));
    let end = end.into_iter().flatten().min().unwrap_or(words.len());
    words[..end]
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("note: "))
        .map(|line| match line.split_once(" panicked at ") {
            // The thread has the test's name.
            Some((_, place)) if line.starts_with("thread '") => place,
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_the_words_of_libtest() {
        let said = "\nrunning 3 tests\ntest a::b ... ok\ntest a::c ... FAILED\ntest d - should panic ... ignored\n\nfailures:\n\n---- a::c stdout ----\n\nthread 'a::c' panicked at x.rs:3:5:\nyour turn\nnote: run with\n\n\nfailures:\n    a::c\n";
        let all = results(said);
        assert_eq!(all["a::b"], End::Passed);
        assert_eq!(all["d"], End::Skipped);
        let words = "x.rs:3:5:\nyour turn";
        assert_eq!(all["a::c"], End::Failed(words.into()));
    }
}
