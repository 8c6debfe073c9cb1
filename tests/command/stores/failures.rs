//! A client that is missing, fails, hangs or babbles: nothing starts unprotected, and what is
//! said about it holds no secret.

use std::fs;
use std::time::{Duration, Instant};

use super::Place;
use crate::harness::{LONG, success, token};

const ALL: [(&str, &str); 9] = [
    ("vault:a/b", "neither 'vault' nor 'bao' is installed"),
    ("aws:a", "'aws' is not installed"),
    ("aws-ssm:a", "'aws' is not installed"),
    ("gcp:a", "'gcloud' is not installed"),
    ("azure:a/b", "'az' is not installed"),
    ("k8s:a", "'kubectl' is not installed"),
    ("pass:a", "neither 'pass' nor 'gopass' is installed"),
    ("op:a", "'op' is not installed"),
    ("sops:a", "'sops' is not installed"),
];

/// Fails, with this in its message and without that anywhere.
#[track_caller]
fn fails(place: &Place, source: &str, with: &str, without: &str) {
    let outcome = place.refuses(source, "input\n", with);
    assert!(
        outcome.stderr.contains(&format!("{source}: ")),
        "{outcome:?}"
    );
    assert!(
        without.is_empty() || !outcome.stderr.contains(without),
        "{outcome:?}"
    );
    // One line, and where to find help.
    assert_eq!(outcome.stderr.trim_end().lines().count(), 3, "{outcome:?}");
}

#[test]
fn a_client_that_is_missing_is_named_with_what_to_install() {
    let place = Place::new().alone();
    for (source, missing) in ALL {
        fails(&place, source, missing, "");
        fails(&place, source, ": install ", "");
    }
}

#[test]
fn what_a_failing_client_says_is_quoted_without_the_secrets_in_it() {
    let token = token();
    let script = format!(
        "echo 'first' >&2\n\
         echo 'cannot parse password=hunter2-of-ann, got {token}' >&2\n\
         printf 'try \\033[31magain\\n' >&2; exit 7"
    );
    for (source, program) in [("aws:a", "aws"), ("vault:a/b", "vault"), ("sops:a", "sops")] {
        let place = Place::new().program(program, &script).alone();
        let quoted = format!(
            "'{program}' failed with status 7: first; cannot parse password=__REDACTED:password__"
        );
        fails(&place, source, &quoted, "hunter2");
        fails(&place, source, "again", &token[8..20]);
        fails(&place, source, "again", "\u{1b}");
        let talkative = format!("printf '{{\"a\":\"value-of-its-output\"}}'\n{script}");
        let talkative = talkative.replace("got", "got alue-of-its-outpu");
        let place = Place::new().program(program, &talkative).alone();
        let hidden = "failed with status 7: what it said is not shown, since it may hold";
        fails(&place, source, hidden, "alue-of");
    }
    let long = "head -c 300000 /dev/zero | tr '\\0' . >&2; echo ' hunter2-of-ann' >&2; exit 1";
    let place = Place::new().program("op", long);
    fails(
        &place,
        "op:a",
        "is not shown, since it is too long",
        "hunter",
    );
    let place = Place::new().program("op", "kill -9 $$").alone();
    fails(
        &place,
        "op:a",
        "'op' was ended by signal 9 and said nothing",
        "",
    );
    // A private key whose beginning is too far ahead to be quoted.
    let key = "printf -- '-----BEGIN RSA PRIVATE KEY-----\\n' >&2\n\
               for at in 1 2 3 4 5 6 7 8 9; do echo \"MIIEowIBAAKCAQEAhunter$at\" >&2; done; exit 1";
    let place = Place::new().program("op", key).alone();
    fails(&place, "op:a", "'op' failed with status 1", "hunter");
}

#[test]
fn a_client_that_hangs_is_ended_with_all_it_has_started() {
    for script in [
        "sleep 600 & echo $! >sleeping; wait",
        "sleep 600 & echo $! >sleeping; exit 0",
    ] {
        let place = Place::new()
            .program("kubectl", script)
            .env("REDACT_STORE_SECONDS", "0.4")
            .alone();
        let start = Instant::now();
        fails(&place, "k8s:a", "'kubectl' did not finish within 0.4 s", "");
        assert!(start.elapsed() < LONG);
        let sleeping = fs::read_to_string(place.dir.path().join("sleeping")).unwrap();
        let status = format!("/proc/{}/status", sleeping.trim());
        let is_gone = || match fs::read_to_string(&status) {
            Ok(status) => status.contains("State:\tZ"),
            Err(_) => true,
        };
        while cfg!(target_os = "linux") && !is_gone() {
            assert!(start.elapsed() < LONG, "still there");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn what_is_no_answer() {
    let documents = [
        ("exit 0", "its client printed nothing"),
        (
            "printf '\\377\\000\\001 hunter2'",
            "its client printed no JSON: line 1: not UTF-8",
        ),
        (
            "echo '{\"password\": \"hunter2\"'",
            "its client printed no JSON: line ",
        ),
        ("echo '\"hunter2\"'", ""),
        ("echo '[\"hunter2\"]'", ""),
        ("echo '{\"hunter2\": {\"value\": {}}}'", ""),
    ];
    let programs = ["vault", "aws", "gcloud", "az", "kubectl", "op"];
    for (script, why) in documents {
        let place = programs
            .iter()
            .fold(Place::new(), |place, name| place.program(name, script));
        let place = place.alone();
        for (source, _) in ALL
            .iter()
            .filter(|(source, _)| !["pass:a", "sops:a"].contains(source))
        {
            fails(&place, source, why, "hunter2");
        }
    }
    let place = Place::new()
        .program("pass", "exit 0")
        .program("sops", "echo {}")
        .alone();
    fails(&place, "pass:a", "it holds no value", "");
    fails(&place, "sops:a", "it holds no value", "");
}

#[test]
fn a_time_that_is_none() {
    for time in ["soon", "0", "-1", "1e9", "inf", ""] {
        let place = Place::new().env("REDACT_STORE_SECONDS", time).alone();
        fails(
            &place,
            "op:a",
            "REDACT_STORE_SECONDS: must be a number of seconds",
            "",
        );
    }
}

#[test]
fn endless_output_is_not_kept() {
    let place = Place::new().program("pass", "yes hunter2").alone();
    fails(
        &place,
        "pass:a",
        "'pass' printed more than 16384 KiB",
        "hunter2",
    );
}

#[test]
fn references_that_are_none() {
    let place = Place::new().alone();
    for (source, why) in [
        ("vault:-help", "it begins with a hyphen"),
        ("aws:a#", "nothing follows its '#'"),
        ("azure:a", "it is written azure:VAULT/NAME"),
        ("pass:a/", "it names a folder"),
    ] {
        fails(&place, source, why, "");
    }
}

#[test]
fn stores_are_asked_at_the_same_time() {
    let place = Place::new()
        .program("pass", "sleep 0.5; echo \"value-of-$2\"")
        .alone();
    let names: Vec<String> = (0..10).map(|at| format!("pass:entry-{at}")).collect();
    let sources: Vec<&str> = names.iter().map(String::as_str).collect();
    let start = Instant::now();
    assert_eq!(
        place.redact(&sources, "value-of-entry-0 value-of-entry-9\n"),
        success("__REDACTED:entry-0-password__ __REDACTED:entry-9-password__\n")
    );
    assert!(
        start.elapsed() < Duration::from_secs(4),
        "{:?}",
        start.elapsed()
    );
}
