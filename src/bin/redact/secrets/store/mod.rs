//! Stores: other programs' secrets, which their own clients read for the user who is logged in.
//!
//! A store says how its references are written, what its client is called with, and what of
//! the output are values. All of what a reference names is taken: which of the fields are
//! secret is not for us to guess.

use zeroize::Zeroizing;

use super::Found;
use super::client::{self, Failure, Limits};
use super::format::tree::base64;

/// AWS Secrets Manager and Parameter Store.
mod aws;
/// Azure Key Vault.
mod azure;
/// Google Cloud Secret Manager.
mod gcp;
/// What most clients print.
mod json;
/// Kubernetes.
mod k8s;
/// 1Password.
mod op;
/// The standard Unix password manager, and gopass.
mod pass;
/// Encrypted files.
mod sops;
/// HashiCorp Vault and OpenBao.
mod vault;

/// One reference, understood.
pub(crate) trait Store {
    /// Asks the client.
    ///
    /// # Errors
    ///
    /// A sentence without a value in it, and without the reference.
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String>;
}

/// Understands what follows a store's scheme.
///
/// # Errors
///
/// When it is no reference: says why.
pub(crate) fn parse(scheme: &str, reference: &str) -> Result<Box<dyn Store>, String> {
    if reference.starts_with('-') {
        // It would be an option of the client's.
        return Err("it begins with a hyphen".to_owned());
    }
    if reference.contains(char::is_control) {
        return Err("it holds a control character".to_owned());
    }
    match scheme {
        "vault" => vault::parse(reference),
        "aws" => aws::parse_secret(reference),
        "aws-ssm" => aws::parse_parameter(reference),
        "gcp" => gcp::parse(reference),
        "azure" => azure::parse(reference),
        "k8s" => k8s::parse(reference),
        "pass" => pass::parse(reference),
        "op" => op::parse(reference),
        "sops" => sops::parse(reference),
        _ => Err("there is no such store".to_owned()),
    }
}

/// A program that speaks with a store.
struct Client {
    /// What it may be called; the first that is installed is used.
    programs: &'static [&'static str],
    /// What to install where none is.
    install: &'static str,
}

impl Client {
    /// What it prints when it is called so.
    fn call(&self, limits: Limits, args: &[&str]) -> Result<Zeroizing<Vec<u8>>, String> {
        self.call_each(limits, |_| args.to_vec())
    }

    /// The same where the programs are called differently.
    fn call_each<'a>(
        &self,
        limits: Limits,
        args: impl Fn(&str) -> Vec<&'a str>,
    ) -> Result<Zeroizing<Vec<u8>>, String> {
        for program in self.programs {
            match client::run(program, args(program), limits) {
                Ok(output) => return Ok(output),
                Err(Failure::Missing) => {}
                Err(failure) => return Err(failure.about(&format!("'{program}'"))),
            }
        }
        let quote = |name: &&str| format!("'{name}'");
        let names: Vec<String> = self.programs.iter().map(quote).collect();
        let missing = match &names[..] {
            [one] => format!("{one} is not installed"),
            _ => format!("neither {} is installed", names.join(" nor ")),
        };
        Err(format!("{missing}: {}", self.install))
    }
}

/// A value without the end of its line, which many stores keep by accident and no log shows
/// together with it. An empty one is none.
fn push(found: &mut Vec<Found>, name: &str, value: &[u8]) {
    let end = value.iter().rposition(|byte| !b"\r\n".contains(byte));
    if let Some(end) = end {
        found.push(Found {
            name: name.to_owned(),
            value: Zeroizing::new(value[..=end].to_vec()),
        });
    }
}

/// A value whose content the store does not know: by itself, and where it is a JSON object or
/// array, all that is in it. With a key, only what that object has under it.
fn push_text(
    found: &mut Vec<Found>,
    name: &str,
    value: &[u8],
    key: Option<&str>,
) -> Result<(), String> {
    let tree = match value.trim_ascii_start().first() {
        Some(b'{' | b'[') => json::parse(Zeroizing::new(value.to_vec())).ok(),
        _ => None,
    };
    match (key, tree) {
        (None, tree) => {
            push(found, name, value);
            if let Some(tree) = tree {
                json::leaves(found, name, &tree);
            }
        }
        (Some(key), Some(tree)) => match tree.get(key) {
            Some(value) => json::leaves(found, &format!("{name}.{key}"), value),
            None => return Err(format!("it has no key '{key}'")),
        },
        (Some(_), None) => return Err("its value is no JSON object, and so has no keys".to_owned()),
    }
    Ok(())
}

/// What was found, which is something.
fn some(found: Vec<Found>) -> Result<Vec<Found>, String> {
    match found.is_empty() {
        true => Err("it holds no value".to_owned()),
        false => Ok(found),
    }
}

/// An earlier value is still in earlier logs. It is added where it can be had.
fn push_previous(found: &mut Vec<Found>, previous: Result<Vec<Found>, String>) {
    for mut earlier in previous.unwrap_or_default() {
        if found.iter().all(|now| *now.value != *earlier.value) {
            earlier.name.push_str(".previous");
            found.push(earlier);
        }
    }
}

/// The last part of a path.
fn last(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// What precedes the last number sign, and what follows it.
fn split_key(reference: &str) -> Result<(&str, Option<&str>), String> {
    match reference.rsplit_once('#') {
        None => Ok((reference, None)),
        Some(("", _)) => Err("nothing is named".to_owned()),
        Some((_, "")) => Err("nothing follows its '#'".to_owned()),
        Some((path, key)) => Ok((path, Some(key))),
    }
}

/// The seed of a one-time password's address, `otpauth://…?secret=…`.
fn otp_seed(address: &str) -> Option<&str> {
    let (_, query) = address.strip_prefix("otpauth://")?.split_once('?')?;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("secret="))
        .filter(|seed| !seed.is_empty())
}

/// What base64 stands for, of a thing of this name.
fn decoded(what: &str, text: &str) -> Result<Zeroizing<Vec<u8>>, String> {
    base64(text).ok_or_else(|| format!("{what} is no base64"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(found: &[Found]) -> Vec<String> {
        let show = |one: &Found| format!("{}={}", one.name, String::from_utf8_lossy(&one.value));
        found.iter().map(show).collect()
    }

    #[test]
    fn a_text_is_taken_whole_and_in_its_parts() {
        let taken = |text: &str, key: Option<&str>| {
            let mut found = Vec::new();
            push_text(&mut found, "n", text.as_bytes(), key).map(|()| shown(&found))
        };
        let json = r#" {"a": "x y", "b": [1.50, {"c": "z"}], "d": null, "e": ""}"#;
        assert_eq!(
            taken(json, None).unwrap(),
            [&format!("n={json}"), "n.a=x y", "n.b.0=1.50", "n.b.1.c=z"]
        );
        assert_eq!(taken(json, Some("b")).unwrap(), ["n.b.0=1.50", "n.b.1.c=z"]);
        assert_eq!(taken("{no json\r\n\n", None).unwrap(), ["n={no json"]);
        assert_eq!(taken("\r\n", None).unwrap(), [""; 0]);
        assert!(taken(json, Some("none")).is_err());
        assert!(taken("x", Some("none")).is_err());
    }

    #[test]
    fn an_earlier_value_is_added_once() {
        let of = |value: &str| {
            let mut found = Vec::new();
            push(&mut found, "n", value.as_bytes());
            found
        };
        let mut found = of("now");
        push_previous(&mut found, Ok(of("now")));
        push_previous(&mut found, Err("no".to_owned()));
        push_previous(&mut found, Ok(of("before")));
        assert_eq!(shown(&found), ["n=now", "n.previous=before"]);
    }

    #[test]
    fn parts_of_references() {
        assert_eq!(split_key("a#b#c"), Ok(("a#b", Some("c"))));
        assert_eq!(split_key("a"), Ok(("a", None)));
        assert!(split_key("#a").is_err() && split_key("a#").is_err());
        assert_eq!((last("a/b/"), last("a"), last("/")), ("b", "a", ""));
        let address = "otpauth://totp/x?issuer=y&secret=JBSW&digits=6";
        assert_eq!(otp_seed(address), Some("JBSW"));
        assert_eq!(otp_seed("otpauth://totp/x?secret="), None);
        assert_eq!(otp_seed("https://x?secret=JBSW"), None);
    }
}
