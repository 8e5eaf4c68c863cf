//! A section's address stays what it is: readers have links to it.

use super::Text;
use crate::complaint::Complaint;
use crate::directive;

/// The headings whose anchor would change with a number or a formula in them.
pub fn check(text: &Text) -> Vec<Complaint> {
    let page = text.source.text;
    let moves =
        |words: &str| words.contains('$') || !directive::scan(words).is_empty();
    let headings = text.prose.headings.iter();
    let moving = headings.filter(|h| !h.is_named && moves(&page[h.words.clone()]));
    let complaint = |heading: &crate::prose::Heading| {
        text.source.complain(
            heading.range.start,
            "the heading's anchor is made of a number or a formula",
            "give it one that stays, such as `{#the-coin}` at the line's end",
        )
    };
    moving.map(complaint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::told;

    #[test]
    fn plain_headings_and_named_ones_pass() {
        let page = "# A\n\n## A {{#value x}} and $y$ {#a}\n";
        assert_eq!(told(page, check), Vec::<String>::new());
    }

    #[test]
    fn a_heading_with_a_number_or_a_formula_needs_a_name() {
        let told = told("# A {{#value x}}\n\n## A $y$\n", check);
        assert!(told[0].starts_with("src/page.md:1:1: the heading's anchor"));
        assert!(told[1].starts_with("src/page.md:3:1: the heading's anchor"));
    }
}
