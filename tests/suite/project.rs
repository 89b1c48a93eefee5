//! A throw-away project: files written, a command run, both streams looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde::Deserialize;

/// Marks the place in a file at which a diagnostic is expected.
const MARK: char = '«';
/// Ends the marked place; only for the reader's eye.
const END: char = '»';

/// A folder in which `ruimte` is run.
pub(crate) struct Project {
    folder: tempfile::TempDir,
    marked: Option<(String, usize, usize)>,
}

/// What a run gave.
pub(crate) struct Run {
    output: Output,
    marked: Option<(String, usize, usize)>,
}

/// `--format json`, as the contract has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    pub(crate) diagnostics: Vec<Told>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    /// With `--proof`.
    #[serde(default)]
    pub(crate) proof: Vec<Proved>,
}

/// What examples notice of a boundary: of each kind of change so many, of so many.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Proved {
    pub(crate) organisation: String,
    pub(crate) boundary: String,
    pub(crate) limits: [usize; 2],
    pub(crate) verdicts: [usize; 2],
    pub(crate) clauses: [usize; 2],
    pub(crate) conditions: [usize; 2],
}

/// One diagnostic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Told {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) message: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) help: Option<String>,
    pub(crate) related: Vec<Related>,
}

/// Another place of a diagnostic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Related {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
}

/// A small organisation of which nothing is to be said.
const SOUND: &[(&str, &str)] = &[
    ("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n"),
    ("roles/lead.yaml", "title: Lead\n"),
    ("roles/desk.yaml", "title: Desk\nreports_to: lead\n"),
    ("values/listen.yaml", "title: Listen\n"),
    (
        "boundaries/refund.yaml",
        "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: ask lead\n",
    ),
    (
        "examples/late.yaml",
        "title: Late\nvalues: [listen]\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {fault: yes, amount: 20 EUR}\n    verdict: may\n",
    ),
];

impl Project {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder"), marked: None }
    }

    /// `content/acme` with everything that an organisation needs.
    pub(crate) fn sound() -> Self {
        Self::empty().sound_folder("acme")
    }

    /// `content/acme` lying over the template `content/base`, which has everything.
    pub(crate) fn forked() -> Self {
        let project = Self::empty().sound_folder("base");
        let base = "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\n";
        project
            .write("base/playbook.yaml", base)
            .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
    }

    fn sound_folder(self, name: &str) -> Self {
        SOUND
            .iter()
            .fold(self, |project, (path, text)| project.write(&format!("{name}/{path}"), text))
    }

    /// Writes a file below `content/`; where it holds `«`, a diagnostic is expected.
    pub(crate) fn write(mut self, path: &str, text: &str) -> Self {
        let path = format!("content/{path}");
        if let Some(at) = text.find(MARK) {
            let line = text[..at].matches('\n').count() + 1;
            let column = text[..at].rsplit('\n').next().unwrap_or("").chars().count() + 1;
            self.marked = Some((path.clone(), line, column));
        }
        self.put(&path, text.replace([MARK, END], "").as_bytes());
        self
    }

    /// Writes bytes to a file of the folder.
    pub(crate) fn bytes(self, path: &str, bytes: &[u8]) -> Self {
        self.put(path, bytes);
        self
    }

    /// Expects a diagnostic at a place that cannot be marked.
    pub(crate) fn at(mut self, path: &str, line: usize, column: usize) -> Self {
        self.marked = Some((path.to_owned(), line, column));
        self
    }

    /// Adds text to a file of the folder.
    pub(crate) fn append(self, path: &str, text: &str) -> Self {
        let path = self.path(path);
        let before = fs::read_to_string(&path).expect("the file is there");
        fs::write(path, before + text).expect("it can be written");
        self
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs `ruimte` with these words.
    pub(crate) fn run(&self, words: &str) -> Run {
        let output = self.command(words).output().expect("ruimte runs");
        Run { output, marked: self.marked.clone() }
    }

    /// Runs `ruimte` with words that may have spaces in them.
    pub(crate) fn run_words(&self, words: &[&str]) -> Run {
        let output = self.command("").args(words).output().expect("ruimte runs");
        Run { output, marked: self.marked.clone() }
    }

    /// The command itself.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ruimte"));
        command.current_dir(self.folder.path()).args(words.split_whitespace());
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    /// The place that was marked: a file, a line and a column.
    pub(crate) fn marked(&self) -> Option<&(String, usize, usize)> {
        self.marked.as_ref()
    }

    /// Checks, and expects just this one thing to be told, at the marked place.
    #[track_caller]
    pub(crate) fn tells(&self, code: &str) -> Told {
        let mut report = self.run("check --format json --today 2026-06-01").report();
        assert_eq!(report.diagnostics.len(), 1, "{:#?}", report.diagnostics);
        let told = report.diagnostics.remove(0);
        self.assert_place(&told, code);
        told
    }

    /// Checks, and expects this to be told at the marked place, among other things.
    #[track_caller]
    pub(crate) fn tells_among_others(&self, code: &str) -> Told {
        let report = self.run("check --format json --today 2026-06-01").report();
        let all = format!("{:#?}", report.diagnostics);
        let told = report.diagnostics.into_iter().find(|told| told.code == code);
        let told = told.unwrap_or_else(|| panic!("no {code} among {all}"));
        self.assert_place(&told, code);
        told
    }

    /// Checks, and expects a single error, whatever its code, at the marked place.
    #[track_caller]
    pub(crate) fn tells_one_error(&self) {
        let report = self.run("check --format json --today 2026-06-01").report();
        let errors: Vec<_> =
            report.diagnostics.iter().filter(|told| told.severity == "error").collect();
        assert_eq!(errors.len(), 1, "{errors:#?}");
        self.assert_place(errors[0], &errors[0].code);
    }

    /// Checks, and expects no error.
    #[track_caller]
    pub(crate) fn has_no_error(&self) {
        let report = self.run("check --format json --today 2026-06-01").report();
        assert_eq!(report.errors, 0, "{:#?}", report.diagnostics);
    }

    #[track_caller]
    fn assert_place(&self, told: &Told, code: &str) {
        let (file, line, column) = self.marked.clone().expect("a marked place");
        assert_eq!(
            (told.code.as_str(), told.file.as_str(), told.line, told.column),
            (code, file.as_str(), line, column),
            "{told:#?}"
        );
    }

    /// Checks, and expects nothing to be told.
    #[track_caller]
    pub(crate) fn is_silent(&self) {
        let report = self.run("check --format json --today 2026-06-01").report();
        assert!(report.diagnostics.is_empty(), "{:#?}", report.diagnostics);
    }
}

impl Run {
    /// Expects an exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "{}\n{}", self.stdout(), self.stderr());
        self
    }

    /// What was printed to stdout.
    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    /// What was printed to stderr.
    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    /// The place that was marked.
    pub(crate) fn marked(&self) -> Option<&(String, usize, usize)> {
        self.marked.as_ref()
    }

    /// The diagnostics of `--format json`, with what holds for all of them asserted.
    #[track_caller]
    pub(crate) fn report(&self) -> Report {
        let report: Report = serde_json::from_str(&self.stdout())
            .unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.stdout(), self.stderr()));
        let errors = report.diagnostics.iter().filter(|told| told.severity == "error").count();
        assert_eq!((report.errors, report.warnings), (errors, report.diagnostics.len() - errors));
        assert_eq!(self.output.status.code(), Some(i32::from(errors > 0)));
        for told in &report.diagnostics {
            assert!(told.line >= 1 && told.column >= 1 && !told.file.is_empty(), "{told:#?}");
            assert!(!told.message.is_empty() && !told.message.contains('\n'), "{told:#?}");
            for related in &told.related {
                assert!(related.line >= 1 && related.column >= 1, "{told:#?}");
                assert!(!related.file.is_empty() && !related.message.is_empty(), "{told:#?}");
            }
        }
        report
    }
}
