//! No number in prose is typed by hand.

use super::Text;
use crate::complaint::Complaint;
use crate::directive;
use crate::prose::Style;

/// The page whose numbers are those of journals and years.
const EXEMPT: &str = "back/references.md";

/// The digits typed into a text.
pub fn check(text: &Text) -> Vec<Complaint> {
    if text.source.file.ends_with(EXEMPT) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for unit in &text.prose.units {
        let plain = unit.plain(text.source.text);
        for (at, number) in in_words(&plain.text) {
            found.push((plain.place(at), number.to_owned()));
        }
        for (style, range) in &unit.spans {
            if *style == Style::Formula {
                let latex = &text.source.text[range.clone()];
                for (at, number) in in_formula(latex) {
                    found.push((range.start + at, number.to_owned()));
                }
            }
        }
    }
    let complaint = |(at, number): (usize, String)| {
        text.source.complain(
            at,
            format!("the number `{number}` is typed by hand"),
            format!(
                "quote it with `{{{{#value key}}}}`; or write `{{{{#const {number}}}}}` if it belongs to the problem"
            ),
        )
    };
    found.into_iter().map(complaint).collect()
}

/// The numbers in words. A digit behind a letter belongs to a name, such as A3C.
fn in_words(words: &str) -> Vec<(usize, &str)> {
    let is_start = |c: char| c.is_ascii_digit() || is_fraction(c);
    numbers(words, is_start)
        .into_iter()
        .filter(|(at, _)| {
            let before = words[..*at].chars().next_back();
            !before.is_some_and(char::is_alphabetic)
        })
        .collect()
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
}

/// The numbers in a formula. Single digits are free, as exponents and indices are; so are
/// lengths, and the two arguments of `\tfrac12`.
fn in_formula(latex: &str) -> Vec<(usize, &str)> {
    let quoted = directive::scan(latex);
    numbers(latex, |c| c.is_ascii_digit())
        .into_iter()
        .filter(|(at, number)| {
            let (before, after) = (&latex[..*at], &latex[at + number.len()..]);
            let is_fraction = number.len() == 2 && before.ends_with("frac");
            let is_length =
                ["em", "ex", "mu", "pt"].iter().any(|unit| after.starts_with(unit));
            let is_quoted = quoted.iter().any(|d| d.range.contains(at));
            number.len() > 1 && !is_fraction && !is_length && !is_quoted
        })
        .collect()
}

/// Runs of digits, with points and commas between them.
fn numbers(text: &str, is_start: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(&is_start) {
        let start = at + found;
        let rest = &text[start..];
        let stop = |c: char| !(is_start(c) || matches!(c, '.' | ','));
        let number = rest[..rest.find(stop).unwrap_or(rest.len())]
            .trim_end_matches(['.', ',']);
        all.push((start, number));
        at = start + number.len();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{told, up_to};

    #[test]
    fn quoted_numbers_constants_code_links_and_footnotes_pass() {
        let page = "\
# A {{#const 4×3}} world

It is {{#value x}} in {{#const 2018}}, `f(1)`, [a link](b.md#s-12) and <https://a.b/c/1>.[^1]

$x^2 + \\tfrac12 \\rho_{t-1} + {{#value y_2}} \\\\[10pt]$ of A3C &#8212; an <b title=\"3\">item</b>.

```text
1234
```

1. One.

[^1]: Two.
";
        assert_eq!(told(page, check), Vec::<String>::new());
    }

    #[test]
    fn typed_digits_are_named_with_their_place() {
        let page = "# Page\n\nIt is 12.5 % and ½.\n\n<aside>\nor 7 of\n</aside>\n\n$x = 0.25 y_{10}$\n\n| 3 |\n|---|\n";
        let told = told(page, check);
        assert_eq!(
            up_to(" is typed", &told),
            [
                "src/page.md:3:7: the number `12.5`",
                "src/page.md:3:18: the number `½`",
                "src/page.md:6:4: the number `7`",
                "src/page.md:9:6: the number `0.25`",
                "src/page.md:9:14: the number `10`",
                "src/page.md:11:3: the number `3`",
            ]
        );
        assert!(
            told[0]
                .ends_with("write `{{#const 12.5}}` if it belongs to the problem")
        );
    }
}
