//! Asks cargo which files it built, so that nothing has to be guessed from `target/debug/deps`.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The package whose library and direct dependencies the chapters may name.
const PACKAGE: &str = "reweight";

/// What `cargo build --lib --examples` made.
pub struct Artifacts {
    /// Extern crate name to library file: the course's own crate and its direct dependencies.
    pub externs: BTreeMap<String, PathBuf>,
    /// Every library file, the transitive ones too.
    pub libraries: BTreeSet<PathBuf>,
    /// Example name to executable.
    pub examples: BTreeMap<String, PathBuf>,
}

impl Artifacts {
    /// Builds the library and the examples and reads the file names off cargo's messages.
    pub fn build(root: &Path) -> Result<Self> {
        let metadata = cargo(root, &["metadata", "--format-version=1"])?;
        let metadata: Value = serde_json::from_str(&metadata)?;
        let own_id = metadata["packages"]
            .as_array()
            .and_then(|all| all.iter().find(|p| p["name"] == PACKAGE))
            .and_then(|p| p["id"].as_str())
            .context("the course's package is in the workspace")?
            .to_owned();
        let node = metadata["resolve"]["nodes"]
            .as_array()
            .and_then(|all| all.iter().find(|n| n["id"] == own_id.as_str()))
            .context("the course's package is resolved")?;
        let mut wanted: BTreeMap<String, String> = BTreeMap::new();
        for dep in node["deps"].as_array().into_iter().flatten() {
            if let (Some(id), Some(name)) =
                (dep["pkg"].as_str(), dep["name"].as_str())
            {
                wanted.insert(id.to_owned(), name.to_owned());
            }
        }

        let mut made = Artifacts {
            externs: BTreeMap::new(),
            libraries: BTreeSet::new(),
            examples: BTreeMap::new(),
        };
        let messages = cargo(
            root,
            &[
                "build",
                "--quiet",
                "--package",
                PACKAGE,
                "--lib",
                "--examples",
                "--message-format=json-render-diagnostics",
            ],
        )?;
        for line in messages.lines() {
            let message: Value = serde_json::from_str(line)?;
            if message["reason"] != "compiler-artifact" {
                continue;
            }
            let target = &message["target"];
            let name = target["name"].as_str().unwrap_or_default();
            let kind = target["kind"][0].as_str().unwrap_or_default();
            if kind == "example" {
                if let Some(path) = message["executable"].as_str() {
                    made.examples.insert(name.to_owned(), path.into());
                }
                continue;
            }
            if !matches!(kind, "lib" | "rlib" | "proc-macro") {
                continue;
            }
            let files = message["filenames"].as_array().into_iter().flatten();
            let Some(file) = files
                .filter_map(Value::as_str)
                .map(PathBuf::from)
                .find(|f| f.extension().is_some_and(|e| e != "rmeta" && e != "d"))
            else {
                continue;
            };
            let id = message["package_id"].as_str().unwrap_or_default();
            if id == own_id {
                made.externs.insert(name.to_owned(), file.clone());
            } else if let Some(name) = wanted.get(id) {
                made.externs.insert(name.clone(), file.clone());
            }
            made.libraries.insert(file);
        }
        Ok(made)
    }
}

fn cargo(root: &Path, args: &[&str]) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(args)
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("running cargo")?;
    if !output.status.success() {
        bail!("cargo {} failed", args[0]);
    }
    Ok(String::from_utf8(output.stdout)?)
}
