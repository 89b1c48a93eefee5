//! `ruimte decide`: one verdict, explained.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use serde::Serialize;

use crate::compile::{Examined, World, report};
use crate::decide::{Answer, ClauseAt, Decided, Judgement, Reason, Ruling, Situation};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::{self, Misunderstood};
use crate::model::{
    Boundary, Clause, ClauseId, ClauseKind, FactId, Kind, LanguageIndex, Place, RoleId, Scope, Text,
};

use super::args::{Decide, DecideFormat, Format, Global};
use super::output::Output;
use super::{Outcome, world};

pub(super) fn run(decide: &Decide, global: &Global, output: &Output) -> Result<Outcome> {
    let organisations = std::slice::from_ref(&decide.organisation);
    let world = world::world(global, organisations, None)?;
    world::named(&world.workspace, organisations, global)?;
    let Some(examined) = world.decide(&decide.organisation) else { return Ok(Outcome::Done) };
    let boundary = boundary(&examined, &decide.boundary)?;
    let role = role(&examined, &decide.role)?;
    let Some(decided) = examined.authority.get(&boundary.id) else {
        tell_errors(&world, &examined, output)?;
        output.say(format!("`{}` cannot decide until this is mended", boundary.id))?;
        return Ok(Outcome::ContentIsWrong);
    };
    let situation = situation(&examined, boundary, decide)?;
    let told = Told { examined: &examined, boundary, decided, situation: &situation };
    let judgement = decided.diagram.judge(role, &situation);
    match decide.format {
        DecideFormat::Json => output.result(&told.json(&judgement))?,
        DecideFormat::Human => output.result(&told.human(role, &judgement))?,
    }
    Ok(Outcome::Done)
}

/// Tells what keeps boundaries from deciding.
pub(super) fn tell_errors(world: &World, examined: &Examined<'_>, output: &Output) -> Result<()> {
    let Some(all) = world.examine(&examined.organisation) else { return Ok(()) };
    let mut diagnostics = report(&world.workspace, std::slice::from_ref(&all));
    diagnostics.retain(Diagnostic::is_error);
    diagnostics.extend(all.loaded.unanswered.iter().cloned());
    output.diagnostics(&diagnostics, Format::Human)
}

/// A boundary that is decided on its own.
pub(super) fn boundary<'a>(examined: &'a Examined<'_>, id: &str) -> Result<&'a Boundary> {
    let boundaries = &examined.loaded.playbook.boundaries;
    let own = || boundaries.iter().filter(|boundary| !boundary.always);
    if let Some(found) = own().find(|boundary| boundary.id.as_str() == id) {
        return Ok(found);
    }
    if boundaries.iter().any(|boundary| boundary.id.as_str() == id) {
        bail!(
            "`{id}` always holds and is not decided on its own; decide any other boundary, and give the fact there"
        );
    }
    let help = did_you_mean(id, own().map(|boundary| boundary.id.as_str()));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    bail!("`{}` has no boundary `{id}`{help}", examined.organisation)
}

/// The number of a role.
fn role(examined: &Examined<'_>, id: &str) -> Result<usize> {
    let house = &examined.authority.house;
    if let Some(number) = house.role(&RoleId::new(id)) {
        return Ok(number);
    }
    let help = did_you_mean(id, house.ids().iter().map(RoleId::as_str));
    let help = help.map(|help| format!("; {help}")).unwrap_or_default();
    bail!("`{}` has no role `{id}`{help}", examined.organisation)
}

/// What is known, as the command line gives it.
fn situation(examined: &Examined<'_>, boundary: &Boundary, decide: &Decide) -> Result<Situation> {
    let playbook = &examined.loaded.playbook;
    let mut situation = Situation::default();
    let totals = decide
        .facts
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("already.")?, value)));
    let already = decide.already.iter().map(|(period, value)| (period.as_str(), value));
    for (period, text) in already.chain(totals) {
        let (period, amount) = load::total(boundary, period, text).map_err(said)?;
        if situation.already.iter().any(|(known, _)| *known == period) {
            bail!("`{period}` is given twice");
        }
        situation.already.push((period, amount));
    }
    for (name, text) in decide.facts.iter().filter(|(name, _)| !name.starts_with("already.")) {
        let (fact, value) = load::fact(playbook, boundary, name, text).map_err(said)?;
        if situation.fact(name).is_some() {
            bail!("`{name}` is given twice");
        }
        situation.facts.push((fact, value));
    }
    Ok(situation)
}

fn said(misunderstood: Misunderstood) -> anyhow::Error {
    let help = misunderstood.help.map(|help| format!("; {help}")).unwrap_or_default();
    anyhow::anyhow!("{}{help}", misunderstood.message)
}

/// A verdict to be told.
struct Told<'a> {
    examined: &'a Examined<'a>,
    boundary: &'a Boundary,
    decided: &'a Decided,
    situation: &'a Situation,
}

#[derive(Serialize)]
struct VerdictJson<'a> {
    verdict: &'static str,
    whom: Vec<&'a str>,
    decides: Option<&'a str>,
    by: Option<&'static str>,
    clause: Option<ClauseJson<'a>>,
    needs: Vec<&'a str>,
    say: Option<&'a str>,
    why: Option<&'a str>,
    note: Option<&'a str>,
    afterwards: Vec<&'a str>,
}

#[derive(Serialize)]
struct ClauseJson<'a> {
    boundary: &'a str,
    kind: &'static str,
    index: usize,
    id: Option<&'a str>,
    file: String,
    line: usize,
}

impl<'a> Told<'a> {
    fn json(&self, judgement: &'a Judgement) -> String {
        let (ruling, reason, needs) = match judgement {
            Judgement::Decided { ruling, reason } => (Some(ruling), reason.as_ref(), &[][..]),
            Judgement::Undecided { needs, .. } => (None, None, needs.as_slice()),
        };
        let at = reason.and_then(Reason::clause);
        let clause = at.and_then(|at| self.clause(at));
        let words = |text: &'a Text| text.content(LanguageIndex(0));
        let verdict = VerdictJson {
            verdict: ruling.map_or("undecided", |ruling| ruling.answer.name()),
            whom: ruling
                .map_or(&[][..], |ruling| ruling.answer.whom())
                .iter()
                .map(RoleId::as_str)
                .collect(),
            decides: ruling.and_then(|ruling| ruling.decides.as_ref()).map(RoleId::as_str),
            by: reason.map(|reason| match reason {
                Reason::Clause(_) => "clause",
                Reason::Line(_) => "line",
                Reason::Otherwise => "otherwise",
            }),
            clause: at.map(|at| self.clause_json(at)),
            needs: needs.iter().map(FactId::as_str).collect(),
            say: clause.and_then(|clause| clause.say.as_ref()).map(words),
            why: clause.and_then(|clause| clause.why.as_ref()).map(|why| words(&why.0)),
            note: clause.and_then(|clause| clause.note.as_ref()).map(words),
            afterwards: clause
                .map_or(&[][..], |clause| &clause.afterwards)
                .iter()
                .map(words)
                .collect(),
        };
        let mut text = serde_json::to_string_pretty(&verdict).unwrap_or_default();
        text.push('\n');
        text
    }

    fn clause_json(&self, at: &'a ClauseAt) -> ClauseJson<'a> {
        let (file, line) = self.place(at);
        ClauseJson {
            boundary: at.boundary.as_str(),
            kind: at.clause.key,
            index: at.clause.index,
            id: at.id.as_ref().map(ClauseId::as_str),
            file,
            line,
        }
    }

    fn clause(&self, at: &ClauseAt) -> Option<&'a Clause> {
        let boundaries = &self.examined.loaded.playbook.boundaries;
        let boundary = boundaries.iter().find(|boundary| boundary.id == at.boundary)?;
        boundary.clauses().find(|(known, _)| *known == at.clause).map(|(_, clause)| clause)
    }

    /// The file and line of a clause.
    fn place(&self, at: &ClauseAt) -> (String, usize) {
        let place =
            Place::of(Kind::Boundary, &at.boundary).key(at.clause.key).index(at.clause.index);
        let span = self.examined.loaded.span(&place);
        (span.source.path.clone(), span.start().line)
    }

    /// What holds in silence, and where that is written.
    fn silence(&self) -> (String, usize) {
        let place = match self.boundary.otherwise {
            Some(_) => Place::of(Kind::Boundary, &self.boundary.id),
            None => Place::of(Kind::Playbook, ""),
        };
        let span = self.examined.loaded.span(&place.key("otherwise"));
        (span.source.path.clone(), span.start().line)
    }

    fn human(&self, role: usize, judgement: &Judgement) -> String {
        let mut text = String::new();
        match judgement {
            Judgement::Decided { ruling, reason } => {
                let _ = writeln!(text, "{}", self.headline(ruling));
                self.tell_who_decides(&mut text, role, ruling);
                match reason {
                    Some(reason) => self.tell_reason(&mut text, reason),
                    None => text.push_str("  Because    it holds whatever is left out\n"),
                }
            }
            Judgement::Undecided { needs, possible } => {
                let verdicts: Vec<String> =
                    possible.iter().map(|ruling| self.answer(&ruling.answer)).collect();
                let _ = writeln!(text, "\u{1b}[1mIt depends\u{1b}[0m: {}", verdicts.join(", or "));
                for fact in needs {
                    let _ = writeln!(text, "  Tell       {}", self.question(fact));
                }
            }
        }
        self.tell_nearest(&mut text, role);
        text
    }

    /// The verdict, with its colour.
    fn headline(&self, ruling: &Ruling) -> String {
        let (colour, words) = match &ruling.answer {
            Answer::May => (32, "May: decide it yourself".to_owned()),
            Answer::Never => (31, "Never: we do not do this".to_owned()),
            asks @ Answer::Ask(_) => (33, capital(&self.answer(asks))),
        };
        format!("\u{1b}[1;{colour}m{words}\u{1b}[0m")
    }

    fn answer(&self, answer: &Answer) -> String {
        let names: Vec<String> = answer.whom().iter().map(|role| self.role(role)).collect();
        match answer {
            Answer::Ask(_) => format!("ask {}", names.join(" and ")),
            other => other.name().to_owned(),
        }
    }

    fn role(&self, id: &RoleId) -> String {
        let roles = &self.examined.loaded.playbook.roles;
        let title = roles.iter().find(|role| role.id == *id).map(|role| &role.title);
        title.map_or_else(|| id.to_string(), |title| title.content(LanguageIndex(0)).to_owned())
    }

    fn tell_who_decides(&self, text: &mut String, role: usize, ruling: &Ruling) {
        let Some(decides) = &ruling.decides else { return };
        let is_own = self.examined.authority.house.id(role) == decides;
        if is_own && ruling.answer == Answer::May {
            return;
        }
        let who = if is_own { "you, once you have asked".to_owned() } else { self.role(decides) };
        let _ = writeln!(text, "  Decides    {who}");
    }

    fn tell_reason(&self, text: &mut String, reason: &Reason) {
        let because = |text: &mut String, words: &str, (file, line): (String, usize)| {
            let _ = writeln!(text, "  Because    {words}\n             {file}:{line}");
        };
        let Some(at) = reason.clause() else {
            let whose = if self.boundary.otherwise.is_some() { "boundary" } else { "playbook" };
            because(
                text,
                &format!("no clause speaks, and in silence the {whose}'s `otherwise` holds"),
                self.silence(),
            );
            return;
        };
        let Some(clause) = self.clause(at) else { return };
        because(text, &rule(at.clause.key, clause), self.place(at));
        let words = |text: &'a Text| text.content(LanguageIndex(0));
        if let Some(why) = &clause.why {
            let why = words(&why.0).trim().replace('\n', "\n             ");
            let _ = writeln!(text, "  Why        {why}");
        }
        if let Some(say) = &clause.say {
            let _ = writeln!(text, "  Say        \"{}\"", words(say).trim());
        }
        if let Some(note) = &clause.note {
            let _ = writeln!(text, "  Note       {}", words(note).trim());
        }
        for (index, step) in clause.afterwards.iter().enumerate() {
            let label = if index == 0 { "Afterwards" } else { "" };
            let _ = writeln!(text, "  {label:<10} {}. {}", index + 1, words(step).trim());
        }
    }

    /// What would make it a may.
    fn tell_nearest(&self, text: &mut String, role: usize) {
        let Some(changes) = self.decided.diagram.nearest_may(role, self.situation) else { return };
        let space = &self.decided.diagram.space;
        let told: Vec<String> = changes
            .iter()
            .map(|(variable, range)| {
                let variable = &space.variables[*variable];
                format!("{}: {}", variable.label().replace('_', " "), variable.written(&[*range]))
            })
            .collect();
        let _ = writeln!(text, "  May if     {}", told.join(" and "));
    }

    fn question(&self, id: &FactId) -> String {
        let fact = self.boundary.facts.iter().find(|fact| fact.id == *id);
        let ask = fact.and_then(|fact| fact.ask.as_ref());
        match ask {
            Some(ask) => format!("{id}: {}", ask.content(LanguageIndex(0))),
            None => id.to_string(),
        }
    }
}

/// A clause in one line, in the words of the content: `may for duty-manager and above:
/// our_fault: yes, up to 250 EUR per guest`.
fn rule(key: &str, clause: &Clause) -> String {
    let named = |roles: &[RoleId]| roles.iter().map(RoleId::as_str).collect::<Vec<_>>().join(", ");
    let scope = match &clause.scope {
        Scope::Everyone => String::new(),
        Scope::Roles(roles) => format!(" ({})", named(roles)),
        Scope::Only(roles) => format!(" (only {})", named(roles)),
    };
    let (word, last) = if key == "may" { ("up to", "and") } else { ("over", "or") };
    let limits: Vec<String> = clause
        .limits
        .iter()
        .map(|limit| match &limit.period {
            Some(period) => format!("{word} {} per {period}", limit.amount),
            None => format!("{word} {}", limit.amount),
        })
        .collect();
    let limits = limits.join(&format!(" {last} "));
    let when =
        clause.when.iter().map(|condition| format!("{}: {}", condition.fact, condition.test));
    let mut parts: Vec<String> = when.collect();
    parts.extend((!limits.is_empty()).then_some(limits));
    let whom = match &clause.kind {
        ClauseKind::Ask { whom } => format!(" {whom}"),
        ClauseKind::May | ClauseKind::Never => String::new(),
    };
    let roles = |roles: &[RoleId]| roles.iter().map(RoleId::as_str).collect::<Vec<_>>().join(", ");
    let scope = match (&clause.scope, key) {
        (Scope::Everyone, _) => String::new(),
        (Scope::Only(only), _) => format!(" only for {}", roles(only)),
        (Scope::Roles(named), "may") => format!(" for {} and above", roles(named)),
        (Scope::Roles(named), _) => format!(" for {} and below", roles(named)),
    };
    let tests = if parts.is_empty() { "always".to_owned() } else { parts.join(", ") };
    format!("{key}{whom}{scope}: {tests}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
