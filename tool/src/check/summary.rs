//! The table of chapters: how long, how many new terms, how many listings.

use super::{lengths, main_line};
use crate::directive;
use crate::preprocess::volume::Leaf;
use crate::prose::minutes;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// A line for each page, a star for those of the main line.
pub fn table(root: &Path, leaves: &[Leaf], pages: &BTreeSet<usize>) -> String {
    let mut out = String::new();
    let head = ["words", "minutes", "terms", "listings", "exercises"];
    // Writing into a string cannot fail.
    let _ = write!(out, "{:<40}", "page (* main line)");
    for name in head {
        let _ = write!(out, "{name:>10}");
    }
    let mut sums = [0; 5];
    for (i, leaf) in leaves.iter().enumerate() {
        let words = leaf.prose.words(0..leaf.text.len());
        let posed = directive::scan(&leaf.text);
        let row = [
            words,
            minutes(words),
            main_line::terms(leaf).len(),
            lengths::listings(root, [leaf]).len(),
            posed.iter().filter(|d| d.name == "exercise").count(),
        ];
        let star = if pages.contains(&i) { "*" } else { " " };
        let path = leaf.path.to_string_lossy().replace('\\', "/");
        let _ = write!(out, "\n{star} {path:<38}");
        for (sum, number) in sums.iter_mut().zip(row) {
            *sum += number;
            let _ = write!(out, "{number:>10}");
        }
    }
    let _ = write!(out, "\n{:<40}", "  all");
    for sum in sums {
        let _ = write!(out, "{sum:>10}");
    }
    if let Some((median, nine_tenths)) =
        lengths::spread(&lengths::listings(root, leaves))
    {
        let _ = write!(
            out,
            "\nThe median listing shows {median} lines, nine in ten show {nine_tenths} or fewer."
        );
    }
    out
}
