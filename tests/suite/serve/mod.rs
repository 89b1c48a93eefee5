//! `ruimte serve`: driven over HTTP as a browser would, and held against fresh builds.

mod bar;
pub(crate) mod client;
mod connections;
mod editing;
mod random;
mod refusing;
mod settling;
mod stopping;
mod storms;
mod upheavals;
