//! BYTES IN -> BYTES OUT.

mod sink;
mod stream;

pub use sink::Sink;
pub use stream::Stream;
