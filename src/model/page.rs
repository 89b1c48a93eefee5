//! A free page.

use super::{Markdown, PageId, Stewardship, Text};

/// A page of free text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// Its name.
    pub title: Text,
    /// In one line.
    pub summary: Option<Text>,
    /// Its text; `None` when the file holds nothing below its front matter.
    pub text: Option<Markdown>,
    /// For whom it was written; never empty.
    pub audience: Vec<Audience>,
    /// Sorts it among its kind; `None` comes last.
    pub order: Option<i64>,
    /// Who looks after it.
    pub stewardship: Stewardship,
}

/// For whom a page was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Those who give room.
    Leaders,
    /// Those who use it.
    Employees,
}
