//! `course`: draws the figures, builds, serves and proves the book, without an installed mdBook.

mod command;

use anyhow::Result;
use command::{Command, Deed, HELP};
use course::figures::Redraw;
use course::serve::serve;
use course::{
    book, check, exercises, expect_whole, figures, preprocess, prove, root, widgets,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = match command::read(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(told) => {
            eprintln!("error: {told}\n`cargo course --help` shows what there is");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let course = || {
        let root = command.root.clone().map_or_else(root, Ok)?;
        expect_whole(&root)?;
        Ok::<_, anyhow::Error>(root)
    };
    match command.deed {
        Deed::Help => print!("{HELP}"),
        Deed::Serve(options) => serve(&course()?, options)?,
        Deed::Build => {
            let root = course()?;
            figures::draw(&root, Redraw::Changed)?;
            book::publish(&root)?;
            println!("The book is in {}", root.join(book::FOLDER).display());
        }
        Deed::Test => prove(&course()?)?,
        Deed::Figures => figures::draw(&course()?, Redraw::All)?,
        Deed::Runs { names, check } => figures::runs(&course()?, &names, check)?,
        Deed::Widgets { check: true, .. } => widgets::check(&course()?)?,
        Deed::Widgets { names, .. } => widgets::build(&course()?, &names)?,
        Deed::Check => check::run(&course()?)?,
        Deed::Exercise(Some(name)) => exercises::attempt(&course()?, &name)?,
        Deed::Exercise(None) => exercises::list(&course()?)?,
        // mdBook asks `supports html` first; whatever is a book is.
        Deed::Preprocess { asked: true } => {}
        Deed::Preprocess { asked: false } => preprocess::over_stdio()?,
    }
    Ok(())
}
