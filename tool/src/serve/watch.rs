//! Watches what the course is made of and says what a change asks for.

use crate::figures;
use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{EventKind, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// An editor's save is several events; they are over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(60);

/// What has to be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The pages.
    Prose,
    /// The listings, the figures and then the pages.
    Code,
}

/// The folders that are watched, and what a change in them asks for.
const FOLDERS: [(&str, Change); 7] = [
    ("src", Change::Prose),
    ("theme", Change::Prose),
    ("exercises", Change::Prose),
    ("listings", Change::Code),
    ("examples", Change::Code),
    ("widgets", Change::Code),
    ("data", Change::Code),
];

/// The changes, one at a time, each with the files it is about.
pub fn start(root: &Path) -> Result<impl Iterator<Item = (Change, Vec<String>)>> {
    // Events name real paths, without symbolic links.
    let root = root.canonicalize().context("the course's folder is gone")?;
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // The receiver lives as long as the program.
        drop(sender.send(event));
    })
    .context("the system does not let files be watched")?;
    // The root itself for the files in it, which editors replace rather than write.
    let mut watched = BTreeSet::new();
    watch(&mut watcher, &root, RecursiveMode::NonRecursive)?;
    let there = root.clone();
    let mut watch_folders = move || {
        for (name, _) in FOLDERS {
            let folder = there.join(name);
            if !folder.is_dir() {
                watched.remove(name);
            } else if watched.insert(name)
                && let Err(e) =
                    watch(&mut watcher, &folder, RecursiveMode::Recursive)
            {
                eprintln!("{e:#}");
            }
        }
    };
    // Now, and not when the first change is asked for: that is after the first build.
    watch_folders();
    Ok(std::iter::from_fn(move || {
        loop {
            let paths = next_batch(&events)?;
            // A folder that was deleted or moved may be back.
            watch_folders();
            let mut wanted = None;
            let mut files = BTreeSet::new();
            for path in paths {
                let Ok(file) = path.strip_prefix(&root) else {
                    continue;
                };
                if let Some(change) = asks_for(file) {
                    wanted = wanted.max(Some(change));
                    files.insert(file.display().to_string());
                }
            }
            if let Some(change) = wanted {
                return Some((change, files.into_iter().collect()));
            }
        }
    }))
}

fn watch(
    watcher: &mut impl Watcher,
    path: &Path,
    mode: RecursiveMode,
) -> Result<()> {
    watcher
        .watch(path, mode)
        .with_context(|| format!("changes in {} will not be seen", path.display()))
}

/// Waits for an event, then for the end of its company.
fn next_batch(
    events: &Receiver<notify::Result<notify::Event>>,
) -> Option<Vec<PathBuf>> {
    let mut paths = Vec::new();
    let mut event = events.recv().ok()?;
    loop {
        match event {
            Ok(event) if is_change(event.kind) => paths.extend(event.paths),
            Ok(_) => {}
            Err(e) => eprintln!("a change may have been missed: {e}"),
        }
        event = match events.recv_timeout(QUIET) {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => return Some(paths),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Reading is not a change, and our own builds read all the time.
fn is_change(kind: EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_))
    )
}

/// What a change of this file, given from the root, asks for, if anything.
fn asks_for(file: &Path) -> Option<Change> {
    let name = file.file_name()?.to_str()?;
    let scratch = name.starts_with(['.', '#']) || name.ends_with(['~', '#']);
    if scratch || name.ends_with(".swp") || name == "4913" {
        return None;
    }
    if let Ok(made) = file.strip_prefix(figures::FOLDER) {
        // What the examples made is our own doing; what an experiment made feeds them, and the
        // widgets' scripts come from another run of this tool.
        return match made.iter().next()?.to_str()? {
            "runs" => Some(Change::Code),
            "widgets" => Some(Change::Prose),
            _ => None,
        };
    }
    match file.to_str()? {
        "book.toml" => return Some(Change::Prose),
        "Cargo.toml" | "Cargo.lock" => return Some(Change::Code),
        _ => {}
    }
    let folder = file.components().next()?.as_os_str();
    let inside = FOLDERS.iter().find(|(name, _)| folder == *name);
    inside.map(|(_, change)| *change)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_asks_for_no_more_than_it_touches() {
        for (file, wanted) in [
            ("src/one-fraction/variance.md", Some(Change::Prose)),
            ("theme/course.css", Some(Change::Prose)),
            ("exercises/variance/tilt.rs", Some(Change::Prose)),
            ("book.toml", Some(Change::Prose)),
            ("listings/weights.rs", Some(Change::Code)),
            ("examples/style/src/lib.rs", Some(Change::Code)),
            ("data/obd/random-women.csv", Some(Change::Code)),
            ("src/generated/runs/tails.csv", Some(Change::Code)),
            ("src/generated/coin.svg", None),
            ("src/generated/widgets_a_bet.html", None),
            ("src/generated/widgets/blind-bet.js", Some(Change::Prose)),
            ("widgets/elements/blind_bet.rs", Some(Change::Code)),
            ("src/one-fraction/.variance.md.swp", None),
            ("src/one-fraction/4913", None),
            ("listings/weights.rs~", None),
            ("book/index.html", None),
            ("target/debug/course", None),
            ("README.md", None),
        ] {
            assert_eq!(asks_for(Path::new(file)), wanted, "{file}");
        }
    }
}
