//! What `cargo course` understands, and what it says of itself.

use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

const ABOUT: &str = "\
Reweight, a course on importance sampling in reinforcement learning.

`cargo run` alone is all you need: it draws the figures, builds the book and shows it at
http://127.0.0.1:3000, until you press Ctrl-C. The first time it also compiles what it needs,
which takes a minute or two; after that, seconds. Edit the prose or the code of the course
while it runs, and the page follows.";

const AFTER: &str = "\
`cargo course COMMAND` is short for `cargo run -- COMMAND`. `cargo test` proves the library and
everything the book says. Exit code 1: something in the course is wrong, and the message says
what; 2: the command was not understood.";

/// The whole command line. It is built by hand: deriving it would cost seconds of everybody's
/// first build.
pub fn command() -> Command {
    Command::new("course")
        .bin_name("cargo course")
        .about(ABOUT.lines().next().unwrap_or_default())
        .long_about(ABOUT)
        .after_help(AFTER)
        .disable_help_subcommand(true)
        .args_conflicts_with_subcommands(true)
        .arg(
            // For the tests, and for whoever keeps a second copy.
            Arg::new("root")
                .long("root")
                .global(true)
                .hide(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .args(serve_args())
        .subcommand(
            Command::new("serve")
                .about("Show the book in the browser and keep it up to date (the default)")
                .args(serve_args()),
        )
        .subcommand(Command::new("build").about("Write the finished book to `book/`"))
        .subcommand(Command::new("test").about(
            "Prove what the book says: figures, numbers, code blocks, pages, exercises",
        ))
        .subcommand(
            Command::new("figures").about("Draw every figure anew into `src/generated`"),
        )
        .subcommand(
            Command::new("runs")
                .about("Redo the long experiments that the figures draw from (minutes)")
                .arg(
                    Arg::new("NAME")
                        .help("Experiments to redo: `tails` is examples/run_tails.rs [default: all]")
                        .num_args(0..),
                )
                .arg(
                    Arg::new("check")
                        .long("check")
                        .help("Compare with the committed results; change nothing")
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(Command::new("check").about(
            "Check what is cheap: links, anchors, typed digits, lengths, terms, spelling",
        ))
        .subcommand(
            Command::new("exercise")
                .about("Begin an exercise in `attempts/`, or test your attempt")
                .arg(
                    Arg::new("NAME")
                        .help("Its chapter and name, as its page shows them [default: list all]"),
                ),
        )
        .subcommand(
            Command::new("preprocess")
                .about("What a plain mdbook calls")
                .hide(true)
                .arg(Arg::new("QUESTION").num_args(0..)),
        )
}

fn serve_args() -> [Arg; 2] {
    [
        Arg::new("port")
            .long("port")
            .value_name("N")
            .help("The port to serve on, if 3000 is taken")
            .value_parser(value_parser!(u16))
            .default_value("3000"),
        Arg::new("open")
            .long("open")
            .help("Open the book in the browser")
            .action(ArgAction::SetTrue),
    ]
}
