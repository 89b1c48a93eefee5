//! What pages show is held against the diagrams: everything in `content/`, case by case.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Chart, When};
use crate::compile::World;
use crate::decide::{Authority, Judgement, Pick, Region, Ruling, Situation};
use crate::model::{BoundaryId, Playbook};
use crate::render::fixture::playbook;
use crate::source::{Location, Workspace};

/// Every situation that can occur in which nothing holds that always boundaries speak of, one
/// for each way through the space.
fn situations(chart: &Chart) -> Vec<Situation> {
    let mut full = vec![Vec::new()];
    for (index, variable) in chart.space().variables.iter().enumerate() {
        let cells = if variable.always { 1..2 } else { 0..variable.cells() };
        let grown = full.iter().flat_map(|when: &Vec<_>| {
            cells.clone().map(|cell| {
                let mut when = when.clone();
                when.push((index, vec![(cell, cell)]));
                when
            })
        });
        full = grown.collect();
        assert!(full.len() < 50_000, "too many to try");
    }
    let tried = full.into_iter().filter_map(|when| {
        let region = Region { when, label: 0 };
        let situation = chart.space().witness(&region, Pick::Round);
        chart.space().is_in(&region, &situation).then_some(situation)
    });
    tried.collect()
}

fn same(shown: &Ruling, judged: &Ruling) -> bool {
    let decides = shown.decides.is_none() || shown.decides == judged.decides;
    decides && shown.answer.clone().sorted() == judged.answer.clone().sorted()
}

/// Tries all that is shown of a boundary; says how many situations that were.
fn try_all(authority: &Authority, boundary: &BoundaryId) -> usize {
    let Some(chart) = Chart::new(authority, boundary) else { return 0 };
    let parts = chart.parts();
    let situations = situations(&chart);
    for role in 0..authority.house.ids().len() {
        let in_turn = chart.in_turn(role).expect("not too much");
        let apart = chart.apart(role).expect("not too much");
        for situation in &situations {
            let id = authority.house.id(role);
            let Some(Judgement::Decided { ruling, .. }) = authority.judge(boundary, id, situation)
            else {
                panic!("{boundary}: undecided")
            };
            let is_in = |region: &Region| chart.space().is_in(region, situation);
            let told = |when: &When| match when {
                When::Always => Some(true),
                When::In(regions) | When::OtherwiseIn(regions) => Some(regions.iter().any(is_in)),
                When::Else => None,
            };
            let first = in_turn.iter().find(|saying| told(&saying.when) != Some(false));
            assert!(same(&first.expect("something holds").ruling, &ruling), "{boundary} {id}");
            let holding: Vec<_> =
                apart.iter().filter(|saying| told(&saying.when) == Some(true)).collect();
            assert!(holding.iter().all(|saying| same(&saying.ruling, &ruling)), "{boundary} {id}");
            if holding.is_empty() {
                let rest = apart.iter().find(|saying| told(&saying.when).is_none());
                assert!(same(&rest.expect("something holds").ruling, &ruling), "{boundary} {id}");
            }
            let shown: Vec<&Ruling> = parts
                .iter()
                .flatten()
                .filter(|part| is_in(&part.when))
                .flat_map(|part| &part.rows)
                .filter(|row| row.roles.contains(&role))
                .flat_map(|row| row.cells.iter().filter(|cell| is_in(&cell.when)))
                .map(|cell| &cell.ruling)
                .collect();
            match (&parts, shown.as_slice()) {
                (None, []) => {}
                (_, [only]) => assert!(same(only, &ruling), "{boundary} {id}: {only:?}"),
                (_, several) => panic!("{boundary} {id}: shown in {} cells", several.len()),
            }
        }
    }
    situations.len()
}

fn try_playbook(playbook: &Playbook, authority: &Authority) -> usize {
    playbook.boundaries.iter().map(|boundary| try_all(authority, &boundary.id)).sum()
}

#[test]
fn the_small_playbook_is_shown_as_it_decides() {
    let playbook = playbook();
    assert!(try_playbook(&playbook, &Authority::new(&playbook, |_| true)) > 20);
}

#[test]
fn all_content_is_shown_as_it_decides() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let workspace = Workspace::read(&Location { path, shown: "content".into() }, &[]);
    let workspace = workspace.expect("content is there");
    let names: Vec<String> = workspace.folders.keys().cloned().collect();
    let world = World::new(workspace, BTreeMap::default(), jiff::civil::date(2026, 1, 1));
    let tried = names
        .iter()
        .filter_map(|name| world.examine(name))
        .map(|examined| try_playbook(&examined.loaded.playbook, &examined.authority));
    assert!(tried.sum::<usize>() > 200);
}
