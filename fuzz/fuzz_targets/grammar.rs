//! Amounts, limits, tests, answers and placeholders.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ruimte_fuzz::grammar::check(data));
