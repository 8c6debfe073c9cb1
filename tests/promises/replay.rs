//! What the fuzz targets check, and their kept seeds as plain tests.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use super::pieces;
use super::prompt;
use super::support::{MASKS, Pair, Rng};
use super::symbols;

/// The limits a fuzz input can choose from.
const LIMITS: [usize; 5] = [16 << 10, 96, 97, 120, 300];

/// Engines and oracles are built once.
fn pair(limit: u8, mask: u8) -> (&'static Pair, Option<&'static str>) {
    static PAIRS: LazyLock<Mutex<HashMap<(usize, usize), &'static Pair>>> =
        LazyLock::new(Default::default);
    let (limit, mask) = (
        LIMITS[usize::from(limit) % LIMITS.len()],
        usize::from(mask) % MASKS.len(),
    );
    let mut pairs = PAIRS
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let new = || &*Box::leak(Box::new(Pair::new(None, limit, MASKS[mask])));
    (pairs.entry((limit, mask)).or_insert_with(new), MASKS[mask])
}

/// An input of the target `bytes`: limit, mask, seed of the cuts, haystack.
pub(crate) fn bytes(input: &[u8]) {
    let &[limit, mask, seed, ref haystack @ ..] = input else {
        return;
    };
    let (pair, _) = pair(limit, mask);
    if let Some(message) = pair.disagreement(haystack, u64::from(seed)) {
        panic!("{message}");
    }
}

/// An input of the target `pieces`: limit, mask, and the choices from which a
/// haystack is made. What has been emitted before its end is judged, too.
pub(crate) fn pieces(input: &[u8]) {
    let &[limit, mask, ref choices @ ..] = input else {
        return;
    };
    let (pair, mask) = pair(limit, mask);
    let mut haystack = Vec::new();
    for choice in choices.chunks(3).take(24) {
        let seed = choice
            .iter()
            .fold(1, |seed, &byte| seed << 8 | u64::from(byte));
        haystack.extend(pieces::haystack(mask, 1, &mut Rng::exactly(seed)));
    }
    if let Some(message) = pair.disagreement(&haystack, choices.len() as u64) {
        panic!("{message}");
    }
    if !choices.len().is_multiple_of(4) {
        return; // This is slow.
    }
    let to = haystack.len() * usize::from(choices.first().copied().unwrap_or(0)) / 255;
    if let Some(message) = prompt::judge(pair, &haystack[..to], mask, choices.len() as u64) {
        panic!("{message}");
    }
}

/// An input of the target `known`: limit, mask, seed of the cuts, number of values; the
/// values, each as its length and its bytes; the rest is the haystack. What has been
/// emitted before its end is judged, too.
pub(crate) fn known(input: &[u8]) {
    let &[limit, mask, seed, count, ref rest @ ..] = input else {
        return;
    };
    let (mut haystack, mut known) = (rest, Vec::new());
    while known.len() < 1 + usize::from(count) % 8 {
        let Some((&length, rest)) = haystack.split_first() else {
            return;
        };
        let Some((value, rest)) = rest.split_at_checked(4 + usize::from(length) % 120) else {
            return;
        };
        known.push((format!("s{}", known.len() % 3), value.to_vec()));
        haystack = rest;
    }
    let limit = LIMITS[usize::from(limit) % LIMITS.len()];
    let mask = MASKS[usize::from(mask) % MASKS.len()];
    let texts = symbols::masks(mask).into_iter();
    let texts = texts.chain((0..3).map(|at| symbols::label(&format!("s{at}"))));
    for text in texts {
        if known
            .iter()
            .any(|(_, value)| memchr::memmem::find(value, text.as_bytes()).is_some())
        {
            return; // Refused.
        }
    }
    let pair = Pair::knowing(&["password"], limit, mask, &known);
    if let Some(message) = pair.disagreement(haystack, u64::from(seed)) {
        panic!("{message}");
    }
    let to = haystack.len() * usize::from(seed) / 255;
    if let Some(message) = prompt::judge(&pair, &haystack[..to], mask, u64::from(seed)) {
        panic!("{message}");
    }
}

/// Runs every file of a directory below `fuzz/seeds` through a check.
#[cfg(test)]
fn replay(target: &str, check: fn(&[u8])) {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    // The published package has no fuzz folder.
    let Ok(seeds) = std::fs::read_dir(directory) else {
        return;
    };
    for seed in seeds {
        check(&std::fs::read(seed.unwrap().path()).unwrap());
    }
}

#[test]
fn the_seeds_of_bytes() {
    replay("bytes", bytes);
}

#[test]
fn the_seeds_of_known() {
    replay("known", known);
}

#[test]
fn the_seeds_of_pieces() {
    replay("pieces", pieces);
}
