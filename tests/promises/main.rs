//! The promises, each with the tests that would catch its breach.
//!
//! What is compared with what:
//!
//! - `oracle` says what every output must be, as plainly as it can be said;
//!   `oracle_cases` holds the oracle itself to expectations written by hand,
//! - `support` runs the engine under every way of cutting and entry point,
//! - `pieces` makes haystacks that are hard on it,
//! - the other modules are the promises.
//!
//! A failure prints what it takes to see it again; `REDACT_SEED` and
//! `REDACT_ROUNDS` in the environment choose another seed and more rounds.

mod adding;
mod agreement;
mod automata;
mod cases;
mod checks;
mod containers;
mod examples;
mod gaps;
mod gaps_written;
mod known;
mod labels;
mod oracle;
mod oracle_cases;
mod outputs;
mod parallel;
mod pieces;
mod planted;
mod prompt;
mod quiet;
mod recall;
mod regression;
mod replay;
mod sealed;
mod support;
mod symbols;
mod views;
mod witness;
