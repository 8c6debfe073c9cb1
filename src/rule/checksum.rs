//! Checksums that tokens carry: whether one holds, and, for examples, tokens whose
//! checksum does.

use sha2::{Digest, Sha256};

/// The digits of base 62, as GitHub and npm have them.
const BASE_62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The digits of base 58, as Bitcoin has them.
pub(crate) const BITCOIN: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The same, as the XRP Ledger has them.
pub(crate) const XRP: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/// The digits of base 32.
const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The most characters of a token in base 32 or 58.
const LONGEST: usize = 64;

/// Whether the last six characters are the CRC-32 of those before them, in base 62.
pub(crate) fn base62_holds(text: &[u8]) -> bool {
    text.split_last_chunk::<6>()
        .is_some_and(|(body, sum)| *sum == base62(crc32(body)))
}

/// Six digits of base 62, padded with zeros.
pub(crate) fn base62(mut number: u32) -> [u8; 6] {
    let mut out = [b'0'; 6];
    for digit in out.iter_mut().rev() {
        *digit = BASE_62[(number % 62) as usize];
        number /= 62;
    }
    out
}

/// Base58Check: whether the last four bytes begin the SHA-256 of the SHA-256 of those
/// before them. No version byte of a private key is zero, so no digit stands for one.
pub(crate) fn base58_holds(text: &[u8], digits: &[u8; 58]) -> bool {
    let mut bytes = [0; LONGEST];
    if text.len() > LONGEST || !rebase(values(text, digits), 58, 256, &mut bytes) {
        return false;
    }
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    bytes[zeros..]
        .split_last_chunk::<4>()
        .is_some_and(|(body, sum)| *sum == twice(body))
}

/// The same token, but that its checksum holds.
pub(crate) fn base58_sealed(text: &[u8], digits: &[u8; 58]) -> Vec<u8> {
    let mut bytes = [0; LONGEST];
    rebase(values(text, digits), 58, 256, &mut bytes);
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    if let Some((body, sum)) = bytes[zeros..].split_last_chunk_mut::<4>() {
        *sum = twice(body);
    }
    let mut out = vec![0; text.len()];
    let values = bytes.iter().map(|&byte| Some(u32::from(byte)));
    rebase(values, 256, 58, &mut out);
    out.iter()
        .map(|&value| digits[usize::from(value)])
        .collect()
}

/// The first four bytes of a double SHA-256.
fn twice(body: &[u8]) -> [u8; 4] {
    let sum = Sha256::digest(Sha256::digest(body));
    [sum[0], sum[1], sum[2], sum[3]]
}

/// Whether the last two bytes of what stands there in base 32 are the CRC-16 of those
/// before them, low byte first.
pub(crate) fn base32_holds(text: &[u8]) -> bool {
    let mut bytes = [0; LONGEST];
    unpacked(text, &mut bytes)
        .and_then(|length| bytes[..length].split_last_chunk::<2>())
        .is_some_and(|(body, sum)| *sum == crc16(body).to_le_bytes())
}

/// The same token, but that its checksum holds.
pub(crate) fn base32_sealed(text: &[u8]) -> Vec<u8> {
    let mut bytes = [0; LONGEST];
    let length = unpacked(text, &mut bytes).unwrap_or(0);
    if let Some((body, sum)) = bytes[..length].split_last_chunk_mut::<2>() {
        *sum = crc16(body).to_le_bytes();
    }
    packed(&bytes, text.len())
}

/// So many digits of base 32.
fn packed(bytes: &[u8; LONGEST], count: usize) -> Vec<u8> {
    let bit = |at: usize| usize::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let digit = |at: usize| (5 * at..5 * at + 5).fold(0, |value, at| value << 1 | bit(at));
    (0..count).map(|at| BASE_32[digit(at)]).collect()
}

/// Whether four bytes of a token of Azure DevOps in base 32 are the CRC-32 of the
/// others, under one of two masks. Their order is not documented: either counts.
pub(crate) fn azure_holds(text: &[u8]) -> bool {
    let mut bytes = [0; LONGEST];
    if unpacked(text, &mut bytes) != Some(AZURE_BYTES) {
        return false;
    }
    let sum = AZURE_SUM.map(|at| bytes[at]);
    AZURE_MASKS.iter().any(|mask| {
        let expected = azure_sum(&bytes) ^ mask;
        sum == expected.to_be_bytes() || sum == expected.to_le_bytes()
    })
}

/// The same token, but that its checksum holds.
pub(crate) fn azure_sealed(text: &[u8]) -> Vec<u8> {
    let mut bytes = [0; LONGEST];
    unpacked(text, &mut bytes);
    let sum = azure_sum(&bytes) ^ AZURE_MASKS[0];
    for (at, byte) in AZURE_SUM.into_iter().zip(sum.to_be_bytes()) {
        bytes[at] = byte;
    }
    packed(&bytes, text.len()).to_ascii_lowercase()
}

const AZURE_BYTES: usize = 32;
const AZURE_SUM: [usize; 4] = [22, 8, 7, 2];
/// A user's, and an application's.
const AZURE_MASKS: [u32; 2] = [0xE0B9_692D, 0x1019_F92E];

/// The CRC-32 of the other bytes.
fn azure_sum(bytes: &[u8; LONGEST]) -> u32 {
    let mut body = [0; AZURE_BYTES - AZURE_SUM.len()];
    let others = (0..AZURE_BYTES).filter(|at| !AZURE_SUM.contains(at));
    for (to, at) in body.iter_mut().zip(others) {
        *to = bytes[at];
    }
    crc32(&body)
}

/// The whole bytes of what stands there in base 32, in either case, and how many.
fn unpacked(text: &[u8], bytes: &mut [u8; LONGEST]) -> Option<usize> {
    let (mut bits, mut count, mut length) = (0u32, 0, 0);
    for byte in text {
        let byte = byte.to_ascii_uppercase();
        let value = BASE_32.iter().position(|&digit| digit == byte)?;
        bits = bits << 5 | value as u32;
        count += 5;
        if count >= 8 {
            count -= 8;
            *bytes.get_mut(length)? = (bits >> count) as u8;
            length += 1;
        }
    }
    Some(length)
}

/// What each digit stands for.
fn values(text: &[u8], digits: &[u8; 58]) -> impl Iterator<Item = Option<u32>> {
    text.iter().map(|byte| {
        let value = digits.iter().position(|digit| digit == byte);
        value.map(|value| value as u32)
    })
}

/// Writes a number in another base; zeros stand before it. False when it has too
/// many digits, or something was none.
fn rebase(values: impl Iterator<Item = Option<u32>>, from: u32, to: u32, out: &mut [u8]) -> bool {
    for value in values {
        let Some(mut carry) = value else {
            return false;
        };
        for digit in out.iter_mut().rev() {
            carry += u32::from(*digit) * from;
            *digit = (carry % to) as u8;
            carry /= to;
        }
        if carry != 0 {
            return false;
        }
    }
    true
}

/// The CRC-32 of zip and PNG, bit by bit: it sees a few bytes per finding.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
    !bytes.iter().fold(!0, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| step(sum))
    })
}

/// The CRC-16 of XMODEM.
fn crc16(bytes: &[u8]) -> u16 {
    let step = |sum: u16| (sum << 1) ^ (0x1021 & (sum >> 15).wrapping_neg());
    bytes.iter().fold(0, |sum, &byte| {
        (0..8).fold(sum ^ u16::from(byte) << 8, |sum, _| step(sum))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_the_standard_check_string() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc16(b"123456789"), 0x31C3);
        assert_eq!(&base62(61 + 62), b"00001z");
    }

    /// Of "abc", as FIPS 180-4 has it, and of that again, as any tool says.
    #[test]
    fn sha_256_of_the_standard_text() {
        let sum = Sha256::digest(b"abc");
        assert_eq!(sum[..4], [0xBA, 0x78, 0x16, 0xBF]);
        assert_eq!(twice(b"abc"), [0x4F, 0x8B, 0x42, 0xC2]);
    }

    /// The number 0x0102 has the digits 4 and 26 in base 58: 258 = 4 · 58 + 26.
    #[test]
    fn numbers_change_their_base() {
        let mut out = [0; 3];
        assert!(rebase([Some(1), Some(2)].into_iter(), 256, 58, &mut out));
        assert_eq!(out, [0, 4, 26]);
        assert!(rebase(
            out.map(|d| Some(u32::from(d))).into_iter(),
            58,
            256,
            &mut [0; 2]
        ));
        assert!(!rebase(
            [Some(1), Some(2)].into_iter(),
            256,
            58,
            &mut [0; 1]
        ));
        assert!(!rebase([None].into_iter(), 256, 58, &mut [0; 1]));
    }

    /// An address of Bitcoin's test network, from its documentation: it is public.
    #[test]
    fn an_address_holds() {
        let address = b"mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn";
        assert!(base58_holds(address, BITCOIN));
        let mut other = *address;
        other[5] = b'G';
        assert!(!base58_holds(&other, BITCOIN));
        assert!(!base58_holds(address, XRP));
        assert_eq!(base58_sealed(&other, BITCOIN)[..26], other[..26]);
        assert!(base58_holds(&base58_sealed(&other, BITCOIN), BITCOIN));
        assert!(!base58_holds(b"0", BITCOIN) && !base58_holds(&[b'z'; 200], BITCOIN));
    }

    #[test]
    fn base_32_has_whole_bytes() {
        let mut bytes = [0; LONGEST];
        // RFC 4648, section 10.
        assert_eq!(unpacked(b"MZXW6YTBOI", &mut bytes), Some(6));
        assert_eq!(&bytes[..6], b"foobar");
        assert_eq!(unpacked(b"mzxw6ytb", &mut bytes), Some(5));
        assert_eq!(unpacked(b"MZXW0", &mut bytes), None);
        let text = base32_sealed(&[b"SA".as_slice(), &b"ABCDEFG".repeat(8)].concat());
        assert!(base32_holds(&text) && text.starts_with(b"SAABCDEFG"));
        let mut other = text.clone();
        other[9] ^= 1;
        assert!(!base32_holds(&other));
    }

    #[test]
    fn four_bytes_are_the_sum_of_the_others() {
        let body: Vec<u8> = (0..28).collect();
        let sum = (crc32(&body) ^ 0x1019_F92E).to_be_bytes();
        let mut body = body.into_iter();
        let mut bytes = [0; LONGEST];
        for (at, byte) in bytes.iter_mut().take(32).enumerate() {
            *byte = match [22, 8, 7, 2].iter().position(|&place| place == at) {
                Some(place) => sum[place],
                None => body.next().unwrap(),
            };
        }
        let mut text = packed(&bytes, 52);
        assert!(azure_holds(&text) && azure_holds(&text.to_ascii_lowercase()));
        text[30] = if text[30] == b'A' { b'B' } else { b'A' };
        assert!(!azure_holds(&text) && !azure_holds(&text[..50]));
        assert!(azure_holds(&azure_sealed(&text)));
    }
}
