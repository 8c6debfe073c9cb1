//! What kinds of bytes stand where: one bit for each of 64 bytes.
//!
//! The widest vectors that the processor has are chosen when the program runs, in
//! safe code; without any this is slow, and right.

use fearless_simd::prelude::*;
use fearless_simd::{mask8x64, u8x64};

/// One bit for each of 64 bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Block {
    /// `[A-Za-z0-9_-]`
    pub(super) token: u64,
    /// `[0-9]`
    pub(super) digit: u64,
    /// `[_-]`
    pub(super) dash: u64,
    /// `[=:%>]`
    pub(super) separator: u64,
    /// A quote.
    pub(super) quote: u64,
    /// `%`
    pub(super) percent: u64,
    /// `[$~]`
    pub(super) rare: u64,
}

impl Block {
    /// The block at `at`; what has not been received counts as a token.
    #[inline(always)]
    pub(super) fn load<S: Simd>(simd: S, haystack: &[u8], at: usize) -> Block {
        let mut block = Block::new(bytes(simd, haystack, at));
        let received = haystack.len().saturating_sub(at);
        if received < 64 {
            // Padding ends no key and is no digit: `A` is a letter.
            block.separator &= (1 << received) - 1;
        }
        block
    }

    #[inline(always)]
    fn new<S: Simd>(bytes: u8x64<S>) -> Block {
        let digit = within(bytes, b'0', 9);
        let dash = is(bytes, b'_') | is(bytes, b'-');
        let letter = within(bytes | 0x20, b'a', 25);
        let percent = is(bytes, b'%');
        let separator = within(bytes, b'=', 1) | is(bytes, b':') | percent;
        let quote = is(bytes, b'"') | is(bytes, b'\'');
        let rare = is(bytes, b'$') | is(bytes, b'~');
        Block {
            token: (letter | digit | dash).to_bitmask(),
            digit: digit.to_bitmask(),
            dash: dash.to_bitmask(),
            separator: separator.to_bitmask(),
            quote: quote.to_bitmask(),
            percent: percent.to_bitmask(),
            rare: rare.to_bitmask(),
        }
    }
}

/// `[A-Z]`
#[inline(always)]
pub(super) fn upper<S: Simd>(simd: S, haystack: &[u8], at: usize) -> u64 {
    within(bytes(simd, haystack, at), b'A', 25).to_bitmask()
}

/// What may stand before a quote that opens a value on its own: a blank, a tab, the
/// other signs up to the comma, and a backslash.
#[inline(always)]
pub(super) fn signs<S: Simd>(simd: S, haystack: &[u8], at: usize) -> u64 {
    let bytes = bytes(simd, haystack, at);
    let sign = within(bytes, b' ', b',' - b' ') | is(bytes, b'\\') | is(bytes, b'\t');
    sign.to_bitmask()
}

/// The same for one byte.
#[inline(always)]
pub(super) fn is_sign(byte: u8) -> bool {
    matches!(byte, b' '..=b',' | b'\\' | b'\t')
}

/// The 64 bytes at `at`, padded with a letter.
#[inline(always)]
fn bytes<S: Simd>(simd: S, haystack: &[u8], at: usize) -> u8x64<S> {
    match haystack.get(at..).and_then(|rest| rest.first_chunk::<64>()) {
        Some(bytes) => u8x64::simd_from(simd, *bytes),
        None => {
            let mut padded = [b'A'; 64];
            let rest = haystack.get(at..).unwrap_or_default();
            padded[..rest.len()].copy_from_slice(rest);
            u8x64::simd_from(simd, padded)
        }
    }
}

/// Where one byte stands.
#[inline(always)]
fn is<S: Simd>(bytes: u8x64<S>, byte: u8) -> mask8x64<S> {
    bytes.simd_eq(byte)
}

/// Where bytes of `first..=first + span` stand.
#[inline(always)]
fn within<S: Simd>(bytes: u8x64<S>, first: u8, span: u8) -> mask8x64<S> {
    (bytes - first).simd_le(span)
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;

    #[test]
    fn every_byte_is_of_its_classes_at_every_level() {
        let all: Vec<u8> = (0..=255).chain(*b"12").collect();
        let levels = [Level::new(), Level::baseline()];
        for level in levels {
            for at in [0, 1, 64, 100, 190, 195, 250, 300] {
                let (block, upper, signs) = dispatch!(level, simd => (
                    Block::load(simd, &all, at),
                    upper(simd, &all, at),
                    signs(simd, &all, at),
                ));
                for bit in 0..64 {
                    let byte = all.get(at + bit).copied();
                    let is = |mask: u64| mask >> bit & 1 == 1;
                    let one_of = |set: &[u8]| byte.is_some_and(|byte| set.contains(&byte));
                    let byte_or_letter = byte.unwrap_or(b'A');
                    assert_eq!(
                        is(block.token),
                        crate::program::index::is_token(byte_or_letter)
                    );
                    assert_eq!(is(block.digit), byte_or_letter.is_ascii_digit());
                    assert_eq!(is(block.dash), one_of(b"_-"));
                    assert_eq!(is(block.separator), one_of(b"=:%>"));
                    assert_eq!(is(block.quote), one_of(b"\"'"));
                    assert_eq!(is(block.percent), one_of(b"%"));
                    assert_eq!(is(block.rare), one_of(b"$~"));
                    assert_eq!(is(upper), byte_or_letter.is_ascii_uppercase());
                    assert_eq!(is(signs), is_sign(byte_or_letter));
                }
            }
        }
    }
}
