//! Whether a server that runs all day grows.
//!
//! `cargo bench --bench soak -- 10000` serves a playbook, edits it so often as fast as the edits
//! are seen, and holds the memory at the end against that after the first edits. Without a
//! number it makes a few edits, to show that it works. A second number is that of the examples.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

#[path = "support/served.rs"]
mod served;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use served::{Dice, Served, WORDS, example, write_playbook};

/// As many edits as a short run makes.
const FEW: usize = 60;
/// As many examples as there are.
const EXAMPLES: usize = 300;
/// After so many edits everything has been in use; in short runs, after a tenth.
const WARM: usize = 500;
/// The memory may grow by so many hundredths.
const GROWTH: usize = 20;
/// What marks edits that only tidy up, beyond the number of any other.
const TIDIED: usize = 1_000_000;
/// So long nothing is written at the end.
const IDLE: Duration = Duration::from_secs(5);

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let (edits, examples) = (numbers.next().unwrap_or(FEW), numbers.next().unwrap_or(EXAMPLES));
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_playbook(&folder.path().join("content/acme"), examples);
    let mut author = Author { content: folder.path().join("content"), dice: Dice(11), examples };
    let mut served = Served::start(folder.path());
    let (warm, began) = (WARM.min(edits / 10), Instant::now());
    let (mut first, mut last) = (0, 0);
    for edit in 1..=edits {
        author.edit(&mut served, edit);
        if edit == warm || edit % 1_000 == 0 || edit == edits {
            author.tidy(&mut served, edit);
            last = resident(&served);
            first = if edit == warm { last } else { first };
            println!("{edit} edits in {:.0?}: {last} kB", began.elapsed());
        }
    }
    let busy = idle(&served);
    println!(
        "{first} kB after {warm} edits, {last} kB after {edits}; idle for {IDLE:?}: {busy} ticks of processor time"
    );
    let is_short = warm < WARM;
    assert!(is_short || last * 100 <= first * (100 + GROWTH), "it grows");
}

/// Somebody who edits without a plan.
struct Author {
    content: std::path::PathBuf,
    dice: Dice,
    examples: usize,
}

impl Author {
    /// Makes an edit, and waits until it is seen.
    fn edit(&mut self, served: &mut Served, edit: usize) {
        match self.dice.roll(20) {
            0 => self.put("values/value-3.yaml", &format!("title: Value {edit}\n")),
            1 => self.put("roles/desk.yaml", &format!("title: Desk {edit}\nreports_to: lead\n")),
            2 | 3 => self.put(&format!("examples/new-{edit}.yaml"), "title: New\n"),
            4 | 5 => drop(self.remove("examples/new-")),
            6 => self.put(
                &format!("assets/picture-{edit}.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
            ),
            7 => drop(self.remove("assets/picture-")),
            8 => self.slip(served),
            9 => self.put(
                &format!("theme/static/css/own-{}.css", edit % 9),
                &format!("p {{ margin: {edit}px }}\n"),
            ),
            10 => self.organisation(served),
            11 => drop(served.get("/acme/playbook.json")),
            _ => {}
        }
        self.mark(served, edit);
    }

    /// Changes an example, and waits until that is seen.
    fn mark(&mut self, served: &mut Served, edit: usize) {
        let number = self.dice.roll(self.examples);
        let mark = format!("changed{edit}times");
        let text = example(number, &format!("{} {mark}", self.dice.words(WORDS)));
        self.put(&format!("examples/case-{number}.yaml"), &text);
        served.until(&format!("/acme/examples/case-{number}.html"), &mark);
    }

    /// A mistake that is mended once it is told.
    fn slip(&mut self, served: &mut Served) {
        self.put("roles/slip.yaml", "title: Slip\nreports_to: nobody\n");
        served.until("/.ruimte/overlay/acme", "nobody");
        self.remove("roles/slip");
    }

    /// An organisation that comes, or goes again.
    fn organisation(&mut self, served: &mut Served) {
        let folder = self.content.join("bravo");
        if folder.exists() {
            fs::remove_dir_all(folder).expect("it goes");
            return served.until("/bravo/", "Nothing is here");
        }
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("playbook.yaml"), "name: Bravo\nextends: acme\n").expect("a file");
        served.until("/bravo/", "<title>Bravo");
    }

    /// Takes away all that was added, so that what is measured is always as large.
    fn tidy(&mut self, served: &mut Served, edit: usize) {
        while self.remove("examples/new-") || self.remove("assets/picture-") {}
        if self.content.join("bravo").exists() {
            self.organisation(served);
        }
        self.mark(served, edit + TIDIED);
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.content.join("acme").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Removes some file whose path begins so; `false` where there is none.
    fn remove(&self, path: &str) -> bool {
        let path = self.content.join("acme").join(path);
        let Ok(folder) = fs::read_dir(path.parent().expect("a folder")) else { return false };
        let start = path.to_string_lossy().into_owned();
        let is_it = |path: &Path| path.to_string_lossy().starts_with(&start);
        let found = folder.flatten().map(|entry| entry.path()).find(|path| is_it(path));
        found.is_some_and(|path| fs::remove_file(path).is_ok())
    }
}

/// How much memory the server has, in kB.
fn resident(served: &Served) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", served.child.id()));
    let status = status.expect("a system that tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// How long the server is busy while nothing is written, in ticks of a hundredth of a second.
fn idle(served: &Served) -> usize {
    let busy = || -> usize {
        let stat = fs::read_to_string(format!("/proc/{}/stat", served.child.id()));
        let stat = stat.expect("a system that tells");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<usize>().ok()).sum()
    };
    // The last edit is looked at once more.
    thread::sleep(Duration::from_secs(1));
    let before = busy();
    thread::sleep(IDLE);
    busy() - before
}
