//! `loosened-boundary` of facts: a fork changes what is asked in a boundary that its template
//! guards.
//!
//! Verdicts are compared on complete facts, so they stay the same where a fork gives a fact a
//! default; but then nobody is asked any more, and the guard holds on paper only. A guard covers
//! a fact's default, its type, its options and whether it is asked at all. Mend it by taking the
//! key out: the template's fact then holds again. Where forks may tighten, a default may be taken
//! away, so that the fact is asked.

use crate::diagnostic::{Diagnostic, Span};
use crate::model::{AMOUNT, BoundaryId, FactId, Kind, Place};

use super::fact_change::{Change, Known, Source, changes, guarded, is_stricter, offered, uses};
use super::fork::{Finding, Fork};

/// What a fork changes in the facts of the boundaries that a template guards, each with its
/// boundary and its fact. What was `told` already is passed over, unless the fork's own files say
/// it themselves.
pub fn changed_facts(
    fork: &Fork<'_>,
    told: impl Fn(&BoundaryId, &FactId) -> bool,
) -> Vec<(BoundaryId, FactId, Diagnostic)> {
    let mut found = Vec::new();
    for kept in fork.template.guarded() {
        let comparable = fork.comparable(kept);
        let is_broken = comparable.is_none();
        let Some(own) = comparable.or_else(|| fork.changed(kept)) else { continue };
        let now = uses(fork.playbook, own);
        for known in guarded(&fork.template.playbook, kept) {
            let id = &known.fact.id;
            let now = now.iter().find(|now| now.fact.id == *id);
            let finding =
                ChangedFact { finding: fork.finding(kept), known: &known, now, is_broken };
            let problems = finding.problems(told(&kept.id, id)).into_iter();
            found.extend(problems.map(|problem| (kept.id.clone(), id.clone(), problem)));
        }
    }
    found
}

/// A fact that a fork may have changed.
struct ChangedFact<'a> {
    finding: Finding<'a>,
    /// As the template has it.
    known: &'a Known<'a>,
    /// As the fork has it.
    now: Option<&'a Known<'a>>,
    /// Whether errors come of what the fork changes, so that only what is certain is told.
    is_broken: bool,
}

impl ChangedFact<'_> {
    /// What is to be said of it; where it `is_told` already, only of what the fork's own files say.
    fn problems(&self, is_told: bool) -> Vec<Diagnostic> {
        let changes = changes(self.known, self.now);
        let is_told = is_told || self.is_broken;
        let refused =
            changes.iter().filter(|change| self.is_refused(change) && self.is_certain(change));
        let tell = |change: &Change<'_>| {
            let sure = self.own_place(change).filter(|_| !is_told || !self.is_answered());
            let at = sure.or_else(|| (!is_told).then(|| self.likely_place()))?;
            Some(self.problem(change, at))
        };
        refused.filter_map(tell).collect()
    }

    /// Whether it is a change even if what comes of it could not all be read.
    fn is_certain(&self, change: &Change<'_>) -> bool {
        let fact = place(&self.finding.kept.id, self.id());
        match change {
            _ if !self.is_broken => true,
            Change::Dropped => self.finding.fork.files.part(&fact).is_none(),
            Change::Retyped | Change::Options(..) => true,
            Change::Source(..) => false,
        }
    }

    fn is_refused(&self, change: &Change<'_>) -> bool {
        match change {
            // The built-in amount is there as long as something limits it.
            Change::Dropped => self.known.fact.ask.is_some() || self.id() != AMOUNT,
            Change::Source(before, now) => self.finding.is_fixed() || !is_stricter(before, now),
            Change::Retyped | Change::Options(..) => true,
        }
    }

    fn problem(&self, change: &Change<'_>, at: Span) -> Diagnostic {
        let (message, help) = self.words(change);
        let problem = self.finding.told(at, message, help);
        let place = place(self.known.declared_in, self.id());
        let place = match change {
            Change::Dropped => place,
            Change::Retyped => place.key("type"),
            Change::Options(..) => place.key("options"),
            Change::Source(..) => place.key("default"),
        };
        match self.finding.fork.template.at(&place) {
            Some(at) => problem.related(at.clone(), "the template has it like this"),
            None => problem,
        }
    }

    fn id(&self) -> &str {
        self.known.fact.id.as_str()
    }

    /// Where the fork's own files make the change, where that is certain.
    fn own_place(&self, change: &Change<'_>) -> Option<Span> {
        let files = self.finding.fork.files;
        let fact = place(&self.finding.kept.id, self.id());
        match change {
            Change::Dropped => {
                let declared_in = self.known.declared_in.as_str();
                files.written(&fact).or_else(|| files.drop(Kind::Boundary, declared_in))
            }
            Change::Retyped => {
                let typed = files.written(&fact.clone().key("type"));
                typed.and_then(|_| files.part(&fact)).or_else(|| files.whole(&fact))
            }
            Change::Options(gone, new) => {
                let options = fact.key("options");
                let mut ids = new.iter().chain(gone);
                let one = ids.find_map(|id| files.written(&options.clone().key(id)));
                one.or_else(|| files.whole(&options))
            }
            Change::Source(_, now) => {
                let default = fact.key("default");
                let written = files.written(&default).or_else(|| files.part(&default));
                let listed = || files.written(&place(self.now?.declared_in, self.id()));
                written.or_else(|| listed().filter(|_| *now == Source::Listed))
            }
        }
    }

    /// Where the fork's own files say something of the fact, or of what it is in.
    fn likely_place(&self) -> Span {
        let files = self.finding.fork.files;
        let facts = Place::of(Kind::Boundary, &self.finding.kept.id).key("facts");
        let fact = facts.clone().key(self.id());
        let own = files.written(&fact).or_else(|| files.written(&facts));
        own.unwrap_or_else(|| self.finding.file())
    }

    /// Whether an answer to a question of the template makes the default what it is.
    fn is_answered(&self) -> bool {
        let files = self.finding.fork.files;
        let default = place(&self.finding.kept.id, self.id()).key("default");
        files.written(&default).is_none() && files.part(&default).is_some()
    }

    /// What is wrong, and what to do about it.
    fn words(&self, change: &Change<'_>) -> (String, String) {
        let (boundary, fact) = (&self.finding.kept.id, self.id());
        match change {
            Change::Dropped => (
                format!("`{boundary}` no longer asks `{fact}`"),
                format!("take this out here: the template's `{fact}` then holds again"),
            ),
            Change::Retyped => (
                format!(
                    "`{fact}` is another kind of fact than in the template, so nobody can tell \
                     whether `{boundary}` {}",
                    self.finding.kept_to()
                ),
                "leave the fact as the template has it, and give your own another name".to_owned(),
            ),
            Change::Options(gone, new) => (
                format!("`{fact}` of `{boundary}` {}", offered(gone, new)),
                "take this out here: the template's options then hold again".to_owned(),
            ),
            Change::Source(before, now) => self.source_words(before, now),
        }
    }

    fn source_words(&self, before: &Source<'_>, now: &Source<'_>) -> (String, String) {
        let (boundary, fact) = (&self.finding.kept.id, self.id());
        let message = match (before, now) {
            (Source::Assumed(before), Source::Assumed(now)) => format!(
                "where nobody says, `{boundary}` takes `{fact}` to be `{now}`, and the template \
                 takes it to be `{before}`"
            ),
            (_, Source::Assumed(now)) => format!(
                "`{boundary}` no longer asks `{fact}`: where nobody says, it is taken to be `{now}`"
            ),
            (_, Source::Listed) => format!(
                "`{boundary}` no longer asks `{fact}`: it is taken to be `no` unless somebody says it"
            ),
            (Source::Assumed(before), Source::Asked) => format!(
                "`{boundary}` asks `{fact}`, and the template takes it to be `{before}` where \
                 nobody says"
            ),
            (_, Source::Asked) => format!(
                "`{boundary}` asks `{fact}` itself, and in the template it is asked of every decision"
            ),
        };
        (message, self.source_help(before, now))
    }

    fn source_help(&self, before: &Source<'_>, now: &Source<'_>) -> String {
        let fact = self.id();
        match (before, now) {
            (Source::Assumed(before), _) if self.is_answered() => {
                format!("answer as the template does, which makes it `{before}`")
            }
            (_, Source::Assumed(_)) if self.is_answered() => {
                "give an answer with which nothing is taken for granted here".to_owned()
            }
            (Source::Assumed(before), Source::Asked) => {
                format!("put `default: {before}` back, as the template has it")
            }
            (Source::Assumed(before), _) if !self.finding.is_fixed() => format!(
                "take `default` out here: the template's `{before}` then holds again; or leave it \
                 empty, so that everybody is asked"
            ),
            (Source::Assumed(before), Source::Assumed(_)) => {
                format!("take `default` out here: the template's `{before}` then holds again")
            }
            (Source::Asked, Source::Assumed(_)) => {
                "take `default` out here, so that everybody is asked".to_owned()
            }
            _ => format!("take `{fact}` out here, and leave it as the template has it"),
        }
    }
}

/// Where a boundary declares a fact.
fn place(boundary: &BoundaryId, fact: &str) -> Place {
    Place::of(Kind::Boundary, boundary).key("facts").key(fact)
}
