//! Kubernetes: a Secret of the cluster that `kubectl` speaks with.
//!
//! See <https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/> and
//! <https://kubernetes.io/docs/concepts/configuration/secret/>.

use serde_json::Value;

use super::json::Tree;
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
        args.extend(self.namespace.iter().flat_map(|namespace| ["--namespace", namespace]));
        let tree = Tree::parse(&CLIENT.call(limits, &args)?)?;
        match tree.root()["kind"].as_str() {
            Some("Secret") => some(values(&self.name, tree.root(), self.key.as_deref())?),
            _ => Err("what its client printed is no Secret".to_owned()),
        }
    }
}

/// What a Secret holds, or what it holds under this key.
pub(super) fn values(name: &str, secret: &Value, key: Option<&str>) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    let mut is_there = false;
    let fields = |of: &str| secret[of].as_object().into_iter().flatten();
    let encoded = fields("data").map(|(field, value)| (field, value, true));
    let plain = fields("stringData").map(|(field, value)| (field, value, false));
    for (field, value, is_encoded) in encoded.chain(plain) {
        if key.is_some_and(|key| key != field) {
            continue;
        }
        is_there = true;
        let name = format!("{name}.{field}");
        let text = value.as_str().ok_or_else(|| format!("its '{field}' is no text"))?;
        match is_encoded {
            true => {
                let bytes = base64::decode(text);
                let bytes = bytes.ok_or_else(|| format!("its '{field}' is no base64"))?;
                push_text(&mut found, &name, &bytes, None)?;
            }
            false => push_text(&mut found, &name, text.as_bytes(), None)?,
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
        let text = str::from_utf8(&login.value).ok().and_then(base64::decode);
        let Some(text) = text else { continue };
        if let Some(colon) = text.iter().position(|&byte| byte == b':') {
            push(&mut passwords, &format!("{}.password", login.name), &text[colon + 1..]);
        }
    }
    found.append(&mut passwords);
}
