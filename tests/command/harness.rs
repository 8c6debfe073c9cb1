//! A running `redact`, and what a test may do to it. Every wait for it has an end.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process};

/// Far more than anything takes, even on a busy machine: reaching it is a failure.
pub(crate) const LONG: Duration = Duration::from_secs(20);

/// How long to look whether something appears that should not.
pub(crate) const SHORT: Duration = Duration::from_millis(60);

/// The command under test.
pub(crate) const REDACT: &str = env!("CARGO_BIN_EXE_redact");

/// What every masked GitHub token looks like.
pub(crate) const MASKED: &str = "ghp___REDACTED:github-token__";

/// A GitHub token, put together so that no scanner takes this file for a leak.
pub(crate) fn token() -> String {
    format!("ghp_{}", "Zx81kQ0vTmRy".repeat(3))
}

/// How it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A process with its standard input, output and error in our hands.
pub(crate) struct Run {
    child: Child,
    pub(crate) stdin: Option<Box<dyn Write + Send>>,
    stdout: Option<OwnedFd>,
}

impl Run {
    /// Starts `redact` with these arguments behind and in front of pipes.
    pub(crate) fn new<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Run {
        let mut command = Command::new(REDACT);
        command
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        Run::command(command)
    }

    /// Starts a command as it is, except for its standard error.
    pub(crate) fn command(mut command: Command) -> Run {
        // Nobody's own configuration takes part, unless the test says so.
        if !command
            .get_envs()
            .any(|(name, _)| name == "XDG_CONFIG_HOME")
        {
            command.env("XDG_CONFIG_HOME", "/nowhere");
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let stdin = child
            .stdin
            .take()
            .map(|pipe| Box::new(pipe) as Box<dyn Write + Send>);
        let stdout = child.stdout.take().map(OwnedFd::from);
        Run {
            child,
            stdin,
            stdout,
        }
    }

    /// Reads the output from here on, for a command that was given something
    /// else than a pipe.
    pub(crate) fn read_from(&mut self, end: impl Into<OwnedFd>) {
        self.stdout = Some(end.into());
    }

    /// Writes to its input. What it does with it is seen elsewhere.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin
            .write_all(bytes.as_ref())
            .and_then(|()| stdin.flush())
            .unwrap();
    }

    /// Ends its input.
    pub(crate) fn end_input(&mut self) {
        self.stdin = None;
    }

    /// Stops reading its output.
    pub(crate) fn leave(&mut self) {
        self.stdout = None;
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Sends a signal again and again until it has ended: one that is sent
    /// before the last one was heard counts for nothing.
    #[track_caller]
    pub(crate) fn signal_until_end(&mut self, signal: Signal) {
        let deadline = Instant::now() + LONG;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < deadline, "still running");
            self.signal(signal);
            thread::sleep(SHORT);
        }
    }

    /// Waits until it hears this signal. (Before, it would die of it.)
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub(crate) fn wait_for_handler(&self, signal: Signal) {
        let deadline = Instant::now() + LONG;
        let handled = || u64::from_str_radix(&self.status("SigCgt:"), 16).unwrap();
        while handled() & 1 << (signal.as_raw() - 1) == 0 {
            assert!(Instant::now() < deadline, "does not handle {signal:?}");
            thread::sleep(Duration::from_millis(2));
        }
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// What it writes within this time, up to so many bytes; nothing at its end.
    pub(crate) fn receive(&mut self, most: usize, within: Duration) -> Vec<u8> {
        let Some(stdout) = &self.stdout else {
            return Vec::new();
        };
        let deadline = Instant::now() + within;
        let mut got = vec![0; most];
        let mut len = 0;
        while len < most {
            let left = deadline.saturating_duration_since(Instant::now());
            let left = Timespec::try_from(left).unwrap();
            let mut fds = [PollFd::from_borrowed_fd(stdout.as_fd(), PollFlags::IN)];
            if poll(&mut fds, Some(&left)).unwrap() == 0 {
                break;
            }
            // A pseudo-terminal whose other side has gone is an error, not an end.
            match rustix::io::read(stdout, &mut got[len..]).unwrap_or(0) {
                0 => break,
                count => len += count,
            }
        }
        got.truncate(len);
        got
    }

    /// Waits for exactly this text.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) {
        let got = self.receive(text.len(), LONG);
        assert_eq!(String::from_utf8_lossy(&got), text);
    }

    /// Checks that nothing (more) comes by itself.
    #[track_caller]
    pub(crate) fn expect_silence(&mut self) {
        let got = self.receive(1024, SHORT);
        assert_eq!(String::from_utf8_lossy(&got), "");
    }

    /// Waits for a line on its standard error.
    #[track_caller]
    pub(crate) fn complaint(&mut self) -> String {
        let stderr = self.child.stderr.as_ref().unwrap();
        let long = Timespec::try_from(LONG).unwrap();
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            let mut fds = [PollFd::from_borrowed_fd(stderr.as_fd(), PollFlags::IN)];
            assert_ne!(poll(&mut fds, Some(&long)).unwrap(), 0, "nothing is said");
            let mut byte = [0];
            assert_ne!(
                rustix::io::read(stderr, &mut byte).unwrap(),
                0,
                "it has ended"
            );
            line.extend(byte);
        }
        String::from_utf8(line).unwrap()
    }

    /// Reads all that is left and waits for the end, without ending its input.
    #[track_caller]
    pub(crate) fn outcome(&mut self) -> Outcome {
        let stdout = String::from_utf8_lossy(&self.receive(64 << 20, LONG)).into_owned();
        let code = self.code();
        let mut stderr = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut stderr)
            .unwrap();
        Outcome {
            code,
            stdout,
            stderr,
        }
    }

    /// Waits for the end.
    #[track_caller]
    fn code(&mut self) -> Option<i32> {
        let deadline = Instant::now() + LONG;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("still running");
    }

    /// A value of `/proc/<pid>/status`.
    #[cfg(target_os = "linux")]
    pub(crate) fn status(&self, name: &str) -> String {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).unwrap();
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    }
}

/// No test leaves a process behind.
impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs it over this input to its end.
#[track_caller]
pub(crate) fn redact<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>, input: &str) -> Outcome {
    let mut run = Run::new(args);
    // It may have ended without reading its input; the outcome tells.
    let _ = run.stdin.as_mut().unwrap().write_all(input.as_bytes());
    run.end_input();
    run.outcome()
}

/// Runs a line of shell, in which `$REDACT` is the command, to its end.
#[track_caller]
pub(crate) fn shell(line: &str, dir: &Path) -> Outcome {
    let mut command = Command::new("sh");
    command
        .args(["-c", line])
        .env("REDACT", REDACT)
        .current_dir(dir);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    Run::command(command).outcome()
}

/// What was written and nothing to complain of.
pub(crate) fn success(stdout: &str) -> Outcome {
    ended(0, stdout, "")
}

pub(crate) fn ended(code: i32, stdout: &str, stderr: &str) -> Outcome {
    Outcome {
        code: Some(code),
        stdout: stdout.to_owned(),
        stderr: stderr.to_owned(),
    }
}

/// A fresh directory, gone with its value.
pub(crate) struct Dir(PathBuf);

impl Dir {
    pub(crate) fn new() -> Dir {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("command-{}-{nth}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Dir(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, and says where it is.
    pub(crate) fn file(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        File::create(&path)
            .unwrap()
            .write_all(content.as_bytes())
            .unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
