//! What the fuzz targets try: one file a target, each with a `check` that panics where something
//! that must hold does not.
//!
//! Inputs are texts that people can read: [`files`] of one or more organisations, or lines. What
//! cannot be read so is passed over quickly, so that time goes into what can.

pub mod diagrams;
pub mod files;
pub mod grammar;
pub mod layers;
pub mod markdown;
pub mod organisation;
pub mod tags;

#[expect(dead_code, unused_imports, reason = "the tests, whose reference this is, use more of it")]
mod decisions;
