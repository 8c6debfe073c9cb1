//! In front of a source.

use std::fmt;
use std::io::{self, ErrorKind, Read};

use super::CHUNK;
use crate::{Redactor, Stream};

/// Reads from `R`, and yields the result redacted.
///
/// A read returns as soon as anything is settled: it never waits for a full
/// buffer or the end of a line. It reads from `R` again only when nothing
/// settled is left to yield.
///
/// ```
/// use std::io::Read;
///
/// use redact_stream::{Redactor, io::Reader};
///
/// let token = format!("ghp_{}", "Zx81kQ0vTmRy".repeat(3));
/// let child_output = format!("origin https://x:{token}@example.org/repo\n");
///
/// let mut shown = String::new();
/// Reader::new(child_output.as_bytes(), &Redactor::new()).read_to_string(&mut shown)?;
/// assert!(!shown.contains(&token));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Those of `R`, as they come. A reading that failed may be repeated, and goes
/// on without a gap; a `R` that would block needs no more than that. What is
/// held meanwhile stays held, and is yielded only by going on. Interrupted
/// reads are repeated at once.
///
/// The end of input, once seen, is the end: `R` is not asked again. What is held
/// when the reader is dropped is dropped with it, never shown raw.
pub struct Reader<R> {
    /// Where the bytes come from.
    inner: R,
    /// Knows what was read so far, and holds what is undecided.
    stream: Stream,
    /// What `inner` reads into; nothing in it outlives a call.
    chunk: Box<[u8]>,
    /// Settled bytes; those from `given` on have not been yielded.
    settled: Vec<u8>,
    /// How many bytes of `settled` were yielded; at most its length.
    given: usize,
    /// The end of input has been seen, and the stream finished.
    ended: bool,
}

impl<R: Read> Reader<R> {
    /// A reader in front of `inner`, at the start of a new stream.
    pub fn new(inner: R, redactor: &Redactor) -> Reader<R> {
        Reader::with_stream(inner, redactor.stream())
    }

    /// A reader in front of `inner` that goes on with this stream, such as one
    /// opened [under a key](Redactor::stream_under).
    pub fn with_stream(inner: R, stream: Stream) -> Reader<R> {
        Reader {
            inner,
            stream,
            chunk: vec![0; CHUNK].into_boxed_slice(),
            settled: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    /// The source behind this reader.
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    /// The source behind this reader, for good. What has been read from it and not
    /// been yielded is dropped.
    pub fn into_inner(self) -> R {
        self.inner
    }

    /// Reads from the source until something is settled or the input ends.
    fn refill(&mut self) -> io::Result<()> {
        self.settled.clear();
        self.given = 0;
        while self.settled.is_empty() && !self.ended {
            match self.inner.read(&mut self.chunk) {
                Ok(0) => {
                    self.stream.finish(&mut self.settled);
                    self.ended = true;
                }
                // A source that says it has read more than there was room for.
                Ok(count) if count > self.chunk.len() => return Err(ErrorKind::InvalidData.into()),
                Ok(count) => self.stream.push(&self.chunk[..count], &mut self.settled),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.given == self.settled.len() {
            self.refill()?;
        }
        let left = &self.settled[self.given..];
        let count = left.len().min(buffer.len());
        buffer[..count].copy_from_slice(&left[..count]);
        self.given += count;
        Ok(count)
    }
}

/// Tells how much is held, and nothing of it.
impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("held", &self.stream.held())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that plays these events, then ends, and must not be asked again.
    struct Script(Vec<io::Result<&'static [u8]>>);

    impl Read for Script {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let bytes = self.0.remove(0)?;
            buffer[..bytes.len()].copy_from_slice(bytes);
            Ok(bytes.len())
        }
    }

    fn reader(events: Vec<io::Result<&'static [u8]>>) -> Reader<Script> {
        Reader::new(Script(events), &Redactor::new())
    }

    #[test]
    fn returns_what_is_settled_without_asking_for_more() {
        let mut reader = reader(vec![Ok(b"Name? ")]);
        let mut buffer = [0; 64];
        assert_eq!(reader.read(&mut buffer).unwrap(), 6);
        assert_eq!(&buffer[..6], b"Name? ");
    }

    #[test]
    fn yields_in_parts_when_the_buffer_is_small() {
        let mut reader = reader(vec![Ok(b"abc def"), Ok(b"")]);
        let mut got = Vec::new();
        let mut buffer = [0; 2];
        loop {
            match reader.read(&mut buffer).unwrap() {
                0 => break,
                count => got.extend_from_slice(&buffer[..count]),
            }
        }
        assert_eq!(got, b"abc def");
    }

    #[test]
    fn repeats_interrupted_reads_and_passes_other_errors_on() {
        let mut reader = reader(vec![
            Err(ErrorKind::Interrupted.into()),
            Ok(b"one "),
            Err(ErrorKind::WouldBlock.into()),
            Ok(b"two "),
            Ok(b""),
        ]);
        let mut got = Vec::new();
        let error = reader.read_to_end(&mut got).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WouldBlock);
        reader.read_to_end(&mut got).unwrap();
        assert_eq!(got, b"one two ");
    }

    #[test]
    fn the_end_is_seen_once() {
        let mut reader = reader(vec![Ok(b"")]);
        assert_eq!(reader.read(&mut [0; 8]).unwrap(), 0);
        assert_eq!(reader.read(&mut [0; 8]).unwrap(), 0);
    }

    #[test]
    fn an_empty_buffer_asks_for_nothing() {
        assert_eq!(reader(vec![]).read(&mut []).unwrap(), 0);
    }
}
