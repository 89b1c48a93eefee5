//! A role, and the line it stands in.

use super::{BoundaryId, ExampleId, Markdown, PageId, RoleId, Stewardship, Text, ValueId};

/// A part that people play in the organisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub title: Text,
    /// In one line.
    pub summary: Option<Text>,
    /// In full.
    pub text: Option<Markdown>,
    /// The role above it in the line; the line has no cycles.
    pub reports_to: Option<RoleId>,
    /// What a new colleague reads first, in this order.
    pub start_with: Vec<Target>,
    /// Sorts it among its kind; `None` comes last.
    pub order: Option<i64>,
    /// Who looks after it.
    pub stewardship: Stewardship,
}

/// Something that a link can lead to: `value:own-the-moment`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `role:ID`
    Role(RoleId),
    /// `value:ID`
    Value(ValueId),
    /// `boundary:ID`
    Boundary(BoundaryId),
    /// `example:ID`
    Example(ExampleId),
    /// `page:ID`
    Page(PageId),
}
