//! What was looked at and is nothing: logs say the same again and again.
//!
//! Whether a key stands before a separator, or a vendor's name before a value, is
//! told by a few bytes, and mostly it is none: `logname=` a thousand times. The bytes
//! themselves are kept, not a hash of them, so what is remembered is always true. It is
//! kept only where nothing else was looked at, not even whether the haystack begins
//! before them (see [`is_within`]); so remembering changes no result.

/// So many bytes are kept: what was looked at lies within.
pub(super) const SEEN: usize = 32;

/// How many such texts are kept: the latest of each place.
const SLOTS: usize = 512;

/// Whether what was looked at, from `seen` on, lies within the bytes before `end` that
/// are kept. Where it goes back to the haystack's first byte, that this is the first one
/// may have been what told.
pub(super) fn is_within(seen: usize, end: usize) -> bool {
    seen > 0 && seen + SEEN >= end
}

/// Texts of which something is known not to be true. Allocated when first needed.
#[derive(Clone, Default)]
pub(super) struct Memo(Vec<[u8; SEEN]>);

impl Memo {
    /// Whether this text is among them.
    #[inline(always)]
    pub(super) fn has(&self, text: &[u8; SEEN]) -> bool {
        self.0.get(slot(text)) == Some(text)
    }

    /// Adds a text, in place of another one perhaps.
    pub(super) fn add(&mut self, text: &[u8; SEEN]) {
        if self.0.is_empty() {
            // In every slot a text that belongs to another one: it is never found.
            let strangers = [[0; SEEN], [1; SEEN]].map(|text| (slot(&text), text));
            let stranger = |at: usize| {
                let other = strangers.iter().find(|(home, _)| *home != at);
                other.map_or([0; SEEN], |&(_, text)| text)
            };
            self.0 = (0..SLOTS).map(stranger).collect();
        }
        self.0[slot(text)] = *text;
    }
}

#[inline(always)]
fn slot(text: &[u8; SEEN]) -> usize {
    let word = |at: usize| {
        u64::from_le_bytes([
            text[at],
            text[at + 1],
            text[at + 2],
            text[at + 3],
            text[at + 4],
            text[at + 5],
            text[at + 6],
            text[at + 7],
        ])
    };
    let mixed = (word(0) ^ word(8).rotate_left(19))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(word(16) ^ word(24).rotate_left(23))
        .wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> (64 - SLOTS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_added_is_known() {
        let text = |n: u32| {
            let mut text = [b' '; SEEN];
            text[SEEN - 4..].copy_from_slice(&n.to_le_bytes());
            text
        };
        let mut memo = Memo::default();
        assert!(!memo.has(&text(0)), "nothing was added");
        for n in 0..5000 {
            assert!(!memo.has(&text(n)));
            memo.add(&text(n));
            assert!(memo.has(&text(n)));
        }
        let known = (0..5000).filter(|&n| memo.has(&text(n))).count();
        assert!((SLOTS / 2..=SLOTS).contains(&known), "{known} are kept");
    }

    #[test]
    fn an_empty_slot_knows_no_text() {
        let mut memo = Memo::default();
        memo.add(&[b'x'; SEEN]);
        assert_ne!(slot(&[0; SEEN]), slot(&[1; SEEN]));
        for byte in (0..=255).filter(|&byte| byte != b'x') {
            assert!(!memo.has(&[byte; SEEN]), "{byte}");
        }
    }
}
