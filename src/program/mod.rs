//! Rules become one immutable, shareable program. Limits are checked here.

/// Patterns as tables.
pub(crate) mod automaton;
/// Forms as groups, leads and automata.
pub(crate) mod compile;
mod error;
/// Where to look for literals and keys.
pub(crate) mod index;
/// What is written instead of a secret.
pub(crate) mod mask;

pub(crate) use compile::Program;

pub use error::BuildError;
pub use mask::Mask;

#[cfg(test)]
mod tests;
