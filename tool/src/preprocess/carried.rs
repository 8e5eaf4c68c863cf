//! `{{#carried}}`: the lines to carry away, from all chapters.

use super::page::Page;
use super::volume::{Leaf, Volume, link};
use crate::html::tags;
use crate::includes::normal;
use crate::markdown;
use crate::source::Source;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use std::ops::Range;
use std::path::Path;

impl Volume {
    /// Every `<aside class="carry">` of the book, under the name of its page.
    pub fn carried(&self, page: &mut Page) -> String {
        let mut out = String::from("<div class=\"sheet\">\n\n");
        for leaf in &self.leaves {
            for range in asides(&leaf.text) {
                let href = link(page.folder, &leaf.path);
                let file = leaf.file();
                let source = Source::file(&file, &leaf.text).part(range);
                let name = markdown::inert(&leaf.name);
                let text =
                    page.excerpt(&source, |dest| moved(dest, leaf, page.folder));
                out += &format!(
                    "<div class=\"carried\">\n<p class=\"carried-from\"><a href=\"{href}\">{name}</a></p>\n<div>\n\n{}\n\n</div>\n</div>\n\n",
                    text.trim()
                );
            }
        }
        out + "</div>\n"
    }
}

/// The insides of the asides to carry away.
fn asides(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut open = None;
    for (event, range) in markdown::parse(text) {
        let (Event::Html(_) | Event::InlineHtml(_)) = event else {
            continue;
        };
        for (at, tag) in tags(&text[range.clone()]) {
            let place = range.start + at;
            let carry = || {
                let class = tag.attribute("class").unwrap_or_default();
                class.split(' ').any(|c| c == "carry")
            };
            match open {
                None if tag.name() == "aside" && !tag.closes() && carry() => {
                    open = Some(place + tag.text.len());
                }
                Some(start) if tag.name() == "aside" && tag.closes() => {
                    all.push(start..place);
                    open = None;
                }
                _ => {}
            }
        }
    }
    all
}

/// The links of an excerpt, as they have to read elsewhere.
pub fn move_links(
    text: &str,
    moved: impl Fn(&str) -> Option<String>,
) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    for (event, range) in markdown::parse(text) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && let Some(new) = moved(&dest_url)
            && let Some(at) = text[range.clone()].rfind(dest_url.as_ref())
        {
            let start = range.start + at;
            edits.push((start..start + dest_url.len(), new));
        }
    }
    edits
}

/// A link of a page as it reads from a folder; nothing if it is the same from everywhere.
fn moved(dest: &str, leaf: &Leaf, folder: &Path) -> Option<String> {
    if dest.contains(':') {
        return None;
    }
    let (path, id) = dest.split_once('#').unwrap_or((dest, ""));
    let target = match path {
        "" => leaf.path.clone(),
        path => normal(&leaf.folder().join(path)),
    };
    let anchor = if id.is_empty() { String::new() } else { format!("#{id}") };
    Some(link(folder, &target) + &anchor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides_are_found_in_both_ways_of_writing() {
        let text = "<aside class=\"carry\">\n\nOne *line*.\n\n</aside>\n\n<aside class=\"limit\">no</aside>\n\n<aside class=\"carry\">Two.</aside>\n";
        let all = asides(text);
        let told: Vec<_> = all.iter().map(|r| text[r.clone()].trim()).collect();
        assert_eq!(told, ["One *line*.", "Two."]);
    }

    #[test]
    fn links_move_with_their_line() {
        let text = "See [x](b.md#c) and [y](https://d.org).";
        let moved =
            |dest: &str| (!dest.contains(':')).then(|| format!("../a/{dest}"));
        let edits = move_links(text, moved);
        assert_eq!(edits, [(8..14, "../a/b.md#c".to_owned())]);
    }
}
