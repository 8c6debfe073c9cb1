//! Files encrypted by SOPS.
//!
//! See <https://getsops.io/docs/>. The command `decrypt` came with 3.9.

use super::json::{self, Tree};
use super::{Client, Found, Limits, Store, k8s, last, some};

const CLIENT: Client = Client {
    programs: &["sops"],
    install: "install SOPS (sops, 3.9 or later)",
};

struct Sops {
    file: String,
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    Ok(Box::new(Sops {
        file: reference.to_owned(),
    }))
}

impl Store for Sops {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let args = ["decrypt", "--output-type", "json", &self.file];
        let tree = Tree::parse(&CLIENT.call(limits, &args)?)?;
        let name = stem(&self.file);
        let mut found = Vec::new();
        match tree.root()["kind"].as_str() {
            Some("Secret") => found.extend(k8s::values(name, tree.root(), None)?),
            _ => json::leaves(&mut found, name, tree.root()),
        }
        some(found)
    }
}

/// A file's name without what tells its kind: `db` of `conf/db.enc.yaml`.
fn stem(file: &str) -> &str {
    let name = last(file).trim_start_matches('.');
    name.split('.').next().unwrap_or(name)
}
