//! In front of a destination.

use std::fmt;
use std::io::{self, Write};

use super::CHUNK;
use super::outlet::Outlet;
use crate::{Redactor, Stream};

/// Redacts what is written to it, and writes the result to `W`.
///
/// Everything that is settled has been handed to `W` when a write returns. What
/// is held, because it could still become a secret, follows with later writes,
/// or with [`finish`](Writer::finish).
///
/// ```
/// use std::io::Write;
///
/// use redact_stream::{Redactor, io::Writer};
///
/// let mut log = Writer::new(Vec::new(), &Redactor::new());
/// let token = format!("ghp_{}", "Zx81kQ0vTmRy".repeat(3));
/// writeln!(log, "cloning with {token}")?;
/// let log = log.finish()?;
/// assert_eq!(log, b"cloning with ghp___REDACTED:github-token__\n");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # The end
///
/// [`finish`](Writer::finish) ends the stream: held bytes are judged as they
/// stand and written. **A `Writer` that is dropped instead drops them**, and what
/// `W` has not taken. They might be the first half of a secret whose other half
/// never came, and a drop cannot tell an end from an accident.
///
/// # Errors
///
/// - [`write`](Write::write) fails only while it has taken none of its bytes.
///   When `W` fails after the bytes went into the stream, the write succeeds,
///   the output is kept, and the error is returned by the *next* write, flush
///   or finish, whichever comes first. So call one of the latter two.
/// - After an error the writer goes on where it stopped: nothing is lost and
///   nothing is written twice. This holds for a `W` that would block, too.
/// - Interrupted writes and flushes are repeated, and short writes continued.
/// - If `W` panics in the middle of a write, and the writer is used all the same, the
///   rest of the haystack is hidden: nobody knows what has left.
pub struct Writer<W: Write> {
    /// Everything settled goes here, and is written before a call returns.
    outlet: Outlet<W>,
    /// Knows what was written so far, and holds what is undecided.
    stream: Stream,
}

impl<W: Write> Writer<W> {
    /// A writer in front of `inner`, at the start of a new stream.
    pub fn new(inner: W, redactor: &Redactor) -> Writer<W> {
        Writer::with_stream(inner, redactor.stream())
    }

    /// A writer in front of `inner` that goes on with this stream, such as one
    /// opened [under a key](Redactor::stream_under).
    pub fn with_stream(inner: W, stream: Stream) -> Writer<W> {
        Writer {
            outlet: Outlet::new(inner),
            stream,
        }
    }

    /// The writer behind this one.
    pub fn get_ref(&self) -> &W {
        self.outlet.get_ref()
    }

    /// Ends the stream, writes what was held, flushes, and returns the writer
    /// behind this one.
    ///
    /// # Errors
    ///
    /// An error kept from an earlier write, or one of `W` now; `W` is dropped
    /// then, and so is what it has not taken. Where that may happen (with a `W` that
    /// can block it may), use [`try_finish`](Writer::try_finish).
    pub fn finish(mut self) -> io::Result<W> {
        self.try_finish()?;
        Ok(self.into_inner())
    }

    /// Ends the stream, writes what was held, and flushes; to be called again, with
    /// nothing written in between, until it succeeds. What is written then is a new
    /// haystack.
    ///
    /// # Errors
    ///
    /// An error kept from an earlier write, or one of `W` now. Nothing is lost.
    pub fn try_finish(&mut self) -> io::Result<()> {
        self.stream.finish(&mut self.outlet);
        self.outlet.flush()
    }

    /// The writer behind this one, as it is. What is held, and what it has not taken, is
    /// dropped: there is none after [`try_finish`](Writer::try_finish).
    pub fn into_inner(self) -> W {
        self.outlet.into_inner()
    }
}

impl<W: Write> Write for Writer<W> {
    /// Takes up to 128 KiB, and hands on all that is settled.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // First of all what an earlier write left behind: only a writer that
        // owes nothing may take more.
        self.outlet.drain()?;
        let chunk = &bytes[..bytes.len().min(CHUNK)];
        self.stream.push(chunk, &mut self.outlet);
        self.outlet.try_drain();
        Ok(chunk.len())
    }

    /// Writes and flushes what is settled. What is held stays held.
    fn flush(&mut self) -> io::Result<()> {
        self.outlet.flush()
    }
}

/// Tells how much is held, and nothing of it.
impl<W: Write> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("held", &self.stream.held())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    /// Fails at every write until `broken` is false.
    #[derive(Debug, Default)]
    struct Disk {
        broken: bool,
        flushed: usize,
        got: Vec<u8>,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.broken {
                return Err(ErrorKind::StorageFull.into());
            }
            self.got.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            self.flushed += 1;
            Ok(())
        }
    }

    fn writer(broken: bool) -> Writer<Disk> {
        Writer::new(
            Disk {
                broken,
                ..Disk::default()
            },
            &Redactor::new(),
        )
    }

    #[test]
    fn settled_bytes_have_left_when_a_write_returns() {
        let mut writer = writer(false);
        writer.write_all(b"Password? ").unwrap();
        assert_eq!(writer.get_ref().got, b"Password? ");
        assert_eq!(writer.finish().unwrap().flushed, 1);
    }

    #[test]
    fn an_error_after_the_bytes_were_taken_is_told_next_time() {
        let mut writer = writer(true);
        assert_eq!(writer.write(b"one ").unwrap(), 4);
        assert_eq!(
            writer.write(b"two ").unwrap_err().kind(),
            ErrorKind::StorageFull
        );
        assert_eq!(writer.flush().unwrap_err().kind(), ErrorKind::StorageFull);
        assert_eq!(writer.finish().unwrap_err().kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn goes_on_after_an_error_without_a_gap() {
        let mut writer = writer(true);
        assert_eq!(writer.write(b"one ").unwrap(), 4);
        assert!(writer.write(b"two ").is_err());
        // The disk has room again.
        writer.outlet.get_mut().broken = false;
        writer.write_all(b"two ").unwrap();
        assert_eq!(writer.finish().unwrap().got, b"one two ");
    }

    #[test]
    fn a_large_write_is_taken_in_parts() {
        let big = vec![b' '; 3 * CHUNK + 5];
        let mut writer = writer(false);
        assert_eq!(writer.write(&big).unwrap(), CHUNK);
        writer.write_all(&big[CHUNK..]).unwrap();
        assert_eq!(writer.finish().unwrap().got, big);
    }

    #[test]
    fn debug_shows_nothing_that_was_written() {
        let mut writer = writer(false);
        writer.write_all(b"hello").unwrap();
        assert!(!format!("{writer:?}").contains("hello"));
    }
}
