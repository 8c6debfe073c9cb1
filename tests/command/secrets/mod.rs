//! Known secrets: each source end to end.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::{Outcome, REDACT, Run};

/// dotenv files, as real parsers read them.
mod dotenv;
/// What is wrong is said before anything is read.
mod errors;
/// Files, directories, JSON, YAML, netrc.
mod files;
/// A secret that is rotated.
#[cfg(target_os = "linux")]
mod rotation;
/// Fingerprints, and a host that has no more.
mod sealed;
/// What is known, for people; and in a configuration.
mod shown;
/// The environment, and what is left out.
mod variables;

/// The command with these arguments and none of this process' variables.
fn bare(args: &[&str]) -> Command {
    let mut command = Command::new(REDACT);
    command.env_clear().args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

/// Runs a command over this input to its end.
#[track_caller]
fn run(command: Command, input: &str) -> Outcome {
    let mut run = Run::command(command);
    let _ = run.stdin.as_mut().unwrap().write_all(input.as_bytes());
    run.end_input();
    run.outcome()
}

/// What a program prints, or nothing where it is missing: that is said, past the capture
/// of what tests print.
fn printed(what: &str, command: &mut Command) -> Option<String> {
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).unwrap()),
        _ => {
            let line = format!("skipped: 1 comparison with {what}, which is not here\n");
            let _ = std::io::stderr().write_all(line.as_bytes());
            None
        }
    }
}

/// Where the continuous integration puts parsers that come with no system.
fn parsers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/parsers")
}

/// Python, with those parsers if they are there.
fn python() -> Command {
    let own = parsers().join("venv/bin/python3");
    Command::new(if own.exists() { own } else { "python3".into() })
}
