//! Rules in as few words as tell them truly, for where there is little room.

use super::{Ground, Phrase, Teller};
use crate::decide::Answer;
use crate::model::{AMOUNT, Boundary, Clause, ClauseKind, Condition, RoleId};
use crate::render::chart::{Saying, When};
use crate::render::language::Arg;

impl Teller<'_> {
    /// What a role is told, below the verdict that it is: where it holds, after whom to ask.
    pub(crate) fn brief_saying(
        &self,
        boundary: &Boundary,
        ground: &dyn Ground,
        saying: &Saying,
    ) -> Phrase {
        let place = match &saying.when {
            When::Always => Phrase(self.lexicon.word("room_every")),
            When::Else => Phrase(self.lexicon.word("room_else")),
            When::In(regions) | When::OtherwiseIn(regions) => {
                self.regions(boundary, ground, regions)
            }
        };
        match &saying.ruling.answer {
            Answer::Ask(whom) => self.brief_ask(whom, &place),
            Answer::May | Answer::Never => place,
        }
    }

    /// What a clause says, below the verdict that it gives.
    pub(crate) fn brief_clause(&self, boundary: &Boundary, clause: &Clause) -> Phrase {
        let place = self.brief_place(boundary, clause);
        match &clause.kind {
            ClauseKind::Ask { whom } => self.brief_ask(std::slice::from_ref(whom), &place),
            ClauseKind::May | ClauseKind::Never => place,
        }
    }

    /// The case that a clause names: `up to €250 per guest`.
    pub(super) fn brief_place(&self, boundary: &Boundary, clause: &Clause) -> Phrase {
        let limits = self.limits(clause);
        let conditions: Vec<String> =
            clause.when.iter().map(|condition| self.brief_condition(boundary, condition)).collect();
        let conditions = self.lexicon.all_of(&conditions);
        let key = match (limits.is_empty(), conditions.is_empty()) {
            (true, true) => "room_every",
            (false, true) => "brief_limit",
            (true, false) => "where_if",
            (false, false) => "where_money_if",
        };
        let args = [("money", Arg::Words(&limits)), ("conditions", Arg::Words(&conditions))];
        Phrase(self.lexicon.say(key, &args))
    }

    fn brief_condition(&self, boundary: &Boundary, condition: &Condition) -> String {
        let fact = self.fact_of(boundary, &condition.fact);
        let question = self.question(fact, &condition.fact);
        let answer = self.answer_wanted(boundary, condition);
        let is_amount = condition.fact.as_str() == AMOUNT;
        let key = if is_amount { "when_amount" } else { "where_answer" };
        let args = [("question", Arg::Words(&question)), ("answer", Arg::Words(&answer))];
        self.lexicon.say(key, &args)
    }

    pub(super) fn brief_ask(&self, whom: &[RoleId], place: &Phrase) -> Phrase {
        let whom = self.all_names(whom);
        let args = [("whom", Arg::Words(&whom)), ("when", Arg::Words(&place.0))];
        Phrase(self.lexicon.say("room_ask", &args))
    }
}
