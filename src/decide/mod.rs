//! Boundaries decide: from clauses to decision diagrams, and from diagrams to verdicts.
//!
//! This is the only place that knows what a verdict is. [`House`] numbers the roles and gathers
//! the boundaries that always hold; [`Rules`] are the clauses that decide one boundary;
//! [`Diagram`] is what they compile to: an exhaustive, reduced graph of questions, one for all
//! roles. Everything else reads diagrams. The structure is that of firewall decision diagrams
//! (Gouda and Liu, 2007) with many-valued leaves (Fisler, Krishnamurthi, Meyerovich and
//! Tschantz, 2005).

mod aligned;
mod authority;
mod bench;
mod bits;
mod cabinet;
mod compile;
mod contrast;
mod dead;
mod decided;
mod diagram;
mod formula;
mod graph;
mod guard;
mod house;
mod judge;
mod line;
mod may_if;
mod mutation;
mod near_miss;
mod outcome;
mod proof;
mod regions;
mod rules;
mod shift;
mod side_by_side;
mod situation;
mod space;
mod stretch;
mod unfold;
mod ways;
mod witness;
mod written;

pub use aligned::set_apart;
pub use authority::Authority;
pub use cabinet::Cabinet;
pub use compile::TooComplex;
pub use contrast::{Contrast, Difference, Differences, Incomparable, Versions};
pub use dead::Beside;
pub use decided::Decided;
pub use diagram::Diagram;
pub use graph::{End, Graph, Run, To};
pub use guard::{Breach, Broken};
pub use house::House;
pub use judge::Judgement;
pub use may_if::{MayIf, Values};
pub use mutation::{Aspect, Mutated, Mutation};
pub use near_miss::NearMiss;
pub use outcome::{Answer, Outcome, Reason, Ruling};
pub use proof::{Held, Tried};
pub use regions::Region;
pub use rules::{ClauseAt, Lines, Rules};
pub use shift::{RoleOrder, Shift};
pub use side_by_side::SideBySide;
pub use situation::Situation;
pub use space::{Domain, Measure, Space, Subject, Variable};
pub use stretch::{Cut, Pick, Stretch};

pub(crate) use line::Line;
