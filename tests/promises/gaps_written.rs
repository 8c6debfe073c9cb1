//! Gaps as real programs write them: `grep` and `ls` in colours, `base64` and `openssl` in
//! lines, a shell that shows what it runs. A program that is not there is said to be left
//! out.

use std::io::Write;
use std::process::{Command, Stdio};

use super::gaps::base64;
use super::known::named;
use super::support::Pair;

/// What a program writes, to both of its outputs.
#[allow(clippy::print_stderr, reason = "what is not tried is said")]
fn output(program: &str, arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let child = Command::new(program)
        .args(arguments)
        .env_remove("GREP_COLORS")
        .env_remove("LS_COLORS")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("left out: there is no {program}");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Some([output.stderr, output.stdout].concat())
}

/// Hides a value in what was written; nothing is left of it but for what stands outside.
fn hides(value: &[u8], written: &[u8], wanted: impl Fn(&str) -> bool) {
    let pair = Pair::knowing(&["password"], 16 << 10, None, &named(&[value], 1));
    let masked = pair.wanted(written);
    let shown = String::from_utf8(masked.clone()).unwrap();
    assert!(
        shown.contains("__REDACTED:s0__") && wanted(&shown),
        "{shown:?}"
    );
    for part in value.windows(6) {
        assert!(!masked.windows(6).any(|window| window == part), "{shown:?}");
    }
    pair.every_way(written, &masked, 1);
}

#[test]
fn grep_in_colours() {
    let input = b"the key is correct-horse-battery, no\nother\n";
    for pattern in ["horse", "-", "[aeiou]", "correct", "key is cor", "ry, no"] {
        let written = output("grep", &["--color=always", "-n", pattern], input);
        if let Some(written) = written {
            assert!(written.contains(&0x1b));
            hides(b"correct-horse-battery", &written, |shown| {
                let masks = shown.matches("__REDACTED").count();
                masks == 1 && shown.ends_with('\n')
            });
        }
    }
}

#[test]
fn ls_in_colours() {
    let path = std::env::temp_dir().join("a-correct-horse");
    std::fs::create_dir_all(&path).unwrap();
    let shown = path.to_str().unwrap();
    if let Some(written) = output("ls", &["--color=always", "-d", shown], b"") {
        assert!(written.contains(&0x1b), "{}", written.escape_ascii());
        hides(b"correct-horse", &written, |shown| {
            shown.contains("/a-__REDACTED")
        });
    }
}

#[test]
fn encoders_that_break_lines() {
    let value = b"correct horse battery staple, and so on until the line is full, 0123456789";
    for (program, arguments) in [
        ("base64", &["-w76"][..]),
        ("base64", &["-w64"]),
        ("openssl", &["base64"]),
        ("openssl", &["enc", "-base64"]),
        ("python3", &["-m", "base64", "-e"]),
    ] {
        for before in [0, 3, 30, 45, 54, 57, 60] {
            let input = [&b"-".repeat(before)[..], value, b"~ XYZ ~ XYZ ~"].concat();
            let Some(written) = output(program, arguments, &input) else {
                break;
            };
            let spelling = &base64(&value[..72]);
            hides(spelling.as_bytes(), &written, |shown| shown.ends_with('\n'));
        }
    }
}

#[test]
fn a_shell_that_shows_what_it_runs() {
    // As a spelling has it that stands for lines.
    let value = b"first line, second line, third line";
    for (script, count) in [
        (
            "KEY='first line,\nsecond line,\n\nthird line'; : \"$KEY\"",
            2,
        ),
        (
            "set -- first line, second line,\tthird line; printf '%s  ' \"$@\"",
            1,
        ),
    ] {
        if let Some(written) = output("sh", &["-xc", script], b"") {
            hides(value, &written, |shown| {
                shown.matches("__REDACTED").count() >= count && !shown.contains("second")
            });
        }
    }
}
