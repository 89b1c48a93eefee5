//! The typed playbook: what an organisation's files mean once they have been read.
//!
//! Nothing here reads a file, knows YAML or writes HTML. References between things are typed
//! ids, amounts are exact decimals, and every text carries all the languages it exists in.

mod amount;
mod asset;
mod boundary;
mod clause;
mod example;
mod fact;
mod id;
mod language;
mod number;
mod page;
mod place;
mod playbook;
mod question;
mod role;
mod scan;
mod stewardship;
mod test;
mod text;
mod value;
mod verdict;
mod web;
mod words;

pub use amount::{Amount, Currency, Limit};
pub use asset::Asset;
pub use boundary::{Boundary, ClauseRef, ForkPolicy};
pub use clause::{Clause, ClauseKind, Scope};
pub use example::{Decision, Example, ExampleKind};
pub use fact::{AMOUNT, ChoiceOption, Fact, FactKind, FactValue};
pub use id::{
    BoundaryId, ClauseId, ExampleId, FactId, OptionId, OrganisationId, PageId, Period, RoleId,
    ValueId,
};
pub use language::{Language, LanguageIndex};
pub use number::{Written, is_ambiguous};
pub use page::{Audience, Page};
pub use place::{Kind, Part, Place, Step};
pub use playbook::{Evidence, Feedback, Playbook, ThemeChoice};
pub use question::{Question, QuestionKind};
pub use role::{Role, Target};
pub use scan::{Band, Scan, Statement};
pub use stewardship::{Citation, Stewardship};
pub use test::{ChoiceTest, Comparison, Condition, Test};
pub use text::{Markdown, Text, Wording};
pub use value::Value;
pub use verdict::{Otherwise, Verdict};
pub use web::{has_credentials, without_credentials};
pub use words::{Word, WordForms, Words};
