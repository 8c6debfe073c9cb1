//! Adapters for [`std::io`], and the pump that never waits for a full buffer.
//!
//! | you have | use |
//! |---|---|
//! | something that writes to a [`Write`](std::io::Write) | [`Writer`], in between |
//! | something that reads from a [`Read`](std::io::Read) | [`Reader`], in between |
//! | a source and a destination | [`pump`], from one to the other |
//! | a large file and a destination | [`pump_parallel`], the same on several cores |
//! | readers and writers of `tokio` | `tokio::Reader` and `tokio::Writer` (feature `tokio`) |
//!
//! They are thin: they move bytes through a [`Stream`](crate::Stream) and
//! decide nothing about them. What they add is this:
//!
//! - **Nothing waits.** Whatever is settled has been handed on when a call to
//!   [`Writer`] returns, before [`Reader`] reads again, and before [`pump`]
//!   reads again. Neither a full buffer nor a newline is ever waited for.
//! - **Nothing raw.** Bytes that are still held when an error ends the stream,
//!   or when an adapter is dropped, are dropped with it: they might have become
//!   a secret. Only an end of input that was really reached, or
//!   [`Writer::finish`], settles them.
//! - **Nothing twice, nothing lost.** A call that reports an error has taken
//!   none of the bytes it was given, and may be repeated.
//!
//! Only the destination and the source can fail here; no input makes the
//! redaction itself fail.

/// Settled bytes on their way to the inner writer.
mod outlet;
/// The same on several cores.
mod parallel;
/// From a source to a destination.
mod pump;
/// In front of a source.
mod reader;
// The same for `tokio`.
#[cfg(feature = "tokio")]
pub mod tokio;
/// In front of a destination.
mod writer;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

#[cfg(feature = "_internals")]
pub(crate) use parallel::pump_in_blocks;
pub use parallel::pump_parallel;
pub use pump::{Totals, pump};
pub use reader::Reader;
pub use writer::Writer;

/// How many bytes go through the stream at a time, and how large a read is:
/// as much as a pipe holds, and little enough to stay in the cache.
const CHUNK: usize = 128 * 1024;
