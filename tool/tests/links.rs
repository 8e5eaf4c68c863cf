//! Every link and image of the built book leads somewhere, headings included.

use anyhow::Result;
use course::{load, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[test]
fn links_lead_somewhere() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut book = load(&root()?)?;
    book.config.set("build.build-dir", folder.path())?;
    book.build()?;

    let mut pages = BTreeMap::new();
    for chapter in book.book.chapters() {
        let Some(path) = &chapter.path else { continue };
        let file = folder.path().join(path).with_extension("html");
        pages.insert(file.clone(), std::fs::read_to_string(&file)?);
    }
    let ids: BTreeMap<&PathBuf, BTreeSet<&str>> = pages
        .iter()
        .map(|(file, html)| (file, attributes(html, "id").collect()))
        .collect();
    let mut broken = Vec::new();
    for (file, html) in &pages {
        for link in attributes(html, "href").chain(attributes(html, "src")) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let base = file.parent().unwrap_or(Path::new(""));
            let target = if path.is_empty() {
                file.clone()
            } else {
                base.join(path)
            };
            let known = ids.get(&target);
            let found =
                anchor.is_empty() || known.is_none_or(|ids| ids.contains(anchor));
            if !target.exists() || !found {
                broken.push(format!("{}: {link}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    Ok(())
}

fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let parts: Vec<&str> = html.split(start.as_str()).skip(1).collect();
    parts.into_iter().filter_map(|part| part.split('"').next())
}
