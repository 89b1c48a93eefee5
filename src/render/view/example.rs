//! One worked example: the story, the moment of decision, what came of it.

use serde::Serialize;

use super::colophon::Colophon;
use super::examples::filtered;
use super::lists::shown;
use super::parts::{Crumb, Heading, Link, Note, Pager, Prose, Shown, Words, margin, note};
use super::value::{first_weeks, pager};
use crate::decide::{ClauseAt, Judgement, MayIf, Situation};
use crate::model::{Boundary, Decision, Example, ExampleKind, Target};
use crate::render::address::Spot;
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// The page of an example.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ExampleView {
    pub(crate) heading: Heading,
    pub(crate) story: Option<Prose>,
    pub(crate) decisions: Vec<Moment>,
    /// What happened, and what would have been better.
    pub(crate) after: Vec<Part>,
    pub(crate) lesson: Option<Prose>,
    pub(crate) margin: Vec<Note>,
    pub(crate) colophon: Option<Colophon>,
    pub(crate) pager: Pager,
}

/// A part of the story with a heading of its own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) text: Prose,
}

/// The moment of a decision.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Moment {
    pub(crate) number: usize,
    pub(crate) title: String,
    /// The boundary that decides, by its question.
    pub(crate) question: Link,
    /// What a role is called, before its name.
    pub(crate) role_word: String,
    pub(crate) role: Link,
    pub(crate) facts: Vec<Answer>,
    /// Whose verdict it is, where that could be mistaken.
    pub(crate) says: Option<String>,
    pub(crate) verdict: Shown,
    /// What decided, who decides in the end, and what would make it a may: as HTML.
    pub(crate) proof: Vec<String>,
}

/// Something that was known.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Answer {
    pub(crate) question: Words,
    pub(crate) answer: String,
}

impl ExampleView {
    pub(crate) fn new(desk: &Desk<'_>, example: &Example) -> Self {
        let parts = [("what_happened", &example.what_happened), ("better", &example.better)];
        let examples = &desk.book.playbook.examples;
        Self {
            heading: heading(desk, example),
            story: example.story.as_ref().map(|story| desk.prose(story, 2)),
            decisions: moments(desk, example),
            after: parts
                .into_iter()
                .filter_map(|(key, text)| {
                    Some(Part { title: desk.word(key), text: desk.prose(text.as_ref()?, 3) })
                })
                .collect(),
            lesson: example.lesson.as_ref().map(|lesson| desk.prose(lesson, 3)),
            margin: beside(desk, example),
            colophon: Colophon::of(desk, &example.stewardship),
            pager: pager(desk, examples, desk.book.example_at(&example.id), |other| {
                Spot::Example(other.id.clone())
            }),
        }
    }
}

fn heading(desk: &Desk<'_>, example: &Example) -> Heading {
    let mut place: Vec<Crumb> = vec![desk.link(&Spot::Examples).into()];
    if example.kind == ExampleKind::Counterexample {
        place.push(Words::ours(desk.word("kind_counterexample")).into());
    }
    let mut heading = Heading::new(desk.words(&example.title)).place(place);
    // One decision sets the scene in one line; of several each says its own.
    if let [decision] = example.decisions.as_slice() {
        heading.setting = vec![
            desk.link_to(&Target::Role(decision.role.clone())).into(),
            desk.link_to(&Target::Boundary(decision.boundary.clone())).into(),
        ];
    }
    heading
}

fn moments(desk: &Desk<'_>, example: &Example) -> Vec<Moment> {
    let total = example.decisions.len();
    let decisions = example.decisions.iter().enumerate();
    let says = (example.kind == ExampleKind::Counterexample).then(|| desk.word("boundary_says"));
    let moments =
        decisions.filter_map(|(index, decision)| moment(desk, decision, index + 1, total));
    moments.map(|moment| Moment { says: says.clone(), ..moment }).collect()
}

fn moment(desk: &Desk<'_>, decision: &Decision, number: usize, total: usize) -> Option<Moment> {
    let boundary = desk.book.boundary(&decision.boundary)?;
    let page = |role: &_| desk.role_page(role);
    let known = desk.teller(&page).known(boundary, &Situation::from(decision));
    let title = if total == 1 {
        desk.word("moment")
    } else {
        desk.lexicon.say(
            "moment_of",
            &[
                ("number", Arg::Words(&number.to_string())),
                ("total", Arg::Words(&total.to_string())),
            ],
        )
    };
    Some(Moment {
        number,
        title,
        question: Link::new(
            desk.href(&Spot::Boundary(boundary.id.clone())),
            desk.words(&boundary.question),
        ),
        role_word: desk.word("kind_role"),
        role: desk.link_to(&Target::Role(decision.role.clone())),
        facts: known
            .into_iter()
            .map(|known| Answer {
                question: match known.asked {
                    Some(asked) => desk.words(asked),
                    None => Words::ours(known.term),
                },
                answer: known.answer,
            })
            .collect(),
        says: None,
        verdict: shown(desk, &decision.verdict),
        proof: proof(desk, boundary, decision).unwrap_or_default(),
    })
}

/// Why the verdict is what it is; `None` where the boundary has no diagram.
fn proof(desk: &Desk<'_>, boundary: &Boundary, decision: &Decision) -> Option<Vec<String>> {
    let page = |role: &_| desk.role_page(role);
    let teller = desk.teller(&page);
    let situation = Situation::from(decision);
    let authority = desk.press.authority;
    let judged = authority.judge(&boundary.id, &decision.role, &situation)?;
    let Judgement::Decided { ruling, reason } = judged else { return None };
    let clause_page = |at: &ClauseAt| {
        let page = desk.href(&Spot::Boundary(at.boundary.clone()));
        format!("{page}#{}-{}", at.clause.key, at.clause.index + 1)
    };
    let mut lines = teller.proof(&ruling, reason.as_ref(), clause_page);
    let chart = desk.chart(boundary)?;
    let diagram = &chart.decided.diagram;
    let rooms = diagram.may_if(authority.house.role(&decision.role)?, &situation);
    let rooms: Vec<MayIf> =
        rooms.iter().map(|room| diagram.space.to_change(room, &situation)).collect();
    if !rooms.is_empty() {
        lines.push(teller.would_be_may(boundary, &diagram.space, &decision.role, &rooms));
    }
    Some(lines.into_iter().map(|line| line.html()).collect())
}

fn beside(desk: &Desk<'_>, example: &Example) -> Vec<Note> {
    let target = Target::Example(example.id.clone());
    let values = example.values.iter().map(|id| desk.link_to(&Target::Value(id.clone())));
    // One decision has said its boundary and its role in the heading already.
    let several = if example.decisions.len() > 1 { example.decisions.as_slice() } else { &[] };
    let mut boundaries: Vec<Target> = Vec::new();
    let mut roles: Vec<Target> = Vec::new();
    for decision in several {
        boundaries.push(Target::Boundary(decision.boundary.clone()));
        roles.push(Target::Role(decision.role.clone()));
    }
    for list in [&mut boundaries, &mut roles] {
        let mut seen = std::collections::BTreeSet::new();
        list.retain(|target| seen.insert(target.clone()));
    }
    let links = |targets: &[Target]| targets.iter().map(|target| desk.link_to(target)).collect();
    let tag = |tag: &String| Link::new(filtered(desk, "tag", tag), Words::ours(tag.clone()));
    let tags = example.tags.iter().map(tag).collect();
    margin([
        note(desk.word("example_values"), values.collect()),
        note(desk.word("example_boundaries"), links(&boundaries)),
        note(desk.word("example_roles"), links(&roles)),
        note(desk.word("example_tags"), tags),
        note(desk.word("first_weeks_of"), first_weeks(desk, &target)),
        note(desk.word("mentioned"), desk.mentions(&target)),
    ])
}
