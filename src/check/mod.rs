//! Findings about a playbook that has been loaded: what its author should look at again.
//!
//! One finding a file: what it finds, why that matters, how to mend it, and its test.

mod boundary_without_example;
mod review_overdue;
mod unused_fact;
mod value_without_example;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::{Kind, Place, Playbook};

/// What the findings look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The playbook, possibly with gaps.
    pub playbook: &'a Playbook,
    /// The things that have gaps; of these, and of what depends on them, nothing is said that
    /// might only be a consequence.
    pub flawed: &'a HashSet<(Kind, String)>,
    /// The day on which the findings are made.
    pub today: Date,
}

impl Subject<'_> {
    fn is_flawed(&self, kind: Kind, id: &str) -> bool {
        self.flawed.contains(&(kind, id.to_owned()))
    }

    fn any_flawed(&self, kind: Kind) -> bool {
        self.flawed.iter().any(|(found, _)| *found == kind)
    }
}

/// All findings, in no order.
pub fn findings(subject: Subject<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    unused_fact::find(subject, &mut found);
    value_without_example::find(subject, &mut found);
    boundary_without_example::find(subject, &mut found);
    review_overdue::find(subject, &mut found);
    found
}

#[cfg(test)]
mod testing;
