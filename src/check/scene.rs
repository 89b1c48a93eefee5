//! Scenes: one situation told so that an author sees it before them, and can try it out.

use crate::decide::{Answer, Situation};
use crate::model::{BoundaryId, FactValue, LanguageIndex, Playbook, Role, RoleId, Verdict};

/// As many facts as somebody can look over.
const MOST: usize = 24;

/// Somebody before a decision.
pub(super) struct Scene<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) boundary: &'a BoundaryId,
    pub(super) role: &'a RoleId,
    pub(super) situation: &'a Situation,
}

impl Scene<'_> {
    /// Whether it takes so many facts that nobody would read them, let alone type them.
    fn is_endless(&self) -> bool {
        self.situation.facts.len() > MOST
    }

    /// The example to tell and how to try it out; `None` where that is too much to type.
    pub(super) fn ready(&self, answer: &Answer) -> Option<String> {
        let ready = || {
            let (yaml, try_it) = (self.yaml(answer), self.try_it());
            format!("tell it, with `decisions`:\n  {yaml}{try_it}")
        };
        (!self.is_endless()).then(ready)
    }

    /// The last line of what to do: how to try it out.
    pub(super) fn try_it(&self) -> String {
        if self.is_endless() { String::new() } else { format!("\ntry it: {}", self.command()) }
    }

    /// `Front desk, our fault: no, 300 EUR, 50 EUR before for this guest`
    pub(super) fn told(&self) -> String {
        let role = role_title(self.playbook, self.role);
        match self.case() {
            Some(case) => format!("{role}, {case}"),
            None => role,
        }
    }

    /// `our fault: no, 300 EUR, 50 EUR before for this guest`; `None` where nothing matters.
    pub(super) fn case(&self) -> Option<String> {
        let mut parts = Vec::new();
        for (fact, value) in self.situation.facts.iter().take(MOST) {
            parts.push(match value {
                FactValue::Money(amount) if fact.as_str() == crate::model::AMOUNT => {
                    amount.to_string()
                }
                value => format!("{}: {value}", fact.as_str().replace('_', " ")),
            });
        }
        if self.is_endless() {
            parts.push("and so on".to_owned());
        }
        for (period, amount) in &self.situation.already {
            parts.push(format!("{amount} before for this {period}"));
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The command that decides it.
    pub(super) fn command(&self) -> String {
        let Self { playbook, boundary, role, situation } = self;
        let command = format!("ruimte decide {} {boundary} --role {role}", playbook.id);
        format!("{command} {}", situation.arguments()).trim_end().to_owned()
    }

    /// The entry of an example's `decisions` that holds it to this verdict.
    pub(super) fn yaml(&self, answer: &Answer) -> String {
        let Self { boundary, role, situation, .. } = self;
        let facts = situation.yaml().map_or_else(String::new, |facts| format!("facts: {facts}, "));
        let verdict = Verdict::from(answer.clone());
        format!("- {{boundary: {boundary}, role: {role}, {facts}verdict: {verdict}}}")
    }
}

/// What a role is called: in English, where the playbook has that, since that is the language
/// in which we speak to authors.
pub(super) fn role_title(playbook: &Playbook, id: &RoleId) -> String {
    let role = playbook.roles.iter().find(|role| role.id == *id);
    let title = |role: &Role| role.title.content(spoken(playbook)).to_owned();
    role.map_or_else(|| id.to_string(), title)
}

fn spoken(playbook: &Playbook) -> LanguageIndex {
    let english = playbook.languages.iter().position(|language| language.primary() == "en");
    LanguageIndex(english.unwrap_or(0))
}

/// An answer, told: `ask Duty manager and Communications`.
pub(super) fn answer_told(playbook: &Playbook, answer: &Answer) -> String {
    match answer {
        Answer::May => "may".to_owned(),
        Answer::Never => "never".to_owned(),
        Answer::Ask(whom) => {
            let names: Vec<String> = whom.iter().map(|role| role_title(playbook, role)).collect();
            format!("ask {}", names.join(" and "))
        }
    }
}
