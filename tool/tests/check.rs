//! `cargo test` is red for one typed digit in prose, one renamed anchor, one dead link.

use anyhow::{Result, ensure};
use course::check::{Spelling, report};
use course::root;

#[test]
fn the_book_keeps_its_rules() -> Result<()> {
    let told = report(&root()?, Spelling::Skipped)?.complaints;
    ensure!(told.is_empty(), "{}", told.join("\n"));
    Ok(())
}
