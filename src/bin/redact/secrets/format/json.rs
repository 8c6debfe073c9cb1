//! JSON: one document, or several one behind the other.
//!
//! Read here and not by a library: numbers are kept as they are written, keys that are
//! there twice are kept twice, an error quotes nothing, and no copy of a string is left
//! behind in memory.

use zeroize::Zeroizing;

use super::Format;
use super::tree::{self, DEEPEST, Tree};

/// The values of a text.
///
/// # Errors
///
/// When it is no JSON: names the line, and quotes nothing.
pub(crate) fn values(text: &str) -> Result<Format, String> {
    let mut reader = Reader { text, at: 0 };
    let mut documents = Vec::new();
    loop {
        reader.skip_blanks();
        if reader.at == text.len() {
            return tree::values(documents);
        }
        let document = reader.value(0).map_err(|why| {
            let line = 1 + text[..reader.at].matches('\n').count();
            format!("line {line}: {why}")
        })?;
        documents.push(document);
    }
}

type Why = &'static str;

/// A text, and how far it has been read.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        let behind = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        self.at += rest.len() - behind.len();
    }

    /// Reads this byte, if it is next behind blanks.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_blanks();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn wrong<T>(&self, why: Why) -> Result<T, Why> {
        match self.at == self.text.len() {
            true => Err("it ends too early"),
            false => Err(why),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Tree, Why> {
        if depth > DEEPEST {
            return Err("nested too deeply");
        }
        self.skip_blanks();
        match self.peek() {
            Some(b'"') => Ok(Tree::Leaf(self.string()?)),
            Some(b'{') => self.map(depth),
            Some(b'[') => self.list(depth),
            _ => self.word(),
        }
    }

    fn map(&mut self, depth: usize) -> Result<Tree, Why> {
        self.at += 1;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Ok(Tree::Map(members));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some(b'"') {
                return self.wrong("not JSON: a key is missing");
            }
            let key = self.string()?.to_string();
            if !self.take(b':') {
                return self.wrong("not JSON: a colon is missing");
            }
            members.push((key, self.value(depth + 1)?));
            if self.take(b'}') {
                return Ok(Tree::Map(members));
            }
            if !self.take(b',') {
                return self.wrong("not JSON: a comma is missing");
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Tree, Why> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Tree::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(Tree::List(items));
            }
            if !self.take(b',') {
                return self.wrong("not JSON: a comma is missing");
            }
        }
    }

    /// A number, or one of the three words.
    fn word(&mut self) -> Result<Tree, Why> {
        let rest = self.rest();
        let ends = |c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c));
        let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let tree = match word {
            "true" | "false" | "null" => Tree::Word,
            _ if is_number(word) => Tree::Leaf(Zeroizing::new(word.to_owned())),
            _ => return self.wrong("not JSON: no value"),
        };
        self.at += word.len();
        Ok(tree)
    }

    fn string(&mut self) -> Result<Zeroizing<String>, Why> {
        self.at += 1;
        let rest = self.rest();
        let length = super::quoting::closing(rest, '"');
        let Some(length) = length else {
            self.at = self.text.len();
            return self.wrong("");
        };
        let inner = &rest[..length];
        if inner.bytes().any(|byte| byte < b' ') {
            return Err("not JSON: a control character in a string");
        }
        // No escape is shorter than what it stands for.
        let mut string = Zeroizing::new(String::with_capacity(length));
        let mut parts = inner.split('\\');
        string.push_str(parts.next().unwrap_or_default());
        let odd = "not JSON: an unknown escape";
        while let Some(part) = parts.next() {
            let Some(first) = part.chars().next() else {
                // An escaped backslash; what follows is text.
                string.push('\\');
                string.push_str(parts.next().unwrap_or_default());
                continue;
            };
            let (c, used) = match first {
                '"' | '/' => (first, 1),
                'b' => ('\u{8}', 1),
                'f' => ('\u{c}', 1),
                'n' => ('\n', 1),
                'r' => ('\r', 1),
                't' => ('\t', 1),
                'u' => {
                    let unit = unit(part).ok_or(odd)?;
                    match char::from_u32(unit) {
                        Some(c) => (c, 5),
                        // One half of a pair; nothing may stand between the two.
                        None => {
                            let other = parts.next().filter(|_| part.len() == 5).ok_or(odd)?;
                            let low = unit_low(other).ok_or(odd)?;
                            let high = unit.checked_sub(0xd800).filter(|it| *it < 0x400);
                            let code = 0x10000 + (high.ok_or(odd)? << 10) + low;
                            string.push(char::from_u32(code).ok_or(odd)?);
                            string.push_str(&other[5..]);
                            continue;
                        }
                    }
                }
                _ => return Err(odd),
            };
            string.push(c);
            string.push_str(&part[used..]);
        }
        self.at += length + 1;
        Ok(string)
    }
}

/// The four digits behind a `u`.
fn unit(part: &str) -> Option<u32> {
    let digits = part.strip_prefix('u')?.get(..4)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// The lower half of a pair.
fn unit_low(part: &str) -> Option<u32> {
    unit(part)?.checked_sub(0xdc00).filter(|low| *low < 0x400)
}

fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (number, exponent) = match word.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let is_exponent = |text: &str| digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(is_exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let found = values(text).unwrap().found.into_iter();
        found
            .map(|it| (it.name, String::from_utf8_lossy(&it.value).into_owned()))
            .collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn leaves_have_the_path_of_their_keys() {
        let text = r#"{"a": {"b": ["x\ny", 12345678901234567890123, 1.50, true, null]},
            "c": "é\ud83d\ude00\\u\"\/"}"#;
        assert_eq!(
            read(text),
            [
                pair("a.b.0", "x\ny"),
                pair("a.b.1", "12345678901234567890123"),
                pair("a.b.2", "1.50"),
                pair("c", "é😀\\u\"/"),
            ]
        );
        assert_eq!(read(r#"{"a": "1", "a": "2"} "b" 3"#).len(), 4);
        assert!(read(" \n").is_empty());
    }

    #[test]
    fn manifests_of_secrets() {
        let secret = r#"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"app"},"data":{"pw":"aHVudGVyMg=="},"stringData":{"k":"plain"},"type":"Opaque"}"#;
        let expected = [pair("app/pw", "hunter2"), pair("app/k", "plain")];
        assert_eq!(read(secret), expected);
        let list = format!(r#"{{"apiVersion":"v1","kind":"List","items":[{secret}]}}"#);
        assert_eq!(read(&list), expected);
        let error = values(&secret.replace("aHVudGVyMg==", "hunter2!"));
        assert_eq!(
            error.err().unwrap(),
            "data of the secret app/pw: not base64"
        );
        let other = values(r#"{"apiVersion":"v1","kind":"Pod","a":"b"}"#).unwrap();
        assert!(other.found.is_empty());
        assert!(other.notes[0].contains("Pod"));
    }

    #[test]
    fn what_is_no_json_is_not_quoted() {
        for (text, expected) in [
            ("{\"a\":\n hunter2}", "line 2: not JSON: no value"),
            ("{\"a\": \"hunter2", "line 1: it ends too early"),
            ("{\"a\": ", "line 1: it ends too early"),
            (
                r#"{"a": "\ud800hunter2"}"#,
                "line 1: not JSON: an unknown escape",
            ),
            ("[1 2]", "line 1: not JSON: a comma is missing"),
            ("{1: 2}", "line 1: not JSON: a key is missing"),
            ("{\"a\" 2}", "line 1: not JSON: a colon is missing"),
            (
                "\"a\nb\"",
                "line 1: not JSON: a control character in a string",
            ),
        ] {
            assert_eq!(values(text).err().unwrap(), expected, "{text}");
        }
        assert!(values(&("[".repeat(200) + &"]".repeat(200))).is_err());
    }

    /// Every string that serde's reader takes is taken, and is the same; and no other.
    #[test]
    fn strings_and_numbers_are_read_as_serde_reads_them() {
        let pieces = [
            "a", "\\", "\"", "u", "d83d", "de00", "0041", "n", "/", "é", "\u{1}", "0", "1", ".",
            "e", "-", "+",
        ];
        let mut state = 7_u64;
        for _ in 0..200_000 {
            let mut text = String::new();
            for _ in 0..state % 9 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(3);
            let quoted = format!("\"{text}\"");
            let own = Reader {
                text: &quoted,
                at: 0,
            };
            let read = |mut own: Reader<'_>| {
                let string = own.string().ok()?;
                (own.at == own.text.len()).then(|| string.to_string())
            };
            let theirs: Option<String> = serde_json::from_str(&quoted).ok();
            assert_eq!(read(own), theirs, "{quoted}");
            let theirs = serde_json::from_str::<serde_json::Number>(&text);
            // It has no number that is greater than a float can be.
            let is_number = is_number(&text);
            assert!(is_number || theirs.is_err(), "{text}");
            assert!(
                !is_number || theirs.is_ok() || text.contains(['e', 'E']),
                "{text}"
            );
        }
    }
}
