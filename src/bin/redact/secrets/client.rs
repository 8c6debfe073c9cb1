//! A store's own client is run, and what it prints is taken.
//!
//! It is started without a shell, with nothing to read, in a process group of its own, so that
//! it goes with all that it has started when it takes too long. What it prints is kept in
//! buffers that are wiped. It ends well only when its status is 0 and its output was read to
//! the end: a part of the values would protect a part of the log.

use std::env;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process_group};
use zeroize::Zeroizing;

use super::complaint::quoted;
use crate::error;

/// How long a client may take. They ask servers, and some of these are slow.
const TIME: Duration = Duration::from_secs(30);

/// No user waits longer for a log.
const LONGEST: Duration = Duration::from_secs(3600);

/// How much it may print: stores hold secrets, not files of any size.
const OUTPUT: usize = 16 << 20;

/// How much of its complaint is read. The rest is dropped.
const COMPLAINT: usize = 256 << 10;

/// How long to sleep where nothing can be waited for.
const NAP: Duration = Duration::from_millis(5);

/// How much a client may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) time: Duration,
    /// In bytes.
    pub(crate) output: usize,
}

/// The variable that gives slow stores more time, in seconds.
const SECONDS: &str = "REDACT_STORE_SECONDS";

impl Limits {
    /// Those that hold, with what the environment says of the time.
    ///
    /// # Errors
    ///
    /// When that is no number of seconds.
    pub(crate) fn from_env() -> Result<Limits, String> {
        let Some(seconds) = env::var_os(SECONDS) else {
            return Ok(Limits::default());
        };
        let time = seconds.to_str().and_then(|seconds| seconds.parse().ok());
        let time = time.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        match time.filter(|time| (Duration::from_millis(1)..=LONGEST).contains(time)) {
            Some(time) => Ok(Limits {
                time,
                ..Limits::default()
            }),
            None => Err(format!(
                "{SECONDS}: must be a number of seconds, up to 3600"
            )),
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            time: TIME,
            output: OUTPUT,
        }
    }
}

/// Why there is no output.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such program.
    Missing,
    /// It cannot be started, or not be read from.
    Io(io::Error),
    /// It ended by itself, and not well. With what it said, redacted.
    Failed { status: ExitStatus, said: String },
    /// It took too long.
    Late(Duration),
    /// It printed too much.
    TooLarge(usize),
}

impl Failure {
    /// A sentence about this program.
    pub(crate) fn about(&self, program: &str) -> String {
        match self {
            Failure::Missing => format!("{program} is not installed"),
            Failure::Io(error) => {
                format!("{program} cannot be run: {}", error::reason(error))
            }
            Failure::Failed { status, said } => {
                let how = match (status.code(), status.signal()) {
                    (Some(code), _) => format!("failed with status {code}"),
                    (_, Some(signal)) => format!("was ended by signal {signal}"),
                    _ => "failed".to_owned(),
                };
                match said.is_empty() {
                    true => format!("{program} {how} and said nothing"),
                    false => format!("{program} {how}: {said}"),
                }
            }
            Failure::Late(time) => format!(
                "{program} did not finish within {} s. It can be asked nothing here: log in \
                 or unlock the store first",
                time.as_secs_f64()
            ),
            Failure::TooLarge(most) => {
                format!("{program} printed more than {} KiB", most.div_ceil(1024))
            }
        }
    }
}

/// Runs a program to its end, and gives what it wrote to standard output.
///
/// # Errors
///
/// When it is missing, fails, or takes more than it may. It has ended then.
pub(crate) fn run<'a>(
    program: &str,
    args: impl IntoIterator<Item = &'a str>,
    limits: Limits,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let deadline = Instant::now() + limits.time;
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn();
    let mut running = match child {
        Ok(child) => Running {
            child,
            is_reaped: false,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Failure::Missing),
        Err(error) => return Err(Failure::Io(error)),
    };
    let mut pipes = Pipes {
        out: running.child.stdout.take().map(OwnedFd::from),
        complaint: running.child.stderr.take().map(OwnedFd::from),
        output: Zeroizing::default(),
        said: Zeroizing::default(),
        scratch: Zeroizing::new(vec![0; 1 << 16]),
    };
    let late = || Failure::Late(limits.time);
    while pipes.out.is_some() {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(late());
        }
        pipes.read(left).map_err(Failure::Io)?;
        if pipes.output.len() > limits.output {
            return Err(Failure::TooLarge(limits.output));
        }
    }
    let status = loop {
        if let Some(status) = running.ended().map_err(Failure::Io)? {
            break status;
        }
        if Instant::now() >= deadline {
            return Err(late());
        }
        match pipes.complaint {
            Some(_) => drop(pipes.read(NAP).map_err(Failure::Io)?),
            None => thread::sleep(NAP),
        }
    };
    // What it said last; what something else says that it left behind does not matter.
    while pipes.complaint.is_some() && pipes.read(Duration::ZERO).map_err(Failure::Io)? {}
    match status.success() {
        true => Ok(pipes.output),
        false => Err(Failure::Failed {
            status,
            said: quoted(&pipes.said, pipes.said.len() < COMPLAINT, &pipes.output),
        }),
    }
}

/// A child that does not outlive its use.
struct Running {
    child: Child,
    /// Whether its end was heard of. Its number may be another's from then on.
    is_reaped: bool,
}

impl Running {
    fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        let status = self.child.try_wait()?;
        self.is_reaped |= status.is_some();
        Ok(status)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_reaped {
            // What it has started may live on without it.
            let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// What a child writes.
struct Pipes {
    out: Option<OwnedFd>,
    complaint: Option<OwnedFd>,
    output: Zeroizing<Vec<u8>>,
    said: Zeroizing<Vec<u8>>,
    scratch: Zeroizing<Vec<u8>>,
}

impl Pipes {
    /// Reads what is there, waiting for it this long. Says whether anything was, or an end.
    fn read(&mut self, wait: Duration) -> io::Result<bool> {
        let wait = Timespec::try_from(wait).map_err(|_| io::ErrorKind::InvalidInput)?;
        let ready = {
            let pipes = [&self.out, &self.complaint].into_iter().flatten();
            let mut fds: Vec<PollFd> = pipes
                .map(|pipe| PollFd::from_borrowed_fd(pipe.as_fd(), PollFlags::IN))
                .collect();
            match poll(&mut fds, Some(&wait)) {
                Ok(_) => {}
                Err(Errno::INTR) => return Ok(true),
                Err(error) => return Err(error.into()),
            }
            let mut ready = fds.iter().map(|fd| !fd.revents().is_empty());
            let mut of = |pipe: &Option<OwnedFd>| pipe.is_some() && ready.next() == Some(true);
            [of(&self.out), of(&self.complaint)]
        };
        if ready[0] {
            take(&mut self.out, &mut self.scratch, |bytes| {
                append(&mut self.output, bytes);
            })?;
        }
        if ready[1] {
            take(&mut self.complaint, &mut self.scratch, |bytes| {
                let room = COMPLAINT - self.said.len();
                append(&mut self.said, &bytes[..bytes.len().min(room)]);
            })?;
        }
        Ok(ready != [false, false])
    }
}

/// Reads once, and closes what has ended.
fn take(
    pipe: &mut Option<OwnedFd>,
    scratch: &mut [u8],
    mut keep: impl FnMut(&[u8]),
) -> io::Result<()> {
    let Some(fd) = pipe else { return Ok(()) };
    match rustix::io::read(fd, &mut *scratch) {
        Ok(0) => *pipe = None,
        Ok(count) => keep(&scratch[..count]),
        Err(Errno::INTR | Errno::AGAIN) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Adds to a buffer; what it grows out of is wiped.
fn append(buffer: &mut Zeroizing<Vec<u8>>, bytes: &[u8]) {
    let len = buffer.len() + bytes.len();
    if len > buffer.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(len.max(2 * buffer.capacity())));
        larger.extend_from_slice(buffer);
        *buffer = larger;
    }
    buffer.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, milliseconds: u64) -> Result<String, String> {
        let limits = Limits {
            time: Duration::from_millis(milliseconds),
            output: 100_000,
        };
        match run("sh", ["-c", script], limits) {
            Ok(output) => Ok(String::from_utf8(output.to_vec()).unwrap()),
            Err(failure) => Err(failure.about("'sh'")),
        }
    }

    /// Far more than anything here takes.
    const LONG: u64 = 20_000;

    #[test]
    fn all_that_it_prints_is_kept() {
        let long = shell(
            "printf a; sleep 0.05; echo b >&2; exec 2>&-; printf '%098d' 0",
            LONG,
        );
        let long = long.unwrap();
        assert!(long.starts_with("a00") && long.len() == 99, "{long}");
        // More than a pipe holds, on both.
        let both = "yes 1234567 | head -c 90000; yes 1234567 | head -c 900000 >&2";
        assert_eq!(shell(both, LONG).unwrap().len(), 90_000);
        assert_eq!(
            shell("cat; test -t 0 || echo none", LONG).unwrap(),
            "none\n"
        );
    }

    #[test]
    fn every_way_to_fail_is_a_sentence() {
        let missing = run("redact-no-such-program", [], Limits::default());
        let missing = missing.unwrap_err().about("'redact-no-such-program'");
        assert_eq!(missing, "'redact-no-such-program' is not installed");
        let directory = run("/", [], Limits::default()).unwrap_err().about("'/'");
        assert!(directory.starts_with("'/' cannot be run: "), "{directory}");
        for (script, sentence) in [
            ("exit 3", "'sh' failed with status 3 and said nothing"),
            ("echo no >&2; exit 1", "'sh' failed with status 1: no"),
            (
                "kill -15 $$",
                "'sh' was ended by signal 15 and said nothing",
            ),
            ("yes", "'sh' printed more than 98 KiB"),
        ] {
            assert_eq!(shell(script, LONG), Err(sentence.to_owned()));
        }
        for script in [
            "sleep 600",
            "exec >&-; sleep 600",
            "exec >&- 2>&-; sleep 600",
            "sleep 600 & exit 0",
            "while :; do echo x; sleep 0.01; done",
        ] {
            let start = Instant::now();
            let late = shell(script, 150).unwrap_err();
            assert!(
                late.starts_with("'sh' did not finish within 0.15 s."),
                "{late}"
            );
            assert!(start.elapsed() < Duration::from_secs(10), "{script}");
        }
    }

    #[test]
    fn what_it_leaves_behind_does_not_matter_when_its_output_is_whole() {
        let start = Instant::now();
        assert_eq!(
            shell("(exec >&-; sleep 1) & echo all", LONG).unwrap(),
            "all\n"
        );
        assert!(start.elapsed() < Duration::from_millis(900));
    }
}
