//! Names before a value: telling keys, and vendors.
//!
//! There are hundreds of names, and many are ordinary words: looking for all of
//! them at every byte would cost more than everything else together. So they are
//! looked for where one would matter: a key before a separator, a vendor before
//! what looks random. From there the gap is read backwards, and wherever it may
//! begin, a name may end: whether one can is told by its last four letters, which
//! one by a tree of the names, read from their ends.
//!
//! ```text
//!   export ADAFRUIT_IO_KEY="0a1b2c…              {\"api-key\"  :  …
//!          name    gap     ^ read from here, to the left  gap   ^
//! ```

use std::sync::OnceLock;

use super::automaton::{DEAD, Direction, START};
use super::index::{ANY, ENDINGS, Pairs, ending_places, hash_ending};
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
    /// See [`Names::may_end`].
    gap_ends: OnceLock<Pairs>,
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

/// The names by their endings.
#[derive(Debug)]
struct Endings {
    /// Hashed endings: most of what stands in a text is none.
    some: Vec<u64>,
    /// The strict names, and the loose ones.
    trees: [Tree; 2],
}

/// Names, read from their ends: those with an ending in common share a way.
#[derive(Debug)]
struct Tree {
    /// For every node, where its own begin in `next` and in `names`: they end where
    /// the following node's begin.
    nodes: Box<[[u32; 2]]>,
    /// The letters before, or the `_` of a name's text, and the node then.
    next: Box<[(u8, u32)]>,
    /// The names that begin there.
    names: Box<[u16]>,
    /// For the first node, which has the most letters before it, the node then; or 0.
    first: Box<[u32; 256]>,
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

    /// Whether some gap may end in these two bytes, or be shorter than that.
    #[inline(always)]
    pub(crate) fn may_end(&self, a: u8, b: u8) -> bool {
        self.gap_ends.get_or_init(|| self.gap_ends()).has(a, b)
    }

    fn gap_ends(&self) -> Pairs {
        let automaton = self.gaps().get();
        let mut ends = Pairs::new();
        for b in 0..=255 {
            let one = automaton.step(START, b);
            let is_whole = (automaton.accept(START) | automaton.accept(one)) != 0;
            if one == DEAD && automaton.accept(START) == 0 {
                continue;
            }
            for a in 0..=255 {
                if is_whole || automaton.step(one, a) != DEAD {
                    ends.add(a, b);
                }
            }
        }
        ends
    }

    /// How many letters and digits the longest name has.
    #[cfg(test)]
    pub(super) fn longest(&self) -> usize {
        let lengths = self.names.iter().map(|name| name.text.len());
        lengths.max().unwrap_or(0)
    }

    /// Calls `found` with every name that stands before `text`'s end with a gap of
    /// its own between. Nothing before `lowest` is looked at; how far it was looked
    /// is returned.
    #[inline]
    pub(crate) fn behind<'n>(
        &'n self,
        text: &[u8],
        lowest: usize,
        mut found: impl FnMut(Found<'n>),
    ) -> usize {
        let automaton = self.gaps().get();
        let mut state = START;
        let mut seen = text.len();
        for end in (lowest..=text.len()).rev() {
            let (gaps, step) = automaton.at(state);
            if gaps != 0 {
                let from = self.at(&text[lowest..end], gaps, |mut hit| {
                    hit.start += lowest;
                    found(hit);
                });
                seen = seen.min(lowest + from);
            }
            if end > lowest {
                state = step(text[end - 1]);
                seen = seen.min(end - 1);
            }
            if state == DEAD {
                break;
            }
        }
        seen
    }

    /// Calls `found` with every name with one of these gaps that `text` ends in. From
    /// where on it was looked at is returned.
    #[inline]
    fn at<'n>(&'n self, text: &[u8], gaps: u64, mut found: impl FnMut(Found<'n>)) -> usize {
        let mut seen = text.len().saturating_sub(LAST_LETTERS);
        let Some(ending) = last_letters(text) else {
            return seen;
        };
        let endings = self.endings.get_or_init(|| self.endings());
        let at = hash_ending(ending);
        if endings.some[at / 64] & 1 << (at % 64) == 0 {
            return seen;
        }
        for (tree, is_loose) in endings.trees.iter().zip([false, true]) {
            let from = tree.walk(is_loose, 0, text, &mut |name, start| {
                let name = &self.names[usize::from(name)];
                let gaps = name.gaps & gaps;
                if gaps != 0 {
                    found(Found { name, gaps, start });
                }
            });
            seen = seen.min(from);
        }
        seen
    }

    fn endings(&self) -> Endings {
        let mut some = vec![0; ENDINGS / 64];
        let mut texts = [Vec::new(), Vec::new()];
        for (id, name) in self.names.iter().enumerate() {
            if let Some(ending) = last_letters(name.text.as_bytes()) {
                let reversed: Vec<u8> = name.text.bytes().rev().collect();
                texts[usize::from(name.loose)].push((reversed, id as u16));
                for at in ending_places(ending) {
                    some[at / 64] |= 1 << (at % 64);
                }
            }
        }
        let trees = texts.map(Tree::new);
        Endings { some, trees }
    }
}

impl Tree {
    /// Of texts from their ends.
    fn new(mut texts: Vec<(Vec<u8>, u16)>) -> Tree {
        texts.sort_unstable();
        let (mut nodes, mut next, mut names) = (Vec::new(), Vec::new(), Vec::new());
        // Breadth first, so that what a node leads to is numbered in its order. A
        // node is the texts that agree so far: they stand together.
        let mut agreeing = vec![(0, 0..texts.len())];
        let mut at = 0;
        while let Some((depth, range)) = agreeing.get(at).cloned() {
            nodes.push([next.len() as u32, names.len() as u32]);
            let whole = |(text, _): &&(Vec<u8>, u16)| text.len() == depth;
            let begin = texts[range.clone()].iter().take_while(whole);
            names.extend(begin.map(|&(_, name)| name));
            let mut first = range.start + (names.len() - nodes[at][1] as usize);
            let same = |a: &(Vec<u8>, u16), b: &(Vec<u8>, u16)| a.0[depth] == b.0[depth];
            for some in texts[first..range.end].chunk_by(same) {
                next.push((some[0].0[depth], agreeing.len() as u32));
                agreeing.push((depth + 1, first..first + some.len()));
                first += some.len();
            }
            at += 1;
        }
        nodes.push([next.len() as u32, names.len() as u32]);
        let mut first = Box::new([0; 256]);
        for &(letter, node) in &next[..nodes[1][0] as usize] {
            first[usize::from(letter)] = node;
        }
        Tree {
            first,
            nodes: nodes.into(),
            next: next.into(),
            names: names.into(),
        }
    }

    /// The names that begin at a node.
    #[inline(always)]
    fn names(&self, node: usize) -> &[u16] {
        let [from, to] = [self.nodes[node][1], self.nodes[node + 1][1]];
        &self.names[from as usize..to as usize]
    }

    #[inline(always)]
    fn next(&self, node: usize, byte: u8) -> Option<usize> {
        if node == 0 {
            let next = self.first[usize::from(byte)];
            return (next != 0).then_some(next as usize);
        }
        let [from, to] = [self.nodes[node][0], self.nodes[node + 1][0]];
        let mut next = self.next[from as usize..to as usize].iter();
        next.find(|next| next.0 == byte).map(|next| next.1 as usize)
    }

    /// Calls `found` with every name that a text ends in, and where it begins: from a
    /// node on, behind which all that follows has been read. From where on the text
    /// was looked at is returned.
    fn walk<F: FnMut(u16, usize)>(
        &self,
        is_loose: bool,
        mut node: usize,
        text: &[u8],
        found: &mut F,
    ) -> usize {
        let mut at = text.len();
        let mut seen = at;
        loop {
            for &name in self.names(node) {
                found(name, at);
            }
            let last = |at: usize| at.checked_sub(1).map(|at| text[at]);
            if is_loose {
                // Before any letter but the last may stand a joint.
                if node != 0 && last(at).is_some_and(is_joint) {
                    at -= 1;
                }
            } else if let Some(next) = self.next(node, b'_') {
                // A joint, or nothing. A name without one there goes on only where
                // a letter stands: one way is left in any case.
                let is_joint = last(at).is_some_and(|byte| is_joint(byte) && byte != b' ');
                let past = at - usize::from(is_joint);
                let letter = last(at).map(|byte| byte.to_ascii_lowercase());
                let other = letter.and_then(|letter| self.next(node, letter));
                if other.is_none() || is_joint {
                    (node, at) = (next, past);
                    continue;
                }
                seen = seen.min(self.walk(is_loose, next, &text[..past], found));
            }
            let Some(byte) = last(at) else {
                return 0;
            };
            match self.next(node, byte.to_ascii_lowercase()) {
                Some(next) if byte != b'_' => (node, at) = (next, at - 1),
                _ => return seen.min(at - 1),
            }
        }
    }
}

/// What may stand between two letters of a loose name.
#[inline(always)]
fn is_joint(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

/// [`last_letters`] looks at so many bytes at most: four, and a joint before each.
const LAST_LETTERS: usize = 8;

/// The last four letters and digits of a text. Between two of them may stand one `_`,
/// `-`, `.` or blank; the text ends in none. The first is [`ANY`] where there are
/// but three.
#[inline(always)]
fn last_letters(text: &[u8]) -> Option<[u8; 4]> {
    let mut ending = [ANY; 4];
    let mut at = text.len();
    for (before, letter) in ending.iter_mut().rev().enumerate() {
        if at < text.len() && at > 0 && is_joint(text[at - 1]) {
            at -= 1;
        }
        match at.checked_sub(1) {
            Some(last) if text[last].is_ascii_alphanumeric() => {
                *letter = text[last];
                at = last;
            }
            _ if before == 3 => break,
            _ => return None,
        }
    }
    Some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        let gap = names.gap("");
        let strict = [
            "api_key",
            "apikey",
            "key",
            "x_api_key",
            "token",
            "access_token",
        ];
        let loose = ["acme", "me", "ac"];
        let all = strict.iter().map(|text| (*text, false));
        let all = all.chain(loose.iter().map(|text| (*text, true)));
        for (meaning, (text, loose)) in all.enumerate() {
            names.add(Name {
                text: text.into(),
                loose,
                begin: Begin::Anywhere,
                gaps: 1 << gap,
                meaning,
            });
        }
        names
    }

    #[test]
    fn every_name_that_a_text_ends_in_is_found() {
        let names = names();
        for (text, wanted) in [
            ("", vec![]),
            ("k", vec![]),
            ("key", vec![("key", 0)]),
            ("my-KEY", vec![("key", 3)]),
            ("apikey", vec![("api_key", 0), ("apikey", 0), ("key", 3)]),
            ("api.key", vec![("api_key", 0), ("key", 4)]),
            ("api key", vec![("key", 4)]),
            ("api__key", vec![("key", 5)]),
            (
                "X-Api-Key",
                vec![("api_key", 2), ("key", 6), ("x_api_key", 0)],
            ),
            (
                "xapikey",
                vec![("api_key", 1), ("apikey", 1), ("key", 4), ("x_api_key", 0)],
            ),
            ("accessToken", vec![("access_token", 0), ("token", 6)]),
            ("a.c m_e", vec![("acme", 0)]),
            ("ac__me", vec![]),
        ] {
            let mut found = Vec::new();
            names.behind(text.as_bytes(), 0, |hit| {
                found.push((&*hit.name.text, hit.start));
            });
            found.sort_unstable();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
