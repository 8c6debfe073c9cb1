//! What is reused from event to event, one for each thread.
//!
//! It is taken out of its place while it is in use, so that no borrow and no lock is
//! held while a value prints itself, or a layer writes. A value that logs while it is
//! printed takes another one.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::error::Said;
use super::names::{Name, Names};
use super::values::Slot;
use crate::Redactor;
use crate::engine::Stream;
use crate::program::Rules;
use crate::redactor::{Whole, redact_whole};

/// So many wait for their next use in each thread, besides the last one.
const WAITING: usize = 16;

thread_local! {
    static PLACE: Place = const {
        Place {
            taken: Cell::new(0),
            last: Cell::new(None),
            others: RefCell::new(Vec::new()),
        }
    };
}

/// Where they wait in a thread.
struct Place {
    /// How often one has been taken.
    taken: Cell<u64>,
    /// The one that was put back last.
    last: Cell<Option<Box<Scratch>>>,
    #[allow(clippy::vec_box, reason = "they go in and out as boxes")]
    others: RefCell<Vec<Box<Scratch>>>,
}

impl Place {
    fn take(&self, rules: &Arc<Rules>) -> Option<Box<Scratch>> {
        self.taken.set(self.taken.get() + 1);
        let last = self.last.take()?;
        if last.stream.is_of(rules) {
            return Some(last);
        }
        let mut others = self.others.borrow_mut();
        others.push(last);
        let at = others.iter().rposition(|it| it.stream.is_of(rules))?;
        Some(others.swap_remove(at))
    }

    fn put(&self, scratch: Box<Scratch>) {
        if let Some(last) = self.last.replace(Some(scratch)) {
            let mut others = self.others.borrow_mut();
            if others.len() >= WAITING {
                others.remove(0);
            }
            others.push(last);
        }
    }
}

/// Room for one event, and the stream that it is pushed to.
pub(super) struct Scratch {
    pub(super) names: Names,
    pub(super) stream: Stream,
    /// What the stream made of a text, where that differs.
    pub(super) other: Vec<u8>,
    /// All texts of an event, masked.
    pub(super) text: String,
    /// All byte strings of an event, masked.
    pub(super) bytes: Vec<u8>,
    #[allow(clippy::vec_box, reason = "a box becomes a source, and a source a box")]
    pub(super) errors: Vec<Box<Said>>,
    /// Earlier errors, to be written over.
    #[allow(clippy::vec_box, reason = "as above")]
    pub(super) links: Vec<Box<Said>>,
    pub(super) slots: Vec<Slot>,
}

impl Scratch {
    /// One for this redactor, and how many have been taken with it.
    pub(super) fn take(redactor: &Redactor) -> (Box<Scratch>, u64) {
        let rules = redactor.rules();
        // In a thread that ends, there may be no place any more.
        let waiting = PLACE.try_with(|place| (place.take(rules), place.taken.get()));
        match waiting.unwrap_or((None, 0)) {
            (Some(mut scratch), taken) => {
                scratch.stream.renew();
                (scratch, taken)
            }
            (None, taken) => (Scratch::new(redactor), taken),
        }
    }

    #[cold]
    fn new(redactor: &Redactor) -> Box<Scratch> {
        Box::new(Scratch {
            names: Names::default(),
            stream: redactor.stream(),
            other: Vec::new(),
            text: String::new(),
            bytes: Vec::new(),
            errors: Vec::new(),
            links: Vec::new(),
            slots: Vec::new(),
        })
    }

    /// Puts it back, for the next event.
    pub(super) fn put(mut self: Box<Scratch>) {
        self.clear();
        let _ = PLACE.try_with(|place| place.put(self));
    }

    /// How often one has been taken in this thread: whether one is in use inside another.
    pub(super) fn taken() -> u64 {
        PLACE.try_with(|place| place.taken.get()).unwrap_or(0)
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.bytes.clear();
        self.slots.clear();
        for said in self.errors.drain(..) {
            let mut next = Some(said);
            while let Some(mut link) = next {
                next = link.source.take();
                self.links.push(link);
            }
        }
    }

    /// Masks the end of the text, from `start` on. Tells whether that changed it.
    pub(super) fn mask_text(&mut self, start: usize, name: &Name, field: &str) -> bool {
        let haystack = &self.text.as_bytes()[start..];
        if !judge(&mut self.stream, haystack, name, field, &mut self.other) {
            return false;
        }
        self.text.truncate(start);
        match std::str::from_utf8(&self.other) {
            Ok(other) => self.text.push_str(other),
            // A span that ends at a limit may end inside a character.
            Err(_) => self.text.push_str(&String::from_utf8_lossy(&self.other)),
        }
        true
    }

    /// Masks the end of the bytes, from `start` on.
    pub(super) fn mask_bytes(&mut self, start: usize, name: &Name, field: &str) {
        let haystack = &self.bytes[start..];
        if judge(&mut self.stream, haystack, name, field, &mut self.other) {
            self.bytes.truncate(start);
            self.bytes.extend_from_slice(&self.other);
        }
    }
}

/// Whether a stream changes a haystack that is the value of a field: what it makes of it is
/// in `other` then.
fn judge(
    stream: &mut Stream,
    haystack: &[u8],
    name: &Name,
    field: &str,
    other: &mut Vec<u8>,
) -> bool {
    if haystack.is_empty() {
        return false;
    }
    match name {
        // Most values: a stream is several times as much work.
        Name::Plain if stream.passes(haystack) => return false,
        Name::Plain => stream.set_under(&[]),
        Name::Telling(groups) => stream.set_under(groups),
        Name::Lead => return judge_behind(stream, haystack, field, other),
    }
    match redact_whole(stream, haystack, other) {
        Whole::Begins(length) if length == haystack.len() => false,
        Whole::Begins(length) => {
            other.clear();
            other.extend_from_slice(&haystack[..length]);
            true
        }
        Whole::Differs => true,
    }
}

/// The same for a haystack that stands behind the name of its field.
fn judge_behind(stream: &mut Stream, haystack: &[u8], field: &str, other: &mut Vec<u8>) -> bool {
    stream.set_under(&[]);
    other.clear();
    for chunk in [field.as_bytes(), b"=", haystack] {
        stream.push(chunk, other);
    }
    stream.finish(other);
    let lead = field.len() + 1;
    // Where the name itself is hidden, the mask stays for both.
    if other.starts_with(field.as_bytes()) && other.get(lead - 1) == Some(&b'=') {
        other.drain(..lead);
    }
    other != haystack
}
