//! Telling keys that a user names: `x-corp-ticket`.

use crate::rule::form::Form;
use crate::rule::{Level, Rule, Value, assignment};

/// The id of the rule that they make up.
pub(crate) const EXTRA_KEY: &str = "extra-key";

/// What they share with the package's own.
const RULE: Rule = Rule::key(
    EXTRA_KEY,
    "value under a key that the user named",
    &[],
    Value::Any,
)
.level(Level::Strict);

/// The forms of all of them: as for passwords, anything but a placeholder is a
/// secret there.
///
/// # Errors
///
/// A sentence that names the key and says what is wrong with it.
pub(crate) fn extra_keys(keys: &[String]) -> Result<Vec<Form>, String> {
    let mut words = Vec::new();
    for key in keys {
        let word = normalised(key);
        let last = word.rsplit('_').next().unwrap_or_default();
        let is_word =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if !word.split('_').all(is_word) {
            return Err(format!(
                "extra key '{key}': a key is made of letters and digits, with one of _ - . or a \
                 capital letter between its words"
            ));
        }
        if last.len() < 3 || last.ends_with(|c: char| c.is_ascii_digit()) {
            return Err(format!(
                "extra key '{key}': its last word must have three letters or more, and end in one"
            ));
        }
        // A whole word of the key: `pin` is no part of `spin`.
        words.push(format!("^{word}"));
    }
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Ok(assignment::forms(&RULE, &words, Value::Any))
}

/// A key in lower case with `_` between its words, however it was written.
fn normalised(key: &str) -> String {
    let mut word = String::new();
    let mut before = '_';
    for c in key.trim().chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            word.push('_');
        }
        word.push(match c {
            '-' | '.' | ' ' => '_',
            c => c.to_ascii_lowercase(),
        });
        before = c;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_taken_however_they_are_written() {
        for key in [
            "x-corp-ticket",
            "XCorpTicket",
            "x_corp_ticket",
            "X-CORP-TICKET",
            "x.corp.ticket",
        ] {
            let expected = if key == "XCorpTicket" {
                "xcorp_ticket"
            } else {
                "x_corp_ticket"
            };
            assert_eq!(normalised(key), expected);
        }
        assert_eq!(normalised("corpTicket"), "corp_ticket");
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for key in ["", "a", "x-id", "a b!", "-x-key", "key2", "a__key"] {
            assert!(extra_keys(&[key.to_owned()]).is_err(), "{key}");
        }
        assert!(extra_keys(&["corpTicket".to_owned()]).is_ok_and(|forms| forms.len() > 5));
    }
}
