//! The numbers that the examples wrote, for `{{#value key}}`.

use crate::complaint::{Complaint, nearest};
use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Key to number, over all examples.
#[derive(Debug, Default)]
pub struct Numbers(BTreeMap<String, Number>);

/// A number and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As printed.
    pub text: String,
    /// The program that computed it, from the book's root.
    pub program: String,
    /// The file that holds it.
    pub file: PathBuf,
}

impl Numbers {
    /// Reads every JSON file of `src/generated`.
    pub fn read(root: &Path, complaints: &mut Vec<Complaint>) -> Result<Self> {
        let programs = programs(root)?;
        let mut all = Self::default();
        let Ok(entries) = std::fs::read_dir(root.join("src/generated")) else {
            return Ok(all);
        };
        let mut files = Vec::new();
        for entry in entries {
            files.push(entry?.path());
        }
        files.sort();
        for path in files {
            if path.extension().is_none_or(|e| e != "json") {
                continue;
            }
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = std::fs::read_to_string(&path)
                .with_context(|| path.display().to_string())?;
            let file = Path::new("src/generated").join(format!("{name}.json"));
            let program = program_of(&name, &programs);
            all.add(&file, &program, &text, complaints);
        }
        Ok(all)
    }

    /// Adds the numbers of one file.
    fn add(
        &mut self,
        file: &Path,
        program: &str,
        json: &str,
        complaints: &mut Vec<Complaint>,
    ) {
        let pairs: Pairs = match serde_json::from_str(json) {
            Ok(pairs) => pairs,
            Err(e) => {
                complaints.push(Complaint::line(
                    file,
                    e.line(),
                    format!("not an object of texts: {e}"),
                    format!(
                        "let {program} write key and printed text, both in quotes"
                    ),
                ));
                return;
            }
        };
        for (key, text) in pairs.0 {
            let number = Number {
                text,
                program: program.to_owned(),
                file: file.to_path_buf(),
            };
            if let Some(first) = self.0.insert(key.clone(), number) {
                let line = json
                    .lines()
                    .position(|l| l.contains(&format!("\"{key}\"")))
                    .map_or(0, |i| i + 1);
                complaints.push(Complaint::line(
                    file,
                    line,
                    format!(
                        "the number `{key}` is also written to {}",
                        first.file.display()
                    ),
                    "give one of the two another key",
                ));
            }
        }
    }

    /// A text with its numbers and constants written out, for a reader of the file itself.
    pub fn in_plain_text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut last = 0;
        for d in crate::directive::scan(text) {
            let told = match d.name {
                "value" => {
                    self.0.get(d.argument).map(|number| number.text.as_str())
                }
                "const" => Some(d.argument),
                _ => None,
            };
            if let Some(told) = told {
                out += &text[last..d.range.start];
                out += told;
                last = d.range.end;
            }
        }
        out + &text[last..]
    }

    /// A number, or what to do when there is none of that key.
    pub fn get(&self, key: &str) -> Result<&Number, String> {
        self.0.get(key).ok_or_else(|| {
            let keys = self.0.keys().map(String::as_str);
            nearest(
                key,
                keys,
                "let an example write it to its NAME.json, then `cargo course figures`",
            )
        })
    }
}

/// The examples, longest name first.
fn programs(root: &Path) -> Result<Vec<String>> {
    let mut all = Vec::new();
    if let Ok(entries) = std::fs::read_dir(root.join("examples")) {
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "rs") {
                let stem = path.file_stem().unwrap_or_default();
                all.push(stem.to_string_lossy().into_owned());
            }
        }
    }
    all.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Ok(all)
}

/// A file of `src/generated` has its example's name, or begins with it and `_`.
fn program_of(name: &str, programs: &[String]) -> String {
    let found = programs.iter().find(|program| {
        name.strip_prefix(program.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    });
    format!("examples/{}.rs", found.map_or(name, String::as_str))
}

/// The pairs of a JSON object, doubled keys included.
struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }
            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Pairs, A::Error> {
                let mut all = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    all.push(pair);
                }
                Ok(Pairs(all))
            }
        }
        from.deserialize_map(Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(files: &[(&str, &str)]) -> (Numbers, Vec<String>) {
        let (mut numbers, mut complaints) = (Numbers::default(), Vec::new());
        for (file, json) in files {
            numbers.add(Path::new(file), "examples/x.rs", json, &mut complaints);
        }
        (numbers, complaints.iter().map(Complaint::to_string).collect())
    }

    #[test]
    fn a_number_is_found_and_an_unknown_one_has_a_neighbour() {
        let (numbers, complaints) = read(&[("a.json", r#"{"coin_mean": "0.6"}"#)]);
        assert!(complaints.is_empty());
        assert_eq!(numbers.get("coin_mean").unwrap().text, "0.6");
        assert_eq!(
            numbers.get("coin_meen").unwrap_err(),
            "did you mean `coin_mean`?"
        );
    }

    #[test]
    fn a_doubled_key_is_named_in_one_file_and_in_two() {
        let (_, complaints) = read(&[("a.json", "{\"k\": \"1\",\n\"k\": \"2\"}")]);
        assert!(complaints[0].starts_with("a.json:1: the number `k`"));
        let (_, complaints) =
            read(&[("a.json", r#"{"k": "1"}"#), ("b.json", r#"{"k": "2"}"#)]);
        assert!(complaints[0].contains("also written to a.json"), "{complaints:?}");
    }

    #[test]
    fn a_number_that_is_not_text_is_refused() {
        let (_, complaints) = read(&[("a.json", "{\n\"k\": 0.1}")]);
        assert!(complaints[0].starts_with("a.json:2: not an object of texts"));
    }

    #[test]
    fn a_file_belongs_to_the_example_it_is_named_after() {
        let programs = ["coin_flips".to_owned(), "coin".to_owned()];
        assert_eq!(
            program_of("coin_flips_late", &programs),
            "examples/coin_flips.rs"
        );
        assert_eq!(program_of("coin", &programs), "examples/coin.rs");
        assert_eq!(program_of("coins", &programs), "examples/coins.rs");
    }
}
