//! Where bytes come from: standard input and files, read as they arrive.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::PathBuf;

use rustix::event::{PollFlags, Timespec};
use rustix::fs::{FileType, Mode, OFlags, Stat, fstat};
use rustix::io::{Errno, ioctl_fionread};
use rustix::stdio::{stdin, stdout};

use redact_stream::Redactor;

use crate::signal::{Order, Signals, Woken};

/// How much is still taken after SIGTERM where the system does not say how much
/// has arrived: as much as the largest pipe holds by default.
const ARRIVED: u64 = 1024 * 1024;

/// A read or write of so many bytes at once says that a pipe is too small.
pub(crate) const FULL: usize = 64 * 1024;

/// How many bytes a pipe is asked to hold then: as much as two reads. A user's pipes
/// may hold 64 MiB together, if the user is not root.
#[cfg(any(target_os = "linux", target_os = "android"))]
const PIPE: usize = 256 * 1024;

/// What the user named as input.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// What an argument names.
    pub(crate) fn from_argument(path: PathBuf) -> Source {
        match path.as_os_str() == OsStr::new("-") {
            true => Source::Stdin,
            false => Source::File(path),
        }
    }

    /// What messages call it.
    pub(crate) fn name(&self) -> Cow<'_, str> {
        match self {
            Source::Stdin => "standard input".into(),
            Source::File(path) => path.to_string_lossy(),
        }
    }
}

/// An open source. Reading waits for input and for signals alike; a read
/// returns what has arrived, however little.
pub(crate) struct Input<'s> {
    /// `None`: standard input, which is not ours to close.
    file: Option<OwnedFd>,
    /// Whether it is a file, a pipe, or what else.
    kind: FileType,
    /// How large it is, as far as its system says.
    size: u64,
    signals: &'s Signals,
    /// After SIGTERM: how many bytes are still taken.
    left: Option<u64>,
    /// Whether the pipe has been made larger.
    enlarged: bool,
    /// Compiles its rules if the first bytes have to be waited for. With none to
    /// come, nobody waits for that.
    waiting: Option<&'s Redactor>,
}

impl<'s> Input<'s> {
    /// Opens a source.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, is a directory, or is the file that the output
    /// goes to: that would grow for ever.
    pub(crate) fn open(source: &Source, signals: &'s Signals) -> io::Result<Input<'s>> {
        let file = match source {
            Source::Stdin => None,
            Source::File(path) => {
                // Without NONBLOCK, opening a FIFO waits for its writer deaf to
                // signals. It means nothing for a file.
                let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
                Some(rustix::fs::open(path, flags, Mode::empty())?)
            }
        };
        let mut input = Input {
            file,
            kind: FileType::Unknown,
            size: 0,
            signals,
            left: None,
            enlarged: false,
            waiting: None,
        };
        let stat = fstat(input.fd())?;
        input.kind = FileType::from_raw_mode(stat.st_mode);
        input.size = u64::try_from(stat.st_size).unwrap_or(0);
        match input.kind {
            FileType::Directory => Err(Errno::ISDIR.into()),
            FileType::RegularFile if is_output(&stat) => {
                Err(io::Error::other("input file is output file"))
            }
            _ => Ok(input),
        }
    }

    /// Has this redactor prepared if the first bytes have to be waited for.
    pub(crate) fn preparing(mut self, redactor: &'s Redactor) -> Input<'s> {
        self.waiting = Some(redactor);
        self
    }

    /// Whether a program writes what is read here.
    pub(crate) fn is_from_program(&self) -> bool {
        matches!(self.kind, FileType::Fifo | FileType::Socket)
    }

    /// How many bytes a file has; of anything else none is known.
    pub(crate) fn size(&self) -> u64 {
        match self.kind {
            FileType::RegularFile => self.size,
            _ => 0,
        }
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match &self.file {
            Some(file) => file.as_fd(),
            None => stdin(),
        }
    }

    /// How much waits to be read now.
    fn arrived(&self) -> u64 {
        match self.kind {
            // All of a file does; whoever ends a filter does not mean that.
            FileType::RegularFile => 0,
            _ => ioctl_fionread(self.fd()).unwrap_or(ARRIVED),
        }
    }

    /// Reads what had arrived when SIGTERM came, and then stops; unless that is
    /// the end of input. Only the end settles held bytes: a token of which one
    /// half has arrived would be shown otherwise.
    fn drain(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = match self.left {
            Some(left) => left,
            None => self.arrived(),
        };
        let most = match left {
            // All taken. If nothing is there now, the end may be.
            0 if self.kind != FileType::RegularFile && self.arrived() == 0 => buffer.len(),
            left => buffer
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX)),
        };
        let woken = self
            .signals
            .wait(self.fd(), PollFlags::IN, Some(&Timespec::default()))?;
        if most > 0 && woken == Woken::Ready {
            match rustix::io::read(self.fd(), &mut buffer[..most]) {
                Ok(count) => {
                    self.left = Some(left.saturating_sub(count as u64));
                    return Ok(count);
                }
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        self.signals.drained();
        Err(stopped())
    }
}

impl Read for Input<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(redactor) = self.waiting.take() {
            let now = Some(&Timespec::default());
            if self.signals.wait(self.fd(), PollFlags::IN, now)? == Woken::Late {
                redactor.prepare();
            }
        }
        loop {
            match self.signals.order() {
                Order::GoOn => {}
                Order::Drain => return self.drain(buffer),
                Order::Stop(_) => return Err(stopped()),
            }
            if self.signals.wait(self.fd(), PollFlags::IN, None)? == Woken::Ready {
                match rustix::io::read(self.fd(), &mut *buffer) {
                    Ok(count) => {
                        if count >= FULL && self.kind == FileType::Fifo && !self.enlarged {
                            enlarge(self.fd());
                            self.enlarged = true;
                        }
                        return Ok(count);
                    }
                    // Whoever shares a non-blocking input was faster.
                    Err(Errno::AGAIN | Errno::INTR) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
}

/// Has a pipe hold more, so that the programs at its ends take turns less often. A
/// system that has no such wish, or no memory left for it, leaves it as it is.
pub(crate) fn enlarge(pipe: BorrowedFd<'_>) {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if rustix::pipe::fcntl_getpipe_size(pipe).is_ok_and(|size| size < PIPE) {
        let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = pipe;
}

/// The error that carries an order to stop out of a read or a write.
pub(crate) fn stopped() -> io::Error {
    io::Error::other("stopped by a signal")
}

/// Whether this is the file that standard output goes to.
fn is_output(stat: &Stat) -> bool {
    fstat(stdout()).is_ok_and(|out| (out.st_dev, out.st_ino) == (stat.st_dev, stat.st_ino))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_standard_input_and_has_a_name() {
        assert_eq!(Source::from_argument("-".into()), Source::Stdin);
        assert_eq!(Source::Stdin.name(), "standard input");
        assert_eq!(
            Source::from_argument("./-".into()),
            Source::File("./-".into())
        );
        assert_eq!(Source::File("a.log".into()).name(), "a.log");
    }
}
