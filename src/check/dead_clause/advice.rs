//! What the author of a dead clause can do: never something that deletes what was meant.

use std::cmp::Ordering;

use crate::check::{ClauseSources, Subject};
use crate::decide::{Answer, Beside, ClauseAt, Reason};
use crate::model::{Boundary, ForkPolicy};

use super::lines::{Within, change};
use super::restraint::restraint;
use super::written::{Written, written};

/// A clause that changes no decision.
pub(super) struct Dead<'a> {
    subject: Subject<'a>,
    sources: Option<&'a dyn ClauseSources>,
    own: Written<'a>,
}

impl<'a> Dead<'a> {
    pub(super) fn of(
        subject: Subject<'a>,
        sources: Option<&'a dyn ClauseSources>,
        at: &ClauseAt,
    ) -> Option<Self> {
        Some(Self { subject, sources, own: written(subject, sources, at)? })
    }

    /// What to do where the clause matches nowhere.
    pub(super) fn never_matches(is_for_nobody: bool) -> &'static str {
        if is_for_nobody {
            "an `ask` is not for the role that it names, nor for anyone above that: look again at \
             `whom`, and at `roles` or `only`"
        } else {
            "look at its tests again: there is no case that passes all of them"
        }
    }

    /// What to do where something else says the same.
    pub(super) fn advice(&self, beside: &Beside) -> String {
        if self.own.list != "never" && beside.outcome.ruling.answer == Answer::Never {
            return self.overruled(beside);
        }
        let same = beside.same.as_ref().and_then(|at| written(self.subject, self.sources, at));
        match same {
            Some(other) if self.own.says_the_same(&other) => self.repeated(&other),
            Some(other) if beside.covers => self.covered(&other),
            Some(other) => self.covered_together(&other),
            None => self.pointless(beside),
        }
    }

    fn repeated(&self, other: &Written<'_>) -> String {
        let name = other.name();
        if other.source.level < self.own.source.level {
            let there = self.by_id(other);
            return format!("{name} says the same: other words for it stand {there}");
        }
        format!("{name} says the same: one of the two is enough, with the words of both")
    }

    /// Where a fork changes an inherited clause: `` below `- id: desk` in FILE ``.
    fn by_id(&self, other: &Written<'_>) -> String {
        let file = self.file_of(other.boundary);
        if let Some(id) = other.id() {
            return format!("below `- id: {id}` in {file}");
        }
        let id = other.free_id();
        format!("below `- id: {id}` in {file}, once the template has that `id` there, too")
    }

    /// Where several clauses of the same kind give or ask all of it between them.
    fn covered_together(&self, other: &Written<'_>) -> String {
        let (second, meant) = self.meant();
        format!(
            "{} and others cover all of it between them, and {second}: where {meant} is meant, write \
             it in each of them",
            other.name()
        )
    }

    /// Where another clause of the same kind gives or asks all of it already.
    fn covered(&self, other: &Written<'_>) -> String {
        match other.source.level.cmp(&self.own.source.level) {
            Ordering::Less => self.inherited_covers(other),
            Ordering::Greater => self.own_covers(other),
            Ordering::Equal => self.neighbour_covers(other),
        }
    }

    /// Two clauses of one author.
    fn neighbour_covers(&self, other: &Written<'_>) -> String {
        let (name, (second, meant)) = (other.name(), self.meant());
        let help = format!(
            "{name} covers all of it, and {second}: where {meant} is meant, write it there"
        );
        match self.limits(other).as_slice() {
            [] => help,
            lines => format!("{help}, or add what limits it:\n{}", lines.join("\n")),
        }
    }

    /// Why a second clause of a kind limits nothing, and what was probably meant by it.
    fn meant(&self) -> (&'static str, &'static str) {
        match self.own.list {
            "may" => ("a second `may` takes no room away", "a limit"),
            "never" => ("a second `never` lets nothing through", "an exception"),
            _ => ("a second `ask` spares nobody the question", "an exception"),
        }
    }

    /// A fork's clause that lies within an inherited one.
    fn inherited_covers(&self, other: &Written<'_>) -> String {
        if self.own.list != "may" && other.boundary.forks != ForkPolicy::Change {
            return format!(
                "{} says so already, and the template lets no fork loosen it: what is to be \
                 stricter needs tests of its own",
                other.name()
            );
        }
        let (wide, narrow) = (&other.clause.scope, &self.own.clause.scope);
        let within = Within::of(self.subject.playbook, self.own.list, wide, narrow);
        let (second, _) = self.meant();
        let id = other.id().map_or_else(|| other.free_id(), str::to_owned);
        let first = if other.id().is_some() {
            format!("did you mean to change `{id}`? {second}; ")
        } else {
            format!(
                "{} covers all of it, and {second}; to let forks change it, its author gives it an \
                 `id` there, as `id: {id}`; then, ",
                other.name()
            )
        };
        let lines = change(self.own.list, &id, &self.own.source, &within).join("\n");
        let whom = if within == Within::Apart { ", for all that it is for" } else { "" };
        let file = self.file_of(other.boundary);
        let meanwhile = self.meanwhile(other, &within);
        format!("{first}in the place of this clause write in {file}{whom}:\n{lines}{meanwhile}")
    }

    /// What limits the room without the inherited clause being changed.
    fn meanwhile(&self, other: &Written<'_>, within: &Within) -> String {
        let limits = self.limits(other);
        if limits.is_empty() || (other.id().is_some() && *within != Within::Apart) {
            return String::new();
        }
        let when = if other.id().is_some() { "for these alone" } else { "until then" };
        format!("\n{when}, write this instead:\n{}", limits.join("\n"))
    }

    /// The entries that leave of another clause's room only what this one says.
    fn limits(&self, other: &Written<'_>) -> Vec<String> {
        if self.own.list != "may" {
            return Vec::new();
        }
        restraint(self.subject.playbook, other.boundary, other.clause, self.own.clause)
    }

    /// An inherited clause that lies within a fork's own.
    fn own_covers(&self, other: &Written<'_>) -> String {
        let name = other.name();
        let drop = match self.own.id() {
            Some(id) => {
                format!("`{{id: {id}, remove: true}}` beside it takes the inherited one out")
            }
            None => "the inherited one does no harm".to_owned(),
        };
        format!(
            "{name} covers all that this inherited clause says: if that is not meant, narrow it; \
             if it is, {drop}"
        )
    }

    /// Where no other clause of the kind covers it.
    fn pointless(&self, beside: &Beside) -> String {
        let silent = beside.outcome.reason == Reason::Otherwise;
        let file = self.file_of(self.own.boundary);
        match (self.own.list, &beside.outcome.ruling.answer) {
            ("may", Answer::May) if silent => format!(
                "where no clause speaks, `otherwise` says may: if this is meant as a limit, say \
                 what holds beyond it in {file}, with `otherwise: ask ROLE` or `otherwise: never`"
            ),
            ("never", Answer::Never) if silent => format!(
                "nothing allows it, and where no clause speaks, `otherwise` says never: the reason \
                 can stand in `why` of the boundary in {file}; if some of it is meant to be \
                 allowed, write a `may`"
            ),
            ("ask", Answer::Ask(_)) => {
                "who is named here is asked anyway, by another clause or up the line: look again \
                 at `whom`, and at `roles` or `only`"
                    .to_owned()
            }
            _ => "all its cases are decided alike without it: look again at its tests, or change \
                  what speaks instead"
                .to_owned(),
        }
    }

    /// Where a `never` holds in all its cases.
    fn overruled(&self, beside: &Beside) -> String {
        let never = beside.outcome.reason.clause();
        let Some(never) = never.and_then(|at| written(self.subject, self.sources, at)) else {
            return "none of its cases is left: change what says never".to_owned();
        };
        let holds = if beside.speaks_always {
            "holds in all its cases"
        } else {
            "and others leave it no case between them"
        };
        let first = format!("{} {holds}, and a `never` goes first", never.name());
        if never.source.level >= self.own.source.level {
            return format!("{first}: if this is meant to hold, narrow that");
        }
        if never.boundary.forks != ForkPolicy::Change {
            return format!("{first}; the template lets no fork loosen it");
        }
        format!("{first}: if this is meant to hold, narrow that {}", self.by_id(&never))
    }

    /// The file of a boundary in the folder that wrote the clause.
    fn file_of(&self, boundary: &Boundary) -> String {
        match self.sources {
            Some(sources) => sources.file_beside(&self.own.source, &boundary.id),
            None => format!("boundaries/{}.yaml", boundary.id),
        }
    }
}
