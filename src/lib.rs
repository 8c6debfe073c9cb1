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
//! Values that are known are hidden wherever they stand, in all usual spellings:
//!
//! ```
//! let secret = redact_stream::Secret::new("DB_PASSWORD", "correct horse");
//! let redactor = redact_stream::Redactor::builder().secret(secret).build().unwrap();
//! let line = redactor.redact_str("tried 'correct horse' as root");
//! assert_eq!(line, "tried '__REDACTED:db-password__' as root");
//! let line = redactor.redact_str("dsn=app:correct%20horse@db");
//! assert_eq!(line, "dsn=app:__REDACTED:db-password__@db");
//! ```
//!
//! More may come while streams run, and are hidden in what has not left yet:
//!
//! ```
//! let redactor = redact_stream::Redactor::new();
//! let token = redact_stream::Secret::new("SESSION", "battery staple");
//! token.register(&redactor).unwrap();
//! assert_eq!(redactor.redact_str("got battery staple"), "got __REDACTED:session__");
//! ```
//!
//! A program that keeps its secrets to itself, whatever it panics or fails with:
//!
//! ```
//! use redact_stream::{Redactor, error::Redacted, panic};
//!
//! fn main() -> Result<(), Redacted> {
//!     let redactor = Redactor::new();
//!     panic::install(&redactor);
//!     let url = "https://ann:correct-horse@example.org/";
//!     println!("fetching {}", redactor.display(&url)); // https://ann:__REDACTED:url-password__@…
//!     let _port: u16 = std::env::var("PORT").unwrap_or("80".into()).parse()?;
//!     Ok(())
//! }
//! ```
//!
//! | you have | use |
//! |---|---|
//! | a string, or bytes | [`Redactor::redact_str`], [`Redactor::redact`] |
//! | values that are known | [`Secret`], [`Builder::secret`], [`Redactor::add_secrets`] |
//! | values that are known where the bytes are not | [`mod@sealed`], [`Builder::sealed`] |
//! | a value to print, `format_args!`, `dbg!` | [`Redactor::display`], [`Redactor::debug`], [`mod@format`] |
//! | panics | [`panic::install`] |
//! | errors, a `main` that returns one | [`error::Redacted`], [`Redactor::error`] |
//! | `tracing` | `tracing::RedactExt` (feature `tracing`; one layer alone: `tracing-layer`) |
//! | the `log` crate | `log::Logger` (feature `log`) |
//! | a [`Read`](std::io::Read) or [`Write`](std::io::Write), a file, a child's output | [`io`] |
//! | `tokio`'s readers and writers | `io::tokio` (feature `tokio`) |
//! | chunks of bytes from anywhere | [`Stream`], with a [`Sink`] |
//!
//! [`Redactor`] is cheaply cloned, and shared between threads. All its clones do the same, always.
//! [`Builder`] configures it: which rules, which [`Secret`]s are known, which [`Mask`],
//! how much may be held. [`rules`] lists what is recognised. What a program prints with `println!` or `dbg!` itself
//! goes past all of this: wrap the values, or run the program through the `redact` command.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | haystack | the whole input: a byte string, never assumed to be UTF-8, lines, or finite |
//! | chunk | the bytes of one push: one byte or more |
//! | rule | a pattern that recognises a secret by its shape, or by what stands next to it |
//! | secret | a known value to hide, with its name |
//! | spelling | one way in which a value is written: as it is, base64, in a JSON string |
//! | lead | the public part of a match: `password=`, a header's name, `ghp_`, a BEGIN line. Shown, never held back |
//! | span | the secret part of a match: what is hidden |
//! | candidate | a place where a lead was seen and a secret may have begun |
//! | finding | a confirmed match: a secret or a rule, and its span |
//! | window | the bytes kept: held ones, and some behind them to look back at |
//! | frontier | the offset up to which bytes may leave now |
//! | mask | what is written in place of a span: `__REDACTED:github-token__` |
//!
//! # Promises
//!
//! 1. **Cut anywhere.** The output is a function of the haystack, the secrets and
//!    rules, and the limit alone. Every way of cutting the haystack into chunks gives the
//!    same bytes. No timer, newline, buffer or thread takes part in a decision. (There is
//!    one exception: a secret that is [added](Redactor::add_secrets) while a stream runs
//!    counts for the bytes that have not left by its next push, held ones included.)
//! 2. **Prompt.** After every push, what has been emitted is the longest common
//!    prefix, a mask counting as one symbol, of the outputs over all
//!    continuations of what was received. Leads are never held. A mask leaves as
//!    soon as its start and its label are settled; the rest of the secret is
//!    swallowed as it arrives. (A checksum is decided where the documented form
//!    of its token ends, not before.)
//! 3. **Bounded.** The limit (16 KiB unless the builder says otherwise) is counted
//!    per candidate, from the start of its secret part or from its last match
//!    end. A candidate undecided there becomes a finding and hides until its
//!    automaton dies: it fails closed. A spelling of a known secret longer than the limit
//!    is recognised by its first bytes, as many as the limit, and hides as long as the
//!    bytes go on matching it. Memory is bounded by the limit plus a constant,
//!    whatever comes; what it takes to tell known secrets apart depends on these.
//! 4. **Linear.** Time is linear in the haystack, hostile ones included.
//! 5. **Union.** Every rule and every spelling of a known secret matches on the original
//!    bytes, alone, from every start.
//!    A known secret also matches with gaps of up to 1024 bytes in all inside, in three
//!    views of these bytes, and hides the gaps with it: without a terminal's control
//!    sequences (`ESC [ … letter` and those of two or three bytes, up to 32 bytes long);
//!    without these and with one space for each run of spaces, tabs, CR and LF; and without
//!    these and line breaks right behind 16 signs of base64. An ESC that begins no such
//!    sequence divides a view.
//!    A byte is hidden if and only if it lies in the span of a finding.
//!    (Sealed values are known secrets that match whole words alone: see [`mod@sealed`].)
//!    Overlapping spans become one mask, touching ones two. The label is that of
//!    the finding that starts first, then of the secret or rule that is listed first,
//!    secrets before rules. So adding one never uncovers a byte.
//! 6. **Whole tokens.** A confirmed token is hidden to the end of its run of token
//!    characters, even past its documented length.
//! 7. **Faithful.** Bytes outside spans pass unchanged: NUL, invalid UTF-8, CRLF,
//!    escape sequences, a missing final newline.
//! 8. **Idempotent.** Redacting the output again changes nothing, whatever the
//!    mask style. An earlier mask is one opaque symbol: no candidate crosses it.
//! 9. **Containers survive.** What was valid JSON, JSON Lines, logfmt, CSV, a URL or
//!    its query, YAML, XML, or a shell word before is so after, with the default
//!    mask. An unquoted JSON value under a telling key gets a quoted mask. (A known
//!    secret is hidden exactly where it stands: one that is a number without quotes, or
//!    that begins inside an escape, leaves JSON that is none.)
//! 10. **Silent.** No secret appears in an error, a report, a `Debug` or a panic.
//!     The values of known secrets are wiped when they are dropped.
//! 11. **Still.** Once warm, nothing is allocated per chunk on clean input, and
//!     nothing per finding with the default mask. (When secrets are added, a stream starts
//!     to look for known ones anew, once.)
//! 12. **Cannot fail.** Every failure happens when a redactor is built, when secrets are
//!     added (none of them is then), or in I/O. No byte string makes the engine fail or
//!     panic.
//!
//! Each is held by tests; most against a naive oracle that defines the result.
//!
//! The spellings of a secret are its value without the white space around it, and what
//! the usual encoders make of that: base64 and base64url within anything longer (but for a
//! character at each end, which is its neighbour's, too) and by itself in lines,
//! hexadecimal digits, UTF-16, percent-encoding and forms, JSON strings and JSON in JSON,
//! shells and PowerShell, XML and HTML, string literals of C, Go, Rust, Python and
//! JavaScript, doubled quotes; the same with other line breaks, or spaces for them, and each
//! line by itself. [`Secret::spellings`] lists them. A spelling shorter than the shortest
//! secret is none, and nor is base64 in lines that begin elsewhere, an encoding inside
//! another, or a value with escape sequences or more white space inside. That they are what
//! real encoders write is held by tests that run those.
//!
//! # Features
//!
//! `cli` (default) is for the `redact` command. A library user leaves it out:
//! `redact-stream = { version = "0.1", default-features = false }`. Without a feature, nothing
//! of it is compiled, and no dependency of it is there.
//!
//! | feature | what it adds |
//! |---|---|
//! | `log` | `log::Logger`, in front of any logger of the `log` crate |
//! | `tokio` | `io::tokio`, in front of its readers and writers; nothing of its runtime |
//! | `tracing` | `tracing`: a wrapper over subscribers, layers and writers of `fmt` |
//! | `rules-file` | `rules_file`: rules and settings in TOML, and gitleaks' configurations |
//!
//! # Platforms
//!
//! The library without `cli` is safe Rust over `std`, and asks nothing of the system but what
//! `std` has everywhere: it should build for `wasm32-unknown-unknown`, where
//! [`io::pump_parallel`] has no threads and a panic has no standard error to be printed to.
//! That is not tested. It does not build without `std`: rules are compiled when they are first
//! needed, behind `OnceLock` and `Mutex`, which `core` and `alloc` do not have.
//!
//! # Code map
//!
//! Modules are declared in the order in which they build on each other.
//! Dependencies point one way: `rule`, `secret` -> `program` -> `engine` -> `io` -> `layer`
//! and the command, which sees only what is public here.

/// Secrets become known.
mod adding;
/// The front door: what a redactor is to do.
mod builder;
/// BYTES IN -> BYTES OUT. No I/O, no failure.
mod engine;
// Adapters for `std::io`, and the pump that never waits for a full buffer.
pub mod io;
/// Where the text of a Rust program leaves it.
mod layer;
/// Rules become one immutable, shareable program.
mod program;
/// What redacts.
mod redactor;
/// WHAT to look for: pure data, a table per vendor family.
mod rule;
/// WHICH exact values to hide: a name and a value.
mod secret;

/// What people ask of rules.
mod explain;
#[cfg(feature = "rules-file")]
pub mod rules_file;

pub use crate::builder::Builder;
pub use crate::engine::{Sink, Stream};
pub use crate::explain::{Detail, Explanation, Facts, Finding, NearMiss};
#[cfg(feature = "log")]
pub use crate::layer::log;
#[cfg(feature = "tracing")]
pub use crate::layer::tracing;
pub use crate::layer::{error, format, panic};
pub use crate::program::{BuildError, Mask};
pub use crate::redactor::{Redactor, RuleInfo, rules};
pub use crate::rule::Level;
pub use crate::rule::user::{Note, Rule};
pub use crate::secret::{Secret, Spelling, Unused, sealed};

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
        assert::<Secret>();
        assert::<sealed::Sealed>();
        assert::<sealed::ParseError>();
        assert::<BuildError>();
        assert::<RuleInfo>();
    }
}
