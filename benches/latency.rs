//! How long it takes from saving a file until its page's new bytes come over HTTP.
//!
//! `cargo bench --bench latency` makes playbooks of 1,000 and 10,000 examples of 250 words
//! each, serves them, changes an example fifty times, and prints the median and the worst.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// As many words as a story has.
const WORDS: usize = 250;
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
            (0..CHANGES).map(|change| served.change(folder.path(), size, change)).collect();
        times.sort();
        let (median, worst) = (times[CHANGES / 2], times[CHANGES - 1]);
        println!("{size} examples: median {median:.1?}, worst of {CHANGES} {worst:.1?}");
    }
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn word(&mut self) -> String {
        const SOUNDS: [&str; 16] = [
            "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to",
            "vu", "wa",
        ];
        (0..=self.roll(3)).map(|_| SOUNDS[self.roll(SOUNDS.len())]).collect()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn write_playbook(folder: &Path, examples: usize) {
    let put = |path: &str, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("playbook.yaml", "name: Acme\ncurrency: EUR\notherwise: ask lead\n".to_owned());
    put("roles/lead.yaml", "title: Lead\n".to_owned());
    put("roles/desk.yaml", "title: Desk\nreports_to: lead\n".to_owned());
    for value in 0..8 {
        put(&format!("values/value-{value}.yaml"), format!("title: Value {value}\n"));
    }
    for boundary in 0..20 {
        let text = format!(
            "title: Refund {boundary}\nvalues: [value-{}]\nfacts:\n  fault: Our fault?\nmay:\n  \
             - when: {{fault: yes}}\n    up_to: 60 EUR per guest\notherwise: ask lead\n",
            boundary % 8
        );
        put(&format!("boundaries/refund-{boundary}.yaml"), text);
    }
    let mut dice = Dice(7);
    for number in 0..examples {
        let words = dice.words(WORDS);
        put(&format!("examples/case-{number}.yaml"), example(number, &words));
    }
}

fn example(number: usize, story: &str) -> String {
    format!(
        "title: Case {number}\nvalues: [value-{}]\nstory: |\n  {story}\ndecisions:\n  \
         - boundary: refund-{}\n    role: desk\n    facts: {{fault: yes, amount: {} EUR}}\n    \
         verdict: may\n",
        number % 8,
        number % 20,
        number % 50
    )
}

/// A server, and a connection that stays open.
struct Served {
    child: Child,
    stream: BufReader<TcpStream>,
}

impl Served {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ruimte"))
            .args(["serve", "--port", "0", "--quiet"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("ruimte starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it prints");
        BufReader::new(stdout).read_line(&mut line).expect("it prints its address");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/');
        let stream = TcpStream::connect(address).expect("it listens");
        stream.set_nodelay(true).expect("a plain socket");
        Self { child, stream: BufReader::new(stream) }
    }

    /// Changes an example, and tells how long it took to be seen.
    fn change(&mut self, folder: &Path, examples: usize, change: usize) -> Duration {
        let number = (change * 7919) % examples;
        let mark = format!("changed{change}times");
        let text = example(number, &format!("{} {mark}", Dice(change as u64).words(WORDS)));
        let path = format!("/acme/examples/case-{number}.html");
        assert!(!self.get(&path).contains(&mark), "nothing has changed yet");
        thread::sleep(PAUSE);
        let began = Instant::now();
        fs::write(folder.join(format!("content/acme/examples/case-{number}.yaml")), text)
            .expect("a file");
        while !self.get(&path).contains(&mark) {
            assert!(began.elapsed() < Duration::from_mins(1), "it is never seen");
            thread::sleep(Duration::from_millis(1));
        }
        began.elapsed()
    }

    fn get(&mut self, path: &str) -> String {
        let address = self.stream.get_ref().peer_addr().expect("it is connected");
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).expect("it listens");
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("it answers");
            let line = line.trim().to_ascii_lowercase();
            if let Some(given) = line.strip_prefix("content-length:") {
                length = given.trim().parse().expect("a number");
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("it answers");
        String::from_utf8_lossy(&body).into_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
