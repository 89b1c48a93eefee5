//! What a playbook sets in its theme: its accent, and the theme's own settings.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::colour::Colour;
use super::manifest::{Manifest, Setting, SettingKind};
use crate::diagnostic::{Code, Diagnostic, did_you_mean};
use crate::model::{Kind, Place, ThemeChoice};

/// What text must reach on paper (WCAG 2.2, 1.4.3), with a little to spare for rounding.
const LEGIBLE: f64 = 4.5;

/// A setting's value, as templates get it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum SettingValue {
    /// Of a setting that is yes or no.
    YesNo(bool),
    /// Of a number.
    Number(f64),
    /// Of a text, a choice or a colour.
    Text(String),
}

/// All that a playbook has set, checked.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) values: BTreeMap<String, SettingValue>,
    /// The rule that gives the stylesheet the accent and the colours.
    pub(super) css: String,
    pub(super) findings: Vec<Diagnostic<Place>>,
}

pub(super) fn theme_key(key: &str) -> Place {
    Place::of(Kind::Playbook, "").key("theme").key(key)
}

/// Checks what a playbook sets against what its theme, parents included, lets it set.
pub(super) fn choose(choice: &ThemeChoice, manifests: &[Manifest]) -> Chosen {
    let mut chosen = Chosen::default();
    let mut known: BTreeMap<&str, &Setting> = BTreeMap::new();
    for manifest in manifests.iter().rev() {
        known.extend(manifest.settings.iter().map(|(name, setting)| (name.as_str(), setting)));
    }
    for name in choice.settings.keys().filter(|name| !known.contains_key(name.as_str())) {
        let names = known.keys().copied().chain(["accent", "logo", "use"]);
        chosen.findings.push(
            Diagnostic::new(
                Code::UnknownField,
                theme_key(name).the_key(),
                format!("the theme `{}` has no setting `{name}`", choice.name),
            )
            .maybe_help(did_you_mean(name, names)),
        );
    }
    for (name, setting) in known {
        let value = pick(choice, name, setting, &mut chosen.findings);
        if let (SettingKind::Color, SettingValue::Text(colour)) = (setting.kind, &value) {
            let _ = write!(chosen.css, "--setting-{name}:{colour};");
        }
        chosen.values.insert(name.to_owned(), value);
    }
    accent(choice, manifests, &mut chosen);
    if !chosen.css.is_empty() {
        chosen.css = format!(":root{{{}}}", chosen.css.trim_end_matches(';'));
    }
    chosen
}

fn pick(
    choice: &ThemeChoice,
    name: &str,
    setting: &Setting,
    findings: &mut Vec<Diagnostic<Place>>,
) -> SettingValue {
    let fallback = || {
        read(setting, &setting.default)
            .unwrap_or_else(|| SettingValue::Text(setting.default.clone()))
    };
    let Some(written) = choice.settings.get(name) else { return fallback() };
    read(setting, written).unwrap_or_else(|| {
        let (expected, help) = match setting.kind {
            SettingKind::Color => ("a colour", Some("write it as `#0b6e4f`".to_owned())),
            SettingKind::YesNo => ("`yes` or `no`", None),
            SettingKind::Number => ("a number", None),
            SettingKind::Choice => (
                "one of its options",
                did_you_mean(written, setting.options.iter().map(String::as_str)),
            ),
            SettingKind::Text => ("a text", None),
        };
        let message = format!("the setting `{name}` takes {expected}, not `{written}`");
        findings.push(Diagnostic::new(Code::BadTheme, theme_key(name), message).maybe_help(help));
        fallback()
    })
}

fn read(setting: &Setting, text: &str) -> Option<SettingValue> {
    Some(match setting.kind {
        SettingKind::Text => SettingValue::Text(text.to_owned()),
        SettingKind::Color => SettingValue::Text(Colour::parse(text)?.to_string()),
        SettingKind::YesNo => SettingValue::YesNo(match text.to_lowercase().as_str() {
            "yes" | "true" => true,
            "no" | "false" => false,
            _ => return None,
        }),
        SettingKind::Number => SettingValue::Number(text.parse().ok()?),
        SettingKind::Choice => {
            setting.options.iter().find(|option| *option == text)?;
            SettingValue::Text(text.to_owned())
        }
    })
}

/// The accent as it is, and the shades of it that can carry text by day and by night.
fn accent(choice: &ThemeChoice, manifests: &[Manifest], chosen: &mut Chosen) {
    let Some(written) = &choice.accent else { return };
    let Some(accent) = Colour::parse(written) else {
        let message = format!("`{written}` is not a colour that can be read");
        chosen.findings.push(
            Diagnostic::new(Code::BadTheme, theme_key("accent"), message)
                .help("write it as `#0b6e4f`, `rgb(11, 110, 79)`, `hsl(161, 82%, 24%)` or `oklch(48% 0.1 165)`"),
        );
        return;
    };
    let paper = manifests.iter().find_map(|manifest| manifest.paper.as_ref());
    let ground =
        |text: Option<&str>, otherwise| text.and_then(Colour::parse).or(Colour::parse(otherwise));
    let light = ground(paper.map(|paper| paper.light.as_str()), "#ffffff").unwrap_or(accent);
    let dark = ground(paper.map(|paper| paper.dark.as_str()), "#000000").unwrap_or(accent);
    let (by_day, by_night) = (accent.legible_on(light, LEGIBLE), accent.legible_on(dark, LEGIBLE));
    let _ = write!(
        chosen.css,
        "--accent-brand:{accent};--accent-text:{by_day};--accent-text-dark:{by_night};"
    );
    let contrast = accent.contrast(light);
    if contrast < LEGIBLE {
        let message = format!(
            "the accent `{written}` has a contrast of {contrast:.1} to 1 on paper; text needs {LEGIBLE} to 1"
        );
        chosen.findings.push(
            Diagnostic::new(Code::LowContrast, theme_key("accent"), message)
                .help(format!("where it carries text, `{by_day}` is used instead")),
        );
    }
}
