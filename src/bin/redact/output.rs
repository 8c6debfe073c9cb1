//! Where bytes go: standard output, written without a buffer.
//!
//! The standard library's own handle keeps what follows the last newline; a
//! filter that never waits cannot use it. What is to be written arrives here in
//! pieces as large as they should be.

use std::cell::Cell;
use std::io::{self, ErrorKind, Write};

use rustix::event::PollFlags;
use rustix::io::Errno;
use rustix::stdio::stdout;

use crate::error;
use crate::exit::Exit;
use crate::input::{FULL, enlarge, stopped};
use crate::signal::{Order, Signals, Woken};

/// Standard output. Writing waits for room and for signals alike.
pub(crate) struct Output<'s> {
    signals: &'s Signals,
    /// A write has failed: there is no point in reading on.
    pub(crate) failed: bool,
    /// Whether a pipe has been made larger.
    enlarged: Cell<bool>,
}

impl<'s> Output<'s> {
    /// Standard output, obeying these signals.
    pub(crate) fn new(signals: &'s Signals) -> Output<'s> {
        Output {
            signals,
            failed: false,
            enlarged: Cell::new(false),
        }
    }

    fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            if let Order::Stop(_) = self.signals.order() {
                return Err(stopped());
            }
            // The wait may be over for a signal and not for the output; a write
            // that then blocked would not hear the next one. So look again.
            let woken = self.signals.wait(stdout(), PollFlags::OUT, None)?;
            if woken != Woken::Ready {
                continue;
            }
            match rustix::io::write(stdout(), bytes) {
                Ok(count) => {
                    if bytes.len() >= FULL && !self.enlarged.replace(true) {
                        // Nothing happens where it is none.
                        enlarge(stdout());
                    }
                    return Ok(count);
                }
                // A non-blocking output, made so by someone who shares it.
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.try_write(bytes);
        self.failed |= result.is_err();
        result
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How the command ends when the output has failed. That nobody reads it any
/// more is no error, and said by the exit status alone.
pub(crate) fn give_up(error: &io::Error) -> Exit {
    if error.kind() == ErrorKind::BrokenPipe {
        return Exit::ReaderGone;
    }
    error::report_io("standard output", error);
    Exit::Trouble
}

/// Foreign bytes in a text of the program's own: on one line, without what could
/// drive a terminal.
pub(crate) fn shown(bytes: &[u8]) -> String {
    error::spelled_out(&String::from_utf8_lossy(bytes))
}

/// Writes a text of the program's own.
pub(crate) fn print(text: &str) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Success,
        Err(error) => give_up(&error),
    }
}
