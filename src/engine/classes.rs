//! What kinds of bytes stand where: one bit for each of 64 bytes.
//!
//! The widest vectors that the processor has are chosen when the program runs, in
//! safe code; without any this is slow, and right.

use fearless_simd::prelude::*;

use super::places::Marks;
use crate::program::index::SECONDS;

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
    /// `[%x]`: two digits behind one are a code.
    pub(super) code: u64,
    /// `[$~]`
    pub(super) rare: u64,
    /// `[A-Z]`
    pub(super) upper: u64,
    /// What a literal may go on with behind a separator: see [`SECONDS`].
    pub(super) second: u64,
}

// No closures and no iterators in here: what is not inlined early is not compiled
// for the processor's vectors.

impl Block {
    /// The block at `at`; behind the haystack's end stands this byte again and again.
    #[inline(always)]
    pub(super) fn load<S: Simd>(simd: S, haystack: &[u8], at: usize, behind: u8) -> Block {
        match whole(haystack, at) {
            Some(bytes) => Block::new(simd, bytes),
            None => Block::new(simd, &padded(haystack, at, behind)),
        }
    }

    /// What is kept of it.
    #[inline(always)]
    pub(super) fn marks(&self) -> Marks {
        Marks {
            token: self.token,
            digit: self.digit,
            dash: self.dash,
            upper: self.upper,
            closers: 0,
        }
    }

    #[inline(always)]
    fn new<S: Simd>(simd: S, all: &[u8; 64]) -> Block {
        let mut block = Block::default();
        let mut at = 0;
        while at < 64 {
            let bytes = piece(simd, all, at);
            let digit = within::<S>(bytes, b'0', 9);
            let dash = is::<S>(bytes, b'_') | is::<S>(bytes, b'-');
            let letter = within::<S>(bytes | 0x20, b'a', 25);
            let percent = is::<S>(bytes, b'%');
            let separator = within::<S>(bytes, b'=', 1) | is::<S>(bytes, b':') | percent;
            let quote = is::<S>(bytes, b'"') | is::<S>(bytes, b'\'');
            let rare = is::<S>(bytes, b'$') | is::<S>(bytes, b'~');
            block.token |= bits::<S>(letter | digit | dash, at);
            block.digit |= bits::<S>(digit, at);
            block.dash |= bits::<S>(dash, at);
            block.separator |= bits::<S>(separator, at);
            block.quote |= bits::<S>(quote, at);
            block.code |= bits::<S>(percent | is::<S>(bytes, b'x'), at);
            block.rare |= bits::<S>(rare, at);
            let second = is::<S>(bytes, SECONDS[0])
                | is::<S>(bytes, SECONDS[1])
                | is::<S>(bytes, SECONDS[2])
                | is::<S>(bytes, SECONDS[3]);
            block.second |= bits::<S>(second, at);
            block.upper |= bits::<S>(within::<S>(bytes, b'A', 25), at);
            at += S::u8s::LEN;
        }
        block
    }
}

/// A mask of 64 bytes of one class, made where it is asked for.
macro_rules! mask {
    ($(#[$about:meta])* $name:ident, $bytes:ident: $class:expr) => {
        $(#[$about])*
        #[inline(always)]
        pub(super) fn $name<S: Simd>(simd: S, haystack: &[u8], at: usize) -> u64 {
            #[inline(always)]
            fn all_of<S: Simd>(simd: S, all: &[u8; 64]) -> u64 {
                let mut mask = 0;
                let mut at = 0;
                while at < 64 {
                    let $bytes = piece(simd, all, at);
                    mask |= bits::<S>($class, at);
                    at += S::u8s::LEN;
                }
                mask
            }
            match whole(haystack, at) {
                Some(bytes) => all_of(simd, bytes),
                None => all_of(simd, &padded(haystack, at, b'A')),
            }
        }
    };
}

mask! {
    /// What may stand before a quote that opens a value on its own: a blank, a tab, and
    /// the other signs up to the comma. (And a backslash.)
    signs, bytes: within::<S>(bytes, b' ', b',' - b' ') | is::<S>(bytes, b'\t')
}

mask! {
    /// `\`
    escapes, bytes: is::<S>(bytes, b'\\')
}

mask! {
    /// `[A-Za-z0-9_-]`
    tokens, bytes: within::<S>(bytes | 0x20, b'a', 25)
        | within::<S>(bytes, b'0', 9)
        | is::<S>(bytes, b'_')
        | is::<S>(bytes, b'-')
}

mask! {
    /// What a sealed value may hold besides: `[+/=.~]`
    joints, bytes: is::<S>(bytes, b'+')
        | within::<S>(bytes, b'.', 1)
        | is::<S>(bytes, b'=')
        | is::<S>(bytes, b'~')
}

mask! {
    /// A blank.
    blanks, bytes: is::<S>(bytes, b' ')
}

mask! {
    /// What stands before the value of a member, or its key.
    member_starts, bytes: is::<S>(bytes, b':') | is::<S>(bytes, b'{')
}

mask! {
    /// What may stand between such a byte and the quote: `b'…'`, as Python has it.
    prefixes, bytes: is::<S>(bytes, b'b') | is::<S>(bytes, b'u')
}

mask! {
    /// See [`is_closer`](crate::program::index::is_closer).
    closers, bytes: is::<S>(bytes, b' ')
        | is::<S>(bytes, b'\t')
        | is::<S>(bytes, b'"')
        | within::<S>(bytes, b'\'', b')' - b'\'')
        | is::<S>(bytes, b',')
        | is::<S>(bytes, b'`')
        | within::<S>(bytes, b'\\', b']' - b'\\')
}

/// [`prefixes`] for one byte.
#[inline(always)]
pub(super) fn is_prefix(byte: u8) -> bool {
    matches!(byte, b'b' | b'u')
}

/// [`signs`] for one byte, or a backslash.
#[inline(always)]
pub(super) fn is_sign(byte: u8) -> bool {
    matches!(byte, b' '..=b',' | b'\\' | b'\t')
}

/// The 64 bytes at `at`, if they have been received.
#[inline(always)]
fn whole(haystack: &[u8], at: usize) -> Option<&[u8; 64]> {
    haystack.get(at..)?.first_chunk()
}

/// The bytes at `at`, and behind them this one.
#[inline(never)]
fn padded(haystack: &[u8], at: usize, behind: u8) -> [u8; 64] {
    let mut padded = [behind; 64];
    let rest = haystack.get(at..).unwrap_or_default();
    padded[..rest.len()].copy_from_slice(rest);
    padded
}

/// As many of the bytes as a vector has, from `at` on.
#[inline(always)]
fn piece<S: Simd>(simd: S, all: &[u8; 64], at: usize) -> S::u8s {
    S::u8s::from_slice(simd, &all[at..at + S::u8s::LEN])
}

/// A piece's bits, at their place among the 64.
#[inline(always)]
fn bits<S: Simd>(mask: S::mask8s, at: usize) -> u64 {
    match at {
        0 => mask.to_bitmask(),
        // Left to itself the compiler joins the pieces to one vector of bits, which
        // most processors have not, and then takes it apart bit by bit.
        _ => std::hint::black_box(mask.to_bitmask()) << at,
    }
}

/// Where one byte stands.
#[inline(always)]
fn is<S: Simd>(bytes: S::u8s, byte: u8) -> S::mask8s {
    bytes.simd_eq(byte)
}

/// Where bytes of `first..=first + span` stand.
#[inline(always)]
fn within<S: Simd>(bytes: S::u8s, first: u8, span: u8) -> S::mask8s {
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
                let (block, signs, escapes, blanks, starts, prefixes, closers, words) = dispatch!(level, simd => (
                    Block::load(simd, &all, at, b'A'),
                    signs(simd, &all, at),
                    escapes(simd, &all, at),
                    blanks(simd, &all, at),
                    member_starts(simd, &all, at),
                    prefixes(simd, &all, at),
                    closers(simd, &all, at),
                    (tokens(simd, &all, at), joints(simd, &all, at)),
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
                    assert_eq!(is(words.0), is(block.token));
                    assert_eq!(
                        is(words.0 | words.1),
                        crate::secret::fingerprint::is_word(byte_or_letter)
                    );
                    assert_eq!(is(words.1), one_of(b"+/=.~"));
                    assert_eq!(is(block.digit), byte_or_letter.is_ascii_digit());
                    assert_eq!(is(block.dash), one_of(b"_-"));
                    assert_eq!(is(block.separator), one_of(b"=:%>"));
                    assert_eq!(is(block.quote), one_of(b"\"'"));
                    assert_eq!(is(block.code), one_of(b"%x"));
                    assert_eq!(is(block.rare), one_of(b"$~"));
                    assert_eq!(is(block.second), one_of(&SECONDS));
                    assert_eq!(is(block.upper), byte_or_letter.is_ascii_uppercase());
                    assert_eq!(is(signs) || is(escapes), is_sign(byte_or_letter));
                    assert_eq!(is(escapes), one_of(b"\\"));
                    assert_eq!(is(blanks), one_of(b" "));
                    assert_eq!(is(starts), one_of(b":{"));
                    assert_eq!(is(prefixes), is_prefix(byte_or_letter));
                    assert_eq!(
                        is(closers),
                        crate::program::index::is_closer(byte_or_letter)
                    );
                }
            }
        }
    }
}
