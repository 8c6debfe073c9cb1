//! What `tracing` programs log, masked before any layer sees it.

mod filters;
mod fmt;
mod hostile;
mod kinds;
#[cfg(feature = "tracing-layer")]
mod layer;
mod support;
mod threads;
mod writer;
