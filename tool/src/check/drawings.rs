//! Every figure says what it shows to those who do not see it, and has its data beside it.

use crate::complaint::Complaint;
use crate::markdown;
use crate::preprocess::volume::Leaf;
use crate::source::Source;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use std::path::Path;

/// The figures that lack their words or their data.
pub fn check(root: &Path, leaves: &[Leaf]) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for leaf in leaves {
        let file = leaf.file();
        let source = Source::file(&file, &leaf.text);
        for (event, range) in markdown::parse(&leaf.text) {
            let Event::Start(Tag::Image { dest_url, .. }) = event else {
                continue;
            };
            let Some((_, name)) = dest_url.rsplit_once("generated/") else {
                continue;
            };
            let drawing = root.join("src/generated").join(name);
            let Ok(svg) = std::fs::read_to_string(&drawing) else {
                continue;
            };
            for element in ["<title>", "<desc>"] {
                if !svg.contains(element) {
                    complaints.push(source.complain(
                        range.start,
                        format!("the figure `{name}` has no {element}"),
                        "let its example say what a sighted reader sees",
                    ));
                }
            }
            if !drawing.with_extension("csv").is_file() {
                complaints.push(source.complain(
                    range.start,
                    format!("the figure `{name}` has no data beside it"),
                    format!(
                        "let its example write {}",
                        name.replace(".svg", ".csv")
                    ),
                ));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("src/generated");
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let text = "# Page\n\n![A](../generated/a.svg)\n";
        let leaf = Leaf::new("Page", Path::new("part/page.md"), text);
        let complaints = check(root.path(), &[leaf]);
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_described_figure_with_data_passes() {
        let svg = "<svg><title>a</title><desc>b</desc></svg>";
        assert_eq!(told(&[("a.svg", svg), ("a.csv", "x\n")]), Vec::<String>::new());
    }

    #[test]
    fn a_figure_without_words_or_data_is_named() {
        let told = told(&[("a.svg", "<svg><title>a</title></svg>")]);
        assert!(
            told[0].starts_with(
                "src/part/page.md:3:1: the figure `a.svg` has no <desc>"
            )
        );
        assert!(told[1].contains("has no data"));
    }
}
