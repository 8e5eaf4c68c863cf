//! What a log can say about a policy that did not write it, and whether to believe it.
//!
//! A log is a CSV of rewards with the probabilities that the logging policy (the *behaviour*) and the
//! policy in question (the *target*) gave to what was done. It is read once, in a memory that does not
//! grow with it: [`rows`] reads, [`moments`] adds up, [`largest`] keeps the heaviest weights,
//! [`audit`](mod@audit) draws the conclusions, [`report`] and [`drawing`] say them. [`command`] is the
//! program `cargo run --release --example audit`.
//!
//! The statistics are those of the course's own listings; what is here is the one pass.

pub mod audit;
pub mod command;
pub mod decimal;
pub mod drawing;
pub mod error;
pub mod input;
pub mod largest;
pub mod moments;
pub mod report;
pub mod rows;
pub mod verdict;
pub mod weight;
