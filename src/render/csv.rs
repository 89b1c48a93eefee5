//! Cells of CSV files (RFC 4180) that no spreadsheet takes for a formula.
//!
//! Which character separates cells depends on the reader's country. A program that expects `;`
//! does not see where a quoted cell ends before a `,`, and splits the text at each `;` in it. So a
//! formula's sign gets a `'` before it wherever a cell could begin, not only at the beginning.

/// A line of a CSV file with its end, of cells that hold any text.
pub(crate) fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(quoted).collect();
    cells.join(",") + "\r\n"
}

/// A cell in quotes, on one line.
fn quoted(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 2);
    text.push('"');
    let mut may_begin = true;
    for letter in cell.replace("\r\n", " ").chars() {
        let letter = if is_line_end(letter) || letter.is_control() { ' ' } else { letter };
        if may_begin && is_sign(letter) {
            text.push('\'');
        }
        // Doubled, it is one quote within a cell, wherever that cell began.
        text.push_str(if letter == '"' { "\"" } else { "" });
        text.push(letter);
        may_begin = separates(letter) || may_begin && is_skipped(letter);
    }
    // After a separator the closing quote would open a cell.
    text.push_str(if text.ends_with(separates) { " \"" } else { "\"" });
    text
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\u{2028}' | '\u{2029}')
}

/// What may separate cells besides `,`; tabs are spaces here by now.
fn separates(letter: char) -> bool {
    matches!(letter, ';' | '|')
}

/// What a formula begins with, in any of the forms that are taken for it.
fn is_sign(letter: char) -> bool {
    const ORDINARY: &str = "=+-@";
    const OTHER_FORMS: &str = "＝＋－＠﹦﹢﹣﹫−";
    ORDINARY.contains(letter) || OTHER_FORMS.contains(letter)
}

/// What may stand before a formula: space, quotes, and what takes no room.
fn is_skipped(letter: char) -> bool {
    let takes_no_room = matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}');
    takes_no_room || letter == '"' || letter.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{csv_line, quoted};

    #[test]
    fn every_cell_is_quoted() {
        assert_eq!(csv_line(["plain “words”", "", "3"]), "\"plain “words”\",\"\",\"3\"\r\n");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(
            quoted("one\r\ntwo\rthree\u{2028}four\0five\tsix"),
            "\"one two three four five six\""
        );
    }

    #[test]
    fn no_cell_begins_a_formula() {
        for sign in "=+-@＝＋－＠−".chars() {
            for before in ["", " ", "\t", "\r", "\n", "\0", "\u{a0}", "\u{200b}", "\u{feff}"] {
                let cell = quoted(&format!("{before}{sign}1+1"));
                assert!(cell.contains(&format!("'{sign}1+1")), "{cell:?}");
            }
        }
        assert_eq!(quoted("\"=1\""), "\"\"\"'=1\"\"\"");
        assert_eq!(quoted("'=1"), "\"'=1\"");
    }

    #[test]
    fn no_other_separator_begins_a_formula() {
        assert_eq!(quoted("Refund;=1+1;x"), "\"Refund;'=1+1;x\"");
        assert_eq!(quoted("Refund; \"=1+1"), "\"Refund; \"\"'=1+1\"");
        assert_eq!(quoted("Refund|@a"), "\"Refund|'@a\"");
        assert_eq!(quoted("Refund\t-1"), "\"Refund -1\"");
        assert_eq!(quoted("Refund;"), "\"Refund; \"");
        assert_eq!(quoted("9-5, mail a@b; c - d"), "\"9-5, mail a@b; c - d\"");
    }
}
