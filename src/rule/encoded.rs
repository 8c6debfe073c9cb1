//! Tokens inside base64: a login of HTTP's Basic scheme, a Kubernetes secret
//! printed as YAML, an environment dumped by a CI system.
//!
//! Base64 writes three bytes as four characters, so a token may stand in it in
//! three ways. In each, the bits of its anchor alone decide some characters, and
//! these are the literal that is looked for:
//!
//! ```text
//!   ghp_        Z2hwX       the bits of the last character go on into the secret
//!   .ghp_       .. docF     the first character shares bits with the byte before
//!   ..ghp_      ...naHBf
//! ```
//!
//! What follows is decoded in the pattern: every character is one that a character
//! of the token's alphabet can give there. Some twenty in a row are never there by
//! accident. The anchor's characters are its lead, shown like the anchor of a plain
//! token; the secret is the rest of the base64 run, whatever else it encodes.
//!
//! Only anchors of four or more bytes are listed that are a token's whatever
//! stands before them.

use super::form::Form;
use super::{Border, Lead, Rule};

/// The alphabet of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alphabet {
    /// `[A-Za-z0-9]`
    Alnum,
    /// `[a-z0-9]`
    Lower,
    /// `[0-9a-f]`
    Hex,
    /// `[A-Za-z0-9_-]`
    Token,
}

use Alphabet::{Alnum, Hex, Lower, Token};

impl Alphabet {
    fn has(self, byte: u8) -> bool {
        match self {
            Alnum => byte.is_ascii_alphanumeric(),
            Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Hex => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            Token => byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-',
        }
    }
}

pub(crate) const RULES: &[Rule] = &[
    encoded(
        "github-token",
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
        Alnum,
        36,
        &[
            "token: {base64:0:ghp_:alnum:36}",
            "Basic {base64:7:ghs_:alnum:36}",
            "{base64:14:gho_:alnum:36}",
        ],
        &["token: {b64:48}", "Z2hwX{lower:40}"],
    ),
    encoded(
        "github-token",
        &["github_pat_"],
        Alnum,
        22,
        &[
            "data: {base64:1:github_pat_:alnum:82}",
            "{base64:3:github_pat_:alnum:82}",
        ],
        &["{base64:2:github_pat_:upper:2}", "Z2l0aHVi{lower:40}"],
    ),
];

/// A row: the rule whose token it is, its anchors, its alphabet, how many
/// characters of it are certain, and examples and counterexamples.
const fn encoded(
    id: &'static str,
    anchors: &'static [&'static str],
    alphabet: Alphabet,
    length: usize,
    examples: &'static [&'static str],
    counterexamples: &'static [&'static str],
) -> Rule {
    let mut rule = Rule::token(id, "")
        .examples(examples)
        .counterexamples(counterexamples);
    rule.lead = Lead::Encoded {
        anchors,
        alphabet,
        length,
    };
    rule
}

/// So many bytes of a token are held to its alphabet, at most: enough to be sure.
const SURE: usize = 24;

/// The characters of base64, by their value.
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Spells a rule out: every anchor at every alignment.
pub(crate) fn forms(rule: &Rule, anchors: &[&str], alphabet: Alphabet, length: usize) -> Vec<Form> {
    // Three bytes of the alphabet, which begin in one of three places of a character.
    let fours: [String; 3] = std::array::from_fn(|before| {
        let byte = |at: usize| match at < before {
            true => Known::Nothing,
            false => Known::Class(alphabet),
        };
        let own = (8 * before).div_ceil(6);
        (own..own + 4)
            .map(|at| class(&characters(at, byte)))
            .collect()
    });
    let times = length.min(SURE) / 3 - 1;
    let ways = anchors
        .iter()
        .flat_map(|anchor| (0..3).map(move |before| (anchor.as_bytes(), before)));
    ways.map(|(anchor, before)| {
        let byte = |at: usize| match at.checked_sub(before) {
            None => Known::Nothing,
            Some(at) => anchor
                .get(at)
                .map_or(Known::Class(alphabet), |&b| Known::Byte(b)),
        };
        let bits = 8 * (before + anchor.len());
        let (first, last) = ((8 * before).div_ceil(6), bits / 6);
        let literal = (first..last)
            .filter_map(|at| characters(at, byte).first().copied())
            .map(char::from)
            .collect();
        // The rest of the anchor's bits, then three bytes in four characters.
        let rest: String = (last..bits.div_ceil(6))
            .map(|at| class(&characters(at, byte)))
            .collect();
        let four = &fours[(before + anchor.len()) % 3];
        Form {
            border: Border::Anywhere,
            literals: vec![literal],
            secret: format!("{rest}(?:{four}){{{times}}}[A-Za-z0-9+/_-]*={{0,2}}"),
            encoded: true,
            ..rule.form()
        }
    })
    .collect()
}

/// What is known of a byte before it is encoded.
#[derive(Clone, Copy)]
enum Known {
    Nothing,
    Byte(u8),
    Class(Alphabet),
}

/// The characters which may stand at some place of the base64 of such bytes.
fn characters(at: usize, byte: impl Fn(usize) -> Known) -> Vec<u8> {
    let (first, shift) = (6 * at / 8, 6 * at % 8);
    // Six bits from `shift` on: so many in one byte, and the rest in the next.
    let here = (8 - shift).min(6);
    let high = bits(byte(first), shift, here);
    let low = bits(byte(first + 1), 0, 6 - here);
    let values = (0..64u8).filter(|value| {
        high >> (value >> (6 - here)) & 1 == 1 && low >> (value & ((1 << (6 - here)) - 1)) & 1 == 1
    });
    values.map(|value| BASE64[usize::from(value)]).collect()
}

/// What `count` bits of a byte, from `shift` on, may be: a bit for each value.
fn bits(known: Known, shift: usize, count: usize) -> u64 {
    let value = |byte: u8| 1 << (u32::from(byte) >> (8 - shift - count) & ((1 << count) - 1));
    match known {
        Known::Nothing => u64::MAX >> (64 - (1 << count)),
        Known::Byte(byte) => value(byte),
        Known::Class(alphabet) => (b'-'..=b'z')
            .filter(|&byte| alphabet.has(byte))
            .fold(0, |seen, byte| seen | value(byte)),
    }
}

/// Characters, in the order of their bytes, as a class.
fn class(characters: &[u8]) -> String {
    let mut sorted = characters.to_vec();
    sorted.sort_unstable();
    let ranges = sorted.chunk_by(|a, b| a + 1 == *b);
    let range = |range: &[u8]| match *range {
        [first, .., last] => format!("{}-{}", char::from(first), char::from(last)),
        _ => range.iter().copied().map(char::from).collect(),
    };
    format!("[{}]", ranges.map(range).collect::<String>())
}
