//! Where to look for literals and keys.
//!
//! One automaton over all literals on every byte is the obvious design and the
//! slowest one. Literals are told apart by where they can be noticed cheaply
//! instead; the prefilter visits these places only:
//!
//! - **`ghp_`**, token characters ending in `_` or `-`: at these two bytes. The
//!   two bytes before them are looked up in a bitmap.
//! - **`AKIA`**, other token characters: where a run begins, or behind an escape
//!   there. Its first two bytes are looked up.
//! - **`hvs.`, `:AA`**, with punctuation inside or at the end: where a run
//!   begins, by the byte before the run.
//! - **`Z2hwX`**, inside base64: in a run of letters and digits with twenty more
//!   behind it, which logs hardly have; at every place of such a run.
//! - **`=`, `:`, `%`, `>`**, separators, and quotes behind a blank, a comma or a
//!   bracket: everywhere, by the last four letters of the key before it.
//! - **`6$`, `Q~`**, a rare sign at the end: at every `$` and `~`.
//! - **`://`, `%3A%2F`**, a separator at the beginning: by it and the next byte.
//! - **`BEGIN`, `curl`** and what else has no run behind it: searched for, all
//!   at once. These must stay few and rare.

use std::hash::Hash;

use aho_corasick::{AhoCorasick, MatchKind, packed};

use memchr::memmem::Finder;

use super::grams::Grams;
use super::parts::{Entry, Literal};
use super::subsets::FastMap;
use crate::rule::Border;

/// How a literal is noticed; of several ways, the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Noticed {
    /// By its characters: see the module docs.
    ByItself,
    /// It stands in base64.
    Encoded,
    /// It is searched for, with those that must stay few.
    Searched,
    /// It is searched for with any number of others, which costs more. They may
    /// overlap.
    Aside,
}

/// See the module docs. Literals and keys are indices into the program's lists.
#[derive(Debug)]
pub(crate) struct Index {
    /// Literals by their last three bytes, the last a `_` or `-`.
    dashed: Table<[u8; 3], u16>,
    /// Literals at the start of a run by their first two bytes.
    start: Table<[u8; 2], u16>,
    /// Literals, and how many of their token characters stand behind the last byte
    /// that is none: by that byte and the one behind it, or the one before it where
    /// none is behind it.
    punctuated: Table<[u8; 2], (u16, u8)>,
    /// The same for the literals that are one such byte, by it.
    signs: Vec<(u8, u16)>,
    /// Searched literals by their first two bytes, a separator and one of [`SECONDS`].
    led: Table<[u8; 2], u16>,
    /// The bytes of `signs`, a bit each.
    sign_bytes: [u64; 4],
    /// Literals inside base64 by their first four bytes.
    encoded: Table<[u8; 4], u16>,
    /// For every separator, what may stand before it. The first one is for bytes that
    /// are none.
    befores: Vec<Before>,
    /// For every byte, its place in `befores`.
    separators: Box<[u8; 256]>,
    /// See [`may_end_gap`].
    gap_ends: Pairs,
    /// By the separator, and the last three letters in lower case.
    shapes: FastMap<(u8, [u8; 3]), Vec<u16>>,
    /// Finds the searched literals.
    searcher: Searcher,
    /// Searched literals that end in a rare sign, by it and the byte before.
    rare: Table<[u8; 2], u16>,
    /// The searcher's patterns: literals, or the start of an earlier mask.
    searched: Vec<Searched>,
    /// Finds the literals that are searched for aside, if there are any.
    aside: Option<Aside>,
    /// The longest searched literal.
    longest_searched: usize,
    /// Whether a literal may stand behind a hyphen in a run.
    word_starts: bool,
    /// Whether no literal goes on behind a new line.
    in_lines: bool,
}

/// What may stand before a separator.
#[derive(Debug)]
struct Before {
    /// The folded four-letter endings of the telling keys, a bit each.
    endings: Box<[u64; ENDINGS / 64]>,
    /// What a byte right before it tells.
    lasts: Box<[Last; 256]>,
}

impl Before {
    /// Nothing.
    fn nothing() -> Before {
        Before {
            endings: Box::new([0; ENDINGS / 64]),
            lasts: Box::new([Last::OfNone; 256]),
        }
    }

    /// Nothing but what may stand between a key and it.
    fn closers() -> Before {
        Before {
            lasts: Box::new(std::array::from_fn(|byte| match is_closer(byte as u8) {
                true => Last::Closer,
                false => Last::OfNone,
            })),
            ..Before::nothing()
        }
    }

    #[inline(always)]
    fn has(&self, ending: [u8; 4]) -> bool {
        let at = hash_ending(ending);
        self.endings[at / 64] >> (at % 64) & 1 == 1
    }
}

/// A search for any number of literals at once.
#[derive(Debug)]
struct Aside {
    grams: Grams,
    /// The search's texts.
    literals: Vec<u16>,
}

impl Aside {
    fn new(literals: &[Literal], ids: Vec<u16>) -> Aside {
        let texts = ids.iter().map(|&id| &literals[usize::from(id)]);
        Aside {
            grams: Grams::new(texts.map(|literal| (&*literal.text, literal.folded))),
            literals: ids,
        }
    }
}

/// What the byte before a separator tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Last {
    /// No telling key ends so.
    OfNone,
    /// Some do.
    OfSome,
    /// It stands between a key and its separator: see [`is_closer`].
    Closer,
}

/// Whether these two bytes may end what stands between a key and its separator: a
/// colour, a code, a number.
fn may_end_gap(a: u8, b: u8) -> bool {
    match b {
        b'm' => a.is_ascii_digit() || matches!(a, b'[' | b';'),
        b'd' | b'D' => a == b'5',
        b';' => matches!(a, b't' | b'4'),
        b'[' | b'0'..=b'9' => true,
        _ => false,
    }
}

/// What the search has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Searched {
    Literal(u16),
    /// [`MASK_CORE`], perhaps inside a mask.
    Mask,
}

/// What literals go on with behind a separator: `://`, `:\\/`, `%3A`, `:5432`. Those
/// that go on otherwise are searched for.
pub(crate) const SECONDS: [u8; 4] = *b"/\\35";

/// What is searched for to notice an earlier mask: all of its beginning but what
/// another literal may share.
pub(crate) const MASK_CORE: &str = "REDACTED";

/// How far behind the beginning of a mask its core ends.
pub(crate) const MASK_CORE_END: usize = "__REDACTED".len();

impl Index {
    pub(crate) fn new(
        literals: &[Literal],
        noticed: &[Noticed],
        keys: &[(u8, [u8; 4])],
        shapes: &[(u8, [u8; 3])],
    ) -> Index {
        let mut index = Index {
            dashed: Table::new(),
            start: Table::new(),
            punctuated: Table::new(),
            signs: Vec::new(),
            led: Table::new(),
            sign_bytes: [0; 4],
            encoded: Table::new(),
            befores: vec![Before::nothing()],
            separators: Box::new([0; 256]),
            gap_ends: Pairs::of(may_end_gap),
            shapes: FastMap::default(),
            searcher: Searcher::Every(Vec::new()),
            rare: Table::new(),
            searched: vec![Searched::Mask],
            aside: None,
            word_starts: false,
            in_lines: !literals.iter().any(|literal| literal.text.contains(&b'\n')),
            longest_searched: MASK_CORE.len(),
        };
        let mut patterns: Vec<&[u8]> = vec![MASK_CORE.as_bytes()];
        let mut aside = Vec::new();
        for (id, literal) in literals.iter().enumerate() {
            let (id, text) = (id as u16, &literal.text);
            let behind_hyphens = |entry: &Entry| entry.border == Border::Word;
            index.word_starts |= literal.entries.iter().any(behind_hyphens);
            let behind = text
                .iter()
                .rev()
                .take_while(|&&byte| is_token(byte))
                .count();
            match **text {
                [] => {}
                _ if noticed[usize::from(id)] == Noticed::Aside => {
                    index.longest_searched = index.longest_searched.max(text.len());
                    aside.push(id);
                }
                [a, b, c, d, ..] if noticed[usize::from(id)] == Noticed::Encoded => {
                    index.encoded.add([a, b], [a, b, c, d], id);
                }
                [.., a, b, c @ (b'_' | b'-')] if noticed[usize::from(id)] == Noticed::Searched => {
                    index.dashed.add([a, b], [a, b, c], id);
                }
                [a @ (b'=' | b':' | b'%' | b'>'), b, ..]
                    if noticed[usize::from(id)] == Noticed::Searched && SECONDS.contains(&b) =>
                {
                    index.led.add([a, b], [a, b], id);
                }
                [.., a, b @ (b'$' | b'~')] if noticed[usize::from(id)] == Noticed::Searched => {
                    index.rare.add([a, b], [a, b], id);
                }
                _ if noticed[usize::from(id)] == Noticed::Searched => {
                    index.searched.push(Searched::Literal(id));
                    index.longest_searched = index.longest_searched.max(text.len());
                    patterns.push(text);
                }
                [.., a, b, c @ (b'_' | b'-')] if behind == text.len() => {
                    index.dashed.add([a, b], [a, b, c], id);
                }
                [a, b, ..] if behind == text.len() => {
                    index.start.add([a, b], [a, b], id);
                }
                [sign] => {
                    index.signs.push((sign, id));
                    index.sign_bytes[usize::from(sign) / 64] |= 1 << (sign % 64);
                }
                _ => {
                    let last = text.len() - 1 - behind;
                    let first = last - usize::from(behind == 0);
                    let pair = [text[first], text[first + 1]];
                    index.punctuated.add(pair, pair, (id, behind as u8));
                }
            }
        }
        index.searcher = Searcher::new(&patterns);
        if !aside.is_empty() {
            index.aside = Some(Aside::new(literals, aside));
        }
        for (id, &shape) in shapes.iter().enumerate() {
            index.shapes.entry(shape).or_default().push(id as u16);
        }
        let shapes = shapes
            .iter()
            .map(|&(separator, [a, b, c])| (separator, [ANY, a, b, c]));
        for (separator, ending) in keys.iter().copied().chain(shapes) {
            let slot = &mut index.separators[usize::from(separator)];
            if *slot == 0 {
                *slot = index.befores.len() as u8;
                index.befores.push(Before::closers());
            }
            let before = &mut index.befores[usize::from(*slot)];
            for last in [
                ending[3].to_ascii_lowercase(),
                ending[3].to_ascii_uppercase(),
            ] {
                let last = &mut before.lasts[usize::from(last)];
                if *last == Last::OfNone {
                    *last = Last::OfSome;
                }
            }
            for at in ending_places(ending) {
                before.endings[at / 64] |= 1 << (at % 64);
            }
        }
        index
    }

    /// The literals that may begin with these two bytes, the first a separator.
    #[inline(always)]
    pub(crate) fn led(&self, a: u8, b: u8) -> &[u16] {
        self.led.get([a, b], [a, b])
    }

    /// Whether literals may end in these two bytes and a `_` or `-`.
    #[inline(always)]
    pub(crate) fn may_be_dashed(&self, a: u8, b: u8) -> bool {
        self.dashed.pairs.has(a, b)
    }

    /// The literals that may end in these three bytes, the last a `_` or `-`.
    #[inline(always)]
    pub(crate) fn dashed(&self, a: u8, b: u8, c: u8) -> &[u16] {
        self.dashed.get([a, b], [a, b, c])
    }

    /// The literals that may begin with these two bytes at the start of a run.
    #[inline(always)]
    pub(crate) fn start(&self, a: u8, b: u8) -> &[u16] {
        self.start.get([a, b], [a, b])
    }

    /// The literals inside base64 that begin with these four bytes.
    #[inline(always)]
    pub(crate) fn encoded(&self, first: [u8; 4]) -> &[u16] {
        self.encoded.get([first[0], first[1]], first)
    }

    /// The literals whose last byte outside a run is this first byte, or this second
    /// one and none is behind it; and how many of their bytes stand in the run.
    #[inline(always)]
    pub(crate) fn punctuated(&self, a: u8, b: u8) -> &[(u16, u8)] {
        self.punctuated.get([a, b], [a, b])
    }

    /// Whether a literal may stand at the start of a run, with these two bytes before
    /// it and these two from there on.
    #[inline(always)]
    pub(crate) fn may_begin(&self, a: u8, before: u8, first: u8, second: u8) -> bool {
        self.start.pairs.has(first, second)
            || self.punctuated.pairs.has(before, first)
            || self.punctuated.pairs.has(a, before)
            || self.sign_bytes[usize::from(before) / 64] >> (before % 64) & 1 == 1
    }

    /// The literals that are one byte outside runs, and the byte.
    #[inline(always)]
    pub(crate) fn signs(&self) -> &[(u8, u16)] {
        &self.signs
    }

    /// The shapes that may stand before this separator, by their last three bytes.
    pub(crate) fn shapes(&self, separator: u8, ending: [u8; 3]) -> &[u16] {
        let ending = ending.map(|byte| byte.to_ascii_lowercase());
        self.shapes
            .get(&(separator, ending))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether no literal goes on behind a new line.
    #[inline(always)]
    pub(crate) fn in_lines(&self) -> bool {
        self.in_lines
    }

    /// Whether a literal may stand behind a hyphen in a run.
    #[inline(always)]
    pub(crate) fn word_starts(&self) -> bool {
        self.word_starts
    }

    /// What may stand before this byte, if it is a separator.
    #[inline(always)]
    fn before(&self, separator: u8) -> &Before {
        &self.befores[usize::from(self.separators[usize::from(separator)])]
    }

    /// Whether these two bytes may end what stands between a key and its separator.
    #[inline(always)]
    pub(crate) fn may_end_gap(&self, a: u8, b: u8) -> bool {
        self.gap_ends.has(a, b)
    }

    /// What a byte tells right before this separator.
    #[inline(always)]
    pub(crate) fn last(&self, separator: u8, byte: u8) -> Last {
        self.before(separator).lasts[usize::from(byte)]
    }

    /// What the eight bytes before a separator tell, quotes and backslashes aside:
    /// whether a telling key or a shape may stand there, and its last four bytes.
    /// Without a branch: it is asked of every separator.
    #[inline(always)]
    pub(crate) fn behind(&self, bytes: u64, separator: u8) -> (bool, [u8; 4]) {
        let last = |bytes: u64| (bytes >> 56) as u8;
        // `"key":` and `\"key\":` are what JSON is full of.
        let bytes = bytes << (8 * u32::from(last(bytes) == b'"'));
        let bytes = bytes << (8 * u32::from(last(bytes) == b'\\'));
        let ending = ((bytes >> 32) as u32).to_le_bytes();
        (self.may_end_key(separator, ending), ending)
    }

    /// Whether a telling key or a shape may end in these four bytes, or what may stand
    /// between it and this separator.
    #[inline(always)]
    pub(crate) fn may_end_key(&self, separator: u8, ending: [u8; 4]) -> bool {
        let before = self.before(separator);
        let tells = before.lasts[usize::from(ending[3])];
        (tells == Last::OfSome) & before.has(ending)
            | (tells == Last::Closer)
            | self.gap_ends.has(ending[2], ending[3])
    }

    /// Whether a telling key or a shape may stand before this separator, by its
    /// last four bytes.
    #[inline(always)]
    pub(crate) fn may_be_key(&self, separator: u8, ending: [u8; 4]) -> bool {
        self.before(separator).has(ending)
    }

    /// The literals that end in these two bytes, the last a rare sign.
    #[inline(always)]
    pub(crate) fn rare(&self, a: u8, b: u8) -> &[u16] {
        self.rare.get([a, b], [a, b])
    }

    /// Whether a literal is searched for, with those that must not overlap.
    #[cfg(test)]
    pub(crate) fn is_searched(&self, id: u16) -> bool {
        self.searched.contains(&Searched::Literal(id))
    }

    /// Whether a literal is noticed wherever it stands, whatever follows.
    #[cfg(test)]
    pub(crate) fn is_noticed(&self, id: u16) -> bool {
        let led = self.led.of.values().flatten();
        let dashed = self.dashed.of.values().flatten();
        let rare = self.rare.of.values().flatten();
        let mut all = rare.chain(led).chain(dashed);
        self.is_searched(id) || all.any(|&other| other == id)
    }

    /// Whether a literal stands in base64.
    #[cfg(test)]
    pub(crate) fn is_encoded(&self, id: u16) -> bool {
        self.encoded.of.values().any(|ids| ids.contains(&id))
    }

    /// How many bytes the longest searched literal has.
    pub(crate) fn longest_searched(&self) -> usize {
        self.longest_searched
    }

    /// Calls `found` with what was found and where it ends, for every searched
    /// literal in `haystack[from..to]`.
    pub(crate) fn search(
        &self,
        haystack: &[u8],
        from: usize,
        to: usize,
        mut found: impl FnMut(Searched, usize),
    ) {
        self.searcher.search(&haystack[from..to], |pattern, end| {
            found(self.searched[pattern], from + end);
        });
        if let Some(Aside { grams, literals }) = &self.aside {
            grams.search(&haystack[from..to], |literal, end| {
                found(Searched::Literal(literals[literal]), from + end);
            });
        }
    }
}

/// Finds the first of several literals, again and again.
#[derive(Debug)]
enum Searcher {
    /// With vector instructions.
    Packed(packed::Searcher),
    /// Where there are none.
    Automaton(AhoCorasick),
    /// Where even that cannot be built: one after the other.
    Every(Vec<Finder<'static>>),
}

impl Searcher {
    fn new(patterns: &[&[u8]]) -> Searcher {
        packed::Searcher::new(patterns).map_or_else(|| Searcher::plain(patterns), Searcher::Packed)
    }

    fn plain(patterns: &[&[u8]]) -> Searcher {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(patterns)
            .map_or_else(
                |_| {
                    Searcher::Every(
                        patterns
                            .iter()
                            .map(|p| Finder::new(p).into_owned())
                            .collect(),
                    )
                },
                Searcher::Automaton,
            )
    }

    /// Calls `found` with the pattern and the end of everything found.
    fn search(&self, haystack: &[u8], mut found: impl FnMut(usize, usize)) {
        match self {
            Searcher::Packed(searcher) => searcher
                .find_iter(haystack)
                .for_each(|hit| found(hit.pattern().as_usize(), hit.end())),
            Searcher::Automaton(searcher) => searcher
                .find_iter(haystack)
                .for_each(|hit| found(hit.pattern().as_usize(), hit.end())),
            Searcher::Every(finders) => {
                for (pattern, finder) in finders.iter().enumerate() {
                    let length = finder.needle().len();
                    finder
                        .find_iter(haystack)
                        .for_each(|at| found(pattern, at + length));
                }
            }
        }
    }
}

/// What may stand between a key and its separator, one byte or more: blanks, quotes
/// with backslashes, brackets, a comma.
#[inline(always)]
pub(crate) fn is_closer(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t' | b'"' | b'\'' | b'`' | b'\\' | b']' | b')' | b'(' | b','
    )
}

/// Whether a byte belongs to a token wherever it stands.
#[inline(always)]
pub(crate) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// How many places there are for endings.
pub(super) const ENDINGS: usize = 1 << 15;

/// In place of the first of four bytes: any.
pub(super) const ANY: u8 = 0;

/// A place for four bytes, the case of which falls away.
#[inline(always)]
pub(super) fn hash_ending(ending: [u8; 4]) -> usize {
    let folded = u32::from_le_bytes(ending) & 0x1f1f_1f1f;
    (folded.wrapping_mul(0x9E37_79B1) >> (32 - ENDINGS.ilog2())) as usize
}

/// All places of an ending whose first byte may be any.
pub(super) fn ending_places([first, b, c, d]: [u8; 4]) -> impl Iterator<Item = usize> {
    let firsts = match first {
        ANY => 0..=31,
        _ => first..=first,
    };
    firsts.map(move |a| hash_ending([a, b, c, d]))
}

/// What is looked up by a few bytes, two of which tell that most are not there.
#[derive(Debug)]
struct Table<K, V> {
    pairs: Pairs,
    of: FastMap<K, Vec<V>>,
}

impl<K: Eq + Hash, V> Table<K, V> {
    fn new() -> Table<K, V> {
        Table {
            pairs: Pairs::new(),
            of: FastMap::default(),
        }
    }

    fn add(&mut self, [a, b]: [u8; 2], key: K, value: V) {
        self.pairs.add(a, b);
        self.of.entry(key).or_default().push(value);
    }

    #[inline(always)]
    fn get(&self, [a, b]: [u8; 2], key: K) -> &[V] {
        match self.pairs.has(a, b) {
            true => self.of.get(&key).map_or(&[], Vec::as_slice),
            false => &[],
        }
    }
}

/// A set of pairs of bytes.
#[derive(Debug)]
pub(super) struct Pairs(Box<[u64; 1 << 10]>);

impl Pairs {
    pub(super) fn new() -> Pairs {
        Pairs(Box::new([0; 1 << 10]))
    }

    /// All of which this is true.
    fn of(is: fn(u8, u8) -> bool) -> Pairs {
        let mut pairs = Pairs::new();
        for a in 0..=255 {
            for b in (0..=255).filter(|&b| is(a, b)) {
                pairs.add(a, b);
            }
        }
        pairs
    }

    pub(super) fn add(&mut self, a: u8, b: u8) {
        let at = usize::from(a) << 8 | usize::from(b);
        self.0[at / 64] |= 1 << (at % 64);
    }

    #[inline(always)]
    pub(super) fn has(&self, a: u8, b: u8) -> bool {
        let at = usize::from(a) << 8 | usize::from(b);
        self.0[at / 64] & (1 << (at % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_searcher_finds_the_same() {
        let patterns: [&[u8]; 3] = [b"://", b"BEGIN", b" --"];
        let haystack = b"x --a http://b BEGIN BEGIN --c";
        let every = Searcher::Every(
            patterns
                .iter()
                .map(|p| Finder::new(p).into_owned())
                .collect(),
        );
        let found = |searcher: &Searcher| {
            let mut hits = Vec::new();
            searcher.search(haystack, |pattern, end| hits.push((end, pattern)));
            hits.sort_unstable();
            hits
        };
        let expected = found(&every);
        assert_eq!(expected.len(), 5);
        assert_eq!(found(&Searcher::new(&patterns)), expected);
        assert_eq!(found(&Searcher::plain(&patterns)), expected);
    }
}
