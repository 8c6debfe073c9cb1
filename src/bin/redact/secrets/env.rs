//! Variables of this process' environment.

use std::env;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

use zeroize::Zeroizing;

use super::spec::{Modifier, Spec};
use super::{Found, Read};

/// `env`: those with telling names. `env:DB_*`: those whose names match.
pub(super) fn read(spec: &Spec) -> Read {
    from(spec, env::vars_os())
}

fn from(spec: &Spec, variables: impl Iterator<Item = (OsString, OsString)>) -> Read {
    let mut read = Read::default();
    for (name, value) in variables {
        let name = name.to_string_lossy().into_owned();
        let value = Zeroizing::new(value.into_vec());
        let found = Found { name, value };
        if spec.has(Modifier::All) {
            read.found.push(found);
        } else if spec.reference.is_empty() {
            read.take_if_telling(found);
        } else if is_match(spec.reference.as_bytes(), found.name.as_bytes()) {
            read.found.push(found);
        }
    }
    // The system has no order of its own that would be worth keeping.
    read.found.sort_by(|one, other| one.name.cmp(&other.name));
    read.passed_over.sort_unstable();
    read
}

/// Whether a name is of this pattern: `*` stands for any characters, `?` for one.
fn is_match(pattern: &[u8], name: &[u8]) -> bool {
    // Where the last `*` stands, and where in the name it ends so far.
    let mut star: Option<(usize, usize)> = None;
    let (mut p, mut n) = (0, 0);
    while n < name.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((at, end)) = star else {
                    return false;
                };
                star = Some((at, end + 1));
                (p, n) = (at + 1, end + 1);
            }
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_names() {
        for (pattern, name, expected) in [
            ("*", "A", true),
            ("DB_*", "DB_PASSWORD", true),
            ("DB_*", "DB_", true),
            ("DB_*", "MY_DB_X", false),
            ("*_KEY", "A_KEY_KEY", true),
            ("*_KEY*_B", "A_KEY_KEY_B", true),
            ("D?_X", "DB_X", true),
            ("D?_X", "D_X", false),
            ("db_*", "DB_X", false),
            ("", "", true),
            ("A", "", false),
        ] {
            let is = is_match(pattern.as_bytes(), name.as_bytes());
            assert_eq!(is, expected, "{pattern} {name}");
        }
    }

    fn names(spec: &str) -> (Vec<String>, Vec<String>) {
        let spec = Spec::parse(spec, "--secrets").unwrap();
        let variables = [
            ("PORT", "8080"),
            ("DB_PASSWORD", "hunter2-db"),
            ("DB_HOST", "db.internal"),
            ("DATABASE_URL", "postgres://u:correct-horse@h/db"),
        ];
        let variables = variables.map(|(name, value)| (name.into(), value.into()));
        let read = from(&spec, variables.into_iter());
        let names = read.found.into_iter().map(|found| found.name).collect();
        (names, read.passed_over)
    }

    #[test]
    fn telling_names_or_those_asked_for() {
        let (found, passed_over) = names("env");
        assert_eq!(found, ["DATABASE_URL", "DB_PASSWORD"]);
        assert_eq!(passed_over, ["DB_HOST", "PORT"]);
        let (found, passed_over) = names("env:DB_*");
        assert_eq!(found, ["DB_HOST", "DB_PASSWORD"]);
        assert!(passed_over.is_empty());
        assert_eq!(names("env:*").0.len(), 4);
        assert_eq!(names("env+all").0.len(), 4);
    }
}
