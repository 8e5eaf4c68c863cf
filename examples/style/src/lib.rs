//! The one look of the figures.
