//! What clients print: JSON, which is wiped when it has been read.

use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use super::{Found, push};

/// A document.
pub(super) struct Tree(Value);

impl Tree {
    /// # Errors
    ///
    /// Says where it stops being JSON, and not what stands there.
    pub(super) fn parse(bytes: &[u8]) -> Result<Tree, String> {
        match serde_json::from_slice(bytes) {
            Ok(value) => Ok(Tree(value)),
            Err(_) if bytes.trim_ascii().is_empty() => Err("its client printed nothing".to_owned()),
            Err(error) => Err(format!(
                "what its client printed is no JSON (line {}, column {})",
                error.line(),
                error.column()
            )),
        }
    }

    pub(super) fn root(&self) -> &Value {
        &self.0
    }

    /// The text at this place.
    ///
    /// # Errors
    ///
    /// When there is none: the client speaks in a form that is not the documented one.
    pub(super) fn text(&self, path: &[&str]) -> Result<&str, String> {
        let value = path.iter().try_fold(&self.0, |value, key| value.get(key));
        value.and_then(Value::as_str).ok_or_else(|| {
            format!("what its client printed has no text at '{}'", path.join("."))
        })
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// All texts and numbers in a value, under their paths.
pub(super) fn leaves(found: &mut Vec<Found>, name: &str, value: &Value) {
    match value {
        Value::String(text) => push(found, name, text.as_bytes()),
        Value::Number(number) => {
            let number = Zeroizing::new(number.to_string());
            push(found, name, number.as_bytes());
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                leaves(found, &format!("{name}.{at}"), item);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                leaves(found, &format!("{name}.{key}"), field);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}
