//! The decisions of an example with the verdicts that its boundaries give now.

use crate::decide::{Judgement, Situation};

use super::Subject;
use super::scene::Scene;

/// The entries of an example's `decisions`, each with what its boundary says now, in one line of
/// YAML. Empty where one of them is not decided.
pub fn decisions_now(subject: Subject<'_>, example: &str) -> Vec<String> {
    let mut examples = subject.playbook.examples.iter();
    let Some(example) = examples.find(|known| known.id.as_str() == example) else {
        return Vec::new();
    };
    let now = |decision: &crate::model::Decision| {
        let situation = Situation::from(decision);
        let judged = subject.authority.judge(&decision.boundary, &decision.role, &situation)?;
        let Judgement::Decided { ruling, .. } = judged else { return None };
        let (boundary, role) = (&decision.boundary, &decision.role);
        let scene = Scene { playbook: subject.playbook, boundary, role, situation: &situation };
        Some(scene.yaml(&ruling.answer))
    };
    let all: Option<Vec<String>> = example.decisions.iter().map(now).collect();
    all.unwrap_or_default()
}
