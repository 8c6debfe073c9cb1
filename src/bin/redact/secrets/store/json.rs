//! What most clients print: one document of JSON, which is wiped when it has been read.

use super::super::format::json;
use super::super::format::tree::Tree;
use super::super::read::as_text;
use super::{Found, push};
use zeroize::Zeroizing;

/// The document that a client has printed.
///
/// # Errors
///
/// When it is none: names the line, and quotes nothing.
pub(super) fn parse(output: Zeroizing<Vec<u8>>) -> Result<Tree, String> {
    if output.trim_ascii().is_empty() {
        return Err("its client printed nothing".to_owned());
    }
    let mut documents = as_text(output)
        .and_then(|text| json::documents(&text))
        .map_err(|why| format!("its client printed no JSON: {why}"))?;
    match (documents.pop(), documents.is_empty()) {
        (Some(document), true) => Ok(document),
        _ => Err("its client printed more than one document".to_owned()),
    }
}

/// The text at this place.
///
/// # Errors
///
/// When there is none: the client speaks in another form than the documented one.
pub(super) fn text<'t>(tree: &'t Tree, path: &[&str]) -> Result<&'t str, String> {
    let found = path.iter().try_fold(tree, |tree, key| tree.get(key));
    match found {
        Some(Tree::Leaf(text)) => Ok(text),
        _ => Err(format!(
            "its client printed nothing at '{}'",
            path.join(".")
        )),
    }
}

/// The members of a map.
pub(super) fn members(tree: Option<&Tree>) -> Option<&[(String, Tree)]> {
    match tree {
        Some(Tree::Map(members)) => Some(members),
        _ => None,
    }
}

/// The items of a list.
pub(super) fn items(tree: Option<&Tree>) -> Option<&[Tree]> {
    match tree {
        Some(Tree::List(items)) => Some(items),
        _ => None,
    }
}

/// All texts and numbers in a value, under their paths.
pub(super) fn leaves(found: &mut Vec<Found>, name: &str, tree: &Tree) {
    match tree {
        Tree::Leaf(text) => push(found, name, text.as_bytes()),
        Tree::Bytes(bytes) => push(found, name, bytes),
        Tree::Map(members) => {
            for (key, member) in members {
                leaves(found, &format!("{name}.{key}"), member);
            }
        }
        Tree::List(items) => {
            for (at, item) in items.iter().enumerate() {
                leaves(found, &format!("{name}.{at}"), item);
            }
        }
        Tree::Word => {}
    }
}
