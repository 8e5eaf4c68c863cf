//! "Stuck here?": a link at each section's end to an issue that knows where it was asked.

use super::volume::Volume;
use crate::markdown::inert;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

impl Volume {
    /// The links of a page: each with its place.
    pub fn stuck_links(&self, leaf: usize) -> Vec<(usize, String)> {
        let Some(repository) = &self.repository else {
            return Vec::new();
        };
        let leaf = &self.leaves[leaf];
        let prose = &leaf.prose;
        let sections = prose.headings.iter().enumerate();
        let sections = sections.filter(|(_, heading)| heading.level == 2);
        let links = sections.map(|(i, heading)| {
            let page = leaf.path.to_string_lossy().replace('\\', "/");
            // As its author wrote it, but for numbers, which have no text here.
            let section = match &leaf.text[heading.words.clone()] {
                words if words.contains("{{#") => &heading.text,
                words => words,
            };
            let title = format!("Stuck at “{section}” in “{}”", leaf.name);
            let body = format!(
                "Page: {page}\nSection: {section} (#{})\nVersion: {}\n\nWhat I read:\n\nWhere it stopped making sense:\n",
                heading.id,
                env!("CARGO_PKG_VERSION")
            );
            let href = format!(
                "{}/issues/new?title={}&amp;body={}",
                repository.trim_end_matches('/'),
                encoded(&title),
                encoded(&body)
            );
            let link = format!(
                "\n\n<p class=\"stuck\"><a href=\"{href}\" aria-label=\"Stuck here? Ask about {}\">Stuck here?</a></p>\n\n",
                inert(section)
            );
            (prose.section_end(i, &leaf.text), link)
        });
        links.collect()
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
