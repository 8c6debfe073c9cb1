//! References to other variables within a value: `${NAME}`, `$NAME`, `${NAME:-default}`.

use std::collections::HashMap;
use std::env;

use zeroize::Zeroizing;

/// What stands for references in a dotenv file: its own variables, and the
/// environment's.
pub(super) type Known = HashMap<String, Zeroizing<String>>;

/// How deep defaults may be nested.
const DEEPEST: usize = 8;

/// How references are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As shells do.
    Shell,
    /// `$NAME` without braces is text, and the first brace that closes ends a reference.
    Braces,
    /// Braces are optional, and there are no defaults: what would be one is text.
    Names,
    /// What is between braces is a name, whatever it is.
    Whole,
}

/// What a value may become, the likeliest first; nothing where it refers to nothing.
pub(super) fn expansions(text: &str, known: &Known) -> Vec<Zeroizing<String>> {
    if !text.contains('$') {
        return Vec::new();
    }
    let mut all: Vec<Zeroizing<String>> = Vec::new();
    // A backslash before the sign makes text of a reference, for some.
    let escapes = text.contains("\\$");
    for way in [Way::Shell, Way::Braces, Way::Names, Way::Whole] {
        for file_first in [true, false] {
            for knows_escapes in [true, false] {
                if knows_escapes && !escapes {
                    continue;
                }
                let lookup = Lookup {
                    known,
                    file_first,
                    knows_escapes,
                };
                let mut pieces = Vec::new();
                lookup.expand(text, way, DEEPEST, &mut pieces);
                all.push(joined(&pieces));
            }
        }
    }
    if text.contains("$$") {
        all.push(Zeroizing::new(text.replace("$$", "$")));
    }
    let mut kept: Vec<Zeroizing<String>> = Vec::new();
    for value in all {
        if **value != *text && !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

/// In one piece of memory, so that no copy is left behind.
fn joined(pieces: &[Zeroizing<String>]) -> Zeroizing<String> {
    let length = pieces.iter().map(|piece| piece.len()).sum();
    let mut whole = Zeroizing::new(String::with_capacity(length));
    for piece in pieces {
        whole.push_str(piece);
    }
    whole
}

/// Where names are looked up.
struct Lookup<'k> {
    known: &'k Known,
    /// The file's own variable counts, or that of the environment.
    file_first: bool,
    knows_escapes: bool,
}

impl Lookup<'_> {
    fn get(&self, name: &str) -> Option<Zeroizing<String>> {
        let own = || self.known.get(name).cloned();
        let outer = || env::var(name).ok().map(Zeroizing::new);
        match self.file_first {
            true => own().or_else(outer),
            false => outer().or_else(own),
        }
    }

    fn expand(&self, text: &str, way: Way, depth: usize, pieces: &mut Vec<Zeroizing<String>>) {
        let mut rest = text;
        while let Some(at) = rest.find('$') {
            let before = &rest[..at];
            let behind = &rest[at + 1..];
            if let Some(before) = before.strip_suffix('\\').filter(|_| self.knows_escapes) {
                pieces.push(Zeroizing::new(format!("{before}$")));
                rest = behind;
                continue;
            }
            pieces.push(Zeroizing::new(before.to_owned()));
            let used = self.reference(behind, way, depth, pieces);
            if used == 0 {
                pieces.push(Zeroizing::new("$".to_owned()));
            }
            rest = &behind[used..];
        }
        pieces.push(Zeroizing::new(rest.to_owned()));
    }

    /// Expands the reference that begins this text; how much of it that is.
    fn reference(
        &self,
        text: &str,
        way: Way,
        depth: usize,
        pieces: &mut Vec<Zeroizing<String>>,
    ) -> usize {
        let (braced, inner) = match text.strip_prefix('{') {
            Some(inner) => (true, inner),
            None => (false, text),
        };
        let length = name_length(inner);
        let name = &inner[..length];
        if way == Way::Names {
            if name.is_empty() {
                return 0;
            }
            pieces.extend(self.get(name));
            let closed = braced && inner[length..].starts_with('}');
            return usize::from(braced) + length + usize::from(closed);
        }
        if !braced {
            if name.is_empty() || way == Way::Braces {
                return 0;
            }
            pieces.extend(self.get(name));
            return length;
        }
        let end = match way {
            Way::Braces => inner.find('}'),
            _ => closing(inner),
        };
        let Some(end) = end else {
            return 0;
        };
        let value = self.get(name);
        let is_set = value.as_ref().is_some_and(|value| !value.is_empty());
        let operator = &inner[length..end];
        let operand = operator.trim_start_matches([':', '-', '+', '=', '?']);
        match operator.trim_start_matches(':').chars().next() {
            None => pieces.extend(value),
            Some(_) if way == Way::Whole => {}
            Some('-' | '=') if is_set => pieces.extend(value),
            Some('+') if !is_set => {}
            Some(_) if way == Way::Braces => pieces.push(Zeroizing::new(operand.to_owned())),
            Some('-' | '=' | '+') if depth > 0 => self.expand(operand, way, depth - 1, pieces),
            Some(_) => pieces.extend(value),
        }
        end + 2
    }
}

/// How long the name is that begins this text.
fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        return 0;
    }
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    bytes.iter().take_while(is_name).count()
}

/// Where the brace is closed that was opened before this text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        Known::from([("P".to_owned(), Zeroizing::new("hunter2".to_owned()))])
    }

    #[test]
    fn references_in_all_ways() {
        for (text, expected) in [
            ("plain", &[][..]),
            ("pre-${P}", &["pre-hunter2"]),
            ("pre-$P", &["pre-hunter2"]),
            ("${X__:-d}", &["d", ":-d}", ""]),
            ("${X__:-${P}}!", &["hunter2!", "${P}!", ":-hunter2}!", "!"]),
            ("${P:+alt}", &["alt", "hunter2:+alt}", ""]),
            ("${P:-d}", &["hunter2", "hunter2:-d}", ""]),
            ("pa$$word__", &["pa$", "pa$word__"]),
            ("\\$P-$P", &["$P-hunter2", "\\hunter2-hunter2", "$P-$P"]),
            ("a$ b${", &[]),
        ] {
            let found = expansions(text, &known());
            let found: Vec<&str> = found.iter().map(|value| value.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = "${X__:-".repeat(1000) + &"}".repeat(1000);
        assert!(!expansions(&deep, &known()).is_empty());
    }
}
