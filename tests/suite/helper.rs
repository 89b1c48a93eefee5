//! What the helper's page reads: sound JSON with the diagrams that other programs get, too. And
//! decisions for the browser tests to make again, computed here.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use ruimte::decide::{Authority, Cut, Judgement, MayIf, Ruling, Situation, Values};
use ruimte::model::{Currency, FactId, LanguageIndex, Playbook, RoleId};
use ruimte::render::{Options, Theme, render};
use ruimte::site::Site;
use serde_json::{Value, json};

use crate::decisions::random;

/// As many playbooks as are made up, and situations of each of their boundaries.
const PLAYBOOKS: usize = 100;
const SITUATIONS: usize = 60;

/// The boundaries that a site's scripts hand over in its first language, by id.
fn handed(site: &Site) -> BTreeMap<String, Value> {
    let scripts = site.files.iter().filter(|(path, _)| path.starts_with("may-i/"));
    let read = scripts.map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("it is text");
        let json = text.strip_prefix("ruimte.boundary(").and_then(|text| text.strip_suffix(");\n"));
        let data: Value = serde_json::from_str(json.expect("one call")).expect(path);
        (data["id"].as_str().expect("an id").to_owned(), data)
    });
    read.collect()
}

fn rendered(playbook: &Playbook, authority: &Authority) -> Site {
    let theme = Theme::new(&playbook.theme, &[], None);
    render(playbook, authority, &theme, &Options::default()).site
}

/// Draws the same on every machine.
fn runner() -> TestRunner {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]);
    TestRunner::new_with_rng(Config::default(), rng)
}

fn drawn<T>(strategy: &impl Strategy<Value = T>, runner: &mut TestRunner) -> T {
    strategy.new_tree(runner).expect("the strategy rejects nothing").current()
}

fn ruled(ruling: &Ruling) -> Value {
    json!({
        "verdict": ruling.answer.name(),
        "whom": ruling.answer.whom().iter().map(RoleId::as_str).collect::<Vec<_>>(),
    })
}

/// A way to a may: for each variable its number with the ends of its stretch, each a value and
/// whether that lies below the end, or its cells.
fn room(room: &MayIf) -> Value {
    let end =
        |cut: Option<Cut>| cut.map(|cut| json!([cut.value.normalize().to_string(), cut.after]));
    let values = |(variable, values): &(usize, Values)| match values {
        Values::Stretch(stretch) => json!([variable, end(stretch.from), end(stretch.to)]),
        Values::Cells(cells) => {
            let cells: Vec<u32> = cells.iter().flat_map(|(first, last)| *first..=*last).collect();
            json!([variable, cells])
        }
    };
    room.when.iter().map(values).collect()
}

/// A situation with what it decides, as an address would tell it.
fn case(role: &RoleId, situation: &Situation, judged: &Judgement, may_if: &[MayIf]) -> Value {
    let may_if: Vec<Value> = may_if.iter().map(room).collect();
    let facts = situation.facts.iter().map(|(fact, value)| (fact.to_string(), value.to_string()));
    let already = situation.already.iter();
    let totals = already.map(|(per, amount)| (format!("already.{per}"), amount.to_string()));
    let given: BTreeMap<String, String> = facts.chain(totals).collect();
    let said = match judged {
        Judgement::Decided { ruling, .. } => ruled(ruling),
        Judgement::Undecided { needs, possible } => json!({
            "verdict": "undecided",
            "needs": needs.iter().map(FactId::as_str).collect::<Vec<_>>(),
            "possible": possible.iter().map(ruled).collect::<Vec<_>>(),
        }),
    };
    json!({"role": role.as_str(), "given": given, "said": said, "may_if": may_if})
}

#[test]
fn scripts_hand_over_the_diagrams_of_the_export() {
    let mut runner = runner();
    let playbooks = random::playbook();
    for _ in 0..20 {
        let playbook = drawn(&playbooks, &mut runner);
        let authority = Authority::new(&playbook, |_| true);
        let site = rendered(&playbook, &authority);
        let export: Value =
            serde_json::from_slice(&site.files["playbook.json"]).expect("it is JSON");
        let handed = handed(&site);
        for boundary in export["boundaries"].as_array().expect("boundaries") {
            let Some(diagram) = boundary.get("diagram") else { continue };
            let data = &handed[boundary["id"].as_str().expect("an id")];
            for (key, value) in diagram.as_object().expect("a diagram") {
                assert_eq!(&data[key], value, "{key}");
            }
            assert_eq!(
                data["told"].as_array().map(Vec::len),
                data["outcomes"].as_array().map(Vec::len)
            );
            assert_eq!(
                data["asked"].as_array().map(Vec::len),
                data["asks"].as_array().map(Vec::len)
            );
        }
        let page = String::from_utf8(site.files["may-i.html"].to_vec()).expect("it is text");
        let title = |boundary: &ruimte::model::Boundary| {
            boundary.question.content(LanguageIndex(0)).to_owned()
        };
        assert!(
            playbook.boundaries.iter().filter(|it| !it.always).all(|it| page.contains(&title(it)))
        );
    }
}

/// Writes more than 10,000 decisions where the browser tests find them, each with what is
/// decided; of every other one some facts are left out.
#[test]
fn decisions_for_the_browser() {
    let mut runner = runner();
    let playbooks = random::playbook();
    let mut books = Vec::new();
    let (mut decisions, mut rooms) = (0, 0);
    for _ in 0..PLAYBOOKS {
        let playbook = drawn(&playbooks, &mut runner);
        let authority = Authority::new(&playbook, |_| true);
        for (id, data) in handed(&rendered(&playbook, &authority)) {
            let boundary = ruimte::model::BoundaryId::new(id.as_str());
            let situations = random::situation(&playbook, &boundary);
            let mut cases = Vec::new();
            for number in 0..SITUATIONS {
                let (role, mut facts, already) = drawn(&situations, &mut runner);
                let mut whole = None;
                if number % 2 == 1 {
                    let keep =
                        drawn(&proptest::collection::vec(any::<bool>(), facts.len()), &mut runner);
                    whole = Some(facts.clone());
                    let mut keep = keep.into_iter();
                    facts.retain(|_| keep.next().unwrap_or(true));
                }
                for facts in [Some(facts), whole].into_iter().flatten() {
                    let situation = Situation { facts, already: already.clone() };
                    let judged = authority.judge(&boundary, &role, &situation).expect("compiled");
                    let decided = authority.get(&boundary).expect("compiled");
                    let number = authority.house.role(&role).expect("a role");
                    let may_if = decided.diagram.may_if(number, &situation);
                    rooms += may_if.len();
                    cases.push(case(&role, &situation, &judged, &may_if));
                    decisions += 1;
                }
            }
            books.push(json!({"data": data, "cases": cases}));
        }
    }
    assert!(decisions > 10_000, "only {decisions}");
    assert!(rooms > 2_000, "only {rooms} ways to a may");
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("decisions.json");
    std::fs::write(file, Value::from(books).to_string()).expect("it can be written");
}

/// What a link says is read in the browser as `decide` reads it, which takes the same currencies.
#[test]
fn scripts_know_the_currencies() {
    let script = include_str!("../../themes/default/static/js/case/currencies.js");
    let list = script.split("ruimte.currencies = (").nth(1).and_then(|rest| rest.split(')').next());
    let mut known: Vec<&str> = list
        .expect("a list")
        .split(|letter: char| !letter.is_ascii_uppercase())
        .filter(|code| !code.is_empty())
        .collect();
    known.sort_unstable();
    let letters = || 'A'..='Z';
    let all = letters().flat_map(|one| letters().map(move |two| (one, two)));
    let all = all.flat_map(|(one, two)| letters().map(move |three| format!("{one}{two}{three}")));
    let taken: Vec<String> = all.filter(|code| Currency::from_code(code).is_some()).collect();
    assert_eq!(known, taken);
}
