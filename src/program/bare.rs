//! Tokens without an anchor: they may begin where any token does.
//!
//! Their automata are not to be walked at every word. What each begins with is told
//! by lengths: so many characters of each of some classes.

use std::sync::{LazyLock, OnceLock};

use super::beginning::{Class, Ends, ends, runs};
use super::index::is_token;
use super::machine::Lazy;

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Bares {
    all: Vec<Bare>,
    /// For every count of token characters, how many of them at least are letters
    /// and digits from the beginning on; more than there are where none is so short.
    least: OnceLock<[u8; COUNTED + 1]>,
}

/// Some that are much alike.
#[derive(Debug)]
pub(crate) struct Bare {
    /// An index into the program's leads.
    pub(crate) lead: usize,
    /// All of them, as one pattern.
    pub(crate) any: Lazy,
    run: OnceLock<Run>,
    ends: OnceLock<Ends>,
}

/// What a token begins with: so many characters, of those that are counted, of
/// each of the classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run([u8; CLASSES.len()]);

/// So many characters are counted at the beginning of a token without an anchor.
pub(crate) const COUNTED: usize = 48;

/// The classes in which tokens differ from what logs are full of.
const CLASSES: [Class; 4] = [
    is_token,
    |byte| byte.is_ascii_alphanumeric(),
    |byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/',
    |byte| byte.is_ascii_hexdigit(),
];

/// The classes of every byte, a bit each.
static CLASSES_OF: LazyLock<[u8; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let is = |class: usize| u8::from(CLASSES[class](byte as u8)) << class;
        (0..CLASSES.len()).map(is).sum()
    })
});

impl Bares {
    pub(super) fn new(all: Vec<Bare>) -> Bares {
        Bares {
            all,
            least: OnceLock::new(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &Bare> {
        self.all.iter()
    }

    /// Those that a text may begin with, which goes on behind what has been received;
    /// and how many of its bytes tell.
    #[inline]
    pub(crate) fn of<'b>(
        &'b self,
        text: &[u8],
    ) -> (impl Iterator<Item = &'b Bare> + use<'b>, usize) {
        let run = Run::of(text);
        let Run([token, alphanumeric, ..]) = run;
        let all = match self.may_begin(usize::from(token), usize::from(alphanumeric)) {
            true => &self.all[..],
            false => &[],
        };
        // The longest run that is counted may be longer, and what ends one be missing.
        let token = usize::from(token);
        let end = text.get(token).filter(|_| token < COUNTED).copied();
        let allows = move |bare: &Bare| end.is_none_or(|end| bare.ends().allow(token, end));
        let reached = all
            .iter()
            .filter(move |bare| run.reaches(bare.run()) && allows(bare));
        (reached, run.seen())
    }

    /// Whether one may begin with at least so many token characters, and so many
    /// letters and digits.
    #[inline(always)]
    pub(crate) fn may_begin(&self, token: usize, alphanumeric: usize) -> bool {
        let least = self.least.get_or_init(|| self.least());
        usize::from(least[token.min(COUNTED)]) <= alphanumeric
    }

    fn least(&self) -> [u8; COUNTED + 1] {
        let mut least = [u8::MAX; COUNTED + 1];
        for Run([token, alphanumeric, ..]) in self.all.iter().map(Bare::run) {
            for least in &mut least[usize::from(token)..] {
                *least = alphanumeric.min(*least);
            }
        }
        least
    }
}

impl Bare {
    pub(super) fn new(any: Lazy, lead: usize) -> Bare {
        Bare {
            lead,
            any,
            run: OnceLock::new(),
            ends: OnceLock::new(),
        }
    }

    /// Where they end. A hexadecimal number of 32 digits is what traces are full of, and
    /// next to no token ends behind so many.
    fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| ends(self.any.pattern(), is_token))
    }

    /// What begins every one of them.
    fn run(&self) -> Run {
        *self.run.get_or_init(|| {
            let runs = runs(self.any.pattern(), &CLASSES, COUNTED);
            Run(runs.map(|run| run as u8))
        })
    }
}

impl Run {
    /// How a text begins, which goes on behind what has been received.
    fn of(text: &[u8]) -> Run {
        let of = &*CLASSES_OF;
        let mut run = [COUNTED as u8; CLASSES.len()];
        let mut open = (1u8 << CLASSES.len()) - 1;
        for (at, &byte) in text.iter().take(COUNTED).enumerate() {
            let mut ended = open & !of[usize::from(byte)];
            open &= !ended;
            while ended != 0 {
                run[ended.trailing_zeros() as usize] = at as u8;
                ended &= ended - 1;
            }
            if open == 0 {
                break;
            }
        }
        Run(run)
    }

    /// How many bytes tell: each class's first one that is none of it.
    #[inline]
    fn seen(self) -> usize {
        usize::from(self.0.into_iter().max().unwrap_or(0)) + 1
    }

    /// Whether it is at least as long as another.
    #[inline(always)]
    fn reaches(self, other: Run) -> bool {
        // All at once: no length has its highest bit.
        const HIGH: u32 = 0x8080_8080;
        let [own, other] = [self, other].map(|run| u32::from_le_bytes(run.0));
        ((own | HIGH) - other) & HIGH == HIGH
    }
}

#[cfg(test)]
mod tests {
    use super::super::automaton::Direction;
    use super::*;

    #[test]
    fn only_those_are_tried_that_may_be_there() {
        let patterns = ["[0-9a-f]{20}-[a-z]", "[A-Za-z0-9+/]{40}==", "[a-z_]{30}"];
        let bare = |(lead, pattern): (usize, &&str)| {
            Bare::new(
                Lazy::new(vec![pattern.to_string()], Direction::Forward),
                lead,
            )
        };
        let bares = Bares::new(patterns.iter().enumerate().map(bare).collect());
        let hex = "0123456789abcdef0123";
        for (text, leads) in [
            (format!("{hex}-x "), vec![0]),
            (format!("{hex}x "), vec![]),
            (hex.to_owned(), vec![0, 1, 2]),
            (format!("{hex}{hex}== "), vec![0, 1, 2]),
            (format!("{}/{hex}+== ", &hex[1..]), vec![1]),
            (format!("{} ", "abc_def_".repeat(4)), vec![2]),
            ("some words".to_owned(), vec![]),
            (String::new(), vec![0, 1, 2]),
        ] {
            let (tried, _) = bares.of(text.as_bytes());
            let tried: Vec<usize> = tried.map(|bare| bare.lead).collect();
            assert_eq!(tried, leads, "{text:?}");
        }
    }
}
