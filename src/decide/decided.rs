//! One boundary, compiled.

use std::sync::OnceLock;

use super::diagram::Diagram;
use super::rules::{ClauseAt, Rules};

/// A boundary that has been compiled.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Its clauses, and those that always hold.
    pub rules: Rules,
    /// Its diagram.
    pub diagram: Diagram,
    /// Its dead clauses, once somebody has asked.
    pub(super) dead: OnceLock<Vec<ClauseAt>>,
}

impl Decided {
    pub(super) fn new(rules: Rules, diagram: Diagram) -> Self {
        Self { rules, diagram, dead: OnceLock::new() }
    }
}
