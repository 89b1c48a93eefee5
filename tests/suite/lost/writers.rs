//! A playbook that is published again and again while others write into its folder: programs
//! that add files, and git that commits. The benchmark `published` does the same at length.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What others had written, and what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Files that were written, and those of them that are not there.
    pub(crate) files: usize,
    pub(crate) lost_files: usize,
    /// Files that could not be written: whoever wrote them was told.
    pub(crate) refused_files: usize,
    /// The same of commits.
    pub(crate) commits: usize,
    pub(crate) lost_commits: usize,
    pub(crate) refused_commits: usize,
    /// Whether git finds nothing wrong in its repository, and can go on.
    pub(crate) is_sound: bool,
}

/// Where programs add files, below the published folder: at the top, in folders of others, and in
/// one of the playbook.
const PLACES: [&str; 4] = ["", ".git/objects", "stats/by-day", "values"];

/// Publishes so many times while all of them write.
pub(crate) fn publish(rounds: usize) -> Kept {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("dist/acme");
    build(folder.path(), 0);
    git(&out, &["init", "-q"]);
    git(&out, &["config", "gc.auto", "0"]);
    git(&out, &["commit", "-q", "--allow-empty", "-m", "begun"]);
    fs::create_dir_all(out.join("stats/by-day")).expect("a folder");
    let ends = AtomicBool::new(false);
    let (out, ends) = (&out, &ends);
    let (files, commits) = thread::scope(|scope| {
        let writers = PLACES.map(|place| scope.spawn(move || add_files(&out.join(place), ends)));
        let committer = scope.spawn(move || commit(out, ends));
        let end = End(ends);
        (1..=rounds).for_each(|round| build(folder.path(), round));
        drop(end);
        let files = writers.map(|writer| writer.join().expect("it ends"));
        (files, committer.join().expect("it ends"))
    });
    look(out, &files, &commits)
}

/// Ends all writers, also where a build was refused.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Of what was tried, what was done, and how often it was refused.
struct Tried<T> {
    done: Vec<T>,
    refused: usize,
}

/// Adds files to a folder, by its name, until it ends.
fn add_files(folder: &Path, ends: &AtomicBool) -> Tried<PathBuf> {
    let mut tried = Tried { done: Vec::new(), refused: 0 };
    for number in 0.. {
        if ends.load(Ordering::Relaxed) {
            break;
        }
        let file = folder.join(format!("added-{number}"));
        match fs::write(&file, number.to_string()) {
            Ok(()) => tried.done.push(file),
            Err(_) => tried.refused += 1,
        }
        thread::yield_now();
        if number % 8 == 0 {
            thread::sleep(std::time::Duration::from_millis(1));
        }
    }
    tried
}

/// Commits a file of its own until it ends.
fn commit(out: &Path, ends: &AtomicBool) -> Tried<String> {
    let mut tried = Tried { done: Vec::new(), refused: 0 };
    for number in 0.. {
        if ends.load(Ordering::Relaxed) {
            break;
        }
        let name = format!("stats/commit-{number}");
        let is_done = fs::write(out.join(&name), &name).is_ok()
            && git(out, &["add", "--", &name])
            && git(out, &["commit", "-q", "-m", &name, "--", &name]);
        if is_done { tried.done.push(name) } else { tried.refused += 1 }
    }
    tried
}

fn look(out: &Path, files: &[Tried<PathBuf>], commits: &Tried<String>) -> Kept {
    let log = command(out, &["log", "--format=%s"]).output().expect("git runs");
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    let is_kept = |commit: &&String| !log.lines().any(|line| line == **commit);
    let all = || files.iter().flat_map(|tried| &tried.done);
    let is_lost = |file: &&PathBuf| {
        let number = file.to_string_lossy().rsplit('-').next().map(str::to_owned);
        fs::read_to_string(file).ok() != number
    };
    Kept {
        files: all().count(),
        lost_files: all().filter(is_lost).count(),
        refused_files: files.iter().map(|tried| tried.refused).sum(),
        commits: commits.done.len(),
        lost_commits: commits.done.iter().filter(is_kept).count(),
        refused_commits: commits.refused,
        is_sound: git(out, &["fsck", "--full", "--strict"])
            && git(out, &["commit", "-q", "--allow-empty", "-m", "ended"]),
    }
}

/// Builds another version: other words on every page, and one page more or fewer.
fn build(folder: &Path, round: usize) {
    let acme = folder.join("content/acme");
    let put = |path: &str, text: String| {
        let path = acme.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("playbook.yaml", format!("name: Acme {round}\ncurrency: EUR\notherwise: ask lead\n"));
    put("roles/lead.yaml", "title: Lead\n".to_owned());
    put("values/listen.yaml", "title: Listen\n".to_owned());
    if round.is_multiple_of(2) {
        put("examples/even.yaml", "title: Even\nvalues: [listen]\n".to_owned());
    } else {
        fs::remove_file(acme.join("examples/even.yaml")).expect("it was there");
    }
    let mut ruimte = super::killing::ruimte(folder, "build --quiet");
    let output = ruimte.output().expect("ruimte runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn git(folder: &Path, words: &[&str]) -> bool {
    let output = command(folder, words).output().expect("git runs");
    output.status.success()
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["-c", "user.name=A", "-c", "user.email=a@a.example"]);
    git.args(words);
    git
}
