//! How much of each boundary its worked examples prove (`check --proof`).

use std::fmt::Write as _;

use serde::Serialize;

use crate::check::Score;
use crate::compile::{Examined, World};
use crate::decide::Aspect;

/// The scores of several organisations.
pub(super) struct Proof(Vec<(String, Vec<Score>)>);

#[derive(Serialize)]
pub(super) struct ProofJson<'a> {
    proof: Vec<ScoreJson<'a>>,
}

/// `limits: [3, 4]`: three of four changes are noticed.
#[derive(Serialize)]
struct ScoreJson<'a> {
    organisation: &'a str,
    boundary: &'a str,
    limits: [usize; 2],
    verdicts: [usize; 2],
    clauses: [usize; 2],
    conditions: [usize; 2],
}

impl Proof {
    /// Proves what organisations say; what no example would notice is added to what is told.
    pub(super) fn of(world: &World, examined: &mut [Examined<'_>]) -> Self {
        let scores = examined.iter_mut();
        Self(
            scores.map(|examined| (examined.organisation.clone(), world.prove(examined))).collect(),
        )
    }

    pub(super) fn json(&self) -> ProofJson<'_> {
        let scores = self.0.iter().flat_map(|(organisation, scores)| {
            scores.iter().map(move |score| {
                let of = |aspect| {
                    let (noticed, all) = noticed(score, aspect);
                    [noticed, all]
                };
                ScoreJson {
                    organisation,
                    boundary: score.boundary.as_str(),
                    limits: of(Aspect::Limits),
                    verdicts: of(Aspect::Verdicts),
                    clauses: of(Aspect::Clauses),
                    conditions: of(Aspect::Conditions),
                }
            })
        });
        ProofJson { proof: scores.collect() }
    }

    /// A table for each organisation.
    pub(super) fn human(&self) -> String {
        let names = self.0.iter().flat_map(|(_, scores)| scores);
        let width = names.map(|score| score.boundary.as_str().len()).max().unwrap_or(0).max(8);
        let mut text = String::new();
        for (organisation, scores) in self.0.iter().filter(|(_, scores)| !scores.is_empty()) {
            let _ = write!(
                text,
                "\u{1b}[1m{organisation}\u{1b}[0m: changes that an example notices\n  {:width$}",
                ""
            );
            for aspect in Aspect::ALL {
                let _ = write!(text, "  {:>10}", aspect.name());
            }
            text.push('\n');
            for score in scores {
                let _ = write!(text, "  {:width$}", score.boundary.as_str());
                for aspect in Aspect::ALL {
                    let cell = match noticed(score, aspect) {
                        (_, 0) => "-".to_owned(),
                        (noticed, all) => format!("{noticed}/{all}"),
                    };
                    let _ = write!(text, "  {cell:>10}");
                }
                text.push('\n');
            }
        }
        text
    }
}

fn noticed(score: &Score, aspect: Aspect) -> (usize, usize) {
    score.noticed.get(&aspect).copied().unwrap_or_default()
}
