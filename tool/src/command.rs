//! What `cargo course` understands, and what it says of itself.

use course::complaint::nearest;
use course::serve::Options;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

/// The port of `cargo run`.
const PORT: u16 = 3000;

/// What `--help` shows.
const COMMANDS: [&str; 8] =
    ["serve", "exercise", "build", "check", "test", "figures", "runs", "widgets"];

/// What `--help` prints.
pub const HELP: &str = "\
Reweight, a course on importance sampling in reinforcement learning.

`cargo run` alone is all you need: it draws the figures, builds the book and shows it at
http://127.0.0.1:3000, until you press Ctrl-C. The first time it also compiles what it needs,
which takes a minute or two; after that, seconds. Edit the prose or the code of the course
while it runs, and the page follows.

Usage: cargo course [COMMAND] [OPTIONS]

To read and learn
  serve            Show the book and keep it up to date: what `cargo run` does
      --open         open it in the browser
      --port N       use this port if 3000 is taken
  exercise [NAME]  Begin an exercise in `attempts/`, or test your attempt; without a name,
                   list them
  build            Write the finished book to `book/`, to read without a server

To write
  check            Check what is cheap: links, anchors, typed digits, lengths, terms, spelling
  test             Prove what the book says: figures, numbers, code blocks, exercises, pages
  figures          Draw every figure anew into `src/generated`
  runs [NAME...]   Redo the long experiments that the figures draw from; this takes minutes
      --check        compare them with the committed results and change nothing
  widgets [NAME...]  Compile the widgets to WebAssembly, into `src/generated/widgets`
      --check        compile them elsewhere, prove them and change nothing

  -h, --help       Print this

`cargo course COMMAND` is short for `cargo run -- COMMAND`. `cargo test` proves the library and
everything the book says. Exit code 1: something in the course is wrong, and the message says
what; 2: the command was not understood.
";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Command {
    /// Another course than the one around the current folder: for the tests, and for whoever
    /// keeps a second copy.
    pub root: Option<PathBuf>,
    /// What to do.
    pub deed: Deed,
}

/// What can be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Deed {
    /// Print [`HELP`].
    Help,
    /// Show the book.
    Serve(Options),
    /// Write the book.
    Build,
    /// Prove what it says.
    Test,
    /// Draw every figure.
    Figures,
    /// Redo these experiments, or all.
    Runs {
        /// Their names.
        names: Vec<String>,
        /// Compare only.
        check: bool,
    },
    /// Compile these widgets, or all.
    Widgets {
        /// Their names.
        names: Vec<String>,
        /// Prove only.
        check: bool,
    },
    /// Check what is cheap.
    Check,
    /// Begin an exercise or test the attempt, or list them all.
    Exercise(Option<String>),
    /// Be a plain mdBook's preprocessor: answer whether it supports a renderer, or transform
    /// the book.
    Preprocess {
        /// Whether this is the question.
        asked: bool,
    },
}

/// Reads a command line without the program's name; the error is a sentence for its author.
pub fn read(
    line: impl IntoIterator<Item = impl Into<OsString>>,
) -> Result<Command, String> {
    let mut words = Vec::new();
    let (mut root, mut port, mut open, mut check) = (None, None, false, false);
    let mut parser = lexopt::Parser::from_args(line);
    let told = |e: lexopt::Error| e.to_string();
    while let Some(part) = parser.next().map_err(told)? {
        match part {
            Short('h') | Long("help") => {
                return Ok(Command { root, deed: Deed::Help });
            }
            Long("root") => root = Some(parser.value().map_err(told)?.into()),
            Long("port") => {
                let text = parser.value().map_err(told)?;
                let number = text.to_str().and_then(|text| text.parse().ok());
                port = Some(number.ok_or_else(|| {
                    format!(
                        "`--port {}`: a port is a number up to 65535",
                        text.display()
                    )
                })?);
            }
            Long("open") => open = true,
            Long("check") => check = true,
            Value(word) => words.push(word.string().map_err(told)?),
            _ => return Err(part.unexpected().to_string()),
        }
    }

    let mut words = words.into_iter();
    let name = words.next().unwrap_or_else(|| "serve".to_owned());
    let deed = match name.as_str() {
        "help" => return Ok(Command { root, deed: Deed::Help }),
        "serve" => {
            let port = port.take().unwrap_or(PORT);
            Deed::Serve(Options { port, open: std::mem::take(&mut open) })
        }
        "build" => Deed::Build,
        "test" => Deed::Test,
        "figures" => Deed::Figures,
        "runs" => Deed::Runs {
            names: words.by_ref().collect(),
            check: std::mem::take(&mut check),
        },
        "widgets" => Deed::Widgets {
            names: words.by_ref().collect(),
            check: std::mem::take(&mut check),
        },
        "check" => Deed::Check,
        "exercise" => Deed::Exercise(words.next()),
        "preprocess" => Deed::Preprocess { asked: words.by_ref().count() > 0 },
        _ => {
            let hint = nearest(&name, COMMANDS, "perhaps it is misspelt");
            return Err(format!("there is no command `{name}`; {hint}"));
        }
    };
    if let Some(word) = words.next() {
        return Err(format!("`{name}` does not know what to do with `{word}`"));
    }
    let idle = [(port.is_some(), "--port"), (open, "--open"), (check, "--check")];
    if let Some((_, option)) = idle.iter().find(|(given, _)| *given) {
        return Err(format!("`{name}` has no option `{option}`"));
    }
    Ok(Command { root, deed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deed(line: &str) -> Result<Deed, String> {
        read(line.split_whitespace()).map(|command| command.deed)
    }

    #[test]
    fn nothing_at_all_serves_the_book() {
        let serve = |port, open| Ok(Deed::Serve(Options { port, open }));
        assert_eq!(deed(""), serve(3000, false));
        assert_eq!(deed("--port 4000"), serve(4000, false));
        assert_eq!(deed("serve --open --port=4000"), serve(4000, true));
    }

    #[test]
    fn names_and_options_go_with_their_commands() {
        let names = vec!["tails".to_owned(), "edge".to_owned()];
        assert_eq!(
            deed("runs tails --check edge"),
            Ok(Deed::Runs { names, check: true })
        );
        assert_eq!(deed("exercise a/b"), Ok(Deed::Exercise(Some("a/b".into()))));
        assert_eq!(
            deed("preprocess supports html"),
            Ok(Deed::Preprocess { asked: true })
        );
        assert_eq!(deed("preprocess"), Ok(Deed::Preprocess { asked: false }));
        assert_eq!(deed("figures -h"), Ok(Deed::Help));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, named) in [
            ("srve", "did you mean `serve`?"),
            ("build now", "`now`"),
            ("build --open", "`--open`"),
            ("--prot 1", "--prot"),
            ("--port x", "`--port x`"),
            ("--port 70000", "65535"),
            ("--port", "--port"),
        ] {
            let told = deed(line).expect_err(line);
            assert!(told.contains(named), "{line}: {told}");
        }
    }

    #[test]
    fn every_command_is_in_the_help() {
        for command in COMMANDS {
            assert!(HELP.contains(&format!("\n  {command} ")), "{command}");
            assert!(deed(command).is_ok(), "{command}");
        }
        assert!(HELP.lines().all(|line| line.chars().count() <= 100));
    }
}
