//! Templates, forks and translations laid over each other.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    ruimte_fuzz::layers::check(data);
});
