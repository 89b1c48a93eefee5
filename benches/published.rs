//! Whether what others put into a published folder is lost, at length.
//!
//! `cargo bench --bench published -- 15` builds so many times while programs add files to the
//! published folder and git commits in it, and counts what is lost; then it kills four times as
//! many builds, as the benchmark `killed` does. Without a number it builds a few times, to show
//! that it works.

#![expect(clippy::print_stdout, reason = "printing is what this is for")]

#[path = "../tests/suite/lost/killing.rs"]
#[expect(dead_code, reason = "only builds are killed here")]
mod killing;
#[path = "../tests/suite/lost/writers.rs"]
mod writers;

/// As many builds as a short run has.
const FEW: usize = 4;

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let rounds = numbers.next().unwrap_or(FEW);
    let kept = writers::publish(rounds);
    println!("{rounds} builds while others write: {kept:#?}");
    assert!(kept.is_sound && kept.lost_files == 0 && kept.lost_commits == 0);
    let kills = rounds * 4;
    let tally = killing::Builds::new().kill(kills, 5);
    println!("{kills} builds killed: {tally:?}");
}
