//! Telling keys: passwords, tokens and keys under a name.
//!
//! A row says which words tell, and what kind of value stands under them.
//! [`forms`] spells it out in every notation: `key` is what stands before the
//! separator, `notation`, `structure` and `deeper` what stands between it and the
//! value, `value` what is hidden and what is spared.
//!
//! ```text
//!   DB_PASSWORD = "hunter2"        {\"api_key\":\"…\"}        --token …
//!   key         notation  value
//! ```
//!
//! Two kinds of value carry most rules. Under a password anything is a secret
//! unless it is a placeholder or prose (`password: incorrect`). Under the word
//! `token` or `key` most of what logs hold is a name, an object or a sentence,
//! so a secret has eight characters and looks like none of these.

#[cfg(any(test, feature = "_internals"))]
pub(crate) mod cases;
pub(crate) mod command;
mod deeper;
mod key;
pub(crate) use self::key::{ACCOUNT_DIGITS, BEHIND_ACCOUNT};
#[cfg(any(test, feature = "_internals"))]
pub(crate) use key::{WORD_START, before};
mod notation;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod value;

use self::notation::{Notations, QUOTES, opening};
use self::structure::{OPENED, Spares};
pub(crate) use self::table::RULES;
use super::form::Form;
use super::{Rule, Value, header};

/// Spells a rule out.
pub(crate) fn forms(rule: &Rule, words: &[&str], kind: Value) -> Vec<Form> {
    let mut notations = Notations::new(rule, words);
    match kind {
        Value::Any => free(&mut notations, rule, 1),
        Value::Long => free(&mut notations, rule, 8),
        Value::Shape => shape(&mut notations, rule),
        Value::Authorization => authorization(&mut notations, rule),
        Value::Cookie => cookie(&mut notations, rule),
        Value::SetCookie => set_cookie(&mut notations, rule),
        Value::Argument => notations.argument(&value::bare_spare()),
        Value::Phrase => notations.phrase(1, &value::quoted_spare()),
    }
    notations.forms
}

/// A value of at least so many characters.
fn free(notations: &mut Notations<'_>, rule: &Rule, least: usize) {
    let (bare_spare, quoted_spare) = match least {
        1 => (value::bare_spare(), value::quoted_spare()),
        _ => (value::lookalikes(), value::lookalikes()),
    };
    let other_spare = quoted_spare.clone();
    let bare_spare = value::with_own(bare_spare, rule.spare);
    let quoted_spare = value::with_own(quoted_spare, rule.spare);
    notations.bare(&value::bare(least), &bare_spare);
    for &quote in QUOTES {
        notations.quoted(quote, least, &quoted_spare);
    }
    notations.percent("", &value::percent(least), &bare_spare);
    notations.percent("%22", &value::percent_quoted(least), &quoted_spare);
    if least == 1 {
        notations.braced(&quoted_spare);
    }
    // Nobody passes a header under its name.
    if header::RULES.iter().any(|header| header.id == rule.id) {
        return;
    }
    let text_spare = match least {
        1 => value::text_spare(),
        _ => other_spare.clone(),
    };
    let spares = Spares {
        bare: bare_spare,
        quoted: quoted_spare,
        text: text_spare,
        other: other_spare,
    };
    notations.structures(least, &spares);
    let Spares {
        bare: bare_spare,
        quoted: quoted_spare,
        ..
    } = spares;
    let flag = |quote: Option<(char, u32)>| match quote {
        Some((quote, depth)) => value::guarded(quote, depth, least),
        None => value::bare(least),
    };
    notations.flag(flag, &bare_spare, &quoted_spare);
}

/// The rule's own pattern.
fn shape(notations: &mut Notations<'_>, rule: &Rule) {
    let (secret, spare) = (rule.whole_secret(), rule.whole_spare());
    notations.bare(&secret, &spare);
    notations.opened(r#"\\{0,7}["'`]"#, &secret, &spare);
    notations.percent("(?:%22)?", &secret, &spare);
    notations.shapes(&secret, &spare);
}

/// A scheme and what it introduces; or the whole header, where no known scheme
/// introduces it.
fn authorization(notations: &mut Notations<'_>, rule: &Rule) {
    let scheme = value::scheme_spare();
    let header = value::with_own(value::header_spare(), rule.spare);
    let token = format!("(?i:{})", value::TOKEN_SCHEMES);
    let parameters = format!(r"(?i:{})[ \t]{{1,4}}", value::PARAMETER_SCHEMES);

    // One token, perhaps under a name, perhaps in quotes of its own.
    let named = r#"[ \t]{1,4}(?:[A-Za-z_]{1,16}=)?(?:\\{0,7}["'])?"#;
    let behind_token = format!(r#"(?:\\{{0,7}}["'`])?{token}{named}"#);
    notations.header("=:", &behind_token, &value::bare(1), &scheme);
    let behind_token = format!(r"(?:%22)?{token}(?:%20|\+){{1,4}}");
    notations.percent(&behind_token, &value::percent(1), &scheme);
    notations.percent("(?:%22)?", &value::percent(1), &header);
    let behind_scheme = format!(r"(?:{token}[ \t]{{1,4}}|{parameters})");
    for &quote in OPENED {
        let secret = value::quoted(quote.0, quote.1, 1);
        notations.second(quote, &behind_scheme, &secret, &scheme);
        notations.second(quote, "", &secret, &header);
    }

    // In a list of names and values.
    notations.paired(&behind_scheme, &scheme);
    notations.paired("", &header);

    // Parameters, and whole headers.
    notations.header("=:", &parameters, &value::parameters(), &scheme);
    notations.tight(&value::one_or_two_words(), &header);
    notations.line(&value::rest_of_line(), &header);
    notations.json(&value::bare(1), &header);
    for &(quote, depth) in QUOTES {
        let mark = opening((quote, depth));
        let secret = value::quoted(quote, depth, 1);
        notations.header("=:", &format!("{mark}{parameters}"), &secret, &scheme);
        notations.quoted((quote, depth), 1, &header);
    }
}

/// All cookies of a request.
fn cookie(notations: &mut Notations<'_>, rule: &Rule) {
    let spare = value::with_own(value::lookalikes(), rule.spare);
    notations.tight(&value::bare(1), &spare);
    notations.line(&value::cookies(), &spare);
    notations.json(&value::bare(1), &spare);
    for &(quote, depth) in QUOTES {
        notations.quoted((quote, depth), 1, &spare);
    }
    notations.paired("", &spare);
    notations.percent("(?:%22)?", &value::percent(1), &spare);
}

/// The value of a cookie, behind its name.
fn set_cookie(notations: &mut Notations<'_>, rule: &Rule) {
    let spare = value::with_own(value::cookie_spare(), rule.spare);
    let name = r#"(?:\\{0,7}["'`])?[A-Za-z0-9_.$!#%&*+^|~-]{1,64}=(?:\\{0,7}")?"#;
    notations.header("=:", name, &value::set_cookie(), &spare);
    notations.pair(name, &value::set_cookie(), &spare);
}
