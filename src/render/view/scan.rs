//! The self-scan as a page that one can do with a pencil.

use std::collections::BTreeSet;

use serde::Serialize;

use super::colophon::Colophon;
use super::parts::{Heading, Note, Prose, Words, margin, note};
use crate::model::{LanguageIndex, Scan, Target};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// Stands for a number that a script fills in.
const NUMBER: &str = "#";

/// The page of the self-scan.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ScanView {
    pub(crate) heading: Heading,
    pub(crate) intro: Option<Prose>,
    pub(crate) scale: Vec<Choice>,
    pub(crate) statements: Vec<Statement>,
    /// How to count.
    pub(crate) counting: String,
    /// How many statements are open, for one and every number up to all of them, as JSON.
    pub(crate) open: String,
    /// What is said of all of them.
    pub(crate) all_open: String,
    /// The score, with a mark where its number goes.
    pub(crate) score: String,
    pub(crate) bands: Vec<Band>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
}

/// An answer, and the points that it gives.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Choice {
    pub(crate) title: Words,
    pub(crate) points: usize,
}

/// A statement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Statement {
    pub(crate) name: String,
    pub(crate) text: Words,
}

/// What a score means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Band {
    /// Its lowest score.
    pub(crate) least: usize,
    /// Its scores.
    pub(crate) range: String,
    pub(crate) title: Words,
    pub(crate) text: Option<Prose>,
}

impl ScanView {
    pub(crate) fn new(desk: &Desk<'_>, scan: &Scan) -> Self {
        let highest = scan.statements.len() * scan.scale.len().saturating_sub(1);
        let lead = desk.counted("scan_lead", scan.statements.len());
        let open: Vec<String> =
            (1..=scan.statements.len()).map(|count| desk.counted("scan_open", count)).collect();
        let most = desk.lexicon.number(highest.into());
        let score = [("score", Arg::Words(NUMBER)), ("highest", Arg::Words(&most))];
        Self {
            heading: Heading::new(desk.words(&scan.title)).lead(Some(Words::ours(lead))),
            intro: scan.intro.as_ref().map(|intro| desk.prose(intro, 2)),
            scale: scan
                .scale
                .iter()
                .enumerate()
                .map(|(points, title)| Choice { title: desk.words(title), points })
                .collect(),
            statements: statements(desk, scan),
            counting: desk.counted("scan_counting", highest),
            all_open: open.last().cloned().unwrap_or_default(),
            open: serde_json::to_string(&open).unwrap_or_default(),
            score: desk.lexicon.say("scan_score", &score),
            bands: bands(desk, scan, highest),
            margin: margin([note(desk.word("scan_values"), values(desk, scan))]),
            colophon: Colophon::of(desk, &scan.stewardship),
        }
    }
}

/// The statements. Each is named by its own words, in the playbook's first language, so that an
/// answer that a device keeps stays with it wherever it moves.
fn statements(desk: &Desk<'_>, scan: &Scan) -> Vec<Statement> {
    let mut names = BTreeSet::new();
    let mut name = |index: usize, text: &str| {
        let digest = blake3::hash(text.as_bytes()).to_hex();
        let name = format!("s{}", &digest[..6]);
        if names.insert(name.clone()) { name } else { format!("{name}-{}", index + 1) }
    };
    let first = LanguageIndex(0);
    scan.statements
        .iter()
        .enumerate()
        .map(|(index, statement)| Statement {
            name: name(index, statement.text.content(first)),
            text: desk.words(&statement.text),
        })
        .collect()
}

/// A band reaches from the first score that is not below its percentage to the score before the
/// next band's first.
fn bands(desk: &Desk<'_>, scan: &Scan, highest: usize) -> Vec<Band> {
    let first = |from: u8| (usize::from(from) * highest).div_ceil(100);
    let mut list = Vec::new();
    for (index, band) in scan.bands.iter().enumerate() {
        let low = first(band.from);
        let next = scan.bands.get(index + 1);
        let high = next.map_or(highest, |next| first(next.from).saturating_sub(1));
        let range = if low >= high {
            low.to_string()
        } else {
            desk.lexicon.say(
                "scan_range",
                &[("from", Arg::Words(&low.to_string())), ("to", Arg::Words(&high.to_string()))],
            )
        };
        list.push(Band {
            least: low,
            range,
            title: desk.words(&band.title),
            text: band.text.as_ref().map(|text| desk.prose(text, 4)),
        });
    }
    list
}

fn values(desk: &Desk<'_>, scan: &Scan) -> Vec<super::parts::Link> {
    let mut seen = BTreeSet::new();
    let values = scan.statements.iter().filter_map(|statement| statement.value.as_ref());
    values
        .filter(|value| seen.insert(*value))
        .map(|value| desk.link(&Spot::from(&Target::Value(value.clone()))))
        .collect()
}
