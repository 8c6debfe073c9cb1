//! Clients that cannot be had here. Each is a script that insists on the arguments which the
//! documentation gives, and prints what that shows.

use super::Place;
use crate::harness::success;

/// Answers these arguments with this output, and complains about all others.
fn answering(calls: &[(&str, &str)]) -> String {
    let mut script = String::from("case \"$*\" in\n");
    for (arguments, output) in calls {
        script += &format!("'{arguments}') cat <<'END'\n{output}\nEND\n;;\n");
    }
    script + "*) echo \"unknown: $*\" >&2; exit 1;;\nesac"
}

/// <https://learn.microsoft.com/en-us/cli/azure/keyvault/secret#az-keyvault-secret-show>; the
/// output's fields are those of
/// <https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secret/get-secret>.
#[test]
fn azure_key_vault() {
    let shown = |value: &str, tags: &str| {
        format!(
            r#"{{
  "attributes": {{"created": "2026-01-05T10:00:00+00:00", "enabled": true, "expires": null}},
  "contentType": null,
  "id": "https://kv.vault.azure.net/secrets/db/4387e9f3d6e14c459867679a90fd0f79",
  "kid": null,
  "managed": null,
  "name": "db",
  "tags": {tags},
  "value": "{value}"
}}"#
        )
    };
    let always = "keyvault secret show --output json --only-show-errors";
    let script = answering(&[
        (
            &format!("{always} --vault-name kv --name db"),
            &shown("correct-horse-1", "null"),
        ),
        (
            &format!("{always} --id https://kv.vault.azure.net/secrets/db/4387"),
            &shown("battery-staple-2", "{}"),
        ),
        (
            &format!("{always} --vault-name kv --name file --version 12"),
            &shown("dmFsdWUtb2YtYS1maWxl", r#"{"file-encoding": "base64"}"#),
        ),
    ]);
    let place = Place::new().program("az", &script).alone();
    let sources = [
        "azure:kv/db",
        "azure:https://kv.vault.azure.net/secrets/db/4387",
        "azure:kv/file/12",
    ];
    assert_eq!(
        place.redact(
            &sources,
            "correct-horse-1 battery-staple-2 value-of-a-file\n"
        ),
        success("__REDACTED:db__ __REDACTED:db__ __REDACTED:file__\n")
    );
    assert_eq!(
        place.recipe("azure", "correct-horse-1\n"),
        success("__REDACTED:db__\n")
    );
}

/// <https://developer.1password.com/docs/cli/item-fields/> and
/// <https://developer.1password.com/docs/cli/reference/management-commands/item/#item-get>.
/// That values may have to be asked for since 2.30 is in its history of versions.
#[test]
fn one_password() {
    let item = |password: &str| {
        format!(
            r#"{{
  "id": "4l3tjx64v6wszqcl7yxzqtfoz4", "title": "App DB", "version": 3,
  "vault": {{"id": "w3lkgsqzvoewmzyqhhzbzb3bky", "name": "Private"}}, "category": "LOGIN",
  "fields": [
    {{"id": "username", "type": "STRING", "purpose": "USERNAME", "label": "username", "value": "ann-of-accounts"}},
    {{"id": "password", "type": "CONCEALED", "purpose": "PASSWORD", "label": "password", "value": "{password}",
     "reference": "op://Private/App DB/password", "password_details": {{"strength": "FANTASTIC"}}}},
    {{"id": "notesPlain", "type": "STRING", "purpose": "NOTES", "label": "notesPlain"}},
    {{"id": "TOTP_1", "type": "OTP", "label": "one-time password",
     "value": "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", "totp": "123456"}}
  ]
}}"#
        )
    };
    let note = r#"{"id": "n", "title": "Note", "category": "SECURE_NOTE", "fields": [
        {"id": "notesPlain", "type": "STRING", "purpose": "NOTES", "label": "notesPlain", "value": "text-of-a-note"}]}"#;
    let script = answering(&[
        (
            "read --no-newline op://Private/App DB/password",
            "correct-horse-1",
        ),
        ("item get App DB --format json", &item("battery-staple-2")),
        (
            "item get Hidden --format json",
            &item("[use 'op item get Hidden --reveal' to reveal]"),
        ),
        (
            "item get Hidden --format json --reveal",
            &item("value-revealed"),
        ),
        ("item get Note --format json", note),
    ]);
    let place = Place::new().program("op", &script).alone();
    let input = "correct-horse-1 battery-staple-2 JBSWY3DPEHPK3PXP ann-of-accounts value-revealed text-of-a-note\n";
    assert_eq!(
        place.redact(&["op:op://Private/App DB/password", "op:App DB"], input),
        success(
            "__REDACTED:app-db-password__ __REDACTED:app-db-password__ \
             __REDACTED:app-db-one-time-password__ ann-of-accounts value-revealed text-of-a-note\n"
        )
    );
    assert_eq!(
        place.recipe("op", "correct-horse-1\n"),
        success("__REDACTED:app-db-password__\n")
    );
    assert_eq!(
        place.redact(&["op:Hidden", "op:Note"], input),
        success(
            "correct-horse-1 battery-staple-2 __REDACTED:app-db-one-time-password__ ann-of-accounts \
             __REDACTED:app-db-password__ __REDACTED:note-notesplain__\n"
        )
    );
    place.refuses(
        "op:op://Private/db",
        input,
        "it is written op:op://VAULT/ITEM/FIELD or op:ITEM",
    );
}

/// <https://developer.hashicorp.com/vault/docs/commands/kv/get>, with the output that the
/// documentation of the engine shows.
#[test]
fn hashicorp_vault() {
    let script = answering(&[
        (
            "kv get -format=json secret/creds",
            r#"{"request_id": "d7a8", "lease_id": "", "lease_duration": 0, "renewable": false,
                "data": {"data": {"passcode": "my-long-passcode"},
                  "metadata": {"created_time": "2026-01-05T10:00:00.123Z", "custom_metadata": null,
                    "deletion_time": "", "destroyed": false, "version": 1}},
                "warnings": null}"#,
        ),
        (
            "kv get -format=json kv/old",
            r#"{"request_id": "a5bc", "lease_id": "", "lease_duration": 2764800, "renewable": false,
                "data": {"metadata": "value-named-metadata"}, "warnings": null}"#,
        ),
    ]);
    let place = Place::new().program("vault", &script).alone();
    assert_eq!(
        place.redact(
            &["vault:secret/creds", "vault:kv/old"],
            "my-long-passcode value-named-metadata\n"
        ),
        success("__REDACTED:creds-passcode__ __REDACTED:old-metadata__\n")
    );
}

/// <https://github.com/gopasspw/gopass/blob/master/docs/commands/show.md>.
#[test]
fn gopass_where_there_is_no_pass() {
    let script = answering(&[(
        "show --unsafe --noparsing app/db",
        "correct-horse-1\nuser: ann-of-accounts",
    )]);
    let place = Place::new().program("gopass", &script).alone();
    assert_eq!(
        place.redact(&["pass:app/db"], "correct-horse-1 ann-of-accounts\n"),
        success("__REDACTED:db-password__ __REDACTED:db-user__\n")
    );
}
