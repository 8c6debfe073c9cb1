//! Examples of a row, generated from its own facts.

use super::super::{Lead, Rule};

/// Texts that a row hides between « and », and texts that it leaves alone.
///
/// # Panics
///
/// When a row's pattern is none that can be turned into a template: rows are part
/// of the package.
pub(crate) fn examples(rule: &Rule) -> (Vec<String>, Vec<String>) {
    let Lead::Context { words, plain } = rule.lead else {
        return (Vec::new(), Vec::new());
    };
    let value = template(rule.secret);
    let mut examples = Vec::new();
    for &word in words {
        let (upper, title) = (word.to_uppercase(), title(word));
        examples.extend([
            format!("{upper}_API_KEY=«{value}»"),
            format!("export {upper}_TOKEN='«{value}»'"),
            format!("{{{{\"{word}Secret\": \"«{value}»\"}}}}"),
            format!("{word}_access_token: «{value}»"),
            format!("--{word}-api-key «{value}» run"),
        ]);
        if title != word {
            examples.push(format!("my{title}Key := \"«{value}»\""));
        }
    }
    let word = words[0];
    let mut counterexamples = vec![
        // The name is the end of another word, or is not there.
        format!("q{word}_api_key={value}"),
        format!("key={value}"),
        // The value is a part of something else.
        format!("{word}_api_key=/{{lower:4}}/{{lower:3}}/{value}.{{lower:3}}"),
        format!("{word}_api_key=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ];
    if plain {
        counterexamples.push(format!("{word} commit {value}"));
        counterexamples.push(format!("{word}_image_id={value}"));
        if !super::is_told(word) {
            counterexamples.push(format!("{word}: {value}"));
            counterexamples.push(format!("{{{{\"{word}\":\"{value}\"}}}}"));
        }
    }
    (examples, counterexamples)
}

fn title(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// A template of texts that match a pattern: classes, counts, groups.
fn template(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let (piece, after) = match c {
            '[' => {
                let end = 1 + rest[1..].find(']').expect("a class ends");
                (&rest[..=end], &rest[end + 1..])
            }
            '(' => {
                let end = closing(rest);
                (&rest[..=end], &rest[end + 1..])
            }
            '\\' => (&rest[..2], &rest[2..]),
            c => (&rest[..c.len_utf8()], &rest[c.len_utf8()..]),
        };
        let (count, after) = counted(after);
        match c {
            '[' => match (class(piece), count) {
                (_, 0) => {}
                (Some(class), count) => out += &format!("{{{class}:{count}}}"),
                // A few characters, of which the first will do.
                (None, count) => out += &piece[1..2].repeat(count),
            },
            '(' => {
                let inner = piece[1..piece.len() - 1].trim_start_matches("?:");
                let first = first_way(inner);
                (0..count).for_each(|_| out += &template(first));
            }
            _ => (0..count).for_each(|_| out += piece.trim_start_matches('\\')),
        }
        rest = after;
    }
    out
}

/// Where the group ends that a pattern begins with.
fn closing(pattern: &str) -> usize {
    let mut depth = 0;
    for (at, c) in pattern.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    panic!("a group ends: {pattern}");
}

/// The first of several ways.
fn first_way(pattern: &str) -> &str {
    let mut depth = 0;
    let end = pattern.find(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c == '|' && depth == 0
    });
    &pattern[..end.unwrap_or(pattern.len())]
}

/// How often a piece is repeated, at least, and what follows.
fn counted(pattern: &str) -> (usize, &str) {
    match pattern.chars().next() {
        Some('{') => {
            let end = pattern.find('}').expect("a count ends");
            let least = pattern[1..end].split(',').next().unwrap_or_default();
            (least.parse().expect("a count"), &pattern[end + 1..])
        }
        Some('?' | '*') => (0, &pattern[1..]),
        Some('+') => (1, &pattern[1..]),
        _ => (1, pattern),
    }
}

/// A class of templates with no other characters than a pattern's.
fn class(class: &str) -> Option<&'static str> {
    let has = |range: &str| class.contains(range);
    let name = match (has("A-Z"), has("a-z"), has("0-9")) {
        (true, true, true) => "alnum",
        (false, true, true) => "lowalnum",
        (true, false, true) => "upalnum",
        (true, _, false) => "upper",
        (false, true, false) => "lower",
        (false, false, true) if has("a-f") => "hex",
        (false, false, true) if has("A-F") => "HEX",
        (false, false, true) => "digit",
        (false, false, false) => return None,
    };
    Some(name)
}
