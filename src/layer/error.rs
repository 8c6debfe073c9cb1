//! Errors and their sources, redacted where they are shown.
//!
//! An error of a library is a text that the library made: it holds the URL that
//! could not be fetched, with its query, or the line that could not be parsed.
//!
//! | you have | use |
//! |---|---|
//! | a `main` that returns an error | [`Redacted`] as its error |
//! | an error to print or to log | [`Redactor::error`] |

use std::error::Error;
use std::fmt;

use crate::Redactor;

/// So many errors of a chain are shown: an error may well name itself its source.
const MOST: usize = 64;

impl Redactor {
    /// Shows an error, redacted.
    ///
    /// - `{}`: what it says, as its own `Display` does.
    /// - `{:#}`: what it and all its sources say, in one line: `a: b: c`.
    /// - `{:?}`: the same in several lines, as a program's `main` is to print it.
    ///
    /// Takes whatever is an [`Error`]; of an `anyhow::Error`, an `eyre::Report` or a
    /// `Box<dyn Error>` named `error` this is `&*error`.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::new();
    /// let error = std::io::Error::other("GET https://ann:correct-horse@example.org/: timed out");
    /// assert_eq!(
    ///     redactor.error(&error).to_string(),
    ///     "GET https://ann:__REDACTED:url-password__@example.org/: timed out"
    /// );
    /// ```
    ///
    /// A width and a precision are those of the redacted text. At most 64 errors of a
    /// chain are shown.
    ///
    /// # Errors
    ///
    /// Formatting fails when the error's own formatting or the destination does. What
    /// had not left then is dropped.
    #[must_use]
    pub fn error<'a>(&'a self, error: &'a (dyn Error + 'a)) -> impl fmt::Display + fmt::Debug + 'a {
        Shown {
            line: self.masked(None, move |out, alternate| line(error, out, alternate)),
            lines: self.masked(None, move |out, _| lines(error, out)),
        }
    }
}

/// An error as [`Redactor::error`] shows it.
struct Shown<L, M> {
    line: L,
    lines: M,
}

impl<L: fmt::Display, M> fmt::Display for Shown<L, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.line.fmt(f)
    }
}

impl<L, M: fmt::Debug> fmt::Debug for Shown<L, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.fmt(f)
    }
}

/// The sources of an error, from the nearest on.
fn sources<'a>(error: &'a (dyn Error + 'a)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |&error| error.source()).take(MOST - 1)
}

fn line(error: &dyn Error, out: &mut dyn fmt::Write, chain: bool) -> fmt::Result {
    write!(out, "{error}")?;
    if chain {
        for source in sources(error) {
            write!(out, ": {source}")?;
        }
    }
    Ok(())
}

fn lines(error: &dyn Error, out: &mut dyn fmt::Write) -> fmt::Result {
    write!(out, "{error}")?;
    let several = sources(error).nth(1).is_some();
    for (nth, source) in sources(error).enumerate() {
        if nth == 0 {
            out.write_str("\n\nCaused by:")?;
        }
        match several {
            true => write!(out, "\n{nth:5}: {source}")?,
            false => write!(out, "\n    {source}")?,
        }
    }
    Ok(())
}

/// Any error, shown redacted: what a `main` returns instead of it.
///
/// Where `main` returns an error, Rust prints its `Debug` form to standard error, raw.
/// Every error becomes a `Redacted` by `?`, those of `anyhow` and `eyre` too, and texts:
///
/// ```
/// fn main() -> Result<(), redact_stream::error::Redacted> {
///     let port: u16 = std::env::var("PORT").unwrap_or("80".into()).parse()?;
///     println!("listening on {port}");
///     Ok(())
/// }
/// ```
///
/// The exit status is as ever: 1 with an error, and with `Result<ExitCode, Redacted>`
/// the program's own without one. `?` uses all rules and the default mask; with a
/// redactor of your own, [`new`](Redacted::new) does:
///
/// ```no_run
/// use redact_stream::{Redactor, error::Redacted};
/// # fn run() -> Result<(), std::io::Error> { Ok(()) }
///
/// fn main() -> Result<(), Redacted> {
///     let redactor = Redactor::builder().extra_keys(["x-corp-ticket"]).build()?;
///     run().map_err(|error| Redacted::new(error, &redactor))
/// }
/// ```
///
/// `{}`, `{:#}` and `{:?}` show what [`Redactor::error`] does. It is no [`Error`] itself, as
/// `anyhow::Error` is none: or `?` could not make one. What it was made of cannot be had back.
/// (A backtrace inside an `anyhow::Error` is not shown, since an [`Error`] does not give it;
/// [`Redactor::debug`] of the `anyhow::Error` shows it.)
pub struct Redacted {
    error: Box<dyn Error + Send + Sync>,
    redactor: Redactor,
}

impl Redacted {
    /// An error that this redactor redacts.
    #[must_use]
    pub fn new(error: impl Into<Box<dyn Error + Send + Sync>>, redactor: &Redactor) -> Redacted {
        Redacted {
            error: error.into(),
            redactor: redactor.clone(),
        }
    }
}

impl<E: Into<Box<dyn Error + Send + Sync>>> From<E> for Redacted {
    fn from(error: E) -> Redacted {
        Redacted::new(error, &Redactor::new())
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redactor.error(&*self.error).fmt(f)
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.redactor.error(&*self.error), f)
    }
}
