//! Whole organisations from any files.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ruimte_fuzz::organisation::check(data));
