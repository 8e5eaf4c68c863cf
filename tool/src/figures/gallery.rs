//! All examples in one program. Each is a program of its own to `cargo run --example`; compiled
//! together they share what they have in common, which is nearly all of it: a quarter of the time
//! at first, a tenth after a change.

use crate::cargo::{Artifacts, Profile};
use crate::workshop;
use anyhow::{Context, Result, bail};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tells the program which example to be; its arguments are the example's own.
const NAME: &str = "REWEIGHT_EXAMPLE";

/// The program.
pub struct Gallery {
    root: PathBuf,
    program: PathBuf,
    names: Vec<String>,
    stamp: String,
}

impl Gallery {
    /// Builds the library and the program, if they are not as they should be.
    pub fn build(root: &Path, profile: Profile) -> Result<Self> {
        let libraries = Artifacts::build(root, profile)?;
        let names = names(root)?;
        let (place, level) = match profile {
            Profile::Dev => ("gallery", "-Copt-level=1"),
            Profile::Release => ("gallery-release", "-Copt-level=3"),
        };
        let folder = workshop(root).join(place);
        let program =
            folder.join(format!("gallery{}", std::env::consts::EXE_SUFFIX));
        fs::create_dir_all(folder.join("examples"))
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        // Tests run side by side, and each may come here.
        let lock = fs::File::create(folder.join("lock"))?;
        lock.lock()?;

        let mut wanted = DefaultHasher::new();
        for library in libraries.externs.values() {
            let data = library.metadata()?;
            (library, data.len(), data.modified()?).hash(&mut wanted);
        }
        let mut crate_root = String::new();
        let mut arms = String::new();
        for (i, name) in names.iter().enumerate() {
            let source = source(root, name)?;
            source.hash(&mut wanted);
            put(
                &folder.join(format!("examples/{name}.rs")),
                &with_entrance(&source),
            )?;
            crate_root +=
                &format!("#[path = \"examples/{name}.rs\"]\nmod example_{i};\n");
            arms += &format!("        Ok({name:?}) => example_{i}::entrance(),\n");
        }
        crate_root += &format!(
            "fn main() -> std::process::ExitCode {{\n    match std::env::var({NAME:?}).as_deref() \
             {{\n{arms}        _ => std::process::ExitCode::FAILURE,\n    }}\n}}\n"
        );
        crate_root.hash(&mut wanted);
        put(&folder.join("gallery.rs"), &crate_root)?;

        let stamp = format!("{:016x}", wanted.finish());
        let built = folder.join("built");
        if !program.exists()
            || fs::read_to_string(&built).ok().as_ref() != Some(&stamp)
        {
            // Not even an interruption may leave the old stamp on a new program.
            fs::write(&built, "")?;
            compile(root, &folder, &program, &libraries, level)?;
            fs::write(&built, &stamp)?;
        }
        Ok(Self { root: root.to_owned(), program, names, stamp })
    }

    /// The examples, in the order of their names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Another one is another program.
    pub fn stamp(&self) -> &str {
        &self.stamp
    }

    /// The example as a program.
    pub fn example(&self, name: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.env(NAME, name).current_dir(&self.root);
        command
    }
}

/// The examples that there are.
fn names(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("examples");
    let entries = folder
        .read_dir()
        .with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str());
        if let (Some(name), true) =
            (name, path.extension().is_some_and(|e| e == "rs"))
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The text of an example.
pub fn source(root: &Path, name: &str) -> Result<String> {
    let file = format!("examples/{name}.rs");
    fs::read_to_string(root.join(&file))
        .with_context(|| format!("{file} cannot be read"))
}

/// The example with a way in from outside, whatever its `main` returns.
fn with_entrance(source: &str) -> String {
    format!(
        "{source}\npub fn entrance() -> std::process::ExitCode {{ \
         std::process::Termination::report(main()) }}\n"
    )
}

/// Writes what is new, so that rustc's incremental compilation sees what is old.
fn put(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).ok().as_deref() != Some(text) {
        fs::write(file, text)
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

/// As cargo compiles an example.
fn compile(
    root: &Path,
    folder: &Path,
    program: &Path,
    libraries: &Artifacts,
    level: &str,
) -> Result<()> {
    eprintln!("   Compiling the examples");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .current_dir(folder)
        .env("CARGO_MANIFEST_DIR", root)
        .args(["--edition=2024", "--crate-name=gallery", "--crate-type=bin"])
        .args([level, "-Coverflow-checks=on", "-Cdebug-assertions=on"])
        .args([
            "-Cstrip=debuginfo",
            "-Cincremental=incremental",
            "--cap-lints=allow",
        ])
        .args(libraries.flags())
        .arg("-o")
        .arg(program)
        .arg("gallery.rs")
        .output()
        .context("rustc did not start; is it on the PATH?")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("an example does not compile\n{}", said.trim_end());
    }
    Ok(())
}
