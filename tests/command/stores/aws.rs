//! The real client of AWS against moto, which imitates Secrets Manager and Systems Manager.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::{Place, Server, free_port, has};
use crate::harness::success;

fn start() -> Option<(Place, Server, u16)> {
    if !has(&["aws", "moto_server"]) {
        return None;
    }
    let port = free_port();
    let place = Place::new()
        .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{port}"))
        .env("AWS_ACCESS_KEY_ID", "test")
        .env("AWS_SECRET_ACCESS_KEY", "test")
        .env("AWS_DEFAULT_REGION", "us-east-1")
        .env("AWS_CONFIG_FILE", "/nowhere")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_MAX_ATTEMPTS", "1");
    let server = place.serve(
        "moto_server",
        &["-H", "127.0.0.1", "-p", &port.to_string()],
        port,
    );
    Some((place, server, port))
}

/// Asks the server without the client, which takes a second each time. It checks no signature.
#[track_caller]
fn ask(port: u16, service: &str, target: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let scope = format!("test/20260101/us-east-1/{service}/aws4_request");
    write!(
        stream,
        "POST / HTTP/1.0\r\nHost: {service}.us-east-1.amazonaws.com\r\nX-Amz-Target: {target}\r\n\
         Authorization: AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0\r\n\
         Content-Type: application/x-amz-json-1.1\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains(" 200 "), "{target}: {answer}");
    body.to_owned()
}

#[test]
fn secrets_manager() {
    let Some((place, _server, port)) = start() else {
        return;
    };
    let manager = |target: &str, body: &str| {
        ask(
            port,
            "secretsmanager",
            &format!("secretsmanager.{target}"),
            body,
        )
    };
    let created = manager(
        "CreateSecret",
        r#"{"Name": "app/db", "SecretString": "{\"password\":\"correct-horse-1\"}"}"#,
    );
    manager(
        "PutSecretValue",
        r#"{"SecretId": "app/db", "SecretString": "{\"password\":\"battery-staple-2\",\"port\":5432543254}"}"#,
    );
    manager(
        "CreateSecret",
        r#"{"Name": "plain", "SecretString": "plain-text-value\n"}"#,
    );
    manager(
        "CreateSecret",
        r#"{"Name": "bin", "SecretBinary": "gIFiaW5hcnktdmFsdWX/"}"#,
    );
    let input = "correct-horse-1 battery-staple-2 5432543254 plain-text-value \
                 {\"password\":\"battery-staple-2\",\"port\":5432543254}\n";
    assert_eq!(
        place.redact(&["aws:app/db", "aws:plain"], input),
        success(
            "__REDACTED:db-password-previous__ __REDACTED:db-password__ __REDACTED:db-port__ \
             __REDACTED:plain__ __REDACTED:db__\n"
        )
    );
    assert_eq!(
        place.recipe("aws", "battery-staple-2\n"),
        success("__REDACTED:db-password__\n")
    );
    // By its ARN, which names another region than the client's own, and by key.
    let created: serde_json::Value = serde_json::from_str(&created).unwrap();
    let arn = created["ARN"].as_str().unwrap();
    let place = place.env("AWS_DEFAULT_REGION", "eu-west-1");
    assert_eq!(
        place.redact(
            &[&format!("aws:{arn}#port")],
            "correct-horse-1 5432543254\n"
        ),
        success("correct-horse-1 __REDACTED:db-port__\n")
    );
    let place = place.env("AWS_DEFAULT_REGION", "us-east-1");
    assert_eq!(
        place.redact(&["aws:bin"], b"a \x80\x81binary-value\xff b\n"),
        success("a __REDACTED:bin__ b\n")
    );

    for (source, why) in [
        ("aws:none", "ResourceNotFoundException"),
        ("aws:app/db#none", "it has no key 'none'"),
        ("aws:plain#key", "its value is no JSON object"),
    ] {
        place.refuses(source, input, why);
    }
}

#[test]
fn parameter_store() {
    let Some((place, server, port)) = start() else {
        return;
    };
    let put = |name: &str, kind: &str, value: &str| {
        let body =
            serde_json::json!({"Name": name, "Type": kind, "Value": value, "Overwrite": true});
        ask(port, "ssm", "AmazonSSM.PutParameter", &body.to_string());
    };
    put("/app/key", "SecureString", "correct-horse-1");
    put("/app/key", "SecureString", "battery-staple-2");
    put(
        "/app/deep/hosts",
        "StringList",
        "first-of-list,second-of-list",
    );
    put("/other", "SecureString", "value-of-another");
    // More than one page of ten.
    (10..22).for_each(|at| {
        put(
            &format!("/app/many/{at}"),
            "String",
            &format!("many-values-{at}"),
        )
    });
    let input = "correct-horse-1 battery-staple-2 second-of-list value-of-another many-values-21\n";
    assert_eq!(
        place.redact(&["aws-ssm:/app/key"], input),
        success(
            "__REDACTED:key-previous__ __REDACTED:key__ second-of-list value-of-another many-values-21\n"
        )
    );
    assert_eq!(
        place.recipe("aws-ssm", input),
        success(
            "correct-horse-1 __REDACTED:key__ __REDACTED:hosts-1__ value-of-another __REDACTED:21__\n"
        )
    );
    for (source, why) in [
        ("aws-ssm:/app/none", "ParameterNotFound"),
        ("aws-ssm:/none/*", "it holds no value"),
        ("aws-ssm:app/*", "a path begins with '/'"),
    ] {
        place.refuses(source, input, why);
    }
    drop(server);
    place.refuses(
        "aws-ssm:/app/key",
        input,
        "Could not connect to the endpoint URL",
    );
}
