//! Where in a pattern the secret stands, and what stands on either side of it.

use regex_syntax::hir::{Hir, HirKind};

use super::hir::{self, sequence};

/// One way through a pattern: what stands before the secret, it, and what must
/// follow.
#[derive(Clone, Debug)]
pub(super) struct Split {
    pub(super) lead: Vec<Hir>,
    pub(super) body: Vec<Hir>,
    pub(super) right: Vec<Hir>,
}

/// Which part of a pattern is the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first group of each alternative; all of it without one, and where the first
    /// can only be one of a few texts.
    First,
    /// The group of this number.
    Number(u32),
    /// The group of this name.
    Name(String),
}

impl Part {
    /// Whether a group is the one.
    fn is(&self, index: u32, name: Option<&str>) -> bool {
        match self {
            Part::First => true,
            Part::Number(number) => *number == index,
            Part::Name(wanted) => name == Some(wanted),
        }
    }
}

/// Splits a pattern. Alternatives are ways of their own.
///
/// # Errors
///
/// When there is no such group, or it stands in a repetition.
pub(super) fn split(pattern: &Hir, part: &Part) -> Result<Vec<Split>, String> {
    if !holds(pattern, part) {
        return match part {
            Part::First => Ok(vec![whole(pattern)]),
            Part::Number(number) => Err(format!("the pattern has no group {number}")),
            Part::Name(name) => Err(format!("the pattern has no group named '{name}'")),
        };
    }
    let mut ways = Vec::new();
    match pattern.kind() {
        HirKind::Alternation(subs) if *part == Part::First => {
            for sub in subs {
                ways.extend(split(sub, part)?);
            }
        }
        _ => walk(pattern, part, &mut ways)?,
    }
    let is_public = |way: &Split| hir::texts(&way.body).is_some_and(|texts| texts <= PUBLIC);
    if *part == Part::First && ways.iter().all(is_public) {
        // The group only joins alternatives, `(https?|ftp)://…`: it was not named.
        return Ok(vec![whole(pattern)]);
    }
    Ok(ways)
}

/// What can only be one of so many texts is no secret: the pattern says all of them.
const PUBLIC: usize = 64;

/// All of it is the secret, but for look-around at its edges.
fn whole(pattern: &Hir) -> Split {
    let mut body = sequence(pattern);
    let is_look = |hir: &Hir| matches!(hir.kind(), HirKind::Look(_)) || is_edge(hir);
    let first = body.iter().take_while(|hir| is_look(hir)).count();
    let lead = body.drain(..first).collect();
    let last = body.iter().rev().take_while(|hir| is_look(hir)).count();
    let right = body.drain(body.len() - last..).collect();
    Split { lead, body, right }
}

/// `(?:^|[^a-z])` or `(?:\s|$)`: one byte, or the edge of the text.
fn is_edge(hir: &Hir) -> bool {
    matches!(hir.kind(), HirKind::Alternation(subs)
    if subs.iter().any(|sub| matches!(sub.kind(), HirKind::Look(_)))
        && subs.iter().all(|sub| {
            matches!(sub.kind(), HirKind::Look(_)) || hir::one_byte(sub).is_some()
        }))
}

fn holds(hir: &Hir, part: &Part) -> bool {
    match hir.kind() {
        HirKind::Capture(capture) => {
            part.is(capture.index, capture.name.as_deref()) || holds(&capture.sub, part)
        }
        kind => kind.subs().iter().any(|sub| holds(sub, part)),
    }
}

fn walk(hir: &Hir, part: &Part, ways: &mut Vec<Split>) -> Result<(), String> {
    match hir.kind() {
        HirKind::Capture(capture) if part.is(capture.index, capture.name.as_deref()) => {
            ways.push(whole(&capture.sub));
            Ok(())
        }
        HirKind::Capture(capture) => walk(&capture.sub, part, ways),
        HirKind::Concat(subs) => {
            let at = subs.iter().position(|sub| holds(sub, part)).unwrap_or(0);
            let from = ways.len();
            walk(&subs[at], part, ways)?;
            for way in &mut ways[from..] {
                let mut lead: Vec<Hir> = subs[..at].iter().flat_map(sequence).collect();
                lead.append(&mut way.lead);
                way.lead = lead;
                way.right.extend(subs[at + 1..].iter().flat_map(sequence));
            }
            Ok(())
        }
        HirKind::Alternation(subs) => {
            for sub in subs {
                if holds(sub, part) {
                    walk(sub, part, ways)?;
                } else if *part == Part::First {
                    ways.push(whole(sub));
                }
            }
            Ok(())
        }
        HirKind::Repetition(repetition) if repetition.max == Some(1) => {
            walk(&repetition.sub, part, ways)
        }
        _ => Err("the secret's group stands in a repetition".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As it is written, without the groups that printing adds.
    fn plain(parts: &[Hir]) -> String {
        hir::print(parts).replace("(?:", "").replace(')', "")
    }

    fn parts(pattern: &str, part: &Part) -> Vec<[String; 3]> {
        let ways = split(&hir::parse(pattern).unwrap(), part).unwrap();
        ways.iter()
            .map(|way| [&way.lead, &way.body, &way.right].map(|parts| plain(parts)))
            .collect()
    }

    #[test]
    fn the_group_is_the_secret() {
        let way = |lead: &str, body: &str, right: &str| [lead, body, right].map(str::to_owned);
        assert_eq!(parts("k=(b{9,})c", &Part::First), [way("k=", "b{9,}", "c")]);
        assert_eq!(parts("(a)=(bc)", &Part::Number(2)), [way("a=", "bc", "")]);
        assert_eq!(
            parts("(a)=(?P<secret>bc)", &Part::Name("secret".to_owned())),
            [way("a=", "bc", "")]
        );
        assert_eq!(parts("abc", &Part::First), [way("", "abc", "")]);
        assert_eq!(
            parts("x(?:a=(q{9,})|b=(r+);)y", &Part::First),
            [way("xa=", "q{9,}", "y"), way("xb=", "r+", ";y")]
        );
        let looks = parts(r"(?:^|[^a])abc(?:\s|$)", &Part::First);
        assert_eq!(looks[0][1], "abc");
    }

    /// A first group that only joins words is not what was meant.
    #[test]
    fn a_group_of_a_few_texts_is_no_secret() {
        for pattern in [
            "(https?|ftp)://[a-z]{9}",
            "hooks/(?i:(hooks|services))/[a-z]{9}",
            "(a|b|v[12])x[0-9]+",
        ] {
            let ways = parts(pattern, &Part::First);
            assert_eq!(ways.len(), 1, "{pattern}");
            assert_eq!([&*ways[0][0], &*ways[0][2]], ["", ""], "{pattern}");
            let named = parts(pattern, &Part::Number(1));
            assert_ne!(named[0][1], ways[0][1], "{pattern}");
        }
        // Each alternative by itself.
        let ways = parts("k=([a-z]{9})|(ab|cd)_[0-9]{9}", &Part::First);
        assert_eq!((&*ways[0][0], &*ways[1][0]), ("k=", ""));
    }

    #[test]
    fn what_cannot_be_split_is_an_error() {
        let pattern = hir::parse("(?:a(b))+").unwrap();
        assert!(split(&pattern, &Part::First).is_err());
        assert!(split(&pattern, &Part::Number(2)).is_err());
        assert!(split(&pattern, &Part::Name("x".to_owned())).is_err());
    }
}
