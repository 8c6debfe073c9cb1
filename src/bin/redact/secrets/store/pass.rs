//! The standard Unix password manager, and gopass where that is installed instead.
//!
//! An entry's first line is the password. What follows is the user's own; by custom lines
//! of `key: value`, and addresses of one-time passwords.
//! See <https://www.passwordstore.org/> and
//! <https://github.com/gopasspw/gopass/blob/master/docs/commands/show.md>.

use super::{Client, Found, Limits, Store, last, otp_seed, push, some};

const CLIENT: Client = Client {
    programs: &["pass", "gopass"],
    install: "install the password store (pass), or gopass",
};

struct Pass {
    name: String,
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    match reference.ends_with('/') {
        true => Err("it names a folder and not an entry".to_owned()),
        false => Ok(Box::new(Pass {
            name: reference.to_owned(),
        })),
    }
}

impl Store for Pass {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let output = CLIENT.call_each(limits, |program| match program {
            // It would hide the password and rearrange the rest, as its user has set it.
            "gopass" => vec!["show", "--unsafe", "--noparsing", &self.name],
            _ => vec!["show", &self.name],
        })?;
        if is_folder(&self.name, &output) {
            return Err("it is a folder; name one of its entries".to_owned());
        }
        some(values(last(&self.name), &output))
    }
}

/// Whether the entries of a folder were listed, which is no failure to the client.
fn is_folder(name: &str, output: &[u8]) -> bool {
    let mut lines = output.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default().trim_ascii_end();
    let first = first.strip_suffix(b"/").unwrap_or(first);
    let is_branch = |line: &[u8]| {
        let branches = ["├", "└", "|--", "`--"];
        branches
            .iter()
            .any(|branch| line.starts_with(branch.as_bytes()))
    };
    first == name.as_bytes() && lines.next().is_none_or(is_branch)
}

fn values(name: &str, entry: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, line) in entry.split(|&byte| byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if at == 0 {
            push(&mut found, &format!("{name}.password"), line);
            continue;
        }
        let text = str::from_utf8(line).unwrap_or_default().trim();
        let named = |part: &str| format!("{name}.{part}");
        match (otp_seed(text), text.split_once(": ")) {
            (Some(seed), _) => push(&mut found, &named("otp"), seed.as_bytes()),
            (None, Some((key, value))) => match otp_seed(value.trim()) {
                Some(seed) => push(&mut found, &named(key.trim()), seed.as_bytes()),
                None => push(&mut found, &named(key.trim()), value.trim().as_bytes()),
            },
            (None, None) if text == "---" => {}
            (None, None) => push(
                &mut found,
                &named(&format!("line-{}", at + 1)),
                line.trim_ascii(),
            ),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(found: &[Found]) -> Vec<String> {
        let show = |one: &Found| format!("{}={}", one.name, String::from_utf8_lossy(&one.value));
        found.iter().map(show).collect()
    }

    #[test]
    fn an_entry_of_every_custom() {
        let entry = "hunter2: yes \r\nuser: bob\nurl:  https://example.org/x: y\n---\n\n\
                     otpauth://totp/x?issuer=y&secret=JBSWY3DP&digits=6\n\
                     totp: otpauth://totp/z?secret=GEZDGNBV\nrecovery-code\nempty: \n";
        assert_eq!(
            shown(&values("db", entry.as_bytes())),
            [
                "db.password=hunter2: yes ",
                "db.user=bob",
                "db.url=https://example.org/x: y",
                "db.otp=JBSWY3DP",
                "db.totp=GEZDGNBV",
                "db.line-8=recovery-code",
                "db.line-9=empty:",
            ]
        );
        assert_eq!(shown(&values("db", b"\xff\xfe\n\xfd12\n")).len(), 2);
    }

    #[test]
    fn a_folder_is_no_entry() {
        assert!(is_folder("app", "app\n├── db\n└── one\n".as_bytes()));
        assert!(is_folder("app", b"app/\n|-- db\n`-- one\n"));
        assert!(is_folder("app", b"app"));
        assert!(!is_folder("app", b"app\nuser: bob\n"));
        assert!(!is_folder("app", b"hunter2\n"));
    }
}
