//! `reworded-guard`: a fork words a question of a boundary otherwise than the template that guards
//! it.
//!
//! Who is asked another question answers another one, and the clauses decide about something that
//! nobody meant: the guard holds, of something else. So what is asked there, the options to choose
//! from, what they are called and the words for what its limits run over stay the template's; title, summary and reasons are the fork's to
//! word. Mend it by taking the words out, so that the template's hold again.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Boundary, FactId, Kind, Language, Period, Place, Step};

use super::fact_change::tests;
use super::fork::{Finding, Fork};

/// A text of a guarded boundary that a fork words otherwise than its template.
pub struct Reworded {
    /// Which text: its path within the boundary.
    pub place: Place,
    /// The fork's words, or the empty key with which it takes the text out.
    pub at: Span,
    /// Whether the fork has a text here.
    pub is_there: bool,
    /// The template's words, if it has any.
    pub below: Option<Span>,
    /// The languages whose readers meet the words, where these are written in another one.
    pub hides: Vec<Language>,
}

/// A boundary whose texts a template guards.
pub struct Worded<'a> {
    /// The boundary that is guarded.
    pub guard: &'a Boundary,
    /// The boundary that has the texts, as the template has it: the same one, or one that always
    /// holds and declares a fact that the guarded one tests.
    pub kept: &'a Boundary,
    /// The same as the fork has it.
    pub own: &'a Boundary,
    /// The facts whose texts are guarded; `None`: all of them, and the question.
    pub facts: Option<Vec<FactId>>,
}

/// The boundaries whose texts a template guards, where they can be held against the fork's.
pub fn worded<'a>(fork: &'a Fork<'_>) -> Vec<Worded<'a>> {
    let mut found = Vec::new();
    for guard in fork.template.guarded() {
        let Some(own) = fork.comparable(guard) else { continue };
        found.push(Worded { guard, kept: guard, own, facts: None });
        found.extend(fork.template.playbook.boundaries.iter().filter_map(|kept| {
            let is_line = kept.always && kept.id != guard.id;
            let tested = kept.facts.iter().filter(|fact| tests(guard, fact));
            let facts: Vec<FactId> = tested.map(|fact| fact.id.clone()).collect();
            let own = fork.comparable(kept).filter(|_| is_line && !facts.is_empty())?;
            Some(Worded { guard, kept, own, facts: Some(facts) })
        }));
    }
    found
}

/// The boundaries with limits that a template guards, each with the periods over which they run.
/// What a house calls its customers and its people is its own to say.
pub fn measured<'a>(fork: &'a Fork<'_>) -> Vec<(&'a Boundary, Vec<Period>)> {
    let is_free = |period: &Period| matches!(period.as_str(), "customer" | "employee");
    let guarded = fork.template.guarded().filter(|guard| fork.comparable(guard).is_some());
    let periods = guarded.map(|guard| {
        let periods = guard.periods().into_iter().filter(|period| !is_free(period));
        (guard, periods.collect())
    });
    periods.collect()
}

/// What is to be said of a text.
pub fn reworded_guard(fork: &Fork<'_>, guard: &Boundary, reworded: Reworded) -> Diagnostic {
    let finding = fork.finding(guard);
    let (message, help) = (message(&finding, &reworded), help(&reworded));
    let Reworded { at, below, .. } = reworded;
    let problem = finding.problem(Code::RewordedGuard, at, message, help);
    let problem = match below {
        Some(below) => problem.related(below, "these are the template's words"),
        None => problem,
    };
    if finding.is_fixed() { problem } else { problem.as_warning() }
}

fn message(finding: &Finding<'_>, reworded: &Reworded) -> String {
    let (is_fixed, guard) = (finding.is_fixed(), finding.kept.id.as_str());
    let fixed_or = |fixed: &'static str, tighten| if is_fixed { fixed } else { tighten };
    let does = match (&reworded.below, reworded.is_there) {
        (None, _) => fixed_or("put its own words to", "puts words of its own to"),
        (_, false) => fixed_or("take out", "takes out"),
        _ if !reworded.hides.is_empty() => fixed_or("replace", "replaces"),
        _ => fixed_or("reword", "rewords"),
    };
    let languages = quoted(reworded.hides.iter().map(Language::to_string));
    let readers =
        if languages.is_empty() { languages } else { format!(" for readers of {languages}") };
    let what = what(&reworded.place);
    let used = match reworded.place.kind {
        Kind::Playbook => format!(", over which limits of `{guard}` run"),
        _ if reworded.place.id == guard => String::new(),
        _ => format!(", which `{guard}` asks"),
    };
    if is_fixed {
        format!("no fork may {does} {what}{readers}{used}")
    } else if used.is_empty() {
        format!("this {does} {what}{readers}, which the template guards")
    } else {
        format!("this {does} {what}{readers}{used} and the template guards")
    }
}

/// The text, by what it is: the question `traces` of `allergy`.
fn what(place: &Place) -> String {
    let boundary = &place.id;
    let keys: Vec<&str> = place.path.iter().map_while(key).collect();
    match keys.as_slice() {
        ["words", period, ..] => format!("the word for the period `{period}`"),
        [list, clause, "afterwards"] if *list != "facts" => {
            format!("what is to be done after `{clause}` of `{boundary}`")
        }
        [_, fact, "ask"] => format!("the question `{fact}` of `{boundary}`"),
        [_, fact, "options", option] => {
            format!("the option `{option}` of `{fact}` in `{boundary}`")
        }
        [_, fact, key, ..] => format!("the `{key}` of `{fact}` in `{boundary}`"),
        _ => format!("the question of `{boundary}`"),
    }
}

/// Whether it is what a clause says is to be done once decided.
fn is_afterwards(place: &Place) -> bool {
    let is_clause = |step: &Step| key(step).is_some_and(|list| list != "facts");
    place.path.first().is_some_and(is_clause)
        && place.path.last().and_then(key) == Some("afterwards")
}

fn quoted(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(" and ")
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

fn help(reworded: &Reworded) -> String {
    let stem = match reworded.place.kind {
        Kind::Playbook => "playbook".to_owned(),
        _ => format!("boundaries/{}", reworded.place.id),
    };
    let file = |language: &Language| format!("{stem}.{language}.yaml");
    if !reworded.hides.is_empty() {
        let files = quoted(reworded.hides.iter().map(file));
        return format!(
            "take it out here, or give these readers the template's words in a file of their own: \
             {files}"
        );
    }
    if is_afterwards(&reworded.place) {
        return "say it as the template does; you may add steps of your own to `afterwards`"
            .to_owned();
    }
    if !reworded.is_there {
        return "take the empty key out here: the template's words then hold again".to_owned();
    }
    if reworded.place.kind == Kind::Playbook {
        let holds = match reworded.below {
            Some(_) => "the template's word then holds again",
            None => "it then reads as in the template",
        };
        return format!("take it out here: {holds}");
    }
    if reworded.below.is_none() {
        return "take it out here: what people are asked is the template's to word".to_owned();
    }
    "take it out here: the template's words then hold again; title, summary, why, say and note are \
     yours to word"
        .to_owned()
}
