//! Markdown with links of ours and raw HTML.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| ruimte_fuzz::markdown::check(data));
