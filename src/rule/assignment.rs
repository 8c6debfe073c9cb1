//! Placeholder while the tables are written.
use super::{Rule, Value, form::Form};
pub(crate) const RULES: &[Rule] = &[];
pub(crate) fn forms(_rule: &Rule, _words: &[&str], _value: Value) -> Vec<Form> { Vec::new() }
