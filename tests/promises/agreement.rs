//! Promises 1, 3, 5 and 6 at once: the engine, however the haystack is cut,
//! writes what the oracle writes.

use super::pieces;
use super::support::{MASKS, Pair, Rng, rounds};

const LIMITS: [usize; 6] = [16 << 10, 96, 97, 120, 300, 1100];

#[test]
fn on_hostile_mixtures() {
    for (index, limit) in LIMITS.into_iter().enumerate() {
        let mask = MASKS[index % MASKS.len()];
        let pair = Pair::new(None, limit, mask);
        for round in 0..rounds(300) {
            let seed = (index * 1_000_000 + round) as u64;
            pair.agree(&pieces::haystack(mask, 9, &mut Rng::new(seed)), seed);
        }
    }
}

#[test]
fn on_long_mixtures() {
    for (index, limit) in LIMITS.into_iter().enumerate() {
        let pair = Pair::new(None, limit, None);
        for round in 0..rounds(12) {
            let seed = (index * 1_000_000 + round + 500_000) as u64;
            pair.agree(&pieces::haystack(None, 120, &mut Rng::new(seed)), seed);
        }
    }
}

/// Few rules: what is found then must not depend on the others.
#[test]
fn with_some_of_the_rules() {
    let ids: Vec<&str> = redact_stream::rules()
        .filter(|rule| rule.level <= redact_stream::Level::default())
        .map(|rule| rule.id)
        .collect();
    let all = Pair::usual();
    for round in 0..rounds(40) {
        let mut rng = Rng::new(round as u64 + 77);
        let only: Vec<&str> = (0..1 + rng.below(6)).map(|_| *rng.pick(&ids)).collect();
        let pair = Pair::new(Some(&only), *rng.pick(&LIMITS), None);
        let few = Pair::new(Some(&only), 16 << 10, None);
        for step in 0..20 {
            let seed = (round * 1000 + step) as u64;
            let text = pieces::haystack(None, 9, &mut Rng::new(seed));
            pair.agree(&text, seed);
            let hidden = |pair: &Pair| -> Vec<bool> {
                let mut bytes = vec![false; text.len()];
                for (from, to, _) in pair.oracle.spans(&text) {
                    bytes[from..to].fill(true);
                }
                bytes
            };
            let uncovered = hidden(&few)
                .iter()
                .zip(hidden(&all))
                .any(|(&few, all)| few && !all);
            assert!(
                !uncovered,
                "more rules hide less: {only:?} b\"{}\"",
                text.escape_ascii()
            );
        }
    }
}

/// The same thing again and again: long tokens, long lines, many candidates.
#[test]
fn on_repetitions() {
    let pieces = [
        "sk-proj-",
        "password=",
        "x://u:",
        "ghp_",
        "hunhun",
        "eyJ",
        "-----BEGIN ",
        "\\n",
        "%22",
        "\\\"",
        "token: ",
        "__REDACTED:",
        "********",
        "a",
        "AKIA",
        "=\"",
        "{\"password\":\"",
    ];
    for limit in [96, 16 << 10] {
        let pair = Pair::new(None, limit, None);
        for (seed, piece) in pieces.into_iter().enumerate() {
            let mut text = piece.repeat(2500 / piece.len()).into_bytes();
            pair.agree(&text, seed as u64);
            text.extend_from_slice(b"\npassword=hunter2\n");
            pair.agree(&text, seed as u64);
        }
    }
}
