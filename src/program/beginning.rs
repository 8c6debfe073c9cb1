//! What every match of a pattern begins with, told without building its automaton.

use super::automaton::Direction;
use super::nfa::{Closure, Nfa};

/// A class of bytes.
pub(super) type Class = fn(u8) -> bool;

/// For every class, how many bytes of it begin each match at least, counted up to
/// `most`. A pattern that does not parse begins with nothing.
pub(super) fn runs<const N: usize>(pattern: &str, classes: &[Class; N], most: usize) -> [usize; N] {
    let mut runs = [0; N];
    let Ok(nfa) = Nfa::new(&[pattern], Direction::Forward) else {
        return runs;
    };
    let mut open = [true; N];
    let mut closure = Closure::new(&nfa);
    closure.add(&nfa, nfa.start());
    for depth in 1..=most {
        let set = closure.take();
        if nfa.accepts(&set) != 0 {
            break;
        }
        let mut next = Vec::new();
        for &id in &set {
            nfa.transitions(id, |first, last, to| {
                for (open, class) in open.iter_mut().zip(classes) {
                    *open = *open && (first..=last).all(class);
                }
                next.push(to);
            });
        }
        for (run, _) in runs.iter_mut().zip(open).filter(|(_, open)| *open) {
            *run = depth;
        }
        if !open.contains(&true) {
            break;
        }
        next.sort_unstable();
        next.dedup();
        next.iter().for_each(|&id| closure.add(&nfa, id));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_where_another_byte_or_a_match_may_come() {
        const CLASSES: [Class; 2] = [
            |byte| byte.is_ascii_digit(),
            |byte| byte.is_ascii_alphanumeric(),
        ];
        for (pattern, runs_are) in [
            ("[0-9]{4}[a-z]{3}-", [4, 7]),
            ("[0-9]{2}x?-", [2, 2]),
            ("[0-9]{30}", [9, 9]),
            ("[0-9]{3}|[0-9]{5}", [3, 3]),
            ("-", [0, 0]),
            ("", [0, 0]),
            ("(", [0, 0]),
        ] {
            assert_eq!(runs(pattern, &CLASSES, 9), runs_are, "{pattern}");
        }
    }
}
