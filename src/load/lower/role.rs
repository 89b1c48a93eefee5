//! `roles/ID.yaml`

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::load::raw::RawRole;
use crate::load::read::{Field, Written};
use crate::model::{Role, RoleId};

use super::{Context, Raws};

/// More roles of a circle than this tell nobody more.
const FEW: usize = 8;

impl Context<'_> {
    pub(crate) fn lower_role(&self, raws: &Raws<'_, RawRole>) -> Role {
        let start_with = raws.rules.start_with.get().map_or(&[][..], |list| &list.0);
        let start_with: Vec<&Written> = start_with.iter().filter_map(Field::get).collect();
        Role {
            id: RoleId::new(&*raws.name.1),
            title: self.required(raws, raws.tree, "title", |raw| raw.title.get()),
            summary: self.text(raws, |raw| raw.summary.get()),
            text: self.markdown(raws, |raw| raw.text.get()),
            reports_to: raws.rules.reports_to.get().and_then(|role| self.role(role)),
            start_with: start_with
                .iter()
                .filter_map(|target| self.target(target, &start_with))
                .collect(),
            order: raws.rules.order.0,
            stewardship: self.stewardship(raws, RawRole::stewardship),
        }
    }

    /// Takes circles out of the line, telling each once, at the first of its roles.
    pub(crate) fn straighten_line(&self, roles: &mut [Role], raws: &[Raws<'_, RawRole>]) {
        let above: BTreeMap<RoleId, RoleId> = roles
            .iter()
            .filter_map(|role| Some((role.id.clone(), role.reports_to.clone()?)))
            .collect();
        let mut seen: HashSet<&RoleId> = HashSet::new();
        let mut cut: HashSet<RoleId> = HashSet::new();
        for start in above.keys() {
            let circle = circle_above(start, &above, &mut seen);
            if let Some(first) = circle.first() {
                self.tell_circle(&circle, raws);
                cut.insert((*first).clone());
            }
        }
        for role in roles.iter_mut().filter(|role| cut.contains(&role.id)) {
            role.reports_to = None;
        }
    }

    fn tell_circle(&self, circle: &[&RoleId], raws: &[Raws<'_, RawRole>]) {
        let place = |role: &RoleId| {
            let raws = raws.iter().find(|raws| raws.name.1 == role.as_str())?;
            Some(self.spans.written(raws.rules.reports_to.get()?.at))
        };
        let Some(at) = place(circle[0]) else { return };
        let mut names: Vec<&str> = circle.iter().map(|role| role.as_str()).take(FEW).collect();
        if circle.len() > FEW {
            names.push("…");
        }
        let message = if let [only] = names.as_slice() {
            format!("`{only}` reports to itself")
        } else {
            format!("this line is a circle: {} → {}", names.join(" → "), names[0])
        };
        let mut problem = Diagnostic::new(Code::ReportsToCycle, at, message)
            .help("somebody at the top reports to nobody: take one `reports_to` out");
        for role in circle.iter().take(FEW).skip(1) {
            if let Some(at) = place(role) {
                problem = problem.related(at, "and this is part of it");
            }
        }
        self.tell(problem);
    }
}

/// The circle that the way up from a role ends in, beginning with the first of its roles by
/// id; empty where there is none, or where an earlier way led there.
fn circle_above<'a>(
    start: &'a RoleId,
    above: &'a BTreeMap<RoleId, RoleId>,
    seen: &mut HashSet<&'a RoleId>,
) -> Vec<&'a RoleId> {
    let mut walked = Vec::new();
    let mut at = start;
    while seen.insert(at) {
        walked.push(at);
        let Some(next) = above.get(at) else { return Vec::new() };
        at = next;
    }
    let Some(begin) = walked.iter().position(|role| *role == at) else { return Vec::new() };
    let mut circle = walked.split_off(begin);
    let first = (0..circle.len()).min_by_key(|index| circle[*index]).unwrap_or(0);
    circle.rotate_left(first);
    circle
}
