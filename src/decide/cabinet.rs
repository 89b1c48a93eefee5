//! Diagrams that have been made, for whoever compiles the same rules again.
//!
//! Thirty forks of a template differ in a few answers and a few words, and an edit changes one
//! boundary. The rules of all others are the same as those of some organisation of this moment
//! or the last, and so are their diagrams.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use crate::model::{BoundaryId, RoleId};

use super::compile::TooComplex;
use super::decided::Decided;
use super::diagram::Diagram;
use super::house::House;
use super::rules::Rules;

/// Diagrams that have been made, for as long as somebody uses them.
#[derive(Debug, Default)]
pub struct Cabinet {
    drawers: Mutex<HashMap<BoundaryId, Vec<Filed>>>,
}

/// A diagram, with what it was made from besides its own rules.
#[derive(Debug)]
struct Filed {
    lineage: Lineage,
    decided: Weak<Decided>,
}

/// The roles of a playbook and their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lineage {
    roles: Arc<[RoleId]>,
    chief: Arc<[Option<usize>]>,
}

impl Lineage {
    pub(super) fn of(house: &House) -> Self {
        Self { roles: house.ids().into(), chief: house.chief.clone().into() }
    }
}

impl Cabinet {
    /// The boundary that these rules of a house come to.
    pub(super) fn decided(
        &self,
        id: &BoundaryId,
        house: &House,
        lineage: &Lineage,
        rules: Rules,
    ) -> Result<Arc<Decided>, TooComplex> {
        if let Some(known) = self.known(id, lineage, &rules) {
            return Ok(known);
        }
        let diagram = Diagram::new(house, &rules)?;
        let new = Arc::new(Decided::new(rules, diagram));
        let filed = Filed { lineage: lineage.clone(), decided: Arc::downgrade(&new) };
        let mut drawers = self.drawers();
        let drawer = drawers.entry(id.clone()).or_default();
        drawer.retain(|filed| filed.decided.strong_count() > 0);
        drawer.push(filed);
        Ok(new)
    }

    fn known(&self, id: &BoundaryId, lineage: &Lineage, rules: &Rules) -> Option<Arc<Decided>> {
        let drawers = self.drawers();
        // Those filed last are the likeliest.
        let mut filed = drawers.get(id)?.iter().rev();
        filed.find_map(|filed| {
            let is_same = |one: &Arc<Decided>| filed.lineage == *lineage && one.rules == *rules;
            filed.decided.upgrade().filter(is_same)
        })
    }

    fn drawers(&self) -> MutexGuard<'_, HashMap<BoundaryId, Vec<Filed>>> {
        self.drawers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decide::Authority;
    use crate::load::load;
    use crate::source::Workspace;

    fn authority(cabinet: &Cabinet, limit: &str, desk: &str) -> Authority {
        let boundary = format!("{{title: B, may: [{{up_to: {limit} EUR}}], otherwise: never}}");
        let workspace = Workspace::of_texts(
            "acme",
            &[
                ("playbook", "{name: Acme, currency: EUR}"),
                ("roles/lead", "title: Lead"),
                ("roles/desk", desk),
                ("boundaries/b", &boundary),
            ],
        );
        let loaded = load(&workspace, "acme").expect("acme is there");
        Authority::again(&loaded.playbook, |_| true, cabinet)
    }

    #[test]
    fn only_the_same_rules_of_the_same_line_are_the_same() {
        let cabinet = Cabinet::default();
        let b = BoundaryId::new("b");
        let diagram = |authority: &Authority| {
            std::ptr::from_ref(&authority.get(&b).expect("a diagram").diagram) as usize
        };
        let below = "{title: Desk, reports_to: lead}";
        let first = authority(&cabinet, "250", below);
        let again = authority(&cabinet, "250", "{title: Desk of ours, reports_to: lead}");
        assert_eq!(diagram(&first), diagram(&again));
        assert_ne!(diagram(&first), diagram(&authority(&cabinet, "251", below)));
        assert_ne!(diagram(&first), diagram(&authority(&cabinet, "250", "{title: Desk}")));
    }

    #[test]
    fn nothing_is_kept_that_nobody_uses() {
        let cabinet = Cabinet::default();
        for limit in 1..20 {
            drop(authority(&cabinet, &limit.to_string(), "{title: Desk}"));
        }
        assert_eq!(cabinet.drawers()[&BoundaryId::new("b")].len(), 1);
    }
}
