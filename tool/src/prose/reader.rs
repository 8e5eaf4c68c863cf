//! Takes a page apart as pulldown-cmark reads it.

use super::{Heading, Kind, Prose, Style, Unit};
use crate::directive;
use crate::html::{Piece, pieces};
use crate::markdown;
use mdbook_markdown::pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

impl Prose {
    /// Takes a page apart.
    pub fn of(text: &str) -> Self {
        let mut reader = Reader {
            text,
            prose: Self::default(),
            open: Vec::new(),
            folds: 0,
            bold: None,
            ids: BTreeSet::new(),
        };
        let mut code = false;
        let mut bare_link = false;
        for (event, range) in markdown::parse(text) {
            match event {
                Event::Start(Tag::CodeBlock(_)) => code = true,
                Event::End(TagEnd::CodeBlock) => code = false,
                _ if code => {}
                Event::Start(Tag::Link { link_type, .. }) => {
                    bare_link =
                        matches!(link_type, LinkType::Autolink | LinkType::Email);
                }
                Event::End(TagEnd::Link) => bare_link = false,
                Event::Text(_) if bare_link => {}
                event => reader.read(event, range),
            }
        }
        reader.prose
    }
}

struct Reader<'t> {
    text: &'t str,
    prose: Prose,
    open: Vec<Unit>,
    /// How many details stand open around.
    folds: usize,
    /// Where bold words begin, in the page and in the unit's text.
    bold: Option<(usize, usize)>,
    ids: BTreeSet<String>,
}

impl Reader<'_> {
    fn read(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.add(Style::Words, range, &words),
            Event::Code(words) => self.add(Style::Code, range, &words),
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.add(Style::Formula, range, "x");
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(unit) = self.open.last_mut() {
                    unit.text.push(' ');
                }
            }
            Event::Html(html) => self.html(&html, range.start),
            Event::InlineHtml(html) => self.fold(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph => self.paragraph(&range),
            Tag::Heading { .. } => Kind::Heading,
            Tag::Item => Kind::Item,
            Tag::Image { .. } => Kind::Caption,
            Tag::TableCell => Kind::Cell,
            Tag::DefinitionListTitle => Kind::Term,
            Tag::DefinitionListDefinition => Kind::Meaning,
            Tag::Strong => {
                let read = self.open.last().map_or(0, |unit| unit.text.len());
                self.bold = Some((range.start, read));
                return;
            }
            _ => return,
        };
        if let Tag::Heading { level, id, .. } = tag {
            self.prose.headings.push(Heading {
                level: level_number(level),
                is_named: id.is_some(),
                id: id.map(|id| id.into_string()).unwrap_or_default(),
                range: range.clone(),
                words: range.start..range.start,
                text: String::new(),
            });
        }
        self.open.push(Unit {
            kind,
            folded: self.folds > 0,
            start: range.start,
            ..Unit::default()
        });
    }

    /// The kind of a paragraph: one that is a directive is the caption of what that shows.
    fn paragraph(&self, range: &Range<usize>) -> Kind {
        let text = self.text[range.clone()].trim();
        match directive::alone(text, 0) {
            Some(d) if d.name == "widget" => Kind::WidgetCaption,
            Some(_) => Kind::TableCaption,
            None => Kind::Paragraph,
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => {
                if let (Some(unit), Some((place, from))) =
                    (self.open.last_mut(), self.bold.take())
                {
                    let words =
                        unit.text.get(from..).unwrap_or_default().to_owned();
                    unit.bold.push((place, words));
                }
                return;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::Image
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {}
            _ => return,
        }
        let Some(mut unit) = self.open.pop() else {
            return;
        };
        if matches!(unit.kind, Kind::TableCaption | Kind::WidgetCaption) {
            self.caption_alone(&mut unit);
        }
        unit.text = told(&unit.text);
        if let TagEnd::Heading(_) = tag {
            self.name(&unit, range);
        }
        if !unit.spans.is_empty() {
            self.prose.units.push(unit);
        }
    }

    /// Gives the last heading its words and an anchor, as mdBook does.
    fn name(&mut self, unit: &Unit, range: Range<usize>) {
        let Some(heading) = self.prose.headings.last_mut() else {
            return;
        };
        heading.text.clone_from(&unit.text);
        let first = unit.spans.first().map_or(range.start, |(_, r)| r.start);
        let last = unit.spans.last().map_or(range.start, |(_, r)| r.end);
        heading.words = first..last;
        if heading.id.is_empty() {
            let id = anchor(&heading.text);
            let again = (1..).map(|n| format!("{id}-{n}"));
            let mut all = std::iter::once(id.clone()).chain(again);
            let free = all.find(|id| !self.ids.contains(id));
            heading.id = free.unwrap_or(id);
        }
        self.ids.insert(heading.id.clone());
    }

    /// Of `{{#table name | caption}}` and its like the caption is prose; of the others nothing is.
    fn caption_alone(&self, unit: &mut Unit) {
        let bar = self.text[unit.start..].find(['|', '\n']);
        let has_one = ["{{#table", "{{#widget"]
            .iter()
            .any(|start| self.text[unit.start..].starts_with(start));
        let from = match bar {
            Some(bar) if has_one => unit.start + bar + 1,
            _ => usize::MAX,
        };
        let (_, caption) = unit.text.split_once('|').unwrap_or_default();
        unit.text = caption.strip_suffix("}}").unwrap_or(caption).trim().to_owned();
        unit.spans.retain_mut(|(_, range)| {
            range.start = range.start.max(from);
            range.start < range.end
        });
    }

    fn add(&mut self, style: Style, range: Range<usize>, words: &str) {
        if let Some(unit) = self.open.last_mut() {
            unit.text.push_str(words);
            unit.spans.push((style, range));
        }
    }

    /// A line of an HTML block: the text between its tags is read too.
    fn html(&mut self, html: &str, start: usize) {
        let mut in_summary = false;
        for piece in pieces(html) {
            match piece {
                Piece::Tag(_, tag) => {
                    self.fold(tag.text);
                    if tag.name() == "summary" {
                        in_summary = !tag.closes();
                    }
                }
                Piece::Text(at, text) if !text.trim().is_empty() => {
                    let place = start + at..start + at + text.len();
                    let part = Self::of_text(text, place.start);
                    self.prose.units.extend(part.into_iter().map(|unit| Unit {
                        folded: self.folds > usize::from(in_summary),
                        ..unit
                    }));
                }
                _ => {}
            }
        }
    }

    /// The units of a text between tags.
    fn of_text(text: &str, start: usize) -> Vec<Unit> {
        let mut units = Prose::of(text.trim_start()).units;
        let start = start + text.len() - text.trim_start().len();
        for unit in &mut units {
            unit.start += start;
            for (_, range) in &mut unit.spans {
                *range = range.start + start..range.end + start;
            }
            for (at, _) in &mut unit.bold {
                *at += start;
            }
        }
        units
    }

    fn fold(&mut self, html: &str) {
        if html.starts_with("<details") {
            self.folds += 1;
        } else if html.starts_with("</details") {
            self.folds = self.folds.saturating_sub(1);
        }
    }
}

/// A text with what its directives stand for.
fn told(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for d in directive::scan(text) {
        out += &text[last..d.range.start];
        out += match d.name {
            "value" => "0",
            "const" => d.argument,
            _ => "",
        };
        last = d.range.end;
    }
    out + &text[last..]
}

fn level_number(level: HeadingLevel) -> usize {
    level as usize
}

/// The anchor that mdBook makes of a heading.
fn anchor(text: &str) -> String {
    let kept = |c: char| match c {
        c if c.is_alphanumeric() || matches!(c, '_' | '-') => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    };
    text.trim().to_lowercase().chars().filter_map(kept).collect()
}
