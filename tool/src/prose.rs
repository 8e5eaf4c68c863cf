//! A page as its reader meets it: paragraphs and headings, words and terms, without the code.

use crate::html::{Piece, pieces};
use crate::markdown;
use crate::preprocess::directive;
use mdbook_markdown::pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// A page taken apart.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its paragraphs and whatever else is read in one go, in order of their ends.
    pub units: Vec<Unit>,
    /// Its headings.
    pub headings: Vec<Heading>,
}

/// What is read in one go.
#[derive(Debug, Clone, Default)]
pub struct Unit {
    /// What it is.
    pub kind: Kind,
    /// Whether it is behind a summary.
    pub folded: bool,
    /// Where it begins.
    pub start: usize,
    /// Its text: numbers are `0`, formulas `x`.
    pub text: String,
    /// Its pieces in the page.
    pub spans: Vec<(Style, Range<usize>)>,
    /// What is bold in it, and where.
    pub bold: Vec<(usize, String)>,
}

/// The kinds of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A paragraph, or a piece of an HTML block.
    #[default]
    Paragraph,
    /// An item of a list.
    Item,
    /// A heading.
    Heading,
    /// The caption of a figure.
    Caption,
    /// The caption of a `{{#table}}`.
    TableCaption,
    /// A table's cell.
    Cell,
    /// A term in a definition list.
    Term,
    /// What it means.
    Meaning,
}

/// What a piece of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words.
    Words,
    /// Code.
    Code,
    /// A formula.
    Formula,
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 for the page's title.
    pub level: usize,
    /// The anchor to link to.
    pub id: String,
    /// The heading's place, line end included.
    pub range: Range<usize>,
    /// The place of its words.
    pub words: Range<usize>,
    /// Its words as [`Unit::text`].
    pub text: String,
}

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

    /// Where the section under a heading ends.
    pub fn section_end(&self, heading: usize, text: &str) -> usize {
        let level = self.headings[heading].level;
        let after = &self.headings[heading + 1..];
        after
            .iter()
            .find(|next| next.level <= level)
            .map_or(text.len(), |next| next.range.start)
    }

    /// The words between two places that a reader on the way reads: no code, tables, exercises
    /// or folded details.
    pub fn words(&self, range: Range<usize>) -> usize {
        let inside = |unit: &&Unit| range.contains(&unit.start) && unit.is_read();
        let units = self.units.iter().filter(inside);
        units.map(|unit| words(&unit.text)).sum()
    }
}

/// The words of a text.
fn words(text: &str) -> usize {
    let has_letter = |word: &&str| word.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(has_letter).count()
}

/// The minutes that words take.
pub fn minutes(words: usize) -> usize {
    words.div_ceil(200)
}

impl Unit {
    /// Whether it counts for the length of a page.
    pub fn is_read(&self) -> bool {
        !self.folded && !matches!(self.kind, Kind::Cell | Kind::TableCaption)
    }
}

impl Unit {
    /// Its words as they stand in the page; formulas, code and directives are blanks.
    pub fn plain(&self, page: &str) -> Plain {
        let mut plain = Plain::default();
        let (Some((_, first)), Some((_, last))) =
            (self.spans.first(), self.spans.last())
        else {
            return plain;
        };
        let quoted = directive::scan(&page[first.start..last.end]);
        let is_quoted = |at: usize| {
            let at = at - first.start;
            quoted.iter().any(|d| d.range.contains(&at))
        };
        let mut end = first.start;
        for (style, range) in &self.spans {
            if range.start > end {
                plain.push(' ', end);
            }
            end = range.end;
            let raw = &page[range.clone()];
            let is_entity = raw.starts_with('&') && raw.ends_with(';');
            if *style != Style::Words || is_entity {
                plain.push(BLANK, range.start);
                continue;
            }
            for (i, c) in raw.char_indices() {
                let at = range.start + i;
                match c {
                    _ if is_quoted(at) => plain.push(BLANK, at),
                    '\n' => plain.push(' ', at),
                    c => plain.push(c, at),
                }
            }
        }
        plain
    }

    /// The directives in it.
    pub fn directives<'p>(&self, page: &'p str) -> Vec<directive::Directive<'p>> {
        match (self.spans.first(), self.spans.last()) {
            (Some((_, first)), Some((_, last))) => {
                directive::scan(&page[first.start..last.end])
            }
            _ => Vec::new(),
        }
    }
}

/// Stands for what is not words.
pub const BLANK: char = '\u{fffc}';

/// Words, each character with its place in the page.
#[derive(Debug, Default)]
pub struct Plain {
    /// The words.
    pub text: String,
    /// The place of each byte of them.
    places: Vec<usize>,
}

impl Plain {
    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.resize(self.text.len(), at);
    }

    /// The place in the page of a byte.
    pub fn place(&self, byte: usize) -> usize {
        self.places.get(byte).copied().unwrap_or_default()
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

    /// The kind of a paragraph: one that is a table's directive is that table's caption.
    fn paragraph(&self, range: &Range<usize>) -> Kind {
        let text = self.text[range.clone()].trim();
        match directive::alone(text, 0) {
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
        unit.text = told(&unit.text);
        if let TagEnd::Heading(_) = tag {
            self.name(&unit, range);
        }
        if unit.kind == Kind::TableCaption {
            self.caption_alone(&mut unit);
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

    /// Of `{{#table name | caption}}` the caption is prose; of the others nothing is.
    fn caption_alone(&self, unit: &mut Unit) {
        let bar = self.text[unit.start..].find(['|', '\n']);
        let is_table = self.text[unit.start..].starts_with("{{#table");
        let from = match bar {
            Some(bar) if is_table => unit.start + bar + 1,
            _ => usize::MAX,
        };
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
    text.trim()
        .to_lowercase()
        .chars()
        .filter_map(kept)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# The identity {#top}

Two **big words** and $x^2$, {{#value a_b}} of `code here`.

- an item
- another <b>one</b>

| a | b |
|---|---|
| c | d |

{{#table runs | Of {{#value n}} runs}}

![A figure's caption](a.svg)

<details class=\"proof\"><summary>Is it so?</summary>

Folded away.

</details>

## The identity

```rust
no words
```

End of it.
";

    #[test]
    fn words_are_counted_where_they_are_read() {
        let prose = Prose::of(PAGE);
        let told: Vec<_> = prose
            .units
            .iter()
            .filter(|unit| unit.is_read())
            .map(|unit| unit.text.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "The identity",
                "Two big words and x, 0 of code here.",
                "an item",
                "another one",
                "A figure's caption",
                "Is it so?",
                "The identity",
                "End of it.",
            ]
        );
        assert_eq!(prose.words(0..PAGE.len()), 2 + 9 + 2 + 2 + 3 + 3 + 2 + 3);
        assert_eq!(minutes(201), 2);
    }

    #[test]
    fn headings_have_the_anchors_of_mdbook() {
        let prose = Prose::of(&PAGE.replace(" {#top}", ""));
        let ids: Vec<_> = prose.headings.iter().map(|h| h.id.as_str()).collect();
        assert_eq!(ids, ["the-identity", "the-identity-1"]);
        let prose = Prose::of(PAGE);
        assert_eq!(prose.headings[0].id, "top");
        assert_eq!(&PAGE[prose.headings[0].words.clone()], "The identity");
        assert_eq!(prose.section_end(0, PAGE), PAGE.len());
    }

    #[test]
    fn bold_words_and_captions_are_found() {
        let prose = Prose::of(PAGE);
        let bold: Vec<_> = prose.units.iter().flat_map(|u| &u.bold).collect();
        assert_eq!(bold.len(), 1);
        assert_eq!(bold[0].1, "big words");
        let caption = prose.units.iter().find(|u| u.kind == Kind::TableCaption);
        let first = &caption.expect("a caption").spans[0].1;
        assert!(PAGE[first.start..].starts_with(" Of {{#value n}}"));
    }
}
