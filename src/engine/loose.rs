//! Known secrets with gaps inside: see [`gap`](super::gap) for what these are.
//!
//! ```text
//!   haystack    a b c d 1 ESC[0m 2 e f          value 12ef
//!   exact       . . . . 1                        what it has come to,
//!   view                1        2 e f           is gone on from
//! ```
//!
//! A walker goes on in one view from a gap, if a value has begun there, and only as long as
//! one that began before a gap is alive: everything else is found without it. Its node is
//! the longest end of what it has read with which a longer value begins, as in `walk`; a
//! list of what was left out tells where that began, and how much lies in it. When that is
//! more than may lie in a value, the next shorter end is taken.
//!
//! What has begun where a gap does, the exact automaton does not know for certain. Values
//! are only followed from where the samples tell of one, and a gap hides from them what
//! they look at. But that concerns only the last bytes before the gap, as many as the
//! samples reach over, less one: those are read again, from the root. What has begun
//! before them is followed if it is there.
//!
//! The view without white space and the one without line breaks differ from the first one
//! only where white space and such line breaks are; so their walkers begin there, from the
//! first one's if that is under way.
//!
//! # Cost
//!
//! Where nothing is under way, ESC, CR and LF are looked for, 32 bytes at a time; and tabs
//! and two spaces in a row, if a value has a space. At a gap the bytes around it mostly
//! tell that no value lies over it (see `program::neighbours`).

use std::collections::VecDeque;

use super::gap::{ESC, MOST, Sequence, View, is_white, is_wrap, sequence};
use super::known::{Exact, join};
use super::spans::{Claim, Hold, Name};
use super::walk::{ROOT, Walk};
use crate::program::parts::Known;
use crate::program::values::{Below, Node, Values};

/// So many control sequences in a row are looked over for what stands behind them.
const ROW: usize = 4;

/// What differs so far back makes no difference to what is followed from less far.
const FAR: u64 = 256;

/// See the module docs.
#[derive(Default)]
pub(crate) struct Loose {
    /// Up to where all has been read: where a control sequence has begun that has not
    /// ended, or to the end.
    pos: u64,
    /// What had begun before that control sequence, if the first view's walker does not
    /// know.
    waits: Option<At>,
    /// What stands before the control sequences that end at the first view's floor.
    before: Option<u8>,
    /// One for each [`View`], in their order.
    walkers: [Walker; 3],
    /// The last span that was found, as far as it is known.
    last: Option<Claim>,
}

/// A node and its state, probably.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    node: Node,
    state: u32,
}

/// What reads one view. Bytes are counted from where the haystack begins, but without what
/// was left out since the walker began.
#[derive(Default)]
struct Walker {
    /// The longest end with which a longer value begins: none where it is at rest.
    at: At,
    /// So many bytes have been read.
    read: u64,
    /// So many have been left out.
    left_out: u64,
    /// It is needed for values that begin before this one.
    own: u64,
    /// What was left out within its node, and at its end.
    gaps: VecDeque<Gap>,
    /// Where it is at rest: behind the last offset at which this view is not as the first
    /// one is; or the first one as the bytes are.
    floor: u64,
}

/// What was left out in one place.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// So many bytes were read before it.
    at: u64,
    /// And so many left out.
    before: u64,
}

/// What there is to know of it, where that is little: see [`Brief::is_like`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Brief {
    pos: u64,
    waits: Node,
    before: Option<u8>,
    floors: [u64; 3],
    walkers: [Option<Under>; 3],
}

/// A walker under way: its node, where that begins, and how far behind that what was left
/// out lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Under {
    node: Node,
    start: u64,
    own: u64,
    gap: Option<(u64, u64)>,
}

impl Clone for Loose {
    fn clone(&self) -> Loose {
        let mut copy = Loose::default();
        copy.clone_from(self);
        copy
    }

    /// Reuses what has been allocated.
    fn clone_from(&mut self, other: &Loose) {
        self.pos = other.pos;
        self.waits = other.waits;
        self.before = other.before;
        for (walker, other) in self.walkers.iter_mut().zip(&other.walkers) {
            walker.go_on_from(other);
            walker.own = other.own;
            walker.floor = other.floor;
        }
        self.last = other.last;
    }
}

impl Loose {
    /// Reads up to `to`. Only here the exact automaton may be behind, and is led on to
    /// where it is asked.
    pub(super) fn read(&mut self, exact: &mut Exact<'_>, to: u64) {
        let base = exact.text.haystack_base();
        let haystack = &exact.text.haystack()[..(to - base) as usize];
        let mut ahead = Ahead::default();
        let mut at = (self.pos - base) as usize;
        loop {
            if self.is_at_rest() {
                at = ahead.next(exact.known, haystack, at);
            }
            let Some(&byte) = haystack.get(at) else {
                break;
            };
            if byte != ESC {
                self.byte(exact, haystack, at);
                at += 1;
                continue;
            }
            match sequence(&haystack[at..]) {
                Sequence::Whole(length) => {
                    self.control(exact, haystack, at, length);
                    at += length;
                }
                Sequence::Begun => {
                    if self.waits.is_none() {
                        self.waits = Some(self.begun_at(exact, haystack, at));
                    }
                    break;
                }
                Sequence::None => {
                    at += 1;
                    self.divide(base + at as u64);
                }
            }
        }
        self.pos = base + at as u64;
    }

    fn is_at_rest(&self) -> bool {
        self.walkers.iter().all(Walker::is_at_rest)
    }

    /// What has begun before the control sequence at this place, if the first view's
    /// walker does not know.
    fn begun_at(&self, exact: &mut Exact<'_>, haystack: &[u8], at: usize) -> At {
        match &self.walkers[View::Bare as usize] {
            bare if bare.is_at_rest() => raw(exact, haystack, at, bare.floor),
            _ => At::default(),
        }
    }

    /// Reads a control sequence.
    fn control(&mut self, exact: &mut Exact<'_>, haystack: &[u8], at: usize, length: usize) {
        let offset = exact.text.haystack_base() + at as u64;
        let before = self.before(haystack, at, offset);
        let waits = self.waits.take();
        let bare = &self.walkers[View::Bare as usize];
        if let Some(before) = before
            && bare.is_at_rest()
            && may_cross(exact.known, before, &haystack[at + length..])
        {
            let begun = waits.unwrap_or_else(|| self.begun_at(exact, haystack, at));
            self.walkers[View::Bare as usize].begin(begun, offset);
        }
        for (view, walker) in self.walkers.iter_mut().enumerate() {
            walker.leave_out(exact, length as u64, view == View::Bare as usize);
        }
        self.walkers[View::Bare as usize].floor = offset + length as u64;
        self.before = before;
    }

    /// What stands before a place in the first view.
    fn before(&self, haystack: &[u8], at: usize, offset: u64) -> Option<u8> {
        match offset > self.walkers[View::Bare as usize].floor {
            true => haystack[..at].last().copied(),
            false => self.before,
        }
    }

    /// Nothing lies over what is before this offset.
    fn divide(&mut self, offset: u64) {
        self.waits = None;
        self.before = None;
        for walker in &mut self.walkers {
            walker.rest();
            walker.floor = offset;
        }
    }

    /// Reads a byte that begins no control sequence.
    fn byte(&mut self, exact: &mut Exact<'_>, haystack: &[u8], at: usize) {
        let base = exact.text.haystack_base();
        let offset = base + at as u64;
        let byte = haystack[at];
        let before = self.before(haystack, at, offset);
        let floor = self.walkers[View::Bare as usize].floor.saturating_sub(base) as usize;

        if is_wrap(haystack, at, floor) {
            if self.walkers[View::Wrapped as usize].is_at_rest()
                && may_wrap(exact.known, haystack, at)
            {
                self.begin(View::Wrapped, exact, haystack, at);
            }
            let walker = &mut self.walkers[View::Wrapped as usize];
            walker.leave_out(exact, 1, true);
            walker.floor = offset + 1;
        } else {
            self.step(View::Wrapped, exact, byte, offset);
        }

        if is_white(byte) && exact.known.neighbours.has_spaces() {
            let goes_on = before.is_some_and(is_white);
            let is_other = byte != b' ' || goes_on;
            let mut reads = !self.walkers[View::Spaced as usize].is_at_rest();
            if !reads && is_other && may_space(exact.known, haystack, at, floor, goes_on) {
                self.begin(View::Spaced, exact, haystack, at);
                reads = true;
            }
            let walker = &mut self.walkers[View::Spaced as usize];
            if is_other {
                walker.floor = offset + 1;
            }
            if reads && goes_on {
                walker.leave_out(exact, 1, true);
            } else if reads {
                if is_other {
                    walker.own = walker.read + 1;
                }
                walker.step(exact, b' ', offset, &mut self.last);
            }
        } else {
            self.step(View::Spaced, exact, byte, offset);
        }

        self.step(View::Bare, exact, byte, offset);
    }

    fn step(&mut self, view: View, exact: &mut Exact<'_>, byte: u8, offset: u64) {
        let walker = &mut self.walkers[view as usize];
        if !walker.is_at_rest() {
            walker.step(exact, byte, offset, &mut self.last);
        }
    }

    /// Wakes the walker of another view where that begins to differ from the first one.
    fn begin(&mut self, view: View, exact: &mut Exact<'_>, haystack: &[u8], at: usize) {
        let offset = exact.text.haystack_base() + at as u64;
        let [bare, others @ ..] = &mut self.walkers;
        let walker = &mut others[view as usize - 1];
        if bare.is_at_rest() {
            let begun = raw(exact, haystack, at, bare.floor.max(walker.floor));
            walker.begin(begun, offset);
        } else {
            walker.go_on_from(bare);
            let At { node, state } = walker.at;
            walker.at.state = exact.walk.at(&exact.known.values, node, state);
            while !walker.is_at_rest() && walker.start() < walker.floor {
                walker.at = before(exact.walk, walker.at);
            }
        }
        walker.own = 0;
    }

    /// Whether no value has begun that could still end.
    pub(super) fn is_idle(&self) -> bool {
        self.is_at_rest() && self.waits.is_none_or(|waits| waits.node.depth == 0)
    }

    /// Where the first value begins that may be read.
    pub(super) fn begun(&self) -> Option<u64> {
        let under = self.walkers.iter().filter(|walker| !walker.is_at_rest());
        let waits = self.waits.filter(|waits| waits.node.depth > 0);
        let waits = waits.map(|waits| self.pos - u64::from(waits.node.depth));
        under.map(Walker::start).chain(waits).min()
    }

    /// Whether anything was found that is not emitted.
    pub(super) fn has_claims(&self) -> bool {
        self.last.is_some()
    }

    /// What ends before this offset has been emitted.
    pub(super) fn drop_claims(&mut self, covered: u64) {
        self.last.take_if(|last| last.end <= covered);
    }

    /// Appends the last span, and what is not certain; everything has been read up to
    /// `end`.
    pub(super) fn status(
        &self,
        values: &Values,
        walk: &mut Walk,
        end: u64,
        claims: &mut Vec<Claim>,
        holds: &mut Vec<Hold>,
    ) {
        claims.extend(self.last);
        // So many bytes the control sequence has at least that has begun.
        let more = self.waits.map_or(0, |_| end - self.pos + 1);
        for walker in &self.walkers {
            let At { node, state } = walker.at;
            let mut at = At {
                node,
                state: match walker.is_at_rest() {
                    true => ROOT,
                    false => walk.at(values, node, state),
                },
            };
            while at.node.depth > 0 {
                let start = walker.read - u64::from(at.node.depth);
                if start >= walker.own {
                    break;
                }
                if walker.left_out_within(start) + more <= MOST {
                    let behind = walker.offset(walker.read - 1) + 1;
                    holds.push(hold(values, at.node, walker.offset(start), behind));
                    break;
                }
                at = before(walk, at);
            }
        }
        if let Some(At { node, .. }) = self.waits
            && node.depth > 0
        {
            let start = self.pos - u64::from(node.depth);
            holds.push(hold(values, node, start, self.pos));
        }
    }

    /// Nothing goes on from here: what was found stands.
    pub(super) fn close(&mut self, claims: &mut Vec<Claim>) {
        claims.extend(self.last.take());
    }

    /// Forgets all, and goes on from this offset.
    pub(super) fn go_to(&mut self, pos: u64) {
        self.pos = pos;
        self.last = None;
        self.divide(pos);
    }

    /// What there is to know of it, unless it is much.
    pub(super) fn brief(&self) -> Option<Brief> {
        let mut walkers = [None; 3];
        for (under, walker) in walkers.iter_mut().zip(&self.walkers) {
            if walker.is_at_rest() {
                continue;
            }
            let first = walker.read - u64::from(walker.at.node.depth);
            let gap = match walker.gaps.len() {
                0 => None,
                1 => Some((walker.gaps[0].at - first, walker.left_out_within(first))),
                _ => return None,
            };
            *under = Some(Under {
                node: walker.at.node,
                start: walker.start(),
                own: walker.own - first,
                gap,
            });
        }
        let waits = self.waits.unwrap_or_default().node;
        let is_far = self.walkers[View::Bare as usize].floor + FAR <= self.pos;
        Some(Brief {
            pos: self.pos,
            waits: match waits.depth {
                0 => Node::default(),
                _ => waits,
            },
            before: self.before.filter(|_| !is_far),
            floors: self.walkers.each_ref().map(|walker| walker.floor),
            walkers,
        })
    }
}

impl Brief {
    /// Whether reading goes on from here as from another place. So many bytes may be
    /// followed where they are as they are.
    pub(super) fn is_like(&self, other: &Brief, depth: u32) -> bool {
        let is_far = |floor: u64| floor + FAR <= self.pos && u64::from(depth) <= FAR;
        let mut floors = self.floors.into_iter().zip(other.floors);
        self.pos == other.pos
            && self.waits == other.waits
            && self.before == other.before
            && self.walkers == other.walkers
            && floors.all(|(one, other)| one == other || is_far(one) && is_far(other))
    }
}

impl Walker {
    fn is_at_rest(&self) -> bool {
        self.at.node.depth == 0
    }

    fn rest(&mut self) {
        self.at = At::default();
        self.gaps.clear();
    }

    /// Begins from what is there before this offset, with nothing left out.
    fn begin(&mut self, at: At, offset: u64) {
        self.at = at;
        self.read = offset;
        self.left_out = 0;
        self.gaps.clear();
    }

    /// Goes on from where another one is.
    fn go_on_from(&mut self, other: &Walker) {
        self.at = other.at;
        self.read = other.read;
        self.left_out = other.left_out;
        self.gaps.clone_from(&other.gaps);
    }

    /// The offset of a byte that was read.
    fn offset(&self, byte: u64) -> u64 {
        byte + self.left_out_before(byte)
    }

    /// How much was left out before a byte of its node.
    fn left_out_before(&self, byte: u64) -> u64 {
        let behind = self.gaps.partition_point(|gap| gap.at <= byte);
        let gap = self.gaps.get(behind);
        gap.map_or(self.left_out, |gap| gap.before)
    }

    fn left_out_within(&self, start: u64) -> u64 {
        self.left_out - self.left_out_before(start)
    }

    /// Where its node begins.
    fn start(&self) -> u64 {
        self.offset(self.read - u64::from(self.at.node.depth))
    }

    /// Reads over a gap. `is_own`: of those that it is under way for.
    fn leave_out(&mut self, exact: &mut Exact<'_>, length: u64, is_own: bool) {
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
    fn step(&mut self, exact: &mut Exact<'_>, byte: u8, offset: u64, last: &mut Option<Claim>) {
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
fn before(walk: &Walk, At { state, .. }: At) -> At {
    let state = walk.before(state);
    let node = walk.state(state).node;
    At { node, state }
}

/// What has begun before a place, at `floor` or behind, in the bytes as they are.
fn raw(exact: &mut Exact<'_>, haystack: &[u8], at: usize, floor: u64) -> At {
    let base = exact.text.haystack_base();
    let offset = base + at as u64;
    if floor >= offset {
        return At::default();
    }
    // It is farther only where a control sequence had begun that has come to nothing:
    // then the floor is in that.
    let is_here = exact.place.pos <= offset;
    if is_here {
        exact.follow(offset);
    }
    let values = &exact.known.values;
    let reach = match is_here {
        true => exact.known.samples.reach() - 1,
        false => at,
    };
    let from = at
        .saturating_sub(reach)
        .max(floor.saturating_sub(base) as usize);
    let mut state = exact.walk.at(values, values.root(), ROOT);
    for &byte in &haystack[from..at] {
        let read = exact.walk.step(values, state, byte);
        state = exact.walk.state(read).onwards;
    }
    let begun = At {
        node: exact.walk.state(state).node,
        state,
    };
    let followed = exact.place.node();
    if !is_here || followed.depth <= begun.node.depth {
        return begun;
    }
    let mut longer = At {
        node: followed,
        state: exact.walk.at(values, followed, exact.place.state()),
    };
    while offset - u64::from(longer.node.depth) < floor {
        longer = before(exact.walk, longer);
    }
    match longer.node.depth > begun.node.depth {
        true => longer,
        false => begun,
    }
}

/// A place that nothing may pass, as a value may go on that has begun at `start`, of which
/// all before `behind` has been read.
fn hold(values: &Values, node: Node, start: u64, behind: u64) -> Hold {
    let (at, label) = match values.below(node) {
        // It is found, and may grow.
        Below::Nothing => (behind, None),
        Below::One(label) => (start, Some(label)),
        // Whatever a claim there is called, another name is possible.
        Below::Several => (start, Some(u32::MAX)),
    };
    Hold {
        at,
        name: label.map(|label| Name {
            rule: 0,
            label,
            wrap: "",
        }),
        until: u64::MAX,
    }
}

/// Whether a value may lie over a control sequence, behind which comes `rest`.
fn may_cross(known: &Known, before: u8, mut rest: &[u8]) -> bool {
    for _ in 0..ROW {
        let Some(&byte) = rest.first() else {
            return true;
        };
        if byte != ESC {
            let is_spaced = known.neighbours.has_spaces()
                && is_white(byte)
                && (is_white(before) || known.neighbours.are(before, b' '));
            return is_spaced || known.neighbours.are(before, byte);
        }
        match sequence(rest) {
            Sequence::Whole(length) => rest = &rest[length..],
            Sequence::Begun => return true,
            Sequence::None => return false,
        }
    }
    true
}

/// Whether a value may lie over a line break that is a gap.
fn may_wrap(known: &Known, haystack: &[u8], at: usize) -> bool {
    let rest = &haystack[at + 1..];
    let rest = match (haystack[at], rest) {
        (b'\r', [b'\n', rest @ ..]) => rest,
        _ => rest,
    };
    match (haystack[..at].last(), rest.first()) {
        (_, None | Some(&ESC)) => true,
        (Some(&before), Some(&byte)) => known.neighbours.are(before, byte),
        (None, _) => false,
    }
}

/// Whether white space that is not one space by itself may stand for one of a value. It
/// goes on if the byte before it is white space, too.
fn may_space(known: &Known, haystack: &[u8], at: usize, floor: usize, goes_on: bool) -> bool {
    let first = at.saturating_sub(usize::from(goes_on));
    first < floor + 2
        || known
            .neighbours
            .are_before_space(haystack[first - 2], haystack[first - 1])
}

/// Whether a known secret with a gap inside may lie in a haystack that is known whole.
pub(super) fn may_lie_in(known: &Known, haystack: &[u8]) -> bool {
    let mut ahead = Ahead::default();
    let mut at = 0;
    loop {
        at = ahead.next(known, haystack, at);
        let Some(&byte) = haystack.get(at) else {
            return false;
        };
        let goes_on = at > 0 && is_white(haystack[at - 1]);
        if byte == ESC
            || is_wrap(haystack, at, 0) && may_wrap(known, haystack, at)
            || known.neighbours.has_spaces() && may_space(known, haystack, at, 0, goes_on)
        {
            return true;
        }
        at += 1;
    }
}

/// What comes next of the bytes at which a walker may begin. Each is looked for once.
#[derive(Default)]
struct Ahead {
    control: Option<usize>,
    tab: Option<usize>,
    spaces: Option<usize>,
}

impl Ahead {
    /// The next one at `from` or behind, or the end.
    #[inline]
    fn next(&mut self, known: &Known, haystack: &[u8], from: usize) -> usize {
        let end = haystack.len();
        let next = |ahead: &mut Option<usize>, find: &dyn Fn() -> Option<usize>| match *ahead {
            Some(at) if at >= from => at,
            _ => *ahead.insert(find().unwrap_or(end)),
        };
        let rest = haystack.get(from..).unwrap_or_default();
        let first = next(&mut self.control, &|| {
            Some(from + memchr::memchr3(ESC, b'\n', b'\r', rest)?)
        });
        if !known.neighbours.has_spaces() {
            return first;
        }
        let tab = next(&mut self.tab, &|| Some(from + memchr::memchr(b'\t', rest)?));
        // The second of two: the first one may be right before.
        let spaces = next(&mut self.spaces, &|| {
            let from = from.saturating_sub(1);
            Some(from + known.neighbours.find_spaces(haystack.get(from..)?)? + 1)
        });
        first.min(tab).min(spaces)
    }
}
