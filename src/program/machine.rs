//! Automata that are built when they are first needed.
//!
//! Starting costs nothing then, and what no input asks for is never built. That
//! every one can be built is proved beforehand, by a test over all rules.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::BuildError;
use super::automaton::{Automaton, DEAD, Direction, START};
use super::growing::Growing;
use super::packed::Packed;

/// How many forms one group holds at most: two bits each in an automaton's masks
/// (found, spared), and a match end each in every candidate.
pub(crate) const MAX_MEMBERS: usize = 8;

/// An automaton that is built when it is first needed.
#[derive(Debug)]
pub(crate) struct Lazy {
    patterns: Vec<String>,
    pub(super) direction: Direction,
    /// Apart: most are never needed.
    cell: OnceLock<Box<Growing>>,
}

impl Lazy {
    pub(crate) fn new(patterns: Vec<String>, direction: Direction) -> Lazy {
        Lazy {
            patterns,
            direction,
            cell: OnceLock::new(),
        }
    }

    /// The first pattern.
    pub(crate) fn pattern(&self) -> &str {
        self.patterns.first().map_or("", String::as_str)
    }

    /// The automaton. One that cannot be built (which a test rules out for all
    /// built-in rules) fails closed: it matches whatever stands there.
    pub(crate) fn get(&self) -> &Growing {
        self.cell.get_or_init(|| {
            let patterns: Vec<&str> = self.patterns.iter().map(String::as_str).collect();
            let growing = Growing::new(&patterns, self.direction).unwrap_or_else(|_| {
                let anything = vec![".?"; self.patterns.len()];
                Growing::new(&anything, self.direction).expect("a pattern that is one")
            });
            Box::new(growing)
        })
    }

    /// Whether the automaton can be built.
    pub(super) fn prove(&self) -> Result<(), BuildError> {
        self.build().map(|_| ())
    }

    /// All of it.
    pub(super) fn build(&self) -> Result<Automaton, BuildError> {
        let patterns: Vec<&str> = self.patterns.iter().map(String::as_str).collect();
        Automaton::new(&patterns, self.direction)
    }
}

/// A secret's automaton and what is known of its states.
#[derive(Debug)]
pub(crate) struct Secret {
    /// For every member, its secret part and what spares it (perhaps empty).
    patterns: Vec<(String, String)>,
    /// Apart: most are never needed.
    cell: OnceLock<Box<SecretTables>>,
}

/// See [`Secret`]. In the automaton's masks, bit `k` says that member `k`
/// matches and is not spared, bit `8 + k` that it matches and is spared.
#[derive(Debug, Default)]
pub(crate) struct SecretTables {
    pub(crate) automaton: Packed,
    /// For every member and state, how many bytes (at least) to its next match.
    pub(crate) distances: Vec<Vec<u16>>,
    /// States that swallow the rest of a token: no run of this automaton that
    /// begins while another is in one of them can hide more than that other.
    pub(crate) closed: Vec<bool>,
    /// For every member, how many bytes its first match may take; `None` where
    /// only its reach bounds them.
    pub(crate) longest: Vec<Option<usize>>,
    /// See [`SecretTables::farthest`].
    farthest: OnceLock<Vec<Vec<u8>>>,
}

impl SecretTables {
    /// For every state, how many bytes away a member's last match is at most;
    /// `u8::MAX` where that has no bound, or a large one. Made when first asked for:
    /// it matters only where matches end in context.
    pub(crate) fn farthest(&self, member: usize) -> &[u8] {
        let all = self.farthest.get_or_init(|| {
            let members = 0..self.distances.len();
            members
                .map(|k| self.automaton.farthest(wanted(k)))
                .collect()
        });
        &all[member]
    }
}

/// The bits that say that a member matches, spared or not.
fn wanted(member: usize) -> u64 {
    (1 << member) | (1 << (member + MAX_MEMBERS))
}

/// The member bits of a mask that say "found".
pub(crate) fn found(mask: u64) -> u8 {
    mask as u8
}

/// The member bits of a mask that say "spared".
pub(crate) fn spared(mask: u64) -> u8 {
    (mask >> MAX_MEMBERS) as u8
}

impl Secret {
    pub(crate) fn new(patterns: Vec<(String, String)>) -> Secret {
        Secret {
            patterns,
            cell: OnceLock::new(),
        }
    }

    /// The tables. Those that cannot be built fail closed: all is a secret.
    pub(crate) fn get(&self) -> &SecretTables {
        self.cell.get_or_init(|| {
            let tables = self.build().unwrap_or_else(|_| {
                let anything = vec![(".+".to_owned(), String::new()); self.patterns.len()];
                Secret::new(anything).build().unwrap_or_default()
            });
            Box::new(tables)
        })
    }

    /// Builds the tables now.
    pub(super) fn prove(&self) -> Result<(), BuildError> {
        if self.cell.get().is_none() {
            let tables = Box::new(self.build()?);
            self.cell.get_or_init(|| tables);
        }
        Ok(())
    }

    pub(super) fn build(&self) -> Result<SecretTables, BuildError> {
        let mut patterns = Vec::new();
        let mut bits = Vec::new();
        for (secret, spare) in &self.patterns {
            let secret_bit = 1u64 << patterns.len();
            patterns.push(secret.as_str());
            let spare_bit = if spare.is_empty() {
                0
            } else {
                1u64 << patterns.len()
            };
            if !spare.is_empty() {
                patterns.push(spare.as_str());
            }
            bits.push((secret_bit, spare_bit));
        }
        let automaton = Automaton::relabelled(&patterns, Direction::Forward, |set| {
            let mut mask = 0;
            for (member, &(secret, spare)) in bits.iter().enumerate() {
                if set & secret != 0 {
                    let spared = if set & spare != 0 { MAX_MEMBERS } else { 0 };
                    mask |= 1 << (member + spared);
                }
            }
            mask
        })?;
        let members = self.patterns.len();
        let distances = (0..members)
            .map(|member| automaton.distances(wanted(member)))
            .collect();
        let longest = (0..members)
            .map(|member| automaton.longest_first_match(wanted(member)))
            .collect();
        let closed = closed_states(&automaton, members);
        Ok(SecretTables {
            automaton: Packed::new(&automaton)?,
            distances,
            closed,
            longest,
            farthest: OnceLock::new(),
        })
    }
}

/// See [`SecretTables::closed`].
fn closed_states(automaton: &Automaton, members: usize) -> Vec<bool> {
    let all = u8::MAX >> (MAX_MEMBERS - members);
    (0..automaton.len() as u16)
        .map(|state| {
            state != DEAD
                && found(automaton.accept(state)) == all
                && spared(automaton.later(state)) == 0
                && automaton.successors(state).any(|next| next == state)
                && is_closed(automaton, all, state)
        })
        .collect()
}

/// Whether a run from the start, begun where another is in `state`, never hides
/// more than that one: for as long as it lives, the other matches at every byte,
/// or both have come to the same state.
fn is_closed(automaton: &Automaton, all: u8, state: u16) -> bool {
    let mut seen = HashSet::from([(START, state)]);
    let mut todo = vec![(START, state)];
    while let Some((new, old)) = todo.pop() {
        for (new, old) in automaton.pairs(new, old) {
            if new == old || automaton.accept(new) | automaton.later(new) == 0 {
                continue;
            }
            if found(automaton.accept(old)) != all || spared(automaton.later(old)) != 0 {
                return false;
            }
            if seen.insert((new, old)) {
                if seen.len() > MAX_PAIRS {
                    return false;
                }
                todo.push((new, old));
            }
        }
    }
    true
}

/// So many pairs of states are looked at to tell whether a state is closed.
const MAX_PAIRS: usize = 4096;
