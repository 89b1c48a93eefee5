//! What a role is told, in few words.

use super::{Ground, Phrase, Teller};
use crate::decide::Answer;
use crate::model::{Boundary, RoleId};
use crate::render::chart::{Saying, When};
use crate::render::language::Arg;

/// As many boxes as a short sentence holds.
const FEW: usize = 3;

impl Teller<'_> {
    /// A saying as a sentence: `Decide it yourself up to €250 per guest`.
    pub(crate) fn saying(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        saying: &Saying,
    ) -> Phrase {
        let (suffix, regions) = match &saying.when {
            When::Always => ("_always", &[][..]),
            When::In(regions) => ("", regions.as_slice()),
            When::OtherwiseIn(regions) => ("_otherwise", regions.as_slice()),
            When::Else => ("_else", &[][..]),
        };
        let when = if regions.len() > FEW {
            self.lexicon.word("some_cases")
        } else {
            self.regions(boundary, ground, regions).0
        };
        let whom = self.all_names(saying.ruling.answer.whom());
        let key = format!("told_{}{suffix}", saying.ruling.answer.name());
        Phrase(self.lexicon.say(&key, &[("when", Arg::Words(&when)), ("whom", Arg::Words(&whom))]))
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

    /// Several people to ask, which of them depends on the case; `key` says so.
    pub(crate) fn depends(&self, key: &str, whom: &[&RoleId]) -> Phrase {
        let names: Vec<String> = whom.iter().map(|role| self.role_name(role)).collect();
        let whom = self.lexicon.any_of(&names);
        Phrase(self.lexicon.say(key, &[("whom", Arg::Words(&whom))]))
    }

    pub(super) fn all_names(&self, roles: &[RoleId]) -> String {
        let names: Vec<String> = roles.iter().map(|role| self.role_name(role)).collect();
        self.lexicon.all_of(&names)
    }
}
