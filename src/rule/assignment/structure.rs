//! Notations in which more than a separator stands between a key and its value.
//!
//! | | example |
//! |---|---|
//! | element | `<password>…</password>`, `<entry key="db.password">…</entry>` |
//! | escaped element | `&lt;password&gt;…&lt;/password&gt;`, `\u003cpassword\u003e…` |
//! | pair | `{"name":"DB_PASSWORD","value":"…"}`, `<add key="…" value="…"/>`, `- name: …` and `value: …` below |
//! | tuple | `("password", "…")`, `define('DB_PASSWORD', '…')` |
//! | spoken | `PASSWORD '…'`, `password "…"`, `IDENTIFIED BY '…'` |
//! | doubled | `""password"":""…""`, as CSV doubles quotes |
//! | coded | `\u0022password\u0022:\u0022…`, `&quot;password&quot;:&quot;…` |
//! | typed | `password: &str = "…"`, `var password string = "…"` |
//! | part | `name="password"`, an empty line, and the value |
//!
//! What is noticed is a separator here too: the `>` of an element, the `=` or `:`
//! behind `value`, the quote that opens a value on its own, the `=` of `name=`.
//! Pairs in the other order are not found: the value has left before its name
//! arrives.

use super::key::{self, Closed, DIGIT};
use super::notation::{GAP, Notations, QUOTES, WRAPPED, opening};
use super::value;
use crate::rule::form::{Form, Words};

/// How far the end of an element may lie behind its beginning.
const ELEMENT_REACH: usize = 4096;

/// Attributes that name what their element holds.
const NAMED: &str = r#"(?:[Kk]ey|KEY|[Nn]ame|NAME)=\\{0,3}["']"#;

/// The beginning of a tag, perhaps behind a colour or an escape. Patterns have
/// `(?P<password>`, and manuals `C<passwd>`.
pub(super) const TAG: &str = r"(?:[^A-Za-z?]|[0-9\[]m|\\[nrt])<";

/// Types, where a declaration says one: `&'static str`, `Optional[str]`, `str | None`.
const TYPE: &str = r"(?:&(?:'[a-z]{1,8} )?(?:mut )?)?[A-Za-z_][A-Za-z_.:]{1,24}(?:[\[<][A-Za-z_&']{1,16}[\]>])?(?: \| [Nn]one)?[?!]?";

/// The quotes which are noticed where they open something.
pub(super) const OPENED: &[(char, u32)] = &[('"', 0), ('\'', 0), ('"', 1), ('"', 2)];

/// The backslashes before a quote, as a pattern.
pub(super) fn escape(depth: u32) -> String {
    match depth {
        0 => String::new(),
        _ => format!(r"\\{{{}}}", (1 << depth) - 1),
    }
}

impl Notations<'_> {
    /// All of them, for values of at least so many characters.
    pub(super) fn structures(&mut self, least: usize, spares: &Spares) {
        self.elements(least, spares);
        self.values(least, spares);
        for quote in [('"', 0), ('\'', 0), ('"', 1)] {
            self.tuple(quote, least, &spares.other);
            self.typed(quote, least, &spares.quoted);
        }
        if least == 1 {
            for &quote in OPENED {
                self.spoken(quote, least, &spares.other);
            }
        }
        self.doubled(least, &spares.other);
        self.coded(least, &spares.other);
        self.part(least, &spares.text);
        self.deeper(least, spares);
        if least == 1 && self.words.contains(&"password") {
            self.announced();
        }
    }

    /// The same, where the value has a pattern of its own.
    pub(super) fn shapes(&mut self, secret: &str, spare: &str) {
        let open = r#"\\{0,7}["'`]"#;
        let before = self.element();
        self.structure(&[">"], before, "", secret, spare);
        let then = format!("{GAP}{open}");
        let gap = format!(r#"{}\\{{0,7}}["']?[ \t]{{0,2}}"#, pair());
        self.behind("=:", gap, &then, secret, spare);
        self.end_in(*b"lue");
        self.bare_value(secret, spare);
        let before = self.tuple_before();
        self.structure(&["\"", "'"], before, "", secret, spare);
        let gap = format!(r#"{DIGIT}""[ \t]{{0,2}}"#);
        self.behind("=:", gap, "[ \t]{0,2}\"\"", secret, spare);
    }

    /// Text up to the next tag, without which it is no element's: a synopsis has
    /// `<user> <password>` too.
    fn elements(&mut self, least: usize, spares: &Spares) {
        let spare = format!("(?:{})<", spares.text);
        let before = self.element();
        self.structure(&[">"], before.clone(), "", &value::text(least), &spare);
        self.until_tag(1);
        // Its type stands between.
        let typed = format!(
            r#"{} (?:[a-z]{{1,5}}:)?type=\\{{0,3}}["'](?:[a-z]{{1,5}}:)?string\\{{0,3}}["']"#,
            key::tag(TAG, &self.words)
        );
        self.structure(&[">"], typed, "", &value::text(least), &spare);
        self.until_tag(1);
        self.end_in(*b"ing");
        self.attributed(least, &spare);
        // A property list has the key before the value, other files a name round it.
        let blanks = r"\r?\n?[ \t]{0,8}";
        let key = key::whole("<key>", &self.words);
        let of_list = format!("{key}</key>{blanks}<string");
        self.structure(&[">"], of_list, "", &value::text(least), &spare);
        self.until_tag(1);
        self.end_in(*b"ing");
        let name = key::whole(NAMED, &self.words);
        let within = format!(r#"{name}["'](?: serializeAs="String")?>{blanks}<value"#);
        self.structure(&[">"], within, "", &value::text(least), &spare);
        self.until_tag(1);
        self.end_in(*b"lue");
        let cdata = format!(r"[^\]\r\n]{{{least},}}");
        self.structure(&[">"], before, r"<!\[CDATA\[", &cdata, &spares.text);
        let entities = r#"[^<>"&\r\n]|&(?:amp|quot|apos|#[0-9]{1,4});"#;
        let escapes = r#"[^<>"\\\r\n]|\\u002[267]|\\["\\/]"#;
        for (start, close, unit, end, trail) in [
            ("&lt;", "&gt;", entities, "&lt;", 4),
            (r"\\u003c", r"\u003e", escapes, r"\\u003c", 6),
        ] {
            let secret = format!("(?:{unit}){{{least},}}{end}");
            let form = Form {
                literals: vec![close.to_owned()],
                before: key::tag(start, &self.words),
                searched: true,
                reach: ELEMENT_REACH,
                trail,
                ..self.form(String::new(), &secret, &format!("(?:{}){end}", spares.text))
            };
            self.forms.push(form);
        }
    }

    /// The last form ends where a tag begins.
    pub(super) fn until_tag(&mut self, trail: usize) {
        if let Some(form) = self.forms.last_mut() {
            (form.reach, form.trail) = (ELEMENT_REACH, trail);
        }
    }

    /// The key of the last form ends in this, whatever its words are.
    pub(super) fn end_in(&mut self, ending: [u8; 3]) {
        self.end_in_one_of(&[ending]);
    }

    /// The same with several.
    pub(super) fn end_in_one_of(&mut self, endings: &[[u8; 3]]) {
        if let Some(form) = self.forms.last_mut() {
            form.endings = endings.to_vec();
        }
    }

    /// Before the `>` of an element.
    fn element(&self) -> String {
        let tag = key::tag(TAG, &self.words);
        let named = key::whole(NAMED, &self.words);
        let other = key::attribute(&self.words);
        // The password of a web service's user says so in its type.
        let kind = match self.words.contains(&"password") {
            true => "|#[Pp]assword[Tt]ext",
            false => "",
        };
        format!(r#"(?:{tag}|(?:{named}|{other}{kind})\\{{0,3}}["'])"#)
    }

    /// The value of a pair.
    fn values(&mut self, least: usize, spares: &Spares) {
        let gap = format!(r#"{}\\{{0,7}}["']?[ \t]{{0,2}}"#, pair());
        for &(quote, depth) in QUOTES.iter().filter(|quote| quote.0 != '`') {
            let then = format!("{GAP}{WRAPPED}{}", opening((quote, depth)));
            let secret = value::quoted(quote, depth, least);
            self.behind("=:", gap.clone(), &then, &secret, &spares.quoted);
            self.end_in(*b"lue");
        }
        self.bare_value(&value::bare(least), &spares.bare);
    }

    /// A header in quotes, as the value of a pair.
    pub(super) fn paired(&mut self, then: &str, spare: &str) {
        for (quote, depth) in [('"', 0), ('\'', 0), ('"', 1)] {
            let secret = value::quoted(quote, depth, 1);
            let then = format!("{}{then}", opening((quote, depth)));
            self.pair(&then, &secret, spare);
        }
    }

    /// What stands behind this, as the value of a pair.
    pub(super) fn pair(&mut self, then: &str, secret: &str, spare: &str) {
        let gap = format!(r#"{}\\{{0,7}}["']?[ \t]{{0,2}}"#, pair());
        self.behind("=:", gap, &format!("{GAP}{then}"), secret, spare);
        self.end_in(*b"lue");
    }

    /// A bare value of a pair. In JSON its mask gets quotes.
    fn bare_value(&mut self, secret: &str, spare: &str) {
        let open = format!(r"{}'?[ \t]{{0,2}}", pair());
        self.behind("=:", open, GAP, secret, spare);
        self.end_in(*b"lue");
        let json = format!(r#"{}"[ \t]{{0,2}}"#, pair());
        self.behind(":", json, GAP, secret, spare);
        self.end_in(*b"lue");
        if let Some(form) = self.forms.last_mut() {
            form.wrap = "\"";
        }
    }

    /// Before the quote that opens the second of two.
    fn tuple_before(&self) -> String {
        let start = r#"\( ?[bu]?\\{0,3}["']"#;
        format!(
            r#"(?:{}\\{{0,3}}["'],[ \t]{{0,16}}[bu]?)"#,
            key::whole(start, &self.words)
        )
    }

    /// The second of two, and no third.
    fn tuple(&mut self, (quote, depth): (char, u32), least: usize, spare: &str) {
        let before = format!("{}{}", self.tuple_before(), escape(depth));
        // The names of columns stand in pairs, too.
        let names = "[a-z]+_(?:id|at|name)|user|username|email|e-mail|login|name|id|host|token|password|passwd";
        for blank in ["", " "].into_iter().take(2 - depth as usize) {
            let close = format!(r"{}{blank}\)", opening((quote, depth)));
            let form = Form {
                before: before.clone(),
                literals: vec![quote.to_string()],
                endings: self.endings.clone(),
                trail: (1 << depth) + 1 + blank.len(),
                reach: 1024,
                ..self.form(
                    String::new(),
                    &format!("{}{close}", value::guarded(quote, depth, least)),
                    &format!("(?:{spare}|{names}){close}"),
                )
            };
            self.forms.push(form);
        }
    }

    /// A header's value behind its name, in a list of both.
    pub(super) fn second(
        &mut self,
        (quote, depth): (char, u32),
        then: &str,
        secret: &str,
        spare: &str,
    ) {
        let before = format!(
            r#"(?:["']{}\\{{0,3}}["'],[ \t]{{0,2}}[bu]?{})"#,
            key::name(&self.words),
            escape(depth)
        );
        self.structure(&[&quote.to_string()], before, then, secret, spare);
    }

    /// Behind a flag, and a word that says what kind of argument follows.
    pub(super) fn argument(&mut self, spare: &str) {
        let word = self.words.join("|").replace('^', "");
        let before = format!(r#"-[A-Za-z0-9_-]{{1,16}}[ =]\\{{0,3}}["']?(?:{word})"#);
        let bare = format!("(?:{before})");
        self.structure(&[":"], bare, "", &value::bare(1), spare);
        let quoted = before.replace("?(?:", "(?:");
        self.structure(&[":"], quoted, "", r#"[^"'\\\r\n]+"#, spare);
    }

    /// In quotes behind a word that always tells, as SQL and build scripts say it.
    fn spoken(&mut self, (quote, depth): (char, u32), least: usize, spare: &str) {
        let tells = |word: &&&str| !word.starts_with(['^', '_']);
        let words: Words = self.words.iter().filter(tells).map(|&w| w.into()).collect();
        if words.is_empty() {
            return;
        }
        let secret = value::statement(quote, depth, least);
        let gap = format!(r"{DIGIT}[ \t]{{1,2}}{}", escape(depth));
        self.behind(&quote.to_string(), gap, "", &secret, spare);
        if let Some(form) = self.forms.last_mut() {
            form.words = words;
        }
        if self.words.contains(&"password") {
            let before = format!(r"PASSWORD\({}", escape(depth));
            self.structure(&[&quote.to_string()], before, "", &secret, spare);
            self.end_in(*b"ord");
        }
    }

    /// In doubled quotes.
    fn doubled(&mut self, least: usize, spare: &str) {
        let gap = format!(r#"{DIGIT}""[ \t]{{0,2}}"#);
        let secret = format!(r#"(?:[^"\\\r\n]|\\[^"\r\n]|\\""){{{least},}}"#);
        self.behind("=:", gap, "[ \t]{0,2}\"\"", &secret, spare);
    }

    /// In quotes that stand there as a code: in JSON, or in markup.
    fn coded(&mut self, least: usize, spare: &str) {
        const ESCAPES: &str = r#"[^\\"\r\n]|\\(?:[bfnrt/]|u(?:[1-9A-Fa-f][0-9A-Fa-f]{3}|0[1-9A-Fa-f][0-9A-Fa-f]{2}|00(?:[013-9A-Fa-f][0-9A-Fa-f]|2[013-9A-Fa-f])))|\\{4}|\\{2}(?:[^\\"\r\n]|\\u0022)"#;
        const ENTITIES: &str = r#"[^&"<>\r\n]|&(?:amp|lt|gt|apos|#39|#x27);"#;
        const BYTES: &str = r#"[^\\"\r\n]|\\x(?:[013-46-9A-Fa-f][0-9A-Fa-f]|2[013-9A-Fa-f]|5[0-9ABD-Fabd-f])|\\x5[Cc](?:[^\\"\r\n]|\\x[0-9A-Fa-f]{2})"#;
        for (quote, unit) in [
            (r"\\u0022", ESCAPES),
            (r"\\x22", BYTES),
            ("&(?:quot|#34);", ENTITIES),
        ] {
            let gap = format!(r"{DIGIT}{quote}[ \t]{{0,2}}");
            let then = format!("[>=]?[ \t]{{0,2}}{quote}");
            let secret = format!("(?:{unit}){{{least},}}");
            self.behind("=:", gap, &then, &secret, spare);
        }
    }

    /// Behind a type.
    fn typed(&mut self, quote: (char, u32), least: usize, spare: &str) {
        let then = format!(r"[ \t]?{TYPE}[ \t]{{1,2}}=[ \t]{{1,2}}{}", opening(quote));
        let secret = value::quoted(quote.0, quote.1, least);
        self.behind(":", key::gap(Closed::Open), &then, &secret, spare);
        let gap = format!(r"{DIGIT} string[ \t]{{1,2}}");
        let then = format!(r"[ \t]{{1,2}}{}", opening(quote));
        self.behind("=", gap, &then, &secret, spare);
        self.end_in(*b"ing");
    }

    /// In quotes behind a phrase: `_` is a blank, or a method too.
    pub(super) fn phrase(&mut self, least: usize, spare: &str) {
        let blank = r"[ \t]{1,2}";
        let method = format!("(?:with{blank}[a-z0-9_'.]{{1,32}}{blank})");
        let phrase = |word: &&str| {
            // Many things are identified as something.
            let often = if word.ends_with("_as") { "" } else { "?" };
            word.replace('_', &format!("{blank}{method}{often}"))
        };
        let phrases: Vec<String> = self.words.iter().map(phrase).collect();
        let phrases = phrases.join("|");
        for &(quote, depth) in OPENED {
            let before = format!("(?i:{phrases}){blank}{}", escape(depth));
            let secret = value::statement(quote, depth, least);
            self.structure(&[&quote.to_string()], before, "", &secret, spare);
            if let Some(form) = self.forms.last_mut() {
                let with = |blank| {
                    let put = move |byte| if byte == b'_' { blank } else { byte };
                    move |ending: &[u8; 3]| ending.map(put)
                };
                let tabs: Vec<_> = form.endings.iter().map(with(b'\t')).collect();
                let blanks = form.endings.iter().map(with(b' '));
                form.endings = blanks.chain(tabs).collect();
                form.endings.dedup();
            }
        }
    }

    /// A part of a form, where each has headers of its own.
    fn part(&mut self, least: usize, spare: &str) {
        let before = "form-data; name";
        let word = |word: &&str| match word.trim_start_matches(['^', '_']) {
            name if name.len() == word.len() => format!("[A-Za-z0-9_.-]*(?i:{name})"),
            name => format!(r"(?:[A-Za-z0-9_.-]*[_.\[-])?(?i:{name})"),
        };
        let words: Vec<String> = self.words.iter().map(word).collect();
        let words = words.join("|").replace('_', "[_.-]?");
        for (line, secret) in [
            (r"\r?\n", format!(r"[^\r\n]{{{least},}}")),
            (r"(?:\\r)?\\n", format!(r#"[^"\\\r\n]{{{least},}}"#)),
        ] {
            let then = format!(
                r#"\\?"(?:[A-Za-z0-9_.-]*\[)?(?:{words})\]?\\?"(?:{line}Content-[A-Z][^\r\n\\]*)?{line}{line}"#
            );
            self.structure(&["="], before.to_owned(), &then, &secret, spare);
            self.end_in(*b"ame");
        }
    }

    /// A form noticed by a separator.
    pub(super) fn structure(
        &mut self,
        separators: &[&str],
        before: String,
        then: &str,
        secret: &str,
        spare: &str,
    ) {
        let form = Form {
            before,
            literals: separators.iter().map(|&s| s.to_owned()).collect(),
            endings: self.endings.clone(),
            ..self.form(then.to_owned(), secret, spare)
        };
        self.forms.push(form);
    }
}

/// Between a key and the separator behind `value`, where the key is what is valued.
fn pair() -> String {
    format!(
        r#"{DIGIT}\\{{0,7}}["'`]?(?:,[ \t\r\n]{{0,32}}|[ \t\r\n+~]{{1,32}}|\\{{1,3}}n[ ]{{0,16}})\\{{0,7}}["']?[Vv]alue"#
    )
}

/// What is spared.
pub(super) struct Spares {
    /// Of bare values, with what the rule adds.
    pub(super) bare: String,
    /// Of values in quotes, with what the rule adds.
    pub(super) quoted: String,
    /// Of the text of an element.
    pub(super) text: String,
    /// Of other values in quotes. Without a rule's own, all rules share automata.
    pub(super) other: String,
}
