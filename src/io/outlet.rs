//! Settled bytes on their way to the inner writer.
//!
//! A stream hands its output over in slices, some of them tiny, and cannot be
//! told to wait. An inner writer wants few and large writes, and can fail at
//! any of them. An [`Outlet`] stands between the two: small slices are gathered,
//! large ones pass without a copy, and what could not be written is kept, in
//! order, until somebody can be told.

use std::io::{self, ErrorKind, Write};

use super::CHUNK;
use crate::Sink;

/// From this length on, a slice is written as it is when nothing stands before it.
const DIRECT: usize = 8 * 1024;

/// The sink in front of a writer.
pub(super) struct Outlet<W> {
    /// Where the bytes go.
    inner: W,
    /// Settled bytes not yet written begin at `sent`. Empty whenever everything
    /// has been written. Never more than the output of one chunk and one batch.
    pending: Vec<u8>,
    /// How many bytes of `pending` the inner writer has taken; at most its length.
    sent: usize,
    /// An error met while there was nobody to tell; told at the next occasion.
    /// While it is here nothing is written.
    error: Option<io::Error>,
    /// How many bytes the inner writer has taken in all.
    written: u64,
}

impl<W: Write> Outlet<W> {
    /// An outlet with nothing in it.
    pub(super) fn new(inner: W) -> Outlet<W> {
        Outlet {
            inner,
            pending: Vec::new(),
            sent: 0,
            error: None,
            written: 0,
        }
    }

    /// Writes everything that is pending, and tells a kept error first.
    ///
    /// # Errors
    ///
    /// The inner writer's. What it has not taken stays pending, so the call may
    /// be repeated.
    pub(super) fn drain(&mut self) -> io::Result<()> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let (taken, result) = send(&mut self.inner, &self.pending[self.sent..]);
        self.sent += taken;
        self.written += taken as u64;
        if self.sent == self.pending.len() {
            self.pending.clear();
            self.sent = 0;
        }
        result
    }

    /// The same, for a place where nobody can be told: a hard error is kept.
    /// "Would block" is no news for later, since the next attempt finds out.
    pub(super) fn try_drain(&mut self) {
        if self.error.is_none() {
            let result = self.drain();
            self.keep(result);
        }
    }

    /// How many bytes the inner writer has taken in all.
    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// The inner writer.
    pub(super) fn get_ref(&self) -> &W {
        &self.inner
    }

    /// The inner writer, to be changed by a test.
    #[cfg(test)]
    pub(super) fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    /// Drains, and flushes the inner writer.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.drain()?;
        loop {
            match self.inner.flush() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }

    /// The inner writer, for good. Pending bytes are dropped: drain first.
    pub(super) fn into_inner(self) -> W {
        self.inner
    }

    fn keep(&mut self, result: io::Result<()>) {
        match result {
            Err(error) if error.kind() != ErrorKind::WouldBlock => self.error = Some(error),
            _ => {}
        }
    }
}

impl<W: Write> Sink for Outlet<W> {
    fn emit(&mut self, bytes: &[u8]) {
        if self.pending.len() + bytes.len() > CHUNK {
            self.try_drain();
        }
        let mut rest = bytes;
        if self.pending.is_empty() && self.error.is_none() && bytes.len() >= DIRECT {
            let (taken, result) = send(&mut self.inner, bytes);
            self.written += taken as u64;
            self.keep(result);
            rest = &bytes[taken..];
        }
        self.pending.extend_from_slice(rest);
    }
}

/// Writes as much as the writer takes, past short writes and interruptions:
/// how many bytes it took, and what stopped it.
fn send<W: Write>(writer: &mut W, bytes: &[u8]) -> (usize, io::Result<()>) {
    let mut taken = 0;
    while taken < bytes.len() {
        match writer.write(&bytes[taken..]) {
            Ok(0) => return (taken, Err(ErrorKind::WriteZero.into())),
            // One that says it has taken more than there was.
            Ok(count) if count > bytes.len() - taken => {
                return (bytes.len(), Err(ErrorKind::InvalidData.into()));
            }
            Ok(count) => taken += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return (taken, Err(error)),
        }
    }
    (taken, Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes at most so many bytes at a time, and fails when told to.
    struct Grudging {
        got: Vec<u8>,
        step: usize,
        failures: Vec<ErrorKind>,
    }

    impl Write for Grudging {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if let Some(kind) = self.failures.pop() {
                return Err(kind.into());
            }
            let taken = bytes.len().min(self.step);
            self.got.extend_from_slice(&bytes[..taken]);
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn grudging(step: usize, failures: &[ErrorKind]) -> Outlet<Grudging> {
        Outlet::new(Grudging {
            got: Vec::new(),
            step,
            failures: failures.to_vec(),
        })
    }

    /// Slices of many lengths, so that both ways through `emit` are taken.
    fn slices() -> Vec<Vec<u8>> {
        [
            1,
            7,
            DIRECT - 1,
            DIRECT,
            3,
            CHUNK,
            CHUNK + 1,
            0,
            2,
            5 * CHUNK,
            1,
        ]
        .iter()
        .enumerate()
        .map(|(nth, &len)| (0..len).map(|at| (at * 31 + nth) as u8).collect())
        .collect()
    }

    #[test]
    fn keeps_the_order_through_short_writes_and_interruptions() {
        let mut outlet = grudging(1000, &[ErrorKind::Interrupted, ErrorKind::Interrupted]);
        for slice in slices() {
            outlet.emit(&slice);
        }
        outlet.drain().unwrap();
        assert_eq!(outlet.written(), slices().concat().len() as u64);
        assert!(outlet.get_ref().got == slices().concat());
    }

    #[test]
    fn loses_nothing_and_repeats_nothing_when_the_writer_would_block() {
        let mut outlet = grudging(1000, &[]);
        for slice in slices() {
            outlet.get_mut().failures.push(ErrorKind::WouldBlock);
            outlet.emit(&slice);
        }
        while let Err(error) = outlet.drain() {
            assert_eq!(error.kind(), ErrorKind::WouldBlock);
        }
        assert!(outlet.get_ref().got == slices().concat());
    }

    #[test]
    fn tells_a_hard_error_once_and_writes_nothing_before() {
        let mut outlet = grudging(1000, &[ErrorKind::StorageFull]);
        outlet.emit(&[b'a'; DIRECT]);
        outlet.emit(&[b'b'; DIRECT]);
        outlet.try_drain();
        assert!(outlet.get_ref().got.is_empty());
        assert_eq!(outlet.drain().unwrap_err().kind(), ErrorKind::StorageFull);
        outlet.drain().unwrap();
        assert_eq!(
            outlet.get_ref().got,
            [[b'a'; DIRECT], [b'b'; DIRECT]].concat()
        );
    }

    #[test]
    fn a_writer_that_takes_nothing_is_an_error() {
        let mut outlet = grudging(0, &[]);
        outlet.emit(b"x");
        assert_eq!(outlet.drain().unwrap_err().kind(), ErrorKind::WriteZero);
    }
}
