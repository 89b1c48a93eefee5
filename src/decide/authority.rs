//! Who may decide what: the diagrams of all boundaries of a playbook.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::{Boundary, BoundaryId, Playbook, RoleId};

use super::compile::TooComplex;
use super::diagram::Diagram;
use super::house::House;
use super::judge::Judgement;
use super::rules::Rules;
use super::situation::Situation;

/// The diagrams of a playbook.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// What its boundaries share.
    pub house: House,
    boundaries: HashMap<BoundaryId, Result<Decided, TooComplex>>,
}

/// A boundary that has been compiled.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Its clauses, and those that always hold.
    pub rules: Rules,
    /// Its diagram.
    pub diagram: Diagram,
}

impl Authority {
    /// Compiles the boundaries of a playbook that are decided on their own and `sound`.
    pub fn new(playbook: &Playbook, sound: impl Fn(&Boundary) -> bool + Sync) -> Self {
        let house = House::new(playbook);
        let compile = |boundary: &Boundary| {
            let rules = Rules::of(&house, boundary)?;
            let diagram = Diagram::new(&house, &rules);
            Some((boundary.id.clone(), diagram.map(|diagram| Decided { rules, diagram })))
        };
        let sound = playbook.boundaries.par_iter().filter(|boundary| sound(boundary));
        let boundaries = sound.filter_map(compile).collect();
        Self { house, boundaries }
    }

    /// A boundary that has been compiled; `None` where it was not to be, or is too complex.
    pub fn get(&self, boundary: &BoundaryId) -> Option<&Decided> {
        self.boundaries.get(boundary)?.as_ref().ok()
    }

    /// Why a boundary could not be compiled.
    pub fn too_complex(&self, boundary: &BoundaryId) -> Option<&TooComplex> {
        self.boundaries.get(boundary)?.as_ref().err()
    }

    /// What a boundary says to a role in a situation; `None` where it has no diagram, or where
    /// there is no such role.
    pub fn judge(
        &self,
        boundary: &BoundaryId,
        role: &RoleId,
        situation: &Situation,
    ) -> Option<Judgement> {
        let role = self.house.role(role)?;
        Some(self.get(boundary)?.diagram.judge(role, situation))
    }
}
