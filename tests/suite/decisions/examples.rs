//! Gives random playbooks worked examples: most of them right, some that leave something out.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use ruimte::model::{
    BoundaryId, Decision, Example, ExampleId, ExampleKind, Playbook, RoleId, Stewardship, Verdict,
};

use super::cases::Case;
use super::plain::Saying;
use super::random;
use super::support::{drawn, own};

/// A playbook with a few examples.
pub(crate) fn with_examples(mut playbook: Playbook, runner: &mut TestRunner) -> Playbook {
    let own: Vec<BoundaryId> = own(&playbook).cloned().collect();
    let decisions = drawn(&(0..8_usize), runner);
    for number in 0..decisions {
        let boundary = &own[number % own.len()];
        let decision = decision(&playbook, boundary, runner);
        playbook.examples.push(example(&format!("e{number}"), vec![decision]));
    }
    playbook
}

/// An example of these decisions.
pub(crate) fn example(id: &str, decisions: Vec<Decision>) -> Example {
    Example {
        id: ExampleId::new(id),
        title: random::text(id),
        kind: ExampleKind::Example,
        story: None,
        decisions,
        what_happened: None,
        better: None,
        lesson: None,
        values: Vec::new(),
        tags: Vec::new(),
        order: None,
        stewardship: Stewardship::default(),
    }
}

fn decision(playbook: &Playbook, boundary: &BoundaryId, runner: &mut TestRunner) -> Decision {
    let (role, mut facts, already) = drawn(&random::situation(playbook, boundary), runner);
    if drawn(&prop::bool::weighted(0.3), runner) && !facts.is_empty() {
        facts.remove(drawn(&(0..facts.len()), runner));
    }
    let case = Case { boundary: boundary.clone(), role, facts, already };
    let verdict = match case.verdict(playbook) {
        Some((Saying::Never, _)) => Verdict::Never,
        Some((Saying::Ask, whom)) => {
            Verdict::Ask(whom.iter().map(|role| RoleId::new(role.as_str())).collect())
        }
        Some((Saying::May, _)) | None => Verdict::May,
    };
    let wrong = match &verdict {
        Verdict::May => Verdict::Never,
        Verdict::Never => Verdict::Ask(vec![playbook.roles[0].id.clone()]),
        Verdict::Ask(whom) if whom.len() > 1 => Verdict::Ask(whom[1..].to_vec()),
        Verdict::Ask(_) => Verdict::May,
    };
    let verdict = if drawn(&prop::bool::weighted(0.2), runner) { wrong } else { verdict };
    let Case { boundary, role, facts, already } = case;
    Decision { boundary, role, facts, already, verdict }
}
