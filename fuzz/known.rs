//! Known secrets that are whatever bytes, and a haystack, with arbitrary cuts.
#![no_main]

#[path = "shared.rs"]
mod shared;

libfuzzer_sys::fuzz_target!(|input: &[u8]| shared::replay::known(input));
