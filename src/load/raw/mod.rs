//! The content format as structs: what each kind of file may say, key by key.
//!
//! These structs are the format. Reading, the keys that an error suggests and the rule that a
//! translation sets words only all follow from them: [`Prose`](super::read::Prose) is what a
//! reader sees and a translation may set, everything else is a rule.

mod boundary;
mod citation;
mod example;
mod keys;
mod page;
mod playbook;
mod role;
mod scan;
mod shape;
mod value;

pub(crate) use boundary::{RawBoundary, RawClause, RawFact, RawFactKeys, RawFactType, RawForks};
pub(crate) use citation::RawCitation;
pub(crate) use example::{RawDecision, RawExample, RawExampleKind};
pub(crate) use page::{RawAudience, RawPage};
pub(crate) use playbook::{
    RawEvidence, RawFeedback, RawPlaybook, RawQuestion, RawQuestionType, RawWord, RawWordForms,
};
pub(crate) use role::RawRole;
pub(crate) use scan::{RawBand, RawScan, RawStatement};
pub(crate) use value::RawValue;

/// What every kind says about its keeping.
pub(crate) struct RawStewardship<'a> {
    pub(crate) owner: &'a super::read::Field<super::read::Prose>,
    pub(crate) since: &'a super::read::Field<super::read::Written>,
    pub(crate) review_by: &'a super::read::Field<super::read::Written>,
    pub(crate) source: &'a super::read::Field<RawCitation>,
}

/// Gives a kind's struct its keys of stewardship as one.
macro_rules! stewardship {
    ($raw:ty) => {
        impl $raw {
            pub(crate) fn stewardship(&self) -> super::RawStewardship<'_> {
                super::RawStewardship {
                    owner: &self.owner,
                    since: &self.since,
                    review_by: &self.review_by,
                    source: &self.source,
                }
            }
        }
    };
}
use stewardship;
