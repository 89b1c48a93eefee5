//! What to say of a problem in an inherited file at the line of the fork that causes it.

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{ForkPolicy, Kind};
use crate::source::{Entry, FileId, Tree};

use super::super::World;
use super::Fork;

/// The lists of a boundary that hold clauses.
const CLAUSE_LISTS: [&str; 3] = ["may", "ask", "never"];

/// What is said of the place where a problem shows.
pub(super) const SHOWS: &str = "it shows here";

/// Says what to do about problems that a fork causes.
pub(super) struct Advice<'a> {
    pub(super) world: &'a World,
    pub(super) fork: Fork<'a>,
}

/// The inherited file in which a problem shows.
struct Shown<'a> {
    entry: &'a Entry,
    file: FileId,
    folder: &'a str,
    /// Its path within that folder.
    path: &'a str,
}

impl<'a> Advice<'a> {
    /// A problem, told at its cause.
    pub(super) fn told(&self, problem: &Diagnostic, cause: Span) -> Diagnostic {
        let Some(shown) = self.shown(problem) else { return problem.clone() };
        let Shown { folder, path, .. } = &shown;
        let line = problem.at.start().line;
        let is = if problem.is_error() { " is wrong" } else { "" };
        let message = format!("with this, {path}:{line} of `{folder}`{is}: {}", problem.message);
        let help = self.kept_or_unlinked(problem, &shown, &cause);
        let told = Diagnostic::new(problem.code, cause, message)
            .help(help.unwrap_or_else(|| self.help(problem, &shown)))
            .related(problem.at.clone(), SHOWS);
        problem
            .related
            .iter()
            .fold(told, |told, related| told.related(related.at.clone(), related.message.clone()))
    }

    /// Where the fork says what most probably belongs to a problem: what the problem names, else
    /// its own file of the same thing, else what it extends.
    pub(super) fn likely(&self, problem: &Diagnostic) -> Option<Span> {
        let (workspace, loaded) = (&self.world.workspace, &self.fork.examined.loaded);
        let organisation = self.fork.examined.organisation.as_str();
        let is_own = |at: &&Span| workspace.owner(&at.source.path) == Some(organisation);
        let named = problem.related.iter().map(|related| &related.at).find(is_own).cloned();
        let same_thing = || {
            let shown = self.shown(problem)?;
            loaded.own_file(shown.entry.kind, &shown.entry.id)
        };
        named.or_else(same_thing).or_else(|| loaded.own_key(Kind::Playbook, "", "extends"))
    }

    fn shown(&self, problem: &Diagnostic) -> Option<Shown<'a>> {
        let workspace = &self.world.workspace;
        let shown = &problem.at.source.path;
        let folder = workspace.folders.get(workspace.owner(shown)?)?;
        let (entry, file) =
            workspace.entries(&folder.name).find(|(found, _)| found.shown == *shown)?;
        let path = entry.shown.strip_prefix(&*folder.shown)?.trim_start_matches('/');
        Some(Shown { entry, file, folder: &folder.name, path })
    }

    /// What to do about a link to what the fork drops.
    fn kept_or_unlinked(
        &self,
        problem: &Diagnostic,
        shown: &Shown<'_>,
        cause: &Span,
    ) -> Option<String> {
        let dropped = cause.source.text.get(cause.range.clone())?;
        let (folder, id) = dropped.split_once('/')?;
        let kind = Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == folder)?;
        let at = self.fork.examined.loaded.own_drop(kind, id)?;
        let is_link = problem.code == Code::BrokenLink && at == *cause;
        let file = self.own_file(shown);
        is_link.then(|| format!("keep it, or write this text without the link, in {file}"))
    }

    fn help(&self, problem: &Diagnostic, shown: &Shown<'_>) -> String {
        let original = problem.help.as_deref().unwrap_or_default();
        let near = original.lines().next().filter(|line| line.starts_with("did you mean"));
        let rest = match problem.code {
            Code::DeadClause => original.to_owned(),
            Code::UnusedFact if self.is_guarded(shown) => original.to_owned(),
            Code::UnusedFact => self.unused_fact(problem, shown),
            Code::Untested | Code::ValueWithoutExample | Code::BoundaryWithoutExample => {
                format!("{original}\nin a file of your own, as {}/examples/ID.yaml", self.folder())
            }
            _ if !problem.is_error() => original.to_owned(),
            _ => format!(
                "`{}` is fine by itself: change this, or {}",
                shown.folder,
                self.fit(problem, shown)
            ),
        };
        match near {
            Some(near) if problem.is_error() => format!("{near}\n{rest}"),
            _ => rest,
        }
    }

    /// Whether the template lets no fork take out what this boundary asks.
    fn is_guarded(&self, shown: &Shown<'_>) -> bool {
        let mut boundaries = self.fork.examined.loaded.playbook.boundaries.iter();
        boundaries.any(|own| own.id.as_str() == shown.entry.id && own.forks != ForkPolicy::Change)
    }

    fn unused_fact(&self, problem: &Diagnostic, shown: &Shown<'_>) -> String {
        let fact = &problem.at.source.text[problem.at.range.clone()];
        format!(
            "test it in a `when`, or spare people the question, in {}: `facts: {{{fact}: }}`",
            self.own_file(shown)
        )
    }

    /// What makes the inherited thing fit again.
    fn fit(&self, problem: &Diagnostic, shown: &Shown<'_>) -> String {
        match shown.entry.kind {
            Kind::Example => self.example(shown),
            Kind::Boundary => self.boundary(problem, shown),
            Kind::Playbook => {
                format!("say in {}/playbook.yaml what is to hold here", self.folder())
            }
            _ => self.in_own_file(shown),
        }
    }

    fn in_own_file(&self, shown: &Shown<'_>) -> String {
        let file = self.own_file(shown);
        if self.has_own_file(shown) {
            format!("say in {file} what is to hold here")
        } else {
            format!("make {file} and say there what is to differ")
        }
    }

    /// An inherited example: other decisions, or none of it.
    fn example(&self, shown: &Shown<'_>) -> String {
        let Entry { id, .. } = shown.entry;
        let file = self.own_file(shown);
        let decisions = check::decisions_now(self.world.subject(self.fork.examined), id);
        let decisions = if decisions.is_empty() { vec!["- ...".to_owned()] } else { decisions };
        let lines = decisions.join("\n  ");
        let playbook = format!("{}/playbook.yaml", self.folder());
        format!(
            "say in {file} what is right here:\ndecisions:\n  {lines}\nor leave the example out, in \
             {playbook}: `without: [examples/{id}]`"
        )
    }

    /// An inherited boundary: its clause by its id, or what else it says.
    fn boundary(&self, problem: &Diagnostic, shown: &Shown<'_>) -> String {
        let file = self.own_file(shown);
        let root = self.world.workspace.files.get(shown.file).root();
        let Some((list, clause)) = self.clause_around(root, &problem.at) else {
            return self.in_own_file(shown);
        };
        match clause.get("id").and_then(Tree::text) {
            Some(id) => format!(
                "change that clause in {file}:\n{list}:\n  - id: {id}\n    # what is to differ\nor take it out with \
                 `{{id: {id}, remove: true}}`, and write another one"
            ),
            None => format!(
                "change that clause; for that it needs an `id` in {}:{}, to be named in {file} \
                 below `{list}`",
                shown.entry.shown,
                problem.at.start().line
            ),
        }
    }

    /// The clause of a file in which a place is.
    fn clause_around<'t>(&self, root: &'t Tree, at: &Span) -> Option<(&'static str, &'t Tree)> {
        let files = &self.world.workspace.files;
        CLAUSE_LISTS.into_iter().find_map(|list| {
            let clauses = root.get(list)?.items();
            let clause = clauses.iter().find(|clause| {
                let range = files.value(clause.origin).range;
                range.start <= at.range.start && at.range.end <= range.end
            })?;
            Some((list, clause))
        })
    }

    /// The organisation's own folder, as authors see it.
    fn folder(&self) -> String {
        let folder = self.world.workspace.folders.get(&self.fork.examined.organisation);
        folder.map_or_else(String::new, |folder| folder.shown.clone())
    }

    /// The organisation's own file in the place of an inherited one.
    fn own_file(&self, shown: &Shown<'_>) -> String {
        let Entry { kind, id, language, .. } = shown.entry;
        if language.is_some() {
            return format!("{}/{}", self.folder(), shown.path);
        }
        self.fork.examined.loaded.own_path(*kind, id)
    }

    fn has_own_file(&self, shown: &Shown<'_>) -> bool {
        let file = self.own_file(shown);
        self.world
            .workspace
            .entries(&self.fork.examined.organisation)
            .any(|(entry, _)| entry.shown == file)
    }
}
