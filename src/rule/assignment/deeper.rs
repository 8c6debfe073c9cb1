//! Notations in which the value is a level deeper, a line below, or said in words.
//!
//! | | example |
//! |---|---|
//! | attributed | `<password type="plain">…</password>` |
//! | nested | `"password": {"value": "…"}`, and the value a line below its key |
//! | block | `password: \|`, and the value in the indented lines below |
//! | changed | `password = "…" -> "…"`, as a plan shows it |
//! | equated | `password\u003d…`, `password&#61;…` |
//! | set | `setPassword("…")`, `with_api_key('…')` |
//! | serialized | `s:8:"password";s:7:"…";` |
//! | announced | `A temporary password is generated for root@localhost: …` |

use super::key::{self, Closed};
use super::notation::{Notations, WRAPPED, opening};
use super::structure::{Spares, TAG, escape};
use super::value;
use crate::rule::form::Form;

/// The last letters of an element's first attribute: `type`, `xmlns`, `encrypted`.
const ATTRIBUTES: [[u8; 3]; 12] = [
    *b"ype", *b"lns", *b"ted", *b"ing", *b"ain", *b"ret", *b"ive", *b"den", *b"mat", *b"thm",
    *b"ass", *b"ame",
];

/// Names under which the value of a nested key stands. DynamoDB says `S`.
const INNER: &str =
    "[vV]alue|VALUE|S|secretString|plaintext|plainText|stringValue|string_value|secret|raw";

impl Notations<'_> {
    /// Those of values of at least so many characters.
    pub(super) fn deeper(&mut self, least: usize, spares: &Spares) {
        for quote in [('"', 0), ('\'', 0), ('"', 1)] {
            self.nested(quote, least, &spares.quoted);
            self.changed(quote, least, &spares.quoted);
        }
        for quote in ["\"", "'"] {
            // A text of several lines: its first one.
            let secret = format!(r"[^{quote}\\\r\n]{{{least},}}");
            let then = format!("[ \t]*{quote}{{3}}");
            self.behind("=:", key::gap(Closed::Any), &then, &secret, &spares.quoted);
        }
        self.block(least, &spares.text);
        self.equated(&value::bare(least), &spares.bare);
        self.set(least, &spares.other);
        self.serialized(least, &spares.other);
    }

    /// The text of an element with attributes.
    pub(super) fn attributed(&mut self, least: usize, spare: &str) {
        let tag = key::tag(TAG, &self.words);
        let endings: Vec<_> = ATTRIBUTES
            .iter()
            .map(|ending| ending.escape_ascii().to_string())
            .collect();
        let endings = endings.join("|");
        let before = format!("{tag}[ \t\r\n]{{1,8}}[A-Za-z:_-]{{0,13}}(?i:{endings})");
        let then = r#"\\{0,3}["'][^<>\r\n]*[^<>\r\n/]>"#;
        self.structure(&["="], before, then, &value::text(least), spare);
        self.until_tag(1);
        self.end_in_one_of(&ATTRIBUTES);
    }

    /// A value in quotes inside braces, or a line below.
    fn nested(&mut self, quote: (char, u32), least: usize, spare: &str) {
        let open = opening(quote);
        let inner = format!(
            r"[ \t]*\{{[ \t\r\n]*(?:{open}[A-Za-z_]+{open}[ \t]*:[ \t]*(?:true|false|null|{open}[A-Za-z]*{open}),[ \t\r\n]*)*{open}(?:{INNER}){open}[ \t]*:[ \t]*"
        );
        let below = format!(r"[>=]?[ \t]*\r?\n[ \t]+{WRAPPED}");
        let then = format!("(?:{inner}|{below}){open}");
        let secret = value::quoted(quote.0, quote.1, least);
        self.behind("=:", key::gap(Closed::Shut), &then, &secret, spare);
    }

    /// What takes the place of a value in quotes.
    fn changed(&mut self, quote: (char, u32), least: usize, spare: &str) {
        let open = opening(quote);
        let then = format!(r"[ \t]+{open}[^\r\n]*{open} -> {open}");
        let secret = value::quoted(quote.0, quote.1, least);
        self.behind("=", key::gap(Closed::Blank), &then, &secret, spare);
    }

    /// The lines of a block. Where it ends, its indent alone would say; a line that
    /// looks like the next key is none of it.
    fn block(&mut self, least: usize, spare: &str) {
        let spare = format!("{spare}|-----BEGIN .*");
        // A line with more than a word in it, or with a long one.
        const NEXT: &str =
            r"(?:[A-Za-z0-9_.]*[^A-Za-z0-9_.:\x00-\x20-][^\r\n]*|[A-Za-z0-9_.]{24,})";
        let head = r"[ \t]+[|>][+-]?[1-9]?[+-]?[ \t]*";
        let first = format!(r"[^\x00-\x20\x7f][^\r\n]{{{},}}", least - 1);
        let secret = format!(r"{first}(?:\r?\n {{2,40}}{NEXT})*");
        let then = format!(r"{head}\r?\n +");
        self.behind(":", key::gap(Closed::Bare), &then, &secret, &spare);
        // Inside a string of JSON.
        let then = format!(r"{head}(?:\\r)?\\n +");
        let secret = format!(r#"[^\x00-\x20\x7f"\\][^"\\\r\n]{{{},}}"#, least - 1);
        self.behind(":", key::gap(Closed::Bare), &then, &secret, &spare);
    }

    /// A value behind a separator that stands there as a code.
    fn equated(&mut self, secret: &str, spare: &str) {
        self.forms.push(Form {
            literals: [r"\u003d", r"\u003D", "&#61;"].map(str::to_owned).into(),
            before: key::name(&self.words),
            searched: true,
            ..self.form(String::new(), secret, spare)
        });
    }

    /// The argument of a function that sets it.
    fn set(&mut self, least: usize, spare: &str) {
        for quote in [('"', 0), ('\'', 0), ('"', 1)] {
            let before = format!(r"{}\( ?{}", key::setter(&self.words), escape(quote.1));
            let secret = value::guarded(quote.0, quote.1, least);
            self.structure(&[&quote.0.to_string()], before, "", &secret, spare);
        }
    }

    /// A string of PHP, which says how long it is.
    fn serialized(&mut self, least: usize, spare: &str) {
        let before = format!(r#"{}\\{{0,3}}";s"#, key::name(&self.words));
        let secret = format!(r#"[^"\\\r\n]{{{least},}}"#);
        let then = r#"[0-9]{1,6}:\\{0,3}""#;
        self.structure(&[":"], before, then, &secret, spare);
        self.end_in(*b"\";s");
    }

    /// A password that a server says when it is first started.
    pub(super) fn announced(&mut self) {
        let blank = "[ \t]{1,4}(?:\x1b\\[[0-9;]{0,8}m){0,2}";
        let below = format!(
            r"[ \t]*(?:\r?\n){{1,2}}[ \t]*{}",
            r"(?:\x1b\[[0-9;]{0,8}m){0,2}"
        );
        let some = r#"[^\x00-\x20\x7f"'`\\]{8,}"#;
        let word = "[A-Za-z0-9_=+*-]{15,}";
        let sentences: &[(&str, &[[u8; 3]], &str, &str)] = &[
            // MySQL, on the line itself.
            (
                "assword is generated for [a-z]{1,16}@localhost",
                &[*b"ost"],
                blank,
                some,
            ),
            // Elasticsearch, and Jenkins.
            (
                r"assword for the [a-z_]{1,16} user \(reset with `[^`\r\n]{0,96}(?:tic|ana|tem)`\)",
                &[*b"tic", *b"ana", *b"tem"],
                &below,
                word,
            ),
            (
                "assword to proceed to installation",
                &[*b"ion"],
                &below,
                "[0-9a-f]{32}",
            ),
        ];
        for &(before, endings, then, secret) in sentences {
            self.structure(&[":"], before.to_owned(), then, secret, "");
            self.end_in_one_of(endings);
        }
        // Whose it is, and nothing else.
        let before = r#"[Pp]assword for (?:the )?(?:user )?["'`]?(?:root|elastic|kibana|kibana_system|admin|[a-z_]{0,12}user|postgres|[a-z]{0,8}admin)["'`]?(?: user)?"#;
        let spare = value::lookalikes();
        self.structure(&[":"], before.to_owned(), blank, &value::bare(8), &spare);
        self.end_in_one_of(&[
            *b"oot", *b"min", *b"ser", *b"res", *b"tic", *b"ana", *b"tem",
        ]);
    }
}
