//! Credentials in URLs: `scheme://user:SECRET@host`.
//!
//! The user is shown, the password is hidden up to the last `@` of the
//! authority: a password that holds an `@` should be escaped and often is not.
//! Nothing looks ahead here, so the `@` is part of the pattern and left out of
//! the span by [`Rule::trail`].
//!
//! The authority ends at `/`, `?`, `#`, white space, a quote or an angle
//! bracket, as in any log; and at a backslash, so that `http://host:80\nuser@host`
//! is no credential, but for the JSON escapes of signs that a password may hold.

use super::Rule;

/// See the module.
pub(crate) const RULES: &[Rule] = &[
    Rule::token("url-password", "password in a URL")
        .source(RFC)
        .anchors(&["://", ":\\/\\/"])
        .searched()
        .then("[^\\x00-\\x20/:@?#\"'<>`\\\\\\x7F]*:")
        .secret("(?:[^\\x00-\\x20/?#\"'<>`\\\\\\x7F]|\\\\u00(?:2[1456]|3[CDEcde]))+@")
        .trail(1)
        .tail(super::Tail::None)
        // A port before other text with an `@`, a version before a digest;
        // `$VAR`, `${VAR}`, `{var}`, `{{ .var }}`, `%s`, `%PASSWORD%`, `****`, `...`, `xxxx`.
        .spare(
            "(?:\\$[A-Za-z_][A-Za-z0-9_]*|\\$?\\{\\{?[A-Za-z0-9_.]+\\}?\\}|\\$\\([A-Za-z0-9_]+\\)|%[sv]|%[A-Z_]+%\
             |\\*+|\\.+|[xX]{3,}|\\[[A-Za-z_-]+\\]\
             |[0-9]{1,5}[;,)&|\\]][^\\x00-\\x20/?#\"'<>`\\\\\\x7F]*|[0-9]+(?:\\.[0-9]+)+(?:-[a-z0-9.]+)?)@",
        )
        .reach(257)
        .examples(&[
            "postgres://app:«{alnum:12}»@db.example.org:5432/app",
            "redis://:«{token:20}»@cache:6379",
            "\"url\":\"amqp://u:«p@{alnum:6}\\u0026{alnum:3}%40»@mq/vhost\"",
            "proxy=http:\\/\\/user:«{alnum:10}»@proxy:3128\\/",
            "https://oauth2:«{alnum:20}»@git.example.org/a.git and http://x:«y»@z",
        ])
        .counterexamples(&[
            "http://localhost:8080/users/@me",
            "mysql://root:${{DB_PASSWORD}}@db/x",
            "docker://alpine:3.18@sha256:{hex:64}",
            "url=http://a:80;mail=b@example.org",
            "mysql://root:****@db/x",
            "https://user@host:8080/",
            "http://host:80\\nmail admin@example.org",
        ]),
    // A URL inside a query: its own marks are escaped, once.
    Rule::token("url-password", "password in a URL")
        .source(RFC)
        .anchors(&["%3A%2F%2F", "%3a%2f%2f"])
        .searched()
        .then(
            "(?:[^\\x00-\\x20%/:@?#&=\"'<>`\\\\\\x7F]|%[1-9A-Fa-f][0-9A-Fa-f])*(?:%3[Aa]|:)",
        )
        .secret(
            "(?:[^\\x00-\\x20%/?#&=\"'<>`\\\\\\x7F]|%(?:[14-9A-Fa-f][0-9A-Fa-f]|2[014-9A-Ea-e]|3[0-9A-Da-d]))+%40",
        )
        .trail(3)
        .tail(super::Tail::None)
        .spare("(?:%24(?:%7[Bb])?[A-Za-z0-9_]+(?:%7[Dd])?|\\*+|(?:%2[Aa])+|[xX]{3,})%40")
        .reach(512)
        .examples(&[
            "?to=https%3A%2F%2Fapp%3A«{alnum:12}»%40example.org%2Fa",
            "url=amqp%3a%2f%2fu%3a«{alnum:4}%40{alnum:5}%25»%40mq%2fv",
        ])
        .counterexamples(&[
            "?to=https%3A%2F%2Fexample.org%3A8080%2Fusers%2F%40me",
            "?to=https%3A%2F%2Fexample.org%2F&mail=a%40example.org",
            "x%3A%2F%2Fu%3A%24%7BPASS%7D%40host",
        ]),
];

/// Its section 3.2.1 is about user information.
const RFC: &str = "https://www.rfc-editor.org/rfc/rfc3986";
