//! What Ctrl-C and SIGTERM ask for.
//!
//! A handler may do next to nothing, so it writes a byte to a socket (one for
//! each signal), and whatever waits for input or output waits for these sockets
//! too. So no signal is missed between a look and a wait, and none cuts a write
//! in half.

use std::cell::Cell;
use std::fs;
use std::io::{self, Read};
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::low_level::pipe;

use crate::exit::Exit;

/// What the signals so far ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Nothing, or one Ctrl-C: go on until the end of input.
    GoOn,
    /// SIGTERM: take what has already arrived, and end.
    Drain,
    /// Write nothing more, and end.
    Stop(Exit),
}

/// Why a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Woken {
    /// The descriptor is ready, or will tell its error when used.
    Ready,
    /// The order has changed. Nothing is known of the descriptor.
    Ordered,
    /// The time is up.
    Late,
}

/// The signals this process has got.
pub(crate) struct Signals {
    interrupts: UnixStream,
    terminations: UnixStream,
    order: Cell<Order>,
    /// One Ctrl-C has come.
    interrupted: Cell<bool>,
    /// A program writes the input. It got the Ctrl-C as well and may have last
    /// words to say, so the first one is not an order to stop.
    program_in_front: Cell<bool>,
}

impl Signals {
    /// Catches SIGINT and SIGTERM from now on, unless they are ignored: a job in
    /// the background of a script is meant to survive a Ctrl-C in front.
    ///
    /// # Errors
    ///
    /// When the system has no sockets left for it.
    pub(crate) fn watch() -> io::Result<Signals> {
        let ignored = ignored_signals();
        Ok(Signals::with(
            caught(SIGINT, ignored)?,
            caught(SIGTERM, ignored)?,
        ))
    }

    fn with(interrupts: UnixStream, terminations: UnixStream) -> Signals {
        Signals {
            interrupts,
            terminations,
            order: Cell::new(Order::GoOn),
            interrupted: Cell::new(false),
            program_in_front: Cell::new(true),
        }
    }

    /// What they ask for, as far as [`wait`](Signals::wait) has seen them.
    pub(crate) fn order(&self) -> Order {
        self.order.get()
    }

    /// Says whether a program writes the input that is read from now on.
    pub(crate) fn set_program_in_front(&self, is: bool) {
        self.program_in_front.set(is);
    }

    /// Says that the order to drain has been obeyed.
    pub(crate) fn drained(&self) {
        self.stop(Exit::Terminated);
    }

    /// Waits until this descriptor is ready, or a signal changes the order.
    ///
    /// # Errors
    ///
    /// When the system cannot wait. What is wrong with the descriptor itself is
    /// told by whoever uses it.
    pub(crate) fn wait(
        &self,
        fd: BorrowedFd<'_>,
        events: PollFlags,
        timeout: Option<&Timespec>,
    ) -> io::Result<Woken> {
        let before = self.order();
        loop {
            let mut fds = [
                PollFd::from_borrowed_fd(fd, events),
                PollFd::new(&self.interrupts, PollFlags::IN),
                PollFd::new(&self.terminations, PollFlags::IN),
            ];
            match poll(&mut fds, timeout) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [ready, interrupted, terminated] = fds.map(|fd| !fd.revents().is_empty());
            if interrupted {
                self.take(&self.interrupts, Signals::interrupt);
            }
            if terminated {
                self.take(&self.terminations, Signals::terminate);
            }
            if self.order() != before {
                return Ok(Woken::Ordered);
            }
            if ready {
                return Ok(Woken::Ready);
            }
            if timeout.is_some() {
                return Ok(Woken::Late);
            }
        }
    }

    /// Does this for every signal that has come in through a socket.
    fn take(&self, mut socket: &UnixStream, act: fn(&Signals)) {
        let mut bytes = [0; 64];
        while let Ok(count @ 1..) = socket.read(&mut bytes) {
            (0..count).for_each(|_| act(self));
        }
    }

    fn interrupt(&self) {
        // After SIGTERM a Ctrl-C is the second request of two.
        let again = self.interrupted.replace(true) || self.order() == Order::Drain;
        if again || !self.program_in_front.get() {
            self.stop(Exit::Interrupted);
        }
    }

    fn terminate(&self) {
        match self.order() {
            Order::GoOn => self.order.set(Order::Drain),
            _ => self.stop(Exit::Terminated),
        }
    }

    fn stop(&self, exit: Exit) {
        if !matches!(self.order(), Order::Stop(_)) {
            self.order.set(Order::Stop(exit));
        }
    }
}

/// The end of a socket at which a byte arrives with each such signal.
fn caught(signal: i32, ignored: u64) -> io::Result<UnixStream> {
    let (ours, handlers) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    if ignored & 1 << (signal - 1) == 0 {
        pipe::register(signal, handlers)?;
    } else {
        // With the other end gone, waiting for this one would never wait.
        std::mem::forget(handlers);
    }
    Ok(ours)
}

/// The signals that whoever started this process told it to ignore, a bit for
/// each. Only Linux tells without unsafe code; elsewhere none is known.
fn ignored_signals() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::fd::AsFd;

    use super::*;

    const ALONE: fn(&Signals) = |signals| signals.set_program_in_front(false);
    const BEHIND: fn(&Signals) = |signals| signals.set_program_in_front(true);
    const INT: fn(&Signals) = Signals::interrupt;
    const TERM: fn(&Signals) = Signals::terminate;

    fn order_after(acts: &[fn(&Signals)]) -> Order {
        let (one, other) = UnixStream::pair().unwrap();
        let signals = Signals::with(one, other);
        acts.iter().for_each(|act| act(&signals));
        signals.order()
    }

    #[test]
    fn the_second_request_stops() {
        assert_eq!(order_after(&[INT]), Order::GoOn);
        assert_eq!(order_after(&[INT, INT]), Order::Stop(Exit::Interrupted));
        assert_eq!(order_after(&[TERM]), Order::Drain);
        assert_eq!(order_after(&[TERM, TERM]), Order::Stop(Exit::Terminated));
        assert_eq!(order_after(&[TERM, INT]), Order::Stop(Exit::Interrupted));
        assert_eq!(order_after(&[INT, TERM]), Order::Drain);
        assert_eq!(
            order_after(&[INT, INT, TERM]),
            Order::Stop(Exit::Interrupted)
        );
    }

    #[test]
    fn the_first_one_stops_when_no_program_is_in_front() {
        assert_eq!(order_after(&[ALONE, INT]), Order::Stop(Exit::Interrupted));
        assert_eq!(order_after(&[ALONE, BEHIND, INT]), Order::GoOn);
        assert_eq!(order_after(&[BEHIND, INT, ALONE]), Order::GoOn);
        assert_eq!(order_after(&[ALONE, TERM]), Order::Drain);
    }

    #[test]
    fn a_signal_ends_a_wait_only_when_it_changes_something() {
        let (one, mut interrupt) = UnixStream::pair().unwrap();
        let (other, mut terminate) = UnixStream::pair().unwrap();
        one.set_nonblocking(true).unwrap();
        other.set_nonblocking(true).unwrap();
        let signals = Signals::with(one, other);
        let (input, mut program) = UnixStream::pair().unwrap();
        let wait = || {
            signals
                .wait(input.as_fd(), PollFlags::IN, Some(&Timespec::default()))
                .unwrap()
        };

        assert_eq!(wait(), Woken::Late);
        interrupt.write_all(b"X").unwrap();
        assert_eq!(wait(), Woken::Late);
        program.write_all(b"last words").unwrap();
        assert_eq!(wait(), Woken::Ready);
        terminate.write_all(b"X").unwrap();
        assert_eq!(wait(), Woken::Ordered);
        assert_eq!(wait(), Woken::Ready);
        assert_eq!(signals.order(), Order::Drain);
    }
}
