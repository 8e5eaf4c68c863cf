//! `build`, `figures` and `runs`: what they make is whole and theirs alone, and what is wrong is
//! named. All on a very small course, through the program.

mod scratch;

use anyhow::Result;
use scratch::{Scratch, said};
use std::collections::BTreeMap;
use std::fs;

/// Runs the tool: whether it succeeded, and what it said.
fn run(course: &Scratch, words: &[&str]) -> Result<(bool, String)> {
    let output = course.tool(words).output()?;
    Ok((output.status.success(), said(&output)))
}

/// Every file of a folder, with its content.
fn all(course: &Scratch, folder: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in course.path(folder).read_dir()? {
        let path = entry?.path();
        if path.is_file() {
            files.insert(path.display().to_string(), fs::read(path)?);
        }
    }
    Ok(files)
}

#[track_caller]
fn assert_tells(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "no `{part}` in\n{told}");
    }
    assert!(!told.contains("stack backtrace"), "{told}");
}

const BROKEN: &str = "fn main() {\n    panic!(\"the well is dry\");\n}\n";

#[test]
fn a_first_build_draws_and_writes_the_book() -> Result<()> {
    let course = Scratch::new("house")?;
    let (ok, told) = run(&course, &["build"])?;
    assert!(ok, "{told}");
    assert_tells(&told, &["half: new half.json, half.txt", "third: new third.csv"]);
    assert_eq!(course.read("src/generated/half.txt")?, "drawn\n");
    assert!(course.read("book/half.html")?.contains("0.5"));
    // A second one has nothing to draw, a change of a listing only what stands on it, a figure
    // changed by hand that one.
    let (ok, told) = run(&course, &["build"])?;
    assert!(ok && !told.contains("half:"), "{told}");
    course.edit("listings/halves.rs", "of / 2.0", "0.25 * of")?;
    let (ok, told) = run(&course, &["build"])?;
    assert!(ok && !told.contains("third:"), "{told}");
    assert_tells(&told, &["half: changed half.json"]);
    course.write("src/generated/third.csv", "by hand")?;
    let (ok, told) = run(&course, &["build"])?;
    assert!(ok && !told.contains("half:"), "{told}");
    assert_tells(&told, &["third: changed third.csv"]);
    Ok(())
}

#[test]
fn a_failing_example_leaves_the_generated_files_untouched() -> Result<()> {
    let course = Scratch::new("house")?;
    assert!(run(&course, &["figures"])?.0);
    let before = all(&course, "src/generated")?;
    course.edit("listings/halves.rs", "of / 2.0", "of / 4.0")?;
    course.write("examples/zero.rs", BROKEN)?;
    let (ok, told) = run(&course, &["figures"])?;
    assert!(!ok);
    let parts = [
        "examples/zero.rs failed",
        "zero.rs:2:5",
        "the well is dry",
        "--example zero",
    ];
    assert_tells(&told, &parts);
    assert_eq!(all(&course, "src/generated")?, before);

    // One that does not compile is no better off.
    course.write("examples/zero.rs", "fn main() {\n    nowhere();\n}\n")?;
    let (ok, told) = run(&course, &["figures"])?;
    assert!(!ok);
    assert_tells(&told, &["examples/zero.rs:2:5", "nowhere"]);
    assert_eq!(all(&course, "src/generated")?, before);
    Ok(())
}

#[test]
fn a_file_has_one_maker_and_bears_its_name() -> Result<()> {
    let course = Scratch::new("house")?;
    let third = course.read("examples/third.rs")?;
    course.write("examples/third.rs", &third.replace("third.csv", "fourth.csv"))?;
    let (ok, told) = run(&course, &["figures"])?;
    assert!(!ok);
    assert_tells(
        &told,
        &["examples/third.rs writes fourth.csv", "third.… or third_…"],
    );

    course.write(
        "examples/third.rs",
        &third.replace("third.csv", "third_of_all.csv"),
    )?;
    course.write(
        "examples/third_of.rs",
        &third.replace("third.csv", "third_of_all.csv"),
    )?;
    let (ok, told) = run(&course, &["figures"])?;
    assert!(!ok);
    assert_tells(&told, &["`third` and `third_of` both write third_of_all.csv"]);
    assert!(all(&course, "src/generated")?.is_empty());
    Ok(())
}

#[test]
fn what_no_example_makes_is_removed_and_experiments_are_left_alone() -> Result<()> {
    let course = Scratch::new("house")?;
    course.write("src/generated/old.svg", "<svg/>")?;
    course.write("src/generated/runs/long.csv", "n\n9\n")?;
    course.write("src/generated/widgets/a-bet.js", "by `widgets`")?;
    course.edit("examples/third.rs", "third.csv", "third_part.html")?;
    let (ok, told) = run(&course, &["figures"])?;
    assert!(ok, "{told}");
    course::figures::check(&course.path(""))?;
    assert_eq!(course.read("src/generated/third_part.html")?, "x\n1\n");
    assert_eq!(course.read("src/generated/widgets/a-bet.js")?, "by `widgets`");
    assert_tells(&told, &["removed src/generated/old.svg"]);
    assert!(!course.path("src/generated/old.svg").exists());
    assert_eq!(course.read("src/generated/runs/long.csv")?, "n\n9\n");

    let (ok, told) = run(&course, &["runs", "--check"])?;
    assert!(!ok);
    assert_tells(&told, &["src/generated/runs/long.csv: examples/run_long.rs"]);
    let (ok, told) = run(&course, &["runs", "lang"])?;
    assert!(!ok);
    assert_tells(&told, &["examples/run_lang.rs", "the experiments are: long"]);
    assert_eq!(course.read("src/generated/runs/long.csv")?, "n\n9\n");
    assert!(run(&course, &["runs", "long"])?.0);
    assert_eq!(course.read("src/generated/runs/long.csv")?, "n\n10\n");
    assert!(run(&course, &["runs", "--check"])?.0);
    // A named one is compared by the program that everybody compiles.
    fs::remove_dir_all(course.path("target/course/gallery-release"))?;
    assert!(run(&course, &["runs", "--check", "long"])?.0);
    assert!(!course.path("target/course/gallery-release").exists());
    course.write("src/generated/runs/long.csv", "n\n9\n")?;
    assert!(!run(&course, &["runs", "--check", "long"])?.0);
    Ok(())
}

#[test]
fn a_stale_file_is_named_with_its_maker() -> Result<()> {
    let course = Scratch::new("house")?;
    assert!(run(&course, &["figures"])?.0);
    let check = || match course::figures::check(&course.path("")) {
        Ok(()) => String::new(),
        Err(e) => format!("{e:#}"),
    };
    assert_eq!(check(), "");
    // What is proven is proven of this listing, these examples and this input alone.
    let same = "src/generated/half.json: examples/half.rs";
    course.edit("listings/halves.rs", "of / 2.0", "of / 3.0")?;
    assert_tells(&check(), &["1 generated file is stale", same]);
    course.edit("listings/halves.rs", "of / 3.0", "of / 2.0")?;
    assert_eq!(check(), "");
    course.edit("examples/third.rs", "x\\n1", "x\\n3")?;
    assert_tells(&check(), &["src/generated/third.csv: examples/third.rs"]);
    course.edit("examples/third.rs", "x\\n3", "x\\n1")?;
    course.write("src/generated/runs/older.csv", "")?;
    assert_tells(&check(), &["src/generated/runs/older.csv: no experiment"]);

    course.edit("src/generated/half.json", "0.5", "0.6")?;
    fs::remove_file(course.path("src/generated/third.csv"))?;
    course.write("src/generated/old.svg", "<svg/>")?;
    assert_tells(
        &check(),
        &[
            "4 generated files are stale; `cargo course figures`",
            same,
            "src/generated/third.csv: missing; examples/third.rs",
            "src/generated/old.svg: no example",
        ],
    );
    Ok(())
}

/// Compilers that need no WebAssembly: the module of a widget is the flag that chose it, and of the
/// widget `heavy` too much for any reader.
#[cfg(unix)]
mod widgets {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    const RUSTC: &str = "#!/bin/sh\ncase \"$*\" in\n*target-libdir*) pwd ;;\n*) echo rustc 0 ;;\nesac\n";
    const CARGO: &str = r#"#!/bin/sh
if [ "$1" = test ]; then
  ls "$WIDGETS_DIR"
  exec test ! -e wrong
fi
while [ $# -gt 0 ]; do
  case "$1" in
  --target-dir) made="$2/wasm32-unknown-unknown/wasm" ;;
  --cfg) flag="$2" ;;
  esac
  shift
done
mkdir -p "$made"
printf '%s' "$flag" >"$made/reweight_widgets.wasm"
case "$flag" in
*heavy*) head -c 50000 /dev/urandom >"$made/reweight_widgets.wasm" ;;
*broken*) echo "error: it is broken" >&2 && exit 101 ;;
esac
"#;

    /// A course with these widgets.
    fn with(names: &[&str]) -> Result<Scratch> {
        let course = Scratch::new("house")?;
        for name in names {
            course.write(&format!("widgets/elements/{name}.rs"), "")?;
        }
        course.write("widgets/element.js", "define('@NAME@', '@WASM@');\n")?;
        for (name, text) in [("rustc", RUSTC), ("cargo", CARGO)] {
            course.write(name, text)?;
            let anybodys = fs::Permissions::from_mode(0o755);
            fs::set_permissions(course.path(name), anybodys)?;
        }
        Ok(course)
    }

    fn run(course: &Scratch, words: &[&str]) -> Result<(bool, String)> {
        let output = course
            .tool(words)
            .env("RUSTC", course.path("rustc"))
            .env("CARGO", course.path("cargo"))
            .output()?;
        Ok((output.status.success(), said(&output)))
    }

    /// The module in a script, as a text.
    fn module(course: &Scratch, element: &str) -> Result<String> {
        let script = course.read(&format!("src/generated/widgets/{element}.js"))?;
        let wiring = course::widgets::Wiring::read(&course.path(""))?;
        let module = wiring.module_in(element, &script).unwrap_or_default();
        Ok(String::from_utf8(module)?)
    }

    #[test]
    fn each_has_a_script_of_its_own_and_no_other_stays() -> Result<()> {
        let course = with(&["blind_bet", "bomb"])?;
        course.write("src/generated/widgets/old-bet.js", "")?;
        let (ok, told) = run(&course, &["widgets"])?;
        assert!(ok, "{told}");
        assert_tells(
            &told,
            &[
                "2 widgets with rustc 0",
                "blind-bet: module 0.0 kB",
                "; new\n",
                "removed src/generated/widgets/old-bet.js",
            ],
        );
        assert_eq!(module(&course, "blind-bet")?, "widget=\"blind_bet\"");
        assert_eq!(module(&course, "bomb")?, "widget=\"bomb\"");
        assert!(!course.path("src/generated/widgets/old-bet.js").exists());

        course.edit("widgets/element.js", "define", "redefine")?;
        let (ok, told) = run(&course, &["widgets", "blind-bet"])?;
        assert!(ok && !told.contains("bomb:"), "{told}");
        assert_tells(&told, &["another than committed"]);
        assert_eq!(module(&course, "bomb")?, "", "of the old wiring");
        let (ok, told) = run(&course, &["widgets", "blimd_bet"])?;
        assert!(!ok);
        assert_tells(&told, &["widgets/elements/blimd_bet.rs", "`blind_bet`?"]);
        Ok(())
    }

    #[test]
    fn they_are_proved_elsewhere_and_a_wrong_one_is_told() -> Result<()> {
        let course = with(&["bomb"])?;
        let (ok, told) = run(&course, &["widgets", "--check"])?;
        assert!(ok, "{told}");
        assert_tells(&told, &["bomb: module", "bomb.js\n"]);
        assert!(!course.path("src/generated/widgets").exists());
        course.write("wrong", "")?;
        let (ok, told) = run(&course, &["widgets", "--check"])?;
        assert!(!ok);
        assert_tells(&told, &["do not answer as their listings do"]);
        Ok(())
    }

    #[test]
    fn one_that_does_not_compile_or_weighs_too_much_is_named() -> Result<()> {
        let course = with(&["bomb", "broken"])?;
        let (ok, told) = run(&course, &["widgets"])?;
        assert!(!ok);
        assert_tells(&told, &["broken does not compile", "it is broken"]);
        drop(course);
        let course = with(&["bomb", "heavy"])?;
        // A compiler with an installed standard library: its weight is no fault of the widget's.
        // What is committed is held to account.
        let (ok, told) = run(&course, &["widgets"])?;
        assert!(ok, "{told}");
        let what = "kB gzipped, where 40.0 kB are the most";
        assert_tells(&told, &["heavy: 5", what]);
        let (ok, told) = run(&course, &["check"])?;
        assert!(!ok);
        assert_tells(&told, &["src/generated/widgets/heavy.js: 5", what]);
        Ok(())
    }
}

#[test]
fn a_failing_build_leaves_the_old_book() -> Result<()> {
    let course = Scratch::new("house")?;
    assert!(run(&course, &["build"])?.0);
    let before = all(&course, "book")?;
    for (from, to, named) in [
        ("half_of_one", "half_of_two", "src/half.md:3"),
        ("halves.rs:half", "halves.rs:whole", "src/half.md:6"),
        ("halves.rs:half", "havles.rs:half", "src/half.md:6"),
    ] {
        course.edit("src/half.md", from, to)?;
        let (ok, told) = run(&course, &["build"])?;
        assert!(!ok, "{to}");
        assert_tells(&told, &[named]);
        assert_eq!(all(&course, "book")?, before);
        assert!(!course.path(".book-new").exists());
        course.edit("src/half.md", to, from)?;
    }
    Ok(())
}

#[test]
fn a_damaged_clone_is_told_what_it_lacks() -> Result<()> {
    let course = Scratch::new("house")?;
    fs::remove_dir_all(course.path("listings"))?;
    fs::remove_dir_all(course.path("theme"))?;
    let output = course.tool(&["build"]).output()?;
    assert_eq!(output.status.code(), Some(1));
    assert_tells(&said(&output), &["  listings/lib.rs", "  theme", "git restore"]);
    Ok(())
}

#[test]
fn bad_usage_is_not_a_bad_course() -> Result<()> {
    let course = Scratch::new("house")?;
    let output = course.tool(&["builds"]).output()?;
    assert_eq!(output.status.code(), Some(2));
    assert_tells(&said(&output), &["did you mean `build`?", "--help"]);
    let output = course.tool(&["--help"]).output()?;
    assert_eq!(output.status.code(), Some(0));
    assert_tells(
        &said(&output),
        &["http://127.0.0.1:3000", "a minute or two", "Ctrl-C"],
    );
    Ok(())
}
