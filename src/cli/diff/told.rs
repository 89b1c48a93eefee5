//! Differences of authority in words: what all forms for people share.

use crate::cli::language::sentences;
use crate::cli::verdict::{in_few_words, quoted};
use crate::compare::{Field, Moved, Rewording, Room};
use crate::decide::{Difference, Incomparable, Region, Ruling, Shift};
use crate::model::{Boundary, FactId, Language, LanguageIndex, Playbook, RoleId};
use crate::render::{Arg, Sentences};

/// Tells differences in one language, in the words of the new playbook, and of the old one for
/// what the new one does not have.
pub(super) struct Teller<'a> {
    old: Option<(&'a Playbook, LanguageIndex)>,
    new: &'a Playbook,
    sentences: Sentences<'a>,
}

/// One change of authority, for all whom it is for.
#[derive(PartialEq, Eq)]
pub(super) struct Line {
    pub(super) shift: Shift,
    /// `Front desk, Night porter`, or `everyone`.
    pub(super) roles: String,
    /// Where; empty where it is everywhere.
    pub(super) when: String,
    pub(super) from: String,
    pub(super) to: String,
}

impl<'a> Teller<'a> {
    pub(super) fn new(old: Option<&'a Playbook>, new: &'a Playbook, language: &Language) -> Self {
        let old = old.map(|old| {
            let found = old.languages.iter().position(|known| known == language);
            (old, LanguageIndex(found.unwrap_or(0)))
        });
        Self { old, new, sentences: sentences(new, language) }
    }

    /// One of the command line's own words, by its key without `cli_`.
    pub(super) fn word(&self, key: &str) -> String {
        self.sentences.word(&format!("cli_{key}"))
    }

    fn say(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.sentences.say(&format!("cli_{key}"), args)
    }

    /// What a boundary is called.
    pub(super) fn title(&self, boundary: &Boundary) -> String {
        self.sentences.line(&boundary.title)
    }

    /// What is different in a boundary: what is wider first, then what is narrower. Roles for
    /// which the same is different are told together.
    pub(super) fn lines(&self, moved: &Moved<'_>, room: &Room) -> Vec<Line> {
        let boundary = self.with_old_facts(moved.boundary);
        let mut groups: Vec<(Line, Vec<&RoleId>)> = Vec::new();
        for one in room.told() {
            let (from, to) = self.answers(one);
            let when = self.when(&boundary, room, &room.untouched(&one.region));
            let line = Line { shift: one.shift, roles: String::new(), when, from, to };
            match groups.iter_mut().find(|(known, _)| *known == line) {
                Some((_, roles)) if roles.contains(&&one.role) => {}
                Some((_, roles)) => roles.push(&one.role),
                None => groups.push((line, vec![&one.role])),
            }
        }
        let all = room.contrast.roles().len();
        let named = |(line, roles): (Line, Vec<&RoleId>)| {
            let is_everyone = roles.len() == all && all > 1;
            let names: Vec<String> = roles.iter().map(|role| self.role(role)).collect();
            let roles = if is_everyone { self.word("everyone") } else { names.join(", ") };
            Line { roles, ..line }
        };
        let mut lines: Vec<Line> = groups.into_iter().map(named).collect();
        lines.sort_by_key(|line| line.shift);
        lines
    }

    /// A boundary with the facts that only the old one had, so that regions can be told of them.
    fn with_old_facts(&self, boundary: &Boundary) -> Boundary {
        let mut boundary = boundary.clone();
        // Words of the old playbook are found by their language only where it has the same ones.
        let old = self.old.filter(|(old, _)| old.languages == self.new.languages);
        let old = old.and_then(|(old, _)| old.boundaries.iter().find(|it| it.id == boundary.id));
        for fact in old.iter().flat_map(|old| &old.facts) {
            if boundary.facts.iter().all(|known| known.id != fact.id) {
                boundary.facts.push(fact.clone());
            }
        }
        boundary
    }

    /// Where a region is; empty where it is everywhere.
    fn when(&self, boundary: &Boundary, room: &Room, region: &Region) -> String {
        self.sentences.region(boundary, room.contrast.space(), region)
    }

    /// The title of a role; its id where neither playbook has it.
    fn role(&self, id: &RoleId) -> String {
        let is_new = self.new.roles.iter().any(|role| role.id == *id);
        let old = self.old.filter(|_| !is_new);
        let old = old.and_then(|(old, language)| {
            let role = old.roles.iter().find(|role| role.id == *id)?;
            Some(role.title.content(language).to_owned())
        });
        old.unwrap_or_else(|| self.sentences.role(id))
    }

    /// What is told before and now; with who decides, where only that is different.
    fn answers(&self, one: &Difference) -> (String, String) {
        let (from, to) = (self.answer(&one.from), self.answer(&one.to));
        if one.from.answer.clone().sorted() != one.to.answer.clone().sorted() {
            return (from, to);
        }
        let deciding = |told: String, ruling: &Ruling| match &ruling.decides {
            Some(role) => {
                let who = self.role(role);
                let args = [("verdict", Arg::Words(&told)), ("who", Arg::Words(&who))];
                self.say("deciding", &args)
            }
            None => told,
        };
        (deciding(from, &one.from), deciding(to, &one.to))
    }

    fn answer(&self, ruling: &Ruling) -> String {
        let whom = ruling.answer.whom();
        if whom.iter().all(|id| self.new.roles.iter().any(|role| role.id == *id)) {
            return in_few_words(&self.sentences, &ruling.answer);
        }
        let names: Vec<String> = whom.iter().map(|role| self.role(role)).collect();
        let whom = self.sentences.all_of(&names);
        self.say(ruling.answer.name(), &[("whom", Arg::Words(&whom))])
    }

    /// Why nothing can be said of what a boundary decides.
    pub(super) fn why_not(&self, incomparable: &Incomparable) -> String {
        match incomparable {
            Incomparable::TooComplex(_) => self.word("incomparable_complex"),
            Incomparable::Currencies { old, new } => {
                let (old, new) = (old.to_string(), new.to_string());
                let args = [("old", Arg::Words(&old)), ("new", Arg::Words(&new))];
                self.say("incomparable_currencies", &args)
            }
            Incomparable::NoSilence => self.word("incomparable_silence"),
        }
    }

    /// The same as a clause of a sentence.
    pub(super) fn incomparable(&self, incomparable: &Incomparable) -> String {
        let why = self.why_not(incomparable);
        self.say("incomparable", &[("why", Arg::Words(&why))])
    }

    /// What to say of lines that always hold, where there are some.
    pub(super) fn besides(&self, moved: &[Moved<'_>]) -> Option<String> {
        let boundary = moved.first()?.boundary;
        let mut facts: Vec<&FactId> = Vec::new();
        let rooms = moved.iter().filter_map(|moved| moved.room.as_ref().ok());
        for fact in rooms.flat_map(Room::besides) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        let questions = quoted(facts.into_iter(), boundary, &self.sentences);
        let args = [("questions", Arg::Words(&questions))];
        (!questions.is_empty()).then(|| self.say("besides", &args))
    }

    /// A field that changed, and how: `summary: ‘Old.’ -> ‘New.’`, `text: 2 new lines, 1 gone`.
    pub(super) fn field(&self, field: &Field) -> String {
        let name = self.sentences.try_word(&format!("cli_field_{}", field.name));
        let name = name.unwrap_or_else(|| field.name.to_owned());
        let quoted = |text: &str| match text {
            "" => self.word("nothing"),
            text => format!("‘{text}’"),
        };
        match &field.rewording {
            None => name,
            Some(Rewording::Line { from, to, .. }) => {
                format!("{name}: {} -> {}", quoted(from), quoted(to))
            }
            Some(Rewording::Lines { added, removed }) => {
                format!("{name}: {}", self.reworded(*added, *removed))
            }
        }
    }

    fn reworded(&self, new: usize, gone: usize) -> String {
        let (added, removed) = (new.to_string(), gone.to_string());
        let (key, count) = match (new, gone) {
            (_, 0) => ("lines_new", new),
            (0, _) => ("lines_gone", gone),
            _ => ("lines_both", new),
        };
        let args = [
            ("count", Arg::Count(count)),
            ("added", Arg::Words(&added)),
            ("removed", Arg::Words(&removed)),
        ];
        self.say(key, &args)
    }
}
