//! How hard a value is to guess, as far as that can be told from the value.
//!
//! Whoever has a file of sealed values can try guesses against it. So only values are
//! sealed that a machine has drawn, as far as one can tell, from so many that trying
//! them takes too long. The estimate never sees a dictionary: it sees letters in rows,
//! repeats and counting, and takes everything else for drawn at random from the
//! characters that are there.

use super::fingerprint::is_mixed;

/// Shorter values, in bytes, are not sealed.
pub(crate) const SHORTEST: usize = 12;

/// The least estimate, in bits, that is sealed: thirteen letters and digits drawn at random
/// have 77, twenty hexadecimal digits 80.
///
/// A graphics card may try some 10^11 guesses a second (see `fingerprint`): it finds a
/// value of 75 bits within six thousand years, on average, and a thousand cards do within
/// six.
const LEAST: f64 = 75.0;

/// So many letters in a row may be a word of somebody's, which is one of some ten
/// thousand: two bits for each letter. Where such words are half of a value, it is
/// spelled out of them.
const WORD: usize = 4;
const PER_LETTER: f64 = 2.0;

/// So many digits in a row are a number.
const NUMBER: usize = 3;

/// So many consonants in a row are in next to no word.
const CONSONANTS: usize = 4;

/// Whether a value is worth sealing.
pub(crate) fn is_strong(value: &[u8]) -> bool {
    value.len() >= SHORTEST && is_mixed(value) && bits(value) >= LEAST
}

/// The estimate, in bits.
fn bits(value: &[u8]) -> f64 {
    let has = |is: fn(&u8) -> bool| value.iter().any(is);
    let is_hex = value
        .iter()
        .all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
        && has(u8::is_ascii_digit);
    let mut characters = 0;
    for (is, count) in [
        (u8::is_ascii_digit as fn(&u8) -> bool, 10),
        (u8::is_ascii_lowercase, 26),
        (u8::is_ascii_uppercase, 26),
    ] {
        characters += if has(is) { count } else { 0 };
    }
    let each = match is_hex {
        true if !has(u8::is_ascii_alphabetic) => 10f64,
        true => 16f64,
        false => f64::from(characters),
    };
    let each = each.log2();
    let rows: Vec<&[u8]> = value.chunk_by(|a, b| is_row(*a, *b)).collect();
    let in_words = rows
        .iter()
        .filter(|row| is_spelled(row))
        .map(|row| row.len());
    let has_words = !is_hex && 2 * in_words.sum::<usize>() >= value.len();
    let (mut sum, mut at) = (0.0, 0);
    for row in rows {
        let each = match row {
            // Where they stand is mostly told by what the value is.
            b"-" if is_hex => 0.0,
            b"=" => 0.0,
            row if has_words && is_spelled(row) => PER_LETTER.min(each),
            row if !is_hex && row.len() >= NUMBER && row[0].is_ascii_digit() => 10f64.log2(),
            _ => each,
        };
        let told = (at..at + row.len())
            .filter(|&at| follows(value, at))
            .count();
        sum += each * (row.len() - told) as f64;
        at += row.len();
    }
    sum
}

/// Whether a row of letters reads like a word.
fn is_spelled(row: &[u8]) -> bool {
    let is_vowel = |byte: &u8| b"aeiouy".contains(&byte.to_ascii_lowercase());
    let mut consonants = row.split(is_vowel).map(<[u8]>::len);
    row.len() >= WORD
        && row.iter().all(u8::is_ascii_alphabetic)
        && row.iter().any(is_vowel)
        && consonants.all(|length| length < CONSONANTS)
}

/// Whether two bytes follow each other in a word or a number: `aa`, `AA`, `11`, and `Aa`
/// where a word begins.
fn is_row(a: u8, b: u8) -> bool {
    let small = b.is_ascii_lowercase() && a.is_ascii_alphabetic();
    let capital = a.is_ascii_uppercase() && b.is_ascii_uppercase();
    small || capital || a.is_ascii_digit() && b.is_ascii_digit()
}

/// Whether a byte is told by those before it: it goes on counting, or the four that end
/// in it have been there before.
fn follows(value: &[u8], at: usize) -> bool {
    let Some([a, b, c, d]) = at.checked_sub(3).map(|from| &value[from..=at]) else {
        return false;
    };
    let step = |one: u8, next: u8| i16::from(next) - i16::from(one);
    let is_counting =
        step(*a, *b).abs() <= 1 && step(*a, *b) == step(*b, *c) && step(*b, *c) == step(*c, *d);
    is_counting || value[..at].windows(4).any(|four| four == [*a, *b, *c, *d])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::sample;

    #[test]
    fn what_people_make_up_is_weak() {
        for value in [
            "hunter2-hunter2-hunter2",
            "correct-horse-battery-staple",
            "Correct-Horse-Battery-1",
            "Password123456789",
            "abcdefghijklmnop0123456789",
            "aaaaaaaaaaaaaaaaaaaaaaaa1",
            "1212121212121212121212121",
            "deadbeefdeadbeefdeadbeef0",
            "Summer2031/Winter2031",
            "production-database-7",
            "short7Xq",
        ] {
            assert!(
                !is_strong(value.as_bytes()),
                "{value}: {}",
                bits(value.as_bytes())
            );
        }
    }

    /// Drawn as vendors draw them. A few short ones read like words by chance.
    #[test]
    fn what_machines_draw_is_strong() {
        let uuid = "{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}";
        for (template, least) in [
            ("{alnum:14}", 255),
            ("{alnum:24}", 300),
            ("{hex:20}", 250),
            ("{hex:32}", 300),
            (uuid, 300),
            ("{b64url:22}", 297),
            ("{b64:40}", 300),
            ("{b64:43}=", 300),
            ("{lowalnum:20}", 250),
            ("{lowalnum:32}", 297),
            ("{digit:30}", 300),
            ("SG.{b64url:22}.{b64url:43}", 300),
            ("{alnum:3}~{alnum:34}", 300),
        ] {
            let values = (0..300).map(|seed| sample::expand(template, seed).text);
            let strong = values.filter(|value| is_strong(value)).count();
            assert!(strong >= least, "{template}: {strong} of 300");
        }
    }
}
