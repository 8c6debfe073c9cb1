//! Known secrets: where in them the haystack is, and what of them was found.
//!
//! ```text
//!   samples     . . . . s . . . . . . . . . . . . . . s . . . . . |. . . . end
//!   followed            [====]                        [===]        [=======]
//!                       from a place where a value may begin,      too few bytes
//!                       until no value that began there is left    for a sample
//! ```
//!
//! Two things look for known values. [`Samples`](crate::program::samples::Samples) look
//! at every eighth byte, and tell where one may begin; they need four bytes from there.
//! From there on the automaton of all values (see `walk`) reads byte by byte, as long as
//! any place that the samples told of is still alive; places that they tell of meanwhile
//! are in its state already, so no byte is read twice. The last three bytes of what was
//! received are always read by the automaton. So what is held at the end is exact: the
//! longest end with which a longer value begins.
//!
//! None of this goes through the events of the rules: there could be one for every byte,
//! and each would make everything else that is open read up to it. Known secrets are
//! read apart, a segment at a time.
//!
//! Values with gaps inside are found beside that, where there are any: see `loose`.
//!
//! # Why that is all
//!
//! Every value that ends somewhere ends there together with the longest one that does,
//! and lies in it. So the longest ones, one for each end, hide what all hide. A span of
//! the union is named by what begins first in it, and that is the longest at its own
//! end: a longer one would begin before the first. Where several begin there, all are
//! seen, each at its end, and the least rank is kept.
//!
//! # Cost
//!
//! On generated logs it takes 3.4 instructions for each byte, where the rest of the
//! filter takes 45 (callgrind). On a busy machine it ran at 0.76 to 0.94 of the speed
//! without secrets when there were 200, and at 0.68 to 0.86 with 100,000 of 20 to 60
//! bytes, whose grams fill 2 MiB; with their spellings, a million, whose grams fill 16 MiB,
//! at 0.65, and at 0.89 with 200. A push of a line took 50 ns more: the last places are
//! looked at one by one, and the automaton reads three bytes. Where values nearly match
//! all the time, it takes 9 to 18 ns for a byte, however long they are; of many
//! values that are each other's ends it takes more (see `walk`).
//!
//! # What was tried
//!
//! - A byte for each gram, a bit for every offset at which it stands, in place of two
//!   bits of a word: eight bytes of table a gram, and yet one look in ten led to a closer
//!   one, where now one in two hundred does.
//! - The automaton from the last place that can be sampled on, 14 bytes: 100 ns a push.
//! - Asking the samples again for each place that has begun meanwhile: 50 ns a byte
//!   where `a` sixty times and `b` is looked for in `aaaa…`, and 9 by following all that
//!   has begun.

use zeroize::Zeroize;

use super::gap::ESC;
use super::loose::{Brief, Loose};
use super::spans::{Claim, Hold, Name};
use super::view::{MAX_MASK, Symbol, symbol};
use super::walk::{ROOT, Walk};
use super::window::Text;
use crate::program::Program;
use crate::program::known::Known as Secrets;
use crate::program::masks::Earlier;
use crate::program::samples::{Looked, REACH};
use crate::program::values::{Below, Node};

/// See the module docs.
#[derive(Default)]
pub(crate) struct Known {
    pub(crate) place: Place,
    loose: Loose,
    /// Scratch: it is not copied, and nothing depends on what is in it.
    walk: Walk,
}

/// What is known of what was read: all of it is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Up to where everything has been read.
    pub(crate) pos: u64,
    /// The longest end with which a longer value begins. Of places that no sample told
    /// of it may know nothing, but for those right before the end of what was received.
    node: Node,
    /// Its state, probably.
    state: u32,
    /// The last span that was found, as far as it is known.
    pub(crate) last: Option<Claim>,
}

/// What reads the bytes as they are.
pub(super) struct Exact<'k> {
    pub(super) known: &'k Secrets,
    pub(super) text: Text<'k>,
    pub(super) place: &'k mut Place,
    pub(super) walk: &'k mut Walk,
    pub(super) claims: &'k mut Vec<Claim>,
}

/// Where a block begins that is read apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    place: Place,
    loose: Option<Brief>,
}

impl Clone for Known {
    fn clone(&self) -> Known {
        Known {
            place: self.place,
            loose: self.loose.clone(),
            walk: Walk::default(),
        }
    }

    fn clone_from(&mut self, other: &Known) {
        self.place = other.place;
        self.loose.clone_from(&other.loose);
    }
}

impl Known {
    /// Reads up to `to`; appends what was found, but for the last span, to `claims`.
    pub(crate) fn advance(
        &mut self,
        program: &Program,
        text: &Text<'_>,
        to: u64,
        claims: &mut Vec<Claim>,
    ) {
        let Some(known) = &program.known else {
            self.place.pos = to;
            return;
        };
        if to > self.place.pos {
            let Known { place, loose, walk } = self;
            let mut exact = Exact {
                known,
                text: *text,
                place,
                walk,
                claims,
            };
            loose.read(&mut exact, to);
            exact.follow(to);
        }
    }

    /// Goes on with other values from what was read. They are looked for from this offset
    /// on, or from the beginning of what has begun of those `before`: of that the bytes
    /// are at hand wherever it began. What was found stays found.
    pub(crate) fn renew(
        &mut self,
        before: Option<&Secrets>,
        program: &Program,
        text: &Text<'_>,
        from: u64,
        claims: &mut Vec<Claim>,
    ) {
        let Place {
            pos, node, last, ..
        } = self.place;
        let begun = match before {
            Some(before) if node.depth > 0 => before.values.beginning(node),
            _ => &[],
        };
        claims.extend(last);
        // Its states are of the values before.
        self.walk = Walk::default();
        let loose = std::mem::take(&mut self.loose);
        let first = pos - begun.len() as u64;
        let from = from.max(text.haystack_base()).min(pos);
        self.go_to(from.min(first));
        let Some(known) = &program.known else {
            self.go_to(pos);
            return;
        };
        if first < from {
            let mut missed = Exact {
                known,
                text: Text::of(&begun[..(from - first) as usize], first),
                place: &mut self.place,
                walk: &mut self.walk,
                claims,
            };
            missed.follow(from);
        }
        self.loose.go_behind(&loose, from);
        self.advance(program, text, pos, claims);
        if let Some(before) = before {
            let values = (&before.values, &known.values);
            self.loose.renew(&loose, values, &mut self.walk, claims);
        }
    }

    /// Whether no value has begun that could still end.
    pub(crate) fn is_idle(&self) -> bool {
        self.place.node.depth == 0 && self.loose.is_idle()
    }

    /// Whether anything was found that is not emitted.
    pub(crate) fn has_claims(&self) -> bool {
        self.place.last.is_some() || self.loose.has_claims()
    }

    /// What ends before this offset has been emitted.
    pub(crate) fn drop_claims(&mut self, covered: u64) {
        self.place.last.take_if(|last| last.end <= covered);
        self.loose.drop_claims(covered);
    }

    /// Where the longest value begins that may be read.
    pub(crate) fn begun(&self) -> u64 {
        let begun = self.place.begun();
        self.loose.begun().map_or(begun, |loose| loose.min(begun))
    }

    /// What there is to know of it, when nothing was found.
    pub(crate) fn start(&self) -> Start {
        Start {
            place: self.place,
            loose: self.loose.brief(),
        }
    }

    /// Whether reading goes on from here as from there.
    pub(crate) fn is_like(&self, start: &Start) -> bool {
        let loose = self.loose.brief().zip(start.loose);
        self.place.is_like(&start.place)
            && loose.is_some_and(|(one, other)| one.is_like(&other, self.place.node.depth))
    }

    /// Appends the last spans, and what is not certain. `partial` are the last bytes, if
    /// they are the beginning of a mask.
    pub(crate) fn status(
        &mut self,
        program: &Program,
        partial: (&[u8], &[u8]),
        claims: &mut Vec<Claim>,
        holds: &mut Vec<Hold>,
    ) {
        let Known { place, loose, walk } = self;
        claims.extend(place.last);
        let Some(Secrets { values, .. }) = program.known.as_deref() else {
            return;
        };
        loose.status(values, walk, place.pos, claims, holds);
        if place.node.depth == 0 {
            return;
        }
        let mut rest = Rest::new(program.earlier(), partial);
        let mut state = walk.at(values, place.node, place.state);
        while state != ROOT {
            let node = walk.state(state).node;
            let below = match rest.is_empty() {
                true => values.below(node),
                false => values.below_but(node, |value| rest.is_cut(value)),
            };
            let label = match below {
                Below::Nothing if rest.is_empty() => return,
                Below::Nothing => {
                    state = walk.before(state);
                    continue;
                }
                Below::One(label) => label,
                // Whatever a claim there is called, another name is possible.
                Below::Several => u32::MAX,
            };
            holds.push(Hold {
                at: place.pos - u64::from(node.depth),
                name: Some(Name {
                    rule: 0,
                    label,
                    wrap: "",
                }),
                until: u64::MAX,
            });
            return;
        }
    }

    /// Nothing goes on from here: what was found stands.
    pub(crate) fn close(&mut self, claims: &mut Vec<Claim>) {
        claims.extend(self.place.last.take());
        self.loose.close(claims);
        self.go_to(self.place.pos);
    }

    /// Forgets all, and goes on from this offset.
    pub(crate) fn go_to(&mut self, pos: u64) {
        self.place = Place {
            pos,
            ..Place::default()
        };
        self.loose.go_to(pos);
    }
}

impl Exact<'_> {
    /// Reads up to `to`.
    pub(super) fn follow(&mut self, to: u64) {
        let Exact {
            known: Secrets {
                values, samples, ..
            },
            text,
            place,
            walk,
            claims,
        } = self;
        let (haystack, base) = (text.haystack(), text.haystack_base());
        // From here on too few bytes have been received for a sample.
        let unsampled = (text.end() + 1).saturating_sub(REACH as u64);
        if place.node.depth == 0 {
            place.node = values.root();
        }
        let mut state = walk.at(values, place.node, place.state);
        let mut depth = u64::from(place.node.depth);
        let mut pos = place.pos;
        // Values that begin before this offset are followed.
        let mut until = pos;
        // What the samples tell of before this offset has been asked for.
        let mut asked = pos;
        let mut looked = Looked::default();
        let sampled = (to.min(unsampled).max(pos) - base) as usize;
        loop {
            while pos < to && pos - depth < until {
                let read = walk.step(values, state, haystack[(pos - base) as usize]);
                pos += 1;
                let reached = *walk.state(read);
                if reached.found != 0 {
                    let claim = Claim {
                        start: pos - u64::from(reached.found),
                        rule: reached.name.0,
                        label: reached.name.1,
                        end: pos,
                        wrap: "",
                    };
                    join(&mut place.last, claim, claims);
                }
                state = reached.onwards;
                depth = u64::from(walk.state(state).node.depth);
            }
            if pos >= to {
                break;
            }
            // Of all that was to be followed nothing is left.
            let from = asked.max(pos - depth);
            let range = (from - base) as usize..sampled;
            let start = match samples.next(haystack, range, &mut looked) {
                start if start < sampled => base + start as u64,
                _ => from.max(unsampled),
            };
            if start >= to {
                (pos, state) = (to, ROOT);
                break;
            }
            if start >= pos {
                (pos, state, depth) = (start, ROOT, 0);
                until = start + 1;
            } else {
                // All that has begun: to ask for each of these would take longer.
                until = pos;
            }
            if start >= unsampled {
                until = to;
            }
            asked = until;
        }
        place.pos = pos;
        place.node = walk.state(state).node;
        place.state = state;
    }
}

/// Where a mask may have begun: a value that goes on as the mask does is cut off by it,
/// unless a gap comes in between (see `gap`).
struct Rest<'p> {
    earlier: Earlier<'p>,
    /// What may be a mask's beginning, and room for what goes on.
    bytes: [u8; 2 * MAX_MASK],
    length: usize,
}

impl Rest<'_> {
    fn new<'p>(earlier: Earlier<'p>, (first, second): (&[u8], &[u8])) -> Rest<'p> {
        let mut bytes = [0; 2 * MAX_MASK];
        let length = (first.len() + second.len()).min(MAX_MASK);
        for (to, from) in bytes[..length].iter_mut().zip(first.iter().chain(second)) {
            *to = *from;
        }
        Rest {
            earlier,
            bytes,
            length,
        }
    }

    fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether what goes on so ends a mask before a value could end.
    fn is_cut(&mut self, more: &[u8]) -> bool {
        if !more.contains(&ESC) {
            return false;
        }
        let room = &mut self.bytes[self.length..];
        let more = &more[..more.len().min(room.len())];
        room[..more.len()].copy_from_slice(more);
        let all = &self.bytes[..self.length + more.len()];
        let is_mask = |at: usize| matches!(symbol(&self.earlier, &all[at..]), Symbol::Mask(_));
        (0..self.length).any(is_mask)
    }
}

impl Drop for Rest<'_> {
    fn drop(&mut self) {
        if !self.is_empty() {
            self.bytes.zeroize();
        }
    }
}

impl Place {
    /// Where the longest value begins that may be read.
    pub(crate) fn begun(&self) -> u64 {
        self.pos - u64::from(self.node.depth)
    }

    /// Whether reading goes on from here as from another place.
    pub(crate) fn is_like(&self, other: &Place) -> bool {
        let is_nowhere = self.node.depth == 0 && other.node.depth == 0;
        self.pos == other.pos && (is_nowhere || self.node == other.node)
    }

    pub(super) fn node(&self) -> Node {
        self.node
    }

    pub(super) fn state(&self) -> u32 {
        self.state
    }
}

/// Joins a finding to the last span, if it lies over it. None ended behind it.
pub(super) fn join(last: &mut Option<Claim>, new: Claim, claims: &mut Vec<Claim>) {
    match last {
        Some(last) if new.start < last.end => {
            *last = Claim {
                end: new.end,
                ..match (new.start, new.rule) < (last.start, last.rule) {
                    true => new,
                    false => *last,
                }
            };
        }
        last => claims.extend(last.replace(new)),
    }
}
