//! Promise 2: after every push, what has been emitted is the longest common
//! prefix, a mask counting as one symbol, of the outputs over all continuations.
//!
//! Where a byte comes from tells it from another like it: in `://u:p@`, the last
//! byte may yet be hidden (`://u:p@ss@host`), although an `@` follows the mask
//! either way. And what waits for a check waits for the first match, although a
//! filler may be so long that no rest could pass it.

use super::pieces;
#[cfg(test)]
use super::support::MASKS;
use super::support::{Pair, Rng, rounds, shrink};
use super::symbols::{common, prefix, render};
use super::witness::continuations;

/// What has left after a push of all of `beginning` must be what every
/// continuation begins with, and no less.
pub(crate) fn judge(
    pair: &Pair,
    beginning: &[u8],
    mask: Option<&str>,
    seed: u64,
) -> Option<String> {
    let mut stream = pair.redactor.stream();
    let mut emitted = Vec::new();
    let mut rng = Rng::new(seed);
    let cuts = match rng.one_in(2) {
        true => pair.random_cuts(beginning, &mut rng),
        false => Vec::new(),
    };
    let mut from = 0;
    for to in cuts.into_iter().chain([beginning.len()]) {
        stream.push(&beginning[from..to], &mut emitted);
        from = to;
    }
    let origins = pair.oracle.trace(beginning);
    let alone = pair.oracle.run(beginning);
    let fail = |what: &str, more: &[u8], output: &[u8]| {
        Some(format!(
            "REDACT_SEED={seed} {}\n {what}\n   beginning b\"{}\"\n     emitted b\"{}\"\n   at finish b\"{}\"\n then b\"{}\"\n gives b\"{}\"",
            pair.name,
            beginning.escape_ascii(),
            emitted.escape_ascii(),
            render(&alone).escape_ascii(),
            more.escape_ascii(),
            output.escape_ascii()
        ))
    };
    let Some(count) = prefix(&alone, &emitted) else {
        return fail(
            "emitted what does not stand if it ends here",
            b"",
            &render(&alone),
        );
    };
    let mut shared = alone.len();
    let all = continuations(&pair.oracle, beginning, mask, &mut rng);
    for more in &all {
        let whole = [beginning, more].concat();
        let trace = pair.oracle.trace(&whole);
        shared = shared.min(common(&origins, &trace));
        let output: Vec<_> = trace.into_iter().map(|(_, symbol)| symbol).collect();
        if common(&alone, &output) < count {
            return fail("emitted too early", more, &render(&output));
        }
    }
    if shared > count {
        let mut unchecked = pair.oracle.clone();
        unchecked.checked = beginning.len();
        for more in &all {
            let whole = [beginning, more].concat();
            shared = shared.min(common(&origins, &unchecked.trace(&whole)));
        }
    }
    if shared > count {
        let held = render(&alone[count..shared]);
        return fail(
            "held without a witness",
            b"(nothing seen makes a difference to)",
            &held,
        );
    }
    None
}

pub(crate) fn check(pair: &Pair, beginning: &[u8], mask: Option<&str>, seed: u64) {
    if judge(pair, beginning, mask, seed).is_some() {
        let small = shrink(beginning, |less| judge(pair, less, mask, seed).is_some());
        panic!("{}", judge(pair, &small, mask, seed).unwrap_or_default());
    }
}

#[test]
fn every_beginning_of_every_example_is_prompt() {
    let pair = Pair::usual();
    // A rule in thirty, others each time that rules are added before them.
    let rules = super::examples::some_rules().into_iter();
    for (seed, rule) in rules.filter(|(number, rule)| {
        number % 30 == 0 && rule.class != redact_stream::internals::Class::Context
    }) {
        for template in &rule.examples {
            let (text, _) = redact_stream::internals::sample(template, seed as u64);
            let mut rng = Rng::new(seed as u64);
            let step = 1 + text.len() / 3;
            for to in (rng.below(step)..=text.len()).step_by(step) {
                check(&pair, &text[..to], None, seed as u64);
            }
        }
    }
}

fn hostile(pair: &Pair, mask: Option<&str>, first: usize) {
    for round in 0..rounds(25) {
        let seed = (first + round) as u64;
        let text = pieces::haystack(mask, 6, &mut Rng::new(seed));
        let to = Rng::new(seed + 1).below(text.len() + 1);
        check(pair, &text[..to], mask, seed);
        check(pair, &text, mask, seed);
    }
}

#[test]
fn hostile_beginnings_are_prompt() {
    hostile(&Pair::usual(), None, 0);
}

#[test]
fn hostile_beginnings_are_prompt_at_low_limits() {
    hostile(&Pair::new(None, 96, None), None, 1_000_000);
    hostile(&Pair::new(None, 300, None), None, 2_000_000);
}

/// With a fixed text nothing waits for a label.
#[test]
fn hostile_beginnings_are_prompt_with_a_fixed_text() {
    for (index, mask) in MASKS.into_iter().enumerate().skip(1) {
        hostile(
            &Pair::new(None, 16 << 10, mask),
            mask,
            3_000_000 + 1000 * index,
        );
    }
}

#[test]
fn what_needs_no_waiting_leaves_at_once() {
    let pair = Pair::usual();
    for text in [
        "Password: ",
        "password=",
        "a line without its newline",
        "ghp_",
        "Authorization: Bearer ",
        "x\r",
        "\\",
        "%2",
    ] {
        let mut stream = pair.redactor.stream();
        let mut output = Vec::new();
        stream.push(text.as_bytes(), &mut output);
        assert_eq!(
            output.escape_ascii().to_string(),
            text.as_bytes().escape_ascii().to_string()
        );
        assert_eq!(stream.held(), 0, "{text}");
    }
}
