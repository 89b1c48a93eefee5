//! A folder as it was in a revision of the git repository that holds it, read with git's own
//! command line.
//!
//! A revision is a name that somebody gives, and what is in it was written by anybody: it is
//! never taken for an option, no filter or program that the repository names is run, and the
//! files come into a folder of their own, out of which no link is followed.
//!
//! A content folder may itself be a repository that came from somebody else, with settings of
//! its own. All calls of git are made here, so that none of them forgets [`HARMLESS`].

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::diagnostic::did_you_mean;

/// Why a folder cannot be had as it was in a revision.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no git here.
    #[error("git is not installed, and only git knows what was in a revision")]
    NotInstalled,
    /// The folder is in no repository.
    #[error("it is in no git repository")]
    NoRepository,
    /// The repository has no such revision.
    #[error("the git repository has no revision `{revision}`{}", .help.as_ref().map(|help| format!("; {help}")).unwrap_or_default())]
    NoRevision {
        /// What was asked for.
        revision: String,
        /// What may have been meant.
        help: Option<String>,
    },
    /// There was no such folder in the revision.
    #[error("there is no folder `{folder}` in the revision `{revision}`")]
    NoFolder {
        /// What was asked for.
        revision: String,
        /// The folder, as seen from the top of the repository.
        folder: String,
    },
    /// Git refused.
    #[error("git refused: {0}")]
    Refused(String),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
}

/// Writes a folder as it was in a revision into a temporary folder, which is gone when what
/// comes back is dropped.
///
/// # Errors
/// When there is no such revision, or no such folder in it, or git or the disk refuses.
pub fn folder_at(folder: &Path, revision: &str) -> Result<TempDir, GitError> {
    let repository = Repository { folder };
    let prefix = repository.prefix()?;
    let commit = repository.commit(revision)?;
    let files = repository.files(&commit, &prefix)?;
    if files.is_empty() {
        let folder = prefix.trim_end_matches('/').to_owned();
        return Err(GitError::NoFolder { revision: revision.to_owned(), folder });
    }
    let target = tempfile::tempdir()?;
    repository.write(&files, target.path())?;
    Ok(target)
}

/// What git says to every command, over the settings of the repository: nothing watches the
/// files or is run beside a command, and no folder of the content is taken for a repository
/// without a work tree.
const HARMLESS: [&str; 6] = [
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "safe.bareRepository=explicit",
];

/// The repository that holds a folder.
pub(super) struct Repository<'a> {
    pub(super) folder: &'a Path,
}

/// A file of a revision.
struct Blob {
    id: String,
    /// Its path below the folder.
    path: PathBuf,
    is_link: bool,
}

impl Repository<'_> {
    /// Where the folder is, as seen from the top of the repository: `playbooks/content/`.
    pub(super) fn prefix(&self) -> Result<String, GitError> {
        let output = self.git(&["rev-parse", "--show-prefix"], Stdio::null())?;
        if !output.status.success() {
            let said = said(&output);
            let is_none = said.contains("not a git repository");
            return Err(if is_none { GitError::NoRepository } else { GitError::Refused(said) });
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned())
    }

    /// The id of a revision's commit.
    pub(super) fn commit(&self, revision: &str) -> Result<String, GitError> {
        let named = format!("{revision}^{{commit}}");
        let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &named];
        let is_option = revision.is_empty() || revision.starts_with('-');
        let output = (!is_option).then(|| self.git(&words, Stdio::null())).transpose()?;
        let id = output.filter(|output| output.status.success()).and_then(|output| {
            let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            (!text.is_empty() && text.chars().all(|it| it.is_ascii_hexdigit())).then_some(text)
        });
        id.ok_or_else(|| {
            let help = did_you_mean(revision, self.names().iter().map(String::as_str));
            GitError::NoRevision { revision: revision.to_owned(), help }
        })
    }

    /// The names of its branches and tags.
    fn names(&self) -> Vec<String> {
        let words = ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags"];
        let text = self.done(&words, Stdio::null()).unwrap_or_default();
        String::from_utf8_lossy(&text).lines().map(str::to_owned).collect()
    }

    /// The files that a commit has below the folder.
    fn files(&self, commit: &str, prefix: &str) -> Result<Vec<Blob>, GitError> {
        let mut words = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
        if !prefix.is_empty() {
            words.extend(["--", prefix]);
        }
        let listed = self.done(&words, Stdio::null())?;
        let entries = listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty());
        entries
            .filter_map(|entry| blob(&String::from_utf8_lossy(entry), prefix).transpose())
            .collect()
    }

    /// Writes files below a folder: links last, so that nothing is written through one.
    fn write(&self, files: &[Blob], target: &Path) -> Result<(), GitError> {
        let mut asked = tempfile::tempfile()?;
        for file in files {
            writeln!(asked, "{}", file.id)?;
        }
        std::io::Seek::rewind(&mut asked)?;
        let all = self.done(&["cat-file", "--batch"], Stdio::from(asked))?;
        let mut rest = all.as_slice();
        let mut links = Vec::new();
        for file in files {
            let (bytes, after) = content(rest).ok_or_else(|| {
                GitError::Refused(format!("it does not give {}", file.path.display()))
            })?;
            rest = after;
            if file.is_link {
                links.push((file, bytes));
            } else {
                let path = target.join(&file.path);
                path.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::write(path, bytes)?;
            }
        }
        for (file, bytes) in links {
            let path = target.join(&file.path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            link(&String::from_utf8_lossy(bytes), &path)?;
        }
        Ok(())
    }

    /// What git says of files that are not committed as they stand.
    pub(super) fn status(&self, words: &[&str]) -> Result<Vec<u8>, GitError> {
        let muted = self.muted()?;
        let muted = muted.iter().flat_map(|setting| ["-c", setting.as_str()]);
        let fixed = ["status", "--porcelain", "--ignore-submodules=all"];
        let words: Vec<&str> = muted.chain(fixed).chain(words.iter().copied()).collect();
        self.done(&words, Stdio::null())
    }

    /// Settings that silence the filters that the repository names. To see whether a file has
    /// changed, git runs them, and they are programs.
    fn muted(&self) -> Result<Vec<String>, GitError> {
        let words = ["config", "--null", "--name-only", "--get-regexp", "^filter\\."];
        let listed = self.git(&words, Stdio::null())?.stdout;
        let mut settings = Vec::new();
        for key in String::from_utf8_lossy(&listed).split('\0').filter(|key| !key.is_empty()) {
            let filter = key.rsplit_once('.').map_or(key, |(filter, _)| filter);
            if filter.contains('=') || filter.contains(char::REPLACEMENT_CHARACTER) {
                return Err(GitError::Refused(format!("a filter has the odd name `{filter}`")));
            }
            settings.extend(
                ["process=", "clean=", "smudge=", "required=false"]
                    .map(|setting| format!("{filter}.{setting}")),
            );
        }
        settings.sort();
        settings.dedup();
        Ok(settings)
    }

    /// What git prints.
    pub(super) fn done(&self, words: &[&str], input: Stdio) -> Result<Vec<u8>, GitError> {
        let output = self.git(words, input)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(GitError::Refused(said(&output)))
        }
    }

    fn git(&self, words: &[&str], input: Stdio) -> Result<Output, GitError> {
        let output = self.command(words).stdin(input).output();
        output.map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => GitError::NotInstalled,
            _ => GitError::Disk(error),
        })
    }

    /// Git with these words, not yet run.
    pub(super) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder).args(["--no-pager", "--literal-pathspecs"]);
        command.args(HARMLESS).args(words);
        // Which repository it is, the folder says, also in a hook; and nothing is fetched.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        command.envs([("LC_ALL", "C"), ("GIT_NO_LAZY_FETCH", "1"), ("GIT_TERMINAL_PROMPT", "0")]);
        // Older versions know no way to fetch nothing but to have no protocol for it.
        command.env("GIT_ALLOW_PROTOCOL", "");
        // Whoever works in the repository meanwhile is not kept waiting.
        command.env("GIT_OPTIONAL_LOCKS", "0");
        command
    }
}

/// A line of `ls-tree`: mode, kind, id, a tab, and the path from the top. `None` for what is no
/// file: another repository within this one.
fn blob(line: &str, prefix: &str) -> Result<Option<Blob>, GitError> {
    let odd = || GitError::Refused(format!("it lists `{line}`"));
    let (head, path) = line.split_once('\t').ok_or_else(odd)?;
    let mut head = head.split(' ');
    let (Some(mode), Some(kind), Some(id)) = (head.next(), head.next(), head.next()) else {
        return Err(odd());
    };
    let path = PathBuf::from(path.strip_prefix(prefix).ok_or_else(odd)?);
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    if path.as_os_str() == OsStr::new("") || !path.components().all(is_plain) {
        return Err(odd());
    }
    let blob = Blob { id: id.to_owned(), path, is_link: mode == "120000" };
    Ok((kind == "blob").then_some(blob))
}

/// The first of the contents that `cat-file --batch` gives: a line that ends in its size, then
/// so many bytes and a line's end.
fn content(all: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = all.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&all[..end]).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let rest = &all[end + 1..];
    Some((rest.get(..size)?, rest.get(size + 1..)?))
}

#[cfg(unix)]
fn link(to: &str, at: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(to, at)
}

/// Elsewhere git itself writes a link as a file that says where it leads.
#[cfg(not(unix))]
fn link(to: &str, at: &Path) -> std::io::Result<()> {
    fs::write(at, to)
}

/// What git complains about.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    text.strip_prefix("fatal: ").map(str::to_owned).unwrap_or(text)
}
