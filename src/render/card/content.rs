//! What a pocket card says: every line of it from what the boundaries decide.

use jiff::civil::Date;

use crate::model::{Boundary, LanguageIndex, Role, RoleId};
use crate::render::chart::{Chart, Saying};
use crate::render::desk::Desk;
use crate::render::sentence::{Phrase, Teller, escaped};
use crate::render::view::parts::Words;

/// As many cases as are told one by one of whom to ask; beyond, the clauses tell it.
const FEW: usize = 4;
/// How many letters a mark has.
const MARK: usize = 8;

/// What a card says.
pub(crate) struct Content {
    /// Whose card it is.
    pub(crate) role: Words,
    /// Since when what is newest on it holds.
    pub(crate) date: Option<Date>,
    /// A short mark of all that it says in the playbook's first language: two cards of a role
    /// that say different rules have different marks, in whatever language they are.
    pub(crate) mark: String,
    /// The values, and what is decided alone, asked and never done; those that say something.
    pub(crate) parts: Vec<Part>,
}

/// One heading of a card.
pub(crate) struct Part {
    /// `values`, `may`, `ask` or `never`.
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) items: Vec<Item>,
}

/// One matter on a card.
pub(crate) struct Item {
    /// What it is about.
    pub(crate) lead: Option<Words>,
    /// What it says, as HTML.
    pub(crate) html: String,
    /// The same without marks, to be measured.
    pub(crate) plain: String,
    /// Its language, where it is not the page's.
    pub(crate) lang: Option<String>,
}

/// A boundary, and what its diagram tells a role; where there is too much, its clauses do.
type Known<'a> = (&'a Boundary, Option<(&'a Chart, usize, &'a [Saying])>);

impl Content {
    /// What the card of a role says.
    pub(crate) fn of<'d>(desk: &Desk<'d>, role: &Role) -> Self {
        let boundaries = desk.book.playbook.boundaries.iter();
        let number = desk.press.authority.house.role(&role.id);
        let known: Vec<Known<'_>> = boundaries
            .map(|boundary| {
                let chart = number.zip(desk.chart(boundary));
                let told = |(number, chart): (usize, &'d Chart)| {
                    Some((chart, chart.first_like(number), chart.apart(number)?))
                };
                (boundary, chart.and_then(told))
            })
            .collect();
        let decided = ["may", "ask", "never"].map(|verdict| part(desk, &role.id, &known, verdict));
        let parts = [values(desk)].into_iter().chain(decided);
        let parts: Vec<Part> = parts.filter(|part| !part.items.is_empty()).collect();
        let original = || Desk::new(desk.press, LanguageIndex(0), desk.spot.clone());
        let mark = match original().filter(|_| desk.language != LanguageIndex(0)) {
            Some(original) => Self::of(&original, role).mark,
            None => mark(role, &parts),
        };
        Self { role: desk.words(&role.title), date: newest(desk, role), mark, parts }
    }
}

/// A digest of what a card says, as short as people compare.
fn mark(role: &Role, parts: &[Part]) -> String {
    let mut said = blake3::Hasher::new();
    said.update(role.id.as_str().as_bytes());
    for part in parts {
        said.update(part.name.as_bytes());
        for item in &part.items {
            let lead = item.lead.as_ref().map_or("", |lead| lead.text.as_str());
            for text in [lead, &item.plain] {
                said.update(&[0]).update(text.as_bytes());
            }
        }
    }
    said.finalize().to_hex()[..MARK].to_owned()
}

fn values(desk: &Desk<'_>) -> Part {
    let item = |value: &crate::model::Value| {
        let words = desk.words(&value.title);
        Item { lead: None, html: escaped(&words.text), plain: words.text, lang: words.lang }
    };
    Part {
        name: "values",
        title: desk.word("values_title"),
        items: desk.book.playbook.values.iter().map(item).collect(),
    }
}

/// Everything in which a role is told this verdict; what always holds comes first.
fn part(desk: &Desk<'_>, role: &RoleId, known: &[Known<'_>], name: &'static str) -> Part {
    let mut known: Vec<&Known<'_>> = known.iter().collect();
    known.sort_by_key(|(boundary, _)| !boundary.always);
    let teller = desk.teller_plain();
    let matter = |(boundary, told): &&Known<'_>| {
        let words = if let Some((chart, first, sayings)) = told {
            let key = (boundary.id.clone(), *first, desk.language, name);
            desk.press.briefs.get(key, || {
                joined(desk, name, ruled(&teller, boundary, role, (chart, sayings), name))
            })
        } else {
            let told = teller.room_by_clause(boundary, role, name).into_iter();
            joined(desk, name, told.map(|(_, words)| words).collect())
        };
        Some(item(Some(desk.words(&boundary.title)), &words?))
    };
    let mut items: Vec<Item> = known.iter().filter_map(matter).collect();
    if name == "ask" && !items.is_empty() {
        items.extend(teller.silence_for(role).map(|silence| item(None, &silence)));
    }
    Part { name, title: desk.word(&format!("group_{name}")), items }
}

fn item(lead: Option<Words>, words: &Phrase) -> Item {
    Item { lead, html: words.html(), plain: words.plain(), lang: None }
}

/// What a diagram tells.
fn ruled(
    teller: &Teller<'_>,
    boundary: &Boundary,
    role: &RoleId,
    (chart, sayings): (&Chart, &[Saying]),
    verdict: &str,
) -> Vec<Phrase> {
    let said: Vec<&Saying> =
        sayings.iter().filter(|saying| saying.ruling.answer.name() == verdict).collect();
    if verdict == "ask"
        && said.iter().map(|saying| saying.cases()).sum::<usize>() > FEW
        && let Some(asked) = asked(teller, boundary, role)
    {
        return asked;
    }
    said.into_iter().map(|saying| teller.brief_saying(boundary, chart, saying)).collect()
}

/// Whom the clauses tell a role to ask; `None` where they cannot.
fn asked(teller: &Teller<'_>, boundary: &Boundary, role: &RoleId) -> Option<Vec<Phrase>> {
    let asked = teller.asked_by_clause(boundary, role)?;
    Some(asked.into_iter().map(|(_, words)| words).collect())
}

/// Several rules of one boundary in one breath: any of those that say the same, and one after
/// the other whom to ask.
fn joined(desk: &Desk<'_>, verdict: &str, said: Vec<Phrase>) -> Option<Phrase> {
    if said.is_empty() {
        return None;
    }
    let words: Vec<String> = said.into_iter().map(|phrase| phrase.0).collect();
    match (verdict, words.as_slice()) {
        ("ask", _) | (_, [] | [_]) => Some(Phrase(words.join("; "))),
        (_, [before @ .., last]) => {
            let before = before.join("; ");
            let args = [("before", before.as_str()), ("last", last.as_str())];
            let args = args.map(|(name, words)| (name, crate::render::language::Arg::Words(words)));
            Some(Phrase(desk.lexicon.say("where_or", &args)))
        }
    }
}

/// The newest date from which anything on the card holds.
fn newest(desk: &Desk<'_>, role: &Role) -> Option<Date> {
    let playbook = desk.book.playbook;
    let values = playbook.values.iter().map(|value| &value.stewardship);
    let boundaries = playbook.boundaries.iter().map(|boundary| &boundary.stewardship);
    let all = [&playbook.stewardship, &role.stewardship].into_iter().chain(values);
    all.chain(boundaries).filter_map(|stewardship| stewardship.since).max()
}
