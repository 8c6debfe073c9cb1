//! Byte strings, one behind the other, wiped when they are dropped.

use zeroize::Zeroizing;

/// So many bytes all spellings of all secrets have together, at most: 256 MiB, nearly.
/// The steps of the engine's automaton have no room for more.
pub(crate) const MOST: usize = (1 << 28) - 2;

/// See the module docs.
#[derive(Default)]
pub(crate) struct Texts {
    bytes: Zeroizing<Vec<u8>>,
    /// Where each ends.
    ends: Vec<u32>,
    /// Whether there was no room for one.
    is_full: bool,
}

impl Texts {
    /// With room for so many bytes: more is taken where they are not enough.
    pub(crate) fn with_room(bytes: usize) -> Texts {
        Texts {
            bytes: Zeroizing::new(Vec::with_capacity(bytes.min(MOST))),
            ..Texts::default()
        }
    }

    pub(crate) fn add(&mut self, text: &[u8]) {
        let length = self.bytes.len() + text.len();
        if length > MOST {
            self.is_full = true;
            return;
        }
        if length > self.bytes.capacity() {
            // A vector that grows by itself leaves a copy behind.
            let room = MOST.min(length.max(2 * self.bytes.capacity()));
            let mut more = Zeroizing::new(Vec::with_capacity(room));
            more.extend_from_slice(&self.bytes);
            self.bytes = more;
        }
        self.bytes.extend_from_slice(text);
        self.ends.push(length as u32);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there was no room for some.
    pub(crate) fn is_full(&self) -> bool {
        self.is_full
    }

    /// Where one begins.
    pub(crate) fn start(&self, at: usize) -> u32 {
        match at {
            0 => 0,
            at => self.ends[at - 1],
        }
    }

    /// Where one ends.
    pub(crate) fn end(&self, at: usize) -> u32 {
        self.ends[at]
    }

    pub(crate) fn get(&self, at: usize) -> &[u8] {
        &self.bytes[self.start(at) as usize..self.end(at) as usize]
    }

    /// All bytes: each text has a place in them.
    pub(crate) fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.bytes
    }

    /// Whether a text is among those from this one on.
    pub(super) fn has(&self, from: usize, text: &[u8]) -> bool {
        let mut start = self.start(from);
        self.ends[from..].iter().any(|&end| {
            let other = start as usize..end as usize;
            start = end;
            other.len() == text.len() && self.bytes[other] == *text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_as_they_are() {
        let mut texts = Texts::with_room(3);
        for text in [&b"ab"[..], b"", b"cdefgh", b"ab"] {
            texts.add(text);
        }
        let all: Vec<&[u8]> = (0..texts.len()).map(|at| texts.get(at)).collect();
        assert_eq!(all, [&b"ab"[..], b"", b"cdefgh", b"ab"]);
        assert!(texts.has(0, b"ab") && texts.has(3, b"ab") && !texts.has(3, b"cdefgh"));
        assert!(!texts.has(4, b"ab") && !texts.is_full());
    }
}
