//! Google, Firebase.

use super::super::{Check, Rule, Tail};

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("google-api-key", "Google API key")
        .source("https://cloud.google.com/docs/authentication/api-keys")
        .anchors(&["AIza"])
        .bordered()
        .secret("[A-Za-z0-9_-]{35}")
        .tail(Tail::Exact)
        .check(Check::Distinct(8))
        .examples(&["key=AIza«Sy{token:33}»", "{{\"key\":\"AIza«{alnum:35}»\"}}"])
        .counterexamples(&["AIza{token:20}", "AIza{token:50}", "xAIza{alnum:35}"]),
    Rule::token(
        "google-auth-key",
        "Google authorization key bound to a service account",
    )
    .source("https://cloud.google.com/docs/authentication/api-keys")
    .anchors(&["AQ.Ab8RN6"])
    .secret("[A-Za-z0-9_-]{30}")
    .examples(&[
        "AQ.Ab8RN6«{token:44}»",
        "x-goog-api-key: AQ.Ab8RN6«{token:44}»",
        "x-goog-api-key: AQ.Ab8RN6«{alnum:30}»",
    ])
    .counterexamples(&[
        "AQ.Ab8RN6{token:8}",
        "AQ.Ab9RN6{token:44}",
        "AQ.Ab8{token:44}",
    ]),
    Rule::token("google-oauth-secret", "Google OAuth client secret")
        .source("https://developers.google.com/identity/protocols/oauth2")
        .anchors(&["GOCSPX-"])
        .secret("[A-Za-z0-9_-]{28}")
        .examples(&[
            "\"client_secret\":\"GOCSPX-«{token:28}»\"",
            "GOCSPX-«{token:28}»",
            "CLIENT_SECRET=GOCSPX-«{alnum:28}»",
        ])
        .counterexamples(&[
            "GOCSPX-{token:12}",
            "{digit:12}-{lowalnum:32}.apps.googleusercontent.com",
        ]),
    Rule::token("google-oauth-token", "Google OAuth access token")
        .source("https://developers.google.com/identity/protocols/oauth2")
        .anchors(&["ya29.", "ya29.c."])
        .secret("[A-Za-z0-9_-]{20}")
        .tail(Tail::Class("(?:[A-Za-z0-9_-]|\\.[A-Za-z0-9_-])"))
        .examples(&[
            "Bearer ya29.«a0{token:160}»",
            "ya29.c.«b0{token:200}.{token:40}».",
            "ya29.c.«{token:60}»",
        ])
        .counterexamples(&["ya29.{alnum:8}", "ya29.c.{alnum:8}"]),
    Rule::token("google-refresh-token", "Google OAuth refresh token")
        .source("https://developers.google.com/identity/protocols/oauth2")
        .anchors(&["1//0"])
        .bordered()
        .secret("[A-Za-z0-9_-]{40}")
        .examples(&[
            "\"refresh_token\": \"1//0«{token:98}»\"",
            "refresh=1//0«{token:60}»",
            "refresh_token=1//0«{alnum:60}»&scope=email",
        ])
        .counterexamples(&["http:1//0{token:20}", "21//0{token:60}"]),
    Rule::token("google-oauth-code", "Google OAuth authorization code")
        .source("https://developers.google.com/identity/protocols/oauth2")
        .anchors(&["4/0A", "4%2F0A"])
        .bordered()
        .secret("[A-Za-z0-9_-]{60}")
        .examples(&[
            "code=4/0A«{token:70}»&scope=email",
            "code=4%2F0A«{token:70}»",
        ])
        .counterexamples(&["4/0A{token:20}", "pages 4/0A"]),
    Rule::token("firebase-server-key", "Firebase Cloud Messaging server key")
        .source("https://firebase.google.com/docs/cloud-messaging")
        .anchors(&[":APA91b"])
        .before("AAAA[A-Za-z0-9_-]{7}")
        .bordered()
        .secret("[A-Za-z0-9_-]{130}")
        .examples(&[
            "key=AAAA{token:7}:APA91b«{token:134}»",
            "FCM_KEY=AAAA{alnum:7}:APA91b«{token:134}»",
            "\"AAAA{alnum:7}:APA91b«{alnum:134}»\"",
        ])
        .counterexamples(&[
            "AAAA{token:7}:APA91b{token:50}",
            "AAAA{token:3}:APA91b{token:134}",
        ]),
    Rule::token("gcs-hmac-id", "Google Cloud Storage HMAC key id")
        .source("https://cloud.google.com/storage/docs/authentication/hmackeys")
        .anchors(&["GOOG1E"])
        .bordered()
        .secret("[A-Z0-9]{55}")
        .tail(Tail::Exact)
        .examples(&[
            "GOOG1E«{upalnum:55}»",
            "id: GOOG1E«{upalnum:55}»",
            "aws_access_key_id = GOOG1E«{upalnum:55}»",
        ])
        .counterexamples(&[
            "GOOG1E{upalnum:20}",
            "GOOG1E{upalnum:60}",
            "GOOG1E{upalnum:70}",
        ]),
    Rule::token("gcs-hmac-id", "Google Cloud Storage HMAC key id")
        .source("https://cloud.google.com/storage/docs/authentication/hmackeys")
        .anchors(&["GOOG"])
        .bordered()
        .secret("[A-Z0-9]{16}")
        .spare("[A-Z_-]+|[A-Za-z0-9_-]{21,}")
        .check(Check::Distinct(8))
        .examples(&[
            "GOOG«7{upalnum:15}»",
            "gs_access_key_id = GOOG«{upalnum:10}3{upalnum:9}»",
        ])
        .counterexamples(&["GOOG{upper:16}", "GOOG{upalnum:30}"]),
];
