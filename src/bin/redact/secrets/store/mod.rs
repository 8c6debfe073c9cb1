//! Stores: other programs' secrets, which their own clients read for the user who is logged in.
//!
//! A store says how its references are written, what its client is called with, and what of
//! the output are values. All of what a reference names is taken: which of the fields are
//! secret is not for us to guess.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
pub(crate) trait Store: Send + Sync {
    /// Asks the client.
    ///
    /// # Errors
    ///
    /// A sentence without a value in it, and without the reference.
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String>;
}

/// How a store's references are understood.
type Parse = fn(&str) -> Result<Box<dyn Store>, String>;

/// The schemes, and the form of what follows them.
const STORES: &[(&str, &str, Parse)] = &[
    ("vault", "vault:PATH[#FIELD]", vault::parse),
    ("aws", "aws:ID[#KEY]", aws::parse_secret),
    (
        "aws-ssm",
        "aws-ssm:NAME or aws-ssm:/PATH/*",
        aws::parse_parameter,
    ),
    ("gcp", "gcp:NAME[@VERSION][#KEY]", gcp::parse),
    ("azure", "azure:VAULT/NAME[/VERSION][#KEY]", azure::parse),
    ("k8s", "k8s:[NAMESPACE/]NAME[#KEY]", k8s::parse),
    ("pass", "pass:NAME", pass::parse),
    ("op", "op:op://VAULT/ITEM/FIELD or op:ITEM", op::parse),
    ("sops", "sops:FILE", sops::parse),
];

/// So many clients run at the same time.
const AT_ONCE: usize = 8;

/// The schemes of all stores.
pub(crate) fn schemes() -> impl Iterator<Item = &'static str> {
    STORES.iter().map(|(scheme, ..)| *scheme)
}

/// Understands what follows a store's scheme; nothing for a scheme that is no store's.
pub(crate) fn parse(scheme: &str, reference: &str) -> Option<Result<Box<dyn Store>, String>> {
    let (_, form, parse) = STORES.iter().find(|(name, ..)| *name == scheme)?;
    // A part that begins with a hyphen would be an option of the client's.
    let is_option = reference
        .split(['/', '#', '@'])
        .next()
        .is_some_and(|part| part.starts_with('-'));
    let parsed = match reference {
        "" => Err("nothing is named".to_owned()),
        _ if is_option => Err("it begins with a hyphen".to_owned()),
        _ if reference.contains(char::is_control) => Err("it holds a control character".to_owned()),
        _ => parse(reference),
    };
    Some(parsed.map_err(|why| format!("{why}; its form is {form}")))
}

/// What each of these references gives, in their order. Clients wait for servers most of their
/// time, so several run at once.
pub(crate) fn read_all(
    stores: &[Box<dyn Store>],
    limits: Limits,
) -> Vec<Result<Vec<Found>, String>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match stores.get(at) {
                Some(store) => done.push((at, store.read(limits))),
                None => return done,
            }
        }
    };
    let mut all: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..stores.len().min(AT_ONCE))
            .map(|_| scope.spawn(work))
            .collect();
        let results = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            Err(panic) => resume_unwind(panic),
        });
        results.flatten().collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
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
                Err(failure) => return Err(failure.about(program)),
            }
        }
        let names: Vec<String> = self
            .programs
            .iter()
            .map(|name| format!("'{name}'"))
            .collect();
        let names = names.join(" nor ");
        let neither = if self.programs.len() > 1 {
            "neither "
        } else {
            ""
        };
        let is = match neither {
            "" => "is not",
            _ => "is",
        };
        Err(format!("{neither}{names} {is} installed: {}", self.install))
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
