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
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;

    fn token() -> String {
        format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J".repeat(2))
    }

    /// Pieces of text of which some put together are secrets.
    fn pieces() -> impl Strategy<Value = Vec<String>> {
        let piece = prop_oneof![
            Just("password=".to_owned()),
            Just("hunter2".to_owned()),
            Just("gh".to_owned()),
            Just(token()[2..].to_owned()),
            Just("é\u{1F511}\n".to_owned()),
            Just("https://ann:".to_owned()),
            Just("@example.org ".to_owned()),
            Just("\"".to_owned()),
            "[a-z\u{e0}-\u{f0}= ]{0,9}",
        ];
        proptest::collection::vec(piece, 0..12)
    }

    /// Writes itself piece by piece.
    struct Pieces(Vec<String>);

    impl fmt::Display for Pieces {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.iter().try_for_each(|piece| f.write_str(piece))
        }
    }

    proptest! {
        #[test]
        fn what_is_formatted_is_what_the_text_becomes(pieces in pieces()) {
            let redactor = Redactor::builder().limit(Redactor::MIN_LIMIT).build().unwrap();
            let text = pieces.concat();
            let expected = redactor.redact_str(&text);
            prop_assert_eq!(redactor.display(&Pieces(pieces)).to_string(), expected.clone());
            prop_assert_eq!(redactor.display(&format_args!("{text}")).to_string(), expected);
        }

        #[test]
        fn bytes_become_the_same_text_however_they_are_cut(
            bytes in proptest::collection::vec(
                prop_oneof![Just(0xc3u8), Just(0xa9), Just(0xf0), Just(0x9f), Just(0x94), Just(0xed), Just(b'a'), any::<u8>()],
                0..24,
            ),
            size in 1usize..6,
        ) {
            let mut outlet = Outlet { inner: String::new(), part: Part::default(), result: Ok(()) };
            for chunk in bytes.chunks(size) {
                outlet.emit(chunk);
            }
            outlet.end().unwrap();
            prop_assert_eq!(outlet.inner, String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn width_and_precision_are_those_of_the_redacted_text() {
        let redactor = Redactor::new();
        let text = "password=hunter2";
        let masked = redactor.redact_str(text);
        assert_eq!(
            format!("{:->40}", redactor.display(text)),
            format!("{masked:->40}")
        );
        assert_eq!(
            format!("{:*<14}", redactor.debug(&7)),
            format!("{:*<14}", "7")
        );
        // Cut off first, the token would be none.
        let token = token();
        let cut = format!("{:.12}", redactor.display(&token));
        assert!(!cut.contains(&token[4..12]), "{cut}");
        assert_eq!(format!("{:#?}", redactor.debug(&[1])), "[\n    1,\n]");
        assert_eq!(
            format!("{}", redactor.display(&format_args!("{:.2}", 1.0))),
            "1.00"
        );
    }

    /// Takes so many pieces, then fails for ever.
    #[derive(Debug)]
    struct Full(usize, String);

    impl fmt::Write for Full {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(1).ok_or(fmt::Error)?;
            self.1.push_str(text);
            Ok(())
        }
    }

    #[test]
    fn nothing_is_written_after_an_error() {
        let mut full = Full(1, String::new());
        let mut writer = Writer::new(&mut full, &Redactor::new());
        writer.write_str("one ").unwrap();
        writer.write_str("two ").unwrap_err();
        writer.outlet.inner.0 = 9;
        writer.write_str("three ").unwrap_err();
        writer.finish().unwrap_err();
        assert_eq!(full.1, "one ");
    }

    #[test]
    fn a_value_that_fails_shows_nothing_that_was_held() {
        struct Fails(String);
        impl fmt::Display for Fails {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)?;
                Err(fmt::Error)
            }
        }
        let token = token();
        let mut shown = String::new();
        let value = Fails(token[..20].to_owned());
        write!(shown, "{}", Redactor::new().display(&value)).unwrap_err();
        assert!(!shown.contains(&token[4..8]), "{shown}");
    }

    #[test]
    fn a_value_may_be_redacted_while_it_is_redacted() {
        struct Nested(Redactor);
        impl fmt::Debug for Nested {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let inner = "password=hunter2";
                write!(f, "{} {}", inner, self.0.display(inner))
            }
        }
        let redactor = Redactor::new();
        let mask = "password=__REDACTED:password__";
        let shown = redactor.debug(&Nested(redactor.clone())).to_string();
        assert_eq!(shown, format!("{mask} {mask}"));
    }

    #[test]
    fn debug_shows_nothing_that_was_written() {
        let mut writer = Writer::new(String::new(), &Redactor::new());
        writer.write_str("hello").unwrap();
        assert!(!format!("{writer:?}").contains("hello"));
    }
}
