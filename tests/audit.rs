//! The crate `audit/` and the program that it becomes: the same numbers as the listings', in one
//! pass; whatever is wrong with a log, said with its place and without a report.
//!
//! Properties over arbitrary logs are in `audit/tests/`, for which a bare `cargo test` would have to
//! build proptest; here the same is held for random logs and random bytes from fixed seeds.

#[path = "audit/bad_logs.rs"]
mod bad_logs;
#[path = "audit/good_logs.rs"]
mod good_logs;
#[path = "audit/program.rs"]
mod program;
#[path = "audit/random_bytes.rs"]
mod random_bytes;
#[path = "audit/same_numbers.rs"]
mod same_numbers;

use reweight_audit::audit::Audit;
use reweight_audit::error::AuditError;
use reweight_audit::input::Input;
use reweight_audit::rows::{Format, Weights};
use std::io::Cursor;

/// Audits these bytes.
fn audit_as(log: &[u8], format: &Format) -> Result<Audit, AuditError> {
    let broken = |source| AuditError::Read { line: 1, source };
    Audit::read(Input::new(Cursor::new(log.to_vec())).map_err(broken)?, format)
}

/// Audits these bytes under the usual names.
fn audit(log: &[u8]) -> Result<Audit, AuditError> {
    audit_as(log, &Format::default())
}

/// The format of a log with a column of log weights.
fn logs() -> Format {
    Format { weights: Weights::Logs("log_weight".into()), ..Format::default() }
}

/// A log of log weights and rewards, to the last bit.
fn written(rows: &[(f64, f64)]) -> Vec<u8> {
    let mut text = String::from("reward,log_weight\n");
    for (log, reward) in rows {
        text += &format!("{reward:?},{log:?}\n");
    }
    text.into_bytes()
}
