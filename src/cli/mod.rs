//! The command line: what may be said on it, one file a command, printing and exit codes.

mod add;
mod args;
mod build;
mod check;
mod completions;
mod decide;
mod diff;
mod fork;
mod language;
mod matrix;
mod new;
mod output;
mod outside;
mod proof;
mod schema;
mod serve;
mod since;
mod verdict;
mod waves;
mod world;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use output::Output;

use crate::diagnostic::Diagnostic;

/// How a command ended, the worst last. The numbers are a contract with scripts.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It did what was asked.
    Done,
    /// The content has errors; with `--strict`, or warnings.
    ContentIsWrong,
}

impl Outcome {
    /// What there is to say of the content; `strict`: warnings make it wrong as well.
    fn of(diagnostics: &[Diagnostic], strict: bool) -> Self {
        let fails = |diagnostic: &Diagnostic| strict || diagnostic.is_error();
        if diagnostics.iter().any(fails) { Self::ContentIsWrong } else { Self::Done }
    }
}

/// Runs the command of these arguments, the program's name first, and says how it ended: 0
/// done, 1 the content has errors, 2 wrong usage or a refusal of the machine.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(arguments) {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to stdout and are no error; a closed pipe is none either.
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
        }
    };
    let output = Output::new(&args.global);
    let result = match &args.command {
        Command::New(new) => new::run(new, &args.global, &output),
        Command::Add(add) => add::run(add, &args.global, &output),
        Command::Fork(fork) => fork::run(fork, &args.global, &output),
        Command::Build(build) => build::run(build, &args.global, &output),
        Command::Serve(serve) => serve::run(serve, &args.global, output.clone()),
        Command::Check(check) => check::run(check, &args.global, &output),
        Command::Decide(decide) => decide::run(decide, &args.global, &output),
        Command::Diff(diff) => diff::run(diff, &args.global, &output),
        Command::Matrix(matrix) => matrix::run(matrix, &args.global, &output),
        Command::Schema(schema) => schema::run(schema, &args.global, &output),
        Command::Completions(completions) => completions::run(completions, &output),
    };
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::ContentIsWrong) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output.refuse(&error);
            ExitCode::from(2)
        }
    }
}
