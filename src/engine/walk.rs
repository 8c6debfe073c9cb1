//! An automaton of all known values, made where it is walked.
//!
//! It is the one of Aho and Corasick over the trie of [`Values`]: its state is the
//! longest end of what has been read with which a value begins, and every state knows
//! the longest value that ends there. A whole one would be a hundred times larger than
//! the values, and almost none of it is ever used; so a state is made when a haystack
//! first leads there, and so is the step to it.
//!
//! # Cost
//!
//! A step that was made before is looked up: some nanoseconds. A new one follows the
//! states' ways back, notes a step for every one that it passes, and makes the states
//! that it comes to with their ways back; each is made once. In a haystack that is new
//! all the way that is two steps a byte, as in every automaton of this kind. What is
//! made is forgotten when it becomes [`ENOUGH`], but for the current state, which is
//! made again from the values, and so are others that are asked for (there are a few in
//! use): at the least half of what is allowed is new then. So time is linear in the
//! haystack. What one state needs with all its ways back is kept
//! in any case: that may be as much as its bytes times the values of which one begins
//! with the end of another there, so a few hundred long values, each the end of the one
//! before, take some hundred megabytes and a microsecond for a byte. It depends on the
//! secrets; no haystack does that to others.

use zeroize::Zeroize;

use crate::program::values::{Node, Values};
use crate::secret::spelling::MOST;

/// As many steps are kept, and more only where one state alone needs them. Tests make it
/// forget often.
const ENOUGH: usize = if cfg!(test) { 1 << 6 } else { 1 << 14 };

/// The state in which nothing that was read matters.
pub(super) const ROOT: u32 = 0;

/// What is made so far. It depends on nothing but the values.
#[derive(Default)]
pub(super) struct Walk {
    states: Vec<State>,
    /// Steps, found by their hash: state, byte, and target plus one; zero is none.
    steps: Box<[u64]>,
    /// How many steps there are.
    count: usize,
    /// So many of them lead to states that were asked for, since all were forgotten.
    asked: usize,
    /// Scratch: the states on a way back, and their children.
    way: Vec<(u32, Option<Node>)>,
}

impl Drop for Walk {
    /// The steps spell values.
    fn drop(&mut self) {
        self.steps.zeroize();
    }
}

/// What is known of one state.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) node: Node,
    /// The next shorter end with which a longer value begins.
    back: u32,
    /// The state with which reading goes on: this one, or the one before if no value is
    /// longer.
    pub(super) onwards: u32,
    /// How long the longest value is that ends here, or 0.
    pub(super) found: u32,
    /// Its rank and its label.
    pub(super) name: (u32, u32),
}

/// In a step: how many bits a state has. Values have no more bytes all together.
const BITS: u32 = 28;
const _: () = assert!(MOST < (1 << BITS) - 1);

impl Walk {
    /// What is known of a state.
    #[inline(always)]
    pub(super) fn state(&self, id: u32) -> &State {
        &self.states[id as usize]
    }

    /// The state of a node; `id` is what it probably is.
    pub(super) fn at(&mut self, values: &Values, node: Node, id: u32) -> u32 {
        match self.states.get(id as usize) {
            Some(state) if state.node == node => id,
            _ => self.again(values, node),
        }
    }

    /// The state of a node, read from the values.
    fn again(&mut self, values: &Values, node: Node) -> u32 {
        if self.states.is_empty() {
            self.forget(values);
        }
        let count = self.count;
        let read = values.beginning(node).iter();
        let id = read.fold(ROOT, |id, &byte| self.made(values, id, byte));
        self.asked += self.count - count;
        id
    }

    fn forget(&mut self, values: &Values) {
        self.states.clear();
        self.states.push(State {
            node: values.root(),
            back: ROOT,
            onwards: ROOT,
            found: 0,
            name: (0, 0),
        });
        if self.steps.is_empty() {
            // Few streams ever need many: one may be made for every line.
            self.steps = vec![0; 64].into();
        }
        self.steps.fill(0);
        self.count = 0;
        self.asked = 0;
    }

    /// The state of the next shorter end with which a longer value begins.
    pub(super) fn before(&self, id: u32) -> u32 {
        self.state(id).back
    }

    /// The state that one more byte leads to. It tells what ends there; reading goes on
    /// from the one that is named in it.
    #[inline(always)]
    pub(super) fn step(&mut self, values: &Values, mut id: u32, byte: u8) -> u32 {
        if let Some(target) = self.known(id, byte) {
            return target;
        }
        if self.count >= ENOUGH.max(2 * self.asked) {
            let node = self.state(id).node;
            self.forget(values);
            id = self.again(values, node);
        }
        self.made(values, id, byte)
    }

    /// The same as [`Walk::step`], and nothing is forgotten.
    fn made(&mut self, values: &Values, id: u32, byte: u8) -> u32 {
        let mut way = std::mem::take(&mut self.way);
        way.clear();
        let mut at = id;
        let mut target = loop {
            if let Some(target) = self.known(at, byte) {
                break target;
            }
            way.push((at, values.child(self.state(at).node, byte)));
            if at == ROOT {
                break ROOT;
            }
            at = self.state(at).back;
        };
        for &(at, child) in way.iter().rev() {
            if let Some(node) = child {
                let State {
                    onwards: back,
                    found,
                    name,
                    ..
                } = *self.state(target);
                let own = values.found(node);
                target = self.states.len() as u32;
                self.states.push(State {
                    node,
                    back,
                    onwards: if values.goes_on(node) { target } else { back },
                    found: own.map_or(found, |_| node.depth),
                    name: own.unwrap_or(name),
                });
            }
            self.note(at, byte, target);
        }
        self.way = way;
        target
    }

    /// A step that was made before.
    #[inline(always)]
    fn known(&self, id: u32, byte: u8) -> Option<u32> {
        let key = key(id, byte);
        let last = self.steps.len().wrapping_sub(1);
        let mut slot = hash(key) & last;
        loop {
            match *self.steps.get(slot)? {
                0 => return None,
                step if step >> BITS == key => return Some((step as u32 & ((1 << BITS) - 1)) - 1),
                _ => slot = (slot + 1) & last,
            }
        }
    }

    fn note(&mut self, id: u32, byte: u8, target: u32) {
        if 2 * self.count >= self.steps.len() {
            let more = vec![0; 2 * self.steps.len()].into();
            for step in std::mem::replace(&mut self.steps, more) {
                if step != 0 {
                    self.put(step);
                }
            }
        }
        self.put(key(id, byte) << BITS | u64::from(target + 1));
        self.count += 1;
    }

    fn put(&mut self, step: u64) {
        let last = self.steps.len() - 1;
        let mut slot = hash(step >> BITS) & last;
        while self.steps[slot] != 0 {
            slot = (slot + 1) & last;
        }
        self.steps[slot] = step;
    }
}

/// A state and a byte.
#[inline(always)]
fn key(id: u32, byte: u8) -> u64 {
    u64::from(id) << 8 | u64::from(byte)
}

#[inline(always)]
fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random.
    fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
        move |below| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
            (seed >> 33) as usize % below
        }
    }

    /// What a state says is what a look at all that was read says, also after all was
    /// forgotten.
    #[test]
    fn a_state_is_the_longest_beginning_at_the_end() {
        for seed in 0..60 {
            let mut number = numbers(seed);
            let letters = [&b"ab"[..], b"abc", b"aaab"][number(3)];
            let mut text = |least: usize, more: usize| -> Vec<u8> {
                let length = least + number(more);
                (0..length)
                    .map(|_| letters[number(letters.len())])
                    .collect()
            };
            let all: Vec<Vec<u8>> = (0..12).map(|_| text(4, 30)).collect();
            let haystack = [text(600, 1), all.concat(), text(600, 1)].concat();
            let ranked: Vec<(u32, &[u8])> = (0..).zip(all.iter().map(Vec::as_slice)).collect();
            let values = Values::of(&ranked, &[0; 12], 1 << 14);
            let mut walk = Walk::default();
            let mut state = walk.at(&values, values.root(), ROOT);
            for end in 1..=haystack.len() {
                let read = walk.step(&values, state, haystack[end - 1]);
                let ends = |value: &&Vec<u8>| haystack[..end].ends_with(value);
                let found = all.iter().filter(ends).map(Vec::len).max();
                assert_eq!(walk.state(read).found as usize, found.unwrap_or(0));
                state = walk.state(read).onwards;
                let begun = |length: &usize| {
                    let mut longer = all.iter().filter(|value| value.len() > *length);
                    longer.any(|value| haystack[..end].ends_with(&value[..*length]))
                };
                let depth = (0..=end.min(34)).rev().find(begun);
                assert_eq!(Some(walk.state(state).node.depth as usize), depth);
                // What another stream holds is found again.
                if end % 50 == 0 {
                    let node = walk.state(state).node;
                    walk.forget(&values);
                    state = walk.at(&values, node, state);
                }
            }
        }
    }
}
