//! The rows.

use super::Rule;

/// See the module.
pub(crate) const RULES: &[Rule] = &[];
