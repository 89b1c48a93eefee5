//! The `ruimte` command: parses, runs, and ends with what [`ruimte::cli::run`] says.

use std::process::ExitCode;

/// A playbook is made of very many small pieces, by several threads: this allocator makes a
/// build a fifth cheaper than the one of most Linux systems does. And a server that makes one
/// edition after another stays as large as it was; with the other it grew by a third, since
/// that one keeps what each thread has freed apart.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ruimte::cli::run(std::env::args_os())
}
