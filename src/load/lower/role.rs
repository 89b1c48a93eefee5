//! `roles/ID.yaml`

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::raw::RawRole;
use crate::load::read::Field;
use crate::model::{Role, RoleId};

use super::{Context, Raws};

impl Context<'_> {
    pub(crate) fn lower_role(&self, raws: &Raws<'_, RawRole>) -> Role {
        let start_with = raws.rules.start_with.get().map_or(&[][..], |list| &list.0);
        Role {
            id: RoleId::new(&*raws.name.1),
            title: self.required(raws, raws.tree, "title", |raw| raw.title.get()),
            summary: self.text(raws, |raw| raw.summary.get()),
            text: self.markdown(raws, |raw| raw.text.get()),
            reports_to: raws.rules.reports_to.get().and_then(|role| self.role(role)),
            start_with: start_with
                .iter()
                .filter_map(Field::get)
                .filter_map(|target| self.target(target))
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
        let mut cut: Vec<RoleId> = Vec::new();
        for start in above.keys() {
            let circle = circle_from(start, &above);
            if circle.is_empty() || circle.iter().any(|role| cut.contains(role)) {
                continue;
            }
            self.tell_circle(&circle, raws);
            cut.extend(circle.into_iter().take(1));
        }
        for role in roles.iter_mut().filter(|role| cut.contains(&role.id)) {
            role.reports_to = None;
        }
    }

    fn tell_circle(&self, circle: &[RoleId], raws: &[Raws<'_, RawRole>]) {
        let place = |role: &RoleId| {
            let raws = raws.iter().find(|raws| raws.name.1 == role.as_str())?;
            Some(self.spans.written(raws.rules.reports_to.get()?.at))
        };
        let Some(at) = place(&circle[0]) else { return };
        let names: Vec<&str> = circle.iter().map(RoleId::as_str).collect();
        let message = if let [only] = names.as_slice() {
            format!("`{only}` reports to itself")
        } else {
            format!("this line is a circle: {} → {}", names.join(" → "), names[0])
        };
        let mut problem = Diagnostic::new(Code::ReportsToCycle, at, message)
            .help("somebody at the top reports to nobody: take one `reports_to` out");
        for role in &circle[1..] {
            if let Some(at) = place(role) {
                problem = problem.related(at, "and this is part of it");
            }
        }
        self.tell(problem);
    }
}

/// The circle that a role is part of, beginning with it; empty where it is in none.
fn circle_from(start: &RoleId, above: &BTreeMap<RoleId, RoleId>) -> Vec<RoleId> {
    let mut walked = vec![start.clone()];
    let mut at = start;
    while let Some(next) = above.get(at) {
        if next == start {
            return walked;
        }
        if walked.contains(next) {
            return Vec::new();
        }
        walked.push(next.clone());
        at = next;
    }
    Vec::new()
}
