//! A search for any number of literals at once.
//!
//! ```text
//!   literal   a d o b e           every literal of at least six bytes holds
//!   grams     adob dobe           three grams of four in a row, of which
//!   looked up  ^  .  .  ^  .  .   one lies where the text is looked at
//! ```
//!
//! A text is looked at in strides: one gram in three is looked up in a table of
//! bits, and few are there. Shorter literals, which hold fewer grams, have a table
//! of their own. An automaton would look at every byte, and its tables would fall
//! out of the cache.

use super::subsets::FastMap;

/// How many bytes are looked up at once.
const GRAM: usize = 4;

/// The stride, where all literals are long enough for it.
const STRIDE: usize = 3;

/// As many bits as a table has, as a power of two.
const BITS: u32 = 16;

/// See the module docs.
#[derive(Debug, Default)]
pub(super) struct Grams {
    literals: Vec<Literal>,
    tiers: Vec<Tier>,
}

#[derive(Debug)]
struct Literal {
    text: Box<[u8]>,
    folded: bool,
}

/// Literals that are looked for at one stride.
#[derive(Debug)]
struct Tier {
    gram: usize,
    stride: usize,
    /// A bit for every gram's hash.
    bits: Box<[u64]>,
    /// By the gram, in lower case: literals, and where in them it stands.
    at: FastMap<u32, Vec<(usize, usize)>>,
}

impl Grams {
    /// For texts, in any case where that is said; they are in lower case then. An
    /// empty one is never found.
    pub(super) fn new<'t>(texts: impl IntoIterator<Item = (&'t [u8], bool)>) -> Grams {
        let literal = |(text, folded): (&[u8], bool)| Literal {
            text: text.into(),
            folded,
        };
        let literals: Vec<Literal> = texts.into_iter().map(literal).collect();
        let length = |&at: &usize| literals[at].text.len();
        let (long, short): (Vec<usize>, Vec<usize>) = (0..literals.len())
            .filter(|at| length(at) > 0)
            .partition(|at| length(at) >= GRAM + STRIDE - 1);
        let tiers = [long, short].into_iter().filter(|some| !some.is_empty());
        let tiers = tiers.map(|some| Tier::new(&literals, &some)).collect();
        Grams { literals, tiers }
    }

    /// Calls `found` with every place where a text ends, and the text's number.
    pub(super) fn search(&self, haystack: &[u8], mut found: impl FnMut(usize, usize)) {
        for tier in &self.tiers {
            tier.search(haystack, |literal, start| {
                let Literal { text, folded } = &self.literals[literal];
                let end = start + text.len();
                let is_there = haystack.get(start..end).is_some_and(|seen| match folded {
                    true => seen.eq_ignore_ascii_case(text),
                    false => seen == &**text,
                });
                if is_there {
                    found(literal, end);
                }
            });
        }
    }
}

impl Tier {
    fn new(literals: &[Literal], some: &[usize]) -> Tier {
        let lengths = some.iter().map(|&at| literals[at].text.len());
        let shortest = lengths.min().unwrap_or(1);
        let gram = shortest.min(GRAM);
        let mut tier = Tier {
            gram,
            stride: (shortest - gram + 1).min(STRIDE),
            bits: vec![0; 1 << (BITS - 6)].into(),
            at: FastMap::default(),
        };
        for &literal in some {
            let text = &literals[literal].text;
            let first = rarest(text, gram + tier.stride - 1);
            for at in first..first + tier.stride {
                let key = key(&text[at..at + gram]);
                let bit = hash(key);
                tier.bits[bit / 64] |= 1 << (bit % 64);
                tier.at.entry(key).or_default().push((literal, at));
            }
        }
        tier
    }

    /// Calls `found` with literals, and where they may begin.
    #[inline]
    fn search(&self, haystack: &[u8], mut found: impl FnMut(usize, usize)) {
        let mut visit = |key: u32, at: usize| {
            for &(literal, offset) in self.at.get(&key).into_iter().flatten() {
                if let Some(start) = at.checked_sub(offset) {
                    found(literal, start);
                }
            }
        };
        if self.gram == GRAM {
            let mut at = 0;
            while let Some(&gram) = haystack.get(at..).and_then(|rest| rest.first_chunk()) {
                let key = folded(u32::from_le_bytes(gram));
                if self.may_be(key) {
                    visit(key, at);
                }
                at += self.stride;
            }
        } else {
            for (at, gram) in haystack.windows(self.gram).enumerate() {
                let key = key(gram);
                if self.may_be(key) {
                    visit(key, at);
                }
            }
        }
    }

    #[inline(always)]
    fn may_be(&self, key: u32) -> bool {
        let bit = hash(key);
        self.bits[bit / 64] & 1 << (bit % 64) != 0
    }
}

/// At most four bytes as a number, in lower case (and a few signs for others).
fn key(gram: &[u8]) -> u32 {
    let mut bytes = [0; GRAM];
    bytes[..gram.len()].copy_from_slice(gram);
    folded(u32::from_le_bytes(bytes))
}

#[inline(always)]
fn folded(gram: u32) -> u32 {
    gram | 0x2020_2020
}

#[inline(always)]
fn hash(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - BITS)) as usize
}

/// Where in a text so many bytes in a row are the rarest in logs.
fn rarest(text: &[u8], length: usize) -> usize {
    let common = |byte: &u8| match byte.to_ascii_lowercase() {
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' | b' ' => 3,
        b'l' | b'd' | b'c' | b'u' | b'm' | b'p' | b'h' | b'g' | b'-' | b'0'..=b'3' => 2,
        _ => 1,
    };
    let cost = |window: &[u8]| window.iter().map(common).sum::<u32>();
    let windows = text.windows(length).enumerate();
    windows
        .min_by_key(|(_, window)| cost(window))
        .map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks for every text at every place.
    fn naive(texts: &[(&[u8], bool)], haystack: &[u8]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (number, &(text, folded)) in texts.iter().enumerate() {
            for start in 0..haystack.len() {
                let seen = haystack.get(start..start + text.len()).unwrap_or(b"");
                let same = seen == text || folded && seen.eq_ignore_ascii_case(text);
                if same && !text.is_empty() {
                    found.push((number, start + text.len()));
                }
            }
        }
        found.sort_unstable();
        found
    }

    #[test]
    fn every_occurrence_is_found_wherever_it_lies() {
        let all: [(&[u8], bool); 9] = [
            (b"adobe_key", true),
            (b"secret", false),
            (b"secrets", false),
            (b"ecre", true),
            (b"xyz", false),
            (b"q", false),
            (b"aaaaaaaa", false),
            (b"", false),
            (b"\xff\xfe\x00\x01\x02\x03", false),
        ];
        let haystack = b"Adobe_KEY secrets Secret sECRET xyz qq aaaaaaaaaaaa \xff\xfe\x00\x01\x02\x03 adobe_kez";
        for some in [&all[..], &all[..4], &all[..3], &all[4..6], &all[6..]] {
            let grams = Grams::new(some.iter().copied());
            for from in 0..9 {
                let haystack = &haystack[from..];
                let mut found = Vec::new();
                grams.search(haystack, |text, end| found.push((text, end)));
                found.sort_unstable();
                assert_eq!(found, naive(some, haystack));
            }
        }
    }

    #[test]
    fn an_end_in_the_middle_hides_nothing_before_it() {
        let texts: [(&[u8], bool); 2] = [(b"token_of_mine", false), (b"abc", true)];
        let grams = Grams::new(texts);
        let haystack = b"..token_of_mine..ABC";
        for end in 0..=haystack.len() {
            let mut found = Vec::new();
            grams.search(&haystack[..end], |text, end| found.push((text, end)));
            found.sort_unstable();
            assert_eq!(found, naive(&texts, &haystack[..end]), "{end}");
        }
    }
}
