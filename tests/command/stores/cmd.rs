//! `cmd:`: commands of the user's own, and what they print.

use std::fs;

use super::Place;
use crate::harness::{REDACT, success};

#[test]
fn every_format_of_its_output() {
    let place = Place::new();
    for (source, masks) in [
        (
            "cmd:printf 'first-of-all\n\nsecond line\r\n'",
            "__REDACTED:command-1__ __REDACTED:command-3__",
        ),
        (
            "cmd+whole:printf 'first-of-all second line\n'",
            "__REDACTED:command__",
        ),
        (
            "cmd+json:echo '{\"a\": \"first-of-all\", \"b\": [\"second line\"]}'",
            "__REDACTED:a__ __REDACTED:b-0__",
        ),
        (
            "cmd+yaml:printf 'a: first-of-all\nb: second line\n'",
            "__REDACTED:a__ __REDACTED:b__",
        ),
        (
            "cmd+dotenv:echo 'A_TOKEN=first-of-all\nB=\"second line\"'",
            "__REDACTED:a-token__ second line",
        ),
        (
            "cmd+dotenv+all:echo 'A_TOKEN=first-of-all\nB=\"second line\"'",
            "__REDACTED:a-token__ __REDACTED:b__",
        ),
    ] {
        let outcome = place.redact(&[source], "first-of-all second line\n");
        assert_eq!(
            (outcome.code, outcome.stdout),
            (Some(0), format!("{masks}\n")),
            "{source}"
        );
    }
    assert_eq!(
        place.recipe("cmd", "first-line-of-it\n"),
        success("__REDACTED:command-1__\n")
    );
    // With what the user's own shell has set, and nothing to read.
    let place = place.env("FROM_OUTSIDE", "from-outside");
    assert_eq!(
        place.redact(&["cmd:cat; echo $FROM_OUTSIDE"], "from-outside\n"),
        success("__REDACTED:command-1__\n")
    );
}

#[test]
fn a_command_that_fails_lets_nothing_through() {
    let place = Place::new();
    for (source, why) in [
        (
            "cmd:echo some-secret; exit 3",
            "the command failed with status 3 and said nothing",
        ),
        (
            "cmd:echo some-secret; echo got some-secret >&2; exit 3",
            "status 3: what it said is not shown, since it may hold what it printed",
        ),
        (
            "cmd:no-such-program-here",
            "the command failed with status 127: ",
        ),
        ("cmd:true", "the command printed no value"),
        ("cmd+json:echo hunter2-of-ann", "line 1: not JSON"),
        ("cmd+json:printf '\\377'", "line 1: not UTF-8"),
        ("cmd", "'cmd' needs more: "),
        ("vault+json:a", "'vault' does not go with '+json'"),
    ] {
        place.refuses(source, "some-secret\n", why);
    }
    let place = place.env("REDACT_STORE_SECONDS", "0.3");
    let outcome = place.redact(&["cmd:sleep 600"], "some-secret\n");
    assert!(
        outcome
            .stderr
            .contains("the command did not finish within 0.3 s"),
        "{outcome:?}"
    );
}

/// One source fails with words that hold what another one gave.
#[test]
fn what_one_source_gives_does_not_stand_in_another_one_s_complaint() {
    let place = Place::new().env("PLAIN", "a value of mine");
    for sources in [
        [
            "cmd:echo a value of mine",
            "cmd:echo not a value of mine >&2; exit 1",
        ],
        [
            "cmd:echo not a value of mine >&2; exit 1",
            "cmd:echo a value of mine",
        ],
        ["cmd:echo not a value of mine >&2; exit 1", "env:PLAIN"],
    ] {
        let outcome = place.redact(&sources, "a value of mine\n");
        assert_eq!(
            (outcome.code, &*outcome.stdout),
            (Some(2), ""),
            "{outcome:?}"
        );
        // It stands in the sources as they were written, on which this says nothing.
        let (_, said) = outcome.stderr.split_once("status 1: ").unwrap();
        assert!(!said.contains("of mine"), "{outcome:?}");
    }
}

#[test]
fn a_configuration_that_was_only_found_starts_no_program() {
    let place = Place::new();
    place.dir.file(
        "redact.toml",
        "secrets = [\"cmd:touch started; echo some-secret\"]\n",
    );
    let outcome = place.redact(&[], "some-secret\n");
    assert_eq!(
        (outcome.code, &*outcome.stdout),
        (Some(2), ""),
        "{outcome:?}"
    );
    assert!(outcome.stderr.contains("starts a program"), "{outcome:?}");
    assert!(!fs::exists(place.dir.path().join("started")).unwrap());
    let mut command = place.command(REDACT);
    command.args(["--config", "redact.toml"]);
    let outcome = place.run(command, b"some-secret\n");
    assert_eq!(outcome, success("__REDACTED:command-1__\n"));
}
