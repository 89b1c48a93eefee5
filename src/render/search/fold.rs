//! Words as they are looked up: lower-case, without accents. The browser does the same to what
//! is typed, so what counts as a letter here must count as one there.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Hands over the words of a text one by one, lower-case, as they are written.
pub(super) fn tokens(text: &str, mut each: impl FnMut(&str)) {
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
        return words.filter(|word| word.len() > 1).for_each(each);
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut lower = String::new();
    for word in composed.split(|letter: char| !letter.is_alphanumeric()) {
        if !word.is_ascii() {
            each(&word.to_lowercase());
        } else if word.len() > 1 {
            lower.clear();
            lower.push_str(word);
            lower.make_ascii_lowercase();
            each(&lower);
        }
    }
}

/// A word without its accents.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let mut out = String::with_capacity(word.len());
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize(word).chars() {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            letter if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        super::tokens(text, |word| all.push(word.to_owned()));
        all
    }

    #[test]
    fn words_are_letters_and_digits_of_any_script() {
        assert_eq!(
            tokens("May I refund €250, l’hôtel? A Größe 5★ – Ελλάδα"),
            ["may", "refund", "250", "hôtel", "größe", "ελλάδα"]
        );
        assert_eq!(tokens("cafe\u{301}"), ["café"], "written in two characters, read as one");
        assert!(tokens(" – … ").is_empty());
    }

    #[test]
    fn accents_go() {
        for (word, folded) in
            [("crème", "creme"), ("één", "een"), ("straße", "strasse"), ("łódź", "lodz")]
        {
            assert_eq!(fold(word), folded);
        }
    }
}
