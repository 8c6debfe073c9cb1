//! Patterns as an automaton with many ways at once.
//!
//! `regex-automata` parses and compiles them; what it makes is written down again in a
//! quarter of the room, since automata that grow where they are walked keep it.

use regex_automata::nfa::thompson::{self, State};
use regex_automata::util::syntax;

use super::BuildError;
use super::automaton::{Direction, MAX_PATTERNS};

/// See the module docs.
pub(super) struct Nfa {
    /// Where each state's edges begin, and where the last one's end.
    begins: Box<[u32]>,
    edges: Box<[Edge]>,
    start: u32,
    /// The class of every byte: bytes of one class behave alike everywhere. Classes are
    /// numbered in the order of their bytes.
    classes: Box<[u8; 256]>,
}

/// A way on from a state, or what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// On one of these bytes, to this state.
    Bytes { first: u8, last: u8, to: u32 },
    /// Without a byte.
    Empty(u32),
    /// This pattern matches here.
    Match(u32),
}

impl Nfa {
    /// Some patterns, at most 64, all anchored where the run begins.
    ///
    /// # Errors
    ///
    /// When a pattern does not parse or uses look-around.
    pub(super) fn new(patterns: &[&str], direction: Direction) -> Result<Nfa, BuildError> {
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
        if !nfa.look_set_any().is_empty() {
            return Err(BuildError::new(
                "pattern: look-around and anchors are not supported",
            ));
        }
        let mut begins = Vec::with_capacity(nfa.states().len() + 1);
        let mut edges = Vec::with_capacity(nfa.states().len());
        for state in nfa.states() {
            begins.push(edges.len() as u32);
            let bytes = |first, last, to: usize| Edge::Bytes {
                first,
                last,
                to: to as u32,
            };
            match state {
                State::ByteRange { trans } => {
                    edges.push(bytes(trans.start, trans.end, trans.next.as_usize()));
                }
                State::Sparse(sparse) => edges.extend(
                    sparse
                        .transitions
                        .iter()
                        .map(|trans| bytes(trans.start, trans.end, trans.next.as_usize())),
                ),
                State::Dense(dense) => {
                    let each = (0..=255).zip(dense.transitions.iter());
                    edges.extend(each.map(|(byte, to)| bytes(byte, byte, to.as_usize())));
                }
                State::Union { alternates } => {
                    edges.extend(alternates.iter().map(|to| Edge::Empty(to.as_u32())));
                }
                State::BinaryUnion { alt1, alt2 } => {
                    edges.extend([alt1, alt2].map(|to| Edge::Empty(to.as_u32())));
                }
                State::Capture { next, .. } => edges.push(Edge::Empty(next.as_u32())),
                State::Match { pattern_id } => edges.push(Edge::Match(pattern_id.as_u32())),
                State::Look { .. } | State::Fail => {}
            }
        }
        begins.push(edges.len() as u32);
        let classes = std::array::from_fn(|byte| nfa.byte_classes().get(byte as u8));
        Ok(Nfa {
            begins: begins.into(),
            edges: edges.into(),
            start: nfa.start_anchored().as_u32(),
            classes: Box::new(classes),
        })
    }

    /// How many states there are.
    fn len(&self) -> usize {
        self.begins.len() - 1
    }

    pub(super) fn start(&self) -> u32 {
        self.start
    }

    pub(super) fn classes(&self) -> &[u8; 256] {
        &self.classes
    }

    /// How many classes there are.
    pub(super) fn width(&self) -> usize {
        usize::from(self.classes[255]) + 1
    }

    fn edges(&self, state: u32) -> &[Edge] {
        let [from, to] = [0, 1].map(|next| self.begins[state as usize + next] as usize);
        &self.edges[from..to]
    }

    /// Calls `visit` with the first and last byte of every range on which a state goes
    /// on, and where to.
    pub(super) fn transitions(&self, state: u32, mut visit: impl FnMut(u8, u8, u32)) {
        for &edge in self.edges(state) {
            if let Edge::Bytes { first, last, to } = edge {
                visit(first, last, to);
            }
        }
    }

    /// The patterns that match where this set of states is reached.
    pub(super) fn accepts(&self, set: &[u32]) -> u64 {
        let edges = set.iter().flat_map(|&state| self.edges(state));
        edges.fold(0, |accept, edge| match edge {
            Edge::Match(pattern) => accept | 1 << pattern,
            _ => accept,
        })
    }
}

/// Which patterns can match from a state on, after a byte or more.
pub(super) struct Reach(Box<[u64]>);

impl Reach {
    /// A fixed point, reached fast because states mostly lead to later ones.
    pub(super) fn new(nfa: &Nfa) -> Reach {
        let mut reach = vec![0u64; nfa.len()];
        let mut changed = true;
        while changed {
            changed = false;
            for at in (0..nfa.len()).rev() {
                let edges = nfa.edges(at as u32).iter();
                let mask = edges.fold(0, |mask, &edge| match edge {
                    Edge::Bytes { to, .. } | Edge::Empty(to) => mask | reach[to as usize],
                    Edge::Match(pattern) => mask | 1 << pattern,
                });
                if mask != reach[at] {
                    reach[at] = mask;
                    changed = true;
                }
            }
        }
        // Of one byte or more: a match leads nowhere.
        for (at, mask) in reach.iter_mut().enumerate() {
            if matches!(nfa.edges(at as u32), [Edge::Match(_)]) {
                *mask = 0;
            }
        }
        Reach(reach.into())
    }

    /// The patterns that can match after a byte that one of these takes, or later.
    pub(super) fn later(&self, set: &[u32]) -> u64 {
        set.iter().fold(0, |mask, &id| mask | self.0[id as usize])
    }
}

/// Collects states with all that is reachable from them without a byte.
pub(super) struct Closure {
    seen: Vec<bool>,
    visited: Vec<u32>,
    set: Vec<u32>,
    stack: Vec<u32>,
}

impl Closure {
    /// For one NFA.
    pub(super) fn new(nfa: &Nfa) -> Closure {
        Closure {
            seen: vec![false; nfa.len()],
            visited: Vec::new(),
            set: Vec::new(),
            stack: Vec::new(),
        }
    }

    /// Adds a state. Those that only lead to others without a byte are left out.
    pub(super) fn add(&mut self, nfa: &Nfa, state: u32) {
        self.stack.push(state);
        while let Some(state) = self.stack.pop() {
            if std::mem::replace(&mut self.seen[state as usize], true) {
                continue;
            }
            self.visited.push(state);
            for &edge in nfa.edges(state) {
                match edge {
                    Edge::Empty(to) => self.stack.push(to),
                    Edge::Bytes { .. } | Edge::Match(_) => {
                        self.set.push(state);
                        break;
                    }
                }
            }
        }
    }

    /// The set collected since the last call, sorted.
    pub(super) fn take(&mut self) -> Vec<u32> {
        for state in self.visited.drain(..) {
            self.seen[state as usize] = false;
        }
        let mut set = std::mem::take(&mut self.set);
        set.sort_unstable();
        set
    }
}
