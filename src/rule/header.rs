//! Headers, as requests write them, and as structs and maps print them.
//!
//! Only what the key words of `assignment` do not cover already: header names
//! that end in `-key` or `-token` mostly are there.

use super::{Rule, Value};

/// The headers.
pub(crate) const RULES: &[Rule] = &[
    Rule::key(
        "authorization",
        "Authorization header; its scheme stays visible",
        &["authorization"],
        Value::Authorization,
    )
    .source("https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2")
    .examples(&[
        "Authorization: Bearer «{alnum:30}»",
        "authorization: Basic «{b64:22}==»",
        "Proxy-Authorization: Basic «{b64:20}»",
        "\"authorization\": \"Bearer «{b64url:40}»\"",
        "{{\\\"Authorization\\\":\\\"Bearer «{b64url:40}»\\\"}}",
        "authorization=[\"Bearer «{alnum:30}»\"]",
        "map[Authorization:[Bearer «{alnum:30}»] Accept:[*/*]]",
        "curl -H 'Authorization: token «{alnum:30}»' https://a",
        "Authorization: Digest «username=\"a\", nonce=\"{hex:16}\", response=\"{hex:32}\"»",
        "Authorization: AWS4-HMAC-SHA256 «Credential={alnum:20}/20240101/a/s3/aws4_request, Signature={hex:64}»",
        "Authorization: Token token=\"«{alnum:20}»\"",
        "authorization: «{alnum:40}»",
        "authorization: \"«Custom {alnum:40}»\"",
    ])
    .counterexamples(&[
        "Authorization: Bearer <token>",
        "authorization: Bearer $TOKEN",
        "Authorization: required",
        "authorization: none",
        "authorization: Bearer",
        "authorization_endpoint=https://a/{alnum:20}",
        "\"authorization\": null",
    ]),
    Rule::key("cookie", "Cookie header", &["^cookie!set"], Value::Cookie)
        .source("https://www.rfc-editor.org/rfc/rfc6265#section-4.2")
        .examples(&[
            "Cookie: «sid={alnum:20}; theme=dark»",
            "\"cookie\": \"«sid={alnum:20}»\"",
            "curl -H 'Cookie: «sid={hex:32}»' https://a",
            "{{\\\"Cookie\\\":\\\"«a={alnum:20}; b={alnum:8}»\\\"}}",
            "map[Cookie:[«a={alnum:20}; b={alnum:8}»] Host:[x]]",
        ])
        .counterexamples(&["cookie: none", "cookies=3", "cookie=0x7f3a9b12", "cookie_name=a={alnum:20}"]),
    Rule::key(
        "set-cookie",
        "Set-Cookie header; the cookie's name and attributes stay visible",
        &["set_cookie"],
        Value::SetCookie,
    )
    .source("https://www.rfc-editor.org/rfc/rfc6265#section-4.1")
    .examples(&[
        "Set-Cookie: sid=«{alnum:20}»; Path=/; HttpOnly",
        "\"set-cookie\": [\"sid=«{alnum:20}»; Secure\"]",
        "{{\\\"Set-Cookie\\\":\\\"sid=«{b64url:40}»; Path=/\\\"}}",
    ])
    .counterexamples(&["Set-Cookie: sid=; Path=/", "Set-Cookie: sid=deleted; Max-Age=0"]),
    Rule::key(
        "session-cookie",
        "session id under a framework's name for it",
        &[
            "jsessionid", "phpsessid", "net_sessionid", "aspxauth", "connect_sid", "django_sessionid",
            "laravel_session", "rack_session", "gitlab_session", "user_session", "grafana_session",
            "estsauth", "sapisid", "express_sid", "oauth2_proxy", 
        ],
        Value::Long,
    )
    .source("https://owasp.org/www-community/attacks/Session_hijacking_attack")
    .examples(&["JSESSIONID=«{HEX:32}»; a", "PHPSESSID=«{lowalnum:26}»", "connect.sid=«s%3A{alnum:32}»"])
    .counterexamples(&["JSESSIONID=null", "phpsessid_name={alnum:30}"]),
    Rule::key(
        "key-header",
        "credential in a vendor's header",
        &[
            "fastly_key", "honeycomb_team", "metabase_session", "jfrog_art_api", "iap_jwt_assertion",
            "access_jwt_assertion", "x_sentry_auth", "client_assertion", "redis_auth",
            "rediscli_auth",
        ],
        Value::Long,
    )
    .source("https://docs.honeycomb.io/api/auth/")
    .examples(&["Fastly-Key: «{alnum:32}»", "x-honeycomb-team: «{alnum:32}»", "'X-JFrog-Art-Api': '«{alnum:60}»'"])
    .counterexamples(&["fastly_key_id={alnum:30}", "client_assertion_type={alnum:30}"]),
];
