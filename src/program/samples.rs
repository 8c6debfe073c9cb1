//! Where a known secret may begin, told by a look at every eighth byte.
//!
//! ```text
//!   value     c o r r e c t · h o r s e …      of each value the grams at its first
//!   offset    0 1 2 3 4 5 6 7                   so many offsets are known, as many as
//!   grams    [corr] [orre] [rrec] …             the stride: one of them lies where
//!   looked at ^ . . . . . . . ^ . . . . .       the text is looked at
//! ```
//!
//! Where a gram is known that is looked up, a value may have begun at one of the places
//! before it: at one where four bytes stand with which a value begins, and the last gram
//! of such a value behind them. There are no lists of values: it does not matter how
//! many begin alike. What is reported is a superset; `engine::known` reads on from there.
//!
//! Grams are kept as two bits of one word each, both told by a hash. With 32 bits for
//! every gram, one in two hundred others is taken for one, and it costs one load to see:
//! 200 values take 8 KiB. Where there are so many that no near cache holds them, half the
//! bits are better: 7 million grams, as 100,000 secrets with their spellings have, take
//! 16 MiB and 7.6 ns a look, one in a hundred in vain; with all bits it were 11.
//!
//! `program::grams` has the same idea for a user's literals: in any case, few, and
//! each to be named. Here nothing is folded, there may be a million, and only the place
//! is asked for; so the two share no code.

use std::ops::Range;

use super::values::Values;

/// The longest stride.
const MOST: usize = 8;

/// The grams of values that are long enough for them, in bytes, and the others'.
const LONG: usize = 8;
const SHORT: usize = 4;

/// So long are all values of a set in which grams of [`LONG`] bytes are looked for.
const ALL_LONG: usize = LONG + 4;

/// The words of the smallest and of the largest set, as powers of two.
const LEAST: u32 = 8;
const MOST_WORDS: u32 = 26;

/// More words are not near, as a power of two: 8 MiB.
const FAR: u32 = 20;

/// So many bytes must follow from a place on for it to be looked at.
pub(crate) const REACH: usize = SHORT;

/// See the module docs.
#[derive(Debug)]
pub(crate) struct Samples {
    tiers: Vec<Tier>,
    /// The first bytes of all values, [`REACH`] of them.
    firsts: Grams,
    /// So many bytes must follow for a place to be told of by the tiers.
    reach: usize,
}

/// What the samples of each tier have told of next.
#[derive(Default)]
pub(crate) struct Looked([Option<usize>; 2]);

/// Values that are looked for at one stride.
#[derive(Debug)]
struct Tier {
    /// [`LONG`] or [`SHORT`].
    gram: usize,
    /// At how many offsets of each value grams are known.
    stride: usize,
    grams: Grams,
}

/// A set of grams, and a few others.
#[derive(Debug)]
struct Grams {
    /// As many as a power of two.
    words: Box<[u64]>,
}

impl Samples {
    /// For values of at least [`SHORT`] bytes.
    pub(super) fn new(values: &Values) -> Samples {
        let all = 0..values.len();
        let shortest = all.clone().map(|at| values.get(at).len()).min();
        let is_long = |&at: &usize| values.get(at).len() >= LONG + MOST - 1;
        let (long, short): (Vec<usize>, Vec<usize>) = match shortest {
            Some(length) if length >= ALL_LONG => (all.clone().collect(), Vec::new()),
            _ => all.clone().partition(is_long),
        };
        let tiers = [(LONG, long), (SHORT, short)].into_iter();
        let tiers = tiers.filter(|(_, some)| !some.is_empty());
        let tiers: Vec<Tier> = tiers
            .map(|(gram, some)| Tier::new(gram, some.iter().map(|&at| values.get(at))))
            .collect();
        let mut firsts = Grams::new(values.len());
        for at in all {
            firsts.add(gram::<SHORT>(values.get(at), 0));
        }
        let reach = tiers.iter().map(|tier| tier.gram + tier.stride - 1).max();
        Samples {
            tiers,
            firsts,
            reach: reach.unwrap_or(REACH),
        }
    }

    /// A value is told of for certain if so many of its bytes stand in a row.
    pub(crate) fn reach(&self) -> usize {
        self.reach
    }

    /// The first place in a range where a value may begin, or the range's end. From each
    /// at least [`REACH`] bytes are there. `looked` is empty at first; then the range's
    /// end stays and its start grows.
    #[inline]
    pub(crate) fn next(&self, text: &[u8], range: Range<usize>, looked: &mut Looked) -> usize {
        let sampled = (text.len() + 1).saturating_sub(self.reach);
        let sampled = sampled.min(range.end).max(range.start);
        let mut first = sampled;
        for (tier, next) in self.tiers.iter().zip(&mut looked.0) {
            let at = match *next {
                Some(at) if at >= range.start => at,
                _ => tier.next(&self.firsts, text, range.start..sampled),
            };
            *next = Some(at);
            first = first.min(at);
        }
        if first < sampled {
            return first;
        }
        // At the end too little follows for a gram to be looked up in the tiers.
        let is_first = |&at: &usize| self.firsts.has(gram::<SHORT>(text, at));
        (sampled..range.end).find(is_first).unwrap_or(range.end)
    }
}

impl Tier {
    fn new<'v>(gram: usize, values: impl Iterator<Item = &'v [u8]> + Clone) -> Tier {
        let shortest = values.clone().map(<[u8]>::len).min().unwrap_or(gram);
        let stride = (shortest - gram + 1).min(MOST);
        let mut grams = Grams::new(values.clone().count() * stride);
        for value in values {
            for offset in 0..stride {
                grams.add(match gram {
                    LONG => self::gram::<LONG>(value, offset),
                    _ => self::gram::<SHORT>(value, offset),
                });
            }
        }
        Tier {
            gram,
            stride,
            grams,
        }
    }

    #[inline]
    fn next(&self, firsts: &Grams, text: &[u8], range: Range<usize>) -> usize {
        match self.gram {
            LONG => self.search::<LONG>(firsts, text, range),
            _ => self.search::<SHORT>(firsts, text, range),
        }
    }

    #[inline(always)]
    fn search<const GRAM: usize>(&self, firsts: &Grams, text: &[u8], range: Range<usize>) -> usize {
        let last = self.stride - 1;
        // What is looked at tells of the places up to there, as many as the stride.
        let mut at = range.start + last;
        while at < range.end + last {
            let within = text
                .get(at..range.end + last + GRAM - 1)
                .unwrap_or_default();
            at += match (GRAM, self.stride) {
                // Without a test for the end, and with all else at hand: two thirds less.
                (LONG, LONG) => self.grams.skip(within),
                _ => match self.grams.has(gram::<GRAM>(within, 0)) {
                    true => 0,
                    false => self.stride,
                },
            };
            if at >= range.end + last {
                break;
            }
            if self.grams.has(gram::<GRAM>(text, at)) {
                let starts = at - last..range.end.min(at + 1);
                if let Some(start) = self.confirmed::<GRAM>(firsts, text, starts) {
                    return start;
                }
                at += self.stride;
            }
        }
        range.end
    }

    /// The first place at which the other grams are right, too.
    #[cold]
    fn confirmed<const GRAM: usize>(
        &self,
        firsts: &Grams,
        text: &[u8],
        mut starts: Range<usize>,
    ) -> Option<usize> {
        starts.find(|&start| {
            firsts.has(gram::<SHORT>(text, start))
                && self.grams.has(gram::<GRAM>(text, start + self.stride - 1))
        })
    }
}

/// Some bytes as a number, or 0 where there are too few.
#[inline(always)]
fn gram<const GRAM: usize>(text: &[u8], at: usize) -> u64 {
    let mut bytes = [0; 8];
    if let Some(gram) = text.get(at..at + GRAM) {
        bytes[..GRAM].copy_from_slice(gram);
    }
    u64::from_le_bytes(bytes)
}

impl Grams {
    /// For so many.
    fn new(count: usize) -> Grams {
        let bits = (count / 2).next_power_of_two().trailing_zeros();
        let bits = if bits > FAR { bits - 1 } else { bits };
        let bits = bits.clamp(LEAST, MOST_WORDS);
        Grams {
            words: vec![0; 1 << bits].into(),
        }
    }

    fn add(&mut self, gram: u64) {
        let (word, bits) = self.place(gram);
        self.words[word] |= bits;
    }

    #[inline(always)]
    fn has(&self, gram: u64) -> bool {
        let (word, bits) = self.place(gram);
        self.words[word] & bits == bits
    }

    /// How many bytes there are before the first of the grams, in strides of their
    /// length, that is there; or before what is shorter.
    #[inline(always)]
    fn skip(&self, text: &[u8]) -> usize {
        let (grams, _) = text.as_chunks::<LONG>();
        let is_there = |gram: &[u8; LONG]| self.has(u64::from_le_bytes(*gram));
        let before = grams.iter().position(is_there).unwrap_or(grams.len());
        before * LONG
    }

    #[inline(always)]
    fn place(&self, gram: u64) -> (usize, u64) {
        // The higher a bit of the product, the more of the gram takes part in it.
        let hash = gram.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let bits = 1 << (hash >> 26 & 63) | 1 << (hash >> 32 & 63);
        ((hash >> 38) as usize & (self.words.len() - 1), bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every place where a value begins is told of, wherever the text is cut off, and
    /// hardly any other is.
    #[test]
    fn no_value_is_passed_over() {
        for lengths in [
            4..5,
            4..9,
            5..6,
            7..40,
            11..12,
            12..13,
            13..90,
            15..16,
            20..60,
        ] {
            let mut seed = 1u64;
            let mut number = |below: usize| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
                (seed >> 33) as usize % below
            };
            let mut bytes =
                |length| -> Vec<u8> { (0..length).map(|_| number(256) as u8).collect() };
            let values: Vec<Vec<u8>> = (0..400)
                .map(|at| bytes(lengths.start + at % lengths.len()))
                .collect();
            let (mut text, mut starts) = (bytes(37), Vec::new());
            for (at, value) in values.iter().enumerate() {
                starts.push(text.len());
                text.extend_from_slice(value);
                text.extend(bytes(at % 23));
            }
            let ranked: Vec<(u32, &[u8])> = (0..).zip(values.iter().map(Vec::as_slice)).collect();
            let samples = Samples::new(&Values::of(&ranked, &[0; 400], 1 << 14));
            for cut in [text.len(), text.len() - 1, text.len() - 9, text.len() / 2] {
                let end = cut - REACH + 1;
                let (mut at, mut looked, mut told) = (0, Looked::default(), Vec::new());
                loop {
                    at = samples.next(&text[..cut], at..end, &mut looked);
                    if at >= end {
                        break;
                    }
                    told.push(at);
                    at += 1;
                }
                let within = starts.iter().filter(|start| **start < end);
                assert!(
                    within.clone().all(|start| told.contains(start)),
                    "{lengths:?}"
                );
                assert!(told.len() < within.count() + text.len() / 40, "{lengths:?}");
            }
        }
    }
}
