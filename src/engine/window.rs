//! The new chunk joined to the kept bytes.
//!
//! ```text
//!            kept                          chunk
//!   [ look-behind | held ][ overlap ~~~~~~~ rest of the chunk ]
//!   base        frontier  chunk_base                         end
//! ```
//!
//! Bytes are addressed by their offset in the whole haystack. A small chunk is
//! appended to what is kept. Of a large one only the first bytes are; the rest
//! is read where it lies, with enough of its own bytes before it to look behind,
//! so that what passes through is not copied.

use std::ops::Range;

/// How many bytes of a large chunk are joined to the kept ones, and how many
/// bytes behind the end are kept for looking behind: an escape, a literal, what
/// stands before it, and the longest mask that may turn out to have begun.
pub(crate) const OVERLAP: usize = 320;

/// What is kept of the haystack, from the least offset that is still needed.
#[derive(Clone, Default)]
pub(crate) struct Window {
    kept: Vec<u8>,
    /// The offset of the first kept byte.
    base: u64,
}

/// The kept bytes and the chunk, as one stretch.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    kept: &'t [u8],
    base: u64,
    chunk: &'t [u8],
    /// The offset of the chunk's first byte. Not greater than the end of what
    /// is kept: the two overlap or touch.
    chunk_base: u64,
}

impl Window {
    /// These bytes, which begin at this offset, and no others.
    pub(crate) fn set(&mut self, bytes: &[u8], base: u64) {
        self.kept.clear();
        self.kept.extend_from_slice(bytes);
        self.base = base;
    }

    /// Joins a chunk.
    pub(crate) fn append(&mut self, chunk: &[u8]) {
        self.kept.extend_from_slice(chunk);
    }

    /// The offset behind the last kept byte.
    pub(crate) fn end(&self) -> u64 {
        self.base + self.kept.len() as u64
    }

    /// The kept bytes alone.
    pub(crate) fn text(&self) -> Text<'_> {
        Text {
            kept: &self.kept,
            base: self.base,
            chunk: &[],
            chunk_base: self.end(),
        }
    }

    /// The kept bytes with a chunk whose first [`OVERLAP`] bytes are the last
    /// kept ones.
    pub(crate) fn with_chunk<'t>(&'t self, chunk: &'t [u8]) -> Text<'t> {
        Text {
            kept: &self.kept,
            base: self.base,
            chunk,
            chunk_base: self.end() - OVERLAP as u64,
        }
    }

    /// Forgets what lies before `needed`, now and then: moving bytes for every
    /// tiny push would cost more than the push.
    pub(crate) fn trim(&mut self, needed: u64) {
        let forget = needed.saturating_sub(self.base) as usize;
        if forget > 4096 && forget > self.kept.len() / 2 {
            self.kept.drain(..forget);
            self.base = needed;
        }
    }

    /// Forgets what lies before `needed`, and takes what else is needed from a
    /// chunk that was read where it lay.
    pub(crate) fn replace(&mut self, chunk: &[u8], needed: u64) {
        let chunk_base = self.end() - OVERLAP as u64;
        let end = chunk_base + chunk.len() as u64;
        if needed >= chunk_base {
            self.kept.clear();
            self.base = needed;
            self.kept
                .extend_from_slice(&chunk[(needed - chunk_base) as usize..]);
        } else {
            self.kept.truncate((chunk_base - self.base) as usize);
            self.kept.drain(..(needed - self.base) as usize);
            self.base = needed;
            self.kept.extend_from_slice(chunk);
        }
        debug_assert_eq!(self.end(), end);
    }

    /// Back to the beginning of a haystack; the memory is kept.
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
        self.base = 0;
    }
}

impl<'t> Text<'t> {
    /// A haystack that is known whole.
    pub(crate) fn of(haystack: &'t [u8]) -> Text<'t> {
        Text {
            kept: haystack,
            base: 0,
            chunk: &[],
            chunk_base: haystack.len() as u64,
        }
    }

    /// The stretch that is being scanned: the chunk if it is read where it lies,
    /// else all that is kept.
    pub(crate) fn haystack(&self) -> &'t [u8] {
        if self.chunk.is_empty() {
            self.kept
        } else {
            self.chunk
        }
    }

    /// The offset of the first byte of [`Text::haystack`].
    pub(crate) fn haystack_base(&self) -> u64 {
        if self.chunk.is_empty() {
            self.base
        } else {
            self.chunk_base
        }
    }

    /// The offset behind the last byte received.
    pub(crate) fn end(&self) -> u64 {
        self.haystack_base() + self.haystack().len() as u64
    }

    /// Some bytes, in one or two pieces.
    pub(crate) fn pieces(&self, range: Range<u64>) -> (&'t [u8], &'t [u8]) {
        let cut = self
            .chunk_base
            .clamp(range.start, range.end.max(range.start));
        (
            slice(self.kept, self.base, range.start..cut),
            slice(self.chunk, self.chunk_base, cut..range.end),
        )
    }
}

/// Some bytes by their offsets. What is out of reach is left out, rather than
/// failing on it.
fn slice(bytes: &[u8], base: u64, range: Range<u64>) -> &[u8] {
    let at = |offset: u64| (offset.saturating_sub(base) as usize).min(bytes.len());
    debug_assert!(
        range.is_empty() || range.start >= base && at(range.end) as u64 == range.end - base
    );
    &bytes[at(range.start)..at(range.end).max(at(range.start))]
}
