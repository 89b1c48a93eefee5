//! What a template lets its forks do with a boundary, held against what a fork makes of it.
//!
//! It is proved from the verdicts, never from the text: a fork may put a boundary in other words
//! or write it in another way, and however a verdict comes to be another one (a clause, an
//! answer, the line of roles, what holds in silence), that it is another one is what counts.

use crate::model::{Boundary, FactId, ForkPolicy, RoleId};

use super::contrast::{Contrast, Difference, Incomparable, Versions};
use super::outcome::Reason;
use super::rules::Lines;
use super::shift::Shift;
use super::situation::Situation;

/// How a fork goes further with a boundary than its template lets it.
#[derive(Clone, Debug)]
pub enum Breach {
    /// Some role is told something that it may not be told.
    Decides(Box<Broken>),
    /// A boundary that holds in every decision no longer does.
    Released,
    /// A fact has become another kind of thing, so that the two cannot be held against each
    /// other.
    Retyped(FactId),
    /// They cannot be held against each other, and why.
    Unknown(Incomparable),
}

/// A case that a fork decides otherwise than its template lets it.
#[derive(Clone, Debug)]
pub struct Broken {
    /// The case, and what is told before and now.
    pub difference: Difference,
    /// The case as the template is asked about it.
    pub before: Situation,
    /// The case as the fork is asked about it.
    pub now: Situation,
    /// What decides it in the template.
    pub why_before: Reason,
    /// What decides it in the fork.
    pub why_now: Reason,
    /// How many roles are told something that they may not be told.
    pub roles: usize,
}

impl Versions {
    /// How the second playbook goes further with a boundary of the first than that lets its
    /// forks; `None` where it does not.
    ///
    /// *Tighten*: every verdict is at most as free as before. *Fixed*: the boundary's own clauses
    /// decide everything as before, and with the lines that always hold every verdict is at most
    /// as free, so that a fork may draw such a line of its own. A boundary that always holds is
    /// read by itself.
    pub fn breach(&self, template: &Boundary, fork: &Boundary) -> Option<Breach> {
        let held = if template.always { Lines::LeftOut } else { Lines::Held };
        let is_freer = |shift| shift != Shift::Narrower;
        match template.forks {
            ForkPolicy::Change => None,
            _ if template.always && !fork.always => Some(Breach::Released),
            ForkPolicy::Tighten => self.broken(template, fork, held, is_freer),
            ForkPolicy::Fixed => self
                .broken(template, fork, Lines::LeftOut, |_| true)
                .or_else(|| self.broken(template, fork, held, is_freer)),
        }
    }

    /// A case in which a boundary of the second playbook gives some role more room than one of the
    /// first, whatever they are called; `None` where there is none, or nobody can tell.
    pub fn freer(&self, kept: &Boundary, own: &Boundary) -> Option<Box<Broken>> {
        match self.broken(kept, own, Lines::Held, |shift| shift == Shift::Wider)? {
            Breach::Decides(broken) => Some(broken),
            _ => None,
        }
    }

    /// A case that goes a wanted way. Roles that only the fork has are held against a template in
    /// which they stand above the same people: who is put above somebody may what that one may.
    fn broken(
        &self,
        template: &Boundary,
        fork: &Boundary,
        lines: Lines,
        wanted: impl Fn(Shift) -> bool,
    ) -> Option<Breach> {
        let Some(joined) = &self.joined else {
            return told(self.contrast(template, fork, lines), |_| true, wanted);
        };
        let is_added = |role: &RoleId| joined.added.contains(role);
        told(self.contrast(template, fork, lines), |role| !is_added(role), &wanted).or_else(|| {
            told(self.contrast_joined(joined, [template, fork], lines), is_added, &wanted)
        })
    }
}

/// What is broken for some roles.
fn told(
    contrast: Result<Option<Contrast>, Incomparable>,
    roles: impl Fn(&RoleId) -> bool,
    wanted: impl Fn(Shift) -> bool,
) -> Option<Breach> {
    match contrast {
        Ok(contrast) => contrast?.broken(roles, wanted),
        // That nobody says what holds in silence is told of itself.
        Err(Incomparable::NoSilence) => None,
        Err(why) => Some(Breach::Unknown(why)),
    }
}

impl Contrast {
    fn broken(
        &self,
        roles: impl Fn(&RoleId) -> bool,
        wanted: impl Fn(Shift) -> bool,
    ) -> Option<Breach> {
        let difference = self.find_among(&roles, &wanted)?;
        if let Some(fact) = self.retyped() {
            return Some(Breach::Retyped(fact));
        }
        let (why_before, why_now) = self.reasons(&difference);
        let all = self.roles().iter().enumerate();
        let broken = Broken {
            before: self.as_before(&difference.witness),
            now: self.as_now(&difference.witness),
            why_before,
            why_now,
            roles: all.filter(|(at, role)| roles(role) && self.differs(*at, &wanted)).count(),
            difference,
        };
        Some(Breach::Decides(Box::new(broken)))
    }
}

#[cfg(test)]
mod tests {
    use crate::decide::{Breach, Versions};
    use crate::model::{BoundaryId, Playbook};
    use crate::source::Workspace;

    /// A playbook of a desk that reports to a lead, with these files besides.
    fn playbook(files: &[(&str, &str)]) -> Playbook {
        let all = [
            ("playbook", "{name: Acme, currency: EUR, otherwise: ask lead}"),
            ("roles/lead", "title: Lead"),
            ("roles/desk", "{title: Desk, reports_to: lead}"),
        ];
        let workspace = Workspace::of_texts("acme", &[&all, files].concat());
        let loaded = crate::load::load(&workspace, "acme").expect("acme is there");
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        loaded.playbook
    }

    /// What is wrong with `b` of the second: the role and what it is told now.
    fn breach(template: &[(&str, &str)], fork: &[(&str, &str)]) -> Option<String> {
        let (template, fork) = (playbook(template), playbook(fork));
        let of = |playbook: &Playbook| {
            let id = BoundaryId::new("b");
            playbook.boundaries.iter().find(|known| known.id == id).cloned().expect("there is a b")
        };
        let found = Versions::new(&template, &fork).breach(&of(&template), &of(&fork))?;
        Some(match found {
            Breach::Decides(broken) => {
                format!("{}: {} x{}", broken.difference.role, broken.now.arguments(), broken.roles)
            }
            Breach::Released => "released".to_owned(),
            Breach::Retyped(fact) => format!("retyped {fact}"),
            Breach::Unknown(why) => format!("{why:?}"),
        })
    }

    /// The same of one boundary each.
    fn one(template: &str, fork: &str) -> Option<String> {
        breach(&[("boundaries/b", template)], &[("boundaries/b", fork)])
    }

    #[test]
    fn what_may_be_changed_is_never_broken() {
        assert_eq!(one("{title: B, otherwise: never}", "{title: B, otherwise: may}"), None);
    }

    #[test]
    fn tighten_lets_room_be_taken_and_none_be_given() {
        let limit =
            |to: &str, forks: &str| format!("{{title: B, may: [{{up_to: {to} EUR}}]{forks}}}");
        let template = limit("50", ", forks: tighten");
        assert_eq!(one(&template, &limit("40", "")), None);
        let wider = one(&template, &limit("60", ""));
        assert_eq!(wider.as_deref(), Some("desk: amount=\"60 EUR\" x1"));
    }

    #[test]
    fn fixed_lets_words_be_changed_and_lines_be_added() {
        let template = "{title: B, may: [{up_to: 50 EUR}], forks: fixed}";
        let reworded = "{title: Other, may: [{up_to: 50.00 EUR, note: N}, {up_to: 20 EUR}]}";
        assert_eq!(one(template, reworded), None);
        let narrower = one(template, "{title: B, may: [{up_to: 40 EUR}]}");
        assert_eq!(narrower.as_deref(), Some("desk: amount=\"50 EUR\" x1"));
        let line = "{title: L, always: true, facts: {x: {ask: X?, default: no}}, never: [{when: {x: yes}}]}";
        let (own, line) = (("boundaries/b", template), ("boundaries/line", line));
        assert_eq!(breach(&[own], &[own, line]), None);
        assert_eq!(breach(&[own, line], &[own]).as_deref(), Some("desk: amount=\"50 EUR\" x2"));
    }

    #[test]
    fn a_line_that_always_holds_is_held_to_what_it_says_itself() {
        let line = |when: &str, rest: &str| {
            format!(
                "{{title: B, always: {rest}, facts: {{x: {{ask: X?, default: no}}, y: {{ask: Y?, default: no}}}}, never: [{{when: {{{when}}}}}]}}"
            )
        };
        let template = line("x: yes", "true, forks: tighten");
        assert_eq!(one(&template, &line("x: yes", "true")), None);
        let wider = one(&template, &line("x: yes, y: yes", "true"));
        assert_eq!(wider.as_deref(), Some("desk: x=yes x2"));
        assert_eq!(one(&template, &line("x: yes", "false")).as_deref(), Some("released"));
    }

    #[test]
    fn what_cannot_be_compared_is_said_to_be_so() {
        let number = "{title: B, facts: {n: {type: number, ask: N?}}, may: [{when: {n: at most 3}}], otherwise: never, forks: tighten}";
        let retyped = "{title: B, facts: {n: N?}, may: [{when: {n: yes}}], otherwise: never}";
        assert_eq!(one(number, retyped).as_deref(), Some("retyped n"));
        let all_the_same =
            "{title: B, facts: {n: N?}, never: [{when: {n: yes}}], otherwise: never}";
        assert_eq!(one(number, all_the_same), None);
        let money =
            |limit: &str| format!("{{title: B, may: [{{up_to: {limit}}}], forks: tighten}}");
        let other = one(&money("50 EUR"), &money("5 USD"));
        assert!(other.is_some_and(|told| told.starts_with("Currencies")));
    }
}
