//! The notations: what stands between a separator and a value.
//!
//! | | example |
//! |---|---|
//! | bare | `password=hunter2`, `password => hunter2`, `{password=[hunter2]}` |
//! | quoted | `password: "…"`, `\"password\":\"…\"`, `password: Some("…")`, `b'…'` |
//! | bare JSON | `"pin": 1234`: the mask gets quotes |
//! | percent-encoded | `password%3Dhunter2`, `%22password%22%3A%22hunter2%22` |
//! | braces | `PWD={…}` in connection strings |
//! | flag | `--password hunter2`, `"--password", "hunter2"` |
//!
//! `structure` has those where more stands between a key and its value.
//!
//! No two of them begin a value at the same byte: a bare value begins with no
//! quote, no bracket and no blank.

use super::key::{self, Closed};
use super::value;
use crate::rule::Rule;
use crate::rule::form::{Form, Words};

/// Behind `=` or `:`: the rest of `=>`, `==` or `:=`, blanks, a colour.
pub(super) const GAP: &str = r"[>=]{0,2}(?:\x1b\[[0-9;]*m)?[ \t]*(?:\x1b\[[0-9;]*m){0,2}";

/// The same without a blank.
const TIGHT: &str = r"[>=]{0,2}(?:\x1b\[[0-9;]*m){0,2}";

/// The same with a blank, or more.
const WIDE: &str = r"[>=]{0,2}[ \t]+(?:\x1b\[[0-9;]*m){0,2}";

/// The next pair of a line of pairs, where this one has no value: `password= a=b`.
const NEXT_PAIR: &str = r"[A-Za-z_][A-Za-z0-9_.-]*=[^=].*|[a-z_]{1,16}=";

/// What may stand before an opening quote: a constructor, a list, a prefix.
pub(super) const WRAPPED: &str = r"(?:(?:new )?[A-Za-z_]{0,12}[(\[] ?|\[\]string\{|\(string\) \(len=[0-9]{1,5}\) |string\([0-9]{1,5}\) |!!?[a-z]{0,8} ){0,2}[bBuUrRfFLN@&$]{0,2}#{0,3}";

/// What may stand before a bare value: a bracket, or a YAML tag or anchor.
const BRACKET: &str = r"(?:[(\[]|!!?[a-z]{1,8} |&[A-Za-z0-9_-]{1,16} )?";

/// Behind `%`: the rest of an encoded separator, and blanks.
const PERCENT_GAP: &str = r"3[DdAa](?:%20|\+){0,3}";

/// Quotes, with the number of backslashes before them.
pub(super) const QUOTES: &[(char, u32)] = &[
    ('"', 0),
    ('\'', 0),
    ('`', 0),
    ('"', 1),
    ('\'', 1),
    ('"', 2),
    ('"', 3),
];

/// The quotes around the value of a JSON member, by depth.
const WRAPS: &[&str] = &["\"", "\\\"", "\\\\\\\""];

/// Gathers the forms of one rule.
pub(super) struct Notations<'r> {
    rule: &'r Rule,
    /// The words, without what must not stand before them.
    pub(super) words: Vec<&'r str>,
    /// The last three letters of each.
    pub(super) endings: Vec<[u8; 3]>,
    keys: Words,
    /// Those of them that tell before a colon and a bare value.
    keys_before_colon: Words,
    pub(super) forms: Vec<Form>,
}

impl<'r> Notations<'r> {
    pub(super) fn new(rule: &'r Rule, words: &'r [&'r str]) -> Notations<'r> {
        let keys: Words = words.iter().map(|&word| word.into()).collect();
        let plain = |word: &&'r str| word.split('!').next().unwrap_or_default();
        let words: Vec<&str> = words.iter().map(plain).collect();
        Notations {
            rule,
            endings: key::endings(&words),
            words,
            keys_before_colon: key::before_bare_colon(&keys),
            keys,
            forms: Vec::new(),
        }
    }

    /// A bare value behind a separator. In JSON its mask gets quotes.
    pub(super) fn bare(&mut self, secret: &str, spare: &str) {
        let then = format!("{TIGHT}{BRACKET}");
        self.key("=", Closed::Any, &then, secret, spare);
        // `a = b` is a setting; in `a= b` the blank may end a pair without a value.
        let then = format!("{WIDE}{BRACKET}");
        self.key("=", Closed::Blank, &then, secret, spare);
        let pairs = value::with_own(spare.to_owned(), NEXT_PAIR);
        self.key("=", Closed::Tight, &then, secret, &pairs);
        if !self.keys_before_colon.is_empty() {
            let then = format!("{GAP}{BRACKET}");
            self.key(":", Closed::Bare, &then, secret, spare);
            if let Some(form) = self.forms.last_mut() {
                form.words = Words::clone(&self.keys_before_colon);
            }
        }
        self.json(secret, spare);
    }

    /// A bare value of a JSON member: the mask gets quotes.
    pub(super) fn json(&mut self, secret: &str, spare: &str) {
        for (depth, wrap) in (0..).zip(WRAPS) {
            self.key(":", Closed::Quoted(depth), GAP, secret, spare);
            if let Some(form) = self.forms.last_mut() {
                form.wrap = wrap;
            }
        }
    }

    /// The rest of a line behind a colon, where that is no JSON member.
    pub(super) fn line(&mut self, secret: &str, spare: &str) {
        let then = format!(r"{GAP}(?:(?:Some)?\(|\[)?");
        self.key(":", Closed::Bare, &then, secret, spare);
    }

    /// A bare value right behind `=`.
    pub(super) fn tight(&mut self, secret: &str, spare: &str) {
        let then = format!(r"{TIGHT}(?:(?:Some)?\(|\[)?");
        self.key("=", Closed::Any, &then, secret, spare);
    }

    /// Something behind a separator and an opening quote, or anything else
    /// that `opening` matches.
    pub(super) fn opened(&mut self, opening: &str, secret: &str, spare: &str) {
        let then = format!("{GAP}{WRAPPED}{opening}");
        self.key("=:", Closed::Any, &then, secret, spare);
    }

    /// A value in quotes. Behind a key that no quote closes, what looks like an
    /// opening quote may close the text that the key ends: `"Password:","a"`.
    pub(super) fn quoted(&mut self, (quote, depth): (char, u32), least: usize, spare: &str) {
        let then = format!("{GAP}{WRAPPED}{}", opening((quote, depth)));
        let sure = value::quoted(quote, depth, least);
        self.key("=:", Closed::Shut, &then, &sure, spare);
        let guarded = value::guarded(quote, depth, least);
        self.key("=:", Closed::Open, &then, &guarded, spare);
    }

    /// A header behind a separator, and a bracket of the list it is printed in.
    pub(super) fn header(&mut self, separators: &str, opening: &str, secret: &str, spare: &str) {
        let then = format!(r"{GAP}(?:(?:Some)?\(|\[)?{opening}");
        self.key(separators, Closed::Any, &then, secret, spare);
    }

    /// A value behind a percent-encoded separator.
    pub(super) fn percent(&mut self, opening: &str, secret: &str, spare: &str) {
        let then = format!("{PERCENT_GAP}{opening}");
        self.key("%", Closed::Any, &then, secret, spare);
    }

    /// A value in braces, as connection strings quote it.
    pub(super) fn braced(&mut self, spare: &str) {
        let then = format!(r"{GAP}\{{");
        // A name in braces is a template's: that is for a person to fill in.
        let spare = format!(r"{spare}|[A-Za-z_.][A-Za-z0-9_.:!]*");
        self.key(
            "=",
            Closed::Any,
            &then,
            r#"[^{}"'`\\\r\n][^}"'`\\\r\n]*"#,
            &spare,
        );
    }

    /// A value behind a flag of a command and a blank.
    pub(super) fn flag(
        &mut self,
        value: impl Fn(Option<(char, u32)>) -> String,
        bare_spare: &str,
        quoted_spare: &str,
    ) {
        let flag = key::flag(&self.words);
        let openings = [
            (
                r"[ \t]{1,2}|,| \\\r?\n[ \t]{1,16}|[ \t]{0,2}\r?\n[ \t]{1,40}- ",
                None,
            ),
            ("[ \t]{1,2}\"|\" ?\"|\",[ \t\r\n]{0,40}\"", Some(('"', 0))),
            (" {1,2}'|',? ?'", Some(('\'', 0))),
            (" {1,2}\\\\\"|\\\\\",? ?\\\\\"", Some(('"', 1))),
        ];
        for (opening, quote) in openings {
            let spare = if quote.is_none() {
                bare_spare
            } else {
                quoted_spare
            };
            let then = format!("{flag}[0-9]?(?:{opening})");
            let form = self.form(then, &value(quote), spare);
            self.forms.push(Form {
                literals: [" --", "\t--", "\n--", ",--"].map(str::to_owned).into(),
                searched: true,
                ..form.clone()
            });
            // In quotes of its own, an argument follows another, or opens a list.
            self.forms.push(Form {
                literals: ["\"--", "'--"].map(str::to_owned).into(),
                before: r"(?:[\[(,\n] ?|[^:\s] |\n[ \t]{1,40})\\{0,3}".to_owned(),
                searched: true,
                ..form
            });
        }
    }

    fn key(&mut self, separators: &str, closed: Closed, then: &str, secret: &str, spare: &str) {
        self.behind(separators, key::gap(closed), then, secret, spare);
    }

    /// A key, a gap and a separator.
    pub(super) fn behind(
        &mut self,
        separators: &str,
        gap: String,
        then: &str,
        secret: &str,
        spare: &str,
    ) {
        self.forms.push(Form {
            words: Words::clone(&self.keys),
            gap: gap.into(),
            literals: separators.chars().map(String::from).collect(),
            ..self.form(then.to_owned(), secret, spare)
        });
    }

    pub(super) fn form(&self, then: String, secret: &str, spare: &str) -> Form {
        Form {
            then,
            secret: secret.to_owned(),
            spare: spare.to_owned(),
            searched: false,
            ..self.rule.form()
        }
    }
}

/// The pattern of an opening quote.
pub(super) fn opening((quote, depth): (char, u32)) -> String {
    format!(r"\\{{{}}}{quote}", (1 << depth) - 1)
}
