//! How a story opens: in lists, and where others tell what its page is about.

use super::markdown;

/// Of a story in a list, enough to know what it is about, and no more than fits into two lines.
const ENOUGH: usize = 50;
const LONGEST: usize = 150;

/// As long as a description may be before it is cut off elsewhere.
const DESCRIPTION: usize = 160;

/// So many bytes of a text hold all letters of either.
const AT_MOST: usize = 1000;

/// How a story opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Its line in a list.
    pub(crate) line: Box<str>,
    /// What its page is about.
    pub(crate) description: Box<str>,
}

impl Opening {
    /// Of Markdown.
    pub(crate) fn of(story: &str) -> Self {
        Self::of_plain(&markdown::beginning(story, AT_MOST))
    }

    /// Of what is left of Markdown without its marks.
    pub(crate) fn of_plain(story: &str) -> Self {
        Self {
            line: first_sentences(story, ENOUGH, LONGEST).into(),
            description: description(story).into(),
        }
    }
}

/// A text as a description in one line, cut off where it is longer than one may be.
pub(crate) fn description(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace().take(DESCRIPTION + 1) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        // It will be cut off; what comes then is of no matter.
        if line.len() > 4 * DESCRIPTION {
            break;
        }
    }
    if line.chars().count() <= DESCRIPTION {
        return line;
    }
    let short: String = line.chars().take(DESCRIPTION).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", &short[..end])
}

/// The first sentences of a text that are enough, of so many bytes or more, cut off where they
/// are longer than so many letters.
pub(crate) fn first_sentences(text: &str, enough: usize, longest: usize) -> String {
    let sentence = sentence_end(text, enough).map_or(text, |end| &text[..end]);
    if sentence.chars().count() <= longest {
        return sentence.to_owned();
    }
    let short: String = sentence.chars().take(longest).collect();
    let cut = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", short[..cut].trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

/// Whether a quotation has been opened and not closed. An apostrophe closes like `’`, so single
/// quotations may only seem closed, never open.
fn is_within_quotation(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let count = |mark: char| text.matches(mark).count();
    count('‘') > count('’') || count('“') > count('”')
}

/// Where the first sentence ends that ends after so many bytes.
fn sentence_end(text: &str, after: usize) -> Option<usize> {
    let closes = |letter| matches!(letter, '.' | '!' | '?' | '…' | '’' | '”' | '"');
    let mut last = ' ';
    for (at, letter) in text.char_indices() {
        if letter == ' ' && at > after && closes(last) && last != ' ' {
            let before = text[..at].trim_end_matches(['’', '”', '"']);
            if before.ends_with(['.', '!', '?', '…']) && !is_within_quotation(&text[..at]) {
                return Some(at);
            }
        }
        last = letter;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_opens_the_same_whether_all_of_it_was_read_or_its_beginning() {
        let word = "één‑en‑twintig ";
        for story in [
            "Short.",
            "",
            "One sentence. And another one that is a little longer. More.",
            &word.repeat(300),
            &"é".repeat(3000),
            &format!("{}\n\n*Then* more.", word.repeat(11)),
        ] {
            let plain = markdown::plain(story);
            assert_eq!(Opening::of(story), Opening::of_plain(&plain), "{story}");
        }
    }

    #[test]
    fn a_description_is_one_line_of_whole_words() {
        assert_eq!(description(" a \n b "), "a b");
        let whole = format!("{} end", "word ".repeat(31).trim_end());
        assert_eq!(whole.len(), 158);
        assert_eq!(description(&whole), whole);
        assert_eq!(description(&format!("{whole} more")), format!("{whole} …"));
        assert_eq!(description(&"x".repeat(1_000)), format!("{} …", "x".repeat(160)));
    }
}
