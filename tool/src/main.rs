//! `course-tool`: draws the figures, builds, serves and tests the book without an installed mdBook.

use anyhow::{Context, Result, bail};
use course::{doctest, figures, load, preprocess, root, serve};
use std::process::ExitCode;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .without_time()
        .with_target(false)
        .with_writer(std::io::stderr)
        .init();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let root = root()?;
    match args[..] {
        [] | ["serve"] => serve::serve(&root, 3000),
        ["serve", port] => {
            serve::serve(&root, port.parse().context("PORT is a number")?)
        }
        ["figures"] => figures::draw(&root),
        ["build"] => {
            figures::draw(&root)?;
            load(&root)?.build()
        }
        ["test"] => {
            figures::check(&root)?;
            doctest::run(&root)
        }
        ["preprocess"] => preprocess::over_stdio(),
        ["preprocess", "supports", _] => Ok(()),
        _ => bail!(
            "usage: course [serve [PORT] | build | test | figures | preprocess]"
        ),
    }
}
