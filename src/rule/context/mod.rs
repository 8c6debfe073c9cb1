//! Values that only their vendor's name tells: thirty-two letters and digits
//! behind `adafruit_key=`.

mod table;

use super::Rule;
use super::form::Form;

/// All tables, in the order that settles a label.
pub(crate) const fn tables() -> &'static [&'static [Rule]] {
    &[table::RULES]
}

/// Spells a rule out.
pub(crate) fn forms(rule: &Rule, words: &[&str], _plain: bool) -> Vec<Form> {
    vec![Form {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        literals: vec![String::new()],
        ..rule.form()
    }]
}
