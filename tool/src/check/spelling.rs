//! Spelling, by `typos`, where it is installed.

use crate::complaint::Complaint;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// What `typos` finds in the tree; nothing if it is not there.
pub fn check(root: &Path) -> Result<Vec<Complaint>> {
    let made = Command::new("typos")
        .args(["--format", "brief", "--color", "never"])
        .current_dir(root)
        .output();
    let Ok(output) = made else {
        eprintln!("spelling is not checked: `cargo install typos-cli` would");
        return Ok(Vec::new());
    };
    let said = String::from_utf8_lossy(&output.stdout);
    // It fails where it finds something, and where it does not work: a bad typos.toml, say.
    if !output.status.success() && said.trim().is_empty() {
        let why = String::from_utf8_lossy(&output.stderr);
        bail!("`typos` failed ({})\n{}", output.status, why.trim_end());
    }
    Ok(said.lines().filter_map(complaint).collect())
}

/// Reads a line such as ``./src/a.md:3:5: error: `ab` should be `abc` ``.
fn complaint(line: &str) -> Option<Complaint> {
    let (place, what) = line.split_once(": ")?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let file = parts.next()?.trim_start_matches("./");
    Some(Complaint {
        column,
        ..Complaint::line(
            Path::new(file),
            line,
            what.trim_start_matches("error: "),
            "mend it; a name that is right is added to typos.toml",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_typos_become_complaints() {
        let made = complaint("./src/a.md:3:5: error: `ab` should be `abc`")
            .map(|c| c.to_string());
        let told = "src/a.md:3:5: `ab` should be `abc`\n    mend it; a name that is right is added to typos.toml";
        assert_eq!(made.as_deref(), Some(told));
        assert_eq!(complaint("checked 3 files"), None);
    }
}
