//! The file of an exercise, taken apart by its anchors.

use crate::complaint::Complaint;
use crate::includes::{self, Mark};
use crate::source::Source;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What stands where the solution was.
const YOUR_TURN: &str = r#"panic!("your turn")"#;

/// An exercise, as its file has it.
#[derive(Debug)]
pub struct Exercise {
    /// `chapter/name`.
    pub name: String,
    /// The file, from the book's root.
    pub file: PathBuf,
    /// What the problem is called.
    pub title: String,
    /// The problem in Markdown, and the line it begins at.
    pub problem: (usize, String),
    /// Its lines, from the first.
    lines: Vec<(Role, String)>,
}

/// The two states of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// With a hole where the solution goes, or with a wrong version to be mended.
    HandedOut,
    /// With the solution.
    Solved,
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The problem in words.
    Words,
    /// An anchor.
    Mark,
    /// Code that stands before the problem's, such as a `use`.
    Around,
    /// Code of the problem.
    Problem,
    /// Code of the solution; the first line of each region is told apart.
    Solution { first: bool },
    /// Code that is handed out in the solution's place.
    Handout,
    /// The tests.
    Tests,
}

/// The anchors an exercise has.
const PARTS: [&str; 3] = ["problem", "solution", "tests"];

impl Exercise {
    /// Takes the file of an exercise apart.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Complaint>> {
        let file = Path::new("exercises").join(format!("{name}.rs"));
        let mut complaints = Vec::new();
        let mut complain = |line: usize, what: String, todo: &str| {
            complaints.push(Complaint::line(&file, line, what, todo));
        };
        let (found, faults) = includes::anchors(text);
        for (line, what) in faults {
            // A problem may have several holes, so several solutions.
            if !what.contains("second anchor `solution`") {
                complain(line, what, "pair each ANCHOR with its ANCHOR_END");
            }
        }
        for part in PARTS {
            if !found.contains_key(part) {
                let todo = "see `Exercises` in CONTRIBUTING.md for the format";
                complain(0, format!("no anchor `{part}`"), todo);
            }
        }
        let lines = roles(text);
        for (i, (_, line)) in lines.iter().enumerate() {
            let is_handout = |at: usize| lines[at].0 == Role::Handout;
            let before = (0..i).rev().find(|&at| !is_handout(at));
            let before = before.and_then(|at| includes::mark(&lines[at].1));
            if is_handout(i) && before != Some(Mark::End("solution")) {
                let todo = "let it follow `// ANCHOR_END: solution`";
                complain(i + 1, format!("a stray `{}`", line.trim()), todo);
            }
        }
        let words = lines.iter().take_while(|(role, _)| *role == Role::Words);
        let words: Vec<&str> = words
            .map(|(_, line)| line.trim_start_matches("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let title = words.first().and_then(|line| line.strip_prefix("# "));
        if title.is_none() {
            complain(1, "no title".into(), "begin the file with `//! # The title`");
        }
        let blank = words.iter().skip(1).take_while(|l| l.is_empty()).count();
        let problem = words.get(1 + blank..).unwrap_or_default().join("\n");
        if problem.trim().is_empty() {
            complain(1, "no problem in words".into(), "write it behind `//!`");
        }
        if !text.contains("#[test]") {
            complain(0, "no test".into(), "write one between the anchors `tests`");
        }
        if !complaints.is_empty() {
            return Err(complaints);
        }
        Ok(Self {
            name: name.to_owned(),
            file,
            title: title.unwrap_or_default().trim().to_owned(),
            problem: (2 + blank, problem),
            lines,
        })
    }

    /// Its title and its problem, as they stand in the file.
    pub fn words(&self) -> [Source<'_>; 2] {
        let at = |first_line, margin, text| Source {
            file: &self.file,
            first_line,
            margin,
            text,
        };
        let (line, problem) = &self.problem;
        [at(1, 6, &self.title), at(*line, 4, problem)]
    }

    /// The whole file in one of its versions, each line where it was.
    pub fn code(&self, version: Version) -> String {
        joined(self.in_version(version).map(|(role, line)| match role {
            Role::Mark => Cow::from(""),
            _ => line.unwrap_or_default(),
        }))
    }

    /// What the page shows of the code.
    pub fn shown(&self, version: Version) -> String {
        let shown = |(role, line)| match role {
            Role::Problem | Role::Solution { .. } | Role::Handout => line,
            _ => None,
        };
        joined(self.in_version(version).filter_map(shown))
    }

    /// What the learner works on: the handed-out version without the tests.
    pub fn for_learner(&self) -> String {
        let kept = |(role, line)| match role {
            Role::Mark | Role::Tests => None,
            _ => line,
        };
        let text = joined(self.in_version(Version::HandedOut).filter_map(kept));
        format!("{}\n", text.trim_end())
    }

    /// The tests alone, each line where it was.
    pub fn tests(&self) -> String {
        joined(self.lines.iter().map(|(role, line)| match role {
            Role::Tests => Cow::from(line),
            _ => Cow::from(""),
        }))
    }

    /// The line that a test begins at.
    pub fn line_of_test(&self, name: &str) -> usize {
        let head = format!("fn {name}(");
        let at = self.lines.iter().position(|(_, line)| line.contains(&head));
        at.map_or(0, |i| i + 1)
    }

    /// The lines, each with its text in a version, if it is in that.
    fn in_version(
        &self,
        version: Version,
    ) -> impl Iterator<Item = (Role, Option<Cow<'_, str>>)> {
        self.lines.iter().enumerate().map(move |(i, (role, line))| {
            let text = match (version, role) {
                (Version::HandedOut, Role::Solution { first: true })
                    if !self.has_handout(i) =>
                {
                    let indent = line.len() - line.trim_start().len();
                    Some(Cow::from(format!("{}{YOUR_TURN}", &line[..indent])))
                }
                (Version::HandedOut, Role::Solution { .. })
                | (Version::Solved, Role::Handout) => None,
                (_, _) => Some(Cow::from(line)),
            };
            (*role, text)
        })
    }

    /// Whether the solution that begins at a line has a wrong version to hand out.
    fn has_handout(&self, start: usize) -> bool {
        let after = self.lines[start..].iter().map(|(role, _)| *role);
        let mut after = after.skip_while(|role| *role != Role::Mark);
        after.nth(1) == Some(Role::Handout)
    }
}

/// The lines of a file and what each is for. A solution's first line and a handout are stored
/// with their indentation, the words `// HANDOUT:` taken off.
fn roles(text: &str) -> Vec<(Role, String)> {
    let mut all: Vec<(Role, String)> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines() {
        let (indent, code) = line.split_at(line.len() - line.trim_start().len());
        let role = match includes::mark(line) {
            Some(Mark::Start(name)) => {
                open.push(name);
                Role::Mark
            }
            Some(Mark::End(name)) => {
                open.retain(|o| *o != name);
                Role::Mark
            }
            None if open.contains(&"tests") => Role::Tests,
            None if open.contains(&"solution") => {
                let before = all.last().map(|(role, _)| *role);
                let first = !matches!(before, Some(Role::Solution { .. }));
                Role::Solution { first }
            }
            None if code.starts_with("// HANDOUT:") => Role::Handout,
            None if open.contains(&"problem") => Role::Problem,
            None if code.starts_with("//!") => Role::Words,
            None => Role::Around,
        };
        let line = match (role, code.strip_prefix("// HANDOUT:")) {
            (Role::Handout, Some(code)) => {
                format!("{indent}{}", code.strip_prefix(' ').unwrap_or(code))
            }
            _ => line.to_owned(),
        };
        all.push((role, line));
    }
    all
}

fn joined<'a>(lines: impl Iterator<Item = Cow<'a, str>>) -> String {
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"//! # The mean
//!
//! Add and divide, as in $\bar x$.

use reweight::x;

// ANCHOR: problem
/// The mean.
pub fn mean(p: &[f64]) -> f64 {
    // ANCHOR: solution
    let sum: f64 = p.iter().sum();
    sum / p.len() as f64
    // ANCHOR_END: solution
}
// ANCHOR_END: problem

// ANCHOR: tests
#[test]
fn mean_of_one() {
    assert_eq!(mean(&[1.0]), 1.0);
}
// ANCHOR_END: tests
"#;

    fn parse(text: &str) -> Exercise {
        Exercise::parse("coin/mean", text).unwrap()
    }

    fn told(text: &str) -> Vec<String> {
        let complaints = Exercise::parse("coin/mean", text).unwrap_err();
        complaints.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn the_parts_are_told_apart() {
        let made = parse(FILE);
        assert_eq!(made.title, "The mean");
        assert_eq!(
            made.problem,
            (3, "Add and divide, as in $\\bar x$.".to_owned())
        );
        assert_eq!(
            made.shown(Version::HandedOut),
            "/// The mean.\npub fn mean(p: &[f64]) -> f64 {\n    panic!(\"your turn\")\n}\n"
        );
        assert!(made.shown(Version::Solved).contains("    sum / p.len()"));
        assert_eq!(made.line_of_test("mean_of_one"), 19);
    }

    #[test]
    fn every_line_keeps_its_number_in_both_versions() {
        let made = parse(FILE);
        for version in [Version::HandedOut, Version::Solved] {
            let code = made.code(version);
            let line = code.lines().position(|l| l.contains("fn mean_of_one"));
            assert_eq!(line, Some(18), "{code}");
            assert!(!code.contains("ANCHOR"));
        }
        assert!(made.code(Version::Solved).contains("let sum"));
        assert!(!made.code(Version::HandedOut).contains("let sum"));
        let tests = made.tests();
        assert_eq!(tests.lines().position(|l| l.contains("#[test]")), Some(17));
        assert!(!tests.contains("use reweight"));
    }

    #[test]
    fn a_handout_takes_the_place_of_the_solution() {
        let wrong = FILE.replace(
            "    // ANCHOR_END: solution\n",
            "    // ANCHOR_END: solution\n    // HANDOUT: p[0]\n",
        );
        let made = parse(&wrong);
        assert!(made.shown(Version::HandedOut).contains("{\n    p[0]\n}"));
        assert!(!made.code(Version::HandedOut).contains("your turn"));
        assert!(!made.code(Version::Solved).contains("p[0]"));
    }

    #[test]
    fn the_learner_gets_neither_tests_nor_anchors() {
        let text = parse(FILE).for_learner();
        assert!(text.starts_with("//! # The mean\n"));
        assert!(text.contains("use reweight::x;\n\n/// The mean."));
        assert!(text.ends_with("panic!(\"your turn\")\n}\n"), "{text}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let told_of = |from: &str, to: &str| told(&FILE.replace(from, to));
        assert!(told_of("# The", "The")[0].contains("coin/mean.rs:1: no title"));
        let unclosed = told_of("// ANCHOR_END: tests\n", "");
        assert!(unclosed[0].contains("mean.rs:17: the anchor `tests` has no end"));
        assert!(told_of("#[test]\n", "")[0].contains("no test"));
        let stray = told_of("/// The mean.", "// HANDOUT: x");
        assert!(stray[0].contains("mean.rs:8: a stray `x`"), "{stray:?}");
        let none = told_of("solution", "answer");
        assert!(none[0].contains("no anchor `solution`"), "{none:?}");
    }
}
