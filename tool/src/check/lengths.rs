//! Listings are short enough to be read.

use crate::code::{self, Block};
use crate::complaint::Complaint;
use crate::preprocess::volume::Leaf;
use crate::source::Source;
use std::path::Path;

/// The most lines that a block shows.
const MOST: usize = 40;
/// What the median block does not exceed.
const MEDIAN: usize = 12;
/// What nine blocks of ten do not exceed.
const NINE_TENTHS: usize = 25;
/// The number of blocks from which the two are held.
const ENOUGH: usize = 10;

/// The blocks that are too long, and whether they are so by habit.
pub fn check(root: &Path, leaves: &[Leaf]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for leaf in leaves {
        let file = leaf.file();
        let source = Source::file(&file, &leaf.text);
        for block in code::blocks(&leaf.text) {
            let lines = shown(root, leaf, &block);
            if lines > MOST {
                complaints.push(source.complain(
                    block.start,
                    format!("a block of {lines} lines, where {MOST} are the most"),
                    "show one idea: quote a smaller anchor, hide the scaffolding",
                ));
            }
        }
    }
    let all = listings(root, leaves);
    let file = Path::new("src");
    if let Some((median, nine_tenths)) = spread(&all)
        && all.len() >= ENOUGH
    {
        for (name, is, most) in [
            ("the median listing", median, MEDIAN),
            ("one listing in ten", nine_tenths, NINE_TENTHS),
        ] {
            if is > most {
                complaints.push(Complaint::file(
                    file,
                    format!("{name} has {is} lines, where {most} are the most"),
                    "see the table of `cargo course check` for where they stand",
                ));
            }
        }
    }
    complaints
}

/// The lines that a block shows.
fn shown(root: &Path, leaf: &Leaf, block: &Block) -> usize {
    let file = leaf.file();
    let source = Source::file(&file, &leaf.text);
    let folder = Path::new("src").join(leaf.folder());
    block.shown(root, &source, &folder).len()
}

/// The lengths of the Rust blocks of pages, in order.
pub fn listings<'l>(
    root: &Path,
    leaves: impl IntoIterator<Item = &'l Leaf>,
) -> Vec<usize> {
    let mut all = Vec::new();
    for leaf in leaves {
        let blocks = code::blocks(&leaf.text).into_iter();
        let rust = blocks.filter(Block::is_rust);
        all.extend(rust.map(|block| shown(root, leaf, &block)));
    }
    all.sort_unstable();
    all
}

/// The median of sorted lengths, and what nine of ten do not exceed.
pub fn spread(sorted: &[usize]) -> Option<(usize, usize)> {
    let at =
        |part: usize| sorted.get((sorted.len() * part).div_ceil(10).max(1) - 1);
    Some((*at(5)?, *at(9)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lengths: &[usize]) -> Vec<String> {
        let block = |lines: &usize| {
            format!("```rust,usage\n{}```\n\n", "a();\n".repeat(*lines))
        };
        let page: String = lengths.iter().map(block).collect();
        let leaf = Leaf::new("Page", Path::new("page.md"), &page);
        let complaints = check(Path::new("."), &[leaf]);
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn short_blocks_pass_and_so_do_a_few_longer_ones() {
        assert_eq!(told(&[40]), Vec::<String>::new());
        let mut lengths = vec![12; 9];
        lengths.push(40);
        assert_eq!(told(&lengths), Vec::<String>::new());
    }

    #[test]
    fn a_long_block_is_named_and_a_habit_of_them_too() {
        assert!(told(&[41])[0].starts_with("src/page.md:1:1: a block of 41 lines"));
        assert!(told(&[13; 10])[0].contains("the median listing has 13 lines"));
        let mut lengths = vec![5; 8];
        lengths.extend([26, 26]);
        assert!(told(&lengths)[0].contains("one listing in ten has 26 lines"));
    }

    #[test]
    fn hidden_lines_are_not_shown() {
        let page = format!("```rust,usage\n{}a();\n```\n", "# b();\n".repeat(50));
        let leaf = Leaf::new("Page", Path::new("page.md"), &page);
        assert_eq!(listings(Path::new("."), [&leaf]), [1]);
    }
}
