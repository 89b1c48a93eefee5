//! Commands that are killed at random moments, and what they leave behind. The benchmark
//! `killed` does the same more often.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Files with what is in them, by their paths.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// All files below a folder; none where there is no such folder.
pub(crate) fn files(folder: &Path) -> Files {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let is_file = |entry: &walkdir::DirEntry| !entry.file_type().is_dir();
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("below").to_owned();
        (path, fs::read(entry.path()).expect("a file"))
    };
    entries.filter(is_file).map(read).collect()
}

/// The command, in a folder.
pub(crate) fn ruimte(folder: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ruimte"));
    command.current_dir(folder).args(words.split_whitespace());
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

#[track_caller]
fn done(folder: &Path, words: &str) -> Output {
    let output = ruimte(folder, words).output().expect("ruimte runs");
    assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// What was found after so many kills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// The old one was there.
    pub(crate) old: usize,
    /// The new one was there.
    pub(crate) new: usize,
    /// There was none before, and there was none.
    pub(crate) none: usize,
    /// Something lay beside it for the next command to clear away.
    pub(crate) begun: usize,
    /// What was to be killed had ended by itself.
    pub(crate) ended: usize,
}

/// Numbers as from dice that always fall alike.
pub(crate) struct Dice(u64);

impl Dice {
    /// From 0 to below 1.
    fn share(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        number(self.0 >> 40) / number(1 << 24)
    }
}

/// A small number to reckon with.
fn number(number: impl TryInto<u32>) -> f64 {
    f64::from(number.try_into().ok().expect("it is small"))
}

/// Lets a command run for a while from when `begins` says so, and kills it; `true` where it had
/// ended before.
fn kill(mut command: Command, begins: &dyn Fn() -> bool, wait: Duration) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("ruimte runs");
    let has_ended = |child: &mut Child| child.try_wait().expect("a child").is_some();
    while !begins() && !has_ended(&mut child) {}
    let began = Instant::now();
    while began.elapsed() < wait && !has_ended(&mut child) {
        thread::yield_now();
    }
    let ended = has_ended(&mut child);
    child.kill().expect("it was ours");
    child.wait().expect("gone");
    ended
}

/// A playbook in several versions, of which one after the other is built and killed.
pub(crate) struct Builds {
    folder: tempfile::TempDir,
    /// What each version looks like.
    versions: Vec<Files>,
    /// How long a build takes, and the part of it in which it writes.
    whole: Duration,
    writing: Duration,
}

/// What somebody else has put into the published folder.
const OTHERS: &str = "CNAME";

impl Builds {
    /// Builds each version once to have something to hold against.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut builds =
            Self { folder, versions: Vec::new(), whole: Duration::ZERO, writing: Duration::ZERO };
        for version in 0..4 {
            builds.write(version);
            let began = Instant::now();
            let out = format!("build --quiet --out as-{version}");
            let mut command = ruimte(builds.folder.path(), &out);
            let mut child = command.stdout(Stdio::null()).spawn().expect("ruimte runs");
            let lock = builds.folder.path().join(format!("as-{version}/.acme.ruimte-lock"));
            while !lock.exists() && child.try_wait().expect("a child").is_none() {}
            let wrote = Instant::now();
            assert!(child.wait().expect("it ends").success());
            (builds.whole, builds.writing) = (began.elapsed(), wrote.elapsed());
            let reference = builds.folder.path().join(format!("as-{version}/acme"));
            builds.versions.push(files(&reference));
        }
        builds
    }

    /// Writes the content of a version: other words, and every time one example more or fewer.
    fn write(&self, version: usize) {
        let acme = self.folder.path().join("content/acme");
        let _ = fs::remove_dir_all(&acme);
        let put = |path: &str, text: &str| {
            let path = acme.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        put("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n");
        put("roles/lead.yaml", "title: Lead\n");
        put("values/listen.yaml", &format!("title: Listen {version} times\n"));
        for example in 0..6 + version % 3 {
            let text = format!("title: Case {example}\nvalues: [listen]\n");
            put(&format!("examples/case-{example}.yaml"), &text);
        }
        put("assets/same.txt", "always the same\n");
    }

    /// Kills so many builds, at other moments for another seed; after each the old playbook is
    /// there, or the new one, and the next build mends all.
    pub(crate) fn kill(&self, rounds: usize, seed: u64) -> Tally {
        let (mut tally, mut dice) = (Tally::default(), Dice(seed));
        let dist = self.folder.path().join("dist");
        let out = dist.join("acme");
        let _ = fs::remove_dir_all(&dist);
        let mut old: Option<Files> = None;
        for round in 0..rounds {
            if round % 8 == 7 {
                fs::remove_dir_all(&dist).expect("it is there");
                old = None;
            }
            let version = round % self.versions.len();
            self.write(version);
            let mut new = self.versions[version].clone();
            if old.is_some() {
                new.insert(OTHERS.into(), OTHERS.into());
            }
            self.kill_one(round, dice.share(), &mut tally);
            match (out.exists().then(|| files(&out)), &old) {
                (None, None) => tally.none += 1,
                (Some(found), _) if found == new => tally.new += 1,
                (Some(found), Some(old)) if found == *old => tally.old += 1,
                (found, _) => panic!("round {round}: {:?}", found.map(BTreeMap::into_keys)),
            }
            let is_beside = |name: &str| name.starts_with(".acme.");
            tally.begun += usize::from(names(&dist).iter().any(|name| is_beside(name)));
            done(self.folder.path(), "build --quiet");
            assert!(files(&out) == new, "round {round}: the next build mends it");
            assert_eq!(names(&dist), ["acme"], "round {round}");
            fs::write(out.join(OTHERS), OTHERS).expect("a file");
            new.insert(OTHERS.into(), OTHERS.into());
            old = Some(new);
        }
        tally
    }

    /// Every other one at any moment, the others while they write.
    fn kill_one(&self, round: usize, share: f64, tally: &mut Tally) {
        let command = ruimte(self.folder.path(), "build --quiet");
        let lock = self.folder.path().join("dist/.acme.ruimte-lock");
        let ended = if round.is_multiple_of(2) {
            kill(command, &|| true, self.whole.mul_f64(share * 1.1))
        } else {
            kill(command, &|| lock.exists(), self.writing.mul_f64(share))
        };
        tally.ended += usize::from(ended);
    }
}

/// The names in a folder; none where there is no such folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What `new`, `fork` and `add` leave when they are killed.
pub(crate) struct Begun {
    /// The command.
    pub(crate) words: &'static str,
    /// Whether all of what it writes comes in one step.
    pub(crate) in_one: bool,
}

impl Begun {
    /// Kills it so often; after each no file is half, those of before are as they were, and the
    /// same command does it or says what is there.
    pub(crate) fn kill(&self, rounds: usize) -> Tally {
        let (mut tally, mut dice) = (Tally::default(), Dice(11));
        let model = Self::place();
        let old = files(model.path());
        let began = Instant::now();
        done(model.path(), self.words);
        let (took, new) = (began.elapsed(), files(model.path()));
        for round in 0..rounds {
            let place = Self::place();
            let share = (number(round) + dice.share()) / number(rounds);
            let command = ruimte(place.path(), self.words);
            let ended = kill(command, &|| true, took.mul_f64(share * 1.1));
            tally.ended += usize::from(ended);
            self.look(place.path(), (&old, &new), &mut tally);
        }
        tally
    }

    /// A folder with an organisation in it.
    fn place() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let acme = folder.path().join("content/acme");
        fs::create_dir_all(acme.join("values")).expect("a folder");
        let playbook = "# What we are.\nname: Acme   # and not Acne\nextends: starter\n";
        fs::write(acme.join("playbook.yaml"), playbook).expect("a file");
        fs::write(acme.join("values/own.yaml"), "# Ours.\ntitle: Own\n").expect("a file");
        folder
    }

    fn look(&self, folder: &Path, (old, new): (&Files, &Files), tally: &mut Tally) {
        let is_aside = |path: &Path| path.to_string_lossy().contains(".ruimte-new-");
        let mut found = files(folder);
        let all = found.len();
        found.retain(|path, _| !is_aside(path));
        tally.begun += usize::from(found.len() < all);
        assert!(old.iter().all(|(path, bytes)| found.get(path) == Some(bytes)));
        let is_whole = |(path, bytes): (&PathBuf, &Vec<u8>)| new.get(path) == Some(bytes);
        assert!(found.iter().all(is_whole), "{:?}", found.keys());
        assert!(!self.in_one || found == *old || found == *new, "{:?}", found.keys());
        let is_old = found == *old;
        tally.old += usize::from(is_old);
        tally.new += usize::from(found == *new);
        let again = ruimte(folder, self.words).output().expect("ruimte runs");
        let told = String::from_utf8_lossy(&again.stderr);
        if is_old {
            assert!(again.status.success(), "{told}");
            assert!(files(folder) == *new, "the same command does it, and clears away");
        } else {
            assert_eq!(again.status.code(), Some(2), "{told}");
            assert!(told.contains("is not empty") || told.contains("is already there"), "{told}");
        }
    }
}

/// The commands that write what an author goes on with.
pub(crate) const BEGUN: [Begun; 3] = [
    Begun { words: "new ws --name Demo", in_one: true },
    Begun { words: "fork acme bravo --standalone --defaults", in_one: true },
    Begun { words: "add value Courage", in_one: false },
];
