//! A streaming filter that keeps secrets out of logs and other output.

/// WHAT to look for: pure data.
mod rule;
/// Rules and secrets become one immutable program.
mod program;
/// BYTES IN -> BYTES OUT.
mod engine;
/// The front door.
mod redactor;
/// Adapters for `std::io`, and the pump that never waits for a full buffer.
pub mod io;

pub use crate::engine::{Sink, Stream};
pub use crate::program::{BuildError, Mask};
pub use crate::redactor::{Builder, Redactor, RuleInfo, rules};

#[doc(hidden)]
#[cfg(feature = "_internals")]
pub mod internals;
