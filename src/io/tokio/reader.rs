//! In front of a source.

use std::fmt;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ::tokio::io::{AsyncRead, ReadBuf};

use crate::io::CHUNK;
use crate::{Redactor, Stream};

/// Reads from `R`, and yields the result redacted.
///
/// A read is ready as soon as anything is settled: it never waits for a full buffer or
/// the end of a line. `R` is read again only when nothing settled is left to yield.
///
/// ```
/// use redact_stream::{Redactor, io::tokio::Reader};
/// use tokio::io::AsyncReadExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let output: &[u8] = b"user=ann password=hunter2";
/// let mut shown = String::new();
/// Reader::new(output, &Redactor::new()).read_to_string(&mut shown).await?;
/// assert_eq!(shown, "user=ann password=__REDACTED:password__");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Those of `R`, as they come. A reading that failed may be repeated, and goes on without
/// a gap. Interrupted reads are repeated at once. The end of input, once seen, is the end:
/// `R` is not polled again.
///
/// What is held when the reader is dropped is dropped with it, never shown raw.
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

impl<R: AsyncRead + Unpin> Reader<R> {
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

    /// The source behind this reader, for good. What has been read from it and not been
    /// yielded is dropped.
    pub fn into_inner(self) -> R {
        self.inner
    }

    /// Reads from the source until something is settled or the input ends. Where it is
    /// pending, so is the source, which knows whom to wake.
    fn poll_refill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.settled.clear();
        self.given = 0;
        while self.settled.is_empty() && !self.ended {
            let mut chunk = ReadBuf::new(&mut self.chunk);
            match ready!(Pin::new(&mut self.inner).poll_read(cx, &mut chunk)) {
                Ok(()) if chunk.filled().is_empty() => {
                    // Before anything is emitted: no panic may make it end twice.
                    self.ended = true;
                    self.stream.finish(&mut self.settled);
                }
                Ok(()) => self.stream.push(chunk.filled(), &mut self.settled),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Reader<R> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if buffer.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        if this.given == this.settled.len() {
            ready!(this.poll_refill(cx))?;
        }
        let left = &this.settled[this.given..];
        let count = left.len().min(buffer.remaining());
        buffer.put_slice(&left[..count]);
        this.given += count;
        Poll::Ready(Ok(()))
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
