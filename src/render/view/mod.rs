//! What each page shows, typed, sorted, counted and worded: templates decide nothing.

mod answers;
mod boundary;
mod by_clause;
mod card;
mod changes;
mod clauses;
mod colophon;
mod example;
mod examples;
mod frame;
mod home;
mod lists;
mod matrix;
mod may_i;
mod may_i_words;
mod page;
pub(crate) mod parts;
mod practise;
mod role;
mod scan;
mod search;
mod things;
mod value;

#[cfg(test)]
mod context;

pub(crate) use boundary::BoundaryView;
pub(crate) use card::CardView;
pub(crate) use changes::{ChangesView, lead as changes_lead, untold};
pub(crate) use clauses::Rooms;
pub(crate) use example::ExampleView;
pub(crate) use examples::ExamplesView;
pub(crate) use frame::{Arounds, Frame};
pub(crate) use home::HomeView;
pub(crate) use lists::{
    boundaries, boundary_entry, example_entry, missing, pages, roles, story_line, value_entry,
    values,
};
pub(crate) use matrix::MatrixView;
pub(crate) use may_i::MayIView;
pub(crate) use page::PageView;
pub(crate) use practise::PractiseView;
pub(crate) use role::RoleView;
pub(crate) use scan::ScanView;
pub(crate) use search::SearchView;
pub(crate) use things::{Thing, things};
pub(crate) use value::ValueView;
