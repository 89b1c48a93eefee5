//! When the author of a file last looked at it, as git knows it.
//!
//! Whoever says otherwise than a template saw what stood there on that day, so the commit that
//! touched the file last is all that has to be known of it. Git keeps that without being asked.
//! A file of our own with such days would have to be kept in step by hand, would be forgotten,
//! and would be in conflict with every update of a template that has thirty forks.
//!
//! Where git does not know, nothing is said: no git, no repository, no commit, a history that was
//! cut off (`--depth`), a file that is not committed as it stands.

use std::collections::{BTreeSet, HashMap};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use jiff::civil::Date;

use super::git::Repository;
use super::past::Past;

/// The last time that somebody looked at a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The commit that touched it.
    pub commit: String,
    /// The day on which that was made, where it was made.
    pub day: Date,
}

/// The repository that holds a content folder.
pub struct History<'a> {
    repository: Repository<'a>,
    /// Where the content is, as seen from the top of the repository: `playbooks/content/`.
    prefix: String,
}

impl<'a> History<'a> {
    /// The repository that holds a content folder, by its canonical path. `None` where none does;
    /// git is not asked for that.
    pub fn of(content: &'a Path) -> Option<Self> {
        let is_top = |folder: &&Path| {
            let git = folder.join(".git");
            git.is_file() || git.join("HEAD").is_file()
        };
        let top = content.ancestors().find(is_top)?;
        let parts = content.strip_prefix(top).ok()?.iter();
        let parts = parts.map(|part| Some(format!("{}/", part.to_str()?)));
        let prefix = parts.collect::<Option<String>>()?;
        Some(Self { repository: Repository { folder: content }, prefix })
    }

    /// When each of these files was last looked at, by its path below the content folder; those
    /// of which nobody knows are left out.
    pub fn looks(&self, files: &BTreeSet<String>) -> HashMap<String, Look> {
        let folders: BTreeSet<&str> =
            files.iter().filter_map(|file| file.split('/').next()).collect();
        let folders: Vec<String> = folders.into_iter().map(str::to_owned).collect();
        let Some(open) = self.uncommitted(&folders) else { return HashMap::new() };
        let committed: BTreeSet<String> = files.difference(&open).cloned().collect();
        if committed.is_empty() {
            return HashMap::new();
        }
        self.log(&folders, committed).unwrap_or_default()
    }

    /// What the repository's commits hold.
    pub fn past(&self) -> Option<Past> {
        let mut command = self.repository.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        Past::new(command.spawn().ok()?, self.prefix.clone())
    }

    /// The files that are not committed as they stand.
    fn uncommitted(&self, folders: &[String]) -> Option<BTreeSet<String>> {
        let words = ["-z", "--untracked-files=all", "--no-renames", "--"];
        let folders = folders.iter().map(String::as_str);
        let words: Vec<&str> = words.into_iter().chain(folders).collect();
        let listed = self.repository.status(&words).ok()?;
        let lines = listed.split(|byte| *byte == 0).filter_map(|line| line.get(3..));
        Some(lines.filter_map(|path| self.below(path)).collect())
    }

    /// Reads the history from its end until every file has been found in it.
    fn log(&self, folders: &[String], files: BTreeSet<String>) -> Option<HashMap<String, Look>> {
        let words = [
            "log",
            "--format=tformat:=%H %cI %D",
            "--decorate=full",
            "--name-status",
            "-z",
            "--no-renames",
            "--no-relative",
            "--no-show-signature",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            // Of a merge, the files that are as on neither side: there somebody looked.
            "-c",
            "--",
        ];
        let folders = folders.iter().map(String::as_str);
        let words: Vec<&str> = words.into_iter().chain(folders).collect();
        let mut command = self.repository.command(&words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut log = command.spawn().ok()?;
        let told = log.stdout.take().map(BufReader::new);
        let words = told.into_iter().flat_map(|told| told.split(0).map_while(Result::ok));
        let looks = self.read(words, files);
        end(&mut log);
        Some(looks)
    }

    /// Reads what `log` tells: a commit, then for each of its files how it changed and its path.
    fn read(
        &self,
        mut words: impl Iterator<Item = Vec<u8>>,
        mut wanted: BTreeSet<String>,
    ) -> HashMap<String, Look> {
        let mut looks = HashMap::new();
        let mut look = None;
        while !wanted.is_empty() {
            let Some(word) = words.next() else { break };
            let word = word.trim_ascii_start();
            if let Some(commit) = word.strip_prefix(b"=") {
                look = std::str::from_utf8(commit).ok().and_then(read_look);
            } else if !word.is_empty() {
                let Some(path) = words.next().and_then(|path| self.below(&path)) else { continue };
                let is_gone = word.iter().all(|letter| *letter == b'D');
                if wanted.remove(&path) && !is_gone {
                    looks.extend(look.clone().map(|look| (path, look)));
                }
            }
        }
        looks
    }

    /// A path as seen from the content folder.
    fn below(&self, path: &[u8]) -> Option<String> {
        std::str::from_utf8(path).ok()?.strip_prefix(&self.prefix).map(str::to_owned)
    }
}

/// `ID 2026-03-03T23:30:00+01:00 NAMES`. Where the history was cut off, a commit seems to touch
/// all files, and who touched them last, nobody knows.
fn read_look(commit: &str) -> Option<Look> {
    let (id, rest) = commit.split_once(' ')?;
    let (at, names) = rest.split_once(' ')?;
    if names.split(", ").any(|name| name == "grafted") {
        return None;
    }
    Some(Look { commit: id.to_owned(), day: at.get(..10)?.parse().ok()? })
}

/// Ends a process that has been asked all there is to ask.
pub(super) fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_commit_that_touched_a_file_counts() {
        let history =
            History { repository: Repository { folder: Path::new(".") }, prefix: "c/".to_owned() };
        let told = "=a1 2026-03-03T23:30:00+01:00 HEAD -> refs/heads/main\0\nM\0c/f/x\0\
                    =b2 2026-03-02T00:00:00Z \0\0MM\0c/f/y\0=c3 2026-03-01T00:00:00Z \0\nA\0c/f/x\0\
                    D\0c/f/=z\0M\0other\0=d4 2026-02-01T00:00:00Z grafted, refs/heads/old\0\nA\0c/f/w\0";
        let words = told.split('\0').map(|word| word.as_bytes().to_vec());
        let wanted = ["f/x", "f/y", "f/=z", "f/w"].map(str::to_owned).into();
        let looks = history.read(words, wanted);
        let look = |commit: &str, day| Look { commit: commit.to_owned(), day };
        assert_eq!(looks.len(), 2, "{looks:?}");
        assert_eq!(looks["f/x"], look("a1", jiff::civil::date(2026, 3, 3)));
        assert_eq!(looks["f/y"], look("b2", jiff::civil::date(2026, 3, 2)));
    }
}
