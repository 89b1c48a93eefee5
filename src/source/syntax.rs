//! What serde_yaml says of a malformed text, in words for someone who has never seen YAML.

use super::parse::Failure;
use super::{comments, cuts};

/// What is wrong, and what to do about it.
pub(super) struct Explanation {
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Where the mend is due, when that is not where the reader gave up.
    pub(super) offset: usize,
    /// Where the list, mapping or quote began that the reader was in.
    pub(super) began: Option<usize>,
}

/// Says in the author's words why a text could not be read.
pub(super) fn explain(text: &str, failure: &Failure) -> Explanation {
    let is_control = failure.message.contains("control characters");
    let at = match failure.offset {
        Some(offset) if !is_control => offset.min(text.len()),
        _ if is_control => text.find(is_refused).unwrap_or(0),
        _ => 0,
    };
    let (message, help, offset) =
        tab(text, at).or_else(|| known(text, &failure.message, at)).unwrap_or_else(|| {
            (format!("this is not well-formed YAML: {}", reason(&failure.message)), None, at)
        });
    let began = began(text, &failure.message).filter(|began| *began < offset);
    let help = help.map(str::to_owned);
    // What is wrong with a quote that never ends is that it began.
    match began {
        Some(began) if message == OPEN_QUOTE => {
            Explanation { message, help, offset: began, began: None }
        }
        began => Explanation { message, help, offset, began },
    }
}

/// Whether YAML refuses a character wherever it stands.
fn is_refused(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{85}'))
        || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

const OPEN_QUOTE: &str = "a quoted text begins here and never ends";

/// Where the bracket or quote stands that serde_yaml was reading below, which it tells at the
/// end of its message.
fn began(text: &str, message: &str) -> Option<usize> {
    let (_, context) = message.split_once(", while ")?;
    if !context.contains("flow") && !context.contains("quoted") {
        return None;
    }
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    super::parse::offset_of(text, line.parse().ok()?, column.parse().ok()?)
}

type Words = (String, Option<&'static str>, usize);

/// Tabs in an indentation are the commonest slip, and the hardest to see.
fn tab(text: &str, at: usize) -> Option<Words> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    let indentation = line.len() - line.trim_start().len();
    let tab = line[..indentation].find('\t')?;
    Some((
        "there is a tab before the text of this line".into(),
        Some("YAML takes only spaces there: put two spaces for each step inwards"),
        line_start + tab,
    ))
}

fn known(text: &str, message: &str, at: usize) -> Option<Words> {
    let says = |part: &str| message.contains(part);
    let words = |message: &str, help| Some((message.to_owned(), Some(help), at));
    if says("mapping values are not allowed") {
        words(
            "there is a colon here where none can be",
            "a text with a colon and a space in it needs quotes around it: \"like: this\"",
        )
    } else if says("more than one document") {
        words(
            "a second document begins here",
            "one file holds one thing: take the `---` out, or make a second file",
        )
    } else if says("repetition limit") {
        words("aliases repeat each other without end", "write the values out instead")
    } else if says("too much text is repeated") {
        words(
            "aliases repeat so much text here that it would fill the memory",
            "write a long text once, where it belongs, and point to it in words",
        )
    } else if says("recursion limit") || says("nested too deeply") {
        words("this is nested too deeply", "no playbook needs more than a few levels")
    } else if says("unknown anchor") {
        words(
            "this alias has no anchor before it",
            "a text that begins with `*` needs quotes around it",
        )
    } else if says("control characters are not allowed") {
        words("there is an invisible control character here", "delete it and type the text anew")
    } else if says("a tag has no meaning") {
        words("a text that begins with `!` needs quotes around it", "put it between \" and \"")
    } else if says("found character that cannot start any token") {
        words(
            "a text cannot begin with this character",
            "put quotes around the whole text: \"@home\"",
        )
    } else if says("unknown escape character") {
        words(
            "between double quotes a `\\` has a meaning of its own",
            "use single quotes: 'C:\\path'",
        )
    } else if says("scanning an anchor") || says("scanning an alias") || says("scanning a tag") {
        begins_oddly(text, at)
    } else if says("mapping keys are not allowed") || says("sequence entries are not allowed") {
        begins_oddly(text, at + 1)
    } else if says("did not find expected") {
        begins_oddly(text, at).or_else(|| expected(text, message, at))
    } else if says("found unexpected end of stream") || says("while scanning a quoted scalar") {
        words(OPEN_QUOTE, "put the closing quote at its end")
    } else if says("could not find expected ':'") {
        hidden(text, at).or_else(|| {
            words("this line has no `key: value`", "put a colon and a space after the key")
        })
    } else if says("a key that is one word") {
        words("this cannot be a key", "a key is one word, followed by a colon")
    } else {
        None
    }
}

/// A text that begins with a mark of YAML's own; `at` is behind that mark.
fn begins_oddly(text: &str, at: usize) -> Option<Words> {
    let before = &text[..text.floor_char_boundary(at)];
    let start = cuts::word_start(before);
    let mark = before[start..].chars().next().filter(|mark| "&*!?-".contains(*mark))?;
    let message = format!("a text that begins with `{mark}` needs quotes around it");
    Some((message, Some("put it between quotes: \"like this\""), start))
}

/// What follows a ` #` is a comment, and what it hides was meant to be read.
fn hidden(text: &str, at: usize) -> Option<Words> {
    let at = comments::meant_before(text, at)?;
    let message = "what follows this `#` is a comment, and what stands before it does not end";
    Some((message.into(), Some("put quotes around a text with a `#` in it: \"like #1\""), at))
}

/// The reader expected a block or a list to go on, and something else came.
fn expected(text: &str, message: &str, at: usize) -> Option<Words> {
    if let Some(words) = hidden(text, at) {
        return Some(words);
    }
    let found = text[at..].chars().next();
    let words = |message: &str, help| Some((message.to_owned(), Some(help), at));
    if message.contains("',' or ']'") {
        words("this list is not closed", "put a `]` at its end, and commas between its entries")
    } else if message.contains("',' or '}'") {
        words("this `{` is not closed", "put a `}` at its end, and commas between its entries")
    } else if found == Some('-') {
        words(
            "this list entry does not line up with the others",
            "begin all entries of a list in the same column",
        )
    } else {
        words(
            "this line does not line up with the ones above it",
            "begin all keys of one thing in the same column; close a quote before more text",
        )
    }
}

/// The reason without the place, which the diagnostic shows itself.
fn reason(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}
