//! Where a token may begin.
//!
//! A token begins where the byte before it cannot belong to a token, and an
//! escape is a border too: in `…\nAKIA…`, as JSON and debug output print a new
//! line, the `n` belongs to the escape. Both readings of `\\n` count, because
//! nobody knows how often the text was escaped; so parity is not looked at.

use crate::program::index::is_token;
use crate::program::names::Begin;
use crate::rule::assignment::ACCOUNT_DIGITS;

/// How far an escape may reach behind a border, in bytes. A longer one is none.
pub(crate) const LONGEST_ESCAPE: usize = 24;

/// Whether a token may begin at `at`. `floor` is where an earlier mask ended
/// (nothing before it is looked at, and it is no border), if one did in reach;
/// `is_start` says that `haystack` begins where the stream does.
pub(crate) fn is_border(haystack: &[u8], at: usize, floor: Option<usize>, is_start: bool) -> bool {
    let lowest = floor.unwrap_or(0);
    if at <= lowest {
        return floor.is_none() && is_start;
    }
    let before = &haystack[lowest.max(at.saturating_sub(LONGEST_ESCAPE))..at];
    // A hyphen that begins a line is a diff's, or a list's.
    let hyphen = matches!(before, [.., b'\n', b'-'])
        || before == b"-" && at == 1 && floor.is_none() && is_start;
    !is_token(before[before.len() - 1]) || hyphen || ends_escape(before)
}

/// Whether a name may begin at `at`, as it asks for. Before the stream's first byte
/// a line ends.
pub(crate) fn begins(
    begin: &Begin,
    haystack: &[u8],
    at: usize,
    floor: Option<usize>,
    is_start: bool,
) -> bool {
    let lowest = floor.unwrap_or(0);
    if *begin == Begin::Anywhere {
        return true;
    }
    if at <= lowest {
        return floor.is_none() && is_start && *begin != Begin::Last;
    }
    let before = &haystack[lowest.max(at.saturating_sub(LONGEST_ESCAPE))..at];
    let last = before[before.len() - 1];
    let joint = matches!(last, b'_' | b'-' | b'.');
    // A capital behind what is none: `myVendor`.
    let hump = haystack[at].is_ascii_uppercase() && !last.is_ascii_uppercase();
    let escape = || ends_escape(before) && !is_lone_letter(before);
    match begin {
        Begin::Anywhere => true,
        Begin::Word => !last.is_ascii_alphanumeric() || hump || escape(),
        Begin::Last => {
            hump && last.is_ascii_alphanumeric()
                || joint && matches!(before, [.., a, _] if a.is_ascii_alphanumeric())
        }
        Begin::Unless(word) if joint => {
            let outside = (floor.is_none() && is_start).then_some(b'\n');
            let seen = haystack[lowest..at - 1].iter().rev().copied();
            let mut seen = seen.chain(outside);
            // Another byte must show that it is not this word.
            word.bytes().rev().find_map(|wanted| match seen.next() {
                Some(byte) if byte.to_ascii_lowercase() == wanted => None,
                Some(_) => Some(true),
                None => Some(false),
            }) == Some(true)
        }
        Begin::NoAccount => {
            let outside = (floor.is_none() && is_start).then_some(b'\n');
            let mut digits = haystack[lowest..at - 1]
                .iter()
                .rev()
                .copied()
                .chain(outside)
                .take(ACCOUNT_DIGITS);
            // Another byte must show that the number is shorter.
            last != b':' || !digits.all(|byte| byte.is_ascii_digit())
        }
        Begin::Unless(_) => !last.is_ascii_alphanumeric() || escape(),
    }
}

/// Whether what looks like a terminal's escape is but a bracket and a letter, and
/// none that is used so: `[s`.
fn is_lone_letter(before: &[u8]) -> bool {
    matches!(before, [.., b'[', letter] if !matches!(letter, b'm' | b'K'))
}

/// Whether an escape form ends where `before` ends.
fn ends_escape(before: &[u8]) -> bool {
    let hex = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_hexdigit);
    match before {
        [
            ..,
            b'\\',
            b'a' | b'b' | b'e' | b'f' | b'n' | b'r' | b't' | b'v' | b'0',
        ] => true,
        [.., b'\\', b'x', a, b] if hex(&[*a, *b]) => true,
        [.., b'\\', b'u', a, b, c, d] if hex(&[*a, *b, *c, *d]) => true,
        [.., b'\\' | b'#', a, b, c] if is_octal(&[*a, *b, *c]) => true,
        [.., b'%', b'u', a, b, c, d] if hex(&[*a, *b, *c, *d]) => true,
        [.., b'%', a, b] if hex(&[*a, *b]) => true,
        [.., b'%', b'2', b'5', a, b] if hex(&[*a, *b]) => true,
        _ => ends_colour(before),
    }
}

fn is_octal(digits: &[u8]) -> bool {
    digits.iter().all(|digit| (b'0'..=b'7').contains(digit))
}

/// `[31m`, `[1;31m`, `[K`: what a terminal's escape looks like after its ESC,
/// which may have been dropped or written in some other way.
fn ends_colour(before: &[u8]) -> bool {
    let [parameters @ .., letter] = before else {
        return false;
    };
    if !letter.is_ascii_alphabetic() {
        return false;
    }
    let end = parameters
        .iter()
        .rposition(|&byte| !(byte.is_ascii_digit() || byte == b';'));
    end.is_some_and(|at| parameters[at] == b'[')
}

/// The places in a run of token characters that begins at `start` where an
/// escape may end: the candidates for a border inside the run, as offsets from
/// its start. A superset; [`is_border`] decides.
pub(crate) fn escape_offsets(haystack: &[u8], start: usize) -> [usize; 3] {
    // Zero stands for "none": the run's own start is always looked at.
    let hyphen = usize::from(haystack.get(start) == Some(&b'-'));
    let Some(&before) = start.checked_sub(1).and_then(|at| haystack.get(at)) else {
        return [hyphen, 0, 0];
    };
    match before {
        b'\n' => [hyphen, 0, 0],
        b'#' => [3, 0, 0],
        b'\\' => match haystack.get(start) {
            Some(b'x') => [3, 0, 0],
            Some(b'u') => [5, 0, 0],
            _ => [1, 3, 0],
        },
        b'%' => match haystack.get(start) {
            Some(b'u') => [5, 0, 0],
            _ => [2, 4, 0],
        },
        b'[' | b';' => {
            let digits = haystack[start..]
                .iter()
                .take(LONGEST_ESCAPE)
                .take_while(|b| b.is_ascii_digit())
                .count();
            [digits + 1, 0, 0]
        }
        _ => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_borders() {
        let borders = [
            "",
            " ",
            "\"",
            "=",
            "/",
            "é",
            "x\\n",
            "\\\\n",
            "\\t",
            "\\0",
            "\\x1b",
            "\\u0022",
            "\\033",
            "%22",
            "%0A",
            "%2522",
            "[31m",
            "\\u001b[1;31m",
            "[K",
            "x;",
            "\u{1b}[0m",
            "x#012",
            "%u0022",
            "-",
            "x\n-",
        ];
        for before in borders {
            assert!(
                is_border(before.as_bytes(), before.len(), None, true),
                "{before:?}"
            );
        }
        for before in [
            "x", "_", "x-", "\n--", "\r-", "0", "\\q", "#12", "#089", "nn", "2222", "u0022", "31m",
            "x31m", ";31m",
        ] {
            assert!(
                !is_border(before.as_bytes(), before.len(), None, true),
                "{before:?}"
            );
        }
        assert!(!is_border(b"ab ", 3, Some(3), true), "a mask is no border");
        assert!(!is_border(b"", 0, None, false), "nor is what was forgotten");
    }

    #[test]
    fn every_escape_inside_a_run_is_offered() {
        for escape in [
            "\\n", "\\x1b", "\\u0022", "\\033", "#012", "%22", "%u0022", "%2522", "[31m", "[1;31m",
            "[m", "\n-", "-",
        ] {
            let text = format!("{escape}AKIA");
            let token = |at: usize| is_token(text.as_bytes()[at]);
            let at = escape.len();
            let start = (0..at).rev().take_while(|&i| token(i)).last().unwrap_or(at);
            let offered = escape_offsets(text.as_bytes(), start);
            assert!(
                at == start || offered.contains(&(at - start)),
                "{escape}: {offered:?}"
            );
        }
    }
}
