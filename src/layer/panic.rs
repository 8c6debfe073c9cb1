//! Panics, redacted where they are printed.
//!
//! A panic's message is whatever was at hand: `unwrap` on an error prints the
//! error, raw. [`install`] puts a hook in the place of the standard library's.
//! It prints the same text, redacted, in one write:
//!
//! ```text
//! thread 'main' panicked at src/main.rs:7:5:
//! cannot log in: password=__REDACTED:password__
//! note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
//! ```
//!
//! (Without the number behind a thread's name: newer standard libraries print it,
//! and do not give it.)

use std::backtrace::{Backtrace, BacktraceStatus};
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::io;
use std::panic::{Location, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread};

use crate::Redactor;

/// From now on panics are printed redacted, in every thread.
///
/// The text, and where it goes, is what the default hook prints: to standard error, with
/// the location, the thread's name, and a backtrace if `RUST_BACKTRACE` says so (when this
/// is called; in a panic it is not read again). A hook that was there before is replaced,
/// and not called: it would print the message raw.
///
/// The rules are compiled here, so that a panic waits for nothing.
///
/// ```no_run
/// redact_stream::panic::install(&redact_stream::Redactor::new());
///
/// let answer: Result<(), _> = Err("https://ann:correct-horse@example.org/ is down");
/// answer.unwrap(); // prints https://ann:__REDACTED:url-password__@example.org/
/// ```
///
/// # Panics
///
/// In a thread that is panicking, as [`std::panic::set_hook`] does.
pub fn install(redactor: &Redactor) {
    install_with(redactor, |panic| panic.print());
}

/// From now on panics are handed to `hook` instead of being printed, redacted. It may
/// print them, too:
///
/// ```no_run
/// use redact_stream::{Redactor, panic};
///
/// # fn report(text: &str) {}
/// panic::install_with(&Redactor::new(), |panic| {
///     panic.print();
///     report(&panic.message());
/// });
/// ```
///
/// Any thread may call `hook`, several at a time. If it panics, Rust aborts the program, as
/// with any hook, and prints that panic's message raw if it is a fixed text.
///
/// # Panics
///
/// In a thread that is panicking, as [`std::panic::set_hook`] does.
pub fn install_with(redactor: &Redactor, hook: impl Fn(&Panic<'_>) + Send + Sync + 'static) {
    redactor.prepare();
    let redactor = redactor.clone();
    let style = Style::of_environment();
    std::panic::set_hook(Box::new(move |info| {
        hook(&Panic::new(info, &redactor, style));
    }));
}

/// A panic, as much as is shown of it. All of it is redacted.
///
/// Its `Display` is the whole text that [`print`](Panic::print) prints.
pub struct Panic<'a> {
    redactor: &'a Redactor,
    thread: Thread,
    location: Option<&'a Location<'a>>,
    message: &'a str,
    backtrace: Trace,
}

/// How much of a backtrace is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Off,
    Short,
    Full,
}

/// What stands below the message.
enum Trace {
    None,
    /// How to have a backtrace.
    Note,
    Short(Backtrace),
    Full(Backtrace),
}

impl Style {
    /// The one that the standard library reads there.
    fn of_environment() -> Style {
        match std::env::var_os("RUST_BACKTRACE") {
            None => Style::Off,
            Some(value) if value == "0" => Style::Off,
            Some(value) if value == "full" => Style::Full,
            Some(_) => Style::Short,
        }
    }
}

impl Trace {
    fn take(style: Style) -> Trace {
        /// Nobody was told yet how to have a backtrace.
        static FIRST: AtomicBool = AtomicBool::new(true);
        if style == Style::Off {
            return match FIRST.swap(false, Ordering::Relaxed) {
                true => Trace::Note,
                false => Trace::None,
            };
        }
        let backtrace = Backtrace::force_capture();
        match backtrace.status() {
            BacktraceStatus::Captured if style == Style::Full => Trace::Full(backtrace),
            BacktraceStatus::Captured => Trace::Short(backtrace),
            _ => Trace::None,
        }
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trace::None => Ok(()),
            Trace::Note => f.write_str(
                "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
            ),
            Trace::Full(backtrace) => write!(f, "stack backtrace:\n{backtrace:#}"),
            Trace::Short(backtrace) => write!(
                f,
                "stack backtrace:\n{}note: Some details are omitted, \
                 run with `RUST_BACKTRACE=full` for a verbose backtrace.\n",
                shortened(&backtrace.to_string())
            ),
        }
    }
}

/// The frames of the program itself: those between the two functions in which the
/// standard library calls it and is called by a panic. All of them where these have no
/// names.
fn shortened(backtrace: &str) -> String {
    let name = |line: &'_ str| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.parse::<u32>().is_ok().then(|| name.to_owned())
    };
    let mut lines = backtrace.lines().peekable();
    if backtrace.contains("__rust_end_short_backtrace") {
        while lines
            .next()
            .is_some_and(|line| !line.contains("__rust_end_short_backtrace"))
        {}
        while lines.next_if(|line| name(line).is_none()).is_some() {}
    }
    let mut short = String::with_capacity(backtrace.len());
    let mut count = 0;
    for line in lines.take_while(|line| !line.contains("__rust_begin_short_backtrace")) {
        match name(line) {
            Some(name) => {
                // Nothing fails that writes to a string.
                let _ = writeln!(short, "{count:4}: {name}");
                count += 1;
            }
            None => short.extend([line, "\n"]),
        }
    }
    short
}

impl<'a> Panic<'a> {
    fn new(info: &'a PanicHookInfo<'_>, redactor: &'a Redactor, style: Style) -> Panic<'a> {
        let payload = info.payload();
        let message = payload
            .downcast_ref::<&'static str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("Box<dyn Any>");
        Panic {
            redactor,
            thread: thread::current(),
            location: info.location(),
            message,
            backtrace: Trace::take(style),
        }
    }

    /// What was said: `Box<dyn Any>` where that is no text.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.redactor.redact_str(self.message)
    }

    /// Where: `src/main.rs:7:5`, where that is known.
    #[must_use]
    pub fn location(&self) -> Option<String> {
        let location = self.location?;
        Some(self.redactor.display(location).to_string())
    }

    /// The name of the thread, where it has one.
    #[must_use]
    pub fn thread(&self) -> Option<Cow<'_, str>> {
        Some(self.redactor.redact_str(self.thread.name()?))
    }

    /// Prints all of it to standard error, in one write as far as the system takes it so.
    /// That this fails is nothing that a panic could tell.
    pub fn print(&self) {
        let _ = write_to_stderr(self.to_string().as_bytes());
    }

    /// The whole text, raw.
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let name = self.thread.name().unwrap_or("<unnamed>");
        write!(out, "\nthread '{name}' panicked")?;
        if let Some(location) = self.location {
            write!(out, " at {location}")?;
        }
        write!(out, ":\n{}\n{}", self.message, self.backtrace)
    }
}

impl fmt::Display for Panic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.redactor.masked(None, |out, _| self.write(out)).fmt(f)
    }
}

/// Shows its message, redacted.
impl fmt::Debug for Panic<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Panic")
            .field("message", &self.message())
            .finish_non_exhaustive()
    }
}

/// Writes past the lock of [`io::Stderr`], as the default hook does: a thread that holds
/// it may be waiting for the one that panics.
#[cfg(unix)]
fn write_to_stderr(text: &[u8]) -> io::Result<()> {
    use std::io::Write;
    use std::os::fd::AsFd;
    match io::stderr().as_fd().try_clone_to_owned() {
        Ok(descriptor) => std::fs::File::from(descriptor).write_all(text),
        Err(_) => io::stderr().write_all(text),
    }
}

#[cfg(not(unix))]
fn write_to_stderr(text: &[u8]) -> io::Result<()> {
    io::Write::write_all(&mut io::stderr(), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAMES: &str = "   \
   0: program::hook
             at ./src/hook.rs:1:1
   1: std::sys::backtrace::__rust_end_short_backtrace
             at /rustc/library/std/src/sys/backtrace.rs:182:18
   2: program::inner
             at ./src/main.rs:1:39
   3: program::main
   4: std::sys::backtrace::__rust_begin_short_backtrace
             at /rustc/library/std/src/sys/backtrace.rs:166:18
   5: main
";

    #[test]
    fn a_short_backtrace_has_the_frames_of_the_program() {
        let short =
            "   0: program::inner\n             at ./src/main.rs:1:39\n   1: program::main\n";
        assert_eq!(shortened(FRAMES), short);
    }

    #[test]
    fn without_names_all_frames_are_there() {
        let frames = "   0: <unknown>\n   1: <unknown>\n";
        assert_eq!(shortened(frames), frames);
    }
}
