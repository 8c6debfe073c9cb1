//! The command as its users see it: real processes, pipes, terminals, signals.

#![cfg(all(feature = "cli", unix))]

/// A running process, and what a test may do to it.
mod harness;

/// Arguments, help, the list of rules.
mod arguments;
/// Files: several, missing, unreadable, the output itself.
mod files;
/// Memory and time.
mod limits;
/// Nothing waits for a full buffer or a newline.
mod prompt;
/// Ctrl-C and SIGTERM.
mod signals;
/// Standard input and output in every state they can be in.
mod streams;
