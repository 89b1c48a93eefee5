//! `beside-guard`: a fork's own boundary decides what a guarded one decides, more freely.
//!
//! A guard binds the boundary that it stands in. Whoever writes another one beside it, about the
//! same thing and freer, has gone round it, mostly without noticing: the reader finds two answers
//! to one question. Whether two boundaries are about the same thing nobody can prove, so this is a
//! warning: most facts of the guarded one are asked by the other as well, or they share a fact and
//! words of their titles and questions, or they ask the same question; and in some case somebody
//! gets more room than the guard gives. Mend it by leaving the matter to the guarded boundary, or by making this one no freer.

use crate::decide::{Broken, Situation, Versions};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Boundary, BoundaryId, FactId, Kind, Place, Word, WordForms};

use super::fork::{Finding, Fork};
use super::is_sound;
use super::kinship::{KNOWN, TopicWords, are_alike, spoken, wordings};
use super::scene::{Scene, answer_told};
use super::shared_facts::{
    Likeness, SharedFact, shared_facts, shares_most, tests_nothing, with_names_of_kept,
};

/// The fork's own boundaries that decide more freely what a template guards, one problem each;
/// `is_own` tells whether no folder below has a boundary of an id.
pub fn beside_guards(
    fork: &Fork<'_>,
    is_own: impl Fn(&BoundaryId) -> bool,
) -> Vec<(BoundaryId, Diagnostic)> {
    let sound = |kept: &&Boundary| {
        !kept.always && is_sound(&fork.template.playbook, &fork.template.flawed, kept)
    };
    let guarded: Vec<&Boundary> = fork.template.guarded().filter(sound).collect();
    if guarded.is_empty() {
        return Vec::new();
    }
    let versions = Versions::new(&fork.template.playbook, fork.playbook);
    let left_out = house_words(fork);
    let own =
        fork.playbook.boundaries.iter().filter(|own| {
            !own.always && is_own(&own.id) && is_sound(fork.playbook, fork.flawed, own)
        });
    own.filter_map(|own| {
        let beside = |kept: &&Boundary| {
            let shared = shared_facts(kept, own);
            let renamed = are_kin(kept, own, &shared, &left_out)
                .then(|| with_names_of_kept(own, kept, &shared))?;
            let broken = versions.freer(kept, &renamed)?;
            let beside = Beside { finding: fork.finding(kept), own, shared, broken };
            Some(beside.problem())
        };
        Some((own.id.clone(), guarded.iter().find_map(beside)?))
    })
    .collect()
}

/// What the house calls its customers and its people: that says nothing of a matter.
fn house_words(fork: &Fork<'_>) -> TopicWords {
    let words = &fork.playbook.words.0;
    let people = words.iter().filter(|(word, _)| !matches!(word, Word::Period(_)));
    let forms = people.flat_map(|(_, WordForms { one, many })| std::iter::once(one).chain(many));
    let texts: Vec<&str> = forms.flat_map(wordings).chain(["guest", "customer"]).collect();
    TopicWords::of(texts, &TopicWords::default())
}

/// Whether two boundaries are about the same thing, given the facts that they share.
fn are_kin(kept: &Boundary, own: &Boundary, shared: &[SharedFact], left_out: &TopicWords) -> bool {
    let is_unconditional = tests_nothing(kept) || tests_nothing(own);
    let surest = shared.iter().map(|fact| fact.likeness).max();
    let by_words = |language: &&str| {
        let common = Common::of(kept, own, language, left_out);
        match surest {
            Some(Likeness::Asked | Likeness::Named) => common.has_two() || common.is_named,
            // It says itself that it is about something else.
            _ if common.is_elsewhere => false,
            Some(Likeness::Amount) => common.has_two() || common.is_within.contains(&true),
            None => {
                (is_unconditional && (common.has_two() || common.adds_nothing))
                    || common.is_within == [true, true]
            }
        }
    };
    shares_most(kept, shared)
        || are_alike(&kept.question, &own.question, left_out)
        || KNOWN.iter().any(by_words)
}

/// What two boundaries have in common by their words in one language.
struct Common {
    /// So many words of their titles, ids and questions.
    words: usize,
    /// A word of their titles.
    is_named: bool,
    /// All words of the title of the one, and of the other.
    is_within: [bool; 2],
    /// All words of the title and the question of the second.
    adds_nothing: bool,
    /// No word of the title of the second, whose question speaks of that as well, and less of what
    /// both are about than of what the first is not.
    is_elsewhere: bool,
}

impl Common {
    fn has_two(&self) -> bool {
        self.words >= 2
    }

    fn of(kept: &Boundary, own: &Boundary, language: &str, left_out: &TopicWords) -> Self {
        let words = |boundary: &Boundary| {
            let title = TopicWords::of(spoken(&boundary.title, language), left_out);
            let id = TopicWords::of([boundary.id.as_str()], left_out);
            let question = TopicWords::of(spoken(&boundary.question, language), left_out);
            let all = title.clone().and(id).and(question.clone());
            (title, question, all)
        };
        let ((kept_title, _, kept), (own_title, own_question, own)) = (words(kept), words(own));
        let own_said = own_title.clone().and(own_question.clone());
        Self {
            words: kept.shared(&own),
            is_named: kept_title.shared(&own_title) > 0,
            is_within: [kept_title.is_within(&own), own_title.is_within(&kept)],
            adds_nothing: own_said.is_within(&kept),
            is_elsewhere: own_title.shared(&kept) == 0
                && own_title.shared(&own_question) > 0
                && own_said.besides(&kept) > kept.shared(&own_said),
        }
    }
}

/// A boundary beside a guarded one.
struct Beside<'a> {
    finding: Finding<'a>,
    own: &'a Boundary,
    shared: Vec<SharedFact>,
    broken: Box<Broken>,
}

impl Beside<'_> {
    fn problem(&self) -> Diagnostic {
        let Finding { fork, kept } = &self.finding;
        let difference = &self.broken.difference;
        let whole = self.in_own_names(&difference.witness);
        let message = format!(
            "`{}` decides what `{}` guards, and more freely: {} for {}; `{}` says {}",
            self.own.id,
            kept.id,
            answer_told(fork.playbook, &difference.to.answer),
            self.scene(&whole).told(),
            kept.id,
            answer_told(&fork.template.playbook, &difference.from.answer),
        );
        let help = format!(
            "leave this to `{}` and take `{}` out, or make it no freer; where it is about something \
             else, ask that in other facts and other words{}",
            kept.id,
            self.own.id,
            self.try_it()
        );
        self.finding.problem(Code::BesideGuard, self.place(), message, help)
    }

    /// How to see both verdicts.
    fn try_it(&self) -> String {
        let now = self.in_own_names(&self.broken.now);
        let own = self.scene(&now);
        let guarded = Scene {
            boundary: &self.finding.kept.id,
            situation: &self.broken.before,
            ..self.scene(&now)
        };
        own.try_it() + &guarded.try_it().replacen("try it", "what is guarded", 1)
    }

    fn scene<'s>(&'s self, situation: &'s Situation) -> Scene<'s> {
        let (playbook, role) = (self.finding.fork.playbook, &self.broken.difference.role);
        Scene { playbook, boundary: &self.own.id, role, situation }
    }

    /// A case with the facts called as in the fork's own boundary.
    fn in_own_names(&self, situation: &Situation) -> Situation {
        let mut own = situation.clone();
        for (fact, _) in &mut own.facts {
            if let Some(known) = self.shared.iter().find(|known| known.kept == *fact) {
                *fact = known.own.clone();
            } else if let Some(plain) = fact.as_str().strip_suffix(" (own)") {
                *fact = FactId::new(plain);
            }
        }
        own
    }

    fn place(&self) -> Span {
        let (files, id) = (self.finding.fork.files, &self.own.id);
        let title = Place::of(Kind::Boundary, id).key("title");
        let at = files.written(&title).or_else(|| files.file(Kind::Boundary, id.as_str()));
        at.unwrap_or_else(Span::nowhere)
    }
}
