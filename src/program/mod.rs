//! Rules become one immutable, shareable program.

mod build;
mod error;
mod mask;

pub use build::{Builder, Redactor, RuleInfo, rules};
pub use error::BuildError;
pub use mask::Mask;
