//! The words of the interface in one language, from the theme's Fluent files.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu_decimal::DecimalFormatter;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::house::House;
use super::message::{Message, Part};
use crate::model::{Language, LanguageIndex, Words};

/// The language in which everything can be said.
const FALLBACK: &str = "en";

/// The words of a theme by language tag; later files speak over earlier ones.
pub(crate) type Locales = BTreeMap<String, Vec<Arc<FluentResource>>>;

/// Something that goes into a message.
pub(crate) enum Arg<'a> {
    /// Words, already in the reader's language.
    Words(&'a str),
    /// A count that chooses between singular and plural.
    Count(usize),
    /// A number that does so.
    Number(Decimal),
}

/// Says things in one language.
pub(crate) struct Lexicon {
    /// The reader's language first, then what it falls back to.
    bundles: Vec<FluentBundle<Arc<FluentResource>>>,
    /// Every message by its key, and which of the bundles says it.
    messages: HashMap<String, (usize, Message)>,
    pub(super) language: Language,
    pub(super) house: House,
    pub(super) decimals: Option<DecimalFormatter>,
}

impl Lexicon {
    pub(crate) fn new(
        locales: &Locales,
        language: &Language,
        index: LanguageIndex,
        words: &Words,
    ) -> Self {
        let mut tags = vec![language.as_str(), language.primary(), FALLBACK];
        tags.dedup();
        let known: Vec<_> = tags.into_iter().filter(|tag| locales.contains_key(*tag)).collect();
        let mut lexicon = Self {
            bundles: known.iter().map(|tag| bundle(tag, &locales[*tag])).collect(),
            messages: HashMap::new(),
            language: language.clone(),
            house: House::default(),
            decimals: super::money::formatter(language),
        };
        for (at, tag) in known.iter().enumerate().rev() {
            let said = messages(&lexicon.bundles[at], &locales[*tag]);
            lexicon.messages.extend(said.map(|(key, message)| (key, (at, message))));
        }
        lexicon.house = House::new(&lexicon, words, index);
        lexicon
    }

    /// A message without anything to fill in.
    pub(crate) fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message, filled in. The house's own words can be used in every message.
    pub(crate) fn say(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.try_say(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// A message, filled in; `None` where no language has it or something is missing in it.
    pub(crate) fn try_say(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> Option<String> {
        let (bundle, message) = self.messages.get(key)?;
        match message {
            Message::Plain(parts) => self.put_together(parts, args),
            Message::Chosen(_) => self.choose(key, &self.bundles[*bundle], message, args),
        }
    }

    /// The form of a word that goes with a number: of `1`, the one for one thing.
    pub(crate) fn counted(&self, number: Decimal, one: &str, many: &str) -> String {
        let args =
            [("number", Arg::Number(number)), ("one", Arg::Words(one)), ("many", Arg::Words(many))];
        self.say("counted", &args)
    }

    fn put_together(&self, parts: &[Part], args: &[(&'static str, Arg<'_>)]) -> Option<String> {
        let mut said = String::new();
        for part in parts {
            match part {
                Part::Words(words) => said.push_str(words),
                Part::Name(name) => match args.iter().find(|(known, _)| *known == &**name) {
                    Some((_, Arg::Words(words))) => said.push_str(words),
                    Some((_, Arg::Count(count))) => said.push_str(&count.to_string()),
                    Some((_, Arg::Number(number))) => said.push_str(&number.to_string()),
                    None => said.push_str(self.house.arg(name)?),
                },
            }
        }
        Some(said)
    }

    fn choose(
        &self,
        key: &str,
        bundle: &FluentBundle<Arc<FluentResource>>,
        message: &Message,
        args: &[(&'static str, Arg<'_>)],
    ) -> Option<String> {
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::new();
        for (name, word) in self.house.args().filter(|(name, _)| message.reads(name)) {
            values.set(name, word);
        }
        for (name, arg) in args {
            values.set(
                *name,
                match arg {
                    Arg::Words(words) => FluentValue::from(*words),
                    Arg::Count(count) => FluentValue::from(*count),
                    // Only the form depends on it, not what is written.
                    Arg::Number(number) => FluentValue::from(number.to_f64().unwrap_or_default()),
                },
            );
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    /// Every message that needs nothing filled in but the house's own words, for templates.
    pub(crate) fn interface(&self) -> BTreeMap<String, String> {
        self.messages.keys().filter_map(|id| Some((id.clone(), self.try_say(id, &[])?))).collect()
    }

    /// Several things in one breath: `a, b and c`.
    pub(crate) fn all_of(&self, parts: &[String]) -> String {
        self.listed(parts, "list_and")
    }

    /// Several things to choose from: `a, b or c`.
    pub(crate) fn any_of(&self, parts: &[String]) -> String {
        self.listed(parts, "list_or")
    }

    fn listed(&self, parts: &[String], key: &str) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [before @ .., last] => self.say(
                key,
                &[("before", Arg::Words(&before.join(", "))), ("last", Arg::Words(last))],
            ),
        }
    }

    /// This language's name for itself.
    pub(crate) fn own_name(&self) -> String {
        // Words of another language would name that one.
        let own = self.bundles.first().filter(|bundle| {
            bundle
                .locales
                .first()
                .is_some_and(|tag| tag.language.as_str() == self.language.primary())
        });
        match own {
            Some(_) => self.word("language_name"),
            None => self.language.to_string(),
        }
    }

    /// The messages of the language itself, what it falls back to left out.
    #[cfg(test)]
    pub(super) fn ids_of_first(&self) -> std::collections::BTreeSet<String> {
        let first = self.messages.iter().filter(|(_, (bundle, _))| *bundle == 0);
        first.map(|(id, _)| id.clone()).collect()
    }

    /// The name of a language, in this one.
    pub(crate) fn language_name(&self, language: &Language) -> String {
        self.try_say(&format!("language_{}", language.primary()), &[])
            .unwrap_or_else(|| language.to_string())
    }
}

fn bundle(tag: &str, resources: &[Arc<FluentResource>]) -> FluentBundle<Arc<FluentResource>> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
    // Isolation marks help where directions mix; in headings and titles they only show up as
    // strange characters.
    bundle.set_use_isolating(false);
    for resource in resources {
        bundle.add_resource_overriding(Arc::clone(resource));
    }
    bundle
}

/// The messages of a bundle that say something by themselves.
fn messages<'a>(
    bundle: &'a FluentBundle<Arc<FluentResource>>,
    resources: &'a [Arc<FluentResource>],
) -> impl Iterator<Item = (String, Message)> + 'a {
    let entries = resources.iter().flat_map(|resource| resource.entries());
    entries.filter_map(|entry| {
        let Entry::Message(message) = entry else { return None };
        let key = message.id.name;
        // A later resource may have spoken over this one; the bundle knows which holds.
        let pattern = bundle.get_message(key)?.value()?;
        Some((key.to_owned(), Message::new(pattern)))
    })
}
