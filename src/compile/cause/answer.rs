//! Problems of a template that shows only with a fork's answers, where the answer is the cause.
//!
//! A template asks what only its forks can answer, so nothing can be said of it alone that hangs on
//! the answer. What is wrong with one answer and not with another is the answer's doing.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Kind, Place};

use super::super::World;
use super::below::Found;
use super::{Fork, Key, Lent, key};

/// The folder below a fork, alone and with the fork's answers.
pub(super) struct Nearest<'a> {
    pub(super) folder: &'a str,
    /// The fork's answers to questions that the folder leaves open.
    pub(super) lent: Lent,
    /// What is found with these answers.
    pub(super) found: Arc<Found>,
    /// What is found without.
    pub(super) alone: Arc<Found>,
}

impl World {
    /// Where the fork gives the answer that causes an error of the folder below; `None` where none
    /// does, or where another folder gives it.
    pub(super) fn answer(
        &self,
        nearest: &Nearest<'_>,
        fork: Fork<'_>,
        problem: &Diagnostic,
    ) -> Option<Span> {
        let key = key(problem);
        if !problem.is_error() || nearest.alone.found.contains_key(&key) {
            return None;
        }
        let answers = nearest.lent.iter();
        let (question, _) = answers
            .clone()
            .find(|(question, answer)| self.hangs_on(nearest, question, answer, &key))?;
        let place = Place::of(Kind::Playbook, "").key("answers").key(question);
        fork.examined.loaded.own_part(&place)
    }

    /// Whether a problem is there with an answer, and not with another one.
    fn hangs_on(&self, nearest: &Nearest<'_>, question: &str, answer: &str, problem: &Key) -> bool {
        let with = |other: Option<String>| {
            let mut lent = nearest.lent.clone();
            match other {
                Some(other) => lent.insert(question.to_owned(), other),
                None => lent.remove(question),
            };
            let found = self.found_in(nearest.folder, lent);
            found.is_none_or(|found| found.found.contains_key(problem))
        };
        // Without the answer nothing is said of what it stands in.
        if with(None) {
            return false;
        }
        let others = others(answer);
        others.is_empty() || others.into_iter().any(|other| !with(Some(other)))
    }
}

/// Other answers of the same kind: much more and much less, the same in the folder's own currency,
/// or the opposite.
fn others(answer: &str) -> Vec<String> {
    if let Some(opposite) = [("yes", "no"), ("no", "yes")].iter().find(|(one, _)| *one == answer) {
        return vec![opposite.1.to_owned()];
    }
    let (number, unit) = answer.split_once(' ').unwrap_or((answer, ""));
    let Ok(number) = number.trim_end_matches('%').parse::<Decimal>() else { return Vec::new() };
    let scaled = [number.checked_mul(Decimal::from(20)), number.checked_div(Decimal::from(20))];
    let scaled = scaled.into_iter().flatten().map(|number| number.round_dp(2));
    let scaled = scaled.map(|number| format!("{number} {unit}").trim_end().to_owned());
    let bare = unit.chars().all(char::is_alphabetic).then(|| number.to_string());
    scaled.chain(bare.filter(|_| !unit.is_empty())).collect()
}

#[cfg(test)]
mod tests {
    use super::others;

    #[test]
    fn other_answers_are_of_the_same_kind() {
        assert_eq!(others("yes"), ["no"]);
        assert_eq!(others("50 EUR"), ["1000 EUR", "2.50 EUR", "50"]);
        assert_eq!(others("10 %"), ["200 %", "0.50 %"]);
        assert!(others("Delft").is_empty());
    }
}
