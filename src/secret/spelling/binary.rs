//! As bytes: base64, hexadecimal digits, UTF-16.

use std::ops::Range;

use super::{Kind, Unit};

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What Ruby, `openssl base64` and key blocks, and `base64` and mails break lines after.
const COLUMNS: [usize; 3] = [60, 64, 76];

/// Shorter last lines are not looked for by themselves. What has fewer bytes than these is
/// found at half the speed (see `program::samples`), and no other spelling of a value that
/// is broken into lines does.
const SHORT: usize = 16;

/// What comes before and behind in the same base64 is not known. So there are three
/// spellings, one for each number of bytes before in a group of three; and of each only the
/// characters that all of those have in common. At each end one character at most is made
/// of bits of the value and of its neighbour's: it stays.
pub(super) fn base64(unit: &mut Unit<'_>) {
    for (kind, digits) in [(Kind::Base64, STANDARD), (Kind::Base64Url, URL)] {
        for before in 0..3usize {
            unit.add(kind, |text, out| {
                let first = (8 * before).div_ceil(6);
                let last = 8 * (before + text.len()) / 6;
                sextets(text, before, first..last, digits, |digit| out.push(digit));
            });
        }
    }
}

/// What is encoded by itself begins in the first column, and so its lines are known. Those
/// of something longer are not: where they break depends on what stands before.
pub(super) fn base64_lines(unit: &mut Unit<'_>) {
    let length = 8 * unit.text().len() / 6;
    for columns in COLUMNS.into_iter().filter(|&columns| columns < length) {
        let mut lines: Vec<Range<usize>> = (0..length.div_ceil(columns).min(super::MOST_LINES))
            .map(|line| columns * line..length.min(columns * (line + 1)))
            .collect();
        // A short last line is hidden with the one before.
        let is_short = |line: &Range<usize>| line.len() < unit.shortest().max(SHORT);
        let last = lines.pop_if(|line| line.end == length && is_short(line));
        if let (Some(last), Some(before)) = (last, lines.last().cloned()) {
            unit.add(Kind::Base64Lines, |text, out| {
                sextets(text, 0, before, STANDARD, |digit| out.push(digit));
                out.push(b'\n');
                sextets(text, 0, last, STANDARD, |digit| out.push(digit));
            });
        }
        for line in lines {
            unit.add(Kind::Base64Lines, |text, out| {
                sextets(text, 0, line, STANDARD, |digit| out.push(digit));
            });
        }
    }
}

/// Some of the digits of a text that `before` bytes stand before.
fn sextets(
    text: &[u8],
    before: usize,
    digits: Range<usize>,
    table: &[u8; 64],
    mut write: impl FnMut(u8),
) {
    let byte = |at: usize| match at.checked_sub(before) {
        Some(at) => text.get(at).copied().unwrap_or(0),
        None => 0,
    };
    for digit in digits {
        let (at, bit) = (6 * digit / 8, 6 * digit % 8);
        let pair = u16::from(byte(at)) << 8 | u16::from(byte(at + 1));
        write(table[usize::from(pair >> (10 - bit) & 63)]);
    }
}

const LOWER: &[u8; 16] = b"0123456789abcdef";
const UPPER: &[u8; 16] = b"0123456789ABCDEF";

/// A byte's two digits.
pub(super) fn hex_digits(byte: u8, upper: bool) -> [u8; 2] {
    let digits = if upper { UPPER } else { LOWER };
    [
        digits[usize::from(byte >> 4)],
        digits[usize::from(byte & 15)],
    ]
}

pub(super) fn hex(unit: &mut Unit<'_>) {
    for upper in [false, true] {
        unit.add(Kind::Hex, |text, out| {
            for &byte in text {
                out.extend(hex_digits(byte, upper));
            }
        });
    }
}

/// Both byte orders, if it is text. A zero at an end is left out, and with it the difference
/// between the two for what has nothing but Latin letters.
pub(super) fn utf16(unit: &mut Unit<'_>) {
    for big in [false, true] {
        unit.add(Kind::Utf16, |text, out| {
            let Ok(text) = std::str::from_utf8(text) else {
                return;
            };
            for code in text.encode_utf16() {
                out.extend(match big {
                    true => code.to_be_bytes(),
                    false => code.to_le_bytes(),
                });
            }
            match big {
                true if out.first() == Some(&0) => drop(out.remove(0)),
                false if out.last() == Some(&0) => drop(out.pop()),
                _ => {}
            }
        });
    }
}
