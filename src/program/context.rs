//! Vendors' names behind a value.
//!
//! There are hundreds of vendors, and their names are ordinary words: looking for
//! all of them at every byte would cost more than everything else together. So a
//! value is looked at first. Where a token begins that looks random, the gap is
//! read backwards from there, and wherever it may begin, a name may end: names are
//! looked up by their last three letters and compared.
//!
//! ```text
//!   export ADAFRUIT_IO_KEY="0a1b2c…
//!          name    gap     ^ read from here, to the left
//! ```

use std::sync::OnceLock;

use super::automaton::{DEAD, Direction, FastMap, START};
use super::index::{ENDINGS, fold_ending};
use super::machine::Lazy;

/// All names, and what may stand between them and a value.
#[derive(Debug, Default)]
pub(crate) struct Contexts {
    /// The gaps, as patterns that are read backwards.
    gaps: Vec<String>,
    automaton: OnceLock<Lazy>,
    names: Vec<Name>,
    endings: OnceLock<Endings>,
}

#[derive(Debug)]
struct Name {
    /// Letters and digits alone.
    text: Box<str>,
    /// The gap behind it, a bit of the automaton's.
    gap: u64,
    /// What opens behind that.
    group: usize,
}

/// The names by their last three letters.
#[derive(Debug, Default)]
struct Endings {
    names: FastMap<[u8; 3], Vec<u16>>,
    /// Folded endings: most of what stands in a text is none.
    some: Vec<u64>,
}

impl Contexts {
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The gap of this pattern.
    pub(super) fn gap(&mut self, pattern: String) -> usize {
        let known = self.gaps.iter().position(|gap| *gap == pattern);
        known.unwrap_or_else(|| {
            self.gaps.push(pattern);
            self.gaps.len() - 1
        })
    }

    pub(super) fn add(&mut self, name: &str, gap: usize, group: usize) {
        self.names.push(Name {
            text: name.into(),
            gap: 1 << gap,
            group,
        });
    }

    /// All gaps, read backwards from a value.
    pub(super) fn gaps(&self) -> &Lazy {
        self.automaton
            .get_or_init(|| Lazy::new(self.gaps.clone(), Direction::Backward))
    }

    /// How many letters and digits the longest name has.
    #[cfg(test)]
    pub(super) fn longest_name(&self) -> usize {
        let lengths = self.names.iter().map(|name| name.text.len());
        lengths.max().unwrap_or(0)
    }

    /// Calls `found` with the group of every name that stands before `text`'s end
    /// with its gap between, and where the name begins. Nothing before `lowest` is
    /// looked at.
    pub(crate) fn names_behind(
        &self,
        text: &[u8],
        lowest: usize,
        mut found: impl FnMut(usize, usize),
    ) {
        let automaton = self.gaps().get();
        let mut state = START;
        for end in (lowest..=text.len()).rev() {
            let gaps = automaton.accept(state);
            if gaps != 0 {
                self.names_at(&text[lowest..end], gaps, |group, length| {
                    found(group, end - length);
                });
            }
            if end > lowest {
                state = automaton.step(state, text[end - 1]);
            }
            if state == DEAD {
                return;
            }
        }
    }

    /// Calls `found` with the group of every name with one of these gaps that `text`
    /// ends in, and how many bytes it takes up.
    fn names_at(&self, text: &[u8], gaps: u64, mut found: impl FnMut(usize, usize)) {
        let mut letters = letters_backwards(text);
        let (Some((_, c)), Some((_, b)), Some((_, a))) =
            (letters.next(), letters.next(), letters.next())
        else {
            return;
        };
        for &name in self.endings.get_or_init(|| self.endings()).of([a, b, c]) {
            let name = &self.names[usize::from(name)];
            if name.gap & gaps == 0 {
                continue;
            }
            let mut letters = letters_backwards(text);
            let mut start = 0;
            let same = name.text.bytes().rev().all(|wanted| {
                letters.next().is_some_and(|(at, letter)| {
                    start = at;
                    letter == wanted
                })
            });
            if same {
                found(name.group, text.len() - start);
            }
        }
    }

    fn endings(&self) -> Endings {
        let mut endings = Endings {
            names: FastMap::default(),
            some: vec![0; ENDINGS / 64],
        };
        for (id, name) in self.names.iter().enumerate() {
            if let Some(&ending) = name.text.as_bytes().last_chunk() {
                endings.names.entry(ending).or_default().push(id as u16);
                let at = fold_ending(ending);
                endings.some[at / 64] |= 1 << (at % 64);
            }
        }
        endings
    }
}

impl Endings {
    /// The names that end so.
    #[inline(always)]
    fn of(&self, ending: [u8; 3]) -> &[u16] {
        let at = fold_ending(ending);
        if self.some[at / 64] & 1 << (at % 64) == 0 {
            return &[];
        }
        self.names.get(&ending).map_or(&[], Vec::as_slice)
    }
}

/// The letters and digits that a text ends in, in lower case, from the last to the
/// first, each with its place. Between two of them may stand one `_`, `-`, `.` or
/// blank; the text ends in none.
fn letters_backwards(text: &[u8]) -> impl Iterator<Item = (usize, u8)> + '_ {
    let mut at = text.len();
    std::iter::from_fn(move || {
        let joint = at < text.len() && at > 0 && b"_-. ".contains(&text[at - 1]);
        let next = at.checked_sub(1 + usize::from(joint))?;
        let letter = text[next];
        at = next;
        letter
            .is_ascii_alphanumeric()
            .then_some((next, letter.to_ascii_lowercase()))
    })
}
