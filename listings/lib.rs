//! The library of Reweight.
extern crate self as reweight;
