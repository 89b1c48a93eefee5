//! Whether anything is lost, at length.
//!
//! `cargo bench --bench killed -- 300` kills so many builds, and a tenth as many of each command
//! that starts something, at random moments; then it fills a disk and closes one, in a mount
//! namespace of its own (`unshare`, for which Linux has to allow user namespaces). Without a
//! number it kills a few, to show that it works.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

#[path = "../tests/suite/lost/killing.rs"]
mod killing;

use std::process::Command;

use killing::{BEGUN, Builds};

/// As many builds as a short run kills.
const FEW: usize = 16;
/// After so many it is told how it goes.
const AT_ONCE: usize = 50;

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let rounds = numbers.next().unwrap_or(FEW);
    let builds = Builds::new();
    for begins in (0..rounds).step_by(AT_ONCE) {
        let ends = rounds.min(begins + AT_ONCE);
        let tally = builds.kill(ends - begins, ends as u64);
        println!("{begins} to {ends} builds killed: {tally:?}");
    }
    for begun in BEGUN {
        let rounds = (rounds / 10).max(4);
        println!("`{}` killed {rounds} times: {:?}", begun.words, begun.kill(rounds));
    }
    for (what, script) in [("full", FULL), ("closed midway", CLOSED)] {
        let mut shell = Command::new("unshare");
        shell.args(["-rm", "sh", "-euc", script, env!("CARGO_BIN_EXE_ruimte")]);
        let folder = tempfile::tempdir().expect("a folder");
        let output = shell.current_dir(folder.path()).output().expect("there is unshare");
        let told =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{what}: {told}");
        println!("a disk that is {what}:\n{told}");
    }
}

/// A disk with room for one playbook and a bit, and then for two.
const FULL: &str = r#"
mkdir -p content/acme/values dist
printf 'name: Acme\n' > content/acme/playbook.yaml
printf 'title: Listen\n' > content/acme/values/listen.yaml
"$0" build --quiet --out measured >/dev/null 2>&1
mount -t tmpfs -o size=$(( $(du -sk measured | cut -f1) * 3 / 2 ))k none dist
"$0" build --quiet >/dev/null 2>&1
cp -a dist/acme before
dd if=/dev/zero of=dist/film bs=1k 2>/dev/null || true
printf 'title: Listen well\nsummary: To all.\n' > content/acme/values/listen.yaml
code=0; "$0" build 2>told || code=$?
grep ^error told
test $code = 2
diff -r before dist/acme
test "$(ls -A dist | tr '\n' ' ')" = "acme film "
cd dist
code=0; "$0" new ws || code=$?
test $code = 2
test "$(ls -A | tr '\n' ' ')" = "acme film "
cd ..
rm dist/film
"$0" build --quiet >/dev/null 2>&1
grep -q 'Listen well' dist/acme/values/listen.html
test "$(ls -A dist)" = acme
umount dist
"#;

/// A disk that may only be read from some moment on, and may be written again later.
const CLOSED: &str = r#"
mkdir -p content/acme/values dist
printf 'name: Acme\n' > content/acme/playbook.yaml
printf 'title: Listen\n' > content/acme/values/listen.yaml
mount -t tmpfs none dist
"$0" build --quiet >/dev/null 2>&1
cp -a dist/acme old
printf 'title: Listen well\n' > content/acme/values/listen.yaml
"$0" build --quiet --out new >/dev/null 2>&1
for round in 1 2 3 4 5 6 7 8 9 10; do
    "$0" build --quiet >/dev/null 2>told &
    until test -e dist/.acme.ruimte-lock; do kill -0 $! 2>/dev/null || break; done
    mount --bind dist dist
    mount -o remount,bind,ro dist
    code=0; wait $! || code=$?
    grep ^error told || true
    if diff -r old dist/acme >/dev/null; then left=old; else diff -r new/acme dist/acme; left=new; fi
    echo "ended with $code, left the $left one"
    umount dist
    "$0" build --quiet >/dev/null 2>&1
    diff -r new/acme dist/acme
    test "$(ls -A dist)" = acme
    rm -r dist/acme && cp -a old dist/acme
done
umount dist
"#;
