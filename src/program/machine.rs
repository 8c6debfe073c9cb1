//! Automata that are built when they are first needed.
//!
//! Starting costs nothing then, and what no input asks for is never built. That
//! every one can be built is proved beforehand, by a test over all rules.

use std::sync::OnceLock;

use super::BuildError;
use super::automaton::{Automaton, DEAD, Direction};

/// How many forms one group holds at most: a bit each, twice, in a `u64`'s
/// lower half, and a match end each in every candidate.
pub(crate) const MAX_MEMBERS: usize = 8;

/// An automaton that is built when it is first needed.
#[derive(Debug)]
pub(crate) struct Lazy {
    patterns: Vec<String>,
    pub(super) direction: Direction,
    cell: OnceLock<Automaton>,
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
    pub(crate) fn pattern(&self) -> String {
        self.patterns.first().cloned().unwrap_or_default()
    }

    /// The automaton. One that cannot be built (which a test rules out for all
    /// built-in rules) fails closed: it matches whatever stands there.
    pub(crate) fn get(&self) -> &Automaton {
        self.cell.get_or_init(|| {
            self.build().unwrap_or_else(|_| {
                let anything = vec![".?"; self.patterns.len()];
                Automaton::new(&anything, self.direction, |set| set).unwrap_or_default()
            })
        })
    }

    pub(super) fn build(&self) -> Result<Automaton, BuildError> {
        let patterns: Vec<&str> = self.patterns.iter().map(String::as_str).collect();
        Automaton::new(&patterns, self.direction, |set| set)
    }
}

/// A secret's automaton and what is known of its states.
#[derive(Debug)]
pub(crate) struct Secret {
    /// For every member, its secret part and what spares it (perhaps empty).
    patterns: Vec<(String, String)>,
    cell: OnceLock<SecretTables>,
}

/// See [`Secret`]. In the automaton's masks, bit `k` says that member `k`
/// matches and is not spared, bit `8 + k` that it matches and is spared.
#[derive(Debug, Default)]
pub(crate) struct SecretTables {
    pub(crate) automaton: Automaton,
    /// For every member and state, how many bytes (at least) to its next match.
    pub(crate) distances: Vec<Vec<u16>>,
    /// States that swallow the rest of a token: they match at every byte until
    /// they die, and no run of this automaton lives longer than one in them.
    pub(crate) closed: Vec<bool>,
    /// For every member, whether its first match is certain to come (or not to
    /// come) within its pattern's own bounds.
    pub(crate) longest: Vec<Option<usize>>,
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
            self.build().unwrap_or_else(|_| {
                let anything = vec![(".+".to_owned(), String::new()); self.patterns.len()];
                Secret::new(anything).build().unwrap_or_default()
            })
        })
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
        let automaton = Automaton::new(&patterns, Direction::Forward, |set| {
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
        let wanted = |member: usize| (1u64 << member) | (1 << (member + MAX_MEMBERS));
        let distances = (0..members)
            .map(|member| automaton.distances(wanted(member)))
            .collect();
        let longest = (0..members)
            .map(|member| automaton.longest_first_match(wanted(member)))
            .collect();
        let closed = closed_states(&automaton);
        Ok(SecretTables {
            automaton,
            distances,
            closed,
            longest,
        })
    }
}

/// See [`SecretTables::closed`].
fn closed_states(automaton: &Automaton) -> Vec<bool> {
    let states = 0..automaton.len() as u16;
    let mut all = [false; 256];
    for state in states.clone() {
        for (any, live) in all.iter_mut().zip(automaton.live_bytes(state)) {
            *any |= live;
        }
    }
    states
        .map(|state| {
            state != DEAD
                && found(automaton.accept(state)) != 0
                && spared(automaton.accept(state) | automaton.later(state)) == 0
                && automaton.successors(state).all(|next| next == state)
                && automaton.live_bytes(state) == all
        })
        .collect()
}
