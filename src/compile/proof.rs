//! What no worked example of an organisation would notice, boundary by boundary.

use std::collections::BTreeMap;

use crate::check::{self, Coverage, Score};
use crate::decide::Aspect;
use crate::diagnostic::Diagnostic;

use super::World;

/// How much of an organisation's boundaries its worked examples prove.
#[derive(Debug, Default)]
pub struct Proof {
    /// How many of the small changes of each boundary are noticed, in the playbook's order.
    pub scores: Vec<Score>,
    /// Of each boundary, the cases that an example shows and those that none does.
    pub coverage: Vec<Coverage>,
    /// The changes that are not noticed, by the boundary's id.
    pub slips: BTreeMap<String, Vec<Slip>>,
}

/// A small change that no example would notice.
#[derive(Debug)]
pub struct Slip {
    /// What kind of change it is.
    pub aspect: Aspect,
    /// What there is to say about it, and where.
    pub problem: Diagnostic,
    /// The entry of an example's `decisions` that would notice it; `None` where that is too
    /// much to type.
    pub yaml: Option<String>,
}

impl World {
    /// Proves the boundaries of an organisation. `None` when there is none of that name.
    pub fn proof(&self, organisation: &str) -> Option<Proof> {
        let examined = self.decide(organisation)?;
        let (gaps, scores) = check::proof(self.subject(&examined));
        let coverage = check::coverage(self.subject(&examined));
        let mut slips: BTreeMap<String, Vec<Slip>> = BTreeMap::new();
        for gap in gaps {
            let problem = gap.problem.resolve(|place| examined.loaded.span(&place));
            // What nobody wrote is nobody's to prove.
            if !problem.at.is_nowhere() {
                let slip = Slip { aspect: gap.aspect, problem, yaml: gap.yaml };
                slips.entry(gap.boundary.to_string()).or_default().push(slip);
            }
        }
        Some(Proof { scores, coverage, slips })
    }
}
