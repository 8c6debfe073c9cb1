//! Whatever can be formatted, redacted on its way into the formatter.
//!
//! | you have | use |
//! |---|---|
//! | a value to print | [`Redactor::display`], [`Redactor::debug`] |
//! | `format_args!(…)` | [`Redactor::display`] of it |
//! | an error with its sources | [`Redactor::error`] |
//! | something that writes to a [`fmt::Write`] | [`Writer`], in between |
//!
//! No text is put together first: its pieces go through a [`Stream`] into the
//! destination as the value writes them. A secret that is written in several
//! pieces is found all the same.

use std::fmt;

use super::spare;
use crate::{Redactor, Sink, Stream};

/// So many bytes of small pieces are gathered, on the stack, before they go through a
/// stream: one push of a line is much less work than ten of its words.
const GATHERED: usize = 512;

impl Redactor {
    /// Shows what a value's `Display` shows, redacted.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// let redactor = Redactor::new();
    /// let url = "https://ann:correct-horse@example.org/";
    /// let line = format!("fetching {}", redactor.display(&url));
    /// assert_eq!(line, "fetching https://ann:__REDACTED:url-password__@example.org/");
    ///
    /// let (user, password) = ("ann", "hunter2");
    /// let args = format_args!("user={user} password={password}");
    /// assert_eq!(redactor.display(&args).to_string(), "user=ann password=__REDACTED:password__");
    /// ```
    ///
    /// # Width and precision
    ///
    /// `#` is passed on to the value. A width, a fill and a precision are not: they
    /// are applied to the redacted text, as if it were a `str`, since a value that
    /// is cut off before it is looked at may hide what it is. (Only then the text is
    /// put together first.) A number's precision belongs into
    /// `format_args!("{number:.2}")`.
    ///
    /// # Errors
    ///
    /// Formatting fails when the value's own formatting or the destination does. What
    /// had not left then is dropped.
    #[must_use]
    pub fn display<'a, T>(&'a self, value: &'a T) -> impl fmt::Display + fmt::Debug + 'a
    where
        T: fmt::Display + ?Sized,
    {
        self.masked(None, move |out, alternate| match alternate {
            true => write!(out, "{value:#}"),
            false => write!(out, "{value}"),
        })
    }

    /// Shows what a value's `Debug` shows, redacted, to `{}` and to `{:?}`. All that
    /// is said of [`display`](Redactor::display) holds here.
    ///
    /// ```
    /// use redact_stream::Redactor;
    ///
    /// #[derive(Debug)]
    /// struct Client {
    ///     user: &'static str,
    ///     password: &'static str,
    /// }
    ///
    /// let client = Client { user: "ann", password: "hunter2" };
    /// let redactor = Redactor::new();
    /// assert_eq!(
    ///     format!("{:?}", redactor.debug(&client)),
    ///     r#"Client { user: "ann", password: "__REDACTED:password__" }"#
    /// );
    /// ```
    #[must_use]
    pub fn debug<'a, T>(&'a self, value: &'a T) -> impl fmt::Display + fmt::Debug + 'a
    where
        T: fmt::Debug + ?Sized,
    {
        self.masked(None, move |out, alternate| match alternate {
            true => write!(out, "{value:#?}"),
            false => write!(out, "{value:?}"),
        })
    }

    /// Shows what `write` writes, redacted, as the value of a key where there is one.
    pub(crate) fn masked<'a, F>(&'a self, key: Option<&'a str>, write: F) -> Masked<'a, F>
    where
        F: Fn(&mut dyn fmt::Write, bool) -> fmt::Result + 'a,
    {
        Masked {
            redactor: self,
            key,
            write,
        }
    }
}

/// Something that writes text, `write`, which is shown redacted.
pub(crate) struct Masked<'a, F> {
    redactor: &'a Redactor,
    key: Option<&'a str>,
    /// Is told where to, and whether `#` was asked for.
    write: F,
}

impl<F> fmt::Display for Masked<'_, F>
where
    F: Fn(&mut dyn fmt::Write, bool) -> fmt::Result,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let alternate = f.alternate();
        if f.width().is_none() && f.precision().is_none() {
            self.write(f, alternate)
        } else {
            let mut text = String::new();
            self.write(&mut text, alternate)?;
            f.pad(&text)
        }
    }
}

impl<F> Masked<'_, F>
where
    F: Fn(&mut dyn fmt::Write, bool) -> fmt::Result,
{
    /// Writes it, redacted.
    fn write(&self, out: &mut dyn fmt::Write, alternate: bool) -> fmt::Result {
        let stream = match self.key {
            Some(key) => spare::take_under(self.redactor, key),
            None => spare::take(self.redactor),
        };
        let mut gathering = Gathering {
            writer: Writer::with_stream(out, stream),
            bytes: [0; GATHERED],
            len: 0,
        };
        (self.write)(&mut gathering, alternate)?;
        gathering.hand_on()?;
        let Writer {
            mut outlet,
            mut stream,
        } = gathering.writer;
        stream.finish(&mut outlet);
        spare::give_back(stream);
        outlet.end()
    }
}

impl<F> fmt::Debug for Masked<'_, F>
where
    F: Fn(&mut dyn fmt::Write, bool) -> fmt::Result,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Small pieces on their way to a writer.
struct Gathering<W: fmt::Write> {
    writer: Writer<W>,
    bytes: [u8; GATHERED],
    len: usize,
}

impl<W: fmt::Write> Gathering<W> {
    fn hand_on(&mut self) -> fmt::Result {
        let len = std::mem::take(&mut self.len);
        self.writer.push(&self.bytes[..len])
    }
}

impl<W: fmt::Write> fmt::Write for Gathering<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() > GATHERED - self.len {
            self.hand_on()?;
        }
        match self.bytes[self.len..].get_mut(..text.len()) {
            Some(room) => {
                room.copy_from_slice(text.as_bytes());
                self.len += text.len();
                Ok(())
            }
            None => self.writer.push(text.as_bytes()),
        }
    }
}

/// Redacts what is written to it, and writes the result to `W`.
///
/// Everything that is settled has been handed to `W` when a write returns. What
/// is held, because it could still become a secret, follows with later writes, or
/// with [`finish`](Writer::finish). **A `Writer` that is dropped instead drops it.**
///
/// ```
/// use std::fmt::Write;
///
/// use redact_stream::{Redactor, format::Writer};
///
/// let mut page = Writer::new(String::new(), &Redactor::new());
/// write!(page, "<p>password={}</p>", "hunter2")?;
/// assert_eq!(page.finish()?, "<p>password=__REDACTED:password__</p>");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Those of `W`. A [`fmt::Error`] does not tell what has been written, so the first
/// one is the last word: nothing is written any more, and every later call fails.
pub struct Writer<W: fmt::Write> {
    outlet: Outlet<W>,
    stream: Stream,
}

impl<W: fmt::Write> Writer<W> {
    /// A writer in front of `inner`, at the start of a new stream.
    pub fn new(inner: W, redactor: &Redactor) -> Writer<W> {
        Writer::with_stream(inner, redactor.stream())
    }

    /// A writer in front of `inner` that goes on with this stream, such as one
    /// opened [under a key](Redactor::stream_under).
    pub fn with_stream(inner: W, stream: Stream) -> Writer<W> {
        Writer {
            outlet: Outlet {
                inner,
                part: Part::default(),
                result: Ok(()),
            },
            stream,
        }
    }

    /// Takes the next bytes of a text.
    fn push(&mut self, bytes: &[u8]) -> fmt::Result {
        self.outlet.result?;
        self.stream.push(bytes, &mut self.outlet);
        self.outlet.result
    }

    /// Ends the stream, writes what was held, and returns the writer behind this one.
    ///
    /// # Errors
    ///
    /// When `W` fails, or has failed before.
    pub fn finish(mut self) -> Result<W, fmt::Error> {
        self.stream.finish(&mut self.outlet);
        self.outlet.end()?;
        Ok(self.outlet.inner)
    }
}

impl<W: fmt::Write> fmt::Write for Writer<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes())
    }
}

/// Tells how much is held, and nothing of it.
impl<W: fmt::Write> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("held", &self.stream.held())
            .finish_non_exhaustive()
    }
}

/// Bytes become text. A stream cuts its output where it likes, also inside a
/// character; and a span that ends at the limit may leave the end of one.
struct Outlet<W> {
    inner: W,
    /// The beginning of a character whose end is yet to come.
    part: Part,
    /// The first error; nothing is written after it.
    result: fmt::Result,
}

/// Less than a character.
#[derive(Default)]
struct Part {
    bytes: [u8; 4],
    len: usize,
}

impl<W: fmt::Write> Outlet<W> {
    /// Nothing more comes: what is left of a character is none.
    fn end(&mut self) -> fmt::Result {
        if std::mem::take(&mut self.part.len) > 0 {
            self.write("\u{FFFD}");
        }
        self.result
    }

    fn write(&mut self, text: &str) {
        if self.result.is_ok() && !text.is_empty() {
            self.result = self.inner.write_str(text);
        }
    }

    /// Completes the character that has begun; what is left of the bytes.
    fn complete<'b>(&mut self, mut bytes: &'b [u8]) -> &'b [u8] {
        while self.part.len > 0
            && let Some((&byte, rest)) = bytes.split_first()
        {
            let (mut part, len) = (self.part.bytes, self.part.len);
            part[len] = byte;
            match std::str::from_utf8(&part[..=len]) {
                Ok(character) => {
                    self.part.len = 0;
                    self.write(character);
                }
                Err(error) if error.error_len().is_none() => {
                    self.part = Part {
                        bytes: part,
                        len: len + 1,
                    };
                }
                // It ended before this byte, which is one by itself.
                Err(_) => {
                    self.part.len = 0;
                    self.write("\u{FFFD}");
                    return bytes;
                }
            }
            bytes = rest;
        }
        bytes
    }
}

impl<W: fmt::Write> Sink for Outlet<W> {
    fn emit(&mut self, bytes: &[u8]) {
        let mut rest = self.complete(bytes);
        while !rest.is_empty() {
            let error = match std::str::from_utf8(rest) {
                Ok(text) => return self.write(text),
                Err(error) => error,
            };
            let (valid, other) = rest.split_at(error.valid_up_to());
            // Valid, so that nothing is replaced.
            self.write(&String::from_utf8_lossy(valid));
            match error.error_len() {
                Some(length) => {
                    self.write("\u{FFFD}");
                    rest = &other[length..];
                }
                None => {
                    self.part.bytes[..other.len()].copy_from_slice(other);
                    self.part.len = other.len();
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
