//! The code blocks of a page: where their lines come from, and whether they keep the rules.

use crate::complaint::{Complaint, nearest};
use crate::includes::{Include, Part, anchors};
use crate::markdown;
use crate::source::Source;
use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::path::{Path, PathBuf};

/// A fenced code block, as its author wrote it.
#[derive(Debug)]
pub struct Block {
    /// Where it begins in the page.
    pub start: usize,
    /// The words behind the fence.
    pub info: Vec<String>,
    /// Its lines: where each begins in the page, and its text.
    pub body: Vec<(usize, String)>,
}

/// A line of a block after its includes are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeLine {
    /// The file it comes from, from the root.
    pub file: PathBuf,
    /// The line there, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// The code blocks of a page.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::new();
    let mut inside = false;
    for (event, range) in markdown::parse(text) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                inside = true;
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.into_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let words = info.split([' ', '\t', ',']).filter(|w| !w.is_empty());
                all.push(Block {
                    start: range.start,
                    info: words.map(str::to_owned).collect(),
                    body: Vec::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(part) if inside => {
                let Some(block) = all.last_mut() else {
                    continue;
                };
                let mut at = range.start;
                for line in part.split_inclusive('\n') {
                    let text = line.trim_end_matches('\n').to_owned();
                    block.body.push((at, text));
                    at += line.len();
                }
            }
            _ => {}
        }
    }
    all
}

impl Block {
    /// Whether it is Rust.
    pub fn is_rust(&self) -> bool {
        self.info.first().is_some_and(|word| word == "rust")
    }

    /// Its includes, with the places of their lines.
    pub fn includes(&self, folder: &Path) -> Vec<(usize, Include)> {
        let found =
            |(at, line): &(usize, String)| Some((*at, include(line, folder)?));
        self.body.iter().filter_map(found).collect()
    }

    /// The lines that the page shows, hidden ones left out.
    pub fn shown(
        &self,
        root: &Path,
        source: &Source,
        folder: &Path,
    ) -> Vec<CodeLine> {
        let mut lines = self.lines(root, source, folder, Include::shown);
        if self.is_rust() {
            lines.retain(|line| !is_hidden(&line.text));
        }
        lines
    }

    /// The lines that the compiler gets.
    pub fn compiled(
        &self,
        root: &Path,
        source: &Source,
        folder: &Path,
    ) -> Vec<CodeLine> {
        self.lines(root, source, folder, Include::compiled)
    }

    fn lines(
        &self,
        root: &Path,
        source: &Source,
        folder: &Path,
        take: for<'t> fn(&Include, &'t str) -> Vec<(usize, &'t str)>,
    ) -> Vec<CodeLine> {
        let mut all = Vec::new();
        for (at, text) in &self.body {
            let Some(include) = include(text, folder) else {
                all.push(CodeLine {
                    file: source.file.to_path_buf(),
                    line: source.line(*at),
                    text: text.clone(),
                });
                continue;
            };
            let file = std::fs::read_to_string(root.join(&include.file))
                .unwrap_or_default();
            for (line, text) in take(&include, &file) {
                all.push(CodeLine {
                    file: include.file.clone(),
                    line,
                    text: text.to_owned(),
                });
            }
        }
        all
    }

    /// The rules for what a page may quote.
    pub fn check(
        &self,
        root: &Path,
        source: &Source,
        folder: &Path,
    ) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        let includes = self.includes(folder);
        for (at, include) in &includes {
            if let Err((what, todo)) = present(root, include) {
                complaints.push(source.complain(*at, what, todo));
            }
        }
        if !self.is_rust() {
            return complaints;
        }
        let said = |word: &str| self.info.iter().any(|w| w == word);
        if includes.is_empty() && !said("usage") {
            complaints.push(source.complain(
                self.start,
                "Rust that is neither quoted from a file nor marked as a use of one",
                "quote it with `{{#include ../../listings/FILE.rs:anchor}}`, or begin the block with ```rust,usage",
            ));
        }
        for word in ["ignore", "no_run"] {
            if said(word) {
                complaints.push(source.complain(
                    self.start,
                    format!("Rust that is not run: `{word}`"),
                    format!("take `{word}` away: all code of the book is run"),
                ));
            }
        }
        complaints
    }
}

/// The include that a line is.
fn include(line: &str, folder: &Path) -> Option<Include> {
    let inside = line.trim().strip_prefix("{{#")?.strip_suffix("}}")?;
    let (name, argument) = inside.split_once(char::is_whitespace)?;
    match name {
        "include" => Some(Include::parse(argument, folder, false)),
        "rustdoc_include" => Some(Include::parse(argument, folder, true)),
        _ => None,
    }
}

/// Whether rustdoc and mdBook hide a line: it begins with `# `.
fn is_hidden(line: &str) -> bool {
    let line = line.trim_start();
    line == "#" || line.starts_with("# ")
}

/// Whether there is something to quote; else what is wrong and what to do.
fn present(root: &Path, include: &Include) -> Result<(), (String, String)> {
    let file = include.file.to_string_lossy().replace('\\', "/");
    let Ok(text) = std::fs::read_to_string(root.join(&include.file)) else {
        let todo = "the path begins at the page's own folder";
        return Err((format!("no file `{file}`"), todo.into()));
    };
    if let Part::Anchor(name) = &include.part {
        let (found, _) = anchors(&text);
        if !found.contains_key(name.as_str()) {
            let otherwise = format!("write `// ANCHOR: {name}` into {file}");
            let todo = nearest(name, found.keys().copied(), &otherwise);
            return Err((format!("no anchor `{name}` in {file}"), todo));
        }
    }
    if include.shown(&text).iter().all(|(_, l)| l.trim().is_empty()) {
        let what =
            format!("nothing is quoted from {file}: that part of it is empty");
        return Err((what, "move the anchors around the lines to show".into()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("listings")).unwrap();
        std::fs::write(
            root.path().join("listings/a.rs"),
            "use x;\n// ANCHOR: one\nfn one() {}\n// ANCHOR_END: one\n// ANCHOR: none\n// ANCHOR_END: none\n",
        )
        .unwrap();
        let file = Path::new("src/p/page.md");
        let source = Source::file(file, page);
        let folder = Path::new("src/p");
        let complaints = blocks(page)
            .iter()
            .flat_map(|b| b.check(root.path(), &source, folder))
            .collect::<Vec<_>>();
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_quoted_block_and_a_usage_pass() {
        let page = "```rust\n{{#include ../../listings/a.rs:one}}\n```\n\n```rust,usage\none();\n```\n\n```text\n5\n```\n";
        assert_eq!(told(page), Vec::<String>::new());
    }

    #[test]
    fn a_missing_file_anchor_or_line_is_named_with_its_place() {
        let page = "\n```rust\n{{#include ../../listings/a.rs:on}}\n```\n";
        assert_eq!(
            told(page),
            [
                "src/p/page.md:3:1: no anchor `on` in listings/a.rs\n    did you mean `one`?"
            ]
        );
        let page = "```rust\n{{#include ../listings/a.rs:one}}\n```\n";
        assert!(told(page)[0].contains("no file `src/listings/a.rs`"));
        let page = "```rust\n{{#include ../../listings/a.rs:none}}\n```\n";
        assert!(told(page)[0].contains("is empty"), "{:?}", told(page));
    }

    #[test]
    fn rust_must_be_quoted_or_marked_and_always_run() {
        assert!(told("```rust\nlet a = 1;\n```\n")[0].contains("neither quoted"));
        let page = "```rust,usage,ignore\nlet a = 1;\n```\n";
        assert!(told(page)[0].contains("not run: `ignore`"));
    }

    #[test]
    fn shown_lines_leave_out_what_is_hidden() {
        let page = "```rust,usage\n# use a;\n#[derive(Debug)]\nstruct S;\n```\n";
        let source = Source::file(Path::new("src/p.md"), page);
        let all = blocks(page);
        let shown = all[0].shown(Path::new("."), &source, Path::new("src"));
        let lines: Vec<_> =
            shown.iter().map(|l| (l.line, l.text.as_str())).collect();
        assert_eq!(lines, [(3, "#[derive(Debug)]"), (4, "struct S;")]);
    }
}
