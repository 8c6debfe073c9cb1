//! What a long run of token characters tells: an anchor at its beginning, or that it
//! looks random.

use super::super::border::escape_offsets;
use super::super::memo::{SEEN, is_within};
use super::super::open::{Behind, may_match};
use super::super::places::{Marks, Places};
use super::{Event, HUMPS, Kind, Scan};

impl Scan<'_> {
    /// Where runs begin: by four bytes around each, and by whether it looks random.
    #[inline(always)]
    pub(super) fn starts(&mut self, origin: usize, places: &Places) {
        for &place in places.starts.all() {
            let at = origin + place as usize;
            let random = self.has_starts
                && !matches!(self.haystack.get(at.wrapping_sub(1)), Some(b'-' | b'_'))
                && self.looks_random(at, place, &places.marks);
            self.start(at, random);
        }
    }

    /// Whether the token characters from a run's start on, so many of them as
    /// count, look random: see [`LOOKED_AT`]; and whether something may begin there.
    /// What has not been received may.
    #[inline(always)]
    pub(super) fn looks_random(&self, at: usize, place: u32, marks: &[Marks]) -> bool {
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
            || self.rules.contexts.may_end(a, b)
            || self
                .rules
                .bare
                .may_begin(length as usize, alphanumeric as usize)
    }

    /// The start of a run, which may look random.
    #[inline(always)]
    pub(super) fn start(&mut self, at: usize, random: bool) {
        let index = &self.rules.index;
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
    pub(super) fn begins(&mut self, at: usize, random: bool) {
        let rules = self.rules;
        let index = &rules.index;
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
                    let length = rules.literals[usize::from(id)].text.len();
                    self.literal(id, at + offset + length);
                }
            }
        }
    }

    /// A place in a long run of letters and digits.
    #[inline(always)]
    pub(super) fn encoded(&mut self, at: usize) {
        let Some(&first) = self.haystack.get(at..).and_then(|rest| rest.first_chunk()) else {
            return;
        };
        let rules = self.rules;
        for &id in rules.index.encoded(first) {
            self.literal(id, at + rules.literals[usize::from(id)].text.len());
        }
    }

    /// A token that looks random begins here.
    pub(super) fn random(&mut self, at: usize) {
        if (self.from..self.to).contains(&at) && (self.may_be_bare(at) || self.may_be_named(at)) {
            self.events.push(Event {
                at,
                kind: Kind::Start,
            });
        }
    }

    /// Whether a token without an anchor may begin here.
    pub(super) fn may_be_bare(&mut self, at: usize) -> bool {
        let Scan {
            rules, haystack, ..
        } = *self;
        if rules.bare.is_empty() {
            return false;
        }
        let rest = &haystack[at..];
        let text = rest.first_chunk();
        if text.is_some_and(|text| self.memos.bare.has(text)) {
            return false;
        }
        let (bares, mut seen) = rules.bare.of(rest);
        for bare in bares {
            let (may_match, read) = may_match(bare.any.get(), rest, rules.limit);
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
    pub(super) fn may_be_named(&mut self, at: usize) -> bool {
        let Scan {
            rules, haystack, ..
        } = *self;
        if rules.contexts.is_empty() {
            return false;
        }
        let text = haystack[..at].last_chunk();
        if text.is_some_and(|text| self.memos.names.has(text)) {
            return false;
        }
        let mut is_named = false;
        let behind = Behind::of(haystack, self.ends.is_start);
        let seen = behind.names(&rules.contexts, at, |_| is_named = true);
        if is_named || self.is_cut_off(seen) {
            return true;
        }
        if let Some(text) = text.filter(|_| is_within(seen, at)) {
            self.memos.names.add(text);
        }
        false
    }
}
