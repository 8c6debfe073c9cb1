//! Bytes as symbols.
//!
//! The engine does not read bytes but symbols, each with the range of bytes it
//! came from. In the raw view, the only one so far, every byte is a symbol of
//! its own, except that an earlier mask, exact and with a label known to this
//! program, is one opaque symbol: no lead and no candidate crosses it. That is
//! what makes redaction idempotent.

use crate::program::mask::{MASK_END, MASK_START, MAX_LABEL};
use crate::program::masks::Earlier;

/// What begins at some byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A byte that stands for itself.
    Byte,
    /// An earlier mask of so many bytes.
    Mask(usize),
    /// The bytes at hand may be the beginning of a mask, and end too early.
    Partial,
}

/// No mask is longer than this, and so is no partial one.
pub(crate) const MAX_MASK: usize = MASK_START.len() + MAX_LABEL + MASK_END.len();

/// What begins at the first byte of `rest`, which goes on to the end of what
/// has been received.
pub(crate) fn symbol(earlier: &Earlier<'_>, rest: &[u8]) -> Symbol {
    if let Some(text) = earlier.text {
        match common(rest, text) {
            Some(true) => return Symbol::Mask(text.len()),
            Some(false) => return Symbol::Partial,
            None => {}
        }
    }
    match common(rest, MASK_START.as_bytes()) {
        Some(true) => labelled(earlier, &rest[MASK_START.len()..]),
        Some(false) => Symbol::Partial,
        None => Symbol::Byte,
    }
}

/// Whether there is a mask in a text.
pub(crate) fn holds_mask(earlier: &Earlier<'_>, text: &[u8]) -> bool {
    let mut places = beginnings(earlier, text);
    places.any(|at| matches!(symbol(earlier, &text[at..]), Symbol::Mask(_)))
}

/// Where in a text a mask may begin, by its first byte.
pub(crate) fn beginnings(earlier: &Earlier<'_>, text: &[u8]) -> impl Iterator<Item = usize> {
    let first = MASK_START.as_bytes()[0];
    let other = earlier.text.map_or(first, |text| text[0]);
    memchr::memchr2_iter(first, other, text)
}

/// Whether `rest` begins with `text` (true), is a beginning of it (false), or
/// neither.
fn common(rest: &[u8], text: &[u8]) -> Option<bool> {
    let shared = rest.len().min(text.len());
    (rest[..shared] == text[..shared]).then_some(shared == text.len())
}

/// The same for what follows the start of a labelled mask.
fn labelled(earlier: &Earlier<'_>, rest: &[u8]) -> Symbol {
    let window = &rest[..rest.len().min(MAX_LABEL + MASK_END.len())];
    let length = window
        .iter()
        .position(|&byte| byte == b'_')
        .unwrap_or(window.len());
    let label = &window[..length];
    if length == window.len() {
        return match length < MAX_LABEL && earlier.begins(label) {
            true => Symbol::Partial,
            false => Symbol::Byte,
        };
    }
    if !earlier.has(label) {
        return Symbol::Byte;
    }
    match common(&window[length..], MASK_END.as_bytes()) {
        Some(true) => Symbol::Mask(MASK_START.len() + length + MASK_END.len()),
        Some(false) => Symbol::Partial,
        None => Symbol::Byte,
    }
}
