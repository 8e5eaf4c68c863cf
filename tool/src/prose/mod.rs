//! A page as its reader meets it: paragraphs and headings, words and terms, without the code.

mod reader;

use crate::directive;
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
    /// The caption of a `{{#widget}}`.
    WidgetCaption,
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
    /// Whether its author chose it.
    pub is_named: bool,
    /// The heading's place, line end included.
    pub range: Range<usize>,
    /// The place of its words.
    pub words: Range<usize>,
    /// Its words as [`Unit::text`].
    pub text: String,
}

impl Prose {
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

{{#widget a-bet | One of *two* and {{#const 3}} in $x$.}}

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
                "One of two and 3 in x.",
                "A figure's caption",
                "Is it so?",
                "The identity",
                "End of it.",
            ]
        );
        assert_eq!(prose.words(0..PAGE.len()), 2 + 9 + 2 + 2 + 7 + 3 + 3 + 2 + 3);
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
