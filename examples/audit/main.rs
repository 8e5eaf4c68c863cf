//! Audits a log: `cargo run --release --example audit -- LOG.csv`. What it does is in `audit/`.

use std::process::ExitCode;

fn main() -> ExitCode {
    reweight_audit::command::main()
}
