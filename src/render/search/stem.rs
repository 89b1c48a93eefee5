//! Which words are forms of one another: Snowball's stems, with what it leaves apart in Dutch.

use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold;

/// Finds the stems of words in one language.
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
    dutch: bool,
}

impl Stems {
    /// For a language by its primary tag; words of one that has no stemmer are their own stems.
    pub(super) fn of(language: &str) -> Self {
        Self { stemmer: algorithm(language).map(Stemmer::create), dutch: language == "nl" }
    }

    /// What all forms of a word share, without accents.
    pub(super) fn stem(&self, word: &str) -> String {
        let Some(stemmer) = &self.stemmer else { return fold(word).into_owned() };
        let stem = stemmer.stem(word);
        if self.dutch
            && let Some(hard) = hardened(&stem)
        {
            // As the singular is written, and so stemmed as the singular is.
            return fold(&stemmer.stem(&hard)).into_owned();
        }
        fold(&stem).into_owned()
    }
}

/// Dutch writes at the end of a word `s` and `f` for what is `z` and `v` before an ending:
/// `grens` and `grenzen`, `brief` and `brieven`.
fn hardened(stem: &str) -> Option<String> {
    let (hard, rest) = match stem.strip_suffix('z') {
        Some(rest) => ('s', rest),
        None => ('f', stem.strip_suffix('v')?),
    };
    Some(format!("{rest}{hard}"))
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_one(language: &str, words: &[&str]) {
        let stems = Stems::of(language);
        for word in words {
            assert_eq!(stems.stem(word), stems.stem(words[0]), "{word} and {}", words[0]);
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        are_one("en", &["refund", "refunds", "refunded", "refunding"]);
        are_one("nl", &["vergoeding", "vergoedingen"]);
        are_one("nl", &["klacht", "klachten"]);
        are_one("de", &["rückerstattung", "rückerstattungen"]);
        are_one("fr", &["remboursement", "remboursements"]);
    }

    #[test]
    fn dutch_words_that_change_their_last_letter_are_one_too() {
        are_one("nl", &["grens", "grenzen"]);
        are_one("nl", &["brief", "brieven"]);
        are_one("nl", &["huis", "huizen"]);
    }

    #[test]
    fn where_nobody_knows_the_forms_words_are_themselves() {
        assert_eq!(Stems::of("xx").stem("Créations"), "Creations");
    }
}
