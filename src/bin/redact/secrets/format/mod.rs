//! What sources are written in: texts become values with names.
//!
//! No reader here touches the outside, and no error quotes what it read.

use super::Found;

/// dotenv files.
pub(crate) mod dotenv;
/// References to other variables.
mod expand;
/// JSON.
pub(crate) mod json;
/// `.netrc`.
pub(crate) mod netrc;
/// Quotes and escapes.
mod quoting;
/// What JSON and YAML hold.
mod tree;
/// YAML.
pub(crate) mod yaml;

/// What a text holds.
#[derive(Default)]
pub(crate) struct Format {
    pub(crate) found: Vec<Found>,
    /// What people should know of it.
    pub(crate) notes: Vec<String>,
}
