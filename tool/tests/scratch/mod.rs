//! A very small course in a folder of its own, and the tool at work on it.

use anyhow::{Context, Result, ensure};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What cargo and the tool made of it stays from test to test: nothing is compiled twice.
const KEPT: &str = "target";

/// A fresh copy of `tests/fixture`, for one test at a time.
pub struct Scratch {
    folder: PathBuf,
    /// Held until the next test may come.
    _turn: File,
}

impl Scratch {
    /// Waits for its turn, and puts everything back in its place. Tests of one file share a
    /// folder of its name.
    pub fn new(test_file: &str) -> Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test_file);
        fs::create_dir_all(&folder)?;
        let turn = File::create(folder.with_extension("lock"))?;
        turn.lock()?;
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixture");
        restore(&fixture, &folder)?;
        Ok(Self { folder, _turn: turn })
    }

    /// A path in it.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// The text of a file in it.
    pub fn read(&self, file: &str) -> Result<String> {
        fs::read_to_string(self.path(file)).with_context(|| file.to_owned())
    }

    /// Writes a file in it.
    pub fn write(&self, file: &str, text: &str) -> Result<()> {
        let path = self.path(file);
        fs::create_dir_all(path.parent().context("a folder")?)?;
        Ok(fs::write(path, text)?)
    }

    /// Replaces a text in a file by another, as many editors do: a new file takes the name.
    pub fn edit(&self, file: &str, from: &str, to: &str) -> Result<()> {
        let text = self.read(file)?;
        ensure!(text.contains(from), "no `{from}` in {file}");
        self.write(".edited", &text.replace(from, to))?;
        Ok(fs::rename(self.path(".edited"), self.path(file))?)
    }

    /// The tool with these words, about this course.
    pub fn tool(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        command.args(words).arg("--root").arg(&self.folder);
        // Where this test's own build goes is no matter of the small course's.
        command.env_remove("CARGO_TARGET_DIR");
        command
    }
}

/// What a program said, to everybody.
pub fn said(output: &Output) -> String {
    let all = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// Makes `to` what `from` is, but for what is kept. A file that is as it should be is left alone,
/// or cargo would take it for changed.
fn restore(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in to.read_dir()? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if name == KEPT || from.join(&name).exists() {
            continue;
        }
        if path.is_dir() {
            fs::remove_dir_all(path)?;
        } else {
            fs::remove_file(path)?;
        }
    }
    for entry in from.read_dir()? {
        let entry = entry?;
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            restore(&path, &place)?;
        } else if fs::read(&path)? != fs::read(&place).unwrap_or_default() {
            fs::copy(path, place)?;
        }
    }
    Ok(())
}
