//! Makes playbooks that an author could have written, and decisions to put to them.
//!
//! Constants are few, so that clauses meet at the same edges; values are drawn on, just below
//! and just above those edges, because that is where a mistake shows.

mod build;
mod playbooks;
mod situations;
#[cfg(test)]
mod tests;

pub(crate) use build::{boundary, clause, decimal, euro, fact, playbook_of, role, text};
pub(crate) use playbooks::playbook;
pub(crate) use situations::{
    Taken, all_situations, classes_of, limits_of, representatives, situation, tested,
};
