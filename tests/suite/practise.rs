//! What there is to practise with: near misses are what they say they are, in every
//! organisation of this repository and in playbooks that are made up.

use std::collections::BTreeMap;

use ruimte::decide::{Answer, Authority, Diagram, Judgement, NearMiss, Situation};
use ruimte::load;
use ruimte::model::{BoundaryId, Decision, FactValue, Playbook, RoleId};
use ruimte::render::{Options, Theme, render};
use ruimte::site::Site;
use ruimte::source::{Location, Workspace};
use serde_json::Value;

use crate::decisions::support::{drawn, own, runner};
use crate::decisions::{plain, random};

/// As many playbooks as are made up, and decisions of each of their boundaries.
const PLAYBOOKS: usize = 300;
const DECISIONS: usize = 10;
/// As many examples as are a lot.
const MANY: usize = 240;

/// All organisations of this repository, by name.
fn organisations() -> Vec<Playbook> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let location = Location { path: path.clone(), shown: "content".into() };
    let workspace = Workspace::read(&location, &[]).expect("it can be read");
    let folders = std::fs::read_dir(path).expect("it can be read");
    let names = folders.map(|folder| folder.expect("an entry").file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names.iter().map(|name| load::load(&workspace, name).expect(name).playbook).collect()
}

/// Everything that holds in a situation, defaults and totals that are not given included.
fn given(diagram: &Diagram, situation: &Situation) -> BTreeMap<String, String> {
    let defaults = diagram.space.variables.iter().filter_map(|variable| {
        Some((variable.name().to_owned(), variable.default.as_ref()?.to_string()))
    });
    let facts = situation.facts.iter().map(|(id, value)| (id.to_string(), value.to_string()));
    let totals = situation.already.iter().filter(|(_, amount)| !amount.value.is_zero());
    let totals = totals.map(|(per, amount)| (format!("already.{per}"), amount.to_string()));
    defaults.chain(facts).chain(totals).collect()
}

fn answer(judged: &Judgement) -> Option<Answer> {
    match judged {
        Judgement::Decided { ruling, .. } => Some(ruling.answer.clone().sorted()),
        Judgement::Undecided { .. } => None,
    }
}

/// Holds the near misses of a decision against what its boundary says to them.
fn hold(
    authority: &Authority,
    boundary: &BoundaryId,
    role: &RoleId,
    situation: &Situation,
) -> Vec<NearMiss> {
    let diagram = &authority.get(boundary).expect("it is compiled").diagram;
    let number = authority.house.role(role).expect("a role");
    let misses = diagram.near_misses(number, situation, 3);
    let before = answer(&diagram.judge(number, situation));
    assert!(misses.len() <= 3);
    for near in &misses {
        let judged = authority.judge(boundary, role, &near.situation).expect("it is judged");
        let Judgement::Decided { ruling, reason } = &judged else { panic!("{near:?}: {judged:?}") };
        assert_eq!((ruling, reason), (&near.ruling, &near.reason));
        assert_ne!(answer(&judged), before, "{near:?}");
        let (old, new) = (given(diagram, situation), given(diagram, &near.situation));
        let names: Vec<_> = old.keys().chain(new.keys()).collect();
        let mut differing: Vec<_> =
            names.into_iter().filter(|name| old.get(*name) != new.get(*name)).collect();
        differing.sort();
        differing.dedup();
        assert_eq!(differing.len(), 1, "{old:?} {new:?}");
    }
    misses
}

#[test]
fn near_misses_of_all_examples_are_decided_as_they_say() {
    let mut all = 0;
    for playbook in organisations() {
        let authority = Authority::new(&playbook, |_| true);
        let decisions: Vec<&Decision> =
            playbook.examples.iter().flat_map(|example| &example.decisions).collect();
        let held = |decision: &&Decision| {
            let Decision { boundary, role, .. } = decision;
            hold(&authority, boundary, role, &Situation::from(*decision)).len()
        };
        let made: usize = decisions.iter().map(held).sum();
        assert!(made >= decisions.len(), "{}: {made}", playbook.id);
        all += made;
    }
    assert!(all > 200, "only {all}");
}

#[test]
fn near_misses_of_any_decision_are_decided_as_the_clauses_say() {
    let mut runner = runner(12);
    let playbooks = random::playbook();
    let mut all = 0;
    for _ in 0..PLAYBOOKS {
        let playbook = drawn(&playbooks, &mut runner);
        let authority = Authority::new(&playbook, |_| true);
        for boundary in own(&playbook) {
            let situations = random::situation(&playbook, boundary);
            for number in 0..DECISIONS {
                let (role, mut facts, already) = drawn(&situations, &mut runner);
                let whole = number % 2 == 0;
                if !whole && !facts.is_empty() {
                    facts.remove(drawn(&(0..facts.len()), &mut runner));
                }
                let situation = Situation { facts, already };
                for near in hold(&authority, boundary, &role, &situation) {
                    all += 1;
                    if whole {
                        agrees(&playbook, boundary, &role, &near);
                    }
                }
            }
        }
    }
    assert!(all > 2_000, "only {all}");
}

/// Holds a near miss against an evaluator that walks the clauses.
fn agrees(playbook: &Playbook, boundary: &BoundaryId, role: &RoleId, near: &NearMiss) {
    let Situation { facts, already } = &near.situation;
    let expected = plain::decide(playbook, boundary, role, facts, already);
    let said = crate::decisions::support::spoken(&near.ruling, near.reason.as_ref());
    assert_eq!(said, expected, "{near:?}");
}

/// A quantity lies one step from the line: moved back by a step, the answer is another.
#[test]
fn a_cent_lies_between_the_two_sides() {
    let mut cents = 0;
    for playbook in organisations() {
        let authority = Authority::new(&playbook, |_| true);
        for decision in playbook.examples.iter().flat_map(|example| &example.decisions) {
            let situation = Situation::from(decision);
            let Decision { boundary, role, .. } = decision;
            for near in hold(&authority, boundary, role, &situation) {
                let diagram = &authority.get(boundary).expect("it is compiled").diagram;
                let variable = &diagram.space.variables[near.variable];
                let Some(FactValue::Money(new)) = near.situation.fact(variable.name()) else {
                    continue;
                };
                let Some(FactValue::Money(old)) = situation.fact(variable.name()) else { continue };
                let step = if new.value > old.value { -variable.step() } else { variable.step() };
                let mut back = near.situation.clone();
                for (fact, value) in &mut back.facts {
                    if fact.as_str() == variable.name()
                        && let FactValue::Money(amount) = value
                    {
                        amount.value += step;
                    }
                }
                let back = authority.judge(boundary, role, &back).expect("it is judged");
                assert_ne!(answer(&back), Some(near.ruling.answer.clone().sorted()), "{near:?}");
                cents += 1;
            }
        }
    }
    assert!(cents > 30, "only {cents}");
}

fn rendered(playbook: &Playbook) -> Site {
    let authority = Authority::new(playbook, |_| true);
    let theme = Theme::new(&playbook.theme, &[], None);
    render(playbook, &authority, &theme, &Options::default()).site
}

/// The parts that are handed over below a folder.
fn parts(site: &Site, folder: &str) -> Vec<Value> {
    let files =
        site.files.iter().filter(|(path, _)| path.starts_with(&format!("{folder}practise/")));
    let read = files.filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("it is text");
        let json = text.strip_prefix("ruimte.cases(")?.strip_suffix(");\n").expect("one call");
        Some(serde_json::from_str(json).expect(path))
    });
    read.collect()
}

#[test]
fn every_language_hands_over_every_case() {
    for playbook in organisations() {
        let site = rendered(&playbook);
        let ids = |folder: &str| -> Vec<String> {
            let parts = parts(&site, folder);
            let cards = parts.iter().flat_map(|part| part["cards"].as_array().expect("cards"));
            cards.map(|card| card["id"].as_str().expect("an id").to_owned()).collect()
        };
        let first = ids("");
        let decisions = playbook.examples.iter().map(|example| example.decisions.len());
        assert!(first.len() > decisions.sum(), "{}: {}", playbook.id, first.len());
        assert_eq!(first, ids("en/"), "{}", playbook.id);
        let mut once = first.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), first.len(), "{}", playbook.id);
    }
}

#[test]
fn many_examples_stay_light() {
    let mut playbook = organisations().into_iter().find(|it| it.id.as_str() == "starter");
    let playbook = playbook.as_mut().expect("the starter");
    let examples = playbook.examples.clone();
    for number in 1..MANY / examples.len() {
        playbook.examples.extend(examples.iter().cloned().map(|mut example| {
            example.id = ruimte::model::ExampleId::new(format!("{}-{number}", example.id).as_str());
            example
        }));
    }
    let site = rendered(playbook);
    assert!(site.files["practise.html"].len() < 30_000);
    let scripts = site.files.iter().filter(|(path, _)| path.starts_with("practise/"));
    for (path, bytes) in scripts {
        assert!(bytes.len() < 30_000, "{path}: {}", bytes.len());
    }
}

#[test]
fn without_a_decision_there_is_nothing_to_practise() {
    let mut playbook = organisations().remove(0);
    for example in &mut playbook.examples {
        example.decisions.clear();
    }
    let site = rendered(&playbook);
    assert!(!site.files.keys().any(|path| path.starts_with("practise")));
    let home = std::str::from_utf8(&site.files["index.html"]).expect("it is text");
    assert!(!home.contains("practise.html"));
}
