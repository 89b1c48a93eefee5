//! `reworded-guard`: a fork words a question of a boundary otherwise than the template that guards
//! it.
//!
//! Who is asked another question answers another one, and the clauses decide about something that
//! nobody meant: the guard holds, of something else. So what is asked there, the options to choose
//! from and what they are called stay the template's; title, summary and reasons are the fork's to
//! word. Mend it by taking the words out, so that the template's hold again.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Boundary, Language, Place, Step};

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
    /// The language whose readers meet the words, where these are written in another one.
    pub hides: Option<Language>,
}

/// The boundaries that a template guards and that a fork could word otherwise: each as the
/// template has it and as the fork has it.
pub fn worded<'a>(fork: &'a Fork<'_>) -> impl Iterator<Item = (&'a Boundary, &'a Boundary)> {
    let guarded = fork.template.guarded();
    guarded.filter_map(|kept| Some((kept, fork.comparable(kept)?)))
}

/// What is to be said of a text.
pub fn reworded_guard(fork: &Fork<'_>, kept: &Boundary, reworded: Reworded) -> Diagnostic {
    let finding = fork.finding(kept);
    let (message, help) = (message(&finding, &reworded), help(&finding, &reworded));
    let Reworded { at, below, .. } = reworded;
    let problem = finding.problem(Code::RewordedGuard, at, message, help);
    let problem = match below {
        Some(below) => problem.related(below, "these are the template's words"),
        None => problem,
    };
    if finding.is_fixed() { problem } else { problem.as_warning() }
}

fn message(finding: &Finding<'_>, reworded: &Reworded) -> String {
    let what = what(finding.kept, &reworded.place);
    let does = match (&reworded.below, reworded.is_there) {
        (None, _) => "add",
        (_, false) => "take out",
        _ if reworded.hides.is_some() => "replace",
        _ => "reword",
    };
    let readers = match &reworded.hides {
        Some(language) => format!(" for readers of `{language}`"),
        None => String::new(),
    };
    if finding.is_fixed() {
        format!("no fork may {does} {what}{readers}")
    } else {
        let does = does.replacen("add", "adds", 1).replacen("take", "takes", 1);
        let does = does.replacen("replace", "replaces", 1).replacen("reword", "rewords", 1);
        format!("this {does} {what}{readers}, which the template guards")
    }
}

/// The text, by what it is: the question `traces` of `allergy`.
fn what(kept: &Boundary, place: &Place) -> String {
    let boundary = &kept.id;
    let keys: Vec<&str> = place.path.iter().map_while(key).collect();
    match keys.as_slice() {
        [_, fact, "ask"] => format!("the question `{fact}` of `{boundary}`"),
        [_, fact, "options", option] => {
            format!("the option `{option}` of `{fact}` in `{boundary}`")
        }
        [_, fact, key, ..] => format!("the `{key}` of `{fact}` in `{boundary}`"),
        _ => format!("the question of `{boundary}`"),
    }
}

fn key(step: &Step) -> Option<&str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

fn help(finding: &Finding<'_>, reworded: &Reworded) -> String {
    let id = &finding.kept.id;
    if let Some(language) = &reworded.hides {
        return format!(
            "give these readers the template's words in a file of their own, \
             `boundaries/{id}.{language}.yaml`"
        );
    }
    if !reworded.is_there {
        return "take the empty key out here: the template's words then hold again".to_owned();
    }
    if reworded.below.is_none() {
        return "take it out here: what people are asked is the template's to word".to_owned();
    }
    "take it out here: the template's words then hold again; title, summary, why, say and note are \
     yours to word"
        .to_owned()
}
