//! Azure Key Vault.
//!
//! See <https://learn.microsoft.com/en-us/cli/azure/keyvault/secret#az-keyvault-secret-show>.

use super::json;
use super::{Client, Found, Limits, Store, decoded, push_text, some, split_key};

const CLIENT: Client = Client {
    programs: &["az"],
    install: "install the Azure command line (azure-cli)",
};

#[derive(Debug, PartialEq)]
struct Azure {
    place: Place,
    key: Option<String>,
}

#[derive(Debug, PartialEq)]
enum Place {
    /// `https://VAULT.vault.azure.net/secrets/NAME`, perhaps with a version.
    Id(String),
    Named {
        vault: String,
        name: String,
        version: Option<String>,
    },
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    Ok(Box::new(understood(reference)?))
}

fn understood(reference: &str) -> Result<Azure, String> {
    let (path, key) = split_key(reference)?;
    let parts: Vec<&str> = path.split('/').collect();
    let place = match parts[..] {
        ["https:", "", _, "secrets", name] | ["https:", "", _, "secrets", name, _]
            if !name.is_empty() =>
        {
            Place::Id(path.to_owned())
        }
        [vault, name] | [vault, name, _]
            if parts
                .iter()
                .all(|part| !part.is_empty() && !part.starts_with('-')) =>
        {
            Place::Named {
                vault: vault.to_owned(),
                name: name.to_owned(),
                version: parts.get(2).map(|&version| version.to_owned()),
            }
        }
        _ => return Err("it names no vault and secret".to_owned()),
    };
    Ok(Azure {
        place,
        key: key.map(str::to_owned),
    })
}

impl Store for Azure {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let mut args = vec!["keyvault", "secret", "show", "--output", "json"];
        args.push("--only-show-errors");
        let name = match &self.place {
            Place::Id(id) => {
                args.extend(["--id", id]);
                id.split('/').nth(4).unwrap_or_default()
            }
            Place::Named {
                vault,
                name,
                version,
            } => {
                args.extend(["--vault-name", vault, "--name", name]);
                args.extend(version.iter().flat_map(|version| ["--version", version]));
                name
            }
        };
        let tree = json::parse(CLIENT.call(limits, &args)?)?;
        let value = json::text(&tree, &["value"])?;
        let key = self.key.as_deref();
        let mut found = Vec::new();
        // The client notes on a secret made of a file how it has encoded that.
        match json::text(&tree, &["tags", "file-encoding"]) {
            Ok("base64") => {
                let bytes = decoded("its value", value)?;
                push_text(&mut found, name, &bytes, key)?;
            }
            _ => push_text(&mut found, name, value.as_bytes(), key)?,
        }
        some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses() {
        let named = |vault: &str, name: &str, version: Option<&str>, key: Option<&str>| Azure {
            place: Place::Named {
                vault: vault.to_owned(),
                name: name.to_owned(),
                version: version.map(str::to_owned),
            },
            key: key.map(str::to_owned),
        };
        assert_eq!(understood("kv/db"), Ok(named("kv", "db", None, None)));
        assert_eq!(
            understood("kv/db/4387#password"),
            Ok(named("kv", "db", Some("4387"), Some("password")))
        );
        for id in [
            "https://kv.vault.azure.net/secrets/db",
            "https://kv.vault.azure.net/secrets/db/4387",
        ] {
            let place = Place::Id(id.to_owned());
            assert_eq!(understood(id), Ok(Azure { place, key: None }));
        }
        for reference in [
            "kv",
            "kv/",
            "/db",
            "kv/-db",
            "kv/a/b/c",
            "https://kv/keys/db",
            "kv/db#",
        ] {
            assert!(understood(reference).is_err(), "{reference}");
        }
    }
}
