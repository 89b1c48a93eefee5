//! `loosened-boundary`: a fork gives more room with a boundary than its template lets it.
//!
//! A template says with `forks: tighten` or `forks: fixed` that whoever forks it may narrow a
//! boundary at most, or not touch it: a red line of the chain holds in each of its houses. What
//! decides is not what a fork's file says but what its people are told, so the verdicts are
//! compared, however they came about. Mend it by taking back what gave the room; what a house
//! wants to add of its own goes into a boundary of its own.

use crate::decide::{
    Answer, Breach, Broken, ClauseAt, Difference, Incomparable, Reason, Ruling, Versions,
};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Boundary, BoundaryId, Clause, ClauseId, Kind, Place, Playbook, RoleId};

use super::fork::{Finding, Fork};
use super::is_sound;
use super::scene::{Scene, answer_told, role_title};
use super::wrong_verdict::clause;

/// What a fork makes of the boundaries that a template keeps from it, one problem a boundary.
/// Those that were `told` of already are passed over.
pub fn loosened(
    fork: &Fork<'_>,
    told: impl Fn(&BoundaryId) -> bool,
) -> Vec<(BoundaryId, Diagnostic)> {
    let template = fork.template;
    let guarded: Vec<&Boundary> = template.guarded().filter(|kept| !told(&kept.id)).collect();
    if guarded.is_empty() {
        return Vec::new();
    }
    let versions = Versions::new(&template.playbook, fork.playbook);
    let mut found: Vec<(&Boundary, Diagnostic)> = Vec::new();
    for kept in guarded {
        found.extend(fork.problem(kept, &versions).map(|problem| (kept, problem)));
    }
    // That others decide otherwise where a line no longer holds in them is no second problem.
    let lines: Vec<(&Boundary, Span)> = found
        .iter()
        .filter(|(kept, _)| kept.always)
        .map(|(kept, line)| (*kept, line.at.clone()))
        .collect();
    let comes_of = |at: &Span, (line, told): &(&Boundary, Span)| {
        let is_released = fork.version(line).is_some_and(|own| !own.always);
        at == told
            || is_released && fork.files.file(Kind::Boundary, line.id.as_str()).as_ref() == Some(at)
    };
    let is_told = |(kept, problem): &(&Boundary, Diagnostic)| {
        kept.always || !lines.iter().any(|line| comes_of(&problem.at, line))
    };
    let found = found.into_iter().filter(is_told);
    found.map(|(kept, problem)| (kept.id.clone(), problem)).collect()
}

impl Fork<'_> {
    /// What is to be said of one boundary.
    fn problem(&self, kept: &Boundary, versions: &Versions) -> Option<Diagnostic> {
        let finding = self.finding(kept);
        if let Some(at) = self.files.drop(Kind::Boundary, kept.id.as_str()) {
            return Some(finding.dropped(at));
        }
        let own = self.version(kept)?;
        let is_known = is_sound(&self.template.playbook, &self.template.flawed, kept);
        if own.always && !kept.always && is_known {
            return Some(finding.bound());
        }
        if !is_sound(self.playbook, self.flawed, kept) || self.misses_line() {
            return None;
        }
        if !is_known {
            return self.flawed.is_empty().then(|| finding.spoilt());
        }
        Some(match versions.breach(kept, own)? {
            Breach::Decides(broken) => finding.decides(&broken),
            Breach::Released => finding.released(),
            // Of a fact that the template's boundary itself declares, `changed_fact` tells it.
            Breach::Retyped(fact) if kept.facts.iter().any(|known| known.id == fact) => {
                return None;
            }
            Breach::Retyped(fact) => finding.retyped(fact.as_str()),
            Breach::Unknown(why) => finding.unknown(&why),
        })
    }

    /// Whether a line that holds in every decision of the template could not be read here.
    fn misses_line(&self) -> bool {
        let mut lines = self.template.playbook.boundaries.iter().filter(|line| line.always);
        lines.any(|line| self.flawed.contains(&(Kind::Boundary, line.id.to_string())))
    }
}

impl Finding<'_> {
    fn dropped(&self, at: Span) -> Diagnostic {
        let message = format!("no fork may drop the boundary `{}`", self.kept.id);
        self.told(at, message, "take this entry out: the template's boundary then holds again")
    }

    /// A boundary that others are held to is no longer decided on its own.
    fn bound(&self) -> Diagnostic {
        let id = &self.kept.id;
        let at = self.fork.files.key(Kind::Boundary, id.as_str(), "always");
        let message = format!("`{id}` holds in every decision here, and decides nothing itself");
        let help =
            "take `always` out here; a line that always holds goes into a boundary of your own";
        self.told(at.unwrap_or_else(|| self.file()), message, help)
    }

    /// The template has errors that the fork does not have.
    fn spoilt(&self) -> Diagnostic {
        let template = &self.fork.template.playbook.id;
        let message = format!(
            "the template `{template}` has errors, so nobody can tell whether `{}` {}",
            self.kept.id,
            self.kept_to()
        );
        let help =
            format!("mend the template first: `ruimte check {template}` tells what is wrong");
        self.told(self.file(), message, help)
    }

    fn released(&self) -> Diagnostic {
        let id = &self.kept.id;
        let at = self.fork.files.key(Kind::Boundary, id.as_str(), "always");
        let message = format!("`{id}` holds in every decision, and no fork may end that");
        self.told(at.unwrap_or_else(|| self.file()), message, "take `always` out here")
    }

    fn retyped(&self, fact: &str) -> Diagnostic {
        let files = self.fork.files;
        let facts = Place::of(Kind::Boundary, &self.kept.id).key("facts");
        let at = files.part(&facts.clone().key(fact)).or_else(|| files.part(&facts));
        let message = format!(
            "`{fact}` is another kind of fact than in the template, so nobody can tell whether \
             `{}` {}",
            self.kept.id,
            self.kept_to()
        );
        let help = "leave the fact as the template has it, and give your own another name";
        self.told(at.unwrap_or_else(|| self.file()), message, help)
    }

    /// The first amount of the boundary that the fork wrote or answered.
    fn own_amount(&self) -> Option<Span> {
        let own = self.fork.version(self.kept)?;
        let place = Place::of(Kind::Boundary, &own.id);
        let clauses = own.clauses().flat_map(|(at, _)| {
            let clause = place.clone().key(at.key).index(at.index);
            ["up_to", "over", "when"].map(|key| clause.clone().key(key))
        });
        let defaults =
            own.facts.iter().map(|fact| place.clone().key("facts").key(&fact.id).key("default"));
        clauses.chain(defaults).find_map(|place| self.fork.files.part(&place))
    }

    fn unknown(&self, why: &Incomparable) -> Diagnostic {
        let (at, message, help) = match why {
            Incomparable::Currencies { old, new } => (
                self.own_amount().or_else(|| self.fork.files.key(Kind::Playbook, "", "currency")),
                format!(
                    "`{}` counts in {new} and the template in {old}, so nobody can tell \
                     whether it {}",
                    self.kept.id,
                    self.kept_to()
                ),
                format!("write its amounts in {old}, as the template does"),
            ),
            Incomparable::TooComplex(_) | Incomparable::NoSilence => (
                None,
                format!(
                    "together with the template's `{}` has too many cases to tell whether it {}",
                    self.kept.id,
                    self.kept_to()
                ),
                "change less of it, or split it in two".to_owned(),
            ),
        };
        self.told(at.unwrap_or_else(|| self.file()), message, help)
    }

    fn decides(&self, broken: &Broken) -> Diagnostic {
        let at = self.origin(broken).unwrap_or_else(|| self.file());
        let help = if self.is_fixed() {
            "put it back as the template has it; what you want to add goes into a boundary of your \
             own"
        } else {
            "take back what gives this room; a fork may take room away, and add none"
        };
        let help = format!("{help}{}", self.try_it(broken));
        self.told(at, self.message(broken), help)
    }

    /// `Front desk may now decide this alone by `put-it-right`: our fault: yes, 400 EUR; the
    /// template says ask Duty manager`
    fn message(&self, broken: &Broken) -> String {
        let Difference { role, from, to, witness, .. } = &broken.difference;
        let (fork, template) = (self.fork.playbook, &self.fork.template.playbook);
        let playbook = if has(fork, role) { fork } else { template };
        let scene = Scene { playbook, boundary: &self.kept.id, role, situation: witness };
        let case = scene.case().unwrap_or_else(|| "whatever the case".to_owned());
        let others = match broken.roles {
            0 | 1 => String::new(),
            2 => " (and so for 1 other role)".to_owned(),
            roles => format!(" (and so for {} other roles)", roles - 1),
        };
        format!(
            "{} {} by `{}`: {case}; the template says {}{others}",
            role_title(playbook, role),
            now(fork, from, to),
            self.kept.id,
            before(template, from, to)
        )
    }

    /// How to see both verdicts.
    fn try_it(&self, broken: &Broken) -> String {
        if self.kept.always {
            return String::new();
        }
        let role = &broken.difference.role;
        let command = |playbook: &Playbook, situation| {
            let scene = Scene { playbook, boundary: &self.kept.id, role, situation };
            if has(playbook, role) { scene.try_it() } else { String::new() }
        };
        let now = command(self.fork.playbook, &broken.now);
        if self.fork.template.is_lent {
            return now;
        }
        let before = command(&self.fork.template.playbook, &broken.before);
        now + &before.replacen("try it", "in the template", 1)
    }

    /// Where the fork's own files make the difference, as exactly as can be told.
    fn origin(&self, broken: &Broken) -> Option<Span> {
        let (now, before) = (&broken.why_now, &broken.why_before);
        self.own_reason(now)
            .or_else(|| self.lost_clause(before.clause()?))
            .or_else(|| self.line(broken))
            .or_else(|| self.otherwise())
            .or_else(|| self.first_own_clause())
            .or_else(|| self.changed_lines().next().map(|(_, at)| at))
            .or_else(|| {
                let changed = before.clause().or(now.clause())?;
                self.fork.files.file(Kind::Boundary, changed.boundary.as_str())
            })
    }

    /// What decides in the fork, where that stands in its own files.
    fn own_reason(&self, reason: &Reason) -> Option<Span> {
        match reason.clause() {
            Some(at) => self.own_clause(at),
            None => self.otherwise(),
        }
    }

    fn own_clause(&self, at: &ClauseAt) -> Option<Span> {
        let (files, place) = (self.fork.files, clause(at));
        let rules = ["up_to", "over", "when", "whom", "roles", "only"];
        let part = |key: &&str| files.part(&place.clone().key(key));
        files.whole(&place).or_else(|| rules.iter().find_map(part))
    }

    /// The first clause of the boundary that the fork added or changed.
    fn first_own_clause(&self) -> Option<Span> {
        let own = self.fork.playbook.boundaries.iter().find(|own| own.id == self.kept.id)?;
        own.clauses().find_map(|(clause, own)| {
            let (boundary, id) = (self.kept.id.clone(), own.id.clone());
            self.own_clause(&ClauseAt { boundary, clause, id })
        })
    }

    /// Where the fork drops, changes or takes out a clause of the template.
    fn lost_clause(&self, at: &ClauseAt) -> Option<Span> {
        let (files, boundary) = (self.fork.files, at.boundary.as_str());
        let id = at.id.as_ref().map(ClauseId::as_str);
        files
            .drop(Kind::Boundary, boundary)
            .or_else(|| self.own_clause(&self.as_changed(at)?))
            .or_else(|| files.clause(boundary, at.clause.key, id?))
    }

    /// The same clause where it stands in the fork.
    fn as_changed(&self, at: &ClauseAt) -> Option<ClauseAt> {
        let own = self.fork.playbook.boundaries.iter().find(|own| own.id == at.boundary)?;
        let is_it = |clause: &Clause| clause.id.is_some() && clause.id == at.id;
        let clause = own.clauses().find(|(to, own)| to.key == at.clause.key && is_it(own))?.0;
        Some(ClauseAt { clause, ..at.clone() })
    }

    /// The `reports_to` that is not the template's of a role, or of one above it; of somebody above
    /// those who decide, or below the role, to whom it owes what it may.
    fn line(&self, broken: &Broken) -> Option<Span> {
        let Difference { role, from, to, .. } = &broken.difference;
        let changed: Vec<_> = self.changed_lines().collect();
        let is_above = |upper: &RoleId, lower: &RoleId| {
            let (now, before) = (self.fork.playbook, &self.fork.template.playbook);
            line(now, lower).contains(&upper) || line(before, lower).contains(&upper)
        };
        let starts = std::iter::once(role).chain(&to.decides).chain(&from.decides);
        let mut above = starts.flat_map(|start| line(self.fork.playbook, start));
        let find = |wanted: &RoleId| changed.iter().find(|(of, _)| *of == wanted);
        let found = above.find_map(find).or_else(|| {
            let mut below = changed.iter();
            below.find(|(of, _)| is_above(role, of))
        });
        found.map(|(_, at)| at.clone())
    }

    /// The roles of the template that report to somebody else in the fork, and where it says so.
    fn changed_lines(&self) -> impl Iterator<Item = (&RoleId, Span)> {
        let before = &self.fork.template.playbook.roles;
        self.fork.playbook.roles.iter().filter_map(|role| {
            let known = before.iter().find(|known| known.id == role.id)?;
            let is_changed = known.reports_to != role.reports_to;
            let at = self.fork.files.key(Kind::Role, role.id.as_str(), "reports_to");
            at.filter(|_| is_changed).map(|at| (&role.id, at))
        })
    }

    /// What the fork itself says of silence.
    fn otherwise(&self) -> Option<Span> {
        let Fork { files, playbook, template, .. } = self.fork;
        let own = self.fork.version(self.kept)?;
        let of_boundary = files.key(Kind::Boundary, own.id.as_str(), "otherwise");
        let of_playbook = files.key(Kind::Playbook, "", "otherwise");
        let is_own = own.otherwise != self.kept.otherwise;
        let is_common = playbook.otherwise != template.playbook.otherwise;
        of_boundary.filter(|_| is_own).or_else(|| of_playbook.filter(|_| is_common))
    }
}

/// A role and those above it, the nearest first.
fn line<'p>(playbook: &'p Playbook, role: &RoleId) -> Vec<&'p RoleId> {
    let find = |id: &RoleId| playbook.roles.iter().find(|known| known.id == *id);
    let mut found: Vec<&RoleId> = Vec::new();
    let mut next = find(role);
    while let Some(role) = next.filter(|role| !found.contains(&&role.id)) {
        found.push(&role.id);
        next = role.reports_to.as_ref().and_then(find);
    }
    found
}

fn has(playbook: &Playbook, role: &RoleId) -> bool {
    playbook.roles.iter().any(|known| known.id == *role)
}

/// What a role is told in the fork: `may now decide this alone`.
fn now(fork: &Playbook, from: &Ruling, to: &Ruling) -> String {
    match (&from.answer, &to.answer) {
        (_, Answer::May) => "may now decide this alone".to_owned(),
        (_, Answer::Never) => "is now told never".to_owned(),
        (Answer::Never, asked @ Answer::Ask(_)) => format!("may now {}", answer_told(fork, asked)),
        (Answer::Ask(before), Answer::Ask(asked)) => {
            let only = if asked.len() < before.len() { " only" } else { "" };
            let told = answer_told(fork, &to.answer);
            let whom = told.trim_start_matches("ask ");
            format!("now asks{only} {whom}{}", decider(fork, from, to))
        }
        (Answer::May, asked) => format!("must now {}", answer_told(fork, asked)),
    }
}

/// What a role is told in the template.
fn before(template: &Playbook, from: &Ruling, to: &Ruling) -> String {
    format!("{}{}", answer_told(template, &from.answer), decider(template, to, from))
}

/// Who decides in the end, where that alone is different.
fn decider(playbook: &Playbook, other: &Ruling, ruling: &Ruling) -> String {
    let same = ruling.answer.clone().sorted() == other.answer.clone().sorted();
    match &ruling.decides {
        Some(role) if same => format!(", and {} decides", role_title(playbook, role)),
        _ => String::new(),
    }
}
