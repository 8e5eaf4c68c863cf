//! The main line keeps its promises: short chapters, few new terms, few numbers at a time.

use crate::complaint::Complaint;
use crate::preprocess::paths::Trail;
use crate::preprocess::volume::Leaf;
use crate::prose::{Kind, Unit};
use crate::source::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The path of book.toml that is the main line.
const PATH: &str = "The main line";
/// The most words of a chapter.
const WORDS: usize = 2000;
/// The most terms that it defines.
const TERMS: usize = 3;
/// The most numbers quoted in a paragraph.
const NUMBERS: usize = 3;

/// The numbers of its pages.
pub fn pages(trails: &[Trail]) -> BTreeSet<usize> {
    let main = trails.iter().filter(|trail| trail.name == PATH);
    let stops = main.flat_map(|trail| &trail.stops);
    stops.map(|stop| stop.leaf).collect()
}

/// The rules for the pages of the main line.
pub fn check(leaves: &[Leaf], main_line: &BTreeSet<usize>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if main_line.is_empty() {
        complaints.push(Complaint::file(
            Path::new("book.toml"),
            format!("no path `{PATH}`: nothing is held to the main line's rules"),
            "give the main line that name",
        ));
    }
    for &i in main_line {
        let leaf = &leaves[i];
        let file = leaf.file();
        let source = Source::file(&file, &leaf.text);
        let words = leaf.prose.words(0..leaf.text.len());
        if words > WORDS {
            complaints.push(Complaint::file(
                &file,
                format!("{words} words, where the main line has {WORDS} at most"),
                "cut, or fold a proof or an assumption into `<details>`",
            ));
        }
        let terms = terms(leaf);
        if let Some((at, term)) = terms.get(TERMS) {
            complaints.push(source.complain(
                *at,
                format!("`{term}` is this chapter's new term number {}", TERMS + 1),
                "say it without the term, or define it in another chapter",
            ));
        }
        complaints.extend(crowded(leaf, &source));
    }
    complaints.extend(defined_once(leaves, main_line));
    complaints
}

/// The terms that a page defines: what is bold.
pub fn terms(leaf: &Leaf) -> Vec<(usize, &str)> {
    let bold = leaf.prose.units.iter().flat_map(|unit| &unit.bold);
    bold.map(|(at, term)| (*at, term.as_str())).collect()
}

/// The paragraphs with too many numbers.
fn crowded(leaf: &Leaf, source: &Source) -> Vec<Complaint> {
    let counted = |unit: &&Unit| unit.kind != Kind::Cell;
    let units = leaf.prose.units.iter().filter(counted);
    let crowded = units.filter_map(|unit| {
        let quoted = unit.directives(&leaf.text);
        let numbers = quoted.iter().filter(|d| d.name == "value").count();
        (numbers > NUMBERS).then(|| {
            source.complain(
                unit.start,
                format!("{numbers} numbers in one paragraph, where {NUMBERS} can be held"),
                "move them into a table, or part the paragraph",
            )
        })
    });
    crowded.collect()
}

/// Each term is bold once, and in the glossary.
fn defined_once(leaves: &[Leaf], main_line: &BTreeSet<usize>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let glossary = leaves.iter().find(|leaf| leaf.path.ends_with("glossary.md"));
    let known: BTreeSet<String> = glossary.map(entries).unwrap_or_default();
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for &i in main_line {
        let leaf = &leaves[i];
        let file = leaf.file();
        let source = Source::file(&file, &leaf.text);
        for (at, term) in terms(leaf) {
            let key = normal(term);
            if !known.contains(&key) {
                complaints.push(source.complain(
                    at,
                    format!("the term `{term}` is not in the glossary"),
                    "add it to src/back/glossary.md; bold is for new terms alone",
                ));
            }
            let place = format!("{}:{}", file.display(), source.line(at));
            if let Some(first) = first.get(&key) {
                complaints.push(source.complain(
                    at,
                    format!("the term `{term}` is bold for the second time"),
                    format!("it is defined at {first}; link to the glossary here"),
                ));
            } else {
                first.insert(key, place);
            }
        }
    }
    complaints
}

/// The entries of the glossary; `effective sample size (ESS)` is found by either name.
fn entries(glossary: &Leaf) -> BTreeSet<String> {
    let terms = glossary.prose.units.iter().filter(|u| u.kind == Kind::Term);
    let mut all = BTreeSet::new();
    for term in terms {
        let names = term.text.split(['(', ')', ',', ';']);
        all.extend(names.map(normal));
        all.insert(normal(&term.text));
    }
    all
}

/// A term whatever its case and number.
fn normal(term: &str) -> String {
    term.trim().to_lowercase().trim_end_matches('s').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY: &str = "# Glossary\n\nThe importance weights (IW)\n: What is heavy.\n\nLog\n: What was done.\n";

    fn told(page: &str) -> Vec<String> {
        let leaves = [
            Leaf::new("Page", Path::new("page.md"), page),
            Leaf::new("Glossary", Path::new("back/glossary.md"), GLOSSARY),
        ];
        let complaints = check(&leaves, &BTreeSet::from([0]));
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_short_chapter_with_known_terms_passes() {
        let page = "A **log** and **IW**, {{#value a}}, $x = {{#value b}}$ and {{#value c}}.\n\n- {{#value d}}\n- {{#value e}}\n\n| {{#value f}} | {{#value f}} | {{#value f}} | {{#value f}} |\n|---|---|---|---|\n";
        assert_eq!(told(page), Vec::<String>::new());
    }

    #[test]
    fn long_chapters_are_measured_without_their_folds() {
        let long = "word ".repeat(2001);
        assert!(told(&long)[0].contains("src/page.md: 2001 words"));
        let folded =
            format!("<details><summary>a</summary>\n\n{long}\n\n</details>\n");
        assert_eq!(told(&folded), Vec::<String>::new());
    }

    #[test]
    fn a_fourth_term_an_unknown_one_and_a_second_bold_are_named() {
        let told = told("**log** **logs** **IW** **kurtosis**\n");
        assert!(told[0].contains("`kurtosis` is this chapter's new term number 4"));
        assert!(
            told[1].contains("page.md:1:9: the term `logs` is bold for the second")
        );
        assert!(told[1].contains("defined at src/page.md:1"));
        assert!(told[2].contains("`kurtosis` is not in the glossary"));
    }

    #[test]
    fn a_crowded_paragraph_item_or_caption_is_named() {
        let four = "{{#value a}} {{#value a}} {{#value a}} {{#value a}}";
        for page in [
            format!("{four}\n"),
            format!("- {four}\n"),
            format!("![{four}](a.svg)\n"),
            format!("{{{{#table t | {four}}}}}\n"),
        ] {
            let told = told(&page);
            assert_eq!(told.len(), 1, "{page}: {told:?}");
            assert!(told[0].contains("4 numbers in one paragraph"));
        }
    }
}
