//! One view of the bytes, read from a gap on: see `loose`.

use std::collections::VecDeque;

use super::gap::MOST;
use super::known::{Exact, join};
use super::spans::Claim;
use super::walk::{ROOT, Walk};
use crate::program::values::{Node, Values};

/// A node and its state, probably.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At {
    pub(super) node: Node,
    pub(super) state: u32,
}

impl At {
    /// The same among other values, of which those before are some.
    pub(super) fn among(self, old: &Values, new: &Values, walk: &mut Walk) -> At {
        if self.node.depth == 0 {
            return At::default();
        }
        let root = walk.at(new, new.root(), ROOT);
        let state = old.beginning(self.node).iter().fold(root, |state, &byte| {
            let read = walk.step(new, state, byte);
            walk.state(read).onwards
        });
        At {
            node: walk.state(state).node,
            state,
        }
    }
}

/// What reads one view. Bytes are counted from where the haystack begins, but without what
/// was left out since the walker began.
#[derive(Default)]
pub(super) struct Walker {
    /// The longest end with which a longer value begins: none where it is at rest.
    pub(super) at: At,
    /// So many bytes have been read.
    pub(super) read: u64,
    /// So many have been left out.
    pub(super) left_out: u64,
    /// It is needed for values that begin before this one.
    pub(super) own: u64,
    /// What was left out within its node, and at its end.
    pub(super) gaps: VecDeque<Gap>,
    /// Where it is at rest: behind the last offset at which this view is not as the first
    /// one is; or the first one as the bytes are.
    pub(super) floor: u64,
}

/// What was left out in one place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// So many bytes were read before it.
    pub(super) at: u64,
    /// And so many left out.
    pub(super) before: u64,
}

impl Walker {
    pub(super) fn is_at_rest(&self) -> bool {
        self.at.node.depth == 0
    }

    pub(super) fn rest(&mut self) {
        self.at = At::default();
        self.gaps.clear();
    }

    /// Begins from what is there before this offset, with nothing left out.
    pub(super) fn begin(&mut self, at: At, offset: u64) {
        self.at = at;
        self.read = offset;
        self.left_out = 0;
        self.gaps.clear();
    }

    /// Goes on from where another one is.
    pub(super) fn go_on_from(&mut self, other: &Walker) {
        self.at = other.at;
        self.read = other.read;
        self.left_out = other.left_out;
        self.gaps.clone_from(&other.gaps);
    }

    /// The offset of a byte that was read.
    pub(super) fn offset(&self, byte: u64) -> u64 {
        byte + self.left_out_before(byte)
    }

    /// How much was left out before a byte of its node.
    pub(super) fn left_out_before(&self, byte: u64) -> u64 {
        let behind = self.gaps.partition_point(|gap| gap.at <= byte);
        let gap = self.gaps.get(behind);
        gap.map_or(self.left_out, |gap| gap.before)
    }

    pub(super) fn left_out_within(&self, start: u64) -> u64 {
        self.left_out - self.left_out_before(start)
    }

    /// Where its node begins.
    pub(super) fn start(&self) -> u64 {
        self.offset(self.read - u64::from(self.at.node.depth))
    }

    /// Reads over a gap. `is_own`: of those that it is under way for.
    pub(super) fn leave_out(&mut self, exact: &mut Exact<'_>, length: u64, is_own: bool) {
        if self.is_at_rest() {
            return;
        }
        if self.gaps.back().is_none_or(|gap| gap.at < self.read) {
            self.gaps.push_back(Gap {
                at: self.read,
                before: self.left_out,
            });
        }
        self.left_out += length;
        if is_own {
            self.own = self.read;
        }
        let At { node, state } = self.at;
        self.at.state = exact.walk.at(&exact.known.values, node, state);
        self.settle(exact.walk);
    }

    /// Reads a byte, which stands at this offset.
    pub(super) fn step(
        &mut self,
        exact: &mut Exact<'_>,
        byte: u8,
        offset: u64,
        last: &mut Option<Claim>,
    ) {
        let values = &exact.known.values;
        let node = match self.is_at_rest() {
            true => values.root(),
            false => self.at.node,
        };
        let state = exact.walk.at(values, node, self.at.state);
        let read = exact.walk.step(values, state, byte);
        self.read += 1;
        let reached = *exact.walk.state(read);
        let start = self.read - u64::from(reached.found);
        if start < self.own && reached.found != 0 {
            let claim = Claim {
                start: self.offset(start),
                rule: reached.name.0,
                label: reached.name.1,
                end: offset + 1,
                wrap: "",
            };
            join(last, claim, exact.claims);
        }
        self.at = At {
            node: exact.walk.state(reached.onwards).node,
            state: reached.onwards,
        };
        self.settle(exact.walk);
    }

    /// Goes to the longest end that may still become a value's, and rests where there is
    /// none that it is needed for.
    fn settle(&mut self, walk: &Walk) {
        loop {
            let start = self.read - u64::from(self.at.node.depth);
            if start >= self.own {
                self.rest();
                return;
            }
            if self.left_out_within(start) <= MOST {
                while self.gaps.front().is_some_and(|gap| gap.at <= start) {
                    self.gaps.pop_front();
                }
                return;
            }
            self.at = before(walk, self.at);
        }
    }
}

/// The next shorter end with which a longer value begins.
pub(super) fn before(walk: &Walk, At { state, .. }: At) -> At {
    let state = walk.before(state);
    let node = walk.state(state).node;
    At { node, state }
}

/// The same with its state for certain.
pub(super) fn found_again(values: &Values, walk: &mut Walk, At { node, state }: At) -> At {
    match node.depth {
        0 => At::default(),
        _ => At {
            node,
            state: walk.at(values, node, state),
        },
    }
}
