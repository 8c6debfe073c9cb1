//! Places that are worth a closer look, as lists.
//!
//! Bits are turned into numbers before anything is asked about them: a loop over the
//! few bits of each block ends at another count every time, and what the processor
//! guessed wrong about that took longer than the questions. What is asked of every
//! place is then asked without a branch (see [`List::retain`]); few are left.

/// The lists of a scan: allocated once, empty between scans. Places are counted from
/// where the scan begins.
#[derive(Clone, Default)]
pub(crate) struct Places {
    /// A `_` or `-`.
    pub(super) dashes: List,
    /// Separators that may have a key before them.
    pub(super) keys: List,
    /// Separators that a literal may begin with.
    pub(super) led: List,
    /// Quotes that may open a value on their own.
    pub(super) quotes: List,
    /// Where long runs begin.
    pub(super) starts: List,
    /// The classes of every block, and of one more.
    pub(super) marks: Vec<Marks>,
}

/// What is asked of a block later, one bit for each of 64 bytes.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    pub(super) token: u64,
    pub(super) digit: u64,
    pub(super) dash: u64,
    pub(super) upper: u64,
    /// What may stand between a key and a quote; made only where there is a quote.
    pub(super) closers: u64,
}

/// Some places, in order.
#[derive(Clone, Default)]
pub(super) struct List {
    /// Those behind `length` mean nothing.
    places: Vec<u32>,
    length: usize,
}

impl Places {
    pub(super) fn clear(&mut self) {
        for list in [
            &mut self.dashes,
            &mut self.keys,
            &mut self.led,
            &mut self.quotes,
            &mut self.starts,
        ] {
            list.length = 0;
        }
        self.marks.clear();
    }
}

impl List {
    /// Appends the place of every bit that is set, of a block that begins at `at`.
    #[inline(always)]
    pub(super) fn add(&mut self, at: u32, bits: u64) {
        if bits == 0 {
            return;
        }
        if self.places.len() < self.length + 64 {
            self.grow();
        }
        let mut rest = bits;
        // Four at a time, and perhaps some too many: mostly that is all of them.
        for four in self.places[self.length..self.length + 64].chunks_exact_mut(4) {
            for place in four {
                *place = at.wrapping_add(rest.trailing_zeros());
                rest &= rest.wrapping_sub(1);
            }
            if rest == 0 {
                break;
            }
        }
        self.length += bits.count_ones() as usize;
    }

    #[cold]
    fn grow(&mut self) {
        self.places.resize(2 * self.places.len() + 512, 0);
    }

    /// Keeps the places of which this is true, without a branch.
    #[inline(always)]
    pub(super) fn retain(&mut self, mut is: impl FnMut(u32) -> bool) {
        let places = &mut self.places[..self.length];
        let mut kept = 0;
        for at in 0..places.len() {
            let place = places[at];
            places[kept] = place;
            kept += usize::from(is(place));
        }
        self.length = kept;
    }

    pub(super) fn all(&self) -> &[u32] {
        &self.places[..self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_has_its_place() {
        let mut list = List::default();
        let mut expected = Vec::new();
        for (block, bits) in [0, 1, 1 << 63, u64::MAX, 0b1011_0001, 0xf0f0, 0]
            .into_iter()
            .cycle()
            .take(200)
            .enumerate()
        {
            list.add(block as u32 * 64, bits);
            let places = (0..64u32).filter(|bit| bits >> bit & 1 == 1);
            expected.extend(places.map(|bit| block as u32 * 64 + bit));
        }
        assert_eq!(list.all(), expected);
        list.retain(|place| place % 3 == 0);
        expected.retain(|place| place % 3 == 0);
        assert_eq!(list.all(), expected);
        list.retain(|_| false);
        assert_eq!(list.all(), [0; 0]);
    }
}
