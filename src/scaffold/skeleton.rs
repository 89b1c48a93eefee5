//! The texts of new files, in the languages in which we have them.
//!
//! In a skeleton, a line that begins with `= ` is a rule: it stands in the original, and not in
//! a translation. `{{name}}` is filled in, and a line that nothing is left of is left out.

use std::fmt::Write as _;

use crate::model::Language;

/// A language in which there are skeletons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Dutch,
}

impl Tongue {
    /// The tongue of a language, if we have it.
    pub(super) fn of(language: &Language) -> Option<Self> {
        match language.primary() {
            "en" => Some(Self::English),
            "nl" => Some(Self::Dutch),
            _ => None,
        }
    }
}

/// A kind of file that there is a skeleton of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skeleton {
    Fork,
    Value,
    ValueExample,
    Boundary,
    BoundaryExample,
    Example,
    Role,
}

macro_rules! skeletons {
    ($($kind:ident => $file:literal),* $(,)?) => {
        fn text(kind: Skeleton, tongue: Tongue) -> &'static str {
            match (kind, tongue) {
                $(
                    (Skeleton::$kind, Tongue::English) => include_str!(concat!("skeletons/en/", $file)),
                    (Skeleton::$kind, Tongue::Dutch) => include_str!(concat!("skeletons/nl/", $file)),
                )*
            }
        }
    };
}

skeletons! {
    Fork => "fork.yaml",
    Value => "value.yaml",
    ValueExample => "value-example.yaml",
    Boundary => "boundary.yaml",
    BoundaryExample => "boundary-example.yaml",
    Example => "example.yaml",
    Role => "role.yaml",
}

/// What is filled in, by name.
pub(super) type Filling<'a> = [(&'a str, &'a str)];

/// The file that says everything.
pub(super) fn original(kind: Skeleton, tongue: Tongue, filling: &Filling<'_>) -> String {
    let lines = text(kind, tongue).lines();
    told(
        lines.map(|line| line.strip_prefix("= ").or(line.strip_prefix('=')).unwrap_or(line)),
        filling,
    )
}

/// The file that says the words in another language.
pub(super) fn words(kind: Skeleton, tongue: Tongue, beside: &str, filling: &Filling<'_>) -> String {
    let note = match tongue {
        Tongue::English => format!(
            "# The English words of {beside}. Rules stand there, and hold in every language."
        ),
        Tongue::Dutch => format!(
            "# De Nederlandse woorden van {beside}. Regels staan daar, en gelden in elke taal."
        ),
    };
    let is_word = |line: &&str| {
        !line.starts_with('=') && !line.trim_start().starts_with('#') && !line.is_empty()
    };
    told([&*note, ""].into_iter().chain(text(kind, tongue).lines().filter(is_word)), filling)
}

fn told<'a>(lines: impl Iterator<Item = &'a str>, filling: &Filling<'_>) -> String {
    let mut told = String::new();
    for line in lines {
        let filled = fill(line, filling);
        if line.is_empty() || !filled.trim().is_empty() {
            let _ = writeln!(told, "{filled}");
        }
    }
    told
}

/// Fills in each name once: what is filled in is not looked at again.
fn fill(line: &str, filling: &Filling<'_>) -> String {
    let mut filled = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").unwrap_or((after, ""));
        let value = filling.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        filled.push_str(before);
        filled.push_str(value);
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stay_out_of_translations() {
        let filling = [("title", "{{id}}"), ("id", "x")];
        let words = words(Skeleton::Boundary, Tongue::Dutch, "x.yaml", &filling);
        assert!(words.contains("title: {{id}}\n") && !words.contains("up_to"), "{words}");
        assert!(original(Skeleton::Boundary, Tongue::Dutch, &filling).contains("\n    up_to:"));
    }
}
