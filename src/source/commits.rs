//! When something was written, as far as git and the disk know.

use std::path::Path;
use std::process::Stdio;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use walkdir::WalkDir;

use super::git::{GitError, Repository};

/// A revision, as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The day on which it was committed, where that was done; `None` where git does not say.
    pub day: Option<Date>,
    /// Whether somebody gave it this name for good.
    pub is_tag: bool,
}

/// Looks a revision up in the repository that holds a folder.
///
/// # Errors
/// When there is no repository, no such revision in it, or git refuses.
pub fn revision(folder: &Path, revision: &str) -> Result<Revision, GitError> {
    let repository = Repository { folder };
    // Without a repository there is nothing to have or not to have.
    repository.prefix()?;
    let day = repository.committed(&repository.commit(revision)?)?.map(|(_, day)| day);
    let tag = format!("refs/tags/{revision}");
    let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &tag];
    Ok(Revision { day, is_tag: repository.done(&words, Stdio::null()).is_ok() })
}

/// When the files of a folder were changed last: the commit that did it, where all of them are
/// in git as they are; else what the newest file says of itself. `None` where nobody knows.
pub fn changed_last(folder: &Path) -> Option<Timestamp> {
    let repository = Repository { folder };
    repository.last_change().ok().flatten().or_else(|| newest(folder))
}

impl Repository<'_> {
    /// When a commit was made, and which day it was there. What git keeps of a commit is read as
    /// it is, so that no setting changes what is said.
    fn committed(&self, commit: &str) -> Result<Option<(Timestamp, Date)>, GitError> {
        let text = self.done(&["cat-file", "commit", commit], Stdio::null())?;
        Ok(moment(&String::from_utf8_lossy(&text)))
    }

    /// When the folder was changed last; `None` where something is not committed.
    fn last_change(&self) -> Result<Option<Timestamp>, GitError> {
        if !self.status(&["--", "."])?.is_empty() {
            return Ok(None);
        }
        let commit = self.done(&["rev-list", "-1", "HEAD", "--", "."], Stdio::null())?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        if commit.is_empty() {
            return Ok(None);
        }
        Ok(self.committed(&commit)?.map(|(at, _)| at))
    }
}

/// The line of a commit that ends in seconds and the offset of the clock: `1700000000 +0100`.
fn moment(commit: &str) -> Option<(Timestamp, Date)> {
    let head = commit.lines().take_while(|line| !line.is_empty());
    let line = head.into_iter().find_map(|line| line.strip_prefix("committer "))?;
    let mut words = line.rsplit(' ');
    let (offset, seconds) = (words.next()?, words.next()?);
    let at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some((at, self::offset(offset)?.to_datetime(at).date()))
}

/// `+0130` as so many seconds.
fn offset(text: &str) -> Option<Offset> {
    let (sign, digits) = text.split_at_checked(1)?;
    let (hours, minutes) = digits.split_at_checked(2)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(if sign == "-" { -seconds } else { seconds }).ok()
}

/// What the newest file says of itself; hidden ones are nobody's content.
fn newest(folder: &Path) -> Option<Timestamp> {
    let is_seen = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_seen).filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let times = files.filter_map(|file| file.metadata().ok()?.modified().ok());
    let newest = Timestamp::try_from(times.max()?).ok()?;
    Timestamp::from_second(newest.as_second()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_says_when_and_on_which_day() {
        let commit = "tree 1\nauthor A <a@b> 1 +0000\ncommitter A B <a@b> 1772578800 +0130\n\ncommitter C <c> 2 +0000\n";
        let (at, day) = moment(commit).expect("a moment");
        assert_eq!(at.to_string(), "2026-03-03T23:00:00Z");
        assert_eq!(day, jiff::civil::date(2026, 3, 4));
        assert_eq!(moment("tree 1\n\ncommitter C <c> 2 +0000\n"), None);
        assert_eq!(moment("committer C <c> 2 é\n"), None);
    }
}
