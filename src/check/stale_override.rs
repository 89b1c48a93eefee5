//! `stale-override`: a fork says otherwise than something that its template has changed since.
//!
//! Whoever overrides a sentence or a limit knows what stood there. When the template changes it
//! later, the fork still says its own, and nobody is asked whether that is still meant: a new
//! insight of the chain stops at the houses that once wrote their own line. Mend it by looking
//! again: change the file, take the key out, or write a comment that it still holds and commit it;
//! each of these counts as having looked.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Span};

/// So much of a value is told.
const LONGEST: usize = 60;

/// So much of what is the same is told before a difference.
const LEAD: usize = 20;

/// Something that a fork overrides and that was different when its author last looked.
pub struct Stale {
    /// The fork's key.
    pub at: Span,
    /// The day on which its author last looked.
    pub since: Date,
    /// What it says, in one line.
    pub own: String,
    /// What the template said, if anything.
    pub before: Option<String>,
    /// What the template says now, if anything.
    pub after: Option<String>,
    /// Where it says so; where it no longer does, its file.
    pub now: Span,
}

/// What is to be said of it.
pub fn stale_override(stale: Stale) -> Diagnostic {
    let Stale { at, since, own, before, after, now } = stale;
    let since = since.strftime("%-d %B %Y");
    let message = format!("the template has changed what this overrides since {since}");
    let (changed, there) = match (&before, &after) {
        (Some(before), Some(after)) => {
            let (before, after) = (cut(before, after), cut(after, before));
            (format!("`{before}` became `{after}`"), "this is what it says now")
        }
        (None, Some(after)) => (format!("`{}` is new there", cut(after, "")), "this is new"),
        (before, None) => {
            let before = before.as_deref().unwrap_or_default();
            (format!("`{}` is no longer there", cut(before, "")), "it said so here")
        }
    };
    let settle = if after.as_ref() == Some(&own) {
        "that is what you say here, so take it out: the template's holds then"
    } else {
        "look whether yours still holds: change it, or say in a comment here that it does; what \
         counts is the commit of this file"
    };
    Diagnostic::new(Code::StaleOverride, at, message)
        .help(format!("{changed}\n{settle}"))
        .related(now, there)
}

/// A value, or so much of it that the difference to another one can be seen.
fn cut(text: &str, other: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= LONGEST {
        return text.to_owned();
    }
    let same = letters.iter().zip(other.chars()).take_while(|(one, two)| **one == *two).count();
    let from = same.saturating_sub(LEAD).min(letters.len() - LONGEST);
    // Half a word says nothing.
    let from = match letters[from..].iter().position(|letter| *letter == ' ') {
        Some(space) if from > 0 && space < LEAD => from + space + 1,
        _ => from,
    };
    let to = (from + LONGEST).min(letters.len());
    let mut told: String = letters[from..to].iter().collect();
    if from > 0 {
        told.insert_str(0, "… ");
    }
    if to < letters.len() {
        told = format!("{} …", told.trim_end());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(own: &str, before: Option<&str>, after: Option<&str>) -> Diagnostic {
        stale_override(Stale {
            at: Span::nowhere(),
            since: jiff::civil::date(2026, 3, 3),
            own: own.to_owned(),
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
            now: Span::nowhere(),
        })
    }

    fn first_line(problem: &Diagnostic) -> &str {
        problem.help.as_deref().and_then(|help| help.lines().next()).unwrap_or_default()
    }

    #[test]
    fn it_says_what_became_of_it() {
        let problem = told("a: 1", Some("a: 2"), Some("a: 3"));
        let message = "the template has changed what this overrides since 3 March 2026";
        assert_eq!(problem.message, message);
        assert_eq!(first_line(&problem), "`a: 2` became `a: 3`");
        assert_eq!(first_line(&told("a: 1", None, Some("a: 3"))), "`a: 3` is new there");
        assert_eq!(first_line(&told("a: 1", Some("a: 2"), None)), "`a: 2` is no longer there");
        let help = told("a: 3", Some("a: 2"), Some("a: 3")).help.unwrap_or_default();
        assert!(help.contains("take it out"), "{help}");
    }

    #[test]
    fn of_long_texts_the_difference_is_told() {
        let (one, two) = (format!("text: {}é end", "word ".repeat(30)), "word ".repeat(30));
        let told = cut(&one, &format!("text: {two}other end of it"));
        assert!(told.starts_with("… word ") && told.ends_with("é end"), "{told}");
        assert!(cut(&one, "").starts_with("text: word"));
        assert!(cut(&one, "").ends_with(" …"));
    }
}
