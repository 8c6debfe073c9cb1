//! The engine inside a Rust program: where text leaves it, it leaves redacted.
//!
//! Each module stands in front of one way out, and decides nothing about the bytes:
//! that is a stream's. None of them holds a lock while a value's `Debug` or `Display`,
//! or an inner logger, runs: those may log, or panic, in turn.

// Errors and their sources.
pub mod error;
// Whatever can be formatted.
pub mod format;
// Records of the `log` crate.
#[cfg(feature = "log")]
pub mod log;
// Panics.
pub mod panic;

/// A stream that is at hand.
mod spare;
// Events and spans of `tracing`.
#[cfg(feature = "tracing")]
pub mod tracing;
