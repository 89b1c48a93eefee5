//! Placeholders: `$(goodwill)` stands for an answer, `$$(` for a literal `$(`.

use std::ops::Range;

/// A part of a text that may hold placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words as they stand.
    Words(Range<usize>),
    /// A literal `$(`.
    Literal(Range<usize>),
    /// A placeholder: all of it, and the name within.
    Placeholder(Range<usize>, Range<usize>),
}

/// Takes a text apart at its placeholders.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find("$(").map(|offset| at + offset) {
        let escaped = text[..found].ends_with('$') && found > plain;
        let name = text[found + 2..].find(|letter: char| ")\n$(".contains(letter));
        let close =
            name.map(|length| found + 2 + length).filter(|close| text[*close..].starts_with(')'));
        at = found + 2;
        let start = if escaped { found - 1 } else { found };
        let piece = match close {
            _ if escaped => Piece::Literal(start..at),
            Some(close) => Piece::Placeholder(found..close + 1, found + 2..close),
            None => continue,
        };
        if start > plain {
            pieces.push(Piece::Words(plain..start));
        }
        if let Piece::Placeholder(all, _) = &piece {
            at = all.end;
        }
        plain = at;
        pieces.push(piece);
    }
    if plain < text.len() {
        pieces.push(Piece::Words(plain..text.len()));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let tell = |piece: Piece| match piece {
            Piece::Words(range) => text[range].to_owned(),
            Piece::Literal(_) => "<literal>".to_owned(),
            Piece::Placeholder(_, name) => format!("<{}>", &text[name]),
        };
        pieces(text).into_iter().map(tell).collect()
    }

    #[test]
    fn placeholders_and_literals_are_told_apart() {
        assert_eq!(told("up to $(a) per $(b)!"), "up to <a> per <b>!");
        assert_eq!(told("$$(a) costs $5 $(a)"), "<literal>a) costs $5 <a>");
        assert_eq!(told("$(unclosed"), "$(unclosed");
        assert_eq!(told("$(a)$(b)"), "<a><b>");
        assert_eq!(told("$(a)$$(b)"), "<a><literal>b)");
    }
}
