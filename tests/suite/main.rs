//! Runs the `ruimte` command on small projects and holds what it does against what it promises.

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
