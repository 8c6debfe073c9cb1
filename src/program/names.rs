//! Names before a value: telling keys, and vendors.
//!
//! There are hundreds of names, and many are ordinary words: looking for all of
//! them at every byte would cost more than everything else together. So they are
//! looked for where one would matter: a key before a separator, a vendor before
//! what looks random. From there the gap is read backwards, and wherever it may
//! begin, a name may end: names are looked up by their last three letters and
//! compared.
//!
//! ```text
//!   export ADAFRUIT_IO_KEY="0a1b2c…              {\"api-key\"  :  …
//!          name    gap     ^ read from here, to the left  gap   ^
//! ```

use std::sync::OnceLock;

use super::automaton::{DEAD, Direction, FastMap, START};
use super::index::{ENDINGS, fold_ending};
use super::machine::Lazy;
use crate::rule::assignment::BEHIND_ACCOUNT;

/// Names, and what may stand between them and what they are looked for from.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The gaps, as patterns that are read backwards.
    gaps: Vec<String>,
    automaton: OnceLock<Lazy>,
    names: Vec<Name>,
    endings: OnceLock<Endings>,
}

/// One name.
#[derive(Debug)]
pub(crate) struct Name {
    /// Lower-case letters and digits, with a `_` wherever one of `_`, `-`, `.` may
    /// stand (or, in a loose name, without).
    pub(crate) text: Box<str>,
    /// Between any two letters may stand one of these, or a blank.
    pub(crate) loose: bool,
    /// What must be true where it begins.
    pub(crate) begin: Begin,
    /// The gaps which may follow, a bit each.
    pub(crate) gaps: u64,
    /// What it means, for whoever asks.
    pub(crate) meaning: usize,
}

/// Where a name may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    Anywhere,
    /// Where a word does.
    Word,
    /// Where a word does that is not the first of its key.
    Last,
    /// Where a word does, but not behind this one.
    Unless(Box<str>),
    /// Not behind an account's number and a colon.
    NoAccount,
}

/// The names by their last three letters.
#[derive(Debug, Default)]
struct Endings {
    names: FastMap<[u8; 3], Vec<u16>>,
    /// Folded endings: most of what stands in a text is none.
    some: Vec<u64>,
}

/// A name that was found.
#[derive(Debug)]
pub(crate) struct Found<'n> {
    pub(crate) name: &'n Name,
    /// The gaps that are there.
    pub(crate) gaps: u64,
    /// Where the name begins.
    pub(crate) start: usize,
}

impl Names {
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The gap of this pattern: its number.
    pub(super) fn gap(&mut self, pattern: &str) -> usize {
        let known = self.gaps.iter().position(|gap| gap == pattern);
        known.unwrap_or_else(|| {
            self.gaps.push(pattern.to_owned());
            self.gaps.len() - 1
        })
    }

    pub(super) fn add(&mut self, name: Name) {
        self.names.push(name);
    }

    /// A telling key, as rules write it: see `rule::assignment::key`.
    pub(super) fn add_key(&mut self, word: &str, meaning: usize) {
        let (word, unless) = word.split_once('!').unwrap_or((word, ""));
        let text = word.trim_start_matches(['^', '_']);
        self.add(Name {
            text: text.into(),
            loose: false,
            begin: match word.as_bytes() {
                _ if unless == BEHIND_ACCOUNT => Begin::NoAccount,
                _ if !unless.is_empty() => Begin::Unless(unless.into()),
                [b'^', ..] => Begin::Word,
                [b'_', ..] => Begin::Last,
                _ => Begin::Anywhere,
            },
            gaps: u64::MAX,
            meaning,
        });
    }

    /// All gaps, read backwards.
    pub(super) fn gaps(&self) -> &Lazy {
        self.automaton
            .get_or_init(|| Lazy::new(self.gaps.clone(), Direction::Backward))
    }

    /// How many letters and digits the longest name has.
    #[cfg(test)]
    pub(super) fn longest(&self) -> usize {
        let lengths = self.names.iter().map(|name| name.text.len());
        lengths.max().unwrap_or(0)
    }

    /// Calls `found` with every name that stands before `text`'s end with a gap of
    /// its own between. Nothing before `lowest` is looked at.
    #[inline]
    pub(crate) fn behind<'n>(
        &'n self,
        text: &[u8],
        lowest: usize,
        mut found: impl FnMut(Found<'n>),
    ) {
        let automaton = self.gaps().get();
        let mut state = START;
        for end in (lowest..=text.len()).rev() {
            let gaps = automaton.accept(state);
            if gaps != 0 {
                self.at(&text[lowest..end], gaps, |mut hit| {
                    hit.start += lowest;
                    found(hit);
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

    /// Calls `found` with every name with one of these gaps that `text` ends in.
    #[inline]
    fn at<'n>(&'n self, text: &[u8], gaps: u64, mut found: impl FnMut(Found<'n>)) {
        let Some(ending) = last_letters(text) else {
            return;
        };
        for &name in self.endings.get_or_init(|| self.endings()).of(ending) {
            let name = &self.names[usize::from(name)];
            let gaps = name.gaps & gaps;
            if gaps != 0
                && let Some(start) = name.start_in(text)
            {
                found(Found { name, gaps, start });
            }
        }
    }

    fn endings(&self) -> Endings {
        let mut endings = Endings {
            names: FastMap::default(),
            some: vec![0; ENDINGS / 64],
        };
        for (id, name) in self.names.iter().enumerate() {
            if let Some(ending) = last_letters(name.text.as_bytes()) {
                endings.names.entry(ending).or_default().push(id as u16);
                let at = fold_ending(ending);
                endings.some[at / 64] |= 1 << (at % 64);
            }
        }
        endings
    }
}

impl Name {
    /// Where it begins in a text that ends in it.
    fn start_in(&self, text: &[u8]) -> Option<usize> {
        let mut at = text.len();
        for (i, wanted) in self.text.bytes().rev().enumerate() {
            let joints: &[u8] = match self.loose {
                true if i > 0 => b"_-. ",
                false if wanted == b'_' => b"_-.",
                _ => b"",
            };
            if at > 0 && joints.contains(&text[at - 1]) {
                at -= 1;
            }
            if wanted == b'_' {
                continue;
            }
            at = at.checked_sub(1)?;
            if text[at].to_ascii_lowercase() != wanted {
                return None;
            }
        }
        Some(at)
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

/// The last three letters and digits of a text, in lower case. Between two of them
/// may stand one `_`, `-`, `.` or blank; the text ends in none.
#[inline(always)]
fn last_letters(text: &[u8]) -> Option<[u8; 3]> {
    let mut ending = [0; 3];
    let mut at = text.len();
    for letter in ending.iter_mut().rev() {
        if at < text.len() && at > 0 && b"_-. ".contains(&text[at - 1]) {
            at -= 1;
        }
        at = at.checked_sub(1)?;
        *letter = text[at].to_ascii_lowercase();
        if !letter.is_ascii_alphanumeric() {
            return None;
        }
    }
    Some(ending)
}
