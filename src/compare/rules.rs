//! The fields of boundaries, of the scan and of the playbook itself that differ.

use crate::model::{AMOUNT, Boundary, Fact, Playbook, Scan};

use super::Version;
use super::change::Field;
use super::fields::Fields;
use super::same::{Reading, Same as _};

pub(super) fn boundary(old: &Boundary, new: &Boundary, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    // Where nobody wrote a question, the title stands in for it.
    if old.question != old.title || new.question != new.title {
        fields.line("question", Some(&old.question), Some(&new.question));
    }
    fields.line("summary", old.summary.as_ref(), new.summary.as_ref());
    fields.markdown("why", old.why.as_ref(), new.why.as_ref());
    fields.value("values", &old.values, &new.values);
    fields.value("always", &old.always, &new.always);
    fields.value("facts", &true, &facts_are_same(old, new, reading));
    fields.several("may", &old.may, &new.may);
    fields.several("ask", &old.ask, &new.ask);
    fields.several("never", &old.never, &new.never);
    fields.value("otherwise", &old.otherwise, &new.otherwise);
    fields.value("forks", &old.forks, &new.forks);
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}

pub(super) fn scan(old: &Scan, new: &Scan, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    fields.markdown("intro", old.intro.as_ref(), new.intro.as_ref());
    fields.several("scale", &old.scale, &new.scale);
    fields.several("statements", &old.statements, &new.statements);
    fields.several("bands", &old.bands, &new.bands);
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}

/// Which folder a playbook lies over, and that it is a template, no reader sees.
pub(super) fn playbook(old: &Version<'_>, new: &Version<'_>, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    let (before, after) = (old.playbook, new.playbook);
    fields.line("name", Some(&before.name), Some(&after.name));
    fields.line("tagline", before.tagline.as_ref(), after.tagline.as_ref());
    fields.value("languages", &before.languages, &after.languages);
    fields.value("currency", &before.currency, &after.currency);
    fields.markdown("vision", before.vision.as_ref(), after.vision.as_ref());
    fields.value("otherwise", &before.otherwise, &after.otherwise);
    fields.value("theme", &before.theme, &after.theme);
    fields.value("words", &true, &words_are_same(before, after, reading));
    fields.value("feedback", &before.feedback, &after.feedback);
    fields.several("evidence", &before.evidence, &after.evidence);
    fields.value("answers", old.answers, new.answers);
    fields.stewardship(&before.stewardship, &after.stewardship);
    fields.found()
}

/// An `amount` that nobody declared is there because of a limit, and that limit is told.
fn facts_are_same(old: &Boundary, new: &Boundary, reading: &Reading) -> bool {
    let is_declared =
        |fact: &&Fact| fact.id.as_str() != AMOUNT || fact.ask.is_some() || fact.default.is_some();
    let (mut before, mut after) =
        (old.facts.iter().filter(is_declared), new.facts.iter().filter(is_declared));
    loop {
        match (before.next(), after.next()) {
            (None, None) => return true,
            (Some(one), Some(two)) if one.same(two, reading) => {}
            _ => return false,
        }
    }
}

fn words_are_same(old: &Playbook, new: &Playbook, reading: &Reading) -> bool {
    let (old, new) = (&old.words.0, &new.words.0);
    old.len() == new.len()
        && old
            .iter()
            .all(|(word, forms)| new.get(word).is_some_and(|others| forms.same(others, reading)))
}
