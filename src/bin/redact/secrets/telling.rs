//! Which variables hold a secret, by their names; and passwords within URLs.

use std::sync::OnceLock;

use redact_stream::Redactor;
use zeroize::Zeroizing;

/// Last words of names that tell something of a variable, but nothing in prose, where
/// the rules for keys are used.
const LAST_WORDS: &[&str] = &["KEY", "SALT", "PAT", "CREDS", "AUTH", "DSN"];

/// Where the shell is and was: the rules know `pwd` as a password.
const DIRECTORIES: &[&str] = &["PWD", "OLDPWD"];

/// Whether a variable of this name holds a secret.
pub(super) fn is_telling(name: &str) -> bool {
    static KEYS: OnceLock<Redactor> = OnceLock::new();
    if DIRECTORIES.contains(&name) {
        return false;
    }
    let last = name.rsplit(['_', '-', '.']).next().unwrap_or_default();
    let is_last = |word: &&str| word.eq_ignore_ascii_case(last) && last.len() < name.len();
    LAST_WORDS.iter().any(|word| is_last(&word)) || KEYS.get_or_init(keys).is_telling_key(name)
}

/// What knows telling keys. All that could be refused is the family's name.
fn keys() -> Redactor {
    let family = Redactor::builder().only(["assignment"]).build();
    family.unwrap_or_default()
}

/// The passwords of a value that is a URL: as they stand there, and percent-decoded.
pub(super) fn passwords(value: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let Some(at) = value.windows(3).position(|three| three == b"://") else {
        return Vec::new();
    };
    let is_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.:".contains(byte);
    if at == 0 || !value[..at].iter().all(is_scheme) {
        return Vec::new();
    }
    let rest = &value[at + 3..];
    let end = rest.iter().position(|byte| b"/?#".contains(byte));
    let authority = &rest[..end.unwrap_or(rest.len())];
    let last_at = |text: &[u8]| text.iter().rposition(|&byte| byte == b'@');
    // A password that should have been encoded may hold a slash: then the last sign counts.
    let Some(user) = last_at(authority).or_else(|| last_at(rest)) else {
        return Vec::new();
    };
    let user = &rest[..user];
    let Some(colon) = user.iter().position(|&byte| byte == b':') else {
        return Vec::new();
    };
    let password = Zeroizing::new(user[colon + 1..].to_vec());
    if password.is_empty() {
        return Vec::new();
    }
    let decoded = percent_decoded(&password);
    match decoded == password {
        true => vec![password],
        false => vec![password, decoded],
    }
}

fn percent_decoded(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut decoded = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text;
    while let [first, behind @ ..] = rest {
        let digit = |at: usize| behind.get(at).and_then(|&byte| (byte as char).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                rest = &behind[2..];
            }
            _ => {
                decoded.push(*first);
                rest = behind;
            }
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_tell_and_names_that_do_not() {
        for name in [
            "DB_PASSWORD",
            "PGPASSWORD",
            "API_KEY",
            "GITHUB_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "MY_KEY",
            "APP_SALT",
            "dbPassword",
            "SENTRY_DSN",
        ] {
            assert!(is_telling(name), "{name}");
        }
        for name in [
            "PWD",
            "OLDPWD",
            "HOME",
            "PATH",
            "SSH_AUTH_SOCK",
            "TOKEN_FILE",
            "AWS_ACCESS_KEY_ID",
            "KEY",
            "MONKEY",
            "PASSWORD_STORE_DIR",
            "XAUTHORITY",
        ] {
            assert!(!is_telling(name), "{name}");
        }
    }

    #[test]
    fn passwords_of_urls() {
        for (url, expected) in [
            ("postgres://u:p@h/db", &["p"][..]),
            ("redis://:pw1@h:6379/0", &["pw1"]),
            ("amqps://u:a%40b%2Fc@h/v", &["a%40b%2Fc", "a@b/c"]),
            ("mysql://u:a/b@h/db", &["a/b"]),
            ("jdbc:mysql://u:pw2@h/db?x=a@b", &["pw2"]),
            ("https://u:a@b@h/", &["a@b"]),
            ("https://u:50%@h/", &["50%"]),
            ("https://user@h/", &[]),
            ("https://h:80/a", &[]),
            ("https://u:@h/", &[]),
            ("see https://u:p@h/", &[]),
            ("://u:p@h/", &[]),
            ("plain", &[]),
        ] {
            let found = passwords(url.as_bytes());
            let found: Vec<&[u8]> = found.iter().map(|it| &it[..]).collect();
            let expected: Vec<&[u8]> = expected.iter().map(|it| it.as_bytes()).collect();
            assert_eq!(found, expected, "{url}");
        }
    }
}
