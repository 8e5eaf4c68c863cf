//! Widgets: the still picture in the page, which a script brings to life where it can.
//!
//! No page names that script: mdBook joins all pages to `print.html`, where a script's address
//! would be wrong. `widgets/load.js`, which book.toml adds to every page, knows the right one.

use super::figures::one_line;
use super::page::Page;
use crate::complaint::{Complaint, nearest};
use crate::directive::Directive;
use crate::html;
use crate::source::Source;
use crate::widgets::{script_of, still_of, stills};

/// `{{#widget ID | caption}}`, as a figure in one line of HTML.
pub fn render(page: &mut Page, source: &Source, d: &Directive) -> String {
    let (id, caption) = page.captioned(source, d);
    let mut complain = |what: String, todo: &str| {
        page.complaints.push(source.complain(d.range.start, what, todo));
        String::new()
    };
    let file = still_of(id);
    // Written with underscores, the id would be another one than the widget knows.
    let still = std::fs::read_to_string(page.shelf.root.join(&file));
    let (false, Ok(still)) = (id.contains('_'), still) else {
        let ids = stills(&page.shelf.root);
        let todo = nearest(
            id,
            ids.iter().map(String::as_str),
            "let a file of widgets/elements name it, then `cargo course figures`",
        );
        return complain(format!("no widget `{id}`"), &todo);
    };
    let Some(element) = element_of(&still) else {
        let todo = "it is one element, its name has a dash in it, and nothing in it has an id: the page for printing may show it twice";
        let what = "not the still of a widget";
        page.complaints.push(Complaint::file(&file, what, todo));
        return String::new();
    };
    let script = script_of(element);
    if !page.shelf.root.join(&script).is_file() {
        let what = format!("the widget `{id}` has no {}", script.display());
        return complain(what, "`cargo course widgets` makes it");
    }
    if caption.is_empty() {
        return complain(
            format!("the widget `{id}` has no caption"),
            "write what it shows as a sentence: `{{#widget ID | It shows …}}`",
        );
    }
    let times = page.shown.entry(format!("widget {id}")).or_default();
    *times += 1;
    if *times > 1 {
        let what = format!("the widget `{id}` is already on a page");
        let todo = "let its file in widgets/elements name another still";
        page.complaints.push(source.complain(d.range.start, what, todo));
    }
    format!(
        r#"<figure class="widget" id="{id}">{}<figcaption>{caption}</figcaption></figure>"#,
        one_line(&still)
    )
}

/// The name of the one element that a still is, if it is one and has no ids in it.
fn element_of(still: &str) -> Option<&str> {
    let still = still.trim();
    let name = html::tags(still).next()?.1.name();
    let inside = still.strip_prefix('<')?.strip_suffix(&format!("</{name}>"))?;
    let is_custom = inside.starts_with(name) && name.contains('-');
    (is_custom && !inside.contains(" id=")).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_is_one_custom_element_without_ids() {
        assert_eq!(element_of("<a-b x=\"1\"><svg/></a-b>\n"), Some("a-b"));
        for other in [
            "",
            "a-b",
            "<div></div>",
            "<a-b></a-b><p></p>",
            "<a-b><p id=\"x\"></p></a-b>",
        ] {
            assert_eq!(element_of(other), None, "{other}");
        }
    }
}
