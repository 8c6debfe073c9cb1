//! An error as text, with what caused it.

use std::error::Error;
use std::fmt;

/// Causes beyond so many are left out: a chain may be a circle.
pub(super) const MAX_SOURCES: usize = 64;

/// What an error and its sources said, masked. Formatting options make no difference:
/// what was checked is what is printed.
#[derive(Default)]
pub(super) struct Said {
    pub(super) display: String,
    pub(super) debug: String,
    pub(super) source: Option<Box<Said>>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display)
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.debug)
    }
}

impl Error for Said {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
