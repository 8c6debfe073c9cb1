//! The command as its users see it: real processes, pipes, terminals, signals.

#![cfg(all(feature = "cli", unix))]

/// A running process, and what a test may do to it.
mod harness;

/// Arguments, help, the list of rules.
mod arguments;
/// Where settings come from, and which counts.
mod config;
/// Files: several, missing, unreadable, the output itself.
mod files;
/// A configuration of gitleaks' size and shape.
mod gitleaks;
/// Memory and time.
mod limits;
/// Nothing waits for a full buffer or a newline.
mod prompt;
/// Rules: listed, shown, tried, and a user's own.
mod rules;
/// Known secrets, and where they come from.
mod secrets;
/// Ctrl-C and SIGTERM.
mod signals;
/// Standard input and output in every state they can be in.
mod streams;
