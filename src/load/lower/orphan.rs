//! A fork's file that lies over nothing any more, and says too little to stand alone.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::catalogue::LevelFiles;
use crate::load::successor::{advice, candidates, successor};
use crate::model::Kind;
use crate::source::FileId;

use super::{Context, Raws};

impl Context<'_> {
    /// Whether a thing has files in forks only, and these lack what every such thing needs: most
    /// probably they were meant for something below that has another name by now.
    pub(crate) fn is_orphan<R>(&self, raws: &Raws<'_, R>) -> bool {
        let is_read = || needed(raws.name.0).iter().any(|key| raws.lacks(raws.tree, key));
        self.chain.level_of(raws.file) > 0 && is_read()
    }

    /// Tells that a file lies over nothing; `own` says how to make it a thing of its own.
    pub(crate) fn tell_orphan<R>(&self, raws: &Raws<'_, R>, own: &str) {
        let (kind, id) = &raws.name;
        let name = match kind {
            Kind::Scan => "`scan.yaml`".to_owned(),
            _ => format!("{kind} `{id}`"),
        };
        let lacking = needed(*kind).iter().filter(|key| raws.tree.pair(key).is_none());
        let lacking: Vec<String> = lacking.map(|key| format!("`{key}`")).collect();
        let message = format!(
            "{} has no {name} (any more), and this file has no {}",
            self.folders_below(raws.file),
            lacking.join(", ")
        );
        let at = self.spans.files.start(raws.file);
        let problem = Diagnostic::new(Code::MissingField, at, message);
        let own = match kind {
            Kind::Scan => "for a scan of your own, write all of these".to_owned(),
            Kind::Example => format!("for an example of your own, {own}"),
            kind => format!("for a {kind} of your own, {own}"),
        };
        self.tell(self.with_successor(problem, raws, &own));
    }

    /// The problem of a file that lies over nothing, with what it may be meant for.
    fn with_successor<R>(&self, problem: Diagnostic, raws: &Raws<'_, R>, own: &str) -> Diagnostic {
        let files = self.spans.files;
        if let Some(drop) = self.catalogue.dropped.get(&raws.name) {
            let help =
                format!("to change the inherited one, take the entry out that drops it\n{own}");
            return problem.help(help).related(files.value(*drop), "it is dropped here");
        }
        let level = self.chain.level_of(raws.file);
        let has_original = |files: &LevelFiles| files.level == level && files.original.is_some();
        let all = candidates(self.catalogue, raws.name.0, level, has_original);
        let found = successor(&all, files, &raws.name.1, raws.tree);
        let advice = advice(&raws.name, files.get(raws.file), found, &all, files);
        let problem = problem.help(format!("{advice}\n{own}"));
        match found {
            Some(found) => problem.related(files.start(found.file), "this one is there"),
            None => problem,
        }
    }

    /// The folders that the one of a file lies over, as words.
    pub(super) fn folders_below(&self, file: FileId) -> String {
        let levels = self.chain.levels[..self.chain.level_of(file)].iter().rev();
        let folders: Vec<String> = levels.map(|level| format!("`{}`", level.folder)).collect();
        match folders.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first, others @ ..] => format!("{first} (over {})", others.join(", ")),
        }
    }
}

/// The keys without which there is no such thing.
fn needed(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Playbook => &[],
        Kind::Scan => &["title", "scale", "statements"],
        _ => &["title"],
    }
}
