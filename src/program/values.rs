//! The values of known secrets: a trie that is not built.
//!
//! ```text
//!   sorted        aab        a node is a range of the sorted values and a depth:
//!                 aabaab     all that begin with the same so many bytes
//!                 aaca
//!                 abb        (0..4, 1) -a-> (0..3, 2) -b-> (0..2, 3), where aab ends
//! ```
//!
//! A value here is one spelling of a secret. A child is found by a binary search in its
//! parent's range. So a million values take their bytes and twenty more each, and are
//! ready when they are sorted: a trie of nodes would take ten times the memory, and longer
//! to build than to use. The bytes stay where they were written; only the order is made.
//!
//! A value longer than the limit is recognised by its first bytes, as many as the
//! limit: every longer beginning of it counts as found.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::secret::spelling::Texts;

/// So many values are looked at one by one; see [`Values::below_but`].
const FEW: u32 = 64;

/// See the module docs.
pub(crate) struct Values {
    /// All values, one behind the other.
    bytes: Zeroizing<Vec<u8>>,
    /// In order: where each begins and ends.
    places: Box<[(u32, u32)]>,
    /// The rank of each one's own secret, and whether it is that secret's value as it is.
    own: Box<[(u32, bool)]>,
    /// What names a finding in which this value is the longest from its start on: the
    /// least rank of it and of the values that it begins with.
    ranks: Box<[u32]>,
    /// The label of that rank.
    labels: Box<[u32]>,
    /// Behind the last value in a row that has the same label.
    runs: Box<[u32]>,
    /// Where the values that begin with each byte do; and the end.
    firsts: Box<[u32; 257]>,
    limit: u32,
}

/// A node of the trie: see the module docs. The default is no node of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    from: u32,
    to: u32,
    /// How many bytes lead there.
    pub(crate) depth: u32,
}

/// What the findings that a node may still become are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Below {
    /// There are none: nothing is longer.
    Nothing,
    /// All of them have this label.
    One(u32),
    /// Not all of them have the same.
    Several,
}

impl Values {
    /// For values with the ranks of their secrets, and whether they are these as they are;
    /// none of them is empty. `labels` has the label of each rank.
    pub(crate) fn new(
        texts: Texts,
        mut own: Vec<(u32, bool)>,
        labels: &[u32],
        limit: usize,
    ) -> Values {
        let order = sorted(&texts, &mut own);
        let mut places = Vec::with_capacity(order.len());
        let mut ranked = Vec::with_capacity(order.len());
        let mut firsts = Box::new([0; 257]);
        for &at in &order {
            places.push((texts.start(at as usize), texts.end(at as usize)));
            ranked.push(own[at as usize].0);
            firsts[1 + usize::from(texts.get(at as usize)[0])] += 1;
        }
        for byte in 0..256 {
            firsts[byte + 1] += firsts[byte];
        }
        let mut values = Values {
            own: order.iter().map(|&at| own[at as usize]).collect(),
            bytes: texts.into_bytes(),
            places: places.into(),
            ranks: ranked.into(),
            labels: Box::default(),
            runs: Box::default(),
            firsts,
            limit: limit as u32,
        };
        values.inherit();
        values.labels = values
            .ranks
            .iter()
            .map(|&rank| labels[rank as usize])
            .collect();
        values.runs = values.runs_of_labels();
        values
    }

    /// The same for a few values.
    #[cfg(test)]
    pub(crate) fn of(values: &[(u32, &[u8])], labels: &[u32], limit: usize) -> Values {
        let mut texts = Texts::default();
        values.iter().for_each(|(_, value)| texts.add(value));
        let own = values.iter().map(|&(rank, _)| (rank, true)).collect();
        Values::new(texts, own, labels, limit)
    }

    /// A value has the rank of one that it begins with, if that is less; and those
    /// that the limit does not tell apart have one.
    fn inherit(&mut self) {
        let mut ranks = std::mem::take(&mut self.ranks);
        let limit = self.limit as usize;
        // The values that the last one begins with, itself included.
        let mut within: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < ranks.len() {
            let value = self.get(at);
            while let Some(&last) = within.last()
                && !value.starts_with(self.get(last))
            {
                within.pop();
            }
            let inherited = within.last().map_or(u32::MAX, |&last| ranks[last]);
            let mut end = at + 1;
            if value.len() >= limit {
                while end < ranks.len() && self.get(end).starts_with(&value[..limit]) {
                    end += 1;
                }
            } else {
                within.push(at);
            }
            let least = ranks[at..end].iter().copied().min();
            ranks[at..end].fill(least.unwrap_or(u32::MAX).min(inherited));
            at = end;
        }
        self.ranks = ranks;
    }

    fn runs_of_labels(&self) -> Box<[u32]> {
        let mut runs = vec![self.labels.len() as u32; self.labels.len()];
        for at in (1..runs.len()).rev() {
            runs[at - 1] = match self.labels[at - 1] == self.labels[at] {
                true => runs[at],
                false => at as u32,
            };
        }
        runs.into()
    }

    /// How many different ones there are.
    pub(crate) fn len(&self) -> usize {
        self.ranks.len()
    }

    /// All of them, with what [`Values::new`] was told of each.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&[u8], (u32, bool))> {
        (0..self.len()).map(|at| (self.get(at), self.own[at]))
    }

    /// How many of them are a secret's value as it is.
    pub(crate) fn secrets(&self) -> usize {
        self.own.iter().filter(|(_, is_secret)| *is_secret).count()
    }

    /// Whether this is a secret's value as it is.
    pub(super) fn is_secret(&self, value: &[u8]) -> bool {
        let is_less = |at: u32| self.get(at as usize) < value;
        let at = partition(0..self.len() as u32, is_less) as usize;
        at < self.len() && self.get(at) == value && self.own[at].1
    }

    /// One of them, by its place in the order.
    pub(crate) fn get(&self, at: usize) -> &[u8] {
        &self.bytes[self.range(at)]
    }

    fn range(&self, at: usize) -> Range<usize> {
        let (start, end) = self.places[at];
        start as usize..end as usize
    }

    fn length(&self, at: u32) -> u32 {
        let (start, end) = self.places[at as usize];
        end - start
    }

    /// The node that no byte leads to.
    pub(crate) fn root(&self) -> Node {
        Node {
            from: 0,
            to: self.len() as u32,
            depth: 0,
        }
    }

    /// The bytes that lead to a node.
    pub(crate) fn beginning(&self, node: Node) -> &[u8] {
        &self.get(node.from as usize)[..node.depth as usize]
    }

    /// A node's child.
    #[inline]
    pub(crate) fn child(&self, node: Node, byte: u8) -> Option<Node> {
        let depth = node.depth;
        let child = |from, to| Node {
            from,
            to,
            depth: depth + 1,
        };
        if depth == 0 {
            let [from, to] = [0, 1].map(|more| self.firsts[usize::from(byte) + more]);
            return (from < to).then_some(child(from, to));
        }
        // The first one ends here, or not; no other does.
        let from = node.from + u32::from(self.length(node.from) == depth);
        let next = |at: u32| self.bytes[(self.places[at as usize].0 + depth) as usize];
        if from == node.to {
            return None;
        }
        if from + 1 == node.to {
            return (next(from) == byte).then_some(child(from, node.to));
        }
        let first = partition(from..node.to, |at| next(at) < byte);
        let last = partition(first..node.to, |at| next(at) == byte);
        (first < last).then_some(child(first, last))
    }

    /// The rank and the label of the finding that ends at a node, if one does.
    #[inline]
    pub(crate) fn found(&self, node: Node) -> Option<(u32, u32)> {
        let at = node.from as usize;
        let ends = node.depth >= self.limit || self.length(node.from) == node.depth;
        (ends && node.depth > 0).then(|| (self.ranks[at], self.labels[at]))
    }

    /// The longest finding at the beginning of a text: its rank and its length.
    pub(crate) fn longest(&self, text: impl IntoIterator<Item = u8>) -> Option<(u32, usize)> {
        let mut node = self.root();
        let mut longest = None;
        for (at, byte) in text.into_iter().enumerate() {
            let Some(child) = self.child(node, byte) else {
                break;
            };
            node = child;
            longest = self.found(node).map(|(rank, _)| (rank, at + 1)).or(longest);
        }
        longest
    }

    /// Whether any value goes on behind a node.
    #[inline]
    pub(crate) fn goes_on(&self, node: Node) -> bool {
        node.to - node.from > 1 || self.length(node.from) > node.depth
    }

    /// What may still be found behind a node that is not certain yet.
    pub(crate) fn below(&self, node: Node) -> Below {
        if node.depth >= self.limit || node.depth == 0 {
            return Below::Nothing;
        }
        let from = node.from + u32::from(self.length(node.from) == node.depth);
        match self.runs.get(from as usize) {
            _ if from >= node.to => Below::Nothing,
            Some(&run) if run >= node.to => Below::One(self.labels[from as usize]),
            _ => Below::Several,
        }
    }
}

impl std::fmt::Debug for Values {
    /// Shows how many there are, and nothing of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Values")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl Values {
    /// The same as [`Values::below`], but for values that are not possible, told by what
    /// goes on behind the node. If there are too many to look at each, none is left out.
    pub(crate) fn below_but(
        &self,
        node: Node,
        mut is_impossible: impl FnMut(&[u8]) -> bool,
    ) -> Below {
        let from = node.from + u32::from(self.length(node.from) == node.depth);
        if node.depth >= self.limit || node.to - from > FEW {
            return self.below(node);
        }
        let mut below = Below::Nothing;
        for at in from as usize..node.to as usize {
            if is_impossible(self.rest(at, node)) {
                continue;
            }
            let label = self.labels[at];
            below = match below {
                Below::Nothing => Below::One(label),
                Below::One(other) if other == label => below,
                _ => Below::Several,
            };
        }
        below
    }

    /// Whether a finding that is as long as the limit may grow, in a way that is possible:
    /// told by the next byte. If there are too many to look at each, one may.
    pub(crate) fn grows(&self, node: Node, mut is_impossible: impl FnMut(&[u8]) -> bool) -> bool {
        let mut rests = (node.from..node.to).map(|at| self.rest(at as usize, node));
        node.depth >= self.limit
            && (node.to - node.from > FEW
                || rests.any(|rest| !rest.is_empty() && !is_impossible(rest)))
    }

    /// What of a value behind a node tells whether it is found, or whether that grows.
    fn rest(&self, at: usize, node: Node) -> &[u8] {
        let value = self.get(at);
        let most = self.limit.max(node.depth + 1) as usize;
        &value[node.depth as usize..value.len().min(most)]
    }
}

/// The first number in a range for which something does not hold that holds for all
/// before it.
#[inline]
fn partition(range: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut from, mut to) = (range.start, range.end);
    while from < to {
        let middle = from + (to - from) / 2;
        match holds(middle) {
            true => from = middle + 1,
            false => to = middle,
        }
    }
    from
}

/// So many bytes of a value are compared at once.
const COMPARED: usize = 7;

/// Less of them are compared one by one.
const MANY: usize = 12;

/// Values by their order, each once, with the least of its ranks: it is what one of them is.
fn sorted(texts: &Texts, own: &mut [(u32, bool)]) -> Vec<u32> {
    // Bytes from a depth on, and how many of them there are: fewer than are compared at
    // once where the value ends there. What is compared so lies side by side; the values
    // themselves are all over the memory.
    let key = |at: u32, depth: usize| {
        let rest = &texts.get(at as usize)[depth..];
        let mut bytes = [0; 8];
        let length = rest.len().min(COMPARED);
        bytes[..length].copy_from_slice(&rest[..length]);
        bytes[COMPARED] = rest.len().min(COMPARED + 1) as u8;
        u64::from_be_bytes(bytes)
    };
    let is_end = |key: u64| key as u8 <= COMPARED as u8;
    let rank = |at: u32| own[at as usize].0;
    // They are the values' first bytes.
    let mut order = Zeroizing::new(Vec::with_capacity(texts.len()));
    order.extend((0..texts.len() as u32).map(|at| (key(at, 0), at)));
    let mut rest = vec![(0..order.len(), 0)];
    while let Some((range, depth)) = rest.pop() {
        let from = range.start;
        let order = &mut order[range];
        if depth > 0 && order.len() < MANY {
            let value = |at: u32| &texts.get(at as usize)[depth..];
            order.sort_unstable_by(|&(_, a), &(_, b)| {
                value(a).cmp(value(b)).then(rank(a).cmp(&rank(b)))
            });
            continue;
        }
        if depth > 0 {
            order.iter_mut().for_each(|it| it.0 = key(it.1, depth));
        }
        order.sort_unstable_by_key(|&(key, at)| (key, rank(at)));
        let mut start = from;
        for same in order.chunk_by(|one, other| one.0 == other.0) {
            if same.len() > 1 && !is_end(same[0].0) {
                rest.push((start..start + same.len(), depth + COMPARED));
            }
            start += same.len();
        }
    }
    // What was compared last is the same in two of the same.
    let value = |at: u32| texts.get(at as usize);
    order.dedup_by(|later, first| {
        let is_same = later.0 == first.0 && value(later.1) == value(first.1);
        if is_same {
            own[first.1 as usize].1 |= own[later.1 as usize].1;
        }
        is_same
    });
    order.iter().map(|&(_, at)| at).collect()
}
