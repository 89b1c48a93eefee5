//! Who may decide what: the diagrams of all boundaries of a playbook.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Boundary, BoundaryId, Playbook, RoleId};

use super::cabinet::{Cabinet, Lineage};
use super::compile::TooComplex;
use super::decided::Decided;
use super::house::House;
use super::judge::Judgement;
use super::rules::Rules;
use super::situation::Situation;

/// The diagrams of a playbook.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// What its boundaries share.
    pub house: House,
    boundaries: HashMap<BoundaryId, Result<Arc<Decided>, TooComplex>>,
}

impl Authority {
    /// Compiles the boundaries of a playbook that are decided on their own and `sound`.
    pub fn new(playbook: &Playbook, sound: impl Fn(&Boundary) -> bool + Sync) -> Self {
        Self::again(playbook, sound, &Cabinet::default())
    }

    /// The same, where what was compiled before need not be compiled again.
    pub fn again(
        playbook: &Playbook,
        sound: impl Fn(&Boundary) -> bool + Sync,
        cabinet: &Cabinet,
    ) -> Self {
        let house = House::new(playbook);
        let lineage = Lineage::of(&house);
        let compile = |boundary: &Boundary| {
            let rules = Rules::of(&house, boundary)?;
            let decided = cabinet.decided(&boundary.id, &house, &lineage, rules);
            Some((boundary.id.clone(), decided))
        };
        let sound = playbook.boundaries.par_iter().filter(|boundary| sound(boundary));
        let boundaries = sound.filter_map(compile).collect();
        Self { house, boundaries }
    }

    /// A boundary that has been compiled; `None` where it was not to be, or is too complex.
    pub fn get(&self, boundary: &BoundaryId) -> Option<&Decided> {
        self.boundaries.get(boundary)?.as_ref().ok().map(|decided| &**decided)
    }

    /// The same, to be kept.
    pub fn share(&self, boundary: &BoundaryId) -> Option<Arc<Decided>> {
        self.boundaries.get(boundary)?.as_ref().ok().cloned()
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
