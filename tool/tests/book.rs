//! `cargo test` covers what the pages say: the figures, the numbers and the code blocks.

use anyhow::Result;
use course::{doctest, figures, load, root};

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
    let folder = tempfile::tempdir()?;
    let mut book = load(&root()?)?;
    book.config.set("build.build-dir", folder.path())?;
    book.build()
}
