//! The one look of the course's figures, and the one way in which an example writes what it made.
//!
//! An example computes with the crate `reweight`, describes a [`Figure`], fills [`Numbers`] and
//! [`Table`]s, and calls `save` on each. Everything here is concrete, so that an example compiles in
//! a blink; `plotters` is met in `draw.rs` only.

mod digits;
#[cfg(feature = "figures")]
mod draw;
#[cfg(feature = "figures")]
mod figure;
#[cfg(feature = "figures")]
mod progress;
#[cfg(feature = "figures")]
mod quantile;
mod text;
#[cfg(feature = "figures")]
mod write;

#[cfg(feature = "figures")]
pub use figure::{Anchor, Axis, Figure, Ink, Plot};
#[cfg(feature = "figures")]
pub use quantile::{midpoint_quantile, quantile};
pub use text::{
    count, fixed, money, percent, plain, power_of_ten, scientific, significant,
};
#[cfg(feature = "figures")]
pub use write::{
    Numbers, Row, Table, TruthTable, experiment, save_experiment, save_html,
};

/// What the `main` of an example returns.
pub type Done = Result<(), Box<dyn std::error::Error>>;
