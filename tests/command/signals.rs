//! Ctrl-C and SIGTERM.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process};

use crate::harness::{Dir, LONG, REDACT, Run, ended, success, token};

/// A running `redact` that has read and written something, so that it hears
/// signals from now on.
fn ready() -> Run {
    let mut run = Run::new([""; 0]);
    run.send("ready ");
    run.expect("ready ");
    run
}

#[test]
fn one_interrupt_lets_the_last_words_through() {
    let mut run = ready();
    run.signal(Signal::INT);
    run.expect_silence();
    run.send("shutting down ");
    run.expect("shutting down ");
    run.send(format!("{} bye", token()));
    run.end_input();
    assert_eq!(run.outcome(), success("ghp___REDACTED:github-token__ bye"));
}

#[test]
fn the_second_interrupt_stops() {
    let mut run = ready();
    run.signal(Signal::INT);
    run.send("more ");
    run.expect("more ");
    run.signal(Signal::INT);
    assert_eq!(run.outcome(), ended(130, "", ""));
}

#[test]
fn nothing_undecided_is_shown_when_stopped() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut run = ready();
        run.send(&token()[..20]);
        run.expect("ghp_");
        run.signal_until_end(signal);
        assert_eq!(run.outcome(), ended(code, "", ""));
    }
}

#[test]
fn an_interrupt_stops_at_once_when_no_program_is_in_front() {
    let mut command = Command::new(REDACT);
    command
        .arg("/dev/zero")
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let mut run = Run::command(command);
    assert_eq!(run.receive(1000, LONG).len(), 1000);
    run.signal(Signal::INT);
    assert_eq!(run.outcome().code, Some(130));
}

#[test]
fn termination_lets_through_what_has_arrived() {
    for _ in 0..5 {
        let mut run = ready();
        // Stopped, it cannot read before it finds both the bytes and the signal.
        run.signal(Signal::STOP);
        run.send("last words, no newline");
        run.signal(Signal::TERM);
        run.signal(Signal::CONT);
        assert_eq!(run.outcome(), ended(143, "last words, no newline", ""));
    }
}

#[test]
fn termination_at_the_end_of_input_settles_what_was_held() {
    let half = &token()[..20];
    let mut run = ready();
    run.signal(Signal::STOP);
    run.send(half);
    run.end_input();
    run.signal(Signal::TERM);
    run.signal(Signal::CONT);
    assert_eq!(run.outcome(), ended(143, half, ""));
}

#[test]
fn termination_ends_an_endless_input() {
    // Says first which process to end.
    let redact = r#"sh -c 'echo $$; exec "$REDACT"'"#;
    for line in [
        format!("{redact} < /dev/zero"),
        format!("cat /dev/zero | {redact}"),
    ] {
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("{line}; echo ended $? >&2")])
            .env("REDACT", REDACT);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut run = Run::command(command);
        let start = run.receive(64 * 1024, LONG);
        let pid = start.split(|&byte| byte == b'\n').next().unwrap();
        let pid = std::str::from_utf8(pid).unwrap().parse().unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::TERM).unwrap();
        let outcome = run.outcome();
        assert_eq!(
            (outcome.code, &*outcome.stderr),
            (Some(0), "ended 143\n"),
            "{line}"
        );
    }
}

/// The rest of a file has "arrived" too, and nobody who ends a filter means that.
/// What is undecided then is not at its end.
#[test]
fn termination_stops_in_the_middle_of_a_file() {
    let dir = Dir::new();
    let file = dir.file("spaces", &" ".repeat(1 << 20));
    let mut run = Run::new([&file]);
    assert_eq!(run.receive(1000, LONG).len(), 1000);
    run.signal(Signal::TERM);
    let outcome = run.outcome();
    assert_eq!((outcome.code, &*outcome.stderr), (Some(143), ""));
    assert!(outcome.stdout.len() < 1 << 19, "{}", outcome.stdout.len());
}

#[test]
fn two_signals_stop_it_while_nobody_reads_its_output() {
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let mut command = Command::new(REDACT);
        let (reader, writer) = std::io::pipe().unwrap();
        command.stdin(Stdio::piped()).stdout(writer);
        let mut run = Run::command(command);
        // More than the pipe behind it holds, less than both pipes and its buffer.
        run.send(" ".repeat(100_000));
        run.signal_until_end(signal);
        assert_eq!(run.outcome(), ended(code, "", ""));
        drop(reader);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_ignored_interrupt_stays_ignored() {
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"trap "" INT; exec "$REDACT""#])
        .env("REDACT", REDACT);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut run = Run::command(command);
    for word in ["one ", "two ", "three "] {
        run.send(word);
        run.expect(word);
        run.signal(Signal::INT);
    }
    run.end_input();
    assert_eq!(run.outcome(), success(""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_named_pipe_is_waited_for_and_the_wait_can_be_ended() {
    let dir = Dir::new();
    let fifo = dir.path().join("fifo");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();

    let mut run = Run::new([&fifo]);
    run.wait_for_handler(Signal::TERM);
    run.expect_silence();
    run.signal(Signal::TERM);
    assert_eq!(run.outcome(), ended(143, "", ""));

    let mut run = Run::new([&fifo]);
    let deadline = Instant::now() + LONG;
    let writer = loop {
        match rustix::fs::open(&fifo, OFlags::WRONLY | OFlags::NONBLOCK, Mode::empty()) {
            Ok(writer) => break writer,
            // Nobody reads it yet.
            Err(Errno::NXIO) if Instant::now() < deadline => {
                thread::sleep(Duration::from_millis(2));
            }
            Err(error) => panic!("{error}"),
        }
    };
    for text in ["through ", "a named pipe"] {
        rustix::io::write(&writer, text.as_bytes()).unwrap();
        run.expect(text);
    }
    drop(writer);
    assert_eq!(run.outcome(), success(""));
}
