//! The paths through the book: badges, minutes, the way on, and the table of all.

use super::page::Page;
use super::volume::{Leaf, Volume, link};
use crate::complaint::{Complaint, nearest};
use crate::prose::minutes;
use crate::source::Source;
use anyhow::Result;
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// A path as book.toml has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(default)]
    short: String,
    stops: Vec<String>,
}

/// A path, its stops found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// What it is called.
    pub name: String,
    /// The same where there is little room.
    pub short: String,
    /// Where it leads.
    pub stops: Vec<Stop>,
}

/// A page or a section of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The page's number in the book.
    pub leaf: usize,
    /// The section's heading on the page; none for the whole page.
    pub heading: Option<usize>,
}

/// Reads the paths of book.toml. A stop is `page.md`, `page.md#section`, or `folder/` for all
/// pages of a folder.
pub fn read(
    config: &mdbook_preprocessor::config::Config,
    root: &Path,
    leaves: &[Leaf],
    complaints: &mut Vec<Complaint>,
) -> Result<Vec<Trail>> {
    let written: Vec<Written> =
        config.get("preprocessor.course.path")?.unwrap_or_default();
    let toml = std::fs::read_to_string(root.join("book.toml")).unwrap_or_default();
    let trails = written.into_iter().map(|trail| {
        let mut stops = Vec::new();
        for stop in &trail.stops {
            match find(stop, leaves) {
                Ok(found) => stops.extend(found),
                Err(todo) => {
                    let quoted = format!("\"{stop}\"");
                    let line = toml.lines().position(|l| l.contains(&quoted));
                    complaints.push(Complaint::line(
                        Path::new("book.toml"),
                        line.map_or(0, |i| i + 1),
                        format!("the path `{}` has no stop `{stop}`", trail.name),
                        todo,
                    ));
                }
            }
        }
        let short = match trail.short.as_str() {
            "" => &trail.name,
            short => short,
        };
        Trail { short: short.to_owned(), name: trail.name, stops }
    });
    Ok(trails.collect())
}

/// The stops that a text of book.toml means, or what to do if there is none.
fn find(stop: &str, leaves: &[Leaf]) -> Result<Vec<Stop>, String> {
    let page = |leaf| Stop { leaf, heading: None };
    if stop.ends_with('/') {
        let inside =
            |leaf: &Leaf| leaf.folder() == Path::new(stop.trim_end_matches('/'));
        let found = leaves.iter().enumerate().filter(|(_, leaf)| inside(leaf));
        let found: Vec<_> = found.map(|(i, _)| page(i)).collect();
        let none = "SUMMARY.md has no page of that folder".to_owned();
        return if found.is_empty() { Err(none) } else { Ok(found) };
    }
    let (path, id) = stop.split_once('#').unwrap_or((stop, ""));
    let names: Vec<String> = leaves
        .iter()
        .map(|leaf| leaf.path.to_string_lossy().replace('\\', "/"))
        .collect();
    let Some(leaf) = names.iter().position(|name| name == path) else {
        let names = names.iter().map(String::as_str);
        return Err(nearest(path, names, "see SUMMARY.md for the pages"));
    };
    if id.is_empty() {
        return Ok(vec![page(leaf)]);
    }
    let headings = &leaves[leaf].prose.headings;
    let Some(heading) = headings.iter().position(|heading| heading.id == id) else {
        let ids = headings.iter().map(|heading| heading.id.as_str());
        let otherwise = format!("give the section's heading `{{#{id}}}`");
        return Err(nearest(id, ids, &otherwise));
    };
    Ok(vec![Stop { leaf, heading: Some(heading) }])
}

impl Volume {
    /// The place of a stop on its page.
    pub fn range(&self, stop: &Stop) -> Range<usize> {
        let leaf = &self.leaves[stop.leaf];
        match stop.heading {
            None => 0..leaf.text.len(),
            Some(heading) => {
                let start = leaf.prose.headings[heading].range.start;
                start..leaf.prose.section_end(heading, &leaf.text)
            }
        }
    }

    /// The minutes that a stop takes.
    fn minutes(&self, stop: &Stop) -> usize {
        let words = self.leaves[stop.leaf].prose.words(self.range(stop));
        minutes(words)
    }

    /// The minutes of a whole path: of its words, not of its rounded stops.
    fn minutes_of(&self, trail: &Trail) -> usize {
        let of = |stop: &Stop| {
            minutes(self.leaves[stop.leaf].prose.words(self.range(stop)))
        };
        trail.stops.iter().map(of).sum()
    }

    /// A link from a folder to a stop.
    fn href(&self, stop: &Stop, folder: &Path) -> String {
        let leaf = &self.leaves[stop.leaf];
        let link = link(folder, &leaf.path);
        match stop.heading {
            None => link,
            Some(heading) => format!("{link}#{}", leaf.prose.headings[heading].id),
        }
    }

    /// What a stop is called, in HTML.
    fn title(&self, stop: &Stop, page: &mut Page) -> String {
        let leaf = &self.leaves[stop.leaf];
        let Some(heading) = stop.heading else {
            return page
                .inline(&Source::file(Path::new("src/SUMMARY.md"), &leaf.name));
        };
        let file = leaf.file();
        let words = leaf.prose.headings[heading].words.clone();
        page.inline(&Source::file(&file, &leaf.text).part(words))
    }

    /// The badges and the ways on of a page: each with its place.
    pub fn signposts(&self, leaf: usize, page: &mut Page) -> Vec<(usize, String)> {
        let mut here: Vec<&Stop> = Vec::new();
        for stop in self.trails.iter().flat_map(|trail| &trail.stops) {
            if stop.leaf == leaf && !here.contains(&stop) {
                here.push(stop);
            }
        }
        let mut posts = Vec::new();
        for stop in here {
            if let Some(place) = self.below_heading(stop) {
                posts.push((place, self.badges(stop)));
            }
            posts.push((self.range(stop).end, self.ways_on(stop, page)));
        }
        posts
    }

    /// The place under a stop's heading.
    fn below_heading(&self, stop: &Stop) -> Option<usize> {
        let headings = &self.leaves[stop.leaf].prose.headings;
        let heading = headings.get(stop.heading.unwrap_or(0))?;
        Some(heading.range.end)
    }

    fn badges(&self, stop: &Stop) -> String {
        let trails = self.trails.iter().filter(|t| t.stops.contains(stop));
        let minutes = self.minutes(stop);
        let badges: Vec<String> = trails
            .map(|trail| format!(r#"<span class="badge">{}</span>"#, trail.name))
            .collect();
        format!(
            "\n<p class=\"badges\">{} <span class=\"minutes\">{minutes} min</span></p>\n\n",
            badges.join(" ")
        )
    }

    /// The links at a stop's end; paths that go on to the same place share one.
    fn ways_on(&self, stop: &Stop, page: &mut Page) -> String {
        let mut ways: Vec<(Option<&Stop>, Vec<&str>)> = Vec::new();
        for trail in &self.trails {
            let at = trail.stops.iter().position(|s| s == stop);
            let Some(at) = at else { continue };
            let next = trail.stops.get(at + 1);
            match ways.iter_mut().find(|(there, _)| *there == next) {
                Some((_, names)) => names.push(&trail.short),
                None => ways.push((next, vec![&trail.short])),
            }
        }
        let mut told = Vec::new();
        for (next, names) in ways {
            let names = names.join(", ");
            told.push(match next {
                None => format!(r#"<span class="way">{names}: you have arrived.</span>"#),
                Some(next) => {
                    let title = self.title(next, page);
                    let href = self.href(next, page.folder);
                    format!(
                        r#"<span class="way">{names}: <a href="{href}">{title}</a></span>"#
                    )
                }
            });
        }
        format!(
            "\n\n<p class=\"onward\">Next on your path. {}</p>\n\n",
            told.join(" ")
        )
    }

    /// `{{#paths}}`: the table of all.
    pub fn table_of_paths(&self, page: &mut Page) -> String {
        let mut rows = String::new();
        for trail in &self.trails {
            let mut stops = Vec::new();
            for stop in &trail.stops {
                let href = self.href(stop, page.folder);
                let title = self.title(stop, page);
                let minutes = self.minutes(stop);
                stops.push(format!(
                    r#"<a href="{href}">{title}</a> <span class="minutes">{minutes}</span>"#
                ));
            }
            rows += &format!(
                r#"<tr><th scope="row">{}</th><td class="number">{}</td><td>{}</td></tr>"#,
                trail.name,
                self.minutes_of(trail),
                stops.join(" · ")
            );
        }
        format!(
            r#"<div class="table-wrapper" role="region" tabindex="0" aria-label="The paths through the book"><table class="paths"><thead><tr><th scope="col">path</th><th scope="col" class="number">minutes</th><th scope="col">stops, with the minutes of each</th></tr></thead><tbody>{rows}</tbody></table></div>"#
        )
    }
}
