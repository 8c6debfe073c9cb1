//! Memory and time.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{REDACT, Run};

/// How much goes through; with an engine that is not optimised, less.
const MEGABYTES: usize = if cfg!(debug_assertions) { 40 } else { 200 };

/// The most it may ever have in memory, in KiB.
const MOST: usize = 20 * 1024;

/// Repeats this block, and looks how much memory that took at its peak.
#[cfg(target_os = "linux")]
#[track_caller]
fn stays_small(block: &[u8]) {
    let mut command = Command::new(REDACT);
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut run = Run::command(command);
    let megabyte: Vec<u8> = block.iter().copied().cycle().take(1 << 20).collect();
    for _ in 0..MEGABYTES {
        run.send(&megabyte);
    }
    let peak: usize = run.status("VmHWM:").parse().unwrap();
    assert!(peak < MOST, "{peak} KiB");
    run.end_input();
    assert_eq!(run.outcome().code, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_small_with_lines() {
    stays_small(b"12:00:01 INFO  request served in 12 ms, status 200\n");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_small_without_lines() {
    stays_small(b"no end of this line is in sight ");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_small_in_one_endless_token() {
    stays_small(b"sk-proj-");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_small_in_one_endless_value() {
    stays_small(b"password=\"");
}

#[test]
fn starts_in_no_time() {
    let fastest = (0..10).map(|_| {
        let start = Instant::now();
        let mut command = Command::new(REDACT);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        assert!(command.status().unwrap().success());
        start.elapsed()
    });
    // A few milliseconds; the bound is for a busy machine and a slow build.
    let fastest = fastest.min().unwrap();
    assert!(fastest < Duration::from_millis(100), "{fastest:?}");
}
