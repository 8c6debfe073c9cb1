//! How a value may be written.
//!
//! ```text
//!   value --> whole      as it is, with `\n`, with `\r\n`   bytes and text families
//!             in a line  with a space for all white space   text families
//!             lines      each by itself                     text families
//! ```
//!
//! A program hardly ever prints a secret as it was given to it: it encodes a header, dumps
//! JSON, quotes a command, shows a struct. What the usual encoders of each kind write is
//! looked for; each family of them is a file. White space around a value is no part of it,
//! and neither are quotes that an encoder puts around all.
//!
//! Encoders that differ only in signs which a value does not have write the same, and what
//! was written before is left out. So a password of letters and digits has nine spellings:
//! as it is, base64 (three), hexadecimal and percent-encoded digits (two each), UTF-16. One
//! of all signs has about two hundred. A value has at most nine hundred, and one of its
//! lines three hundred; a thousand lines are looked for, and as many of its base64.
//!
//! A spelling that is shorter than the shortest value is skipped: it would stand by chance
//! everywhere.
//!
//! # What is not covered
//!
//! - Two families, one inside the other (but for JSON in JSON): base64 of JSON, say.
//! - Base64 broken into lines, but for a value that begins in the first column, after 60, 64
//!   or 76: where lines break otherwise depends on what stands before. A last line of fewer
//!   than 16 characters is hidden behind the one before, and not by itself.
//! - Hexadecimal digits with signs between them, or broken into lines.
//! - White space that was made less. (More of it, control sequences of a terminal inside a
//!   value, and most base64 that is broken into lines the engine reads: see `engine::gap`.)
//! - Letters that have an entity's name (`&eacute;`).

mod binary;
mod json;
mod literal;
mod markup;
mod percent;
mod shell;
mod texts;

use std::fmt;

use memchr::memmem;
use zeroize::Zeroizing;

use super::sense;
pub(crate) use texts::{MOST, Texts};

/// So many lines of a value are looked for by themselves.
const MOST_LINES: usize = 1000;

/// No family writes more bytes for one.
const WIDEST: usize = 10;

/// A family of spellings, as it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Raw,
    LineBreaks,
    Lines,
    Base64,
    Base64Url,
    Base64Lines,
    Hex,
    Percent,
    Form,
    Json,
    JsonTwice,
    Shell,
    PowerShell,
    Doubled,
    Markup,
    Literal,
    Utf16,
}

/// All of them, with their names.
const KINDS: [(Kind, &str); 17] = [
    (Kind::Raw, "raw"),
    (Kind::LineBreaks, "line breaks"),
    (Kind::Lines, "lines"),
    (Kind::Base64, "base64"),
    (Kind::Base64Url, "base64url"),
    (Kind::Base64Lines, "base64 in lines"),
    (Kind::Hex, "hex"),
    (Kind::Percent, "percent-encoded"),
    (Kind::Form, "form"),
    (Kind::Json, "JSON"),
    (Kind::JsonTwice, "JSON in JSON"),
    (Kind::Shell, "shell"),
    (Kind::PowerShell, "PowerShell"),
    (Kind::Doubled, "doubled quotes"),
    (Kind::Markup, "XML and HTML"),
    (Kind::Literal, "string literals"),
    (Kind::Utf16, "UTF-16"),
];

/// One way in which a secret's value may be written, for lists: see
/// [`Secret::spellings`](super::Secret::spellings). Nothing of the value is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spelling {
    /// What it is called: `base64`, `JSON`, …
    pub name: &'static str,
    /// How many byte strings are looked for on its account: none where the value is
    /// written so like in a way that is listed before.
    pub covered: usize,
    /// How many are not looked for.
    pub skipped: usize,
    /// Why the first of those is not.
    pub why: Option<&'static str>,
}

impl fmt::Display for Spelling {
    /// As in `base64 (3)`, or `lines (27; 2 skipped: too short)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.name, self.covered)?;
        if let Some(why) = self.why {
            write!(f, "; {} skipped: {why}", self.skipped)?;
        }
        f.write_str(")")
    }
}

/// What has become of one spelling.
enum Told {
    Covered,
    Skipped(&'static str),
}

/// The spellings of a value, by their families.
pub(super) fn listed(value: &[u8], shortest: usize) -> Vec<Spelling> {
    let spelling = |(_, name): (Kind, &'static str)| Spelling {
        name,
        covered: 0,
        skipped: 0,
        why: None,
    };
    let mut listed: Vec<Spelling> = KINDS.map(spelling).into();
    let mut told = |kind: Kind, told: Told| {
        let of = &mut listed[kind as usize];
        match told {
            Told::Covered => of.covered += 1,
            Told::Skipped(why) => {
                of.skipped += 1;
                of.why.get_or_insert(why);
            }
        }
    };
    Speller::new(0, b"").tell(value, shortest, &mut told);
    listed
}

/// Writes spellings, of any number of values.
pub(crate) struct Speller {
    /// What has been written.
    pub(crate) texts: Texts,
    /// Scratch: one spelling, and what is made of that.
    one: Zeroizing<Vec<u8>>,
    other: Zeroizing<Vec<u8>>,
    /// Where this stands in a spelling, it is skipped.
    unseen: Vec<u8>,
}

impl Speller {
    /// With room for the spellings of values that have so many bytes, mostly. `unseen` is a
    /// text that nothing looks into, if there is one: that of masks.
    pub(crate) fn new(bytes: usize, unseen: &[u8]) -> Speller {
        // Values of letters and digits take 17 to 19 times as many.
        Speller {
            texts: Texts::with_room(20 * bytes),
            one: Zeroizing::default(),
            other: Zeroizing::default(),
            unseen: unseen.to_vec(),
        }
    }

    /// Writes all spellings of a value that is used.
    pub(crate) fn spell(&mut self, value: &[u8], shortest: usize) {
        self.tell(value, shortest, &mut |_, _| {});
    }

    fn tell(&mut self, value: &[u8], shortest: usize, told: &mut dyn FnMut(Kind, Told)) {
        let value = value.trim_ascii();
        for buffer in [&mut self.one, &mut self.other] {
            // With two bytes for a line break, and room to spare.
            let room = 2 * WIDEST * value.len() + 64;
            if buffer.capacity() < room {
                *buffer = Zeroizing::new(Vec::with_capacity(room));
            }
        }
        let mut unit = |text: &[u8], raw: Kind, whole: bool| {
            let mut unit = Unit {
                text,
                from: self.texts.len(),
                shortest,
                texts: &mut self.texts,
                one: &mut self.one,
                other: &mut self.other,
                unseen: &self.unseen,
                told: &mut *told,
            };
            unit.add(raw, |text, out| out.extend_from_slice(text));
            if whole {
                unit.bytes();
            }
            if !text.iter().copied().all(is_plain) {
                unit.texts();
            }
        };
        unit(value, Kind::Raw, true);
        if !value.iter().any(|byte| b"\r\n".contains(byte)) {
            return;
        }
        let in_a_line = in_a_line(value);
        let others = [
            (with_breaks(value, b"\n"), true),
            (with_breaks(value, b"\r\n"), true),
            (in_a_line, false),
        ];
        for (other, whole) in others {
            if *other != value {
                unit(&other, Kind::LineBreaks, whole);
            }
        }
        let lines = value.split(|byte| b"\r\n".contains(byte));
        let lines = lines
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty());
        let mut skipped = Vec::new();
        let mut count = 0;
        for line in lines {
            let why = match sense::why_unused(line, shortest) {
                Some(unused) => Some(unused.short()),
                None if is_border(line) => Some("a line of every key"),
                None if count == MOST_LINES => Some("too many"),
                None => None,
            };
            match why {
                Some(why) => skipped.push(why),
                None => {
                    count += 1;
                    unit(line, Kind::Lines, false);
                }
            }
        }
        for why in skipped {
            told(Kind::Lines, Told::Skipped(why));
        }
    }
}

/// Whether every family of text leaves a byte as it is.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)
}

/// The first and the last line of a key block: everybody has them.
fn is_border(line: &[u8]) -> bool {
    let is_marked = line.starts_with(b"-----BEGIN ") || line.starts_with(b"-----END ");
    is_marked && line.ends_with(b"-----")
}

/// A text in one line: each run of white space is one space, as the engine reads it (see
/// `engine::gap`).
fn in_a_line(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut other = Zeroizing::new(Vec::with_capacity(text.len()));
    for &byte in text {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' if other.last() == Some(&b' ') => {}
            b' ' | b'\t' | b'\r' | b'\n' => other.push(b' '),
            byte => other.push(byte),
        }
    }
    other
}

/// A text with other line breaks.
fn with_breaks(text: &[u8], line_break: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut other = Zeroizing::new(Vec::with_capacity(2 * text.len()));
    let mut bytes = text.iter().peekable();
    while let Some(&byte) = bytes.next() {
        match byte {
            b'\r' if bytes.peek() == Some(&&b'\n') => {}
            b'\n' => other.extend_from_slice(line_break),
            byte => other.push(byte),
        }
    }
    other
}

/// A text of which all spellings are written.
struct Unit<'s> {
    text: &'s [u8],
    /// Its first spelling among the texts.
    from: usize,
    shortest: usize,
    texts: &'s mut Texts,
    one: &'s mut Vec<u8>,
    other: &'s mut Vec<u8>,
    unseen: &'s [u8],
    told: &'s mut dyn FnMut(Kind, Told),
}

impl Unit<'_> {
    /// The families that take it for bytes.
    fn bytes(&mut self) {
        binary::base64(self);
        binary::base64_lines(self);
        binary::hex(self);
        percent::percent_all(self);
        binary::utf16(self);
    }

    /// Those that leave most of it as it is.
    fn texts(&mut self) {
        percent::percent(self);
        json::json(self);
        shell::shell(self);
        shell::powershell(self);
        shell::doubled(self);
        markup::markup(self);
        literal::literal(self);
    }

    fn text(&self) -> &[u8] {
        self.text
    }

    fn shortest(&self) -> usize {
        self.shortest
    }

    fn add(&mut self, kind: Kind, write: impl FnOnce(&[u8], &mut Vec<u8>)) {
        self.one.clear();
        write(self.text, self.one);
        self.take(kind);
    }

    fn add_twice(
        &mut self,
        kind: Kind,
        first: impl FnOnce(&[u8], &mut Vec<u8>),
        second: impl FnOnce(&[u8], &mut Vec<u8>),
    ) {
        self.other.clear();
        first(self.text, self.other);
        self.one.clear();
        second(self.other, self.one);
        self.take(kind);
    }

    /// Keeps what was written, unless it was written before.
    fn take(&mut self, kind: Kind) {
        debug_assert!(self.one.len() <= WIDEST * self.text.len() + 64);
        if self.one.is_empty() || self.texts.has(self.from, self.one) {
            return;
        }
        if self.one.len() < self.shortest {
            (self.told)(kind, Told::Skipped("too short"));
            return;
        }
        if !self.unseen.is_empty() && memmem::find(self.one, self.unseen).is_some() {
            return;
        }
        self.texts.add(self.one);
        (self.told)(kind, Told::Covered);
    }
}

/// A character, or a byte that is part of none.
enum Piece {
    Char(char),
    Byte(u8),
}

fn pieces(text: &[u8]) -> impl Iterator<Item = Piece> + '_ {
    text.utf8_chunks().flat_map(|chunk| {
        let bytes = chunk.invalid().iter().copied().map(Piece::Byte);
        chunk.valid().chars().map(Piece::Char).chain(bytes)
    })
}

/// A number, with so many digits at least.
fn number(number: u32, base: u32, upper: bool, digits: u32, out: &mut Vec<u8>) {
    let power = |count: u32| u64::from(base).pow(count);
    let mut count = digits;
    while u64::from(number) >= power(count) {
        count += 1;
    }
    for at in (0..count).rev() {
        let digit = u64::from(number) / power(at) % u64::from(base);
        let digit = char::from_digit(digit as u32, base).unwrap_or('0');
        out.push(match upper {
            true => digit.to_ascii_uppercase(),
            false => digit,
        } as u8);
    }
}

#[cfg(test)]
mod tests;
