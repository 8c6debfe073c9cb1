//! Where a known secret may begin, told by a look at every eighth byte.
//!
//! ```text
//!   value     c o r r e c t · h o r s e …      of each value the grams at its first
//!   offset    0 1 2 3 4 5 6 7                   so many offsets are known, as many as
//!   grams    [corr] [orre] [rrec] …             the stride: one of them lies where
//!   looked at ^ . . . . . . . ^ . . . . .       the text is looked at
//! ```
//!
//! A table says for the hash of a gram at which offsets of values it stands, a bit for
//! each. So a gram that is looked up tells where a value may have begun, and the grams
//! at that place, the first and the last, are looked up as well. There are no lists of
//! values: it does not matter how many begin alike. What it reports is a superset;
//! `engine::known` reads on from there.
//!
//! `program::grams` has the same idea for a user's literals: in any case, few, and
//! each to be named. Here nothing is folded, there may be a million, and only the place
//! is asked for; so the two share no code.

use std::ops::Range;

use super::values::Values;

/// As many offsets as a byte of the table has bits for.
const MOST: usize = 8;

/// The grams of values that are long enough for them, in bytes, and the others'.
const LONG: usize = 8;
const SHORT: usize = 4;

/// So long are all values of a set in which grams of [`LONG`] bytes are looked for.
const ALL_LONG: usize = LONG + 4;

/// For each gram so many bytes of a table, as far as that goes: at 100,000 values
/// eight are as fast as 32, and four are slower where secrets are many.
const SPARSE: usize = 8;

/// The least and the greatest table, in bytes, as powers of two.
const SIZES: (u32, u32) = (12, 25);

/// See the module docs.
#[derive(Debug)]
pub(crate) struct Samples {
    tiers: Vec<Tier>,
    /// So many bytes from its beginning on decide whether a place is reported.
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
    /// How many offsets of each value are known.
    stride: usize,
    /// By the hash of a gram: at which offsets it stands, a bit each.
    offsets: Box<[u8]>,
    shift: u32,
}

impl Samples {
    /// For values of at least [`SHORT`] bytes.
    pub(super) fn new(values: &Values) -> Samples {
        let all = 0..values.len();
        let shortest = all.clone().map(|at| values.get(at).len()).min();
        let is_long = |&at: &usize| values.get(at).len() >= LONG + MOST - 1;
        let (long, short): (Vec<usize>, Vec<usize>) = match shortest {
            Some(length) if length >= ALL_LONG => (all.collect(), Vec::new()),
            _ => all.partition(is_long),
        };
        let tiers = [(LONG, long), (SHORT, short)].into_iter();
        let tiers = tiers.filter(|(_, some)| !some.is_empty());
        let tiers: Vec<Tier> = tiers
            .map(|(gram, some)| Tier::new(gram, some.iter().map(|&at| values.get(at))))
            .collect();
        let reach = tiers.iter().map(Tier::reach).max();
        Samples {
            tiers,
            reach: reach.unwrap_or(1),
        }
    }

    /// So many bytes must follow from a place on for it to be looked at.
    pub(crate) fn reach(&self) -> usize {
        self.reach
    }

    /// The first place in a range where a value may begin, or the range's end. From its
    /// end on must follow as many bytes as from any place, less one. `looked` is empty
    /// at first; then the range's end stays and its start grows.
    #[inline]
    pub(crate) fn next(&self, haystack: &[u8], range: Range<usize>, looked: &mut Looked) -> usize {
        let mut first = range.end;
        for (tier, next) in self.tiers.iter().zip(&mut looked.0) {
            let at = match *next {
                Some(at) if at >= range.start => at,
                _ => tier.next(haystack, range.clone()).unwrap_or(range.end),
            };
            *next = Some(at);
            first = first.min(at);
        }
        first
    }
}

impl Tier {
    fn new<'v>(gram: usize, values: impl Iterator<Item = &'v [u8]> + Clone) -> Tier {
        let shortest = values.clone().map(<[u8]>::len).min().unwrap_or(gram);
        let stride = (shortest - gram + 1).min(MOST);
        let size = (values.clone().count() * stride * SPARSE).next_power_of_two();
        let bits = size.trailing_zeros().clamp(SIZES.0, SIZES.1);
        let mut tier = Tier {
            gram,
            stride,
            offsets: vec![0; 1 << bits].into(),
            shift: u64::BITS - bits,
        };
        for value in values {
            for offset in 0..stride {
                let slot = match gram {
                    LONG => tier.slot::<LONG>(value, offset),
                    _ => tier.slot::<SHORT>(value, offset),
                };
                if let Some(slot) = slot {
                    tier.offsets[slot] |= 1 << offset;
                }
            }
        }
        tier
    }

    fn reach(&self) -> usize {
        self.gram + self.stride - 1
    }

    #[inline]
    fn next(&self, haystack: &[u8], range: Range<usize>) -> Option<usize> {
        match self.gram {
            LONG => self.search::<LONG>(haystack, range),
            _ => self.search::<SHORT>(haystack, range),
        }
    }

    #[inline(always)]
    fn search<const GRAM: usize>(&self, haystack: &[u8], range: Range<usize>) -> Option<usize> {
        let last = self.stride - 1;
        // What is looked at tells of the places up to there, as many as the stride.
        let mut at = range.start + last;
        while at < range.end + last {
            let offsets = self.offsets[self.slot::<GRAM>(haystack, at)?];
            if offsets != 0
                && let Some(start) = self.confirmed::<GRAM>(haystack, at, offsets)
                && start < range.end
            {
                return Some(start);
            }
            at += self.stride;
        }
        None
    }

    /// The first of the places that these offsets tell of at which the other grams are
    /// right, too.
    #[cold]
    fn confirmed<const GRAM: usize>(
        &self,
        haystack: &[u8],
        at: usize,
        offsets: u8,
    ) -> Option<usize> {
        let last = self.stride - 1;
        let is_known = |start: usize, offset: usize| {
            self.slot::<GRAM>(haystack, start + offset)
                .is_none_or(|slot| self.offsets[slot] >> offset & 1 != 0)
        };
        (0..self.stride)
            .rev()
            .filter(|offset| offsets >> offset & 1 != 0)
            .map(|offset| at - offset)
            .find(|&start| is_known(start, 0) && is_known(start, last))
    }

    /// Where a gram's offsets stand in the table.
    #[inline(always)]
    fn slot<const GRAM: usize>(&self, text: &[u8], at: usize) -> Option<usize> {
        let gram: &[u8; GRAM] = text.get(at..)?.first_chunk()?;
        let mut bytes = [0; 8];
        bytes[..GRAM].copy_from_slice(gram);
        let key = u64::from_le_bytes(bytes);
        // The product's high bits are those that all of the gram takes part in.
        Some((key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize)
    }
}
