//! Runs the `ruimte` command on small projects and holds what it does against what it promises.

#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "in a test the plain form is the clearer one"
)]

mod build;
mod files;
mod forks;
mod grammar;
mod hostile;
mod output;
mod places;
mod project;
mod references;
mod shape;
mod translations;
mod warnings;
