//! How wide letters are, so that lines can be counted without a browser.
//!
//! The table has the widths of Helvetica, in thousandths of its size. Arial, Liberation Sans
//! and Arimo were made to have the very same ones, and cards are set in these letters: so a line
//! that fits here fits on every machine. Kerning, which only makes lines shorter, is left out. A
//! letter that the table does not have counts as a wide one.

/// The letters from the space to the tilde.
const PLAIN: [usize; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same, bold.
const BOLD: [usize; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Words of one weight.
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    pub(super) bold: bool,
}

/// How many lines words take where each is so many thousandths of the letters' size wide. Lines
/// break at spaces, and within a word only where it is longer than a line.
pub(super) fn lines(runs: &[Run<'_>], width: usize) -> usize {
    let letters = runs.iter().flat_map(|run| run.text.chars().map(move |one| (one, run.bold)));
    let (mut lines, mut line, mut word, mut gap) = (1, 0, 0, 0);
    for (letter, bold) in letters {
        if letter == ' ' || letter == '\n' {
            line += gap + word;
            (word, gap) = (0, if line == 0 { 0 } else { wide(' ', bold) });
            continue;
        }
        let more = wide(letter, bold);
        if line + gap + word + more > width && line > 0 {
            (lines, line, gap) = (lines + 1, 0, 0);
        }
        if word + more > width && word > 0 {
            (lines, word) = (lines + 1, 0);
        }
        word += more;
    }
    lines
}

fn wide(letter: char, bold: bool) -> usize {
    let table = if bold { &BOLD } else { &PLAIN };
    let known = u32::from(letter).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    match (known.and_then(|at| table.get(at)), letter) {
        (Some(width), _) => *width,
        (None, '\u{a0}' | '·') => 334,
        (None, '‘' | '’' | '‚' | 'ì'..='ï') => 278,
        (None, '“' | '”' | '„') => 500,
        (None, '€' | '–') => 556,
        (None, 'ß'..='ÿ') => 611,
        (None, 'À'..='Þ') => 778,
        (None, _) => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, width: usize) -> usize {
        lines(&[Run { text, bold: false }], width)
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(plain("", 1000), 1);
        assert_eq!(plain("aaa aaa", 3 * 556), 2);
        assert_eq!(plain("aaa aaa", 6 * 556 + 278), 1);
        assert_eq!(plain("aaa aaa ", 6 * 556 + 278), 1);
        assert_eq!(plain("a aaaaaaa a", 3 * 556), 4);
        assert_eq!(plain("aaa\u{a0}aaa", 5 * 556), 2);
    }

    #[test]
    fn weights_follow_each_other_on_a_line() {
        let runs = [Run { text: "bb:", bold: true }, Run { text: " bb", bold: false }];
        assert_eq!(lines(&runs, 611 * 2 + 333 + 278 + 556 * 2), 1);
        assert_eq!(lines(&runs, 611 * 2 + 333 + 278 + 556 * 2 - 1), 2);
    }

    #[test]
    fn what_is_not_known_is_wide() {
        assert!(wide('語', false) >= 1000 && wide('é', true) >= 556);
    }
}
