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

    #[test]
    fn seeds_hold_what_must_hold() {
        let checks: [(&str, fn(&[u8])); 5] = [
            ("organisation", super::organisation::check),
            ("markdown", super::markdown::check),
            ("diagrams", super::diagrams::check),
            ("layers", super::layers::check),
            ("grammar", super::grammar::check),
        ];
        for (target, check) in checks {
            let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
            let files: Vec<_> = fs::read_dir(seeds).expect("seeds").collect();
            assert!(files.len() >= 10, "{target} has few seeds");
            for file in files {
                check(&fs::read(file.expect("a seed").path()).expect("a seed"));
            }
        }
    }
}
