//! Sources and destinations that do all that they may, for the adapters' tests.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};

use proptest::prelude::*;

use super::CHUNK;
use crate::Redactor;

/// What an inner reader or writer does when it is called.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Moves up to so many bytes.
    Move(usize),
    /// Fails, and has done nothing: "would block" and "interrupted", too. For `tokio`,
    /// "would block" is pending.
    Fail(ErrorKind),
}

/// What its calls do, one by one; then it moves all that there is.
pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1usize..40).prop_map(Step::Move),
        1 => (1usize..2 * CHUNK).prop_map(Step::Move),
        2 => Just(Step::Fail(ErrorKind::WouldBlock)),
        2 => Just(Step::Fail(ErrorKind::Interrupted)),
        1 => Just(Step::Fail(ErrorKind::ConnectionReset)),
    ];
    proptest::collection::vec(step, 0..60)
}

/// A text that holds secrets, some of which end with it, and now and then a large one.
pub(super) fn haystack() -> impl Strategy<Value = Vec<u8>> {
    let token = format!("{}{}", "ghp_", "0a1B2c3D4e5F6g7H8i9J".repeat(2));
    let part = prop_oneof![
        6 => "[a-z]{1,9}[ \n=:]",
        3 => Just("password=".to_owned()),
        2 => Just("hunter2 ".to_owned()),
        2 => Just(token.clone()),
        1 => Just(token[..20].to_owned()),
        1 => Just("-----BEGIN RSA PRIVATE KEY-----\nMIIEow".to_owned()),
        1 => (0usize..300).prop_map(|count| "all is clear, all is well. ".repeat(10 * count)),
    ];
    proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat().into_bytes())
}

/// What comes out in the end.
pub(super) fn expected(haystack: &[u8]) -> Vec<u8> {
    REDACTOR.redact(haystack).into_owned()
}

/// Compiled once.
pub(super) static REDACTOR: std::sync::LazyLock<Redactor> = std::sync::LazyLock::new(Redactor::new);

/// The other side of an adapter: what it has taken, or is yet to give.
#[derive(Debug)]
pub(super) struct Hostile {
    pub(super) bytes: Vec<u8>,
    pub(super) steps: VecDeque<Step>,
    pub(super) flushed: usize,
    /// Whether it was read to the end.
    pub(super) ended: bool,
}

impl Hostile {
    pub(super) fn new(bytes: Vec<u8>, steps: Vec<Step>) -> Hostile {
        Hostile {
            bytes,
            steps: steps.into(),
            flushed: 0,
            ended: false,
        }
    }

    /// How many of so many bytes move now.
    pub(super) fn step(&mut self, most: usize) -> io::Result<usize> {
        match self.steps.pop_front() {
            Some(Step::Move(count)) => Ok(count.min(most)),
            Some(Step::Fail(kind)) => Err(kind.into()),
            None => Ok(most),
        }
    }

    /// Reads, however that is called.
    pub(super) fn give(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(!self.ended, "read after its end");
        let count = self.step(buffer.len())?.min(self.bytes.len());
        buffer[..count].copy_from_slice(&self.bytes[..count]);
        self.bytes.drain(..count);
        self.ended = count == 0;
        Ok(count)
    }

    /// Writes, however that is called.
    pub(super) fn take(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.step(bytes.len())?;
        self.bytes.extend_from_slice(&bytes[..count]);
        Ok(count)
    }
}

impl Read for Hostile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.give(buffer)
    }
}

impl Write for Hostile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.take(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.step(0)?;
        self.flushed += 1;
        Ok(())
    }
}
