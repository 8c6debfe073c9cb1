//! Arbitrary bytes, with arbitrary cuts, limits and masks.
#![no_main]

#[path = "shared.rs"]
mod shared;

libfuzzer_sys::fuzz_target!(|input: &[u8]| shared::replay::bytes(input));
