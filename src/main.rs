//! The `ruimte` command: parses, runs, and ends with what [`ruimte::cli::run`] says.

use std::process::ExitCode;

fn main() -> ExitCode {
    ruimte::cli::run(std::env::args_os())
}
