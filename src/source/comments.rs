//! Which comments of YAML are none: words behind a ` #` that an author meant to be read.

/// Words with which programmers begin notes to themselves.
const NOTES: [&str; 6] = ["todo", "fixme", "xxx", "hack", "wip", "tbd"];

/// Whether the words behind a `#` were meant to be read, after this white space. A comment has a
/// space behind the `#`; words have none, and a number may have one.
pub(super) fn is_meant(words: &str, space: &str) -> bool {
    let is_apart = space != " ";
    let is_number = |words: &str| {
        words.starts_with(|first: char| first.is_ascii_digit())
            && words.chars().all(|letter| letter.is_ascii_digit() || ".,;:!?)&-/ ".contains(letter))
    };
    let first_word: String = words.chars().take_while(|letter| letter.is_alphabetic()).collect();
    match words.chars().next() {
        None => !is_apart,
        Some(' ') => !is_apart && is_number(words[1..].trim_end()),
        Some(first) if first.is_ascii_digit() => true,
        Some(first) if first.is_alphabetic() => {
            !is_apart && !NOTES.contains(&first_word.to_lowercase().as_str())
        }
        Some(first) if first.is_ascii() => !is_apart && "\"'([{<$&@?".contains(first),
        // Not the lines that people draw.
        Some(first) => !is_apart && !matches!(first, '–' | '—' | '\u{2500}'..='\u{259f}'),
    }
}

/// Whether the words of a comment are a key or an entry that somebody has put aside.
pub(super) fn is_key(words: &str) -> bool {
    let key = words.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
    words.starts_with("- ")
        || key.is_some_and(|(key, _)| {
            key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
}

/// The `#` before a byte, on its line or the one above, that began a comment and was not meant to.
pub(super) fn meant_before(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].trim_end();
    let end = before.len() + text[before.len()..].find(['\n', '\r']).unwrap_or(0);
    let start = line_start(before, before.len());
    let line = &text[start..end];
    line.match_indices(" #").map(|(found, _)| found + 1).find_map(|found| {
        let (before, words) = (&line[..found], &line[found + 1..]);
        let is_quoted = before.matches('"').count() % 2 == 1;
        let space = &before[before.trim_end().len()..];
        (!is_quoted && is_meant(words, space)).then_some(start + found)
    })
}

/// Where the line of a byte begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}
