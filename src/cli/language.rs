//! The language of an answer (`--lang`), and the words of the command line in it.

use anyhow::{Result, bail};

use crate::diagnostic::nearest;
use crate::model::{Language, Playbook};
use crate::render::Sentences;

/// The messages of the command line itself.
const OWN: [(&str, &str); 2] =
    [("en", include_str!("locales/en.ftl")), ("nl", include_str!("locales/nl.ftl"))];

/// The language that is asked for, or else the first one of the first playbook. Refuses one that
/// none of the playbooks is written in; `whose` is what they are called.
pub(super) fn chosen(
    asked: Option<&str>,
    playbooks: &[&Playbook],
    whose: &str,
) -> Result<Language> {
    let mut languages: Vec<&Language> = Vec::new();
    for language in playbooks.iter().flat_map(|playbook| &playbook.languages) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let Some(asked) = asked else {
        return Ok(languages.first().map_or_else(|| Language::new("en"), |first| (*first).clone()));
    };
    let is_asked = |known: &&&Language| known.as_str().eq_ignore_ascii_case(asked);
    if let Some(found) = languages.iter().find(is_asked) {
        return Ok((*found).clone());
    }
    let tags = || languages.iter().map(|language| language.as_str());
    let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
    let near = nearest(asked, tags()).or_else(|| tags().find(|tag| primary(tag) == primary(asked)));
    let near = near.map(|near| format!("; did you mean `{near}`?"));
    let all: Vec<String> = tags().map(|tag| format!("`{tag}`")).collect();
    bail!(
        "{whose} is not written in `{asked}`{}\nthe languages are {}",
        near.unwrap_or_default(),
        all.join(", ")
    )
}

/// The sentences of a playbook in a language.
pub(super) fn sentences<'a>(playbook: &'a Playbook, language: &Language) -> Sentences<'a> {
    Sentences::new(playbook, language, &OWN)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;
    use fluent_syntax::ast::Entry;

    use super::OWN;

    #[test]
    fn both_languages_have_every_message() {
        let keys = OWN.map(|(tag, text)| {
            let resource = FluentResource::try_new(text.to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{tag}: {errors:?}"));
            let key = |entry: &Entry<&str>| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            };
            resource.entries().filter_map(key).collect::<BTreeSet<String>>()
        });
        assert_eq!(keys[0], keys[1]);
    }
}
