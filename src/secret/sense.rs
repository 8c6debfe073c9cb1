//! Which values are no use: what they would hide stands everywhere.

use std::fmt;

/// Why a secret is not used: see [`Secret::why_unused`](super::Secret::why_unused).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unused {
    /// Its value has fewer bytes than this, without white space around it.
    Short(usize),
    /// There is nothing but white space in its value.
    Blank,
    /// Its value is one byte, again and again.
    Repeated,
    /// Its value is a word such as `localhost`, in any case.
    Common,
}

impl Unused {
    /// Why one line is left out.
    pub(super) fn short(self) -> &'static str {
        match self {
            Unused::Short(_) => "too short",
            Unused::Blank => "blank",
            Unused::Repeated => "one byte again and again",
            Unused::Common => "a common word",
        }
    }
}

impl fmt::Display for Unused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unused::Short(least) => write!(f, "its value is shorter than {least} bytes"),
            Unused::Blank => f.write_str("its value is blank"),
            Unused::Repeated => f.write_str("its value is one byte again and again"),
            Unused::Common => f.write_str("its value is a common word"),
        }
    }
}

/// Why a value is not used, if it is not.
pub(super) fn why_unused(value: &[u8], shortest: usize) -> Option<Unused> {
    let value = value.trim_ascii();
    let (first, rest) = match value.split_first() {
        Some(parts) => parts,
        None => return Some(Unused::Blank),
    };
    if rest.iter().all(|byte| byte == first) {
        return Some(Unused::Repeated);
    }
    if is_common(value) {
        return Some(Unused::Common);
    }
    (value.len() < shortest).then_some(Unused::Short(shortest))
}

fn is_common(value: &[u8]) -> bool {
    let lower = |text: &'static str| text.bytes();
    COMMON
        .binary_search_by(|word| lower(word).cmp(value.iter().map(u8::to_ascii_lowercase)))
        .is_ok()
}

/// Words that programs print all the time, or that nobody keeps secret; in lower case,
/// sorted.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "/bin/bash", "/bin/sh", "/dev/null", "/home", "/root", "/tmp", "/usr/bin", "/usr/local/bin",
    "0.0.0.0", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890",
    "127.0.0.1", "255.255.255.255", "aarch64", "access_token", "active", "admin", "administrator",
    "alpine", "always", "amazon", "amd64", "anonymous", "ap-northeast-1", "ap-south-1",
    "ap-southeast-1", "ap-southeast-2", "api-key", "api-token", "api_key", "api_token", "apikey",
    "application", "application/json", "april", "arm64", "array", "august", "authenticated",
    "authentication", "authorization", "auto", "automatic", "aws-secrets", "azure", "bash",
    "basic", "bearer", "bitbucket", "boolean", "c.utf-8", "ca-central-1", "callback", "change-it",
    "change-me", "change_me", "changeit", "changeme", "client", "client_id", "client_secret",
    "complete", "completed", "container", "content", "cookie", "credential", "credentials",
    "critical", "darwin", "database", "debian", "debug", "december", "default", "demo",
    "developer", "development", "digest", "disabled", "docker", "dummy", "elasticsearch", "email",
    "empty", "en_us.utf-8", "enabled", "enterprise", "error", "eu-central-1", "eu-north-1",
    "eu-west-1", "eu-west-2", "eu-west-3", "example", "example.com", "example.org", "external",
    "failed", "failure", "false", "february", "fixme", "foobar", "friday", "github", "github.com",
    "gitlab", "gitlab.com", "gmail.com", "google", "guest", "hidden", "http", "http://127.0.0.1",
    "http://localhost", "http://localhost:3000", "http://localhost:8080", "https", "ignore",
    "ignored", "inactive", "info", "information", "integer", "internal", "january", "java",
    "july", "june", "kubernetes", "letmein", "linux", "localhost", "localhost.localdomain",
    "localhost:3000", "localhost:5432", "localhost:6379", "localhost:8000", "localhost:8080",
    "main", "manager", "march", "mariadb", "masked", "master", "message", "monday", "mongodb",
    "mysql", "never", "node", "none", "noreply", "nothing", "notice", "november", "null",
    "number", "object", "october", "operator", "optional", "passphrase", "passw0rd", "passwd",
    "password", "password!", "password1", "password123", "pending", "placeholder", "postgres",
    "postgres:postgres", "postgresql", "premium", "private", "private_key", "production",
    "public", "public_key", "python", "python3", "qwerty", "rabbitmq", "ready", "redacted",
    "redis", "refresh_token", "replace-me", "replace_me", "replaceme", "required", "root",
    "running", "sa-east-1", "sample", "sandbox", "saturday", "secret", "secret_key", "secrets",
    "secretsmanager", "september", "server", "service", "session", "smtp.gmail.com", "staging",
    "standard", "started", "stopped", "string", "success", "successful", "sunday", "system",
    "test", "testing", "text/html", "text/plain", "thursday", "todo", "token", "tokens", "trace",
    "true", "tuesday", "ubuntu", "undefined", "unknown", "us-east-1", "us-east-2", "us-west-1",
    "us-west-2", "user", "username", "utf-8", "vault", "verbose", "version", "warning", "webhook",
    "wednesday", "welcome", "windows", "x86_64", "xterm", "xterm-256color",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_in_lower_case() {
        assert!(COMMON.is_sorted_by(|one, other| one < other));
        let is_lower = |word: &&str| !word.bytes().any(|byte| byte.is_ascii_uppercase());
        assert!(COMMON.iter().all(is_lower));
    }

    #[test]
    fn what_stands_everywhere_is_not_used() {
        for (value, shortest, unused) in [
            ("hunter2x", 8, None),
            ("hunter2", 8, Some(Unused::Short(8))),
            ("hunter2", 4, None),
            (" hunter2\r\n", 8, Some(Unused::Short(8))),
            ("", 4, Some(Unused::Blank)),
            (" \t\r\n \n \n", 4, Some(Unused::Blank)),
            ("********", 4, Some(Unused::Repeated)),
            ("\nxxxxxxxxxxxx\n", 4, Some(Unused::Repeated)),
            ("Localhost", 4, Some(Unused::Common)),
            ("CHANGEME\n", 4, Some(Unused::Common)),
            ("changeme!", 4, None),
        ] {
            assert_eq!(why_unused(value.as_bytes(), shortest), unused, "{value:?}");
        }
    }
}
