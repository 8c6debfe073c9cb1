//! The environment, and what is left out.

use super::{bare, run};
use crate::harness::{redact, success};

#[test]
fn variables_with_telling_names_are_hidden_wherever_they_stand() {
    let mut command = bare(&["--secrets", "env"]);
    command
        .env("API_KEY", "hunter2-api")
        .env("SMTP_PASSWORD", "correct horse")
        .env("PORT", "hunter2-port")
        .env("PWD", "/srv/application")
        .env("DATABASE_URL", "postgres://app:s%40cret-pw@db/app");
    let input = "a hunter2-api b correct horse c hunter2-port d /srv/application e s%40cret-pw f s@cret-pw g\n\
                 postgres://app:s%40cret-pw@db/app\n";
    let expected = "a __REDACTED:api-key__ b __REDACTED:smtp-password__ c hunter2-port d /srv/application \
                    e __REDACTED:database-url__ f __REDACTED:database-url__ g\n__REDACTED:database-url__\n";
    assert_eq!(run(command, input), success(expected));
}

#[test]
fn variables_are_chosen_by_their_names() {
    let with = |spec: &str| {
        let mut command = bare(&["--secrets", spec]);
        command
            .env("DB_HOSTNAME", "hunter2-host")
            .env("DB_TOKEN", "hunter2-token")
            .env("OTHER_TOKEN", "hunter2-other");
        run(command, "hunter2-host hunter2-token hunter2-other\n").stdout
    };
    assert_eq!(
        with("env:DB_*"),
        "__REDACTED:db-hostname__ __REDACTED:db-token__ hunter2-other\n"
    );
    assert_eq!(
        with("env:*"),
        "__REDACTED:db-hostname__ __REDACTED:db-token__ __REDACTED:other-token__\n"
    );
    assert_eq!(with("env+all"), with("env:*"));
    assert_eq!(
        with("env:DB_?OKEN"),
        "hunter2-host __REDACTED:db-token__ hunter2-other\n"
    );
}

#[test]
fn a_source_without_values_says_so() {
    let mut command = bare(&["--secrets", "env"]);
    command.env("PORT", "hunter2-port");
    let outcome = run(command, "hunter2-port\n");
    assert_eq!(
        (outcome.code, &*outcome.stdout),
        (Some(0), "hunter2-port\n")
    );
    let note = "redact: note: env: no variable has a telling name; env+all takes them all\n";
    // `XDG_CONFIG_HOME` is the harness'.
    assert_eq!(outcome.stderr, note);
    let outcome = run(bare(&["--secrets", "env:NOPE_*"]), "");
    let note = "redact: note: env:NOPE_*: there is no variable of such a name\n";
    assert_eq!(outcome.stderr, note);
}

#[test]
fn what_ordinary_output_holds_is_left_and_said_once() {
    let with = |args: &[&str]| {
        let mut command = bare(args);
        command
            .env("APP_KEY", "production")
            .env("B_TOKEN", "hunter2-b");
        run(command, "in production: hunter2-b\n")
    };
    let outcome = with(&["--secrets", "env"]);
    assert_eq!(outcome.stdout, "in production: __REDACTED:b-token__\n");
    assert_eq!(
        outcome.stderr,
        "redact: note: env: APP_KEY is not hidden: its value stands in ordinary output; \
         --secrets-ordinary hides it all the same\n"
    );
    let outcome = with(&["--secrets", "env", "--secrets-ordinary"]);
    assert_eq!(
        outcome,
        success("in __REDACTED:app-key__: __REDACTED:b-token__\n")
    );
}

#[test]
fn secrets_stay_in_force_whatever_rules_are_chosen() {
    for choice in [["--only", "jwt"], ["--skip", "assignment"]] {
        let mut command = bare(&["--secrets", "env"]);
        command.args(choice).env("API_KEY", "hunter2-api");
        let outcome = run(command, "password=hunter2 hunter2-api\n");
        assert_eq!(outcome, success("password=hunter2 __REDACTED:api-key__\n"));
    }
}

/// A value is hidden however the bytes are cut, and a mask of ours is not looked into.
#[test]
fn a_second_pass_changes_nothing() {
    let with = |input: &str| {
        let mut command = bare(&["--secrets", "env"]);
        command
            .env("API_KEY", "hunter2-api")
            .env("MY_API_KEY", "REDACTED:api");
        run(command, input).stdout
    };
    let once = with("x hunter2-api REDACTED:api y\n");
    assert_eq!(once, "x __REDACTED:api-key__ __REDACTED:my-api-key__ y\n");
    assert_eq!(with(&once), once);
}

#[test]
fn without_the_option_no_variable_is_looked_at() {
    let outcome = redact(["--no-config"], "hunter2-api\n");
    assert_eq!(outcome, success("hunter2-api\n"));
}
