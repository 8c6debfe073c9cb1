//! HashiCorp Vault and OpenBao: the key-value engine, both its versions.
//!
//! `vault kv get` finds out by itself which version a mount has. Of version 2 the values lie
//! one level deeper, beside their metadata.
//! See <https://developer.hashicorp.com/vault/docs/commands/kv/get> and
//! <https://openbao.org/docs/commands/kv/get/>.

use super::super::format::tree::Tree;
use super::json;
use super::{Client, Found, Limits, Store, last, push_previous, some, split_key};

const CLIENT: Client = Client {
    programs: &["vault", "bao"],
    install: "install HashiCorp Vault or OpenBao, whose program is their client too",
};

struct Vault {
    path: String,
    field: Option<String>,
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    let (path, field) = split_key(reference)?;
    Ok(Box::new(Vault {
        path: path.to_owned(),
        field: field.map(str::to_owned),
    }))
}

impl Store for Vault {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let output = CLIENT.call(limits, &["kv", "get", "-format=json", &self.path])?;
        let tree = json::parse(output)?;
        let mut found = self.values(&tree)?;
        if let Some(earlier) = earlier(&tree) {
            let version = format!("-version={earlier}");
            let args = ["kv", "get", "-format=json", &version, &self.path];
            let previous = CLIENT.call(limits, &args);
            let previous = previous.and_then(|output| self.values(&json::parse(output)?));
            push_previous(&mut found, previous);
        }
        some(found)
    }
}

impl Vault {
    fn values(&self, tree: &Tree) -> Result<Vec<Found>, String> {
        let mut data = tree.get("data");
        if version(tree).is_some() {
            data = data.and_then(|data| data.get("data"));
        }
        let Some(data) = json::members(data) else {
            return Err("it has no values; perhaps it has been deleted".to_owned());
        };
        let name = last(&self.path);
        let mut found = Vec::new();
        for (key, value) in data {
            if self.field.as_ref().is_none_or(|field| field == key) {
                json::leaves(&mut found, &format!("{name}.{key}"), value);
            }
        }
        match &self.field {
            Some(field) if data.iter().all(|(key, _)| key != field) => {
                Err(format!("it has no field '{field}'"))
            }
            _ => Ok(found),
        }
    }
}

/// Where the values are those of a version, with its metadata beside them: its number.
fn version(tree: &Tree) -> Option<u64> {
    json::text(tree, &["data", "metadata", "created_time"]).ok()?;
    let version = json::text(tree, &["data", "metadata", "version"]);
    version.ok()?.parse().ok()
}

/// The version before this one.
fn earlier(tree: &Tree) -> Option<u64> {
    version(tree)
        .and_then(|version| version.checked_sub(1))
        .filter(|&earlier| earlier > 0)
}
