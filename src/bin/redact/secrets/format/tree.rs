//! What JSON and YAML hold: values under keys. Of manifests for Kubernetes, the secrets.

use zeroize::Zeroizing;

use super::{Format, Found};

/// A document, or a part of one.
#[derive(Clone)]
pub(super) enum Tree {
    /// A string or a number, as it is written.
    Leaf(Zeroizing<String>),
    /// Bytes.
    Bytes(Zeroizing<Vec<u8>>),
    /// `true`, `false`, `null`.
    Word,
    /// In their order; a key may be there twice.
    Map(Vec<(String, Tree)>),
    List(Vec<Tree>),
}

/// Documents nest no deeper.
pub(super) const DEEPEST: usize = 128;

/// What base64 stands for; with or without its padding. White space is ignored.
pub(super) fn base64(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digit = |byte: u8| -> Option<u32> {
        Some(u32::from(match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        }))
    };
    let text = text.trim_end();
    let text = text.trim_end_matches('=');
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        bits = bits << 6 | digit(byte)?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // A digit too many, or bits that say nothing.
    (count < 6 && bits == 0).then_some(bytes)
}

/// All values of these documents.
///
/// # Errors
///
/// When a secret's data is not base64: names its key.
pub(super) fn values(documents: Vec<Tree>) -> Result<Format, String> {
    let mut format = Format::default();
    for document in documents {
        document.take(&mut format)?;
    }
    Ok(format)
}

impl Tree {
    /// How many values it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Tree::Map(members) => 1 + members.iter().map(|(_, tree)| tree.size()).sum::<usize>(),
            Tree::List(items) => 1 + items.iter().map(Tree::size).sum::<usize>(),
            Tree::Leaf(_) | Tree::Bytes(_) | Tree::Word => 1,
        }
    }

    /// The member of this key.
    fn get(&self, key: &str) -> Option<&Tree> {
        match self {
            Tree::Map(members) => members
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, tree)| tree),
            _ => None,
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Tree::Leaf(text) => Some(text),
            _ => None,
        }
    }

    /// Takes a document's values; of a manifest, those of secrets alone.
    fn take(self, format: &mut Format) -> Result<(), String> {
        let (Some(_), Some(kind)) = (self.text("apiVersion"), self.text("kind")) else {
            self.leaves(&mut String::new(), format);
            return Ok(());
        };
        match kind {
            "Secret" => self.secret(format),
            kind if kind.ends_with("List") => {
                let Tree::Map(members) = self else {
                    return Ok(());
                };
                for (key, member) in members {
                    if let (Tree::List(items), "items") = (member, &*key) {
                        for item in items {
                            item.take_item(format)?;
                        }
                    }
                }
                Ok(())
            }
            kind => {
                format.notes.push(format!(
                    "a manifest of kind {kind}: only secrets are taken of manifests"
                ));
                Ok(())
            }
        }
    }

    /// An item of a list. Those of a `SecretList` need not say what they are.
    fn take_item(self, format: &mut Format) -> Result<(), String> {
        match self.text("kind").is_none() && self.get("metadata").is_some() {
            true => self.secret(format),
            false => self.take(format),
        }
    }

    /// The data of a Kubernetes secret.
    fn secret(self, format: &mut Format) -> Result<(), String> {
        let name = self.get("metadata").and_then(|it| it.text("name"));
        let name = name.map_or_else(String::new, |name| format!("{name}/"));
        let Tree::Map(members) = self else {
            return Ok(());
        };
        for (key, member) in members {
            let is_encoded = match &*key {
                "data" => true,
                "stringData" => false,
                _ => continue,
            };
            let Tree::Map(entries) = member else {
                continue;
            };
            for (entry, value) in entries {
                let name = format!("{name}{entry}");
                let value = match value {
                    Tree::Leaf(text) if is_encoded => base64(&text)
                        .ok_or_else(|| format!("{key} of the secret {name}: not base64"))?,
                    Tree::Leaf(text) => Zeroizing::new(text.as_bytes().to_vec()),
                    Tree::Bytes(bytes) => bytes,
                    Tree::Word => continue,
                    Tree::Map(_) | Tree::List(_) => {
                        return Err(format!("{key} of the secret {name}: not a string"));
                    }
                };
                format.found.push(Found { name, value });
            }
        }
        Ok(())
    }

    /// All values, named by their keys.
    fn leaves(self, path: &mut String, format: &mut Format) {
        let length = path.len();
        let mut at = |key: &str, tree: Tree, path: &mut String| {
            if length > 0 {
                path.push('.');
            }
            path.push_str(key);
            tree.leaves(path, format);
            path.truncate(length);
        };
        match self {
            Tree::Word => {}
            Tree::Map(members) => {
                for (key, tree) in members {
                    at(&key, tree, path);
                }
            }
            Tree::List(items) => {
                for (index, tree) in items.into_iter().enumerate() {
                    at(&index.to_string(), tree, path);
                }
            }
            Tree::Leaf(text) => format.found.push(Found {
                name: path.clone(),
                value: Zeroizing::new(text.as_bytes().to_vec()),
            }),
            Tree::Bytes(value) => format.found.push(Found {
                name: path.clone(),
                value,
            }),
        }
    }
}
