//! Which bytes stand next to each other in known values.
//!
//! A value may be written with a gap inside (see `engine::gap`). Whether one can lie over
//! a gap is told in a hurry by the two bytes around it: in some value they must be
//! neighbours. And white space can only stand for a space of a value if what is before it
//! stands before that one. Both are bits, one for every two bytes: 16 KiB.

use std::fmt;

use memchr::memmem::Finder;
use zeroize::Zeroizing;

use super::values::Values;

/// See the module docs.
pub(crate) struct Neighbours {
    pairs: Pairs,
    spaces: Finder<'static>,
    /// The two bytes before each space, if there are any spaces.
    spaced: Option<Pairs>,
}

/// A set of two bytes. It tells something of values.
struct Pairs(Zeroizing<Vec<u64>>);

impl Neighbours {
    pub(crate) fn new(values: &Values) -> Neighbours {
        let mut pairs = Pairs::new();
        let mut spaced = None;
        for value in (0..values.len()).map(|at| values.get(at)) {
            for two in value.windows(2) {
                pairs.add(two[0], two[1]);
            }
            for at in memchr::memchr_iter(b' ', value) {
                let spaced = spaced.get_or_insert_with(Pairs::new);
                match value[..at] {
                    [.., other, last] => spaced.add(other, last),
                    // What stands before the value may be anything.
                    [last] => (0..=255).for_each(|other| spaced.add(other, last)),
                    [] => spaced.0.fill(u64::MAX),
                }
            }
        }
        Neighbours {
            pairs,
            spaces: Finder::new(b"  "),
            spaced,
        }
    }

    /// Whether a value has a space.
    pub(crate) fn has_spaces(&self) -> bool {
        self.spaced.is_some()
    }

    /// Where two spaces stand in a row.
    pub(crate) fn find_spaces(&self, text: &[u8]) -> Option<usize> {
        self.spaces.find(text)
    }

    /// Whether these two are neighbours in a value.
    pub(crate) fn are(&self, first: u8, second: u8) -> bool {
        self.pairs.has(first, second)
    }

    /// Whether a value has a space behind these two, or a space behind the last one, with
    /// which it begins, or one in front.
    pub(crate) fn are_before_space(&self, first: u8, second: u8) -> bool {
        let spaced = self.spaced.as_ref();
        spaced.is_some_and(|spaced| spaced.has(first, second))
    }
}

impl fmt::Debug for Neighbours {
    /// Shows nothing of the values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Neighbours").finish_non_exhaustive()
    }
}

impl Pairs {
    fn new() -> Pairs {
        Pairs(Zeroizing::new(vec![0; 1 << 10]))
    }

    fn add(&mut self, first: u8, second: u8) {
        let at = usize::from(first) << 8 | usize::from(second);
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn has(&self, first: u8, second: u8) -> bool {
        let at = usize::from(first) << 8 | usize::from(second);
        self.0[at / 64] >> (at % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&[u8]]) -> Neighbours {
        let ranked: Vec<(u32, &[u8])> = (0..).zip(values.iter().copied()).collect();
        Neighbours::new(&Values::of(&ranked, &vec![0; values.len()], 1 << 14))
    }

    #[test]
    fn neighbours_are_those_of_values() {
        let none = of(&[b"abca"]);
        assert!(none.are(b'a', b'b') && none.are(b'b', b'c') && none.are(b'c', b'a'));
        assert!(!none.are(b'b', b'a') && !none.are(b'a', b'a'));
        assert!(!none.has_spaces() && !none.are_before_space(b'b', b'c'));
        let some = of(&[b"ab cd", b"x yz"]);
        assert!(some.are_before_space(b'a', b'b') && some.are_before_space(0, b'x'));
        assert!(!some.are_before_space(b'c', b'd') && !some.are_before_space(b'x', b'b'));
        assert!(of(&[b" abc"]).are_before_space(b'x', b'y'));
    }
}
