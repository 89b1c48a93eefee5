//! A whole playbook.

use std::collections::BTreeMap;

use super::{
    Asset, Boundary, Citation, Currency, Example, Language, Markdown, OrganisationId, Otherwise,
    Page, Role, Scan, Stewardship, Text, Value, Words,
};

/// Everything that one organisation has to say, its layers merged and its references checked.
///
/// All lists are sorted as readers see them: by `order`, then by title.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Playbook {
    /// The folder it comes from.
    pub id: OrganisationId,
    /// The organisation's name.
    pub name: Text,
    /// Its promise in one line.
    pub tagline: Option<Text>,
    /// Where it wants to go.
    pub vision: Option<Markdown>,
    /// Whether it is built only when named.
    pub template: bool,
    /// The folder that it lies over.
    pub extends: Option<OrganisationId>,
    /// Its languages, the first one first; never empty.
    pub languages: Vec<Language>,
    /// What a bare number means in an amount.
    pub currency: Option<Currency>,
    /// What holds where no clause speaks.
    pub otherwise: Option<Otherwise>,
    /// How it looks.
    pub theme: ThemeChoice,
    /// Its own words.
    pub words: Words,
    /// Where readers can write to.
    pub feedback: Feedback,
    /// Figures that carry the case.
    pub evidence: Vec<Evidence>,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Its values.
    pub values: Vec<Value>,
    /// Its boundaries.
    pub boundaries: Vec<Boundary>,
    /// Its worked examples.
    pub examples: Vec<Example>,
    /// Its free pages.
    pub pages: Vec<Page>,
    /// Its self-scan.
    pub scan: Option<Scan>,
    /// Its files, sorted by path.
    pub assets: Vec<Asset>,
    /// Who looks after it.
    pub stewardship: Stewardship,
}

/// The theme that a playbook asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ThemeChoice {
    /// The theme's folder name.
    pub name: String,
    /// The organisation's colour, as written.
    pub accent: Option<String>,
    /// The path of its logo among the assets.
    pub logo: Option<String>,
    /// What else the theme lets one set, as written.
    pub settings: BTreeMap<String, String>,
}

/// Where readers can write to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Feedback {
    /// An address for mail.
    pub email: Option<String>,
    /// An address for the browser, in which `{page}` stands for the page.
    pub url: Option<String>,
}

/// A figure and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The figure: `51 %`.
    pub figure: Text,
    /// What it is a figure of.
    pub claim: Text,
    /// Where it comes from.
    pub source: Option<Citation>,
}
