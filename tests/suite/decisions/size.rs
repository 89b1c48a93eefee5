//! Diagrams stay as small as the rules really interact, and large ones still compile.

#[path = "../../../benches/support/families.rs"]
mod families;

use std::time::{Duration, Instant};

use ruimte::decide::Authority;
use ruimte::model::BoundaryId;

/// How many nodes the diagram of a boundary has.
fn nodes(boundary: &str, experts: usize) -> usize {
    let authority = Authority::new(&families::playbook(boundary, experts), |_| true);
    authority.get(&BoundaryId::new("b")).expect("it is not too complex").diagram.graph.len()
}

/// Thirteen stretches of each of eight numbers are eight hundred million combinations.
#[test]
fn combinations_do_not_multiply() {
    let nodes = nodes(&families::disjoint(8, 6), 0);
    assert!((8..1_000).contains(&nodes), "{nodes} nodes");
}

/// A tenth of a second is what a large diagram may take where it matters; here, on a busy
/// machine and hardly optimised, only what is far off would be told.
#[test]
fn a_hundred_thousand_nodes_compile() {
    let begin = Instant::now();
    let nodes = nodes(&families::pairs(15), 0);
    assert!((90_000..200_000).contains(&nodes), "{nodes} nodes");
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
}

/// Where every set of people is somebody's answer, the answers multiply, and nothing else.
#[test]
fn answers_multiply_where_they_must() {
    assert_eq!(nodes(&families::experts(10), 10), 1_023);
}

/// Every clause of the starter's boundaries is there for people to see at a glance.
#[test]
fn the_starter_is_small() {
    let authority = Authority::new(&families::starter(), |_| true);
    for boundary in &families::starter().boundaries {
        let nodes = authority.get(&boundary.id).map_or(0, |decided| decided.diagram.graph.len());
        assert!(nodes < 200, "{} has {nodes} nodes", boundary.id);
    }
}
