//! Text for examples, assembled when needed.
//!
//! A rule's examples are templates, so that nothing in this package looks like
//! a credential, and so that every run can try other bytes:
//!
//! | in the template | in the text |
//! |---|---|
//! | `{alnum:36}` | that many pseudo-random characters of the class, a digit among them |
//! | `{crc:30}` | 30 of `alnum`, then their CRC-32 as six base-62 digits |
//! | `{base58:5J:49}` | the anchor and 49 digits of base 58, with a Base58Check that holds; what is behind the anchor is hidden |
//! | `{xrp:sn:27}`, `{crc16:SB:54}` | the same with the digits of the XRP Ledger, or in base 32 with a CRC-16 |
//! | `{azure:45}` | a token of Azure DevOps with a checksum that holds; what is behind its lead is hidden |
//! | `{base64:5:ghp_:alnum:36}` | the base64 of five letters, the anchor and 36 of the class; all of it behind the anchor's own characters is hidden |
//! | `«`, `»` | nothing: what is hidden lies between them |
//! | `{{`, `}}` | `{`, `}` |
//! | anything else | itself |
//!
//! The same template and seed always give the same text.

use std::ops::Range;

use super::RUN_LEAD as SHOWN;
use super::checksum::{self, base62, crc32};

/// A template, expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    /// The text, without the marks.
    pub(crate) text: Vec<u8>,
    /// What stood between the marks.
    pub(crate) spans: Vec<Range<usize>>,
}

/// Expands a template.
///
/// # Panics
///
/// When the template is malformed: templates are part of the package.
pub(crate) fn expand(template: &str, seed: u64) -> Sample {
    expand_from(
        template,
        Random {
            state: seed,
            is_raw: false,
        },
    )
}

/// The same with every character left to chance: an unlucky value may look like a
/// word. For measuring how many are found.
///
/// # Panics
///
/// When the template is malformed.
#[cfg(any(test, feature = "_internals"))]
pub(crate) fn expand_raw(template: &str, seed: u64) -> Sample {
    expand_from(
        template,
        Random {
            state: seed,
            is_raw: true,
        },
    )
}

fn expand_from(template: &str, mut random: Random) -> Sample {
    let mut sample = Sample {
        text: Vec::new(),
        spans: Vec::new(),
    };
    let mut open = None;
    let mut chars = template.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '«' => {
                assert!(
                    open.replace(sample.text.len()).is_none(),
                    "« in «: {template}"
                );
            }
            '»' => {
                let start = open.take().expect("» after «");
                sample.spans.push(start..sample.text.len());
            }
            '{' if chars.peek() == Some(&'{') => {
                chars.next();
                sample.text.push(b'{');
            }
            '{' => {
                let words: String = chars.by_ref().take_while(|&c| c != '}').collect();
                let words: Vec<&str> = words.split(':').collect();
                match words[..] {
                    ["azure", count] => {
                        let mut text = Vec::new();
                        let count = SHOWN + number(count);
                        fill(&mut text, "lowbase32", count, &mut random);
                        let start = sample.text.len() + SHOWN;
                        sample.text.extend(checksum::azure_sealed(&text));
                        sample.spans.push(start..sample.text.len());
                    }
                    [name, count] => fill(&mut sample.text, name, number(count), &mut random),
                    [kind, anchor, count] => {
                        let start = sample.text.len();
                        let text = sealed(kind, anchor, number(count), &mut random);
                        sample.text.extend(text);
                        sample.spans.push(start + anchor.len()..sample.text.len());
                    }
                    ["base64", before, anchor, name, count] => {
                        let mut plain = Vec::new();
                        fill(&mut plain, "lower", number(before), &mut random);
                        plain.extend_from_slice(anchor.as_bytes());
                        let shown = plain.len() * 8 / 6;
                        fill(&mut plain, name, number(count), &mut random);
                        let start = sample.text.len();
                        sample.text.extend(base64(&plain));
                        sample.spans.push(start + shown..sample.text.len());
                    }
                    _ => panic!("malformed: {template}"),
                }
            }
            '}' => {
                assert_eq!(chars.next(), Some('}'), "a lone }}: {template}");
                sample.text.push(b'}');
            }
            c => sample
                .text
                .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    assert!(open.is_none(), "« without »: {template}");
    sample
}

fn number(count: &str) -> usize {
    count.parse().expect("a count")
}

/// An anchor and so many characters, with a checksum that holds. (It changes the last
/// characters only.)
fn sealed(kind: &str, anchor: &str, count: usize, random: &mut Random) -> Vec<u8> {
    let mut text = anchor.as_bytes().to_vec();
    let class = if kind == "crc16" { "base32" } else { "base58" };
    fill(&mut text, class, count, random);
    match kind {
        "base58" => checksum::base58_sealed(&text, checksum::BITCOIN),
        "xrp" => checksum::base58_sealed(&text, checksum::XRP),
        "crc16" => checksum::base32_sealed(&text),
        _ => panic!("no such checksum: {kind}"),
    }
}

/// Base64 with its padding.
fn base64(plain: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let three = |chunk: &[u8]| {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |at: usize| match at <= chunk.len() {
            true => DIGITS[(bits >> (18 - 6 * at) & 63) as usize],
            false => b'=',
        };
        [digit(0), digit(1), digit(2), digit(3)]
    };
    plain.chunks(3).flat_map(three).collect()
}

/// Appends `count` characters of a class.
fn fill(text: &mut Vec<u8>, name: &str, count: usize, random: &mut Random) {
    let class = match name {
        "crc" => {
            let start = text.len();
            fill(text, "alnum", count, random);
            let sum = base62(crc32(&text[start..]));
            return text.extend_from_slice(&sum);
        }
        "alnum" => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "lower" => "abcdefghijklmnopqrstuvwxyz",
        "upper" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "digit" => "0123456789",
        "hex" => "0123456789abcdef",
        "HEX" => "0123456789ABCDEF",
        "b64" => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        "b64url" | "token" => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        "base32" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "lowbase32" => "abcdefghijklmnopqrstuvwxyz234567",
        "base58" => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
        "bech32" => "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
        "bech32low" => "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
        "lowalnum" => "0123456789abcdefghijklmnopqrstuvwxyz",
        "upalnum" => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        _ => panic!("no such class: {name}"),
    }
    .as_bytes();
    if random.is_raw {
        return text.extend((0..count).map(|_| class[random.below(class.len())]));
    }
    let start = text.len();
    let mut last = None;
    for _ in 0..count {
        // Never the same character twice in a row: no run of one by accident.
        let byte = loop {
            let byte = class[random.below(class.len())];
            if last != Some(byte) {
                break byte;
            }
        };
        last = Some(byte);
        text.push(byte);
    }
    // Letters alone may be a word, which is left alone where only a name tells.
    let has = |byte| class.contains(&byte);
    let is_mixed = has(b'7') && (has(b'z') || has(b'Z'));
    if is_mixed && count > 3 && !text[start..].iter().any(u8::is_ascii_digit) {
        text[start + count / 2] = b'7';
    }
}

/// A splitmix64 generator: small, and good enough for fillers.
struct Random {
    state: u64,
    /// What is drawn counts as it is, whatever it looks like.
    is_raw: bool,
}

impl Random {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literal_text_and_marks() {
        let sample = expand("a «bc» {{é}} «»d", 1);
        assert_eq!(sample.text, "a bc {é} d".as_bytes());
        assert_eq!(sample.spans, [2..4, 10..10]);
    }

    #[test]
    fn classes_have_their_length_and_alphabet() {
        let text = |template| String::from_utf8(expand(template, 7).text).unwrap();
        assert!(text("{digit:50}").bytes().all(|b| b.is_ascii_digit()));
        assert!(
            text("{HEX:50}")
                .bytes()
                .all(|b| b"0123456789ABCDEF".contains(&b))
        );
        assert!(
            text("{base32:50}")
                .bytes()
                .all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'))
        );
        assert!(
            text("{lowalnum:50}")
                .bytes()
                .all(|b| !b.is_ascii_uppercase())
        );
        assert_eq!(text("{b64:50}{token:3}{upper:4}").len(), 57);
        assert!(
            text("{hex:32}")
                .bytes()
                .collect::<std::collections::BTreeSet<_>>()
                .len()
                > 8
        );
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(expand("{alnum:20}", 1), expand("{alnum:20}", 1));
        assert_ne!(expand("{alnum:20}", 1), expand("{alnum:20}", 2));
    }

    #[test]
    fn a_raw_sample_is_left_to_chance() {
        let has_digit = |text: Vec<u8>| text.iter().any(u8::is_ascii_digit);
        let seeds = 0..200;
        assert!(
            seeds
                .clone()
                .all(|seed| has_digit(expand("{alnum:8}", seed).text))
        );
        assert!(
            !seeds
                .clone()
                .all(|seed| has_digit(expand_raw("{alnum:8}", seed).text))
        );
        let text = expand_raw("{crc:30}", 3).text;
        assert_eq!(text[30..], base62(crc32(&text[..30])));
    }

    #[test]
    fn checksums_are_right() {
        let text = expand("{crc:30}", 3).text;
        assert_eq!(text[30..], base62(crc32(&text[..30])));
        let sample = expand("a {base58:5J:49} {xrp:sn:27}", 3);
        assert_eq!(sample.spans, [4..53, 56..83]);
        assert!(sample.text.starts_with(b"a 5J"));
        assert!(checksum::base58_holds(
            &sample.text[2..53],
            checksum::BITCOIN
        ));
        assert!(checksum::base58_holds(&sample.text[54..], checksum::XRP));
        assert!(checksum::base32_holds(&expand("{crc16:SB:54}", 3).text));
    }

    #[test]
    fn base64_is_right() {
        for (plain, encoded) in [("", ""), ("M", "TQ=="), ("Ma", "TWE="), ("Man", "TWFu")] {
            assert_eq!(base64(plain.as_bytes()), encoded.as_bytes());
        }
        let sample = expand("x {base64:2:abcd:digit:30} y", 1);
        assert_eq!(sample.spans, std::slice::from_ref(&(2 + 8..2 + 48)));
        assert_eq!(sample.text.len(), 52);
    }

    #[test]
    fn an_unknown_class_is_a_mistake_in_a_template() {
        assert!(std::panic::catch_unwind(|| expand("{alpha:3}", 1)).is_err());
    }
}
