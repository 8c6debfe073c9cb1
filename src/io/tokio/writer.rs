//! In front of a destination.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ::tokio::io::AsyncWrite;

use crate::io::CHUNK;
use crate::{Redactor, Stream};

/// Redacts what is written to it, and writes the result to `W`.
///
/// A write takes bytes only while everything settled before has been handed to `W`. What
/// it settles itself is offered to `W` at once; what `W` does not take without waiting
/// follows with the next write, flush or shutdown: so flush, as with any buffered writer.
/// What is held, because it could still become a secret, follows with later writes, or
/// at the end.
///
/// ```
/// use redact_stream::{Redactor, io::tokio::Writer};
/// use tokio::io::AsyncWriteExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let mut log = Writer::new(Vec::new(), &Redactor::new());
/// log.write_all(b"user=ann pass").await?;
/// log.write_all(b"word=hunter2\n").await?;
/// let log = log.finish().await?;
/// assert_eq!(log, b"user=ann password=__REDACTED:password__\n");
/// # Ok(())
/// # }
/// ```
///
/// # The end
///
/// A shutdown ends the stream: held bytes are judged as they stand and written, then `W` is
/// shut down. [`finish`](Writer::finish) does the same without the latter. **A `Writer` that
/// is dropped instead drops what is held, and what `W` has not taken.** They might be the
/// first half of a secret whose other half never came.
///
/// # Errors
///
/// - A write fails only while it has taken none of its bytes. When `W` fails after the bytes
///   went into the stream, the write succeeds, the output is kept, and the error is returned
///   by the *next* write, flush or shutdown.
/// - After an error the writer goes on where it stopped: nothing is lost and nothing is
///   written twice. What was interrupted is repeated.
/// - What is written after a shutdown has begun is refused: [`ErrorKind::BrokenPipe`].
pub struct Writer<W> {
    inner: W,
    /// Knows what was written so far, and holds what is undecided.
    stream: Stream,
    /// Settled bytes; those from `sent` on have not been written.
    pending: Vec<u8>,
    /// How many bytes of `pending` the inner writer has taken; at most its length.
    sent: usize,
    /// An error met while there was nobody to tell.
    error: Option<io::Error>,
    /// The stream has been finished.
    ended: bool,
}

impl<W: AsyncWrite + Unpin> Writer<W> {
    /// A writer in front of `inner`, at the start of a new stream.
    pub fn new(inner: W, redactor: &Redactor) -> Writer<W> {
        Writer::with_stream(inner, redactor.stream())
    }

    /// A writer in front of `inner` that goes on with this stream, such as one
    /// opened [under a key](Redactor::stream_under).
    pub fn with_stream(inner: W, stream: Stream) -> Writer<W> {
        Writer {
            inner,
            stream,
            pending: Vec::new(),
            sent: 0,
            error: None,
            ended: false,
        }
    }

    /// The writer behind this one.
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    /// The writer behind this one, for good. What is held, and what it has not taken, is
    /// dropped: after a shutdown there is none.
    pub fn into_inner(self) -> W {
        self.inner
    }

    /// Ends the stream, writes what was held, flushes, and returns the writer behind this
    /// one, which is not shut down.
    ///
    /// # Errors
    ///
    /// An error kept from an earlier write, or one of `W` now; `W` is dropped then, and so
    /// is what it has not taken. (A shutdown may be repeated.) Dropped before it is ready,
    /// it drops all of it, too.
    pub async fn finish(mut self) -> io::Result<W> {
        self.end();
        poll_fn(|cx| Pin::new(&mut self).poll_flush(cx)).await?;
        Ok(self.inner)
    }

    /// Ends the stream, once.
    fn end(&mut self) {
        if !self.ended {
            self.ended = true;
            self.stream.finish(&mut self.pending);
        }
    }

    /// Writes everything that is pending, and tells a kept error first. Where it is
    /// pending, so is the inner writer, which knows whom to wake.
    fn poll_drain(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Some(error) = self.error.take() {
            return Poll::Ready(Err(error));
        }
        while self.sent < self.pending.len() {
            let rest = &self.pending[self.sent..];
            match ready!(Pin::new(&mut self.inner).poll_write(cx, rest)) {
                Ok(0) => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
                // One that says it has taken more than there was.
                Ok(count) if count > rest.len() => {
                    self.sent = self.pending.len();
                    return Poll::Ready(Err(ErrorKind::InvalidData.into()));
                }
                Ok(count) => self.sent += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
        self.pending.clear();
        self.sent = 0;
        Poll::Ready(Ok(()))
    }
}

impl<W: AsyncWrite + Unpin> AsyncWrite for Writer<W> {
    /// Takes up to 128 KiB, and offers on all that is settled.
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        // First of all what an earlier write left behind: only a writer that owes nothing
        // may take more.
        ready!(this.poll_drain(cx))?;
        if this.ended {
            return Poll::Ready(Err(ErrorKind::BrokenPipe.into()));
        }
        let chunk = &bytes[..bytes.len().min(CHUNK)];
        this.stream.push(chunk, &mut this.pending);
        // These bytes are taken, whatever comes of them: pending would be a lie.
        if let Poll::Ready(Err(error)) = this.poll_drain(cx) {
            this.error = Some(error);
        }
        Poll::Ready(Ok(chunk.len()))
    }

    /// Writes and flushes what is settled. What is held stays held.
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_drain(cx))?;
        uninterrupted(|| Pin::new(&mut this.inner).poll_flush(cx))
    }

    /// Ends the stream, writes what was held, and shuts `W` down.
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.end();
        ready!(this.poll_drain(cx))?;
        uninterrupted(|| Pin::new(&mut this.inner).poll_shutdown(cx))
    }
}

/// Repeats what was interrupted.
fn uninterrupted(mut poll: impl FnMut() -> Poll<io::Result<()>>) -> Poll<io::Result<()>> {
    loop {
        match poll() {
            Poll::Ready(Err(error)) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Tells how much is held, and nothing of it.
impl<W> fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("held", &self.stream.held())
            .finish_non_exhaustive()
    }
}
