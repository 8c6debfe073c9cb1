//! Adapters for [`tokio`](https://docs.rs/tokio)'s asynchronous readers and writers.
//!
//! They promise what the [adapters for `std`](super) do: nothing waits that is
//! settled, nothing leaves raw, nothing is lost, and nothing comes twice. And:
//!
//! - **Cancellation safe.** A call that is pending has taken no byte of a write, and has
//!   lost none of a read. It may be dropped, and another one made with another buffer.
//! - **No task, no timer, no lock.** They do something only while they are polled.
//!
//! What they stand in front of must be [`Unpin`], as sockets, pipes and files are;
//! whatever is not is so in a `Box::pin`.

/// In front of a source.
mod reader;
/// In front of a destination.
mod writer;

pub use reader::Reader;
pub use writer::Writer;

#[cfg(test)]
mod tests;
