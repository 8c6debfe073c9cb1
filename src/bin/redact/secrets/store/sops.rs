//! Files encrypted by SOPS.
//!
//! See <https://getsops.io/docs/>. The command `decrypt` came with 3.9.

use super::json;
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
        let tree = json::parse(CLIENT.call(limits, &args)?)?;
        if k8s::is_secret(&tree) {
            return some(k8s::values(tree, None)?);
        }
        let mut found = Vec::new();
        json::leaves(&mut found, stem(&self.file), &tree);
        some(found)
    }
}

/// A file's name without what tells its kind: `db` of `conf/db.enc.yaml`.
fn stem(file: &str) -> &str {
    let name = last(file).trim_start_matches('.');
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file() {
        for (file, name) in [
            ("conf/db.enc.yaml", "db"),
            (".env", "env"),
            ("./x/secrets", "secrets"),
        ] {
            assert_eq!(stem(file), name);
        }
    }
}
