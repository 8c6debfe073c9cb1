//! Where a value may lie over a gap, told in a hurry: see `loose`.

use super::gap::{ESC, Sequence, is_white, is_wrap, sequence};
use crate::program::known::Known;

/// So many control sequences in a row are looked over for what stands behind them.
const ROW: usize = 4;

/// Whether a value may lie over a control sequence, behind which comes `rest`.
pub(super) fn may_cross(known: &Known, before: u8, mut rest: &[u8]) -> bool {
    for _ in 0..ROW {
        let Some(&byte) = rest.first() else {
            return true;
        };
        if byte != ESC {
            let is_spaced = known.neighbours.has_spaces()
                && is_white(byte)
                && (is_white(before) || known.neighbours.are(before, b' '));
            return is_spaced || known.neighbours.are(before, byte);
        }
        match sequence(rest) {
            Sequence::Whole(length) => rest = &rest[length..],
            Sequence::Begun => return true,
            Sequence::None => return false,
        }
    }
    true
}

/// Whether a value may lie over a line break that is a gap.
pub(super) fn may_wrap(known: &Known, haystack: &[u8], at: usize) -> bool {
    let rest = &haystack[at + 1..];
    let rest = match (haystack[at], rest) {
        (b'\r', [b'\n', rest @ ..]) => rest,
        _ => rest,
    };
    match (haystack[..at].last(), rest.first()) {
        (_, None | Some(&ESC)) => true,
        (Some(&before), Some(&byte)) => known.neighbours.are(before, byte),
        (None, _) => false,
    }
}

/// Whether white space that is not one space by itself may stand for one of a value. It
/// goes on if the byte before it is white space, too.
pub(super) fn may_space(
    known: &Known,
    haystack: &[u8],
    at: usize,
    floor: usize,
    goes_on: bool,
) -> bool {
    let first = at.saturating_sub(usize::from(goes_on));
    first < floor + 2
        || known
            .neighbours
            .are_before_space(haystack[first - 2], haystack[first - 1])
}

/// Whether a known secret with a gap inside may lie in a haystack that is known whole.
pub(super) fn may_lie_in(known: &Known, haystack: &[u8]) -> bool {
    let mut ahead = Ahead::default();
    let mut at = 0;
    loop {
        at = ahead.next(known, haystack, at);
        let Some(&byte) = haystack.get(at) else {
            return false;
        };
        let goes_on = at > 0 && is_white(haystack[at - 1]);
        if byte == ESC
            || is_wrap(haystack, at, 0) && may_wrap(known, haystack, at)
            || known.neighbours.has_spaces() && may_space(known, haystack, at, 0, goes_on)
        {
            return true;
        }
        at += 1;
    }
}

/// What comes next of the bytes at which a walker may begin. Each is looked for once.
#[derive(Default)]
pub(super) struct Ahead {
    control: Option<usize>,
    tab: Option<usize>,
    spaces: Option<usize>,
}

impl Ahead {
    /// The next one at `from` or behind, or the end.
    #[inline]
    pub(super) fn next(&mut self, known: &Known, haystack: &[u8], from: usize) -> usize {
        let end = haystack.len();
        let next = |ahead: &mut Option<usize>, find: &dyn Fn() -> Option<usize>| match *ahead {
            Some(at) if at >= from => at,
            _ => *ahead.insert(find().unwrap_or(end)),
        };
        let rest = haystack.get(from..).unwrap_or_default();
        let first = next(&mut self.control, &|| {
            Some(from + memchr::memchr3(ESC, b'\n', b'\r', rest)?)
        });
        if !known.neighbours.has_spaces() {
            return first;
        }
        let tab = next(&mut self.tab, &|| Some(from + memchr::memchr(b'\t', rest)?));
        // The second of two: the first one may be right before.
        let spaces = next(&mut self.spaces, &|| {
            let from = from.saturating_sub(1);
            Some(from + known.neighbours.find_spaces(haystack.get(from..)?)? + 1)
        });
        first.min(tab).min(spaces)
    }
}
