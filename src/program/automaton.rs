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

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use regex_automata::nfa::thompson::{self, NFA, State};
use regex_automata::util::{primitives::StateID, syntax};

use super::BuildError;

/// No continuation leads to a match any more.
pub(crate) const DEAD: u16 = 0;

/// Where every run begins.
pub(crate) const START: u16 = 1;

/// How many patterns one automaton tells apart: a bit each.
pub(crate) const MAX_PATTERNS: usize = 64;

/// More states than this and a pattern is refused: tables beyond it fall out
/// of the cache, and take milliseconds to build.
const MAX_STATES: usize = 12_000;

/// The tables.
pub(crate) struct Automaton {
    /// The class of every byte: bytes of one class behave alike everywhere.
    classes: [u8; 256],
    /// A state's row in `next` is `1 << shift` entries wide.
    shift: u32,
    /// `next[state << shift | class]`.
    next: Box<[u16]>,
    /// Per state, a bit for every pattern that matches here, and one for every
    /// pattern that matches after one more byte or more.
    masks: Box<[Masks]>,
}

/// What is known of a state.
#[derive(Clone, Copy, Default)]
struct Masks {
    accept: u64,
    later: u64,
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
        let nfa = compile(patterns, direction)?;
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
        let nfa = compile(patterns, direction)?;
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
    #[inline(always)]
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

    /// For every state, the greatest number of further bytes after which `wanted`
    /// can match; 0 where it cannot, `u8::MAX` for more than a few.
    pub(crate) fn farthest(&self, wanted: u64) -> Vec<u8> {
        const FEW: u8 = 32;
        let mut farthest = vec![0u8; self.len()];
        let mut changed = true;
        while changed {
            changed = false;
            for state in (1..self.len() as u16).rev() {
                let way = |next: u16| match farthest[usize::from(next)] {
                    0 => u8::from(self.accept(next) & wanted != 0),
                    more if more >= FEW => u8::MAX,
                    more => more + 1,
                };
                let most = self.successors(state).map(way).max().unwrap_or(0);
                if most > farthest[usize::from(state)] {
                    farthest[usize::from(state)] = most;
                    changed = true;
                }
            }
        }
        farthest
    }

    /// How many bytes of everything that goes on to a match are of a class, at least;
    /// counted up to `most`.
    pub(crate) fn run(&self, is_one: impl Fn(u8) -> bool, most: usize) -> usize {
        let mut states = vec![START];
        for depth in 0..most {
            let mut next = Vec::new();
            for &state in &states {
                for byte in 0..=255u8 {
                    let after = self.step(state, byte);
                    if self.accept(after) | self.later(after) == 0 {
                        continue;
                    }
                    if !is_one(byte) || self.accept(after) != 0 {
                        return depth;
                    }
                    next.push(after);
                }
            }
            next.sort_unstable();
            next.dedup();
            states = next;
        }
        most
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

/// The NFA of some patterns, at most 64.
fn compile(patterns: &[&str], direction: Direction) -> Result<NFA, BuildError> {
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
struct Reach(Vec<u64>);

impl Reach {
    /// A fixed point, reached fast because states mostly lead to later ones.
    fn new(nfa: &NFA) -> Reach {
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

    /// The patterns that can match after a byte that this state takes, or later.
    fn later(&self, id: u32) -> u64 {
        self.0[id as usize]
    }
}

/// The subset construction: every state is a set of NFA states.
struct Subsets<'n> {
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
    accept: Vec<u64>,
}

/// Sets of NFA states, and the states they are.
type Sets = FastMap<Box<[u32]>, u16>;

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
    fn explored(nfa: &'n NFA) -> Result<Subsets<'n>, BuildError> {
        let mut subsets = Subsets::new(nfa);
        subsets.explore()?;
        Ok(subsets)
    }

    /// What matches in every state, and can later.
    fn masks(&self, reach: &Reach) -> Box<[Masks]> {
        let sets = self.sets.iter().zip(&self.accept);
        let masks = sets.map(|(set, &accept)| Masks {
            accept,
            later: set.iter().fold(0, |mask, &id| mask | reach.later(id)),
        });
        masks.collect()
    }

    /// The tables, without what matches.
    fn into_automaton(self) -> Automaton {
        Automaton {
            classes: self.classes,
            shift: self.shift,
            next: self.next.into(),
            masks: Box::default(),
        }
    }

    fn new(nfa: &'n NFA) -> Subsets<'n> {
        let classes: [u8; 256] = std::array::from_fn(|byte| nfa.byte_classes().get(byte as u8));
        let width = usize::from(classes[255]) + 1;
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
        closure.add(self.nfa.start_anchored());
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
                        kernel.iter().for_each(|&id| closure.add(state_id(id)));
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
        let mut accept = 0;
        for &state in set {
            if let State::Match { pattern_id } = self.nfa.state(state_id(state)) {
                accept |= 1 << pattern_id.as_usize();
            }
        }
        self.accept.push(accept);
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

/// The NFA state behind a number that came from one.
fn state_id(id: u32) -> StateID {
    StateID::new(id as usize).unwrap_or(StateID::ZERO)
}

/// Calls `visit` with the first and last byte of every range on which an NFA
/// state goes on, and where to.
fn transitions(nfa: &NFA, id: u32, mut visit: impl FnMut(u8, u8, u32)) {
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
struct Closure<'n> {
    nfa: &'n NFA,
    seen: Vec<bool>,
    visited: Vec<StateID>,
    set: Vec<u32>,
    stack: Vec<StateID>,
}

impl<'n> Closure<'n> {
    fn new(nfa: &'n NFA) -> Closure<'n> {
        Closure {
            nfa,
            seen: vec![false; nfa.states().len()],
            visited: Vec::new(),
            set: Vec::new(),
            stack: Vec::new(),
        }
    }

    fn add(&mut self, id: StateID) {
        self.stack.push(id);
        while let Some(id) = self.stack.pop() {
            if std::mem::replace(&mut self.seen[id.as_usize()], true) {
                continue;
            }
            self.visited.push(id);
            match self.nfa.state(id) {
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
    fn take(&mut self) -> Vec<u32> {
        for id in self.visited.drain(..) {
            self.seen[id.as_usize()] = false;
        }
        let mut set = std::mem::take(&mut self.set);
        set.sort_unstable();
        set
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
