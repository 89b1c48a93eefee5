//! The `ruimte` command.

fn main() {}
