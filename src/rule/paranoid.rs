//! What may well be no secret: used at [`Level::Paranoid`](super::Level::Paranoid) only.

use super::Rule;

/// The rows. Each says `.level(Level::Paranoid)`.
pub(super) const RULES: &[Rule] = &[];
