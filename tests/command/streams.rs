//! Standard input and output in every state they can be in.

use std::fs::File;
use std::io::{Read, Write, pipe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use crate::harness::{Dir, REDACT, Run, SHORT, ended, redact, shell, success};

/// About a megabyte of lines without a secret.
fn lines() -> String {
    (0..20_000)
        .map(|nth| format!("{nth} the quick brown fox jumps over the dog\n"))
        .collect()
}

#[test]
fn all_bytes_pass_unchanged() {
    let mut bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    bytes.extend_from_slice(b"\xff\xfe\r\n\0\x1b[31mred\x1b[0m\xe2\x82");
    let dir = Dir::new();
    let path = dir.path().join("bytes");
    std::fs::write(&path, &bytes).unwrap();
    let outcome = shell(r#""$REDACT" < bytes > copy"#, dir.path());
    assert_eq!(outcome, success(""));
    assert!(std::fs::read(dir.path().join("copy")).unwrap() == bytes);
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let mut run = Run::new([""; 0]);
    run.send("first line\n");
    run.expect("first line\n");
    run.leave();
    run.send("second line\n");
    assert_eq!(run.outcome(), ended(141, "", ""));
}

#[test]
fn head_is_a_reader_that_leaves() {
    let line = r#"{ yes line | "$REDACT"; echo $? >&2; } | head -n 1"#;
    assert_eq!(shell(line, Path::new(".")), ended(0, "line\n", "141\n"));
}

#[test]
fn its_own_texts_may_lose_their_reader_too() {
    for arg in ["--help", "rules"] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let mut command = Command::new(REDACT);
        command.arg(arg).stdin(Stdio::null()).stdout(writer);
        assert_eq!(Run::command(command).outcome(), ended(141, "", ""), "{arg}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = ended(1, "", "redact: standard output: No space left on device\n");
    assert_eq!(
        shell(r#"echo hello | "$REDACT" > /dev/full"#, Path::new(".")),
        full
    );
    assert_eq!(
        shell(r#"yes hello | "$REDACT" > /dev/full"#, Path::new(".")),
        full
    );
    assert_eq!(
        shell(r#""$REDACT" rules > /dev/full"#, Path::new(".")),
        full
    );
    // One message, however many files there were to come.
    let dir = Dir::new();
    dir.file("a", "a\n");
    assert_eq!(shell(r#""$REDACT" a a a > /dev/full"#, dir.path()), full);
}

#[test]
fn a_slow_reader_gets_every_byte() {
    let lines = lines();
    let expected = lines.clone();
    let mut run = Run::new([""; 0]);
    let mut stdin = run.stdin.take().unwrap();
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()).unwrap());
    let mut got = Vec::new();
    for size in [1, 3000, 17, 70_000].into_iter().cycle().take(40) {
        got.extend(run.receive(size, Duration::from_secs(5)));
        thread::sleep(Duration::from_millis(1));
    }
    let outcome = run.outcome();
    writer.join().unwrap();
    got.extend_from_slice(outcome.stdout.as_bytes());
    assert!(
        got == expected.as_bytes(),
        "{} of {} bytes",
        got.len(),
        expected.len()
    );
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
}

#[test]
fn a_non_blocking_input_is_waited_for() {
    let (reader, mut writer) = pipe().unwrap();
    fcntl_setfl(&reader, fcntl_getfl(&reader).unwrap() | OFlags::NONBLOCK).unwrap();
    let mut command = Command::new(REDACT);
    command.stdin(reader).stdout(Stdio::piped());
    let mut run = Run::command(command);
    for word in ["one ", "two ", "three "] {
        thread::sleep(SHORT);
        writer.write_all(word.as_bytes()).unwrap();
        run.expect(word);
    }
    drop(writer);
    assert_eq!(run.outcome(), success(""));
}

#[test]
fn a_non_blocking_output_is_waited_for() {
    let (mut reader, writer) = pipe().unwrap();
    fcntl_setfl(&writer, fcntl_getfl(&writer).unwrap() | OFlags::NONBLOCK).unwrap();
    let dir = Dir::new();
    let lines = lines();
    let mut command = Command::new(REDACT);
    command
        .arg(dir.file("log", &lines))
        .stdin(Stdio::null())
        .stdout(writer);
    let mut run = Run::command(command);
    thread::sleep(SHORT);
    let mut got = vec![0; 100];
    reader.read_exact(&mut got).unwrap();
    run.read_from(reader);
    let outcome = run.outcome();
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
    got.extend_from_slice(outcome.stdout.as_bytes());
    assert!(
        got == lines.as_bytes(),
        "{} of {} bytes",
        got.len(),
        lines.len()
    );
}

/// The standard library opens `/dev/null` for a descriptor that is missing, so
/// that no file can take its place: no input, and an output nobody wanted.
#[test]
fn closed_standard_streams_are_empty_ones() {
    let here = Path::new(".");
    assert_eq!(shell(r#""$REDACT" <&-"#, here), success(""));
    assert_eq!(shell(r#"echo hello | "$REDACT" >&-"#, here), success(""));
    assert_eq!(
        shell(r#"echo hello | "$REDACT" 2>&-"#, here),
        success("hello\n")
    );
    assert_eq!(shell(r#""$REDACT" missing 2>&-"#, here), ended(1, "", ""));
}

#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let dir = Dir::new();
    dir.file("log", "line\n");
    let expected = ended(1, "", "redact: standard output: Bad file descriptor\n");
    assert_eq!(
        shell(r#"echo hello | "$REDACT" 1< log"#, dir.path()),
        expected
    );
}

#[test]
fn an_input_that_cannot_be_read_is_an_error() {
    let dir = Dir::new();
    let expected = ended(1, "", "redact: standard input: Bad file descriptor\n");
    assert_eq!(shell(r#""$REDACT" 0> log"#, dir.path()), expected);
}

#[test]
fn an_empty_input_gives_an_empty_output() {
    assert_eq!(redact([""; 0], ""), success(""));
    let file = File::open("/dev/null").unwrap();
    let mut command = Command::new(REDACT);
    command.stdin(file).stdout(Stdio::piped());
    assert_eq!(Run::command(command).outcome(), success(""));
}
