//! Asks cargo which files it built, so that nothing has to be guessed from `target/debug/deps`.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The package whose library and direct dependencies the chapters may name.
const PACKAGE: &str = "reweight";

/// What `cargo build --lib` made.
pub struct Artifacts {
    /// Extern crate name to library file: the course's own crate and its direct dependencies,
    /// those of the examples among them.
    pub externs: BTreeMap<String, PathBuf>,
    /// Every library file, the transitive ones too.
    pub libraries: BTreeSet<PathBuf>,
}

/// How it is compiled: soon ready, or soon done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// What every reader compiles anyway.
    Dev,
    /// For experiments, which compute for minutes: the same numbers in a fraction of the time.
    Release,
}

impl Artifacts {
    /// Builds the library and what stands beside it, and reads the file names off cargo's
    /// messages.
    pub fn build(root: &Path, profile: Profile) -> Result<Self> {
        let own = own(root)?;
        let direct = dependencies(&own);
        let mut made =
            Artifacts { externs: BTreeMap::new(), libraries: BTreeSet::new() };
        for message in build(root, profile, &own)? {
            let name = message["target"]["name"].as_str().unwrap_or_default();
            if let Some(file) = library(&message) {
                // A crate built for build scripts as well is the same crate to a listing.
                if let Some(called) = direct.get(name) {
                    made.externs.insert(called.clone(), file.clone());
                }
                made.libraries.insert(file);
            }
        }
        Ok(made)
    }

    /// What tells rustc, or rustdoc, where these are.
    pub fn flags(&self) -> Vec<OsString> {
        let folders: BTreeSet<_> =
            self.libraries.iter().filter_map(|file| file.parent()).collect();
        let mut flags = Vec::new();
        for folder in folders {
            flags.push("-L".into());
            flags.push(joined("dependency=", folder));
        }
        for (name, file) in &self.externs {
            flags.push("--extern".into());
            flags.push(joined(&format!("{name}="), file));
        }
        flags
    }
}

fn joined(start: &str, path: &Path) -> OsString {
    let mut flag = OsString::from(start);
    flag.push(path);
    flag
}

/// The crates a listing may name, the course's own among them: what they are called where they
/// are made to what they are called here. Cargo resolves nothing for this, so it costs nothing.
fn dependencies(own: &Value) -> BTreeMap<String, String> {
    let as_crate = |name: &str| name.replace('-', "_");
    let mut names = BTreeMap::from([(as_crate(PACKAGE), as_crate(PACKAGE))]);
    for dep in own["dependencies"].as_array().into_iter().flatten() {
        if let Some(name) = dep["name"].as_str() {
            let called = dep["rename"].as_str().unwrap_or(name);
            names.insert(as_crate(name), as_crate(called));
        }
    }
    names
}

/// The course's package and those that stand beside it in the same repository.
fn beside(own: &Value) -> Vec<&str> {
    let dependencies = own["dependencies"].as_array().into_iter().flatten();
    let here = dependencies.filter(|dep| dep["path"].is_string());
    here.filter_map(|dep| dep["name"].as_str()).chain([PACKAGE]).collect()
}

/// What cargo knows of the course's package.
fn own(root: &Path) -> Result<Value> {
    let metadata = cargo(root, &["metadata", "--no-deps", "--format-version=1"])?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut all = metadata["packages"].as_array().into_iter().flatten();
    all.find(|package| package["name"] == PACKAGE)
        .cloned()
        .with_context(|| format!("Cargo.toml names no package `{PACKAGE}`"))
}

/// Builds the libraries and gives cargo's messages about what it made. For what everybody builds no
/// package is named: with the same ones as in a bare `cargo run` and `cargo test`, dependencies have
/// the same features and are compiled once. A release is of what the examples stand on alone.
fn build(root: &Path, profile: Profile, own: &Value) -> Result<Vec<Value>> {
    let mut words =
        vec!["build", "--lib", "--message-format=json-render-diagnostics"];
    if profile == Profile::Release {
        words.push("--release");
        words.extend(beside(own).into_iter().flat_map(|name| ["--package", name]));
    }
    let messages = cargo(root, &words)?;
    let mut made = Vec::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line)?;
        if message["reason"] == "compiler-artifact" {
            made.push(message);
        }
    }
    Ok(made)
}

fn library(message: &Value) -> Option<PathBuf> {
    let kind = message["target"]["kind"][0].as_str()?;
    if !matches!(kind, "lib" | "rlib" | "proc-macro") {
        return None;
    }
    let mut files =
        message["filenames"].as_array()?.iter().filter_map(Value::as_str);
    files
        .find(|file| !file.ends_with(".rmeta") && !file.ends_with(".d"))
        .map(PathBuf::from)
}

/// The cargo that runs this program, else the one on the PATH.
pub fn program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs cargo and gives what it printed. Its progress is passed on; its complaints become the
/// error, so that whoever asked can show them in a terminal or in a page.
fn cargo(root: &Path, args: &[&str]) -> Result<String> {
    let mut child = Command::new(program())
        .args(args)
        .current_dir(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo did not start; is it on the PATH?")?;
    let stderr = child.stderr.take().context("cargo's standard error is piped")?;
    let listening = std::thread::spawn(move || listen(stderr));
    let mut text = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_string(&mut text)?;
    }
    let complaints = listening.join().unwrap_or_default();
    if !child.wait()?.success() {
        bail!("`cargo {}` failed\n{}", args[0], complaints.trim_end());
    }
    if !complaints.is_empty() {
        eprintln!("{}", complaints.trim_end());
    }
    Ok(text)
}

/// Shows the lines that tell of progress and keeps the others.
fn listen(stderr: impl Read) -> String {
    const PROGRESS: [&str; 8] = [
        "Compiling",
        "Downloading",
        "Downloaded",
        "Updating",
        "Locking",
        "Adding",
        "Blocking",
        "Finished",
    ];
    let mut kept = String::new();
    for line in BufReader::new(stderr).lines().map_while(Result::ok) {
        let word = line.trim_start().split(' ').next().unwrap_or_default();
        if !line.starts_with(' ') || !PROGRESS.contains(&word) {
            kept += &line;
            kept.push('\n');
        } else if word != "Finished" {
            eprintln!("{line}");
        }
    }
    kept
}
