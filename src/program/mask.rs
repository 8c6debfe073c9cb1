//! What is written instead of a secret.

use super::BuildError;
use crate::rule::form::Form;
use crate::rule::{self, Rule};

/// What is written in place of a secret.
///
/// ```
/// use redact_stream::Mask;
///
/// let label = Mask::label(); // __REDACTED:github-token__
/// let stars = Mask::stars(); // ********
/// let fixed = Mask::text("__hidden__")?;
/// # Ok::<(), redact_stream::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mask(Style);

/// The styles behind a [`Mask`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Style {
    #[default]
    Label,
    Text(String),
}

/// How a labelled mask begins.
pub(crate) const MASK_START: &str = "__REDACTED:";

/// How a labelled mask ends.
pub(crate) const MASK_END: &str = "__";

/// No label is as long as this.
pub(crate) const MAX_LABEL: usize = 64;

/// The longest fixed text, in bytes.
const MAX_TEXT: usize = 64;

impl Mask {
    /// `__REDACTED:<rule>__`, the default: it names what leaked, and survives
    /// URLs, YAML, JSON, XML, INI, CSV, logfmt and unquoted shell words.
    pub fn label() -> Mask {
        Mask(Style::Label)
    }

    /// Eight stars. (In YAML and in shell words a star has a meaning of its own.)
    pub fn stars() -> Mask {
        Mask(Style::Text("********".to_owned()))
    }

    /// A fixed text.
    ///
    /// # Errors
    ///
    /// When the text is shorter than 4 or longer than 64 bytes, has a character
    /// that could end the value it stands in (only letters, digits and
    /// `_ - . : * # ~ + @` are taken), or is made of letters and digits alone.
    /// Also when a part of it is what a secret is recognised by, or the other way
    /// round, or it ends in a colon: an earlier mask is left alone and nothing
    /// looks across it, so such a text would switch rules off.
    pub fn text(text: &str) -> Result<Mask, BuildError> {
        if !(4..=MAX_TEXT).contains(&text.len()) {
            return Err(BuildError::new(format!(
                "mask text: {} bytes long, must be 4 to {MAX_TEXT}",
                text.len()
            )));
        }
        let bad = text
            .chars()
            .find(|&c| !(c.is_ascii_alphanumeric() || "_-.:*#~+@".contains(c)));
        if let Some(bad) = bad {
            return Err(BuildError::new(format!(
                "mask text: {bad:?} could break the text around it; use letters, digits and _ - . : * # ~ + @"
            )));
        }
        if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(BuildError::new(
                "mask text: an ordinary word; add one of _ - . : * # ~ + @ so that it is known again",
            ));
        }
        let overlaps = |known: &str| text.contains(known) || known.contains(text);
        let literals = rule::all()
            .flat_map(Rule::forms)
            .flat_map(|form| form.literals);
        if text.ends_with(':')
            || text.contains("--")
            || overlaps(MASK_START)
            || literals
                .filter(|literal| literal.len() > 1)
                .any(|literal| overlaps(&literal))
        {
            return Err(BuildError::new(
                "mask text: looks like a part of a secret or of another mask, and would hide it from the rules",
            ));
        }
        Ok(Mask(Style::Text(text.to_owned())))
    }

    /// These forms of a user's rule, if this mask does not switch them off.
    ///
    /// # Errors
    ///
    /// When its text is a part of what one of them is noticed by, or the other way
    /// round.
    pub(crate) fn suit(&self, forms: Vec<Form>) -> Result<Vec<Form>, String> {
        let Style::Text(text) = &self.0 else {
            return Ok(forms);
        };
        let text = text.to_ascii_lowercase();
        let overlaps = |literal: &String| {
            let literal = literal.to_ascii_lowercase();
            text.contains(&literal) || literal.contains(&text)
        };
        match forms.iter().flat_map(|form| &form.literals).any(overlaps) {
            false => Ok(forms),
            true => {
                Err("the mask's text is like what it is noticed by, and would hide that".to_owned())
            }
        }
    }

    pub(crate) fn style(&self) -> &Style {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_would_switch_a_rule_off_is_refused() {
        for text in [
            "ghp_",
            "xghp_x",
            "http:",
            "----",
            "-BEGIN-",
            "the-key:",
            "__REDACTED:x__",
            "abc",
            "word",
        ] {
            assert!(Mask::text(text).is_err(), "{text}");
        }
        for text in ["********", "#hidden#", "__hidden__", "*redacted*"] {
            assert!(Mask::text(text).is_ok(), "{text}");
        }
    }
}
