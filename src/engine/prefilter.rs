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
//! filter, which took 46 before all of this and takes 24 now:
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
//!   nothing: as masks, 8 less.

use fearless_simd::{Level, Simd, dispatch};

use super::border::escape_offsets;
use super::classes::{
    Block, blanks, closers, escapes, is_prefix, is_sign, member_starts, prefixes, signs,
};
use super::memo::{Memo, SEEN};
use super::open::{Behind, may_match, opened};
use super::places::{List, Marks, Places};
use crate::program::Program;
use crate::program::index::{Index, Last, MASK_CORE_END, Searched, is_closer};

/// How many bytes before a place its literal and an escape before it may take.
pub(crate) const REACH: usize = 96;

/// How many bytes after a token's anchor are looked at.
const RUN: usize = 12;

/// The same for a token inside base64, from the anchor's beginning.
const LONG: usize = 24;

/// So many closers may stand between a key and its separator.
const MOST_CLOSERS: usize = 40;

/// A token without an anchor is looked for only where it looks random: a digit is
/// among its first token characters, so many of them at most, or a capital
/// follows a lower-case letter [`HUMPS`] times. Names and words mostly are spared
/// the closer look by that; of the values that vendors make up next to none is.
pub(super) const LOOKED_AT: usize = 48;

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
    program: &Program,
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
    scan_between(program, haystack, from, to, ends, scratch, events);
}

/// Whether nothing begins in a haystack that is known from its beginning to its end, so
/// that all of it passes. (What begins may still come to nothing.)
pub(crate) fn is_plain(
    program: &Program,
    haystack: &[u8],
    scratch: &mut Scratch,
    events: &mut Vec<Event>,
) -> bool {
    let ends = Ends {
        is_start: true,
        behind: b' ',
    };
    events.clear();
    scan_between(program, haystack, 0, haystack.len(), ends, scratch, events);
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
    program: &Program,
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
        program,
        has_starts: program.has_starts(),
        haystack,
        from,
        to,
        ends,
        memos,
        events,
    };
    dispatch!(Level::new(), simd => scan.all(simd, places));
    search(program, haystack, from, to, events);
    events[first..].sort_unstable();
}

/// The searched literals, and the masks.
fn search(program: &Program, haystack: &[u8], from: usize, to: usize, events: &mut Vec<Event>) {
    let index = &program.index;
    // A literal may begin before `from`, a mask's core ends behind its start.
    let start = literals_from(program, haystack, from, index.longest_searched() - 1);
    let end = haystack.len().min(to + REACH);
    index.search(haystack, start, end, |found, at| match found {
        Searched::Literal(id) if from < at && at <= to && is_there(program, haystack, id, at) => {
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
    if let Some(text) = &program.text {
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
fn literals_from(program: &Program, haystack: &[u8], from: usize, longest: usize) -> usize {
    let is_line = from > 0 && haystack.get(from - 1) == Some(&b'\n');
    match is_line && program.index.in_lines() {
        true => from,
        false => from.saturating_sub(longest),
    }
}

/// Whether a literal that was found in any case stands there as it should.
fn is_there(program: &Program, haystack: &[u8], id: u16, end: usize) -> bool {
    let literal = &program.literals[usize::from(id)];
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
    program: &'s Program,
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
        let origin = literals_from(self.program, self.haystack, self.from, REACH);
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
        // What may stand there before the first block decides nothing: every
        // place that is reported lies well behind it, or at the stream's start.
        let mut code_before = 0;
        let word_starts = if self.program.index.word_starts() {
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
                // is no such quote is mostly seen here, and the rest by `may_open`. For
                // the first ones the bytes before them are in another block.
                const FIRST: u64 = 0b1111;
                let signs = signs(simd, self.haystack, at);
                let escapes = escapes(simd, self.haystack, at);
                let blanks = blanks(simd, self.haystack, at);
                let belongs = blanks & member_starts(simd, self.haystack, at) << 1;
                let open = signs & !belongs;
                let prefixed = prefixes(simd, self.haystack, at) & (signs | escapes) << 1;
                let escaped = escapes & (open | escapes) << 1;
                let quotes = block.quote & ((open | prefixed | escaped) << 1 | FIRST);
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

    /// Where runs begin: by four bytes around each, and by whether it looks random.
    #[inline(always)]
    fn starts(&mut self, origin: usize, places: &Places) {
        for &place in places.starts.all() {
            let at = origin + place as usize;
            let random = self.has_starts
                && !matches!(self.haystack.get(at.wrapping_sub(1)), Some(b'-' | b'_'))
                && self.looks_random(at, place, &places.marks);
            self.start(at, random);
        }
    }

    /// Each `_` and `-`, by the two bytes before it: what follows it does not matter,
    /// so that a body of base64 may stand there.
    #[inline(always)]
    fn dashes(&mut self, origin: usize, dashes: &mut List) {
        let Scan {
            program, haystack, ..
        } = *self;
        let three = |place: u32| {
            let at = (origin + place as usize).checked_sub(2)?;
            haystack.get(at..)?.first_chunk::<3>()
        };
        dashes.retain(|place| match three(place) {
            Some(&[a, b, _]) => program.index.may_be_dashed(a, b),
            None => false,
        });
        for &place in dashes.all() {
            if let Some(&[a, b, c]) = three(place) {
                let end = origin + place as usize + 1;
                for &id in program.index.dashed(a, b, c) {
                    self.literal(id, end);
                }
            }
        }
    }

    /// Each separator, by what stands before it and behind it.
    #[inline(always)]
    fn separators(&mut self, origin: usize, places: &mut Places) {
        let Scan {
            program, haystack, ..
        } = *self;
        let index = &program.index;
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
                    self.ending(at + 1, separator, ending);
                }
                _ => self.behind_closers(at),
            }
        }

        // The key that a quote stands behind ends where its closers begin.
        quotes.retain(|place| {
            let (block, bit) = (place as usize / 64, place as usize % 64);
            let others = !marks[block].closers & first_bits(bit);
            let last = origin + 64 * block + (others | 1).ilog2() as usize;
            others == 0
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
    fn led(&mut self, at: usize) {
        let program = self.program;
        let Some(&[a, b]) = self.haystack[at..].first_chunk() else {
            return;
        };
        for &id in program.index.led(a, b) {
            self.literal(id, at + program.literals[usize::from(id)].text.len());
        }
    }

    /// A rare sign, in which a literal may end.
    #[inline(always)]
    fn rare(&mut self, at: usize) {
        let before = at.checked_sub(1).map(|at| self.haystack[at]);
        if let (Some(before), Some(&sign)) = (before, self.haystack.get(at)) {
            let program = self.program;
            for &id in program.index.rare(before, sign) {
                self.literal(id, at + 1);
            }
        }
    }

    /// Whether the token characters from a run's start on, so many of them as
    /// count, look random: see [`LOOKED_AT`]; and whether something may begin there.
    /// What has not been received may.
    #[inline(always)]
    fn looks_random(&self, at: usize, place: u32, marks: &[Marks]) -> bool {
        let (block, bit) = (place as usize / 64, place % 64);
        let &[here, next] = marks[block..]
            .first_chunk()
            .unwrap_or(&[Marks::default(); 2]);
        let from =
            |here: u64, next: u64| ((u128::from(next) << 64 | u128::from(here)) >> bit) as u64;
        let token = from(here.token, next.token);
        // An escape may stand before the token: more is looked at than counts.
        let length = token.trailing_ones();
        if at + length as usize > self.haystack.len() {
            return true;
        }
        let dash = from(here.dash, next.dash);
        let run = u64::MAX >> (64 - length);
        let upper = from(here.upper, next.upper) & run;
        let lower = run & !upper & !dash;
        let humps = (lower & upper >> 1).count_ones();
        if from(here.digit, next.digit) & run == 0 && humps < HUMPS {
            return false;
        }
        let Some(&[a, b]) = at
            .checked_sub(2)
            .and_then(|at| self.haystack[at..].first_chunk())
        else {
            return true;
        };
        // Behind these two an escape may end in the run: that is looked at later.
        let is_plain = !matches!(b, b'\\' | b'%' | b'[' | b';');
        let alphanumeric = (token & !dash).trailing_ones();
        !is_plain
            || self.program.contexts.may_end(a, b)
            || self
                .program
                .bare
                .may_begin(length as usize, alphanumeric as usize)
    }

    /// The start of a run, which may look random.
    #[inline(always)]
    fn start(&mut self, at: usize, random: bool) {
        let index = &self.program.index;
        let around = at.checked_sub(2).and_then(|at| self.haystack.get(at..));
        match around.and_then(|around| around.first_chunk()) {
            // Behind most bytes no escape ends inside the run.
            Some(&[a, before, first, second])
                if !matches!(before, b'\\' | b'%' | b'#' | b'[' | b';' | b'\n') =>
            {
                if random {
                    self.random(at);
                }
                if index.may_begin(a, before, first, second) {
                    self.begins(at, false);
                }
            }
            _ => self.begins(at, random),
        }
    }

    /// What may stand at a run's start, or behind an escape there.
    fn begins(&mut self, at: usize, random: bool) {
        let program = self.program;
        let index = &program.index;
        if let Some(&before) = at.checked_sub(1).and_then(|at| self.haystack.get(at)) {
            if let Some(&first) = self.haystack.get(at) {
                for &(id, behind) in index.punctuated(before, first) {
                    self.literal(id, at + usize::from(behind));
                }
            }
            if at > 1 {
                for &(id, behind) in index.punctuated(self.haystack[at - 2], before) {
                    self.literal(id, at + usize::from(behind));
                }
            }
            for &(sign, id) in index.signs() {
                if sign == before {
                    self.literal(id, at);
                }
            }
        }
        let offsets = escape_offsets(self.haystack, at);
        for (i, offset) in [0, offsets[0], offsets[1], offsets[2]]
            .into_iter()
            .enumerate()
        {
            if i > 0 && offset == 0 {
                continue;
            }
            if random {
                self.random(at + offset);
            }
            if let Some(&[a, b]) = self
                .haystack
                .get(at + offset..)
                .and_then(|rest| rest.first_chunk())
            {
                for &id in index.start(a, b) {
                    let length = program.literals[usize::from(id)].text.len();
                    self.literal(id, at + offset + length);
                }
            }
        }
    }

    /// A place in a long run of letters and digits.
    #[inline(always)]
    fn encoded(&mut self, at: usize) {
        let Some(&first) = self.haystack.get(at..).and_then(|rest| rest.first_chunk()) else {
            return;
        };
        let program = self.program;
        for &id in program.index.encoded(first) {
            self.literal(id, at + program.literals[usize::from(id)].text.len());
        }
    }

    /// A separator with closers, a code, or a few bytes before it; or a quote.
    fn behind_closers(&mut self, at: usize) {
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
        let index = &self.program.index;
        let ending = match *key {
            [.., a, b] if index.may_end_gap(a, b) => key_ending(text),
            [.., last] if index.last(separator, last) == Last::OfSome => last_four(key),
            _ => None,
        };
        if let Some(ending) = ending {
            self.ending(at + 1, separator, ending);
        }
    }

    /// A token that looks random begins here.
    fn random(&mut self, at: usize) {
        if (self.from..self.to).contains(&at) && (self.may_be_bare(at) || self.may_be_named(at)) {
            self.events.push(Event {
                at,
                kind: Kind::Start,
            });
        }
    }

    /// Whether a token without an anchor may begin here.
    fn may_be_bare(&mut self, at: usize) -> bool {
        let Scan {
            program, haystack, ..
        } = *self;
        if program.bare.is_empty() {
            return false;
        }
        let rest = &haystack[at..];
        let text = rest.first_chunk();
        if text.is_some_and(|text| self.memos.bare.has(text)) {
            return false;
        }
        let (bares, mut seen) = program.bare.of(rest);
        for bare in bares {
            let (may_match, read) = may_match(bare.any.get(), rest, program.limit);
            if may_match {
                return true;
            }
            seen = seen.max(read);
        }
        if let Some(text) = text.filter(|_| seen <= SEEN) {
            self.memos.bare.add(text);
        }
        false
    }

    /// Whether a vendor's name may stand before what begins here.
    fn may_be_named(&mut self, at: usize) -> bool {
        let Scan {
            program, haystack, ..
        } = *self;
        if program.contexts.is_empty() {
            return false;
        }
        let text = haystack[..at].last_chunk();
        if text.is_some_and(|text| self.memos.names.has(text)) {
            return false;
        }
        let mut is_named = false;
        let behind = Behind::of(haystack, self.ends.is_start);
        let seen = behind.names(&program.contexts, at, |_| is_named = true);
        if is_named || self.is_cut_off(seen) {
            return true;
        }
        if let Some(text) = text.filter(|_| seen + SEEN >= at) {
            self.memos.names.add(text);
        }
        false
    }

    /// Whether what was looked at, from here on, is all there is: what stood before it
    /// has been forgotten, or it is not told here that the stream begins there.
    fn is_cut_off(&self, seen: usize) -> bool {
        seen == 0 && !self.ends.is_start
    }

    /// A separator that ends here, behind these bytes.
    fn ending(&mut self, end: usize, separator: u8, ending: [u8; 4]) {
        let Scan {
            program, haystack, ..
        } = *self;
        let index = &program.index;
        if !index.may_be_key(separator, ending) {
            return;
        }
        let text = haystack[..end].last_chunk();
        if text.is_some_and(|text| self.memos.keys.has(text)) {
            return;
        }
        let behind = Behind::of(haystack, self.ends.is_start);
        let mut is_key = false;
        let mut seen = behind.names(&program.key_names, end - 1, |found| {
            is_key |= opened(program, separator, &found).next().is_some();
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
            let automaton = program.shapes[usize::from(shape)].automaton.get();
            let (matched, from) = behind.shapes(automaton, end - 1);
            seen = seen.min(from);
            if matched != 0 || self.is_cut_off(from) {
                self.events.push(Event {
                    at: end,
                    kind: Kind::Shape(shape),
                });
            }
        }
        if before == self.events.len()
            && let Some(text) = text.filter(|_| seen + SEEN >= end)
        {
            self.memos.keys.add(text);
        }
    }

    /// Reports a literal if it ends here.
    fn literal(&mut self, id: u16, end: usize) {
        if end <= self.from || end > self.to {
            return;
        }
        let text = &self.program.literals[usize::from(id)].text;
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

/// So many bits, the lowest ones.
#[inline(always)]
fn first_bits(count: usize) -> u64 {
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
