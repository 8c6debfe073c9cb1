//! What stands before a separator: a telling key, perhaps.

use super::super::classes::{is_prefix, is_sign};
use super::super::memo::is_within;
use super::super::open::{Behind, opened};
use super::super::places::Places;
use super::{Event, FIRST, Kind, Scan, first_bits};
use crate::program::index::{Index, Last, is_closer};

/// So many closers may stand between a key and its separator.
const MOST_CLOSERS: usize = 40;

impl Scan<'_> {
    /// Each separator, by what stands before it and behind it.
    #[inline(always)]
    pub(super) fn separators(&mut self, origin: usize, places: &mut Places) {
        let Scan {
            rules, haystack, ..
        } = *self;
        let index = &rules.index;
        let Places {
            keys,
            led,
            quotes,
            marks,
            ..
        } = places;
        for &place in led.all() {
            self.led(origin + place as usize);
        }

        keys.retain(
            |place| match behind(index, haystack, origin + place as usize) {
                Some((_, (may_be, _))) => may_be,
                None => true,
            },
        );
        for &place in keys.all() {
            let at = origin + place as usize;
            match behind(index, haystack, at) {
                Some((separator, (_, ending)))
                    if index.last(separator, ending[3]) == Last::OfSome
                        && !index.may_end_gap(ending[2], ending[3]) =>
                {
                    self.ending(at + 1, separator, ending, at - 8);
                }
                _ => self.behind_closers(at),
            }
        }

        // The key that a quote stands behind ends where its closers begin.
        quotes.retain(|place| {
            let (block, bit) = (place as usize / 64, place as usize % 64);
            let others = !marks[block].closers & first_bits(bit);
            let last = origin + 64 * block + (others | 1).ilog2() as usize;
            // For the first ones the bytes before them are in another block.
            bit < FIRST as usize
                || others == 0
                || match ending_at(haystack, last) {
                    Some(ending) => index.may_end_key(haystack[origin + place as usize], ending),
                    None => true,
                }
        });
        for &place in quotes.all() {
            self.behind_closers(origin + place as usize);
        }
    }

    /// A separator that a literal may begin with.
    #[inline(always)]
    pub(super) fn led(&mut self, at: usize) {
        let rules = self.rules;
        let Some(&[a, b]) = self.haystack[at..].first_chunk() else {
            return;
        };
        for &id in rules.index.led(a, b) {
            self.literal(id, at + rules.literals[usize::from(id)].text.len());
        }
    }

    /// A separator with closers, a code, or a few bytes before it; or a quote.
    pub(super) fn behind_closers(&mut self, at: usize) {
        let separator = self.haystack[at];
        let mut text = &self.haystack[..at];
        if matches!(separator, b'"' | b'\'') {
            if let [rest @ .., sign, prefix] = text
                && is_prefix(*prefix)
                && is_sign(*sign)
            {
                text = &text[..rest.len() + 1];
            }
            if !may_open(text) {
                return;
            }
        }
        let mut key = text;
        while let [rest @ .., byte] = key
            && is_closer(*byte)
        {
            key = rest;
            if text.len() - key.len() > MOST_CLOSERS {
                return;
            }
        }
        let index = &self.rules.index;
        let (ending, from) = match *key {
            // How much of it stood in between is not told.
            [.., a, b] if index.may_end_gap(a, b) => (key_ending(text), 0),
            [.., last] if index.last(separator, last) == Last::OfSome => {
                (last_four(key), key.len().saturating_sub(4))
            }
            _ => (None, 0),
        };
        if let Some(ending) = ending {
            self.ending(at + 1, separator, ending, from);
        }
    }

    /// A separator that ends here, behind these bytes, which stand from `from` on.
    pub(super) fn ending(&mut self, end: usize, separator: u8, ending: [u8; 4], from: usize) {
        let Scan {
            rules, haystack, ..
        } = *self;
        let index = &rules.index;
        if !index.may_be_key(separator, ending) {
            return;
        }
        let text = haystack[..end].last_chunk();
        if text.is_some_and(|text| self.memos.keys.has(text)) {
            return;
        }
        let behind = Behind::of(haystack, self.ends.is_start);
        let mut is_key = false;
        let mut seen = behind.names(&rules.key_names, end - 1, |found| {
            is_key |= opened(rules, separator, &found).next().is_some();
        });
        let before = self.events.len();
        if is_key || self.is_cut_off(seen) {
            self.events.push(Event {
                at: end,
                kind: Kind::Key(separator),
            });
        }
        let [_, ending @ ..] = ending;
        for &shape in index.shapes(separator, ending) {
            let automaton = rules.shapes[usize::from(shape)].automaton.get();
            let (matched, from) = behind.shapes(automaton, end - 1);
            seen = seen.min(from);
            if matched != 0 || self.is_cut_off(from) {
                self.events.push(Event {
                    at: end,
                    kind: Kind::Shape(shape),
                });
            }
        }
        let seen = seen.min(from);
        if before == self.events.len()
            && let Some(text) = text.filter(|_| is_within(seen, end))
        {
            self.memos.keys.add(text);
        }
    }
}

/// The separator at a place, and what stands before it.
#[inline(always)]
fn behind(index: &Index, haystack: &[u8], at: usize) -> Option<(u8, (bool, [u8; 4]))> {
    let &[a, b, c, d, e, f, g, h, separator] = haystack.get(at.wrapping_sub(8)..)?.first_chunk()?;
    let bytes = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
    Some((separator, index.behind(bytes, separator)))
}

/// The four bytes that end with this one.
#[inline(always)]
fn ending_at(haystack: &[u8], last: usize) -> Option<[u8; 4]> {
    let ending = haystack.get(last.wrapping_sub(3)..)?.first_chunk();
    ending.copied()
}

/// Whether a quote behind `text` may open a value on its own. One with backslashes
/// may close something; and behind `:` or `{` it belongs to another separator, or
/// opens a key: JSON is full of these.
#[inline(always)]
fn may_open(text: &[u8]) -> bool {
    let mut text = text;
    let mut is_escaped = false;
    while let [rest @ .., b'\\'] = text {
        (text, is_escaped) = (rest, true);
    }
    if is_escaped && !text.last().is_some_and(|&byte| is_sign(byte)) {
        return false;
    }
    if let [rest @ .., b' '] = text {
        text = rest;
    }
    !matches!(text, [.., b':' | b'{'])
}

/// The last four bytes of the key that `text` ends in, without what may stand
/// between a key and its separator: blanks, a closing quote with backslashes, a
/// bracket, a comma, `%22`, `\u0022`, `\x22`, `&quot;`; then a digit.
#[inline(always)]
fn key_ending(text: &[u8]) -> Option<[u8; 4]> {
    let mut key = text;
    // Colours: `ESC[0m`, twice at most.
    for _ in 0..2 {
        if let [rest @ .., b'm'] = key {
            let digits = rest.iter().rev().take(8);
            let digits = digits.take_while(|byte| byte.is_ascii_digit() || **byte == b';');
            let rest = &rest[..rest.len() - digits.count()];
            key = rest.strip_suffix(b"\x1b[").unwrap_or(key);
        }
    }
    while let [rest @ .., byte] = key
        && is_closer(*byte)
    {
        key = rest;
        if text.len() - key.len() > MOST_CLOSERS {
            return None;
        }
    }
    if let [rest @ .., b'%', b'2', b'2' | b'7'] | [rest @ .., b'%', b'5', b'D' | b'd'] = key {
        key = rest;
    } else if let [rest @ .., b'u', b'0', b'0', b'2', b'2'] = key {
        key = rest.strip_suffix(br"\").unwrap_or(rest);
    } else if let [rest @ .., b'\\', b'x', b'2', b'2'] = key {
        key = rest;
    } else if let [rest @ .., b'&', b'q', b'u', b'o', b't', b';']
    | [rest @ .., b'&', b'#', b'3', b'4', b';'] = key
    {
        key = rest;
    }
    if let [rest @ .., b'0'..=b'9'] = key {
        key = rest;
        if let [rest @ .., b'_' | b'-'] = key {
            key = rest;
        }
    }
    if let [rest @ .., b'['] = key {
        key = rest;
    }
    last_four(key)
}

/// The last four bytes; before the text's first one a line ends.
#[inline(always)]
fn last_four(text: &[u8]) -> Option<[u8; 4]> {
    match text {
        [.., a, b, c, d] => Some([*a, *b, *c, *d]),
        [b, c, d] => Some([b'\n', *b, *c, *d]),
        _ => None,
    }
}
