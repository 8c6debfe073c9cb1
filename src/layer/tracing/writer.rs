//! In front of what a `fmt` layer writes to.

use std::io::{self, Write};

use tracing_core::Metadata;
use tracing_subscriber::fmt::MakeWriter;

use super::Redacted;
use super::scratch::Scratch;

impl<'a, M: MakeWriter<'a>> MakeWriter<'a> for Redacted<M> {
    type Writer = EventWriter<M::Writer>;

    fn make_writer(&'a self) -> Self::Writer {
        EventWriter::new(self.inner.make_writer(), Scratch::take(&self.redactor).0)
    }

    fn make_writer_for(&'a self, metadata: &Metadata<'_>) -> Self::Writer {
        let inner = self.inner.make_writer_for(metadata);
        EventWriter::new(inner, Scratch::take(&self.redactor).0)
    }
}

/// The writer of one event, which a [`Redacted`] writer makes.
///
/// All that is written to it is one haystack. As soon as nothing of that is held, it is
/// written on, in one piece: so an event is one write. What is still held when it is
/// dropped is judged and written then, and nobody is told of an error.
///
/// ```
/// use std::io::Write;
///
/// use redact_stream::Redactor;
/// use redact_stream::tracing::RedactExt;
/// use tracing_subscriber::fmt::MakeWriter;
///
/// let make = std::io::sink.redacted(&Redactor::new());
/// writeln!(make.make_writer(), "password=hunter2")?;
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct EventWriter<W: Write> {
    inner: W,
    /// `None` only while it is dropped.
    scratch: Option<Box<Scratch>>,
}

impl<W: Write> EventWriter<W> {
    fn new(inner: W, mut scratch: Box<Scratch>) -> EventWriter<W> {
        scratch.other.clear();
        scratch.stream.set_under(&[]);
        EventWriter {
            inner,
            scratch: Some(scratch),
        }
    }
}

impl<W: Write> Write for EventWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(scratch) = &mut self.scratch {
            scratch.stream.push(bytes, &mut scratch.other);
            if scratch.stream.held() == 0 {
                let result = self.inner.write_all(&scratch.other);
                scratch.other.clear();
                result?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: Write> Drop for EventWriter<W> {
    fn drop(&mut self) {
        let Some(mut scratch) = self.scratch.take() else {
            return;
        };
        scratch.stream.finish(&mut scratch.other);
        if !scratch.other.is_empty() {
            let _ = self.inner.write_all(&scratch.other);
        }
        scratch.put();
    }
}

impl<W: Write> std::fmt::Debug for EventWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventWriter").finish_non_exhaustive()
    }
}
