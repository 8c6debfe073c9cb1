//! WHICH exact values to hide: a name and a value, and nothing of where it came from.
//!
//! A rule finds what it was designed for. A known secret needs no shape: its bytes are
//! hidden wherever they stand, within a word or across lines, and nothing has to stand
//! before or behind them; in any of the ways in which it may be written (`spelling`),
//! unless it is a value that stands everywhere anyway (`sense`).
//!
//! A value is wiped when it is dropped, and so are its spellings, which a redactor has
//! (see `program::values`). Nothing prints one.

/// What a sealed value is recognised by.
pub(crate) mod fingerprint;
pub mod sealed;
/// Which values are no use.
mod sense;
/// How a value may be written.
pub(crate) mod spelling;
/// How hard a value is to guess.
pub(crate) mod strength;

use std::fmt;

use zeroize::Zeroizing;

use crate::program::mask::MAX_LABEL;
pub use sense::Unused;
pub use spelling::Spelling;

/// The label of a secret whose name gives none.
const UNNAMED: &str = "secret";

/// A known value to hide, and what to call it.
///
/// The value is wiped from memory when this is dropped. It cannot be read back,
/// printed or compared.
///
/// ```
/// use redact_stream::{Redactor, Secret};
///
/// let redactor = Redactor::builder()
///     .secret(Secret::new("DB_PASSWORD", "correct horse"))
///     .build()?;
/// assert_eq!(
///     redactor.redact_str("tried 'correct horse' as root"),
///     "tried '__REDACTED:db-password__' as root"
/// );
/// assert_eq!(format!("{:?}", Secret::new("PIN", "0000")), "Secret(\"PIN\")");
/// # Ok::<(), redact_stream::BuildError>(())
/// ```
#[derive(Clone)]
pub struct Secret {
    name: String,
    value: Zeroizing<Vec<u8>>,
    /// Shorter spellings are skipped.
    shortest: usize,
}

impl Secret {
    /// A value, and its name: the label of its masks is made of that, in lower case and
    /// with hyphens for all signs. A name that would give the value away is not used for
    /// that; but names are shown, in masks and in errors, so none should hold a secret.
    ///
    /// White space around the value is no part of it. A value that would hide what stands
    /// everywhere is not used: see [`Secret::why_unused`].
    pub fn new(name: impl Into<String>, value: impl Into<Vec<u8>>) -> Secret {
        Secret {
            name: name.into(),
            value: Zeroizing::new(value.into()),
            shortest: Secret::SHORTEST,
        }
    }

    /// Shorter values, in bytes, are not used, unless
    /// [`Builder::shortest_secret`](crate::Builder::shortest_secret) says otherwise.
    pub const SHORTEST: usize = 8;

    /// The least that it may say: shorter ones stand by chance everywhere.
    pub const MIN_SHORTEST: usize = 4;

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why a redactor that uses no value of fewer than `shortest` bytes does not use this
    /// one, if so. It says so in [`Redactor::notes`](crate::Redactor::notes), too.
    ///
    /// ```
    /// use redact_stream::{Secret, Unused};
    ///
    /// let why = |value: &str| Secret::new("NAME", value).why_unused(Secret::SHORTEST);
    /// assert_eq!(why("correct horse"), None);
    /// assert_eq!(why("0000000000\n"), Some(Unused::Repeated));
    /// assert_eq!(why("Production"), Some(Unused::Common));
    /// assert_eq!(why("hunter2").unwrap().to_string(), "its value is shorter than 8 bytes");
    /// ```
    #[must_use]
    pub fn why_unused(&self, shortest: usize) -> Option<Unused> {
        sense::why_unused(&self.value, shortest)
    }

    /// In which ways it may be written, and which of those a redactor looks for that uses no
    /// value of fewer than `shortest` bytes: names and numbers, and no bytes. It is what
    /// that redactor looks for if it uses the secret.
    ///
    /// ```
    /// use redact_stream::Secret;
    ///
    /// let secret = Secret::new("NAME", "correct horse");
    /// let spellings = secret.spellings(Secret::SHORTEST);
    /// assert_eq!(spellings[0].to_string(), "raw (1)");
    /// let base64 = spellings.iter().find(|spelling| spelling.name == "base64").unwrap();
    /// assert_eq!((base64.covered, base64.skipped), (3, 0));
    /// ```
    #[must_use]
    pub fn spellings(&self, shortest: usize) -> Vec<Spelling> {
        spelling::listed(&self.value, shortest)
    }

    /// Its value, without the white space around it.
    pub(crate) fn value(&self) -> &[u8] {
        self.value.trim_ascii()
    }

    /// Skips spellings that are shorter.
    pub(crate) fn skip_below(&mut self, shortest: usize) {
        self.shortest = shortest;
    }

    /// Writes all its spellings.
    pub(crate) fn spell(&self, speller: &mut spelling::Speller) {
        speller.spell(&self.value, self.shortest);
    }

    /// What its masks are labelled.
    pub(crate) fn label(&self) -> String {
        let name = labelled(self.name.as_bytes());
        let shows = |part: &[u8]| {
            let mut windows = name.windows(part.len().max(1));
            part.len() >= Secret::MIN_SHORTEST
                && windows.any(|some| some.eq_ignore_ascii_case(part))
        };
        let mut label: String = name.iter().copied().map(char::from).collect();
        label.truncate(MAX_LABEL - 1);
        label.truncate(label.trim_end_matches('-').len());
        match label.is_empty() || shows(self.value()) || shows(&labelled(self.value())) {
            true => UNNAMED.to_owned(),
            false => label,
        }
    }
}

/// What a label may be made of: the words of a name, with a hyphen between.
fn labelled(name: &[u8]) -> Zeroizing<Vec<u8>> {
    // It may be a value's: growing would leave copies behind.
    let mut label = Zeroizing::new(Vec::with_capacity(name.len()));
    for byte in name {
        if byte.is_ascii_alphanumeric() {
            label.push(byte.to_ascii_lowercase());
        } else if label.last().is_some_and(|&last| last != b'-') {
            label.push(b'-');
        }
    }
    while label.last() == Some(&b'-') {
        label.pop();
    }
    label
}

impl fmt::Debug for Secret {
    /// Shows the name alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Secret").field(&self.name).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::user::is_id;

    #[test]
    fn a_label_is_made_of_the_name() {
        let long = "x".repeat(62) + "_yz";
        for (name, label) in [
            ("DB_PASSWORD", "db-password"),
            ("__a  B.c/", "a-b-c"),
            ("github-token", "github-token"),
            ("", "secret"),
            ("ключ", "secret"),
            ("clé", "cl"),
            (&long, &long[..62]),
        ] {
            let secret = Secret::new(name, "«value»");
            assert_eq!(secret.label(), label, "{name}");
            assert!(is_id(&secret.label()), "{name}");
        }
    }

    #[test]
    fn a_name_that_gives_the_value_away_is_not_used() {
        for (name, value) in [
            ("hunter2", "hunter2"),
            ("PW_HUNTER2_OLD", "Hunter2"),
            ("my-db-password", "DB_PASSWORD"),
        ] {
            assert_eq!(Secret::new(name, value).label(), "secret", "{name}");
        }
        assert_eq!(Secret::new("pin-a", "!!a!").label(), "pin-a");
    }

    #[test]
    fn nothing_shows_a_value() {
        let secret = Secret::new("NAME", "hunter2");
        assert_eq!(
            format!("{secret:?} {secret:#?}"),
            "Secret(\"NAME\") Secret(\n    \"NAME\",\n)"
        );
    }
}
