//! What is between quotes, as shells and readers of dotenv files read it.

use zeroize::Zeroizing;

/// Where the first quote stands that no backslash escapes.
pub(super) fn closing(text: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices()
        .find(|&(_, c)| {
            let closes = c == quote && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            closes
        })
        .map(|(at, _)| at)
}

/// The ways in which escapes are decoded.
pub(super) const DECODERS: [fn(&str) -> Zeroizing<String>; 6] = [
    c_escapes, of_python, newlines, line_feeds, dropped, of_shells,
];

/// As C has them; what is none keeps its backslash.
pub(super) fn c_escapes(text: &str) -> Zeroizing<String> {
    decoded(text, |c| of_c(c).or_else(|| same(c, "$`")))
}

/// The same without what shells add.
fn of_python(text: &str) -> Zeroizing<String> {
    decoded(text, of_c)
}

fn of_c(c: char) -> Option<&'static str> {
    match c {
        'n' => Some("\n"),
        'r' => Some("\r"),
        't' => Some("\t"),
        'a' => Some("\u{7}"),
        'b' => Some("\u{8}"),
        'f' => Some("\u{c}"),
        'v' => Some("\u{b}"),
        _ => same(c, "\\\"'"),
    }
}

/// Nothing but ends of lines, wherever the two characters stand: readers in JavaScript do
/// not see that a backslash before them is escaped, too.
fn newlines(text: &str) -> Zeroizing<String> {
    replaced(&replaced(text, "\\n", "\n"), "\\r", "\r")
}

/// The same for line feeds alone.
fn line_feeds(text: &str) -> Zeroizing<String> {
    replaced(text, "\\n", "\n")
}

/// With `with` in place of `what`, which is longer: so nothing is moved and left behind.
fn replaced(text: &str, what: &str, with: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(text.len()));
    for (index, part) in text.split(what).enumerate() {
        if index > 0 {
            out.push_str(with);
        }
        out.push_str(part);
    }
    out
}

/// Ends of lines first; then the backslash is taken from everything.
fn dropped(text: &str) -> Zeroizing<String> {
    decoded(&newlines(text), |_| Some(""))
}

/// Within a shell's double quotes.
fn of_shells(text: &str) -> Zeroizing<String> {
    decoded(text, |c| match c {
        '\n' => Some("\n"),
        _ => same(c, "\\\"$`"),
    })
}

/// The character itself, if it is one of these: an empty text stands for that.
fn same(c: char, of: &str) -> Option<&'static str> {
    of.contains(c).then_some("")
}

/// Every escape, decoded. `decode` gives what a character behind a backslash stands for:
/// another text, itself (an empty one), or nothing: then the backslash stays.
fn decoded(text: &str, decode: impl Fn(char) -> Option<&'static str>) -> Zeroizing<String> {
    // It never becomes longer, so nothing is moved and left behind.
    let mut out = Zeroizing::new(String::with_capacity(text.len()));
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            None => out.push('\\'),
            Some(next) => match decode(next) {
                Some("") => out.push(next),
                Some(other) => out.push_str(other),
                None => {
                    out.push('\\');
                    out.push(next);
                }
            },
        }
    }
    out
}

/// The first word, as a shell reads it: `a"b c"'d'\e` is `ab cde`.
pub(super) fn shell_word(text: &str) -> Zeroizing<String> {
    let mut word = Zeroizing::new(String::with_capacity(text.len()));
    let mut chars = text.chars();
    let mut quote = None;
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('\''), '\'') | (Some('"'), '"') => quote = None,
            (Some('\''), _) => word.push(c),
            (None, '\'' | '"') => quote = Some(c),
            (_, '\\') => match chars.next() {
                None => word.push('\\'),
                Some('\n') => {}
                Some(next) => {
                    if quote.is_some() && !"\\\"$`".contains(next) {
                        word.push('\\');
                    }
                    word.push(next);
                }
            },
            (None, ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')') => break,
            _ => word.push(c),
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_closes_where_nothing_escapes_it() {
        assert_eq!(closing(r#"a\"b"c"#, '"'), Some(4));
        assert_eq!(closing(r#"a\\"b"#, '"'), Some(3));
        assert_eq!(closing("a'b", '"'), None);
    }

    #[test]
    fn escapes_in_all_ways() {
        let read = |text| DECODERS.map(|decode| decode(text).to_string());
        assert_eq!(
            read(r#"a\n\t\"\x\"#),
            [
                "a\n\t\"\\x\\",
                "a\n\t\"\\x\\",
                "a\n\\t\\\"\\x\\",
                "a\n\\t\\\"\\x\\",
                "a\nt\"x\\",
                "a\\n\\t\"\\x\\"
            ]
        );
    }

    #[test]
    fn line_ends_are_decoded_without_a_look_before_them() {
        assert_eq!(newlines(r"a\\n\r").as_str(), "a\\\n\r");
        assert_eq!(line_feeds(r"a\\n\r").as_str(), "a\\\n\\r");
    }

    #[test]
    fn words_of_a_shell() {
        for (text, word) in [
            (r#"a"b c"'d'\e f"#, "ab cde"),
            (r#""x\"\n$y" z"#, "x\"\\n$y"),
            ("a;b", "a"),
            ("'un closed", "un closed"),
        ] {
            assert_eq!(*shell_word(text).as_str(), *word, "{text}");
        }
    }
}
