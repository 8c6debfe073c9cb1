//! An automaton that grows where it is walked.
//!
//! What stands before a secret has large automata, of which an input visits a few
//! states: to build all of them took longer than to read a hundred megabytes. So a
//! state is made when it is first come to. Walking takes no lock; making one does.

use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::BuildError;
use super::automaton::{DEAD, Direction};
use super::nfa::{Closure, Nfa, Reach};
use super::subsets::Sets;

/// A transition that has not been asked for.
const UNKNOWN: u16 = u16::MAX;

/// The last state there may be. What would need more is proved not to exist, so
/// this one is never reached; it takes everything.
const LAST: u16 = u16::MAX - 1;

/// How many states stand where they are reached without a detour: most walks visit no
/// others.
const NEAR: usize = 16;

/// How many states the first chunk behind those holds. Each holds twice as many as
/// the one before.
const FIRST: usize = 16;

/// So many chunks hold all other states.
const CHUNKS: usize = 12;

/// See the module docs.
pub(crate) struct Growing {
    classes: [u8; 256],
    /// A state's row is `1 << shift` entries wide.
    shift: u32,
    near: Chunk,
    chunks: [OnceLock<Chunk>; CHUNKS],
    parts: Mutex<Parts>,
}

/// Some states.
struct Chunk {
    /// Their rows.
    next: Box<[AtomicU16]>,
    /// For each, the patterns that match there, and those that can later.
    masks: Box<[[AtomicU64; 2]]>,
}

impl Chunk {
    #[cold]
    fn new(states: usize, shift: u32) -> Chunk {
        let next = (0..states << shift).map(|_| AtomicU16::new(UNKNOWN));
        let masks = (0..states).map(|_| [const { AtomicU64::new(0) }; 2]);
        Chunk {
            next: next.collect(),
            masks: masks.collect(),
        }
    }
}

/// What new states are made of.
struct Parts {
    nfa: Nfa,
    reach: Reach,
    ids: Sets,
    /// The sets of NFA states, in the order of their ids.
    sets: Vec<Box<[u32]>>,
    closure: Closure,
}

impl Growing {
    /// For some patterns (at most 64), all anchored where the run begins.
    ///
    /// # Errors
    ///
    /// When a pattern does not parse or uses look-around.
    pub(crate) fn new(patterns: &[&str], direction: Direction) -> Result<Growing, BuildError> {
        let nfa = Nfa::new(patterns, direction)?;
        let mut closure = Closure::new(&nfa);
        closure.add(&nfa, nfa.start());
        let start = closure.take();
        let shift = nfa.width().next_power_of_two().trailing_zeros();
        let growing = Growing {
            classes: *nfa.classes(),
            shift,
            near: Chunk::new(NEAR, shift),
            chunks: [const { OnceLock::new() }; CHUNKS],
            parts: Mutex::new(Parts {
                reach: Reach::new(&nfa),
                nfa,
                ids: Sets::default(),
                sets: Vec::new(),
                closure,
            }),
        };
        let mut parts = growing.parts.lock().unwrap_or_else(PoisonError::into_inner);
        growing.add(&mut parts, &[]);
        growing.fill(DEAD, DEAD);
        // The start is a state of its own even where nothing can match at all.
        parts.ids.clear();
        growing.add(&mut parts, &start);
        parts.ids.insert(Box::default(), DEAD);
        drop(parts);
        Ok(growing)
    }

    /// The state after one more byte.
    #[inline(always)]
    pub(crate) fn step(&self, state: u16, byte: u8) -> u16 {
        match self.entry(state, byte).load(Ordering::Acquire) {
            UNKNOWN => self.grow(state, byte),
            next => next,
        }
    }

    /// The patterns that match here, and the way to the state after one more byte.
    #[inline(always)]
    pub(crate) fn at(&self, state: u16) -> (u64, impl Fn(u8) -> u16) {
        let (chunk, at) = self.place(state);
        let step = move |byte: u8| {
            let class = usize::from(self.classes[usize::from(byte)]);
            match chunk.next[at << self.shift | class].load(Ordering::Acquire) {
                UNKNOWN => self.grow(state, byte),
                next => next,
            }
        };
        (chunk.masks[at][0].load(Ordering::Relaxed), step)
    }

    /// The patterns that match here.
    #[inline(always)]
    pub(crate) fn accept(&self, state: u16) -> u64 {
        let (chunk, at) = self.place(state);
        chunk.masks[at][0].load(Ordering::Relaxed)
    }

    /// The patterns that can still match, one byte later or more.
    #[inline(always)]
    pub(crate) fn later(&self, state: u16) -> u64 {
        let (chunk, at) = self.place(state);
        chunk.masks[at][1].load(Ordering::Relaxed)
    }

    #[inline(always)]
    fn entry(&self, state: u16, byte: u8) -> &AtomicU16 {
        let (chunk, at) = self.place(state);
        &chunk.next[at << self.shift | usize::from(self.classes[usize::from(byte)])]
    }

    /// The chunk of a state, and its place there.
    #[inline(always)]
    fn place(&self, state: u16) -> (&Chunk, usize) {
        match usize::from(state) {
            at @ ..NEAR => (&self.near, at),
            _ => self.far(state),
        }
    }

    #[inline]
    fn far(&self, state: u16) -> (&Chunk, usize) {
        let at = usize::from(state) - NEAR + FIRST;
        let chunk = at.ilog2() - FIRST.ilog2();
        let chunk_at = at - (FIRST << chunk);
        let shift = self.shift;
        let chunk = self.chunks[chunk as usize].get_or_init(|| Chunk::new(FIRST << chunk, shift));
        (chunk, chunk_at)
    }

    /// Finds where a transition leads that has not been asked for.
    #[cold]
    #[inline(never)]
    fn grow(&self, state: u16, byte: u8) -> u16 {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let Parts {
            nfa, sets, closure, ..
        } = &mut *parts;
        for &id in sets.get(usize::from(state)).into_iter().flatten() {
            nfa.transitions(id, |first, last, next| {
                if (first..=last).contains(&byte) {
                    closure.add(nfa, next);
                }
            });
        }
        let set = closure.take();
        let next = match parts.ids.get(&set[..]) {
            Some(&id) => id,
            None => self.add(&mut parts, &set),
        };
        self.entry(state, byte).store(next, Ordering::Release);
        next
    }

    /// Makes a state of a set.
    fn add(&self, parts: &mut Parts, set: &[u32]) -> u16 {
        let id = parts.sets.len().min(usize::from(LAST)) as u16;
        let [accept, later] = match id {
            LAST => [u64::MAX; 2],
            _ => [parts.nfa.accepts(set), parts.reach.later(set)],
        };
        let (chunk, at) = self.place(id);
        chunk.masks[at][0].store(accept, Ordering::Relaxed);
        chunk.masks[at][1].store(later, Ordering::Relaxed);
        match id {
            LAST => self.fill(LAST, LAST),
            _ => {
                parts.ids.insert(set.into(), id);
                parts.sets.push(set.into());
            }
        }
        id
    }

    /// All of a state's transitions lead to one.
    fn fill(&self, state: u16, next: u16) {
        for byte in 0..=255 {
            self.entry(state, byte).store(next, Ordering::Release);
        }
    }
}

impl std::fmt::Debug for Growing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Growing").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::automaton::{Automaton, START};
    use super::*;

    #[test]
    fn it_says_what_the_whole_automaton_says() {
        let patterns = [
            "[a-c]{2,5}x|b+",
            "(?i:key)[ \t]{0,3}=",
            "",
            "a*",
            r"\xff[^\x00-\x7f]?",
        ];
        let texts: [&[u8]; 7] = [
            b"abcabx",
            b"bbbbbbbbbx",
            b"KeY \t =",
            b"",
            b"aaaaz",
            b"\xff\xfe",
            b"zzz",
        ];
        for direction in [Direction::Forward, Direction::Backward] {
            let whole = Automaton::new(&patterns, direction).unwrap();
            let growing = Growing::new(&patterns, direction).unwrap();
            // Twice: what is not known yet, and what is.
            for text in texts.iter().chain(&texts) {
                let (mut a, mut b) = (START, START);
                for byte in std::iter::once(None).chain(text.iter().map(Some)) {
                    if let Some(&byte) = byte {
                        (a, b) = (whole.step(a, byte), growing.step(b, byte));
                    }
                    assert_eq!(
                        whole.accept(a),
                        growing.accept(b),
                        "{}",
                        text.escape_ascii()
                    );
                    assert_eq!(whole.later(a), growing.later(b), "{}", text.escape_ascii());
                    assert_eq!(a == DEAD, b == DEAD, "{}", text.escape_ascii());
                }
            }
        }
    }

    #[test]
    fn what_cannot_match_has_a_start_all_the_same() {
        let growing = Growing::new(&["[a&&b]"], Direction::Forward).unwrap();
        assert_eq!(growing.accept(START) | growing.later(START), 0);
        assert_eq!(growing.step(START, b'a'), DEAD);
        assert_eq!(growing.step(DEAD, b'a'), DEAD);
    }

    #[test]
    fn many_threads_walk_one() {
        let growing = Growing::new(&["(?:[a-z]{3}-){1,40}x"], Direction::Forward).unwrap();
        let text = "abc-".repeat(30) + "x";
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let end = text.bytes().fold(START, |at, byte| growing.step(at, byte));
                    assert_eq!(growing.accept(end), 1);
                });
            }
        });
    }

    #[test]
    fn places_are_all_different() {
        let growing = Growing::new(&["a"], Direction::Forward).unwrap();
        let mut last = (0, 0);
        for state in 1..2000u16 {
            let chunk = match usize::from(state) {
                ..NEAR => 0,
                at => (at - NEAR + FIRST).ilog2(),
            };
            let place = (chunk, growing.place(state).1);
            assert!(place > last, "{state}: {place:?} after {last:?}");
            last = place;
        }
        let chunks = (usize::from(LAST) - NEAR + FIRST).ilog2() - FIRST.ilog2() + 1;
        assert_eq!(chunks as usize, CHUNKS);
    }
}
