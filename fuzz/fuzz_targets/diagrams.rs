//! Diagrams held against the clauses.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ruimte_fuzz::diagrams::check(data));
