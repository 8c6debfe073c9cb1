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
//! - `secret!:` tells, but not behind an account's number and a colon: an ARN names
//!   the secret so, and does not say it.
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
pub(crate) const WORD_START: &str = r"(?:[^A-Za-z0-9]|\\(?:[abefnrtv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[0-7]{3})|%(?:25)?[0-9A-Fa-f]{2}|\[(?:[0-9;]{1,22}[A-Za-z]|[mK]))";

/// Words before which a whole word tells nothing when a colon and a bare value
/// follow: test reports write `PASS: name`, mail servers `auth: plain`.
const TELL_NOTHING_BEFORE_COLON: &[&str] = &["^pass"];

/// The words which tell even when a colon and a bare value follow.
pub(super) fn before_bare_colon(words: &Words) -> Words {
    let tells = |word: &str| !TELL_NOTHING_BEFORE_COLON.contains(&word);
    match words.iter().all(|word| tells(word)) {
        true => Words::clone(words),
        false => words.iter().filter(|word| tells(word)).cloned().collect(),
    }
}

/// What may stand between a key and its separator.
pub(super) fn gap(closed: Closed) -> String {
    let blanks = match closed {
        Closed::Blank => "{1,24}",
        Closed::Tight => "{0}",
        // Columns of settings are aligned.
        _ => "{0,24}",
    };
    let closers = match closed {
        Closed::Any | Closed::Blank | Closed::Tight => {
            r#"(?:\\{0,7}["'`]\]?|\[[0-9]?\]|[\])]|%2[27]|%5[Dd])?"#.to_owned()
        }
        Closed::Shut => r#"(?:\\{0,7}["'`]\]?|\[[0-9]?\]|[\])]|%2[27]|%5[Dd])"#.to_owned(),
        Closed::Open => String::new(),
        Closed::Bare => r#"(?:\\{0,7}(?:['`]\]?|"\])|\[[0-9]?\]|[\])]|%2[27]|%5[Dd])?"#.to_owned(),
        Closed::Quoted(depth) => format!(r#"\\{{{}}}""#, (1 << depth) - 1),
    };
    format!(r"{DIGIT}{closers}(?:\x1b\[[0-9;]{{0,8}}m){{0,2}}[ \t]{blanks}")
}

/// What a word says that tells nothing behind an account's number and a colon.
pub(crate) const BEHIND_ACCOUNT: &str = ":";

/// The digits of such a number.
pub(crate) const ACCOUNT_DIGITS: usize = 12;

/// What may follow the word of a key.
pub(super) const DIGIT: &str = "(?:[_-]?[0-9])?";

/// A key and the gap behind it as one pattern, which ends where the separator
/// stands.
#[cfg(any(test, feature = "_internals"))]
pub(crate) fn before(words: &[Box<str>], gap: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| key(word)).collect();
    format!("(?:{}){gap}", words.join("|"))
}

/// A key that ends in one of the words, and perhaps in a digit.
pub(super) fn name(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| key(word)).collect();
    format!("(?:{}){DIGIT}", words.join("|"))
}

/// A key from this start on, with at most twelve characters before its word.
pub(super) fn whole(start: &str, words: &[&str]) -> String {
    const REST: &str = "[A-Za-z0-9_.:/-]{0,12}";
    let word = |word: &&str| match word.trim_start_matches(['^', '_']) {
        name if name.len() == word.len() => format!("{REST}{}", any_case(name)),
        // A word begins here, or behind a sign, or as a hump.
        name => format!("(?:{REST}[_.:/-])?{}|{REST}{}", any_case(name), hump(name)),
    };
    let words: Vec<String> = words.iter().map(word).collect();
    format!("{start}(?:{}){DIGIT}", words.join("|"))
}

/// The end of a tag's name that begins with `start`, or behind a sign. Only so
/// much is looked at that a name behind a blank or in an end tag is none.
pub(super) fn tag(start: &str, words: &[&str]) -> String {
    part(
        &format!("(?:{start}|[_.:-])"),
        &format!("{start}[A-Za-z0-9]{{1,8}}"),
        words,
    )
}

/// The end of an attribute that has more than one word, and names no class.
pub(super) fn attribute(words: &[&str]) -> String {
    part("[_.]", "[a-z0-9][_.]", words)
}

/// A word behind `begins`, as a hump, or, if it always tells, behind `more`.
fn part(begins: &str, more: &str, words: &[&str]) -> String {
    let word = |word: &&str| {
        let name = word.trim_start_matches(['^', '_']);
        let (any, hump) = (any_case(name), hump(name));
        match word.as_bytes() {
            [b'^', ..] => format!("{begins}{any}|{hump}"),
            [b'_', ..] => format!("[A-Za-z0-9][_.-]{any}|{hump}"),
            _ => format!("(?:{begins}|{more}){any}|{hump}"),
        }
    };
    let words: Vec<String> = words.iter().map(word).collect();
    format!("(?:{}){DIGIT}", words.join("|"))
}

/// The last three letters of every word.
pub(super) fn endings(words: &[&str]) -> Vec<[u8; 3]> {
    let mut endings: Vec<[u8; 3]> = words
        .iter()
        .filter_map(|word| word.as_bytes().last_chunk().copied())
        .collect();
    endings.sort_unstable();
    endings.dedup();
    endings
}

/// A flag that ends in one of the words, without the two hyphens before it. A
/// word begins at a hyphen there, which keeps the automaton small: all flags of
/// all rules are one.
pub(super) fn flag(words: &[&str]) -> String {
    // `--dbPassword`
    let humps = match words.contains(&"password") {
        true => "|[a-z][A-Za-z0-9]*Password",
        false => "",
    };
    let words: Vec<String> = words
        .iter()
        .map(|word| word.trim_start_matches(['^', '_']).replace('_', "[_-]?"))
        .collect();
    let words = words.join("|");
    format!("(?:[A-Za-z0-9]+[_.-])*(?:(?i:{words}){humps})")
}

/// The name of a function that sets what one of the words names.
pub(super) fn setter(words: &[&str]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| any_case(word.trim_start_matches(['^', '_'])))
        .collect();
    format!("[^A-Za-z](?:[sS]et|[wW]ith)_?(?:{})", words.join("|"))
}

/// One word with its left context.
fn key(word: &str) -> String {
    let (word, unless) = word.split_once('!').unwrap_or((word, ""));
    let name = word.trim_start_matches(['^', '_']);
    let (any, hump) = (any_case(name), hump(name));
    match word.as_bytes() {
        _ if unless == BEHIND_ACCOUNT => {
            format!("(?:[^:]|[^0-9][0-9]{{0,{}}}:){any}", ACCOUNT_DIGITS - 1)
        }
        _ if !unless.is_empty() => {
            // Behind a sign, a letter must show that it is not this word.
            let not = |at: usize| {
                let (letter, rest) = unless[at..].split_at(1);
                format!("[^{}{letter}](?i:{rest})", letter.to_uppercase())
            };
            let other: Vec<String> = (0..unless.len()).map(not).collect();
            let start = WORD_START.replacen("[^A-Za-z0-9]", "[^A-Za-z0-9_.-]", 1);
            let behind = format!("(?:{})[_.-]", other.join("|"));
            format!("(?:{start}|{behind}){any}")
        }
        [b'^', ..] => format!("{WORD_START}{any}|{hump}"),
        [b'_', ..] => format!("[A-Za-z0-9][_.-]{any}|{hump}"),
        _ => any,
    }
}

/// A word as all spell it.
fn any_case(name: &str) -> String {
    format!("(?i:{})", name.replace('_', "[_.-]?"))
}

/// The hump: the first letter is a capital, and the byte before it is not.
fn hump(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("[a-z0-9]{}{}", first.to_uppercase(), any_case(rest))
}
