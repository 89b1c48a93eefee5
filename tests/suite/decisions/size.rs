//! Diagrams stay as small as the rules really interact, and large ones still compile.

#[path = "../../../benches/support/families.rs"]
mod families;

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

/// How long it takes is for the benchmarks to tell; here it is held that it is done at all.
#[test]
fn a_hundred_thousand_nodes_compile() {
    let nodes = nodes(&families::pairs(16), 0);
    assert!((100_000..200_000).contains(&nodes), "{nodes} nodes");
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
