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

/// Writes one event, masked, to the writer behind it: all that is written to it is one
/// haystack, and what is still held when it is dropped is judged and written then.
///
/// An event is written in one piece, as soon as nothing of it is held.
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
            // Nobody is left to be told of an error.
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
