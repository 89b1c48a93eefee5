//! A boundary: the room that people have, and where it ends.

use super::{
    BoundaryId, Clause, Currency, Fact, Markdown, Otherwise, Period, Stewardship, Text, ValueId,
};

/// What people may decide about one matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Boundary {
    /// Its id.
    pub id: BoundaryId,
    /// Its name.
    pub title: Text,
    /// As an employee would ask it: "May I spend money to put this right?"
    pub question: Text,
    /// In one line.
    pub summary: Option<Text>,
    /// The reason, from what the organisation stands for.
    pub why: Option<Markdown>,
    /// The values it serves.
    pub values: Vec<ValueId>,
    /// Whether its ask and never clauses hold in every decision.
    pub always: bool,
    /// Its own facts in the author's order. `amount` is among them when it is declared,
    /// mentioned or limited; where it is not declared it comes last.
    pub facts: Vec<Fact>,
    /// Who may decide alone.
    pub may: Vec<Clause>,
    /// Whom to consult besides.
    pub ask: Vec<Clause>,
    /// What nobody does.
    pub never: Vec<Clause>,
    /// What holds in silence; `None`: what the playbook says.
    pub otherwise: Option<Otherwise>,
    /// What a fork may do with it.
    pub forks: ForkPolicy,
    /// The one currency of its amounts; `None` where neither it nor the playbook names any.
    pub currency: Option<Currency>,
    /// Sorts it among its kind; `None` comes last.
    pub order: Option<i64>,
    /// Who looks after it.
    pub stewardship: Stewardship,
}

impl Boundary {
    /// All its clauses with where they stand: may, ask, never, each in file order.
    pub fn clauses(&self) -> impl Iterator<Item = (ClauseRef, &Clause)> {
        [("may", &self.may), ("ask", &self.ask), ("never", &self.never)].into_iter().flat_map(
            |(key, clauses)| {
                clauses
                    .iter()
                    .enumerate()
                    .map(move |(index, clause)| (ClauseRef { key, index }, clause))
            },
        )
    }
}

impl Boundary {
    /// The periods of its limits, each once, in the order in which they first stand.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = Vec::new();
        for limit in self.clauses().flat_map(|(_, clause)| &clause.limits) {
            if let Some(period) = &limit.period
                && !periods.contains(period)
            {
                periods.push(period.clone());
            }
        }
        periods
    }
}

/// Where in a boundary a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseRef {
    /// `may`, `ask` or `never`.
    pub key: &'static str,
    /// Its position within that kind, layers merged, from 0.
    pub index: usize,
}

/// What a fork may do with a template's boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ForkPolicy {
    /// Anything.
    #[default]
    Change,
    /// Only narrow what is decided alone.
    Tighten,
    /// Nothing.
    Fixed,
}
