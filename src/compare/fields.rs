//! Gathers the fields of a thing that differ, in the order of the format.

use similar::{ChangeTag, TextDiff};

use crate::model::{Language, LanguageIndex, Markdown, Stewardship, Text};

use super::change::{Field, Rewording};
use super::same::{Reading, Same, without_margins};

/// The fields of a thing that differ.
pub(super) struct Fields<'a> {
    reading: &'a Reading,
    found: Vec<Field>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        Self { reading, found: Vec::new() }
    }

    /// What was found.
    pub(super) fn found(self) -> Vec<Field> {
        self.found
    }

    /// A field that holds no words.
    pub(super) fn value<T: PartialEq>(&mut self, name: &'static str, old: &T, new: &T) {
        if old != new {
            self.found.push(Field { name, rewording: None });
        }
    }

    /// A field that holds words among other things.
    pub(super) fn several<T: Same>(&mut self, name: &'static str, old: &T, new: &T) {
        if !old.same(new, self.reading) {
            self.found.push(Field { name, rewording: None });
        }
    }

    /// A text of one line.
    pub(super) fn line(&mut self, name: &'static str, old: Option<&Text>, new: Option<&Text>) {
        let in_language = |text: Option<&Text>, language| {
            text.map_or_else(String::new, |text| text.content(language).to_owned())
        };
        let of = |before, now| (in_language(old, before), in_language(new, now));
        let mut all = self.reading.languages.iter();
        let differing = all.find(|(_, before, now)| !is_same(old, new, *before, *now));
        let Some((language, before, now)) = differing else { return };
        let (from, to) = of(*before, *now);
        let is_told = from != to && !from.contains('\n') && !to.contains('\n');
        let language = language.clone();
        let rewording = is_told.then_some(Rewording::Line { language, from, to });
        self.found.push(Field { name, rewording });
    }

    /// A text in Markdown: how many of its lines are new or gone, in all languages.
    pub(super) fn markdown(
        &mut self,
        name: &'static str,
        old: Option<&Markdown>,
        new: Option<&Markdown>,
    ) {
        let (old, new) = (old.map(|it| &it.0), new.map(|it| &it.0));
        let (mut added, mut removed, mut differs) = (0, 0, false);
        for (_, before, now) in &self.reading.languages {
            let (from, to) = (body(old, *before), body(new, *now));
            if from == to {
                continue;
            }
            differs = true;
            let content = |read: Option<(&Language, &str)>| match read {
                Some((_, text)) => format!("{text}\n"),
                None => String::new(),
            };
            let (from, to) = (content(from), content(to));
            for change in TextDiff::from_lines(&from, &to).iter_all_changes() {
                added += usize::from(change.tag() == ChangeTag::Insert);
                removed += usize::from(change.tag() == ChangeTag::Delete);
            }
        }
        if differs {
            let is_told = added + removed > 0;
            let rewording = is_told.then_some(Rewording::Lines { added, removed });
            self.found.push(Field { name, rewording });
        }
    }

    /// What every kind has.
    pub(super) fn stewardship(&mut self, old: &Stewardship, new: &Stewardship) {
        self.line("owner", old.owner.as_ref(), new.owner.as_ref());
        self.value("since", &old.since, &new.since);
        self.value("review_by", &old.review_by, &new.review_by);
        self.several("source", &old.source, &new.source);
    }
}

/// What is read of a text in Markdown, and in which language.
fn body(text: Option<&Text>, language: LanguageIndex) -> Option<(&Language, &str)> {
    let wording = text?.wording(language);
    Some((&wording.language, without_margins(&wording.content)))
}

fn is_same(
    old: Option<&Text>,
    new: Option<&Text>,
    before: LanguageIndex,
    now: LanguageIndex,
) -> bool {
    old.map(|text| text.wording(before)) == new.map(|text| text.wording(now))
}
