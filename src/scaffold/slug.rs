//! Ids from titles, and names from folders.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// No id is longer than this: it becomes a file's name and part of an address.
const LONGEST: usize = 60;

/// A title as an id: small letters and digits, with `-` between words. `None` where it has no
/// letter that has a place in an id.
pub fn slug(title: &str) -> Option<String> {
    let mut id = String::new();
    for letter in DecomposingNormalizerBorrowed::new_nfkd().normalize(title).to_lowercase().chars()
    {
        match letter {
            'a'..='z' | '0'..='9' => id.push(letter),
            // Accents that stood on letters, and what is written within words.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' => {}
            _ => match spelt(letter) {
                "" if id.is_empty() || id.ends_with('-') => {}
                "" => id.push('-'),
                letters => id.push_str(letters),
            },
        }
    }
    let id = shortened(id.trim_end_matches('-'));
    (!id.is_empty()).then(|| id.to_owned())
}

/// Letters that no accent makes.
fn spelt(letter: char) -> &'static str {
    match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => "",
    }
}

/// An id cut after a whole word, where it has more than one.
fn shortened(id: &str) -> &str {
    if id.len() <= LONGEST {
        return id;
    }
    let head = &id[..LONGEST];
    match head.rfind('-') {
        Some(end) if !id[LONGEST..].starts_with('-') => &head[..end],
        _ => head.trim_end_matches('-'),
    }
}

/// A folder's name as the name of an organisation: `hotel-zon` is Hotel Zon.
pub fn name(folder: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    let words: Vec<String> = folder.split(['-', '_', ' ', '.']).filter_map(capital).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_ids() {
        let id = |title: &str| slug(title).unwrap_or_default();
        assert_eq!(id("Één kopje thee!"), "een-kopje-thee");
        assert_eq!(id("../../x"), "x");
        assert_eq!(id("Don’t pass it on"), "dont-pass-it-on");
        assert_eq!(id("Straße & Ærø, ĳs"), "strasse-aero-ijs");
        assert_eq!(id("-- 24/7 --"), "24-7");
        assert_eq!([id(""), id("🎉🎉"), id("Ελλάδα")], ["", "", ""]);
        assert_eq!(id(&"a".repeat(300)).len(), 60);
        assert_eq!(id(&"word ".repeat(60)), "word-".repeat(12).trim_end_matches('-'));
    }

    #[test]
    fn folders_become_names() {
        assert_eq!(name("hotel-zon"), "Hotel Zon");
        assert_eq!(name("één_plek"), "Één Plek");
    }
}
