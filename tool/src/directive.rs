//! The words between `{{#` and `}}`.

use std::ops::Range;

/// Everything a page may ask for, ours and mdBook's.
pub const NAMES: &[&str] = &[
    "value",
    "const",
    "table",
    "widget",
    "exercise",
    "paths",
    "carried",
    "include",
    "rustdoc_include",
    "title",
];

/// Those of them that stand alone in their paragraph.
pub const BLOCKS: [&str; 5] = ["table", "widget", "exercise", "paths", "carried"];

/// One `{{#name argument}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive<'a> {
    /// Where it stands, brackets included.
    pub range: Range<usize>,
    /// Its name.
    pub name: &'a str,
    /// What follows the name, without white space around it.
    pub argument: &'a str,
    /// Whether `}}` was found.
    pub closed: bool,
}

impl<'a> Directive<'a> {
    /// The two parts of an argument `name | caption`, the second perhaps empty.
    pub fn parts(&self) -> (&'a str, &'a str) {
        let parts = self.argument.split_once('|').unwrap_or((self.argument, ""));
        (parts.0.trim(), parts.1.trim())
    }
}

/// All directives of a text, in order. One that is not closed before the next one or the
/// paragraph's end stands for the rest of its line. `\{{#` is not a directive.
pub fn scan(text: &str) -> Vec<Directive<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("{{#") {
        let start = at + found;
        at = start + 3;
        if text[..start].ends_with('\\') {
            continue;
        }
        let inside = &text[at..];
        let limit = [inside.find("{{#"), inside.find("\n\n")];
        let limit = limit.into_iter().flatten().min().unwrap_or(inside.len());
        let (inside, closed) = match inside[..limit].find("}}") {
            Some(end) => (&inside[..end], true),
            None => {
                let end = inside.find('\n').unwrap_or(inside.len()).min(limit);
                (&inside[..end], false)
            }
        };
        let end = at + inside.len() + if closed { 2 } else { 0 };
        all.push(Directive { closed, ..named(start..end, inside) });
        at = end;
    }
    all
}

/// A paragraph that is one directive and nothing else. Its argument may hold others, as the
/// caption of a table does.
pub fn alone(paragraph: &str, start: usize) -> Option<Directive<'_>> {
    let inside = paragraph.strip_prefix("{{#")?.strip_suffix("}}")?;
    let made = named(start..start + paragraph.len(), inside);
    BLOCKS.contains(&made.name).then_some(made)
}

fn named(range: Range<usize>, inside: &str) -> Directive<'_> {
    let inside = inside.trim();
    let (name, argument) =
        inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    Directive { range, name, argument: argument.trim(), closed: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_found_and_escaped_ones_are_not() {
        let text = r"a {{#value x_y}} b \{{#value z}} {{# const  1 }}";
        let all = scan(text);
        let told: Vec<_> = all.iter().map(|d| (d.name, d.argument)).collect();
        assert_eq!(told, [("value", "x_y"), ("const", "1")]);
        assert_eq!(&text[all[0].range.clone()], "{{#value x_y}}");
    }

    #[test]
    fn an_unclosed_one_does_not_swallow_the_next() {
        let all = scan("{{#value a, {{#value b}}\n\n{{#value c");
        let told: Vec<_> = all.iter().map(|d| (d.argument, d.closed)).collect();
        assert_eq!(told, [("a,", false), ("b", true), ("c", false)]);
    }

    #[test]
    fn a_caption_may_hold_directives() {
        let text = "{{#table runs | the {{#value n}} runs}}";
        let made = alone(text, 0).expect("a directive alone");
        assert_eq!(
            (made.name, made.argument),
            ("table", "runs | the {{#value n}} runs")
        );
        assert_eq!(alone("{{#value x}}", 0), None);
    }
}
