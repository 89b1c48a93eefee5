//! The decision diagrams, compact: what `ruimte decide` walks, for other programs to walk.
//!
//! A program needs no rule to decide. It starts at `root`; a node asks one entry of `asks`,
//! whose values are numbered cells, and the answer's cell leads on, until a leaf tells for each
//! role the number of an outcome.

use schemars::JsonSchema;
use serde::Serialize;

use crate::decide::{Cut, Diagram, Domain, End, Outcome, Reason, Subject, To, Variable};
use crate::model::RoleId;

/// A boundary as a decision diagram.
#[derive(JsonSchema, Serialize)]
pub(in crate::render) struct DiagramJson<'a> {
    /// What is asked, in the order in which it is asked.
    asks: Vec<AskJson<'a>>,
    /// Where to begin: the number of a node, or of a leaf as in `nodes`.
    root: i64,
    /// Each node is a list: the number of what it asks; then, in pairs, the last of some
    /// neighbouring cells (the first follows the pair before, or is 0) and where they lead: to
    /// the node of that number from 0, or, below 0, to leaf -1 - number.
    nodes: Vec<Vec<i64>>,
    /// For each leaf, for each role in the order of the playbook's `roles`, the number of its
    /// outcome.
    leaves: &'a [Vec<u32>],
    /// All that anybody is told.
    outcomes: Vec<OutcomeJson<'a>>,
}

/// Something that is asked.
#[derive(JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
struct AskJson<'a> {
    /// A fact of the boundary, or of a boundary that always holds; cell 0 of a `yes_no` fact is
    /// yes and 1 is no, cells of a choice are its options in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<&'a str>,
    /// A period: its running total, the amount in question included.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<&'a str>,
    /// Where the cells of a number, a percentage or an amount end, lowest first: a value, and
    /// whether it belongs to the cell that ends there. What lies above all is the last cell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cuts: Vec<(String, bool)>,
    /// Whether a boundary that always holds asks it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    always: bool,
    /// Whether whoever decides can still choose it: the amount, and facts that say `can_change`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    can_change: bool,
}

/// What somebody is told.
#[derive(JsonSchema, Serialize)]
struct OutcomeJson<'a> {
    /// `may`, `ask` or `never`.
    verdict: &'static str,
    /// The roles to ask, those consulted first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    whom: Vec<&'a str>,
    /// Who decides in the end; missing for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    decides: Option<&'a str>,
    /// What decided: a `clause`, the `line` above the role, or what holds `otherwise`.
    by: &'static str,
    /// The clause that decided, or that gives the role up the line its authority: its boundary,
    /// its kind and its position.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<(&'a str, &'static str, usize)>,
}

impl<'a> DiagramJson<'a> {
    pub(in crate::render) fn new(diagram: &'a Diagram) -> Self {
        let graph = &diagram.graph;
        let node = |node: usize| {
            let asked = i64::try_from(graph.variable(node)).unwrap_or_default();
            let runs = graph.runs(node).iter();
            let pairs = runs.flat_map(|run| [i64::from(run.last), end(run.to)]);
            std::iter::once(asked).chain(pairs).collect()
        };
        Self {
            asks: diagram.space.variables.iter().map(ask).collect(),
            root: end(graph.root),
            nodes: (0..graph.len()).map(node).collect(),
            leaves: &diagram.leaves,
            outcomes: diagram.outcomes.iter().map(outcome).collect(),
        }
    }
}

fn end(to: To) -> i64 {
    match to.end() {
        End::Node(node) => i64::try_from(node).unwrap_or_default(),
        End::Leaf(leaf) => -1 - i64::from(leaf),
    }
}

fn ask(variable: &Variable) -> AskJson<'_> {
    let (fact, total) = match &variable.subject {
        Subject::Fact(fact) => (Some(fact.as_str()), None),
        Subject::Total(period) => (None, Some(period.as_str())),
    };
    let cut = |cut: &Cut| (cut.value.normalize().to_string(), cut.after);
    let cuts = match &variable.domain {
        Domain::Quantity { cuts, .. } => cuts.iter().map(cut).collect(),
        Domain::YesNo | Domain::Choice(_) => Vec::new(),
    };
    AskJson { fact, total, cuts, always: variable.always, can_change: variable.can_change }
}

fn outcome(outcome: &Outcome) -> OutcomeJson<'_> {
    OutcomeJson {
        verdict: outcome.ruling.answer.name(),
        whom: outcome.ruling.answer.whom().iter().map(RoleId::as_str).collect(),
        decides: outcome.ruling.decides.as_ref().map(RoleId::as_str),
        by: match outcome.reason {
            Reason::Clause(_) => "clause",
            Reason::Line(_) => "line",
            Reason::Otherwise => "otherwise",
        },
        clause: outcome
            .reason
            .clause()
            .map(|at| (at.boundary.as_str(), at.clause.key, at.clause.index)),
    }
}
