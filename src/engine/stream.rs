//! The path of a byte, from push to sink.
//!
//! ```text
//!   push(chunk)
//!     window      join it to the bytes kept
//!     prefilter   events: where something may begin
//!     open        open leads and candidates there, let all of them read on
//!     spans       what is settled now
//!     sink        pass it, or its mask
//!     window      keep what is held, and a little to look behind
//! ```
//!
//! Nothing here depends on the size of a chunk, on a newline, or on time: what
//! is emitted after a push is what every continuation agrees on.
//!
//! # Secrets that are added
//!
//! A stream goes on with its program until a push finds that there is a newer one; to
//! see that costs it one load. Rules are not concerned: what is open of them stays. The
//! known secrets start again: they read once more what has not left and the last
//! [`OVERLAP`] bytes, and from there on all is as if they had been known before. Only what
//! has left has left: a secret that began there is hidden from the frontier on. What
//! looks like a mask of an added one, and was read before, is text.

use std::sync::Arc;

use super::find::End;
use super::known::Start;
use super::open::{Open, groups_under};
use super::prefilter::{Event, Kind, Scratch, scan};
use super::sink::Sink;
use super::spans::{Claim, Hold, Item, agree, settle};
use super::view::{MAX_MASK, Symbol, beginnings, symbol};
use super::window::{OVERLAP, Text, Window};
use crate::program::known::Known;
use crate::program::{Program, Rules};

/// How many bytes are scanned before what was found is read: what lies between
/// is still in the first-level cache then.
const SEGMENT: usize = 16 * 1024;

/// Chunks up to this size are appended to what is kept, larger ones are read
/// where they lie.
const SMALL: usize = 1024;

/// One stream of bytes that is being redacted.
///
/// Chunks go in by [`push`](Stream::push), in pieces of any size; what is
/// settled comes out at once, to a [`Sink`]. [`finish`](Stream::finish) settles
/// the rest. How the haystack is cut into chunks makes no difference.
///
/// Dropping a stream without finishing it drops what is held back: it never
/// leaves unredacted. If a sink panics, the stream does not know what has left; it
/// hides the rest of that haystack.
///
/// ```
/// use redact_stream::Redactor;
///
/// let mut stream = Redactor::new().stream();
/// let mut out = Vec::new();
/// stream.push(b"user=bob pass", &mut out);
/// stream.push(b"word=hunter2", &mut out);
/// stream.push(b" ok\n", &mut out);
/// stream.finish(&mut out);
/// assert_eq!(out, b"user=bob password=__REDACTED:password__ ok\n");
/// ```
#[derive(Clone)]
pub struct Stream {
    program: Program,
    window: Window,
    state: State,
    /// A call is going on; or it never came to its end, for the sink panicked.
    busy: bool,
}

/// Everything but the bytes.
#[derive(Clone, Default)]
struct State {
    /// The groups that hide all of it, when the haystack is a telling key's value.
    under: Vec<usize>,
    /// What is open where everything has been read.
    open: Open,
    /// What was open where a mask may have begun whose end is yet to come. If it
    /// is one, reading goes on from there.
    snapshot: Open,
    /// Whether there is a snapshot.
    forked: bool,
    /// Scratch: the snapshot, cut off.
    other: Open,
    /// Everything before this offset has been emitted or is hidden.
    frontier: u64,
    /// The end of what the last mask hides. Not greater than `frontier`.
    covered: u64,
    /// The frontier at the time when secrets were added the last time.
    since: u64,
    /// Scratch: allocated once, empty between calls.
    scratch: Scratch,
    events: Vec<Event>,
    claims: Vec<Claim>,
    holds: Vec<Hold>,
    items: Vec<Item>,
    others: Vec<Item>,
}

impl Stream {
    pub(crate) fn new(program: Program) -> Stream {
        Stream::under(program, None)
    }

    /// A stream whose haystacks are the value of a key.
    pub(crate) fn under(program: Program, key: Option<&[u8]>) -> Stream {
        let mut state = State::default();
        if let Some(key) = key {
            state.under = groups_under(&program, key);
        }
        state.restart(&program);
        Stream {
            program,
            window: Window::default(),
            state,
            busy: false,
        }
    }

    /// Forgets all; as if it had read the bytes before this offset, of which these are
    /// the last ones, and nothing were open but what they show to be known secrets'
    /// beginnings. Tells where in these that is.
    pub(crate) fn go_behind(&mut self, bytes: &[u8], offset: u64) -> Start {
        let Stream {
            program,
            window,
            state,
            ..
        } = self;
        state.restart(program);
        window.set(bytes, offset - bytes.len() as u64);
        state.open.go_behind(program, &window.text(), offset);
        state.frontier = state.open.known.begun();
        state.open.known.start()
    }

    /// Whether it was started with these rules.
    pub(crate) fn is_of(&self, rules: &Arc<Rules>) -> bool {
        self.program.is_of(rules)
    }

    /// What it redacts with.
    #[cfg(feature = "tracing")]
    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    /// Goes on with what is known now.
    #[inline]
    pub(crate) fn renew(&mut self) {
        // One whose sink panicked does not know where it is.
        if self.program.is_old() && !self.busy {
            self.renew_now();
        }
    }

    #[cold]
    fn renew_now(&mut self) {
        let before = self.program.renew();
        let text = self.window.text();
        self.state.renew(before.as_deref(), &self.program, &text);
    }

    /// Whether the haystacks are the values of a telling key, so that all is hidden.
    pub(crate) fn is_under_telling_key(&self) -> bool {
        !self.state.under.is_empty()
    }

    /// Whether nothing is open but known secrets that are read up to this place, and
    /// nothing that was decided matters any more: a stream that begins behind what was
    /// read would go on in the same way.
    pub(crate) fn is_quiet(&self, start: &Start) -> bool {
        let state = &self.state;
        let open = &state.open;
        let far = |floor: u64| floor + OVERLAP as u64 <= open.pos;
        state.under.is_empty()
            && !state.forked
            && open.is_idle_but_for_known()
            && (self.program.known.is_none() || open.known.is_like(start))
            && !open.has_claims()
            && open.floor.is_none_or(far)
            && state.frontier == open.known.begun()
    }

    /// From the next haystack on, they are the value of the key that has these groups. Only
    /// between haystacks.
    #[cfg(feature = "tracing")]
    pub(crate) fn set_under(&mut self, groups: &[usize]) {
        if self.state.under != groups {
            self.state.under.clear();
            self.state.under.extend_from_slice(groups);
            self.state.restart(&self.program);
        }
    }

    /// Whether nothing is open: no lead that was read matters to what follows.
    #[cfg(feature = "tracing")]
    pub(crate) fn is_idle(&self) -> bool {
        self.state.open.is_idle() && !self.state.open.has_claims() && !self.state.forked
    }

    /// Whether all of a haystack passes that is a short one and known whole, told in a
    /// hurry: false where it was not told.
    #[cfg(feature = "tracing")]
    pub(crate) fn passes(&mut self, haystack: &[u8]) -> bool {
        self.renew();
        let program = &self.program;
        super::is_plain(
            program,
            program.known.as_deref(),
            program.sealed(),
            haystack,
        )
    }

    /// Takes the next chunk; emits all that is settled with it.
    pub fn push<S: Sink + ?Sized>(&mut self, chunk: &[u8], sink: &mut S) {
        if chunk.is_empty() || self.busy {
            return;
        }
        self.renew();
        let Stream {
            program,
            window,
            state,
            busy,
        } = self;
        *busy = true;
        if chunk.len() <= SMALL {
            window.append(chunk);
            state.turn(program, &window.text(), false, sink);
            window.trim(state.needed(program, window.end()));
        } else {
            // Its beginning is read with what came before it; it leaves with the rest.
            window.append(&chunk[..OVERLAP]);
            state.read_all(program, &window.text(), false, sink);
            let end = window.end() + (chunk.len() - OVERLAP) as u64;
            state.turn(program, &window.with_chunk(chunk), false, sink);
            window.replace(chunk, state.needed(program, end));
        }
        *busy = false;
    }

    /// Ends the haystack: emits the rest. The stream is as new then, and can be
    /// used for another haystack.
    pub fn finish<S: Sink + ?Sized>(&mut self, sink: &mut S) {
        self.renew();
        let Stream {
            program,
            window,
            state,
            busy,
        } = self;
        if !std::mem::replace(busy, true) {
            state.turn(program, &window.text(), true, sink);
        }
        window.clear();
        state.restart(program);
        *busy = false;
    }

    /// How many bytes have been taken and are neither emitted nor hidden yet.
    pub fn held(&self) -> usize {
        self.window.end().saturating_sub(self.state.frontier) as usize
    }
}

impl std::fmt::Debug for Stream {
    /// Shows how much is held, and nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream")
            .field("held", &self.held())
            .finish_non_exhaustive()
    }
}

impl State {
    /// Reads all that has been received, and emits what is settled.
    fn turn<S: Sink + ?Sized>(
        &mut self,
        program: &Program,
        text: &Text<'_>,
        last: bool,
        sink: &mut S,
    ) {
        self.read_all(program, text, last, sink);
        if last {
            self.open.finish(program, text);
        }
        self.emit(program, text, sink);
    }

    /// Reads all that has been received; emits only what would pile up.
    fn read_all<S: Sink + ?Sized>(
        &mut self,
        program: &Program,
        text: &Text<'_>,
        last: bool,
        sink: &mut S,
    ) {
        if self.forked {
            // More bytes tell whether a mask has begun there: read them again.
            self.open.clone_from(&self.snapshot);
            self.forked = false;
        }
        let end = text.end();
        while self.open.pos < end {
            // The last segment is never shorter than a mask.
            let rest = (end - self.open.pos) as usize;
            let length = if rest <= SEGMENT + 2 * MAX_MASK {
                rest
            } else {
                SEGMENT
            };
            self.read(program, text, length, last);
            // What is clean leaves in one piece.
            if self.open.pos < end && self.open.has_claims() {
                self.emit(program, text, sink);
            }
        }
    }

    /// Reads the next segment.
    fn read(&mut self, program: &Program, text: &Text<'_>, length: usize, last: bool) {
        let (haystack, base) = (text.haystack(), text.haystack_base());
        let from = (self.open.pos - base) as usize;
        let to = from + length;
        self.events.clear();
        let State {
            scratch, events, ..
        } = self;
        scan(program, haystack, from, to, scratch, events);
        let mut fork = if last || to < haystack.len() {
            None
        } else {
            self.partial(program, haystack, from, base)
        };
        let earlier = program.earlier();
        for at in 0..self.events.len() {
            let event = self.events[at];
            let offset = base + event.at as u64;
            if offset < self.open.pos {
                continue;
            }
            if let Some(start) = fork.take_if(|start| *start < offset) {
                self.fork(program, text, start);
            }
            if event.kind == Kind::Mask {
                // With a snapshot taken, the other reading goes on: no mask.
                if !self.forked
                    && let Symbol::Mask(length) = symbol(&earlier, &haystack[event.at..])
                {
                    self.open.reach(program, text, offset);
                    self.open.cut(program, offset + length as u64);
                    self.open.under(program, &self.under);
                }
                continue;
            }
            self.open.advance(program, text, offset);
            self.open.event(program, text, event.kind);
        }
        if let Some(start) = fork {
            self.fork(program, text, start);
        }
        self.open.reach(program, text, base + to as u64);
    }

    /// Where a mask may begin whose end has not been received.
    fn partial(&self, program: &Program, haystack: &[u8], from: usize, base: u64) -> Option<u64> {
        let earlier = program.earlier();
        // Whole masks come first: what stands in one begins none.
        let mut lowest = from;
        for event in self.events.iter().filter(|event| event.kind == Kind::Mask) {
            if event.at >= lowest
                && let Symbol::Mask(length) = symbol(&earlier, &haystack[event.at..])
            {
                lowest = event.at + length;
            }
        }
        let lowest = lowest
            .max(haystack.len().saturating_sub(MAX_MASK))
            .min(haystack.len());
        beginnings(&earlier, &haystack[lowest..])
            .map(|at| lowest + at)
            .find(|&at| symbol(&earlier, &haystack[at..]) == Symbol::Partial)
            .map(|at| base + at as u64)
    }

    /// Takes the snapshot from which reading goes on if a mask begins at `start`.
    fn fork(&mut self, program: &Program, text: &Text<'_>, start: u64) {
        self.open.reach(program, text, start);
        self.snapshot.clone_from(&self.open);
        self.forked = true;
    }

    /// Emits what is settled.
    fn emit<S: Sink + ?Sized>(&mut self, program: &Program, text: &Text<'_>, sink: &mut S) {
        self.items.clear();
        if self.open.is_idle() && !self.open.has_claims() && !self.forked {
            self.items.push(Item::Pass(self.open.pos));
        } else {
            self.plan(program, text);
        }
        let mut items = std::mem::take(&mut self.items);
        for item in items.drain(..) {
            match item {
                Item::Pass(to) => self.pass(text, to, sink),
                Item::Cover(to) => {
                    self.frontier = self.frontier.max(to);
                    self.covered = to;
                }
                Item::Mask(claim) => {
                    self.pass(text, claim.start, sink);
                    let wrap = claim.wrap.as_bytes();
                    if !wrap.is_empty() {
                        sink.emit(wrap);
                    }
                    sink.emit(program.mask(claim.rule));
                    if !wrap.is_empty() {
                        sink.emit(wrap);
                    }
                    self.frontier = self.frontier.max(claim.end);
                    self.covered = claim.end;
                }
            }
        }
        self.items = items;
        self.open.drop_claims(self.covered);
    }

    /// Finds what is settled: what every reading agrees on.
    fn plan(&mut self, program: &Program, text: &Text<'_>) {
        let end = self.open.pos;
        let partial = match self.forked {
            true => text.pieces(self.snapshot.pos..end),
            false => Default::default(),
        };
        self.claims.clear();
        self.holds.clear();
        self.open
            .status(program, text, partial, &mut self.claims, &mut self.holds);
        settle(
            &self.claims,
            &self.holds,
            (self.covered, self.since),
            end,
            &mut self.items,
        );
        if self.forked
            && !(self.open.is_idle() && self.snapshot.is_idle() && !self.open.has_claims())
        {
            self.other.clone_from(&self.snapshot);
            self.other.close(program, End::Cut);
            self.claims.clear();
            self.holds.clear();
            let nothing = Default::default();
            self.other
                .status(program, text, nothing, &mut self.claims, &mut self.holds);
            self.others.clear();
            settle(
                &self.claims,
                &self.holds,
                (self.covered, self.since),
                end,
                &mut self.others,
            );
            agree(&mut self.items, &self.others);
        }
    }

    /// Emits bytes as they are.
    fn pass<S: Sink + ?Sized>(&mut self, text: &Text<'_>, to: u64, sink: &mut S) {
        if to <= self.frontier {
            return;
        }
        let (first, second) = text.pieces(self.frontier..to);
        for piece in [first, second] {
            if !piece.is_empty() {
                sink.emit(piece);
            }
        }
        self.frontier = to;
    }

    /// The least offset whose byte is still needed, when all received end at `end`.
    fn needed(&self, program: &Program, end: u64) -> u64 {
        let forked = if self.forked {
            self.snapshot.needed(program)
        } else {
            u64::MAX
        };
        let look_behind = end.saturating_sub(OVERLAP as u64);
        self.frontier
            .min(look_behind)
            .min(self.open.needed(program))
            .min(forked)
    }

    /// Other secrets are known from now on than those `before`. Every reading that is
    /// open reads again what has not left, and as much before it as it can.
    fn renew(&mut self, before: Option<&Known>, program: &Program, text: &Text<'_>) {
        let behind = text.end().saturating_sub(OVERLAP as u64);
        let from = behind.min(self.frontier);
        self.since = self.frontier;
        let ends = (from, self.frontier);
        self.open.renew(before, program, text, ends);
        if self.forked {
            self.snapshot.renew(before, program, text, ends);
        }
        // What they have made for themselves is of no use any more.
        self.other = Open::default();
        if !self.forked {
            self.snapshot = Open::default();
        }
    }

    fn restart(&mut self, program: &Program) {
        self.open.clear();
        self.open.under(program, &self.under);
        self.forked = false;
        self.frontier = 0;
        self.covered = 0;
        self.since = 0;
    }
}
