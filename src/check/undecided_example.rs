//! `undecided-example`: an example leaves out a fact on which its verdict depends.
//!
//! A fact may be left out where it does not matter: the story then shows that it does not.
//! Where it does, nobody can tell what the example shows. Mend it by giving the fact.

use crate::decide::{Judgement, Ruling};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FactId, Place, Verdict};

use super::judged::Judged;

pub(super) fn find(judged: &[Judged<'_>], found: &mut Vec<Diagnostic<Place>>) {
    for judged in judged {
        let Judgement::Undecided { needs, possible } = &judged.judgement else { continue };
        let facts = listed(needs.iter().map(FactId::as_str), "and");
        let verdicts = |ruling: &Ruling| Verdict::from(ruling.answer.clone()).to_string();
        let verdicts = listed(possible.iter().map(verdicts), "or");
        let depend = if needs.len() == 1 { "is" } else { "are" };
        let message = format!("the verdict depends on {facts}, which {depend} left out here");
        let help = format!("say under `facts` what was the case; it could be {verdicts}");
        let problem = Diagnostic::new(Code::UndecidedExample, judged.place(), message).help(help);
        found.push(problem);
    }
}

/// A list as one says it: `a`, `b` and `c`, each as code.
fn listed<T: AsRef<str>>(words: impl Iterator<Item = T>, last: &str) -> String {
    let mut words: Vec<String> = words.map(|word| format!("`{}`", word.as_ref())).collect();
    words.dedup();
    match words.pop() {
        Some(end) if words.is_empty() => end,
        Some(end) => format!("{} {last} {end}", words.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_of_facts_that_matter_and_only_of_those() {
        let boundary = "
            title: B
            facts: {used: Used?, bags: {type: number, ask: Bags?}, old: Old?}
            never: [{when: {used: yes}}]
            may: [{when: {used: no, bags: at most 3}}]
            ask: [{whom: r, when: {old: yes}}]
            otherwise: never";
        let example = "
            title: E
            decisions:
              - {boundary: b, role: r, facts: {used: yes}, verdict: never}
              - {boundary: b, role: r, facts: {used: no, bags: 2}, verdict: may}
              - {boundary: b, role: r, facts: {used: no}, verdict: may}
              - {boundary: b, role: r, verdict: may}";
        let found = findings(&[
            ("roles/r", "title: R"),
            ("boundaries/b", boundary),
            ("examples/e", example),
        ]);
        let found: Vec<_> = found.iter().filter(|told| told.starts_with("undecided")).collect();
        assert_eq!(
            found,
            [
                "undecided-example: the verdict depends on `bags`, which is left out here",
                "undecided-example: the verdict depends on `used` and `bags`, which are left out here",
            ]
        );
    }
}
