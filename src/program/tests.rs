//! What is built only when first needed is proved here.

use super::Rules;
use super::automaton::{Automaton, Direction, START};
use super::index::is_token;
use super::mask::Mask;
use super::masks::Masks;
use super::packed::Packed;
use super::parts::Opens;
use crate::rule;

fn full() -> Rules {
    let masks = Masks::new([], rule::all().map(|rule| rule.id), &Mask::default());
    Rules::compile(rule::all().map(rule::Rule::forms), &masks, 16 * 1024)
}

#[test]
fn every_automaton_can_be_built() {
    let program = full();
    let leads = program.leads.iter().map(|lead| &*lead.automaton);
    let gaps = [program.key_names.gaps(), program.contexts.gaps()];
    for lazy in program.befores.iter().chain(leads).chain(gaps) {
        let automaton = lazy.build().unwrap();
        let is_bounded = automaton.longest_first_match(u64::MAX).is_some()
            && (1..automaton.len() as u16)
                .all(|state| automaton.successors(state).all(|next| next != state));
        // What follows a literal is counted outside its automaton.
        assert!(
            is_bounded || lazy.direction == Direction::Forward,
            "{}",
            lazy.pattern()
        );
    }
    for secret in &program.secrets {
        let tables = secret
            .build()
            .unwrap_or_else(|error| panic!("{error}: {secret:?}"));
        assert_eq!(
            tables.automaton.accept(START),
            0,
            "{secret:?}: may be empty"
        );
    }
}

#[test]
fn automata_are_small() {
    let program = full();
    let mut total = 0;
    for secret in &program.secrets {
        let states = secret.get().automaton.len();
        total += states;
        assert!(states < 3100, "{states} states");
    }
    let leads = program.leads.iter().map(|lead| &*lead.automaton);
    let gaps = [program.key_names.gaps(), program.contexts.gaps()];
    for lazy in program.befores.iter().chain(leads).chain(gaps) {
        let states = lazy.build().unwrap().len();
        total += states;
        assert!(states < 3000, "{states} states");
    }
    assert!(total < 440_000, "{total} states in all");
}

/// How many bytes of every match are token characters, at least, up to `most`.
fn token_depth(automaton: &Packed, most: usize) -> usize {
    let mut states = vec![START];
    for depth in 0..most {
        let mut next = Vec::new();
        for &state in &states {
            for byte in 0..=255u8 {
                let after = automaton.step(state, byte);
                if automaton.accept(after) | automaton.later(after) == 0 {
                    continue;
                }
                // A match this short ends before its run is long enough.
                if !is_token(byte) || automaton.accept(after) != 0 && depth + 1 < most {
                    return depth;
                }
                next.push(after);
            }
        }
        next.sort_unstable();
        next.dedup();
        states = next;
    }
    most
}

/// The prefilter's law: see `engine::prefilter`.
#[test]
fn behind_a_literal_that_is_not_searched_for_stands_a_run() {
    let program = full();
    for (id, literal) in program.literals.iter().enumerate() {
        if literal.text.is_empty() || program.index.is_noticed(id as u16) {
            continue;
        }
        let run = match program.index.is_encoded(id as u16) {
            true => 24 - literal.text.len(),
            false => 12,
        };
        for entry in &literal.entries {
            let automata: Vec<&Packed> = match &entry.opens {
                Opens::Groups(groups) => groups
                    .iter()
                    .map(|&group| {
                        &program.secrets[program.groups[group].secret]
                            .get()
                            .automaton
                    })
                    .collect(),
                Opens::Lead(lead) => {
                    let lead = &program.leads[*lead];
                    let then = lead.automaton.build().unwrap();
                    let tokens = (1..then.len() as u16).all(|state| {
                        (0..=255).all(|b| {
                            is_token(b)
                                || then.later(then.step(state, b))
                                    | then.accept(then.step(state, b))
                                    == 0
                        })
                    });
                    assert!(tokens, "{:?}: its lead leaves the run", literal.text);
                    lead.targets
                        .iter()
                        .map(|&group| {
                            &program.secrets[program.groups[group].secret]
                                .get()
                                .automaton
                        })
                        .collect()
                }
            };
            for automaton in automata {
                let depth = token_depth(automaton, run);
                let text = String::from_utf8_lossy(&literal.text);
                assert!(
                    depth >= run,
                    "{text}: only {depth} token characters are certain behind it"
                );
            }
        }
    }
}

/// The prefilter notices a token without an anchor where such a run begins.
#[test]
fn tokens_without_an_anchor_begin_with_a_run() {
    let program = full();
    assert!(!program.bare.is_empty());
    for bare in program.bare.iter() {
        let any = bare.any.build().unwrap();
        let mut states = vec![START];
        for _ in 0..12 {
            let mut next = Vec::new();
            for &state in &states {
                for byte in 0..=255u8 {
                    let after = any.step(state, byte);
                    let part = is_token(byte);
                    assert!(any.accept(after) == 0, "{}", bare.any.pattern());
                    assert!(part || any.later(after) == 0, "{}", bare.any.pattern());
                    next.push(after);
                }
            }
            next.sort_unstable();
            next.dedup();
            states = next;
        }
    }
}

#[test]
fn a_literal_in_a_run_needs_a_border_or_a_dash() {
    let program = full();
    for (id, literal) in program.literals.iter().enumerate() {
        let text = &literal.text;
        let inside = text.iter().all(|&byte| is_token(byte))
            && !text.ends_with(b"_")
            && !text.ends_with(b"-");
        let elsewhere = |id| program.index.is_noticed(id) || program.index.is_encoded(id);
        if text.is_empty() || elsewhere(id as u16) || !inside {
            continue;
        }
        for entry in &literal.entries {
            assert!(
                entry.border == rule::Border::Token && entry.before.is_none(),
                "{}: found at the start of a run only",
                String::from_utf8_lossy(text)
            );
        }
    }
}

#[test]
fn no_searched_literal_overlaps_another() {
    let program = full();
    let mut texts: Vec<&[u8]> = (0..program.literals.len())
        .filter(|&id| program.index.is_searched(id as u16))
        .map(|id| &*program.literals[id].text)
        .collect();
    texts.push(super::index::MASK_CORE.as_bytes());
    for (i, a) in texts.iter().enumerate() {
        for (j, b) in texts.iter().enumerate() {
            let shorter = a.len().min(b.len());
            let overlap =
                (1..=shorter).any(|n| a[a.len() - n..] == b[..n] && (i != j || n < a.len()));
            let within = i != j && a.windows(b.len()).any(|window| window == *b);
            assert!(
                !overlap && !within,
                "{} and {}",
                String::from_utf8_lossy(a),
                String::from_utf8_lossy(b)
            );
        }
    }
}

/// The longest text an automaton without a cycle can read.
fn longest(automaton: &Automaton) -> usize {
    let mut depth = vec![0; automaton.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for state in (1..automaton.len() as u16).rev() {
            let next = automaton
                .successors(state)
                .map(|next| depth[usize::from(next)] + 1)
                .max();
            if next.is_some_and(|next| next > depth[usize::from(state)]) {
                depth[usize::from(state)] = next.unwrap_or_default();
                changed = true;
            }
        }
    }
    depth[usize::from(START)]
}

/// What is kept behind the end must hold whatever is looked back at, even from
/// the start of a mask that turns out to be none.
#[test]
fn what_is_looked_back_at_is_kept() {
    use crate::engine::bounds::{LONGEST_ESCAPE, MAX_MASK, OVERLAP, REACH};
    let program = full();
    let kept = OVERLAP - MAX_MASK;
    for names in [&program.key_names, &program.contexts] {
        // Between the letters of a name may stand one other byte.
        let gap = longest(&names.gaps().build().unwrap());
        let name = 2 * names.longest();
        assert!(gap + name + LONGEST_ESCAPE < kept, "{gap} + {name}");
    }
    for literal in &program.literals {
        assert!(literal.text.len() + LONGEST_ESCAPE <= REACH);
        for entry in &literal.entries {
            let before = entry.before.map_or(0, |before| {
                longest(&program.befores[before].build().unwrap())
            });
            assert!(before + literal.text.len() + LONGEST_ESCAPE < kept);
        }
    }
}

#[test]
fn indices_fit() {
    let program = full();
    let most = usize::from(u16::MAX) / 4;
    assert!(program.literals.len() < most);
    assert!(program.keys.len() < most && program.groups.len() < most);
}
