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
//!
//! On generated logs with 200 known secrets it takes 1.6 instructions for each byte (of
//! 43, callgrind), and 3.2 if some have a space. Where every third word is in colour, the
//! whole filter takes 1.45 times the instructions that it took without views, and 1.9 times
//! if some have a space: words end in what stands before those, and white space follows.

use super::ahead::{Ahead, may_cross, may_space, may_wrap};
use super::gap::{ESC, MOST, Sequence, VIEWS, View, is_white, is_wrap, may_read, sequence};
use super::known::Exact;
use super::spans::{Claim, Hold, Name};
use super::walk::{ROOT, Walk};
use super::walker::{At, Walker, before, found_again};
use crate::program::known::Known as Secrets;
use crate::program::values::{Below, Node, Values};

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
            let rests = self.is_at_rest();
            if rests {
                at = ahead.next(exact.known, haystack, at);
            }
            let Some(&byte) = haystack.get(at) else {
                break;
            };
            if byte != ESC {
                if !rests || !self.passes(exact.known, haystack, at, base) {
                    self.byte(exact, haystack, at);
                }
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

    /// Reads white space with which no walker begins, as mostly none does. All are at rest.
    #[inline]
    fn passes(&mut self, known: &Secrets, haystack: &[u8], at: usize, base: u64) -> bool {
        let bare = self.walkers[View::Bare as usize].floor;
        let floor = bare.saturating_sub(base) as usize;
        if is_wrap(haystack, at, floor) {
            return false;
        }
        if !known.neighbours.has_spaces() {
            return true;
        }
        let offset = base + at as u64;
        let goes_on = self.before(haystack, at, offset).is_some_and(is_white);
        if may_space(known, haystack, at, floor, goes_on) {
            return false;
        }
        if goes_on || haystack[at] != b' ' {
            self.walkers[View::Spaced as usize].floor = offset + 1;
        }
        true
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
        for (view, walker) in VIEWS.into_iter().zip(&self.walkers) {
            if walker.is_at_rest() {
                continue;
            }
            let behind = walker.offset(walker.read - 1) + 1;
            // What has begun is a gap of the first view, if any.
            let own = match view == View::Bare && self.waits.is_some() {
                true => walker.read,
                false => walker.own,
            };
            let mut at = found_again(values, walk, walker.at);
            while at.node.depth > 0 {
                let start = walker.read - u64::from(at.node.depth);
                if start >= own {
                    break;
                }
                if walker.left_out_within(start) + more <= MOST
                    && let Some(hold) = hold(values, at.node, view, walker.offset(start), behind)
                {
                    holds.push(hold);
                    break;
                }
                at = before(walk, at);
            }
        }
        if let Some(waits) = self.waits {
            let mut at = found_again(values, walk, waits);
            while at.node.depth > 0 {
                let start = self.pos - u64::from(at.node.depth);
                if let Some(hold) = hold(values, at.node, View::Bare, start, self.pos) {
                    holds.push(hold);
                    break;
                }
                at = before(walk, at);
            }
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

    /// Goes back to this offset, or to behind it as another one was.
    pub(super) fn go_behind(&mut self, other: &Loose, offset: u64) {
        self.go_to(offset);
        for (walker, other) in self.walkers.iter_mut().zip(&other.walkers) {
            walker.floor = offset.min(other.floor);
        }
        let floor = other.walkers[View::Bare as usize].floor;
        self.before = other.before.filter(|_| floor == offset);
    }

    /// Has read the same again, with other values, of which those before are some. What of
    /// these had begun goes on: it may be that it began before what was read again.
    pub(super) fn renew(
        &mut self,
        before: &Loose,
        (old, new): (&Values, &Values),
        walk: &mut Walk,
        claims: &mut Vec<Claim>,
    ) {
        claims.extend(before.last);
        if before.pos != self.pos {
            debug_assert!(false, "the same bytes are read alike");
            return;
        }
        for (walker, before) in self.walkers.iter_mut().zip(&before.walkers) {
            let is_first = walker.is_at_rest() || before.start() < walker.start();
            if !before.is_at_rest() && is_first {
                walker.go_on_from(before);
                walker.own = before.own;
                walker.at = before.at.among(old, new, walk);
            }
        }
        if let (Some(waits), Some(begun)) = (&mut self.waits, before.waits)
            && begun.node.depth > waits.node.depth
        {
            *waits = begun.among(old, new, walk);
        }
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

/// A place that nothing may pass, if a value may go on that has begun at `start`, of which
/// all before `behind` has been read.
fn hold(values: &Values, node: Node, view: View, start: u64, behind: u64) -> Option<Hold> {
    let last = values.beginning(node).last().copied();
    let is_impossible = |rest: &[u8]| !may_read(view, last, rest);
    let (at, name) = match values.below_but(node, is_impossible) {
        // It is found, and may grow.
        Below::Nothing if values.grows(node, is_impossible) => (behind, None),
        Below::Nothing => return None,
        Below::One(label) => (start, Some(label)),
        // Whatever a claim there is called, another name is possible.
        Below::Several => (start, Some(u32::MAX)),
    };
    Some(Hold {
        at,
        name: name.map(|label| Name {
            rule: 0,
            label,
            wrap: "",
        }),
        until: u64::MAX,
    })
}
