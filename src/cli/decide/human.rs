//! A verdict for people: the answer first, then who decides, why, and what to do.

use std::fmt::Write as _;

use crate::decide::{Answer, Judgement, Reason, Ruling};
use crate::model::{Clause, ClauseKind, FactId, LanguageIndex, RoleId, Scope, Text};

use super::told::Told;

impl<'a> Told<'a> {
    pub(super) fn human(&self, role: usize, judgement: &Judgement) -> String {
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
        self.tell_may_if(&mut text, role);
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

    /// What would make it a may, a line for each way.
    fn tell_may_if(&self, text: &mut String, role: usize) {
        let diagram = &self.decided.diagram;
        let rooms = diagram.may_if(role, self.situation);
        let ways = rooms.iter().map(|room| {
            let written = diagram.space.to_change(room, self.situation).written(&diagram.space);
            let condition =
                |(name, values): &(String, String)| format!("{}: {values}", name.replace('_', " "));
            written.iter().map(condition).collect::<Vec<_>>().join(" and ")
        });
        for (index, way) in ways.enumerate() {
            let label = if index == 0 { "May if" } else { "or if" };
            let _ = writeln!(text, "  {label:<10} {way}");
        }
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
