//! What a pocket card says: every line of it from what the boundaries decide.

use jiff::civil::Date;

use crate::model::{Boundary, Clause, ClauseRef, Role, RoleId};
use crate::render::chart::{Chart, Saying, When};
use crate::render::desk::Desk;
use crate::render::sentence::{Phrase, Teller, escaped};
use crate::render::view::parts::Words;

/// As many cases as are told one by one where several people are asked.
const FEW: usize = 4;

/// What a card says.
pub(crate) struct Content {
    /// Whose card it is.
    pub(crate) role: Words,
    /// Since when what is newest on it holds.
    pub(crate) date: Option<Date>,
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
        Self {
            role: desk.words(&role.title),
            date: newest(desk, role),
            parts: parts.filter(|part| !part.items.is_empty()).collect(),
        }
    }
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
        let words = match told {
            Some((chart, first, sayings)) => {
                let key = (boundary.id.clone(), *first, desk.language, name);
                desk.press
                    .briefs
                    .get(key, || joined(desk, name, ruled(&teller, boundary, chart, sayings, name)))
            }
            None => joined(desk, name, clauses(desk, &teller, boundary, role, name)),
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
    chart: &Chart,
    sayings: &[Saying],
    verdict: &str,
) -> Vec<Phrase> {
    let said: Vec<&Saying> =
        sayings.iter().filter(|saying| saying.ruling.answer.name() == verdict).collect();
    if said.len() > 1 && said.iter().map(|saying| cases(saying)).sum::<usize>() > FEW {
        let mut whom: Vec<&RoleId> = Vec::new();
        for role in said.iter().flat_map(|saying| saying.ruling.answer.whom()) {
            if !whom.contains(&role) {
                whom.push(role);
            }
        }
        return vec![teller.depends("room_depends", &whom)];
    }
    said.iter().map(|saying| teller.brief_saying(boundary, chart, saying)).collect()
}

/// In how many cases something is said.
fn cases(saying: &Saying) -> usize {
    match &saying.when {
        When::In(regions) | When::OtherwiseIn(regions) => regions.len(),
        When::Always | When::Else => 1,
    }
}

/// What the clauses tell that concern a role.
fn clauses(
    desk: &Desk<'_>,
    teller: &Teller<'_>,
    boundary: &Boundary,
    role: &RoleId,
    verdict: &str,
) -> Vec<Phrase> {
    let concerns = |(at, clause): &(ClauseRef, &Clause)| {
        at.key == verdict && desk.book.line.concerns(clause, role)
    };
    let told = boundary.clauses().filter(concerns);
    told.map(|(_, clause)| teller.brief_clause(boundary, clause)).collect()
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
