//! Runs examples side by side, each into a folder of its own.

use super::gallery::Gallery;
use super::{FOLDER, Files, RUNS, read};
use anyhow::{Context, Result, bail};
use std::io::{IsTerminal, stderr};
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Instant;

/// An example draws; an experiment, whose name begins with `run_`, computes for longer what the
/// examples draw from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Writes `NAME.svg`, `NAME.csv`, `NAME.json`; what it prints becomes `NAME.txt`.
    Figure,
    /// `run_NAME` writes `runs/NAME.csv`; what it prints is passed on.
    Experiment,
}

impl Kind {
    /// What the name says.
    pub fn of(example: &str) -> Self {
        if example.starts_with("run_") { Self::Experiment } else { Self::Figure }
    }

    /// The name its files begin with.
    pub fn subject(self, example: &str) -> &str {
        match self {
            Self::Figure => example,
            Self::Experiment => example.strip_prefix("run_").unwrap_or(example),
        }
    }

    /// Whether an example of this name may write a file of that name.
    pub fn owns(self, example: &str, file: &str) -> bool {
        let rest = file.strip_prefix(self.subject(example));
        rest.is_some_and(|rest| rest.starts_with(['.', '_']))
    }

    /// The part of the output folder that it writes into.
    fn folder(self) -> &'static str {
        match self {
            Self::Figure => "",
            Self::Experiment => RUNS,
        }
    }
}

/// What an example made.
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its files.
    pub files: Files,
}

/// Runs all of them, as many at a time as there are cores, with a line for each as it ends.
/// Their files come back in the order of their names; if one fails, the error tells of each
/// that does.
pub fn run_all(
    gallery: &Gallery,
    names: &[String],
    kind: Kind,
    old: &Files,
) -> Result<Vec<Made>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let queue = Mutex::new(names.iter());
    let (made, errors) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let Some(name) = lock(&queue).next() else {
                break;
            };
            let start = Instant::now();
            match run(gallery, name, kind, old) {
                Ok(one) => {
                    let took = start.elapsed().as_millis();
                    let clear =
                        if stderr().is_terminal() { "\r\x1b[K" } else { "" };
                    let news = news(&one.files, old);
                    eprintln!("{clear}{took:>8} ms {name}: {news}");
                    lock(&made).push(one);
                }
                Err(e) => lock(&errors).push(format!("{e:#}")),
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..cores.min(names.len()) {
            scope.spawn(work);
        }
        work();
    });
    let mut errors = errors.into_inner().unwrap_or_default();
    if !errors.is_empty() {
        errors.sort();
        bail!("{}", errors.join("\n\n"));
    }
    let mut made = made.into_inner().unwrap_or_default();
    made.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(made)
}

/// No worker panics while it holds a lock, so a poisoned one is as good as any.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn run(gallery: &Gallery, name: &str, kind: Kind, old: &Files) -> Result<Made> {
    let source = format!("examples/{name}.rs");
    let folder = tempfile::tempdir().context("making a temporary folder")?;
    let mut command = gallery.example(name);
    command.arg(folder.path()).env("RUST_BACKTRACE", "0");
    if kind == Kind::Experiment && stderr().is_terminal() {
        // It moves a bar as its rows come; as many will come as did the last time.
        let subject = kind.subject(name);
        let rows = old.get(&format!("{subject}.csv")).map_or(0, |csv| {
            csv.iter().filter(|&&byte| byte == b'\n').count().saturating_sub(1)
        });
        command.env("COURSE_PROGRESS", format!("{subject} {rows}"));
        command.stderr(Stdio::inherit());
    }
    let output =
        command.output().with_context(|| format!("{source} did not start"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said: String =
            said.trim().lines().map(|l| format!("  {l}\n")).collect();
        bail!(
            "{source} failed ({}):\n{said}`cargo run --example {name}` runs it alone; \
             {FOLDER} is as it was.",
            output.status
        );
    }

    let mut files = read(&folder.path().join(kind.folder()))?;
    match kind {
        _ if output.stdout.is_empty() => {}
        Kind::Figure => {
            if files.insert(format!("{name}.txt"), output.stdout).is_some() {
                bail!(
                    "{source} writes {name}.txt and prints as well; \
                     what it prints becomes {name}.txt, so let it do one of them"
                );
            }
        }
        Kind::Experiment => eprint!("{}", String::from_utf8_lossy(&output.stdout)),
    }
    let mut strange: Vec<_> =
        files.keys().filter(|f| !kind.owns(name, f)).cloned().collect();
    strange.extend(misplaced(folder.path(), kind)?);
    if let Some(file) = strange.first() {
        bail!(
            "{source} writes {file}, but its files are named {}, so that each names its maker",
            match kind {
                Kind::Figure => format!("{name}.… or {name}_…"),
                Kind::Experiment => {
                    let subject = kind.subject(name);
                    format!("{RUNS}/{subject}.… or {RUNS}/{subject}_…")
                }
            }
        );
    }
    Ok(Made { name: name.to_owned(), files })
}

/// What it wrote where its kind does not write.
fn misplaced(folder: &Path, kind: Kind) -> Result<Vec<String>> {
    let mut strange = Vec::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let expected = match kind {
            Kind::Figure => entry.path().is_file(),
            Kind::Experiment => entry.path().is_dir() && name == RUNS,
        };
        if !expected {
            strange.push(name);
        }
    }
    Ok(strange)
}

/// Says what changed.
fn news(files: &Files, old: &Files) -> String {
    let list = |title: &str, wanted: &dyn Fn(&str, &Vec<u8>) -> bool| {
        let names: Vec<_> = files
            .iter()
            .filter(|(file, content)| wanted(file, content))
            .map(|(file, _)| file.as_str())
            .collect();
        (!names.is_empty()).then(|| format!("{title} {}", names.join(", ")))
    };
    let changed = list("changed", &|file, content| {
        old.get(file).is_some_and(|there| there != content)
    });
    let new = list("new", &|file, _| !old.contains_key(file));
    let parts: Vec<_> = changed.into_iter().chain(new).collect();
    match parts.len() {
        0 if files.is_empty() => "wrote nothing".to_owned(),
        0 => "unchanged".to_owned(),
        _ => parts.join("; "),
    }
}
