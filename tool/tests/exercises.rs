//! Every exercise can be failed and can be solved, and one that cannot is named.

use anyhow::Result;
use course::{exercises, root};

#[test]
fn every_exercise_fails_as_handed_out_and_passes_solved() -> Result<()> {
    exercises::prove(&root()?)
}

/// An exercise whose test asserts `claim` of `answer(x)`, which is handed out as `wrong`.
fn exercise(wrong: &str, right: &str, claim: &str) -> String {
    format!(
        "//! # An exercise\n//!\n//! Words.\n\n// ANCHOR: problem\n/// An answer.\npub fn answer(x: f64) -> f64 {{\n    // ANCHOR: solution\n    {right}\n    // ANCHOR_END: solution\n    {wrong}\n}}\n// ANCHOR_END: problem\n\n// ANCHOR: tests\n#[test]\nfn the_claim() {{\n    assert!({claim});\n}}\n// ANCHOR_END: tests\n"
    )
}

fn told(name: &str, text: &str) -> Result<String> {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("exercises/part-one");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(format!("{name}.rs")), text)?;
    let made = exercises::prove_folder(&root()?, place.path());
    Ok(made.err().map_or(String::new(), |e| format!("{e:#}")))
}

#[test]
fn a_good_exercise_passes() -> Result<()> {
    let text = exercise("", "2.0 * x", "answer(1.0) == 2.0");
    assert_eq!(told("good", &text)?, "");
    let text = exercise("// HANDOUT: x", "2.0 * x", "answer(1.0) == 2.0");
    assert_eq!(told("to-mend", &text)?, "");
    Ok(())
}

#[test]
fn a_test_that_passes_unsolved_or_fails_solved_is_named() -> Result<()> {
    let text = exercise("// HANDOUT: x", "2.0 * x", "answer(0.0) == 0.0");
    assert_eq!(
        told("idle", &text)?.lines().nth(1),
        Some(
            "exercises/part-one/idle.rs:17: the test `the_claim` passes as handed out"
        )
    );
    let text = exercise("", "2.0 * x", "answer(1.0) == 3.0");
    let told = told("wrong", &text)?;
    let said = "exercises/part-one/wrong.rs:17: the test `the_claim` fails on the solution\n    (solved) exercises/part-one/wrong.rs:18:5";
    assert!(told.contains(said), "{told}");
    Ok(())
}

#[test]
fn an_exercise_that_does_not_compile_as_handed_out_is_named() -> Result<()> {
    let text = exercise("// HANDOUT: \"two\"", "2.0 * x", "answer(1.0) == 2.0");
    let told = told("typed", &text)?;
    let said = "(handed out) exercises/part-one/typed.rs:11:5";
    assert!(told.contains(said), "{told}");
    Ok(())
}
