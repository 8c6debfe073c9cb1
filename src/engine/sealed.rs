//! Sealed values: words that may be one.
//!
//! ```text
//!   bytes    tok=abc/Def3…==,      word characters [A-Za-z0-9_-] and + / = . ~
//!   borders  |  ||  ||   || |      between two bytes that are not both of the former
//!   begin    x  xx  xx   xx        a word character behind it
//! ```
//!
//! Nothing is known of a value but its length, its kind and its fingerprint. So at each
//! border it is asked which borders before it lie as far back as some value is long, with
//! word characters between; and each such word is looked up. Distances and lengths
//! are bits of 256, so that this is one operation, and mostly none of them meet.
//!
//! Runs of word characters that are shorter than any value are passed over 64 bytes at a
//! time. What has not been received yet counts as word characters, so that the last run
//! is always read: what is held at the end is exact.
//!
//! # Why it does not depend on the cut
//!
//! A word is looked up when the byte behind it is read, or the haystack ends. Whether a
//! value may begin at a place is told by the bytes before it. An earlier mask is no
//! border, on either side: it clears what has begun, and nothing begins right behind it.
//!
//! # Cost
//!
//! A value has 8 bytes at most that are no token characters. So at each border 17 words
//! may end, and one for each escape that may end in a run of token characters; mostly
//! none of them is as long as a value. The hint of a word takes some 20 ns (see
//! `secret::fingerprint`).
//!
//! In processor time on a busy machine, generated logs of lines went through at 0.7 to
//! 0.8 of the speed with 20 plain values of 18 to 60 bytes, 0.65 to 0.7 with 10,000, and
//! 0.5 to 0.6 with as many wide ones; JSON at 0.7 to 0.9 with any. A push of a line took
//! 80 to 130 ns more. What is all borders, `a1/b2.` again and again, goes through at 17 MB
//! a second with 20 wide values and at 7 with 10,000.

use fearless_simd::{Level, Simd, dispatch};

use super::border::{LONGEST_ESCAPE, escape_offsets, is_border};
use super::classes;
use super::prefilter::first_bits;
use super::spans::{Claim, Hold, Name};
use super::window::Text;
use crate::program::sealed::{Fingerprints, Lengths};
use crate::secret::sealed::JOINTS;

/// Runs that are shorter are passed over, and such as are shorter than any value. No value
/// is shorter than the first.
const RUN: std::ops::RangeInclusive<usize> = crate::secret::strength::SHORTEST..=16;

/// See the module docs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    /// Up to where everything has been read.
    pos: u64,
    /// Where the last earlier mask ended.
    floor: Option<u64>,
    /// How far before `pos` a value may have begun.
    starts: Lengths,
    /// How far before it the last bytes stand that are no token characters, of that run:
    /// one more than a value may have.
    joints: Lengths,
    /// How many token characters stand right before `pos`, since the last mask.
    plain: u32,
    /// Whether a word character stands there.
    within: bool,
}

/// All sealed values in a part of a haystack that is known whole and holds no mask: the
/// haystack begins and ends there, or masks do.
pub(crate) fn all(sealed: &Fingerprints, part: &[u8], begins: bool, ends: bool) -> Vec<Claim> {
    let mut claims = Vec::new();
    let text = Text::of(part, 0);
    let mut words = Words {
        floor: (!begins).then_some(0),
        ..Words::default()
    };
    words.advance(Some(sealed), &text, text.end(), &mut claims);
    if ends {
        words.finish(Some(sealed), &text, &mut claims);
    }
    claims
}

impl Words {
    /// Reads up to `to`; appends what was found to `claims`.
    #[inline]
    pub(crate) fn advance(
        &mut self,
        sealed: Option<&Fingerprints>,
        text: &Text<'_>,
        to: u64,
        claims: &mut Vec<Claim>,
    ) {
        match sealed {
            None => self.pos = to,
            Some(sealed) if to > self.pos => {
                dispatch!(Level::new(), simd => self.follow(simd, sealed, text, to, claims));
            }
            Some(_) => {}
        }
    }

    #[inline(always)]
    fn follow<S: Simd>(
        &mut self,
        simd: S,
        sealed: &Fingerprints,
        text: &Text<'_>,
        to: u64,
        claims: &mut Vec<Claim>,
    ) {
        let (haystack, base) = (text.haystack(), text.haystack_base());
        let has_wide = !sealed.wide.is_empty();
        let load = |at: usize| {
            let plain = classes::tokens(simd, haystack, at);
            match has_wide {
                true => (plain, plain | classes::joints(simd, haystack, at)),
                false => (plain, plain),
            }
        };
        let to = (to - base) as usize;
        let mut at = (self.pos - base) as usize;
        let run_length = sealed.shortest.clamp(*RUN.start(), *RUN.end());
        let mut block = load(at);
        while at < to {
            let next = match at + 64 < haystack.len() {
                true => load(at + 64),
                false => (u64::MAX, u64::MAX),
            };
            let count = (to - at).min(64);
            let mut run = u128::from(block.1) | u128::from(next.1) << 64;
            run &= run >> 1;
            run &= run >> 2;
            run &= run >> 4;
            run &= run >> (run_length - 8);
            let goes_on = self.within && block.1 & 1 != 0;
            if run as u64 != 0 || goes_on || !self.starts.is_empty() {
                let block = Block {
                    at,
                    plain: block.0,
                    word: block.1,
                    run: run as u64,
                    run_length,
                    inside: first_bits(count),
                };
                self.block(&block, sealed, text, claims);
            }
            self.pass(block.0, block.1, count);
            block = next;
            at += count;
        }
        self.starts = self.starts.and(self.possible(sealed));
    }

    /// Goes on behind some bytes of a block.
    #[inline(always)]
    fn pass(&mut self, plain: u64, word: u64, count: usize) {
        let last = plain << (64 - count);
        self.plain = match last.leading_ones() as usize {
            all if all >= count => self.plain.saturating_add(count as u32),
            some => some as u32,
        };
        self.within = word >> (count - 1) & 1 != 0;
        self.pos += count as u64;
    }

    /// Reads a block's borders: `pos` is where it begins, and stays there; what begins in
    /// it is counted from its end.
    fn block(
        &mut self,
        block: &Block,
        sealed: &Fingerprints,
        text: &Text<'_>,
        claims: &mut Vec<Claim>,
    ) {
        let (haystack, base) = (text.haystack(), text.haystack_base());
        let before = block.plain << 1 | u64::from(self.plain > 0);
        let borders = !(block.plain & before);
        // What belongs to a run that is long enough, or began before.
        let mut cover = block.run;
        cover |= cover << 1;
        cover |= cover << 2;
        cover |= cover << 4;
        cover |= cover << (block.run_length - 8);
        if self.within {
            cover |= first_bits(block.word.trailing_ones() as usize);
        }
        let inner = block.plain & cover & block.inside;
        let mut places = borders & (cover | cover << 1 | u64::from(self.within)) & block.inside;
        if let Some(start) = block.at.checked_sub(self.plain as usize)
            && (1..LONGEST_ESCAPE as u32).contains(&self.plain)
        {
            places |= block.escapes(haystack, start) & inner;
        }
        let floor = self.floor.filter(|&floor| floor >= base);
        let floor = floor.map(|floor| (floor - base) as usize);
        let mut last = 0;
        while places != 0 {
            let bit = places.trailing_zeros() as usize;
            places &= places - 1;
            self.shift(bit - last);
            last = bit;
            let place = block.at + bit;
            if borders >> bit & 1 == 0 {
                // Within a run: an escape may end here.
                if is_border(haystack, place, floor, base == 0) {
                    self.starts.0[0] |= 1;
                }
                continue;
            }
            if !self.starts.is_empty() {
                let plain = block.plain_before(bit, self.plain as usize);
                self.end(sealed, text, base + place as u64, plain, claims);
            }
            if block.word >> bit & 1 == 0 {
                self.close();
                continue;
            }
            let begins = match place {
                0 => base == 0 && floor.is_none(),
                _ => floor.is_none_or(|floor| place > floor),
            };
            self.starts.0[0] |= u64::from(begins);
            match block.plain >> bit & 1 {
                0 => self.joint(),
                _ => places |= block.escapes(haystack, place) & inner,
            }
        }
        self.shift(block.inside.count_ones() as usize - last);
    }

    /// Goes on by so many bytes.
    #[inline(always)]
    fn shift(&mut self, bytes: usize) {
        self.starts = self.starts.plus(bytes);
        if !self.joints.is_empty() {
            self.joints = self.joints.plus(bytes);
        }
    }

    /// Here stands a byte that is no token character: no value has more of them.
    fn joint(&mut self) {
        self.joints.0[0] |= 1;
        if self.joints.count() > JOINTS
            && let Some(last) = self.joints.longest()
        {
            self.starts = self.starts.and(Lengths::below(last));
            self.joints = self.joints.and(Lengths::below(last));
        }
    }

    /// Looks up the words that end at a border, behind so many token characters.
    #[inline]
    fn end(
        &self,
        sealed: &Fingerprints,
        text: &Text<'_>,
        end: u64,
        plain: usize,
        claims: &mut Vec<Claim>,
    ) {
        let words = self.starts.and(lengths(sealed, plain));
        if words.is_empty() {
            return;
        }
        for length in words.descending() {
            let start = end - length as u64;
            if let Some((rule, label)) = look_up(sealed, text, start, end, length > plain) {
                claims.push(Claim {
                    start,
                    rule,
                    label,
                    end,
                    wrap: "",
                });
            }
        }
    }

    /// The haystack ends here: that is a border.
    pub(crate) fn finish(
        &mut self,
        sealed: Option<&Fingerprints>,
        text: &Text<'_>,
        claims: &mut Vec<Claim>,
    ) {
        if let Some(sealed) = sealed
            && !self.starts.is_empty()
        {
            self.end(sealed, text, self.pos, self.plain as usize, claims);
        }
        self.close();
    }

    /// No word that has begun goes on from here.
    pub(crate) fn close(&mut self) {
        self.starts = Lengths::default();
        self.joints = Lengths::default();
    }

    /// How far back a word may begin that could still be a value.
    fn possible(&self, sealed: &Fingerprints) -> Lengths {
        self.longer(sealed).or(lengths(sealed, self.plain as usize))
    }

    /// The same where it must go on for that.
    fn longer(&self, sealed: &Fingerprints) -> Lengths {
        let wide = Lengths::below(sealed.wide.longest().unwrap_or(0));
        let plain = Lengths::below(sealed.plain.longest().unwrap_or(0));
        wide.or(plain.and(Lengths::below(self.plain as usize + 1)))
    }

    /// Whether no word has begun that could be a value.
    pub(crate) fn is_idle(&self) -> bool {
        self.starts.is_empty()
    }

    /// The least offset whose byte is still needed.
    pub(crate) fn needed(&self) -> u64 {
        match self.starts.longest() {
            Some(length) => self.pos - length as u64,
            None => u64::MAX,
        }
    }

    /// Appends what is not certain, where all that has been found is in `claims` and in
    /// `others`.
    pub(crate) fn status(
        &self,
        sealed: Option<&Fingerprints>,
        text: &Text<'_>,
        claims: &[Claim],
        others: &[Claim],
        holds: &mut Vec<Hold>,
    ) {
        let Some(sealed) = sealed.filter(|_| !self.is_idle()) else {
            return;
        };
        let plain = self.plain as usize;
        let longer = self.longer(sealed);
        for length in self.starts.descending() {
            let at = self.pos - length as u64;
            let is_plain = length <= plain;
            let goes_on = longer.has(length);
            let ended = match lengths(sealed, plain).has(length) {
                true => look_up(sealed, text, at, self.pos, !is_plain),
                false => None,
            };
            if !goes_on && ended.is_none() {
                continue;
            }
            // Only the first finding from here on could get another name.
            let here = claims
                .iter()
                .chain(others)
                .filter(|claim| claim.start == at);
            let is_open = here.min_by_key(|claim| claim.rule).is_some_and(|first| {
                let label = match first.wrap {
                    "" => first.label,
                    _ => u32::MAX,
                };
                let name = (first.rule, label);
                goes_on && sealed.renames(length, is_plain, name)
                    || ended.is_some_and(|(rank, label)| rank < name.0 && label != name.1)
            });
            holds.push(Hold {
                at,
                name: match is_open {
                    true => None,
                    false => Some(NOTHING_NEW),
                },
                until: if goes_on { u64::MAX } else { self.pos },
            });
            if goes_on {
                return;
            }
        }
    }

    /// Forgets all, and goes on from this offset: the haystack's beginning, or the end of
    /// a mask.
    pub(crate) fn go_to(&mut self, pos: u64) {
        *self = Words {
            pos,
            floor: (pos > 0).then_some(pos),
            ..Words::default()
        };
    }

    /// Goes on from this offset, with these bytes before it, as if no word had begun.
    pub(crate) fn go_behind(&mut self, behind: &[u8], offset: u64) {
        let plain = |byte: &&u8| crate::program::index::is_token(**byte);
        let last = behind.last().copied();
        *self = Words {
            pos: offset,
            plain: behind.iter().rev().take_while(plain).count() as u32,
            within: last.is_some_and(crate::secret::fingerprint::is_word),
            ..Words::default()
        };
    }
}

/// It would not change what a finding is called.
const NOTHING_NEW: Name = Name {
    rule: u32::MAX,
    label: u32::MAX,
    wrap: "",
};

/// How long the values are that may end behind so many token characters.
fn lengths(sealed: &Fingerprints, plain: usize) -> Lengths {
    let within = Lengths::below(plain + 1);
    sealed.plain.and(within).or(sealed.wide.and(within.not()))
}

/// What a word is called, if it is a value.
fn look_up(
    sealed: &Fingerprints,
    text: &Text<'_>,
    start: u64,
    end: u64,
    is_wide: bool,
) -> Option<(u32, u32)> {
    match text.pieces(start..end) {
        (word, []) | ([], word) => sealed.find(word, is_wide),
        (first, second) => {
            let mut word = [0; 256];
            word[..first.len()].copy_from_slice(first);
            let length = first.len() + second.len();
            word[first.len()..length].copy_from_slice(second);
            sealed.find(&word[..length], is_wide)
        }
    }
}

/// 64 bytes, one bit for each.
struct Block {
    /// Where it begins.
    at: usize,
    /// Token characters.
    plain: u64,
    /// Word characters.
    word: u64,
    /// Where so many word characters begin as a run has that is looked at.
    run: u64,
    /// How many these are.
    run_length: usize,
    /// What is to be read.
    inside: u64,
}

impl Block {
    /// How many token characters stand right before a bit, when `plain` stand before the
    /// block.
    fn plain_before(&self, bit: usize, plain: usize) -> usize {
        match bit {
            0 => plain,
            _ => match (self.plain << (64 - bit)).leading_ones() as usize {
                all if all >= bit => plain + bit,
                some => some,
            },
        }
    }

    /// Where in the block an escape may end that is in the run which begins at `start`.
    fn escapes(&self, haystack: &[u8], start: usize) -> u64 {
        let place = |offset: usize| match (start + offset).checked_sub(self.at) {
            Some(bit @ 0..64) if offset > 0 => 1 << bit,
            _ => 0,
        };
        let [a, b, c] = escape_offsets(haystack, start);
        place(a) | place(b) | place(c)
    }
}
