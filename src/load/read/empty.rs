//! What to say of a value that is empty.
//!
//! In a clause that is a danger of its own: a limit left blank must never mean *no limit*.

use crate::load::layer::{LIMITING_KEYS, clause_id};
use crate::source::{Origin, Pair, Tree};

use super::Mode;

/// A key of a clause that must not be empty, for whatever is read below it.
#[derive(Clone, Copy)]
pub(super) struct Limit<'a> {
    clause: &'a Tree,
    key: &'a str,
}

impl<'a> Limit<'a> {
    /// The key of a clause, if it is a limiting one.
    pub(super) fn of(clause: &'a Tree, pair: &'a Pair) -> Option<Self> {
        LIMITING_KEYS.contains(&&*pair.key).then_some(Self { clause, key: &pair.key })
    }

    /// What is wrong with an empty value below the key, whose own `name` is this.
    pub(super) fn message(self, name: &str) -> String {
        let means = match self.key {
            _ if name != self.key => "whatever is the case",
            "roles" | "only" => "everyone",
            "when" => "in every case",
            "with" => "nobody else",
            _ => "any amount",
        };
        format!("`{name}` is empty, and a blank limit would mean *{means}*")
    }

    /// What to do about it; `key` is where the key stands.
    pub(super) fn help(self, mode: Mode, key: Option<Origin>) -> String {
        if mode == Mode::Translation {
            return "take it out here: rules stand in the original, and hold in every language"
                .to_owned();
        }
        let is_inherited = key.is_some_and(|key| key.file != self.clause.origin.file);
        match clause_id(self.clause).filter(|_| is_inherited) {
            Some(id) => format!(
                "write what is meant; to loosen, drop the clause (`{{id: {id}, remove: true}}`) and \
                 write a new one"
            ),
            None => "write what is meant; only where the clause is to hold without this limit, \
                     take the key out"
                .to_owned(),
        }
    }
}

/// What to do about any other empty value.
pub(super) fn empty_help(mode: Mode) -> &'static str {
    match mode {
        Mode::Original => "fill it in, or take the key out",
        Mode::Translation => {
            "fill it in or take it out; an entry of a list that needs no translation is `{}`"
        }
    }
}
