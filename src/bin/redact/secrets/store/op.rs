//! 1Password.
//!
//! See <https://developer.1password.com/docs/cli/reference/commands/read/> and
//! <https://developer.1password.com/docs/cli/reference/management-commands/item/#item-get>.

use super::super::format::tree::Tree;
use super::json;
use super::{Client, Found, Limits, Store, otp_seed, push, push_text, some};

const CLIENT: Client = Client {
    programs: &["op"],
    install: "install 1Password's command line (op)",
};

/// The types of fields that 1Password itself hides.
const CONCEALED: [&str; 5] = [
    "CONCEALED",
    "OTP",
    "SSHKEY",
    "CREDIT_CARD_NUMBER",
    "CREDIT_CARD_VERIFICATION_NUMBER",
];

enum Op {
    /// A field's address, `op://VAULT/ITEM/[SECTION/]FIELD`.
    Field(String),
    Item(String),
}

pub(super) fn parse(reference: &str) -> Result<Box<dyn Store>, String> {
    let Some(path) = reference.strip_prefix("op://") else {
        return Ok(Box::new(Op::Item(reference.to_owned())));
    };
    let parts = path.split('/').count();
    match (3..=4).contains(&parts) && path.split('/').all(|part| !part.is_empty()) {
        true => Ok(Box::new(Op::Field(reference.to_owned()))),
        false => Err("its address names no vault, item and field".to_owned()),
    }
}

impl Store for Op {
    fn read(&self, limits: Limits) -> Result<Vec<Found>, String> {
        let mut found = Vec::new();
        match self {
            Op::Field(address) => {
                let value = CLIENT.call(limits, &["read", "--no-newline", address])?;
                push_field(&mut found, &field_name(address), &value)?;
            }
            Op::Item(item) => {
                let mut tree = get(limits, item, &[])?;
                // Since 2.30 it may have to be asked for; before, there was no such option.
                if is_hidden(&tree) {
                    tree = get(limits, item, &["--reveal"])?;
                }
                if is_hidden(&tree) {
                    return Err("its client does not reveal the values".to_owned());
                }
                push_item(&mut found, &tree)?;
            }
        }
        some(found)
    }
}

fn get(limits: Limits, item: &str, more: &[&str]) -> Result<Tree, String> {
    let args = ["item", "get", item, "--format", "json"];
    json::parse(CLIENT.call(limits, &[&args, more].concat())?)
}

/// Item and field.
fn field_name(address: &str) -> String {
    let address = address.split('?').next().unwrap_or(address);
    let parts: Vec<&str> = address.split('/').skip(3).collect();
    match parts[..] {
        [item, .., field] => format!("{item}.{field}"),
        _ => "op".to_owned(),
    }
}

/// Whether something stands there instead of a value.
fn is_hidden(tree: &Tree) -> bool {
    let fields = json::items(tree.get("fields")).unwrap_or_default();
    let mut values = fields
        .iter()
        .filter_map(|field| json::text(field, &["value"]).ok());
    values.any(|value| value.starts_with("[use 'op "))
}

/// The fields of an item that are concealed; of a note, the note.
fn push_item(found: &mut Vec<Found>, tree: &Tree) -> Result<(), String> {
    let title = json::text(tree, &["title"])?;
    let fields = json::items(tree.get("fields")).ok_or("its client printed no 'fields'")?;
    let is_note = json::text(tree, &["category"]) == Ok("SECURE_NOTE");
    for field in fields {
        let of = |key: &str| json::text(field, &[key]).ok();
        let purpose = of("purpose").unwrap_or_default();
        let is_secret = of("type").is_some_and(|kind| CONCEALED.contains(&kind))
            || purpose == "PASSWORD"
            || is_note && purpose == "NOTES";
        if let (true, Some(value)) = (is_secret, of("value")) {
            let label = of("label").or(of("id")).unwrap_or("field");
            push_field(found, &format!("{title}.{label}"), value.as_bytes())?;
        }
    }
    Ok(())
}

fn push_field(found: &mut Vec<Found>, name: &str, value: &[u8]) -> Result<(), String> {
    match str::from_utf8(value).ok().and_then(otp_seed) {
        Some(seed) => {
            push(found, name, seed.as_bytes());
            Ok(())
        }
        None => push_text(found, name, value, None),
    }
}
