//! What may lie inside a known value without being of it.
//!
//! ```text
//!   in every view     ESC [ … letter, ESC ( B, ESC 7 …      nothing: it is left out
//!   Spaced            white space                           every run of it is one space
//!   Wrapped           a line break behind 16 of base64      nothing: it is left out
//! ```
//!
//! A terminal's colours and `grep --color` write control sequences into a value, a shell
//! prints the lines of one in a row, and `base64` and `openssl` break what they write. So
//! values are looked for in the bytes as they are, and in three views of these. White
//! space is spaces, tabs, CR and LF. A line break is a CR, a LF, or both; right before it
//! stand [`LINE`] signs of base64 or base64url at least, with no control sequence between.
//!
//! A control sequence is complete and has at most [`LONGEST`] bytes (`ESC [`, parameters,
//! one more sign at most, a letter). An ESC that begins
//! none divides: in no view does a value lie over it. (In the bytes as they are one may.)
//! No longer ones are known: a terminal's title, or a hyperlink, divides.
//!
//! What begins a control sequence is an ESC, and there is no other in it. So whether a byte
//! is in one does not depend on what stands before the ESC, and all that has to be known
//! is a few bytes around it.

/// A value lies over no more bytes of gaps, all together.
pub(crate) const MOST: u64 = 1024;

/// The longest control sequence.
pub(crate) const LONGEST: usize = 32;

/// So many signs of base64 stand before a line break that is a gap.
pub(crate) const LINE: usize = 16;

pub(super) const ESC: u8 = 0x1b;

/// How the bytes are read; see the module docs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// Without control sequences.
    Bare = 0,
    /// And every run of white space is one space.
    Spaced = 1,
    /// And, in place of that, without line breaks behind base64.
    Wrapped = 2,
}

/// All of them.
pub(super) const VIEWS: [View; 3] = [View::Bare, View::Spaced, View::Wrapped];

/// What an ESC begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A control sequence of so many bytes.
    Whole(usize),
    /// More bytes tell.
    Begun,
    /// Nothing.
    None,
}

/// What the ESC begins with which `rest` does.
pub(super) fn sequence(rest: &[u8]) -> Sequence {
    let more = match rest.len() < LONGEST {
        true => Sequence::Begun,
        false => Sequence::None,
    };
    let within = &rest[..rest.len().min(LONGEST)];
    match within.get(1) {
        None => more,
        Some(b'[') => {
            let is_other = |byte: &u8| !(b'0'..=b'?').contains(byte);
            let other = within[2..].iter().position(is_other);
            let mut last = other.map_or(within.len(), |at| 2 + at);
            // With more than one of these it could hold two spaces in a row.
            last += usize::from(matches!(within.get(last), Some(b' '..=b'/')));
            match within.get(last) {
                None => more,
                Some(b'@'..=b'~') => Sequence::Whole(last + 1),
                Some(_) => Sequence::None,
            }
        }
        Some(b' '..=b'/') => match within.get(2) {
            None => more,
            Some(b'0'..=b'~') => Sequence::Whole(3),
            Some(_) => Sequence::None,
        },
        // What begins a string that has an end of its own.
        Some(b'P' | b'X' | b']' | b'^' | b'_') => Sequence::None,
        Some(b'0'..=b'~') => Sequence::Whole(2),
        Some(_) => Sequence::None,
    }
}

/// Whether these bytes may come in a view, behind this one.
pub(super) fn may_read(view: View, last: Option<u8>, bytes: &[u8]) -> bool {
    // It is asked of whole values whenever something is held: a byte at a time takes longer
    // than all the rest.
    let holds_white = || {
        memchr::memchr3(b'\t', b'\n', b'\r', bytes).is_some()
            || last == Some(b' ') && bytes.first() == Some(&b' ')
            || memchr::memmem::find(bytes, b"  ").is_some()
    };
    !(view == View::Spaced && holds_white()) && memchr::memchr(ESC, bytes).is_none()
}

pub(super) fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether the byte at `at` is of a line break that is a gap. Nothing before `floor` is
/// looked at.
pub(super) fn is_wrap(haystack: &[u8], at: usize, floor: usize) -> bool {
    let end = match haystack[at] {
        b'\r' => at,
        b'\n' if at > floor && haystack[at - 1] == b'\r' => at - 1,
        b'\n' => at,
        _ => return false,
    };
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(byte);
    end >= floor + LINE && haystack[end - LINE..end].iter().rev().all(is_sign)
}

/// A haystack as it is in a view, each byte with its offset, in parts over which a value
/// may lie. The engine never has that: it is for explanations.
pub(super) fn parts(view: View, haystack: &[u8]) -> Vec<Vec<(u8, usize)>> {
    let mut parts = vec![Vec::new()];
    let (mut at, mut floor, mut is_space) = (0, 0, false);
    while let Some(&byte) = haystack.get(at) {
        let part = parts.len() - 1;
        let (length, read) = match byte {
            ESC => match sequence(&haystack[at..]) {
                Sequence::Whole(length) => (length, None),
                _ => {
                    parts.push(Vec::new());
                    is_space = false;
                    (1, None)
                }
            },
            _ if view == View::Wrapped && is_wrap(haystack, at, floor) => (1, None),
            _ if view == View::Spaced && is_white(byte) => {
                let goes_on = std::mem::replace(&mut is_space, true);
                (1, Some(b' ').filter(|_| !goes_on))
            }
            _ => {
                is_space = false;
                (1, Some(byte))
            }
        };
        parts[part].extend(read.map(|byte| (byte, at)));
        at += length;
        if byte == ESC {
            floor = at;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_sequences_are_told_by_their_bytes() {
        let parameters = [b"\x1b[".as_slice(), &b"1".repeat(29), b"m"].concat();
        let too_long = [b"\x1b[".as_slice(), &b"1".repeat(30), b"m"].concat();
        for (bytes, length) in [
            (&b"\x1b[mab"[..], Some(3)),
            (b"\x1b[0m", Some(4)),
            (b"\x1b[01;31m\x1b[K", Some(8)),
            (b"\x1b[K", Some(3)),
            (b"\x1b[38;5;196mx", Some(11)),
            (b"\x1b[?25l", Some(6)),
            (b"\x1b[4:3m", Some(6)),
            (b"\x1b[ q", Some(4)),
            (b"\x1b(Bx", Some(3)),
            (b"\x1b7", Some(2)),
            (b"\x1b=", Some(2)),
            (&parameters, Some(32)),
            (&too_long, None),
            (b"\x1b\x1b[m", None),
            (b"\x1b[3\x1b", None),
            (b"\x1b[\xc3", None),
            (b"\x1b[ 1m", None),
            (b"\x1b[  q", None),
            (b"\x1b(\n", None),
            (b"\x1b]0;a\x07", None),
            (b"\x1bP1\x1b\\", None),
            (b"\x1b\n", None),
            (b"\x1b\x7f", None),
        ] {
            let wanted = length.map_or(Sequence::None, Sequence::Whole);
            let shown = bytes.escape_ascii();
            assert_eq!(sequence(bytes), wanted, "{shown}");
            let told = length.unwrap_or(bytes.len());
            for cut in 1..told.min(bytes.len()) {
                match sequence(&bytes[..cut]) {
                    Sequence::Begun => {}
                    other => assert!(length.is_none() && other == wanted, "{shown} at {cut}"),
                }
            }
        }
    }

    #[test]
    fn a_line_break_is_one_behind_base64() {
        let text = b"QWxhZGRpbjpvcGVu\r\nxxx QWxhZGRpbj-vcGV_\nQWxhZGRpbjpvcGV\n\r";
        let wraps: Vec<usize> = (0..text.len()).filter(|&at| is_wrap(text, at, 0)).collect();
        assert_eq!(wraps, [16, 17, 38]);
        assert!(is_wrap(text, 38, 22) && !is_wrap(text, 38, 23));
    }
}
