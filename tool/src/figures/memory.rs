//! Remembers what each example was when it last ran and what it made, so that an example that
//! would make the same again is not run while the course is read or written.

use super::example::Made;
use super::uses::modules_of;
use super::{FOLDER, Files, RUNS, gallery};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The memory, kept in a file that may be lost at any time: it then runs everything.
pub struct Memory {
    file: PathBuf,
    /// Example to what it was and what it made.
    known: BTreeMap<String, Entry>,
    /// Example to what it is now.
    now: BTreeMap<String, String>,
}

/// What is remembered of one example.
struct Entry {
    /// A fingerprint of its text, its listings and its input.
    cause: String,
    /// Its files and their fingerprints.
    files: BTreeMap<String, String>,
}

impl Memory {
    /// Reads the file; whatever is unreadable is forgotten.
    pub fn recall(root: &Path) -> Self {
        let file = crate::workshop(root).join("drawn.json");
        let text = fs::read(&file).unwrap_or_default();
        let all: Value = serde_json::from_slice(&text).unwrap_or_default();
        let mut known = BTreeMap::new();
        for (name, entry) in all.as_object().into_iter().flatten() {
            let files = entry["files"].as_object().into_iter().flatten();
            let files = files.filter_map(|(name, print)| {
                Some((name.clone(), print.as_str()?.into()))
            });
            let entry = Entry {
                cause: entry["cause"].as_str().unwrap_or_default().into(),
                files: files.collect(),
            };
            known.insert(name.clone(), entry);
        }
        Self { file, known, now: BTreeMap::new() }
    }

    /// Takes the fingerprints of the examples: of their texts, of the listings they stand on, and
    /// of what they may read, which is the data and the results of the experiments. The widgets
    /// are a crate between the two, which few examples name.
    pub fn look_at(&mut self, root: &Path, names: &[String]) -> Result<()> {
        let mut common = DefaultHasher::new();
        let runs = Path::new(FOLDER).join(RUNS);
        let parts = [
            "Cargo.toml",
            "Cargo.lock",
            "listings/lib.rs",
            "examples/style",
            "data",
        ];
        for part in parts.map(Path::new).into_iter().chain([runs.as_path()]) {
            take_in(&root.join(part), &mut common)?;
        }
        let mut listings = BTreeMap::new();
        read_modules(&root.join("listings"), &mut listings)?;
        let widgets = sources(&root.join("widgets"))?;
        for name in names {
            let mut cause = common.clone();
            let mut text = gallery::source(root, name)?;
            if text.contains("reweight_widgets") {
                text += &widgets;
            }
            text.hash(&mut cause);
            for module in modules_of(&text, &listings) {
                (&listings[&module], module).hash(&mut cause);
            }
            self.now.insert(name.clone(), format!("{:016x}", cause.finish()));
        }
        Ok(())
    }

    /// Whether the example is what it was, and its files are as it made them.
    pub fn holds(&self, example: &str, there: &Files) -> bool {
        self.known.get(example).is_some_and(|entry| {
            Some(&entry.cause) == self.now.get(example)
                && entry.files.iter().all(|(file, print)| {
                    there.get(file).is_some_and(|text| fingerprint(text) == *print)
                })
        })
    }

    /// The files that the example made.
    pub fn files_of(&self, example: &str) -> impl Iterator<Item = &str> {
        let entry = self.known.get(example);
        entry.into_iter().flat_map(|e| e.files.keys().map(String::as_str))
    }

    /// Remembers what these made just now.
    pub fn learn(&mut self, made: &[Made]) {
        for one in made {
            let Some(cause) = self.now.get(&one.name) else {
                continue;
            };
            let files = one.files.iter();
            let entry = Entry {
                cause: cause.clone(),
                files: files
                    .map(|(f, text)| (f.clone(), fingerprint(text)))
                    .collect(),
            };
            self.known.insert(one.name.clone(), entry);
        }
        self.known.retain(|name, _| self.now.contains_key(name));
    }

    /// Writes the file.
    pub fn keep(&self) -> Result<()> {
        let all: BTreeMap<_, _> = self
            .known
            .iter()
            .map(|(name, e)| (name, json!({ "cause": e.cause, "files": e.files })))
            .collect();
        let folder = self.file.parent().context("the memory lies in a folder")?;
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.file, json!(all).to_string()))
            .with_context(|| format!("{} cannot be written", self.file.display()))
    }
}

fn fingerprint(text: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Reads the listings: module name to text.
fn read_modules(folder: &Path, all: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.is_dir() {
            read_modules(&path, all)?;
        } else if let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) {
            let text = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            *all.entry(name.to_owned()).or_default() += &text;
        }
    }
    Ok(())
}

/// The Rust of a folder, in one text.
fn sources(folder: &Path) -> Result<String> {
    let mut all = String::new();
    if !folder.exists() {
        return Ok(all);
    }
    let mut entries = folder.read_dir()?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for path in entries.iter().map(fs::DirEntry::path) {
        if path.is_dir() {
            all += &sources(&path)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            all += &fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
        }
    }
    Ok(all)
}

/// Adds a file, or all files of a folder in the order of their names.
pub fn take_in(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = path
            .read_dir()?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        entries.sort();
        for entry in entries {
            entry.file_name().hash(hasher);
            take_in(&entry, hasher)?;
        }
    } else if path.exists() {
        fs::read(path)
            .with_context(|| format!("{} cannot be read", path.display()))?
            .hash(hasher);
    }
    Ok(())
}
