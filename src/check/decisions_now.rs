//! The decisions of an example as they have to be now, to be written in its place.

use crate::decide::{Judgement, Situation};
use crate::model::Decision;

use super::Subject;
use super::scene::Scene;

/// The entries of an example's `decisions`, each in one line of YAML with what its boundary says
/// now. Of one that is not decided, the facts that are missing are left to be filled in. Empty where
/// there is no such example.
pub fn decisions_now(subject: Subject<'_>, example: &str) -> Vec<String> {
    let mut examples = subject.playbook.examples.iter();
    let Some(example) = examples.find(|known| known.id.as_str() == example) else {
        return Vec::new();
    };
    let now = |decision: &Decision| {
        let situation = Situation::from(decision);
        let (boundary, role) = (&decision.boundary, &decision.role);
        let scene = Scene { playbook: subject.playbook, boundary, role, situation: &situation };
        match subject.authority.judge(boundary, role, &situation)? {
            Judgement::Decided { ruling, .. } => Some(scene.yaml(&ruling.answer)),
            Judgement::Undecided { needs, possible } => {
                let entry = scene.yaml(&possible.first()?.answer);
                let needs: Vec<String> = needs.iter().map(|fact| format!("{fact}: ...")).collect();
                Some(with_facts(&entry, &needs.join(", ")))
            }
        }
    };
    example.decisions.iter().filter_map(now).collect()
}

/// An entry with more facts, whose verdict is left open.
fn with_facts(entry: &str, facts: &str) -> String {
    let (before, _) = entry.rsplit_once("verdict: ").unwrap_or((entry, ""));
    let before = match before.rsplit_once("}, ") {
        Some((known, _)) => format!("{known}, {facts}}}, "),
        None => format!("{before}facts: {{{facts}}}, "),
    };
    format!("{before}verdict: ...}}")
}
