//! From files to a playbook: layers, answers, lowering and references.
//!
//! 1. [`chain`]: the folders that make an organisation, its template first.
//! 2. [`catalogue`]: which things there are, and which files make each.
//! 3. [`layer`] and [`translate`]: what the files of a thing say together, per language.
//! 4. [`answers`]: placeholders filled in.
//! 5. [`read`] into the structs of [`raw`]: the shape of every file.
//! 6. [`lower`]: meaning. Ids become references, texts become amounts, tests and verdicts.
//!
//! [`mod@flat`] goes the other way: from all folders of an organisation to the files of one.
//!
//! Wrong content never stops the stages: what is wrong is told, left out, and the rest goes on.

mod afterwards;
mod answers;
mod beneath;
mod catalogue;
mod chain;
mod currencies;
mod cut_text;
mod difference;
mod filling;
mod flat;
mod given;
mod grammar;
mod language;
mod layer;
mod lower;
mod lowering;
mod memory;
mod organisation;
mod overridden;
mod own;
mod period_words;
mod places;
mod questions;
mod raw;
mod read;
mod reworded;
mod schema;
mod sources;
mod spans;
mod stages;
mod stale;
mod successor;
#[cfg(test)]
mod testing;
mod thing;
mod translate;
mod unlisted;
mod untranslated;
mod worded;
mod written_clause;

pub use flat::{flat, mixes_languages};
pub use given::{Misunderstood, fact, total};
pub(crate) use grammar::is_file_id;
pub use memory::Memory;
pub use organisation::{Answered, Loaded, load, load_again, load_lent};
pub use overridden::{Override, overrides};
pub use questions::{Questions, questions, questions_in};
pub use reworded::{Layers, Rewording, Versions};
pub use schema::{FormatSchema, schemas};
pub use sources::{Source, sources};
pub use stale::Change;
pub use written_clause::WrittenClause;
