//! The subset construction: every state is a set of NFA states.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use regex_automata::nfa::thompson::{self, NFA, State};
use regex_automata::util::{primitives::StateID, syntax};

use super::BuildError;
use super::automaton::{Automaton, DEAD, Direction, MAX_PATTERNS, Masks, START};

/// More states than this and a pattern is refused: tables beyond it fall out
/// of the cache, and take milliseconds to build.
const MAX_STATES: usize = 12_000;

/// The NFA of some patterns, at most 64.
pub(super) fn compile(patterns: &[&str], direction: Direction) -> Result<NFA, BuildError> {
    debug_assert!(patterns.len() <= MAX_PATTERNS);
    let nfa = thompson::Compiler::new()
        .syntax(
            syntax::Config::new()
                .unicode(false)
                .utf8(false)
                .dot_matches_new_line(true),
        )
        .configure(
            thompson::Config::new()
                .utf8(false)
                .reverse(direction == Direction::Backward)
                .shrink(false)
                .which_captures(thompson::WhichCaptures::None)
                .nfa_size_limit(Some(8 << 20)),
        )
        .build_many(patterns)
        .map_err(|error| BuildError::new(format!("pattern: {error}")))?;
    match nfa.look_set_any().is_empty() {
        true => Ok(nfa),
        false => Err(BuildError::new(
            "pattern: look-around and anchors are not supported",
        )),
    }
}

/// Which patterns can match from an NFA state on.
pub(super) struct Reach(Vec<u64>);

impl Reach {
    /// A fixed point, reached fast because states mostly lead to later ones.
    pub(super) fn new(nfa: &NFA) -> Reach {
        let states = nfa.states();
        let mut reach = vec![0u64; states.len()];
        let mut changed = true;
        while changed {
            changed = false;
            for (at, state) in states.iter().enumerate().rev() {
                let to = |id: &StateID| reach[id.as_usize()];
                let mask = match state {
                    State::ByteRange { trans } => to(&trans.next),
                    State::Sparse(sparse) => {
                        let next = sparse.transitions.iter().map(|trans| to(&trans.next));
                        next.fold(0, |all, mask| all | mask)
                    }
                    State::Dense(dense) => dense.transitions.iter().fold(0, |all, id| all | to(id)),
                    State::Union { alternates } => {
                        alternates.iter().fold(0, |all, id| all | to(id))
                    }
                    State::BinaryUnion { alt1, alt2 } => to(alt1) | to(alt2),
                    State::Capture { next, .. } => to(next),
                    State::Match { pattern_id } => 1 << pattern_id.as_usize(),
                    State::Look { .. } | State::Fail => 0,
                };
                if mask != reach[at] {
                    reach[at] = mask;
                    changed = true;
                }
            }
        }
        // Of one byte or more: a match leads nowhere.
        for (mask, state) in reach.iter_mut().zip(states) {
            if matches!(state, State::Match { .. }) {
                *mask = 0;
            }
        }
        Reach(reach)
    }

    /// The patterns that can match after a byte that one of these takes, or later.
    pub(super) fn later(&self, set: &[u32]) -> u64 {
        set.iter().fold(0, |mask, &id| mask | self.0[id as usize])
    }
}

/// The subset construction: every state is a set of NFA states.
pub(super) struct Subsets<'n> {
    nfa: &'n NFA,
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
    pub(super) fn explored(nfa: &'n NFA) -> Result<Subsets<'n>, BuildError> {
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

    fn new(nfa: &'n NFA) -> Subsets<'n> {
        let (classes, width) = classes(nfa);
        Subsets {
            nfa,
            classes,
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
        closure.add(self.nfa, self.nfa.start_anchored());
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
                transitions(self.nfa, id, |first, last, _| {
                    stretches.cut(class(first), class(last) + 1);
                });
            }
            stretches.number(self.width);
            for &id in self.sets[state].iter() {
                transitions(self.nfa, id, |first, last, next| {
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
                            closure.add(self.nfa, state_id(id));
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
        self.accept.push(accepts(self.nfa, set));
        self.next.resize(self.next.len() + (1 << self.shift), DEAD);
        self.sets.push(set.into());
        self.ids.insert(set.into(), id as u16);
        Ok(id as u16)
    }
}

/// The class of every byte, and how many there are.
pub(super) fn classes(nfa: &NFA) -> ([u8; 256], usize) {
    let classes: [u8; 256] = std::array::from_fn(|byte| nfa.byte_classes().get(byte as u8));
    (classes, usize::from(classes[255]) + 1)
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

/// The NFA state behind a number that came from one.
pub(super) fn state_id(id: u32) -> StateID {
    StateID::new(id as usize).unwrap_or(StateID::ZERO)
}

/// Calls `visit` with the first and last byte of every range on which an NFA
/// state goes on, and where to.
pub(super) fn transitions(nfa: &NFA, id: u32, mut visit: impl FnMut(u8, u8, u32)) {
    match nfa.state(state_id(id)) {
        State::ByteRange { trans } => visit(trans.start, trans.end, trans.next.as_u32()),
        State::Sparse(sparse) => {
            for trans in sparse.transitions.iter() {
                visit(trans.start, trans.end, trans.next.as_u32());
            }
        }
        State::Dense(dense) => {
            for (byte, next) in (0..=255).zip(dense.transitions.iter()) {
                visit(byte, byte, next.as_u32());
            }
        }
        _ => {}
    }
}

/// Collects NFA states with all that is reachable from them without a byte.
pub(super) struct Closure {
    seen: Vec<bool>,
    visited: Vec<StateID>,
    set: Vec<u32>,
    stack: Vec<StateID>,
}

impl Closure {
    /// For one NFA.
    pub(super) fn new(nfa: &NFA) -> Closure {
        Closure {
            seen: vec![false; nfa.states().len()],
            visited: Vec::new(),
            set: Vec::new(),
            stack: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, nfa: &NFA, id: StateID) {
        self.stack.push(id);
        while let Some(id) = self.stack.pop() {
            if std::mem::replace(&mut self.seen[id.as_usize()], true) {
                continue;
            }
            self.visited.push(id);
            match nfa.state(id) {
                State::Union { alternates } => self.stack.extend(alternates.iter()),
                State::BinaryUnion { alt1, alt2 } => self.stack.extend([*alt1, *alt2]),
                State::Capture { next, .. } => self.stack.push(*next),
                State::Look { .. } | State::Fail => {}
                State::ByteRange { .. }
                | State::Sparse(_)
                | State::Dense(_)
                | State::Match { .. } => self.set.push(id.as_u32()),
            }
        }
    }

    /// The set collected since the last call, sorted.
    pub(super) fn take(&mut self) -> Vec<u32> {
        for id in self.visited.drain(..) {
            self.seen[id.as_usize()] = false;
        }
        let mut set = std::mem::take(&mut self.set);
        set.sort_unstable();
        set
    }
}

/// The patterns that match where this set of NFA states is reached.
pub(super) fn accepts(nfa: &NFA, set: &[u32]) -> u64 {
    set.iter()
        .fold(0, |accept, &id| match nfa.state(state_id(id)) {
            State::Match { pattern_id } => accept | 1 << pattern_id.as_usize(),
            _ => accept,
        })
}
