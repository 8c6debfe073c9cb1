//! BYTES IN -> BYTES OUT. No I/O, no failure, nothing allocated once warm.
//!
//! The modules are declared in the order the bytes flow.

/// The whole path, in one file.
mod stream;
/// The new chunk joined to the kept bytes.
mod window;
/// Bytes as symbols: an earlier mask is one.
pub(crate) mod view;
/// Where something may begin.
mod prefilter;
/// Where a token may begin.
mod border;
/// All that is open.
mod open;
/// Exact, resumable matching.
mod find;
/// What a complete match must satisfy.
mod verify;
/// The union, and what of it is settled.
mod spans;
/// Bytes out.
mod sink;

pub use sink::Sink;
pub use stream::Stream;
