//! The telling key: what must stand before a separator.
//!
//! ```text
//!   left context   word       digit   closers   (separator)
//!   DB_            PASSWORD   2       "         :
//! ```
//!
//! Most words tell whatever stands before them (`PGPASSWORD`, `dbPassword`,
//! `wtoken`). Short ones do not, and say so:
//!
//! - `^pin` is a whole word of the key: what stands before it is no letter and
//!   no digit, or is an escape, or the word begins a hump (`cardPin`).
//! - `_pass` is a last word with another before it (`db_pass`, `dbPass`).
//! - `^cookie!set` is a whole word, but not behind `set` and a sign.
//!
//! A word must end the key, so `token_type`, `tokens` and `password_hash` tell
//! nothing.

use crate::rule::form::Words;

/// What stands between a key and its separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// Any closers, or none.
    Any,
    /// A quote, or a bracket.
    Shut,
    /// Anything but those.
    Open,
    /// The same as `Any`, and a blank behind it.
    Blank,
    /// The same as `Any`, and no blank.
    Tight,
    /// Any but a lone double quote: a bare value stays bare after the colon.
    Bare,
    /// A double quote at this escape depth: the key of a JSON member, so that
    /// a mask in place of a number must be quoted.
    Quoted(u32),
}

/// Where a word begins that does not tell by itself: no letter or digit before
/// it, or the end of an escape.
#[cfg(any(test, feature = "_internals"))]
pub(crate) const WORD_START: &str = r"(?:[^A-Za-z0-9]|\\(?:[abefnrtv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[0-7]{3})|%(?:25)?[0-9A-Fa-f]{2}|\[(?:[0-9;]{1,22}[A-Za-z]|[mK]))";

/// Words before which a whole word tells nothing when a colon and a bare value
/// follow: test reports write `PASS: name`, mail servers `auth: plain`.
const TELL_NOTHING_BEFORE_COLON: &[&str] = &["^pass"];

/// The words which tell even when a colon and a bare value follow.
pub(super) fn before_bare_colon(words: &Words) -> Words {
    let tells = |word: &&Box<str>| !TELL_NOTHING_BEFORE_COLON.contains(&&***word);
    match words.iter().all(|word| tells(&word)) {
        true => Words::clone(words),
        false => words.iter().filter(tells).cloned().collect(),
    }
}

/// What may stand between the word and the separator.
pub(super) fn gap(closed: Closed) -> String {
    let blanks = match closed {
        Closed::Blank => "{1,2}",
        Closed::Tight => "{0}",
        _ => "{0,2}",
    };
    let closers = match closed {
        Closed::Any | Closed::Blank | Closed::Tight => {
            r#"(?:\\{0,7}["'`]\]?|[\])]|%2[27]|%5[Dd])?"#.to_owned()
        }
        Closed::Shut => r#"(?:\\{0,7}["'`]\]?|[\])]|%2[27]|%5[Dd])"#.to_owned(),
        Closed::Open => String::new(),
        Closed::Bare => r#"(?:\\{0,7}(?:['`]\]?|"\])|[\])]|%2[27]|%5[Dd])?"#.to_owned(),
        Closed::Quoted(depth) => format!(r#"\\{{{}}}""#, (1 << depth) - 1),
    };
    format!(r"(?:[_-]?[0-9])?{closers}(?:\x1b\[[0-9;]{{0,8}}m){{0,2}}[ \t]{blanks}")
}

/// A key and the gap behind it as one pattern, which ends where the separator
/// stands.
#[cfg(any(test, feature = "_internals"))]
pub(crate) fn before(words: &[Box<str>], gap: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| key(word)).collect();
    format!("(?:{}){gap}", words.join("|"))
}

/// A flag that ends in one of the words, without the two hyphens before it. A
/// word begins at a hyphen there, which keeps the automaton small: all flags of
/// all rules are one.
pub(super) fn flag(words: &[Box<str>]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| word.trim_start_matches(['^', '_']).replace('_', "[_-]?"))
        .collect();
    format!("(?:[A-Za-z0-9]{{1,12}}[_-]){{0,2}}(?i:{})", words.join("|"))
}

/// One word with its left context.
#[cfg(any(test, feature = "_internals"))]
fn key(word: &str) -> String {
    let (word, unless) = word.split_once('!').unwrap_or((word, ""));
    let name = word.trim_start_matches(['^', '_']);
    let any_case = |name: &str| format!("(?i:{})", name.replace('_', "[_.-]?"));
    // The hump: the first letter is a capital, and the byte before it is not.
    let hump = || {
        let (first, rest) = name.split_at(1);
        format!("[a-z0-9]{}{}", first.to_uppercase(), any_case(rest))
    };
    match word.as_bytes() {
        _ if !unless.is_empty() => {
            // Behind a sign, a letter must show that it is not this word.
            let not = |at: usize| {
                let (letter, rest) = unless[at..].split_at(1);
                format!("[^{}{letter}](?i:{rest})", letter.to_uppercase())
            };
            let other: Vec<String> = (0..unless.len()).map(not).collect();
            let start = WORD_START.replacen("[^A-Za-z0-9]", "[^A-Za-z0-9_.-]", 1);
            let behind = format!("(?:{})[_.-]", other.join("|"));
            format!("(?:{start}|{behind}){}", any_case(name))
        }
        [b'^', ..] => format!("{WORD_START}{}|{}", any_case(name), hump()),
        [b'_', ..] => format!("[A-Za-z0-9][_.-]{}|{}", any_case(name), hump()),
        _ => any_case(name),
    }
}
