//! How long it takes from saving a file until its page's new bytes come over HTTP.
//!
//! `cargo bench --bench latency` makes playbooks of 1,000 and 10,000 examples of 250 words
//! each, serves them, changes an example fifty times, and prints the median and the worst.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

#[path = "support/served.rs"]
mod served;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use served::{Dice, Served, WORDS, example, write_playbook};

/// As often as a file is changed.
const CHANGES: usize = 50;
/// An author's hand between two changes.
const PAUSE: Duration = Duration::from_millis(100);

fn main() {
    let sizes = std::env::args().filter_map(|word| word.parse().ok()).collect::<Vec<usize>>();
    for size in if sizes.is_empty() { vec![1_000, 10_000] } else { sizes } {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_playbook(&folder.path().join("content/acme"), size);
        let mut served = Served::start(folder.path());
        let mut times: Vec<Duration> =
            (0..CHANGES).map(|each| change(&mut served, folder.path(), size, each)).collect();
        times.sort();
        let (median, worst) = (times[CHANGES / 2], times[CHANGES - 1]);
        println!("{size} examples: median {median:.1?}, worst of {CHANGES} {worst:.1?}");
    }
}

/// Changes an example, and tells how long it took to be seen.
fn change(served: &mut Served, folder: &Path, examples: usize, change: usize) -> Duration {
    let number = (change * 7919) % examples;
    let mark = format!("changed{change}times");
    let text = example(number, &format!("{} {mark}", Dice(change as u64).words(WORDS)));
    let path = format!("/acme/examples/case-{number}.html");
    assert!(!served.get(&path).contains(&mark), "nothing has changed yet");
    thread::sleep(PAUSE);
    let began = Instant::now();
    fs::write(folder.join(format!("content/acme/examples/case-{number}.yaml")), text)
        .expect("a file");
    served.until(&path, &mark);
    began.elapsed()
}
