//! The subset construction: every state is a set of NFA states.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::BuildError;
use super::automaton::{Automaton, DEAD, Masks, START};
use super::nfa::{Closure, Nfa, Reach};

/// More states than this and a pattern is refused: tables beyond it fall out
/// of the cache, and take milliseconds to build.
const MAX_STATES: usize = 12_000;

/// The subset construction: every state is a set of NFA states.
pub(super) struct Subsets<'n> {
    nfa: &'n Nfa,
    classes: [u8; 256],
    /// How many classes there are.
    width: usize,
    shift: u32,
    /// The states by their sets.
    ids: Sets,
    /// The states by the sets before what is reachable from them without a byte
    /// is added: most transitions are found here, and need no closure.
    kernels: Sets,
    /// The sets in the order of their ids.
    sets: Vec<Box<[u32]>>,
    next: Vec<u16>,
    pub(super) accept: Vec<u64>,
}

/// Sets of NFA states, and the states they are.
pub(super) type Sets = FastMap<Box<[u32]>, u16>;

/// A map whose keys are our own, so that nobody can make them collide.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<FastHasher>>;

/// A multiplying hash.
#[derive(Default)]
pub(super) struct FastHasher(u64);

impl Hasher for FastHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            self.write_u64(u64::from_le_bytes(word));
        }
        for &byte in rest {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}

impl<'n> Subsets<'n> {
    pub(super) fn explored(nfa: &'n Nfa) -> Result<Subsets<'n>, BuildError> {
        let mut subsets = Subsets::new(nfa);
        subsets.explore()?;
        Ok(subsets)
    }

    /// What matches in every state, and can later.
    pub(super) fn masks(&self, reach: &Reach) -> Box<[Masks]> {
        let sets = self.sets.iter().zip(&self.accept);
        let masks = sets.map(|(set, &accept)| Masks {
            accept,
            later: reach.later(set),
        });
        masks.collect()
    }

    /// The tables, without what matches.
    pub(super) fn into_automaton(self) -> Automaton {
        Automaton {
            classes: self.classes,
            shift: self.shift,
            next: self.next.into(),
            masks: Box::default(),
        }
    }

    fn new(nfa: &'n Nfa) -> Subsets<'n> {
        let width = nfa.width();
        Subsets {
            nfa,
            classes: *nfa.classes(),
            width,
            shift: width.next_power_of_two().trailing_zeros(),
            ids: Sets::default(),
            kernels: Sets::default(),
            sets: Vec::new(),
            next: Vec::new(),
            accept: Vec::new(),
        }
    }

    /// Finds all states, breadth first, and their transitions.
    fn explore(&mut self) -> Result<(), BuildError> {
        let mut closure = Closure::new(self.nfa);
        self.id_of(&[])?;
        closure.add(self.nfa, self.nfa.start());
        let start = closure.take();
        if self.id_of(&start)? == DEAD {
            // Nothing can match at all; the start still is a state of its own.
            self.sets.push(Box::default());
            self.accept.push(0);
            self.next.resize(self.next.len() + (1 << self.shift), DEAD);
        }
        // Classes on which a state's transitions do not differ are taken together:
        // there are many classes, and few differ in any one state.
        let mut stretches = Stretches::default();
        let mut kernels: Vec<Vec<u32>> = vec![Vec::new(); self.width];
        let mut state = usize::from(START);
        while state < self.sets.len() {
            // Classes are numbered in the order of their bytes.
            let class = |byte: u8| usize::from(self.classes[usize::from(byte)]);
            stretches.clear();
            for &id in self.sets[state].iter() {
                self.nfa.transitions(id, |first, last, _| {
                    stretches.cut(class(first), class(last) + 1);
                });
            }
            stretches.number(self.width);
            for &id in self.sets[state].iter() {
                self.nfa.transitions(id, |first, last, next| {
                    let some = stretches.of(class(first))..=stretches.of(class(last));
                    kernels[some]
                        .iter_mut()
                        .for_each(|kernel| kernel.push(next));
                });
            }
            let row = state << self.shift;
            for (at, kernel) in kernels[..stretches.count()].iter_mut().enumerate() {
                if kernel.is_empty() {
                    continue;
                }
                kernel.sort_unstable();
                kernel.dedup();
                let next = match self.kernels.get(&kernel[..]) {
                    Some(&id) => id,
                    None => {
                        for &id in kernel.iter() {
                            closure.add(self.nfa, id);
                        }
                        let set = closure.take();
                        let id = self.id_of(&set)?;
                        self.kernels.insert(kernel.as_slice().into(), id);
                        id
                    }
                };
                let classes = stretches.classes(at, self.width);
                self.next[row + classes.start..row + classes.end].fill(next);
                kernel.clear();
            }
            state += 1;
        }
        Ok(())
    }

    /// The id of a set, which is made a state if it is none yet.
    fn id_of(&mut self, set: &[u32]) -> Result<u16, BuildError> {
        if let Some(&id) = self.ids.get(set) {
            return Ok(id);
        }
        let id = self.sets.len();
        if id >= MAX_STATES {
            return Err(BuildError::new(format!(
                "pattern: more than {MAX_STATES} states"
            )));
        }
        self.accept.push(self.nfa.accepts(set));
        self.next.resize(self.next.len() + (1 << self.shift), DEAD);
        self.sets.push(set.into());
        self.ids.insert(set.into(), id as u16);
        Ok(id as u16)
    }
}

/// Byte classes, cut into stretches.
#[derive(Default)]
struct Stretches {
    /// A bit for every class that begins one.
    cuts: [u64; 5],
    /// Where each begins.
    starts: Vec<usize>,
    /// For every class, its stretch.
    of: Vec<u16>,
}

impl Stretches {
    fn clear(&mut self) {
        self.cuts = [1, 0, 0, 0, 0];
    }

    /// Begins one at either class.
    #[inline(always)]
    fn cut(&mut self, a: usize, b: usize) {
        self.cuts[a / 64] |= 1 << (a % 64);
        self.cuts[b / 64] |= 1 << (b % 64);
    }

    /// Numbers them.
    fn number(&mut self, width: usize) {
        self.starts.clear();
        self.of.clear();
        for class in 0..width {
            if self.cuts[class / 64] & 1 << (class % 64) != 0 {
                self.starts.push(class);
            }
            self.of.push((self.starts.len() - 1) as u16);
        }
    }

    fn count(&self) -> usize {
        self.starts.len()
    }

    #[inline(always)]
    fn of(&self, class: usize) -> usize {
        usize::from(self.of[class])
    }

    fn classes(&self, at: usize, width: usize) -> std::ops::Range<usize> {
        self.starts[at]..self.starts.get(at + 1).copied().unwrap_or(width)
    }
}
