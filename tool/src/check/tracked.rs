//! Tracked files speak of the course alone: of no machine that it was written on.

use crate::complaint::Complaint;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Folders of machines, without the slashes that make them paths.
const PLACES: [&str; 5] = ["home", "root", "work", "tmp", "Users"];

/// The only registry that Cargo.lock may name.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The machine paths in what git tracks; nothing where git does not know the tree.
pub fn check(root: &Path) -> Result<Vec<Complaint>> {
    let made = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let Ok(output) = made else {
        return Ok(Vec::new());
    };
    let mut complaints = Vec::new();
    for name in String::from_utf8_lossy(&output.stdout).split('\0') {
        // Binary files and deleted ones are not read.
        let Ok(text) = std::fs::read_to_string(root.join(name)) else {
            continue;
        };
        complaints.extend(in_text(Path::new(name), &text));
    }
    Ok(complaints)
}

fn in_text(file: &Path, text: &str) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (i, line) in text.lines().enumerate() {
        for place in PLACES {
            let path = format!("/{place}/");
            let starts = |at: usize| {
                let before = line[..at].chars().next_back();
                !before
                    .is_some_and(|c| c.is_alphanumeric() || "./_-}*$)~".contains(c))
            };
            if line.match_indices(&path).any(|(at, _)| starts(at)) {
                complaints.push(Complaint::line(
                    file,
                    i + 1,
                    format!("a machine's path, `{path}`"),
                    "write a path from the course's root",
                ));
            }
        }
        let foreign =
            line.starts_with("source = \"registry") && !line.contains(REGISTRY);
        if foreign && file.ends_with("Cargo.lock") {
            complaints.push(Complaint::line(
                file,
                i + 1,
                "a registry that is not crates.io",
                "make the lock file anew with cargo's own settings",
            ));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(file: &str, text: &str) -> Vec<String> {
        let complaints = in_text(Path::new(file), text);
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_machines_path_and_a_foreign_registry_are_named() {
        let path = ["", "home", "me", "x"].join("/");
        let told_of = told("a.md", &format!("one\nsee {path}\n"));
        assert!(told_of[0].starts_with("a.md:2: a machine's path"), "{told_of:?}");
        let lock = "source = \"registry+https://mirror.example/index\"\n";
        assert!(told("Cargo.lock", lock)[0].contains("not crates.io"));
    }

    #[test]
    fn addresses_and_paths_of_the_course_pass() {
        let text = "https://example.org/home/a src/work/b.md ../root/c\n";
        assert_eq!(told("a.md", text), Vec::<String>::new());
        let lock = format!("source = \"{REGISTRY}\"\n");
        assert_eq!(told("Cargo.lock", &lock), Vec::<String>::new());
    }
}
