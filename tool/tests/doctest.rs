//! The blocks of the pages are compiled and run, and a failing one is named by its place.

use anyhow::Result;
use course::{doctest, root};
use std::path::PathBuf;

#[test]
fn failing_blocks_are_named_by_file_and_line() -> Result<()> {
    let good = "# Good\n\n```rust,usage\nassert_eq!(1 + 1, 2);\n```\n";
    let false_claim =
        "# One\n\n```rust,usage\nlet a = 1;\nassert_eq!(a, 2);\n```\n";
    let bad_type = "# Two\n\n```rust,usage\nlet a: u8 = 1;\nlet b: () = a;\n```\n";
    let pages = [good, false_claim, bad_type];
    let named = |i: usize| PathBuf::from(format!("src/part/page-{i}.md"));
    let pages = pages.into_iter().enumerate().map(|(i, p)| (named(i), p));
    let told = doctest::test_pages(&root()?, pages)
        .expect_err("two of three blocks fail")
        .to_string();
    for said in [
        "test src/part/page-1.md:3 ... FAILED",
        "test src/part/page-2.md:3 ... FAILED",
        "--> src/part/page-2.md:5:13",
    ] {
        assert!(told.contains(said), "{said} is not in\n{told}");
    }
    assert!(!told.contains("page-0"), "{told}");
    Ok(())
}
