//! HTML as far as the tool has to understand it: tags, their attributes and the text between.

/// Elements whose insides are not prose.
const RAW: &[&str] =
    &["script", "style", "svg", "math", "pre", "code", "textarea", "template"];

/// A piece of HTML, and where it begins.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A tag.
    Tag(usize, Tag<'a>),
    /// Text between tags.
    Text(usize, &'a str),
    /// A comment, or what stands inside an element that holds no prose.
    Raw(usize, &'a str),
}

/// An opening or closing tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// All of it, with its brackets.
    pub text: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether it closes an element.
    pub fn closes(&self) -> bool {
        self.text.starts_with("</")
    }

    /// The element's name, as written.
    pub fn name(&self) -> &'a str {
        let inside = self.text.trim_start_matches(['<', '/']);
        let end = inside.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
        &inside[..end.unwrap_or(inside.len())]
    }

    /// The attributes: name and value, quotes taken off.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let at = self.text.find(self.name()).unwrap_or_default();
        let mut rest = &self.text[at + self.name().len()..];
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| {
                c.is_whitespace() || matches!(c, '=' | '>' | '/')
            })?;
            let name = &rest[..end];
            if name.is_empty() {
                return None;
            }
            rest = rest[end..].trim_start();
            let Some(value) = rest.strip_prefix('=') else {
                return Some((name, ""));
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value[1..].split_once(quote)?,
                None => {
                    let end =
                        value.find(|c: char| c.is_whitespace() || c == '>')?;
                    value.split_at(end)
                }
            };
            rest = after;
            Some((name, value))
        })
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// Takes HTML apart.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let long = if rest.starts_with("<!--") {
            let long = rest.find("-->").map_or(rest.len(), |end| end + 3);
            all.push(Piece::Raw(at, &rest[..long]));
            long
        } else if opens_tag(rest) {
            let long = tag_length(rest);
            let tag = Tag { text: &rest[..long] };
            all.push(Piece::Tag(at, tag));
            let raw = RAW.iter().find(|r| r.eq_ignore_ascii_case(tag.name()));
            match raw {
                Some(raw) if !tag.closes() && !tag.text.ends_with("/>") => {
                    let inside = &rest[long..];
                    let end =
                        inside.find(&format!("</{raw}")).unwrap_or(inside.len());
                    if end > 0 {
                        all.push(Piece::Raw(at + long, &inside[..end]));
                    }
                    long + end
                }
                _ => long,
            }
        } else {
            let next = rest
                .match_indices('<')
                .map(|(i, _)| i)
                .find(|&i| i > 0 && opens_tag(&rest[i..]));
            let long = next.unwrap_or(rest.len());
            all.push(Piece::Text(at, &rest[..long]));
            long
        };
        at += long;
    }
    all
}

/// The tags alone.
pub fn tags(html: &str) -> impl Iterator<Item = (usize, Tag<'_>)> {
    pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Tag(at, tag) => Some((at, tag)),
        _ => None,
    })
}

fn opens_tag(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('<')
        && chars.next().is_some_and(|c| {
            c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')
        })
}

/// A tag ends at the first `>` outside quotes.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return i + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        let html = "<!-- 1 --><p title='a > b' hidden>one < two<br/></p>";
        let all = pieces(html);
        assert!(matches!(all[0], Piece::Raw(0, "<!-- 1 -->")));
        let Piece::Tag(_, p) = all[1] else { panic!("{all:?}") };
        assert_eq!(p.name(), "p");
        assert_eq!(p.attribute("title"), Some("a > b"));
        assert_eq!(p.attribute("hidden"), Some(""));
        assert_eq!(p.attribute("id"), None);
        assert!(matches!(all[2], Piece::Text(_, "one < two")));
        assert_eq!(tags(html).count(), 3);
    }

    #[test]
    fn drawings_and_code_hold_no_prose() {
        let all = pieces("<svg><text>5</text></svg>after");
        assert!(matches!(all[1], Piece::Raw(_, "<text>5</text>")), "{all:?}");
        assert!(matches!(all[3], Piece::Text(_, "after")), "{all:?}");
    }
}
