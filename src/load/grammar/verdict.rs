//! Verdicts as authors write them: `may`, `never`, `ask duty-manager and communications`.

use std::ops::Range;

use crate::diagnostic::{Code, nearest};

use super::{Flaw, words};

/// A verdict whose roles have not been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said<'a> {
    /// `may`
    May,
    /// `never`
    Never,
    /// `ask ROLE and ROLE`, each role with the bytes where it stands.
    Ask(Vec<(Range<usize>, &'a str)>),
}

/// Reads a verdict; keywords in any case, roles exact.
pub(crate) fn said(text: &str) -> Result<Said<'_>, Flaw> {
    let all: Vec<_> = words(text).collect();
    let keyword = |word: &str, keyword: &str| word.eq_ignore_ascii_case(keyword);
    match all.as_slice() {
        [(_, word)] if keyword(word, "may") => Ok(Said::May),
        [(_, word)] if keyword(word, "never") => Ok(Said::Never),
        [(_, word)] if keyword(word, "ask") => {
            Err(flaw("`ask` does not say whom".into(), Some("write `ask ROLE`".into())))
        }
        [(_, word), rest @ ..] if keyword(word, "ask") => roles(text, rest),
        [(_, word), ..] => {
            let meant = nearest(word, ["may", "ask", "never"]);
            flaw_for(text, meant)
        }
        [] => flaw_for(text, None),
    }
}

fn roles<'a>(text: &str, rest: &[(Range<usize>, &'a str)]) -> Result<Said<'a>, Flaw> {
    let is_and = |word: &str| word.eq_ignore_ascii_case("and");
    let alternates = rest.len() % 2 == 1
        && rest.iter().enumerate().all(|(at, (_, word))| is_and(word) == (at % 2 == 1));
    if !alternates {
        let help = "write `ask ROLE`, or `ask ROLE and ROLE`";
        return Err(flaw(format!("`{text}` is no verdict"), Some(help.into())));
    }
    Ok(Said::Ask(rest.iter().step_by(2).cloned().collect()))
}

fn flaw_for<T>(text: &str, meant: Option<&str>) -> Result<T, Flaw> {
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "it is `may`, `never`, or `ask ROLE`".to_owned(),
    };
    Err(flaw(format!("`{text}` is no verdict"), Some(help)))
}

fn flaw(message: String, help: Option<String>) -> Flaw {
    Flaw::new(Code::WrongType, message).maybe_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_verdicts() {
        assert_eq!(said("May"), Ok(Said::May));
        assert_eq!(said("ask a AND b"), Ok(Said::Ask(vec![(4..5, "a"), (10..11, "b")])));
        for text in ["", "maybe", "ask", "ask a b", "ask a and", "never ever", "may ask a"] {
            assert!(said(text).is_err(), "{text}");
        }
    }
}
