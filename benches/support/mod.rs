//! What benchmarks and the tests of sizes share.

pub(crate) mod families;
