//! A playbook of known size that is served, for benchmarks that change it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// As many words as a story has.
pub(crate) const WORDS: usize = 250;

/// Numbers that look like chance and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
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

    pub(crate) fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

/// Writes a playbook of so many examples.
pub(crate) fn write_playbook(folder: &Path, examples: usize) {
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

/// An example of that playbook.
pub(crate) fn example(number: usize, story: &str) -> String {
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
pub(crate) struct Served {
    pub(crate) child: Child,
    stream: BufReader<TcpStream>,
}

impl Served {
    pub(crate) fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ruimte"))
            .args(["serve", "--port", "0", "--quiet"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
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

    /// Waits until an address says something.
    pub(crate) fn until(&mut self, path: &str, mark: &str) {
        let began = Instant::now();
        while !self.get(path).contains(mark) {
            assert!(began.elapsed() < Duration::from_mins(1), "{path} never says {mark}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// What an address says.
    pub(crate) fn get(&mut self, path: &str) -> String {
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
