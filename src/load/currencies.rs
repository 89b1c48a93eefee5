//! Amounts that say their currency: bare ones, once they no longer stand beside the
//! playbook.yaml that says what they are of.

use crate::model::{AMOUNT, Currency, Kind};
use crate::source::{Data, Pair, Tree};

use super::chain::Chain;
use super::grammar::number;
use super::layer::CLAUSE_LISTS;

/// Writes out the currency of bare amounts.
pub(crate) struct Currencies<'a> {
    chain: &'a Chain,
    /// The questions whose answers are money, and say of what.
    money: Vec<&'a str>,
}

impl<'a> Currencies<'a> {
    /// What it takes for the things of an organisation whose playbook is this.
    pub(crate) fn of(chain: &'a Chain, playbook: &'a Tree) -> Self {
        let questions = playbook.get("questions").map_or(&[][..], Tree::pairs);
        let is_money = |pair: &&Pair| pair.value.get("type").and_then(Tree::text) == Some("money");
        Self { chain, money: questions.iter().filter(is_money).map(|pair| &*pair.key).collect() }
    }

    /// A thing in which every amount that another playbook.yaml gave its currency says it.
    pub(crate) fn written_out(&self, kind: Kind, mut thing: Tree) -> Tree {
        match kind {
            Kind::Boundary => self.boundary(&mut thing),
            Kind::Playbook => self.playbook(&mut thing),
            _ => {}
        }
        thing
    }

    fn boundary(&self, boundary: &mut Tree) {
        let facts = boundary.get("facts").map_or(&[][..], Tree::pairs);
        let is_money = |pair: &&Pair| pair.value.get("type").and_then(Tree::text) == Some("money");
        let mut money: Vec<String> =
            facts.iter().filter(is_money).map(|pair| pair.key.to_string()).collect();
        money.push(AMOUNT.to_owned());
        let Data::Map(pairs) = &mut boundary.data else { return };
        for pair in pairs {
            if CLAUSE_LISTS.contains(&&*pair.key)
                && let Data::List(clauses) = &mut pair.value.data
            {
                for clause in clauses {
                    self.clause(clause, &money);
                }
            } else if &*pair.key == "facts" {
                self.below(&mut pair.value, &money, Some("default"));
            }
        }
    }

    fn clause(&self, clause: &mut Tree, money: &[String]) {
        let Data::Map(pairs) = &mut clause.data else { return };
        for pair in pairs {
            match &*pair.key {
                "up_to" | "over" => self.amounts(&mut pair.value),
                "when" => self.below(&mut pair.value, money, None),
                _ => {}
            }
        }
    }

    fn playbook(&self, playbook: &mut Tree) {
        let money: Vec<String> = self.money.iter().map(|&id| id.to_owned()).collect();
        let Data::Map(pairs) = &mut playbook.data else { return };
        for pair in pairs {
            match &*pair.key {
                "questions" => self.below(&mut pair.value, &money, Some("default")),
                "answers" => self.below(&mut pair.value, &money, None),
                _ => {}
            }
        }
    }

    /// The entries of a mapping that have these keys; of each, `within` it the entry that is an
    /// amount.
    fn below(&self, map: &mut Tree, keys: &[String], within: Option<&str>) {
        let Data::Map(pairs) = &mut map.data else { return };
        for pair in pairs.iter_mut().filter(|pair| keys.iter().any(|key| **key == *pair.key)) {
            match (within, &mut pair.value.data) {
                (None, _) => self.amounts(&mut pair.value),
                (Some(inner), Data::Map(pairs)) => {
                    let amounts = pairs.iter_mut().filter(|pair| &*pair.key == inner);
                    amounts.for_each(|pair| self.amounts(&mut pair.value));
                }
                (Some(_), _) => {}
            }
        }
    }

    /// A text with amounts in it, or a list of such.
    fn amounts(&self, tree: &mut Tree) {
        let file = tree.origin.file;
        match &mut tree.data {
            Data::List(items) => items.iter_mut().for_each(|item| self.amounts(item)),
            Data::Scalar(scalar) => {
                let currency = self.chain.currency_of(file);
                if currency != self.chain.own().currency
                    && let Some(currency) = currency
                    && let Some(text) = self.priced(&scalar.text, currency)
                {
                    scalar.text = text.into();
                    scalar.plain = crate::source::Plain::Text;
                }
            }
            Data::Null | Data::Map(_) => {}
        }
    }

    /// A text with the currency behind each number that has none; `None` where all have one.
    fn priced(&self, text: &str, currency: Currency) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let has_currency =
            |word: Option<&&str>| word.is_some_and(|word| Currency::from_code(word).is_some());
        let is_bare = |position: usize| {
            self.is_number(words[position]) && !has_currency(words.get(position + 1))
        };
        if !(0..words.len()).any(is_bare) {
            return None;
        }
        let priced = words.iter().enumerate().map(|(position, word)| {
            if is_bare(position) { format!("{word} {currency}") } else { (*word).to_owned() }
        });
        Some(priced.collect::<Vec<_>>().join(" "))
    }

    /// Whether a word is a number, or will be once its placeholder is filled in.
    fn is_number(&self, word: &str) -> bool {
        match word.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')')) {
            Some(question) => !self.money.contains(&question),
            None => number(word).is_ok() || word.contains("$("),
        }
    }
}
