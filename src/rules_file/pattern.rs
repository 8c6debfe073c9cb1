//! Patterns of Go's dialect, and patterns that are searched for.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, HirKind, Look, Repetition};

/// The same pattern in this dialect: what Go reads as itself and is a sign here is
/// escaped.
pub(super) fn from_go(pattern: &str) -> String {
    let chars: Vec<char> = pattern.chars().collect();
    let mut out = String::with_capacity(pattern.len());
    let mut in_class = false;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied();
        match c {
            '\\' => {
                out.push(c);
                out.extend(next);
                at += 2;
                continue;
            }
            '[' if !in_class => {
                in_class = true;
                out.push(c);
                // A bracket that closes nothing yet stands for itself.
                let mut first = at + 1;
                if chars.get(first) == Some(&'^') {
                    out.push('^');
                    first += 1;
                }
                if chars.get(first) == Some(&']') {
                    out.push_str("\\]");
                    first += 1;
                }
                at = first;
                continue;
            }
            '[' if next != Some(':') => out.push_str("\\["),
            ']' if in_class && is_posix_end(&chars, at) => out.push(c),
            ']' => {
                in_class = false;
                out.push(c);
            }
            '&' | '~' if in_class => out.extend(['\\', c]),
            '-' if in_class && next == Some('-') => out.push_str("\\-"),
            '{' if !in_class && !is_count(&chars[at + 1..]) => out.push_str("\\{"),
            _ => out.push(c),
        }
        at += 1;
    }
    out
}

/// Whether this bracket ends a class such as `[:alnum:]`.
fn is_posix_end(chars: &[char], at: usize) -> bool {
    at > 0
        && chars[at - 1] == ':'
        && chars[..at - 1]
            .iter()
            .rev()
            .find(|c| !c.is_ascii_lowercase() && **c != '^')
            == Some(&':')
}

/// Whether a repetition's count follows: `3}`, `3,}`, `3,5}`.
fn is_count(chars: &[char]) -> bool {
    let inner: String = chars.iter().take_while(|c| **c != '}').collect();
    let is_closed = inner.chars().count() < chars.len();
    let (min, max) = inner.split_once(',').unwrap_or((&inner, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    is_closed && !min.is_empty() && digits(min) && digits(max)
}

/// A pattern that is searched for in a value, as patterns of whole values.
///
/// # Errors
///
/// When it does not parse, or asks for what stands beside the value.
pub(super) fn searched(pattern: &str) -> Result<Vec<String>, String> {
    let hir = ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .build()
        .parse(pattern)
        .map_err(|error| match error {
            regex_syntax::Error::Parse(error) => error.kind().to_string(),
            regex_syntax::Error::Translate(error) => error.kind().to_string(),
            other => other.to_string(),
        })?;
    let mut whole = Vec::new();
    for mut parts in ways(&hir) {
        let is = |part: Option<&Hir>, looks: &[Look]| matches!(part.map(Hir::kind), Some(HirKind::Look(look)) if looks.contains(look));
        match is(
            parts.first(),
            &[Look::Start, Look::StartLF, Look::StartCRLF],
        ) {
            true => drop(parts.remove(0)),
            false => parts.insert(0, anything()),
        }
        match is(parts.last(), &[Look::End, Look::EndLF, Look::EndCRLF]) {
            true => drop(parts.pop()),
            false => parts.push(anything()),
        }
        let hir = Hir::concat(parts);
        if !hir.properties().look_set().is_empty() {
            return Err("it looks around".to_owned());
        }
        if hir.properties().minimum_len() == Some(0) {
            return Err("it matches everything".to_owned());
        }
        whole.push(hir.to_string());
    }
    Ok(whole)
}

/// Whether a pattern can be held against what stands before a value: it matches
/// something, and does not look around.
pub(super) fn is_lead(pattern: &str) -> bool {
    let parsed = ParserBuilder::new()
        .unicode(false)
        .utf8(false)
        .build()
        .parse(pattern);
    parsed.is_ok_and(|hir| {
        hir.properties().look_set().is_empty() && hir.properties().minimum_len() > Some(0)
    })
}

/// The alternatives of a pattern, each as a sequence.
fn ways(hir: &Hir) -> Vec<Vec<Hir>> {
    match hir.kind() {
        HirKind::Capture(capture) => ways(&capture.sub),
        HirKind::Alternation(subs) => subs.iter().flat_map(ways).collect(),
        HirKind::Concat(subs) => {
            let mut parts = Vec::new();
            for sub in subs {
                match sub.kind() {
                    HirKind::Capture(capture) => match capture.sub.kind() {
                        HirKind::Concat(inner) => parts.extend(inner.iter().cloned()),
                        _ => parts.push((*capture.sub).clone()),
                    },
                    _ => parts.push(sub.clone()),
                }
            }
            vec![parts]
        }
        _ => vec![vec![hir.clone()]],
    }
}

/// Any bytes, or none.
fn anything() -> Hir {
    let any = ClassBytes::new([ClassBytesRange::new(0, 255)]);
    Hir::repetition(Repetition {
        min: 0,
        max: None,
        greedy: true,
        sub: Box::new(Hir::class(Class::Bytes(any))),
    })
}

#[cfg(test)]
mod tests {
    use regex_automata::dfa::regex::Regex;
    use regex_automata::util::syntax;

    use super::*;

    fn is_whole(pattern: &str, text: &str) -> bool {
        searched(pattern).unwrap().iter().any(|whole| {
            Regex::builder()
                .syntax(syntax::Config::new().unicode(false).utf8(false))
                .build(&format!("^(?:{whole})$"))
                .unwrap()
                .is_match(text)
        })
    }

    #[test]
    fn what_go_reads_as_itself_is_escaped() {
        for (go, here) in [
            (r"^\$(?:\d+|{\d+})$", r"^\$(?:\d+|\{\d+})$"),
            (r"a{3}b{2,}c{1,4}", r"a{3}b{2,}c{1,4}"),
            (r"[[a]", r"[\[a]"),
            (r"[]a]", r"[\]a]"),
            (r"[^]a]{2}", r"[^\]a]{2}"),
            (r"[[:alnum:]_]x", r"[[:alnum:]_]x"),
            (r"[a&&b]", r"[a\&\&b]"),
            (r"[+--]", r"[+\--]"),
            (r"\[{", r"\[\{"),
            (r"x{a}", r"x\{a}"),
        ] {
            assert_eq!(from_go(go), here);
        }
        assert!(searched(&from_go(r"[[:alnum:]_]{2}{")).is_ok());
    }

    #[test]
    fn a_search_becomes_a_pattern_of_the_whole() {
        assert!(is_whole("EXAMPLE", "xxEXAMPLExx"));
        assert!(is_whole("^EXAMPLE", "EXAMPLExx"));
        assert!(!is_whole("^EXAMPLE", "xEXAMPLE"));
        assert!(is_whole("(?:a|b)$", "xxb"));
        assert!(!is_whole("(?:a|b)$", "xxbx"));
        assert!(is_whole("^true|false|null$", "truethfully"));
        assert!(is_whole("^true|false|null$", "xnull"));
        assert!(!is_whole("^true|false|null$", "nullx"));
        assert!(is_whole("(?i)^(?:abc)$", "aBC"));
        assert!(searched(r"\bword\b").is_err());
        assert!(searched("a*").is_err());
        assert!(searched("(").is_err());
    }
}
