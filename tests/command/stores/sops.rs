//! SOPS with a real key of age.

use std::fs;

use super::{Place, has};
use crate::harness::{REDACT, success};

#[test]
fn encrypted_files() {
    if !has(&["sops", "age-keygen"]) {
        return;
    }
    let place = Place::new().env("HOME", "/nowhere");
    let key = place
        .dir
        .path()
        .join("key.txt")
        .to_str()
        .unwrap()
        .to_owned();
    place.prepare("age-keygen", &["-o", &key], "");
    let recipient = place.prepare("age-keygen", &["-y", &key], "");
    let place = place
        .env("SOPS_AGE_KEY_FILE", &key)
        .env("SOPS_AGE_RECIPIENTS", recipient.trim());
    let encrypt = |name: &str, plain: &str| {
        place.dir.file(name, plain);
        let encrypted = place.prepare("sops", &["encrypt", name], "");
        fs::write(place.dir.path().join(name), encrypted).unwrap();
    };
    encrypt(
        "db.enc.yaml",
        "password: correct-horse-1\nhosts:\n  - {key: battery-staple-2}\n",
    );
    encrypt(
        "k8s.yaml",
        "apiVersion: v1\nkind: Secret\nmetadata: {name: name-of-it}\ndata: {key: a3ViZXJuZXRlcy12YWx1ZQ==}\n",
    );
    encrypt("app.env", "TOKEN=of-the-environment\n");
    encrypt("blob.bin", "bytes-of-a-file");
    let input = "correct-horse-1 battery-staple-2 kubernetes-value name-of-it of-the-environment bytes-of-a-file\n";
    let sources = [
        "sops:db.enc.yaml",
        "sops:k8s.yaml",
        "sops:app.env",
        "sops:blob.bin",
    ];
    assert_eq!(
        place.redact(&sources, input),
        success(
            "__REDACTED:db-password__ __REDACTED:db-hosts-0-key__ __REDACTED:name-of-it-key__ name-of-it \
             __REDACTED:app-token__ __REDACTED:blob-data__\n"
        )
    );

    assert_eq!(
        place.recipe("sops", "correct-horse-1\n"),
        success("__REDACTED:db-password__\n")
    );

    // A file is looked for beside the configuration that names it.
    fs::create_dir(place.dir.path().join("conf")).unwrap();
    place
        .dir
        .file("conf/redact.toml", "secrets = [\"sops:../db.enc.yaml\"]\n");
    let mut command = place.command(REDACT);
    command.args(["--config", "conf/redact.toml"]);
    assert_eq!(
        place.run(command, b"correct-horse-1\n"),
        success("__REDACTED:db-password__\n")
    );

    let place = place.env("SOPS_AGE_KEY_FILE", "/nowhere");
    for source in ["sops:db.enc.yaml", "sops:none.yaml"] {
        let outcome = place.redact(&[source], input);
        assert_eq!(
            (outcome.code, &*outcome.stdout),
            (Some(2), ""),
            "{outcome:?}"
        );
        assert!(
            outcome
                .stderr
                .contains(&format!("{source}: 'sops' failed with status ")),
            "{outcome:?}"
        );
    }
}
