//! What a link's destination means.

use crate::model::{BoundaryId, ExampleId, PageId, RoleId, Target, ValueId, has_credentials};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// Something of the playbook.
    Thing(Target),
    /// A file among the assets, by its path as the content names it.
    Asset(String),
    /// A place on the same page.
    Fragment(String),
    /// Somewhere else: http, https, mail or telephone.
    Outside(String),
}

/// Why a destination cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `vaule:listen`: no kind of thing has this name.
    Scheme(String),
    /// A scheme that could run something or read the reader's files.
    Dangerous(String),
    /// A web address with the name or password of a user in it.
    Credentials,
    /// A path that leads out of the content.
    Escapes,
    /// A path to something that is not among the assets.
    NotAnAsset(String),
    /// Nothing at all.
    Empty,
}

/// The schemes of the playbook's own things.
pub(crate) const KINDS: [&str; 5] = ["value", "role", "boundary", "example", "page"];

/// The schemes that may lead out of the playbook.
pub(crate) const OUTSIDE: [&str; 4] = ["http", "https", "mailto", "tel"];

const DANGEROUS: [&str; 5] = ["javascript", "data", "vbscript", "file", "blob"];

/// Reads a destination. Whether the thing or the file exists is for others to say.
pub(crate) fn judge(written: &str) -> Result<Destination, Fault> {
    let text = written.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some(fragment) = text.strip_prefix('#') {
        return Ok(Destination::Fragment(fragment.to_owned()));
    }
    match scheme(text) {
        Some((scheme, rest)) => of_scheme(&scheme, rest, text),
        None => of_path(text),
    }
}

/// The scheme as browsers read it: they skip tabs and line breaks inside.
fn scheme(text: &str) -> Option<(String, &str)> {
    let (head, rest) = text.split_once(':')?;
    let name: String = head.chars().filter(|letter| !letter.is_control()).collect();
    let mut letters = name.chars();
    let valid = letters.next()?.is_ascii_alphabetic()
        && letters.all(|letter| letter.is_ascii_alphanumeric() || "+-._".contains(letter));
    valid.then(|| (name.to_ascii_lowercase(), rest))
}

fn of_scheme(scheme: &str, rest: &str, whole: &str) -> Result<Destination, Fault> {
    let id = rest.trim();
    Ok(Destination::Thing(match scheme {
        "role" => Target::Role(RoleId::new(id)),
        "value" => Target::Value(ValueId::new(id)),
        "boundary" => Target::Boundary(BoundaryId::new(id)),
        "example" => Target::Example(ExampleId::new(id)),
        "page" => Target::Page(PageId::new(id)),
        "http" | "https" if has_credentials(whole) => return Err(Fault::Credentials),
        outside if OUTSIDE.contains(&outside) => {
            return Ok(Destination::Outside(whole.to_owned()));
        }
        bad if DANGEROUS.contains(&bad) => return Err(Fault::Dangerous(bad.to_owned())),
        other => return Err(Fault::Scheme(other.to_owned())),
    }))
}

fn of_path(text: &str) -> Result<Destination, Fault> {
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let decoded = decoded(path).replace('\\', "/");
    if decoded.starts_with('/') {
        return Err(Fault::Escapes);
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(Fault::Escapes)?;
            }
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    match parts.first() {
        Some(&"assets") if parts.len() > 1 => Ok(Destination::Asset(path)),
        _ => Err(Fault::NotAnAsset(path)),
    }
}

/// Percent-encoded bytes as what they stand for.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_told_apart() {
        assert_eq!(
            judge("value:listen"),
            Ok(Destination::Thing(Target::Value(ValueId::new("listen"))))
        );
        assert_eq!(judge("assets/a%20b.pdf"), Ok(Destination::Asset("assets/a b.pdf".into())));
        assert_eq!(judge("./assets/x/../a.png"), Ok(Destination::Asset("assets/a.png".into())));
        assert_eq!(judge("#why"), Ok(Destination::Fragment("why".into())));
        assert!(matches!(judge("https://example.org/x:y"), Ok(Destination::Outside(_))));
    }

    #[test]
    fn what_leads_out_is_unsafe() {
        for path in
            ["../x.png", "assets/../../x", "%2e%2e/x", "..\\x", "/etc/passwd", "//evil.example/x"]
        {
            assert_eq!(judge(path), Err(Fault::Escapes), "{path}");
        }
    }

    #[test]
    fn schemes_that_run_something_are_dangerous() {
        for link in ["javascript:alert(1)", "JaVa\tScript:x", "data:text/html,x", "file:///etc"] {
            assert!(matches!(judge(link), Err(Fault::Dangerous(_))), "{link}");
        }
        for link in ["https://me:pw@example.org", "HTTP:me@example.org", "ht\ttps:///me@x.y/z"] {
            assert_eq!(judge(link), Err(Fault::Credentials), "{link}");
        }
        assert!(judge("https://example.org/@me").is_ok() && judge("mailto:me@example.org").is_ok());
        assert_eq!(judge("vaule:listen"), Err(Fault::Scheme("vaule".into())));
        assert_eq!(judge("notes.md"), Err(Fault::NotAnAsset("notes.md".into())));
    }
}
