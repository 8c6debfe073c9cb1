//! Rules and secrets become one immutable, shareable program. Limits are checked here.

/// Patterns as tables.
pub(crate) mod automaton;
/// Tokens without an anchor.
pub(crate) mod bare;
/// What a pattern's matches begin with.
mod beginning;
/// Forms as groups, leads and automata.
mod compile;
mod error;
/// A search for any number of literals.
mod grams;
/// Automata that are built where they are walked.
pub(crate) mod growing;
/// Where to look for literals and keys.
pub(crate) mod index;
/// What is known at some time.
pub(crate) mod known;
/// Automata built on demand, and what is known of their states.
pub(crate) mod machine;
/// What is written instead of a secret.
pub(crate) mod mask;
/// What is written for whom, and known again.
pub(crate) mod masks;
/// Vendors' names behind a value.
pub(crate) mod names;
/// Which bytes of known values stand next to each other.
pub(crate) mod neighbours;
/// Patterns, compiled.
mod nfa;
/// A secret's automaton in less room.
mod packed;
/// What rules become.
pub(crate) mod parts;
/// What is known now.
pub(crate) mod registry;
/// Where a known secret may begin.
pub(crate) mod samples;
/// Sealed values.
pub(crate) mod sealed;
/// Patterns become automata.
mod subsets;
/// The values of known secrets.
pub(crate) mod values;

pub(crate) use parts::Rules;
pub(crate) use registry::{Program, Registry};

pub use error::BuildError;
pub use mask::Mask;

#[cfg(test)]
mod tests;
