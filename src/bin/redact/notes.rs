//! What a file asks for and a stream cannot give: said once, however many rules ask.

use std::collections::HashMap;

use redact_stream::Note;

/// Up to so many rules that ask for the same are named on lines of their own.
const APART: usize = 2;

/// The lines for people. What more rules of one file have in common is one line that
/// names them all.
pub(crate) fn lines(notes: &[Note]) -> Vec<String> {
    let mut same: HashMap<(&str, &str), Vec<&str>> = HashMap::new();
    for note in notes.iter().filter(|note| !note.rule.is_empty()) {
        same.entry(kind(note)).or_default().push(&note.rule);
    }
    let mut lines = Vec::new();
    for note in notes {
        match same.get(&kind(note)).map_or(0, Vec::len) {
            0 if !note.rule.is_empty() => {}
            count if count <= APART || note.rule.is_empty() => lines.push(note.to_string()),
            count => {
                let rules = same.insert(kind(note), Vec::new()).unwrap_or_default();
                let (file, message) = kind(note);
                let file = match file {
                    "" => String::new(),
                    file => format!("{file}: "),
                };
                lines.push(format!(
                    "{file}{count} rules: {message}: {}",
                    rules.join(", ")
                ));
            }
        }
    }
    lines
}

/// The file, and what is said.
fn kind(note: &Note) -> (&str, &str) {
    let origin = note.origin.as_deref().unwrap_or_default();
    let file = match origin.rsplit_once(':') {
        Some((file, line)) if line.bytes().all(|byte| byte.is_ascii_digit()) => file,
        _ => origin,
    };
    (file, &note.message)
}
