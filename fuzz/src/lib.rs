//! What the fuzz targets try: one file a target, each with a `check` that panics where something
//! that must hold does not.
//!
//! Inputs are texts that people can read: [`files`] of one or more organisations, or lines. What
//! cannot be read so is passed over quickly, so that time goes into what can.

pub mod diagrams;
pub mod files;
pub mod grammar;
pub mod layers;
pub mod markdown;
pub mod organisation;
pub mod tags;

#[expect(dead_code, unused_imports, reason = "the tests, whose reference this is, use more of it")]
mod decisions;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    type Check = fn(&[u8]);

    fn seeds(target: &str) -> Vec<Vec<u8>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
        let files = fs::read_dir(folder).expect("seeds");
        files.map(|file| fs::read(file.expect("a seed").path()).expect("a seed")).collect()
    }

    #[test]
    fn seeds_hold_what_must_hold() {
        let checks: [(&str, Check); 4] = [
            ("organisation", super::organisation::check),
            ("markdown", super::markdown::check),
            ("diagrams", super::diagrams::check),
            ("grammar", super::grammar::check),
        ];
        for (target, check) in checks {
            let seeds = seeds(target);
            assert!(seeds.len() >= 10, "{target} has few seeds");
            for seed in seeds {
                check(&seed);
            }
        }
    }

    #[test]
    fn most_seeds_of_layers_come_to_a_copy() {
        let seeds = seeds("layers");
        let compared = seeds.iter().filter(|seed| super::layers::check(seed)).count();
        assert!(compared * 10 >= seeds.len() * 9, "{compared} of {}", seeds.len());
    }
}
