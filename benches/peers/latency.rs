//! How soon a byte that went in comes out, of a filter that runs already.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::contenders::Contender;
use crate::measure::median;

/// Ten bytes without a newline, as programs ask.
const PROMPT: &[u8] = b"Continue? ";

/// What precedes it: an answer and a line.
const ANSWER: &[u8] = b"yes\n2026-03-17 16:13:38 INFO going on\n";

/// A line of a log.
const LINE: &[u8] = b"2026-03-17 16:13:38 INFO request GET /v1/items/1702 done in 12 ms\n";

/// A line this often: a thousand in a second.
const PACE: Duration = Duration::from_millis(1);

/// Time to compile rules in the background, and to come to rest.
const REST: Duration = Duration::from_millis(100);

/// A filter that runs, between two pipes.
struct Running {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
    back: Vec<u8>,
}

impl Running {
    fn start(contender: &Contender) -> io::Result<Running> {
        let mut command = contender.command();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("no pipes"));
        };
        let mut running = Running {
            child,
            input,
            output,
            back: Vec::new(),
        };
        running.there_and_back(LINE)?;
        thread::sleep(REST);
        Ok(running)
    }

    /// How many seconds these bytes take to come out again.
    fn there_and_back(&mut self, bytes: &[u8]) -> io::Result<f64> {
        self.back.resize(bytes.len(), 0);
        let start = Instant::now();
        self.input.write_all(bytes)?;
        self.output.read_exact(&mut self.back)?;
        let seconds = start.elapsed().as_secs_f64();
        match self.back == bytes {
            true => Ok(seconds),
            false => Err(io::Error::other("other bytes came back")),
        }
    }

    fn stop(mut self) -> io::Result<()> {
        drop(self.input);
        self.child.wait().map(|_| ())
    }
}

/// The seconds from a prompt on standard input to standard output, as a median
/// of so many.
///
/// # Errors
///
/// When the filter does not run, or changes the bytes.
pub(crate) fn prompt(contender: &Contender, times: usize) -> io::Result<f64> {
    let mut running = Running::start(contender)?;
    let mut seconds = Vec::new();
    for _ in 0..times {
        running.there_and_back(ANSWER)?;
        thread::sleep(PACE);
        seconds.push(running.there_and_back(PROMPT)?);
    }
    running.stop()?;
    Ok(median(seconds))
}

/// The same for a line, at a thousand of them in a second.
///
/// # Errors
///
/// When the filter does not run, or changes the bytes.
pub(crate) fn line(contender: &Contender, times: usize) -> io::Result<f64> {
    let mut running = Running::start(contender)?;
    let mut seconds = Vec::new();
    let mut next = Instant::now();
    for _ in 0..times {
        next += PACE;
        thread::sleep(next.saturating_duration_since(Instant::now()));
        seconds.push(running.there_and_back(LINE)?);
    }
    running.stop()?;
    Ok(median(seconds))
}
