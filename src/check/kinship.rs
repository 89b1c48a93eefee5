//! Whether two texts are about the same thing, by the words that they share.
//!
//! Words are compared without knowing their language: two are forms of one another where they
//! begin alike (`upgrade`, `upgrades`), or where one is part of a compound (`kamerupgrade`).

use std::collections::BTreeSet;

use crate::model::Text;

/// The words of a text that say what it is about, in lower case.
#[derive(Clone, Debug, Default)]
pub(super) struct TopicWords(BTreeSet<String>);

/// The languages of which it is known which words are common. In others, all questions share most
/// of their words.
pub(super) const KNOWN: [&str; 2] = ["en", "nl"];

/// Words that tell nothing about the matter: what nearly every question to a colleague has, in
/// English and in Dutch.
const COMMON: [&str; 2] = [
    "\
    about all also and any anyone are ask asks been before but can cost costs could decide did \
    does down else euro euros for from get gets give gives has have help helps her here him his how long into \
    its just less let like made make makes many may money more much must need needs not now off \
    offer once one only our out over own pay pays put right say says she should some someone \
    something spend still sum take takes tell than that the their them then there they thing this \
    today too under use very want wants was were what when where which who whom why will with without \
    would you your",
    "\
    aan als bedrag ben betalen bij dan dat deze die dit doen door een eens euros geen geld geven haar \
    hebben heeft helpen hem het hier hoe hoeveel hun iemand iets ikzelf kan kost kosten krijgen laten \
    mag maken meer meteen men met mij mijn minder mogen naar niet nog ons onze ook over tegen toch uit \
    van vandaag veel vragen voor waar waarom wanneer wat was weg wel welk welke wie wij wil worden zeggen zelf zij zijn zonder",
];

/// The shortest word that can say what a text is about.
const SHORTEST: usize = 3;

impl TopicWords {
    /// The words of these texts, besides common ones and those that are `left_out`.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>, left_out: &Self) -> Self {
        let lower = texts.into_iter().map(str::to_lowercase);
        let words = lower.flat_map(|text| {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            words.map(str::to_owned).collect::<Vec<_>>()
        });
        let tells = |word: &String| {
            word.chars().count() >= SHORTEST && !is_common(word) && !left_out.has(word)
        };
        Self(words.filter(tells).collect())
    }

    /// How many words it shares with another text, forms of one word counting once.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.also_in(other).min(other.also_in(self))
    }

    /// Whether it has words, and another text has all of them as well.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        !self.0.is_empty() && self.also_in(other) == self.0.len()
    }

    /// How many of its words another text has not.
    pub(super) fn besides(&self, other: &Self) -> usize {
        self.0.len() - self.also_in(other)
    }

    fn also_in(&self, other: &Self) -> usize {
        self.0.iter().filter(|word| other.has(word)).count()
    }

    /// Whether two texts say much the same: most of the words of the longer one.
    fn is_alike(&self, other: &Self) -> bool {
        let (shared, longer) = (self.shared(other), self.0.len().max(other.0.len()));
        shared >= 2 && shared * 5 >= longer * 3
    }

    /// The words of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    fn has(&self, word: &str) -> bool {
        self.0.iter().any(|known| are_forms(known, word))
    }
}

fn is_common(word: &str) -> bool {
    COMMON.iter().flat_map(|words| words.split_whitespace()).any(|common| common == word)
}

/// Whether two words are forms of one word, or one is part of the other.
fn are_forms(one: &str, two: &str) -> bool {
    /// What a shorter word has in common with many others.
    const LEAST: usize = 4;
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    let (letters, all) = (short.chars().count(), long.chars().count());
    let same = short.chars().zip(long.chars()).take_while(|(one, two)| one == two).count();
    short == long
        || (same >= LEAST && same + 1 >= letters && all - same <= 3)
        || (letters > LEAST && long.contains(short))
}

/// The wordings of a text.
pub(super) fn wordings(text: &Text) -> impl Iterator<Item = &str> {
    text.wordings().iter().map(|wording| wording.content.as_str())
}

/// Its wordings in a language, by its primary tag.
pub(super) fn spoken<'t>(text: &'t Text, language: &str) -> impl Iterator<Item = &'t str> {
    let wordings = text.wordings().iter().filter(move |one| one.language.primary() == language);
    wordings.map(|wording| wording.content.as_str())
}

/// Whether two questions are much alike in some language: the same, or in nearly the same words.
pub(super) fn are_alike(one: &Text, two: &Text, left_out: &TopicWords) -> bool {
    let is_same = wordings(one).any(|one| wordings(two).any(|two| plain(one) == plain(two)));
    is_same || in_some_language(one, two, left_out, TopicWords::is_alike)
}

/// Whether something holds of the words of two texts, in some language that both are written in.
pub(super) fn in_some_language(
    one: &Text,
    two: &Text,
    left_out: &TopicWords,
    holds: impl Fn(&TopicWords, &TopicWords) -> bool,
) -> bool {
    let words = |text, language| TopicWords::of(spoken(text, language), left_out);
    KNOWN.iter().any(|language| holds(&words(one, language), &words(two, language)))
}

/// A text without punctuation, capitals and spaces of any kind, for comparing.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> TopicWords {
        TopicWords::of([text], &TopicWords::default())
    }

    #[test]
    fn forms_of_a_word_are_one_word() {
        for (one, two) in [
            ("upgrade", "upgrades"),
            ("upgrade", "upgrading"),
            ("allergy", "allergies"),
            ("kamer", "kamers"),
            ("upgrade", "kamerupgrade"),
            ("room", "rooms"),
        ] {
            assert!(are_forms(one, two) && are_forms(two, one), "{one} {two}");
        }
        for (one, two) in
            [("change", "chance"), ("late", "lost"), ("room", "roommates"), ("car", "care")]
        {
            assert!(!are_forms(one, two), "{one} {two}");
        }
    }

    #[test]
    fn only_words_that_say_what_it_is_about_count() {
        assert_eq!(words("May I give a better room?").shared(&words("May I give a discount?")), 0);
        assert_eq!(words("May I give a better room?").shared(&words("A nicer room")), 1);
        let guest = words("guest");
        assert_eq!(TopicWords::of(["Upgrade for a guest"], &guest).shared(&guest), 0);
        assert!(words("Refund").is_within(&words("A big refund")));
        assert!(!words("").is_within(&words("A big refund")));
    }

    #[test]
    fn questions_in_other_words_are_alike() {
        let one = words("Is a better room free tonight?");
        assert!(one.is_alike(&words("Is there a better room that is free tonight?")));
        assert!(!one.is_alike(&words("Is a better room what the guest asked for?")));
        assert_eq!(plain("Is  a better\nroom free?"), plain("is a better room free"));
    }
}
