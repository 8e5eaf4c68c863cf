//! Figures: the drawing in the page, so that it follows the theme, and its data one click away.

use super::page::Page;
use super::tables;
use crate::complaint::nearest;
use crate::includes::normal;
use crate::source::Source;
use std::ops::Range;
use std::path::Path;

/// Whether an image is one that an example drew.
pub fn is_drawn(url: &str) -> bool {
    url.ends_with(".svg") && url.contains("generated/")
}

/// An image that stands alone in its paragraph, as a figure in one line of HTML.
pub fn render(
    page: &mut Page,
    source: &Source,
    url: &str,
    caption: Range<usize>,
) -> String {
    let place = caption.start;
    let name = Path::new(url).file_stem().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let path = normal(&page.shelf.root.join("src").join(page.folder).join(url));
    let Ok(svg) = std::fs::read_to_string(&path) else {
        let names = page.shelf.names("svg");
        let there = names.contains(&name);
        let todo = if there {
            format!(
                "from here it is `{}generated/{name}.svg`",
                "../".repeat(page.folder.components().count())
            )
        } else {
            let otherwise = format!(
                "let an example write `{name}.svg`, then `cargo course figures`"
            );
            nearest(&name, names.iter().map(String::as_str), &otherwise)
        };
        let what = format!("no figure `{url}`");
        page.complaints.push(source.complain(place, what, todo));
        return String::new();
    };
    if caption.is_empty() {
        page.complaints.push(source.complain(
            place,
            format!("the figure `{name}` has no caption"),
            "write its point as a sentence between the square brackets",
        ));
    }
    let caption = page.inline(&source.part(caption));
    let data = path.with_extension("csv");
    let data = if data.is_file() {
        let table = tables::from_csv(page, &data, &name, "");
        format!(
            r#"<details class="data"><summary>The data of this figure</summary>{table}</details>"#
        )
    } else {
        String::new()
    };
    let times = page.shown.entry(name.clone()).or_default();
    *times += 1;
    let again = match *times {
        1 => String::new(),
        n => format!("-{n}"),
    };
    format!(
        r#"<figure class="plot" id="fig-{name}{again}">{}<figcaption>{caption}</figcaption>{data}</figure>"#,
        one_line(&svg)
    )
}

/// A drawing without its line ends, which would end the HTML block that it stands in.
pub fn one_line(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    for line in svg.lines().map(str::trim).filter(|l| !l.starts_with("<?xml")) {
        if !out.is_empty() && !out.ends_with('>') && !line.starts_with('<') {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_one_line_and_keeps_its_words_apart() {
        let svg = "<?xml version=\"1.0\"?>\n<svg\n  id=\"a\">\n<text>\none\ntwo\n</text>\n\n</svg>\n";
        assert_eq!(one_line(svg), "<svg id=\"a\"><text>one two</text></svg>");
    }
}
