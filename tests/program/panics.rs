//! Panics, of programs that run by themselves: this one, called again for one test.

#![allow(clippy::print_stdout)]

use std::process::{Command, Output};

use redact_stream::{Redactor, panic};

use super::{shows, token};

/// Runs what is below under this name.
fn run(name: &str, backtrace: Option<&str>) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "panics::child", "--nocapture"])
        .env("PANICS_CHILD", name)
        .env_remove("RUST_BACKTRACE")
        .env_remove("RUST_LIB_BACKTRACE");
    if let Some(backtrace) = backtrace {
        command.env("RUST_BACKTRACE", backtrace);
    }
    command.output().unwrap()
}

fn stderr(name: &str, backtrace: Option<&str>) -> String {
    String::from_utf8(run(name, backtrace).stderr).unwrap()
}

/// Without the number of the thread, which the default hook alone knows.
fn without_number(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        match (line.find("' ("), line.find(") panicked")) {
            (Some(from), Some(to)) => lines.push([&line[..=from], &line[to + 1..]].concat()),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

/// Panics in this way, in a thread of that name; the same lines whichever hook there is.
fn fall(name: Option<&str>, how: impl FnOnce() + Send + 'static) {
    let mut builder = std::thread::Builder::new();
    if let Some(name) = name {
        builder = builder.name(name.to_owned());
    }
    builder.spawn(how).unwrap().join().unwrap_err();
}

fn fall_in_many_ways() {
    let token = token();
    fall(Some("worker"), || panic!("all is lost"));
    fall(None, move || panic!("cannot push with {token}\nand more"));
    fall(Some("password=hunter2"), || {
        let answer: Result<(), &str> = Err("https://ann:correct-horse@example.org");
        std::hint::black_box(answer).unwrap();
    });
    fall(Some("worker"), || std::panic::panic_any(7));
}

/// While a value is redacted, it panics.
struct Falls;

impl std::fmt::Display for Falls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", token())?;
        panic!("in the middle of {}", token());
    }
}

/// Panics when it is dropped.
struct DropsBadly;

impl Drop for DropsBadly {
    fn drop(&mut self) {
        panic!("dropped with {}", token());
    }
}

/// Not a test of this process: it does as its environment says.
#[test]
fn child() {
    let Ok(name) = std::env::var("PANICS_CHILD") else {
        return;
    };
    let redactor = Redactor::new();
    match &*name {
        "raw" => fall_in_many_ways(),
        "redacted" => {
            panic::install(&redactor);
            fall_in_many_ways();
        }
        "own hook" => {
            panic::install_with(&redactor, |panic| {
                let (message, location) = (panic.message(), panic.location().unwrap());
                let thread = panic.thread().unwrap_or_default();
                println!("<{thread}|{location}|{message}|{panic:?}>");
            });
            fall_in_many_ways();
        }
        "within" => {
            panic::install(&redactor);
            let inner = redactor.clone();
            fall(Some("worker"), move || {
                drop(inner.display(&Falls).to_string())
            });
            println!("{}", redactor.redact_str("still password=hunter2"));
        }
        "twice" => {
            panic::install(&redactor);
            let _bad = DropsBadly;
            panic!("first with {}", token());
        }
        "locked" => {
            panic::install(&redactor);
            let lock = std::io::stderr().lock();
            fall(Some("worker"), || panic!("past the lock"));
            drop(lock);
        }
        "many" => {
            panic::install(&redactor);
            let threads: Vec<_> = (0..8)
                .map(|nth| {
                    std::thread::spawn(move || panic!("{nth}: {}", "all is lost ".repeat(40)))
                })
                .collect();
            for thread in threads {
                thread.join().unwrap_err();
            }
        }
        "closed" => {
            panic::install(&redactor);
            fall(Some("worker"), || panic!("nobody reads this"));
            println!("alive");
        }
        _ => unreachable!("no such child"),
    }
}

#[test]
fn the_text_is_what_the_default_hook_prints_redacted() {
    let redactor = Redactor::new();
    for backtrace in [None, Some("0"), Some("1")] {
        let raw = without_number(&stderr("raw", backtrace));
        assert!(shows(&raw, &token()) && raw.contains("hunter2") && raw.contains("correct-horse"));
        assert_eq!(raw.contains("stack backtrace:"), backtrace == Some("1"));
        let redacted = stderr("redacted", backtrace);
        assert_eq!(
            redacted.trim_end(),
            redactor.redact_str(&raw).trim_end(),
            "{backtrace:?}"
        );
        assert!(redacted.contains("Box<dyn Any>") && redacted.contains("<unnamed>"));
        assert!(!shows(&redacted, &token()) && !redacted.contains("hunter2"));
    }
}

#[test]
fn a_full_backtrace_is_full() {
    let redacted = stderr("redacted", Some("full"));
    assert!(
        redacted.contains("__rust_begin_short_backtrace"),
        "{redacted}"
    );
    assert!(redacted.contains("stack backtrace:\n   0: "), "{redacted}");
    assert!(!shows(&redacted, &token()) && !redacted.contains("hunter2"));
}

#[test]
fn a_hook_of_ones_own_sees_redacted_parts() {
    let output = run("own hook", None);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(
        stdout.contains("<worker|tests/program/panics.rs:"),
        "{stdout}"
    );
    assert!(stdout.contains("|all is lost|Panic {"), "{stdout}");
    assert!(
        stdout.contains("|cannot push with ghp___REDACTED:github-token__"),
        "{stdout}"
    );
    assert!(
        !shows(&stdout, &token()) && !stdout.contains("hunter2"),
        "{stdout}"
    );
}

#[test]
fn a_panic_while_redacting_is_printed_redacted() {
    let output = run("within", None);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.contains("in the middle of ghp___REDACTED:github-token__"),
        "{stderr}"
    );
    assert!(!shows(&stderr, &token()), "{stderr}");
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(
        stdout.contains("still password=__REDACTED:password__"),
        "{stdout}"
    );
    assert!(output.status.success());
}

#[test]
fn a_panic_while_panicking_is_printed_redacted() {
    let output = run("twice", None);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(
        stderr.contains("first with ghp___REDACTED:github-token__"),
        "{stderr}"
    );
    assert!(
        stderr.contains("dropped with ghp___REDACTED:github-token__"),
        "{stderr}"
    );
    assert!(!shows(&stderr, &token()), "{stderr}");
    // That one is Rust's to decide.
    assert!(!output.status.success());
}

#[test]
fn no_lock_of_stderr_is_waited_for() {
    assert!(stderr("locked", None).contains("past the lock"));
}

#[test]
fn panics_at_once_are_not_mixed_up() {
    let stderr = stderr("many", None);
    for nth in 0..8 {
        let message = format!("\n{nth}: {}\n", "all is lost ".repeat(40));
        assert!(stderr.contains(&message), "{stderr}");
    }
}

#[cfg(unix)]
#[test]
fn without_a_standard_error_the_program_goes_on() {
    let exe = std::env::current_exe().unwrap();
    let script = format!("'{}' --exact panics::child --nocapture 2>&-", exe.display());
    let output = Command::new("sh")
        .args(["-c", &script])
        .env("PANICS_CHILD", "closed")
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("alive"));
    assert!(output.status.success());
}
