//! BYTES IN -> BYTES OUT. No I/O, no failure, nothing allocated once warm.
//!
//! The modules are declared in the order the bytes flow.

/// Where that may be.
mod ahead;
/// Where a token may begin.
mod border;
/// What kinds of bytes stand where.
mod classes;
/// Exact, resumable matching.
mod find;
/// What may lie inside a known secret.
pub(crate) mod gap;
/// Where in the known secrets it is.
mod known;
/// The same with gaps inside.
mod loose;
/// What is known to be nothing.
mod memo;
/// All that is open.
mod open;
/// Places as lists.
mod places;
/// A short haystack that is known whole.
mod plain;
/// Where something may begin.
mod prefilter;
/// Words that may be sealed values.
mod sealed;
/// Bytes out.
mod sink;
/// The union, and what of it is settled.
mod spans;
/// The whole path, in one file.
mod stream;
/// What a complete match must satisfy.
mod verify;
/// Bytes as symbols: an earlier mask is one.
pub(crate) mod view;
/// An automaton of the known secrets.
mod walk;
/// One view of the bytes.
mod walker;
/// The new chunk joined to the kept bytes.
mod window;

/// Why something is hidden, or not: for people.
pub(crate) mod explain;

pub(crate) use known::Start;
pub(crate) use open::groups_under;
#[cfg(feature = "tracing")]
pub(crate) use open::names_vendor;
pub(crate) use plain::is_plain;
pub use sink::Sink;
pub use stream::Stream;
pub(crate) use window::OVERLAP as LOOK_BEHIND;

/// The engine's bounds, for the tests that hold programs to them.
#[cfg(test)]
pub(crate) mod bounds {
    pub(crate) use super::border::LONGEST_ESCAPE;
    pub(crate) use super::prefilter::REACH;
    pub(crate) use super::view::MAX_MASK;
    pub(crate) use super::window::OVERLAP;
}
