//! Known secrets, wherever they come from: sources are read, and become values with names.

use zeroize::Zeroizing;

/// A value, and what to call it.
pub(crate) struct Found {
    /// What names it to people: a variable, a key's path, a file's name. Never the value.
    pub(crate) name: String,
    pub(crate) value: Zeroizing<Vec<u8>>,
}
