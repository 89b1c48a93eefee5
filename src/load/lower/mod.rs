//! From what the files say to what they mean: raw structs become the model.
//!
//! Whatever is wrong is told and left out, so that one slip does not hide the next; a thing
//! that has a file always comes out, with gaps where it must.

mod boundary;
mod clause;
mod clauses_below;
mod context;
mod direction;
mod example;
mod fact;
mod fork_clauses;
mod front_matter;
mod misnamed;
mod orphan;
mod page;
mod playbook;
mod references;
mod role;
mod scan;
mod stewardship;
mod value;

pub(crate) use boundary::{AlwaysFacts, BoundaryFacts};
pub(crate) use context::{Context, Raws};
pub(crate) use example::Boundaries;
