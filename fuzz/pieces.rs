//! Haystacks made of pieces of tokens, keys, escapes and masks.
#![no_main]

#[path = "shared.rs"]
mod shared;

libfuzzer_sys::fuzz_target!(|input: &[u8]| shared::replay::pieces(input));
