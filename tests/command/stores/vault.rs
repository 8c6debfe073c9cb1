//! A real OpenBao server in its development mode. Its client is Vault's under another name.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Place, Server, free_port, has, search_path};
use crate::harness::success;

/// A server with both versions of the key-value engine.
fn start() -> Option<(Place, Server)> {
    if !has(&["bao"]) {
        return None;
    }
    let port = free_port();
    let place = Place::new()
        .env("BAO_ADDR", format!("http://127.0.0.1:{port}"))
        .env("BAO_TOKEN", "root")
        // It must not read or write what is its user's.
        .env("HOME", "/nowhere");
    let address = format!("-dev-listen-address=127.0.0.1:{port}");
    let args = [
        "server",
        "-dev",
        "-dev-root-token-id=root",
        "-dev-no-store-token",
        &address,
    ];
    let server = place.serve("bao", &args, port);
    place.prepare(
        "bao",
        &["secrets", "enable", "-path=kv1", "-version=1", "kv"],
        "",
    );
    Some((place, server))
}

fn put(place: &Place, path: &str, json: &str) {
    place.prepare("bao", &["kv", "put", path, "-"], json);
}

#[test]
fn openbao_both_versions_of_its_engine() {
    let Some((place, _server)) = start() else {
        return;
    };
    put(
        &place,
        "secret/app/db",
        r#"{"password": "correct-horse-1", "user": "ann-of-accounts"}"#,
    );
    put(
        &place,
        "secret/app/db",
        r#"{"password": "battery-staple-2", "nested": {"pin": 4711471147}}"#,
    );
    put(&place, "kv1/legacy", r#"{"data": "old-engine-value"}"#);
    let input = "correct-horse-1 ann-of-accounts battery-staple-2 4711471147 old-engine-value\n";
    assert_eq!(
        place.redact(&["vault:secret/app/db", "vault:kv1/legacy"], input),
        success(
            "__REDACTED:db-password-previous__ __REDACTED:db-user-previous__ \
             __REDACTED:db-password__ __REDACTED:db-nested-pin__ __REDACTED:legacy-data__\n"
        )
    );
    assert_eq!(
        place.redact(&["vault:secret/app/db#password"], input),
        success(
            "__REDACTED:db-password-previous__ ann-of-accounts __REDACTED:db-password__ \
             4711471147 old-engine-value\n"
        )
    );

    assert_eq!(
        place.recipe("vault", "battery-staple-2\n"),
        success("__REDACTED:db-password__\n")
    );

    // Where a client of the older name is installed, that one is asked.
    let bao = std::env::split_paths(&search_path())
        .map(|dir| dir.join("bao"))
        .find(|at| at.is_file());
    symlink(
        fs::canonicalize(bao.unwrap()).unwrap(),
        place.own.join("vault"),
    )
    .unwrap();
    let outcome = place.redact(&["vault:secret/none"], input);
    assert_eq!(outcome.code, Some(2), "{outcome:?}");
    assert_eq!(outcome.stdout, "");
    assert!(
        outcome
            .stderr
            .contains("vault:secret/none: 'vault' failed with status 2: "),
        "{outcome:?}"
    );
    assert!(outcome.stderr.contains("No value found"), "{outcome:?}");
}

#[test]
fn openbao_what_cannot_be_read() {
    let Some((place, server)) = start() else {
        return;
    };
    put(
        &place,
        "secret/app/db",
        r#"{"password": "correct-horse-1"}"#,
    );
    let place = place.env("BAO_TOKEN", "not-the-token");
    for (source, why) in [
        ("vault:secret/app/db", "permission denied"),
        ("vault:secret/app/db#none", "permission denied"),
    ] {
        let outcome = place.redact(&[source], "correct-horse-1\n");
        assert_eq!(
            (outcome.code, &*outcome.stdout),
            (Some(2), ""),
            "{outcome:?}"
        );
        assert!(outcome.stderr.contains(why), "{outcome:?}");
    }
    let place = place.env("BAO_TOKEN", "root");
    let outcome = place.redact(&["vault:secret/app/db#none"], "correct-horse-1\n");
    assert!(
        outcome.stderr.contains("it has no field 'none'"),
        "{outcome:?}"
    );
    place.prepare("bao", &["kv", "delete", "secret/app/db"], "");
    let outcome = place.redact(&["vault:secret/app/db"], "correct-horse-1\n");
    assert_eq!(
        (outcome.code, &*outcome.stdout),
        (Some(2), ""),
        "{outcome:?}"
    );
    place.prepare("bao", &["operator", "seal"], "");
    let outcome = place.redact(&["vault:secret/app/db"], "correct-horse-1\n");
    assert!(outcome.stderr.contains("sealed"), "{outcome:?}");
    drop(server);
    let outcome = place.redact(&["vault:secret/app/db"], "correct-horse-1\n");
    assert!(outcome.stderr.contains("connection refused"), "{outcome:?}");
}
