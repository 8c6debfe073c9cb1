//! What a program complains of, fit to be shown.

use redact_stream::Redactor;

/// How many of its last lines are quoted, and how many characters of these.
const QUOTED_LINES: usize = 4;
const QUOTED: usize = 500;

/// The last lines of a complaint, on one. It may quote what the program could not handle,
/// which is not shown. Where it has printed anything before it failed, nothing of the
/// complaint is: any part of what was printed may be quoted, in any spelling. And of one that
/// was cut off, nobody knows what it would have been.
pub(super) fn quoted(said: &[u8], is_whole: bool, output: &[u8]) -> String {
    if !is_whole {
        return "what it said is not shown, since it is too long".to_owned();
    }
    if !said.is_empty() && !output.trim_ascii().is_empty() {
        return "what it said is not shown, since it may hold what it printed".to_owned();
    }
    let redactor = Redactor::new();
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
        let said = "1\n2\n3\n\n4 of a\n5 two words\n6 put";
        assert_eq!(
            quoted(said.as_bytes(), true, b" \n"),
            "3; 4 of a; 5 two words; 6 put"
        );
        let long = quoted("é".repeat(2000).as_bytes(), true, b"");
        assert_eq!(long.chars().count(), 1 + QUOTED + 1);
        assert!(long.starts_with('…'));
        for (is_whole, output) in [(true, &b"{\"a\":\"out-put-1\"}"[..]), (false, b"")] {
            let shown = quoted(b"cannot decode out-put-1", is_whole, output);
            assert!(shown.starts_with("what it said is not shown"), "{shown}");
        }
        assert_eq!(quoted(b"", true, b"out-put-1"), "");
        assert_eq!(
            quoted(b"\xff\xfe password=hunter2", true, b""),
            "\u{fffd}\u{fffd} password=__REDACTED:password__"
        );
    }
}
