//! Sealed values, ready to be looked up: by length, hint and digest.

use std::fmt;
use std::ops::Range;

use crate::secret::fingerprint::{HINT_BITS, Hasher, is_mixed};
use crate::secret::sealed::Sealed;

/// See the module docs.
pub(crate) struct Fingerprints {
    hasher: Hasher,
    /// The lengths of plain values, and of wide ones.
    pub(crate) plain: Lengths,
    pub(crate) wide: Lengths,
    /// No value is shorter.
    pub(crate) shortest: usize,
    /// For each kind and length that there is, a bit for each hint that there is.
    hinted: Vec<Option<Box<Hinted>>>,
    /// All hints, by kind, length and hint.
    hints: Vec<u16>,
    /// What goes with each.
    values: Vec<Value>,
    /// Where the hints of each kind and length are.
    ranges: Vec<Range<u32>>,
    /// What those are called that are longer than so many bytes: plain ones, wide ones.
    longer: [Vec<Option<Names>>; 2],
    /// The ranks of all: those of known secrets are less, those of rules greater.
    ranks: Range<u32>,
}

/// What is known of one value.
struct Value {
    digest: [u8; 16],
    name: Name,
}

/// A rank, and its label.
pub(crate) type Name = (u32, u32);

/// A set of lengths: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lengths(pub(crate) [u64; 4]);

/// What several values are called.
#[derive(Clone, Copy)]
struct Names {
    /// The least of their ranks.
    rank: u32,
    /// The label of all of them, if they have the same.
    label: Option<u32>,
}

/// A bit for each hint.
type Hinted = [u64; 1 << (HINT_BITS - 6)];

/// So many lengths there are: one more than the longest value has.
const LENGTHS: usize = 256;

impl Fingerprints {
    /// For sealed values, with their ranks and labels, in order; there are some.
    pub(crate) fn new(sealed: &Sealed, names: &[Name]) -> Fingerprints {
        let mut order: Vec<usize> = (0..sealed.values.len()).collect();
        let key = |at: &usize| {
            let value = &sealed.values[*at];
            (value.is_wide, value.length, value.hint, value.digest, *at)
        };
        order.sort_unstable_by_key(key);
        // Of equal ones the first names it.
        order.dedup_by_key(|at| sealed.values[*at].digest);
        let mut all = Fingerprints {
            hasher: Hasher::new(&sealed.salt),
            plain: Lengths::default(),
            wide: Lengths::default(),
            shortest: LENGTHS,
            hinted: vec![None; 2 * LENGTHS],
            hints: Vec::with_capacity(order.len()),
            values: Vec::with_capacity(order.len()),
            ranges: vec![0..0; 2 * LENGTHS],
            longer: [vec![None; LENGTHS], vec![None; LENGTHS]],
            ranks: names.first().map_or(0, |first| first.0)
                ..names.last().map_or(0, |last| last.0 + 1),
        };
        for at in order {
            let (value, name) = (&sealed.values[at], names[at]);
            let length = usize::from(value.length);
            let place = all.hints.len() as u32;
            let range = &mut all.ranges[kind(value.is_wide, length)];
            if range.start == range.end {
                range.start = place;
            }
            range.end = place + 1;
            let hinted = &mut all.hinted[kind(value.is_wide, length)];
            let hinted = hinted.get_or_insert_with(|| Box::new([0; 1 << (HINT_BITS - 6)]));
            hinted[usize::from(value.hint) / 64] |= 1 << (value.hint % 64);
            all.hints.push(value.hint);
            all.values.push(Value {
                digest: value.digest,
                name,
            });
            match value.is_wide {
                true => all.wide.add(length),
                false => all.plain.add(length),
            }
            all.shortest = all.shortest.min(length);
            let longer = &mut all.longer[usize::from(value.is_wide)][length - 1];
            *longer = joined(*longer, Some(Names::of(name)));
        }
        for longer in &mut all.longer {
            for at in (1..LENGTHS).rev() {
                longer[at - 1] = joined(longer[at - 1], longer[at]);
            }
        }
        all
    }

    /// What a word is called, if it is a value. `is_wide` says whether there is more in it
    /// than token characters.
    pub(crate) fn find(&self, word: &[u8], is_wide: bool) -> Option<Name> {
        let kind = kind(is_wide, word.len().min(LENGTHS - 1));
        let hinted = self.hinted[kind].as_ref().filter(|_| is_mixed(word))?;
        let hint = self.hasher.hint(word);
        if hinted[usize::from(hint) / 64] >> (hint % 64) & 1 == 0 {
            return None;
        }
        let range = self.ranges[kind].start as usize..self.ranges[kind].end as usize;
        let from = self.hints[range.clone()].partition_point(|&other| other < hint);
        let digest = self.hasher.digest(word);
        let mut values = self.hints[range.clone()]
            .iter()
            .zip(&self.values[range])
            .skip(from)
            .take_while(|(other, _)| **other == hint);
        values.find_map(|(_, value)| (value.digest == digest).then_some(value.name))
    }

    /// Whether a value that is longer than so many bytes would name a span whose label
    /// has this name so far: `plain` says whether it may be a plain one.
    pub(crate) fn renames(&self, length: usize, plain: bool, (rank, label): Name) -> bool {
        let longer = |kind: usize| self.longer[kind].get(length).copied().flatten();
        let all = match plain {
            true => joined(longer(0), longer(1)),
            false => longer(1),
        };
        let Some(names) = all.filter(|names| names.rank < rank) else {
            return false;
        };
        match names.label {
            Some(one) => one != label,
            // Of several labels not all are this one; but which of them rank before it?
            None if !self.ranks.contains(&rank) => true,
            None => {
                let kinds = if plain { 0..2 } else { 1..2 };
                let first = |kind| self::kind(kind == 1, (length + 1).min(LENGTHS - 1));
                kinds.into_iter().any(|kind| {
                    let ranges = &self.ranges[first(kind)..(kind + 1) * LENGTHS];
                    ranges.iter().any(|range| {
                        let values = &self.values[range.start as usize..range.end as usize];
                        let wins = |value: &Value| value.name.0 < rank && value.name.1 != label;
                        values.iter().any(wins)
                    })
                })
            }
        }
    }
}

/// Where the range of a kind and a length is.
fn kind(is_wide: bool, length: usize) -> usize {
    usize::from(is_wide) * LENGTHS + length
}

/// What two sets of values are called together.
fn joined(one: Option<Names>, other: Option<Names>) -> Option<Names> {
    match (one, other) {
        (Some(one), Some(other)) => Some(Names {
            rank: one.rank.min(other.rank),
            label: one.label.filter(|_| one.label == other.label),
        }),
        (one, other) => one.or(other),
    }
}

impl Names {
    fn of((rank, label): Name) -> Names {
        Names {
            rank,
            label: Some(label),
        }
    }
}

impl Lengths {
    /// All lengths below this one.
    pub(crate) fn below(length: usize) -> Lengths {
        let word = |at: usize| match length.saturating_sub(64 * at) {
            0 => 0,
            bits @ 1..64 => (1 << bits) - 1,
            _ => u64::MAX,
        };
        Lengths([word(0), word(1), word(2), word(3)])
    }

    fn add(&mut self, length: usize) {
        self.0[length / 64] |= 1 << (length % 64);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    pub(crate) fn count(&self) -> usize {
        self.0.map(u64::count_ones).iter().sum::<u32>() as usize
    }

    pub(crate) fn has(&self, length: usize) -> bool {
        self.0[length / 64] >> (length % 64) & 1 != 0
    }

    /// The greatest one.
    pub(crate) fn longest(&self) -> Option<usize> {
        let at = self.0.iter().rposition(|&word| word != 0)?;
        Some(64 * at + 63 - self.0[at].leading_zeros() as usize)
    }

    /// Those that are in both.
    pub(crate) fn and(self, other: Lengths) -> Lengths {
        Lengths(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// Those that are in either.
    pub(crate) fn or(self, other: Lengths) -> Lengths {
        Lengths(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// Those that are not in it.
    pub(crate) fn not(self) -> Lengths {
        Lengths(self.0.map(|word| !word))
    }

    /// Each greater by so many; those that become too great are dropped.
    pub(crate) fn plus(self, more: usize) -> Lengths {
        let (words, bits) = (more / 64, more % 64);
        let word = |at: usize| at.checked_sub(words).map_or(0, |at| self.0[at]);
        Lengths(std::array::from_fn(|at| {
            let low = match (bits, at) {
                (0, _) | (_, 0) => 0,
                _ => word(at - 1) >> (64 - bits),
            };
            word(at) << bits | low
        }))
    }

    /// All of them, the greatest first.
    pub(crate) fn descending(mut self) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || {
            let length = self.longest()?;
            self.0[length / 64] &= !(1 << (length % 64));
            Some(length)
        })
    }
}

impl fmt::Debug for Fingerprints {
    /// Shows how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fingerprints")
            .field("values", &self.values.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;

    #[test]
    fn lengths_are_a_set() {
        let mut some = Lengths::default();
        assert_eq!(some.longest(), None);
        for length in [0, 1, 63, 64, 130, 255] {
            some.add(length);
        }
        assert_eq!(
            some.descending().collect::<Vec<_>>(),
            [255, 130, 64, 63, 1, 0]
        );
        for more in [0, 1, 62, 63, 64, 65, 127, 128, 200, 255, 256, 400] {
            let wanted = [255, 130, 64, 63, 1, 0].map(|length| length + more);
            let wanted: Vec<usize> = wanted.into_iter().filter(|&it| it < 256).collect();
            assert_eq!(
                some.plus(more).descending().collect::<Vec<_>>(),
                wanted,
                "{more}"
            );
        }
        for length in [0, 1, 63, 64, 65, 128, 255, 256, 300] {
            let below = Lengths::below(length);
            assert_eq!(below.descending().count(), length.min(256));
            assert_eq!(below.longest(), length.min(256).checked_sub(1));
            assert_eq!(below.or(below.not()).descending().count(), 256);
            assert!(below.and(below.not()).is_empty());
        }
    }

    #[test]
    fn what_was_sealed_is_found_and_nothing_else() {
        let word = |at: u32| {
            format!(
                "{:x}-{at:05}-Zx81kQ0vTm{}",
                at * 7,
                if at.is_multiple_of(2) { "/" } else { "" }
            )
        };
        let secrets: Vec<Secret> = (0..3000).map(|at| Secret::new("x", word(at))).collect();
        let (mut sealed, refused) = Sealed::seal(&secrets, [7; 32]);
        assert_eq!(refused, []);
        sealed.values.extend(sealed.values.clone());
        let names: Vec<Name> = (0..6000).map(|at| (at + 10, at % 3)).collect();
        let all = Fingerprints::new(&sealed, &names);
        assert_eq!(all.values.len(), 3000);
        for at in 0..3000 {
            let is_wide = at % 2 == 0;
            assert_eq!(
                all.find(word(at).as_bytes(), is_wide),
                Some((at + 10, at % 3))
            );
            assert_eq!(all.find(word(at + 3000).as_bytes(), is_wide), None);
            assert_eq!(all.find(word(at).as_bytes(), !is_wide), None);
        }
    }

    #[test]
    fn a_longer_value_may_have_another_name() {
        let word = |length: usize, end: &str| {
            format!("{}{end}", &"Zx81kQ0vTmRyb6Jw93LqU2"[..length - end.len()])
        };
        let values = [word(14, ""), word(16, "/"), word(18, ""), word(20, "+")];
        let secrets: Vec<Secret> = values
            .iter()
            .map(|value| Secret::new("x", value.as_str()))
            .collect();
        let (sealed, refused) = Sealed::seal(&secrets, [7; 32]);
        assert_eq!(refused, []);
        let all = Fingerprints::new(&sealed, &[(5, 5), (6, 6), (7, 5), (8, 8)]);
        for (length, plain, name, wanted) in [
            (12, true, (90, 90), true),
            (14, true, (5, 5), false),
            (14, true, (6, 6), false),
            (14, true, (7, 5), true),
            (14, true, (8, 8), true),
            (16, true, (8, 8), true),
            (16, true, (8, 5), false),
            (16, false, (8, 8), false),
            (18, true, (90, 8), false),
            (18, true, (90, 90), true),
            (20, true, (90, 90), false),
            (255, true, (90, 90), false),
        ] {
            assert_eq!(
                all.renames(length, plain, name),
                wanted,
                "{length} {plain} {name:?}"
            );
        }
    }
}
