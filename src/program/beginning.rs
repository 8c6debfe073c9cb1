//! What every match of a pattern begins with, told without building its automaton.

use super::automaton::Direction;
use super::nfa::{Closure, Nfa};

/// A class of bytes.
pub(super) type Class = fn(u8) -> bool;

/// For every class, how many bytes of it begin each match at least, counted up to
/// `most`. A pattern that does not parse begins with nothing.
pub(super) fn runs<const N: usize>(pattern: &str, classes: &[Class; N], most: usize) -> [usize; N] {
    let mut runs = [0; N];
    let Ok(nfa) = Nfa::new(&[pattern], Direction::Forward) else {
        return runs;
    };
    let mut open = [true; N];
    let mut closure = Closure::new(&nfa);
    closure.add(&nfa, nfa.start());
    for depth in 1..=most {
        let set = closure.take();
        if nfa.accepts(&set) != 0 {
            break;
        }
        let mut next = Vec::new();
        for &id in &set {
            nfa.transitions(id, |first, last, to| {
                for (open, class) in open.iter_mut().zip(classes) {
                    *open = *open && (first..=last).all(class);
                }
                next.push(to);
            });
        }
        for (run, _) in runs.iter_mut().zip(open).filter(|(_, open)| *open) {
            *run = depth;
        }
        if !open.contains(&true) {
            break;
        }
        next.sort_unstable();
        next.dedup();
        next.iter().for_each(|&id| closure.add(&nfa, id));
    }
    runs
}

/// Where matches of a pattern can end or leave a class of bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// A bit for every count, up to 63, of bytes of the class behind which a match can
    /// end.
    matches: u64,
    /// A bit for every such count behind which a byte of another class can follow.
    leaves: u64,
    /// All such bytes, a bit each.
    by: [u64; 4],
}

/// See [`Ends`]. Of a pattern that does not parse nothing is known: anywhere.
pub(super) fn ends(pattern: &str, class: Class) -> Ends {
    let mut ends = Ends {
        matches: 0,
        leaves: 0,
        by: [0; 4],
    };
    let Ok(nfa) = Nfa::new(&[pattern], Direction::Forward) else {
        return Ends {
            matches: u64::MAX,
            ..ends
        };
    };
    let mut closure = Closure::new(&nfa);
    closure.add(&nfa, nfa.start());
    for depth in 0..64 {
        let set = closure.take();
        if nfa.accepts(&set) != 0 {
            ends.matches |= 1 << depth;
        }
        for &id in &set {
            nfa.transitions(id, |first, last, to| {
                for byte in (first..=last).filter(|&byte| !class(byte)) {
                    ends.leaves |= 1 << depth;
                    ends.by[usize::from(byte) / 64] |= 1 << (byte % 64);
                }
                if (first..=last).any(class) {
                    closure.add(&nfa, to);
                }
            });
        }
    }
    ends
}

impl Ends {
    /// Whether a match can begin with so many bytes of the class, at most 63, and then
    /// this one: it ends among them, or goes on with it.
    pub(super) fn allow(&self, count: usize, then: u8) -> bool {
        let is_left = self.by[usize::from(then) / 64] >> (then % 64) & 1 == 1;
        self.matches << (63 - count) != 0 || is_left && self.leaves >> count & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_another_byte_or_a_match_may_come() {
        const CLASSES: [Class; 2] = [
            |byte| byte.is_ascii_digit(),
            |byte| byte.is_ascii_alphanumeric(),
        ];
        for (pattern, runs_are) in [
            ("[0-9]{4}[a-z]{3}-", [4, 7]),
            ("[0-9]{2}x?-", [2, 2]),
            ("[0-9]{30}", [9, 9]),
            ("[0-9]{3}|[0-9]{5}", [3, 3]),
            ("-", [0, 0]),
            ("", [0, 0]),
            ("(", [0, 0]),
        ] {
            assert_eq!(runs(pattern, &CLASSES, 9), runs_are, "{pattern}");
        }
    }

    #[test]
    fn matches_end_and_leave_a_class_where_they_can() {
        let digit: Class = |byte| byte.is_ascii_digit();
        for (pattern, count, then, allowed) in [
            ("[0-9]{4}", 4, b' ', true),
            ("[0-9]{4}", 5, b' ', true),
            ("[0-9]{4}", 3, b' ', false),
            ("[0-9]{2,3}[-0-9]x", 3, b'-', true),
            ("[0-9]{2,3}[-0-9]x", 1, b'-', false),
            ("[0-9]{2,3}[-0-9]x", 4, b'x', true),
            ("[0-9]{2,3}[-0-9]x", 4, b'y', false),
            ("[0-9]{2}[a-z]", 2, b'z', true),
            ("[0-9]{2}[a-z]", 1, b'z', false),
            ("x", 0, b'x', true),
            ("x", 1, b'x', false),
            ("", 0, b' ', true),
            ("[0-9]*x", 63, b'x', true),
            ("[0-9]*x", 63, b'y', false),
            ("(", 0, b' ', true),
        ] {
            let ends = ends(pattern, digit);
            assert_eq!(ends.allow(count, then), allowed, "{pattern} {count}");
        }
    }
}
