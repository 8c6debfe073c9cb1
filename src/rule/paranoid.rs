//! What may well be no secret: used at [`Level::Paranoid`] only.
//!
//! Ordinary logs hold values like these: ids, digests, session names. On two
//! megabytes of system logs of eight kinds these rules change no line in a thousand.

use super::{Check, Level, Rule, Tail, Value};

/// The rows.
pub(super) const RULES: &[Rule] = &[
    Rule::key(
        "weak-key-value",
        "random value under a name that often tells nothing",
        &[
            "^key",
            "^salt",
            "^nonce",
            "^seed",
            "^session",
            "session_id",
            "^sid",
            "^code",
            "^state",
            "^csrf",
            "^xsrf",
            "^hash",
            "^sig",
            "^hmac",
            "^challenge",
            "^verifier",
        ],
        Value::Shape,
    )
    .source("https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html")
    .level(Level::Paranoid)
    .secret("[A-Za-z0-9+/_-]{16,}={0,2}")
    .spare("[A-Za-z_/-]+|[0-9_-]+|[0-9A-Za-z]*(?:[_/-][a-z]+)+[0-9]{0,4}")
    .check(Check::Distinct(8))
    .examples(&["nonce=«{b64url:32}»", "\"session_id\": \"«{hex:32}»\""])
    .counterexamples(&["key=primary_key_of_a_table", "state=waiting_for_connection"]),
    Rule::run(
        "high-entropy-run",
        "long run of mixed letters and digits",
        "[A-Za-z0-9]",
    )
    .source("https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html")
    .level(Level::Paranoid)
    .secret("[A-Za-z0-9]{17}")
    // One case only, or letters only, or words with a number behind them.
    .spare("[a-z0-9_-]+|[A-Z0-9_-]+|[A-Za-z_-]+[0-9]{0,4}")
    .check(Check::Entropy(35))
    .tail(Tail::Token)
    .examples(&["id {alnum:7}«{alnum:25}»", "\"{alnum:7}«{alnum:57}»\""])
    .counterexamples(&["{hex:40}", "com.example.ApplicationContextInitializer"]),
];
