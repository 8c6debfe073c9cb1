//! Why a candidate came to nothing: what the engine itself never asks.
//!
//! The whole haystack in memory. Known secrets are looked for at every byte, in every
//! view. Every place that a lead's literal, a telling key or a token's start could announce
//! something is looked at, one by one; whatever begins there is followed alone to its end.
//! Slow, and for people only.

use memchr::memmem;

use super::gap;
use super::open::Open;
use super::prefilter::{Event, Kind, Scratch, scan};
use super::sealed;
use super::verify;
use super::view::{Symbol, symbol};
use super::window::{Text, Window};
use crate::program::automaton::START;
use crate::program::known::Known;
use crate::program::machine::{found, spared};
use crate::program::parts::{Group, Member, Opens};
use crate::program::{Program, Rules};
use crate::rule::form::LEAD_SEEN;

/// What became of one rule at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The rank of the rule or of the known secret.
    pub(crate) rule: u32,
    /// Where its lead begins, as far as it is known.
    pub(crate) lead: usize,
    /// Where the secret begins, or the lead ends.
    pub(crate) start: usize,
    pub(crate) outcome: Outcome,
}

/// The farther, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// What stands before the lead does not go with it.
    Border,
    /// The lead goes on and is not completed.
    Lead,
    /// So many bytes fit the secret, and then no more.
    Fits(usize),
    /// It matches what spares it, too.
    Spared,
    /// The check says no.
    Refused,
    /// It is hidden up to here.
    Found(usize),
}

/// Everything that was seen, in no order. Places at which next to nothing fits are
/// left out.
pub(crate) fn explain(program: &Program, haystack: &[u8]) -> Vec<Seen> {
    let earlier = program.earlier();
    let mut seen = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at <= haystack.len() {
        // An earlier mask divides the haystack.
        let mask = match symbol(&earlier, &haystack[at..]) {
            Symbol::Mask(length) => length,
            _ if at == haystack.len() => 0,
            _ => {
                at += 1;
                continue;
            }
        };
        let is_last = at == haystack.len();
        part(program, &haystack[from..at], from, is_last, &mut seen);
        from = at + mask;
        at = from.max(at + 1);
    }
    seen
}

/// What was seen in a part that holds no earlier mask.
fn part(program: &Program, haystack: &[u8], base: usize, is_last: bool, seen: &mut Vec<Seen>) {
    let mut window = Window::default();
    window.append(haystack);
    let text = window.text();
    if let Some(known) = &program.known {
        seen.extend((0..haystack.len()).filter_map(|at| {
            let (rule, length) = known.values.longest(haystack[at..].iter().copied())?;
            let start = base + at;
            Some(Seen {
                rule,
                lead: start,
                start,
                outcome: Outcome::Found(start + length),
            })
        }));
    }
    if let Some(known) = &program.known {
        for view in gap::VIEWS {
            for part in gap::parts(view, haystack) {
                in_view(known, &part, base, seen);
            }
        }
    }
    let words = program.sealed();
    let words = words.map(|sealed| sealed::all(sealed, haystack, base == 0, is_last));
    seen.extend(words.into_iter().flatten().map(|claim| {
        let start = base + claim.start as usize;
        Seen {
            rule: claim.rule,
            lead: start,
            start,
            outcome: Outcome::Found(base + claim.end as usize),
        }
    }));
    for event in events(program, haystack) {
        let born = Open::born(program, &text, event.at as u64, event.kind);
        let lead = base + lead_start(program, haystack, event);
        if born.secrets.is_empty() {
            let outcome = match born.is_lead {
                true => Outcome::Lead,
                false => Outcome::Border,
            };
            for rule in rules_of(program, event.kind) {
                let start = base + event.at;
                seen.push(Seen {
                    rule,
                    lead,
                    start,
                    outcome,
                });
            }
        }
        for (group, start) in born.secrets {
            let group = &program.groups[group];
            for (k, member) in group.members.iter().enumerate() {
                let outcome = match follow(program, group, k, member, &text, start as usize) {
                    Outcome::Found(end) => Outcome::Found(base + end),
                    other => other,
                };
                if outcome > Outcome::Fits(3) {
                    let (rule, start) = (member.rule, base + start as usize);
                    seen.push(Seen {
                        rule,
                        lead,
                        start,
                        outcome,
                    });
                }
            }
        }
    }
}

/// Known secrets in a part of a view: bytes, and where they stand.
fn in_view(known: &Known, part: &[(u8, usize)], base: usize, seen: &mut Vec<Seen>) {
    for (at, &(_, start)) in part.iter().enumerate() {
        let rest = part[at..].iter().enumerate();
        let is_near =
            |(read, (_, at)): &(usize, &(u8, usize))| at - start - read <= gap::MOST as usize;
        let rest = rest.take_while(is_near).map(|(_, &(byte, _))| byte);
        if let Some((rule, length)) = known.values.longest(rest) {
            let start = base + start;
            seen.push(Seen {
                rule,
                lead: start,
                start,
                outcome: Outcome::Found(base + part[at + length - 1].1 + 1),
            });
        }
    }
}

/// All places where something may begin. Literals are looked for everywhere: the
/// prefilter sees only those behind which enough stands.
fn events(rules: &Rules, haystack: &[u8]) -> Vec<Event> {
    let mut events = Vec::new();
    let scratch = &mut Scratch::default();
    scan(rules, haystack, 0, haystack.len(), scratch, &mut events);
    events.retain(|event| matches!(event.kind, Kind::Key(_) | Kind::Shape(_) | Kind::Start));
    let lower = haystack.to_ascii_lowercase();
    for (id, literal) in rules.literals.iter().enumerate() {
        if literal.text.is_empty() {
            continue;
        }
        let within = if literal.folded { &lower } else { haystack };
        let mut from = 0;
        while let Some(at) = memmem::find(&within[from..], &literal.text) {
            let at = from + at;
            events.push(Event {
                at: at + literal.text.len(),
                kind: Kind::Literal(id as u16),
            });
            from = at + 1;
        }
    }
    events.sort_unstable();
    events
}

/// Where the lead begins: its literal; or the word before a separator or a value.
fn lead_start(rules: &Rules, haystack: &[u8], event: Event) -> usize {
    if let Kind::Literal(id) = event.kind {
        return event.at - rules.literals[usize::from(id)].text.len();
    }
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.-".contains(byte);
    let lowest = event.at.saturating_sub(40);
    let before = &haystack[lowest..event.at];
    let signs = before
        .iter()
        .rev()
        .take_while(|byte| !is_name(byte) && **byte != b'\n')
        .count();
    let name = before
        .iter()
        .rev()
        .skip(signs)
        .take_while(|byte| is_name(byte))
        .count();
    event.at - signs - name
}

/// The rules that a literal belongs to, if it is a long one.
fn rules_of(rules: &Rules, kind: Kind) -> Vec<u32> {
    let Kind::Literal(id) = kind else {
        return Vec::new();
    };
    let literal = &rules.literals[usize::from(id)];
    if literal.text.len() < 4 {
        return Vec::new();
    }
    let groups = |opens: &Opens| match opens {
        Opens::Groups(groups) => groups.clone(),
        Opens::Lead(lead) => rules.leads[*lead].targets.clone(),
    };
    let mut ranks: Vec<u32> = literal
        .entries
        .iter()
        .flat_map(|entry| groups(&entry.opens))
        .flat_map(|group| rules.groups[group].members.iter().map(|member| member.rule))
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    ranks
}

/// Follows one form of a rule from where its secret begins.
fn follow(
    rules: &Rules,
    group: &Group,
    k: usize,
    member: &Member,
    text: &Text<'_>,
    start: usize,
) -> Outcome {
    let automaton = &rules.secrets[group.secret].get().automaton;
    let haystack = text.haystack();
    let bit = 1u8 << k;
    let (mut state, mut at, mut fits) = (START, start, 0);
    let mut last: Option<(usize, bool)> = None;
    let mut is_forced = false;
    while at < haystack.len() && ((at - start) as u64) < member.max {
        state = automaton.step(state, haystack[at]);
        at += 1;
        let here = automaton.accept(state);
        let gap = (at - last.map_or(start, |(end, _)| end)) as u64;
        if (found(here) | spared(here)) & bit != 0 && gap <= member.reach {
            if last.is_none() && !is_forced && !passes(rules, member, text, start, at) {
                return Outcome::Refused;
            }
            last = Some((at, found(here) & bit == 0));
        }
        let later = automaton.later(state);
        if (found(later) | spared(later)) & bit == 0 {
            break;
        }
        fits = at - start;
        is_forced |= gap >= rules.limit;
        if gap >= member.reach && !is_forced {
            break;
        }
    }
    let end = match last {
        _ if is_forced => at,
        None => return Outcome::Fits(fits),
        Some((_, true)) => return Outcome::Spared,
        Some((end, false)) => end - member.trail as usize,
    };
    match end > start {
        true => Outcome::Found(end),
        false => Outcome::Spared,
    }
}

/// Whether a first match counts.
fn passes(rules: &Rules, member: &Member, text: &Text<'_>, start: usize, at: usize) -> bool {
    let (start, at) = (start as u64, at as u64);
    let (first, second) = text.pieces(start.saturating_sub(member.checked_lead)..at);
    let is_unlisted = || {
        member.list.is_none_or(|list| {
            let lead = text.pieces(start.saturating_sub(LEAD_SEEN as u64)..start);
            let list = &rules.lists[usize::from(list)];
            verify::is_unlisted(list, lead, text.pieces(start..at))
        })
    };
    (!member.random || verify::looks_random(first, second))
        && verify::passes(member.check, first, second)
        && is_unlisted()
}
