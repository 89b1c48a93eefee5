//! Findings about a playbook that has been loaded: what its author should look at again.
//!
//! One finding a file: what it finds, why that matters, how to mend it, and its test.

mod asked_in_vain;
mod beside_guard;
mod boundary_without_example;
mod changed_fact;
mod coverage;
mod dead_clause;
mod decisions_now;
mod fact_change;
mod fork;
mod judged;
mod kinship;
mod loosened_boundary;
mod misspelt_period;
mod review_overdue;
mod reworded_guard;
mod scene;
mod shared_facts;
mod silent_cells;
mod sources;
mod stale_override;
mod swapped_titles;
mod template;
mod too_complex;
mod undecided_example;
mod unproved;
mod untested;
mod unused_fact;
mod value_without_example;
mod wrong_verdict;

use std::collections::HashSet;

use jiff::civil::Date;

use crate::decide::{Authority, Cabinet, Decided};
use crate::diagnostic::Diagnostic;
use crate::model::{Boundary, Kind, Place, Playbook};

pub use beside_guard::beside_guards;
pub use changed_fact::changed_facts;
pub use coverage::{Coverage, OpenCase, coverage};
pub use decisions_now::decisions_now;
pub use fork::Fork;
pub use loosened_boundary::loosened;
pub use reworded_guard::{Reworded, Worded, measured, reworded_guard, worded};
pub use sources::{ClauseSource, ClauseSources};
pub use stale_override::{Stale, stale_override};
pub use swapped_titles::swapped_titles;
pub use template::{OwnFiles, Template};
pub use unproved::{Gap, Score, proof};

/// Things that have gaps, by kind and id.
pub type Flawed = HashSet<(Kind, String)>;

/// What the findings look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The playbook, possibly with gaps.
    pub playbook: &'a Playbook,
    /// The things that have gaps; of these, and of what depends on them, nothing is said that
    /// might only be a consequence.
    pub flawed: &'a Flawed,
    /// The diagrams of its sound boundaries.
    pub authority: &'a Authority,
    /// The day on which the findings are made.
    pub today: Date,
}

impl<'a> Subject<'a> {
    /// The boundaries that have diagrams.
    fn compiled(self) -> impl Iterator<Item = (&'a Boundary, &'a Decided)> {
        let boundaries = self.playbook.boundaries.iter();
        boundaries.filter_map(move |boundary| Some((boundary, self.authority.get(&boundary.id)?)))
    }

    /// Whether every boundary that is decided on its own has a diagram.
    fn compiles_all(self) -> bool {
        let mut own = self.playbook.boundaries.iter().filter(|boundary| !boundary.always);
        own.all(|boundary| self.authority.get(&boundary.id).is_some())
    }

    fn is_flawed(&self, kind: Kind, id: &str) -> bool {
        self.flawed.contains(&(kind, id.to_owned()))
    }

    fn any_flawed(&self, kind: Kind) -> bool {
        self.flawed.iter().any(|(found, _)| *found == kind)
    }
}

/// The diagrams of all boundaries of a playbook about which something can be said; those that
/// are in the cabinet are taken from there.
pub fn authority(playbook: &Playbook, flawed: &Flawed, cabinet: &Cabinet) -> Authority {
    let has_ground = has_sound_ground(playbook, flawed);
    let is_whole = |boundary: &Boundary| has_ground && !is_flawed(flawed, boundary);
    Authority::again(playbook, is_whole, cabinet)
}

/// Whether something can be said about a boundary: roles, the playbook itself and the boundaries
/// that always hold must be sound, and the boundary, too.
fn is_sound(playbook: &Playbook, flawed: &Flawed, boundary: &Boundary) -> bool {
    has_sound_ground(playbook, flawed) && !is_flawed(flawed, boundary)
}

fn has_sound_ground(playbook: &Playbook, flawed: &Flawed) -> bool {
    let is_always = |id: &str| {
        playbook.boundaries.iter().any(|boundary| boundary.always && boundary.id.as_str() == id)
    };
    let spoils_all = |(kind, id): &(Kind, String)| match kind {
        Kind::Role | Kind::Playbook => true,
        Kind::Boundary => is_always(id),
        _ => false,
    };
    !flawed.iter().any(spoils_all)
}

fn is_flawed(flawed: &Flawed, boundary: &Boundary) -> bool {
    flawed.contains(&(Kind::Boundary, boundary.id.to_string()))
}

/// All findings, in no order.
pub fn findings(subject: Subject<'_>) -> Vec<Diagnostic<Place>> {
    findings_in(subject, None)
}

/// The same of a playbook that was read from `sources`, whose files what there is to do can name.
pub fn findings_in(
    subject: Subject<'_>,
    sources: Option<&dyn ClauseSources>,
) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    unused_fact::find(subject, &mut found);
    misspelt_period::find(subject, &mut found);
    value_without_example::find(subject, &mut found);
    boundary_without_example::find(subject, &mut found);
    review_overdue::find(subject, &mut found);
    let judged = judged::judged(subject);
    wrong_verdict::find(subject, &judged, &mut found);
    undecided_example::find(&judged, &mut found);
    too_complex::find(subject, &mut found);
    dead_clause::find(subject, sources, &mut found);
    silent_cells::find(subject, &mut found);
    asked_in_vain::find(subject, &mut found);
    untested::find(subject, &judged, &mut found);
    found
}

#[cfg(test)]
mod testing;
