//! What is wrong is said before anything is read, and never with a value.

use std::process::Command;

use super::{bare, run};
use crate::harness::{Dir, Outcome};

#[track_caller]
fn refused(command: Command, expected: &str) -> Outcome {
    let outcome = run(command, "password=hunter2\n");
    assert_eq!(
        (outcome.code, &*outcome.stdout),
        (Some(2), ""),
        "{outcome:?}"
    );
    assert!(
        outcome.stderr.contains(expected),
        "{}\n{expected}",
        outcome.stderr
    );
    assert!(!outcome.stderr.contains("hunter2"), "{}", outcome.stderr);
    outcome
}

#[test]
fn an_unknown_scheme_is_told_what_there_is() {
    let outcome = refused(
        bare(&["--secrets", "dotnev:.env"]),
        "redact: --secrets: there is no source 'dotnev'. Did you mean 'dotenv'? There are env, dotenv, file, dir, json, yaml, netrc",
    );
    assert!(outcome.stderr.contains("--help"));
    refused(bare(&["--secrets", "file"]), "'file' needs more: file:PATH");
    refused(bare(&["--secrets", "env+whole"]), "It takes '+all'.");
}

#[test]
fn a_source_that_cannot_be_read_is_named() {
    let dir = Dir::new();
    let file = dir.file("plain", "hunter2-token\n");
    let here = dir.path().display();
    for (spec, why) in [
        (format!("dotenv:{here}/nope"), "No such file or directory"),
        (
            format!("file:{here}"),
            "it is a directory, and not a file; dir:PATH reads one",
        ),
        (
            format!("dir:{file}"),
            "it is no directory; file:PATH reads a file",
        ),
        (format!("dir:{here}/nope"), "No such file or directory"),
        (format!("json:{file}"), "line 1: not JSON: no value"),
        ("file:/dev/zero".to_owned(), "larger than 64 MiB"),
    ] {
        refused(
            bare(&["--secrets", &spec]),
            &format!("--secrets: {spec}: {why}"),
        );
    }
    refused(
        bare(&["--secrets", "dir"]),
        "dir: $CREDENTIALS_DIRECTORY is not set",
    );
}

#[test]
fn what_is_wrong_in_a_file_is_named_and_not_quoted() {
    let dir = Dir::new();
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: app}\ndata:\n  pw: hunter2!\n";
    for (scheme, content, why) in [
        ("yaml", "a: 1\nb: [hunter2\n", "not YAML"),
        ("yaml", secret, "data of the secret app/pw: not base64"),
        ("json", "{\n\"a\": hunter2}", "line 2: not JSON: no value"),
    ] {
        let path = dir.file("bad", content);
        let spec = format!("{scheme}:{path}");
        refused(bare(&["--secrets", &spec]), why);
    }
    let path = dir.path().join("latin");
    std::fs::write(&path, b"A=b\nTOKEN=hunter2\xe9\n").unwrap();
    let spec = format!("dotenv:{}", path.display());
    refused(bare(&["--secrets", &spec]), ": line 2: not UTF-8");
}

#[test]
fn a_known_value_in_a_message_is_masked() {
    for specs in [
        ["env", "file:x-hunter2-known"],
        ["file:x-hunter2-known", "env"],
    ] {
        let mut command = bare(&["--secrets", specs[0], "--secrets", specs[1]]);
        command.env("API_KEY", "hunter2-known");
        refused(command, "file:x-__REDACTED:api-key__: No such file");
    }
    for extra in [&["--only", "jwt"][..], &[]] {
        let mut command = bare(&["--secrets", "env", "x-hunter2-known.log"]);
        command.args(extra).env("API_KEY", "hunter2-known");
        let outcome = run(command, "");
        assert_eq!(
            (outcome.code, &*outcome.stderr),
            (
                Some(1),
                "redact: x-__REDACTED:api-key__.log: No such file or directory\n"
            )
        );
    }
}

#[test]
fn standard_input_is_read_once() {
    let twice = "standard input can be read for one thing only";
    refused(bare(&["--secrets", "dotenv:-"]), twice);
    let dir = Dir::new();
    let log = dir.file("a.log", "a hunter2-token b\n");
    refused(
        bare(&["--secrets", "dotenv:-", "--secrets", "json:-", &log]),
        twice,
    );
    let outcome = run(
        bare(&["--secrets", "dotenv:-", &log]),
        "TOKEN=hunter2-token\n",
    );
    assert_eq!(outcome.stdout, "a __REDACTED:token__ b\n");
}

/// What a later source knows is not shown in the complaint about an earlier one.
#[test]
fn a_value_of_a_later_source_is_not_quoted() {
    let dir = Dir::new();
    let later = format!(
        "json:{}",
        dir.file("a.json", "{\"key\": \"hunter2-later\"}")
    );
    for first in [
        "file:/nowhere/hunter2-later",
        "cmd:echo 'bad hunter2-later' >&2; exit 1",
    ] {
        let outcome = refused(bare(&["--secrets", first, "--secrets", &later]), "REDACTED");
        assert!(!outcome.stderr.contains("later"), "{}", outcome.stderr);
    }
}
