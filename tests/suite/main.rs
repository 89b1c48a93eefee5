//! Runs the `ruimte` command on small projects and holds what it does against what it promises.

#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    clippy::needless_raw_string_hashes,
    reason = "in a test the plain form is the clearer one, and snapshots are written by a tool"
)]

mod again;
mod answers;
mod bombs;
mod build;
mod cards;
mod cascades;
mod causes;
mod changes;
mod completions;
mod cut_text;
mod dead_clauses;
mod deciding;
mod decisions;
mod diff;
mod everywhere;
mod export;
mod files;
mod fleet;
mod fork;
mod fork_clauses;
mod forks;
mod front_matter;
mod grammar;
mod guard;
mod guarded;
mod helper;
mod hostile;
mod languages;
mod lines;
mod lost;
mod markdown;
mod matrix;
mod misnamed;
mod output;
mod outside;
mod periods;
mod places;
mod practise;
mod processes;
mod project;
mod proposals;
mod proving;
mod references;
mod renamed;
mod room;
mod scaffold;
mod schema;
mod serve;
mod shape;
mod slips;
mod stale;
mod standalone;
mod themes;
mod translations;
mod units;
mod unread;
mod verdicts;
mod warnings;
mod weight;
