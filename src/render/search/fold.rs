//! Words as they are looked up: lower-case, without accents. The browser does the same to what
//! is typed, so what counts as a letter here must count as one there.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The words of a text, lower-case, as they are written.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    composed
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().nth(1).is_some() || !word.is_ascii())
        .map(str::to_lowercase)
        .collect()
}

/// A word without its accents.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
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
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
