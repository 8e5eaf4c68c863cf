//! Markdown as mdBook reads it, and formulas besides, which mdBook leaves to us.

use mdbook_markdown::pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// A parser of a chapter, with the places of what it finds.
pub fn parse(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, options() | Options::ENABLE_MATH).into_offset_iter()
}

/// mdBook's own options.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// HTML of one line of Markdown, for the places that Markdown does not reach: the captions,
/// cells and summaries inside HTML blocks. Formulas in it have become MathML already.
pub fn inline_html(markdown: &str) -> String {
    if markdown.bytes().all(is_plain) {
        return markdown.to_owned();
    }
    // Behind a word, `1.` begins no list and `#` no heading.
    const WORD: &str = "\u{2060}";
    let line = format!("{WORD}{}", markdown.trim().replace('\n', " "));
    let events =
        Parser::new_ext(&line, options() | Options::ENABLE_SMART_PUNCTUATION)
            .filter(|event| {
                !matches!(
                    event,
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)
                )
            });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.replace(WORD, "").replace('\n', " ").trim().to_owned()
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b' ' | b'.' | b',')
        || !byte.is_ascii()
}

/// Text for an HTML attribute or element that Markdown still reads: no character in it means
/// anything to either.
pub fn inert(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' | '*' | '_' | '`' | '[' | ']' | '\\'
            | '|' | '~' | '$' | '{' | '}' => {
                out.push_str(&format!("&#{};", u32::from(c)))
            }
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_markdown_becomes_html_without_a_paragraph() {
        assert_eq!(
            inline_html("the *first*\nof `a_b` & [c](d.md)"),
            "the <em>first</em> of <code>a_b</code> &amp; <a href=\"d.md\">c</a>"
        );
        assert_eq!(inline_html("1. is no list"), "1. is no list");
        assert_eq!(inline_html("−0.25"), "−0.25");
    }

    #[test]
    fn inert_text_has_no_meaning() {
        assert_eq!(inert("a_b <c>"), "a&#95;b &#60;c&#62;");
    }
}
