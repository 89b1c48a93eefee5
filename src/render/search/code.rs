//! Numbers and lists of words as short text that stands in a script as it is.

/// The first of the characters that numbers are written with.
const FIRST: u32 = '#' as u32;
/// Left out of them, since it would have to be escaped.
const BACKSLASH: u32 = '\\' as u32;
/// As many of the characters end a number.
const LAST: u32 = 60;
/// As many say that more follows.
const MORE: u32 = 30;
/// The longest beginning that a word takes over from the one before.
const LONGEST: usize = 25;

/// Writes a number: in one character up to 59.
pub(super) fn number(mut value: u32, out: &mut String) {
    while value >= LAST {
        value -= LAST;
        out.extend(character(LAST + value % MORE));
        value /= MORE;
    }
    out.extend(character(value));
}

fn character(digit: u32) -> Option<char> {
    let code = FIRST + digit;
    char::from_u32(if code < BACKSLASH { code } else { code + 1 })
}

/// Writes a word as what it adds to the one before: `B` where it shares one letter with it, then
/// the rest. Words are lower-case, so a capital of ours ends the word before.
pub(super) fn word(before: &str, word: &str, out: &mut String) {
    let mut units = 0;
    let mut bytes = 0;
    for (mine, other) in word.chars().zip(before.chars()) {
        if mine != other || units + mine.len_utf16() > LONGEST {
            break;
        }
        units += mine.len_utf16();
        bytes += mine.len_utf8();
    }
    out.push(char::from(b'A' + u8::try_from(units).unwrap_or_default()));
    out.push_str(&word[bytes..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_told_apart_and_need_no_escape() {
        let mut seen = std::collections::BTreeSet::new();
        for value in (0..5_000).chain([100_000, u32::MAX]) {
            let mut out = String::new();
            number(value, &mut out);
            assert!(out.bytes().all(|byte| (b'#'..=b'~').contains(&byte) && byte != b'\\'));
            assert!(seen.insert(out));
        }
    }

    #[test]
    fn words_are_told_by_what_they_add() {
        let mut out = String::new();
        word("refund", "refunds", &mut out);
        word("refunds", "reg", &mut out);
        word("reg", "één", &mut out);
        assert_eq!(out, "GsCgAéén");
    }
}
