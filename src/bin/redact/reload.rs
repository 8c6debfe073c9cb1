//! Known secrets are read again while the filter runs: on SIGHUP, and at an interval.
//!
//! ```text
//!   SIGHUP, --reload 30s  ->  read the sources  ->  add what is new
//!                             fails: say so, and all that is known stays
//! ```
//!
//! A thread of its own does that. A source may take seconds to answer, and no byte waits
//! for it: each stream takes what is new before it reads on. What was known stays hidden.

use std::io::{self, Read as _};
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::{Duration, Instant};

use redact_stream::{Redactor, Secret};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::SIGHUP;
use signal_hook::low_level::pipe;

use crate::error;

/// All secrets, or why they cannot be read.
pub(crate) type Answer = Result<Vec<Secret>, Failed>;

/// Why not all secrets can be read, and those that can.
pub(crate) struct Failed {
    pub(crate) why: String,
    pub(crate) read: Vec<Secret>,
}

/// Reads all secrets again. It is called on a thread of its own, and may take its time.
pub(crate) type Source = Box<dyn FnMut() -> Answer + Send>;

/// What is read again, and how often besides SIGHUP.
pub(crate) struct Reload {
    source: Source,
    every: Option<Duration>,
}

/// Why it is time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Hangup,
    Interval,
    /// No signal can come any more.
    Over,
}

/// The thread's own.
struct Watch {
    reload: Reload,
    redactor: Redactor,
    /// A byte arrives here with each signal.
    hangups: UnixStream,
    /// What went wrong the last time, if something did.
    failure: Option<String>,
}

impl Reload {
    pub(crate) fn new(source: Source, every: Option<Duration>) -> Reload {
        Reload { source, every }
    }

    /// Adds what is new to this redactor from now on, to the end of the process. SIGHUP does
    /// not end it any more, even if it was ignored: `nohup` is no reason not to reload.
    ///
    /// # Errors
    ///
    /// When the system has no socket or no thread left for it.
    pub(crate) fn start(self, redactor: &Redactor) -> io::Result<()> {
        let (hangups, handlers) = UnixStream::pair()?;
        pipe::register(SIGHUP, handlers)?;
        self.watch(redactor, hangups).map(drop)
    }

    fn watch(self, redactor: &Redactor, hangups: UnixStream) -> io::Result<thread::JoinHandle<()>> {
        hangups.set_nonblocking(true)?;
        let mut watch = Watch {
            reload: self,
            redactor: redactor.clone(),
            hangups,
            failure: None,
        };
        let name = "reload".to_owned();
        thread::Builder::new().name(name).spawn(move || watch.run())
    }
}

impl Watch {
    fn run(&mut self) {
        loop {
            match self.wait() {
                Cause::Over => return,
                cause => {
                    if let Some(line) = self.reload(cause) {
                        error::note(&line);
                    }
                }
            }
        }
    }

    /// Waits until it is time.
    fn wait(&self) -> Cause {
        let due = self.reload.every.map(|every| Instant::now() + every);
        loop {
            let left = due.map(|due| due.saturating_duration_since(Instant::now()));
            let timeout = left.and_then(|left| Timespec::try_from(left).ok());
            let mut fds = [PollFd::new(&self.hangups, PollFlags::IN)];
            match poll(&mut fds, timeout.as_ref()) {
                Ok(0) => return Cause::Interval,
                Ok(_) => return self.take(),
                Err(Errno::INTR) => {}
                // Without a wait it would never rest.
                Err(_) => return Cause::Over,
            }
        }
    }

    /// Takes all signals that have come: one reading is enough for them.
    fn take(&self) -> Cause {
        let mut bytes = [0; 64];
        loop {
            match (&self.hangups).read(&mut bytes) {
                Ok(0) => return Cause::Over,
                Ok(_) => {}
                Err(_) => return Cause::Hangup,
            }
        }
    }

    /// Reads the secrets again. What is said of it: the outcome, to who has sent a signal;
    /// and of a failure that lasts the first time only.
    fn reload(&mut self, cause: Cause) -> Option<String> {
        let added = match (self.reload.source)() {
            Ok(secrets) => self
                .redactor
                .add_secrets(secrets.iter().cloned())
                .map_err(|error| {
                    error::add(&self.redactor, &secrets);
                    error.to_string()
                }),
            Err(Failed { why, read }) => {
                error::add(&self.redactor, &read);
                Err(why)
            }
        };
        match added {
            Ok(count) => {
                self.failure = None;
                (cause == Cause::Hangup).then(|| format!("secrets: read again, {count} new"))
            }
            Err(why) => {
                let is_new = self.failure.as_ref() != Some(&why);
                let line = format!("secrets: reload failed, the old set stays: {why}");
                self.failure = Some(why);
                (cause == Cause::Hangup || is_new).then_some(line)
            }
        }
    }
}

/// The interval that a text like `30s` is.
///
/// # Errors
///
/// When it is none, or shorter than a second, or longer than a year.
pub(crate) fn interval(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit: u64 = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60 * 1000,
        "h" => 60 * 60 * 1000,
        _ => return Err("must be a number and ms, s, m or h, such as 30s".to_owned()),
    };
    const YEAR: u64 = 365 * 24 * 60 * 60 * 1000;
    let milliseconds: Option<u64> = number.parse().ok();
    match milliseconds.and_then(|number| number.checked_mul(unit)) {
        Some(1000..=YEAR) => {}
        _ => return Err("must be at least 1s and at most 8760h".to_owned()),
    }
    Ok(Duration::from_millis(milliseconds.unwrap_or(1) * unit))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::mpsc::{Receiver, Sender, channel};

    use rustix::process::{Signal, getpid, kill_process};

    use super::*;

    #[test]
    fn intervals() {
        let seconds = |text: &str| interval(text).map(|it| it.as_secs_f64());
        assert_eq!(seconds("1500ms"), Ok(1.5));
        assert_eq!(seconds("30s"), Ok(30.0));
        assert_eq!(seconds("5m"), Ok(300.0));
        assert_eq!(seconds("8760h"), Ok(31_536_000.0));
        for text in [
            "500ms",
            "0s",
            "8761h",
            "99999999999999999999s",
            "s",
            "1000000000000000000h",
        ] {
            assert!(seconds(text).unwrap_err().contains("at least 1s"), "{text}");
        }
        for text in ["", "30", "-1s", "1.5h", "1 s", "30S", "1d", "１s"] {
            assert!(seconds(text).unwrap_err().contains("such as 30s"), "{text}");
        }
    }

    /// What the source says, one after the other; and that it was asked.
    fn told() -> (Sender<Answer>, Receiver<()>, Source) {
        let (answers, given) = channel();
        let (asked, questions) = channel();
        let source = move || {
            let _ = asked.send(());
            given.recv().unwrap_or_else(|_| Ok(Vec::new()))
        };
        (answers, questions, Box::new(source))
    }

    fn failure(why: &str) -> Answer {
        Err(Failed {
            why: why.to_owned(),
            read: Vec::new(),
        })
    }

    fn known(value: &str) -> Answer {
        Ok(vec![Secret::new("a", value)])
    }

    #[test]
    fn a_signal_has_it_read_again() {
        let redactor = Redactor::builder().only(["password"]).build().unwrap();
        let (answers, questions, source) = told();
        let (hangups, mut sender) = UnixStream::pair().unwrap();
        let thread = Reload::new(source, None).watch(&redactor, hangups);
        let mut stream = redactor.stream();
        for (answer, expected) in [
            (known("old value"), "<__REDACTED:a__> new value"),
            (failure("gone"), "<__REDACTED:a__> new value"),
            (known("new"), "<__REDACTED:a__> new value"),
            (known("new value"), "<__REDACTED:a__> __REDACTED:a__"),
        ] {
            sender.write_all(b"XX").unwrap();
            questions.recv().unwrap();
            // It takes its time, and nobody waits.
            stream.push(b".", &mut |bytes: &[u8]| assert_eq!(bytes, b"."));
            answers.send(answer).unwrap();
            sender.write_all(b"X").unwrap();
            // When it asks again, it is done with what came before.
            questions.recv().unwrap();
            answers.send(Ok(Vec::new())).unwrap();
            let mut out = Vec::new();
            stream.push(b"<old value> new value.", &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{expected}."));
        }
        drop(sender);
        thread.unwrap().join().unwrap();
    }

    #[test]
    fn time_has_it_read_again() {
        let redactor = Redactor::new();
        let (answers, questions, source) = told();
        let (hangups, sender) = UnixStream::pair().unwrap();
        let every = Some(Duration::from_millis(5));
        let thread = Reload::new(source, every).watch(&redactor, hangups);
        for at in 0..5 {
            questions.recv().unwrap();
            answers.send(known(&format!("value number {at}"))).unwrap();
        }
        questions.recv().unwrap();
        drop((sender, answers));
        thread.unwrap().join().unwrap();
        for at in 0..5 {
            let text = format!("<value number {at}>");
            assert_eq!(redactor.redact_str(&text), "<__REDACTED:a__>");
        }
    }

    #[test]
    fn a_lasting_failure_is_said_once_and_to_who_asks() {
        let (answers, _questions, source) = told();
        let (hangups, _sender) = UnixStream::pair().unwrap();
        let mut watch = Watch {
            reload: Reload::new(source, None),
            redactor: Redactor::new(),
            hangups,
            failure: None,
        };
        let failed = |why: &str| Some(format!("secrets: reload failed, the old set stays: {why}"));
        let mut say = |answer: Answer, cause| {
            answers.send(answer).unwrap();
            watch.reload(cause)
        };
        assert_eq!(say(known("some value"), Cause::Interval), None);
        let again = Some("secrets: read again, 1 new".to_owned());
        assert_eq!(say(known("other value"), Cause::Hangup), again);
        assert_eq!(say(failure("x"), Cause::Interval), failed("x"));
        assert_eq!(say(failure("x"), Cause::Interval), None);
        assert_eq!(say(failure("x"), Cause::Hangup), failed("x"));
        assert_eq!(say(failure("y"), Cause::Interval), failed("y"));
        assert_eq!(say(known("other value"), Cause::Interval), None);
        let unseen = "secret \"a\": a mask stands in its value; nothing looks into masks, so it \
                      would never be seen";
        let odd = known("x__REDACTED:a__y");
        assert_eq!(say(odd, Cause::Interval), failed(unseen));
    }

    /// The signal itself. It would end this process otherwise.
    #[test]
    fn a_hangup_ends_nothing() {
        let (answers, questions, source) = told();
        Reload::new(source, None).start(&Redactor::new()).unwrap();
        kill_process(getpid(), Signal::HUP).unwrap();
        questions.recv().unwrap();
        answers.send(failure("said by a test")).unwrap();
    }
}
