//! Known values that are recognised without being known: fingerprints in a file.
//!
//! ```
//! use redact_stream::sealed::Sealed;
//! use redact_stream::{Redactor, Secret};
//!
//! // Where the secrets are:
//! let value = format!("{}-{}", "Zx81kQ0vTmRy", "b6Jw93Lq");
//! let secrets = [Secret::new("DB_PASSWORD", value.as_str()), Secret::new("PIN", "0000")];
//! let (sealed, refused) = Sealed::seal(&secrets, salt_from_the_system());
//! assert_eq!(refused[0].to_string(), "secret \"PIN\" is not sealed: shorter than 12 bytes");
//! let file = sealed.to_string();
//! assert!(!file.contains(&value));
//!
//! // Where the logs are:
//! let sealed = Sealed::parse(file.as_bytes())?;
//! let redactor = Redactor::builder().sealed(sealed).build()?;
//! let line = redactor.redact_str(&format!("tried '{value}' as root")).into_owned();
//! assert_eq!(line, "tried '__REDACTED:db-password__' as root");
//! # fn salt_from_the_system() -> [u8; 32] { [7; 32] }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is recognised
//!
//! A value is a word: 12 to 255 letters, digits, `_` and `-`, and up to 8 of `+ / = . ~`
//! among them. It is hidden where it stands whole: no letter, digit, `_` or `-` goes on
//! from its first or last byte, if that is one of these itself. (An escape may stand before
//! it: `\nVALUE`.) So it is found in `key=VALUE`, `"VALUE"`, `/VALUE/` and at the end of a
//! sentence, and not inside a longer word or next to an earlier mask; and only as it is: no
//! encoding of it is known.
//!
//! Without the text no beginning can be told from another. So a word is held back while
//! it may still become as long as some value, at most as many bytes as the longest has,
//! and leaves when it is longer, or ends and is none.
//!
//! # What is given away
//!
//! The file shows of each value its label, its length, and whether it has any of
//! `+ / = . ~`. Whoever has it can try guesses, as fast as the filter tries words: tens
//! of millions a second on one core, and on a graphics card perhaps a hundred billion. The
//! salt makes each file's guesses its own; it is no key, for it is in the file. So a value
//! is as safe as it is hard to guess. [`Sealed::seal`] refuses those that do not look as if
//! drawn at random from 2^75 or more, which is an estimate: it knows no dictionary, and
//! not where a value comes from. What people have thought of should not be sealed.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Secret;
use super::fingerprint::{HINT_BITS, Hasher, SALT, is_plain, is_word};
use super::strength::{SHORTEST, is_strong};
use crate::rule::user::is_id;

/// Longer values, in bytes, are not sealed: as many would be held back.
pub(crate) const LONGEST: usize = 255;

/// Values with more bytes that are no token characters are not sealed: each is a border,
/// and at each border the filter looks at what lies between it and those before it.
pub(crate) const JOINTS: usize = 8;

/// The first word of a file, behind which its version stands.
const MAGIC: &str = "redact-sealed";

/// The version that is written, and the only one that is read.
const VERSION: &str = "1";

/// Fingerprints of values: see the [module docs](self).
#[derive(Clone)]
pub struct Sealed {
    pub(crate) salt: [u8; SALT],
    pub(crate) values: Vec<Fingerprint>,
}

/// What is known of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) label: String,
    pub(crate) length: u8,
    /// Whether it has bytes that are no token characters.
    pub(crate) is_wide: bool,
    pub(crate) hint: u16,
    pub(crate) digest: [u8; 16],
}

/// A secret that was not sealed, by its name, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    name: String,
    why: &'static str,
}

/// Why a file of sealed values cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    line: usize,
    why: &'static str,
}

impl Sealed {
    /// Seals secrets, as far as they are strong enough and made of what a word may be made
    /// of; and says which are not. Their order settles labels, as it does for known
    /// secrets.
    ///
    /// The salt should be random bytes from the system, other ones for every file:
    /// otherwise guesses tried for one could be used for another.
    pub fn seal<'s>(
        secrets: impl IntoIterator<Item = &'s Secret>,
        salt: [u8; SALT],
    ) -> (Sealed, Vec<Refusal>) {
        let hasher = Hasher::new(&salt);
        let (mut values, mut refused) = (Vec::new(), Vec::new());
        for secret in secrets {
            match refusal(secret.value()) {
                None => values.push(Fingerprint::of(secret, &hasher)),
                Some(why) => refused.push(Refusal {
                    name: secret.name().to_owned(),
                    why,
                }),
            }
        }
        (Sealed { salt, values }, refused)
    }

    /// Reads what [`Sealed::to_string`](ToString::to_string) has written.
    ///
    /// # Errors
    ///
    /// When it is no such file, or one of another version, or not as it was
    /// written: each ends in a checksum, so that none is used that was cut off.
    pub fn parse(text: &[u8]) -> Result<Sealed, ParseError> {
        Reader::new(text)?.read()
    }

    /// How many values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Their labels, in order.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| &*value.label)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Why a value is not sealed, if it is not.
fn refusal(value: &[u8]) -> Option<&'static str> {
    if value.iter().any(u8::is_ascii_whitespace) {
        Some("there is white space in it")
    } else if !value.iter().copied().all(is_word) {
        Some("it is no word: there is more in it than letters, digits and _ - + / = . ~")
    } else if value.len() < SHORTEST {
        Some("shorter than 12 bytes")
    } else if value.len() > LONGEST {
        Some("longer than 255 bytes")
    } else if value.iter().filter(|byte| !is_plain(**byte)).count() > JOINTS {
        Some("more than 8 of its bytes are one of + / = . ~")
    } else if !is_strong(value) {
        Some("it could be guessed from its fingerprint: not drawn at random, or from too few")
    } else {
        None
    }
}

impl Fingerprint {
    fn of(secret: &Secret, hasher: &Hasher) -> Fingerprint {
        let value = secret.value();
        Fingerprint {
            label: secret.label(),
            length: value.len() as u8,
            is_wide: !value.iter().copied().all(is_plain),
            hint: hasher.hint(value),
            digest: hasher.digest(value),
        }
    }
}

impl Refusal {
    /// What the secret is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A colon right behind a telling name would be followed by its value.
        write!(f, "secret {:?} is not sealed: {}", self.name, self.why)
    }
}

impl ParseError {
    /// The line that it is about, from 1 on.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for ParseError {}

impl fmt::Debug for Sealed {
    /// Shows how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealed")
            .field("values", &self.values.len())
            .finish_non_exhaustive()
    }
}

/// What a file says of itself.
const ABOUT: &str = "\
# Fingerprints of secrets. The secrets are not in here, and `redact --secrets
# sealed:FILE` hides them by these where they stand as whole words.
# Guesses can be tried against a fingerprint: keep this file from all who need
# not have it. Each line has a value's length, plain or wide (it has some of
# + / = . ~ in it), a hint for speed, a digest, and the label of its mask.
";

impl fmt::Display for Sealed {
    /// Writes the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("{MAGIC} {VERSION}\n{ABOUT}salt {}\n", hex(&self.salt));
        text += &format!("values {}\n", self.values.len());
        for value in &self.values {
            let kind = if value.is_wide { "wide" } else { "plain" };
            text += &format!(
                "{} {kind} {:03x} {} {}\n",
                value.length,
                value.hint,
                hex(&value.digest),
                value.label
            );
        }
        let sum = hex(&Sha256::digest(&text));
        writeln!(f, "{text}sum {sum}")
    }
}

/// Bytes in hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As many bytes as there are digits for, if that is how many there should be.
fn unhex<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let digits = text.as_bytes();
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if digits.len() != 2 * LENGTH || !digits.iter().all(is_digit) {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

/// Reads a file, line by line.
struct Reader<'t> {
    lines: std::str::Lines<'t>,
    line: usize,
}

impl<'t> Reader<'t> {
    /// Behind the first line, where the checksum is right.
    fn new(text: &'t [u8]) -> Result<Reader<'t>, ParseError> {
        let first = |why| ParseError { line: 1, why };
        let none = first("this is no file of sealed values");
        let text = std::str::from_utf8(text).map_err(|_| none.clone())?;
        match text.lines().next().and_then(|line| line.split_once(' ')) {
            Some((MAGIC, VERSION)) => {}
            Some((MAGIC, _)) => return Err(first("another redact wrote this, in another way")),
            _ => return Err(none),
        }
        let torn = ParseError {
            line: text.lines().count(),
            why: "it is cut off, or was changed: its last line is not its checksum",
        };
        let sum = text
            .strip_suffix('\n')
            .and_then(|text| text.rsplit_once('\n'));
        let Some((body, sum)) = sum else {
            return Err(torn);
        };
        // The line before it ends as well.
        let body = &text[..body.len() + 1];
        if sum.strip_prefix("sum ") != Some(&hex(&Sha256::digest(body))) {
            return Err(torn);
        }
        let mut reader = Reader {
            lines: body.lines(),
            line: 0,
        };
        reader.next();
        Ok(reader)
    }

    /// The next line that is no comment.
    fn next(&mut self) -> Option<&'t str> {
        loop {
            self.line += 1;
            match self.lines.next() {
                Some(line) if line.starts_with('#') => {}
                other => return other,
            }
        }
    }

    fn wrong(&self, why: &'static str) -> ParseError {
        ParseError {
            line: self.line,
            why,
        }
    }

    fn read(mut self) -> Result<Sealed, ParseError> {
        let salt = self.next().and_then(|line| line.strip_prefix("salt "));
        let salt = salt.and_then(unhex);
        let salt = salt.ok_or_else(|| self.wrong("a salt should stand here"))?;
        let count = self.next().and_then(|line| line.strip_prefix("values "));
        let count = count.and_then(|count| count.parse::<usize>().ok());
        let count = count.ok_or_else(|| self.wrong("the number of values should stand here"))?;
        let mut values = Vec::new();
        while let Some(line) = self.next() {
            let value = fingerprint(line).ok_or_else(|| {
                self.wrong("a value should stand here: length, plain or wide, hint, digest, label")
            })?;
            values.push(value);
        }
        match values.len() == count {
            true => Ok(Sealed { salt, values }),
            false => Err(self.wrong("there are not as many values as there should be")),
        }
    }
}

/// A value's line.
fn fingerprint(line: &str) -> Option<Fingerprint> {
    let mut words = line.split(' ');
    let length = words.next()?.parse().ok()?;
    let is_wide = match words.next()? {
        "plain" => false,
        "wide" => true,
        _ => return None,
    };
    let hint = u16::from_str_radix(words.next()?, 16).ok()?;
    let digest = unhex(words.next()?)?;
    let label = words.next()?;
    let is_one = usize::from(length) >= SHORTEST && hint >> HINT_BITS == 0 && is_id(label);
    (is_one && words.next().is_none()).then(|| Fingerprint {
        label: label.to_owned(),
        length,
        is_wide,
        hint,
        digest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(start: &str) -> String {
        format!("{start}{}{}", "Zx81kQ0vTmRy", "b6Jw93Lq")
    }

    fn sealed() -> Sealed {
        let secrets = [
            Secret::new("DB_PASSWORD", strong("")),
            Secret::new("signing key", strong("a/b+c=.~")),
        ];
        let (sealed, refused) = Sealed::seal(&secrets, [7; SALT]);
        assert_eq!(refused, []);
        sealed
    }

    #[test]
    fn what_was_written_is_read() {
        let sealed = sealed();
        let text = sealed.to_string();
        assert!(!text.contains(&strong("")[..6]));
        let read = Sealed::parse(text.as_bytes()).unwrap();
        assert_eq!((read.salt, &read.values), (sealed.salt, &sealed.values));
        assert_eq!(read.to_string(), text);
        assert_eq!(read.len(), 2);
        assert_eq!(format!("{read:?}"), "Sealed { values: 2, .. }");
        let none = Sealed::seal(&[], [7; SALT]).0;
        assert!(
            Sealed::parse(none.to_string().as_bytes())
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn what_cannot_be_sealed_is_named_and_not_shown() {
        for (value, why) in [
            (strong("x "), "white space"),
            (strong("x\n"), "white space"),
            (strong("!"), "no word"),
            (strong("é"), "no word"),
            ("Zx81kQ0vTmR".to_owned(), "shorter"),
            (strong("x").repeat(13), "longer"),
            (strong("a/b/c/d/e/f.g.h.i."), "more than 8"),
            ("hunter2-hunter2".to_owned(), "guessed"),
        ] {
            let secret = Secret::new("THE_NAME", value.as_str());
            let (sealed, refused) = Sealed::seal([&secret], [7; SALT]);
            assert!(sealed.is_empty());
            let message = refused[0].to_string();
            assert!(
                message.starts_with("secret \"THE_NAME\" is not"),
                "{message}"
            );
            assert!(message.contains(why), "{message}");
            assert!(!format!("{message}{refused:?}").contains(&value));
            assert_eq!(refused[0].name(), "THE_NAME");
        }
    }

    #[test]
    fn a_file_that_was_cut_off_or_changed_is_refused() {
        let text = sealed().to_string();
        for end in 0..text.len() {
            assert!(Sealed::parse(&text.as_bytes()[..end]).is_err(), "{end}");
        }
        for at in 0..text.len() {
            let mut other = text.clone().into_bytes();
            other[at] ^= 1;
            assert!(Sealed::parse(&other).is_err(), "{at}");
        }
        assert!(Sealed::parse(&[text.as_bytes(), b"\n"].concat()).is_err());
    }

    #[test]
    fn what_is_wrong_in_a_file_is_said_with_its_line() {
        let text = sealed().to_string();
        let (body, _) = text.split_once("sum ").unwrap();
        let summed = |body: &str| format!("{body}sum {}\n", hex(&Sha256::digest(body)));
        for (from, to, message) in [
            ("", "", None),
            ("sealed 1", "sealed 2", Some("line 1: another redact")),
            (
                "redact-sealed 1",
                "[rules]",
                Some("line 1: this is no file"),
            ),
            ("salt ", "salt 0", Some("line 7: a salt")),
            ("values 2", "values two", Some("line 8: the number")),
            ("values 2", "values 3", Some("line 11: there are not")),
            ("20 plain", "20 bare", Some("line 9: a value")),
            ("20 plain", "11 plain", Some("line 9: a value")),
            ("28 wide", "256 wide", Some("line 10: a value")),
            ("db-password", "DB_PASSWORD", Some("line 9: a value")),
            ("db-password", "db-password x", Some("line 9: a value")),
        ] {
            let changed = summed(&body.replacen(from, to, 1));
            let error = Sealed::parse(changed.as_bytes()).map(|_| ());
            match (error, message) {
                (Ok(()), None) => {}
                (Err(error), Some(message)) => {
                    assert!(error.to_string().starts_with(message), "{error}");
                    assert!(error.line() > 0);
                }
                other => panic!("{to}: {other:?}"),
            }
        }
    }
}
