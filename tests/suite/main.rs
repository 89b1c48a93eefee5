//! Runs the `ruimte` command on small projects and holds what it does against what it promises.

#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    clippy::needless_raw_string_hashes,
    reason = "in a test the plain form is the clearer one, and snapshots are written by a tool"
)]

mod again;
mod build;
mod cards;
mod cascades;
mod changes;
mod completions;
mod deciding;
mod decisions;
mod diff;
mod everywhere;
mod export;
mod files;
mod fleet;
mod fork;
mod forks;
mod grammar;
mod guard;
mod helper;
mod hostile;
mod languages;
mod lost;
mod matrix;
mod output;
mod places;
mod practise;
mod processes;
mod project;
mod proving;
mod references;
mod room;
mod scaffold;
mod schema;
mod serve;
mod shape;
mod stale;
mod standalone;
mod themes;
mod translations;
mod unread;
mod verdicts;
mod warnings;
mod weight;
