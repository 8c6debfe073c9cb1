//! The oracle's checks and borders.

use redact_stream::internals::{Check, Form};
use regex_automata::dfa::{Automaton, dense};
use regex_automata::util::syntax;
use regex_automata::{Input, nfa::thompson};
use sha2::{Digest, Sha256};

/// Whether a secret's first match passes. Of a long one only the beginning counts.
pub(crate) fn pass(check: Check, secret: &[u8]) -> bool {
    let secret = &secret[..secret.len().min(256)];
    match check {
        Check::None => true,
        Check::GitHub => checksum(secret) || distinct(secret) >= 12,
        Check::Base58 => base58_check(
            secret,
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
        ),
        Check::Xrp => base58_check(
            secret,
            "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz",
        ),
        Check::Crc16 => base32(secret).is_some_and(|bytes| {
            let (body, sum) = bytes.split_at(bytes.len() - 2);
            crc16(body) == u16::from(sum[0]) | u16::from(sum[1]) << 8
        }),
        Check::AzureDevOps => base32(secret).is_some_and(|bytes| azure(&bytes)),
        Check::Distinct(least) => distinct(secret) >= usize::from(least),
        Check::NoZeros(least) => {
            let text = secret.escape_ascii().to_string();
            distinct(secret) >= usize::from(least) && !text.contains("AAAA")
        }
        Check::Entropy(least) => entropy(secret) * 10.0 >= f64::from(least),
    }
}

/// Whether no stopword is in a first match, and no allowed lead right before it.
pub(crate) fn unlisted(form: &Form, haystack: &[u8], start: usize, end: usize) -> bool {
    let secret = &haystack[start..end.min(start + 256)];
    let holds = |word: &String| {
        let mut windows = secret.windows(word.len());
        windows.any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    let behind = |lead: &String| {
        let dfa = dense::Builder::new()
            .syntax(
                syntax::Config::new()
                    .unicode(false)
                    .utf8(false)
                    .dot_matches_new_line(true),
            )
            .thompson(thompson::Config::new().utf8(false))
            .build(&format!("(?:{lead})\\z"))
            .unwrap();
        let seen = &haystack[start.saturating_sub(128)..start];
        dfa.try_search_fwd(&Input::new(seen)).unwrap().is_some()
    };
    !form.stopwords.iter().any(holds) && !form.allowed_leads.iter().any(behind)
}

/// Whether a digit is among the first 48 token characters, or a capital follows a
/// small letter three times.
pub(crate) fn looks_random(token: &[u8]) -> bool {
    let is_token = |b: &&u8| b.is_ascii_alphanumeric() || b"_-".contains(b);
    let run: Vec<u8> = token
        .iter()
        .take(48)
        .take_while(is_token)
        .copied()
        .collect();
    let humps = run
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    run.iter().any(u8::is_ascii_digit) || humps.count() >= 3
}

fn distinct(secret: &[u8]) -> usize {
    (0..=255).filter(|byte| secret.contains(byte)).count()
}

/// Shannon's, in bits per byte.
fn entropy(secret: &[u8]) -> f64 {
    let share = |byte| secret.iter().filter(|&&b| b == byte).count() as f64 / secret.len() as f64;
    (0..=255)
        .map(share)
        .filter(|&p| p > 0.0)
        .map(|p| -p * p.log2())
        .sum()
}

/// Whether the last six characters are the CRC-32 of the others, in base 62.
pub(crate) fn checksum(secret: &[u8]) -> bool {
    secret.len() > 6 && secret[secret.len() - 6..] == base62(crc32(&secret[..secret.len() - 6]))
}

/// Whether a number, written in these digits, ends in the first four bytes of the
/// double SHA-256 of those before them.
fn base58_check(text: &[u8], digits: &str) -> bool {
    let mut bytes: Vec<u8> = Vec::new();
    for &character in text {
        let Some(mut carry) = digits.bytes().position(|digit| digit == character) else {
            return false;
        };
        // Low bytes first.
        for byte in &mut bytes {
            carry += 58 * usize::from(*byte);
            *byte = carry as u8;
            carry >>= 8;
        }
        if carry > 0 {
            bytes.push(carry as u8);
        }
    }
    bytes.reverse();
    if bytes.len() < 4 {
        return false;
    }
    let (body, sum) = bytes.split_at(bytes.len() - 4);
    Sha256::digest(Sha256::digest(body)).starts_with(sum)
}

/// What stands there in base 32, as bits.
fn base32(text: &[u8]) -> Option<Vec<u8>> {
    let mut bits = String::new();
    for character in text.to_ascii_uppercase() {
        let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let value = digits.bytes().position(|digit| digit == character)?;
        bits += &format!("{value:05b}");
    }
    let bytes = bits.as_bytes().chunks_exact(8);
    let byte = |bits| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    Some(bytes.map(byte).collect())
}

/// The CRC-16 of XMODEM, a bit at a time: what is left of a division.
fn crc16(bytes: &[u8]) -> u16 {
    let mut rest = 0u32;
    for byte in bytes.iter().chain(&[0, 0]) {
        for bit in (0..8).rev() {
            rest = rest << 1 | u32::from(byte >> bit & 1);
            if rest & 0x1_0000 != 0 {
                rest ^= 0x1_1021;
            }
        }
    }
    rest as u16
}

/// Whether four of 32 bytes are the CRC-32 of the others, in either order.
fn azure(bytes: &[u8]) -> bool {
    let [b2, b7, b8, b22] = [2, 7, 8, 22].map(|at| bytes.get(at).copied().unwrap_or(0));
    let other = |at: &usize| ![2, 7, 8, 22].contains(at);
    let others: Vec<u8> = (0..bytes.len()).filter(other).map(|at| bytes[at]).collect();
    let either = [[b22, b8, b7, b2], [b2, b7, b8, b22]].map(u32::from_be_bytes);
    let masks = [0xe0b9_692d, 0x1019_f92e];
    bytes.len() == 32
        && masks
            .iter()
            .any(|mask| either.contains(&(crc32(&others) ^ mask)))
}

/// Six digits.
pub(crate) fn base62(mut number: u32) -> [u8; 6] {
    let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = [b'0'; 6];
    for digit in text.iter_mut().rev() {
        *digit = digits[(number % 62) as usize];
        number /= 62;
    }
    text
}

/// The usual CRC-32, a bit at a time.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| {
        if crc & 1 == 1 {
            crc >> 1 ^ 0xedb8_8320
        } else {
            crc >> 1
        }
    };
    !bytes
        .iter()
        .fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), bit))
}

/// Whether a value stands at `start` as a whole word, in a segment.
pub(crate) fn stands_whole(
    value: &[u8],
    haystack: &[u8],
    (from, to): (usize, usize),
    start: usize,
) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
    let end = start + value.len();
    let begins = match start == from {
        true => from == 0,
        false => !token(value[0]) || border(haystack, from, start),
    };
    let ends = match haystack.get(end) {
        None => true,
        Some(_) if end == to => false,
        Some(&next) => !token(next) || !token(value[value.len() - 1]),
    };
    haystack[start..to].starts_with(value) && begins && ends
}

/// Whether a token may begin at `at`, in a segment which begins at `from`.
pub(crate) fn border(haystack: &[u8], from: usize, at: usize) -> bool {
    let text = &haystack[from..at];
    let hex = |n: usize, before: &str| {
        let (len, tail) = (before.len() + n, before.as_bytes());
        let end = &text[text.len().saturating_sub(len)..];
        end.starts_with(tail)
            && end.len() == len
            && end[tail.len()..].iter().all(u8::is_ascii_hexdigit)
    };
    let octal = |b: &u8| (b'0'..=b'7').contains(b);
    let colour = |text: &[u8]| {
        let codes = text
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit() || **b == b';')
            .count();
        // No escape is longer than 24 bytes.
        codes <= 22 && text[..text.len() - codes].ends_with(b"[")
    };
    match text {
        [] => from == 0,
        [.., last] if !last.is_ascii_alphanumeric() && !b"_-".contains(last) => true,
        [
            ..,
            b'\\',
            b'a' | b'b' | b'e' | b'f' | b'n' | b'r' | b't' | b'v' | b'0',
        ] => true,
        [.., b'\\' | b'#', a, b, c] if [a, b, c].into_iter().all(octal) => true,
        [b'-'] if from == 0 => true,
        [.., b'\n', b'-'] => true,
        [text @ .., last] if last.is_ascii_alphabetic() && colour(text) => true,
        _ => hex(2, "\\x") || hex(4, "\\u") || hex(4, "%u") || hex(2, "%") || hex(2, "%25"),
    }
}
