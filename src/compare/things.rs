//! The fields of values, roles, examples and pages that differ.

use crate::model::{Example, Page, Role, Value};

use super::change::Field;
use super::fields::Fields;
use super::same::Reading;

pub(super) fn value(old: &Value, new: &Value, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    fields.line("summary", old.summary.as_ref(), new.summary.as_ref());
    fields.markdown("text", old.text.as_ref(), new.text.as_ref());
    fields.several("we_do", &old.we_do, &new.we_do);
    fields.several("we_do_not", &old.we_do_not, &new.we_do_not);
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}

pub(super) fn role(old: &Role, new: &Role, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    fields.line("summary", old.summary.as_ref(), new.summary.as_ref());
    fields.markdown("text", old.text.as_ref(), new.text.as_ref());
    fields.value("reports_to", &old.reports_to, &new.reports_to);
    fields.value("start_with", &old.start_with, &new.start_with);
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}

pub(super) fn example(old: &Example, new: &Example, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    fields.value("kind", &old.kind, &new.kind);
    fields.markdown("story", old.story.as_ref(), new.story.as_ref());
    fields.several("decisions", &old.decisions, &new.decisions);
    fields.markdown("what_happened", old.what_happened.as_ref(), new.what_happened.as_ref());
    fields.markdown("better", old.better.as_ref(), new.better.as_ref());
    fields.markdown("lesson", old.lesson.as_ref(), new.lesson.as_ref());
    fields.value("values", &old.values, &new.values);
    fields.value("tags", &old.tags, &new.tags);
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}

pub(super) fn page(old: &Page, new: &Page, reading: &Reading) -> Vec<Field> {
    let mut fields = Fields::new(reading);
    fields.line("title", Some(&old.title), Some(&new.title));
    fields.line("summary", old.summary.as_ref(), new.summary.as_ref());
    fields.value("for", &old.audience, &new.audience);
    fields.markdown("text", old.text.as_ref(), new.text.as_ref());
    fields.stewardship(&old.stewardship, &new.stewardship);
    fields.found()
}
