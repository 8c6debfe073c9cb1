//! What a program complains of, fit to be shown.

use redact_stream::{Redactor, Secret};

/// How many of its last lines are quoted, and how many characters of these.
const QUOTED_LINES: usize = 4;
const QUOTED: usize = 500;

/// Of more words than these that it has printed, none can be told in what it says.
const MOST_PRINTED: usize = 20_000;

/// The last lines of a complaint, on one. It may quote what the program could not handle, and
/// what it has printed before it failed; neither is shown.
pub(super) fn quoted(said: &[u8], output: &[u8]) -> String {
    let is_sign = |byte: &u8| !byte.is_ascii_alphanumeric();
    let words = output
        .split(u8::is_ascii_whitespace)
        .map(|word| word.trim_ascii_start())
        .flat_map(|word| {
            let begin = word.iter().position(|byte| !is_sign(byte)).unwrap_or(0);
            let end = word.iter().rposition(|byte| !is_sign(byte));
            [word, &word[begin..end.map_or(begin, |end| end + 1)]]
        });
    let lines = output.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let printed = lines.chain(words).filter(|part| part.len() >= 4);
    let printed: Vec<Secret> = printed
        .take(MOST_PRINTED + 1)
        .map(|part| Secret::new("output", part))
        .collect();
    let is_much = printed.len() > MOST_PRINTED;
    let redactor = Redactor::builder().secrets(printed).build();
    let (Ok(redactor), false) = (redactor, is_much) else {
        return "what it said is not shown, since it may hold what it printed".to_owned();
    };
    // As a whole and before anything is cut off: a lead may be far ahead.
    let said = redactor.redact(said);
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let last = lines[lines.len().saturating_sub(QUOTED_LINES)..].join("; ");
    match last.char_indices().rev().nth(QUOTED) {
        Some((at, _)) => format!("…{}", &last[at..]),
        None => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_is_quoted_from_its_end_and_without_what_was_printed() {
        let said = "1\n2\n3\n\n4 of 'out-put-1'\n5 two words\n6 put";
        assert_eq!(
            quoted(said.as_bytes(), b"{\"a\": \"out-put-1\"}\ntwo words\nput\n"),
            "3; 4 of '__REDACTED:output__'; 5 __REDACTED:output__; 6 put"
        );
        let long = quoted("é".repeat(2000).as_bytes(), b"");
        assert_eq!(long.chars().count(), 1 + QUOTED + 1);
        assert!(long.starts_with('…'));
        let much: String = (0..=MOST_PRINTED).map(|at| format!("word{at}\n")).collect();
        assert!(!quoted(b"word12 failed", much.as_bytes()).contains("word12"));
        assert_eq!(
            quoted(b"\xff\xfe password=hunter2", b""),
            "\u{fffd}\u{fffd} password=__REDACTED:password__"
        );
    }
}
