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

use super::automaton::{DEAD, FastMap, START};
use super::machine::Lazy;

/// All names with the same gap behind them.
#[derive(Debug)]
pub(crate) struct Context {
    /// What stands between a name and a value, read backwards.
    gap: Lazy,
    /// The names, letters and digits alone, and the groups that open behind them.
    names: Vec<(Box<str>, usize)>,
    /// The names by their last three letters, made when first asked for.
    endings: OnceLock<FastMap<[u8; 3], Vec<u16>>>,
}

impl Context {
    pub(super) fn new(gap: Lazy) -> Context {
        Context {
            gap,
            names: Vec::new(),
            endings: OnceLock::new(),
        }
    }

    /// The pattern of the gap.
    #[cfg(test)]
    pub(super) fn gap(&self) -> &Lazy {
        &self.gap
    }

    /// How many letters and digits the longest name has.
    #[cfg(test)]
    pub(super) fn longest_name(&self) -> usize {
        self.names
            .iter()
            .map(|(name, _)| name.len())
            .max()
            .unwrap_or(0)
    }

    pub(super) fn add(&mut self, name: &str, group: usize) {
        self.names.push((name.into(), group));
    }

    /// Calls `found` with the group of every name that stands before `text`'s end
    /// with a gap between, and where the name begins. Nothing before `lowest` is
    /// looked at.
    pub(crate) fn names_behind(
        &self,
        text: &[u8],
        lowest: usize,
        mut found: impl FnMut(usize, usize),
    ) {
        let gap = self.gap.get();
        let mut state = START;
        for end in (lowest..=text.len()).rev() {
            if gap.accept(state) != 0 {
                self.names_at(&text[lowest..end], |group, length| {
                    found(group, end - length);
                });
            }
            if end > lowest {
                state = gap.step(state, text[end - 1]);
            }
            if state == DEAD {
                return;
            }
        }
    }

    /// Calls `found` with the group of every name that `text` ends in, and how many
    /// bytes it takes up.
    fn names_at(&self, text: &[u8], mut found: impl FnMut(usize, usize)) {
        let mut letters = letters_backwards(text);
        let (Some((_, c)), Some((_, b)), Some((_, a))) =
            (letters.next(), letters.next(), letters.next())
        else {
            return;
        };
        let endings = self.endings.get_or_init(|| self.endings());
        let Some(names) = endings.get(&[a, b, c]) else {
            return;
        };
        for &name in names {
            let (name, group) = &self.names[usize::from(name)];
            let mut letters = letters_backwards(text);
            let mut start = 0;
            let same = name.bytes().rev().all(|wanted| {
                letters.next().is_some_and(|(at, letter)| {
                    start = at;
                    letter == wanted
                })
            });
            if same {
                found(*group, text.len() - start);
            }
        }
    }

    fn endings(&self) -> FastMap<[u8; 3], Vec<u16>> {
        let mut endings: FastMap<[u8; 3], Vec<u16>> = FastMap::default();
        for (id, (name, _)) in self.names.iter().enumerate() {
            if let Some(&ending) = name.as_bytes().last_chunk() {
                endings.entry(ending).or_default().push(id as u16);
            }
        }
        endings
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
