//! The real `gcloud` and the real `kubectl`, which ask a server of the test's own. What that
//! answers is what the services' documentation says, and the clients refuse what is not.

use std::fs;

use super::{Place, answer_by_path, has};
use crate::harness::success;

/// See <https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access>.
fn secret_manager(path: &str) -> (u16, String) {
    let version = |number: u32, data: &str| {
        let name = format!("projects/12/secrets/db/versions/{number}");
        (
            200,
            format!(r#"{{"name": "{name}", "payload": {{"data": "{data}"}}}}"#),
        )
    };
    match path {
        // {"password": "battery-staple-2"}
        "/v1/projects/p/secrets/db/versions/latest:access" => {
            version(2, "eyJwYXNzd29yZCI6ICJiYXR0ZXJ5LXN0YXBsZS0yIn0=")
        }
        // {"password": "correct-horse-1"}
        "/v1/projects/p/secrets/db/versions/1:access" => {
            version(1, "eyJwYXNzd29yZCI6ICJjb3JyZWN0LWhvcnNlLTEifQ==")
        }
        // Bytes that are no UTF-8, and use the characters that the two alphabets differ in.
        "/v1/projects/q/secrets/bin/versions/3:access" => version(3, "+/++//8taHVudGVyMi0="),
        _ => {
            let message = format!("Secret [{path}] not found or has no versions.");
            (
                404,
                format!(
                    r#"{{"error": {{"code": 404, "message": "{message}", "status": "NOT_FOUND"}}}}"#
                ),
            )
        }
    }
}

#[test]
fn google_cloud() {
    if !has(&["gcloud"]) {
        return;
    }
    let port = answer_by_path(secret_manager);
    let place = Place::new()
        .env(
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER",
            format!("http://127.0.0.1:{port}/"),
        )
        .env("CLOUDSDK_CORE_PROJECT", "p")
        .env("CLOUDSDK_AUTH_DISABLE_CREDENTIALS", "true")
        .env("CLOUDSDK_CORE_CHECK_GCE_METADATA", "false")
        .env("CLOUDSDK_CORE_DISABLE_USAGE_REPORTING", "true");
    let config = place.dir.path().join("config").to_str().unwrap().to_owned();
    let place = place.env("CLOUDSDK_CONFIG", config);
    let input = "correct-horse-1 battery-staple-2\n";
    assert_eq!(
        place.recipe("gcp", input),
        success("__REDACTED:db-password-previous__ __REDACTED:db-password__\n")
    );
    assert_eq!(
        place.redact(&["gcp:projects/p/secrets/db/versions/1#password"], input),
        success("__REDACTED:db-password__ battery-staple-2\n")
    );
    assert_eq!(
        place.redact(
            &["gcp:projects/q/secrets/bin@3"],
            b"a \xfb\xff\xbe\xff\xff-hunter2- b\n"
        ),
        success("a __REDACTED:bin__ b\n")
    );
    let outcome = place.refuses(
        "gcp:none",
        input,
        "gcp:none: 'gcloud' failed with status 1: ",
    );
    assert!(outcome.stderr.contains("NOT_FOUND"), "{outcome:?}");
}

/// See <https://kubernetes.io/docs/reference/using-api/api-concepts/>. The Secrets were written
/// by `kubectl create secret … --dry-run=client -o json`.
fn api_server(path: &str) -> (u16, String) {
    let text = match path {
        "/api" => {
            r#"{"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}"#
        }
        "/apis" => r#"{"kind": "APIGroupList", "apiVersion": "v1", "groups": []}"#,
        "/api/v1" => {
            r#"{"kind": "APIResourceList", "groupVersion": "v1", "resources": [{"name": "secrets",
                "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}"#
        }
        "/api/v1/namespaces/default/secrets/app" => return (200, made("app")),
        "/api/v1/namespaces/prod/secrets/registry" => return (200, made("registry")),
        _ => {
            let message = format!("{path} not found");
            return (
                404,
                format!(
                    r#"{{"kind": "Status", "apiVersion": "v1", "status": "Failure",
                        "message": "{message}", "reason": "NotFound", "code": 404}}"#
                ),
            );
        }
    };
    (200, text.to_owned())
}

/// A Secret as the client itself writes it.
fn made(name: &str) -> String {
    let place = Place::new();
    let of = match name {
        "app" => {
            vec![
                "generic",
                "app",
                "--from-literal=password=correct-horse-1",
                "--from-literal=api.key=battery-staple-2",
            ]
        }
        _ => {
            vec![
                "docker-registry",
                "registry",
                "--docker-server=registry.example.org",
                "--docker-username=ann-of-registry",
                "--docker-password=password-of-registry",
            ]
        }
    };
    let args = [
        vec!["create", "secret"],
        of,
        vec!["--dry-run=client", "-o", "json"],
    ]
    .concat();
    place.prepare("kubectl", &args, "")
}

#[test]
fn kubernetes() {
    if !has(&["kubectl"]) {
        return;
    }
    let port = answer_by_path(api_server);
    let place = Place::new();
    let config = place.dir.path().join("config").to_str().unwrap().to_owned();
    fs::write(
        &config,
        format!(
            "apiVersion: v1\nkind: Config\ncurrent-context: c\n\
             clusters: [{{name: c, cluster: {{server: \"http://127.0.0.1:{port}\"}}}}]\n\
             contexts: [{{name: c, context: {{cluster: c, user: u}}}}]\nusers: [{{name: u, user: {{}}}}]\n"
        ),
    )
    .unwrap();
    let home = place.dir.path().to_str().unwrap().to_owned();
    let place = place.env("KUBECONFIG", config).env("HOME", home);
    let input = "correct-horse-1 battery-staple-2 password-of-registry\n";
    assert_eq!(
        place.recipe("k8s", input),
        success("__REDACTED:app-password__ __REDACTED:app-api-key__ password-of-registry\n")
    );
    assert_eq!(
        place.redact(&["k8s:app#api.key", "k8s:prod/registry"], input),
        success(
            "correct-horse-1 __REDACTED:app-api-key__ \
             __REDACTED:registry-dockerconfigjson-auths-registry-example-org-password__\n"
        )
    );
    for (source, why) in [
        ("k8s:none", "k8s:none: 'kubectl' failed with status 1: "),
        ("k8s:app#none", "it has no key 'none'"),
        ("k8s:a/b/c", "it is written k8s:[NAMESPACE/]NAME[#KEY]"),
    ] {
        place.refuses(source, input, why);
    }
}
