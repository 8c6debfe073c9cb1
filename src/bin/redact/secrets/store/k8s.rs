//! Kubernetes: a Secret of the cluster that `kubectl` speaks with.
//!
//! See <https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/> and
//! <https://kubernetes.io/docs/concepts/configuration/secret/>.

use super::super::format::tree::{self, Tree};
use super::json;
use super::{Client, Found, Limits, Store, base64, push, push_text, some, split_key};

const CLIENT: Client = Client {
    programs: &["kubectl"],
    install: "install Kubernetes' client (kubectl)",
};

struct Kubernetes {
    namespace: Option<String>,
    name: String,
    key: Option<String>,
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    // A key may hold no slash, a name neither slash nor number sign.
    let (path, key) = split_key(reference)?;
    let (namespace, name) = match path.split_once('/') {
        Some((namespace, name)) => (Some(namespace), name),
        None => (None, path),
    };
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.contains('/');
    if !namespace.is_none_or(is_part) || !is_part(name) {
        return Err("it is no name of a Secret".to_owned());
    }
    Ok(Box::new(Kubernetes {
        namespace: namespace.map(str::to_owned),
        name: name.to_owned(),
        key: key.map(str::to_owned),
    }))
}

impl Store for Kubernetes {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let mut args = vec!["get", "secret", &self.name, "--output=json"];
        args.extend(
            self.namespace
                .iter()
                .flat_map(|namespace| ["--namespace", namespace]),
        );
        let tree = json::parse(CLIENT.call(limits, &args)?)?;
        match is_secret(&tree) {
            true => some(values(tree, self.key.as_deref())?),
            false => Err("its client printed no Secret".to_owned()),
        }
    }
}

/// Whether this is the manifest of a Secret.
pub(super) fn is_secret(tree: &Tree) -> bool {
    json::text(tree, &["kind"]) == Ok("Secret") && json::text(tree, &["apiVersion"]).is_ok()
}

/// What a Secret holds, or what it holds under this key.
pub(super) fn values(secret: Tree, key: Option<&str>) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    let mut is_there = false;
    for field in tree::values(vec![secret])?.found {
        // Its name holds no slash, nor does a key.
        let of_key = |key: &str| field.name.rsplit('/').next() == Some(key);
        if key.is_none_or(of_key) {
            is_there = true;
            push_text(&mut found, &field.name, &field.value, None)?;
        }
    }
    push_logins(&mut found);
    match key {
        Some(key) if !is_there => Err(format!("it has no key '{key}'")),
        _ => Ok(found),
    }
}

/// Of a registry's login the password, which stands behind the user in base64.
fn push_logins(found: &mut Vec<Found>) {
    let mut passwords = Vec::new();
    for login in found.iter().filter(|login| login.name.ends_with(".auth")) {
        let text = str::from_utf8(&login.value).ok().and_then(base64);
        let Some(text) = text else { continue };
        if let Some(colon) = text.iter().position(|&byte| byte == b':') {
            push(
                &mut passwords,
                &format!("{}.password", login.name),
                &text[colon + 1..],
            );
        }
    }
    found.append(&mut passwords);
}
