//! Patterns become tables that can be stepped byte by byte and stopped anywhere.
//!
//! `regex-automata` parses a pattern and compiles it to an NFA. Its own DFAs
//! report a match one byte late (that is how they implement look-around) and
//! call a state alive that can only report such a late match. A filter that
//! must not hold back a byte without need can use neither, so the subset
//! construction is done here: without look-around it is a page of code, and
//! every state knows exactly
//!
//! - which patterns match right here (`accept`),
//! - which patterns can still match after at least one more byte (`later`).
//!
//! Automata are small (tens to some hundreds of states) and are built when
//! first needed.

use super::BuildError;
use super::nfa::{Nfa, Reach};
use super::subsets::Subsets;

/// No continuation leads to a match any more.
pub(crate) const DEAD: u16 = 0;

/// Where every run begins.
pub(crate) const START: u16 = 1;

/// How many patterns one automaton tells apart: a bit each.
pub(crate) const MAX_PATTERNS: usize = 64;

/// The tables.
pub(crate) struct Automaton {
    /// The class of every byte: bytes of one class behave alike everywhere.
    pub(super) classes: [u8; 256],
    /// A state's row in `next` is `1 << shift` entries wide.
    pub(super) shift: u32,
    /// `next[state << shift | class]`.
    pub(super) next: Box<[u16]>,
    /// Per state, a bit for every pattern that matches here, and one for every
    /// pattern that matches after one more byte or more.
    pub(super) masks: Box<[Masks]>,
}

/// What is known of a state.
#[derive(Clone, Copy, Default)]
pub(super) struct Masks {
    pub(super) accept: u64,
    pub(super) later: u64,
}

/// The direction in which the bytes will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Forward,
    Backward,
}

impl Automaton {
    /// Builds the tables for some patterns (at most 64), all anchored where the
    /// run begins.
    ///
    /// # Errors
    ///
    /// When a pattern does not parse, uses look-around, or gets too big.
    pub(crate) fn new(patterns: &[&str], direction: Direction) -> Result<Automaton, BuildError> {
        let nfa = Nfa::new(patterns, direction)?;
        let reach = Reach::new(&nfa);
        let subsets = Subsets::explored(&nfa)?;
        Ok(Automaton {
            masks: subsets.masks(&reach),
            ..subsets.into_automaton()
        })
    }

    /// The same, where `relabel` maps a state's set of matching patterns to what
    /// `accept` and `later` shall speak of.
    pub(crate) fn relabelled(
        patterns: &[&str],
        direction: Direction,
        relabel: impl Fn(u64) -> u64,
    ) -> Result<Automaton, BuildError> {
        let nfa = Nfa::new(patterns, direction)?;
        let subsets = Subsets::explored(&nfa)?;
        let masks = |&set: &u64| Masks {
            accept: relabel(set),
            later: 0,
        };
        let mut automaton = Automaton {
            masks: subsets.accept.iter().map(masks).collect(),
            ..subsets.into_automaton()
        };
        automaton.find_later();
        Ok(automaton)
    }

    /// The state after one more byte.
    #[cfg(test)]
    pub(crate) fn step(&self, state: u16, byte: u8) -> u16 {
        let class = self.classes[usize::from(byte)];
        self.next[(usize::from(state) << self.shift) | usize::from(class)]
    }

    /// The patterns that match here.
    #[inline(always)]
    pub(crate) fn accept(&self, state: u16) -> u64 {
        self.masks[usize::from(state)].accept
    }

    /// The patterns that can still match, one byte later or more.
    #[inline(always)]
    pub(crate) fn later(&self, state: u16) -> u64 {
        self.masks[usize::from(state)].later
    }

    /// How many states there are.
    pub(crate) fn len(&self) -> usize {
        self.masks.len()
    }

    /// The states that follow a state, dead ones left out, some perhaps twice.
    pub(crate) fn successors(&self, state: u16) -> impl Iterator<Item = u16> + '_ {
        let row = usize::from(state) << self.shift;
        self.next[row..row + (1 << self.shift)]
            .iter()
            .copied()
            .filter(|&next| next != DEAD)
    }

    /// The states that follow two states on the same bytes, pair by pair.
    pub(crate) fn pairs(&self, a: u16, b: u16) -> impl Iterator<Item = (u16, u16)> + '_ {
        let row = |state: u16| {
            let row = usize::from(state) << self.shift;
            self.next[row..row + (1 << self.shift)].iter().copied()
        };
        row(a).zip(row(b))
    }

    /// For every state, the least number of further bytes (one or more) after
    /// which `wanted` can match; `u16::MAX` where it cannot.
    pub(crate) fn distances(&self, wanted: u64) -> Vec<u16> {
        let mut distances = vec![u16::MAX; self.len()];
        let mut changed = true;
        while changed {
            changed = false;
            for state in (1..self.len() as u16).rev() {
                let best = self
                    .successors(state)
                    .map(|next| match self.accept(next) & wanted {
                        0 => distances[usize::from(next)].saturating_add(1),
                        _ => 1,
                    })
                    .min()
                    .unwrap_or(u16::MAX);
                if best < distances[usize::from(state)] {
                    distances[usize::from(state)] = best;
                    changed = true;
                }
            }
        }
        distances
    }

    /// The longest way from the start to a first match of `wanted`, in bytes;
    /// `None` when it has no bound.
    pub(crate) fn longest_first_match(&self, wanted: u64) -> Option<usize> {
        // Kahn's algorithm over the states that have not matched yet: what is
        // never reached without an open predecessor lies on a cycle.
        let open = |state: u16| self.accept(state) & wanted == 0 && self.later(state) & wanted != 0;
        let mut incoming = vec![0u32; self.len()];
        let mut reached = vec![false; self.len()];
        let mut todo = vec![START];
        reached[usize::from(START)] = true;
        while let Some(state) = todo.pop() {
            if !open(state) {
                continue;
            }
            for next in self.successors(state) {
                incoming[usize::from(next)] += 1;
                if !std::mem::replace(&mut reached[usize::from(next)], true) {
                    todo.push(next);
                }
            }
        }
        let mut depth = vec![0usize; self.len()];
        let mut ready = vec![START];
        if incoming[usize::from(START)] != 0 {
            return None;
        }
        let mut longest = 0;
        let mut seen = 0;
        while let Some(state) = ready.pop() {
            seen += 1;
            longest = longest.max(depth[usize::from(state)]);
            if !open(state) {
                continue;
            }
            for next in self.successors(state) {
                let at = usize::from(next);
                depth[at] = depth[at].max(depth[usize::from(state)] + 1);
                incoming[at] -= 1;
                if incoming[at] == 0 {
                    ready.push(next);
                }
            }
        }
        (seen == reached.iter().filter(|&&r| r).count()).then_some(longest)
    }

    /// Fills `later`: a fixed point, reached fast because states are numbered
    /// breadth first and visited backwards.
    fn find_later(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            for state in (1..self.len() as u16).rev() {
                let mask = self
                    .successors(state)
                    .fold(0, |mask, next| mask | self.accept(next) | self.later(next));
                if mask != self.later(state) {
                    self.masks[usize::from(state)].later = mask;
                    changed = true;
                }
            }
        }
    }
}

impl Default for Automaton {
    /// One that never matches.
    fn default() -> Automaton {
        Automaton {
            classes: [0; 256],
            shift: 0,
            next: vec![DEAD; 2].into(),
            masks: vec![Masks::default(); 2].into(),
        }
    }
}

impl std::fmt::Debug for Automaton {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Automaton")
            .field("states", &self.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(automaton: &Automaton, text: &str) -> u16 {
        text.bytes()
            .fold(START, |state, byte| automaton.step(state, byte))
    }

    #[test]
    fn accepts_here_and_later_are_exact() {
        let automaton = Automaton::new(&["[a-c]{3}", "ab+"], Direction::Forward).unwrap();
        let cases = [
            ("", 0, 0b11),
            ("a", 0, 0b11),
            ("ab", 0b10, 0b11),
            ("abb", 0b11, 0b10),
            ("abc", 0b01, 0),
            ("x", 0, 0),
        ];
        for (text, accept, later) in cases {
            let state = run(&automaton, text);
            assert_eq!(
                (automaton.accept(state), automaton.later(state)),
                (accept, later),
                "{text}"
            );
        }
    }

    #[test]
    fn runs_backwards() {
        let automaton = Automaton::new(&["[x-z]abc"], Direction::Backward).unwrap();
        assert_eq!(automaton.accept(run(&automaton, "cbay")), 1);
        assert_eq!(automaton.accept(run(&automaton, "yabc")), 0);
    }

    #[test]
    fn distances_count_bytes_to_the_next_match() {
        let automaton = Automaton::new(&["a{3}b*"], Direction::Forward).unwrap();
        let distances = automaton.distances(1);
        for (text, distance) in [("", 3), ("aa", 1), ("aaa", 1), ("aaab", 1)] {
            assert_eq!(
                distances[usize::from(run(&automaton, text))],
                distance,
                "{text}"
            );
        }
    }

    #[test]
    fn the_way_to_the_first_match_has_a_bound_or_none() {
        for (pattern, longest) in [
            ("a{2,5}b", Some(6)),
            ("a+b", None),
            ("ab*", Some(1)),
            ("(?:x|yz){3}[a-z]*", Some(6)),
        ] {
            let automaton = Automaton::new(&[pattern], Direction::Forward).unwrap();
            assert_eq!(automaton.longest_first_match(1), longest, "{pattern}");
        }
    }

    #[test]
    fn no_pattern_never_matches() {
        let automaton = Automaton::new(&[], Direction::Forward).unwrap();
        assert_eq!(run(&automaton, ""), START);
        assert_eq!(run(&automaton, "a"), DEAD);
    }

    #[test]
    fn refuses_what_cannot_be_stepped() {
        for pattern in ["^a", r"a\b", "(", "(?:a{200}){200}"] {
            assert!(
                Automaton::new(&[pattern], Direction::Forward).is_err(),
                "{pattern}"
            );
        }
    }
}
