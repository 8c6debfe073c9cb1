//! What a sealed value is recognised by, and what it may be made of.
//!
//! A word is looked at three times: has it a length that a value has, has it a digit or
//! both cases (see [`is_mixed`]), and has it the hint of one of that length; only then
//! its digest is made. The hint is 12 bits of SipHash-2-4, the digest 16 bytes of
//! SHA-256, both over the file's salt.
//!
//! # What was considered
//!
//! - A digest that takes longer, so that each guess does. Whoever has the file can run
//!   the filter: whatever a foreign word costs the filter, a guess costs as much and no
//!   more. Behind a hint of `b` bits a digest of a thousand rounds is made once in
//!   `2^b` guesses as well as once in `2^b` words; and where a value does stand, the
//!   filter pays all thousand. So strength comes from the values (see `strength`), and
//!   the hint is there for speed.
//! - No hint: of 16 to 40 bytes it takes 18 to 26 ns on one core, and a digest 70 to 120
//!   where the processor has instructions for it. So guesses would take 4 to 6 times as
//!   long, which is worth 2 bits, and so would words, of which logs are full.
//! - A hint from the first bytes, so that one look at each border tells: an attacker
//!   could then find out the beginning alone, and the rest after it.

use sha2::{Digest, Sha256};

/// How many bytes of salt a file has.
pub(crate) const SALT: usize = 32;

/// How many bits a hint has.
pub(crate) const HINT_BITS: u32 = 12;

/// The salt, ready to be used.
#[derive(Clone)]
pub(crate) struct Hasher {
    keys: [u64; 2],
    salted: Sha256,
}

impl Hasher {
    pub(crate) fn new(salt: &[u8; SALT]) -> Hasher {
        let word = |at: usize| {
            let bytes = salt[at..].first_chunk().copied();
            u64::from_le_bytes(bytes.unwrap_or_default())
        };
        Hasher {
            keys: [word(0), word(8)],
            salted: Sha256::new_with_prefix(salt),
        }
    }

    /// A few bits, in a hurry.
    #[inline]
    pub(crate) fn hint(&self, word: &[u8]) -> u16 {
        (sip(self.keys, word) >> (64 - HINT_BITS)) as u16
    }

    /// What no two words have in common.
    pub(crate) fn digest(&self, word: &[u8]) -> [u8; 16] {
        let all = self.salted.clone().chain_update(word).finalize();
        all.first_chunk().copied().unwrap_or_default()
    }
}

/// Whether a byte may stand in a sealed value: what tokens, base64, hexadecimal digits,
/// and dotted or tilded ones are made of. Other signs mostly stand around values: with
/// quotes, colons and commas among them, all of a line of JSON would be one word.
pub(crate) fn is_word(byte: u8) -> bool {
    is_plain(byte) || matches!(byte, b'+' | b'/' | b'=' | b'.' | b'~')
}

/// The engine's token characters: a word of these ends where one of the others begins.
pub(crate) fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// Whether there is a digit, or a capital and a small letter. What has neither is spelled
/// out of words, mostly, and is not sealed; so the filter passes over such words without
/// a closer look, and an attacker gains nothing by that.
#[inline]
pub(crate) fn is_mixed(word: &[u8]) -> bool {
    let (mut upper, mut lower) = (false, false);
    for byte in word {
        upper |= byte.is_ascii_uppercase();
        lower |= byte.is_ascii_lowercase();
        if byte.is_ascii_digit() || upper && lower {
            return true;
        }
    }
    false
}

/// SipHash-2-4.
#[inline]
fn sip([k0, k1]: [u64; 2], bytes: &[u8]) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let (words, rest) = bytes.as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    last[7] = bytes.len() as u8;
    for &word in words.iter().chain([&last]) {
        let word = u64::from_le_bytes(word);
        v[3] ^= word;
        round(&mut v);
        round(&mut v);
        v[0] ^= word;
    }
    v[2] ^= 0xff;
    for _ in 0..4 {
        round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

#[inline(always)]
fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siphash_as_its_authors_compute_it() {
        // The key is 00 01 … 0f, the text 00 01 …: their vectors for these lengths.
        let keys = [0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908];
        let text: Vec<u8> = (0..64).collect();
        for (length, wanted) in [
            (0, 0x726f_db47_dd0e_0e31),
            (8, 0x93f5_f579_9a93_2462),
            (15, 0xa129_ca61_49be_45e5),
        ] {
            assert_eq!(sip(keys, &text[..length]), wanted, "{length}");
        }
    }

    #[test]
    fn a_digest_is_sha_256_of_salt_and_word() {
        let hasher = Hasher::new(&[7; SALT]);
        let all = Sha256::digest([&[7; SALT][..], b"some word"].concat());
        assert_eq!(hasher.digest(b"some word"), all[..16]);
        assert_ne!(hasher.digest(b"some word"), hasher.digest(b"some wore"));
        let other = Hasher::new(&[8; SALT]);
        assert_ne!(hasher.digest(b"some word"), other.digest(b"some word"));
        assert_ne!(hasher.hint(b"some word"), other.hint(b"some word"));
    }

    #[test]
    fn what_is_spelled_out_of_words_is_not_mixed() {
        for word in ["systemd-logind", "MAX_LENGTH", "usr/lib/systemd", ""] {
            assert!(!is_mixed(word.as_bytes()), "{word}");
        }
        for word in ["web-1", "camelCase", "Word"] {
            assert!(is_mixed(word.as_bytes()), "{word}");
        }
    }
}
