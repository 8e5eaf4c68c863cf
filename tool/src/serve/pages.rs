//! What the server adds to the book's pages: a script that reloads them.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The script's address; nothing else of the book begins like this.
pub const SCRIPT: &str = "/__course/live.js";
/// Where the script listens.
pub const EVENTS: &str = "/__course/events";

/// Adds the script to every page of a build of this name.
pub fn make_live(folder: &Path, build: &str) -> Result<()> {
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.is_dir() {
            make_live(&path, build)?;
        } else if path.extension().is_some_and(|e| e == "html") {
            let html = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            if let Some((head, tail)) = html.rsplit_once("</body>") {
                fs::write(&path, format!("{head}{}</body>{tail}", script(build)))
                    .with_context(|| format!("{} cannot be written", path.display()))?;
            }
        }
    }
    Ok(())
}

/// The page that stands in until there is a first good build; it reloads when there is.
pub fn placeholder() -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Reweight</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <body style=\"font: 1.1em/1.5 system-ui; margin: 3em auto; max-width: 40em; \
         padding: 0 1em\"><h1>The course is being built</h1>\
         <p>This page becomes the book as soon as there is one; the terminal tells more.</p>{}\
         </body></html>",
        script("")
    )
}

fn script(build: &str) -> String {
    format!("<script src=\"{SCRIPT}\" data-build=\"{build}\" defer></script>")
}
