//! Every anchor of the listings is whole and used, and so is every exercise.

use crate::code;
use crate::complaint::Complaint;
use crate::directive;
use crate::exercises;
use crate::includes::{Part, anchors};
use crate::preprocess::volume::Leaf;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder whose anchors must be used.
const FOLDER: &str = "listings";

/// The anchors that are broken or that no page quotes, and exercises on no page.
pub fn check(root: &Path, leaves: &[Leaf]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let used = used(leaves);
    for file in files(root, Path::new(FOLDER)) {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else {
            continue;
        };
        let (found, faults) = anchors(&text);
        for (line, what) in faults {
            let todo = "pair each ANCHOR with one ANCHOR_END of its name";
            complaints.push(Complaint::line(&file, line, what, todo));
        }
        for (name, line) in found {
            if !used.contains(&(file.clone(), name.to_owned())) {
                complaints.push(Complaint::line(
                    &file,
                    line,
                    format!("no page quotes the anchor `{name}`"),
                    "quote it, or take its two lines away",
                ));
            }
        }
    }
    let asked = |name: &str, text: &str| {
        directive::scan(text)
            .iter()
            .any(|d| d.name == "exercise" && d.argument == name)
    };
    for name in exercises::names(root) {
        if !leaves.iter().any(|leaf| asked(&name, &leaf.text)) {
            complaints.push(Complaint::file(
                &Path::new("exercises").join(format!("{name}.rs")),
                "no page poses this exercise",
                format!("write `{{{{#exercise {name}}}}}` into its chapter"),
            ));
        }
    }
    complaints
}

/// The anchors that pages quote.
fn used(leaves: &[Leaf]) -> BTreeSet<(PathBuf, String)> {
    let mut used = BTreeSet::new();
    for leaf in leaves {
        let folder = Path::new("src").join(leaf.folder());
        for block in code::blocks(&leaf.text) {
            for (_, include) in block.includes(&folder) {
                if let Part::Anchor(name) = include.part {
                    used.insert((include.file, name));
                }
            }
        }
    }
    used
}

/// The files under a folder, from the root, in order.
fn files(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let entries = std::fs::read_dir(root.join(folder));
    for entry in entries.into_iter().flatten().flatten() {
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() {
            all.extend(files(root, &path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: &str = "// ANCHOR: one\nfn one() {}\n// ANCHOR_END: one\n";

    fn told(listing: &str, page: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("listings")).unwrap();
        std::fs::write(root.path().join("listings/a.rs"), listing).unwrap();
        std::fs::create_dir_all(root.path().join("exercises/part")).unwrap();
        std::fs::write(root.path().join("exercises/part/mean.rs"), "").unwrap();
        let leaf = Leaf::new("Page", Path::new("part/page.md"), page);
        let complaints = check(root.path(), &[leaf]);
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn quoted_anchors_and_posed_exercises_pass() {
        let page = "```rust\n{{#include ../../listings/a.rs:one}}\n```\n\n{{#exercise part/mean}}\n";
        assert_eq!(told(LISTING, page), Vec::<String>::new());
    }

    #[test]
    fn unused_and_broken_anchors_and_unused_exercises_are_named() {
        let told_of = told(LISTING, "");
        assert!(
            told_of[0]
                .starts_with("listings/a.rs:1: no page quotes the anchor `one`")
        );
        assert!(told_of[1].starts_with("exercises/part/mean.rs: no page poses"));
        let told_of = told("// ANCHOR: one\n", "");
        assert!(told_of[0].contains("a.rs:1: the anchor `one` has no end"));
    }
}
