//! The program as its user meets it: `cargo run --example audit`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

const GOOD: &str = "reward,log_weight\n1,0\n0,0.5\n1,-1\n";

/// The example, which a bare `cargo test` has built already and nobody else may have.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let built = test.parent().and_then(Path::parent).unwrap();
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap());
        cargo.args(["build", "--quiet", "--example", "audit"]);
        if built.ends_with("release") {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success());
        built
            .join("examples")
            .join(format!("audit{}", std::env::consts::EXE_SUFFIX))
    })
}

fn run(words: &[&str], input: &[u8], folder: &Path) -> Output {
    let mut child = Command::new(program())
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its command line does not read.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// A folder with a good log and a bad one.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("good.csv"), GOOD).unwrap();
    std::fs::write(folder.path().join("bad.csv"), GOOD.replace("0.5", "inf"))
        .unwrap();
    folder
}

#[track_caller]
fn assert_fails(words: &[&str], input: &[u8], told: &[&str]) {
    let folder = folder();
    let output = run(words, input, folder.path());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    for part in told {
        assert!(said.contains(part), "no `{part}` in {said}");
    }
    let left = folder.path().read_dir().unwrap().count();
    assert_eq!(left, 2, "something was written");
    assert_eq!(
        std::fs::read_to_string(folder.path().join("good.csv")).unwrap(),
        GOOD
    );
}

#[test]
fn a_file_and_standard_input_get_the_same_report() {
    let folder = folder();
    let from_file = run(&["good.csv"], b"", folder.path());
    assert_eq!(from_file.status.code(), Some(0));
    let report = String::from_utf8(from_file.stdout).unwrap();
    for part in
        ["good.csv: 3 rows", "IPS", "SNIPS", "mean weight", "k\u{302}", "Next: "]
    {
        assert!(report.contains(part), "no `{part}` in {report}");
    }
    assert!(from_file.stderr.is_empty());
    for words in [&[][..], &["-"]] {
        let piped = run(words, GOOD.as_bytes(), folder.path());
        let piped = String::from_utf8(piped.stdout).unwrap();
        assert_eq!(piped, report.replace("good.csv", "standard input"));
    }
}

#[test]
fn json_and_a_picture() {
    let folder = folder();
    let words = ["good.csv", "--json", "--svg", "tail.svg"];
    let output = run(&words, b"", folder.path());
    assert_eq!(output.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["rows"], &json["largest_line"]), (&3.into(), &3.into()));
    assert!(json["k_hat"].is_null() && json["snips"]["interval_95"][1].is_f64());
    let svg = std::fs::read_to_string(folder.path().join("tail.svg")).unwrap();
    assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
    // Once more, over the old one.
    assert_eq!(run(&words, b"", folder.path()).status.code(), Some(0));
    assert_eq!(folder.path().read_dir().unwrap().count(), 3);
}

#[test]
fn a_bad_log_leaves_nothing_behind() {
    let told = ["line 3, column `log_weight`: the log weight is inf"];
    assert_fails(&["bad.csv", "--svg", "tail.svg"], b"", &told);
    assert_fails(&["--json", "-"], b"reward,log_weight\n", &["no rows"]);
    assert_fails(&["no.csv"], b"", &["no.csv cannot be opened"]);
    assert_fails(&["."], b"", &["cannot be opened"]);
    assert_fails(&["-"], &[0x1f, 0x8b, 8, 0], &["line 1", "cannot be read on"]);
}

#[test]
fn a_picture_that_cannot_be_written_is_no_report() {
    let told = ["no/tail.svg cannot be written"];
    assert_fails(&["good.csv", "--svg", "no/tail.svg"], b"", &told);
    assert_fails(&["good.csv", "--svg", "."], b"", &["cannot be written"]);
    assert_fails(&["good.csv", "--svg", "./good.csv"], b"", &["it is the log"]);
}

#[cfg(unix)]
#[test]
fn no_device_is_replaced_by_a_picture() {
    use std::os::unix::fs::FileTypeExt;
    let told = ["is no file"];
    assert_fails(&["good.csv", "--svg", "/dev/null"], b"", &told);
    let there = std::fs::metadata("/dev/null").unwrap().file_type();
    assert!(there.is_char_device());
}

#[test]
fn a_command_that_makes_no_sense() {
    for (words, told) in [
        (&["--rewards", "x"][..], "--rewards"),
        (&["a.csv", "b.csv"], "b.csv"),
        (&["--reward"], "--reward"),
        (&["--delimiter", "ab"], "one character"),
        (&["--target-probability", "0"], "above 0"),
        (&["--target-probability", "46"], "at most 1"),
        (&["--target-probability", "1/0"], "at most 1"),
        (
            &["--target", "t", "--target-probability", "0.5"],
            "or --target-probability",
        ),
        (&["--log-weight", "l", "--target", "t"], "one of the three"),
    ] {
        assert_fails(words, b"", &[told, "--help"]);
    }
}

#[test]
fn help_says_what_the_columns_are() {
    let output = run(&["--help"], b"", Path::new("."));
    assert_eq!(output.status.code(), Some(0));
    let help = String::from_utf8(output.stdout).unwrap();
    for part in ["behaviour_probability", "--json", "1/46", "Exit code 0"] {
        assert!(help.contains(part), "{part}");
    }
}
