//! The oracle's checks.

use redact_stream::internals::Check;

/// Whether a secret's first match passes. Of a long one only the beginning counts.
pub(crate) fn pass(check: Check, secret: &[u8]) -> bool {
    let secret = &secret[..secret.len().min(256)];
    match check {
        Check::None => true,
        Check::GitHub => checksum(secret) || distinct(secret) >= 12,
        Check::Distinct(least) => distinct(secret) >= usize::from(least),
        Check::Entropy(least) => entropy(secret) * 10.0 >= f64::from(least),
    }
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
