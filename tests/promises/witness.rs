//! Continuations: what may come after a beginning, chosen so that it matters.

use regex_automata::dfa::Automaton;

use super::automata::{Seen, Want};
use super::oracle::Oracle;
use super::pieces::{self, KILLERS, walk};
use super::support::Rng;
use super::symbols;
use super::views;

/// Continuations of `beginning` that complete, spare, cut off or end what is
/// open there. `mask` is the fixed mask text in use.
pub(crate) fn continuations(
    oracle: &Oracle,
    beginning: &[u8],
    mask: Option<&str>,
    rng: &mut Rng,
) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = vec![Vec::new()];
    all.extend(KILLERS.iter().map(|killer| killer.as_bytes().to_vec()));
    let masks = masks(beginning, mask);
    let completions = completions(oracle, beginning, rng);
    for completion in &completions {
        all.extend(["", "\n", "\"", " ", "A"].map(|end| [completion, end.as_bytes()].concat()));
        all.push([completion, pieces::haystack(mask, 2, rng).as_slice()].concat());
    }
    for whole in masks {
        for end in ["", "\n", "A", "\""] {
            all.push([&whole, end.as_bytes()].concat());
        }
        all.extend(
            completions
                .iter()
                .take(2)
                .map(|completion| [&whole, completion.as_slice()].concat()),
        );
    }
    all.extend((0..6).map(|_| pieces::haystack(mask, 3, rng)));
    all.sort();
    all.dedup();
    // Short ones first: they are the likely witnesses.
    all.sort_by_key(Vec::len);
    all
}

/// A mask, and what completes one that has begun.
fn masks(beginning: &[u8], mask: Option<&str>) -> Vec<Vec<u8>> {
    let texts = symbols::masks(mask);
    let mut rests = Vec::new();
    for text in &texts {
        let begun = |len: &usize| beginning.ends_with(&text.as_bytes()[..*len]);
        rests.extend(
            (1..text.len())
                .filter(begun)
                .map(|len| text.as_bytes()[len..].to_vec()),
        );
    }
    rests.sort();
    rests.dedup();
    rests.truncate(4);
    rests.extend([
        texts[0].clone().into_bytes(),
        texts[texts.len() - 1].clone().into_bytes(),
    ]);
    rests
}

/// Shortest ways to complete or to spare what is open at the end.
fn completions(oracle: &Oracle, beginning: &[u8], rng: &mut Rng) -> Vec<Vec<u8>> {
    let (from, to) = *symbols::segments(beginning, &oracle.earlier)
        .last()
        .unwrap();
    // Those of tokens without an anchor apart: they are many, and much alike.
    let mut ways = [Vec::new(), Vec::new(), Vec::new()];
    let seen = Seen::new(beginning);
    for matcher in oracle.matchers.iter().filter(|m| m.may_open(&seen)) {
        for start in matcher.leads(beginning, from, to) {
            let kind = match matcher.form.words.is_empty() {
                true => usize::from(matcher.form.random),
                false => 2,
            };
            let secret = matcher.secret();
            let step = |id, &byte: &u8| secret.dfa.next_state(id, byte);
            let id = beginning[start..].iter().fold(secret.start, step);
            if secret.state(id).next == usize::MAX {
                continue;
            }
            for want in [Want::Found, Want::Spared, Want::Found] {
                let way = walk(secret, id, want, rng);
                // The match after that, too: it may be spared, or not.
                let then = way.iter().fold(id, step);
                for more in [Want::Found, Want::Spared] {
                    ways[kind].push([way.as_slice(), &walk(secret, then, more, rng)].concat());
                }
                ways[kind].push(way);
            }
        }
    }
    for ways in &mut ways {
        ways.sort();
        ways.dedup();
        while ways.len() > 48 {
            ways.swap_remove(rng.below(ways.len()));
        }
    }
    [known_rests(oracle, &beginning[from..to]), ways.concat()].concat()
}

/// What is left of known values that have begun, of those that began first first; at once,
/// or behind what a gap is or ends with.
fn known_rests(oracle: &Oracle, beginning: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for gap in [&b""[..], b"\x1b[m", b"m", b"[m"] {
        let text = [beginning, gap].concat();
        let as_it_is = (0..text.len()).map(|at| (Some(text[at]), at)).collect();
        let mut rests: Vec<Vec<u8>> = Vec::new();
        for view in [vec![as_it_is], views::views(&text).into()].concat() {
            for start in 0..view.len() {
                // Of the spellings of one secret a few are enough.
                let mut labels: Vec<&str> = Vec::new();
                for (at, (label, value)) in oracle.known.iter().chain(&oracle.sealed).enumerate() {
                    let is_spelling = at < oracle.known.len();
                    let same = views::same(value, &view[start..]);
                    if same < view.len() - start || same == value.len() {
                        continue;
                    }
                    let alike = labels.iter().filter(|other| *other == label).count();
                    if is_spelling && alike > 2 {
                        continue;
                    }
                    labels.push(label);
                    let rest = &value[same..];
                    let far = (oracle.limit + rest.len()).saturating_sub(value.len());
                    for rest in [rest, &rest[..far.min(rest.len())]] {
                        let whole = [gap, rest].concat();
                        if !rest.is_empty() && !rests.contains(&whole) {
                            rests.push(whole);
                        }
                    }
                }
            }
        }
        rests.truncate(if gap.is_empty() { 48 } else { 12 });
        all.extend(rests);
    }
    all
}
