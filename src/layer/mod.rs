//! Where the output of a Rust program passes, each behind a feature of its own.

#[cfg(feature = "tracing")]
pub mod tracing;
