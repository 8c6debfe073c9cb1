//! Files: several, missing, unreadable, the output itself.

use std::fs;

use crate::harness::{Dir, MASKED, ended, redact, shell, success, token};

#[test]
fn files_one_after_the_other() {
    let dir = Dir::new();
    let one = dir.file("one", "1\n");
    let two = dir.file("two", "2, no newline");
    assert_eq!(
        redact([&one, "-", &two, &one], "stdin\n"),
        success("1\nstdin\n2, no newline1\n")
    );
}

#[test]
fn a_file_called_rules_and_one_that_looks_like_an_option() {
    let dir = Dir::new();
    dir.file("rules", "of the house\n");
    dir.file("--mask", "carnival\n");
    assert_eq!(
        shell(r#""$REDACT" ./rules"#, dir.path()),
        success("of the house\n")
    );
    assert_eq!(
        shell(r#""$REDACT" -- --mask"#, dir.path()),
        success("carnival\n")
    );
}

#[test]
fn a_file_is_redacted_like_a_stream() {
    let dir = Dir::new();
    let file = dir.file("log", &format!("{}\n", token()));
    assert_eq!(redact([&file], ""), success(&format!("{MASKED}\n")));
}

#[test]
fn a_large_file_is_redacted_like_a_stream() {
    let dir = Dir::new();
    let line = format!("a line with {} and nothing else\n", token());
    let masked = format!("a line with {MASKED} and nothing else\n");
    let filler = "an ordinary line of an ordinary log\n".repeat(100);
    let times = 1000;
    dir.file("log", &format!("{line}{filler}").repeat(times));
    let one = shell(r#""$REDACT" log"#, dir.path());
    assert!(one == success(&format!("{masked}{filler}").repeat(times)));
    assert!(one == shell(r#"cat log | "$REDACT""#, dir.path()));
}

#[test]
fn each_file_is_judged_alone() {
    let dir = Dir::new();
    let token = token();
    let first = dir.file("first", &token[..20]);
    let second = dir.file("second", &token[20..]);
    assert_eq!(redact([&first, &second], ""), success(&token));
}

#[test]
fn a_missing_file_among_several() {
    let dir = Dir::new();
    dir.file("a", "a\n");
    dir.file("c", "c\n");
    let outcome = shell(r#""$REDACT" a b c"#, dir.path());
    assert_eq!(
        outcome,
        ended(1, "a\nc\n", "redact: b: No such file or directory\n")
    );
}

#[test]
fn a_directory_is_an_error_as_a_file_and_as_standard_input() {
    let dir = Dir::new();
    dir.file("a", "a\n");
    let outcome = shell(r#""$REDACT" a . a"#, dir.path());
    assert_eq!(outcome, ended(1, "a\na\n", "redact: .: Is a directory\n"));
    let outcome = shell(r#""$REDACT" < ."#, dir.path());
    assert_eq!(
        outcome,
        ended(1, "", "redact: standard input: Is a directory\n")
    );
}

/// Permissions mean nothing to root, so this takes a file that fails for all.
#[cfg(target_os = "linux")]
#[test]
fn an_unreadable_file_among_several() {
    let dir = Dir::new();
    let file = dir.file("a", "a\n");
    let outcome = redact([&file, "/proc/self/mem", &file], "");
    assert_eq!(
        outcome,
        ended(1, "a\na\n", "redact: /proc/self/mem: Input/output error\n")
    );
}

#[test]
fn names_in_messages_are_clean() {
    let token = token();
    let outcome = redact([format!("{token}.log"), "a\x1b[31m\nb".to_owned()], "");
    let expected = format!(
        "redact: {MASKED}.log: No such file or directory\n\
         redact: a\\u{{1b}}[31m\\nb: No such file or directory\n"
    );
    assert_eq!(outcome, ended(1, "", &expected));
}

#[test]
fn the_reason_is_readable_whatever_the_file_is_called() {
    let outcome = redact(["password"], "");
    assert_eq!(
        outcome,
        ended(1, "", "redact: password: No such file or directory\n")
    );
}

#[test]
fn refuses_to_read_what_it_writes() {
    let dir = Dir::new();
    let log = dir.file("log", "line\n");
    dir.file("other", "more\n");
    let refused = "redact: log: input file is output file\n";
    assert_eq!(
        shell(r#""$REDACT" other log other >> log"#, dir.path()),
        ended(1, "", refused)
    );
    assert_eq!(fs::read_to_string(&log).unwrap(), "line\nmore\nmore\n");

    let refused = "redact: standard input: input file is output file\n";
    assert_eq!(
        shell(r#""$REDACT" < log >> log"#, dir.path()),
        ended(1, "", refused)
    );
    assert_eq!(
        shell(r#""$REDACT" <> log 1>&0"#, dir.path()),
        ended(1, "", refused)
    );
    assert_eq!(fs::read_to_string(&log).unwrap(), "line\nmore\nmore\n");
}
