//! `course`: draws the figures, builds, serves and proves the book, without an installed mdBook.

mod command;

use anyhow::Result;
use clap::ArgMatches;
use command::command;
use course::figures::Redraw;
use course::serve::{Options, serve};
use course::{
    book, check, exercises, expect_whole, figures, preprocess, prove, root,
};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = command().get_matches();
    match run(&matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(matches: &ArgMatches) -> Result<()> {
    let root = match matches.get_one::<PathBuf>("root") {
        Some(folder) => folder.clone(),
        None => root()?,
    };
    match matches.subcommand() {
        None => serve(&root, serve_options(matches)),
        Some(("serve", args)) => serve(&root, serve_options(args)),
        Some(("build", _)) => {
            expect_whole(&root)?;
            figures::draw(&root, Redraw::Changed)?;
            book::publish(&root)?;
            println!("The book is in {}", root.join(book::FOLDER).display());
            Ok(())
        }
        Some(("test", _)) => prove(&root),
        Some(("figures", _)) => {
            expect_whole(&root)?;
            figures::draw(&root, Redraw::All)
        }
        Some(("runs", args)) => {
            expect_whole(&root)?;
            let names: Vec<String> =
                args.get_many("NAME").into_iter().flatten().cloned().collect();
            figures::runs(&root, &names, args.get_flag("check"))
        }
        Some(("check", _)) => {
            expect_whole(&root)?;
            check::run(&root)
        }
        Some(("exercise", args)) => match args.get_one::<String>("NAME") {
            Some(name) => exercises::attempt(&root, name),
            None => exercises::list(&root),
        },
        // A plain mdbook asks `supports html` first; anything that is a book is.
        Some(("preprocess", args)) if args.contains_id("QUESTION") => Ok(()),
        Some(("preprocess", _)) => preprocess::over_stdio(),
        Some((name, _)) => {
            unreachable!("clap refuses `{name}`, which it does not know")
        }
    }
}

fn serve_options(args: &ArgMatches) -> Options {
    Options {
        port: args.get_one("port").copied().unwrap_or(3000),
        open: args.get_flag("open"),
    }
}
