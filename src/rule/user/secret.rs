//! What is hidden, and what spares it.
//!
//! A user's pattern may say what must follow a secret: `(?:['"\s;]|$)`. Nothing
//! looks ahead here, so a value with another byte behind it becomes a longer one
//! that is spared:
//!
//! ```text
//!   body (?:['"\s;]|$)     secret: body | body [^'"\s;]     spare: body [^'"\s;]
//! ```
//!
//! Where two readings are possible, the value is hidden.

use regex_syntax::hir::{Hir, HirKind, Repetition};

use super::Notes;
use super::hir::{self, Set};

/// What may be hidden, as patterns, and how many bytes a check must see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Secret {
    pub(super) secret: String,
    /// Empty: nothing spares it.
    pub(super) spare: String,
    /// Of values that are longer than what is looked at, somewhat less is asked.
    pub(super) is_open: bool,
}

/// A check looks at so many bytes of a value whose length may vary; shorter ones
/// it sees whole.
const LOOKED_AT: u32 = 24;

/// The patterns for a secret and what must follow it. With `checked`, the least
/// length that a check could pass: lengths are told apart then, because a check
/// is made once.
pub(super) fn secrets(
    body: &[Hir],
    right: &[Hir],
    checked: Option<u32>,
    notes: &mut Notes,
) -> Vec<Secret> {
    let (body, looked) = hir::without_looks(body);
    if looked {
        notes.say("look-around inside the secret is left out");
    }
    let follows = follows(right, &body, notes);
    let Some(least) = checked else {
        return vec![one(&body, follows, false)];
    };
    let mut secrets = Vec::new();
    for body in alternatives(&body) {
        match counted(&body) {
            None => secrets.push(one(
                &body,
                follows,
                hir::max_len(&body) != Some(hir::min_len(&body)),
            )),
            Some((fixed, class, min, max)) => {
                let room = fixed as u32;
                let open = LOOKED_AT.saturating_sub(room).max(min);
                let first = min.max(least.saturating_sub(room));
                let behind = Set::ALL.and(class.not());
                for length in first..open.min(max.map_or(u32::MAX, |max| max + 1)) {
                    let body = with_count(&body, length, Some(length));
                    let follows = Some(follows.map_or(behind, |set| set.and(behind)));
                    secrets.push(one(&body, follows, false));
                }
                if max.is_none_or(|max| max >= open) {
                    secrets.push(one(&with_count(&body, open, max), follows, true));
                }
            }
        }
    }
    secrets
}

/// The bytes that may follow a secret; `None` where anything may.
fn follows(right: &[Hir], body: &[Hir], notes: &mut Notes) -> Option<Set> {
    let mut all = Set::ALL;
    for (at, part) in right.iter().enumerate() {
        let (set, is_last) = follow(part, body, notes);
        all = all.and(set);
        if is_last {
            if hir::max_len(&right[at..]).is_none_or(|len| len > 2) {
                notes.say("of what must follow the secret only the first byte is looked at");
            }
            break;
        }
        if !matches!(part.kind(), HirKind::Look(_)) {
            // It may be missing: anything may follow.
            all = Set::ALL;
            break;
        }
    }
    (all != Set::ALL).then_some(all)
}

/// What a part of the right context begins with, and whether it always is there.
fn follow(part: &Hir, body: &[Hir], notes: &mut Notes) -> (Set, bool) {
    match part.kind() {
        HirKind::Look(look) if hir::is_end(*look) => {
            (Set::new(|byte| byte == b'\n' || byte == b'\r'), false)
        }
        HirKind::Look(look) if hir::is_word_edge(*look) => {
            let last = hir::edge(body, true);
            if last.within(Set::word()) {
                (Set::word().not(), false)
            } else if last.within(Set::word().not()) {
                (Set::word(), false)
            } else {
                // Where the secret ends in no word character, this asks for one.
                (Set::ALL, false)
            }
        }
        HirKind::Look(_) => {
            notes.say("look-around behind the secret is left out");
            (Set::ALL, false)
        }
        HirKind::Alternation(subs) => {
            let mut all = (Set::NONE, true);
            for sub in subs {
                let is_look = matches!(sub.kind(), HirKind::Look(_));
                let (set, is_last) = follow(sub, body, notes);
                all = (all.0.or(set), all.1 && (is_last || is_look));
            }
            all
        }
        _ if hir::is_nullable(part) => (Set::ALL, false),
        _ => (hir::edge(std::slice::from_ref(part), false), true),
    }
}

/// A secret with its tail, and what spares it.
fn one(body: &[Hir], follows: Option<Set>, is_open: bool) -> Secret {
    let text = hir::print(body);
    let tail = follows.unwrap_or(Set::ALL).and(Set::token());
    let in_token = !hir::edge(body, true).and(Set::token()).is_empty();
    let tail = if tail.is_empty() || !in_token {
        String::new()
    } else {
        format!("(?:{}[A-Za-z0-9_-]*)?", hir::print(&[tail.hir()]))
    };
    let spare = follows.map_or(String::new(), |follows| spare(body, follows));
    let secret = match spare.is_empty() {
        true => format!("(?:{text}){tail}"),
        false => format!("(?:{text}){tail}|{spare}"),
    };
    Secret {
        secret,
        spare,
        is_open,
    }
}

/// Values that something else than `follows` follows. No value that may be meant
/// is among them: it could end before a byte that may follow, or go on.
fn spare(body: &[Hir], follows: Set) -> String {
    let Some(plain) = hir::restrict(body, follows.not()) else {
        return String::new();
    };
    let mut spares = Vec::new();
    let more = hir::more(body);
    let others = follows.or(more).not();
    if !others.is_empty() {
        spares.push(hir::print(&[plain.clone(), vec![others.hir()]].concat()));
    }
    // At its greatest length a value does not go on.
    let on = more.and(follows.not());
    if let Some((_, _, min, Some(max))) = counted(&plain)
        && repeated(&plain) == plain.len().checked_sub(1)
        && min < max
        && !on.is_empty()
    {
        let longest = with_count(&plain, max, Some(max));
        spares.push(hir::print(&[longest, vec![on.hir()]].concat()));
    }
    spares.join("|")
}

/// The alternatives of a secret that is nothing but some.
fn alternatives(body: &[Hir]) -> Vec<Vec<Hir>> {
    match body {
        [only] => match only.kind() {
            HirKind::Alternation(subs) => subs.iter().map(hir::sequence).collect(),
            _ => vec![body.to_vec()],
        },
        _ => vec![body.to_vec()],
    }
}

/// A body of fixed length and then a repeated class, behind which only what may
/// be missing stands: its length, the class, and how often.
fn counted(body: &[Hir]) -> Option<(usize, Set, u32, Option<u32>)> {
    let at = repeated(body)?;
    let HirKind::Repetition(repetition) = body[at].kind() else {
        return None;
    };
    let class = hir::one_byte(&repetition.sub)?;
    let length = hir::min_len(&body[..at]);
    let is_fixed =
        hir::max_len(&body[..at]) == Some(length) && repetition.max != Some(repetition.min);
    is_fixed.then_some((length, class, repetition.min, repetition.max))
}

/// Where the last part stands that cannot be missing.
fn repeated(body: &[Hir]) -> Option<usize> {
    body.iter().rposition(|part| !hir::is_nullable(part))
}

/// The same with another count.
fn with_count(body: &[Hir], min: u32, max: Option<u32>) -> Vec<Hir> {
    let mut body = body.to_vec();
    if let Some(at) = repeated(&body)
        && let HirKind::Repetition(repetition) = body[at].kind()
    {
        body[at] = Hir::repetition(Repetition {
            min,
            max,
            ..repetition.clone()
        });
    }
    body
}

#[cfg(test)]
mod tests {
    use regex_automata::dfa::regex::Regex;
    use regex_automata::util::syntax;

    use super::*;
    use crate::rule::user::split::{Part, split};

    /// Whether a text is hidden, spared, or no match at all.
    fn verdict(pattern: &str, text: &str) -> &'static str {
        let way = split(&hir::parse(pattern).unwrap(), &Part::First)
            .unwrap()
            .remove(0);
        let found = secrets(&way.body, &way.right, None, &mut Notes::default());
        let is = |pattern: &str| {
            Regex::builder()
                .syntax(syntax::Config::new().unicode(false).utf8(false))
                .build(&format!("^(?:{pattern})$"))
                .unwrap()
                .is_match(text)
        };
        match (
            is(&found[0].secret),
            !found[0].spare.is_empty() && is(&found[0].spare),
        ) {
            (true, false) => "hidden",
            (true, true) => "spared",
            _ => "no match",
        }
    }

    #[test]
    fn what_must_follow_spares_what_does_not() {
        let pattern = r#"k=([a-z0-9]{8,10})(?:['"\s;]|\\[nr]|$)"#;
        for (text, expected) in [
            ("abcdefgh", "hidden"),
            ("abcdefghij", "hidden"),
            ("abcdefghijk", "spared"),
            ("abcdefgh.", "spared"),
            ("abcdefgh;", "no match"),
            ("abcdefg", "no match"),
        ] {
            assert_eq!(verdict(pattern, text), expected, "{text}");
        }
    }

    #[test]
    fn a_token_is_hidden_whole() {
        assert_eq!(verdict("k=([a-z]{4})", "abcdef-X"), "hidden");
        assert_eq!(verdict(r"k=([a-z]{4})\b", "abcd-X"), "hidden");
        assert_eq!(verdict(r"k=([a-z]{4})\b", "abcde"), "spared");
        assert_eq!(verdict("k=([^ ]{4,})", "ab?def"), "hidden");
    }

    /// A value that could end where something follows it is never spared.
    #[test]
    fn doubt_hides() {
        let pattern = r"k=([a-z=]{4,})(?:=|\s)";
        assert_eq!(verdict(pattern, "abcd."), "spared");
        assert_eq!(verdict(pattern, "abcd=x."), "no match");
    }

    #[test]
    fn lengths_are_told_apart_for_a_check() {
        let way = split(&hir::parse("k=([a-f]{10,150})").unwrap(), &Part::First)
            .unwrap()
            .remove(0);
        let found = secrets(&way.body, &way.right, Some(12), &mut Notes::default());
        assert_eq!(found.len(), 13);
        assert_eq!(found.iter().filter(|one| one.is_open).count(), 1);
    }
}
