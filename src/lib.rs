//! A streaming filter that keeps secrets out of logs and other output.
//!
//! Bytes go in, in chunks of any size; the same bytes come out, with API keys,
//! tokens, passwords and private keys masked. What need not wait does not wait:
//! a prompt without a newline leaves at once.
//!
//! ```
//! let redactor = redact_stream::Redactor::new();
//! let line = redactor.redact_str("PGPASSWORD=hunter2 psql");
//! assert_eq!(line, "PGPASSWORD=__REDACTED:password__ psql");
//! ```
//!
//! - [`Redactor`] is immutable, cheaply cloned, and shared between threads.
//!   [`Builder`] configures it: which rules, which [`Mask`], how much may be held.
//! - [`Stream`] takes one stream of bytes and hands its output to a [`Sink`].
//! - [`io`] has adapters for [`std::io::Read`] and [`std::io::Write`].
//! - [`rules`] lists what is recognised.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | haystack | the whole input: a byte string, never assumed to be UTF-8, lines, or finite |
//! | chunk | the bytes of one push: one byte or more |
//! | rule | a pattern that recognises a secret by its shape, or by what stands next to it |
//! | lead | the public part of a match: `password=`, a header's name, `ghp_`, a BEGIN line. Shown, never held back |
//! | span | the secret part of a match: what is hidden |
//! | candidate | a place where a lead was seen and a secret may have begun |
//! | finding | a confirmed match: a rule and its span |
//! | window | the bytes kept: held ones, and some behind them to look back at |
//! | frontier | the offset up to which bytes may leave now |
//! | mask | what is written in place of a span: `__REDACTED:github-token__` |
//!
//! # Promises
//!
//! 1. **Cut anywhere.** The output is a function of the haystack, the rules and
//!    the limit alone. Every way of cutting the haystack into chunks gives the
//!    same bytes. No timer, newline, buffer or thread takes part in a decision.
//! 2. **Prompt.** After every push, what has been emitted is the longest common
//!    prefix, a mask counting as one symbol, of the outputs over all
//!    continuations of what was received. Leads are never held. A mask leaves as
//!    soon as its start and its label are settled; the rest of the secret is
//!    swallowed as it arrives. (A checksum is decided where the documented form
//!    of its token ends, not before.)
//! 3. **Bounded.** The limit (16 KiB unless the builder says otherwise) is counted
//!    per candidate, from the start of its secret part or from its last match
//!    end. A candidate undecided there becomes a finding and hides until its
//!    automaton dies: it fails closed. Memory is bounded by the limit plus a
//!    constant, whatever comes.
//! 4. **Linear.** Time is linear in the haystack, hostile ones included.
//! 5. **Union.** Every rule matches on the original bytes, alone, from every start.
//!    A byte is hidden if and only if it lies in the span of a finding.
//!    Overlapping spans become one mask, touching ones two. The label is that of
//!    the finding that starts first, then of the rule that is listed first. So
//!    adding a rule never uncovers a byte.
//! 6. **Whole tokens.** A confirmed token is hidden to the end of its run of token
//!    characters, even past its documented length.
//! 7. **Faithful.** Bytes outside spans pass unchanged: NUL, invalid UTF-8, CRLF,
//!    escape sequences, a missing final newline.
//! 8. **Idempotent.** Redacting the output again changes nothing, whatever the
//!    mask style. An earlier mask is one opaque symbol: no candidate crosses it.
//! 9. **Containers survive.** What was valid JSON, JSON Lines, logfmt, CSV, a URL or
//!    its query, YAML, XML, or a shell word before is so after, with the default
//!    mask. An unquoted JSON value under a telling key gets a quoted mask.
//! 10. **Silent.** No secret appears in an error, a report, a `Debug` or a panic.
//! 11. **Still.** Once warm, nothing is allocated per chunk on clean input, and
//!     nothing per finding with the default mask.
//! 12. **Cannot fail.** Every failure happens when a redactor is built, or in I/O. No
//!     byte string makes the engine fail or panic.
//!
//! Each is held by tests; most against a naive oracle that defines the result.
//!
//! # Features
//!
//! `cli` (default) is for the `redact` command. A library user leaves it out:
//! `redact-stream = { version = "0.1", default-features = false }`.
//!
//! `tracing` masks what events and spans hold, before any layer sees it: the module of
//! that name has an example.
//!
//! # Code map
//!
//! Modules are declared in the order in which they build on each other.
//! Dependencies point one way: `rule` -> `program` -> `engine` -> `io` -> the
//! command, which sees only what is public here.

/// The front door: what a redactor is to do.
mod builder;
/// BYTES IN -> BYTES OUT. No I/O, no failure.
mod engine;
// Adapters for `std::io`, and the pump that never waits for a full buffer.
pub mod io;
/// Where a Rust program's own output passes.
#[cfg(feature = "tracing")]
mod layer;
/// Rules become one immutable, shareable program.
mod program;
/// What redacts.
mod redactor;
/// WHAT to look for: pure data, a table per vendor family.
mod rule;

/// What people ask of rules.
mod explain;
#[cfg(feature = "rules-file")]
pub mod rules_file;

pub use crate::builder::Builder;
pub use crate::engine::{Sink, Stream};
pub use crate::explain::{Detail, Explanation, Facts, Finding, NearMiss};
#[cfg(feature = "tracing")]
pub use crate::layer::tracing;
pub use crate::program::{BuildError, Mask};
pub use crate::redactor::{Redactor, RuleInfo, rules};
pub use crate::rule::Level;
pub use crate::rule::user::{Note, Rule};

#[doc(hidden)]
#[cfg(feature = "_internals")]
pub mod internals;

/// Public types go wherever a program needs them.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_types_are_send_sync_and_unwind_safe() {
        fn assert<T: Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
        assert::<Redactor>();
        assert::<Builder>();
        assert::<Stream>();
        assert::<Mask>();
        assert::<BuildError>();
        assert::<RuleInfo>();
    }
}
