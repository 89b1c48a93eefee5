//! What a role is told, in few words.

use super::{Ground, Phrase, Teller};
use crate::decide::Answer;
use crate::model::{Boundary, RoleId};
use crate::render::chart::{Saying, When};
use crate::render::language::Arg;

/// A ruling in words: a sentence, or the beginning of one and the cases with which it goes on.
pub(crate) struct Statement {
    /// The sentence, or its beginning.
    pub(crate) head: Phrase,
    /// The cases; none where the sentence is whole.
    pub(crate) cases: Vec<Phrase>,
}

impl Teller<'_> {
    /// A saying as a sentence: `Decide it yourself up to €250 per guest`; one that holds in
    /// several cases as a list of them.
    pub(crate) fn saying(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        saying: &Saying,
    ) -> Statement {
        let (suffix, regions) = match &saying.when {
            When::Always => ("_always", &[][..]),
            When::In(regions) => ("", regions.as_slice()),
            When::OtherwiseIn(regions) => ("_otherwise", regions.as_slice()),
            When::Else => ("_else", &[][..]),
        };
        let mut places: Vec<Phrase> =
            regions.iter().map(|region| self.region(boundary, ground, region)).collect();
        let list = if places.len() > 1 { "_list" } else { "" };
        let when = if places.len() == 1 { places.remove(0).0 } else { String::new() };
        let whom = self.all_names(saying.ruling.answer.whom());
        let key = format!("told_{}{suffix}{list}", saying.ruling.answer.name());
        let args = [("when", Arg::Words(&when)), ("whom", Arg::Words(&whom))];
        let head = Phrase(self.lexicon.say(&key, &args));
        Statement { head, cases: places.iter().map(Phrase::capital).collect() }
    }

    /// Whom to ask in which case, one after the other, of several sayings of which the first
    /// that fits holds.
    pub(crate) fn asks_in_turn(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        asks: &[&Saying],
    ) -> Vec<Phrase> {
        asks.iter().flat_map(|saying| self.room(boundary, ground, saying)).collect()
    }

    /// The same on the page of a role, below what it says: where it holds, after whom to ask.
    pub(crate) fn room(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        saying: &Saying,
    ) -> Vec<Phrase> {
        let places: Vec<String> = match &saying.when {
            When::Always => vec![self.lexicon.word("room_every")],
            When::Else => vec![self.lexicon.word("room_else")],
            When::In(regions) | When::OtherwiseIn(regions) => {
                regions.iter().map(|region| self.region(boundary, ground, region).0).collect()
            }
        };
        let whom = self.all_names(saying.ruling.answer.whom());
        let line = |when: String| {
            let args = [("whom", Arg::Words(&whom)), ("when", Arg::Words(&when))];
            Phrase(match saying.ruling.answer {
                Answer::Ask(_) => self.lexicon.say("room_ask", &args),
                Answer::May | Answer::Never => return Phrase(when).capital(),
            })
        };
        places.into_iter().map(line).collect()
    }

    pub(super) fn all_names(&self, roles: &[RoleId]) -> String {
        let names: Vec<String> = roles.iter().map(|role| self.role_name(role)).collect();
        self.lexicon.all_of(&names)
    }
}
