//! What is known, for people; and sources that a configuration names.

use std::fs;

use super::{bare, run};
use crate::harness::{Dir, Outcome, success, token};

fn list(dir: &Dir, args: &[&str]) -> Outcome {
    let mut command = bare(&["--secrets-list"]);
    command.args(args).current_dir(dir.path());
    // It would wait for it.
    run(command, "")
}

#[test]
fn the_list_has_names_lengths_and_reasons_and_no_value() {
    let dir = Dir::new();
    let content = "DB_PASSWORD=hunter2-db\nAPP_KEY=connection\nPORT=8080\nMY_TOKEN=xy\n";
    dir.file(".env", content);
    let outcome = list(&dir, &["--secrets", "dotenv:.env"]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
    assert_eq!(
        outcome.stdout,
        "DB_PASSWORD  dotenv:.env     10 bytes  hidden: raw (1), base64 (3), hex (2), percent-encoded (2), UTF-16 (1)\n\
         APP_KEY      dotenv:.env     10 bytes  not hidden: its value stands in ordinary output; --secrets-ordinary hides it all the same\n\
         MY_TOKEN     dotenv:.env      2 bytes  not hidden: its value is shorter than 8 bytes; --secrets-ordinary hides it from 4 on\n\
         dotenv:.env: 1 not taken, for their names tell nothing (dotenv+all:.env takes them): PORT\n"
    );
    let outcome = list(&dir, &["--secrets", "dotenv:.env", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_eq!(rows[0]["name"], "DB_PASSWORD");
    assert_eq!(rows[0]["bytes"], 10);
    assert_eq!(rows[0]["hidden"], true);
    assert_eq!(rows[0]["spellings"][3]["name"], "base64");
    assert_eq!(rows[0]["spellings"][3]["covered"], 3);
    assert_eq!(rows[1]["hidden"], false);
    assert!(!outcome.stdout.contains("hunter2"));
    assert_eq!(list(&dir, &["--json"]).stdout, "[]\n");
}

#[test]
fn a_name_that_is_a_secret_is_not_shown() {
    let dir = Dir::new();
    let name = token();
    dir.file("a.json", &format!("{{\"{name}\": \"hunter2-value\"}}"));
    for args in [
        &["--secrets", "json:a.json"][..],
        &["--secrets", "json:a.json", "--json"],
    ] {
        let outcome = list(&dir, args);
        assert!(
            outcome.stdout.contains("__REDACTED:github-token__"),
            "{outcome:?}"
        );
        assert!(!outcome.stdout.contains(&name[10..20]), "{outcome:?}");
    }
    let mut command = bare(&["--secrets", "json:a.json"]);
    command.current_dir(dir.path());
    let outcome = run(command, "hunter2-value\n");
    assert!(
        !outcome.stdout.contains(&name[10..20].to_lowercase()),
        "{outcome:?}"
    );
    assert!(outcome.stdout.starts_with("__REDACTED:"), "{outcome:?}");
}

#[test]
fn a_configuration_names_sources_relative_to_itself_and_options_add_to_them() {
    let dir = Dir::new();
    dir.file(
        "redact.toml",
        "secrets = [\n  \"dotenv:.env\",\n  \"file:tokens\",\n]\n",
    );
    dir.file(".env", "DB_PASSWORD=hunter2-db\n");
    dir.file("tokens", "hunter2-file\n");
    let deep = dir.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let mut command = bare(&["--secrets", "env"]);
    command.env("API_KEY", "hunter2-api").current_dir(&deep);
    let input = "hunter2-db hunter2-file hunter2-api\n";
    assert_eq!(
        run(command, input),
        success("__REDACTED:db-password__ __REDACTED:tokens-1__ __REDACTED:api-key__\n")
    );
    let mut command = bare(&["--no-config"]);
    command.current_dir(&deep);
    assert_eq!(run(command, input), success(input));
    // Of rules tried on a sample it is no other.
    let mut command = bare(&["rules", "test"]);
    command.current_dir(&deep);
    let outcome = run(command, input);
    assert!(outcome.stdout.contains("db-password"), "{outcome:?}");
    assert!(!outcome.stdout.contains("hunter2"), "{outcome:?}");
}

#[test]
fn what_is_in_force_has_the_sources_and_can_be_read_again() {
    let dir = Dir::new();
    dir.file("redact.toml", "secrets = ['dotenv+all:.env']\n");
    dir.file(".env", "A_B=hunter2-config\n");
    let mut command = bare(&["config", "--secrets", "env:A_*"]);
    command.current_dir(dir.path());
    let shown = run(command, "");
    assert_eq!((shown.code, &*shown.stderr), (Some(0), ""));
    let path = dir.path().join(".env");
    let expected = format!(
        "secrets = [\n    \"env:A_*\",  # --secrets\n    \"dotenv+all:{}\",  # ",
        path.display()
    );
    assert!(shown.stdout.contains(&expected), "{}", shown.stdout);
    assert!(
        shown.stdout.contains("redact.toml:1: 'secrets'\n]\n"),
        "{}",
        shown.stdout
    );
    let other = Dir::new();
    let again = other.file("again.toml", &shown.stdout);
    let mut command = bare(&["--config", &again]);
    command.env("A_C", "hunter2-env");
    assert_eq!(
        run(command, "hunter2-config hunter2-env\n"),
        success("__REDACTED:a-b__ __REDACTED:a-c__\n")
    );
}

#[test]
fn what_is_wrong_in_a_configuration_has_its_line() {
    let dir = Dir::new();
    dir.file("redact.toml", "\nsecrets = ['dotnev:.env']\n");
    let mut command = bare(&[]);
    command.current_dir(dir.path());
    let outcome = run(command, "x\n");
    assert_eq!((outcome.code, &*outcome.stdout), (Some(2), ""));
    let expected = "redact.toml:2: 'secrets': there is no source 'dotnev'. Did you mean 'dotenv'?";
    assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
    dir.file("redact.toml", "secrets = ['dotenv:missing']\n");
    let mut command = bare(&[]);
    command.current_dir(dir.path());
    let outcome = run(command, "x\n");
    let expected = "redact.toml:1: 'secrets': dotenv:missing: No such file or directory";
    assert!(outcome.stderr.contains(expected), "{}", outcome.stderr);
}
