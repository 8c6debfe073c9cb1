//! Where something may begin: the places that are worth a closer look.
//!
//! **Its one law: no false negatives.** What it passes over can be no lead of a
//! secret that is ever hidden. What it reports is checked again in `open`.
//!
//! # How
//!
//! 64 bytes at a time are classified into one bit each. Most anchors end in `_` or
//! `-`: at these, two bytes before them are looked up. Behind almost every other
//! anchor stand at least twelve characters of `[A-Za-z0-9_-]` in a row, and few
//! bytes of a log do: a few shifts find where, and only there such anchors are
//! looked up (see `program::index`). Separators cost another bit each.
//!
//! # At the end of what was received
//!
//! Everything is a function of the bytes around a place: at most [`REACH`] bytes
//! before it and twelve after it. Where those after it have not been received
//! yet, they count as token characters. So at the end of a chunk nothing is
//! filtered that could still come true, and nothing needs to be remembered: the
//! next scan starts where this one ended, with the bytes before it at hand.
//!
//! # What was tried
//!
//! On system logs, in instructions per byte (callgrind, with AVX2) of the whole
//! filter, which took 46 before all of this and takes 22 now (JSON in JSON: 48, and 37):
//!
//! - Every literal behind punctuation was compared where a run begins: 3. By two
//!   bytes first, and then compared: 0.5.
//! - What a token without an anchor may hold was searched in a list, 20 bytes at
//!   every long run: 6. Lengths of runs of four classes say more, and cost 1
//!   (`program::bare`).
//! - Vectors of 16 bytes: 4.5 for the classes alone; of 32, half of it.
//! - 36 searched literals of three bytes or more took 14 % of the time; 29 of four
//!   or more, so that Teddy looks at four bytes, 32 at a time, take 6 %.
//! - One automaton of all keys of an ending, and of all vendors' names: three times
//!   the time. They are looked up by their ends, in a tree (`program::names`).
//! - Asking for a run behind a hyphen: no faster.
//! - Closers before a separator as a mask of each block: 0.8 more than looking at the
//!   bytes, of which mostly none is one. The key's last four bytes at once, in place
//!   of three: a third of the events, and with what follows from it 1.5.
//! - A run's start compared with everything that may stand there: 2; two pairs of bytes
//!   first: 1.2.
//! - In JSON almost every quote stands behind `: `, `{` or a backslash, and opens
//!   nothing: as masks, 8 less. Where its key would end, told by a mask of the closers in
//!   the blocks that have quotes, and the key behind `"` and `\"` by bytes that are at
//!   hand anyway: 1 less.
//! - Bits turned into lists of places (see `places`): no fewer instructions, 3 % of the
//!   time. A second list for separators that a literal begins with cost as much as that
//!   gave; a class for the byte behind them costs less.
//! - Keys and names walked once more for what had been nothing before: see `memo`. On
//!   system logs 2 and 8 % of the time, on JSON in JSON 10 and 15 %.
//! - A literal cannot have begun before a new line: a line that is pushed by itself is
//!   looked at from its beginning, not from 96 bytes before.
//! - What is left is spread: classes and masks 13 % of the time, lists 5, Teddy 8, the
//!   questions to each place about 20, keys and tokens that do open something 20, reading
//!   and writing 8. Hyperscan with 200 patterns is seven times as fast on the same logs;
//!   it looks for literals, and none of its patterns is a key's value or a token without
//!   an anchor.

use fearless_simd::{Level, Simd, dispatch};

use super::classes::{Block, blanks, closers, escapes, member_starts, prefixes, signs};
use super::memo::Memo;
use super::places::{List, Places};
use crate::program::Rules;
use crate::program::index::{MASK_CORE_END, Searched};

/// Telling keys before separators.
mod keys;
/// Long runs of token characters.
mod runs;

/// How many bytes before a place its literal and an escape before it may take.
pub(crate) const REACH: usize = 96;

/// How many bytes after a token's anchor are looked at.
const RUN: usize = 12;

/// The same for a token inside base64, from the anchor's beginning.
const LONG: usize = 24;

/// A token without an anchor is looked for only where it looks random: a digit is
/// among its first token characters, so many of them at most, or a capital
/// follows a lower-case letter [`HUMPS`] times. Names and words mostly are spared
/// the closer look by that; of the values that vendors make up next to none is.
pub(super) const LOOKED_AT: usize = 48;

/// Of so many places at a block's beginning, what stands before them is not told by
/// the block: they are looked at by themselves.
const FIRST: u32 = 4;

/// See [`LOOKED_AT`].
pub(super) const HUMPS: u32 = 3;

/// A place worth a closer look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Event {
    /// Where the lead's literal ends; for a mask, where it begins. An index into
    /// the haystack scanned.
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// What may be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The start of an earlier mask.
    Mask,
    /// This literal ends here; it has been compared.
    Literal(u16),
    /// A telling key may stand before the separator that ends here, this byte.
    Key(u8),
    /// One of these shapes may stand before the separator that ends here.
    Shape(u16),
    /// A token that looks random begins here: one without an anchor, or a value
    /// that its vendor's name tells.
    Start,
}

/// Appends the events in `haystack[from..to]`, sorted: literals and keys that
/// end in `from + 1..=to`, masks and random tokens that begin in `from..to`. The haystack may go
/// on behind `to`; where it ends is where what was received ends.
pub(crate) fn scan(
    rules: &Rules,
    haystack: &[u8],
    from: usize,
    to: usize,
    scratch: &mut Scratch,
    events: &mut Vec<Event>,
) {
    let ends = Ends {
        is_start: false,
        behind: b'A',
    };
    scan_between(rules, haystack, from, to, ends, scratch, events);
}

/// Whether nothing begins in a haystack that is known from its beginning to its end, so
/// that all of it passes. (What begins may still come to nothing.)
pub(crate) fn is_plain(
    rules: &Rules,
    haystack: &[u8],
    scratch: &mut Scratch,
    events: &mut Vec<Event>,
) -> bool {
    let ends = Ends {
        is_start: true,
        behind: b' ',
    };
    events.clear();
    scan_between(rules, haystack, 0, haystack.len(), ends, scratch, events);
    events.is_empty()
}

/// What is known of a haystack's ends.
#[derive(Clone, Copy)]
struct Ends {
    /// Whether it begins where the stream does. Otherwise it is not told here.
    is_start: bool,
    /// What counts as standing behind its end: a token's character where more may come,
    /// a blank where nothing does.
    behind: u8,
}

fn scan_between(
    rules: &Rules,
    haystack: &[u8],
    from: usize,
    to: usize,
    ends: Ends,
    scratch: &mut Scratch,
    events: &mut Vec<Event>,
) {
    let Scratch { places, memos } = scratch;
    let first = events.len();
    let mut scan = Scan {
        rules,
        has_starts: rules.has_starts(),
        haystack,
        from,
        to,
        ends,
        memos,
        events,
    };
    dispatch!(Level::new(), simd => scan.all(simd, places));
    search(rules, haystack, from, to, events);
    events[first..].sort_unstable();
}

/// The searched literals, and the masks.
fn search(rules: &Rules, haystack: &[u8], from: usize, to: usize, events: &mut Vec<Event>) {
    let index = &rules.index;
    // A literal may begin before `from`, a mask's core ends behind its start.
    let start = literals_from(rules, haystack, from, index.longest_searched() - 1);
    let end = haystack.len().min(to + REACH);
    index.search(haystack, start, end, |found, at| match found {
        Searched::Literal(id) if from < at && at <= to && is_there(rules, haystack, id, at) => {
            events.push(Event {
                at,
                kind: Kind::Literal(id),
            });
        }
        Searched::Literal(_) => {}
        Searched::Mask => {
            let mask = at.wrapping_sub(MASK_CORE_END);
            if (from..to).contains(&mask) {
                events.push(Event {
                    at: mask,
                    kind: Kind::Mask,
                });
            }
        }
    });
    if let Some(text) = &rules.text {
        // All of them, overlapping ones too: which are masks is decided in order.
        let end = haystack.len().min(to + text.needle().len() - 1);
        let mut start = from;
        while let Some(at) = haystack.get(start..end).and_then(|rest| text.find(rest)) {
            events.push(Event {
                at: start + at,
                kind: Kind::Mask,
            });
            start += at + 1;
        }
    }
}

/// Where the literals begin, at the earliest, that end behind `from`.
fn literals_from(rules: &Rules, haystack: &[u8], from: usize, longest: usize) -> usize {
    let is_line = from > 0 && haystack.get(from - 1) == Some(&b'\n');
    match is_line && rules.index.in_lines() {
        true => from,
        false => from.saturating_sub(longest),
    }
}

/// Whether a literal that was found in any case stands there as it should.
fn is_there(rules: &Rules, haystack: &[u8], id: u16, end: usize) -> bool {
    let literal = &rules.literals[usize::from(id)];
    literal.folded || haystack[..end].ends_with(&literal.text)
}

/// What a scan needs besides: allocated once.
#[derive(Clone, Default)]
pub(crate) struct Scratch {
    places: Places,
    memos: Memos,
}

/// What was looked at and opens nothing.
#[derive(Clone, Default)]
struct Memos {
    /// By what ends in a separator.
    keys: Memo,
    /// By what stands before a token that looks random.
    names: Memo,
    /// By what such a token begins with.
    bare: Memo,
}

/// One scan of one stretch.
struct Scan<'s> {
    rules: &'s Rules,
    /// Whether any rule asks for tokens that look random.
    has_starts: bool,
    haystack: &'s [u8],
    from: usize,
    to: usize,
    ends: Ends,
    memos: &'s mut Memos,
    events: &'s mut Vec<Event>,
}

impl Scan<'_> {
    /// Compiled once for every width of vectors.
    #[inline(always)]
    fn all<S: Simd>(&mut self, simd: S, places: &mut Places) {
        places.clear();
        // A literal that ends behind `from` may stand in a run that began before.
        let origin = literals_from(self.rules, self.haystack, self.from, REACH);
        self.blocks(simd, origin, places);
        self.starts(origin, places);
        self.dashes(origin, &mut places.dashes);
        self.separators(origin, places);
    }

    /// Lists the places of each class.
    #[inline(always)]
    fn blocks<S: Simd>(&mut self, simd: S, origin: usize, places: &mut Places) {
        let before = |distance: usize, test: fn(&u8) -> bool| {
            origin
                .checked_sub(distance)
                .is_some_and(|at| test(&self.haystack[at]))
        };
        let mut token_before = u64::from(before(1, |&b| crate::program::index::is_token(b)));
        let mut digits_before = (1..6).fold(0, |digits, distance| {
            digits | u64::from(before(distance, u8::is_ascii_digit)) << (5 - distance)
        });
        // What may stand there before the first block decides nothing: a new line, or
        // every place that is reported lies well behind it, or at the stream's start.
        let mut code_before = 0;
        let word_starts = if self.rules.index.word_starts() {
            u64::MAX
        } else {
            0
        };
        let mut dash_before = u64::from(before(1, |&b| b == b'_' || b == b'-'));
        let mut at = origin;
        let behind = self.ends.behind;
        let mut block = Block::load(simd, self.haystack, at, behind);
        while at <= self.to {
            let place = (at - origin) as u32;
            let next = Block::load(simd, self.haystack, at + 64, behind);
            places.marks.push(block.marks());
            let token = u128::from(block.token) | u128::from(next.token) << 64;
            let mut run = token & token >> 1;
            run &= run >> 2;
            run &= run >> 4;
            run &= run >> (RUN - 8);
            let run = run as u64;
            if run != 0 {
                let behind_dash = (block.dash << 1 | dash_before) & word_starts;
                let starts = block.token & (!(block.token << 1 | token_before) | behind_dash) & run;
                places.starts.add(place, starts);
                let dash = u128::from(block.dash) | u128::from(next.dash) << 64;
                let mut long = token & !dash;
                if long & long >> (LONG - 1) != 0 {
                    long &= long >> 1;
                    long &= long >> 2;
                    long &= long >> 4;
                    long &= long >> 8;
                    long &= long >> (LONG - 16);
                    // What stands behind the end is no place.
                    let long = long as u64 & first_bits(self.haystack.len().saturating_sub(at));
                    for_each_bit(long, |bit| self.encoded(at + bit));
                }
            }
            // What ends in `from + 1..=to`.
            let inside = first_bits(self.to - at) & !first_bits(self.from.saturating_sub(at));
            places.dashes.add(place, block.dash & inside);

            // Digits make no key: `12:34:56` is passed over; `%22` and `\x22` may
            // close one, and so may `\u0022`: four digits.
            let digit = |distance: u32| block.digit << distance | digits_before >> (5 - distance);
            let two = digit(1) & digit(2);
            let four = digit(3) & digit(4) & !digit(5);
            let digits = two & !(block.code << 3 | code_before) & !four;
            let second = block.second >> 1 | next.second << 63;
            places.led.add(place, block.separator & second);
            places.keys.add(place, block.separator & !digits & inside);
            if block.quote != 0 {
                // A quote is a separator where it opens something: `PASSWORD '…'`. What
                // is no such quote is mostly seen here, and the rest by `may_open`.
                let signs = signs(simd, self.haystack, at);
                let escapes = escapes(simd, self.haystack, at);
                let blanks = blanks(simd, self.haystack, at);
                let belongs = blanks & member_starts(simd, self.haystack, at) << 1;
                let open = signs & !belongs;
                let prefixed = prefixes(simd, self.haystack, at) & (signs | escapes) << 1;
                let escaped = escapes & (open | escapes) << 1;
                let quotes = block.quote & ((open | prefixed | escaped) << 1 | ((1 << FIRST) - 1));
                places.quotes.add(place, quotes & inside);
                // What stands before it is a part of it.
                let prefixed = block.quote & prefixed << 1;
                let closers = closers(simd, self.haystack, at);
                if let Some(marks) = places.marks.last_mut() {
                    marks.closers = closers | prefixed >> 1;
                }
            }
            if block.rare != 0 {
                for_each_bit(block.rare, |bit| self.rare(at + bit));
            }

            token_before = block.token >> 63;
            dash_before = block.dash >> 63;
            digits_before = block.digit >> 59;
            code_before = block.code >> 61;
            block = next;
            at += 64;
        }
        // A run that begins in the last block may go on in this one.
        places.marks.push(block.marks());
    }

    /// Each `_` and `-`, by the two bytes before it: what follows it does not matter,
    /// so that a body of base64 may stand there.
    #[inline(always)]
    fn dashes(&mut self, origin: usize, dashes: &mut List) {
        let Scan {
            rules, haystack, ..
        } = *self;
        let three = |place: u32| {
            let at = (origin + place as usize).checked_sub(2)?;
            haystack.get(at..)?.first_chunk::<3>()
        };
        dashes.retain(|place| match three(place) {
            Some(&[a, b, _]) => rules.index.may_be_dashed(a, b),
            None => false,
        });
        for &place in dashes.all() {
            if let Some(&[a, b, c]) = three(place) {
                let end = origin + place as usize + 1;
                for &id in rules.index.dashed(a, b, c) {
                    self.literal(id, end);
                }
            }
        }
    }

    /// A rare sign, in which a literal may end.
    #[inline(always)]
    fn rare(&mut self, at: usize) {
        let before = at.checked_sub(1).map(|at| self.haystack[at]);
        if let (Some(before), Some(&sign)) = (before, self.haystack.get(at)) {
            let rules = self.rules;
            for &id in rules.index.rare(before, sign) {
                self.literal(id, at + 1);
            }
        }
    }

    /// Whether what was looked at, from here on, is all there is: what stood before it
    /// has been forgotten, or it is not told here that the stream begins there.
    fn is_cut_off(&self, seen: usize) -> bool {
        seen == 0 && !self.ends.is_start
    }

    /// Reports a literal if it ends here.
    fn literal(&mut self, id: u16, end: usize) {
        if end <= self.from || end > self.to {
            return;
        }
        let text = &self.rules.literals[usize::from(id)].text;
        if self
            .haystack
            .get(..end)
            .is_some_and(|seen| seen.ends_with(text))
        {
            self.events.push(Event {
                at: end,
                kind: Kind::Literal(id),
            });
        }
    }
}

/// So many bits, the lowest ones.
#[inline(always)]
pub(super) fn first_bits(count: usize) -> u64 {
    match count {
        0..64 => (1 << count) - 1,
        _ => u64::MAX,
    }
}

/// Calls `visit` with the number of every bit that is set, the lowest first.
#[inline(always)]
pub(super) fn for_each_bit(mut bits: u64, mut visit: impl FnMut(usize)) {
    while bits != 0 {
        visit(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;

    /// What is looked at is told by blocks of 64 bytes; what is found is not.
    #[test]
    fn events_do_not_depend_on_where_blocks_begin() {
        let redactor = crate::Redactor::new();
        let rules = redactor.rules();
        let cases = rule::assignment::cases::CASES.iter();
        let mut texts: Vec<Vec<u8>> = cases
            .map(|case| rule::sample::expand(case, 1).text)
            .collect();
        texts
            .push(b"x://u:p@h --token=a %22key%22:b {\\\"pin\\\": 1} hvs.CAES AKIA_ ghp_".to_vec());
        for text in &texts {
            let events = |before: usize| {
                let haystack = [&b"\n".repeat(before)[..], text].concat();
                let (mut scratch, mut events) = Default::default();
                let to = haystack.len();
                scan(rules, &haystack, 0, to, &mut scratch, &mut events);
                let kept = events.into_iter().map(|event| Event {
                    at: event.at - before,
                    ..event
                });
                kept.collect::<Vec<Event>>()
            };
            let expected = events(64);
            for before in 65..128 {
                assert_eq!(
                    events(before),
                    expected,
                    "{before} before {}",
                    text.escape_ascii()
                );
            }
        }
    }
}
