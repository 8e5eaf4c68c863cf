//! The widgets' scripts: what runs in the page is the listings' own Rust, compiled to WebAssembly
//! and carried by one script for each widget. They are committed, so that nobody needs that
//! compiler to read the course.

mod compiler;
mod script;

use crate::cargo;
use crate::complaint::nearest;
use crate::figures::{self, stems};
use anyhow::{Context, Result, bail};
use compiler::{ADVICE, Compiler};
use script::compressed;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use script::{WIRING, Wiring};

/// Where the scripts are, from the root.
pub const FOLDER: &str = "src/generated/widgets";

/// Where the widgets are, a file each.
pub const ELEMENTS: &str = "widgets/elements";

/// What the name of a still begins with: that of the example which draws them.
const STILL: &str = "widgets_";

/// The most that the script of an element may weigh on its way to the reader, in bytes.
fn most(element: &str) -> usize {
    match element {
        // Twenty thousand rows of a log travel with it, to one page.
        "real-log" => 60_000,
        _ => 40_000,
    }
}

/// Says what an element's script weighs, compressed as by a server, if it is too much.
pub fn too_heavy(element: &str, script: &str) -> Result<Option<String>> {
    let (bytes, most) = (compressed(script.as_bytes())?.len(), most(element));
    let told = || {
        format!(
            "{} gzipped, where {} are the most",
            kilobytes(bytes),
            kilobytes(most)
        )
    };
    Ok((bytes > most).then(told))
}

/// Said once to whoever changes a widget while the book is served.
pub const HINT: &str = "\
the stills follow; the scripts in the pages are as they were until `cargo course widgets`";

/// Whether the scripts are made of this file, given from the root.
pub fn makes_scripts(file: &str) -> bool {
    let file = Path::new(file);
    let is_code = file.extension().is_some_and(|e| e == "rs");
    file == Path::new(WIRING) || (is_code && file.starts_with("widgets"))
}

/// The names of the widgets: those of their files.
pub fn names(root: &Path) -> Vec<String> {
    let mut names = stems(&root.join(ELEMENTS), "rs");
    names.retain(|name| name != "mod");
    names
}

/// The name of a widget's element.
pub fn element(name: &str) -> String {
    name.replace('_', "-")
}

/// The script of an element, from the root.
pub fn script_of(element: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{element}.js"))
}

/// The file of a widget's still, from the root.
pub fn still_of(id: &str) -> PathBuf {
    let id = id.replace('-', "_");
    Path::new(figures::FOLDER).join(format!("{STILL}{id}.html"))
}

/// The ids of the widgets' stills.
pub fn stills(root: &Path) -> Vec<String> {
    let names = stems(&root.join(figures::FOLDER), "html");
    let ids = names.iter().filter_map(|name| name.strip_prefix(STILL));
    ids.map(|id| id.replace('_', "-")).collect()
}

/// The elements that have a script.
pub fn scripted(root: &Path) -> Vec<String> {
    stems(&root.join(FOLDER), "js")
}

/// Compiles these widgets (all, if none is named) and writes their scripts, each whole; scripts
/// of no widget are removed.
pub fn build(root: &Path, wanted: &[String]) -> Result<()> {
    let all = names(root);
    let mut chosen = Vec::new();
    for name in wanted {
        let name = name.replace('-', "_");
        if !all.contains(&name) {
            let known = format!("the widgets are: {}", all.join(", "));
            let hint = nearest(&name, all.iter().map(String::as_str), &known);
            bail!("there is no {ELEMENTS}/{name}.rs; {hint}");
        }
        chosen.push(name);
    }
    let Some(compiler) = Compiler::find() else {
        bail!("there is no compiler for WebAssembly here\n{ADVICE}");
    };
    let chosen = if wanted.is_empty() { &all } else { &chosen };
    make(root, &compiler, chosen, &root.join(FOLDER))?;
    for element in scripted(root) {
        if !all.contains(&element.replace('-', "_")) {
            let script = script_of(&element);
            fs::remove_file(root.join(&script))?;
            eprintln!("    removed {}, which is no widget's", script.display());
        }
    }
    Ok(())
}

/// Compiles the widgets into a temporary folder and proves those modules as `cargo test` does the
/// committed ones. Where there is no compiler this says how to get one; that is an error if
/// REQUIRE_WASM is set.
pub fn check(root: &Path) -> Result<()> {
    let Some(compiler) = Compiler::find() else {
        let required = std::env::var_os("REQUIRE_WASM");
        if required.is_some_and(|value| !value.is_empty() && value != "0") {
            bail!(
                "REQUIRE_WASM is set, and nothing compiles WebAssembly\n{ADVICE}"
            );
        }
        eprintln!("skipped: nothing here compiles WebAssembly\n{ADVICE}");
        return Ok(());
    };
    let folder = tempfile::tempdir().context("making a temporary folder")?;
    make(root, &compiler, &names(root), folder.path())?;
    // No package is named: the same ones as in a bare `cargo test` have the same features.
    let status = Command::new(cargo::program())
        .args(["test", "--quiet", "--test", "committed"])
        .env("WIDGETS_DIR", folder.path())
        .current_dir(root)
        .status()
        .context("cargo did not start; is it on the PATH?")?;
    if !status.success() {
        bail!("freshly compiled, the widgets do not answer as their listings do");
    }
    Ok(())
}

/// Compiles widgets and writes their scripts into a folder.
fn make(
    root: &Path,
    compiler: &Compiler,
    names: &[String],
    folder: &Path,
) -> Result<()> {
    eprintln!("   Compiling {} widgets with {}", names.len(), compiler.name());
    fs::create_dir_all(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let wiring = Wiring::read(root)?;
    let mut heavy = Vec::new();
    for name in names {
        let element = element(name);
        let module = compiler.compile(root, name)?;
        let script = wiring.around(&element, &module)?;
        let travels = compressed(script.as_bytes())?;
        let committed = fs::read_to_string(root.join(script_of(&element)));
        let news = match committed {
            Ok(old) if old == script => "as committed",
            Ok(_) => "another than committed",
            Err(_) => "new",
        };
        println!(
            "{element}: module {}, script {}, gzipped {}; {news}",
            kilobytes(module.len()),
            kilobytes(script.len()),
            kilobytes(travels.len()),
        );
        if let Some(what) = too_heavy(&element, &script)? {
            heavy.push(format!("{element}: {what}"));
        }
        figures::write_whole(folder, &format!("{element}.js"), script.as_bytes())?;
    }
    if !heavy.is_empty() && compiler.is_lean() {
        bail!("{}", heavy.join("\n"));
    }
    for what in heavy {
        println!(
            "{what}; with the standard library compiled from source it is less"
        );
    }
    Ok(())
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_changes_what_scripts_are_made_of_is_told() {
        for file in
            ["widgets/element.js", "widgets/src/lib.rs", "widgets/elements/bomb.rs"]
        {
            assert!(makes_scripts(file), "{file}");
        }
        for file in ["widgets/widgets.css", "listings/ess.rs", "theme/element.js"] {
            assert!(!makes_scripts(file), "{file}");
        }
    }
}
