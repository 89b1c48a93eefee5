//! How long it takes to compile boundaries and to decide.

mod support;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use ruimte::decide::{Authority, Situation};
use ruimte::model::Playbook;

use support::families;

/// Compiles all boundaries of a playbook.
fn compiled(playbook: &Playbook) -> Authority {
    Authority::new(playbook, |_| true)
}

fn compiling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(20).measurement_time(Duration::from_secs(5));
    for (name, boundary, experts) in [
        ("131,000 nodes", families::pairs(16), 0),
        ("16,000 nodes with as many answers", families::experts(14), 14),
        ("8 numbers in 6 disjoint clauses", families::disjoint(8, 6), 0),
    ] {
        let playbook = families::playbook(&boundary, experts);
        group.bench_function(name, |bencher| bencher.iter(|| compiled(black_box(&playbook))));
    }
    let starter = families::starter();
    group.bench_function("the starter", |bencher| bencher.iter(|| compiled(black_box(&starter))));
    group.finish();
}

fn deciding(criterion: &mut Criterion) {
    let starter = families::starter();
    let authority = compiled(&starter);
    let cases: Vec<_> = starter
        .examples
        .iter()
        .flat_map(|example| &example.decisions)
        .map(|decision| (&decision.boundary, &decision.role, Situation::from(decision)))
        .collect();
    let (boundary, role, situation) = cases.first().expect("the starter has examples");
    criterion.bench_function("decide one case of the starter", |bencher| {
        bencher.iter(|| authority.judge(boundary, role, black_box(situation)));
    });
    let own = || starter.boundaries.iter().filter_map(|boundary| authority.get(&boundary.id));
    criterion.bench_function("all regions of all roles of the starter", |bencher| {
        bencher.iter(|| {
            for decided in own() {
                for role in 0..decided.diagram.roles.len() {
                    black_box(decided.diagram.regions(role));
                }
            }
        });
    });
}

criterion_group!(benches, compiling, deciding);
criterion_main!(benches);
