//! A page's Markdown with everything in it that is ours replaced by what mdBook understands.

use super::volume::Volume;
use super::{Shelf, carried, exercises, figures, tables, widgets};
use crate::code;
use crate::complaint::{Complaint, nearest};
use crate::directive::{self, Directive};
use crate::html::{self, Piece, pieces};
use crate::includes::Include;
use crate::markdown::{self, inert};
use crate::math::{self, number_in_latex};
use crate::source::Source;
use math_core::MathDisplay;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A page on its way.
pub struct Page<'s> {
    /// What it may quote.
    pub shelf: &'s Shelf,
    /// All pages.
    pub volume: &'s Volume,
    /// The chapter's folder, from `src`.
    pub folder: &'s Path,
    /// How often each figure of the book was shown so far.
    pub shown: &'s mut BTreeMap<String, usize>,
    /// What is wrong.
    pub complaints: &'s mut Vec<Complaint>,
}

/// Where a directive stands decides how its text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Prose,
    Code,
    Attribute,
    Formula,
}

/// What replaces what.
type Edits = Vec<(Range<usize>, String)>;

impl Page<'_> {
    /// A page as mdBook shall read it, with additions at some of its places.
    pub fn render(
        &mut self,
        source: &Source,
        additions: Vec<(usize, String)>,
    ) -> String {
        let folder = Path::new("src").join(self.folder);
        for block in code::blocks(source.text) {
            let root = &self.shelf.root;
            self.complaints.extend(block.check(root, source, &folder));
        }
        let mut edits = self.edits(source);
        let additions = additions.into_iter();
        edits.extend(additions.map(|(place, text)| (place..place, text)));
        apply(source.text, edits)
    }

    /// A piece of another page, its links changed where `moved` says how.
    pub fn excerpt(
        &mut self,
        source: &Source,
        moved: impl Fn(&str) -> Option<String>,
    ) -> String {
        let mut edits = self.edits(source);
        edits.extend(carried::move_links(source.text, moved));
        apply(source.text, edits)
    }

    /// A piece of a page as mdBook shall read it.
    fn expand(&mut self, source: &Source) -> String {
        let edits = self.edits(source);
        apply(source.text, edits)
    }

    /// All that has to change in a text.
    fn edits(&mut self, source: &Source) -> Edits {
        let mut edits = Edits::new();
        let mut places: Vec<(Range<usize>, Place)> = Vec::new();
        let events: Vec<_> = markdown::parse(source.text).collect();
        let mut i = 0;
        while i < events.len() {
            let (event, range) = &events[i];
            i += 1;
            match event {
                Event::Start(Tag::Paragraph) => {
                    let end = last_inside(&events, i, range);
                    let inside = source.trimmed(range.clone());
                    if let Some(html) = self.block(source, &events[i..end], &inside)
                    {
                        edits.push((inside, html + "\n"));
                        i = end;
                    }
                }
                Event::InlineMath(latex) => {
                    let html =
                        self.formula(source, range, latex, MathDisplay::Inline);
                    edits.push(with_its_stop(source.text, range, html));
                }
                Event::DisplayMath(latex) => {
                    let html =
                        self.formula(source, range, latex, MathDisplay::Block);
                    edits.push((range.clone(), html));
                }
                Event::Start(Tag::HtmlBlock) => {
                    edits.push((range.clone(), self.html_block(source, range)));
                    i = last_inside(&events, i, range);
                }
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => {
                    places.push((range.clone(), Place::Code));
                }
                Event::InlineHtml(_) => {
                    places.push((range.clone(), Place::Attribute))
                }
                Event::Start(Tag::Image { .. }) => {
                    places.push((range.clone(), Place::Attribute));
                    i = last_inside(&events, i, range);
                }
                _ => {}
            }
        }
        let covered =
            |at: usize| edits.iter().any(|(range, _)| range.contains(&at));
        let directives: Vec<_> = directive::scan(source.text)
            .into_iter()
            .filter(|d| !covered(d.range.start))
            .collect();
        for d in directives {
            let place = places
                .iter()
                .find(|(range, _)| range.contains(&d.range.start))
                .map_or(Place::Prose, |(_, place)| *place);
            if let Some(text) = self.quote(source, &d, place) {
                edits.push((d.range.clone(), text));
            }
        }
        edits
    }

    /// One line of HTML for a piece of Markdown: a caption, a cell, a summary.
    pub fn inline(&mut self, source: &Source) -> String {
        if !source.text.contains(['$', '{']) {
            return markdown::inline_html(source.text);
        }
        markdown::inline_html(&self.expand(source))
    }

    /// The name and the rendered caption of `{{#table NAME | caption}}` and its like.
    pub fn captioned<'d>(
        &mut self,
        source: &Source,
        d: &Directive<'d>,
    ) -> (&'d str, String) {
        let (name, caption) = d.parts();
        if caption.is_empty() {
            return (name, String::new());
        }
        let whole = &source.text[d.range.clone()];
        let at = d.range.start + whole.rfind(caption).unwrap_or_default();
        (name, self.inline(&source.part(at..at + caption.len())))
    }

    /// What stands alone in its paragraph: a figure or one of the larger directives.
    fn block(
        &mut self,
        source: &Source,
        events: &[(Event, Range<usize>)],
        inside: &Range<usize>,
    ) -> Option<String> {
        if let Some((Event::Start(Tag::Image { dest_url, .. }), image)) =
            events.first()
            && source.trimmed(image.clone()) == *inside
            && figures::is_drawn(dest_url)
        {
            let parts = &events[1..];
            let ends = parts.iter().map(|(_, range)| range.end);
            let caption =
                match (parts.first(), ends.filter(|e| *e < image.end).max()) {
                    (Some((_, first)), Some(end)) => {
                        first.start..end.max(first.start)
                    }
                    _ => image.start..image.start,
                };
            return Some(figures::render(self, source, dest_url, caption));
        }
        let d = directive::alone(&source.text[inside.clone()], inside.start)?;
        Some(match d.name {
            "table" => tables::render(self, source, &d),
            "widget" => widgets::render(self, source, &d),
            "exercise" => exercises::render(self, source, &d),
            "paths" => self.volume.table_of_paths(self),
            _ => self.volume.carried(self),
        })
    }

    /// A formula in MathML.
    fn formula(
        &mut self,
        source: &Source,
        range: &Range<usize>,
        latex: &str,
        display: MathDisplay,
    ) -> String {
        let bars = if display == MathDisplay::Inline { 1 } else { 2 };
        let start = range.start + bars;
        let before = self.complaints.len();
        let full = self.within(source, start, latex, Place::Formula);
        if self.complaints.len() > before {
            return String::new();
        }
        match self.shelf.math.render(&full, display) {
            Ok(html) => html,
            Err(e) => {
                let same = full == latex;
                let at = if same { start + e.place.start } else { start };
                let formula = full.split_whitespace().collect::<Vec<_>>().join(" ");
                let known = math::macros();
                let todo = match e.what.split('"').nth(1) {
                    Some(name) if name.starts_with('\\') => nearest(
                        &name[1..],
                        known,
                        "the book's own commands are in tool/src/math.rs",
                    ),
                    _ => "mend the formula; a `$` that is none is written `\\$`"
                        .into(),
                };
                let what = format!("the formula `{formula}`: {}", e.what);
                self.complaints.push(source.complain(at, what, todo));
                String::new()
            }
        }
    }

    /// An HTML block: Markdown does not reach into it, so the text between its tags is
    /// rendered here.
    fn html_block(&mut self, source: &Source, range: &Range<usize>) -> String {
        let mut out = String::with_capacity(range.len());
        for piece in pieces(&source.text[range.clone()]) {
            match piece {
                Piece::Tag(at, tag) => {
                    let at = range.start + at;
                    let text = self.within(source, at, tag.text, Place::Attribute);
                    out += &noted(tag, text);
                }
                Piece::Raw(at, text) => {
                    out +=
                        &self.within(source, range.start + at, text, Place::Code);
                }
                Piece::Text(at, text) => {
                    let at = range.start + at;
                    let inside = source.trimmed(at..at + text.len());
                    if inside.is_empty() {
                        out += text;
                        continue;
                    }
                    out += &source.text[at..inside.start];
                    out += &self.inline(&source.part(inside.clone()));
                    out += &source.text[inside.end..at + text.len()];
                }
            }
        }
        out
    }

    /// A text, which begins at `start` of the source, with its directives replaced.
    fn within(
        &mut self,
        source: &Source,
        start: usize,
        text: &str,
        place: Place,
    ) -> String {
        let mut edits = Edits::new();
        for d in directive::scan(text) {
            let shifted = Directive {
                range: start + d.range.start..start + d.range.end,
                ..d
            };
            if let Some(new) = self.quote(source, &shifted, place) {
                edits.push((d.range, new));
            }
        }
        apply(text, edits)
    }

    /// Quoted lines without the indentation that they share, as a method has in its file.
    fn flush_left(&self, argument: &str) -> Option<String> {
        let folder = Path::new("src").join(self.folder);
        let include = Include::parse(argument, &folder, false);
        let text =
            std::fs::read_to_string(self.shelf.root.join(&include.file)).ok()?;
        let lines = include.shown(&text);
        let full = lines.iter().filter(|(_, line)| !line.trim().is_empty());
        let shared = full.map(|(_, line)| line.len() - line.trim_start().len());
        let shared = shared.min().unwrap_or(0);
        let lines = lines.iter().map(|(_, line)| line.get(shared..).unwrap_or(""));
        Some(lines.collect::<Vec<_>>().join("\n"))
    }

    /// The text for a directive within a line; nothing for those that mdBook replaces.
    fn quote(
        &mut self,
        source: &Source,
        d: &Directive,
        place: Place,
    ) -> Option<String> {
        let mut complain = |what: String, todo: &str| {
            let complaint = source.complain(d.range.start, what, todo);
            self.complaints.push(complaint);
            None
        };
        let written = &d.name;
        if !d.closed {
            return complain(format!("`{{{{#{written}` is not closed"), "add `}}`");
        }
        match *written {
            "value" => match self.shelf.numbers.get(d.argument) {
                Ok(number) => Some(match place {
                    Place::Prose => format!(
                        r#"<data class="v" value="{0}" title="computed by {1}">{0}</data>"#,
                        inert(&number.text),
                        number.program
                    ),
                    Place::Code => number.text.clone(),
                    Place::Attribute => inert(&number.text),
                    Place::Formula => number_in_latex(&number.text),
                }),
                Err(todo) => complain(format!("no number `{}`", d.argument), &todo),
            },
            "const" if d.argument.is_empty() => complain(
                "an empty constant".into(),
                "write it as `{{#const 2018}}`",
            ),
            "const" if place == Place::Formula && !d.argument.contains('\\') => {
                Some(number_in_latex(d.argument))
            }
            "const" => Some(d.argument.to_owned()),
            // The lines that a `rustdoc_include` hides are for the compiler, which reads the
            // chapters themselves: a page that carried them would weigh half as much again.
            "include" | "rustdoc_include" if place == Place::Code => {
                self.flush_left(d.argument)
            }
            "include" | "rustdoc_include" => complain(
                format!("`{{{{#{written}}}}}` outside a code block"),
                "quote code between ``` lines; a table is `{{#table NAME}}`",
            ),
            "title" => None,
            name if directive::BLOCKS.contains(&name) => complain(
                format!("`{{{{#{written}}}}}` within a paragraph"),
                "let it stand alone, with an empty line before and after it",
            ),
            _ => {
                let names = directive::NAMES.iter().copied();
                let todo =
                    nearest(written, names, "see CONTRIBUTING.md for those known");
                complain(format!("nothing knows `{{{{#{written}}}}}`"), &todo)
            }
        }
    }
}

/// An aside as what it is, a note. Without a role it would be a landmark, and a page has several
/// of the same name.
fn noted(tag: html::Tag, text: String) -> String {
    let bare = tag.name() == "aside" && tag.attribute("role").is_none();
    match text.strip_prefix("<aside") {
        Some(rest) if bare => format!("<aside role=\"note\"{rest}"),
        _ => text,
    }
}

/// A formula and the stop after it, kept on one line: browsers may break after any formula.
fn with_its_stop(
    text: &str,
    range: &Range<usize>,
    html: String,
) -> (Range<usize>, String) {
    let rest = &text[range.end..];
    let stop = rest.trim_start_matches([',', '.', ';', ':', '?', ')', '’', '-']);
    let stop = &rest[..rest.len() - stop.len()];
    if stop.is_empty() {
        return (range.clone(), html);
    }
    let kept = format!("<span class=\"unbroken\">{html}{stop}</span>");
    (range.start..range.end + stop.len(), kept)
}

/// The index of the event that ends the element begun just before `i` at `range`.
fn last_inside(
    events: &[(Event, Range<usize>)],
    i: usize,
    range: &Range<usize>,
) -> usize {
    let mut depth = 0;
    for (k, (event, at)) in events.iter().enumerate().skip(i) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => {
                debug_assert_eq!(at, range);
                return k;
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    events.len()
}

fn apply(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() * 2);
    let mut last = 0;
    for (range, new) in edits {
        out.push_str(&text[last..range.start]);
        out.push_str(&new);
        last = range.end;
    }
    out.push_str(&text[last..]);
    out
}
