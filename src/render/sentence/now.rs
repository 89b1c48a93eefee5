//! What became of a verdict: what holds from now on, and what held before.

use super::{Phrase, Teller};
use crate::decide::{Answer, Ruling};
use crate::render::changes::Change;
use crate::render::language::Arg;

/// As many regions as a sentence holds; more are told below it, one by one.
const FEW: usize = 3;

impl Teller<'_> {
    /// What holds now: `From now on, decide it yourself up to €250 per guest`.
    pub(crate) fn now(&self, change: &Change<'_>) -> Phrase {
        let is_everywhere = change.regions.iter().any(|region| region.when.is_empty());
        let when = if is_everywhere {
            self.lexicon.word("room_every")
        } else if change.regions.len() > FEW {
            self.lexicon.word("now_cases")
        } else {
            self.regions(change.boundary, change.room.contrast.space(), &change.regions).0
        };
        if change.is_of_decider() {
            let is_own = change.to.decides.is_none();
            let key = if is_own { "now_decides_self" } else { "now_decides" };
            let who = self.decider(&change.to);
            let args = [("who", Arg::Words(&who)), ("when", Arg::Words(&when))];
            return Phrase(self.lexicon.say(key, &args));
        }
        let whom = self.all_names(change.to.answer.whom());
        let suffix = if is_everywhere { "_always" } else { "" };
        let key = format!("now_{}{suffix}", change.to.answer.name());
        Phrase(self.lexicon.say(&key, &[("when", Arg::Words(&when)), ("whom", Arg::Words(&whom))]))
    }

    /// What held before: `before: ask the lead`.
    pub(crate) fn before(&self, change: &Change<'_>) -> Phrase {
        if change.is_of_decider() {
            let who = self.decider(&change.from);
            return Phrase(self.lexicon.say("before_decides", &[("who", Arg::Words(&who))]));
        }
        let answer: &Answer = &change.from.answer;
        let whom = self.all_names(answer.whom());
        let key = format!("before_{}", answer.name());
        Phrase(self.lexicon.say(&key, &[("whom", Arg::Words(&whom))]))
    }

    /// Where it is, where that is too much for the sentence.
    pub(crate) fn places(&self, change: &Change<'_>) -> Vec<Phrase> {
        let is_everywhere = change.regions.iter().any(|region| region.when.is_empty());
        if is_everywhere || change.regions.len() <= FEW {
            return Vec::new();
        }
        let space = change.room.contrast.space();
        let regions = change.regions.iter();
        regions.map(|region| self.region(change.boundary, space, region).capital()).collect()
    }

    /// Who decides in the end; nobody is named where that is the reader.
    fn decider(&self, ruling: &Ruling) -> String {
        match &ruling.decides {
            Some(role) => self.role_name(role),
            None => self.lexicon.word("now_yourself"),
        }
    }
}
