//! The rows.

use super::Rule;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::context(
        "adafruit-secret",
        "Adafruit secret near its vendor's name",
        &["adafruit"],
        true,
    )
    .source("https://example.org")
    .secret("[a-z0-9_-]{32}")
    .examples(&[
        "ADAFRUIT_KEY=«{lowalnum:32}»",
        "{{\"adafruitIoKey\": \"«{lowalnum:32}»\"}}",
        "adafruit: «{hex:32}»",
    ])
    .counterexamples(&[
        "adafruit_commit={hex:32}",
        "ADAFRUIT_KEY={hex:31}",
        "seafruit={hex:32}",
    ]),
    Rule::context(
        "adyen-secret",
        "Adyen secret near its vendor's name",
        &["adyen"],
        false,
    )
    .source("https://example.org")
    .secret("[A-Za-z0-9]{40}")
    .examples(&["ADYEN_PROD=«{alnum:40}»", "my.adyen-x : '«{alnum:40}»'"])
    .counterexamples(&["adyen_image_id={alnum:40}", "{lower:12}={alnum:40}"]),
    Rule::run("mailchimp-api-key", "Mailchimp", "[0-9a-f]")
        .source("https://example.org")
        .secret("[0-9a-f]{25}-us[0-9]{1,2}")
        .examples(&["a {hex:7}«{hex:25}-us12»"])
        .counterexamples(&["{hex:32}-eu12"]),
    Rule::run("discord-bot", "Discord", "[A-Za-z0-9_-]")
        .source("https://example.org")
        .secret("[A-Za-z0-9_-]{17,21}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27}")
        .examples(&["a {token:7}«{token:18}.{token:6}.{token:27}»"])
        .counterexamples(&["{hex:32}-eu12"]),
];
