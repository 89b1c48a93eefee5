//! Ids as types of their own, so that a role can never be looked up among the values.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a text that has been checked to be an id of this kind.
            pub fn new(id: impl Into<Arc<str>>) -> Self {
                Self(id.into())
            }

            /// The id as its author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// An organisation: the name of its folder below `content/`.
    OrganisationId;
    /// A role: the stem of its file.
    RoleId;
    /// A core value: the stem of its file.
    ValueId;
    /// A boundary: the stem of its file.
    BoundaryId;
    /// A worked example: the stem of its file.
    ExampleId;
    /// A free page: the stem of its file.
    PageId;
    /// A fact, as a boundary declares it under `facts`.
    FactId;
    /// One option of a choice fact.
    OptionId;
    /// A clause that gave itself an `id`, so that a fork can name it.
    ClauseId;
    /// What a running total runs over: `guest`, `day`, `guest-day`.
    Period;
}
