//! The finished pages: every link leads somewhere, every id is alone, no page asks another host.

use crate::book;
use crate::complaint::Complaint;
use crate::html::{self, Piece, Tag};
use crate::includes::normal;
use crate::preprocess::volume::Leaf;
use anyhow::Result;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Builds the book into a temporary folder and reads it.
pub fn check(root: &Path, leaves: &[Leaf]) -> Result<Vec<Complaint>> {
    let folder = tempfile::tempdir()?;
    book::build_into(root, folder.path())?;
    let mut files = BTreeMap::new();
    read(folder.path(), Path::new(""), &mut files)?;
    Ok(judge(&files, leaves))
}

/// What is built: the text of pages and style sheets, nothing for other files.
type Files = BTreeMap<PathBuf, Option<String>>;

fn read(folder: &Path, inside: &Path, files: &mut Files) -> Result<()> {
    for entry in std::fs::read_dir(folder.join(inside))? {
        let entry = entry?;
        let path = inside.join(entry.file_name());
        if entry.path().is_dir() {
            read(folder, &path, files)?;
            continue;
        }
        let is_text = path.extension().is_some_and(|e| e == "html" || e == "css");
        let text = if is_text {
            Some(std::fs::read_to_string(entry.path())?)
        } else {
            None
        };
        files.insert(path, text);
    }
    Ok(())
}

fn judge(files: &Files, leaves: &[Leaf]) -> Vec<Complaint> {
    let pages: BTreeMap<&Path, Page> = files
        .iter()
        .filter_map(|(path, text)| {
            Some((path.as_path(), Page::of(path, text.as_ref()?)?))
        })
        .collect();
    let (mut complaints, mut dead) = (Vec::new(), Vec::new());
    for (path, page) in &pages {
        let place = Place::of(path, leaves);
        for id in &page.doubled {
            complaints.push(place.complain(
                id,
                format!("two elements of {} have the id `{id}`", path.display()),
                "give one of them another",
            ));
        }
        for host in &page.asked {
            complaints.push(place.complain(
                host,
                format!("asks another host: {host}"),
                OWN,
            ));
        }
        if page.has_widget && !page.links.iter().any(|l| l.contains(LOADER)) {
            let todo = "let `additional-js` in book.toml name widgets/load.js";
            let what = "nothing brings its widgets to life";
            complaints.push(place.complain("{{#widget", what.to_owned(), todo));
        }
        for link in &page.links {
            if let Err(what) = follow(path, link, files, &pages) {
                let todo = "mend the link, or give its target that id";
                dead.push((place.is_written, place.complain(link, what, todo)));
            }
        }
    }
    // The cover and the page for printing repeat what the chapters say: they are heard only
    // where the chapters are in order.
    let written = dead.iter().any(|(is_written, _)| *is_written);
    let heard = dead.into_iter().filter(|(is, _)| *is == written);
    complaints.extend(heard.map(|(_, complaint)| complaint));
    for (path, text) in files {
        if path.extension().is_some_and(|e| e == "css")
            && let Some(host) = text.as_deref().and_then(asked_by_style)
        {
            let what = format!("asks another host: {host}");
            complaints.push(Complaint::file(path, what, OWN));
        }
    }
    complaints
}

const OWN: &str = "the book brings all it needs: put the file under src/ or theme/";

/// What brings a widget's script to its page, as mdBook names it.
const LOADER: &str = "widgets/load";

/// What is to be known of a built page.
struct Page {
    has_widget: bool,
    ids: BTreeSet<String>,
    doubled: Vec<String>,
    links: Vec<String>,
    asked: Vec<String>,
}

impl Page {
    fn of(path: &Path, text: &str) -> Option<Self> {
        // The page for unknown addresses is written for the root of a site; what an example made
        // is a piece of a page.
        let is_page =
            path != Path::new("404.html") && !path.starts_with("generated");
        if path.extension()? != "html" || !is_page {
            return None;
        }
        let mut page = Self {
            has_widget: false,
            ids: BTreeSet::new(),
            doubled: Vec::new(),
            links: Vec::new(),
            asked: Vec::new(),
        };
        let mut style = false;
        for piece in html::pieces(text) {
            match piece {
                Piece::Tag(_, tag) => {
                    style = tag.name() == "style" && !tag.closes();
                    page.look_at(&tag);
                }
                Piece::Raw(_, text) if style => {
                    page.asked.extend(asked_by_style(text))
                }
                // Drawings are not prose, but their elements have ids and links too.
                Piece::Raw(_, text) if text.contains("<") => {
                    for (_, tag) in html::tags(text) {
                        page.look_at(&tag);
                    }
                }
                _ => {}
            }
        }
        Some(page)
    }

    fn look_at(&mut self, tag: &Tag) {
        if tag.closes() {
            return;
        }
        for (name, value) in tag.attributes() {
            let value = value.replace("&amp;", "&");
            let leads =
                matches!(name, "href" | "src" | "data" | "poster" | "xlink:href");
            match name {
                "class" if tag.name() == "figure" && value == "widget" => {
                    self.has_widget = true;
                }
                "id" if !self.ids.insert(value.clone()) => self.doubled.push(value),
                "style" => self.asked.extend(asked_by_style(&value)),
                "srcset" if is_outward(&value) => self.asked.push(value),
                _ if leads && is_outward(&value) => {
                    // A reader may follow a link out; the page itself asks nobody.
                    let asks = match tag.name() {
                        "a" | "area" => false,
                        "link" => !matches!(
                            tag.attribute("rel"),
                            Some("canonical" | "license" | "me" | "author")
                        ),
                        _ => true,
                    };
                    if asks {
                        self.asked.push(value);
                    }
                }
                _ if leads && !value.contains(':') => self.links.push(value),
                _ => {}
            }
        }
    }
}

/// Whether a link leads out of the book.
fn is_outward(link: &str) -> bool {
    ["http:", "https:", "//", "ws:", "wss:"]
        .iter()
        .any(|scheme| link.trim_start().starts_with(scheme))
}

/// The first address of another host in a style sheet.
fn asked_by_style(css: &str) -> Option<String> {
    let starts = ["url(", "@import "];
    starts.iter().find_map(|start| {
        css.match_indices(start).find_map(|(at, _)| {
            let rest = css[at + start.len()..].trim_start_matches(['"', '\'', ' ']);
            let rest = rest.strip_prefix("url(").unwrap_or(rest);
            let rest = rest.trim_start_matches(['"', '\'', ' ']);
            let end = rest.find(['"', '\'', ')', ';']).unwrap_or(rest.len());
            is_outward(rest).then(|| rest[..end].to_owned())
        })
    })
}

/// Follows a link inside the book.
fn follow(
    from: &Path,
    link: &str,
    files: &Files,
    pages: &BTreeMap<&Path, Page>,
) -> Result<(), String> {
    let (path, id) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let decoded =
        |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let (path, id) = (decoded(path), decoded(id));
    let target = match path.as_str() {
        "" => from.to_path_buf(),
        path => normal(&from.parent().unwrap_or(Path::new("")).join(path)),
    };
    let is_folder = path.ends_with('/') || path == "." || path == "..";
    let target = if is_folder { target.join("index.html") } else { target };
    if !files.contains_key(&target) {
        return Err(format!("the link `{link}` leads nowhere"));
    }
    match pages.get(target.as_path()) {
        Some(page) if !id.is_empty() && !page.ids.contains(&id) => {
            Err(format!("the link `{link}` leads to a page without that id"))
        }
        _ => Ok(()),
    }
}

/// Where the source of a built page is.
struct Place<'l> {
    file: PathBuf,
    /// Whether somebody wrote it; otherwise mdBook made it of others.
    is_written: bool,
    text: &'l str,
}

impl<'l> Place<'l> {
    fn of(built: &Path, leaves: &'l [Leaf]) -> Self {
        let is = |leaf: &&Leaf| leaf.path.with_extension("html") == built;
        match leaves.iter().find(is) {
            Some(leaf) => {
                Self { file: leaf.file(), is_written: true, text: &leaf.text }
            }
            None => Self {
                file: Path::new("book").join(built),
                is_written: false,
                text: "",
            },
        }
    }

    /// A complaint at the line where the words stand, if they are found.
    fn complain(&self, words: &str, what: String, todo: &str) -> Complaint {
        let written = words.replace(".html", ".md");
        let name = written.rsplit('#').next().unwrap_or(&written);
        let found = [written.as_str(), name].into_iter().find_map(|words| {
            self.text.lines().position(|line| line.contains(words))
        });
        Complaint::line(&self.file, found.map_or(0, |i| i + 1), what, todo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_whose_widget_stays_still_is_named() {
        let still = r#"<figure class="widget" id="a"><a-b></a-b></figure>"#;
        let alive =
            format!("{still}<script src=\"../widgets/load-1a.js\"></script>");
        let script = ("widgets/load-1a.js", "");
        let told_of = told(&[("part/page.html", still), script]);
        assert!(
            told_of[0].contains("nothing brings its widgets to life"),
            "{told_of:?}"
        );
        let told_of = told(&[("part/page.html", &alive), script]);
        assert_eq!(told_of, Vec::<String>::new());
    }

    #[test]
    fn a_generated_piece_of_a_page_is_no_page() {
        let piece = r##"<a-b><a href="#no">x</a></a-b>"##;
        let files = [("generated/widgets_a.html", piece)];
        assert_eq!(told(&files), Vec::<String>::new());
    }

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let mut all: Files = files
            .iter()
            .map(|(path, text)| (PathBuf::from(path), Some((*text).to_owned())))
            .collect();
        all.insert("a.png".into(), None);
        let leaf = Leaf::new(
            "Page",
            Path::new("part/page.md"),
            "# Page\n\n[there](../other.md#no)\n",
        );
        let complaints = judge(&all, &[leaf]);
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_page_whose_links_lead_somewhere_passes() {
        let page = r##"<h1 id="a">x</h1><a href="#a">x</a><a href="../other.html#b">x</a><img src="../a.png"><a href="https://example.org">out</a><link rel="canonical" href="https://example.org/x"><svg><g id="b"/></svg>"##;
        let files = [("part/page.html", page), ("other.html", "<p id=b>")];
        assert_eq!(told(&files), Vec::<String>::new());
    }

    #[test]
    fn a_dead_link_is_named_by_its_line() {
        let page = r#"<a href="../other.html#no">x</a><img src="../b.png">"#;
        let told = told(&[("part/page.html", page), ("other.html", "")]);
        assert!(told[0].starts_with("src/part/page.md:3: the link `../other.html#no` leads to a page without that id"), "{told:?}");
        assert!(told[1].contains("`../b.png` leads nowhere"), "{told:?}");
    }

    #[test]
    fn the_page_for_printing_does_not_repeat_the_chapters() {
        let page = r#"<img src="../b.png">"#;
        let print = r#"<img src="b.png">"#;
        let both = told(&[("part/page.html", page), ("print.html", print)]);
        assert_eq!(both.len(), 1, "{both:?}");
        assert_eq!(told(&[("print.html", print)]).len(), 1);
    }

    #[test]
    fn a_doubled_id_is_named_also_in_a_drawing() {
        let told =
            told(&[("part/page.html", r#"<p id="a"><svg><g id="a"/></svg>"#)]);
        assert!(told[0].contains("have the id `a`"), "{told:?}");
    }

    #[test]
    fn whatever_asks_another_host_is_named() {
        for page in [
            r#"<img src="https://e.org/a.png">"#,
            r#"<script src="//e.org/a.js"></script>"#,
            r#"<link rel="stylesheet" href="https://e.org/a.css">"#,
            r#"<iframe src='https://e.org'></iframe>"#,
            r#"<p style="background: url(https://e.org/a.png)">"#,
            r#"<style>@import "https://e.org/a.css";</style>"#,
        ] {
            let told = told(&[("part/page.html", page)]);
            assert_eq!(told.len(), 1, "{page}: {told:?}");
            assert!(told[0].contains("asks another host: "), "{told:?}");
        }
        let css = "p { src: url('https://e.org/a.woff2') }";
        assert!(told(&[("a.css", css)])[0].starts_with("a.css: asks another host"));
        assert!(told(&[("a.css", "p { src: url(data:x) }")]).is_empty());
    }
}
