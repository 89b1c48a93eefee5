//! Diagrams held against the evaluator of the tests, which walks the clauses as the contract says
//! them.
//!
//! A text is the files of one organisation, to which a house of four roles is added where it has
//! none; one that begins with `%` is instead the seed of what draws playbooks for the tests.

use std::collections::BTreeMap;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use ruimte::decide::{
    Authority, Decided, Differences, Domain, Judgement, Lines, Measure, Pick, Ruling, Situation,
    Values, Variable, Versions,
};
use ruimte::load::load;
use ruimte::model::{Amount, Boundary, FactId, FactValue, Playbook, RoleId};
use rust_decimal::Decimal;

use crate::decisions::plain::{self, Saying, Spoken};
use crate::decisions::random;
use crate::decisions::support::{drawn, spoken};
use crate::files::{Folder, folders, workspace};

/// So many decisions are drawn for each boundary.
const DECISIONS: usize = 12;

/// Of each role no more regions are tried.
const REGIONS: usize = 16;

/// What an organisation has where it does not say so itself.
const HOUSE: [(&str, &str); 5] = [
    ("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n"),
    ("roles/desk.yaml", "title: Desk\nreports_to: lead\n"),
    ("roles/lead.yaml", "title: Lead\nreports_to: head\n"),
    ("roles/head.yaml", "title: Head\n"),
    ("roles/press.yaml", "title: Press\n"),
];

/// Holds every boundary of a playbook against its clauses.
pub fn check(data: &[u8]) {
    let playbook = match data.strip_prefix(b"%") {
        Some(seed) => Some(drawn(&random::playbook(), &mut runner(seed))),
        None => written(data),
    };
    let Some(playbook) = playbook else { return };
    let authority = Authority::new(&playbook, |_| true);
    for boundary in playbook.boundaries.iter().filter(|boundary| !boundary.always) {
        if let Some(decided) = authority.get(&boundary.id) {
            let held = Held { playbook: &playbook, boundary, authority: &authority, decided };
            held.decisions(data);
            held.regions();
            held.changes(data);
        } else {
            assert!(authority.too_complex(&boundary.id).is_some(), "{}", boundary.id);
        }
    }
}

/// What draws at random, and the same for the same bytes.
fn runner(bytes: &[u8]) -> TestRunner {
    let mut seed = [0_u8; 32];
    bytes.iter().zip(0..).for_each(|(byte, at): (&u8, usize)| {
        let place = &mut seed[at % 32];
        *place = place.rotate_left(1) ^ byte;
    });
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    TestRunner::new_with_rng(Config::default(), rng)
}

/// The playbook of an organisation's files, where they have no error.
fn written(data: &[u8]) -> Option<Playbook> {
    let (folders, _) = folders(data);
    let mut files: Folder = folders.into_values().next()?;
    let is_whole = files.contains_key("playbook.yaml");
    for (path, text) in HOUSE.iter().filter(|_| !is_whole) {
        files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    let (workspace, _) = workspace(&BTreeMap::from([("acme".to_owned(), files)]));
    let loaded = load(&workspace, "acme")?;
    (!loaded.has_errors() && loaded.unanswered.is_empty()).then_some(loaded.playbook)
}

/// A boundary that is held against its clauses.
struct Held<'a> {
    playbook: &'a Playbook,
    boundary: &'a Boundary,
    authority: &'a Authority,
    decided: &'a Decided,
}

impl Held<'_> {
    /// Every role is told what the clauses say, and why.
    fn decisions(&self, data: &[u8]) {
        for situation in self.situations(data) {
            for (number, role) in self.decided.diagram.roles.iter().enumerate() {
                let judged = self.authority.judge(&self.boundary.id, role, &situation);
                let Some(Judgement::Decided { ruling, reason }) = judged else {
                    panic!("{role} {situation:?} of {:#?}", self.boundary)
                };
                let said = spoken(&ruling, reason.as_ref());
                assert_eq!(said, self.plainly(role, &situation), "{role} {situation:?}");
                self.near_misses(number, role, &situation);
                self.may_if(number, role, &situation);
            }
        }
    }

    fn situations(&self, data: &[u8]) -> Vec<Situation> {
        let mut runner = runner(data);
        let strategy = random::situation(self.playbook, &self.boundary.id);
        let draw = |_| {
            let (_, facts, already) = drawn(&strategy, &mut runner);
            Situation { facts, already }
        };
        (0..DECISIONS).map(draw).collect()
    }

    fn plainly(&self, role: &RoleId, situation: &Situation) -> Spoken {
        let Situation { facts, already } = situation;
        plain::decide(self.playbook, &self.boundary.id, role, facts, already)
    }

    /// What is told to come out otherwise does, just as it is told.
    fn near_misses(&self, number: usize, role: &RoleId, situation: &Situation) {
        for near in self.decided.diagram.near_misses(number, situation, 4) {
            let said = spoken(&near.ruling, near.reason.as_ref());
            assert_eq!(said, self.plainly(role, &near.situation), "{role} {near:?}");
        }
    }

    /// In every box that is told to make it a may, it is one.
    fn may_if(&self, number: usize, role: &RoleId, situation: &Situation) {
        let diagram = &self.decided.diagram;
        for room in diagram.may_if(number, situation) {
            let mut after = situation.clone();
            for (variable, values) in &room.when {
                let variable = &diagram.space.variables[*variable];
                let Some(value) = chosen(variable, values) else { return };
                after.facts.retain(|(fact, _)| fact.as_str() != variable.name());
                after.facts.push((FactId::new(variable.name()), value));
            }
            let said = self.plainly(role, &after);
            assert_eq!(said.verdict, Saying::May, "{role} {situation:?} {room:?} {after:?}");
        }
    }

    /// A situation of each region is decided as the region says.
    fn regions(&self) {
        let diagram = &self.decided.diagram;
        for (number, role) in diagram.roles.iter().enumerate() {
            let Some(regions) = diagram.regions(number) else { continue };
            for (region, ruling) in regions.iter().step_by(regions.len() / REGIONS + 1) {
                diagram.space.written(region);
                for pick in [Pick::Next, Pick::Round] {
                    let witness = diagram.space.witness(region, pick);
                    let judged = self.authority.judge(&self.boundary.id, role, &witness);
                    assert_eq!(ruled(judged), ruling.clone().sorted(), "{role} {witness:?}");
                }
            }
        }
    }

    /// What is told to be decided otherwise without a clause is decided so, before and after.
    fn changes(&self, data: &[u8]) {
        let count = self.boundary.clauses().count();
        let which = data.iter().map(|byte| usize::from(*byte)).sum::<usize>();
        let Some((at, _)) = self.boundary.clauses().nth(which % count.max(1)) else { return };
        let id = &self.boundary.id;
        let fewer = plain::without_clause(self.playbook, id, at.key, at.index);
        let versions = Versions::new(self.playbook, &fewer);
        let changed = plain::boundary_of(&fewer, id);
        let Ok(contrast) = versions.contrast(self.boundary, changed, Lines::Held) else { return };
        let situations = self.situations(data);
        let Some(contrast) = contrast else {
            for (situation, role) in situations.iter().zip(self.playbook.roles.iter().cycle()) {
                let Situation { facts, already } = situation;
                let after = plain::decide(&fewer, id, &role.id, facts, already);
                assert!(plain::same(&self.plainly(&role.id, situation), &after), "{situation:?}");
            }
            return;
        };
        let after = Authority::new(&fewer, |_| true);
        for number in 0..contrast.roles().len() {
            let Differences::Each(told) = contrast.differences(number) else { continue };
            for one in told.iter().take(REGIONS) {
                let (then, now) = (contrast.as_before(&one.witness), contrast.as_now(&one.witness));
                let before = self.authority.judge(id, &one.role, &then);
                assert_eq!(ruled(before), one.from.clone().sorted(), "{one:?}");
                let after = after.judge(id, &one.role, &now);
                assert_eq!(ruled(after), one.to.clone().sorted(), "{one:?}");
            }
        }
    }
}

/// A value among those that a box has for a variable; `None` where amounts have no currency.
fn chosen(variable: &Variable, values: &Values) -> Option<FactValue> {
    Some(match (values, &variable.domain) {
        (Values::Cells(cells), Domain::Choice(options)) => {
            FactValue::Choice(options[cells[0].0 as usize].clone())
        }
        (Values::Cells(cells), _) => FactValue::YesNo(cells[0].0 == 0),
        (Values::Stretch(stretch), Domain::Quantity { measure, .. }) => {
            let number = stretch.typical(variable.step(), Pick::Round);
            match measure {
                Measure::Number => FactValue::Number(number),
                Measure::Percent => FactValue::Percent(number),
                Measure::Money(currency) => FactValue::Money(Amount {
                    value: number.max(Decimal::ZERO),
                    currency: (*currency)?,
                }),
            }
        }
        (Values::Stretch(_), _) => return None,
    })
}

/// What is ruled where everything that matters is known.
fn ruled(judged: Option<Judgement>) -> Ruling {
    match judged {
        Some(Judgement::Decided { ruling, .. }) => ruling.sorted(),
        other => panic!("undecided: {other:?}"),
    }
}
