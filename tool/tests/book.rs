//! `cargo test` covers what the pages say: the figures, the numbers and the code blocks.

use anyhow::Result;
use course::{book, doctest, figures, root};

#[test]
fn figures_and_numbers_are_fresh() -> Result<()> {
    figures::check(&root()?)
}

#[test]
fn code_blocks_compile_and_run() -> Result<()> {
    doctest::run(&root()?)
}

#[test]
fn every_page_renders() -> Result<()> {
    book::try_build(&root()?)
}
