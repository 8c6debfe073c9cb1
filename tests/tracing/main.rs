//! What `tracing` programs log, masked before any layer sees it.

mod filters;
mod fmt;
mod hostile;
mod kinds;
mod support;
mod threads;
mod writer;
