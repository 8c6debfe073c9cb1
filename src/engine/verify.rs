//! Checks: what a complete match must satisfy to count.
//!
//! A check sees the bytes of the first complete match and nothing else, and is
//! asked once. It decides on the documented form of a token, so nothing is held
//! back for longer than that form takes.

use super::prefilter::{HUMPS, LOOKED_AT};
use crate::program::automaton::START;
use crate::program::index::is_token;
use crate::program::parts::List;
use crate::rule::{Check, checksum};

/// The longest match a check looks at whole, in bytes; of a longer one it sees
/// the beginning.
const MAX_CHECKED: usize = 256;

/// Whether a token, in one or two pieces, looks random at its beginning: what the
/// prefilter asks of it, asked of the token alone.
pub(crate) fn looks_random(first: &[u8], second: &[u8]) -> bool {
    let bytes = first.iter().chain(second).copied();
    let mut before = 0u8;
    let mut humps = 0;
    for byte in bytes.take(LOOKED_AT).take_while(|&byte| is_token(byte)) {
        humps += u32::from(before.is_ascii_lowercase() && byte.is_ascii_uppercase());
        if byte.is_ascii_digit() || humps >= HUMPS {
            return true;
        }
        before = byte;
    }
    false
}

/// Whether a complete match, in one or two pieces, satisfies `check`.
pub(crate) fn passes(check: Check, first: &[u8], second: &[u8]) -> bool {
    if check == Check::None {
        return true;
    }
    let mut buffer = [0; MAX_CHECKED];
    passes_whole(check, joined(first, second, &mut buffer))
}

/// The beginning of two pieces, as one.
fn joined<'b>(first: &'b [u8], second: &[u8], buffer: &'b mut [u8; MAX_CHECKED]) -> &'b [u8] {
    if second.is_empty() {
        return &first[..first.len().min(MAX_CHECKED)];
    }
    let length = (first.len() + second.len()).min(MAX_CHECKED);
    for (to, from) in buffer.iter_mut().zip(first.iter().chain(second)) {
        *to = *from;
    }
    &buffer[..length]
}

/// Whether a secret holds no stopword and stands behind no lead that is allowed.
pub(crate) fn is_unlisted(list: &List, lead: (&[u8], &[u8]), secret: (&[u8], &[u8])) -> bool {
    let holds = list.stopwords.as_ref().is_some_and(|words| {
        let mut buffer = [0; MAX_CHECKED];
        words.is_match(joined(secret.0, secret.1, &mut buffer))
    });
    let behind = list.leads.as_ref().is_some_and(|leads| {
        let automaton = leads.get();
        let mut state = START;
        lead.0.iter().chain(lead.1).rev().any(|&byte| {
            state = automaton.step(state, byte);
            automaton.accept(state) != 0
        })
    });
    !holds && !behind
}

fn passes_whole(check: Check, bytes: &[u8]) -> bool {
    match check {
        Check::None => true,
        Check::GitHub => checksum::base62_holds(bytes) || distinct(bytes) >= FILLER,
        Check::Base58 => checksum::base58_holds(bytes, checksum::BITCOIN),
        Check::Xrp => checksum::base58_holds(bytes, checksum::XRP),
        Check::Crc16 => checksum::base32_holds(bytes),
        Check::AzureDevOps => checksum::azure_holds(bytes),
        Check::Distinct(least) => distinct(bytes) >= u32::from(least),
        Check::NoZeros(least) => distinct(bytes) >= u32::from(least) && !zeros(bytes),
        Check::Entropy(tenths) => entropy(bytes) * 10.0 >= f64::from(tenths),
    }
}

/// A body with fewer different characters than this is a filler. Of 36 random
/// characters out of 62, fewer than 12 are different less than once in 10^9.
const FILLER: u32 = 12;

/// How many different bytes there are.
fn distinct(bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (0u128, 0u128);
    for &byte in bytes {
        let bit = 1u128 << (byte & 127);
        if byte < 128 { low |= bit } else { high |= bit }
    }
    low.count_ones() + high.count_ones()
}

/// Whether it holds what three zeros are in base64.
fn zeros(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|four| four == b"AAAA")
}

/// Shannon entropy in bits per byte.
fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0u16; 256];
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    let total = bytes.len() as f64;
    counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| {
            let share = f64::from(count) / total;
            -share * share.log2()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filler_with_a_wrong_checksum_is_no_token() {
        let filler = [b'x'; 36];
        assert!(!passes(Check::GitHub, &filler, &[]));
        assert!(passes(
            Check::GitHub,
            b"0a1B2c3D4e5F6g7H8i9",
            b"J0k1L2m3N4o5P6q7R"
        ));
        let sum = checksum::base62(checksum::crc32(&[b'x'; 30]));
        let token = [[b'x'; 30].as_slice(), &sum].concat();
        assert!(
            passes(Check::GitHub, &token[..7], &token[7..]),
            "a right checksum always counts"
        );
    }

    #[test]
    fn entropy_and_variety() {
        assert!(passes(Check::Entropy(20), b"abcd", b""));
        assert!(!passes(Check::Entropy(21), b"ab", b"cd"));
        assert!(passes(Check::Distinct(4), b"aabb", b"ccdd"));
        assert!(!passes(Check::Distinct(5), b"aabb", b"ccdd"));
        assert!(passes(Check::NoZeros(4), b"aAAb", b"AAdd"));
        assert!(!passes(Check::NoZeros(5), b"aabb", b"ccdd"));
        assert!(!passes(Check::NoZeros(3), b"abAA", b"AAcd"));
    }
}
